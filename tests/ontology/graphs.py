"""The Turtle files of the ontology as rdflib reads them, each read once for all tests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import Graph

from kg.resources import resource

ONTOLOGY = resource("ontology")
FIXED_SCHEMES = tuple(ONTOLOGY / "schemes" / f"{name}.ttl" for name in ("statuses", "statistics"))


@cache
def parsed(path: Path) -> Graph:
    """The triples of a file, to read alone: who changes them takes a copy, ``together([path])``."""
    return Graph().parse(path)


def together(paths: Iterable[Path]) -> Graph:
    """The triples of some files in a graph of its own."""
    graph = Graph()
    for path in paths:
        graph += parsed(path)
    return graph


@cache
def modules() -> Graph:
    """The header and the modules, to read alone."""
    return together((ONTOLOGY / "fintech-kg.ttl", *sorted(ONTOLOGY.glob("modules/*.ttl"))))


@cache
def schemes() -> Graph:
    """The schemes that every graph loads, to read alone."""
    return together(FIXED_SCHEMES)
