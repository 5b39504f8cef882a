"""What brackets behind a body tell of it: who set it up, whose it is; and how its name looks behind words for its sort."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

HUISHANG, NINGBO = "徽商银行", "宁波银行"

CASES = [
    # who set up a body stands in brackets: the sentence goes on about the body
    (
        "网商银行（由蚂蚁集团和腾讯共同出资设立）去年上线“甬小助”，运用知识图谱核对单据。",
        [("网商银行", "offers", "甬小助"), ("甬小助", "usesTechnology", "知识图谱"),
         ("蚂蚁集团", "hasSubsidiary", "网商银行"), ("腾讯", "hasSubsidiary", "网商银行"), ("蚂蚁集团", "partnersWith", "腾讯")],
    ),
    (
        "网商银行（由蚂蚁集团发起设立），近日推出“甬小助”。",
        [("网商银行", "offers", "甬小助"), ("蚂蚁集团", "hasSubsidiary", "网商银行")],
    ),
    # how it was called, and what became of it
    ("恒生电子（原名：腾讯）推出“甬小助”。", [("恒生电子", "offers", "甬小助"), ("腾讯", "renamedTo", "恒生电子")]),
    ("恒生电子（原腾讯），近日推出“甬小助”。", [("恒生电子", "offers", "甬小助"), ("腾讯", "renamedTo", "恒生电子")]),
    ("网商银行（后被腾讯收购）推出“甬小助”。", [("网商银行", "offers", "甬小助"), ("腾讯", "acquires", "网商银行")]),
    ("“甬小助”平台（由网商银行推出）运用知识图谱。", [("网商银行", "offers", "甬小助"), ("甬小助", "usesTechnology", "知识图谱")]),
    ("恒生电子（原定由腾讯推荐）推出“甬小助”。", [("恒生电子", "offers", "甬小助")]),
    # whose it is
    ("工银科技（母公司为工商银行）采用零信任。", [("工商银行", "hasSubsidiary", "工银科技"), ("工银科技", "usesTechnology", "零信任")]),
    ("工银科技（工商银行全资子公司）采用零信任。", [("工商银行", "hasSubsidiary", "工银科技"), ("工银科技", "usesTechnology", "零信任")]),
    ("宁波银行参观了工银科技（工商银行旗下公司）。", [("工商银行", "hasSubsidiary", "工银科技")]),
    # other words in brackets tell of no owner
    ("工银科技（工商银行的供应商）采用零信任。", [("工银科技", "usesTechnology", "零信任")]),
    ("徽商银行（由宁波银行代理清算）采用零信任。", [(HUISHANG, "usesTechnology", "零信任")]),
    # the sort of a firm is no part of its name
    ("宁波银行设立全资子公司甬潮数字科技有限公司。", [(NINGBO, "hasSubsidiary", "甬潮数字科技有限公司")]),
    ("宁波银行成立了控股子公司甬潮数字科技有限公司。", [(NINGBO, "hasSubsidiary", "甬潮数字科技有限公司")]),
    ("工商银行设立全资子公司工银科技有限公司。", [("工商银行", "hasSubsidiary", "工银科技")]),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_sentence(text: str, facts: list[tuple[str, str, str]]) -> None:
    assert read(text).facts() == sorted(facts)


@pytest.mark.parametrize("sort", ["全资子公司", "控股子公司", "参股子公司", "境外全资子公司", "关联公司"])
def test_no_body_is_called_by_its_sort(sort: str) -> None:
    names = {entity.zh for entity in read(f"宁波银行收购{sort}甬潮数字科技有限公司。").document.names.met().values()}
    assert not any(sort in name for name in names)
