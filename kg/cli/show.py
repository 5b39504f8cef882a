"""``kg show``: all that the graph says of one thing, every fact with its quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress

if TYPE_CHECKING:
    from rich.console import Console

    from kg.cli.language import Lang
    from kg.store.describe import Description, ShownEvidence

Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help=say("名称、别名或 IRI，中英文均可", "Label, alias or IRI, Chinese or English")),
]
Quotes = Annotated[
    int,
    typer.Option("--quotes", min=0, help=say("终端上每条事实最多列几处原句", "Quotes a fact, at most, on a terminal")),
]


def show(
    name: Name,
    *,
    quotes: Quotes = 2,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Show one entity: names, class, facts by relation, statistics; each with report, section and quote.

    zh:列出一个实体的名称、类别、按关系分组的事实与统计，逐条附报告、章节与原句。
    """
    from kg.cli import output
    from kg.cli.naming import resolve
    from kg.cli.opening import open_store
    from kg.cli.wording import plain
    from kg.store.describe import describe

    speech = lang or default_language()
    with open_store(out, address) as store:
        description = describe(store, resolve(store, name, speech).iri, speech.value)
    if as_json:
        output.write(output.as_json(plain(description)), file)
    elif file is None and output.is_terminal():
        _print(description, speech, quotes)
    else:
        head = say(
            "关系 主体 客体 情态 可信度 限定 报告 章节 页 类型 原句 陈述",
            "relation subject object modality belief qualifiers report section page kind quote statement",
            speech,
        )
        lines = output.as_lines(head.split(), _rows(description, speech))
        output.write(_head_lines(description, speech) + lines, file)


def _names(description: Description, lang: Lang) -> list[tuple[str, str]]:
    pairs = (
        (say("名称", "name", lang), description.zh),
        (say("英文名", "English", lang), description.en if description.en != description.zh else ""),
        (say("别名", "aliases", lang), "、".join(description.aliases)),
        (say("类别", "class", lang), " ⊑ ".join(ref.label for ref in description.classes)),
        (say("上位概念", "broader", lang), "、".join(ref.label for ref in description.broader)),
        (say("下位概念", "narrower", lang), "、".join(ref.label for ref in description.narrower)),
        (say("名称来源", "name taught by", lang), "、".join(ref.label for ref in description.taught_by)),
        (say("说明", "note", lang), description.note),
        (
            say("提及", "mentioned in", lang),
            "；".join(f"《{ref.label}》{number}" for ref, number in description.mentions),
        ),
        ("IRI", description.iri),
    )
    return [(name, value) for name, value in pairs if value]


def _head_lines(description: Description, lang: Lang) -> str:
    return "".join(f"# {name}: {' '.join(value.split())}\n" for name, value in _names(description, lang))


def _rows(description: Description, lang: Lang) -> list[list[str]]:
    from kg.cli.wording import claim, kind, modality, qualifiers, short_id, sources
    from kg.store.describe import Fact

    rows = []
    for found in description.claims:
        subject, relation, value = claim(found, lang)
        start = [relation, subject, value, modality(found.modality, lang), found.belief]
        start.append(qualifiers(found) if isinstance(found, Fact) else sources(found, lang))
        for each in found.evidence:
            page = "" if each.page is None else str(each.page)
            quote = [each.title, each.section, page, kind(each.kind, lang), each.quote]
            rows.append([*start, *quote, short_id(found.iri)])
    return rows


def _print(description: Description, lang: Lang, quotes: int) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.cli.wording import claim, modality, object_words, qualifiers, short_id, sources

    console = Console()
    for name, value in _names(description, lang):
        console.print(Text.assemble((f"{name}: ", "dim"), (value, "bold" if value == description.zh else "")))
    for group in description.groups:
        arrow = f"{group.predicate.label} →" if group.outgoing else f"← {group.predicate.label}"
        console.print()
        console.print(Text(f"{arrow} ({len(group.facts)})", "bold cyan"))
        for fact in group.facts:
            parts = [qualifiers(fact), "" if fact.modality == "asserted" else modality(fact.modality, lang)]
            other = object_words(fact, lang) if group.outgoing else fact.subject.label
            _print_claim(console, other, [*parts, fact.belief, short_id(fact.iri)], fact.evidence[:quotes], lang)
            _print_more(console, len(fact.evidence) - quotes if quotes else 0, lang)
    if description.statistics:
        console.print()
        console.print(Text(say("统计", "statistics", lang) + f" ({len(description.statistics)})", "bold cyan"))
    for statistic in description.statistics:
        about, indicator, value = claim(statistic, lang)
        said = "" if statistic.modality == "asserted" else modality(statistic.modality, lang)
        parts = [about, sources(statistic, lang), said, statistic.belief, short_id(statistic.iri)]
        _print_claim(console, f"{indicator}: {value}", parts, statistic.evidence[:quotes], lang)
        _print_more(console, len(statistic.evidence) - quotes if quotes else 0, lang)


def _print_claim(
    console: Console, title: str, parts: list[str], evidence: tuple[ShownEvidence, ...], lang: Lang
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.wording import place

    rest = " · ".join(part for part in parts if part)
    console.print(Padding(Text.assemble((title, "bold"), "  ", (rest, "dim")), (0, 0, 0, 2)))
    for each in evidence:
        console.print(Padding(Text(f"“{' '.join(each.quote.split())}”"), (0, 0, 0, 4)))
        console.print(Padding(Text(place(each, lang), "dim"), (0, 0, 0, 4)))


def _print_more(console: Console, more: int, lang: Lang) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if more > 0:
        told = say(f"另有 {more} 处，见 kg explain", f"{more} more: see kg explain", lang)
        console.print(Padding(Text(told, "dim italic"), (0, 0, 0, 4)))
