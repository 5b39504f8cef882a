"""How bodies deal with each other: who goes on without the partner, where bodies are that others set up, stakes told one by one."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told

WITH_OTHERS: list[Row] = [
    ("腾讯与京东科技共同研发新系统，携手宁波银行、科大讯飞开展测试合作。", "腾讯 partnersWith 京东科技、宁波银行、科大讯飞"),
    ("腾讯与农业银行合作研发新系统，与徽商银行等30余家银行开展业务合作。", "腾讯 partnersWith 农业银行、徽商银行"),
    ("腾讯与京东科技共同研发新系统；联手宁波银行推进合作。", "腾讯 partnersWith 京东科技、宁波银行"),
    # equals go on together
    ("腾讯和京东科技共同研发新系统，并与华为开展合作。", "腾讯 partnersWith 京东科技", "京东科技、腾讯 partnersWith 华为"),
]  # fmt: skip

SEATS: list[Row] = [
    ("微众银行由腾讯发起设立，总部位于深圳。", "腾讯 hasSubsidiary 微众银行", "微众银行 locatedIn 深圳"),
    ("度小满2018年4月从百度拆分独立，总部设在北京。", "度小满 locatedIn 北京"),
    ("工银科技由工商银行全资控股，注册地为成都。", "工商银行 hasSubsidiary 工银科技", "工银科技 locatedIn 成都"),
    # whose seat it is is not told by the first name
    ("招商银行投资了合众易宝，总部位于深圳。", "招商银行 investsIn 合众易宝", "合众易宝 locatedIn 深圳"),
    ("招商银行走访了京东科技，总部位于北京的几家客户也到场。",),
]  # fmt: skip


@pytest.mark.parametrize("row", WITH_OTHERS, ids=lambda row: row[0][:24])
def test_with_others(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", SEATS, ids=lambda row: row[0][:24])
def test_seats(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])
