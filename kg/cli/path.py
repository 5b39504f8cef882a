"""``kg path``: how two things are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.analysis_options import FORMATS, Format, HtmlFile, MinBelief, ProjectionName, Reports, Since, Until
from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress

if TYPE_CHECKING:
    from kg.analysis.paths.result import Paths
    from kg.cli.language import Lang

_END = say("名称、别名、IRI，或类名（如 银行、Bank）", "Name, alias or IRI, or a class (Bank)")
Start = Annotated[str, typer.Argument(metavar="[A]", help=_END, show_default=False)]
End = Annotated[str, typer.Argument(metavar="[B]", help=_END, show_default=False)]
Number = Annotated[int | None, typer.Option("--k", help=say("几条路径（默认 5；与 --all 同用则全部）", "How many (default 5; with --all: all)"), show_default=False)]
MaxHops = Annotated[
    int | None, typer.Option("--max-hops", help=say("最多几步（默认 6；与 --all 同用则 3）", "Hops at most (default 6; with --all: 3)"), show_default=False)
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="specific|hops|belief",
        help=say(
            "何为更好：specific 偏好事实与具体的中间物，回避概念层级与枢纽；hops 只看步数；belief 看各步可信度之积",
            "What is better: specific prefers facts and specific things between to taxonomy and hubs; hops: the shortest; belief: the surest",
        ),
    ),
]
Every = Annotated[bool, typer.Option("--all", "--simple", help=say("列出全部简单路径", "List all simple paths"))]
Directed = Annotated[bool, typer.Option("--directed", help=say("只沿关系的方向走", "Walk relations only as they are stated"))]
Avoid = Annotated[list[str] | None, typer.Option("--avoid", metavar="NAME", help=say("不经过（可重复）", "Do not pass it (repeatable)"))]
AvoidHubs = Annotated[
    int, typer.Option("--avoid-hubs", metavar="N", help=say("不经过邻居多于 N 的实体", "Pass nothing with more than N neighbours"), show_default=False)
]
Via = Annotated[list[str] | None, typer.Option("--via", metavar="NAME", help=say("须经过（可重复）", "Pass it (repeatable)"))]
Classes = Annotated[list[str] | None, typer.Option("--class", metavar="CLASS", help=say("只经过这些类（可重复）", "Pass only these classes (repeatable)"))]
WithoutClasses = Annotated[
    list[str] | None, typer.Option("--without-class", metavar="CLASS", help=say("不经过这些类（可重复）", "Never pass these classes (repeatable)"))
]
Predicates = Annotated[
    list[str] | None, typer.Option("--predicate", metavar="RELATION", help=say("只走这些关系（可重复）", "Walk only these relations (repeatable)"))
]
WithoutPredicates = Annotated[
    list[str] | None, typer.Option("--without-predicate", metavar="RELATION", help=say("不走这些关系（可重复）", "Never walk these relations (repeatable)"))
]
Meta = Annotated[
    str,
    typer.Option(
        "--metapath",
        metavar="PATH",
        help=say(
            "须符合的元路径，如 Bank-offers->Product-usesTechnology->Technology；<-关系- 为逆向，类可省略，| 分隔多个，* 为任意",
            "What a path must follow: Bank-offers->Product-usesTechnology->Technology; <-relation- is backwards, classes may be left out, "
            "several with |, any with *",
        ),
    ),
]
FromClass = Annotated[str, typer.Option("--from-class", metavar="CLASS", help=say("起点的类；不给 A 则为该类全体", "Class of the start; without A: all of it"))]
ToClass = Annotated[str, typer.Option("--to-class", metavar="CLASS", help=say("终点的类；不给 B 则为该类全体", "Class of the end; without B: all of it"))]
Quotes = Annotated[int, typer.Option("--quotes", min=0, help=say("终端上每步最多列几处原句", "Quotes a hop, at most, on a terminal"))]


def path(
    start: Start = "",
    end: End = "",
    *,
    k: Number = None,
    max_hops: MaxHops = None,
    by: By = "specific",
    every: Every = False,
    directed: Directed = False,
    avoid: Avoid = None,
    avoid_hubs: AvoidHubs = 0,
    via: Via = None,
    classes: Classes = None,
    without_classes: WithoutClasses = None,
    predicates: Predicates = None,
    without_predicates: WithoutPredicates = None,
    metapath: Meta = "",
    from_class: FromClass = "",
    to_class: ToClass = "",
    projection: ProjectionName = "everything",
    reports: Reports = None,
    min_belief: MinBelief = None,
    since: Since = "",
    until: Until = "",
    quotes: Quotes = 1,
    html: HtmlFile = None,
    form: Format = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """How two things, or things of two classes, are connected: the best paths, told in words, each step with its evidence.

    A relation may be walked against its direction, and the words tell which way it holds. Options on classes, relations and hubs
    are about what lies between the ends. The SPARQL query that finds each path is shown; kg query runs it.

    zh:两个实体（或两类实体）如何相连：列出最佳路径，用文字逐步说明，并附每步的证据。

    关系可逆向行走，文字会说明其方向。关于类、关系与枢纽的选项只涉及两端之间的部分。找出每条路径的 SPARQL 一并列出，可用 kg query 执行。
    """
    from kg.api.graph import Graph
    from kg.api.paths import evidence_of
    from kg.cli import output, path_told
    from kg.cli.opening import open_store

    speech = lang or default_language()
    wanted = output.chosen_format(form, FORMATS, as_json=as_json, file=file)
    if from_class and start and not end and not to_class:
        start, end = "", start
    with Graph(open_store(out, address)) as graph:
        found = graph.paths(
            start, end, k=k, max_hops=max_hops, by=by, every=every, directed=directed, avoid=avoid or (), avoid_hubs=avoid_hubs, via=via or (),
            classes=classes or (), without_classes=without_classes or (), predicates=predicates or (), without_predicates=without_predicates or (),
            metapath=metapath, start_class=from_class, end_class=to_class, projection=projection, lang=speech.value, reports=tuple(reports or ()),
            min_belief=min_belief, since=since, until=until,
        )  # fmt: skip
        evidence = evidence_of(graph, found)
        terms = graph.terms
    _note(found, start, end, speech)
    if html is not None:
        from kg.view.paths_page import render_paths

        output.write(render_paths(found, evidence, terms), html)
    if wanted == "json":
        from kg.api.paths_json import paths_json

        output.write(output.as_json(paths_json(found, evidence)), file)
    elif wanted == "csv":
        output.write(output.as_csv(*path_told.rows(found, evidence, terms, speech)), file)
    elif file is None and output.is_terminal():
        path_told.show(found, evidence, terms, speech, quotes)
    else:
        output.write(output.as_lines(*path_told.rows(found, evidence, terms, speech)), file)


def _note(found: Paths, start: str, end: str, lang: Lang) -> None:
    """Told on stderr: what a word was taken for, and where the list is not whole."""
    for word, side in ((start, "start"), (end, "end")):
        meant = found.parameters[side]
        if word and "class" in meant:
            typer.echo(say(f"“{word}”作为类：{meant['zh']}（{meant['class']}）", f"{word!r} is taken as the class {meant['en']} ({meant['class']})", lang), err=True)
    if not found.complete:
        typer.echo(say("尝试的路径过多，未找全", "too many ways were tried; there may be more paths", lang), err=True)
    if found.total > len(found.paths):
        shown = len(found.paths)
        typer.echo(say(f"共 {found.total:,} 条，列出最佳的 {shown} 条", f"{found.total:,} paths, the best {shown} are shown", lang), err=True)
