"""A made-up graph of this project's shape, of any size, as a build folder that every command can read.

    python benchmarks/synthetic.py FOLDER [--quads 1000000] [--seed 0]

Reports, passages with mentions, entities of all classes with names, aliases, definitions and a taxonomy, statements and statistics
with evidence, beliefs: the numbers of each stand to each other as in a build of five real reports, some things are named far more
often than others, and figures come in series of years. The program's own writer turns them into RDF, so that ontology, inferred
facts and the record of the run are there too. The same size and seed give the same bytes. Names and sentences are made of word lists.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from pathlib import Path

import pyoxigraph as ox

from kg.assemble.conflicts import compare, compare_observations
from kg.model.definition import Definition, Definitions
from kg.model.document import Report, Source, SourceKind
from kg.model.entity import CONCEPT_CLASSES, Entity, Mention
from kg.model.graph import Graph
from kg.model.reason import Why
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
from kg.rdf.names import content_hash
from kg.rdf.serialise import write_nquads
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.builddir import staged
from kg.store.embedded import EmbeddedStore

QUADS_A_REPORT = 23_400
"""What one report with its share of all entities comes to; five real ones have about as many each."""
A_REPORT = {"claims": 400, "series": 16, "lists": 50}
YEARS, FOUNDED = range(2016, 2024), range(1984, 2016)
KINDS = {
    "Scenario": (240, "场景", "服务", "管理", "风控"),
    "Technology": (104, "技术", "算法", "平台", "网络"),
    "Indicator": (69, "规模", "占比", "数量", "金额"),
    "Policy": (5, "通则"),
    "Guideline": (6, "指引"),
    "Measures": (5, "管理办法"),
    "Plan": (5, "发展规划"),
    "Standard": (7, "技术规范"),
    "Product": (25, "云", "通", "宝", "链"),
    "Place": (20, "市", "县"),
    "TechnologyCompany": (14, "科技公司"),
    "CityCommercialBank": (8, "银行"),
    "StateOwnedBank": (2, "国有银行"),
    "SecuritiesFirm": (5, "证券"),
    "InsuranceCompany": (4, "保险"),
    "FintechSubsidiary": (6, "金科"),
    "OtherCompany": (8, "集团"),
    "Regulator": (4, "监管局"),
    "GovernmentBody": (4, "政府"),
    "ResearchInstitute": (3, "研究院"),
    "Initiative": (7, "联盟", "试点"),
}
"""How many of each class a report brings, and what their names end in."""
ORGANISATIONS = tuple(KINDS)[list(KINDS).index("TechnologyCompany") : list(KINDS).index("Initiative")]
BANKS = ("CityCommercialBank", "StateOwnedBank")
POLICIES = ("Policy", "Guideline", "Measures", "Plan", "Standard")
ENDING = Why("told by the ending of its name", "名称后缀")
FIRST, SECOND, THIRD = (
    words.split()
    for words in (
        "东江 西岭 南屏 北川 明远 长汀 广平 云台 瑞安 和泽 新野 嘉林 宁海 清源 宏达 永昌 天合 中启 华原 汇丰源 众诚 兴邦 同舟 联动 博雅 恒信 锦绣 启明 金桥 银湖",
        "跨境 普惠 供应链 农业 绿色 数字 移动 智能 开放 联合 分布 隐私 可信 动态 实时 批量 柔性 多方 边缘 端侧 "
        "存量 增量 线上 线下 县域 社区 票据 信贷 支付 清算 理财 保险 合规 审计 营销 客服 仓储 物流 能源 医疗",
        "画像 识别 核验 定价 结算 授信 融资 监测 预警 对账 撮合 托管 登记 评估 追溯 建模 推理 加密 存证 调度",
    )
)
"""What names are made of."""
FAN = 10
"""Concepts under each of them: a taxonomy of four or five levels."""
RELATIONS = (
    (280, "enables", ("Technology",), ("Scenario",)),
    (127, "servesScenario", ORGANISATIONS, ("Scenario",)),
    (113, "governs", POLICIES, ("Technology", "Scenario")),
    (74, "usesTechnology", ORGANISATIONS, ("Technology",)),
    (44, "issuedBy", POLICIES, ("Regulator", "GovernmentBody")),
    (38, "offers", ORGANISATIONS, ("Product",)),
    (90, "broader", ("Scenario",), ("Scenario",)),
    (23, "locatedIn", ORGANISATIONS, ("Place",)),
    (13, "pilotedIn", ("Initiative", "Product"), ("Place",)),
    (13, "participatesIn", ORGANISATIONS, ("Initiative",)),
    (13, "hasSubsidiary", BANKS, ("FintechSubsidiary",)),
    (10, "partnersWith", ORGANISATIONS, ORGANISATIONS),
    (8, "investsIn", ORGANISATIONS, ("TechnologyCompany",)),
    (8, "supervises", ("Regulator",), BANKS),
    (65, "issuedOn", POLICIES, ()),
    (18, "foundedOn", ORGANISATIONS, ()),
    (17, "registeredCapital", ORGANISATIONS, ()),
    (14, "policyStatus", POLICIES, ()),
)
"""How often a relation is stated, from which classes to which; without the latter it has a value."""
LASTING = ("broader", "foundedOn", "issuedOn", "policyStatus")
"""What is never only planned."""
PATTERNS = ("head-of-name", "used-for", "contributes", "title-field", "actor-serves", "uses", "policy-deals-with", "scenarios-by-actor")


@dataclass
class Maker:
    """Makes a graph piece by piece; ``things`` are entities by class, the often named ones first."""

    reports: int
    random: random.Random
    things: dict[str, list[Entity]] = field(default_factory=dict)
    known: dict[str, Entity] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    last: dict[str, Passage] = field(default_factory=dict)
    mentions: dict[Passage, tuple[Mention, ...]] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    observations: list[Observation] = field(default_factory=list)

    def entities(self) -> None:
        """The things that facts are about; concepts hang below earlier ones of their class."""
        number = 0
        for cls, (share, *endings) in KINDS.items():
            names = ["".join(words) for words in product(FIRST, SECOND, THIRD, endings)]
            found = self.things[cls] = []
            for at, name in enumerate(self.random.sample(names, share * self.reports)):
                number += 1
                above = () if cls not in CONCEPT_CLASSES or not at else (found[(at - 1) // FAN].id,)
                if above and self.random.random() < 0.15:
                    above = tuple(sorted({*above, found[self.random.randrange(at)].id}))
                known = self.random.random() < 0.85 or bool(above)
                aliases = (f"中国{name}", f"{name[:2]}{name[-2:]}{number}") if self.random.random() < 0.6 else ()
                taught = ("lexicon", None, above, "general") if known else ("discovered", ENDING(), above, "")
                found.append(Entity(f"{cls.lower()}-{number}", cls, name, f"{cls} {number}" if known else "", aliases, *taught))
                self.known[found[-1].id] = found[-1]

    def pick(self, classes: tuple[str, ...]) -> Entity:
        """One thing of some classes; a few are named again and again."""
        found = self.things[self.random.choice(classes)]
        return found[int(len(found) * self.random.random() ** 2.5)]

    def say(self, report: str, sentence: str, named: list[Entity]) -> Passage:
        """A passage of a report that names things."""
        start = self.ends.get(report, 0)
        span = Span(start, start + len(sentence))
        self.ends[report] = span.end + 1
        section = f"{'一二三四五六七八九'[start // 4000 % 9]}、（{'一二三四五六'[start // 600 % 6]}）"
        passage = Passage(report, _sha256(report), span, sentence, section, start // 1500 + 1)
        self.mentions[passage] = tuple(Mention(0, 1, each.zh, each.id, each.cls, span) for each in named)
        return passage

    def prove(self, passage: Passage, pattern: str) -> Evidence:
        """Evidence from a passage, every second one with the sentence before it for context."""
        before = self.last.get(passage.report)
        self.last[passage.report] = passage
        context = (before,) if before and before != passage and self.random.random() < 0.5 else ()
        confidence = Decimal(self.random.randint(60, 97)) / 100
        return Evidence(passage=passage, extractor="relations", pattern=pattern, confidence=confidence, context=context)

    def claims(self, report: str) -> None:
        """A sentence of one report, at times of another one too, that states a relation to one or two things, or a value."""
        (_, predicate, subjects, objects) = self.random.choices(RELATIONS, [each[0] for each in RELATIONS])[0]
        subject = self.pick(subjects)
        if predicate == "broader":
            things = [self.known[each] for each in subject.broader]
        else:
            things = [self.pick(objects) for _ in range(1 + (self.random.random() < 0.4)) if objects]
        told = dict.fromkeys([report, _report(self.random.randrange(self.reports))] if self.random.random() < 0.1 else [report])
        words = "、".join(each.zh for each in (subject, *things))
        sentence = f"据调研，{words}在{self.random.choice(YEARS)}年持续推进，相关业务的{self.random.choice(THIRD)}能力明显提升，覆盖范围进一步扩大。"
        passages = [self.say(each, sentence, [subject, *things]) for each in told]
        for value in [each.id for each in things] if objects else [self.value(predicate)]:
            self.state(subject.id, predicate, value, passages)

    def state(self, subject: str, predicate: str, value: Value, passages: list[Passage]) -> None:
        """One statement with evidence from passages, unless it is there already."""
        modality = self.random.choices((Modality.ASSERTED, Modality.PLANNED, Modality.PREDICTED), (90, 7, 3))[0]
        if predicate in LASTING:
            modality = Modality.ASSERTED
        key = content_hash(subject, predicate, value, modality)
        if key in self.statements or subject == value:
            return
        found = tuple(self.prove(each, self.random.choice(PATTERNS)) for each in passages)
        qualifiers = (("date", Literal.date(str(self.random.choice(YEARS)))),) if self.random.random() < 0.13 else ()
        self.statements[key] = Statement(
            id=key, subject=subject, predicate=predicate, object=value, modality=modality, evidence=found, qualifiers=qualifiers,
            belief=max(each.confidence for each in found),
        )  # fmt: skip

    def value(self, predicate: str) -> Literal | ConceptRef:
        """A value of a property."""
        if predicate == "registeredCapital":
            return Literal(str(self.random.randint(1, 900) * 1_000_000), "decimal")
        if predicate == "policyStatus":
            return ConceptRef(self.random.choice(("draft", "trial", "inForce")))
        return Literal.date(f"{self.random.choice(YEARS if predicate == 'issuedOn' else FOUNDED)}-{self.random.randint(1, 12):02}")

    def series(self, report: str) -> None:
        """One statistic of one thing over some years, read from the rows of a table below its header."""
        indicator, about, place = self.pick(("Indicator",)), self.pick(ORGANISATIONS), self.pick(("Place",))
        header = self.say(report, f"表 {indicator.zh}", [indicator])
        amount = self.random.randint(10, 9000)
        for year in YEARS[-self.random.randint(3, len(YEARS)) :]:
            amount += self.random.randint(-amount // 10, amount // 4)
            passage = self.say(report, f"{about.zh}\t{place.zh}\t{year}\t{amount / 10}亿元", [about, place])
            evidence = Evidence(
                passage=passage, extractor="tables", pattern="figures", confidence=Decimal("0.93"), context=(header,)
            )  # fmt: skip
            value = Decimal(amount) / 10
            claim = ObservationClaim(
                indicator=indicator.id, unit="亿元", quantity_text=f"{value}亿元", evidence=evidence, value=value, normalized_value=value * 10**8,
                normalized_unit="CNY", period=Period(str(year), f"{year}-01-01", f"{year}-12-31"), about=about.id,
                place=place.id if self.random.random() < 0.4 else "",
            )  # fmt: skip
            key = content_hash(indicator.id, about.id, year, value, report)
            self.observations.append(Observation(id=key, claim=claim, evidence=(evidence,), belief=Decimal("0.93")))

    def definitions(self) -> Definitions:
        """What most concepts mean."""
        concepts = (each for cls in KINDS if cls in CONCEPT_CLASSES for each in self.things[cls])
        return Definitions({
            each.id: Definition(each.id, f"{each.zh}：用于示范的一类{each.zh[-2:]}。", f"{each.en}: a made-up concept.")
            for each in concepts if each.origin == "lexicon" and self.random.random() < 0.6
        })  # fmt: skip

    def graph(self) -> Graph:
        """All of it."""
        self.entities()
        for number in range(self.reports):
            report = _report(number)
            for _ in range(A_REPORT["claims"]):
                self.claims(report)
            for _ in range(A_REPORT["series"]):
                self.series(report)
            for _ in range(A_REPORT["lists"]):
                named = [self.pick(tuple(KINDS)) for _ in range(self.random.randint(4, 14))]
                self.say(report, "、".join(each.zh for each in named) + "等均有涉及。", named)
        ids = [_report(number) for number in range(self.reports)]
        return Graph(
            reports=tuple(Report(each, f"示范观察（{2024 + at % 3}）第{at + 1}号", "示范研究院", str(2024 + at % 3)) for at, each in enumerate(ids)),
            sources=tuple((Source(f"{each}.md", _sha256(each), SourceKind.ORIGINAL), each) for each in ids),
            entities=self.known,
            mentions=self.mentions,
            statements=tuple(compare(list(self.statements.values()))),
            observations=tuple(compare_observations(self.observations)),
            run={"synthetic": "true"},
        )


def _report(number: int) -> str:
    return f"report-{number:04}"


def _sha256(report: str) -> str:
    return hashlib.sha256(report.encode()).hexdigest()


def synthetic(number: int, seed: int = 0) -> list[ox.Quad]:
    """About ``number`` quads; the same for the same number and seed."""
    maker = Maker(max(1, round(number / QUADS_A_REPORT)), random.Random(seed))
    graph = maker.graph()
    return quads(graph, resource("ontology"), maker.definitions())


def write_build(out: Path, number: int, seed: int = 0) -> int:
    """A build folder with ``graph.nq`` and ``store``; how many quads it holds. Raises BuildError when ``out`` cannot be used."""
    found = synthetic(number, seed)
    with staged(out) as folder:
        data = write_nquads(found, folder / "graph.nq")
        with EmbeddedStore.create(folder) as store:
            store.load_nquads(data)
        (folder / "run.json").write_text(json.dumps({"counts": {"quads": len(found)}, "seed": seed}) + "\n", encoding="utf-8")
    return len(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    start = time.perf_counter()
    number = write_build(args.folder, args.quads, args.seed)
    print(f"{number:,} quads in {args.folder}, {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
