"""The benchmark of paths: the same graphs each time, and results equal to those of networkx."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from benchmarks.analysis_paths import SMALL, compare, main, random_graph


def test_the_graph_is_the_same_each_time_and_for_both() -> None:
    size = SMALL["shortest"]
    ways, graph, pairs = random_graph(size, random.Random(3))
    again, other, same = random_graph(size, random.Random(3))
    assert (ways.out, pairs) == (again.out, same)
    assert nx.utils.graphs_equal(graph, other)
    assert {node: dict(near) for node, near in enumerate(ways.out)} == {
        node: {other: data["weight"] for other, data in near.items()} for node, near in graph.adjacency()
    }
    assert graph.number_of_edges() == size.links


def test_it_runs_and_finds_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--small", "--rounds", "1"]) == 0
    told = capsys.readouterr().out
    assert told.count("equal") == 3
    assert "DIFFERENT" not in told


def test_a_difference_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert not compare("x", SMALL["simple"], 1, lambda: [[[0, 1]]], lambda: [[[0, 2]]])
    assert compare("x", SMALL["simple"], 1, lambda: [[[0, 1], [0, 2]]], lambda: [[[0, 2], [0, 1]]])
    assert "DIFFERENT" in capsys.readouterr().out
