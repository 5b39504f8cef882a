"""No term without use: the program, a shape, a question, a check or a rule names it, or a table or pattern makes the graph have it.

What none of them names stands in REASONS, with why it stays.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, SKOS, URIRef

from tests.ontology.graphs import together

ROOT = Path(__file__).resolve().parents[2]
FKG, FKGC = "https://w3id.org/fintech-kg/ontology#", "https://w3id.org/fintech-kg/concept/"
NAME = r"[A-Za-z][A-Za-z0-9]*"

REASONS = {
    name: f"inferred from {of} in every build, for queries that start at its other end; nothing writes it itself"
    for name, of in (("subsidiaryOf", "hasSubsidiary"), ("issued", "issuedBy"), ("offeredBy", "offers"))
}


@cache
def defined() -> frozenset[str]:
    """Local names of classes, properties and fixed concepts."""
    graph = together((*ROOT.glob("ontology/modules/*.ttl"), ROOT / "ontology/schemes/statuses.ttl"))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept)
    names = {str(s) for kind in kinds for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return frozenset(name.removeprefix(FKG).removeprefix(FKGC) for name in names if name.startswith((FKG, FKGC)))


def named_in_program() -> set[str]:
    """Names that stand in quotes, or behind fkg: and fkgc:, in the program's own text."""
    quoted = re.compile(rf"""["']({NAME})["']|fkgc?:({NAME})""")
    return {a or b for path in ROOT.glob("kg/**/*.py") for a, b in quoted.findall(path.read_text(encoding="utf-8"))}


def named_in_ontology() -> set[str]:
    """Names in shapes, questions, checks and rules, as fkg:Name or as the whole IRI; examples do not count."""
    name = re.compile(rf"(?:fkgc?:|{re.escape(FKG)}|{re.escape(FKGC)})({NAME})")
    paths = [*ROOT.glob("ontology/shapes/*.ttl"), *(path for part in ("questions", "checks", "rules") for path in ROOT.glob(f"ontology/{part}/*.rq"))]
    return {found for path in paths for found in name.findall(path.read_text(encoding="utf-8"))}


def named_in_data() -> set[str]:
    """Classes of the lexicon, names in the pattern files: what a build writes because of them."""
    classes: set[str] = set()
    for path in ROOT.glob("data/lexicon/*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            classes |= {row["class"] for row in csv.DictReader(file)}
    said = re.compile(rf"predicate: ({NAME})|\b(?:subject|object) ({NAME}) (?:subject|object)|[:|]({NAME})[|+}}]")
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("data/patterns/**/*.yaml")]
    return classes | {name for text in texts for groups in said.findall(text) for name in groups}


def used() -> set[str]:
    return named_in_program() | named_in_ontology() | named_in_data()


def unused() -> set[str]:
    return set(defined()) - used()


def test_terms_without_use_have_a_reason() -> None:
    assert sorted(unused() - set(REASONS)) == []
    assert sorted(set(REASONS) - defined()) == []


def test_every_term_that_a_query_or_the_program_names_is_defined() -> None:
    """As ``fkg:Name`` in queries, shapes and the program; a name with a hyphen or brace behind it is made up when it runs."""
    name = re.compile(r"\bfkg:([A-Za-z][A-Za-z0-9]*)(?![-\w{])")
    for path in (*ROOT.glob("ontology/**/*.rq"), *ROOT.glob("ontology/shapes/**/*.ttl"), *ROOT.glob("kg/**/*.py")):
        named = set(name.findall(path.read_text(encoding="utf-8")))
        assert sorted(named - defined()) == [], path.relative_to(ROOT)


def test_a_reason_says_something() -> None:
    assert [name for name, reason in REASONS.items() if len(reason.split()) < 5] == []


def test_the_search_would_see_an_unused_term() -> None:
    assert {"Bank", "offers", "quote", "draft"} <= used()
    assert "NeverHeardOf" not in used()
