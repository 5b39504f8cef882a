"""The statistics of a graph as tidy rows: one an observation, periods as dates, values in base units beside those as written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.result import Cell, Result
from kg.network.figures import Figure
from kg.network.snapshot import Node

if TYPE_CHECKING:
    import pandas as pd

    from kg.api.graph import Graph

_DATES = ("start", "end")


@dataclass(frozen=True)
class Observations(Result):
    """All figures of a graph; ``nodes`` are what they are about, by IRI."""

    figures: tuple[Figure, ...]
    nodes: Mapping[str, Node]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """``value`` in ``unit`` as written, ``number`` in ``measure``; dates as ISO text; several reports joined by ``|``."""
        for each in self.figures:
            yield {
                "iri": each.iri,
                **self._named("indicator", each.indicator, lang),
                **self._named("about", each.about, lang),
                **self._named("place", each.place, lang),
                "value": each.value, "low": each.low, "high": each.high, "bound": each.bound or None, "unit": each.unit, "words": each.words,
                "number": each.number, "number_low": each.number_low, "number_high": each.number_high, "measure": each.measure or None,
                "period": each.period or None, "start": str(each.start) if each.start else None, "end": str(each.end) if each.end else None,
                "growth_of": each.growth_of or None, "share_of": each.share_of or None, "modality": each.modality, "belief": each.belief,
                "reports": "|".join(each.reports),
            }  # fmt: skip

    def to_frame(self, lang: str = "zh") -> pd.DataFrame:
        """The rows as a pandas frame, ``start`` and ``end`` as dates."""
        frame = super().to_frame(lang)
        import pandas as pd  # noqa: PLC0415  loaded by the base, too, and only where a frame is wanted

        for name in _DATES:
            frame[name] = pd.to_datetime(frame[name])
        return frame

    def _named(self, column: str, iri: str, lang: str) -> dict[str, Cell]:
        node = self.nodes.get(iri)
        return {column: node.name(lang) if node else None, f"{column}_iri": iri or None}


def observations(graph: Graph) -> Observations:
    """The statistics of an opened graph, whatever their modality, sorted by IRI."""
    digest = hashlib.sha256(f"{graph.snapshot.digest} {list(map(repr, graph.figures))}".encode()).hexdigest()
    return Observations({}, digest, graph.figures, graph.snapshot.nodes)
