"""Files of quads → quads, with an error that tells where the file is wrong."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.worded import several, worded

FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
"""The formats in which a build writes its dataset, by ending."""


def read_dataset(path: Path) -> list[ox.Quad]:
    """The quads of an N-Quads (``.nq``) or TriG (``.trig``) file. Raises InputError for any other, and as ``read_quads`` does."""
    form = FORMATS.get(path.suffix)
    if form is None:
        raise InputError("unknown format", where=str(path), expected=several(FORMATS, " or "))
    return read_quads(path, form)


def read_quads(path: Path, form: ox.RdfFormat) -> list[ox.Quad]:
    """The quads of a file in a format. Raises InputError for a missing or malformed file and for triples outside named graphs."""
    try:
        quads = list(ox.parse(path.read_bytes(), format=form))
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise InputError(worded("not valid {}: {}", form.name, error.msg), where=where) from error
    except OSError as error:
        raise InputError(worded("cannot be read: {}", error), where=str(path)) from error
    if any(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads):
        raise InputError("triples outside named graphs", where=str(path), expected="every triple in a named graph")
    return quads
