"""The projections that come with the program."""

from __future__ import annotations

from kg.errors import UsageError
from kg.network.projection import Projection, load_projections
from kg.resources import resource
from kg.worded import worded


def bundled_projections() -> dict[str, Projection]:
    """All of them by name."""
    return load_projections(resource("data", "projections.yaml"))


def bundled_projection(name: str) -> Projection:
    """The one of that name. Raises UsageError, with the names there are, when there is none."""
    known = bundled_projections()
    if name not in known:
        raise UsageError(worded("unknown projection {!r}", name), expected=" | ".join(known))
    return known[name]
