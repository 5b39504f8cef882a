"""Full text over passages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.search import search
from tests.rdf.factory import Text, small_graph


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    graph = small_graph()
    more = Text("r1", "a" * 64, "x" * 500)
    more.say("Apple Card 与开放银行合作。")
    more.say("數字人民幣試點。")
    more.say("银行开放数据。")
    return EmbeddedStore.in_memory(
        quads(replace(graph, mentions={**graph.mentions, **more.mentions}), resource("ontology"))
    )


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("联邦学习", ["它采用联邦学习。"]),
        ("nubank 投资", ["建设银行拟投资 Nubank。"]),
        ("ＮＵＢＡＮＫ　投资", ["建设银行拟投资 Nubank。"]),
        ("AppleCard", ["Apple Card 与开放银行合作。"]),
        ("apple card", ["Apple Card 与开放银行合作。"]),
        ("数字人民币", ["數字人民幣試點。"]),
        ("没有这样的词", []),
        ("联邦学习 没有", ["它采用联邦学习。"]),
        ("", []),
        ("  ", []),
    ],
)
def test_search(store: EmbeddedStore, text: str, quotes: list[str]) -> None:
    assert [hit.quote for hit in search(store, text)] == quotes


def test_a_phrase_ranks_before_scattered_terms(store: EmbeddedStore) -> None:
    hits = search(store, "开放 银行")
    assert [hit.quote[:5] for hit in hits] == ["Apple", "银行开放数"]
    assert hits[0].score > hits[1].score


def test_a_hit_shows_where_it_stands_and_whom_it_mentions(store: EmbeddedStore) -> None:
    (hit,) = search(store, "子公司")
    assert (hit.title, hit.section, hit.page, hit.start, hit.end, hit.kind) == (
        "Sample digest",
        "二、",
        3,
        0,
        13,
        "digest",
    )
    assert [(ref.label, ref.cls) for ref in hit.entities] == [
        ("建信金科", "fkg:FintechSubsidiary"),
        ("建设银行", "fkg:StateOwnedBank"),
    ]


def test_limit_and_order(store: EmbeddedStore) -> None:
    everything = search(store, "银行", limit=100)
    assert len(everything) == 8
    assert [hit.passage for hit in search(store, "银行", limit=3)] == [hit.passage for hit in everything[:3]]
    assert search(store, "银行", limit=0) == ()


def test_where_no_passage_has_all_words_those_with_the_most_come_and_tell_what_they_lack(store: EmbeddedStore) -> None:
    (hit,) = search(store, "Apple 开放银行 试点")
    assert (hit.quote, hit.missing) == ("Apple Card 与开放银行合作。", ("试点",))
    assert {each.missing for each in search(store, "联邦学习")} == {()}
