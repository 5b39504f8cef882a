"""``kg diff``: what two builds differ in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import Lang, default_language, say
from kg.cli.opening import is_address, open_store
from kg.cli.options import AsJson, Language, OutFile

if TYPE_CHECKING:
    from kg.store.compare import Difference
    from kg.store.interface import Store

_KINDS = {"entities": ("实体", "entities"), "statements": ("陈述", "statements"), "observations": ("观测", "observations")}
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}

One = Annotated[str, typer.Argument(metavar="BUILD", help=say("构建目录，或存储的地址（http://…）", "A build folder, or the address of a store (http://…)"))]
Other = Annotated[str, typer.Argument(metavar="BUILD", help=say("另一构建目录或地址", "Another build folder or address"))]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help=say("逐条最多列出多少条", "How many differences to list one by one"))]


def diff(one: One, other: Other, limit: Limit = 40, output: OutFile = None, as_json: AsJson = False, lang: Language = None) -> None:
    """What two builds differ in: entities, statements and observations added (+), removed (-) and changed (~), by report.

    Changed is what has other names, classes, parts, belief or evidence. Exit code 0 when the two say the same, 1 when they
    differ, 2 when one of them cannot be read, as diff has it. --json lists all differences.

    zh:两个构建的差别：新增（+）、减少（-）与改变（~）的实体、陈述和观测，按报告分列。

    名称、类别、各部分、置信度或证据不同即为改变。退出码同 diff：相同为 0，不同为 1，读不了为 2。--json 列出全部差别。
    """
    from kg.cli import output as printing
    from kg.errors import KgError
    from kg.store.compare import compare

    speech = lang or default_language()
    try:
        with _opened(one) as left, _opened(other) as right:
            found = compare(left, right, speech.value)
    except KgError as error:
        error.exit_code = 2
        raise
    if as_json:
        printing.write(printing.as_json(_as_dict(found)), output)
    elif not found:
        printing.write(say("两个构建相同", "the two builds say the same", speech) + "\n", output)
    else:
        _print(found, limit, speech, output)
    if found:
        raise typer.Exit(1)


def _opened(build: str) -> Store:
    return open_store(Path(build), build if is_address(build) else None)


def _as_dict(found: list[Difference]) -> dict[str, object]:
    from kg.store.compare import by_report

    counts = {report: {f"{kind} {how}": number for (kind, how), number in sorted(parts.items())} for report, parts in by_report(found).items()}
    rows = [
        {
            "kind": each.kind, "how": each.how, "iri": each.iri, "text": each.text, "reports": list(each.reports),
            **({"parts": {name: [before, after] for name, before, after in each.parts}} if each.parts else {}),
        }
        for each in found
    ]  # fmt: skip
    return {"equal": not found, "reports": counts, "differences": rows}


def _print(found: list[Difference], limit: int, lang: Lang, path: Path | None) -> None:
    from kg.cli import output as printing
    from kg.store.compare import HOW, KINDS, by_report

    rows = [
        [report or "—", *(" ".join(f"{_SIGNS[how]}{parts[kind, how]}" for how in HOW if (kind, how) in parts) or "0" for kind in KINDS)]
        for report, parts in by_report(found).items()
    ]
    totals = [" ".join(f"{_SIGNS[how]}{number}" for how in HOW if (number := sum(d.kind == kind and d.how == how for d in found))) or "0" for kind in KINDS]
    rows.append([say("共计", "total", lang), *totals])
    head = [say("报告", "report", lang), *(say(*_KINDS[kind], lang) for kind in KINDS)]
    listed = [
        [_SIGNS[each.how], say(*_KINDS[each.kind], lang), each.text, "; ".join(f"{name}: {before or '—'} → {after or '—'}" for name, before, after in each.parts)]
        for each in found[:limit]
    ]
    names = ["", say("种类", "kind", lang), say("内容", "what", lang), say("改变", "change", lang)]
    if path is not None or not printing.is_terminal():
        printing.write(printing.as_lines(head, rows) + ("\n" + printing.as_lines(names, listed) if listed else ""), path)
    else:
        printing.print_rows(head, rows)
        if listed:
            printing.print_rows(names, listed)
    if len(found) > limit:
        more = len(found) - limit
        typer.echo(say(f"另有 {more} 条（--limit、--json）", f"and {more} more (--limit, --json)", lang), err=True)
