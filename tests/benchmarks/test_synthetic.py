"""The made-up graph that the service is measured on: the same each time, of the size asked for, and a graph as the program makes them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

import benchmarks.synthetic
from benchmarks.synthetic import KINDS, QUADS_A_REPORT, synthetic
from kg.ontology.prefixes import PREFIXES, expand
from kg.rdf import names
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.check import FAMILIES, check_store
from kg.validate.finding import Severity


def test_it_is_the_same_each_time_and_of_about_its_size(made_up: Path, tmp_path: Path) -> None:
    script = Path(benchmarks.synthetic.__file__)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(script.parents[1])}
    subprocess.run([sys.executable, script, tmp_path / "again", "--quads", "20000"], check=True, capture_output=True, env=environment)
    assert (tmp_path / "again" / "graph.nq").read_bytes() == (made_up / "graph.nq").read_bytes()
    other = synthetic(60_000, seed=1)
    assert len(other) == len(set(other))
    assert abs(len(other) - 60_000) < QUADS_A_REPORT
    assert len({quad.graph_name for quad in other}) == 3 + 5
    assert set(other) != set(synthetic(60_000))


def test_it_has_everything_that_a_build_has(made_up: Path) -> None:
    with EmbeddedStore.open(made_up) as store:
        quads = store.quads()
    kinds = Counter(quad.object.value for quad in quads if quad.predicate.value == PREFIXES["rdf"] + "type" and isinstance(quad.object, ox.NamedNode))
    for name in ("Report", "Source", "Passage", "Evidence", "Observation", *KINDS):
        assert kinds[expand(f"fkg:{name}")], name
    assert kinds[PREFIXES["rdf"] + "Statement"] > 300
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert graphs == {names.ASSEMBLED, names.LEXICON, names.INFERRED, names.ONTOLOGY, names.RUN, names.report_iri("report-0000")}


def test_no_check_finds_an_error(made_up: Path) -> None:
    with EmbeddedStore.open(made_up) as store:
        report = check_store(store, resource("ontology"), FAMILIES)
    assert [finding for finding in report.findings if finding.severity is Severity.ERROR] == []
    assert all(family.checks for family in report.families)
