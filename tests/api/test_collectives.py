"""Collective names (六大国有银行) are no single thing: what weighs things against each other leaves them out, while what tells of one knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kg.api.graph import Graph
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.api.banks import bank_graph


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The invented banks, 丁银行 being a name for two of them."""
    made = bank_graph()
    both = replace(made.entities["bank-d"], members=("bank-a", "bank-b"))
    with EmbeddedStore.in_memory(quads(replace(made, entities={**made.entities, "bank-d": both}), resource("ontology"))) as store:
        yield Graph(store)


def test_the_graph_without_them(banks: Graph) -> None:
    """Else the others would show nothing."""
    assert "丁银行" in {each.row.zh for each in banks.gaps("actor-technology", top=0).gaps}
    assert "丁银行" in {node.zh for node, _ in banks.similar("甲银行", top=0).others}


def test_they_have_no_gaps_and_are_no_peers(graph: Graph) -> None:
    found = graph.gaps("actor-technology", top=0)
    assert "丁银行" not in {each.row.zh for each in found.gaps}
    assert "丁银行" not in {name for each in found.gaps for name in found.holders(each)}


def test_they_are_like_nothing(graph: Graph) -> None:
    assert "丁银行" not in {node.zh for node, _ in graph.similar("甲银行", top=0).others}


def test_they_have_no_rank(graph: Graph) -> None:
    assert "丁银行" not in {row["name"] for row in graph.rank("degree", cls="Bank", top=0).rows()}


def test_what_is_said_of_them_is_told(graph: Graph) -> None:
    assert graph.paths("丁银行", "大模型").paths
    assert graph.compare("丁银行", "甲银行").things[0].zh == "丁银行"
