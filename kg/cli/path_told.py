"""How paths read on a terminal and in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.language import Lang, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.analysis.paths.result import Hop, Path, Paths
    from kg.network.terms import Terms
    from kg.store.facts import ShownEvidence

    Evidence = Mapping[str, tuple[ShownEvidence, ...]]

LEXICON = ("词表所载的上下位关系", "taxonomy of the lexicon")


def rows(found: Paths, evidence: Evidence, terms: Terms, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """Head and rows, one a hop, with its first quote; the path's query stands with its first hop."""
    from kg.cli.wording import place, short_id

    head = say(
        "路径 代价 步 起 关系 方向 至 可信度 日期 报告 说明 原句 出处 陈述 SPARQL",
        "path cost hop from relation direction to belief date reports words quote where statements SPARQL",
        lang,
    ).split()
    lines = []
    for number, path in enumerate(found.paths, 1):
        for step, hop in enumerate(path.hops, 1):
            shown = quotes_of(hop, evidence)
            first = shown[0] if shown else None
            where = place(first, lang) if first else say(*LEXICON, lang)
            arrow = "→" if hop.forward else "←"
            relation = terms.relations[hop.predicate].label(lang.value)
            cells = [str(number), f"{path.cost:.3f}", str(step), hop.source.name(lang.value), relation, arrow, hop.target.name(lang.value)]
            cells += [f"{hop.belief:.3f}", hop.date, "|".join(hop.reports), hop.words(lang.value), first.quote if first else "", where]
            lines.append([*cells, "|".join(short_id(each) for each in hop.statements), path.query if step == 1 else ""])
    return head, lines


def show(found: Paths, evidence: Evidence, terms: Terms, lang: Lang, quotes: int) -> None:
    """Print paths on a terminal: the chain, the whole in words, every hop with quotes; at the end the queries that find them."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    queries: dict[str, list[int]] = {}
    for number, path in enumerate(found.paths, 1):
        queries.setdefault(path.query, []).append(number)
        console.print(_chain(number, path, terms, lang))
        console.print(Padding(Text(_measures(found, path, lang), "dim"), (0, 0, 0, 3)))
        console.print(Padding(Text(path.words(lang.value)), (0, 0, 0, 3)))
        for hop in path.hops:
            _print_hop(console, hop, evidence, lang, quotes)
        console.print()
    for query, numbers in queries.items():
        told = ", ".join(map(str, numbers))
        console.print(Text(say(f"路径 {told} 的查询（kg query）", f"query of path {told} (kg query)", lang), "bold"))
        console.print(Padding(Text(query, "dim"), (0, 0, 1, 2)), soft_wrap=True)


def quotes_of(hop: Hop, evidence: Evidence) -> list[ShownEvidence]:
    """Where a hop was read, each passage once, in the order of its statements and reports."""
    found = {each.passage: each for iri in hop.statements for each in evidence.get(iri, ())}
    return list(found.values())


def _chain(number: int, path: Path, terms: Terms, lang: Lang) -> object:
    from rich.text import Text

    parts: list[str | tuple[str, str]] = [(f"{number}. ", "dim"), (path.hops[0].source.name(lang.value), "bold")]
    for hop in path.hops:
        label = terms.relations[hop.predicate].label(lang.value)
        parts += [(f" —{label}→ " if hop.forward else f" ←{label}— ", "cyan"), (hop.target.name(lang.value), "bold")]
    return Text.assemble(*parts)


def _measures(found: Paths, path: Path, lang: Lang) -> str:
    hops = len(path.hops)
    belief = f"{path.belief:.2f}"
    return say(f"{hops} 步 · 代价 {path.cost:.2f} · 可信度 {belief}", f"{hops} hop{'s' * (hops > 1)} · cost {path.cost:.2f} · belief {belief}", lang)


def _print_hop(console: object, hop: Hop, evidence: Evidence, lang: Lang, quotes: int) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.wording import place

    assert isinstance(console, Console)
    for each in (hop, *hop.also):
        shown = quotes_of(each, evidence)
        console.print(Padding(Text.assemble("· ", each.words(lang.value), (f"  {each.belief:.2f}", "dim")), (0, 0, 0, 3)))
        if not shown:
            console.print(Padding(Text(say(*LEXICON, lang), "dim"), (0, 0, 0, 5)))
        for quote in shown[:quotes]:
            console.print(Padding(Text(f"“{' '.join(quote.quote.split())}”"), (0, 0, 0, 5)))
            console.print(Padding(Text(place(quote, lang), "dim"), (0, 0, 0, 5)))
        if quotes and len(shown) > quotes:
            more = len(shown) - quotes
            console.print(Padding(Text(say(f"另有 {more} 处", f"{more} more", lang), "dim italic"), (0, 0, 0, 5)))
