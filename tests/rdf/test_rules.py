"""Rule files: what is read from them, and that a broken one is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.ontology.prefixes import expand
from kg.rdf.rules import ClashRule, Rule, Variable, load_rules, read_rule
from kg.resources import resource

HEADER = "# zh: 规则\n# en: a rule\n# rule: my-rule, a table\n"
OWL = "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"


def written(folder: Path, text: str, name: str = "my-rule.rq") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_patterns_are_read_in_order_with_prefixes_and_short_forms(tmp_path: Path) -> None:
    text = HEADER + OWL + "CONSTRUCT { ?y ?p ?x } WHERE { # both ways\n ?p a owl:SymmetricProperty ; <http://e/is#it> _:b . ?x ?p ?y }\n"
    rule = read_rule(written(tmp_path, text))
    assert isinstance(rule, Rule)
    x, y, p = (Variable(name) for name in "xyp")
    a, kind = ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("owl:SymmetricProperty"))
    assert (rule.name, rule.zh, rule.en) == ("my-rule", "规则", "a rule")
    assert rule.head == ((y, p, x),)
    assert rule.body[0] == (p, a, kind)
    assert rule.body[1][:2] == (p, ox.NamedNode("http://e/is#it"))
    assert isinstance(rule.body[1][2], Variable)
    assert rule.body[2] == (x, p, y)


def test_a_rule_that_selects_finds_a_contradiction(tmp_path: Path) -> None:
    text = HEADER + "# because: ?x a ?y .\nSELECT ?x ?y WHERE { ?x a/a ?y FILTER(?x != ?y) }\n"
    rule = read_rule(written(tmp_path, text))
    assert isinstance(rule, ClashRule)
    assert rule.because == ((Variable("x"), ox.NamedNode(expand("rdf:type")), Variable("y")),)


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("# en: a rule\n# rule: r\nCONSTRUCT { ?x ?p ?y } WHERE { ?x ?p ?y }", ":1", "no comment zh"),
        ("# zh: 一\n# en: a rule\nCONSTRUCT { ?x ?p ?y } WHERE { ?x ?p ?y }", ":1", "no comment rule"),
        (HEADER + "SELECT ?x WHERE { ?x ?p ?y }", ":1", "no comment because"),
        (HEADER + "CONSTRUCT { ?x ?p ?y }\nWHERE { ?x ?p ?y", ":5:", "not valid SPARQL"),
        (HEADER + "CONSTRUCT { ?x ?p owl:Thing } WHERE { ?x ?p ?y }", ":4:", "not valid SPARQL"),
        (HEADER + "CONSTRUCT { ?x ?p ?y }\nWHERE { ?x ?p ?y .\n  FILTER(?x != ?y) }", ":6", "not a list of triple patterns"),
        (HEADER + "CONSTRUCT { ?x ?p ?y }\nWHERE {\n ?x ?p/?p ?y }", ":6:", "not valid SPARQL"),
        (HEADER + "CONSTRUCT { ?x <p:p> ?y }\nWHERE {\n ?x <p:p>+ ?y }", ":6", "not a list of triple patterns"),
        (HEADER + "\nCONSTRUCT { ?x ?p ?y } WHERE { { ?x ?p ?y } UNION { ?y ?p ?x } }", ":5", "another form"),
        (HEADER + "CONSTRUCT { ?x ?p ?z } WHERE { ?x ?p ?y }", ":4", "?z is derived, but stands in no premise"),
        (HEADER + "CONSTRUCT { } WHERE { ?x ?p ?y }", ":4", "no triple pattern"),
        (HEADER + "ASK { ?x ?p ?y }", ":4", "another form"),
        (HEADER + "# because: ?x a ?z .\nSELECT ?x WHERE { ?x ?p ?y }", ":4", "?z is no column"),
        (HEADER + "# because: ?x a .\nSELECT ?x WHERE { ?x ?p ?y }", ":4", "not a list of triple patterns"),
    ],
)
def test_a_broken_rule_is_told_in_one_line(tmp_path: Path, text: str, line: str, complaint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(OntologyError) as error:
        read_rule(path)
    message = str(error.value)
    assert message.startswith(f"{path}{line}")
    assert complaint in message
    assert "\n" not in message


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "r.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match="cannot be read"):
        read_rule(path)


def test_a_folder_without_rules_and_a_name_given_twice(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no rules here"):
        load_rules(tmp_path)
    (tmp_path / "rules").mkdir()
    for name in ("a.rq", "b.rq"):
        written(tmp_path / "rules", HEADER + "CONSTRUCT { ?y ?p ?x } WHERE { ?x ?p ?y }", name)
    with pytest.raises(OntologyError, match=r"b\.rq: rule my-rule is in a\.rq already"):
        load_rules(tmp_path)


def test_each_rule_of_the_ontology_is_in_the_file_of_its_name() -> None:
    rules = load_rules(resource("ontology"))
    assert {path.stem for path in resource("ontology", "rules").glob("*.rq")} == {rule.name for rule in (*rules.derive, *rules.clash)}
    for rule in (*rules.derive, *rules.clash):
        assert any("一" <= char <= "鿿" for char in rule.zh)
        assert rule.en.isascii()
