"""How long ``kg serve`` takes from the start of its process to its first answers.

    python benchmarks/start.py [BUILD] [--rounds 7] [--limit 1] [--quads 1000000]

Each round starts the server anew and asks one thing over a new connection until it answers: ``/health``, ``ASK {}`` at ``/sparql``, and
a name at ``/api/search``, for which the names of the graph are read. Told are median, least and most wall seconds, and the processor
seconds that the server's processes had used by then, which other work on the machine changes less. Without BUILD a made-up graph is
served (``synthetic.py``). Exit code 1 when the median of the first answer to ``/health`` or ``/sparql`` is above the limit.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, only this folder is known

from benchmarks.service import ask, kg_serve
from benchmarks.synthetic import write_build

FIRST = {"/health": "/health", "/sparql": ask("/sparql"), "/api": f"/api/search?q={quote('银行')}"}
WITHIN = ("/health", "/sparql")


def measure(build: Path, rounds: int, limit: float) -> bool:
    """Measure and print; does the server answer within the limit?"""
    kept = True
    for what, path in FIRST.items():
        wall, used = [], []
        for turn in range(rounds + 1):  # the first compiles, and does not count
            with kg_serve(build) as server:
                seconds = server.started(path)
                if turn:
                    wall.append(seconds)
                    used.append(server.processor())
        fits = what not in WITHIN or statistics.median(wall) <= limit
        kept &= fits
        print(
            f"{what:8} {statistics.median(wall):.2f} s ({min(wall):.2f} to {max(wall):.2f}), {statistics.median(used):.2f} s of processor time"
            f"{'' if fits else f'   ABOVE {limit:g} s'}"
        )
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--limit", type=float, default=1.0)
    parser.add_argument("--quads", type=int, default=1_000_000, help="size of the made-up graph")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build = args.build or Path(scratch, "build")
        if not args.build:
            write_build(build, args.quads)
        return 0 if measure(build, args.rounds, args.limit) else 1


if __name__ == "__main__":
    sys.exit(main())
