"""The communities of a graph under a projection."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg.analysis.communities.communities import find_communities
from kg.analysis.communities.found import Communities
from kg.api.bounds import refuse_below
from kg.errors import UsageError
from kg.network.projection import Projection
from kg.network.snapshot import statements_of
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened

MOST = 2**32 - 1
"""The largest seed."""


def communities(
    graph: Opened, projection: str | Projection, *, resolution: float = 1.0, seed: int = 0, runs: int = 20, samples: int = 50,
    top: int = 0, **chosen: Any,
) -> Communities:  # fmt: skip
    """What ``Graph.communities`` gives; see there."""
    refuse_below(0, seed=seed, runs=runs, samples=samples, top=top)
    if seed > MOST:
        raise UsageError(worded("{} makes no sense", seed), where="seed", expected=worded("at most {}", MOST))
    if not 0 < resolution < math.inf:
        raise UsageError(worded("{} makes no sense", resolution), where="resolution", expected="a number above 0")
    if samples == 1:
        raise UsageError("one random network tells no deviation", where="samples", expected="0 or 2 and more")
    network = graph.network_of_single(projection, **chosen)
    return find_communities(network, graph.around(network), graph.terms.classes, resolution=resolution, seed=seed, runs=runs, samples=samples, top=top or None)


def claims_of(found: Communities) -> set[str]:
    """The statements that carry what is told of the communities, by IRI."""
    told: set[str] = set()
    for each in found.shown:
        carried = [*each.carried, *(key.relations for keys in each.keys.values() for key in keys)]
        carried += [edge.relations for bridge in each.bridges for edge in bridge.heaviest]
        told |= statements_of(relation for relations in carried for relation in relations)
    return told
