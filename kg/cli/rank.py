"""``kg rank``: who is central, and which facts make it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.analysis_options import (
    FORMATS,
    ClassName,
    Format,
    HtmlFile,
    MinBelief,
    ProjectionName,
    Reports,
    Rollup,
    Since,
    Top,
    Until,
)
from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress
from kg.network.rollup_words import rollup_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.cli.language import Lang

MeasureName = Annotated[str, typer.Option("--measure", metavar="NAME", help=say("中心性指标（见 --list）", "Measure of centrality (see --list)"))]
Personalise = Annotated[
    list[str] | None,
    typer.Option("--personalise", metavar="NAME", help=say("PageRank 的出发点：任何名称（可重复）", "Where PageRank starts from: any name (repeatable)")),
]
EdgeWeight = Annotated[
    str | None,
    typer.Option(
        "--weight",
        metavar="belief|reports|statements|one",
        help=say("边的权重：可信度、报告数、陈述数或一律为 1（默认随投影）", "Weight of an edge: belief, reports, statements, or 1 (default: as projected)"),
    ),
]
Weighted = Annotated[
    bool | None,
    typer.Option(
        "--weighted/--unweighted",
        help=say(
            "是否计权重；距离类指标默认只数步数，计权时边长为权重的倒数",
            "Take weights or not; measures of distance count hops unless asked, and then an edge is as long as the reciprocal of its weight",
        ),
        show_default=False,
    ),
]
Undirected = Annotated[bool, typer.Option("--undirected", help=say("忽略关系的方向", "Ignore the directions of relations"))]
Largest = Annotated[bool, typer.Option("--largest", help=say("只看最大的连通部分", "Only the largest connected part"))]
Facts = Annotated[int, typer.Option("--facts", min=0, metavar="N", help=say("每行列出几条支撑的事实", "How many of the facts that carry a row are told"))]
NoRange = Annotated[bool, typer.Option("--no-range", help=say("不逐一去掉报告重算排名", "Do not rank again without each report"))]
Damping = Annotated[
    float | None, typer.Option("--damping", help=say("PageRank 沿关系前行的概率（默认 0.85）", "PageRank: probability of following a link (default 0.85)"))
]
Alpha = Annotated[
    float | None, typer.Option("--alpha", help=say("Katz 的衰减系数（默认取必定收敛者）", "Katz: factor by which longer walks count less (default: small enough)"))
]
Samples = Annotated[int | None, typer.Option("--samples", help=say("中介中心性抽样的出发点数", "Betweenness: estimate it from so many starting points"))]
Seed = Annotated[int | None, typer.Option("--seed", help=say("抽样的随机种子（默认 1）", "Seed of the sample (default 1)"))]
Listing = Annotated[bool, typer.Option("--list", help=say("列出全部指标与投影及其含义", "List the measures and projections with what they mean"))]


def rank(
    measure: MeasureName = "degree",
    projection: ProjectionName = "facts",
    *,
    cls: ClassName = "",
    reports: Reports = None,
    min_belief: MinBelief = None,
    since: Since = "",
    until: Until = "",
    rollup: Rollup = None,
    top: Top = 20,
    weight: EdgeWeight = None,
    weighted: Weighted = None,
    undirected: Undirected = False,
    largest: Largest = False,
    personalise: Personalise = None,
    damping: Damping = None,
    alpha: Alpha = None,
    samples: Samples = None,
    seed: Seed = None,
    facts: Facts = 3,
    no_range: NoRange = False,
    listing: Listing = False,
    html: HtmlFile = None,
    form: Format = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Who is central: entities in order of a measure, with the range of ranks when a report is left out and the facts that carry each.

    kg rank --measure pagerank --class Technology --projection actor-technology --report 2024 --top 20

    zh:谁处于中心：按某一指标排列实体，列出逐一去掉每份报告后的名次范围，以及支撑每一名次的事实。

    kg rank --measure pagerank --class Technology --projection actor-technology --report 2024 --top 20
    """
    from kg.cli import output

    speech = lang or default_language()
    wanted = output.chosen_format(form, FORMATS, as_json=as_json, file=file)
    if listing:
        _list(wanted, file, speech)
        return

    from kg.api.graph import Graph
    from kg.api.ranking import evidence_of
    from kg.cli import rank_told
    from kg.cli.opening import open_store

    with Graph(open_store(out, address)) as graph:
        found = graph.rank(
            measure, projection=projection, cls=cls, top=top, reports=reports or (), personalise=personalise or (), weighted=weighted,
            undirected=undirected, largest=largest, leave_out=not no_range, facts_each=facts, damping=damping, alpha=alpha, samples=samples,
            seed=seed, lang=speech.value, min_belief=min_belief, since=since, until=until, rollup=rollup_of(rollup), weight=weight or "",
        )  # fmt: skip
        evidence = evidence_of(graph, found) if html is not None or wanted == "json" else {}
        terms, snapshot = graph.terms, graph.snapshot
    if html is not None:
        from kg.view.ranking_page import render_ranking

        output.write(render_ranking(found, evidence, snapshot, terms), html)
    if wanted == "json":
        from kg.api.ranking_json import ranking_json

        output.write(output.as_json(ranking_json(found, evidence, snapshot)), file)
    elif wanted == "csv":
        output.write(output.as_csv(*rank_told.rows(found, snapshot, terms, speech)), file)
    elif file is None and output.is_terminal():
        output.print_rows(*rank_told.table(found, snapshot, terms, speech))
    else:
        output.write(output.as_lines(*rank_told.rows(found, snapshot, terms, speech)), file)
    for line in rank_told.notes(found, speech):
        typer.echo(line, err=True)


def _list(wanted: str, file: Path | None, lang: Lang) -> None:
    from kg.api.ranking_json import choices_json
    from kg.cli import output

    known = choices_json()
    if wanted == "json":
        output.write(output.as_json(known), file)
        return
    kinds = (("measures", say("指标", "measure", lang)), ("projections", say("投影", "projection", lang)))
    rows = [[kind, each["name"], each[lang.value], each["about"][lang.value]] for key, kind in kinds for each in known[key]]
    head = [say("种类", "kind", lang), say("名称", "name", lang), say("称作", "called", lang), say("含义", "meaning", lang)]
    output.write_rows(head, rows, wanted, file)
