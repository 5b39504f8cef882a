"""等N部门, source lines as publications: who issued or published what, in sentences of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.publication import PublicationExtractor
from kg.model.document import Report
from kg.model.span import Span
from tests.extract.policy_reading import read_prose, told
from tests.extract.relations.reading import engine
from tests.extract.workbench import read

PBOC, CAC, MIIT, MOF, NFRA = "中国人民银行", "国家网信办", "工业和信息化部", "财政部", "国家金融监督管理总局"
CAICT = "中国信息通信研究院"
W = "示范甲办法"

ISSUERS = [
    ("国家网信办、工信部等六部门联合发布《示范甲办法》。", {f"{W} issuedBy {CAC} #6", f"{W} issuedBy {MIIT} #6"}),
    ("人民银行等七部门印发《示范甲办法》。", {f"{W} issuedBy {PBOC} #7"}),
    ("人民银行等十部委联合印发《示范甲办法》。", {f"{W} issuedBy {PBOC} #10"}),
    ("人民银行等十二部门印发《示范甲办法》。", {f"{W} issuedBy {PBOC} #12"}),
    ("人民银行等17部门印发《示范甲办法》。", {f"{W} issuedBy {PBOC} #17"}),
    ("人民银行等5个部门印发《示范甲办法》。", {f"{W} issuedBy {PBOC} #5"}),
    ("人民银行等四家机构印发《示范甲办法》。", {f"{W} issuedBy {PBOC} #4"}),
    ("财政部、人民银行、工信部等八部门出台《示范甲办法》。", {f"{W} issuedBy {b} #8" for b in (MOF, PBOC, MIIT)}),
    ("财政部会同人民银行等三部门印发《示范甲办法》。", {f"{W} issuedBy {MOF} #3", f"{W} issuedBy {PBOC} #3"}),
    ("财政部和人民银行等四部门印发《示范甲办法》。", {f"{W} issuedBy {MOF} #4", f"{W} issuedBy {PBOC} #4"}),
    ("2023年5月，财政部等六部门联合公布《示范甲办法》。", {f"{W} issuedBy {MOF} @2023-05 #6"}),
    ("《示范甲办法》由财政部等六部门于2023年5月印发。", {f"{W} issuedBy {MOF} @2023-05 #6"}),
    ("《示范甲办法》由财政部、人民银行等九部门联合印发。", {f"{W} issuedBy {MOF} #9", f"{W} issuedBy {PBOC} #9"}),
    ("财政部等六部门联合印发了《示范甲办法》，明确分工。", {f"{W} issuedBy {MOF} #6"}),
    ("财政部等六个国家部委印发《示范甲办法》。", {f"{W} issuedBy {MOF} #6"}),
    ("财政部等六部门印发《示范甲办法》和《示范乙办法》。", {f"{W} issuedBy {MOF} #6", f"示范乙办法 issuedBy {MOF} #6"}),
    ("财政部制定了《示范甲办法》的配套细则。", set()),
    ("财政部等六部门印发《示范甲办法》相关标准。", set()),
    ("工业和信息化部于2031年6月明确了示范通信愿景和目标，各方跟进。", {f"示范通信愿景和目标 issuedBy {MIIT} @2031-06"}),
    ("宁波银行明确了示范转型路线图。", set()),  # a firm's plan for itself
    ("工业和信息化部明确《示范甲办法》的要求。", set()),  # who tells what it says need not have issued it
    # several without a number, one alone, and numbers of something else
    ("财政部等多部门印发《示范甲办法》。", {f"{W} issuedBy {MOF}"}),
    ("财政部等部门印发《示范甲办法》。", {f"{W} issuedBy {MOF}"}),
    ("财政部等有关部门印发《示范甲办法》。", {f"{W} issuedBy {MOF}"}),
    ("财政部印发《示范甲办法》。", {f"{W} issuedBy {MOF}"}),
    ("财政部、人民银行两部门印发《示范甲办法》。", {f"{W} issuedBy {MOF}", f"{W} issuedBy {PBOC}"}),
    ("六部门联合印发《示范甲办法》。", set()),
    ("多部门联合印发《示范甲办法》。", set()),
    ("财政部等六部门要求各地落实《示范甲办法》。", set()),
    ("财政部等六部门负责人解读《示范甲办法》。", set()),
    ("财政部等六部门开会，人民银行印发《示范甲办法》。", {f"{W} issuedBy {PBOC}"}),
    ("财政部牵头制定的《示范甲办法》涉及六部门。", {f"{W} issuedBy {MOF}"}),
    ("国家标准《示范甲技术规范》由工信部组织编制。", {f"示范甲技术规范 issuedBy {MIIT}"}),
    ("人民银行主导的首个区块链标准《示范甲技术规范》发布。", {f"示范甲技术规范 issuedBy {PBOC}"}),
    ("财政部以及人民银行联合印发《示范甲办法》。", {f"{W} issuedBy {MOF}", f"{W} issuedBy {PBOC}"}),
    ("《示范甲办法》是财政部发布的首个专门文件。", {f"{W} issuedBy {MOF}"}),
    ("《示范甲办法》的制定单位为财政部、人民银行。", {f"{W} issuedBy {MOF}", f"{W} issuedBy {PBOC}"}),
    ("《示范甲办法》是财政部检查的依据。", set()),
    ("财政部调整了分类口径与报送的要求，并于2023年发布《示范甲办法》。", {f"{W} issuedBy {MOF} @2023"}),
    ("财政部审定《示范甲办法》。", {f"{W} issuedBy {MOF}"}),
    ("财政部2021年印发《示范甲办法》，2023年印发《示范乙办法》。", {f"{W} issuedBy {MOF} @2021", f"示范乙办法 issuedBy {MOF} @2023"}),
    ("信通院在国际电信联盟成功立项《示范甲技术规范》。", {f"示范甲技术规范 issuedBy {b}" for b in (CAICT, "国际电信联盟")}),
]

SOURCES = [
    ("来源：中国信息通信研究院《示范白皮书》", {f"{CAICT} published 示范白皮书"}),
    ("数据来源：毕马威《示范报告》", {"毕马威 published 示范报告"}),
    ("资料来源：毕马威，《示范报告》", {"毕马威 published 示范报告"}),
    ("资料来源：毕马威：《示范报告》", {"毕马威 published 示范报告"}),
    ("来源：毕马威、麦肯锡：《示范报告》", {"毕马威 published 示范报告", "麦肯锡 published 示范报告"}),
    ("来源：毕马威《示范报告》、麦肯锡《示范乙报告》", {"毕马威 published 示范报告", "麦肯锡 published 示范乙报告"}),
    ("来源：毕马威《示范报告》；麦肯锡《示范乙报告》", {"毕马威 published 示范报告", "麦肯锡 published 示范乙报告"}),
    ("来源：毕马威《示范报告》《示范乙报告》", {"毕马威 published 示范报告", "毕马威 published 示范乙报告"}),
    ("来源：毕马威（KPMG）《示范报告》", {"毕马威 published 示范报告"}),
    ("来源：毕马威第12次《示范统计报告》", {"毕马威 published 示范统计报告"}),
    ("来源：毕马威第三期《示范统计报告》", {"毕马威 published 示范统计报告"}),
    ("来源：中国人民银行季度《示范统计报告》", {f"{PBOC} published 示范统计报告"}),
    ("来源：中国人民银行年度《示范统计报告》", {f"{PBOC} published 示范统计报告"}),
    ("来源：毕马威2023年《示范报告》", {"毕马威 published 示范报告 @2023"}),
    ("来源：毕马威（2023年5月）《示范报告》", {"毕马威 published 示范报告 @2023-05"}),
    ("来源：毕马威发布的《示范报告》", {"毕马威 published 示范报告"}),
    ("毕马威：《示范报告》", {"毕马威 published 示范报告"}),
    ("来源：《中国工商银行股份有限公司2022年度报告》", {"工商银行 published 中国工商银行股份有限公司2022年度报告"}),
    ("来源：《腾讯2022年年度报告》", {"腾讯 published 腾讯2022年年度报告"}),
    ("来源：《宁波银行2022年社会责任报告》", {"宁波银行 published 宁波银行2022年社会责任报告"}),
    # sources without a title, titles without a body, bodies that are only spoken of
    ("来源：毕马威", set()),
    ("数据来源：国家统计局、毕马威", set()),
    ("来源：根据公开资料整理", set()),
    ("来源：《示范报告》", set()),
    ("来源：《工商银行数字化转型研究报告》", set()),
    ("毕马威引用《示范报告》。", set()),
    ("毕马威表示，《示范报告》值得关注。", set()),
    ("根据毕马威的看法，《示范报告》值得关注。", set()),
]


SPOKEN_OF = [
    ("宁波银行2031年半年报披露，网点减少。", {"宁波银行 published 宁波银行2031年半年度报告"}),
    ("根据中国信息通信研究院算力蓝皮书数据，2031年规模上升。", {f"{CAICT} published {CAICT}算力蓝皮书"}),
    ("宁波银行发布的报告显示，网点减少。", set()),
    ("宁波银行相关报告显示，网点减少。", set()),
    ("宁波银行调研报告显示，网点减少。", set()),  # any of its reports
    ("宁波银行向监管部门报告，显示网点减少。", set()),
    ("宁波银行2031年半年报尚未披露。", set()),
]


@pytest.mark.parametrize(("text", "facts"), SPOKEN_OF, ids=[case[0] for case in SPOKEN_OF])
def test_reports_spoken_of_without_marks(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"published"}) == facts


@pytest.mark.parametrize("table", [ISSUERS, SOURCES])
def test_every_phenomenon_has_its_sentences(table: list[tuple[str, set[str]]]) -> None:
    assert len(table) >= 25


@pytest.mark.parametrize(("text", "facts"), ISSUERS, ids=[case[0] for case in ISSUERS])
def test_issuers(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"issuedBy"}) == facts


@pytest.mark.parametrize(("text", "facts"), SOURCES, ids=[case[0] for case in SOURCES])
def test_source_lines(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"published"}) == facts


@pytest.mark.parametrize(
    ("imprint", "told"),
    [("2024年3月", {"date": "2024-03"}), ("2024 年 3 月", {"date": "2024-03"}), ("2024-03", {"date": "2024-03"}), ("2023年3月", {}), ("", {})],
)
def test_the_date_of_the_report_at_hand_stands_on_its_first_pages(imprint: str, told: dict[str, str]) -> None:
    """The catalogue knows it all the same; only what the page gives is told, with the line that gives it."""
    text = f"示范金融科技白皮书\n\n中国信息通信研究院\n{imprint}\n\n一、总论\n\n本章介绍示范内容，供读者参考。\n"
    report = Report("shown", "示范金融科技白皮书", "中国信息通信研究院", "2024-03")
    document = replace(read(text), report=report, title_span=Span(0, 9))
    claim = next(c for c in PublicationExtractor().extract(engine().annotate(document)) if c.predicate == "published")
    assert {name: getattr(value, "value", value) for name, value in claim.qualifiers} == told
    assert (imprint in {each.quote for each in claim.evidence.context}) is bool(told)


def test_whose_words_a_body_passes_on_is_spoken_of_and_no_issuer() -> None:
    reading = read_prose("《国务院办公厅转发财政部关于完善养老服务若干政策的通知》随后印发。")
    assert {fact for fact in told(reading, {"issuedBy"}) if "财政部" in fact.split(" issuedBy ")[-1]} == set()
    assert any(m.surface == "财政部" for mentions in reading.document.mentions.values() for m in mentions)
