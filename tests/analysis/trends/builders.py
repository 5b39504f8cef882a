"""Snapshots, passages and figures written by hand for the tests of trends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kg.network.figures import Figure
from kg.network.snapshot import Node, Relation, ReportInfo, Snapshot
from kg.network.spoken import Spoken

REPORTS = (
    ReportInfo("2020", "b-2020", "乙社报告2020", "乙社", 40),
    ReportInfo("2021-10", "a-2021", "甲院报告", "甲院", 100),
    ReportInfo("2023", "a-2023", "甲院报告（2023年）", "甲院", 50),
    ReportInfo("2024", "b-2024", "乙社与未来（2024）", "乙社", 60),
    ReportInfo("2025-01", "a-2024", "甲院报告（2024年）", "甲院", 80),
)
ABOVE = {
    "FinancialInstitution": frozenset({"Organization"}),
    "Bank": frozenset({"FinancialInstitution", "Organization"}),
    "StateOwnedBank": frozenset({"Bank", "FinancialInstitution", "Organization"}),
    "SecuritiesFirm": frozenset({"FinancialInstitution", "Organization"}),
    "ResearchInstitute": frozenset({"Organization"}),
    "Law": frozenset({"Policy"}),
}
KINDS = {
    "甲院": "ResearchInstitute", "一行": "StateOwnedBank", "二行": "Bank", "三行": "Bank", "四行": "Bank", "五行": "Bank", "六行合称": "Bank", "券商": "SecuritiesFirm",
    "投入": "Indicator", "银行投入": "Indicator", "投入增长": "Indicator", "占比": "Indicator", "海运费": "Indicator", "中国": "Place", "上海": "Place", "苏州": "Place",
    "智能": "Technology", "大模型": "Technology", "链": "Technology", "信贷": "Scenario", "法": "Law", "规划": "Policy", "数币": "Product", "数币试点": "Initiative",
}  # fmt: skip
TAXONOMY = (("大模型", "智能"), ("银行投入", "投入"))


def node(name: str) -> Node:
    """The entity of a name; its IRI is the name."""
    return Node(name, name, f"en {name}", KINDS[name])


def snapshot(relations: Iterable[Relation] = ()) -> Snapshot:
    """All entities, the taxonomy, and these relations."""
    taxonomy = [Relation("", narrow, "broader", wide, 1.0, "", ()) for narrow, wide in TAXONOMY]
    found = sorted([*taxonomy, *relations], key=lambda each: (each.subject, each.predicate, each.object, each.statement))
    return Snapshot({name: node(name) for name in sorted(KINDS)}, tuple(found), REPORTS, ABOVE)


def relation(subject: str, predicate: str, target: str, *reports: str, date: str = "", belief: float = 0.9) -> Relation:
    """A statement called by its parts."""
    return Relation(f"st/{subject}-{predicate}-{target}", subject, predicate, target, belief, date, reports)


def spoken(counts: Mapping[str, Mapping[str, Mapping[int, int]]], sizes: Mapping[str, Mapping[int, int]], stating: Mapping[str, tuple[str, ...]] | None = None) -> Spoken:
    """Passages by report and section number (``sizes``); ``counts`` says how many of them name an entity, the first of the section."""
    places = {f"{report}/{section}/{number}": (report, str(section)) for report, found in sizes.items() for section, size in found.items() for number in range(size)}
    naming = {
        name: tuple(sorted(f"{report}/{section}/{number}" for report, found in by_report.items() for section, times in found.items() for number in range(times)))
        for name, by_report in counts.items()
    }
    return Spoken(places, naming, stating or {})


def figure(indicator: str, about: str, period: str, value: float | None, *reports: str, unit: str = "亿元", **more: object) -> Figure:
    """A figure of a year (``2022``) or a half (``2022-H1``)."""
    factor, measure = {"亿元": (1e8, "CNY"), "亿美元": (1e8, "USD"), "%": (0.01, "ratio"), "个": (1.0, "item"), "家": (1.0, "company")}[unit]
    start, end = days(period)
    about_known = about if about in KINDS and KINDS[about] != "Place" else ""
    place = about if KINDS.get(about) == "Place" else ""
    told = Figure(
        iri=f"o/{indicator}-{about}-{period}-{value}-{'-'.join(reports)}", indicator=indicator, about=about_known, place=place, value=value, low=None,
        high=None, bound="", unit=unit, words=f"{value}{unit}", number=None if value is None else value * factor, number_low=None, number_high=None,
        measure=measure, period=period, start=start, end=end, growth_of="", share_of="", modality="asserted", belief=0.9, reports=reports or ("a-2024",),
    )  # fmt: skip
    return replace(told, **more)  # type: ignore[arg-type]


def days(period: str) -> tuple[date | None, date | None]:
    """First and last day of a year, a half, or a day."""
    if not period:
        return None, None
    if len(period) == 10:
        return date.fromisoformat(period), date.fromisoformat(period)
    year = int(period[:4])
    if period.endswith("H1"):
        return date(year, 1, 1), date(year, 6, 30)
    return date(year, 1, 1), date(year, 12, 31)
