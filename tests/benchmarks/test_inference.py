"""The benchmark of inference: the same graph each time, of the size asked for, and no difference to owlrl."""

from __future__ import annotations

import pytest

from benchmarks.inference import BROADER, axioms, comparable, main, ours, synthetic
from kg.ontology.prefixes import expand


def test_the_synthetic_graph_is_the_same_each_time_and_of_its_size() -> None:
    found = synthetic(2_000)
    assert found == synthetic(2_000)
    assert found != synthetic(2_000, seed=1)
    assert len(found) == len(set(found)) == 2_000


def test_its_taxonomy_is_four_levels_deep() -> None:
    found = [each for each in synthetic(100_000) if each[1] == BROADER]
    above: dict[object, set[object]] = {}
    for narrow, _, broad in found:
        above.setdefault(narrow, set()).add(broad)
    depth: dict[object, int] = {}
    for narrow, _, _ in found:  # the broader one is described before
        depth[narrow] = 1 + max(depth.get(broad, 0) for broad in above[narrow])
    assert max(depth.values()) == 4


def test_what_is_compared_are_the_terms_of_the_ontology() -> None:
    kept = comparable(ours(synthetic(400)), axioms())
    relations = {predicate.value for _, predicate, _ in kept}
    assert relations >= {expand(name) for name in ("rdf:type", "fkg:linkedTo", "fkg:partnersWith", "skos:broaderTransitive", "rdfs:subClassOf")}


def test_it_runs_and_finds_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--triples", "600", "--peer-triples", "200", "--rounds", "1"]) == 0
    assert "different: 0" in capsys.readouterr().out
