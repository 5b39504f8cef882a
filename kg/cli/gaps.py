"""``kg gaps``: likely but absent links."""

from __future__ import annotations

from collections.abc import Mapping
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
    from kg.analysis.gaps.gaps import Gap
    from kg.analysis.result import Cell
    from kg.network.terms import Terms

Of = Annotated[str, typer.Option("--of", metavar="NAME", help=say("只看这一个实体", "Only this entity"))]
Folds = Annotated[int, typer.Option("--folds", metavar="N", help=say("留出检验的折数", "Folds of the held-out check"))]
Seed = Annotated[int, typer.Option("--seed", help=say("随机种子；同样的种子得到同样的结果", "Seed; the same one gives the same result"))]
MethodName = Annotated[
    str, typer.Option("--method", metavar="NAME", help=say("指定方法，不用检验选出的", "The method to rank by, instead of what the check chooses"))
]
_HEADS = {
    "entity": ("实体", "entity"), "class": ("类别", "class"), "gap": ("缺失的联系", "gap"), "place": ("名次", "place"), "score": ("得分", "score"),
    "peers": ("同类已有", "peers with it"), "holders": ("例如", "such as"), "way": ("图中通路", "a way through the graph"),
    "entity_iri": ("实体 IRI", "entity IRI"), "gap_iri": ("缺失项 IRI", "gap IRI"),
}  # fmt: skip


def gaps(
    projection: ProjectionName = "actor-scenario",
    cls: ClassName = "",
    of: Of = "",
    top: Top = 20,
    folds: Folds = 10,
    seed: Seed = 0,
    method: MethodName = "",
    *,
    reports: Reports = None,
    min_belief: MinBelief = None,
    since: Since = "",
    until: Until = "",
    rollup: Rollup = None,
    html: HtmlFile = None,
    form: Format = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Links that are likely but that no report states, each with the facts that make it likely; the best of every entity first.

    Methods are compared by hiding known facts, and the best ranks; how it does against popularity is told on stderr. Absent from the
    reports is not absent in the world.

    zh:很可能存在、但报告未提及的联系，逐条附上使其可能的事实；先列每个实体的首选。

    隐去已知事实以检验各种方法，用最好的排列；与“普遍程度”基线的比较见标准错误输出。报告未提及，不等于现实中没有。
    """
    from kg.analysis.gaps.verdict import CAUTION
    from kg.api.gaps import claims_of
    from kg.api.graph import Graph
    from kg.cli import output
    from kg.cli.opening import open_store
    from kg.store.facts import evidence

    speech = lang or default_language()
    wanted = output.chosen_format(form, FORMATS, as_json=as_json, file=file)
    with Graph(open_store(out, address)) as graph:
        found = graph.gaps(
            projection, cls=cls, of=of, top=top, folds=folds, seed=seed, method=method, lang=speech.value, reports=reports or (), min_belief=min_belief,
            since=since, until=until, rollup=rollup_of(rollup),
        )  # fmt: skip
        proof = evidence(graph.store, claims_of(found)) if html is not None or wanted == "json" else {}
        terms = graph.terms
    if html is not None:
        from kg.view.gaps_page import render_gaps

        output.write(render_gaps(found, proof, terms), html)
    if wanted == "json":
        from kg.api.gaps_json import gaps_json

        output.write(output.as_json(gaps_json(found, proof)), file)
        return
    head = [say(*names, speech) for names in _HEADS.values()]
    output.write_rows(head, (_told(row, gap, terms, speech.value) for row, gap in zip(found.rows(speech.value), found.gaps, strict=True)), wanted, file)
    typer.echo(f"{found.verdict(speech.value)}\n{say(*CAUTION, speech)}", err=True)


def _told(row: Mapping[str, Cell], gap: Gap, terms: Terms, lang: str) -> list[Cell]:
    """The cells of a gap's row, its classes by their labels."""
    peers = gap.peers
    named = {"class": terms.class_label(gap.row.cls, lang), "peers": f"{peers.having}/{peers.others} {terms.class_label(peers.cls, lang)}"}
    return [named.get(name, cell) for name, cell in row.items()]
