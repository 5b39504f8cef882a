"""Whom a report names as the source of its figures, in sentences, notes and tables of our own."""

from __future__ import annotations

import pytest

from tests.extract.workbench import read
from tests.installed import engine

BANKERS, PBOC, IDC = "中国银行业协会", "中国人民银行", "IDC"


def told(text: str) -> dict[str, tuple[str, ...]]:
    """The sources by label, by the words of each figure."""
    found = engine().run(read(text))
    return {o.quantity_text: tuple(sorted(found.entities[key].zh for key in o.according_to)) for o in found.observations}


SENTENCES = [
    ("中国银行业协会数据显示，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": (BANKERS,)}),
    ("中国银行业协会发布的数据显示，2031年银行业离柜交易总额达2000万亿元，同比增长12%。", {"2000万亿元": (BANKERS,), "12%": (BANKERS,)}),
    ("据中国银行业协会统计，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": (BANKERS,)}),
    ("根据中国银行业协会数据，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": (BANKERS,)}),
    ("根据中国人民银行公布的数据，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": (PBOC,)}),
    ("据IDC预测，到2035年，全球智能客服市场规模将达到300亿美元。", {"300亿美元": (IDC,)}),
    ("IDC预计，到2035年全球智能客服市场规模将达到300亿美元。", {"300亿美元": (IDC,)}),
    ("例如，IDC数据显示，2031年全球智能客服市场规模达到300亿美元。", {"300亿美元": (IDC,)}),
    ("2031年5月，IDC调查显示，全球智能客服市场规模达到300亿美元。", {"300亿美元": (IDC,)}),
    ("毕马威对60家银行的调查发现，45%的银行已部署大模型。", {"45%": ("毕马威",)}),
    ("毕马威与IDC联合统计数据显示，2031年全球智能客服市场规模达到300亿美元。", {"300亿美元": (IDC, "毕马威")}),
    ("毕马威发布的《示范报告》显示，2031年全球智能客服市场规模达到300亿美元。", {"300亿美元": ("示范报告",)}),
    ("《示范报告》指出，2031年全球智能客服市场规模达到300亿美元。", {"300亿美元": ("示范报告",)}),
    ("2031年银行业离柜交易总额达2000万亿元，IDC数据显示，全球智能客服市场规模达到300亿美元。", {"2000万亿元": (), "300亿美元": (IDC,)}),
    (
        "毕马威数据显示，2031年银行业离柜交易总额达2000万亿元；IDC数据显示，2031年全球智能客服市场规模达到300亿美元。",
        {"2000万亿元": ("毕马威",), "300亿美元": (IDC,)},
    ),
    ("中国银行业协会数据显示，2031年银行业离柜交易总额达 2000 万亿元。", {"2000 万亿元": (BANKERS,)}),
    # none is named, or it is no source
    ("数据显示，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": ()}),
    ("据统计，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": ()}),
    ("调查显示，45%的银行已部署大模型。", {"45%": ()}),
    ("2031年中国银行业协会会员单位达到800家。", {"800家": ()}),
    ("2031年工商银行科技投入达到300亿元。", {"300亿元": ()}),
    ("2031年工商银行科技投入达到300亿元，显示其对科技的重视。", {"300亿元": ()}),
    ("支付清算数据显示，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": ()}),
    ("在中国银行业协会指导下，2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": ()}),
    ("中国银行业协会数据显示银行转型加快。2031年银行业离柜交易总额达2000万亿元。", {"2000万亿元": ()}),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_in_the_sentence(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = told(f"{text}\n")
    assert {words: found.get(words) for words in expected} == expected


NOTED = [
    ("2031年银行业离柜交易总额达2000万亿元<sup>1</sup>。\n\n<sup>1</sup> 数据来源：毕马威\n", {"2000万亿元": ("毕马威",)}),
    ("2031年银行业离柜交易总额达2000万亿元¹。\n\n¹ 资料来源：毕马威《示范报告》\n", {"2000万亿元": ("示范报告",)}),
    ("2031年银行业离柜交易总额达2000万亿元<sup>1</sup>，科技投入达300亿元。\n\n<sup>1</sup> 来源：毕马威\n", {"2000万亿元": ("毕马威",), "300亿元": ()}),
    (
        "2031年银行业离柜交易总额达2000万亿元<sup>1</sup>，科技投入达300亿元<sup>2</sup>。\n\n<sup>1</sup> 来源：毕马威\n\n<sup>2</sup> 来源：IDC\n",
        {"2000万亿元": ("毕马威",), "300亿元": (IDC,)},
    ),
    ("2031年银行业离柜交易总额达2000万亿元<sup>1</sup>。\n\n<sup>1</sup> 毕马威是一家咨询公司。\n", {"2000万亿元": ()}),
    ("2031年银行业离柜交易总额达2000万亿元<sup>1</sup>。\n\n<sup>1</sup> 来源：公开资料，毕马威整理\n", {"2000万亿元": ()}),
    ("2031年银行业科技投入达300亿元。次年，离柜交易总额达2000万亿元<sup>1</sup>。\n\n<sup>1</sup> 来源：毕马威\n", {"300亿元": (), "2000万亿元": ("毕马威",)}),
]


@pytest.mark.parametrize(("text", "expected"), NOTED)
def test_in_a_note(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = told(text)
    assert {words: found.get(words) for words in expected} == expected


TABLE = """表1 2031年银行科技投入（亿元）

| 银行 | 科技投入 |
|---|---|
| 工商银行 | 301 |
| 建设银行 | 299 |

{}
"""


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("来源：毕马威", ("毕马威",)),
        ("数据来源：IDC，毕马威整理", (IDC,)),
        ("来源：根据公开资料整理", ()),
        ("注：毕马威未参与统计", ()),
    ],
)
def test_below_a_table(line: str, sources: tuple[str, ...]) -> None:
    assert told(TABLE.format(line)) == {"301": sources, "299": sources}


def test_the_note_is_shown_with_the_figure() -> None:
    found = engine().run(read(NOTED[0][0]))
    assert [each.quote for each in found.observations[0].evidence.context] == ["数据来源：毕马威"]
