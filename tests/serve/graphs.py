"""Graphs for the tests of pages: one with hostile names and quotes, one of statements enough for charts."""

from __future__ import annotations

from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity
from kg.model.graph import Graph
from tests.rdf.factory import ENTITIES, Text, evidence, small_graph, statement
from tests.view.factory import NASTY

SUBSIDIARY = "恶意子公司"


def hostile_graph() -> Graph:
    """The small graph, and beside it a bank whose name is an attack, in a digest that quotes it."""
    graph = small_graph()
    text = Text("r3", "d" * 64)
    passage = text.say(f"{NASTY.splitlines()[0]}设立{SUBSIDIARY}。", (SUBSIDIARY, "evil-sub"), section="<img src=x onerror=alert(2)>")
    entities = {
        "evil": Entity("evil", "InternetBank", NASTY, aliases=("<b>别名</b>",), source="general"),
        "evil-sub": Entity("evil-sub", "FintechSubsidiary", SUBSIDIARY, source="general"),
    }
    return Graph(
        reports=(*graph.reports, Report("r3", "<script>alert(3)</script>报告")),
        sources=(*graph.sources, (Source("three.md", "d" * 64, SourceKind.DIGEST), "r3")),
        entities={**{each.id: each for each in ENTITIES}, **entities},
        mentions={**graph.mentions, **text.mentions},
        statements=(*graph.statements, statement("s-evil", "evil", "hasSubsidiary", "evil-sub", evidence(passage))),
        observations=graph.observations,
        problems=graph.problems,
        run=graph.run,
    )
