"""A process that answers queries one by one, and can be killed in the middle of one: ``python -m kg.serve.worker BUILD``.

It reads frames from standard input and writes frames to standard output: four bytes of length, a JSON header, and for an
answer the bytes that the header counts. It imports nothing that it does not need, so that a new one stands soon.
"""

from __future__ import annotations

import io
import json
import struct
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import KgError
from kg.ontology.prefixes import PREFIXES
from kg.serve.errors import HttpError
from kg.serve.media import GRAPHS, RESULTS, choose
from kg.store.embedded import EmbeddedStore
from kg.store.sparql import syntax_error

try:
    import resource
except ImportError:  # Windows, where the time limit alone must do
    resource = None  # type: ignore[assignment]

LENGTH = struct.Struct(">I")
Answer = Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]
"""What a worker does with a job: header and bytes of the answer to it."""
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


def limit_memory(size: int) -> None:
    """Hold the process to its share of memory where the system can: a query that wants more ends the process."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def serve(reply: Answer, source: BinaryIO, target: BinaryIO, memory: Callable[[], int]) -> None:
    """Answer jobs until the source ends."""
    while True:
        head = source.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return
        job = json.loads(source.read(LENGTH.unpack(head)[0]))
        header, body = reply(job)
        header |= {"bytes": len(body), "memory": memory()}
        line = json.dumps(header, ensure_ascii=False).encode()
        target.write(LENGTH.pack(len(line)) + line)
        target.write(body)
        target.flush()


def resident_bytes() -> int:
    """How much memory this process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * 4096


def say_standing(target: BinaryIO, header: dict[str, Any]) -> None:
    """Say that this process stands, or why it cannot."""
    line = json.dumps(header | {"bytes": 0, "memory": resident_bytes()}, ensure_ascii=False).encode()
    target.write(LENGTH.pack(len(line)) + line)
    target.flush()


def stand(prepare: Callable[[EmbeddedStore], Answer]) -> int:
    """Open the store named on the command line, say that it stands, and answer; 1 when it cannot be opened.

    ``prepare`` makes what answers from the store, and may read of it what all answers need.
    """
    build, memory = Path(sys.argv[1]), int(sys.argv[2])
    target = sys.stdout.buffer
    try:
        store = EmbeddedStore.open(build)
        reply = prepare(store)
        header: dict[str, Any] = {"status": 200}
    except KgError as error:
        header = {"status": 503, "message": str(error)}
    say_standing(target, header)
    if header["status"] != 200:
        return 1
    limit_memory(memory)
    with store:
        serve(reply, sys.stdin.buffer, target, resident_bytes)
    return 0


if __name__ == "__main__":
    sys.exit(stand(lambda store: partial(answer, store.engine)))
