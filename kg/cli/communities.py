"""``kg communities``: groups of entities that belong together, and what is characteristic of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.analysis_options import (
    FORMATS,
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
    from kg.analysis.communities.found import Communities
    from kg.cli.language import Lang

Resolution = Annotated[
    float, typer.Option("--resolution", help=say("分辨率：越大，社群越多越小", "Resolution: higher makes more and smaller communities"))
]
Seed = Annotated[int, typer.Option("--seed", help=say("随机种子；同样的种子得到同样的结果", "Seed; the same one gives the same result"))]
Runs = Annotated[int, typer.Option("--runs", metavar="N", help=say("以多少个别的种子检验稳定性", "Other seeds that test how stable it is"))]
Samples = Annotated[
    int, typer.Option("--samples", metavar="N", help=say("与多少个度数相同的随机网络比较", "Random networks of the same degrees to compare with"))
]
Members = Annotated[bool, typer.Option("--members", help=say("逐个列出成员", "A row for each member"))]
_HEADS = {
    "community": ("编号", "no"), "name": ("社群", "community"), "size": ("成员数", "members"), "together": ("成员对不变", "pairs that stay"),
    "traits": ("特征（成员数，倍数）", "characteristic (members, times)"), "Organization": ("关键机构", "key organisations"),
    "Technology": ("关键技术", "key technologies"), "Scenario": ("关键场景", "key fields"), "bridges": ("桥（边数）", "bridges (edges)"),
    "entity": ("实体", "entity"), "class": ("类别", "class"), "strength": ("强度", "strength"), "iri": ("IRI", "IRI"),
}  # fmt: skip


def communities(
    projection: ProjectionName = "actor-technology",
    resolution: Resolution = 1.0,
    seed: Seed = 0,
    runs: Runs = 20,
    samples: Samples = 50,
    top: Top = 12,
    *,
    members: Members = False,
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
    """Groups of entities that are linked more than chance would: named by what is characteristic of them, with key entities and bridges.

    Found by the Leiden algorithm. How much they depend on the seed, and how far their modularity lies above that of random networks of
    the same degrees, is told on stderr and in the page.

    zh:彼此联系多于偶然的实体群：以其特征命名，列出关键机构、技术与通往其他社群的桥。

    采用 Leiden 算法。对种子的依赖程度，以及模块度高出度数相同的随机网络多少，见标准错误输出与网页。
    """
    from kg.api.communities import claims_of
    from kg.api.communities_json import communities_json
    from kg.api.graph import Graph
    from kg.cli import output
    from kg.cli.opening import open_store
    from kg.store.facts import evidence

    speech = lang or default_language()
    wanted = output.chosen_format(form, FORMATS, as_json=as_json, file=file)
    with Graph(open_store(out, address)) as graph:
        found = graph.communities(
            projection, resolution=resolution, seed=seed, runs=runs, samples=samples, top=top, reports=reports or (), min_belief=min_belief, since=since,
            until=until, rollup=rollup_of(rollup),
        )  # fmt: skip
        proof = evidence(graph.store, claims_of(found)) if html is not None or wanted == "json" else {}
        terms = graph.terms
    if html is not None:
        from kg.view.communities_page import render_communities

        output.write(render_communities(found, proof, terms), html)
    if wanted == "json":
        output.write(output.as_json(communities_json(found, proof)), file)
        return
    rows = list((found.member_rows if members else found.rows)(speech.value))
    head = [say(*_HEADS[name], speech) for name in rows[0]]
    output.write_rows(head, (row.values() for row in rows), wanted, file)
    typer.echo(_summary(found, speech), err=True)


def _summary(found: Communities, lang: Lang) -> str:
    """How many, how good, how stable, against chance; on one line."""
    parts = [
        say(f"{len(found.communities)} 个社群，列出 {len(found.shown)} 个", f"{len(found.communities)} communities, {len(found.shown)} shown", lang),
        say(f"模块度 {found.modularity:.3f}", f"modularity {found.modularity:.3f}", lang),
    ]
    if found.stability is not None:
        steady = found.stability
        agreed = f"ARI {steady.adjusted_rand:.2f}, NMI {steady.mutual_information:.2f}"
        parts.append(say(f"{steady.runs} 个别的种子：{agreed}", f"{steady.runs} other seeds: {agreed}", lang))
    if found.chance is not None:
        random = found.chance
        z = "z —" if random.z is None else f"z {random.z:.1f}"
        told = f"{random.mean:.3f} ± {random.deviation:.3f}, {z}, p {random.share:.3f}"
        parts.append(say(f"{random.samples} 个随机网络：{told}", f"{random.samples} random networks: {told}", lang))
    return say("；", "; ", lang).join(parts)
