"""Press items: what the headline tells roughly and the body in full is told once, by the body; rumours that are denied are no deals."""

from __future__ import annotations

import pytest

from kg.model.graph import Extraction
from tests.extract.relations.reading import engine
from tests.extract.workbench import read

HEAD = "# 要闻（2025年）\n\n## 一、动态\n\n"


def _told(*paragraphs: str) -> Extraction:
    return engine().run(read(HEAD + "\n\n".join(paragraphs) + "\n", ".md"))


ONCE = [
    (("宁波银行：2024年科技投入12亿元。宁波银行发布年报显示，2024年该行科技投入12.3亿元。",), {"12.3亿元"}),
    (("宁波银行科技投入超12亿。宁波银行2024年实现净利润90亿元，科技投入12.6亿元。",), {"90亿元", "12.6亿元"}),
    (("宁波银行全年研发投入突破12亿元。宁波银行发布2024年年报，全年研发投入12.9亿元。",), {"12.9亿元"}),  # the year was guessed
    (("宁波银行2023年科技投入12亿元。宁波银行2024年科技投入12.1亿元。",), {"12亿元", "12.1亿元"}),  # of two years
    (("宁波银行2024年科技投入12亿元。重庆银行2024年科技投入12亿元。",), {"12亿元"}),
    (("宁波银行2024年科技投入12亿元。宁波银行2024年实现净利润12亿元。",), {"12亿元"}),
]


@pytest.mark.parametrize(("paragraphs", "figures"), ONCE)
def test_a_figure_of_a_headline_is_told_once(paragraphs: tuple[str, ...], figures: set[str]) -> None:
    assert {found.quantity_text for found in _told(*paragraphs).observations} == figures


@pytest.mark.parametrize("text", [
    "宁波银行2024年科技投入12亿元。重庆银行2024年科技投入12亿元。", "宁波银行2024年科技投入12亿元。宁波银行2024年实现净利润12亿元。",
])  # fmt: skip
def test_figures_of_other_things_stay(text: str) -> None:
    assert len(_told(text).observations) == 2


def test_who_speaks_in_a_headline_is_not_whose_figure_it_is() -> None:
    told = _told("央行：一季度移动支付业务超500亿笔。人民银行发布2024年第一季度支付数据，全国银行共办理移动支付业务501.57亿笔。")
    assert [found.quantity_text for found in told.observations] == ["501.57亿笔"]
    assert [problem.kind for problem in told.problems if "headline" in problem.reason.why.en] == ["headline"]


def test_a_deal_of_a_headline_is_told_once_with_its_round() -> None:
    told = _told("京东科技获1亿元融资 红杉中国领投。3月8日，京东科技宣布完成1亿元A轮融资，由红杉中国领投。")
    deals = [claim for claim in told.claims if claim.predicate == "investsIn"]
    assert [dict(claim.qualifiers).get("round") is not None for claim in deals] == [True]


RUMOURS = [
    ("有媒体称腾讯收购宁波银行，腾讯回应称消息不属实。", set()),
    ("腾讯收购宁波银行。腾讯随后否认此事。", set()),
    ("腾讯收购宁波银行，市场反应平静。", {"acquires"}),
    ("腾讯收购宁波银行，并澄清收费标准。", {"acquires"}),
]


@pytest.mark.parametrize(("text", "told"), RUMOURS)
def test_a_deal_that_is_denied_is_none(text: str, told: set[str]) -> None:
    assert {claim.predicate for claim in _told(text).claims if claim.modality == "asserted"} & {"acquires", "investsIn"} == told
