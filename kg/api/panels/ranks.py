"""Rankings as a panel: one or more measures side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Any

from kg.analysis.centrality.measures import find_measure
from kg.analysis.ranking import Ranking
from kg.api.panels.entry import OPEN, SLICE, Entry, as_csv, call, command, slice_of
from kg.api.panels.setting import Setting
from kg.api.ranking import rank
from kg.errors import UsageError
from kg.network.bundled import bundled_projection
from kg.network.project import project
from kg.network.snapshot import statements_of
from kg.view.overview import Label
from kg.view.panels.model import Part
from kg.view.panels.ranks import Ranks, ranks_html
from kg.worded import chinese, worded

TAKES = ("measures", "class", "projection", "top", "undirected", "largest", *SLICE)
_FACTS = 3
_RANGE = Label(
    "横线为名次范围：逐一去掉一份报告重算时最好与最差的名次；线越短，排名越不依赖单份报告。",
    "The lines are ranges of ranks: the best and the worst when each report in turn is left out and all is computed again. The shorter, the less it "
    "depends on a single report.",
)


def rank_panel(entry: Entry, setting: Setting) -> Part:
    """Entities of a class in order of the first of ``measures``, with value, rank and range of ranks under each.

    A measure that is not defined on the network is left out, with its reason among the notes. Raises LexiconError for a choice that means nothing.
    """
    measures = entry.words("measures") or ("degree",)
    projection, cls, top = entry.text("projection", "facts"), entry.text("class"), entry.whole("top", 20, 1)
    chosen: dict[str, Any] = slice_of(entry)
    flags: dict[str, Any] = {"undirected": entry.yes("undirected"), "largest": entry.yes("largest")}
    graph = setting.graph
    with entry.checked():
        wanted = [find_measure(name) for name in measures]
        network = bundled_projection(projection)
        cls = graph.terms.class_name(cls) if cls else ""
    if any(measure.name == "bridges" for measure in wanted):
        raise entry.wrong(worded("cannot put 'bridges' beside other measures: they are links"), "measures of entities")
    found: list[Ranking] = []
    notes = [Label(f"网络：{network.zh}（{network.about_zh}）。", f"Network: {network.en} ({network.about_en}).")]
    meaning = tuple(Label(f"{each.zh}：{each.about_zh}。", f"{each.en}: {each.about_en}.") for each in wanted)
    refused = []
    kept = cache(partial(project, graph.snapshot.single))
    for measure in wanted:
        try:
            found.append(rank(graph, measure.name, projection=projection, cls=cls, top=0, facts_each=_FACTS, projecting=kept, **flags, **chosen))
        except UsageError as error:  # not defined on this network, or the graph holds nothing of the kind
            refused.append(Label(f"未算{measure.zh}：{chinese(error.what)}。", f"Not computed, {measure.en}: {error.what}."))
    options = {"projection": projection, "cls": cls, "top": top, **flags, **chosen}
    commands = tuple(command("kg", "rank", measure=each.name, **options) for each in wanted)
    part = Part(entry.id, entry.title, "", (*notes, *refused), commands, (OPEN, *(call("rank", each.name, **options) for each in wanted)), meaning=meaning)
    if not found:
        return part
    ranks = Ranks(tuple(found), top)
    proof = setting.proofs(statements_of(each for place in ranks.leading for each in place.relations))
    shown = ranks_html(ranks, proof, graph.snapshot, graph.terms, entry.id, entry.title)
    data = as_csv({"measure": each.measure.name, **row} for each in found for row in each.rows() if row["iri"] in ranks.shown)
    return replace(part, shown=shown, notes=(*notes, _RANGE, *refused), sources=setting.sources(proof), csv=data)
