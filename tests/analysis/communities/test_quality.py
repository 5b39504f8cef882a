"""Modularity against networkx; agreement of partitions against known values."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.analysis.communities.quality import agreement, kept_together, modularity
from kg.network.links import Links
from tests.analysis.communities.graphs import graph_of, groups, random_links

LABELS = st.lists(st.integers(0, 4), min_size=14, max_size=14)


@settings(max_examples=200, deadline=None)
@given(random_links(), LABELS, st.floats(0.1, 4.0))
def test_modularity_is_that_of_networkx(links: Links, labels: list[int], resolution: float) -> None:
    graph = graph_of(links)
    assume(graph.number_of_edges() > 0)
    labels = labels[: links.size]
    expected = nx.community.modularity(graph, groups(labels), weight="weight", resolution=resolution)
    assert modularity(links, np.array(labels), resolution) == pytest.approx(expected, abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(random_links(), LABELS, st.randoms(use_true_random=False))
def test_modularity_does_not_depend_on_numbers(links: Links, labels: list[int], chance: object) -> None:
    assume(graph_of(links).number_of_edges() > 0)
    order = list(range(links.size))
    chance.shuffle(order)  # type: ignore[attr-defined]
    places = np.array(order)
    old = np.array(labels[: links.size])
    new = np.empty_like(old)
    new[places] = (old + 3) % 5
    renumbered = Links(links.size, places[links.source], places[links.target], links.weight, links.directed)
    assert modularity(renumbered, new) == pytest.approx(modularity(links, old), abs=1e-9)


def test_modularity_without_edges_is_undefined() -> None:
    with pytest.raises(ValueError, match="undefined"):
        modularity(Links.of(2, [], directed=False), np.array([0, 0]))


@pytest.mark.parametrize(
    ("one", "other", "rand", "shared"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0, 1.0),
        ([0, 0, 1, 1], [0, 0, 1, 2], 4 / 7, 0.8),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5, 0.0),
        ([0, 0, 0, 0], [0, 1, 2, 3], 0.0, 0.0),
        ([0, 0, 0], [5, 5, 5], 1.0, 1.0),
        ([0, 1, 2], [2, 1, 0], 1.0, 1.0),
        ([0], [3], 1.0, 1.0),
    ],
)
def test_agreement(one: list[int], other: list[int], rand: float, shared: float) -> None:
    """The first four are worked examples of the literature's formulas; the last are the limits."""
    for pair in ((one, other), (other, one)):
        assert tuple(agreement(*map(np.array, pair))) == pytest.approx((rand, shared))


def test_pairs_that_stay_together() -> None:
    labels, same, apart = np.array([0, 0, 0, 1, 1, 2]), np.array([4, 4, 4, 0, 0, 1]), np.array([0, 0, 1, 1, 2, 3])
    assert kept_together(labels, [same]) == [1.0, 1.0, None]
    assert kept_together(labels, [apart]) == [pytest.approx(1 / 3), 0.0, None]
    assert kept_together(labels, [same, apart])[:2] == [pytest.approx(2 / 3), 0.5]
    assert kept_together(labels, []) == [None, None, None]
