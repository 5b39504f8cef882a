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
from kg.ontology.prefixes import PREFIXES
from kg.rdf import serialise
from kg.rdf.jsonl import write_problems, write_statements
from kg.rdf.sink import row_of
from kg.rdf.write import quads, written
from kg.resources import resource
from tests.rdf.factory import small_graph
from tests.reasons import reason

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
    write_problems([*graph.problems, replace(graph.problems[0], reason=reason("b"))], tmp_path / "one.jsonl")
    write_problems([replace(graph.problems[0], reason=reason("b")), *graph.problems], tmp_path / "two.jsonl")
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


def engines_trig(found: list[ox.Quad]) -> bytes:
    """What the engine's own serialiser writes, with its prefixes in order, of quads that are sorted by the order of TriG."""
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

    def place(quad: ox.Quad) -> tuple[str, ...]:
        predicate = str(quad.predicate)
        return str(quad.graph_name), str(quad.subject), "" if predicate == kind else predicate, str(quad.object)

    lines = (ox.serialize(sorted(found, key=place), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"").splitlines(keepends=True)
    prefixes = [line for line in lines if line.startswith(b"@prefix")]
    return b"".join([*sorted(prefixes), *lines[len(prefixes) :]])


def odd_quads() -> list[ox.Quad]:
    """Terms of every kind, with characters that are written otherwise or not at all in one format or the other."""
    xsd, rdf = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    names = ["", "a", "a/b", "a.", ".a", "a-b", "1", "%41", "a,b;c", "(x)", "机构", "a:b", "~'*+"]
    nodes = [ox.NamedNode(space + name) for space in (*PREFIXES.values(), "http://other.example/") for name in names]
    texts = ["1", "-0.5", "true", "1.", "", '"', "\n\t\\\r\x01\x7f", " <a> ", f" <{rdf}type> ", "𠮷\u2028"]
    values: list[ox.NamedNode | ox.BlankNode | ox.Literal] = [*nodes, ox.BlankNode("b1"), *(ox.Literal(text) for text in texts)]
    values += [ox.Literal(text, datatype=ox.NamedNode(xsd + kind)) for text in texts for kind in ("integer", "decimal", "double", "boolean", "date")]
    values += [ox.Literal(text, language=language) for text in texts for language in ("zh", "en")]
    mix = random.Random(7)
    predicates = [*nodes[:20], ox.NamedNode(rdf + "type")]
    graphs = [*nodes[5:9], ox.BlankNode("g")]
    return [ox.Quad(mix.choice(nodes), mix.choice(predicates), value, mix.choice(graphs)) for value in values for _ in range(5)]


@pytest.mark.parametrize("found", [small(), odd_quads(), []], ids=["small", "odd", "none"])
def test_trig_is_what_the_engine_writes(found: list[ox.Quad]) -> None:
    distinct = list(dict.fromkeys(found))
    assert serialise.trig([*found, *found]) == engines_trig(distinct)
    assert serialise.trig_of(serialise.sorted_lines([row_of(quad) for quad in distinct])) == engines_trig(distinct)


def test_turtle_is_what_the_engine_writes() -> None:
    triples = list(dict.fromkeys(ox.Quad(each.subject, each.predicate, each.object) for each in odd_quads()))
    assert serialise.trig(triples) == engines_trig(triples)
    assert set(ox.parse(serialise.trig(triples), format=ox.RdfFormat.TURTLE)) == set(triples)


def test_rows_are_the_quads() -> None:
    sink = written(small_graph(), resource("ontology"))
    assert [row_of(quad) for quad in small()] == list(sink.rows())
    assert serialise.lines(small()) == sink.lines()
    assert len(sink) == len(small())
