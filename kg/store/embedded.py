"""The embedded store: Oxigraph on disk, in the folder ``store`` of a build.

Beside the named graphs the folder keeps their union as its default graph. The engine's own union counts a triple as
often as graphs hold it: two reports that state one fact would make two rows of it. This union never leaves the store:
``dump``, ``quads`` and the files of a build know named graphs alone.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from kg.errors import BuildError, QueryError
from kg.ontology.prefixes import PREFIXES
from kg.rdf import serialise
from kg.rdf.parse import read_dataset
from kg.store import builddir
from kg.store.changes import data
from kg.store.interface import Counts, counts_of
from kg.store.results import Result, Term, collect
from kg.store.sparql import syntax_error
from kg.worded import worded

FOLDER = "store"
_NQUADS = ox.RdfFormat.N_QUADS
_DEFAULT = ox.DefaultGraph()
_TRIES, _PAUSE = 20, 0.05


class EmbeddedStore:
    """A store in a build folder. Make it with ``create`` (once, to fill it) or ``open`` (to read; many may at once)."""

    def __init__(self, engine: ox.Store, folder: Path, *, writable: bool, state: str = "") -> None:
        self._engine: ox.Store | None = engine
        self._folder = folder
        self._writable = writable
        self._state = state

    @classmethod
    def create(cls, build: Path) -> EmbeddedStore:
        """A new, empty store in ``build/store``. Raises BuildError when one is there, or the folder cannot be used."""
        folder = build / FOLDER
        if folder.exists() and any(folder.iterdir()):
            raise BuildError("a store is there already", where=str(folder), do="build into a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return cls(ox.Store(str(folder)), folder, writable=True)
        except (OSError, RuntimeError) as error:
            raise _cannot_open(folder, error) from error

    @classmethod
    def open(cls, build: Path, *, finished: bool = True) -> EmbeddedStore:
        """The store of a build, to read; any number of processes may at the same time.

        Mends a build whose last swap was interrupted; ``finished=False`` is for the process that is still making the
        build and has closed its store. Raises BuildError when the folder is missing or no build, or its store is
        missing or damaged.
        """
        if finished:
            builddir.heal(build)
        folder = build / FOLDER
        for last in (*[False] * _TRIES, True):
            before, state = _identity(folder), _state(folder)
            try:
                engine = ox.Store.read_only(str(folder))
            except (OSError, RuntimeError) as error:
                if last or (before is not None and before == _identity(folder)):
                    raise _cannot_open(folder, error) from error
            else:
                if last or before == _identity(folder):
                    return cls(engine, folder, writable=False, state=state if state == _state(folder) else "")
            time.sleep(_PAUSE)  # a new build took the folder's place meanwhile: never mix files of two builds
        raise AssertionError("the last try returns or raises")

    @classmethod
    def in_memory(cls, quads: Iterable[ox.Quad] = ()) -> EmbeddedStore:
        """A store without a folder, for tests and short work."""
        store = cls(ox.Store(), Path("memory"), writable=True)
        store.load_nquads(serialise.nquads(quads))
        return store

    def query(self, sparql: str, bound: Mapping[str, Term] | None = None) -> Result:
        """Run a SPARQL 1.1 query over the union, or over single graphs with GRAPH. Raises QueryError.

        ``bound`` gives terms to variables by name, before the query is run.
        """
        engine = self._open_engine()
        known = {ox.Variable(name): term for name, term in bound.items()} if bound else None
        try:
            return collect(engine.query(sparql, prefixes=PREFIXES, substitutions=known))
        except SyntaxError as error:
            raise syntax_error(sparql, error) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(
                worded("the query failed: {}", error), where=worded("query"), do="no network is used: avoid SERVICE"
            ) from error

    def load(self, path: Path) -> None:
        """Add an N-Quads (``.nq``) or TriG (``.trig``) file.

        Raises InputError for a missing or malformed file and for triples outside named graphs, BuildError for a store
        that is open to read.
        """
        self.load_nquads(serialise.nquads(read_dataset(path)))

    def load_nquads(self, data: bytes) -> None:
        """Add sorted N-Quads, every quad in a named graph, as ``serialise.nquads`` makes them; not checked again."""
        self.load_distinct(data, lambda: b"".join(serialise.union_lines(data)))

    def load_distinct(self, lines: bytes, union: Callable[[], bytes]) -> None:
        """Add N-Quads, each quad once and in a named graph; not checked again.

        ``union`` makes the N-Triples of their union, which it does while the quads are loaded: the engine does not hold the
        interpreter meanwhile, and takes each triple once. Raises BuildError when the store cannot be filled, or is open to read.
        """
        engine = self._open_engine()
        if not self._writable:
            raise BuildError("the store is open to read only", where=str(self._folder), do="build it anew to change it")
        failed: list[BaseException] = []

        def load(data: bytes) -> None:
            try:
                engine.bulk_load(data, format=_NQUADS, lenient=True)
            except (OSError, SyntaxError) as error:
                failed.append(error)

        beside = threading.Thread(target=load, args=(lines,))
        beside.start()
        try:
            load(union())
        finally:
            beside.join()
        if failed:
            raise BuildError(worded("the store cannot be filled: {}", failed[0]), where=str(self._folder)) from failed[0]
        engine.optimize()  # a large load lies in several sorted files; a query would look into each

    @classmethod
    def copy(cls, build: Path, fresh: Path) -> EmbeddedStore:
        """A copy of the store of ``build`` in the folder ``fresh``, open to be changed; nobody may write to the former meanwhile.

        Files that the engine never changes once they are written are hard links, so that a large store costs little. Raises
        BuildError when there is no store or it cannot be opened.
        """
        source, folder = build / FOLDER, fresh / FOLDER
        if not (source / "CURRENT").is_file():
            raise BuildError("the build has no store", where=str(build), do="run kg build again")
        folder.mkdir()
        for path in source.iterdir():
            if path.suffix == ".sst":
                builddir.link_or_copy(str(path), str(folder / path.name))
            elif path.name != "LOCK" and not path.name.startswith("LOG"):
                shutil.copyfile(path, folder / path.name)
        try:
            return cls(ox.Store(str(folder)), folder, writable=True)
        except (OSError, RuntimeError) as error:
            raise _cannot_open(folder, error) from error

    def change(self, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
        """Take quads of named graphs out and put others in, the union along with them, in one transaction.

        Raises BuildError for a store that is open to read, or cannot be written to.
        """
        engine = self._open_engine()
        if not self._writable:
            raise BuildError("the store is open to read only", where=str(self._folder), do="build it anew to change it")
        new = set(added)
        out = set(removed) - new
        gained = {quad.triple for quad in new}
        lost = {triple for triple in {quad.triple for quad in out} - gained if not self._elsewhere(triple, out)}
        parts = [f"DELETE DATA {{\n{data(out, lost)}}}", f"INSERT DATA {{\n{data(new, gained)}}}"]
        try:
            engine.update(";\n".join(parts))
        except (OSError, SyntaxError, RuntimeError) as error:
            raise BuildError(worded("the store cannot be changed: {}", error), where=str(self._folder)) from error

    def _elsewhere(self, triple: ox.Triple, out: set[ox.Quad]) -> bool:
        """Does a named graph hold a triple, other than those that it is taken out of?"""
        found = self._open_engine().quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name != _DEFAULT and quad not in out for quad in found)

    @property
    def folder(self) -> Path | None:
        """The build folder whose store was opened to read; None for a store in memory, or one that is being made."""
        return self._folder.parent if self._state else None

    @property
    def state(self) -> str:
        """What tells the content of a store that was opened to read from any other, without reading it; empty for others.

        A hash over the files in which the engine notes what it holds: the manifest names every sorted file by an id of its own, none of which is
        ever written to again, and the logs hold what is in no such file yet. Whatever is written to a store changes one of them.
        """
        return self._state

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for who must hand its answers on as they come. Raises BuildError when the store is closed."""
        return self._open_engine()

    def quads(self) -> list[ox.Quad]:
        """All quads of the named graphs, graph by graph: the union of them, which the engine holds too, is not read."""
        engine = self._open_engine()
        return [quad for graph in engine.named_graphs() for quad in engine.quads_for_pattern(None, None, None, graph)]

    def triples(self) -> list[ox.Triple]:
        """All triples of the union, each once."""
        return [quad.triple for quad in self._open_engine().quads_for_pattern(None, None, None, _DEFAULT)]

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[Term, Term]]:
        """Subject and object of the union's triples of one property, each pair once."""
        return [(quad.subject, quad.object) for quad in self._open_engine().quads_for_pattern(None, predicate, None, _DEFAULT)]

    def quads_of(self, predicate: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one property in the named graphs."""
        return [quad for quad in self._open_engine().quads_for_pattern(None, predicate, None, None) if quad.graph_name != _DEFAULT]

    def dump(self, path: Path) -> None:
        """Write the named graphs, sorted, as N-Quads (``.nq``) or TriG (``.trig``). Raises UsageError for others."""
        serialise.write_as(self.quads(), path)

    def counts(self) -> Counts:
        """Quads by named graph, sorted by IRI, and the size of the union."""
        return counts_of(self)

    def close(self) -> None:
        """Write what is buffered and let go of the folder; closing twice does no harm."""
        if self._engine is not None and self._writable:
            self._engine.flush()
        self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open_engine(self) -> ox.Store:
        if self._engine is None:
            raise BuildError("the store is closed", where=str(self._folder))
        return self._engine


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another that took its name; None while there is none."""
    try:
        found = folder.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _state(folder: Path) -> str:
    """See ``EmbeddedStore.state``; empty where the files cannot be read, or are of another kind than is known here."""
    try:
        noted = sorted(path for path in folder.iterdir() if path.name.startswith(("CURRENT", "MANIFEST-")) or path.suffix == ".log")
        if not {"CURRENT", "MANIFEST"} <= {path.name.partition("-")[0] for path in noted}:
            return ""
        total = hashlib.sha256()
        for path in noted:
            data = path.read_bytes()
            total.update(f"{path.name} {len(data)}\n".encode() + data)
    except OSError:
        return ""
    return total.hexdigest()


def _cannot_open(folder: Path, error: Exception) -> BuildError:
    if not (folder / "CURRENT").is_file():
        return BuildError("the build has no store", where=str(folder.parent), do="run kg build again")
    message = str(error)
    if "lock" in message.lower():
        return BuildError("another process is writing this store", where=str(folder), do="wait until it has finished")
    return BuildError(worded("the store cannot be opened: {}", message), where=str(folder), do="run kg build again")
