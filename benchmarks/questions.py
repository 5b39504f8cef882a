"""How long each competency question takes on a build.

    python benchmarks/questions.py [BUILD] [--rounds 5] [--limit 50]

Prints the median of the rounds in milliseconds of processor time, slowest first, with the number of rows, and beside it the ratio
to one scan of all triples by the same engine: a piece of work that grows with the graph, so that the ratio means something where
milliseconds do not. A query runs in one thread, so on a quiet machine this is what a person waits. Exit code 1 when a question
takes longer than the limit, in milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=50.0)
    args = parser.parse_args()
    with EmbeddedStore.open(args.build) as store:
        scan, _ = timed(store, SCAN, args.rounds)
        found = [(*timed(store, each.query(), args.rounds), each) for each in load_questions(resource("ontology", "questions"))]
    found.sort(key=lambda row: (-row[0], row[2].name))
    for milliseconds, number, question in found:
        print(f"{milliseconds:8.1f} ms  {milliseconds / scan:6.2f}  {number:5d} rows  {question.theme}/{question.name}")
    slow = [question.name for milliseconds, _, question in found if milliseconds > args.limit]
    total = sum(milliseconds for milliseconds, _, _ in found)
    print(f"{len(found)} questions in {total:.0f} ms; a scan of all triples takes {scan:.1f} ms; over {args.limit:.0f} ms: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
