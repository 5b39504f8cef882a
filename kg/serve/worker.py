"""A process that answers queries one by one: see ``kg.serve.standing``. It imports nothing that it does not need."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.ontology.prefixes import PREFIXES
from kg.serve.errors import HttpError
from kg.serve.media import GRAPHS, RESULTS, choose
from kg.serve.standing import Answer, keep, limit_memory, say_standing, serve
from kg.store.embedded import EmbeddedStore
from kg.store.sparql import syntax_error

_ROW_MARKS = {
    ox.QueryResultsFormat.JSON: b'},{"',
    ox.QueryResultsFormat.XML: b"<result>",
    ox.QueryResultsFormat.CSV: b"\r\n",
    ox.QueryResultsFormat.TSV: b"\n",
}
"""What stands once a row in each format, and never inside a value (in CSV hardly ever)."""


class _TooMuchError(Exception):
    """The answer grew past a limit."""


class _Bounded(io.BytesIO):
    """Collects an answer; stops the engine when it grows past its limits."""

    def __init__(self, rows: int, size: int, mark: bytes) -> None:
        super().__init__()
        self.rows, self.size, self.mark = rows, size, mark
        self.tail = b""

    def write(self, data: Any) -> int:
        piece = bytes(data)
        super().write(piece)
        self.size -= len(piece)
        if self.mark:
            seen = self.tail + piece
            self.rows -= seen.count(self.mark)
            self.tail = seen[len(seen) - len(self.mark) + 1 :] if len(self.mark) > 1 else b""
        if self.size < 0 or self.rows < 0:
            raise _TooMuchError
        return len(piece)


def answer(engine: ox.Store, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Header and bytes of the answer to a job: ``query``, ``default``, ``named``, ``accept``, ``rows``, ``bytes``."""
    try:
        return _evaluate(engine, job)
    except SyntaxError as error:
        return {"status": 400, "message": str(syntax_error(job["query"], error))}, b""
    except HttpError as error:
        return {"status": error.status, "message": error.message}, b""
    except _TooMuchError:
        return {"status": 503, "message": f"the answer has more than {job['rows']:,} rows or {job['bytes']:,} bytes; narrow the query or add LIMIT"}, b""
    except (OSError, ValueError, RuntimeError) as error:
        return {"status": 400, "message": f"the query failed: {error}"}, b""


def _evaluate(engine: ox.Store, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    chosen = bool(job["default"] or job["named"])
    found = engine.query(
        job["query"],
        prefixes=PREFIXES,
        default_graph=[ox.NamedNode(iri) for iri in job["default"]] if chosen else None,
        named_graphs=[ox.NamedNode(iri) for iri in job["named"]] if chosen else None,
    )
    if isinstance(found, ox.QueryTriples):
        media = choose(job["accept"], list(GRAPHS))
        form = GRAPHS[media]
        triples: dict[ox.Triple, None] = {}
        for triple in found:
            triples[triple] = None
            if len(triples) > job["rows"]:
                raise _TooMuchError
        sink = _Bounded(job["rows"], job["bytes"], b"")
        ox.serialize(sorted(triples, key=str), sink, form, prefixes=PREFIXES if form != ox.RdfFormat.JSON_LD else None)
    else:
        media = choose(job["accept"], list(RESULTS))
        kind = RESULTS[media]
        rows = job["rows"] + (kind in {ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV}) - (kind == ox.QueryResultsFormat.JSON)
        sink = _Bounded(rows, job["bytes"], b"" if isinstance(found, ox.QueryBoolean) else _ROW_MARKS[kind])
        if isinstance(found, ox.QueryBoolean) and kind not in {ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML}:
            sink.write(b"true\n" if found else b"false\n")
        else:
            found.serialize(sink, kind)
    return {"status": 200, "media": media}, sink.getvalue()


def stand(prepare: Callable[[EmbeddedStore], Answer]) -> int:
    """Open the store named on the command line, say that it stands, and answer; 1 when it cannot be opened.

    ``prepare`` makes what answers from the store, and may read of it what all answers need.
    """
    build, memory = Path(sys.argv[1]), int(sys.argv[2])
    try:
        store = EmbeddedStore.open(build)
        reply = prepare(store)
    except KgError as error:
        say_standing({"status": 503, "message": str(error)})
        return 1
    with store:
        if say_standing({"status": 200}):
            limit_memory(memory)
            serve(reply)
    return 0


if __name__ == "__main__":
    sys.exit(keep(lambda: stand(lambda store: partial(answer, store.engine))))
