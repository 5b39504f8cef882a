"""The competency questions on a server of another make: do the rows agree, and how do the times compare?

    python benchmarks/virtuoso.py [BUILD] [--rounds 3] [--seconds 20]

Starts Debian's Virtuoso 7 (``apt-get install virtuoso-opensource-7-bin``) with an ini of its own in a temporary folder, on free ports
of this machine, writes the graph of the build there as ``kg add --store`` does, reads it back, and asks every question of the embedded
store and of the server. Told are, for each question, whether the rows are the same (in any order, numbers by value, joined lists in any
order), their numbers, the median milliseconds of both, and the ratio; then the geometric mean of the ratios. The server's times
hold its HTTP. Where Virtuoso is not installed it says so. Exit code 0; 1 when the graph does not come back as it was.

What is known of it: ASK answers with a row; its default graph is always the union, with a few graphs of its own in it; it is given no
limit of rows here, by default it cuts off at 10,000.
"""

from __future__ import annotations

import argparse
import math
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from kg.store.mirror import open_to_write, write_whole
from kg.store.remote import RemoteStore
from kg.store.render import as_rows
from kg.store.results import Rows, Term, text
from kg.validate.questions import load_questions

INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000000
MaxQueryExecutionTime = 600
"""
START_SECONDS = 60.0


def free_ports(number: int) -> list[int]:
    """Ports that nobody listens at."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@contextmanager
def virtuoso(program: str, client: str) -> Iterator[str]:
    """The address of an empty server that anyone on this machine may write to, until the block ends."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        sql, http = free_ports(2)
        (folder / "virtuoso.ini").write_text(INI.format(folder=folder, sql=sql, http=http), encoding="utf-8")
        process = subprocess.Popen(
            [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while True:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", http)) == 0:
                        break
                if process.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"Virtuoso did not start: {(folder / 'virtuoso.log').read_text(encoding='utf-8', errors='replace')[-500:]}")
                time.sleep(0.2)
            grant = 'GRANT SPARQL_UPDATE TO "SPARQL";'
            subprocess.run([client, f"127.0.0.1:{sql}", "dba", "dba"], input=grant, text=True, check=True, capture_output=True)
            yield f"http://127.0.0.1:{http}"
        finally:
            process.kill()
            process.wait()


def timed(store: Store, query: str, rounds: int) -> tuple[Rows, float]:
    """The rows of a query, and the median milliseconds of getting them; the first time warms up and does not count."""
    found = as_rows(store.query(query))
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        store.query(query)
        times.append((time.perf_counter() - start) * 1000)
    return found, statistics.median(times)


def comparable(found: Rows) -> Counter[tuple[object, ...]]:
    """Rows without their order: numbers by value, booleans as numbers, the parts of a joined list sorted."""
    return Counter(tuple(_value(term) for term in row) for row in found.rows)


def _value(term: Term | None) -> object:
    word = text(term)
    if isinstance(term, ox.Literal):
        word = {"true": "1", "false": "0"}.get(word, word)
        try:
            return round(float(word), 6)
        except ValueError:
            return tuple(sorted(word.split("、")))
    return word


def measure(build: Path, address: str, rounds: int, seconds: float) -> bool:
    """Load, ask and print; did the graph come back as it was?"""
    with EmbeddedStore.open(build) as embedded, RemoteStore.connect(address, timeout=seconds) as remote:
        quads = embedded.quads()
        start = time.perf_counter()
        with open_to_write(address) as target:
            write_whole(target, quads)
        written = time.perf_counter() - start
        whole = set(remote.quads()) == set(quads)
        print(f"{len(quads)} quads written in {written:.1f} s; read back: {'the same' if whole else 'NOT THE SAME'}")
        ends: Counter[str] = Counter()
        ratios = []
        for question in load_questions(resource("ontology", "questions")):
            here, ours = timed(embedded, question.query(), rounds)
            try:
                there, theirs = timed(remote, question.query(), rounds)
            except KgError as error:
                ends["fails"] += 1
                print(f"fails    {question.theme}/{question.name}: {' '.join(str(error).split())[:160]}")
                continue
            end = "same" if comparable(here) == comparable(there) else "differs"
            ends[end] += 1
            ratios.append(theirs / ours)
            print(f"{end:8} {question.theme}/{question.name}: {len(here)} and {len(there)} rows, {ours:.1f} and {theirs:.1f} ms, {theirs / ours:.2f} x")
            for sign, rows in (("-", comparable(here) - comparable(there)), ("+", comparable(there) - comparable(here))):
                for row in sorted(rows, key=str)[:1]:
                    print(f"         {sign} {str(row)[:240]}")
        mean = math.exp(statistics.fmean(map(math.log, ratios))) if ratios else float("nan")
        told = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
        print(f"{ends.total()} questions: {told}; Virtuoso takes {mean:.2f} times as long (geometric mean over {len(ratios)})")
        return whole


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to wait for an answer of the server")
    args = parser.parse_args()
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        print("Virtuoso is not installed: virtuoso-t and isql-vt are not on PATH; nothing was measured")
        return 0
    with virtuoso(program, client) as address:
        return 0 if measure(args.build, address, args.rounds, args.seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
