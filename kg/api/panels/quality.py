"""What a build tells of itself, as panels: how much was understood, what was not, what the checks found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kg.api.panels.entry import Entry, as_csv
from kg.api.panels.setting import Setting
from kg.errors import BuildError
from kg.model.coverage import Tally
from kg.model.document import SourceKind
from kg.ontology.prefixes import FKGC
from kg.rdf.jsonl import read_problems
from kg.store.coverage import COUNTED, coverage_of
from kg.store.labels import select
from kg.view.check_page import CHECK, COUNTS, families_html
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.panels.model import Part
from kg.view.quality import ReportQuality, problem_rows
from kg.view.quality_page import coverage_html, problems_html
from kg.worded import chinese

TAKES: tuple[str, ...] = ()
_NO_BUILD = Label("存储不记录这些，只有构建目录中有。", "A store does not tell this, only a build folder does.")


def coverage_panel(entry: Entry, setting: Setting) -> Part:
    """How much of each report was understood, as ``run.json`` tells it."""
    part = Part(entry.id, entry.title, "", commands=("kg quality",))
    try:
        if setting.build is None:
            return replace(part, notes=(_NO_BUILD,))
        told = coverage_of(setting.build)
    except BuildError as error:
        return replace(part, notes=(Label(f"构建没有记录：{chinese(error.what)}。", f"The build does not tell: {error.what}."),))
    titles, kinds = _titles(setting), _kinds(setting)
    reports = tuple(
        ReportQuality(titles.get(ident, ident), kinds.get(ident, SourceKind.ORIGINAL), Tally(**{key: each["total"][key] for key in COUNTED}), ())
        for each in told
        for ident in [each["report"]]
    )
    shown = coverage_html(reports, f"t-{entry.id}") + _further("coverage", setting, Label("逐节与未读懂的例子", "By section, with examples of what was not understood"))
    data = as_csv({"report": each["report"], "title": report.title, **report.tally.as_dict()} for each, report in zip(told, reports, strict=True))
    return replace(part, shown=shown, sources=setting.cited(each["report"] for each in told), csv=data)


def problems_panel(entry: Entry, setting: Setting) -> Part:
    """What could not be read, linked or fitted, by kind and reason."""
    if setting.build is None:
        return Part(entry.id, entry.title, "", (_NO_BUILD,))
    path = setting.build / "problems.jsonl"
    try:
        problems = read_problems(path)
    except (OSError, ValueError, KeyError, TypeError):
        return Part(entry.id, entry.title, "", (Label(f"{path.name} 读不了。", f"{path.name} cannot be read."),))
    rows = problem_rows(problems, _titles(setting), _kinds(setting))
    data = as_csv({"kind": each.kind, "report": each.report, "reason": each.reason.en, "reason_zh": each.reason.zh, "text": each.text} for each in problems)
    note = Label("全部在构建目录的 problems.jsonl 中，每行一条。", "All of them stand in problems.jsonl of the build folder, one a line.")
    return Part(entry.id, entry.title, problems_html(rows, f"t-{entry.id}"), (note,), sources=setting.cited(each.report for each in problems), csv=data)


def checks_panel(entry: Entry, setting: Setting) -> Part:
    """What the last ``kg check`` found, family by family: shapes, integrity, contradictions, questions."""
    part = Part(entry.id, entry.title, "", commands=("kg check",))
    rows = _checked(setting.build / COUNTS) if setting.build is not None else None
    if not rows:
        missing = Label("尚未检查：kg check 检查构建并写出结果。", "Not checked yet: kg check looks at the build and writes what it found.")
        return replace(part, notes=(missing,))
    shown = families_html(rows, f"t-{entry.id}") + _further(CHECK.stem, setting, Label("每一条发现与已接受者的理由", "Every finding, and the reasons of those accepted"))
    return replace(part, shown=shown, csv=as_csv(rows))


def _checked(path: Path) -> list[Mapping[str, str | int]] | None:
    """The rows of ``counts_of``; None where there are none, or the file is not ours."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [{name: row[name] for name in ("name", "zh", "en", "checks", "errors", "warnings", "notes", "accepted")} for row in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _further(page: str, setting: Setting, label: Label) -> str:
    return f'<p class="further"><a href="{page}.html">{both(label)} →</a></p>' if page in setting.beside else ""


def _titles(setting: Setting) -> dict[str, str]:
    return {each.id: each.title for each in setting.graph.snapshot.reports}


def _kinds(setting: Setting) -> dict[str, SourceKind]:
    """Original or digest, by id of the report."""
    query = "SELECT DISTINCT ?id ?kind { ?s a fkg:Source ; fkg:kind ?kind ; dcterms:isVersionOf/dcterms:identifier ?id }"
    return {row["id"]: SourceKind(row["kind"].removeprefix(FKGC)) for row in select(setting.graph.store, query).texts()}
