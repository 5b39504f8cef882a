"""A report that the lexicon has not seen: recall of each report's key with all names removed that only this report taught.

    KG_SHARED=FOLDER python benchmarks/unseen.py [--report ID…] [--strict] [--keep FOLDER]

For each report with a key, the lexicon is copied without what only this report taught, the report is built alone with that
copy, and the graph is scored. What counts as taught by this report alone:

- a row whose column ``source`` names this report and nothing else;
- of the rows that stay, every alias that this report prints and no other report of the corpus does, unless it holds the row's
  own Chinese or English name (a legal name, a name with its abbreviation). The columns give a source to a row, not to an
  alias, so the corpus itself has to tell; an alias kept for other reasons is dropped with the rest;
- ties to a dropped row: its place among ``broader`` concepts and among members of collective names.

``--strict`` drops rows of whatever source, places apart, whose printed names stand in this report and in no other of the corpus:
names of general knowledge go as well, so that its figures are a lower bound. Patterns and the rules of discovery hold no names
of a single report and name no sources; they stay.

FOLDER holds ``corpus/*.txt``, ``gold/*.jsonl`` and ``score/score.py``. A key belongs to the report whose file name begins with
the key's name. They are not part of this repository; the script says so and ends where they are absent.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.assemble.assemble import assemble
from kg.extract.run import ExtractionEngine
from kg.lexicon.tables import load_lexicon, surface_form
from kg.model.document import Document, Table
from kg.ontology.load import load_ontology
from kg.rdf.serialise import write_nquads
from kg.rdf.write import quads
from kg.readers.shelf import read_all
from kg.resources import resource

BARS = {"entities": 0.70, "core relations": 0.50, "observations": 0.85}
_GROUP = re.compile(r"([a-z ]+) (\d+)/(\d+) [\d.]+")
Row = dict[str, str]
Tables = dict[str, list[Row]]


def read_tables(folder: Path) -> Tables:
    """Every row of every table of a lexicon, by file name."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            tables[path.name] = list(csv.DictReader(lines))
    return tables


def write_tables(tables: Tables, folder: Path) -> None:
    """Write tables as they were read; an empty one is left out."""
    for name, rows in tables.items():
        if rows:
            with (folder / name).open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


def split(cell: str) -> list[str]:
    """The values of a cell that are joined by ``|``."""
    return [value.strip() for value in cell.split("|") if value.strip()]


@dataclass(frozen=True, slots=True)
class Printed:
    """What one report prints, and what the other reports of the corpus print (words in lower case)."""

    here: str
    others: str

    @classmethod
    def of(cls, texts: dict[str, str], report: str) -> Printed:
        """Split ``texts`` (report id → words) at one report."""
        return cls(texts[report].casefold(), "\0".join(text for name, text in sorted(texts.items()) if name != report).casefold())

    def only_here(self, name: str) -> bool:
        """Does this report print a name, and no other?"""
        form = _form(name)
        return form in self.here and form not in self.others


def _form(name: str) -> str:
    return surface_form(name.strip("~“”")).casefold()


def unlearn(tables: Tables, report: str, printed: Printed, *, strict: bool = False) -> Tables:
    """The tables without what only ``report`` taught (see the head of this file)."""
    kept = {name: [dict(row) for row in rows if not _taught(row, report, printed, strict)] for name, rows in tables.items()}
    gone = {row["id"] for rows in tables.values() for row in rows} - {row["id"] for rows in kept.values() for row in rows}
    for rows in kept.values():
        for row in rows:
            official = [name for name in (row["zh"], row.get("en", "")) if name]
            row["aliases"] = "|".join(a for a in split(row["aliases"]) if not printed.only_here(a) or any(name in a for name in official))
            for tie in {"broader", "members"} & row.keys():
                row[tie] = "|".join(key for key in split(row[tie]) if key not in gone)
    return {name: [row for row in rows if row.get("members", "-")] for name, rows in kept.items()}  # a collective of nobody names nothing


def _taught(row: Row, report: str, printed: Printed, strict: bool) -> bool:
    if split(row["source"]) == [report]:
        return True
    if not strict or row["class"] == "Place":
        return False
    forms = [_form(name) for name in (row["zh"], row.get("en", ""), *split(row["aliases"])) if name]
    return any(form in printed.here for form in forms) and not any(form in printed.others for form in forms)


def words(document: Document) -> str:
    """All words of a report as the extractors see them: repaired and normalised."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Table):
            parts += [line.text for line in (block.caption, block.unit, block.source_line) if line is not None]
            parts += [cell.text.text for row in (*block.header, *block.rows) for cell in row.cells]
        else:
            parts.append(block.text.text)
    return "\n".join(parts)


def build_alone(document: Document, tables: Tables, out: Path) -> list[str]:
    """Build one document with a lexicon; write ``graph.nq`` into ``out`` and return what the lexicon complained of."""
    folder = out / "lexicon"
    folder.mkdir()
    write_tables(tables, folder)
    ontology = load_ontology(resource("ontology"))
    lexicon = load_lexicon(folder, ontology.classes())
    engine = ExtractionEngine(lexicon, ontology, resource("data", "patterns"))
    graph = assemble([engine.run(document)], lexicon, ontology, {})
    write_nquads(quads(graph, resource("ontology")), out / "graph.nq")
    return [problem.reason.en for problem in lexicon.problems]


def recall(graph: Path, key: Path, scorer: Path, missing: Path | None) -> dict[str, tuple[int, int]]:
    """Hits and totals by group, from the scorer's own line."""
    command = [sys.executable, str(scorer), "--graph", str(graph), "--gold", str(key), *(["--missing", str(missing)] if missing else [])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith(f"{key.stem}: "))
    return {match[1].strip(): (int(match[2]), int(match[3])) for match in _GROUP.finditer(line.partition(": ")[2])}


def measure(document: Document, key: Path, tables: Tables, scorer: Path, keep: Path | None) -> dict[str, tuple[int, int]]:
    """Build one report with ``tables`` and score it; ``keep`` is a folder for graph, lexicon and misses."""
    with tempfile.TemporaryDirectory() as temporary:
        out = keep / key.stem if keep else Path(temporary, "build")
        out.mkdir(parents=True)
        for complaint in build_alone(document, tables, out):
            print(f"lexicon: {complaint}", file=sys.stderr)
        return recall(out / "graph.nq", key, scorer, out / "missing.jsonl" if keep else None)


def report_table(results: dict[str, dict[str, tuple[int, int]]]) -> list[str]:
    """Lines of a table: a group a line, a report a column, the mean and the bar."""
    groups = list(dict.fromkeys(group for figures in results.values() for group in figures))
    lines = [f"{'group':<20}" + "".join(f"{name:>22}" for name in results) + f"{'mean':>8}{'bar':>7}"]
    for group in groups:
        found = [figures[group] for figures in results.values() if group in figures]
        cells = "".join(f"{f'{hit}/{total} {hit / total:.3f}':>22}" for hit, total in found)
        bar = f"{BARS[group]:>7.2f}" if group in BARS else ""
        lines.append(f"{group:<20}{cells}{sum(hit / total for hit, total in found) / len(found):>8.3f}{bar}")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("KG_SHARED", "../shared"))
    parser.add_argument("--report", action="append", help="a report's id, or the name of its key; default: every report with a key")
    parser.add_argument("--keys", type=Path, default=shared / "gold", help="folder of the keys")
    parser.add_argument("--strict", action="store_true", help="drop rows of any source that only this report prints: a lower bound")
    parser.add_argument("--seen", action="store_true", help="drop nothing: the same builds with the whole lexicon, to compare with")
    parser.add_argument("--keep", type=Path, help="keep graphs, lexicons and misses in this new folder")
    args = parser.parse_args()
    files, keys, scorer = sorted(shared.glob("corpus/*.txt")), sorted(args.keys.glob("*.jsonl")), shared / "score" / "score.py"
    if not (files and keys and scorer.is_file()):
        print(f"no reports, keys or scorer below {shared}; set KG_SHARED to the folder that holds corpus/, gold/ and score/", file=sys.stderr)
        return 1
    documents, failures = read_all(files)
    for failure in failures:
        print(failure, file=sys.stderr)
    of_key = {key: document for key in keys for document in documents if document.source.name.startswith(key.stem)}
    wanted = {key: d for key, d in of_key.items() if not args.report or {key.stem, d.report.id} & set(args.report)}
    if not wanted:
        told = ", ".join(f"{d.report.id} ({key.stem})" for key, d in of_key.items())
        print(f"no key for {', '.join(args.report or ['any report'])}; there are keys for: {told or 'no report'}", file=sys.stderr)
        return 2
    texts = {document.report.id: words(document) for document in documents}
    tables = read_tables(resource("data", "lexicon"))
    results = {}
    for key, document in wanted.items():
        report = document.report.id
        kept = tables if args.seen else unlearn(tables, report, Printed.of(texts, report), strict=args.strict)
        rows, before = (sum(map(len, t.values())) for t in (kept, tables))
        aliases, names = (sum(len(split(row["aliases"])) for part in t.values() for row in part) for t in (kept, tables))
        print(f"{report} ({key.stem}): built alone without {before - rows} of {before} rows and {names - aliases} of {names} aliases")
        results[f"{key.stem} {report}"] = measure(document, key, kept, scorer, args.keep)
    print()
    print("\n".join(report_table(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
