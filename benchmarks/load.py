"""``kg serve`` under many clients, some of whose queries are hostile.

    python benchmarks/load.py [BUILD] [--seconds 180] [--clients 64] [--hostile 0.02] [--timeout 2] [--quads 1000000]

Each client asks one query after another over a kept-alive connection. Ordinary ones are look-ups of names, facts and evidence of
things of the graph and those competency questions that take less than 50 ms; their right answers are computed before, by the
engine in this process. Hostile ones are products of the graph with itself, unbounded paths and sorts of what fills the memory. For
these 503 is right; an ordinary query must be answered, and rightly. Without BUILD a made-up graph is served (``synthetic.py``).

Exit code 1 unless: no answer is wrong or missing; the server and its answers never break; no query ends later than a second past its
limit; the 99th percentile of ordinary queries is at most a second; and memory of all the server's processes (shared pages counted
once) is, at most half a minute after the load, within 20 % of what it was before, when the server had answered each ordinary query
once and rested a while. Needs Linux. The clients run in threads of one process on the same machine, so what they cost is in the figures.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, only this folder is known

from benchmarks.service import Client, Server, kg_serve, rows_of
from benchmarks.synthetic import write_build
from kg.ontology.prefixes import PREFIXES
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.results import rows
from kg.validate.questions import load_questions

HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (SUM(STRLEN(?c)) AS ?n) { ?a rdfs:label ?c . ?d rdfs:label ?f . ?g rdfs:label ?i FILTER(?c < ?f && ?f < ?i) }",
    "SELECT (COUNT(*) AS ?n) { ?a (fkg:mentions|^fkg:mentions|skos:broader|^skos:broader)+ ?b }",
    "SELECT ?a ?b { ?a (!rdf:nil|^rdf:nil)* ?b . ?b (!rdf:nil)* ?a } ORDER BY ?a",
    "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(?f) ?c ?a LIMIT 10",
    "SELECT ?c (GROUP_CONCAT(?f) AS ?x) { ?a fkg:quote ?c . ?d fkg:quote ?f } GROUP BY ?c ORDER BY ?x",
)
BARS = {"late": 1.0, "p99": 1.0, "memory": 0.2}
THINGS = 150
REST, SETTLE = 8.0, 30.0
_QUICK = 0.05


def ordinary(store: EmbeddedStore) -> dict[str, list[object]]:
    """Queries with their right answers as sorted rows."""
    texts = []
    named = f"""SELECT ?x {{ ?x rdfs:label ?l ; a ?c FILTER(STRSTARTS(STR(?c), STR(fkg:)) && ?c != fkg:Report) }}
      GROUP BY ?x ORDER BY MD5(STR(?x)) LIMIT {THINGS}"""
    for (thing,) in rows(store.query(named)).rows:
        texts += [
            f"SELECT DISTINCT ?p ?o ?l {{ {thing} ?p ?o OPTIONAL {{ ?o rdfs:label ?l }} }}",
            f"SELECT DISTINCT ?x ?c {{ {thing} rdfs:label ?l . ?x rdfs:label|skos:altLabel ?l ; a ?c }}",
            f"""SELECT DISTINCT ?st ?p ?quote ?report {{ ?st rdf:subject {thing} ; rdf:predicate ?p . ?ev fkg:supports ?st ;
              fkg:passage ?passage . ?passage fkg:quote ?quote ; dcterms:isPartOf ?report }}""",
            f"ASK {{ ?passage fkg:mentions {thing} }}",
        ]
    found: dict[str, list[object]] = {}
    for text in [*texts, *(each.query() for each in load_questions(resource("ontology", "questions")) if each.kind != "construct")]:
        start = time.perf_counter()
        answer = store.engine.query(text, prefixes=PREFIXES)
        if isinstance(answer, ox.QueryTriples):
            continue
        body = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
        if time.perf_counter() - start < _QUICK:
            found[text] = list(rows_of(body))
    return found


@dataclass
class Outcome:
    """What one client saw: seconds of ordinary queries, of hostile ones, statuses of these, and what was wrong."""

    ordinary: list[float] = field(default_factory=list)
    hostile: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def client(server: Server, right: dict[str, list[object]], share: float, until: float, seed: int, seen: Outcome) -> None:
    """Ask until the time is over."""
    rng, texts, bodies = random.Random(seed), list(right), dict[str, bytes]()
    connection = Client(server.port, server.path)
    while time.perf_counter() < until:
        hostile = rng.random() < share
        text = rng.choice(HOSTILE if hostile else texts)
        start = time.perf_counter()
        try:
            status, body, took = connection.ask(text)
        except (OSError, http.client.HTTPException) as error:
            seen.wrong.append(f"the connection broke after {time.perf_counter() - start:.2f} s: {error!r}")
            time.sleep(0.5)
            try:
                connection = Client(server.port, server.path)
            except OSError:
                return
            continue
        (seen.hostile if hostile else seen.ordinary).append(took)
        if hostile:
            seen.statuses[f"{status} {body[:40].decode(errors='replace') if status != 200 else ''}"] += 1
            if status not in {200, 503}:
                seen.wrong.append(f"{status} for {text}")
        elif status != 200:
            seen.wrong.append(f"{status} {body[:80].decode(errors='replace')}after {took:.2f} s for {text[:60]}")
        elif body != bodies.get(text):
            if rows_of(body) != right[text]:
                seen.wrong.append(f"other rows than expected for {text[:60]}")
            else:
                bodies[text] = body


def settled(server: Server, before: int) -> tuple[int, float]:
    """Memory of the server once it is back near what it was, or after half a minute; and the seconds that took."""
    start = time.perf_counter()
    while True:
        now, took = server.memory(), time.perf_counter() - start
        if now <= before * (1 + BARS["memory"]) or took > SETTLE:
            return now, took
        time.sleep(0.5)


def measure(build: Path, clients: int, seconds: float, share: float, timeout: float) -> bool:
    """Run the load and print; are all bars kept?"""
    with EmbeddedStore.open(build) as store:
        right = ordinary(store)
    with kg_serve(build, "--timeout", str(timeout)) as server:
        warm = server.client()
        for text in right:
            warm.ask(text)
        time.sleep(REST)
        before = server.memory()
        seen = [Outcome() for _ in range(clients)]
        until = time.perf_counter() + seconds
        threads = [threading.Thread(target=client, args=(server, right, share, until, number, each)) for number, each in enumerate(seen)]
        for thread in threads:
            thread.start()
        peak = before
        while time.perf_counter() < until:
            time.sleep(1)
            peak = max(peak, server.memory())
        for thread in threads:
            thread.join()
        after, took = settled(server, before)
        alive = server.process.poll() is None and server.client().ask("ASK {}")[0] == 200
    return report(right, seen, seconds, timeout, (before, peak, after), took, alive=alive)


def report(right: dict[str, list[object]], seen: list[Outcome], seconds: float, timeout: float, memory: tuple[int, int, int], took: float, *, alive: bool) -> bool:
    """Print all figures; are all bars kept?"""
    asked = sorted(each for one in seen for each in one.ordinary)
    hostile = sorted(each for one in seen for each in one.hostile)
    wrong = [each for one in seen for each in one.wrong]
    places = statistics.quantiles(asked, n=100)
    latest = max(*asked, *hostile, 0)
    before, peak, after = (each / 2**20 for each in memory)
    print(f"{len(right)} ordinary queries in use; {len(seen)} clients for {seconds:.0f} s; load of the machine {os.getloadavg()[0]:.1f}")
    print(
        f"ordinary   {len(asked):8,} answers, {len(asked) / seconds:.0f} a second; median {places[49] * 1000:.0f} ms, p90 {places[89] * 1000:.0f}, "
        f"p99 {places[98] * 1000:.0f}, longest {asked[-1] * 1000:.0f} ms"
    )
    print(f"hostile    {len(hostile):8,} answers; longest {max(hostile, default=0):.2f} s at a limit of {timeout:g} s")
    for status, number in sum((one.statuses for one in seen), Counter()).most_common():
        print(f"           {number:8,} x {status.strip()}")
    print(f"memory     {before:.0f} MB before, {peak:.0f} at most, {after:.0f} MB {took:.1f} s after the load ({after / before - 1:+.0%})")
    bars = {
        f"no wrong or missing answer ({len(wrong)})": not wrong,
        f"the server answers ({'yes' if alive else 'no'})": alive,
        f"no query ends {BARS['late']:g} s past its limit ({latest:.2f} s)": latest <= timeout + BARS["late"],
        f"p99 of ordinary queries within {BARS['p99']:g} s ({places[98]:.2f} s)": places[98] <= BARS["p99"],
        f"memory back to within {BARS['memory']:.0%}": memory[2] <= memory[0] * (1 + BARS["memory"]),
    }
    for bar, kept in bars.items():
        print(f"{'kept  ' if kept else 'MISSED'} {bar}")
    for each, number in Counter(wrong).most_common(10):
        print(f"       {number} x {each}")
    return all(bars.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=180.0)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--hostile", type=float, default=0.02, help="share of hostile queries")
    parser.add_argument("--timeout", type=float, default=2.0, help="the server's limit, in seconds")
    parser.add_argument("--quads", type=int, default=1_000_000, help="size of the made-up graph")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build = args.build or Path(scratch, "build")
        if not args.build:
            write_build(build, args.quads)
        return 0 if measure(build, args.clients, args.seconds, args.hostile, args.timeout) else 1


if __name__ == "__main__":
    sys.exit(main())
