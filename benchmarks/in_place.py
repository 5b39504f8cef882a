"""What it costs to add one report to a build of many, against the cost of building that report alone.

    python benchmarks/in_place.py [--reports 500] [--rounds 5] [--bar 2]

The reports are made up from names of the lexicon by a seeded generator: six sentences and a small table each, which share
organisations, technologies and products with others and contradict them here and there. Both commands run as processes of their
own, in turns, so that other work on the machine hits both alike; told are the medians of wall and processor seconds and their
ratios. After the last round the graph is compared with that of a full build of all the files. Exit code 1 when the ratio of
processor seconds is above the bar or the graphs differ. Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import os
import random
import resource as system
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.lexicon.tables import load_lexicon
from kg.ontology.load import load_ontology
from kg.resources import resource
from kg.store.embedded import EmbeddedStore

BANKS = ("StateOwnedBank", "JointStockBank", "CityCommercialBank")


def reports(number: int, folder: Path) -> list[Path]:
    """Write that many made-up reports into a folder."""
    names: dict[str, list[str]] = {}
    for entity in load_lexicon(resource("data", "lexicon"), load_ontology(resource("ontology")).classes()).entities.values():
        names.setdefault(entity.cls, []).append(entity.zh)
    banks = sorted(name for cls in BANKS for name in names[cls])
    technologies, scenarios = sorted(names["Technology"]), sorted(names["Scenario"])
    paths = []
    for each in range(number):
        rng = random.Random(each)
        lines = [f"# 示范观察第{each:04}号", "示范研究院", "2031年5月", "## 一、机构"]
        for year in range(2020, 2026):
            bank, technology = rng.choice(banks), rng.choice(technologies)
            said = (
                f"{year}年，{bank}运用{technology}开展{rng.choice(scenarios)}。",
                f"{year}年{rng.randint(1, 12)}月，{bank}成立示例{each}{year}科技有限公司，注册资本为{rng.randint(1, 90) / 10}亿元。",
                f"{year}年，{bank}的示范投入为{rng.randint(10, 900) / 10}亿元，同比增长{rng.randint(10, 300) / 10}%。",
                f"{bank}发布“示例{rng.randint(0, 300)}云平台”，采用{technology}。",
            )
            lines.append(rng.choice(said))
        rows = [f"| {bank} | {rng.randint(10, 9000) / 10} | {rng.randint(1, 300) / 10}% |" for bank in rng.sample(banks, 3)]
        table = "\n".join(["| 银行 | 示范投入（亿元） | 同比增长 |", "| --- | --- | --- |", *rows])
        paths.append(folder / f"report-{each:04}.md")
        paths[-1].write_text("\n\n".join([*lines, "表1 2030年示范投入", table]) + "\n", encoding="utf-8")
    return paths


def run(*words: str | Path) -> tuple[float, float]:
    """Wall and processor seconds of one command of ``kg``."""
    before, started = system.getrusage(system.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", "from kg.cli.main import main; main()", *map(str, words)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"})
    wall, after = time.perf_counter() - started, system.getrusage(system.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def exported(build: Path) -> bytes:
    """The graph of a build, as kg export writes it."""
    target = build.parent / "exported.nq"
    with EmbeddedStore.open(build) as store:
        store.dump(target)
    return target.read_bytes()


def measure(number: int, rounds: int, bar: float) -> bool:
    """Measure and print; is the ratio within the bar, and the graph that of a full build?"""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        *many, one = reports(number + 1, folder)
        full = run("build", "--out", folder / "many", *many)
        print(f"{number} reports built: {full[0]:.2f} s wall, {full[1]:.2f} s processor")
        seconds: dict[str, list[tuple[float, float]]] = {"alone": [], "add": [], "remove": []}
        for turn in range(rounds):
            seconds["alone"].append(run("build", "--out", folder / "alone", one))
            if turn:
                seconds["remove"].append(run("remove", "--out", folder / "many", one.name))
            seconds["add"].append(run("add", "--out", folder / "many", one))
        middle = {what: [statistics.median(each[kind] for each in found) for kind in (0, 1)] for what, found in seconds.items() if found}
        for what, (wall, processor) in middle.items():
            ratios = f"   {wall / middle['alone'][0]:.2f} x, {processor / middle['alone'][1]:.2f} x" if what != "alone" else ""
            print(f"{what:8}{wall:6.2f} s wall {processor:6.2f} s processor{ratios}")
        run("build", "--out", folder / "all", *many, one)
        same = exported(folder / "many") == exported(folder / "all")
        print("the graph is that of a full build" if same else "THE GRAPH IS NOT THAT OF A FULL BUILD")
        return same and middle["add"][1] <= bar * middle["alone"][1]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bar", type=float, default=2.0, help="at most so many times the cost of building the report alone")
    asked = parser.parse_args()
    sys.exit(0 if measure(asked.reports, asked.rounds, asked.bar) else 1)


if __name__ == "__main__":
    main()
