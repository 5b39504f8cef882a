"""A small graph made by hand, for the tests of writer, store and checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from kg.extract.reasons import UNKNOWN_NAME
from kg.lexicon.reasons import HEAD_NOUN, STARTED_CALLED
from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity, Mention
from kg.model.graph import Graph
from kg.model.problem import Problem
from kg.model.span import Span
from kg.model.statement import (
    ConceptRef,
    Evidence,
    Literal,
    Modality,
    Observation,
    ObservationClaim,
    Passage,
    Period,
    Statement,
    Value,
)
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.builddir import staged
from kg.store.dataset import write_dataset

ENTITIES = (
    Entity("ccb", "StateOwnedBank", "建设银行", "CCB", ("中国建设银行", "建行", "CCB"), source="general"),
    Entity("ccb-fintech", "FintechSubsidiary", "建信金科", aliases=("建信金融科技有限责任公司",), source="r1"),
    Entity("nubank", "InternetBank", "Nubank", aliases=("Nu Bank",), source="general"),
    Entity("pboc", "CentralBank", "人民银行", "PBOC", ("央行",), source="general"),
    Entity("law-1", "Measures", "示范办法", origin="discovered", reason=HEAD_NOUN("办法")),
    Entity(
        "federated-learning",
        "Technology",
        "联邦学习",
        "federated learning",
        broader=("privacy-computing",),
        source="r1",
    ),
    Entity("privacy-computing", "Technology", "隐私计算", broader=("security-tech",), source="r1|general"),
    Entity("security-tech", "Technology", "安全技术"),
    Entity("alliance-x", "Initiative", "示范联盟", origin="discovered", reason=STARTED_CALLED("联盟")),
    Entity("market-size", "Indicator", "市场规模", "market size", source="general"),
    Entity("beijing", "Place", "北京", "Beijing", source="general"),
    Entity("never-mentioned", "CityCommercialBank", "无人提及银行", source="general"),
)


@dataclass
class Text:
    """A source text that grows sentence by sentence; every sentence is a passage with mentions."""

    report: str
    sha256: str
    text: str = ""
    mentions: dict[Passage, tuple[Mention, ...]] = field(default_factory=dict)

    def say(self, sentence: str, *entities: tuple[str, str], section: str = "一、") -> Passage:
        """Append a sentence and return its passage; ``entities`` are pairs (surface, entity id)."""
        start = len(self.text)
        self.text += sentence + "\n"
        passage = Passage(self.report, self.sha256, Span(start, start + len(sentence)), sentence, section, 3)
        found = []
        for surface, key in entities:
            at = sentence.index(surface)
            span = Span(start + at, start + at + len(surface))
            found.append(Mention(at, at + len(surface), surface, key, "", span))
        self.mentions[passage] = tuple(found)
        return passage


def evidence(passage: Passage, pattern: str = "p-01", confidence: str = "0.90", *context: Passage) -> Evidence:
    """Evidence of the extractor ``relations``."""
    return Evidence(
        passage=passage, extractor="relations", pattern=pattern, confidence=Decimal(confidence), context=context
    )


def statement(key: str, subject: str, predicate: str, value: Value, *found: Evidence, **more: object) -> Statement:
    """An asserted statement unless ``modality`` says otherwise."""
    arguments: dict[str, object] = {"modality": Modality.ASSERTED, "belief": Decimal("0.970"), **more}
    return Statement(id=key, subject=subject, predicate=predicate, object=value, evidence=found, **arguments)  # type: ignore[arg-type]


def small_texts() -> tuple[Text, Text]:
    """Two report texts and their mentions (r1 an original, r2 a digest)."""
    one, two = Text("r1", "a" * 64), Text("r2", "b" * 64)
    ccb, sub = ("建设银行", "ccb"), ("建信金科", "ccb-fintech")
    one.say("建设银行设立建信金科。", ccb, sub)
    one.say("它采用联邦学习。", ("联邦学习", "federated-learning"))
    one.say("人民银行印发《示范办法》。", ("人民银行", "pboc"), ("示范办法", "law-1"))
    one.say("北京市场规模达1.57万亿元。", ("市场规模", "market-size"), ("北京", "beijing"))
    one.say("示范联盟由建设银行牵头。", ("示范联盟", "alliance-x"), ccb)
    one.say("Nubank 与建设银行合作。", ("Nubank", "nubank"), ccb)
    two.say("建信金科是建设银行子公司。", sub, ccb, section="二、")
    two.say("《示范办法》2018年4月发布。", ("示范办法", "law-1"), section="二、")
    two.say("建设银行拟投资 Nubank。", ccb, ("Nubank", "nubank"), section="二、")
    return one, two


def small_graph() -> Graph:
    """Every construct of the vocabulary once."""
    one, two = small_texts()
    p, q = list(one.mentions), list(two.mentions)
    statements = (
        statement("s-sub", "ccb", "hasSubsidiary", "ccb-fintech", evidence(p[0]), evidence(q[0], "p-02")),
        statement("s-tech", "ccb-fintech", "usesTechnology", "federated-learning", evidence(p[1], "p-03", "0.8", p[0])),
        statement("s-issued", "law-1", "issuedBy", "pboc", evidence(p[2])),
        statement("s-2018", "law-1", "issuedOn", Literal("2018", "gYear"), evidence(p[2]), chosen=False),
        statement(
            "s-201804", "law-1", "issuedOn", Literal("2018-04", "gYearMonth"), evidence(q[1]), refines=("s-2018",)
        ),
        statement("s-status", "law-1", "policyStatus", ConceptRef("trial"), evidence(p[2])),
        statement("s-leads", "ccb", "leads", "alliance-x", evidence(p[4])),
        statement("s-partner", "nubank", "partnersWith", "ccb", evidence(p[5])),
        statement("s-capital", "ccb-fintech", "registeredCapital", Literal("1.60E+9", "decimal"), evidence(p[0])),
        statement(
            "s-invest",
            "ccb",
            "investsIn",
            "nubank",
            evidence(q[2]),
            modality=Modality.PLANNED,
            qualifiers=(
                ("amount", Literal("350000000", "decimal")),
                ("currency", Literal("CNY", "string")),
                ("round", Literal("A轮", "string")),
                ("technology", "federated-learning"),
                ("date", Literal("2021-10", "gYearMonth")),
            ),
        ),
    )
    size = evidence(p[3], "value-01", "0.950")
    claim = ObservationClaim(
        indicator="market-size",
        unit="万亿元",
        quantity_text="达1.57万亿元",
        evidence=size,
        value=Decimal("1.570"),
        bound="about",
        normalized_value=Decimal("1.57E+12"),
        normalized_unit="CNY",
        period=Period("2023", "2023-01-01", "2023-12-31"),
        place="beijing",
        according_to=("ccb",),
    )
    return Graph(
        reports=(
            Report("r1", "示范报告（2024）", "建设银行", "2024-01", "来源：建设银行"),
            Report("r2", "Sample digest", "", "2023"),
        ),
        sources=(
            (Source("one.txt", "a" * 64, SourceKind.ORIGINAL), "r1"),
            (Source("two.md", "b" * 64, SourceKind.DIGEST), "r2"),
        ),
        entities={entity.id: entity for entity in ENTITIES},
        mentions={**one.mentions, **two.mentions},
        statements=statements,
        observations=(Observation(id="o-1", claim=claim, evidence=(size,), belief=Decimal("0.9")),),
        problems=(Problem("unlinked", UNKNOWN_NAME("某某"), "r1", Span(3, 5), "某某"),),
        run={"version": "0.1.0", "lexicon.sha256": "c" * 64},
    )


def write_build(out: Path, graph: Graph, *more: ox.Quad) -> Path:
    """A build folder with the store of a graph, and of further quads."""
    with staged(out) as folder:
        write_dataset([*quads(graph, resource("ontology")), *more], folder)
    return out
