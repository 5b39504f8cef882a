"""Recall of the graph against answer keys: of the original reports, and of the bundled digests.

    KG_SHARED=FOLDER python benchmarks/recall.py

FOLDER holds ``corpus/*.txt`` (the reports), ``gold/*.jsonl`` (keys) and ``score/score.py`` (the scorer). They are not part of
this repository; the script says so and ends where they are absent.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def recall(files: list[Path], keys: list[Path], scorer: Path) -> str:
    """Build from files (the bundled digests if there are none) and return the scorer's last line."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "build")
        command = [sys.executable, "-c", "from kg.cli.main import main; main()", "build", *map(str, files), "--out", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        golds = [part for key in keys for part in ("--gold", str(key))]
        done = subprocess.run([sys.executable, str(scorer), "--graph", str(out / "graph.nq"), *golds], check=True, capture_output=True, text=True)
    return done.stdout.strip().splitlines()[-1]


def main() -> int:
    shared = Path(os.environ.get("KG_SHARED", "../shared"))
    files, keys, scorer = sorted(shared.glob("corpus/*.txt")), sorted(shared.glob("gold/*.jsonl")), shared / "score" / "score.py"
    if not (files and keys and scorer.is_file()):
        print(f"no reports, keys or scorer below {shared}; set KG_SHARED to the folder that holds corpus/, gold/ and score/", file=sys.stderr)
        return 1
    print(f"keys                 {', '.join(key.stem for key in keys)}")
    print(f"original reports     {recall(files, keys, scorer)}")
    print(f"bundled digests      {recall([], keys, scorer)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
