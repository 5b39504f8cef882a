"""An exported dataset → a build folder again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.ontology.prefixes import FKG
from kg.rdf.parse import FORMATS, read_quads
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from kg.store.embedded import EmbeddedStore
from kg.worded import several, worded

_READ = FORMATS | {".jsonld": ox.RdfFormat.JSON_LD}
_SUPPORTS = ox.NamedNode(FKG + "supports")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many quads were read, and how many evidences stand in the new build."""

    quads: int
    evidences: int


def import_dataset(path: Path, out: Path) -> Imported:
    """Read an N-Quads, TriG or JSON-LD file into a new build folder at ``out``; what was there is replaced at the end.

    Evidences are counted before and after. Raises InputError for a file that cannot be read, holds triples outside named
    graphs or no evidence at all, BuildError when ``out`` is no build or the count differs.
    """
    quads = _quads(path)
    evidences = _evidences(quads)
    if not evidences:
        raise InputError("no fact here has evidence", where=str(path), expected="a dataset that kg export wrote")
    with staged(out) as folder:
        write_dataset(sorted(set(quads), key=str), folder)
        with EmbeddedStore.open(folder, finished=False) as store:
            kept = _evidences(store.quads())
        if kept != evidences:
            raise InputError(worded("{} evidences were read, {} stand in the store", evidences, kept), where=str(path))
        (folder / "run.json").write_text(json.dumps({"imported": path.name, "quads": len(set(quads))}) + "\n", encoding="utf-8")
    return Imported(len(set(quads)), evidences)


def _quads(path: Path) -> list[ox.Quad]:
    form = _READ.get(path.suffix)
    if form is None:
        raise InputError("this format cannot be read back", where=str(path), expected=several(_READ, " or "))
    return read_quads(path, form)


def _evidences(quads: list[ox.Quad]) -> int:
    return len({quad.triple for quad in quads if quad.predicate == _SUPPORTS})
