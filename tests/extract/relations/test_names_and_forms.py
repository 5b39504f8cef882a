"""What the form of a name tells: large models for a field, meetings of a body, exchanges of a trade; and words that only look like a name."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

Fact = tuple[str, str, str]

# fmt: off
TOLD: list[tuple[str, set[Fact]]] = [
    # a large model for a field is a large model
    ("宁波银行发布信贷行业通用大模型，供分行试用。", {("宁波银行", "usesTechnology", "大模型")}),
    ("目前，行业大模型可用于贷后管理。", {("行业大模型", "enables", "贷后管理"), ("大模型", "enables", "贷后管理")}),
    ("宁波银行运用金融AI大模型服务客户。", {("宁波银行", "usesTechnology", "大模型")}),
    # meetings that are called by the body whose they are
    ("去年，二十国集团数字包容圆桌会议、国际清算银行支付创新年会的议题有所重合。", {
        ("二十国集团", "leads", "二十国集团数字包容圆桌会议"), ("国际清算银行", "leads", "国际清算银行支付创新年会"),
    }),
    # an exchange behind the trade it is for
    ("加密交易所Coinbase扩招了工程师。", {("Coinbase", "servesScenario", "加密货币交易")}),
    # the firms of a trade by the one that stands for them; 企业|金融科技 is no 企业金融
    ("以腾讯为代表的平台企业金融科技业务逐步恢复。", {("腾讯", "servesScenario", "金融科技")}),
    # a name that is a plain word elsewhere, beside another body behind 据
    ("据浪潮与中国信通院联合调研，机房能耗有所下降。", {("浪潮集团", "partnersWith", "中国信息通信研究院")}),
]
NOT_TOLD: list[tuple[str, set[Fact]]] = [
    ("宁波银行发布信贷行业通用模型，供分行试用。", {("宁波银行", "usesTechnology", "大模型")}),
    ("二十国集团将于明年召开工作组会议，议题未定。", {("二十国集团", "leads", "二十国集团将于明年召开工作组会议")}),
    ("据浪潮席卷之势判断，机房还将扩建。", {("浪潮集团", "partnersWith", "中国信息通信研究院")}),
    ("各国之间的数字货币交易需要新的底座。", {("数字货币", "enables", "加密货币交易")}),
]
# fmt: on


def _either_way(facts: set[Fact]) -> set[Fact]:
    """Facts, those of partners in both directions."""
    return facts | {(o, p, s) for s, p, o in facts if p == "partnersWith"}


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_told(text: str, facts: set[Fact]) -> None:
    assert facts <= _either_way(set(read(text).facts()))


@pytest.mark.parametrize(("text", "facts"), NOT_TOLD)
def test_not_told(text: str, facts: set[Fact]) -> None:
    assert not facts & _either_way(set(read(text).facts()))


def test_a_thing_of_the_whole_world_is_called_so_too() -> None:
    reading = read("世界银行正在搭建一个全球知识图谱平台，供各国查询。")
    offered = [str(claim.object) for claim in reading.claims if claim.predicate == "offers"]
    assert offered
    assert all("全球知识图谱平台" in reading.document.names[key].aliases for key in offered)
