"""A term that the ontology does not define, in a pattern or judgement file, is one line with file and line; nothing is half-loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.extract.relations.pattern import load_patterns
from kg.extract.tables.spec import load_table_kinds
from kg.extract.typed import Alphabet
from kg.lexicon.discovery import load_discovery
from kg.lexicon.judgements import COLUMNS, read_judgements
from kg.ontology.load import load_ontology
from kg.resources import resource

ONTOLOGY = load_ontology(resource("ontology"))
PATTERNS = resource("data", "patterns")


def patterns(path: Path) -> object:
    return load_patterns(path, Alphabet(ONTOLOGY))


def tables(path: Path) -> object:
    return load_table_kinds(path, ONTOLOGY)


def discovery(path: Path) -> object:
    return load_discovery(path, ONTOLOGY.classes())


CASES = [
    (patterns, "relations/actors.yaml", "predicate: offers", "predicate: ofers", "predicate 'ofers' is unknown"),
    (patterns, "relations/actors.yaml", "mint: {object: Product}", "mint: {object: Prodct}", "class 'Prodct' is unknown"),
    (patterns, "relations/actors.yaml", "{subject:Organization+}", "{subject:Organisation+}", "match cannot be understood ('Organisation')"),
    (patterns, "relations/technologies.yaml", "qualifiers: {technology:", "qualifiers: {tecnology:", "qualifier 'tecnology' is unknown"),
    (tables, "tables.yaml", "predicate: hasSubsidiary", "predicate: hasSubsidary", "predicate 'hasSubsidary' is unknown"),
    (tables, "tables.yaml", "class: ", "class: X", "is unknown"),
    (discovery, "discovery.yaml", "农商行: RuralBank", "农商行: RurlBank", "class 'RurlBank' is unknown"),
]


@pytest.mark.parametrize(("load", "name", "old", "new", "words"), CASES, ids=[case[3] for case in CASES])
def test_the_line_of_an_undefined_term_is_told(tmp_path: Path, load: Callable[[Path], object], name: str, old: str, new: str, words: str) -> None:
    text = (PATTERNS / name).read_text(encoding="utf-8")
    load(PATTERNS / name)
    assert old in text
    path = tmp_path / Path(name).name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(LexiconError, match=rf"^{re.escape(path.name)}:{line}\b.*{re.escape(words)}") as caught:
        load(path)
    assert "\n" not in str(caught.value)


def test_the_line_of_broken_yaml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- name: a\n  match: [x\n- name: b\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"^a\.yaml:3: cannot be read"):
        patterns(path)


@pytest.mark.parametrize(("cell", "value"), [("predicate", "ofers"), ("change", "predicate=ofers")])
def test_an_undefined_relation_in_a_judgement_is_told(tmp_path: Path, cell: str, value: str) -> None:
    """The row is left out whole; the others count."""
    table = [
        {"verdict": "reject", "one": "甲行", "predicate": "offers", "other": "乙"},
        {"verdict": "correct", "one": "甲行", "predicate": "offers", "other": "丙", "change": "predicate=leads", cell: value},
        {"verdict": "reject", "one": "甲行", "predicate": "broader", "other": "丁"},
    ]
    path = tmp_path / "judgements.csv"
    path.write_text("\n".join(",".join(row) for row in (COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in table))), encoding="utf-8")
    found = read_judgements(path, ONTOLOGY.properties())
    assert [row.other for row in found.rows] == ["乙", "丁"]
    (problem,) = found.problems
    assert problem.reason.en == "judgements.csv line 3: predicate 'ofers' is unknown; expected a property of the ontology; correct the row"
