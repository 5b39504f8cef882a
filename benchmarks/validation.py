"""How long the checks of a build take: the whole of ``kg check``, and the shapes alone beside pyshacl on the same graph.

    python benchmarks/validation.py BUILD [--rounds 5]

``kg check`` is timed as a new process. The shapes are timed in processor seconds of one process, the graph read
from the store included, so that other work on the machine matters little; the ratio to pyshacl means something where seconds do
not. Both must find the same. Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import resource as system
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.errors import UsageError
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.finding import Finding
from kg.validate.shacl.reference import check_shapes_with_pyshacl
from kg.validate.shacl.run import check_shapes

Check = Callable[[EmbeddedStore, Path], list[Finding]]


def whole(build: Path) -> tuple[float, float]:
    """Wall and processor seconds of ``kg check``; exit code 1 (an error was found) is no failure here."""
    command = [sys.executable, "-c", "from kg.cli.main import main; main()", "check", "--out", str(build)]
    start, before = time.perf_counter(), system.getrusage(system.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    wall, after = time.perf_counter() - start, system.getrusage(system.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def shapes(build: Path, check: Check) -> tuple[float, list[Finding]]:
    """Processor seconds of the shapes by one validator, and what it found."""
    with EmbeddedStore.open(build) as store:
        start = time.process_time()
        found = check(store, resource("ontology"))
        return time.process_time() - start, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, help="a build folder")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with EmbeddedStore.open(args.build) as store:
        triples = store.counts().triples
    try:
        slow, theirs = shapes(args.build, check_shapes_with_pyshacl)
    except UsageError as error:  # without the peer there is no ratio
        raise SystemExit(str(error)) from error
    runs = [whole(args.build) for _ in range(args.rounds)]
    ours = [shapes(args.build, check_shapes) for _ in range(args.rounds)]
    own = statistics.median(seconds for seconds, _ in ours)
    print(f"triples              {triples}")
    walls = [wall for wall, _ in runs]
    print(f"kg check             {statistics.median(walls):.2f} s wall (median of {args.rounds}; {min(walls):.2f} to {max(walls):.2f})")
    print(f"                     {statistics.median(used for _, used in runs):.2f} s processor, shared among processes")
    print(f"shapes               {own:.2f} s processor (median of {args.rounds})")
    print(f"peer: pyshacl        {slow:.2f} s processor")
    print(f"ratio shapes / peer  {own / slow:.3f}")
    same = {(f.check, f.focus, f.value) for f in ours[0][1]} == {(f.check, f.focus, f.value) for f in theirs}
    print(f"same findings        {'yes' if same else 'NO'} ({len(theirs)})")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
