"""``kg explain``: why a statement is believed, part by part, and the words it was read from; why an inferred fact holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress

if TYPE_CHECKING:
    from kg.assemble.belief import BeliefPart
    from kg.cli.language import Lang
    from kg.store.describe import Fact, Statistic
    from kg.store.inference import Proof
    from kg.store.interface import Store
    from kg.store.provenance import NameSource, ShownJudgement

_CLAIM = re.compile(r"<?(?:.*[/:])?(statement|observation)/([0-9A-Za-z._-]+)>?$")
_BARE = re.compile(r"[0-9a-f]{20}$")

What = Annotated[
    str,
    typer.Argument(
        metavar="NAME|STATEMENT",
        help=say("实体名称，或陈述编号（如 statement/…）", "Name of an entity, or id of a statement (statement/…)"),
    ),
]
Relation = Annotated[
    str | None,
    typer.Argument(
        metavar="RELATION",
        help=say("关系（如 合作、partnersWith、类型）：说明为何有此关系", "A relation (partnersWith, type …): why it holds"),
    ),
]
Value = Annotated[
    str | None,
    typer.Argument(metavar="OBJECT", help=say("关系的另一方（实体或类）", "What the relation leads to: an entity or a class")),
]


def explain(
    what: What,
    relation: Relation = None,
    value: Value = None,
    *,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Explain a statement, or an entity's names and every statement about it: belief as a sum of parts, each evidence with its place.

    Judgements that took part (kg judge) are told with what they decided; a rejected statement is explained by its judgement.
    What was inferred of an entity is listed with its rules; with a relation, and an object if wanted, the facts of that relation
    are explained by rule and premises, down to the words they rest on: kg explain 联邦学习 broaderTransitive 隐私计算.

    zh:解释一条陈述，或一个实体的名称来源与全部陈述：可信度由哪些部分相加而成，每处证据在何处、如何读出。

    参与其中的裁定（kg judge）一并列出；被驳回的陈述以其裁定说明。实体的推出事实与所用规则一并列出；给出关系（以及另一方）时，
    逐层说明该关系由何规则、何前提推出，直至所依据的原句：kg explain 联邦学习 broaderTransitive 隐私计算。
    """
    from kg.cli import output
    from kg.cli.opening import open_store
    from kg.cli.proofs import find_proofs, summary, write_proofs

    speech = lang or default_language()
    with open_store(out, address) as store:
        if relation is not None:
            proofs, evidence = find_proofs(store, (what, relation, value), speech)
        else:
            found = _find(store, what.strip(), speech)
    if relation is not None:
        write_proofs(proofs, evidence, file, as_json, speech)
        return
    if as_json:
        output.write(output.as_json(_told(found)), file)
    elif file is None and output.is_terminal():
        from kg.cli.explained import show

        show(found, speech)
    else:
        head = say(
            "陈述 主体 关系 客体 情态 可信度 报告贡献 报告 章节 页 起 止 文件 类型 抽取器 模式 置信度 原句 上下文",
            "statement subject relation object modality belief adds report section page start end file kind extractor "
            "pattern confidence quote context",
            speech,
        )
        from kg.cli.explained import judgement_line, name_line

        lines = [name_line(each, speech) for each in found.names] + [judgement_line(each, speech) for each in found.judgements]
        lines += summary(found.inferred, found.iri, speech)
        rows = [row for each in found.claims for row in _rows(each, speech)]
        output.write("".join(f"# {' '.join(line.split())}\n" for line in lines) + output.as_lines(head.split(), rows), file)


@dataclass(frozen=True, slots=True)
class Explained:
    """What there is to tell: names (of an entity), judgements, claims, and what was inferred of the entity ``iri``."""

    claims: tuple[Fact | Statistic, ...]
    judgements: tuple[ShownJudgement, ...] = ()
    names: tuple[NameSource, ...] = ()
    inferred: tuple[Proof, ...] = ()
    iri: str = ""


def _find(store: Store, what: str, lang: Lang) -> Explained:
    from kg.cli.naming import resolve
    from kg.errors import QueryError
    from kg.ontology.prefixes import FKGR
    from kg.rdf.rules import load_rules
    from kg.resources import resource
    from kg.store.describe import describe
    from kg.store.describe import explain as read
    from kg.store.inference import Inference
    from kg.store.provenance import judgements_about, judgements_of_claim, name_sources

    claim = _CLAIM.match(what)
    if claim or _BARE.match(what):
        key = claim.group(2) if claim else what
        kinds = [claim.group(1)] if claim else ["statement", "observation"]  # a bare hash may be of either
        judged = judgements_of_claim(store, key)
        for kind in kinds:
            try:
                found = read(store, f"{FKGR}{kind}/{key}", lang.value)
            except QueryError:
                if kind == kinds[-1] and not judged:
                    raise
                continue
            return Explained((found,), judgements_about(store, [found.iri]))
        stands = [iri for each in judged for iri in each.judges if _CLAIM.match(iri)]  # a corrected claim has another id now
        return Explained(tuple(read(store, iri, lang.value) for iri in stands), judged)
    iri = resolve(store, what, lang).iri
    description = describe(store, iri, lang.value)
    if not description.claims:
        typer.echo(say(f"图谱没有关于“{what}”的陈述", f"the graph states nothing about {what!r}", lang), err=True)
    judged = judgements_about(store, [iri, *(each.iri for each in description.claims)])
    inference = Inference(store, load_rules(resource("ontology")))
    inferred = inference.proofs(inference.about(iri), lang.value)
    return Explained(tuple(description.claims), judged, name_sources(store, iri, lang.value), inferred, iri)


def parts_of(found: Fact | Statistic) -> tuple[BeliefPart, ...]:
    """What each report adds to the belief, by the rule that assembled it."""
    from decimal import Decimal

    from kg.assemble.belief import belief_parts
    from kg.model.span import Span
    from kg.model.statement import Evidence, Passage

    return belief_parts(
        Evidence(
            passage=Passage(each.report, each.file, Span(each.start, each.end), each.quote),
            extractor=each.extractor,
            pattern=each.pattern,
            confidence=Decimal(each.confidence),
        )
        for each in found.evidence
    )


def _told(found: Explained) -> dict[str, object]:
    from kg.cli.proofs import told
    from kg.cli.wording import plain

    claims = []
    for claim in found.claims:
        parts = [{"report": p.report, "confidence": str(p.confidence), "adds": str(p.adds)} for p in parts_of(claim)]
        claims.append({**plain(claim), "belief_parts": parts})
    names, judgements = ([plain(each) for each in part] for part in (found.names, found.judgements))
    inferred = [told(each) for each in found.inferred]
    return {"names": names, "judgements": judgements, "claims": claims, "inferred": inferred}


def _rows(found: Fact | Statistic, lang: Lang) -> list[list[str]]:
    from kg.cli.wording import claim, kind, modality, short_id

    adds = {part.report: str(part.adds) for part in parts_of(found)}
    start = [short_id(found.iri), *claim(found, lang), modality(found.modality, lang), found.belief]
    return [
        [
            *start,
            adds.get(each.report, ""),
            each.title,
            each.section,
            "" if each.page is None else str(each.page),
            str(each.start),
            str(each.end),
            each.file,
            kind(each.kind, lang),
            each.extractor,
            each.pattern,
            each.confidence,
            each.quote,
            " | ".join(each.context),
        ]
        for each in found.evidence
    ]
