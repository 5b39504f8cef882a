"""The communities of a graph under a projection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.analysis.communities.communities import find_communities
from kg.analysis.communities.found import Communities
from kg.errors import UsageError
from kg.network.projection import Projection
from kg.network.snapshot import statements_of
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened


def communities(
    graph: Opened, projection: str | Projection, *, resolution: float = 1.0, seed: int = 0, runs: int = 20, samples: int = 50,
    top: int = 0, **chosen: Any,
) -> Communities:  # fmt: skip
    """What ``Graph.communities`` gives; see there."""
    for name, value, least in (("seed", seed, 0), ("runs", runs, 0), ("samples", samples, 0), ("top", top, 0)):
        if value < least:
            raise UsageError(worded("{} makes no sense", value), where=name, expected=worded("{} or more", least))
    if not resolution > 0:
        raise UsageError(worded("{} makes no sense", resolution), where="resolution", expected="a number above 0")
    if samples == 1:
        raise UsageError("one random network tells no deviation", where="samples", expected="0 or 2 and more")
    network = graph.network(projection, **chosen)
    return find_communities(network, graph.around(network), graph.terms.classes, resolution=resolution, seed=seed, runs=runs, samples=samples, top=top or None)


def claims_of(found: Communities) -> set[str]:
    """The statements that carry what is told of the communities, by IRI."""
    told: set[str] = set()
    for each in found.shown:
        carried = [*each.carried, *(key.relations for keys in each.keys.values() for key in keys)]
        carried += [edge.relations for bridge in each.bridges for edge in bridge.heaviest]
        told |= statements_of(relation for relations in carried for relation in relations)
    return told
