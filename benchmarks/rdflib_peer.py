"""Answers queries with rdflib in memory, for ``endpoint.py``: ``python rdflib_peer.py DATA.nq FOLDER CAP``.

FOLDER holds ``0.rq``, ``1.rq`` …; beside each the answer is written as JSON, unless CAP seconds did not suffice. Prints the seconds
of loading, then of each query.
"""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

from rdflib import Dataset


def stop(*_: object) -> None:
    """End the query that runs."""
    raise TimeoutError


def main() -> int:
    data, folder, cap = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    start = time.perf_counter()
    graph = Dataset(default_union=True)
    graph.parse(data, format="nquads")
    print(time.perf_counter() - start)
    signal.signal(signal.SIGALRM, stop)
    for path in sorted(folder.glob("*.rq"), key=lambda each: int(each.stem)):
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, cap)
        try:
            answer = graph.query(path.read_text(encoding="utf-8")).serialize(format="json")
        except TimeoutError:
            answer = None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        print(time.perf_counter() - start, flush=True)
        if answer is not None:
            path.with_suffix(".json").write_bytes(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
