"""``kg quality``: how much of each report was understood."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, NoStore, OutDir, OutFile

_COLUMNS = (
    ("sentences", "句数", "sentences"),
    ("share", "读出事实", "with a fact"),
    ("names_unlinked", "未识别名称", "names unlinked"),
    ("tables", "表格", "tables"),
    ("tables_not_understood", "未读懂表格", "tables not understood"),
    ("figures", "数字", "figures"),
    ("figures_unread", "未读数字", "figures unread"),
)


def quality(
    sections: Annotated[bool, typer.Option("--sections", help=say("逐节列出", "Section by section"))] = False,
    out: OutDir = DEFAULT_OUT,
    address: NoStore = None,
    output: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """How much of each report was understood: sentences with a fact, names unlinked, tables not understood, figures unread.

    The page site/coverage.html of kg run shows the same with examples.

    zh:每份报告读懂了多少：读出事实的句子、未识别的名称、未读懂的表格、未读出的数字。kg run 的页面 site/coverage.html 另有实例。
    """
    from kg.cli import output as printing
    from kg.cli.opening import refuse_store
    from kg.model.coverage import Tally
    from kg.store.coverage import COUNTED, coverage_of

    refuse_store(address, "读懂多少记在 run.json，存储里没有这份文件", "how much was understood stands in run.json, which no store holds", lang)
    found = coverage_of(out)
    if as_json:
        printing.write(printing.as_json(found), output)
        return
    rows = []
    for report in found:
        parts = [("", report["total"])]
        if sections:
            parts += [(" ".join(filter(None, (s["number"], s["title"]))), s) for s in report["sections"]]
        for name, counts in parts:
            tally = Tally(**{key: counts[key] for key in COUNTED})
            cells = tally.as_dict() | {"share": f"{tally.share:.0%}"}
            rows.append([report["report"], *([name] if sections else []), *(str(cells[key]) for key, _, _ in _COLUMNS)])
    head = [say("报告", "report", lang), *([say("章节", "section", lang)] if sections else []), *(say(zh, en, lang) for _, zh, en in _COLUMNS)]
    printing.print_rows(head, rows, output)
