"""``kg build``: files → build folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import Lang, default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, JudgementsFile, Language, OutDir, StoreTarget

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILES]...",
        help=say(
            "报告文件（PDF、DOCX、HTML、文本、Markdown）或其所在文件夹；省略则用随附摘要",
            "Report files (PDF, DOCX, HTML, text, Markdown) or folders of them; the bundled digests if none",
        ),
    ),
]

Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="NAME", help=say("不用某个抽取器（可重复）", "Leave an extractor out (repeatable)")),
]


def build(
    files: Files = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreTarget = None,
    judgements: JudgementsFile = None,
    without: Without = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Build the graph from report files, or from the bundled digests when no file is named.

    A file that cannot be read is told in one line; the rest is built and the exit code is 1. Judgements (kg judge) in the
    table beside the build folder, or in the one named, win over every rule. With --store the graph is written there too.

    zh:从报告文件构建图谱；不给文件时用随附的摘要。读不了的文件各报一行，其余照常构建，退出码为 1。
    构建目录旁（或所指定）的裁定表（kg judge）优先于一切规则。给出 --store 时图谱也写入该存储。
    """
    from kg.cli.inputs import files_of
    from kg.cli.opening import target
    from kg.collector import no_cycle_search
    from kg.readers.shelf import bundled_digests, reading_of

    tell_passed_over(lang)
    paths = files_of(files) if files else bundled_digests()
    with target(address) as store, no_cycle_search(to_the_end=True):
        with reading_of(paths) as reading:  # the rest of the program is loaded beside it
            from kg import pipeline
            from kg.cli.judge import table_for
            from kg.cli.summary import print_failures, print_summary

            table = table_for(out, judgements)
            result = pipeline.build(paths, out, lambda title: typer.echo(f"· {title}", err=True), judgements=table, without=without or (), reading=reading)
        print_summary(result, as_json=as_json, lang=lang)
        failed = print_failures(result, lang)
        if store is not None:
            store.bring(out, lang=lang, whole=True)
    if failed:
        raise typer.Exit(1)


def tell_passed_over(lang: Lang | None) -> None:
    """One line to who stands in a source tree whose data this installation does not read."""
    from kg.resources import passed_over
    from kg.worded import in_language, worded

    apart = passed_over(Path.cwd())
    if apart is not None:
        speech = lang or default_language()
        told = worded("data/ and ontology/ of {} differ from what is read, {}; to use them, run pip install -e . there", apart[0], apart[1])
        typer.echo(say("提示：", "note: ", speech) + in_language(told, speech.value), err=True)
