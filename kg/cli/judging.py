"""What ``kg judge`` prints: likely duplicates, past judgements."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

import typer

from kg.cli import output
from kg.cli.clerk import as_dict, known
from kg.cli.explained import VERDICTS
from kg.cli.language import Lang, error_line, say
from kg.cli.opening import open_store
from kg.cli.wording import plain
from kg.model.judgement import Judgement
from kg.ontology.load import load_ontology
from kg.ontology.terms import Ontology
from kg.rdf.judgements import in_words
from kg.resources import resource
from kg.store.duplicates import Pair, Side, likely_duplicates
from kg.worded import in_language

QUOTE = 100


def line(row: Judgement, lang: Lang) -> str:
    """A judgement on one line."""
    return f"{say(*VERDICTS[row.verdict.value], lang)}: {_said(row, load_ontology(resource('ontology')), lang)}" + (f" ({row.note})" if row.note else "")


def _said(row: Judgement, ontology: Ontology, lang: Lang) -> str:
    """What was judged, its relation by its label."""
    return in_words(replace(row, predicate=ontology.label(row.predicate, lang.value) if row.predicate else ""))


def list_judgements(table: Path, lang: Lang, *, as_json: bool, file: Path | None) -> None:
    """All rows, oldest first, and whether each is in force; rows that cannot be read are told, and then the exit code is 1."""
    rows = known(table)
    standing = {id(row) for row in rows.in_force}
    states = [("in force" if id(row) in standing else "no longer") for row in rows.rows]
    for problem in rows.problems:
        typer.echo(error_line(problem.reason, lang), err=True)
    if as_json:
        told = [{**as_dict(row), "where": row.where, "in_force": state == "in force"} for row, state in zip(rows.rows, states, strict=True)]
        output.write(output.as_json(told), file)
    else:
        ontology = load_ontology(resource("ontology"))
        head = say("状态 结论 内容 理由 裁定人 日期 位置", "state verdict what note by date where", lang).split()
        shown = [
            [
                say("有效" if state == "in force" else "已失效", state, lang), say(*VERDICTS[row.verdict.value], lang), _said(row, ontology, lang), row.note,
                row.by, row.date, in_language(row.where, lang.value),
            ]
            for row, state in zip(rows.rows, states, strict=True)
        ]
        output.print_rows(head, shown, file)
    if rows.problems:
        raise typer.Exit(1)


def list_duplicates(
    out: Path, address: str | None, table: Path, limit: int, lang: Lang, *, as_json: bool, file: Path | None, curated: bool
) -> None:
    """Pairs that may be one, side by side."""
    judged = {frozenset((row.one, row.other)) for row in known(table).in_force if row.is_pair}
    ontology = load_ontology(resource("ontology"))
    with open_store(out, address) as store:
        pairs = likely_duplicates(store, ontology, judged, limit, lang.value, curated=curated)
    if as_json:
        output.write(output.as_json([plain(pair) for pair in pairs]), file)
        return
    if not pairs:
        typer.echo(say("没有疑似重复", "no likely duplicates", lang), err=True)
    elif file is None and output.is_terminal():
        _side_by_side(pairs, ontology, lang)
    else:
        side = say("编号 名称 类别 事实 报告 原句", "id name class facts reports quote", lang).split()
        head = [say("得分", "score", lang), *(f"{name}{number}" for number in (1, 2) for name in side)]
        output.print_rows(head, [[f"{pair.score:.2f}", *(cell for side in (pair.one, pair.other) for cell in _cells(side, ontology, lang))] for pair in pairs], file)


def _cells(side: Side, ontology: Ontology, lang: Lang) -> list[str]:
    return [side.id, side.label, ontology.label(side.cls, lang.value), str(side.facts), "；".join(side.reports), side.quote]


def _side_by_side(pairs: tuple[Pair, ...], ontology: Ontology, lang: Lang) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_header=False, show_lines=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for pair in pairs:
        table.add_row(f"{pair.score:.2f}", *(Text.assemble(*_told(side, ontology, lang)) for side in (pair.one, pair.other)))
    console = Console()
    console.print(table)
    first = pairs[0]
    console.print(Text(f"kg judge {first.one.id} {first.other.id} same|different|unsure --note …", "dim"))


def _told(side: Side, ontology: Ontology, lang: Lang) -> list[tuple[str, str]]:
    count = say(f"{side.facts} 条事实", f"{side.facts} facts", lang)
    parts = [(side.label, "bold"), (f" {ontology.label(side.cls, lang.value)} · {count}\n", ""), (f"{side.id}\n", "dim")]
    parts.append((f"“{textwrap.shorten(side.quote, QUOTE * 2, placeholder='…')[:QUOTE]}”\n", ""))
    return [*parts, ("".join(f"《{title}》" for title in side.reports[:3]), "dim")]
