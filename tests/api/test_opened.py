"""What every question to an opened graph begins with."""

from __future__ import annotations

import pytest

from kg.api import opened
from kg.api.graph import Graph
from kg.api.opened import KEPT, given
from kg.errors import QueryError, UsageError
from kg.ontology.prefixes import shorten


def test_what_is_empty_chooses_nothing() -> None:
    chosen = given(reports=(), min_belief=None, since="", undated=False, rollup={}, weight="one")
    assert chosen == {"undated": False, "weight": "one"}
    assert given(min_belief=0.0, reports="2024") == {"min_belief": 0.0, "reports": "2024"}


def test_a_network_is_made_once(bank_build: object) -> None:
    with Graph.open(str(bank_build)) as graph:
        assert graph.network("facts") is graph.network("facts", min_belief=None, since="", reports=())
        assert graph.network("facts") is not graph.network("facts", weight="one")


def test_of_the_networks_the_last_used_are_kept(bank_build: object) -> None:
    """What a service keeps of a graph must not grow with what it is asked."""
    with Graph.open(str(bank_build)) as graph:
        first = graph.network("facts")
        for number in range(KEPT - 1):
            graph.network("facts", min_belief=number / 100)
        assert graph.network("facts") is first
        again = graph.network("facts", min_belief=0.01)
        for number in range(2 * KEPT):
            graph.network("facts", min_belief=0.5 + number / 1000)
            graph.network("facts")
        assert len(graph._networks) == KEPT
        assert graph.network("facts") is first, "it was used all the time"
        made = graph.network("facts", min_belief=0.01)
        assert (made is again, made == again) == (False, True)


def test_a_choice_that_leaves_nothing_is_not_kept(bank_build: object) -> None:
    with Graph.open(str(bank_build)) as graph:
        with pytest.raises(UsageError, match="nothing is left"):
            graph.network("facts", min_belief=1.0)
        assert not graph._networks


def test_a_field_that_a_projection_lacks(banks: Graph) -> None:
    with pytest.raises(UsageError, match="no such field"):
        banks.chosen_projection("facts", colour="red")


def test_errors_are_in_the_language_of_the_graph(bank_build: object) -> None:
    with Graph.open(str(bank_build), lang="en") as english, Graph.open(str(bank_build)) as chinese:
        for graph, told in ((english, "Bank A"), (chinese, "甲银行")):
            with pytest.raises(Exception, match=told):
                graph.node("甲银行行")
def test_an_iri_or_a_label_is_found_without_reading_all_names(bank_build: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with Graph.open(str(bank_build)) as graph:
        known = next(iter(graph.snapshot.nodes.values()))
        with monkeypatch.context() as patch:
            patch.setattr(opened, "find", None)
            for name in (known.iri, f" <{known.iri}> ", shorten(known.iri)):
                assert graph.node(name) is known
                assert graph.node(name, known.cls) is known
        with pytest.raises(QueryError, match="knows no"):
            graph.node(known.iri, "Indicator")
        with pytest.raises(QueryError, match="knows no"):
            graph.node(known.iri + "-x")
