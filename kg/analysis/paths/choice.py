"""What is asked of paths."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analysis.paths.metapath import MetaPath

MEASURES = ("specific", "hops", "belief")
LONGEST = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """``k`` paths (0: all that are found) of at most ``max_hops`` hops, the best by a measure first:

    - ``hops``: the shortest; of equal ones the most believed;
    - ``belief``: the highest product of the beliefs of the hops, as the sum of −ln(belief); of equal ones the shortest;
    - ``specific``: the shortest, where taxonomy, doubt, and things that are related to many others make a path longer (see ``weights``).

    ``every``: all simple paths are listed before the best are taken, and counted. ``directed``: relations are only walked as they
    are stated. ``avoid`` and ``via``: IRIs of things that a path must not, or must, pass; ``avoid_hubs``: the most neighbours that a
    thing may have to be passed (0: no limit); ``classes``: those of the things passed (empty: any); ``without_classes``: those never
    passed; ``predicates`` and ``without_predicates``: names of those that may, or may not, be walked. None of it concerns the two
    ends. ``metapath``: what a path must follow.
    """

    k: int = 5
    max_hops: int = 6
    by: str = "specific"
    every: bool = False
    directed: bool = False
    avoid: frozenset[str] = frozenset()
    via: tuple[str, ...] = ()
    avoid_hubs: int = 0
    classes: tuple[str, ...] = ()
    without_classes: tuple[str, ...] = ()
    predicates: frozenset[str] = frozenset()
    without_predicates: frozenset[str] = frozenset()
    metapath: MetaPath | None = None

    @property
    def hops(self) -> int:
        """The most hops of a path: a meta-path says it itself."""
        return self.max_hops if self.metapath is None else len(self.metapath.legs)
