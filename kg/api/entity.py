"""One entity as Python sees it: what ``Graph.entity`` gives."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from kg.api.columns import frame_of
from kg.network.snapshot import Node, Relation
from kg.ontology.prefixes import FKG, shorten
from kg.store.describe import Description, describe
from kg.view.card import render_card

if TYPE_CHECKING:
    import pandas as pd

    from kg.api.graph import Graph

_NEIGHBOURS = ("name", "cls", "relations", "statements", "belief", "reports", "iri")


class Entity:
    """An entity of a graph: names and class at once, the rest read when it is asked for. In Jupyter it is shown as a card with evidence."""

    def __init__(self, graph: Graph, node: Node) -> None:
        self._graph, self._node = graph, node

    @property
    def iri(self) -> str:
        """Its IRI in full."""
        return self._node.iri

    @property
    def name(self) -> str:
        """Its label in the language of the graph."""
        return self._node.name(self._graph.lang)

    @property
    def zh(self) -> str:
        """Its Chinese label."""
        return self._node.zh

    @property
    def en(self) -> str:
        """Its English label, empty where there is none."""
        return self._node.en

    @property
    def cls(self) -> str:
        """Its most specific class, by local name (``StateOwnedBank``)."""
        return self._node.cls

    @cached_property
    def description(self) -> Description:
        """All that the graph says of it, as ``kg show`` tells it: names, taxonomy, facts and statistics with their evidence, mentions."""
        return describe(self._graph.store, self.iri, self._graph.lang)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""
        return self.description.aliases

    @property
    def classes(self) -> tuple[str, ...]:
        """Labels of its classes in our ontology, the most specific first."""
        return tuple(ref.label for ref in self.description.classes if ref.iri.startswith(FKG))

    @property
    def broader(self) -> tuple[str, ...]:
        """Labels of the concepts directly above it."""
        return tuple(ref.label for ref in self.description.broader)

    @property
    def narrower(self) -> tuple[str, ...]:
        """Labels of the concepts directly below it."""
        return tuple(ref.label for ref in self.description.narrower)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The statements that it is subject or object of, whatever their modality; columns as in ``Graph.statements``."""
        found, this = self._graph.statements, shorten(self.iri)
        return found[(found["subject_iri"] == this) | (found["object_iri"] == this)].reset_index(drop=True)

    @cached_property
    def statistics(self) -> pd.DataFrame:
        """The figures about it, of its place, or of it as an indicator; columns as in ``Graph.observations``."""
        found, this = self._graph.observations, shorten(self.iri)
        kept = (found["about_iri"] == this) | (found["place_iri"] == this) | (found["indicator_iri"] == this)
        return found[kept].reset_index(drop=True)

    @property
    def mentions(self) -> pd.DataFrame:
        """In how many ``passages`` of each ``report`` (with its ``id``) it is named, the most first."""
        counted, titles = self._graph.mentions.get(self.iri, {}), {each.id: each.title for each in self._graph.snapshot.reports}
        rows = sorted(((titles.get(key, key), key, number) for key, number in counted.items()), key=lambda row: (-row[2], row[1]))
        return frame_of(("report", "id", "passages"), rows)

    @property
    def neighbours(self) -> pd.DataFrame:
        """Entities that asserted statements or the taxonomy join to it, those with most ``statements`` first.

        ``relations`` (joined by ``|``) are local names of predicates, with ``^`` before those that lead here; ``belief`` is the highest.
        """
        snapshot = self._graph.snapshot
        joined: dict[str, list[Relation]] = defaultdict(list)
        for each in snapshot.relations:
            if self.iri in (each.subject, each.object) and each.subject != each.object:
                joined[each.object if each.subject == self.iri else each.subject].append(each)
        rows = []
        for iri, found in joined.items():
            kinds = {("" if each.subject == self.iri else "^") + each.predicate for each in found}
            reports = {report for each in found for report in each.reports}
            node, number, belief = snapshot.nodes[iri], sum(bool(each.statement) for each in found), max(each.belief for each in found)
            name = node.name(self._graph.lang)
            row = (name, node.cls, "|".join(sorted(kinds)), number, belief, "|".join(sorted(reports)) or None, shorten(iri))
            rows.append(((-number, name, iri), row))
        return frame_of(_NEIGHBOURS, [row for _, row in sorted(rows, key=lambda each: each[0])])

    @property
    def evidence(self) -> pd.DataFrame:
        """The quotes behind all its facts and statistics; columns as in ``Graph.evidence``."""
        return self._graph.evidence([*self.facts["iri"], *self.statistics["iri"]])

    def __repr__(self) -> str:
        about = self.description
        count = f"{sum(len(group.facts) for group in about.groups)} 条事实、{len(about.statistics)} 项统计"
        if self._graph.lang == "en":
            count = f"{sum(len(group.facts) for group in about.groups)} facts, {len(about.statistics)} statistics"
        return f"<{self.name} ({self.cls}) {shorten(self.iri)}: {count}>"

    def _repr_html_(self) -> str:
        return render_card(self.description, self._graph.lang)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and other.iri == self.iri

    def __hash__(self) -> int:
        return hash(self.iri)
