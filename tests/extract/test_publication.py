"""The publisher and its address, from title page and imprint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.publication import PublicationExtractor
from kg.model.document import Report
from kg.model.entity import Entity
from tests.extract.workbench import annotated, read
from tests.installed import engine
from tests.reasons import reason

BODY = "示范报告\n\n一、示范\n\n" + "这一段说明了示范的情况，没有别的内容，只为占些地方。" * 4 + "\n\n"


@pytest.mark.parametrize(
    ("imprint", "places"),
    [
        ("中国信息通信研究院\n\n地址：北京市海淀区示范路1号\n\n邮编：100000\n", ["北京"]),
        ("中国信息通信研究院\n地 址：上海市示范路1号\n", ["上海"]),
        ("地址：北京市海淀区示范路1号\n", []),  # whose it is, nothing tells
        ("中国信息通信研究院\n地址：示范路1号\n", []),
        ("中国信息通信研究院\n" + "示" * 400 + "\n地址：北京市示范路1号\n", []),
    ],
)
def test_address_of_the_publisher(imprint: str, places: list[str]) -> None:
    text = BODY + imprint
    document = read(text)
    report = Report(document.report.id, "示范报告", "中国信息通信研究院", "2031")
    reading = annotated(replace(document, report=report))
    reading.names.add_report(Entity(report.id, "Report", report.title, origin="discovered", reason=reason()))
    claims = [c for c in PublicationExtractor().extract(reading) if c.predicate == "locatedIn"]
    assert [reading.names[str(c.object)].zh for c in claims] == places
    for claim in claims:
        span = claim.evidence.passage.span
        assert text[span.start : span.end] == claim.evidence.passage.quote
        assert [p.quote for p in claim.evidence.context] == ["中国信息通信研究院"]


@pytest.mark.parametrize(
    ("title", "aliases"),
    [("示范生态蓝皮书（2031年）", ("示范生态蓝皮书",)), ("示范发展报告(2031)", ("示范发展报告",)), ("2031示范白皮书", ()), ("示范规划（2031-2035年）", ())],
)
def test_a_report_is_called_without_the_year_of_its_edition(title: str, aliases: tuple[str, ...]) -> None:
    document = read(BODY)
    reading = engine().annotate(replace(document, report=replace(document.report, title=title)))
    assert reading.names[document.report.id].aliases == aliases


YEARLY = [
    ("3月24日晚，宁波银行发布2031年年度报告。", "宁波银行2031年年度报告"),
    ("宁波银行2031年半年报披露，收入增长。", "宁波银行2031年半年度报告"),
    ("宁波银行日前发布2031年度财报，收入增长。", "宁波银行2031年年度报告"),
    ("宁波银行2031年中报显示，收入增长。", "宁波银行2031年半年度报告"),
    ("宁波银行发布的2031年财报显示，收入增长。", "宁波银行2031年年度报告"),
    ("宁波银行将于3月发布2031年年报。", ""),
    ("宁波银行2031年报告期内收入增长。", ""),
    ("宁波银行发布2031年金融科技报告。", ""),
]


@pytest.mark.parametrize(("sentence", "report"), YEARLY)
def test_a_firm_published_the_yearly_report_that_is_told_of(sentence: str, report: str) -> None:
    found = engine().run(read("金融科技观察\n\n" + sentence))
    told = [found.entities[str(c.object)].zh for c in found.claims if c.predicate == "published"]
    assert told == ([report] if report else [])
