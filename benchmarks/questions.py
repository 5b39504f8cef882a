"""How long each competency question takes over the endpoint of a build.

    python benchmarks/questions.py [BUILD] [--rounds 5] [--limit 50]

Starts ``kg serve`` on the build and asks each question in turn over a kept-alive connection. Prints the median of the rounds in
milliseconds from request to last byte, slowest first, and beside it the milliseconds of processor time that the engine alone takes in
this process, their ratio to one scan of all triples by the same engine (a piece of work that grows with the graph, so that the ratio
means something where milliseconds do not), and the number of rows. On a quiet machine the first two differ by what the service itself
costs; on a busy one also by waiting for the processor. Exit code 1 when a question takes longer than the limit, in milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, only this folder is known

from benchmarks.service import Client, kg_serve
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.render import as_rows
from kg.validate.questions import load_questions

SCAN = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def timed(store: EmbeddedStore, query: str, rounds: int) -> tuple[float, int]:
    """Median processor milliseconds of a query, its rows fetched, and how many they are; the first run warms the cache and does not count."""
    found = len(as_rows(store.query(query)))
    times = []
    for _ in range(rounds):
        start = time.process_time()
        store.query(query)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times), found


def asked(client: Client, query: str, rounds: int) -> float:
    """Median milliseconds of a query over the endpoint; the first run does not count. Raises RuntimeError when it is not answered."""
    times = []
    for _ in range(rounds + 1):
        status, body, seconds = client.ask(query, "application/sparql-results+json, text/turtle")
        if status != 200:
            raise RuntimeError(f"{status} {body[:300].decode(errors='replace')} for {query[:80]}")
        times.append(seconds * 1000)
    return statistics.median(times[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=50.0)
    args = parser.parse_args()
    questions = load_questions(resource("ontology", "questions"))
    with kg_serve(args.build) as server:
        client = server.client()
        served = [asked(client, each.query(), args.rounds) for each in questions]
    with EmbeddedStore.open(args.build) as store:
        scan, _ = timed(store, SCAN, args.rounds)
        found = [(wall, *timed(store, each.query(), args.rounds), each) for wall, each in zip(served, questions, strict=True)]
    found.sort(key=lambda row: (-row[0], row[3].name))
    for wall, used, number, question in found:
        print(f"{wall:8.1f} ms  {used:8.1f} ms  {used / scan:6.2f}  {number:5d} rows  {question.theme}/{question.name}")
    slow = [question.name for wall, _, _, question in found if wall > args.limit]
    total, engine = sum(row[0] for row in found), sum(row[1] for row in found)
    print(
        f"{len(found)} questions in {total:.0f} ms over the endpoint, {engine:.0f} ms of the engine's processor time; a scan of all triples takes "
        f"{scan:.1f} ms; over {args.limit:.0f} ms: {', '.join(slow) or 'none'}"
    )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
