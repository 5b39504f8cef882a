"""The page of paths as text: chains, words, evidence, queries; nothing from outside, nothing unescaped."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.analysis.paths.choice import Choice
from kg.analysis.paths.result import Paths
from kg.analysis.paths.search import find_paths
from kg.api.paths import bundled_sentences
from kg.network.snapshot import Node
from kg.store.facts import ShownEvidence
from kg.view.paths_page import render_paths
from tests.analysis.paths.made import SYMMETRIC, network, terms
from tests.view.factory import NASTY

ASKED = {"start": {"zh": "人民银行", "en": "PBOE"}, "end": {"zh": "示范银行", "en": ""}, "by": "specific", "avoid": [], "via": ["fed"], "directed": True}


def shown(passage: str, quote: str, kind: str) -> ShownEvidence:
    return ShownEvidence("r1", "示范报告", 0, 9, quote, "一、", 3, kind, "r1.txt", "relations", "p-01", "0.9", passage)


EVIDENCE = {
    "st:rule-issuedBy-pboc": (shown("p1", "人民银行印发示范办法。", "original"), shown("p1", "人民银行印发示范办法。", "original")),
    "st:rule-governs-priv": (shown("p2", f"办法规范隐私计算。{NASTY}", "digest"),),
}


def found(k: int = 2) -> Paths:
    choice = Choice(k=k)
    return find_paths(network(), ["pboc"], ["sub"], choice, bundled_sentences(), SYMMETRIC, ASKED)


PAGE = render_paths(found(), EVIDENCE, terms())


def test_the_same_every_time_and_nothing_from_outside() -> None:
    assert render_paths(found(), EVIDENCE, terms()) == PAGE
    assert not re.search(r"https?://(?!w3id\.org)", PAGE)
    assert "src=" not in PAGE


def test_chain_and_words() -> None:
    text = re.sub(r"<[^>]+>", "", PAGE[PAGE.index('<ol class="chain">') : PAGE.index('<ol class="hops">')])
    assert text.startswith("CentralBank人民银行People's Bank of Example← issuedByMeasures示范办法Example Measuresgoverns →技术technology隐私计算")
    first = found().paths[0]
    assert first.zh in PAGE
    assert first.en.replace("'", "&#x27;") in PAGE or first.en in PAGE


def test_each_hop_opens_to_its_sentences_once_and_the_lexicon_is_named() -> None:
    assert PAGE.count("人民银行印发示范办法。") == len(found().paths)
    assert PAGE.count('<details open>') == len(found().paths[0].hops)
    assert "The taxonomy of the lexicon says so, no report." in PAGE
    assert "摘要（本项目撰写）" in PAGE
    assert "出自本项目为报告撰写的摘要" in PAGE
    assert "出自本项目为报告撰写的摘要" not in render_paths(found(), {}, terms())


def test_other_relations_of_a_hop() -> None:
    one = find_paths(network(), ["bank"], ["pilot"], Choice(k=1), bundled_sentences(), SYMMETRIC, ASKED)
    page = render_paths(one, {}, terms())
    assert "另有：" in page
    assert "示范银行参与了示范试点" in page


def test_choices_and_totals() -> None:
    assert "须经过" in PAGE
    assert ">fed<" in PAGE
    assert "✓" in PAGE
    assert "不经过</" not in PAGE
    assert "2 条路径，最佳在前（偏好事实与具体的中间物）。" in PAGE
    assert "共 9 条路径，列出最佳的 2 条" in render_paths(replace(found(), total=9), EVIDENCE, terms())
    assert "1 path, the best first" in render_paths(found(1), EVIDENCE, terms())


def test_the_query_and_nasty_text_are_escaped() -> None:
    assert found().paths[0].query.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in PAGE
    assert NASTY not in PAGE
    path = found().paths[0]
    hop = replace(path.hops[0], source=Node("x", NASTY, NASTY, "Unheard"), zh=NASTY, en=NASTY)
    page = render_paths(replace(found(1), paths=(replace(path, hops=(hop, *path.hops[1:]), zh=NASTY, en=NASTY),)), EVIDENCE, terms())
    assert "<script>alert" not in page
    assert NASTY not in page
