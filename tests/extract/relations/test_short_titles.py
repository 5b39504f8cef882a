"""《意见》 and the like: the document of the sort that the section named before."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

FIRST = "2032年7月，国务院印发《关于推进票据市场建设的指导意见（试行）》。"
FULL = "关于推进票据市场建设的指导意见"

MEANT = [
    (FIRST + "《意见》强调强化数据治理。",),
    (FIRST, "《意见》强调强化数据治理。"),
    (FIRST, "市场反应积极。", "《指导意见》强调强化数据治理。"),
]
NOT_MEANT = [
    (FIRST, "《规划》强调强化数据治理。"),  # none of the sort
    (FIRST, "# 下一节", "《意见》强调强化数据治理。"),
    ("国务院印发《关于推进票据市场建设的指导意见》，财政部印发《关于规范票据贴现的意见》。", "《意见》强调强化数据治理。"),  # which of the two?
]


@pytest.mark.parametrize("paragraphs", MEANT)
def test_the_document_told_of_is_meant(paragraphs: tuple[str, ...]) -> None:
    assert any(s.startswith(FULL) and p == "governs" and o == "数据治理" for s, p, o in read(*paragraphs).facts())


@pytest.mark.parametrize("paragraphs", NOT_MEANT)
def test_no_document_is_meant(paragraphs: tuple[str, ...]) -> None:
    assert not [fact for fact in read(*paragraphs).facts() if fact[1] == "governs" and fact[2] == "数据治理"]


def test_the_sentence_with_the_full_title_is_cited() -> None:
    claims = [c for c in read(FIRST, "《意见》强调强化数据治理。").claims if c.predicate == "governs" and c.object == "data-governance"]
    assert [[p.quote for p in c.evidence.context] for c in claims] == [[FIRST]]


@pytest.mark.parametrize(("text", "fields"), [
    ("《征信业务管理办法》规范除贸易融资之外的供应链金融。", {"供应链金融"}),
    ("《征信业务管理办法》规范贸易融资之外的供应链金融和贸易融资。", {"供应链金融", "贸易融资"}),
])  # fmt: skip
def test_what_is_left_out_is_not_dealt_with(text: str, fields: set[str]) -> None:
    assert {o for _, p, o in read(text).facts() if p == "governs"} & {"供应链金融", "贸易融资"} == fields


def test_what_is_done_with_all_listed_is_no_part_of_the_last_name() -> None:
    found = {o for _, p, o in read("《征信业务管理办法》明确对数字金融、跨境支付实施审慎监管。").facts() if p == "governs"}
    assert {"数字金融", "跨境支付"} <= found


def test_a_title_that_is_introduced_as_short_is_no_document_of_its_own() -> None:
    long = "示范公司数据安全三年提升计划（2031—2034）"
    found = read(f"证监会发布《{long}》（下称《示范提升计划》）。", "《示范提升计划》要求强化数据治理。")
    assert (long, "governs", "数据治理") in found.facts()
    assert "示范提升计划" not in {entity.zh for entity in found.document.names.met().values()}
