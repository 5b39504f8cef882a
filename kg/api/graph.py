"""``Graph``: a build (or an endpoint) opened for asking and analysing; names in, frozen results out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.api.analyses import Analyses
from kg.api.lazy import Lazy
from kg.api.opened import Rollup, Words
from kg.api.over_time import OverTime
from kg.network.projection import Projection
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.api import asking, entity, exchange, frames, size
    from kg.api.entity import Entity
    from kg.api.size import Size
    from kg.store import search
else:  # a command asks for one of them and should not wait for all
    search = Lazy("kg.store.search")
    asking, entity, exchange, frames, size = (Lazy(f"kg.api.{name}") for name in ("asking", "entity", "exchange", "frames", "size"))

LANGUAGES = ("zh", "en")


class Graph(Analyses, OverTime):
    """A graph to ask and analyse: ``kg.open()`` gives one. What is read of it is read once, when it is first asked for.

    ``lang`` is the language of labels, ``place`` what was opened. Use it in a ``with`` block, or close it.
    """

    def __init__(self, store: Store, *, place: str = "", lang: str = "zh") -> None:
        super().__init__(store, lang=lang)
        self.place = place
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

    def networkx(
        self, projection: str | Projection = "everything", *, simple: bool = False, reports: Words = (), min_belief: float | None = None, since: str = "",
        until: str = "", undated: bool | None = None, rollup: Rollup = (), weight: str = "", directed: bool | None = None,
    ) -> nx.Graph[str]:  # fmt: skip
        """The network of a projection for networkx: nodes are IRIs with ``label``, ``zh``, ``en``, ``cls`` (and ``side``).

        Directed projections give a MultiDiGraph, others a MultiGraph, with the predicate as key and ``predicate``, ``weight``, ``belief``,
        ``reports`` and ``statements`` (IRIs) on each edge; ``simple`` adds up the weights of parallel edges in a DiGraph or Graph. The other parameters
        and the errors are those of ``network``.
        """
        network = self.network(
            projection, reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup, weight=weight, directed=directed
        )
        return exchange.to_networkx(network, self.lang, simple=simple)

    @cached_property
    def _statements(self) -> pd.DataFrame:
        return frames.statements(self.store, self.lang)

    @cached_property
    def _observations(self) -> pd.DataFrame:
        return frames.observations(self.store, self.lang)

    @cached_property
    def _entities(self) -> pd.DataFrame:
        return frames.entities(self.store, self.lang, self.mentions)

    @cached_property
    def _passages(self) -> list[tuple[str, str]]:
        return search.folded_passages(self.store)
