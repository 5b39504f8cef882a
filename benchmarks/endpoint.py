"""How long ten typical queries take over the endpoint of ``kg serve``, beside the ``oxigraph`` server and rdflib in memory.

    python benchmarks/endpoint.py [--quads 1000000] [--build FOLDER] [--rounds 15] [--cap 60] [--without-rdflib]

All three hold the same graph: a made-up one of this project's shape (``synthetic.py``), or that of ``--build`` if it was made by
that script. Both servers are asked in turns over a kept-alive connection, so that other work on the machine hits both alike, and
told are medians of wall milliseconds from request to last byte. The first round warms and does not count. rdflib has a ``Dataset``
whose default graph is the union, and answers each query once within ``--cap`` seconds, loading not counted; where it does not, the
cap stands for its time. All answers are compared. Exit code 1 when answers differ, when a query takes longer than 1.3 times the
oxigraph server's time and than 3 ms more, or when the geometric mean of rdflib's times over ours is below 15.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, only this folder is known

from benchmarks.service import PROLOGUE, Client, Server, kg_serve, oxigraph_serve, rows_of
from benchmarks.synthetic import write_build

RATIO, SLACK, RDFLIB = 1.3, 0.003, 15.0
BUSIEST = "SELECT ?x (COUNT(?st) AS ?n) { ?x a fkg:%s . ?st %s ?x } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1"
"""The thing of a class that most statements or statistics are about."""


def queries(client: Client) -> dict[str, str]:
    """Ten queries by what they do, about things that the graph says much of."""

    def first(query: str) -> str:
        return str((rows_of(client.ask(query)[1])[0][0] or ("", ""))[1])

    bank = first(BUSIEST % ("CityCommercialBank", "rdf:subject"))
    measured = first(BUSIEST % ("Indicator", "fkg:indicator"))
    root = first("SELECT ?x (COUNT(?y) AS ?n) { ?x a fkg:Scenario . ?y skos:broaderTransitive ?x } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1")
    alias = first(f"SELECT ?n {{ <{bank}> rdfs:label ?n FILTER(LANG(?n) = 'zh') }}")
    return {
        "name look-up": f'SELECT DISTINCT ?x ?c {{ ?x rdfs:label|skos:altLabel "{alias}"@zh ; a ?c }}',
        "facts of an entity": f"SELECT DISTINCT ?p ?o ?l {{ <{bank}> ?p ?o OPTIONAL {{ ?o rdfs:label ?l FILTER(LANG(?l) = 'zh') }} }}",
        "evidence of a fact": f"""SELECT DISTINCT ?st ?o ?quote ?report ?confidence {{ ?st rdf:subject <{bank}> ; rdf:predicate fkg:servesScenario ;
            rdf:object ?o . ?ev fkg:supports ?st ; fkg:passage ?p ; fkg:confidence ?confidence . ?p fkg:quote ?quote ; dcterms:isPartOf ?report }}""",
        "two-hop join": """SELECT DISTINCT ?who ?scenario { ?who fkg:usesTechnology ?technology . ?technology fkg:enables ?scenario .
            ?who rdfs:label ?label FILTER(LANG(?label) = 'zh') }""",
        "group-by count": "SELECT ?c (COUNT(DISTINCT ?x) AS ?n) { ?x a ?c } GROUP BY ?c",
        "series of a statistic": f"""SELECT DISTINCT ?about ?period ?value ?unit {{ ?x fkg:indicator <{measured}> ; fkg:about ?about ;
            fkg:period ?period ; fkg:value ?value ; fkg:unit ?unit }} ORDER BY ?about ?period""",
        "path": f"SELECT DISTINCT ?x {{ ?x skos:broader+ <{root}> }}",
        "text in labels": "SELECT DISTINCT ?x ?l { ?x rdfs:label ?l FILTER(CONTAINS(?l, '跨境') && REGEX(?l, '(服务|平台)$')) }",
        "join in each report": f"""SELECT ?report (COUNT(DISTINCT ?st) AS ?n) {{ GRAPH ?report {{ ?passage fkg:mentions <{root}> .
            ?evidence fkg:passage ?passage ; fkg:supports ?st . ?st fkg:modality fkgc:asserted }} }} GROUP BY ?report""",
        "optional, filter, order": """SELECT DISTINCT ?x ?value ?label ?place { ?x a fkg:Observation ; fkg:period "2021" ;
            fkg:value ?value ; fkg:indicator ?i . ?i rdfs:label ?label FILTER(LANG(?label) = 'zh' && ?value > 300)
            OPTIONAL { ?x fkg:place ?place } } ORDER BY DESC(?value) ?x LIMIT 50""",
    }  # fmt: skip


@dataclass
class Times:
    """Wall seconds of one query by server, and the processor seconds of all of them together; ours, then the peer's."""

    wall: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    processor: list[float] = field(default_factory=lambda: [0.0, 0.0])

    @property
    def medians(self) -> tuple[float, float]:
        return statistics.median(self.wall[0]), statistics.median(self.wall[1])


def measured(servers: tuple[Server, Server], clients: tuple[Client, Client], asked: dict[str, str], rounds: int) -> tuple[dict[str, Times], list[str]]:
    """Times by query, and the queries whose answers differ."""
    times = {name: Times() for name in asked}
    wrong = []
    for turn in range(rounds + 1):
        for name, query in asked.items():
            rows = {}
            for which in (0, 1) if turn % 2 else (1, 0):
                before = servers[which].processor()
                status, body, took = clients[which].ask(PROLOGUE + query)
                if status != 200:
                    raise RuntimeError(f"{name}: {status} {body[:300].decode(errors='replace')}")
                if turn:
                    times[name].wall[which].append(took)
                    times[name].processor[which] += servers[which].processor() - before
                else:
                    rows[which] = rows_of(body)
            if rows and rows[0] != rows[1]:
                wrong.append(name)
    return times, wrong


def by_rdflib(data: Path, asked: dict[str, str], cap: float) -> dict[str, tuple[float, bytes | None]]:
    """Seconds of rdflib by query and its answer as JSON, None where the cap cut it off; in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        for number, query in enumerate(asked.values()):
            Path(scratch, f"{number}.rq").write_text(PROLOGUE + query, encoding="utf-8")
        worker = Path(__file__).with_name("rdflib_peer.py")
        told = subprocess.run([sys.executable, worker, data, scratch, str(cap)], check=True, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"})
        seconds = [float(line) for line in told.stdout.split()]
        print(f"rdflib loaded the graph in {seconds[0]:.1f} s")
        found = {}
        for number, name in enumerate(asked):
            answer = Path(scratch, f"{number}.json")
            found[name] = (seconds[number + 1], answer.read_bytes() if answer.is_file() else None)
    return found


def report(times: dict[str, Times], slow: dict[str, tuple[float, bytes | None]], sizes: dict[str, int]) -> bool:
    """Print the table; does every query keep to its bars?"""
    kept = True
    print(f"{'query, wall (processor) ms':26}{'rows':>6}{'kg serve':>19}{'oxigraph':>19}{'ratio':>8}{'rdflib':>14}{'ratio':>9}")
    factors = []
    for name, each in times.items():
        ours, peer = each.medians
        fits = ours <= max(RATIO * peer, peer + SLACK)
        kept &= fits
        other = ""
        if name in slow:
            took, answer = slow[name]
            factors.append(took / ours)
            other = f"{'' if answer is not None else '>'}{took * 1000:,.1f} ms".rjust(14) + f"{took / ours:8.0f}x"
        both = "".join(f"{wall * 1000:10.2f} ({used / len(each.wall[0]) * 1000:6.1f})" for wall, used in zip((ours, peer), each.processor, strict=True))
        print(f"{name:26}{sizes[name]:6}{both}{ours / peer:7.2f}x{other}{'' if fits else '   TOO SLOW'}")
    if factors:
        mean = math.exp(statistics.fmean(map(math.log, factors)))
        print(f"rdflib takes {mean:.1f} times as long (geometric mean; at least {RDFLIB:.0f})")
        kept &= mean >= RDFLIB
    return kept


def measure(build: Path, rounds: int, cap: float, without_rdflib: bool) -> bool:
    """Measure on a build and print; are all bars kept and all answers the same?"""
    data = build / "graph.nq"
    with tempfile.TemporaryDirectory() as scratch, kg_serve(build) as served, oxigraph_serve(data, Path(scratch)) as other:
        ours, peer = served.client(), other.client()
        asked = queries(ours)
        times, wrong = measured((served, other), (ours, peer), asked, rounds)
        answers = {name: rows_of(ours.ask(PROLOGUE + query)[1]) for name, query in asked.items()}
    slow = {} if without_rdflib else by_rdflib(data, asked, cap)
    wrong += [name for name, (_, answer) in slow.items() if answer is not None and rows_of(answer) != answers[name]]
    kept = report(times, slow, {name: len(rows) for name, rows in answers.items()})
    print(f"load of the machine {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    print(f"ANSWERS DIFFER: {', '.join(wrong)}" if wrong else "all answers are the same")
    empty = [name for name, rows in answers.items() if not rows]
    print(f"EMPTY ANSWERS, which compare nothing: {', '.join(empty)}" if empty else "none of them is empty")
    return kept and not wrong and not empty


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--build", type=Path, help="a folder that benchmarks/synthetic.py has written")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--cap", type=float, default=60.0, help="seconds that rdflib may take for a query")
    parser.add_argument("--without-rdflib", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build = args.build or Path(scratch, "build")
        if not args.build:
            start = time.perf_counter()
            print(f"{write_build(build, args.quads):,} quads made in {time.perf_counter() - start:.1f} s")
        return 0 if measure(build, args.rounds, args.cap, args.without_rdflib) else 1


if __name__ == "__main__":
    sys.exit(main())
