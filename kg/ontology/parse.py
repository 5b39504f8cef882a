"""Ontology files → triples. Blank nodes get names that depend on the content alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.prefixes import PREFIXES
from kg.worded import worded

_FIXED_SCHEMES = ("statistics.ttl", "statuses.ttl")
"""The schemes that every graph needs whole. Of the large ones (technologies, scenarios …) a build takes the concepts that
it uses, written from the tables; alignments speak of other vocabularies' terms, which would only swell what is inferred:
who wants them loads them beside the graph."""


def ontology_files(folder: Path) -> list[Path]:
    """The Turtle files that every graph loads, in a fixed order: the header, then the modules and the fixed schemes.

    Shapes, reference schemes and alignments are not among them. Raises OntologyError when the folder holds none.
    """
    files = [*sorted(folder.glob("*.ttl")), *sorted((folder / "modules").glob("*.ttl"))]
    files += [path for path in (folder / "schemes" / name for name in _FIXED_SCHEMES) if path.is_file()]
    if not files:
        raise OntologyError("no ontology here", where=str(folder), expected="*.ttl or modules/*.ttl")
    return files


def ontology_version(folder: Path) -> str:
    """The version that the ontology's header gives. Raises OntologyError when it gives none."""
    path = folder / "fintech-kg.ttl"
    found = [quad.object for quad in parse_turtle(path) if quad.predicate.value == PREFIXES["owl"] + "versionInfo"]
    if not found or not isinstance(found[0], ox.Literal):
        raise OntologyError("tells no version", where=str(path), expected="owl:versionInfo", do="add it to the header")
    return found[0].value


def parse_turtle(path: Path) -> list[ox.Quad]:
    """All triples of one file. Raises OntologyError with file, line and column."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OntologyError(worded("cannot be read: {}", error), where=str(path)) from error
    return parse_text(data, str(path), path.resolve().as_uri())[0]


def read_text(path: Path) -> str:
    """The text of a file of the ontology folder. Raises OntologyError for one that is not there, may not be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(worded("cannot be read: {}", error), where=str(path)) from error


def parse_text(text: str | bytes, where: str = "", base: str | None = None) -> tuple[list[ox.Quad], dict[str, str]]:
    """All triples of a Turtle text, and its prefixes. Raises OntologyError with ``where``, line and column."""
    data = text.encode() if isinstance(text, str) else text
    try:
        parser = ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=base)
        return list(parser), dict(parser.prefixes)
    except SyntaxError as error:
        line = f":{error.lineno}:{error.offset}" if error.lineno is not None else ""
        raise OntologyError(
            worded("not valid Turtle: {}", _reason(error)), where=f"{where}{line}", do="correct the file there"
        ) from error
    except ValueError as error:
        raise OntologyError(worded("cannot be read: {}", error), where=where) from error


def ontology_triples(files: Iterable[Path]) -> list[ox.Triple]:
    """Distinct triples of the files, sorted; blank nodes are named canonically, whatever the files call them."""
    dataset = ox.Dataset(parse_apart(files))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in dataset), key=str)


def parse_apart(files: Iterable[Path]) -> list[ox.Quad]:
    """All triples of some files; equal blank node names of two files stay two nodes. Raises OntologyError as ``parse_turtle``."""
    quads: list[ox.Quad] = []
    for number, path in enumerate(files):
        for quad in parse_turtle(path):
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.BlankNode):
                subject = ox.BlankNode(f"f{number}x{subject.value}")
            if isinstance(value, ox.BlankNode):
                value = ox.BlankNode(f"f{number}x{value.value}")
            quads.append(ox.Quad(subject, quad.predicate, value))
    return quads


def _reason(error: SyntaxError) -> str:
    message = str(error.msg)
    return message.partition(": ")[2] if message.startswith("Parser error at") else message
