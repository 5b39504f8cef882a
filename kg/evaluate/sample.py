"""Random asserted facts with quote and context for a reader to judge, and the verdicts read back."""

from __future__ import annotations

import csv
import io
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BuildError, InputError
from kg.model.bound import BOUNDS
from kg.store.stale import refuse_stale
from kg.worded import worded

SHOWN = 5
STRATA = ("relation", "value", "observation")
COLUMNS = ("number", "stratum", "id", "fact", "quote", "context", "report", "section", "extractor", "pattern", "verdict", "remark")
RIGHT, WRONG, UNCLEAR = "right", "wrong", "unclear"
_VERDICTS = {
    "right": RIGHT, "r": RIGHT, "1": RIGHT, "对": RIGHT, "是": RIGHT, "正确": RIGHT,
    "wrong": WRONG, "w": WRONG, "0": WRONG, "错": WRONG, "否": WRONG, "错误": WRONG,
    "unclear": UNCLEAR, "u": UNCLEAR, "?": UNCLEAR, "不清楚": UNCLEAR, "不确定": UNCLEAR,
}  # fmt: skip
_QUALIFIERS = {"date": "时间", "amount": "金额", "currency": "币种", "technology": "所用技术", "round": "轮次", "role": "角色", "jointIssuers": "联合发文机关数"}


@dataclass(frozen=True, slots=True)
class Judged:
    """Verdicts of one stratum; ``precision`` counts unclear as wrong, ``low`` and ``high`` bound it at 95 %."""

    stratum: str
    right: int
    wrong: int
    unclear: int

    @property
    def total(self) -> int:
        return self.right + self.wrong + self.unclear

    @property
    def precision(self) -> float:
        return self.right / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval (Wilson 1927, *J. Am. Stat. Assoc.* 22:209–212), z = 1.96."""
        n, p, z = self.total, self.precision, 1.96
        if not n:
            return 0.0, 1.0
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


def read_facts(build: Path) -> list[dict[str, Any]]:
    """The asserted facts of a build, one dictionary a statement or observation. Raises BuildError when it has none, or they are older than its store."""
    path = build / "statements.jsonl"
    if not path.is_file():
        raise BuildError("no statements.jsonl here", where=str(build), expected="a folder made by kg build", do="run kg build, or name it with --out")
    refuse_stale(path)
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            row = json.loads(line)
            if row["modality"] == "asserted":
                rows.append(row)
        except (ValueError, KeyError, TypeError) as error:
            raise BuildError("is no line of a build", where=worded("{} line {}", path, number), do="run kg build again") from error
    return rows


def stratum(row: Mapping[str, Any]) -> str:
    """``relation``, ``value`` or ``observation``."""
    if row["type"] == "observation":
        return "observation"
    return "relation" if row["object"].get("id") and row["object"].get("class") else "value"


def draw(
    rows: Sequence[Mapping[str, Any]], n: int, seed: int, extractors: Iterable[str] = (), reports: Iterable[str] = ()
) -> list[Mapping[str, Any]]:
    """``n`` facts at random, strata in proportion to their sizes (each not empty gets at least one); the same for the same seed.

    ``extractors`` and ``reports`` narrow what is drawn from.
    """
    wanted, sources = frozenset(extractors), frozenset(reports)
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r["type"], r["id"])):
        if wanted and not any(e["extractor"] in wanted for e in row["evidence"]):
            continue
        if sources and not any(e["report"] in sources for e in row["evidence"]):
            continue
        groups[stratum(row)].append(row)
    total = sum(map(len, groups.values()))
    chosen: list[Mapping[str, Any]] = []
    rng = random.Random(seed)
    for name in STRATA:
        group = groups.get(name, [])
        size = min(len(group), max(1, round(n * len(group) / total))) if group else 0
        chosen += rng.sample(group, size)
    return chosen


def fact_in_words(row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """A fact as one line of Chinese; ``labels`` names properties and classes."""
    if row["type"] == "observation":
        parts = [f"{labels.get(name, name)}={row[name]['label']}" for name in ("about", "place", "indicator") if row.get(name)]
        period = row.get("period")
        if period:
            parts.append(f"{labels.get('period', 'period')}={period['text'] if isinstance(period, dict) else period}")
        figure = row.get("value") if row.get("value") is not None else f"{row.get('low')}–{row.get('high')}"
        parts.append(f"{figure} {row['unit']}" + (f"（{BOUNDS[row['bound']][0]}）" if row.get("bound") else ""))
        return "；".join(parts)
    predicate = row["predicate"].partition(":")[2]
    value = row["object"].get("label") or row["object"].get("value") or row["object"].get("id")
    words = f"{row['subject']['label']}（{labels.get(row['subject']['class'], row['subject']['class'])}） —{labels.get(predicate, predicate)}→ {value}"
    if row["object"].get("class"):
        words += f"（{labels.get(row['object']['class'], row['object']['class'])}）"
    for qualifier in row.get("qualifiers") or ():
        content = qualifier["value"]
        text = content.get("label") or content.get("value") if isinstance(content, dict) else content
        words += f"；{_QUALIFIERS.get(qualifier['name'], qualifier['name'])}={text}"
    return words


def sheet(rows: Sequence[Mapping[str, Any]], labels: Mapping[str, str]) -> str:
    """The sample as CSV with an empty ``verdict`` column (right | wrong | unclear), for a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        proofs = row["evidence"][:SHOWN]
        proof = proofs[0]
        quotes = " ‖ ".join(dict.fromkeys(p["quote"] for p in proofs))
        writer.writerow(
            {
                "number": number, "stratum": stratum(row), "id": row["id"], "fact": fact_in_words(row, labels), "quote": quotes,
                "context": " ‖ ".join(dict.fromkeys(c["quote"] for p in proofs for c in p.get("context") or ())), "report": proof["title"],
                "section": proof.get("section", ""), "extractor": proof["extractor"], "pattern": proof["pattern"], "verdict": "", "remark": "",
            }
        )
    return out.getvalue()


def read_verdicts(path: Path) -> list[Judged]:
    """Verdicts of a filled sheet by stratum, the total last. Raises InputError, with the line, for a verdict that is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(worded("cannot be read ({})", error), where=str(path), expected="the CSV that kg sample wrote, filled in") from error
    reader = csv.DictReader(io.StringIO(text))
    if not {"stratum", "verdict"} <= set(reader.fieldnames or ()):
        raise InputError("no column stratum or verdict", where=str(path), expected="the CSV that kg sample wrote, filled in")
    found: dict[str, dict[str, int]] = {name: {RIGHT: 0, WRONG: 0, UNCLEAR: 0} for name in STRATA}
    for row in reader:
        verdict = _VERDICTS.get((row["verdict"] or "").strip().lower())
        if verdict is None or row["stratum"] not in found:
            raise InputError(
                worded("verdict {!r} is none", row["verdict"]), where=worded("{} line {}", path, reader.line_num),
                expected="right, wrong or unclear", do="fill in every line",
            )  # fmt: skip
        found[row["stratum"]][verdict] += 1
    result = [Judged(name, f[RIGHT], f[WRONG], f[UNCLEAR]) for name, f in found.items() if sum(f.values())]
    return [*result, Judged("total", sum(j.right for j in result), sum(j.wrong for j in result), sum(j.unclear for j in result))]
