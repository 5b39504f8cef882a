"""What each method makes of small tables, counted by hand."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.gaps.bipartite import Bipartite
from kg.analysis.gaps.methods import (
    METHODS,
    RESTART,
    all_scores,
    item_based,
    peers,
    popularity,
    resource_allocation,
    taxonomy,
    walk,
)
from tests.analysis.gaps.tables import table, uses
from tests.analysis.made import EVERYTHING, networks, snapshot

PLAIN = uses({"A": "pq", "B": "pr", "C": "r"})


def test_rows_and_columns() -> None:
    made = table(PLAIN)
    assert [made.row(place).zh for place in range(3)] == ["A", "B", "C"]
    assert [made.column(place).zh for place in range(3)] == ["p", "q", "r"]
    assert made.matrix.tolist() == [[1, 1, 0], [1, 0, 1], [0, 0, 1]]


def test_popularity_is_the_same_for_all() -> None:
    assert popularity(table(PLAIN)).tolist() == [[2, 1, 2]] * 3


def test_peers_lean_on_the_class_above() -> None:
    """Two of three city banks have p, one of two insurers has q; nobody of the other class has either."""
    made = table(uses({"A": "p", "B": "p", "C": "z", "I": "q", "J": "z"}, {"A": "CityBank", "B": "CityBank", "C": "CityBank", "I": "Insurer", "J": "Insurer"}))
    scores = peers(made)
    p, q = (made.columns.index(f"x:{name}") for name in "pq")
    every_p, every_q = 2 / 5, 1 / 5
    top_p, top_q = (2 + 5 * every_p) / 10, (1 + 5 * every_q) / 10
    bank_p = (2 + 5 * top_p) / 8
    assert scores[0, p] == pytest.approx((2 + 5 * bank_p) / 8)
    assert scores[3, q] == pytest.approx((1 + 5 * top_q) / 7)
    assert scores[2, p] > scores[4, p]
    assert scores[4, q] > scores[2, q]


def test_resource_allocation() -> None:
    """A hands 1/2 of p and all of q to itself, 1/2 of p to B; B hands half of it on to r."""
    scores = resource_allocation(table(PLAIN))
    assert scores[0] == pytest.approx([1 / 2 * 1 / 2 + 1 * 1 / 2 + 1 / 2 * 1 / 2, 1 / 2 * 1 / 2 + 1 * 1 / 2, 1 / 2 * 1 / 2])
    assert scores.sum() == pytest.approx(table(PLAIN).matrix.sum())


def test_item_based() -> None:
    scores = item_based(table(PLAIN))
    assert scores[2, 0] == pytest.approx(1 / 2)  # p and r are both had by B alone, of two each
    assert scores[0, 2] == pytest.approx(1 / 2 + 0)
    assert scores[2, 1] == 0


def test_taxonomy_looks_at_neighbours() -> None:
    made = table(uses({"A": "p", "B": "q", "C": "r", "D": "s"}, more=[("p", "broader", "top"), ("q", "broader", "top"), ("r", "broader", "p")], top="Technology"))
    scores = taxonomy(made)
    p, q, r, s = (made.columns.index(f"x:{name}") for name in "pqrs")
    assert scores[0, r] > scores[0, q] > scores[0, s]  # directly below, beside, elsewhere
    assert scores[3, p] > 0


def test_walk_is_personalised_pagerank_of_networkx() -> None:
    known = uses({"A": "pq", "B": "pr", "C": "s"}, more=[("A", "partnersWith", "C"), ("p", "broader", "t"), ("s", "broader", "t")], t="Technology")
    made = table(known)
    graph = nx.Graph((each.subject, each.object) for each in known.relations)
    for place, iri in enumerate(made.rows):
        expected = nx.pagerank(graph, alpha=1 - RESTART, personalization={iri: 1}, tol=1e-12)
        assert walk(made)[place] == pytest.approx([expected[column] for column in made.columns], abs=2 * (1 - RESTART) ** 12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("pqrst")), min_size=2, unique=True))
def test_all_methods_score_every_pair_with_a_finite_number(pairs: list[tuple[str, str]]) -> None:
    entities = {**dict.fromkeys("ABCDE", "Bank"), **dict.fromkeys("pqrst", "Technology")}
    made = table(snapshot(entities, [(who, "usesTechnology", what) for who, what in pairs]))
    scores = all_scores(made)
    assert scores.keys() == METHODS.keys()
    for found in scores.values():
        assert found.shape == made.matrix.shape
        assert np.isfinite(found).all()
        assert (found >= 0).all()


def test_relations_that_are_taken_away_are_gone() -> None:
    known = snapshot({"A": "Bank", "app": "Product", "p": "Technology", "q": "Technology"}, [
        ("A", "offers", "app"), ("app", "usesTechnology", "p"), ("A", "usesTechnology", "q"), ("A", "usesTechnology", "p", 0.5),
    ])  # fmt: skip
    made = table(known)
    pair = (0, made.columns.index("x:p"))
    carriers = made.carriers(pair)
    assert {(each.subject, each.predicate) for each in carriers} == {("x:A", "usesTechnology"), ("x:app", "usesTechnology")}
    one = {each for each in carriers if each.subject == "x:A"}
    assert made.without(one).matrix[pair] == 1
    left = made.without(set(carriers))
    assert left.matrix.tolist() == [[0, 1]]
    assert left.columns == made.columns
    assert ("x:A", "offers") in {(each.subject, each.predicate) for each in left.snapshot.relations}


def test_a_network_of_one_side_is_refused() -> None:
    network, around = networks(PLAIN, EVERYTHING)
    with pytest.raises(ValueError, match="two sides"):
        Bipartite.of(network, around)


def test_peers_of_an_only_row() -> None:
    assert peers(table(uses({"A": "p"}))).tolist() == [[1.0]]
    assert math.isclose(float(all_scores(table(uses({"A": "p"})))["mixed"][0, 0]), 2.0)
