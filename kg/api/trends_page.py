"""The page of trends of an opened graph: results, and the quotes and labels that it opens to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.api.opened import Words
from kg.api.trends import changes, policies, series, trends
from kg.errors import QueryError
from kg.model.document import SourceKind
from kg.ontology.prefixes import FKGR
from kg.store.passages import passages
from kg.store.proofs import Proofs
from kg.view.overview import Label, Quote
from kg.view.trends_page import Trend, proven, render_trends
from kg.view.trends_tables import Proof

if TYPE_CHECKING:
    from kg.api.graph import Graph

SERIES = 3
"""Indicators of which the whole page shows a series."""


def trends_page(graph: Graph, parts: Sequence[Trend], *, top: int = 20) -> str:
    """The page of results of this graph as text; ``top`` bounds long lists (0: all)."""
    return render_trends(parts, proof_of(graph, proven(parts, top), Proofs(graph.store)), top_rows=top)


def all_trends(graph: Graph, start: Words = (), end: Words = (), *, reports: Words = (), publisher: str = "") -> tuple[Trend, ...]:
    """What changed, the series of the indicators with most figures about organisations, pilots, policies. Errors as ``changes``."""
    found: list[Trend] = [changes(graph, start, end, reports=reports, publisher=publisher)]
    for indicator in _measured(graph):
        found.append(series(graph, indicator))
    with suppress(QueryError):  # a graph may tell of none
        found.append(trends(graph, "pilots"))
    return (*found, policies(graph))


def _measured(graph: Graph) -> list[str]:
    """IRIs of the indicators with most figures of organisations, of several subjects and periods."""
    counts: Counter[str] = Counter()
    seen: dict[str, set[tuple[str, str]]] = {}
    for each in graph.figures:
        if graph.snapshot.is_a(each.about, "Organization") and each.start is not None and not each.growth_of:
            counts[each.indicator] += 1
            seen.setdefault(each.indicator, set()).add((each.about, each.period))
    enough = [iri for iri, found in seen.items() if len({about for about, _ in found}) > 1 and len({period for _, period in found}) > 1]
    return sorted(enough, key=lambda iri: (-counts[iri], iri))[:SERIES]


def proof_of(graph: Graph, iris: set[str], proofs: Proofs) -> Proof:
    """The quotes of passages, statements and observations (IRIs), and the labels of classes and relations."""
    store = graph.store
    read = [iri for iri in iris if iri.startswith(FKGR + "passage/")]
    quotes: dict[str, tuple[Quote, ...]] = {
        iri: (Quote(shown.title, shown.section, shown.quote, SourceKind(shown.kind), shown.page),) for iri, shown in passages(store, read).items()
    }
    for iri, proven_by in proofs(iris - set(read)).items():
        quotes[iri] = tuple(Quote(each.title, each.section, each.quote, SourceKind(each.kind), each.page) for each in proven_by)
    terms = {name: Label(each.zh, each.en) for name, each in (*graph.terms.relations.items(), *graph.terms.classes.items())}
    return Proof(quotes, terms | {"Property": Label("关系", "relation"), "": Label("其他", "others")})
