"""Canonical Turtle: the same triples in one order and layout, comments kept; the ontology's own files have that form."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology.parse import parse_text
from kg.ontology.turtle import format_file, format_turtle

HEAD = "@prefix ex: <http://example.org/> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
CASES = {
    "subjects by section and IRI, types and labels first, Chinese before English": (
        """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix ex: <http://example.org/> . @prefix unused: <http://unused.example/> .
        ex:p a owl:ObjectProperty . ex:B rdfs:label "b"@en, "乙"@zh ; ex:z 1 ; a owl:Class . ex:A a owl:Class .""",
        """@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

### Classes

ex:A a owl:Class .

ex:B a owl:Class ;
    rdfs:label "乙"@zh , "b"@en ;
    ex:z 1 .

### Object properties

ex:p a owl:ObjectProperty .
""",
    ),
    "lists keep their order, nested nodes stand inside, by content": (
        """@prefix ex: <http://example.org/> . ex:a ex:list (ex:z "x" ex:b) ; ex:node [ex:q 2.50], [ex:p true], () .""",
        """@prefix ex: <http://example.org/> .

ex:a ex:list ( ex:z "x" ex:b ) ;
    ex:node () , [ ex:p true ] , [ ex:q 2.50 ] .
""",
    ),
    "texts of several lines, quotation marks, datatypes, names that need their full IRI": (
        """@prefix ex: <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:a ex:t "one\\ntwo \\"\\"\\" \\\\ end\\"" , "say \\"so\\"" , "2024"^^xsd:gYear ; ex:u ex:a\\/b .""",
        """@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:a ex:t "2024"^^xsd:gYear , \"\"\"one
two \\"\\"\\" \\\\ end\\"\"\"\" , "say \\"so\\"" ;
    ex:u <http://example.org/a/b> .
""",
    ),
    "comments move with what they stand above; headings are made anew": (
        """# about the file
@prefix ex: <http://example.org/> .
### Old heading
# second, "quoted" # and more
ex:b ex:p <http://example.org/x#y> . # behind b
# first
ex:a ex:p "# no comment" .
# of the nameless
[] ex:p ex:o .
# at the end
""",
        """# about the file

@prefix ex: <http://example.org/> .

### Individuals

# behind b
# first
ex:a ex:p "# no comment" .

# second, "quoted" # and more
ex:b ex:p <http://example.org/x#y> .

### Axioms

# of the nameless
[] ex:p ex:o .

# at the end
""",
    ),
}
REFUSED = {
    "a comment inside": ("ex:a ex:p 1 ; # why\n  ex:q 2 .", "x.ttl:3: a comment inside a description"),
    "a shared node": ("ex:a ex:p _:b . ex:c ex:p _:b . _:b ex:q 1 .", "is used 2 times"),
    "an empty node": ("ex:a ex:p _:b .", "is used 1 times"),
    "a ring": ("_:a ex:p _:b . _:b ex:p _:a .", "in a ring"),
    "no Turtle": ("ex:a ex:p", "x.ttl:3:10: not valid Turtle"),
}
ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"


def _content(text: str) -> list[str]:
    dataset = ox.Dataset(parse_text(text)[0])
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


@pytest.mark.parametrize("case", CASES)
def test_layout(case: str) -> None:
    given_text, expected = CASES[case]
    assert format_turtle(given_text) == expected
    assert format_turtle(expected) == expected
    assert _content(given_text) == _content(expected)


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_no_canonical_form_is_refused(case: str) -> None:
    text, told = REFUSED[case]
    with pytest.raises(OntologyError, match=told):
        format_turtle(HEAD + text, "x.ttl")


IRIS = st.sampled_from(["ex:a", "ex:b", "ex:C1", "owl:Class", "<http://example.org/x/y>", "<urn:z>"])
LITERALS = st.builds(
    lambda text, tail: str(ox.Literal(text)) + tail,
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
    st.sampled_from(["", "@zh", "@en", "@fr", "^^ex:type"]),
)
VALUES = st.recursive(
    IRIS | LITERALS | st.sampled_from(["1", "-2.5", "true", "()"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: f"( {' '.join(each)} )")
    | st.lists(st.tuples(IRIS, inner), min_size=1, max_size=3).map(
        lambda pairs: f"[ {' ; '.join(f'{p} {v}' for p, v in pairs)} ]"
    ),
    max_leaves=6,
)
TRIPLES = st.tuples(IRIS | st.just("[]"), st.one_of(IRIS, st.just("a")), VALUES)


@given(st.lists(TRIPLES, max_size=8), st.randoms(use_true_random=False))
def test_same_triples_same_form_whatever_their_order(triples: list[tuple[str, str, str]], rng: random.Random) -> None:
    lines = [f"{subject} {predicate} {value} ." for subject, predicate, value in triples]
    text = HEAD + "\n".join(lines)
    canonical = format_turtle(text)
    assert _content(canonical) == _content(text)
    assert format_turtle(canonical) == canonical
    rng.shuffle(lines)
    assert format_turtle(HEAD + "\n".join(lines)) == canonical


def test_a_file_is_rewritten_once_and_only_looked_at_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(HEAD + "ex:b ex:p 1 . ex:a ex:p 2 .", encoding="utf-8")
    before = path.read_bytes()
    assert format_file(path, write=False)
    assert path.read_bytes() == before
    assert format_file(path)
    assert path.read_text(encoding="utf-8").index("ex:a") < path.read_text(encoding="utf-8").index("ex:b")
    assert not format_file(path)


def test_a_file_that_cannot_be_read_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes("ex:a ex:p '金融' .".encode("gb18030"))
    with pytest.raises(OntologyError, match=r"a\.ttl: cannot be read"):
        format_file(path)
    assert path.read_bytes() == "ex:a ex:p '金融' .".encode("gb18030")
