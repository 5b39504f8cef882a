"""``kg add`` and ``kg remove``: reports into a build and out of it, in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import Lang, say
from kg.cli.options import DEFAULT_OUT, AsJson, JudgementsFile, Language, OutDir, StoreTarget
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.cli.opening import Target
    from kg.inplace import Change
    from kg.model.graph import Graph
    from kg.ontology.terms import Ontology

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILES]...", help=say("报告文件或其所在文件夹；给出 --store 时可省略", "Report files or folders of them; none need be named with --store")),
]
Reports = Annotated[list[str], typer.Argument(metavar="REPORTS...", help=say("报告的编号、标题或文件名", "Id, title or file name of reports"))]

_DONE = (
    ("added", "加入", "added"),
    ("replaced", "替换", "replaced"),
    ("taken_out", "移除", "removed"),
    ("unchanged", "已在其中，未变", "there already, unchanged"),
)


def add(
    files: Files = None, out: OutDir = DEFAULT_OUT, address: StoreTarget = None, judgements: JudgementsFile = None, as_json: AsJson = False, lang: Language = None
) -> None:
    """Add reports to a build: only they are read, and the store is brought to what a build of all the files would make.

    A file that was read before and has changed is read anew; an original replaces the digest of its report. graph.nq, graph.trig,
    statements.jsonl and the pages stay as they were and are marked stale: kg export writes them anew. A file that cannot be read is
    told in one line; the others are added and the exit code is 1. Where the program, the lexicon, patterns or the ontology have
    changed since the build, all reports are read again from where they lay.

    With --store what differs is written there too, or all where it held something else; without a file a store is brought to the
    build as it is.

    zh:向构建加入报告：只读新的或改动过的文件，图谱与用全部文件重新构建的完全相同。

    读过而已改动的文件重读；原文替换同一报告的摘要。graph.nq、graph.trig、statements.jsonl 与页面保持原样并标记为过期，kg export 可重写。
    读不了的文件各报一行，其余照常加入，退出码为 1。程序、词表、模式或本体在构建之后有变的，从原处重读所有报告。

    给出 --store 时差别也写入该存储（存储内容不符时整体写入）；不给文件即按构建现状更新存储。
    """
    from kg.cli.inputs import files_of
    from kg.cli.opening import target
    from kg.collector import no_cycle_search

    if not files and not address:
        raise UsageError("no file is named", where="kg add", expected="report files", do="or a --store to bring to the build")
    with target(address) as store, no_cycle_search():
        from kg import inplace
        from kg.cli.judge import table_for

        change = None
        if files:
            change = inplace.add(files_of(files), out, lambda title: typer.echo(f"· {title}", err=True), table_for(out, judgements), write_pages)
        _finish(change, store, out, as_json=as_json, lang=lang)


def remove(
    reports: Reports, out: OutDir = DEFAULT_OUT, address: StoreTarget = None, judgements: JudgementsFile = None, as_json: AsJson = False, lang: Language = None
) -> None:
    """Take reports out of a build, with all that was said by them alone, inferred or merged from them.

    What is left is the graph that a build of the other files would make. The last report is not taken out: delete the folder instead.

    zh:从构建移除报告：只有它们说的、由它们推出或合并而来的一并去掉，余下的与只用其他文件构建的完全相同。最后一份报告不可移除，删除构建目录即可。
    """
    from kg.cli.opening import target
    from kg.collector import no_cycle_search

    with target(address) as store, no_cycle_search():
        from kg import inplace
        from kg.cli.judge import table_for

        change = inplace.remove(reports, out, table_for(out, judgements), write_pages)
        _finish(change, store, out, as_json=as_json, lang=lang)


def write_pages(folder: Path, graph: Graph, ontology: Ontology) -> None:
    """The page that a build itself writes; what writes it is loaded only when it is wanted."""
    from kg.view.site import write_site

    write_site(folder, graph, ontology)


def write_others(out: Path) -> None:
    """The pages that are made from the store."""
    from kg.api.graph import Graph as Opened
    from kg.api.report import write_report

    with Opened.open(out) as graph:
        write_report(graph, out / "site", out)


def _finish(change: Change | None, store: Target | None, out: Path, *, as_json: bool, lang: Lang | None) -> None:
    """Tell what was done, bring the store to it, and tell what failed."""
    from kg.cli.summary import told_failures

    if change is not None:
        if change.anew and (out / "site").exists():
            write_others(out)
        _tell(change, as_json=as_json, lang=lang)
    failed = change is not None and told_failures(change.failures, lang)
    if store is not None:
        store.bring(out, change.difference if change is not None else None, lang, whole=change is None)
    if failed:
        raise typer.Exit(1)


def _tell(change: Change, *, as_json: bool, lang: Lang | None) -> None:
    from kg.cli import output
    from kg.store.stale import stale_files

    stale = stale_files(change.folder)
    if as_json:
        parts = {name: getattr(change, name) for name, _, _ in _DONE}
        counts = {"removed": change.removed, "inserted": change.inserted, "total": change.quads} if change.quads else {}
        output.write(output.as_json({"folder": str(change.folder), **parts, "quads": counts, "anew": change.anew, "stale": stale, "failures": change.failures}))
    else:
        for name, zh, en in _DONE:
            for each in getattr(change, name):
                typer.echo(say(zh, en, lang) + f": {each}")
        if change.anew:
            typer.echo(say("程序、词表或裁定在构建之后有变：已整体重写", "program, lexicon or judgements have changed since the build: all was written anew", lang))
        elif change.quads:
            typer.echo(say("四元组", "quads", lang) + f": -{change.removed} +{change.inserted} = {change.quads} ({sum(change.seconds.values()):.1f} s)")
        if stale:
            told = say("存储已改而这些文件尚未重写（kg export 可重写）", "older than the store (kg export writes them anew)", lang)
            typer.echo(told + ": " + ", ".join(stale), err=True)
