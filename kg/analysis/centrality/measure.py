"""What a measure is: its names, its meaning, what it needs, and the function that computes it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np

from kg.analysis.centrality.cuts import Bridge
from kg.errors import UsageError
from kg.network.links import Floats, Links
from kg.worded import worded

EXACT_UP_TO = 200_000_000
"""Nodes × links up to which betweenness is exact (some ten seconds); beyond, it is estimated from a sample."""


class Weights(StrEnum):
    """How a measure may take the weights of links: not at all, as strengths (it does unless told not to), as the reciprocals of lengths
    (it counts hops unless told to weigh)."""

    NONE = "none"
    STRENGTH = "strength"
    DISTANCE = "distance"


class Carriers(StrEnum):
    """Which edges at a node carry its value: all, those that lead to it, those that lead from it."""

    ALL = "all"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of centrality.

    ``function`` is ``module:function`` within this package, imported when it is first called, ``weighted`` the one for weighed links
    where that is another. ``directed``: does it need directions? ``side``: the side of a network of two sides that it ranks.
    ``strong``: in a directed network it needs all nodes to reach each other. ``options`` are the further keywords that it takes,
    ``order`` a fixed one. ``zero_zh`` and ``zero_en`` say what the value 0 means, where it may come up.
    """

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    function: str
    weights: Weights = Weights.NONE
    weighted: str = ""
    directed: bool = False
    side: int | None = None
    strong: bool = False
    carriers: Carriers = Carriers.ALL
    options: tuple[str, ...] = ()
    order: int | None = None
    zero_zh: str = ""
    zero_en: str = ""

    def label(self, lang: str = "zh") -> str:
        """Its name in a language."""
        return self.en if lang == "en" else self.zh

    def weighs(self, asked: bool | None) -> bool:
        """Are weights taken, when that is asked for (None: as is usual for this measure)?

        Raises UsageError when they are asked for where they mean nothing.
        """
        if asked and self.weights is Weights.NONE:
            raise UsageError(worded("weights mean nothing to the measure {!r}", self.name), do="leave out --weighted")
        return self.weights is Weights.STRENGTH if asked is None else asked


class Scores(NamedTuple):
    """What a measure gives: one value a node (and a bound on its error, when estimated), or the bridges of the network."""

    values: Floats
    errors: Floats | None = None
    bridges: tuple[Bridge, ...] | None = None


def compute(measure: Measure, links: Links, sides: Sequence[int] = (), *, weighted: bool | None = None, **options: Any) -> Scores:
    """The values of a measure on links; ``options`` that are None count as not given.

    Raises UsageError when the measure is not defined on them: the network is empty, lacks directions or sides, is in several parts; and
    for an option that the measure does not take.
    """
    given = {name: value for name, value in options.items() if value is not None}
    for name in given.keys() - set(measure.options):
        takes = worded("{} takes {}", measure.name, ", ".join(measure.options)) if measure.options else worded("{} takes none", measure.name)
        raise UsageError(worded("the measure {!r} has no option {!r}", measure.name, name), expected=takes)
    if not links.size or not len(links.weight):
        raise UsageError(worded("{} is not defined on a network without links", measure), do="take fewer restrictions")
    if measure.directed and not links.directed:
        raise UsageError(worded("{} needs a directed network, and this one is undirected", measure), do="take a directed projection, or degree or strength")
    weigh = measure.weighs(weighted)
    if measure.side is not None:
        return Scores(_call(measure.function, links, sides, order=measure.order))
    if measure.name == "bridges":
        found = _call(measure.function, links)
        return Scores(np.array([each.cut for each in found], dtype=np.float64), bridges=found)
    if measure.name == "betweenness":
        return _betweenness(measure, links, given, weigh=weigh)
    if weigh and measure.weighted:
        return Scores(_call(measure.weighted, links, **given))
    if measure.weights is Weights.STRENGTH and not measure.weighted:
        given["weighted"] = weigh
    return Scores(_call(measure.function, links, **given))


def _betweenness(measure: Measure, links: Links, given: Mapping[str, Any], *, weigh: bool) -> Scores:
    if weigh:
        if given:
            raise UsageError("betweenness with weights is not sampled", do="leave out --weighted or --samples")
        return Scores(_call(measure.weighted, links))
    if "samples" in given or links.size * len(links.pairs[0]) > EXACT_UP_TO:
        return Scores(*_call("sampled:sampled_betweenness", links, **given))
    return Scores(_call(measure.function, links))


def _call(function: str, *arguments: Any, **options: Any) -> Any:
    module, _, name = function.partition(":")
    return getattr(importlib.import_module(f"{__package__}.{module}"), name)(*arguments, **options)
