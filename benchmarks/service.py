"""Servers that benchmarks measure: ``kg serve`` on a build, and the ``oxigraph`` server on a folder of its own."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

from kg.ontology.prefixes import PREFIXES

KG = (sys.executable, "-c", "from kg.cli.main import main; main()")
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
JSON = "application/sparql-results+json"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
"""What a server needs that does not know our prefixes."""
_PATIENCE = 60.0


class Server:
    """A server process on a free port of this machine, from its first answer to the end of the block."""

    def __init__(self, command: Sequence[str | Path], path: str) -> None:
        self.port = free_port()
        self.path = path
        self.command = [str(word).replace("{port}", str(self.port)) for word in command]

    def __enter__(self) -> Self:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.began = time.perf_counter()
        self.process = subprocess.Popen(self.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def started(self, path: str) -> float:
        """Seconds from the start of the process to its first answer to an address. Raises RuntimeError when it ends or stays silent."""
        until = time.perf_counter() + _PATIENCE
        while time.perf_counter() < until:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
                connection.request("GET", path)
                connection.getresponse().read()
            except ConnectionRefusedError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.005)
            else:
                connection.close()
                return time.perf_counter() - self.began
        told = self.process.communicate()[1] if self.process.poll() is not None else b"it stays silent"
        raise RuntimeError(f"{self.command[0]} did not start: {told.decode(errors='replace')}")

    def client(self) -> Client:
        """A kept-alive connection to it, once it answers."""
        self.started(ask(self.path))
        return Client(self.port, self.path)

    def processor(self) -> float:
        """Processor seconds that the process and all its children have used so far. Linux alone tells."""
        return sum(map(_used, [self.process.pid, *children(self.process.pid)]))

    def memory(self) -> int:
        """Bytes that the process and all its children hold, shared pages counted once between them. Linux alone tells."""
        return sum(map(_proportional, [self.process.pid, *children(self.process.pid)]))


class Client:
    """A kept-alive connection that asks queries."""

    def __init__(self, port: int, path: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.path = path

    def ask(self, query: str, accept: str = JSON) -> tuple[int, bytes, float]:
        """Status, body and seconds of one query."""
        start = time.perf_counter()
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        self.connection.request("POST", self.path, query.encode(), headers)
        reply = self.connection.getresponse()
        body = reply.read()
        return reply.status, body, time.perf_counter() - start


def kg_serve(build: Path, *options: str) -> Server:
    """``kg serve`` on a build."""
    return Server([*KG, "serve", "--out", build, "--port", "{port}", *options], "/sparql")


def oxigraph_serve(data: Path, folder: Path) -> Server:
    """The ``oxigraph`` server over N-Quads, which it loads into an empty folder; the union of all graphs is its default graph."""
    subprocess.run([OXIGRAPH, "load", "--location", folder, "--file", data], check=True, capture_output=True)
    return Server([OXIGRAPH, "serve-read-only", "--location", folder, "--bind", "127.0.0.1:{port}", "--union-default-graph"], "/query")


def ask(path: str) -> str:
    """An address whose answer costs no work."""
    return f"{path}?{urlencode({'query': 'ASK {}'})}"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def rows_of(body: bytes) -> list[tuple[tuple[str, ...] | None, ...]]:
    """The rows of an answer in JSON, sorted, to compare answers of different servers."""
    answer = json.loads(body)
    if "boolean" in answer:
        return [(("boolean", str(answer["boolean"])),)]
    names = answer["head"]["vars"]
    return sorted((tuple(_term(row.get(name)) for name in names) for row in answer["results"]["bindings"]), key=str)


def _term(told: dict[str, Any] | None) -> tuple[str, ...] | None:
    if told is None:
        return None
    kind = told.get("datatype", "").removesuffix("#string")
    return told["type"], told["value"], told.get("xml:lang", ""), "" if kind.endswith("XMLSchema") else kind


def children(process: int) -> list[int]:
    """All processes below one."""
    found: list[int] = []
    waiting = [process]
    while waiting:
        try:
            tasks = list(Path(f"/proc/{waiting.pop()}/task").iterdir())
            below = [int(word) for task in tasks for word in (task / "children").read_text().split()]
        except OSError:  # it has ended
            continue
        found += below
        waiting += below
    return found


def _used(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
