"""Projections for paths: single relations, so that every hop is one that somebody states."""

from __future__ import annotations

from dataclasses import replace

from kg.network.projection import Projection, Step


def plain_projection(projection: Projection) -> Projection:
    """The projection with its chains taken apart, directed as the relations are stated, without sides and roll-up.

    The actors' chain ``participatesIn, ^participatesIn`` becomes the relation ``participatesIn``: a path goes through the project
    that two organisations share instead of jumping over it. What the ends of a chain must be stays with its first and last relation.
    """
    steps: dict[Step, None] = {}
    for step in projection.steps:
        for place, predicate in enumerate(step.chain):
            source = step.source if place == 0 else ()
            target = step.target if place == len(step.chain) - 1 else ()
            back = predicate.startswith("^")
            name = predicate.removeprefix("^")
            steps[Step((name,), target, source) if back else Step((name,), source, target)] = None
    return replace(projection, steps=tuple(steps), directed=True, sides=(), rollup=())
