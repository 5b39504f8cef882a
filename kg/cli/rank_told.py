"""Rankings as the command line tells them: a short table on a terminal, all columns when piped or as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.api.ranking_json import rounded
from kg.cli.language import Lang, say
from kg.view.proven import in_words

if TYPE_CHECKING:
    from kg.analysis.ranking import Ranked, Ranking
    from kg.network.snapshot import Snapshot
    from kg.network.terms import Terms

_HEADS = {
    "rank": ("名次", "rank"), "name": ("名称", "name"), "class": ("类别", "class"), "value": ("值", "value"), "error": ("误差界", "error"),
    "best": ("最好名次", "best rank"), "worst": ("最差名次", "worst rank"), "rests_on": ("仅见于报告", "only in reports"), "edges": ("边数", "edges"),
    "iri": ("IRI", "IRI"), "other": ("另一端", "other end"),
}  # fmt: skip


def rows(found: Ranking, snapshot: Snapshot, terms: Terms, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """Heads and all columns of ``Ranking.rows``, and the facts in words."""
    cells = []
    for row, each in zip(found.rows(lang.value), found.entries, strict=True):
        row["class"] = terms.class_label(each.node.cls, lang.value)
        told = ["" if value is None else str(rounded(value)) if isinstance(value, float) else str(value) for value in row.values()]
        cells.append([*told, "; ".join(_facts(each, snapshot, terms, lang))])
    return [*(say(*head, lang) for head in _HEADS.values()), say("事实", "facts", lang)], cells


def table(found: Ranking, snapshot: Snapshot, terms: Terms, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """Heads and the columns that fit a terminal: rank, name, class, value, range of ranks, facts."""
    heads = [say(*_HEADS[name], lang) for name in ("rank", "name", "class")]
    heads += [found.measure.label(lang.value), say("名次范围", "range", lang), say("事实（按权重）", "facts (strongest first)", lang)]
    cells = []
    for each in found.entries:
        kind = terms.class_label(each.node.cls, lang.value)
        value = f"{each.value:.6g}" + (f" ± {each.error:.2g}" if each.error else "")
        facts = _facts(each, snapshot, terms, lang)
        more = each.edges - len(facts)
        if more > 0 and found.parameters["facts"]:
            facts.append(say(f"… 另有 {more}", f"… {more} more", lang))
        cells.append([str(each.rank), each.name(lang.value), kind, value, _span(each, found, lang), "\n".join(facts)])
    return heads, cells


def notes(found: Ranking, lang: Lang) -> list[str]:
    """What to know beside the rows: how many there are, in how large a network, and the notes of the ranking."""
    size = say(f"{found.nodes:,} 个实体、{found.edges:,} 条边", f"{found.nodes:,} entities, {found.edges:,} edges", lang)
    shown = len(found.entries)
    first = say(f"共 {found.ranked:,} 个，列出 {shown} 个（{size}）", f"{found.ranked:,} ranked, {shown} shown ({size})", lang)
    return [first, *(each.text(lang.value) for each in found.notes)]


def _span(each: Ranked, found: Ranking, lang: Lang) -> str:
    if not found.left_out:
        return "—"
    span = str(each.best) if each.best == each.worst else f"{each.best}–{each.worst}"
    if each.rests_on:
        only = "、".join(each.rests_on) if lang is Lang.ZH else ", ".join(each.rests_on)
        span += say(f"（仅见于 {only}）", f" (only in {only})", lang)
    return span


def _facts(each: Ranked, snapshot: Snapshot, terms: Terms, lang: Lang) -> list[str]:
    said = [in_words(relation, snapshot, terms) for relation in each.relations]
    return [label.en if lang is Lang.EN else label.zh for label in said]
