"""``kg doctor``: does this installation work, and what state is the build folder in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir
from kg.worded import in_language

if TYPE_CHECKING:
    from kg.cli.checkup import Finding

MARKS = {"ok": ("正常", "ok"), "note": ("提示", "note"), "broken": ("损坏", "broken")}


def doctor(*, out: OutDir = DEFAULT_OUT, as_json: AsJson = False, lang: Language = None) -> None:
    """Check Python, packages, bundled data, ontology, lexicon, patterns, questions and the build folder.

    Exit code 1 when something is broken.

    zh:检查 Python、依赖包、随附数据、本体、词表、模式、问题与构建目录；有损坏则退出码为 1。
    """
    from kg.cli import output
    from kg.cli.checkup import examine

    speech = lang or default_language()
    findings = examine(out)
    if as_json:
        output.write(output.as_json([{"check": f.check, "state": f.state, "detail": f.detail} for f in findings]))
    else:
        head = say("检查 结果 详情", "check result detail", speech).split()
        output.print_rows(head, [_row(finding, say(*MARKS[finding.state], speech), speech) for finding in findings])
    if any(finding.state == "broken" for finding in findings):
        raise typer.Exit(1)


def _row(finding: Finding, mark: str, lang: Lang) -> list[str]:
    return [finding.check, mark, in_language(finding.detail, lang.value)]
