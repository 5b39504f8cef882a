"""``kg compare``: things side by side, or those most like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.analysis_options import (
    FORMATS,
    ClassName,
    Format,
    HtmlFile,
    MinBelief,
    Reports,
    Rollup,
    Since,
    Top,
    Until,
)
from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress
from kg.errors import UsageError
from kg.network.rollup_words import rollup_of

if TYPE_CHECKING:
    from kg.analysis.compare import Comparison
    from kg.cli.language import Lang

Names = Annotated[list[str], typer.Argument(metavar="NAME…", help=say("两个或更多的名称、别名或 IRI", "Two or more names, aliases or IRIs"))]
Similar = Annotated[bool, typer.Option("--similar", help=say("列出与之最相似者（只给一个名称）", "Those most like it (one name)"))]
By = Annotated[str, typer.Option("--by", metavar="jaccard|cosine", help=say("相似度", "Measure of similarity"))]
Group = Annotated[bool, typer.Option("--group", help=say("集团口径：计入直接子公司", "Count direct subsidiaries, too"))]
_HEADS = {
    "aspect": ("方面", "aspect"), "item": ("事项", "item"), "holders": ("共有者", "holders"), "rank": ("名次", "rank"), "name": ("名称", "name"),
    "class": ("类别", "class"), "jaccard": ("加权 Jaccard", "weighted Jaccard"), "cosine": ("余弦", "cosine"), "shared": ("共有的技术与场景", "shared"),
    "iri": ("IRI", "IRI"),
}  # fmt: skip


def compare(
    names: Names,
    *,
    similar: Similar = False,
    by: By = "jaccard",
    cls: ClassName = "",
    top: Top = 10,
    group: Group = False,
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
    """Profiles side by side: technologies, fields, products, pilots, subsidiaries, policies, figures; what all have, what only one has.

    With --similar: those most like one, by its technologies and fields. Cells are the belief that it has the item, or figures as written.

    zh:档案并列比较：技术、场景、产品、试点、子公司、政策、数据；哪些共有，哪些独有。

    加 --similar 则按技术与场景列出与之最相似者。单元格为“有此项”的可信度，或原文的数字。
    """
    from kg.api.compare import claims_of
    from kg.api.graph import Graph
    from kg.cli import output
    from kg.cli.opening import open_store
    from kg.store.facts import evidence

    speech = lang or default_language()
    wanted = output.chosen_format(form, FORMATS, as_json=as_json, file=file)
    if similar and len(names) > 1:
        raise UsageError("--similar takes one name", expected="one name", do="leave --similar out to compare them")
    if not similar and (cls or by != "jaccard"):
        raise UsageError("--class and --by choose among similar things", do="add --similar")
    chosen: dict[str, Any] = {"reports": reports or (), "min_belief": min_belief, "since": since, "until": until, "rollup": rollup_of(rollup)}
    chosen |= {"group": group, "lang": speech.value}
    with Graph(open_store(out, address)) as graph:
        if similar:
            found: Any = graph.similar(names[0], by=by, cls=cls, top=top, **chosen)
        else:
            found = graph.compare(*names, **chosen)
        proof = evidence(graph.store, claims_of(found)) if html is not None or wanted == "json" else {}
        terms = graph.terms
        snapshot = graph.snapshot
    if html is not None:
        from kg.view.compare_page import render_comparison, render_similar

        output.write((render_similar if similar else render_comparison)(found, proof, snapshot, terms), html)
    if wanted == "json":
        from kg.api.compare_json import comparison_json, similar_json

        output.write(output.as_json((similar_json if similar else comparison_json)(found, proof)), file)
        return
    rows = list(found.rows(speech.value))
    for row in rows:
        if "class" in row:
            row["class"] = terms.class_label(str(row["class"]), speech.value)
    head = [say(*_HEADS[name], speech) if name in _HEADS else name for name in rows[0]]
    output.write_rows(head, (row.values() for row in rows), wanted, file)
    if not similar:
        typer.echo(_alike(found, speech), err=True)


def _alike(found: Comparison, lang: Lang) -> str:
    """How alike each pair is, on a line each."""
    lines = []
    for (one, other), alike in found.alike.items():
        pair = " — ".join(found.things[place].name(lang.value) for place in (one, other))
        if alike.jaccard is None:
            lines.append(f"{pair}: " + say("两者都没有技术与场景，相似度无定义", "neither has technologies or fields: undefined", lang))
        else:
            shared = say(f"共有的技术与场景 {len(alike.shared)} 项", f"{len(alike.shared)} technologies and fields shared", lang)
            lines.append(f"{pair}: Jaccard {alike.jaccard:.3f}, cosine {alike.cosine:.3f}, {shared}")
    return "\n".join(lines)
