"""Every check that is a query is quiet on its good example and tells exactly the rows that its bad one names."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.ontology.prefixes import shorten
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.finding import Severity
from kg.validate.queries import CheckQuery, load_checks, read_check, run_check, run_checks

ONTOLOGY = resource("ontology")
EXAMPLES = ONTOLOGY / "checks" / "examples"
CHECKS = load_checks(ONTOLOGY, "dataset", "hygiene", "cube")
LEXICON = ox.NamedNode("https://w3id.org/fintech-kg/id/graph/lexicon")
HEAD = "# zh: 甲\n# en: a\n# severity: error\n"


def stored(path: Path) -> EmbeddedStore:
    """An example in a store; what stands outside its named graphs is put into one."""
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TRIG)
    return EmbeddedStore.in_memory([ox.Quad(*q.triple, LEXICON if q.graph_name == ox.DefaultGraph() else q.graph_name) for q in quads])


def expected(path: Path) -> list[str]:
    """The rows that a bad example names: ``# expects: thing | value``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# expects:").strip() for line in lines if line.startswith("# expects:")]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_good_example_yields_nothing(check: CheckQuery) -> None:
    assert run_check(stored(EXAMPLES / f"{check.name}.good.trig"), check) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_bad_example_yields_exactly_its_rows(check: CheckQuery) -> None:
    path = EXAMPLES / f"{check.name}.bad.trig"
    found = run_checks(stored(path), [check])
    assert [f"{shorten(each.focus)} | {each.value}".strip() for each in found] == expected(path) != []
    assert {(each.severity, each.check, each.zh, each.en) for each in found} == {(check.severity, check.name, check.zh, check.en)}


def test_no_example_without_check() -> None:
    known = {check.name for check in load_checks(ONTOLOGY)}
    assert {path.name.split(".")[0] for path in EXAMPLES.glob("*.trig")} <= known


def test_what_is_no_error_says_why() -> None:
    assert [check.name for check in CHECKS if (check.severity is Severity.ERROR) == bool(check.reason)] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# en: a\n# severity: error\nSELECT ?x ?v {}", "c.rq:1: the check has no line '# zh: …'"),
        ("# zh: 甲\n# en: a\n# severity: fatal\nSELECT ?x ?v {}", "c.rq:1: unknown severity 'fatal'"),
        (HEAD + "SELECT ?x {", "c.rq: the query cannot be run"),
        (HEAD + "SELECT ?x { ?x ?p ?o }", r"c.rq: a check selects \?x and \?v"),
        (HEAD + "ASK {}", r"c.rq: a check selects \?x and \?v"),
    ],
)
def test_malformed_checks_are_refused(text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "c.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=what):
        run_check(EmbeddedStore.in_memory(), read_check(path))


def test_a_check_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "c.rq").write_bytes(b"\xff")
    with pytest.raises(OntologyError, match=r"c\.rq: cannot be read"):
        read_check(tmp_path / "c.rq")
