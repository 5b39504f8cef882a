"""The page of a ranking: what it shows, its escaping, its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kg.analysis.centrality.measures import MEASURES
from kg.analysis.ranking import Note, Ranking, rank_network
from kg.network.bundled import bundled_projection
from kg.network.project import project
from kg.network.snapshot import Node, Snapshot
from kg.network.terms import Term, Terms
from kg.store.facts import ShownEvidence
from kg.view.ranking_page import render_ranking
from tests.network.factory import snapshot
from tests.view.factory import NASTY
from tests.view.html import RESOURCE_ATTRIBUTES, elements

TERMS = Terms({"Technology": Term("Technology", "技术", "technology")}, {"usesTechnology": Term("usesTechnology", "采用技术", "uses technology")}, {}, frozenset())


@pytest.fixture(scope="module")
def known() -> Snapshot:
    found = snapshot()
    return replace(found, nodes={**found.nodes, "ml": Node("ml", NASTY, "", "Technology")})


@pytest.fixture(scope="module")
def ranking(known: Snapshot) -> Ranking:
    return rank_network(project(known, bundled_projection("actor-technology")), MEASURES["pagerank"], personal={"bank-b": 1.0}, top=9)


@pytest.fixture(scope="module")
def evidence(ranking: Ranking) -> Mapping[str, tuple[ShownEvidence, ...]]:
    shown = ShownEvidence("r", "某报告", 0, 9, NASTY, "一、", 3, "digest", "f.md", "relations", "p-01", "0.9", "passage", ("上文。",))
    return dict.fromkeys(ranking.statements, (shown,))


@pytest.fixture(scope="module")
def page(ranking: Ranking, evidence: Mapping[str, tuple[ShownEvidence, ...]], known: Snapshot) -> str:
    return render_ranking(ranking, evidence, known, TERMS)


def test_title_meaning_and_choices_in_both_languages(page: str) -> None:
    for piece in (
        "PageRank排名：机构—技术", "Ranking by PageRank: Actors and technologies", "沿关系随机游走", "how often a walker", "Technologies that an organisation",
        "<dd>〔bank-b〕</dd>", "<dd>actor-technology</dd>",
    ):  # fmt: skip
        assert piece in page, piece


def test_each_row_has_value_range_and_facts_that_open(page: str, ranking: Ranking) -> None:
    rows = page.count("<tbody>")
    assert rows == len(ranking.entries)
    assert page.count('class="share"') == rows
    assert f"<b>{ranking.entries[0].value:.4g}</b>" in page
    assert "采用技术 →" in page
    assert "uses technology →" in page
    assert '<figure class="quote">' in page
    assert "仅见于 r3" in page
    assert "only in r3" in page
    assert "摘要（本项目撰写）" in page
    assert "上文。" in page


def test_text_is_text(page: str) -> None:
    assert "<script>alert" not in page
    assert "&lt;" in page
    assert NASTY not in page


def test_nothing_is_asked_of_outside(page: str) -> None:
    parsed = elements(page)
    assert (parsed.wrong, parsed.stack) == ([], [])
    for _, attributes in parsed.found:
        for name, value in attributes.items():
            if name in RESOURCE_ATTRIBUTES:
                assert not value or value.startswith(("#", "data:"))


def test_same_ranking_same_bytes_and_notes_are_told(ranking: Ranking, evidence: Mapping[str, tuple[ShownEvidence, ...]], known: Snapshot, page: str) -> None:
    assert render_ranking(ranking, evidence, known, TERMS) == page
    noted = replace(ranking, notes=(Note("须知", "mind this"),), left_out=())
    text = render_ranking(noted, {}, known, TERMS)
    assert "须知。" in text
    assert "mind this." in text
    assert "仅见于 r3" not in text
    assert "摘要（本项目撰写）" not in text
