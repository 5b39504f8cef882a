"""A graph of four reports by two publishers, for the tests of trends."""

from __future__ import annotations

from decimal import Decimal

from kg.lexicon.reasons import HEAD_NOUN
from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.model.statement import ConceptRef, Literal, Modality, Observation, ObservationClaim, Passage, Period, Statement
from tests.rdf.factory import Text, evidence, statement
from tests.view.factory import NASTY

ENTITIES = (
    Entity("jia-institute", "ResearchInstitute", "甲院", "Institute A", ("JIA",), source="general"),
    Entity("bank-one", "StateOwnedBank", "第一银行", "First Bank", ("一行",), source="general"),
    Entity("bank-two", "JointStockBank", "第二银行", "Second Bank", source="general"),
    Entity("broker", "SecuritiesFirm", "第三证券", source="general"),
    Entity("big-six-banks", "StateOwnedBank", "六大国有银行", source="general", members=("bank-one", "not-met")),
    Entity("e-coin", "Product", "数字货币钱包", source="general"),
    Entity("city", "Place", "上海", "Shanghai", source="general"),
    Entity("town", "Place", NASTY, source="general"),
    Entity("body", "Regulator", "监管局", source="general"),
    Entity("rule", "Measures", "示范办法", origin="discovered", reason=HEAD_NOUN("办法")),
    Entity("intelligence", "Technology", "智能技术", "intelligence", source="general"),
    Entity("big-model", "Technology", "大模型", "large model", broader=("intelligence",), source="general"),
    Entity("ledger", "Technology", "账本技术", "ledger", source="general"),
    Entity("lending", "Scenario", "信贷", "lending", source="general"),
    Entity("spending", "Indicator", "科技投入", "technology spending", ("IT投入",), source="general"),
    Entity("spending-growth", "Indicator", "科技投入增长率", source="general"),
    Entity("freight", "Indicator", "海运费", source="general"),
)
REPORTS = (
    Report("b-2020", "乙社报告2020", "乙社", "2020", "来源：乙社"),
    Report("a-2021", "甲院报告", "甲院", "2021-10", "来源：甲院"),
    Report("a-2023", "甲院报告（2023年）", "甲院", "2023", "来源：甲院"),
    Report("a-2024", "甲院报告（2024年）", "甲院", "2025-01", "来源：甲院"),
)


def observed(key: str, passage: Passage, indicator: str, about: str, year: str, value: str, unit: str = "亿元", **more: object) -> Observation:
    """A figure of a year."""
    factor = {"亿元": "100000000", "%": "0.01"}[unit]
    claim = ObservationClaim(
        indicator=indicator, unit=unit, quantity_text=f"{value}{unit}", evidence=evidence(passage), value=Decimal(value), about=about,
        normalized_value=Decimal(value) * Decimal(factor), normalized_unit={"亿元": "CNY", "%": "ratio"}[unit],
        period=Period(year, f"{year}-01-01", f"{year}-12-31"), **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return Observation(id=key, claim=claim, evidence=(claim.evidence,), belief=Decimal("0.9"))


def trend_graph() -> Graph:
    """Ledgers fade and large models appear in the reports of one publisher; two banks and a broker spend; a conflict; pilots; a policy."""
    texts = {report.id: Text(report.id, f"{number}" * 64) for number, report in enumerate(REPORTS)}
    for report, ledgers, models, loans in (("b-2020", 3, 0, 2), ("a-2021", 24, 0, 6), ("a-2023", 6, 5, 6), ("a-2024", 1, 26, 6)):
        text = texts[report]
        for number in range(ledgers):
            text.say(f"账本技术的应用{number}。", ("账本技术", "ledger"), section=f"{number % 6}")
        for number in range(models):
            text.say(f"大模型的应用{number}。", ("大模型", "big-model"), section=f"{number % 6}")
        for number in range(loans):
            text.say(f"信贷的故事{number}。", ("信贷", "lending"), section=f"{number % 6}")
    early, middle, late = texts["a-2021"], texts["a-2023"], texts["a-2024"]
    one, two = ("第一银行", "bank-one"), ("第二银行", "bank-two")
    pilot = early.say("数字货币钱包在上海试点。", ("数字货币钱包", "e-coin"), ("上海", "city"))
    early.say("甲院主编。", ("甲院", "jia-institute"))
    evil = late.say(f"数字货币钱包到{NASTY.splitlines()[0]}试点。", ("数字货币钱包", "e-coin"))
    ruled = late.say("监管局2024年3月发布《示范办法》征求意见，规范大模型。", ("监管局", "body"), ("示范办法", "rule"), ("大模型", "big-model"))
    uses = late.say("第一银行采用大模型。", one, ("大模型", "big-model"))
    rows = {
        ("bank-one", "2022"): middle.say("第一银行\t100", one), ("bank-two", "2022"): middle.say("第二银行\t50", two),
        ("bank-one", "2023"): late.say("第一银行\t110", one), ("bank-two", "2023"): late.say("第二银行\t70", two),
    }  # fmt: skip
    spent = middle.say("第三证券投入不低于10亿元。", ("第三证券", "broker"))
    other = late.say("第一银行2022年投入其实是120亿元。", one)
    freight = late.say("海运费为3亿元。")
    observations = [
        observed(f"o-{about}-{year}", passage, "spending", about, year, value)
        for ((about, year), passage), value in zip(rows.items(), ("100", "50", "110", "70"), strict=True)
    ]
    observations += [
        observed("o-broker", spent, "spending", "broker", "2022", "10", bound="atLeast"),
        observed("o-conflict", other, "spending", "bank-one", "2022", "120"),
        observed("o-growth", rows["bank-one", "2023"], "spending-growth", "bank-one", "2023", "12.5", "%", growth_of="spending"),
        observed("o-six", uses, "spending-growth", "big-six-banks", "2023", "9.5", "%", growth_of="spending"),
        observed("o-field", uses, "spending", "lending", "2023", "3", modality=Modality.PREDICTED),
        observed("o-freight", freight, "freight", "", "2023", "3", place="city"),
    ]
    statements: tuple[Statement, ...] = (
        statement("s-pilot", "e-coin", "pilotedIn", "city", evidence(pilot), qualifiers=(("date", Literal("2021-04", "gYearMonth")),)),
        statement("s-pilot-evil", "e-coin", "pilotedIn", "town", evidence(evil)),
        statement("s-issued", "rule", "issuedBy", "body", evidence(ruled)),
        statement("s-governs", "rule", "governs", "big-model", evidence(ruled)),
        statement("s-date", "rule", "issuedOn", Literal("2024-03", "gYearMonth"), evidence(ruled)),
        statement("s-status", "rule", "policyStatus", ConceptRef("draft"), evidence(ruled)),
        statement("s-uses", "bank-one", "usesTechnology", "big-model", evidence(uses)),
    )
    return Graph(
        reports=REPORTS,
        sources=tuple((Source(f"{report.id}.txt", f"{number}" * 64, SourceKind.ORIGINAL), report.id) for number, report in enumerate(REPORTS)),
        entities={each.id: each for each in ENTITIES},
        mentions={passage: mentions for text in texts.values() for passage, mentions in text.mentions.items()},
        statements=statements,
        observations=tuple(observations),
    )
