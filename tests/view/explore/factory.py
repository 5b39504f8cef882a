"""A small graph for the interactive page: banks, technologies in two levels, a policy, names that mean harm."""

from __future__ import annotations

from kg.ontology.prefixes import FKGC, FKGR
from kg.view.explore.model import Explorer, FactShown, FigureShown, NodeShown, Proof, ReportShown
from kg.view.overview import Label

HOSTILE = (
    "</script><script>window.hurt=1</script>",
    '"><img src=x onerror="window.hurt=2">',
    "<svg/onload=window.hurt=3>",
    "\u202e倒着写的银行\u202c",
    "长" * 10_000,
    "🏦👩‍💻🇨🇳",
    "行\u2028分\u2029隔",
    "=HYPERLINK(\"http://127.0.0.1/\")",
    "']}};window.hurt=4;//",
)
"""Names that must stay names."""

REPORTS = (
    ReportShown("demo-2021", "示范生态白皮书", "示范研究院", "2021-10", "来源：示范研究院"),
    ReportShown("demo-2024", "示范蓝皮书", "示范研究院", "2025-01", "来源：示范研究院《示范蓝皮书》"),
)
_NODES = (
    ("pboc", "人民银行", "PBOC", ("央行",), "CentralBank"),
    ("icbc", "工商银行", "ICBC", ("工行", "中国工商银行"), "StateOwnedBank"),
    ("ccb", "建设银行", "CCB", ("建行",), "StateOwnedBank"),
    ("ccbft", "建信金科", "CCB Fintech", (), "FintechSubsidiary"),
    ("plan", "示范规划", "Demo plan", (), "Plan"),
    ("c:privacy", "隐私计算", "privacy computing", (), "Technology"),
    ("c:federated", "联邦学习", "federated learning", (), "Technology"),
    ("c:security", "安全技术", "security technology", (), "Technology"),
    ("c:risk", "智能风控", "smart risk control", (), "Scenario"),
    ("c:pay", "跨境支付", "cross-border payment", (), "Scenario"),
    ("far", "远方公司", "Far Co", (), "TechnologyCompany"),
    ("farther", "更远公司", "", (), "TechnologyCompany"),
)
_FACTS = (
    ("plan", "issuedBy", "pboc", "2021-03", (0,)),
    ("plan", "governs", "c:privacy", "2021-03", (0,)),
    ("icbc", "usesTechnology", "c:federated", "", (0, 1)),
    ("icbc", "servesScenario", "c:risk", "", (1,)),
    ("ccb", "hasSubsidiary", "ccbft", "2018-04", (0,)),
    ("ccb", "usesTechnology", "c:privacy", "", (1,)),
    ("ccb", "servesScenario", "c:pay", "2020", (0,)),
    ("c:privacy", "enables", "c:risk", "", (0,)),
    ("c:federated", "broader", "c:privacy", "", ()),
    ("c:privacy", "broader", "c:security", "", ()),
    ("far", "partnersWith", "farther", "2022", (1,)),
)
_LABELS = {
    "issuedBy": Label("发布机构", "issued by"), "governs": Label("规范", "governs"), "usesTechnology": Label("采用技术", "uses technology"),
    "servesScenario": Label("服务场景", "serves scenario"), "hasSubsidiary": Label("子公司或下属机构", "has subsidiary or unit"), "enables": Label("赋能", "enables"),
    "broader": Label("上位概念", "broader concept"), "partnersWith": Label("合作", "partners with"), "foundedOn": Label("成立时间", "founded on"),
}  # fmt: skip
_ABOVE = {
    "CentralBank": ("Organization", "Regulator"), "StateOwnedBank": ("Bank", "Organization"), "FintechSubsidiary": ("Organization",),
    "TechnologyCompany": ("Organization",), "Plan": ("Policy",), "Technology": (), "Scenario": (), "Organization": (), "Bank": ("Organization",),
    "Regulator": ("Organization",), "Policy": (),
}  # fmt: skip


def iri(short: str) -> str:
    """The IRI of a node by its short name."""
    return FKGC + short[2:] if short.startswith("c:") else FKGR + short


def proof(report: int, quote: str, *, digest: bool = False) -> Proof:
    """A sentence of a report."""
    return Proof(report, "一、示范", 3 if report else None, quote, (), digest, "relations", "demo-01", 0.9)


def explorer(hostile: tuple[str, ...] = (), communities: bool = True) -> Explorer:
    """The graph; a hostile name is a bank that uses 隐私计算 and is quoted in a sentence, another bank's alias and a statistic's words."""
    rows = [*_NODES, *((f"bad-{number}", name, name, (f"别名{name}",), "StateOwnedBank") for number, name in enumerate(hostile))]
    rows.sort(key=lambda row: iri(row[0]))
    place = {row[0]: number for number, row in enumerate(rows)}
    measures = {row[0]: 1.0 / (number + 1) for number, row in enumerate(rows)}
    nodes = tuple(
        NodeShown(iri(key), Label(zh, en), aliases, cls, {0: 2, 1: 1}, (number % 2 if communities else None), {"pagerank": measures[key]})
        for number, (key, zh, en, aliases, cls) in enumerate(rows)
    )
    facts = [
        FactShown(f"{FKGR}statement/{number}" if reports else "", place[s], p, place[o], "", 0.9 if 1 in reports else 0.6, date,
                  tuple(proof(report, f"示范句{number}：{s}与{o}。", digest=report == 1) for report in reports))
        for number, (s, p, o, date, reports) in enumerate(_FACTS)
    ]  # fmt: skip
    facts += [
        FactShown(f"{FKGR}statement/bad{number}", place[f"bad-{number}"], "usesTechnology", place["c:privacy"], "", 0.8, "", (proof(0, f"{name}采用隐私计算。"),))
        for number, name in enumerate(hostile)
    ]
    facts.append(FactShown(f"{FKGR}statement/value", place["ccbft"], "foundedOn", None, "2018-04", 0.9, "2018-04", (proof(0, "示范句：建信金科成立。"),)))
    figures = [FigureShown(f"{FKGR}observation/1", place["icbc"], Label("金融科技投入", "fintech spending"), "2023", "272.46亿元", "asserted", 0.9,
                           (proof(1, "示范句：工商银行金融科技投入272.46亿元。"),))]  # fmt: skip
    figures += [
        FigureShown(f"{FKGR}observation/bad{number}", place["icbc"], Label(name[:50]), "2023", name[:200], "asserted", 0.9, (proof(0, name),))
        for number, name in enumerate(hostile)
    ]
    classes = {cls: Label(cls, cls) for cls in sorted(_ABOVE)}
    return Explorer(
        Label("示范图谱", "Demo graph"), nodes, tuple(sorted(facts, key=lambda each: (each.source, each.predicate, each.target or 0, each.statement))),
        tuple(figures), REPORTS, classes, dict(sorted(_LABELS.items())), _ABOVE, "0" * 64,
    )  # fmt: skip
