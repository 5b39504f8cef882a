"""How long and how much memory a cold build takes, beside a named peer in the same run.

    python benchmarks/speed.py [FILES…] [--rounds 5]

Each round starts a new process, with the program's bytecode compiled beforehand as an installation has it (``benchmarks/stages.py``
tells where the time goes). The peer is rdflib's own N-Quads parser on the graph that was built: a fixed, well-known
piece of work on the same machine, so that the ratio means something where seconds do not. Needs Linux or macOS (peak memory).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "import sys, rdflib; d = rdflib.Dataset(); d.parse(sys.argv[1], format='nquads'); print(len(d))"


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Wall seconds of a command; its failure ends the benchmark."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def corpus() -> list[str]:
    """The original reports where they are present, else none (the bundled digests are built)."""
    folder = Path(os.environ.get("KG_SHARED", "../shared"), "corpus")
    return sorted(str(path) for path in folder.glob("*.txt"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="reports to build from")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    kg = [sys.executable, "-c", "from kg.cli.main import main; main()"]
    files = args.files or corpus()
    with tempfile.TemporaryDirectory() as folder:
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        timed([*kg, "build", *files, "--out", str(Path(folder, "first"))], compiled)
        builds, peers, helps = [], [], []
        for number in range(args.rounds):
            out = str(Path(folder, f"build{number}"))
            builds.append(timed([*kg, "build", *files, "--out", out], compiled))
            helps.append(timed([*kg, "--help"], compiled))
            if number == 0:
                peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
            peers.append(timed([sys.executable, "-c", PEER, str(Path(out, "graph.nq"))], compiled))
    build, peer = statistics.median(builds), statistics.median(peers)
    print(f"documents            {len(files) or 'bundled digests'}")
    print(f"kg build, cold       {build:.2f} s (median of {args.rounds}; {min(builds):.2f} to {max(builds):.2f})")
    print(f"peak memory          {peak:.0f} MB")
    print(f"kg --help            {statistics.median(helps):.2f} s")
    print(f"peer: rdflib parses the built graph  {peer:.2f} s")
    print(f"ratio build / peer   {build / peer:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
