"""The card of an entity in a notebook: all that matters in one language, everything escaped, nothing but HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from kg.rdf.write import quads
from kg.resources import resource
from kg.store.describe import Description, describe
from kg.store.embedded import EmbeddedStore
from kg.view.card import render_card
from tests.serve.graphs import hostile_graph
from tests.view.factory import NASTY

ID = "https://w3id.org/fintech-kg/id/"


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory(quads(hostile_graph(), resource("ontology"))) as opened:
        yield opened


def about(store: EmbeddedStore, key: str, lang: str = "zh") -> Description:
    return describe(store, ID + key, lang)


class Tags(HTMLParser):
    """The names of the tags, which must be closed in their order, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.seen: set[str] = set()
        self.text = ""
        self.feed(html)
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"style", "lang"}
        self.opened.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_is_plain_html(store: EmbeddedStore) -> None:
    found = Tags(render_card(about(store, "ccb")))
    assert found.seen == {"div", "b", "span", "details", "summary"}


def test_names_facts_and_quotes(store: EmbeddedStore) -> None:
    text = Tags(render_card(about(store, "ccb-fintech"))).text
    assert "类别 金融科技子公司 ⊑ 科技企业 ⊑ 机构别名" in text
    assert "← 子公司或下属机构 1建设银行 可信度 0.97" in text.replace("  ", " ")
    assert re.search("建设银行设立建信金科。《示范报告（2024）》 · 一、 · 第 3 页 · 原文", text)
    assert re.search("建信金科是建设银行子公司。《Sample digest》 · 二、 · 第 3 页 · 摘要（本项目撰写）", text)


def test_in_english(store: EmbeddedStore) -> None:
    text = Tags(render_card(about(store, "ccb", "en"), "en")).text
    for word in ("CCB", "has subsidiary or unit →", "belief 0.97", "p. 3", "Original", "Digest (written by this project)", "planned", "also called"):
        assert word in text
    assert "可信度" not in text


def test_statistics(store: EmbeddedStore) -> None:
    assert "市场规模: 约 1.57 万亿元 北京 · 2023 · 数据来源 建设银行 · 可信度 0.9" in Tags(render_card(about(store, "beijing"))).text


def test_of_many_facts_the_first_are_shown(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.card._FACTS", 0)
    monkeypatch.setattr("kg.view.card._QUOTES", 1)
    assert "另有 1 条，见 .facts" in Tags(render_card(about(store, "ccb"))).text
    assert "1 more: see .statistics" in Tags(render_card(about(store, "beijing", "en"), "en")).text
    monkeypatch.setattr("kg.view.card._FACTS", 5)
    assert "另有 1 处证据" in Tags(render_card(about(store, "ccb-fintech"))).text


def test_hostile_names_and_quotes_are_text(store: EmbeddedStore) -> None:
    html = render_card(about(store, "evil"))
    assert Tags(html).seen == {"div", "b", "span", "details", "summary"}
    assert NASTY.splitlines()[0] in Tags(html).text
    assert "<b>别名</b>" in Tags(html).text
