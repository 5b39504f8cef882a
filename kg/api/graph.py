"""``Graph``: a build (or an endpoint) opened for asking and analysing; names in, frozen results out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from kg.analysis.trends.changes import Changes
from kg.analysis.trends.pilots import Pilots
from kg.analysis.trends.policies import Policies
from kg.analysis.trends.presence import Presence
from kg.analysis.trends.series import Series
from kg.api.trends import changes, series, trends
from kg.errors import QueryError, UsageError
from kg.network.bundled import bundled_projection
from kg.network.figures import Figure, read_figures
from kg.network.network import Network
from kg.network.project import project
from kg.network.projection import Projection
from kg.network.snapshot import Node, Snapshot, read_snapshot
from kg.network.spoken import Spoken, read_spoken
from kg.store.embedded import EmbeddedStore
from kg.store.find import Forms, find_names, name_forms
from kg.store.interface import Store


class Graph:
    """A graph to ask and analyse. It reads what analysis needs once, when that is first asked for. Use it in a ``with`` block, or close it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._networks: dict[Projection, Network] = {}

    @classmethod
    def open(cls, folder: str | Path) -> Graph:
        """The graph of a build folder. Raises BuildError when there is none."""
        return cls(EmbeddedStore.open(Path(folder)))

    def close(self) -> None:
        """Release the store."""
        self.store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @cached_property
    def snapshot(self) -> Snapshot:
        """Entities, relations, reports and taxonomy, read once."""
        return read_snapshot(self.store)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All statistics, read once."""
        return read_figures(self.store)

    @cached_property
    def spoken(self) -> Spoken:
        """Which passages speak of what, read once."""
        return read_spoken(self.store)

    @cached_property
    def _forms(self) -> Forms:
        return name_forms(self.store)

    def network(self, projection: str | Projection = "everything", **chosen: Any) -> Network:
        """The network of a projection, by its name or as given; keywords replace its fields (``reports=("caict-2024",)``, ``min_belief=0.9``,
        ``weight="one"``, ``since="2021"``, ``rollup={"Technology": 1}`` …). ``reports`` may be years or ids.

        Raises UsageError for an unknown projection, report or field, and when nothing is left in the network.
        """
        base = bundled_projection(projection) if isinstance(projection, str) else projection
        if isinstance(chosen.get("rollup"), Mapping):
            chosen["rollup"] = tuple(sorted(chosen["rollup"].items()))
        if chosen.get("reports"):
            chosen["reports"] = self.reports(chosen["reports"])
        try:
            base = replace(base, **chosen)
        except TypeError as error:
            raise UsageError(f"a projection has no such field ({error})", where="projection") from error
        except ValueError as error:
            raise UsageError(str(error), where="projection") from error
        for cls, _ in base.rollup:
            self.known_class(cls)
        if base not in self._networks:
            network = project(self.snapshot, base)
            if not network.edges:
                raise UsageError(f"nothing is left in the projection {base.name!r} under these choices", do="take fewer restrictions: reports, dates, belief")
            self._networks[base] = network
        return self._networks[base]

    def known_class(self, cls: str) -> str:
        """A class by its local name. Raises UsageError, with those of the graph's entities, for one that the graph does not know."""
        used = {node.cls for node in self.snapshot.nodes.values()}
        if cls not in used.union(self.snapshot.above, *self.snapshot.above.values()):
            raise UsageError(f"unknown class {cls!r}", expected=" | ".join(sorted(used)))
        return cls

    def reports(self, words: str | Iterable[str]) -> tuple[str, ...]:
        """Ids of the reports that ids or years name. Raises UsageError, with those there are, for one that names none."""
        wanted: Sequence[str] = [words] if isinstance(words, str) else [str(word) for word in words]
        try:
            return self.snapshot.report_ids(wanted)
        except ValueError as error:
            known = ", ".join(each.id for each in self.snapshot.reports)
            raise UsageError(f"no report {error.args[0]!r}", expected=f"an id or year of {known}") from error

    def trends(self, what: str = "themes", **chosen: Any) -> Presence | Pilots | Policies:
        """``kg.api.trends.trends``: what reports speak of more or less, where things are piloted, which policies there are."""
        return trends(self, what, **chosen)

    def series(self, indicator: str, **chosen: Any) -> Series:
        """``kg.api.trends.series``: figures of an indicator joined over reports."""
        return series(self, indicator, **chosen)

    def changes(self, start: str | Iterable[str] = (), end: str | Iterable[str] = (), **chosen: Any) -> Changes:
        """``kg.api.trends.changes``: what changed from some reports to later ones."""
        return changes(self, start, end, **chosen)

    def node(self, name: str, cls: str = "", lang: str = "zh") -> Node:
        """The entity that a name, alias or IRI means, of a class where one is given.

        Raises QueryError, with similar names and their classes, when there is none; UsageError when it is the name of several.
        """
        found = find_names(self.store, name, lang, forms=self._forms)
        hits = [self.snapshot.nodes[hit.iri] for hit in found.matches if hit.iri in self.snapshot.nodes]
        hits = [node for node in hits if not cls or self.snapshot.is_kind(node.cls, cls)]
        labelled = [node for node in hits if name.strip() in {node.zh, node.en}]
        if len(labelled or hits) > 1:
            listed = "; ".join(f"{node.name(lang)} ({node.cls}) <{node.iri}>" for node in labelled or hits)
            raise UsageError(f"{name!r} is the name of {len(labelled or hits)} things", expected=listed, do="give the IRI or the class")
        if labelled or hits:
            return (labelled or hits)[0]
        near = "、".join(f"{hit.label} ({hit.cls.removeprefix('fkg:')})" for hit in (*found.matches, *found.suggestions))
        kind = f" of class {cls}" if cls else ""
        raise QueryError(f"the graph knows no {name!r}{kind}", do=f"did you mean {near}?" if near else "kg search looks through the text")
