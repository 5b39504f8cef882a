"""全行业 by the trade that the headings speak of."""

from __future__ import annotations

import pytest

from kg.extract.statistics.industry import trade_of


@pytest.mark.parametrize(
    ("titles", "trade"),
    [
        (("示范行业报告",), ""), (("证券公司数字化转型",), "证券业"), (("保险科技概览", "投入"), "保险业"), (("保险科技概览", "银行的做法"), "银行业"),
        (("银行与保险的合作",), ""), (("期货公司年度回顾",), "期货业"), (("支付清算发展",), ""), (("支付机构年报",), "支付行业"), ((), ""),
    ],
)  # fmt: skip
def test_the_trade_of_headings(titles: tuple[str, ...], trade: str) -> None:
    assert trade_of(titles) == trade
