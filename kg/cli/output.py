"""How results leave the program: a table on a terminal, tab-separated lines when piped, JSON, or a file."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from kg.errors import InputError, UsageError
from kg.worded import worded


def is_terminal() -> bool:
    """Is there a reader's terminal at the other end of stdout?"""
    return sys.stdout.isatty()


def write(text: str, path: Path | None = None) -> None:
    """Text to stdout, or to a file. Raises InputError when the file cannot be written."""
    if path is None:
        typer.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(
            worded("cannot be written: {}", error), where=str(path), do="name another file"
        ) from error


def as_json(value: object) -> str:
    """Indented JSON with a line break at the end; Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated lines; tabs and line breaks inside a cell become spaces."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in (head, *rows))


def as_csv(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Comma-separated values with the byte order mark that Excel wants for Chinese."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows((head, *rows))
    return "\ufeff" + text.getvalue()


def chosen_format(form: str | None, formats: Sequence[str], *, as_json: bool, file: Path | None) -> str:
    """The format to write, by ``--format``, ``--json`` or the ending of the file, else a table.

    Raises UsageError for one that is none of ``formats``, and when two are asked for.
    """
    if form is not None and form not in formats:
        raise UsageError(worded("unknown format {!r}", form), where="--format", expected=", ".join(formats))
    if as_json and form not in (None, "json"):
        raise UsageError(worded("--json and --format {} contradict each other", form), do="give one of them")
    ending = file.suffix.lstrip(".").lower() if file else ""
    return "json" if as_json else form or (ending if ending in formats else "table")


def write_rows(head: Sequence[str], rows: Iterable[Iterable[object]], wanted: str, path: Path | None = None) -> None:
    """Rows as CSV where ``wanted`` is "csv", else as ``print_rows`` writes them; None is an empty cell."""
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    if wanted == "csv":
        write(as_csv(head, cells), path)
    else:
        print_rows(head, cells, path)


def print_rows(head: Sequence[str], rows: Sequence[Sequence[str]], path: Path | None = None, title: str = "") -> None:
    """Rows as a table on a terminal, as tab-separated lines when piped or written to a file."""
    if path is not None or not is_terminal():
        write(as_lines(head, rows), path)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, header_style="bold", title_justify="left")
    for name in head:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
