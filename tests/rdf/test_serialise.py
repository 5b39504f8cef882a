"""The same bytes for the same graph; nothing lost on the way there and back."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
import pytest

from kg.model.graph import Graph
from kg.rdf import serialise
from kg.rdf.jsonl import write_problems, write_statements
from kg.rdf.write import quads
from kg.resources import resource
from tests.rdf.factory import small_graph

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from kg.rdf import serialise
from kg.rdf.write import quads
from kg.resources import resource
from tests.rdf.factory import small_graph
found = quads(small_graph(), resource("ontology"))
print(hashlib.sha256(serialise.nquads(found) + serialise.trig(found)).hexdigest())
"""


def small() -> list[ox.Quad]:
    return quads(small_graph(), resource("ontology"))


def shuffled(graph: Graph, seed: int) -> Graph:
    """The same graph with every part in another order."""
    mix = random.Random(seed)

    def order(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(mix.sample(items, len(items)))

    return replace(
        graph,
        reports=order(graph.reports),
        sources=order(graph.sources),
        entities=dict(order(tuple(graph.entities.items()))),
        mentions={passage: order(found) for passage, found in order(tuple(graph.mentions.items()))},
        statements=tuple(replace(each, evidence=order(each.evidence)) for each in order(graph.statements)),
        observations=order(graph.observations),
        run=dict(order(tuple(graph.run.items()))),
    )


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_round_trip(form: str, tmp_path: Path) -> None:
    found = small()
    path = tmp_path / f"graph.{form}"
    write = serialise.write_nquads if form == "nq" else serialise.write_trig
    written = write(found, path)
    assert path.read_bytes() == written
    read = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS if form == "nq" else ox.RdfFormat.TRIG))
    assert set(read) == set(found)
    assert len(read) == len(found)


def test_literals_survive_trig() -> None:
    """Whole decimals must not come back as integers, nor odd characters change."""
    graph, node = ox.NamedNode("http://example.org/g"), ox.NamedNode("http://example.org/x")
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    values = [
        ox.Literal("100", datatype=decimal),
        ox.Literal("-0.5", datatype=decimal),
        ox.Literal('"引号"\\ 与\n换行\t制表 \u2028 𠮷'),
        ox.Literal(" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ", language="zh"),
    ]
    found = [ox.Quad(node, node, value, graph) for value in values]
    assert set(ox.parse(serialise.trig(found), format=ox.RdfFormat.TRIG)) == set(found)
    assert set(ox.parse(serialise.nquads(found), format=ox.RdfFormat.N_QUADS)) == set(found)


@pytest.mark.parametrize("seed", range(3))
def test_input_order_does_not_show(seed: int, tmp_path: Path) -> None:
    graph = small_graph()
    other = shuffled(graph, seed)
    one, two = small(), quads(other, resource("ontology"))
    assert one == two
    mixed = random.Random(seed).sample(one, len(one))
    assert serialise.nquads(one) == serialise.nquads(mixed)
    assert serialise.trig(one) == serialise.trig(mixed)
    write_statements(graph, tmp_path / "one.jsonl")
    write_statements(other, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    write_problems([*graph.problems, replace(graph.problems[0], reason="b")], tmp_path / "one.jsonl")
    write_problems([replace(graph.problems[0], reason="b"), *graph.problems], tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_hash_seed_does_not_show() -> None:
    found = small()
    here = hashlib.sha256(serialise.nquads(found) + serialise.trig(found)).hexdigest()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(ROOT)], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == here


def test_no_blank_nodes() -> None:
    """A store gives them new names when it loads them; what it dumps would differ from what was written."""
    assert not any(isinstance(node, ox.BlankNode) for quad in small() for node in (quad.subject, quad.object))


def test_lines_are_sorted_and_distinct() -> None:
    found = small()
    lines = serialise.nquads([*found, *found]).splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == len(found)


def test_union_lines_hold_each_triple_once() -> None:
    found = small()
    union = list(serialise.union_lines(serialise.nquads(found)))
    assert set(ox.parse(b"".join(union), format=ox.RdfFormat.N_TRIPLES)) == {
        ox.Quad(each.subject, each.predicate, each.object) for each in found
    }
    assert len(union) == len({each.triple for each in found})


def test_types_stand_first_in_trig() -> None:
    text = serialise.trig(small()).decode()
    assert "\tfkgr:ccb a fkg:StateOwnedBank ;" in text
    assert text.startswith("@prefix dcat:")


def test_lines_made_before_give_the_same() -> None:
    found = small()
    lines = serialise.lines(found)
    assert lines.count(b"\n") == len(found)
    assert serialise.in_order(lines) == serialise.nquads(found)
    assert serialise.trig(found, lines) == serialise.trig(found)
