"""``kg fmt``: write Turtle files in their canonical form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import error_line, say
from kg.cli.options import Language


def fmt(
    paths: Annotated[
        list[Path], typer.Argument(help=say("Turtle 文件，或含有它们的文件夹", "Turtle files, or folders that hold some"))
    ],
    check: Annotated[
        bool, typer.Option("--check", help=say("只检查，不改写；有不规范的文件时退出码为 1", "Write nothing; exit code 1 when a file is not canonical"))
    ] = False,
    lang: Language = None,
) -> None:
    """Write Turtle files in their canonical form: sorted, one layout, comments kept above their descriptions.

    zh:将 Turtle 文件写成规范形式：排好次序，版式统一，注释保留在所注术语之上。
    """
    from kg.errors import KgError, UsageError
    from kg.ontology.turtle import format_file

    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UsageError("no such file or folder", where=str(missing[0]), expected="a Turtle file or a folder")
    files = sorted({file for path in paths for file in ([path] if path.is_file() else path.rglob("*.ttl"))})
    if not files:
        raise UsageError("no Turtle file here", where=", ".join(map(str, paths)), expected="*.ttl")
    changed, failed = 0, False
    for file in files:
        try:
            if not format_file(file, write=not check):
                continue
        except KgError as error:
            failed = True
            typer.echo(error_line(error, lang), err=True)
            continue
        changed += 1
        typer.echo(str(file))
    told = say("须改写", "not canonical", lang) if check else say("已改写", "rewritten", lang)
    typer.echo(say(f"{len(files)} 个文件，{changed} 个{told}", f"{len(files)} files, {changed} {told}", lang), err=True)
    if failed or (check and changed):
        raise typer.Exit(1)
