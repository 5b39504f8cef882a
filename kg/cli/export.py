"""``kg export`` and ``kg import``: the graph in the formats of other programs, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import Lang, say
from kg.cli.options import DEFAULT_OUT, JudgementsFile, Language, OutDir, StoreAddress, StoreTarget
from kg.errors import UsageError

Name = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="trig, nq, jsonld, ttl, graphml, gexf, xlsx, csv, parquet, neo4j"),
]
WrittenTo = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="PATH", help=say("写入的文件；csv、parquet、neo4j 为文件夹", "File to write; a folder for csv, parquet, neo4j")),
]
Projected = Annotated[
    str | None,
    typer.Option(
        "--projection",
        metavar="NAME",
        help=say("只写这一投影的网络（graphml、gexf）", "Write the network of this projection alone (graphml, gexf)"),
    ),
]
Source = Annotated[Path, typer.Argument(help=say("kg export 写出的 .nq、.trig 或 .jsonld", "An .nq, .trig or .jsonld that kg export wrote"))]


def export(
    name: Name = None,
    output: WrittenTo = None,
    projection: Projected = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    judgements: JudgementsFile = None,
    lang: Language = None,
) -> None:
    """Write the graph in another format: RDF, tables (CSV, Excel, Parquet), networks (GraphML, GEXF, Neo4j).

    Without format and output: write those files of the build anew that kg add or kg remove left older than the store.
    With --projection, GraphML and GEXF hold that network (kg rank --list tells the projections) and not all asserted relations.

    zh:以其他格式写出图谱：RDF、表格（CSV、Excel、Parquet）、网络（GraphML、GEXF、Neo4j）。

    不给格式也不给文件时：重写构建中那些在 kg add 或 kg remove 之后尚未更新的文件。
    给出 --projection 时，GraphML 与 GEXF 只含该投影的网络（kg rank --list 列出全部投影），而非全部断言的关系。
    """
    from kg.cli.opening import open_store, refuse_store

    if name is None and output is None:
        if projection:
            raise UsageError("a projection is written in a format that holds networks", where="--projection", expected="--format graphml or gexf")
        refuse_store(address, "地址上的存储没有过期文件；导出请给 --format", "a store at an address has no stale files; to export it name a --format", lang)
        _refresh(out, judgements, lang)
        return
    from kg.export.formats import find_format, projecting

    form = find_format(name, output)
    write_projection = projecting(form) if projection else None
    target = output or Path(f"graph-{form.name}" if not form.ending else f"graph{form.ending}")
    with open_store(out, address) as store:
        target.parent.mkdir(parents=True, exist_ok=True)
        if projection and write_projection:
            from kg.api.graph import Graph

            write_projection(Graph(store).network(projection), target)
        else:
            form.write(store, target)
    typer.echo(str(target))


def _refresh(out: Path, judgements: Path | None, lang: Lang | None) -> None:
    from kg.cli.add import write_others, write_pages
    from kg.cli.judge import table_for
    from kg.inplace import refresh

    def told(name: str) -> None:
        typer.echo(f"· {out / name}", err=True)

    written = refresh(out, write_pages, table_for(out, judgements), told)
    if "site" in written:
        told("site/*.html")
        write_others(out)
    if not written:
        from kg.export.formats import FORMATS  # loads pandas, which the rest does without

        formats = ", ".join(FORMATS)
        typer.echo(say(f"没有过期的文件；导出请用 --format（{formats}）", f"no file is stale; to export name a --format ({formats})", lang))
    for each in written:
        typer.echo(str(out / each))


def import_(file: Source, out: OutDir = DEFAULT_OUT, address: StoreTarget = None, lang: Language = None) -> None:
    """Read an exported dataset back into a build folder; evidence is counted before and after.

    zh:将导出的数据集读回为构建目录；证据前后各数一遍。
    """
    from kg.cli.opening import target
    from kg.export.back import import_dataset

    with target(address) as store:
        found = import_dataset(file, out)
        typer.echo(say(f"{out}：{found.quads} 条四元组，{found.evidences} 条证据", f"{out}: {found.quads} quads, {found.evidences} evidences", lang))
        if store is not None:
            store.bring(out, lang=lang, whole=True)
