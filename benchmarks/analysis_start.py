"""How long every ``kg rank`` and ``kg path`` takes from a cold start: each measure, projection and kind of path as a new process.

    python benchmarks/analysis_start.py [BUILD] [--rounds 3] [--limit 1] [--only WORD]

A round runs every command once, so that other work on the machine falls on all alike; a first round, which compiles the modules and warms the
disk, does not count. Told are the least and the median wall seconds, and the median processor seconds, which other work changes least. Exit
code 1 when the least wall time of a command is above the limit: other work only adds to it. The ends of the paths are the entities of the
build that are linked most.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, only this folder is known

from kg.analysis.centrality.measures import MEASURES
from kg.api.graph import Graph
from kg.network.bundled import bundled_projections

CODE = "from kg.cli.main import main; main()"
TWO_SIDES = "actor-technology"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(Path(__file__).parents[1])}
"""Modules are compiled once, as for everybody who uses the program twice."""


@dataclass
class Spent:
    """Wall and processor seconds of each run of a command."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def rankings() -> list[list[str]]:
    """Every measure, weighed and for a part where it may be, and every projection."""
    found = []
    for name, measure in MEASURES.items():
        where = ["--projection", TWO_SIDES] if measure.side is not None else []
        found.append(["rank", "--measure", name, *where, *(["--undirected", "--largest"] if measure.strong else [])])
        if measure.weighted:
            found.append(["rank", "--measure", name, "--weighted"])
    found += [["rank", "--projection", name] for name in bundled_projections()]
    found += [["rank", "--measure", "betweenness", "--projection", "everything", "--weighted"], ["rank", "--measure", "betweenness", "--samples", "200"]]
    return [*found, ["rank", "--class", "Organization", "--measure", "pagerank", "--json"], ["rank", "--rollup", "Technology=1", "--projection", TWO_SIDES]]


def paths(ends: tuple[str, str], hub: str) -> list[list[str]]:
    """Every way to choose paths between two things, between a thing and a class, and between two classes."""
    more: tuple[list[str], ...] = (
        [], ["--k", "50"], ["--by", "hops"], ["--by", "belief"], ["--all"], ["--all", "--max-hops", "2"], ["--directed"], ["--avoid", hub], ["--avoid-hubs", "20"],
        ["--via", hub], ["--class", "Organization"], ["--without-predicate", "broader"], ["--predicate", "usesTechnology"], ["--projection", "actors"],
        ["--min-belief", "0.9"], ["--json"], ["--max-hops", "12"],
    )  # fmt: skip
    found = [["path", *ends, *each] for each in more]
    found += [["path", ends[0], "Technology"], ["path", "Bank", ends[1]], ["path", "Bank", "Technology"]]
    return [*found, ["path", "--metapath", "Organization-offers->Product-usesTechnology->Technology"]]


def things(build: Path) -> tuple[tuple[str, str], str]:
    """An organisation and a technology that are linked most, and the organisation after that."""
    with Graph.open(build) as graph:
        first, second = (each.node.iri for each in graph.rank(cls="Organization", projection="everything", top=2, leave_out=False).entries)
        last = graph.rank(cls="Technology", projection="everything", top=1, leave_out=False).entries[0].node.iri
    return (first, last), second


def run(command: list[str], build: Path, page: Path) -> tuple[float, float]:
    """Wall and processor seconds; that there is no path or that a measure is undefined is an answer too. Raises RuntimeError for a crash."""
    where = ["--html", str(page)] if "--html" in command else []
    arguments = [each for each in command if each != "--html"]
    started, before = time.perf_counter(), os.times()
    program = [sys.executable, "-c", CODE, *arguments, *where, "--out", str(build)]
    done = subprocess.run(program, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, check=False)
    after = os.times()
    if done.returncode not in (0, 1, 2) or "Traceback" in done.stderr:
        raise RuntimeError(f"kg {' '.join(command)}: {done.stderr[-500:]}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, used


def commands(build: Path) -> list[list[str]]:
    """All of them, and one of each with its page."""
    ends, hub = things(build)
    return [*rankings(), *paths(ends, hub), ["rank", "--html"], ["path", *ends, "--html"]]


def measure(build: Path, rounds: int, only: str = "") -> dict[str, Spent]:
    """Seconds by command."""
    wanted = [each for each in commands(build) if only in " ".join(each)]
    spent: dict[str, Spent] = defaultdict(Spent)
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(rounds + 1):
            for command in wanted:
                wall, processor = run(command, build, Path(folder) / "page.html")
                if turn:
                    spent[" ".join(command)].wall.append(wall)
                    spent[" ".join(command)].processor.append(processor)
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=1.0)
    parser.add_argument("--only", default="", help="only commands that hold this word")
    args = parser.parse_args()
    spent = measure(args.build, args.rounds, args.only)
    if not spent:
        raise SystemExit(f"no command holds {args.only!r}")
    print("least wall  median  processor  command")
    for told, each in sorted(spent.items(), key=lambda pair: -min(pair[1].wall)):
        print(f"{min(each.wall):8.2f} s {statistics.median(each.wall):6.2f} s {statistics.median(each.processor):8.2f} s  kg {told}")
    slow = [told for told, each in spent.items() if min(each.wall) > args.limit]
    worst = max(spent, key=lambda told: min(spent[told].wall))
    print(f"{len(spent)} commands; the slowest takes {min(spent[worst].wall):.2f} s: kg {worst}; over {args.limit:g} s: {len(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
