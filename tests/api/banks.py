"""A graph of invented banks and insurers, small enough to know by heart."""

from __future__ import annotations

from decimal import Decimal

from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.model.statement import Literal, Modality, Observation, ObservationClaim, Period, Value
from tests.rdf.factory import Text, evidence, statement

BANKS = {"bank-a": "甲银行", "bank-b": "乙银行", "bank-c": "丙银行", "bank-d": "丁银行", "bank-e": "戊银行", "bank-f": "己银行"}
INSURERS = {"ins-a": "子保险", "ins-b": "丑保险", "ins-c": "寅保险", "ins-d": "卯保险"}
TECHNOLOGIES = {"large-model": "大模型", "blockchain": "区块链", "privacy-computing": "隐私计算", "federated-learning": "联邦学习", "cloud": "云计算"}
SCENARIOS = {"service": "智能客服", "risk": "智能风控", "claims": "智能理赔", "supply-chain": "供应链金融"}
ENTITIES = (
    *(
        Entity(key, "StateOwnedBank" if key < "bank-d" else "CityCommercialBank", name, f"Bank {key[-1].upper()}", (f"{name[0]}行",), source="general")
        for key, name in BANKS.items()
    ),
    *(Entity(key, "InsuranceCompany", name, f"Insurer {key[-1].upper()}", source="general") for key, name in INSURERS.items()),
    *(
        Entity(key, "Technology", name, key.replace("-", " "), broader=("privacy-computing",) if key == "federated-learning" else (), source="general")
        for key, name in TECHNOLOGIES.items()
    ),
    *(Entity(key, "Scenario", name, key.replace("-", " "), source="general") for key, name in SCENARIOS.items()),
    Entity("helper", "Product", "甲智助手", "Helper A", source="general"),
    Entity("sub-a", "FintechSubsidiary", "甲科技", "Tech A", source="general"),
    Entity("body", "Regulator", "示范监管局", "Sample Authority", source="general"),
    Entity("rules", "Measures", "示范办法", "Sample Measures", source="general"),
    Entity("beijing", "Place", "北京", "Beijing", source="general"),
    Entity("technology-investment", "Indicator", "科技投入", "technology investment", source="general"),
    Entity("staff", "Indicator", "员工数", "staff", source="general"),
)  # fmt: skip
NAMES = {entity.id: entity.zh for entity in ENTITIES}
VERBS = {"usesTechnology": "采用", "servesScenario": "服务", "enables": "支撑", "offers": "推出", "hasSubsidiary": "设立", "partnersWith": "合作",
         "governs": "规范", "issuedBy": "发布于", "pilotedIn": "试点于"}  # fmt: skip
FACTS: tuple[tuple[str, str, str, str], ...] = (
    *((bank, "usesTechnology", "large-model", "r1") for bank in ("bank-a", "bank-b", "bank-c", "bank-d", "bank-e")),
    *((bank, "usesTechnology", "cloud", "r1") for bank in ("bank-a", "bank-b", "bank-c")),
    *((bank, "servesScenario", "service", "r1") for bank in ("bank-b", "bank-c", "bank-d", "bank-e")),
    *((bank, "servesScenario", "risk", "r2") for bank in ("bank-a", "bank-b", "bank-f")),
    *((insurer, "usesTechnology", "blockchain", "r2") for insurer in INSURERS),
    *((insurer, "servesScenario", "claims", "r2") for insurer in ("ins-a", "ins-b", "ins-c")),
    ("bank-f", "usesTechnology", "federated-learning", "r2"),
    ("ins-d", "usesTechnology", "privacy-computing", "r2"),
    ("blockchain", "enables", "claims", "r2"),
    ("blockchain", "enables", "supply-chain", "r2"),
    ("bank-f", "servesScenario", "supply-chain", "r2"),
    ("bank-a", "offers", "helper", "r1"),
    ("helper", "servesScenario", "service", "r1"),
    ("helper", "pilotedIn", "beijing", "r1"),
    ("bank-a", "hasSubsidiary", "sub-a", "r1"),
    ("sub-a", "usesTechnology", "blockchain", "r1"),
    ("rules", "issuedBy", "body", "r2"),
    ("rules", "governs", "large-model", "r2"),
    ("rules", "governs", "bank-a", "r2"),
    ("bank-b", "partnersWith", "ins-a", "r2"),
)  # fmt: skip
FIGURES = (
    ("bank-a", "technology-investment", "2021", "100", "r1"),
    ("bank-a", "technology-investment", "2022", "120", "r1"),
    ("bank-a", "technology-investment", "2022", "118", "r2"),
    ("bank-b", "technology-investment", "2022", "90", "r2"),
    ("sub-a", "technology-investment", "2022", "5", "r2"),
)
"""Of whom, indicator, year, 亿元, report; of one year two reports say two things."""


def bank_graph() -> Graph:
    """The graph: report r1 is an original, r2 a digest."""
    texts = {"r1": Text("r1", "a" * 64), "r2": Text("r2", "b" * 64)}

    def say(report: str, words: str, *keys: str) -> object:
        return texts[report].say(words, *((NAMES[key], key) for key in keys))

    statements = []
    for subject, predicate, value, report in FACTS:
        passage = say(report, f"{NAMES[subject]}{VERBS[predicate]}{NAMES[value]}。", subject, value)
        statements.append(statement(f"{subject}-{predicate}-{value}", subject, predicate, value, evidence(passage)))  # type: ignore[arg-type]
    dated: tuple[tuple[str, str, Value], ...] = (
        ("sub-a", "foundedOn", Literal("2019-05", "gYearMonth")),
        ("bank-a", "foundedOn", Literal("1984", "gYear")),
        ("bank-a", "registeredCapital", Literal("3.5E+11", "decimal")),
        ("rules", "issuedOn", Literal("2022-03", "gYearMonth")),
    )
    for subject, predicate, value in dated:
        passage = say("r1", f"{NAMES[subject]}：{value.value}。", subject)  # type: ignore[union-attr]
        statements.append(statement(f"{subject}-{predicate}", subject, predicate, value, evidence(passage)))  # type: ignore[arg-type]
    planned = say("r2", "甲银行拟采用区块链。", "bank-a", "blockchain")
    statements.append(statement("plan", "bank-a", "usesTechnology", "blockchain", evidence(planned), modality=Modality.PLANNED))  # type: ignore[arg-type]
    observations = []
    for number, (about, indicator, year, amount, report) in enumerate(FIGURES):
        proof = evidence(say(report, f"{NAMES[about]}{year}年科技投入{amount}亿元。", about), "value-01")  # type: ignore[arg-type]
        claim = ObservationClaim(
            indicator=indicator, unit="亿元", quantity_text=f"{amount}亿元", evidence=proof, value=Decimal(amount), about=about,
            normalized_value=Decimal(amount) * 10**8, normalized_unit="CNY", period=Period(year, f"{year}-01-01", f"{year}-12-31"),
        )  # fmt: skip
        observations.append(Observation(id=f"o-{number}", claim=claim, evidence=(proof,), belief=Decimal("0.9")))
    return Graph(
        reports=(Report("r1", "甲报告", "某院", "2023-01", "来源：某院"), Report("r2", "乙报告", "某所", "2024-02")),
        sources=((Source("one.txt", "a" * 64, SourceKind.ORIGINAL), "r1"), (Source("two.md", "b" * 64, SourceKind.DIGEST), "r2")),
        entities={entity.id: entity for entity in ENTITIES},
        mentions={**texts["r1"].mentions, **texts["r2"].mentions},
        statements=tuple(statements),
        observations=tuple(observations),
    )
