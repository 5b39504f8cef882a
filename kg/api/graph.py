"""``Graph``: a build (or an endpoint) opened for asking and analysing; names in, frozen results out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg.api.lazy import Lazy
from kg.errors import QueryError, UsageError
from kg.network.bundled import bundled_projection
from kg.network.names import entity_forms
from kg.network.network import Network
from kg.network.project import project
from kg.network.projection import Projection
from kg.network.snapshot import Node, Snapshot, read_snapshot
from kg.network.terms import Terms, read_terms
from kg.store.embedded import EmbeddedStore
from kg.store.find import Forms, find_names
from kg.store.interface import Store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.analysis.communities.found import Communities
    from kg.analysis.compare import Comparison, Similar
    from kg.analysis.gaps.gaps import Gaps
    from kg.analysis.paths.result import Path as WalkedPath
    from kg.analysis.paths.result import Paths
    from kg.analysis.ranking import Ranking
    from kg.analysis.trends.changes import Changes
    from kg.analysis.trends.pilots import Pilots
    from kg.analysis.trends.policies import Policies
    from kg.analysis.trends.presence import Presence
    from kg.analysis.trends.series import Series
    from kg.api import asking, communities, compare, entity, exchange, frames, gaps, paths, ranking, size, trends
    from kg.api.entity import Entity
    from kg.api.size import Size
    from kg.network import figures, spoken
    from kg.network.figures import Figure
    from kg.network.spoken import Spoken
    from kg.store import search
else:  # a command asks for one of them and should not wait for all
    figures, spoken, search = map(Lazy, ("kg.network.figures", "kg.network.spoken", "kg.store.search"))
    asking, communities, compare, entity, exchange, frames, gaps, paths, ranking, size, trends = (
        Lazy(f"kg.api.{name}")
        for name in ("asking", "communities", "compare", "entity", "exchange", "frames", "gaps", "paths", "ranking", "size", "trends")
    )

LANGUAGES = ("zh", "en")


class Graph:
    """A graph to ask and analyse: ``kg.open()`` gives one. What is read of it is read once, when it is first asked for.

    ``lang`` is the language of labels, ``place`` what was opened. Use it in a ``with`` block, or close it.
    """

    def __init__(self, store: Store, *, place: str = "", lang: str = "zh") -> None:
        self.store, self.place, self.lang = store, place, lang
        self._networks: dict[Projection, Network] = {}
        self._closed = False

    @classmethod
    def open(cls, folder: str | Path, *, place: str = "", lang: str = "zh") -> Graph:
        """The graph of a build folder, called ``place`` if not by its path. Raises BuildError when there is none."""
        return cls(EmbeddedStore.open(Path(folder)), place=place or str(folder), lang=lang)

    def close(self) -> None:
        """Release the store."""
        self._closed = True
        self.store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<kg.Graph {self.place}: {'closed' if self._closed else size.told(self._size, self.lang)}>"

    @cached_property
    def _size(self) -> Size:
        return size.size(self.store)

    @cached_property
    def snapshot(self) -> Snapshot:
        """Entities, relations, reports and taxonomy, read once."""
        return read_snapshot(self.store)

    @cached_property
    def terms(self) -> Terms:
        """What classes and relations are called, read once."""
        return read_terms(self.store)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All statistics, read once."""
        return figures.read_figures(self.store)

    @cached_property
    def spoken(self) -> Spoken:
        """Which passages speak of what, read once."""
        return spoken.read_spoken(self.store)

    @cached_property
    def _forms(self) -> Forms:
        return entity_forms(self.store, self.snapshot)

    def network(self, projection: str | Projection = "everything", **chosen: Any) -> Network:
        """The network of a projection, by its name or as given; keywords replace its fields (``reports=("caict-2024",)``, ``min_belief=0.9``,
        ``weight="one"``, ``since="2021"``, ``rollup={"Technology": 1}`` …). ``reports`` may be years or ids.

        Raises UsageError for an unknown projection, report or field, and when nothing is left in the network.
        """
        base = bundled_projection(projection) if isinstance(projection, str) else projection
        if isinstance(chosen.get("rollup"), Mapping):
            chosen["rollup"] = tuple(chosen["rollup"].items())
        if chosen.get("rollup"):
            chosen["rollup"] = tuple(sorted((self.terms.class_name(cls, "rollup"), depth) for cls, depth in chosen["rollup"]))
        if "reports" in chosen:
            chosen["reports"] = self.reports(chosen["reports"]) if chosen["reports"] else ()
        try:
            base = replace(base, **chosen)
        except TypeError as error:
            raise UsageError(f"a projection has no such field ({error})", where="projection") from error
        except ValueError as error:
            raise UsageError(str(error), where="projection") from error
        if base not in self._networks:
            network = project(self.snapshot, base)
            if not network.edges:
                raise UsageError(f"nothing is left in the projection {base.name!r} under these choices", do="take fewer restrictions: reports, dates, belief")
            self._networks[base] = network
        return self._networks[base]

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
        return trends.trends(self, what, **chosen)

    def series(self, indicator: str, **chosen: Any) -> Series:
        """``kg.api.trends.series``: figures of an indicator joined over reports."""
        return trends.series(self, indicator, **chosen)

    def changes(self, start: str | Iterable[str] = (), end: str | Iterable[str] = (), **chosen: Any) -> Changes:
        """``kg.api.trends.changes``: what changed from some reports to later ones."""
        return trends.changes(self, start, end, **chosen)

    def node(self, name: str, cls: str = "", lang: str = "zh") -> Node:
        """The entity that a name, alias or IRI means, of a class where one is given.

        Raises QueryError, with similar names and their classes, when there is none; UsageError when it is the name of several.
        """
        exact = [node for node in self.snapshot.labelled(name) if not cls or self.snapshot.is_kind(node.cls, cls)]
        if len(exact) == 1:  # then no other name matters, and none need be read
            return exact[0]
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

    def query(self, what: str, /, *, iris: str = "short", **params: object) -> pd.DataFrame | bool:
        """The answer to SPARQL 1.1 (the prefixes of the vocabulary need not be declared), or to a stored question by its name.

        The parameters of a question take what ``kg query --param`` takes: any name, alias or IRI of a thing, an Entity, a number, a year.
        SELECT gives a frame with a column a variable, CONSTRUCT and DESCRIBE one of ``subject``, ``predicate`` and ``object``, ASK ``True`` or
        ``False``. Numbers, booleans and full dates are typed; years, months and texts are text. IRIs are prefixed names (``short``), or whole
        (``full``), or replaced by labels (``label``), as ``iris`` says. ``attrs["sparql"]`` of the frame is the query that was run.

        Raises QueryError for a malformed query or a thing that the graph lacks, UsageError for an unknown question or parameter.
        """
        return asking.query(self.store, what, params, iris, self.lang)

    def questions(self) -> pd.DataFrame:
        """The stored questions by theme: ``name``, ``question``, ``theme``, ``kind`` and ``parameters`` with their defaults."""
        return asking.questions(self.lang)

    def entity(self, name: str, cls: str = "") -> Entity:
        """The entity that a name, alias or IRI means, as ``node`` finds it; raises the same errors."""
        return entity.Entity(self, self.node(name, cls, self.lang))

    def search(self, text: str, limit: int = 20) -> pd.DataFrame:
        """The passages that hold all blank-separated words of ``text``, best first: quote, report, section, page, kind, entities, score, iri."""
        return frames.found_passages(self.store, text, limit, self.lang, self._passages)

    def evidence(self, claims: str | Iterable[str]) -> pd.DataFrame:
        """What proves a statement or observation, or several (``g.statements["iri"]``): quote, report, section, kind, extractor, confidence …

        ``kind`` is ``original``, or ``digest`` for a sentence that this project wrote. Raises QueryError for what is no claim of the graph.
        """
        return frames.evidence(self.store, [claims] if isinstance(claims, str) else claims, self.lang)

    @property
    def statements(self) -> pd.DataFrame:
        """All statements: subject, predicate, object by label and IRI, modality, belief, date, amount, reports, number of pieces of evidence …"""
        return self._statements.copy()

    @property
    def observations(self) -> pd.DataFrame:
        """All statistics, tidy: indicator, about, place, value and unit (base units), period with first and last day as dates, belief, reports …"""
        return self._observations.copy()

    @property
    def entities(self) -> pd.DataFrame:
        """All that has a name: label, class, aliases, broader concepts, passages that mention it, reports, IRI."""
        return self._entities.copy()

    def networkx(self, projection: str | Projection = "everything", *, simple: bool = False, **chosen: Any) -> nx.Graph[str]:
        """The network of a projection (see ``network``) for networkx: nodes are IRIs with ``label``, ``zh``, ``en``, ``cls`` (and ``side``).

        Directed projections give a MultiDiGraph, others a MultiGraph, with the predicate as key and ``predicate``, ``weight``, ``belief``,
        ``reports`` and ``statements`` (IRIs) on each edge; ``simple`` adds up the weights of parallel edges in a DiGraph or Graph.
        """
        return exchange.to_networkx(self.network(projection, **chosen), self.lang, simple=simple)

    @cached_property
    def _statements(self) -> pd.DataFrame:
        return frames.statements(self.store, self.lang)

    @cached_property
    def _observations(self) -> pd.DataFrame:
        return frames.observations(self.store, self.lang)

    @cached_property
    def _entities(self) -> pd.DataFrame:
        return frames.entities(self.store, self.lang, self.snapshot.mentions)

    @cached_property
    def _passages(self) -> list[tuple[str, str]]:
        return search.folded_passages(self.store)

    def paths(self, start: str = "", end: str = "", **asked: Any) -> Paths:
        """The best paths between two things, or between things of two classes: ``kg.api.paths.paths``."""
        return paths.paths(self, start, end, **asked)

    def path(self, start: str = "", end: str = "", **asked: Any) -> WalkedPath:
        """The best path of them."""
        return paths.paths(self, start, end, **{**asked, "k": 1}).paths[0]

    def communities(self, projection: str | Projection = "actor-technology", **chosen: Any) -> Communities:
        """Groups of entities that a projection links more than chance would, by Leiden: named by what is characteristic of each, with key
        entities, bridges, stability over seeds, and modularity against random networks of the same degrees.

        ``resolution`` above 0 (higher: more and smaller), ``seed``, ``runs`` (other seeds) and ``samples`` (random networks), of which 0
        leaves either out, ``top`` (how many are told, 0 for all); the rest replaces fields of the projection, as in ``network``. Raises UsageError.
        """
        return communities.communities(self, projection, **chosen)

    def compare(self, *names: str, **chosen: Any) -> Comparison:
        """Profiles of two or more things side by side: technologies, fields, products, pilots, subsidiaries, policies …, figures by period, dates;
        what all share and what only one has, how alike they are. Every cell holds the facts that carry it.

        ``group=True`` counts direct subsidiaries too; ``reports``, ``min_belief``, ``since``, ``until`` and ``rollup`` choose the facts, as in
        ``network``. Raises QueryError and UsageError as ``node`` does, and UsageError when nothing is known of any of them.
        """
        return compare.compare_things(self, names, **chosen)

    def similar(self, name: str, **chosen: Any) -> Similar:
        """Those most like a thing by the technologies and fields of both, weighed by belief: ``by`` ``jaccard`` or ``cosine``, ``top`` of them (0: all), of
        a class ``cls`` (by default any of its family); the rest as in ``compare``. Raises UsageError when nothing shares anything with it.
        """
        return compare.similar_things(self, name, **chosen)

    def gaps(self, projection: str | Projection = "actor-scenario", **chosen: Any) -> Gaps:
        """Links of a two-mode projection that are likely but that no report states, with what makes each likely; ranked by the method that a
        held-out check finds best, and how far that beats popularity, if it does. Absent from the reports is not absent in the world.

        ``cls`` (class of the first side), ``of`` (one of it, by name), ``top`` (0: all), ``folds``, ``seed``, ``method`` (to overrule the choice); the rest
        replaces fields of the projection, as in ``network``. Raises UsageError, for one without two sides too.
        """
        return gaps.gaps(self, projection, **chosen)

    def rank(self, measure: str = "degree", **chosen: Any) -> Ranking:
        """Entities in order of a measure of centrality: see ``kg.api.ranking.rank``."""
        return ranking.rank(self, measure, **chosen)
