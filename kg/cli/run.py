"""``kg run``: the main job: build, check, page."""

from __future__ import annotations

import typer

from kg.cli.build import Files, tell_passed_over
from kg.cli.options import DEFAULT_OUT, AsJson, JudgementsFile, Language, OutDir, StoreTarget


def run(
    files: Files = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreTarget = None,
    judgements: JudgementsFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """The main job: build the graph (of the bundled digests, if no file is named), check it, write the page to open.

    Exit code 1 when a file could not be read or a check found an error; what could be built is there all the same.

    zh:主任务：构建图谱（不给文件时用随附摘要）、检查、写出可打开的页面。有文件读不了或检查有误时退出码为 1。
    """
    from kg.cli.inputs import files_of
    from kg.cli.opening import target
    from kg.collector import no_cycle_search
    from kg.readers.shelf import bundled_digests, reading_of

    tell_passed_over(lang)
    paths = files_of(files) if files else bundled_digests()
    with target(address) as store:
        with no_cycle_search(), reading_of(paths) as reading:  # the rest of the program is loaded beside it
            from kg import pipeline
            from kg.api.graph import Graph
            from kg.api.report import write_report
            from kg.cli.check import print_findings
            from kg.cli.judge import table_for
            from kg.cli.summary import print_failures, print_summary
            from kg.resources import resource
            from kg.validate.check import check_build
            from kg.view.check_page import write_check
            from kg.view.site import PAGE, write_site

            table = table_for(out, judgements)
            result = pipeline.build(paths, out, lambda title: typer.echo(f"· {title}", err=True), write_site, table, reading=reading)
        report = check_build(out, resource("ontology"))
        write_check(out, report, site=True)
        with Graph.open(out) as graph:
            write_report(graph, out / "site", out)
        findings = report.findings
        print_summary(result, as_json=as_json, lang=lang, page=str((out / PAGE).resolve()), findings=len(findings))
        wrong = print_findings(findings, lang)
        failed = print_failures(result, lang)
        if store is not None:
            store.bring(out, lang=lang, whole=True)
    if failed or wrong:
        raise typer.Exit(1)
