"""``kg check``: does a build keep the rules of the vocabulary?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.validate.finding import Finding

SHOWN = 20


def check(out: OutDir = DEFAULT_OUT, as_json: AsJson = False, lang: Language = None) -> None:
    """Check a build: evidence behind every fact, quotes, names, classes, SHACL shapes. Exit code 1 when an error is found.

    zh:检查一次构建：每条事实的证据、原句、名称、类别与 SHACL 形状。发现错误时退出码为 1。
    """
    from kg.cli import output
    from kg.resources import resource
    from kg.validate.check import check_build

    findings = check_build(out, resource("ontology"))
    language = say("zh", "en", lang)
    if as_json:
        rows = [
            {"severity": f.severity.value, "check": f.check, "focus": f.focus, "value": f.value, "message": f.message(language)}
            for f in findings
        ]
        output.write(output.as_json(rows))
    else:
        head = [say("级别", "severity", lang), say("检查", "check", lang), say("对象", "focus", lang), say("值", "value", lang), say("说明", "message", lang)]
        output.print_rows(head, [[f.severity.value, f.check, f.focus, f.value, f.message(language)] for f in findings])
        typer.echo(say(f"{len(findings)} 条发现", f"{len(findings)} findings", lang), err=True)
    if any(f.severity.value == "error" for f in findings):
        raise typer.Exit(1)


def print_findings(findings: Sequence[Finding], lang: Lang | None) -> bool:
    """Tell the first findings on stderr, one line each; is an error among them?"""
    language = say("zh", "en", lang)
    for finding in findings[:SHOWN]:
        line = f"{finding.severity.value}: {finding.check}: {finding.focus}: {finding.message(language)}"
        typer.echo(f"{line} ({finding.value})" if finding.value else line, err=True)
    if len(findings) > SHOWN:
        typer.echo(say(f"…… 另有 {len(findings) - SHOWN} 条，见 kg check", f"… and {len(findings) - SHOWN} more, see kg check", lang), err=True)
    return any(finding.severity.value == "error" for finding in findings)
