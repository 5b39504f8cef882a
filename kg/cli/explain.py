"""``kg explain``: why a statement is believed, part by part, and the words it was read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile

if TYPE_CHECKING:
    from kg.assemble.belief import BeliefPart
    from kg.cli.language import Lang
    from kg.store.describe import Fact, Statistic
    from kg.store.interface import Store

_CLAIM = re.compile(r"<?(?:.*[/:])?(statement|observation)/([0-9A-Za-z._-]+)>?$")
_BARE = re.compile(r"[0-9a-f]{20}$")

What = Annotated[
    str,
    typer.Argument(
        metavar="NAME|STATEMENT",
        help=say("实体名称，或陈述编号（如 statement/…）", "Name of an entity, or id of a statement (statement/…)"),
    ),
]


def explain(
    what: What, *, out: OutDir = DEFAULT_OUT, file: OutFile = None, as_json: AsJson = False, lang: Language = None
) -> None:
    """Explain a statement, or every statement about an entity: belief as a sum of parts, each evidence with its place.

    zh:解释一条陈述，或一个实体的全部陈述：可信度由哪些部分相加而成，每处证据在何处、如何读出。
    """
    from kg.cli import output
    from kg.store.embedded import EmbeddedStore

    speech = lang or default_language()
    with EmbeddedStore.open(out) as store:
        claims = _find(store, what.strip(), speech)
    if as_json:
        output.write(output.as_json([_as_dict(found) for found in claims]), file)
    elif file is None and output.is_terminal():
        for found in claims:
            _print(found, speech)
    else:
        head = say(
            "陈述 主体 关系 客体 情态 可信度 报告贡献 报告 章节 页 起 止 文件 类型 抽取器 模式 置信度 原句 上下文",
            "statement subject relation object modality belief adds report section page start end file kind extractor "
            "pattern confidence quote context",
            speech,
        )
        output.print_rows(head.split(), [row for found in claims for row in _rows(found, speech)], file)


def _find(store: Store, what: str, lang: Lang) -> list[Fact | Statistic]:
    from kg.cli.naming import resolve
    from kg.errors import QueryError
    from kg.ontology.prefixes import FKGR
    from kg.store.describe import describe
    from kg.store.describe import explain as read

    claim = _CLAIM.match(what)
    if claim:
        return [read(store, f"{FKGR}{claim.group(1)}/{claim.group(2)}", lang.value)]
    if _BARE.match(what):
        try:
            return [read(store, f"{FKGR}statement/{what}", lang.value)]
        except QueryError:  # a bare hash may as well be an observation's
            return [read(store, f"{FKGR}observation/{what}", lang.value)]
    description = describe(store, resolve(store, what, lang).iri, lang.value)
    if not description.claims:
        typer.echo(say(f"图谱没有关于“{what}”的陈述", f"the graph states nothing about {what!r}", lang), err=True)
    return list(description.claims)


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


def _as_dict(found: Fact | Statistic) -> dict[str, object]:
    from kg.cli.wording import plain

    parts = [{"report": p.report, "confidence": str(p.confidence), "adds": str(p.adds)} for p in parts_of(found)]
    return {**plain(found), "belief_parts": parts}


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


def _print(found: Fact | Statistic, lang: Lang) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.wording import claim, modality, place, qualifiers, short_id
    from kg.store.describe import Fact

    console = Console()
    console.print(Text.assemble((" — ".join(part for part in claim(found, lang) if part), "bold cyan")))
    details = [modality(found.modality, lang), short_id(found.iri)]
    if isinstance(found, Fact):
        details.insert(1, qualifiers(found))
        details += [say("细化 ", "refines ", lang) + short_id(other) for other in found.refines]
        details += [say("矛盾于 ", "contradicts ", lang) + short_id(other) for other in found.contradicts]
    console.print(Padding(Text(" · ".join(part for part in details if part), "dim"), (0, 0, 0, 2)))
    titles = {each.report: each.title for each in found.evidence}
    parts = parts_of(found)
    belief = say("可信度", "belief", lang)
    shown = " + ".join(f"{part.adds} (《{titles[part.report]}》 {part.confidence})" for part in parts)
    console.print(Padding(Text.assemble((f"{belief} {found.belief}", "bold"), f" = {shown}"), (0, 0, 0, 2)))
    for number, each in enumerate(found.evidence, 1):
        how = f"{each.extractor} · {each.pattern} · {say('置信度', 'confidence', lang)} {each.confidence}"
        where = say(f"第 {each.start}–{each.end} 字", f"characters {each.start}–{each.end}", lang)
        console.print(Padding(Text(f"{number}. “{' '.join(each.quote.split())}”"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"{place(each, lang)} · {each.file} · {where}", "dim"), (0, 0, 0, 5)))
        console.print(Padding(Text(how, "dim"), (0, 0, 0, 5)))
        for context in each.context:
            told = say("上下文", "context", lang)
            console.print(Padding(Text(f"{told}: “{' '.join(context.split())}”", "dim"), (0, 0, 0, 5)))
    console.print()
