"""What the panels of the site are computed with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.api.explore import citations
from kg.api.graph import Graph
from kg.store.facts import ShownEvidence
from kg.store.proofs import Proofs
from kg.view.explore.model import Explorer
from kg.view.explore.select import Drawn
from kg.view.site_map import DeclaredSite


@dataclass(frozen=True)
class Setting:
    """The graph, the declared site, what the page of the interactive graph shows first, what proves claims (all pages quote the same
    ones), and the build folder, where there is one.

    ``beside`` names the pages (without ending) that stand in the folder of the site already.
    """

    graph: Graph
    site: DeclaredSite
    explorer: tuple[Explorer, Drawn]
    proofs: Proofs
    build: Path | None = None
    beside: frozenset[str] = frozenset()

    @cached_property
    def cites(self) -> Mapping[str, str]:
        """The line with which each report asks to be cited, by its id."""
        return citations(self.graph.store)

    def sources(self, proof: Mapping[str, Iterable[ShownEvidence]]) -> tuple[str, ...]:
        """How the reports behind evidence ask to be cited."""
        reports = {each.report.rpartition("/")[2] for found in proof.values() for each in found}
        return self.cited(reports)

    def cited(self, reports: Iterable[str]) -> tuple[str, ...]:
        """How reports (ids) ask to be cited."""
        return tuple(sorted({self.cites[each] for each in set(reports) if each in self.cites}))
