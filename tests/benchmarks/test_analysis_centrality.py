"""The benchmark of centrality: the same networks each time, of the size asked for, and values that do not differ from networkx's."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import analysis_centrality
from benchmarks.analysis_centrality import PER_NODE, core, graph, main, network


def test_a_network_is_the_same_each_time_and_of_its_size() -> None:
    one, two = (network(5_000, directed=True) for _ in range(2))
    assert all(np.array_equal(getattr(one, part), getattr(two, part)) for part in ("source", "target", "weight"))
    assert not np.array_equal(one.source, network(5_000, directed=True, seed=1).source)
    assert one.size == 5_000 // PER_NODE
    assert 4_800 < len(one.weight) <= 5_000
    assert (one.source != one.target).all()
    assert np.bincount(one.target).max() > 5 * np.bincount(one.source).max()  # few are led to by many


def test_its_largest_part_is_connected() -> None:
    part = core(network(300, directed=False))
    assert len(graph(part)) == part.size
    assert np.bincount(np.concatenate(part.pairs[:2])).min() > 0


def test_it_runs_and_finds_no_difference(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--edges", "2000", "--small", "300", "--large", "2000", "--rounds", "1"]) == 0
    told = capfd.readouterr().out
    for name in ("PageRank", "betweenness, sampled", "eigenvector", "PageRank, large", "peak memory"):
        assert name in told


def test_a_difference_is_an_error(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(analysis_centrality, "harmonic", lambda links: np.zeros(links.size))
    assert main(["--edges", "500", "--small", "100", "--large", "0", "--rounds", "1"]) == 1
    assert "harmonic" in capfd.readouterr().out
