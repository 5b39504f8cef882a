"""Random networks of the same degrees, and modularity against them."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.communities.chance import chance, rewired
from kg.analysis.communities.leiden import leiden
from kg.analysis.communities.quality import modularity
from kg.network.links import Links
from tests.analysis.communities.graphs import graph_of, links_of, random_links


@settings(max_examples=100, deadline=None)
@given(random_links(), st.integers(0, 9), st.booleans())
def test_degrees_weights_and_sides_stay(links: Links, seed: int, sided: bool) -> None:
    sides = [node % 3 for node in range(links.size)] if sided else []
    before, after = graph_of(links), graph_of(rewired(links, sides=sides, seed=seed))
    assert dict(before.degree()) == dict(after.degree())
    assert sorted(data for _, _, data in after.edges(data="weight")) == pytest.approx(sorted(data for _, _, data in before.edges(data="weight")))
    if sided:
        kinds = [sorted(sorted((sides[u], sides[v])) for u, v in each.edges()) for each in (before, after)]
        assert kinds[0] == kinds[1]
        for node in range(links.size):
            near = [sorted(sides[each] for each in graph[node]) for graph in (before, after)]
            assert near[0] == near[1]


def test_links_stay_between_their_sides() -> None:
    """Three sides, with links within one and between two; the ends of each link keep their sides, whatever the swaps."""
    sides = [node % 3 for node in range(45)]
    pairs = [(a, b) for a in range(45) for b in range(a) if (a * b) % 7 == 1 and {sides[a], sides[b]} != {1, 2}]
    links = Links.of(45, ((a, b, 1.0) for a, b in pairs), directed=False)
    before = sorted(tuple(sorted((sides[a], sides[b]))) for a, b in pairs)
    assert {(0, 0), (0, 1), (0, 2), (1, 1)} <= set(before)
    for seed in range(5):
        made = rewired(links, sides=sides, seed=seed)
        ends = list(zip(made.source.tolist(), made.target.tolist(), strict=True))
        assert sorted(tuple(sorted((sides[a], sides[b]))) for a, b in ends) == before
        assert {tuple(sorted(each)) for each in ends} != {tuple(sorted(each)) for each in pairs}


def test_the_links_are_others() -> None:
    links = links_of(nx.gnm_random_graph(60, 120, seed=1))
    was = set(zip(*(end.tolist() for end in links.pairs[:2]), strict=True))
    now = {seed: set(zip(*(end.tolist() for end in rewired(links, seed=seed).pairs[:2]), strict=True)) for seed in (1, 2)}
    assert len(was & now[1]) < 30
    assert now[1] != now[2]


def test_planted_communities_are_no_chance_and_a_random_graph_is() -> None:
    planted = links_of(nx.stochastic_block_model([20] * 4, np.full((4, 4), 0.02) + np.eye(4) * 0.4, seed=1))
    found = chance(planted, modularity(planted, leiden(planted)), samples=20)
    assert found.samples == 20
    assert found.z is not None
    assert found.z > 10
    assert found.share == pytest.approx(1 / 21)
    random = links_of(nx.gnm_random_graph(80, 200, seed=2))
    found = chance(random, modularity(random, leiden(random)), samples=20)
    assert found.z is not None
    assert abs(found.z) < 3
    assert found.share > 1 / 21


def test_no_z_score_where_degrees_leave_no_choice() -> None:
    star = links_of(nx.star_graph(5))
    found = chance(star, modularity(star, leiden(star)), samples=5)
    assert found.z is None
    assert found.deviation == pytest.approx(0)
    assert found.share == 1.0


def test_one_sample_tells_no_deviation() -> None:
    with pytest.raises(ValueError, match="2 samples"):
        chance(links_of(nx.path_graph(3)), 0.0, samples=1)
