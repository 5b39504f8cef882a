"""Drafts and what came of them."""

from __future__ import annotations

import pytest

from kg.model.statement import ConceptRef
from tests.extract.workbench import read
from tests.installed import engine

DRAFT = "2020年9月，中国人民银行就《示范甲类机构管理办法（征求意见稿）》公开征求意见。"
CASES = [
    ([DRAFT], {("示范甲类机构管理办法（征求意见稿）", "draft")}),
    ([DRAFT, "2021年9月，中国人民银行发布《示范甲类机构管理办法》，禁止无牌经营。"], set()),
    ([DRAFT, "《示范甲类机构管理办法》自2022年1月1日起施行。"], {("示范甲类机构管理办法", "inForce")}),
    ([DRAFT, "《示范甲类机构管理办法》的出台时间尚未公布。"], {("示范甲类机构管理办法", "draft")}),
    (["《示范甲类机构管理暂行规定》受到关注。"], set()),
    (["《示范甲类机构管理办法（暂行）》自2022年1月1日起施行。"], {("示范甲类机构管理办法", "inForce")}),
    (["中国人民银行起草的《示范甲类机构管理办法》征求意见稿，要求留痕。"], {("示范甲类机构管理办法", "draft")}),
    (["《示范甲类机构管理办法（试行）》受到关注。"], {("示范甲类机构管理办法", "trial")}),
]


@pytest.mark.parametrize(("paragraphs", "statuses"), CASES)
def test_status(paragraphs: list[str], statuses: set[tuple[str, str]]) -> None:
    found = engine().run(read("\n\n".join(paragraphs)))
    told = {(found.entities[c.subject].zh, c.object.id) for c in found.claims if c.predicate == "policyStatus" and isinstance(c.object, ConceptRef)}
    assert told == statuses
