"""Names of applications in items that name their bodies, behind 申请的, and of subsidiaries behind a dash."""

from __future__ import annotations

import pytest

from tests.lexicon.test_discovery_rules import discovered

ITEMS = [
    ("（四）“甬链贷”产品-宁波银行", {"甬链贷": "Product"}),
    ("（六）鸥海票据服务平台-招商银行、民生银行北京分行", {"鸥海票据服务平台": "Product"}),
    ("（七）基于区块链的跨境结算项目-腾讯、宁波银行", {"基于区块链的跨境结算项目": "Product"}),
    ("工商银行深圳分行申请的“基于大数据的核保服务”。", {"基于大数据的核保服务": "Product"}),
    ("宁波银行全资子公司——鸥海数字科技有限公司今日开业。", {"鸥海数字科技有限公司": "TechnologyCompany"}),
    ("宁波银行科技子公司——鸥海数字科技有限公司在杭州设立。", {"鸥海数字科技有限公司": "FintechSubsidiary"}),
]
NO_NAMES = [
    "（四）区块链-宁波银行",
    "（四）成都-宁波银行",
    "（四）鸥海票据服务平台-三家银行",
    "（四）鸥海票据服务平台-宁波银行的案例",
    "（四）鸥海票据的做法-宁波银行",
    "小微企业申请的“三年期以内的续贷服务”由柜台受理。",
    "宁波银行的合作伙伴——一家数字科技有限公司今日开业。",
]


@pytest.mark.parametrize(("text", "names"), ITEMS)
def test_names_of_items(text: str, names: dict[str, str]) -> None:
    assert discovered(text) == names


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_names(text: str) -> None:
    assert discovered(text) == {}
