"""``kg check``: does a build keep the rules of the vocabulary?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, StoreAddress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.validate.check import CheckReport, FamilyResult
    from kg.validate.finding import Finding

SHOWN = 20


def check(out: OutDir = DEFAULT_OUT, address: StoreAddress = None, as_json: AsJson = False, lang: Language = None) -> None:
    """Check a build: evidence behind every fact, names, hierarchy, dates, statistics, SHACL shapes, contradictions.

    Writes the page site/check.html into the build, none for a store at an address. Exit code 1 when an error is found.

    zh:检查一次构建：每条事实的证据、名称、上下位、日期、统计、SHACL 形状与互斥；并写出页面 site/check.html（对某地址的存储则不写）。发现错误时退出码为 1。
    """
    from kg.cli import output
    from kg.cli.opening import open_store
    from kg.resources import resource
    from kg.validate.check import check_build, check_store
    from kg.validate.finding import Severity
    from kg.view.check_page import write_check

    if address:
        with open_store(out, address) as store:
            report = check_store(store, resource("ontology"))
    else:
        report = check_build(out, resource("ontology"))
    if as_json:
        output.write(output.as_json(as_dict(report)))
    else:
        print_report(report, lang)
    if not address:
        page = write_check(out, report)  # after the findings, so that a folder that cannot be written to hides none
        typer.echo(say("检查报告", "Report of the checks", lang) + f": {page.resolve()}", err=True)
    if report.count(Severity.ERROR):
        raise typer.Exit(1)


def as_dict(report: CheckReport) -> dict[str, object]:
    """A report for JSON: families with their counts, findings with both messages, accepted findings with their reasons."""

    def row(finding: Finding) -> dict[str, str]:
        told = {"severity": finding.severity.value, "check": finding.check, "focus": finding.focus, "value": finding.value}
        return told | {"zh": finding.zh, "en": finding.en}

    return {
        "families": [
            {"name": f.name, "checks": f.checks, **_counts(f), "accepted": len(f.accepted), "seconds": f.seconds} for f in report.families
        ],
        "findings": [row(finding) for finding in report.findings],
        "accepted": [row(each.finding) | {"reason_zh": each.zh, "reason_en": each.en} for each in report.accepted],
    }


def _counts(result: FamilyResult) -> dict[str, int]:
    from kg.validate.finding import Severity

    return {"errors": result.count(Severity.ERROR), "warnings": result.count(Severity.WARNING), "notes": result.count(Severity.INFO)}


def print_report(report: CheckReport, lang: Lang | None) -> None:
    """The table of families, then the findings, then the accepted ones with their reasons."""
    from kg.cli import output
    from kg.ontology.prefixes import shorten

    language = say("zh", "en", lang)
    head = [("检查", "checks"), ("条数", "number"), ("错误", "errors"), ("警告", "warnings"), ("说明", "notes"), ("已接受", "accepted"), ("秒", "seconds")]
    rows = [
        [f.zh if language == "zh" else f.en, str(f.checks), *(str(number) for number in _counts(f).values()), str(len(f.accepted)), f"{f.seconds:.2f}"]
        for f in report.families
    ]
    output.print_rows([say(*name, lang) for name in head], rows)
    standing = [[f.severity.value, f.check, shorten(f.focus), f.value, f.message(language)] for f in report.findings]
    accepted = [
        [say("已接受", "accepted", lang), each.finding.check, shorten(each.finding.focus), each.finding.value, each.zh if language == "zh" else each.en]
        for each in report.accepted
    ]
    if standing or accepted:
        head = [("级别", "severity"), ("检查", "check"), ("对象", "focus"), ("值", "value"), ("说明", "message")]
        output.print_rows([say(*name, lang) for name in head], standing + accepted)
    number = len(standing)
    typer.echo(say(f"{number} 条发现，{len(accepted)} 条已接受", f"{number} findings, {len(accepted)} accepted", lang), err=True)


def print_findings(findings: Sequence[Finding], lang: Lang | None) -> bool:
    """Tell the first errors and warnings on stderr, one line each; is an error among them?"""
    language = say("zh", "en", lang)
    findings = [finding for finding in findings if finding.severity.value != "info"]
    for finding in findings[:SHOWN]:
        line = f"{finding.severity.value}: {finding.check}: {finding.focus}: {finding.message(language)}"
        typer.echo(f"{line} ({finding.value})" if finding.value else line, err=True)
    if len(findings) > SHOWN:
        typer.echo(say(f"…… 另有 {len(findings) - SHOWN} 条，见 kg check", f"… and {len(findings) - SHOWN} more, see kg check", lang), err=True)
    return any(finding.severity.value == "error" for finding in findings)
