"""``kg sample``: facts for a reader to judge."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, NoStore, OutDir, OutFile


def sample(
    n: Annotated[int, typer.Option("--n", min=1, help=say("抽取多少条", "How many facts"))] = 100,
    seed: Annotated[int, typer.Option("--seed", help=say("随机种子", "Random seed"))] = 1,
    extractor: Annotated[list[str] | None, typer.Option("--extractor", help=say("只抽某抽取器的事实（可重复）", "Only facts of this extractor (repeatable)"))] = None,
    report: Annotated[list[str] | None, typer.Option("--report", help=say("只抽某报告（可重复）", "Only facts of this report (repeatable)"))] = None,
    verdicts: Annotated[Path | None, typer.Option("--verdicts", metavar="FILE", help=say("读回已填写的判断", "Read the filled sheet back"))] = None,
    out: OutDir = DEFAULT_OUT,
    address: NoStore = None,
    output: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Draw random asserted facts with quote and context as a CSV sheet to judge; with --verdicts, tell the precision judged.

    Strata (relations, values, observations) are drawn in proportion; unclear counts as wrong.

    zh:随机抽取断言事实，附原句与上下文，写成可填判断的 CSV；用 --verdicts 读回判断并给出精确率（不清楚按错计）。
    """
    from kg.cli import output as printing
    from kg.cli.opening import refuse_store
    from kg.evaluate.sample import draw, fact_in_words, read_facts, read_verdicts, sheet
    from kg.ontology.load import load_ontology
    from kg.resources import resource

    if verdicts is not None:
        judged = read_verdicts(verdicts)
        if as_json:
            rows = [{"stratum": j.stratum, "right": j.right, "wrong": j.wrong, "unclear": j.unclear, "precision": round(j.precision, 4)} for j in judged]
            printing.write(printing.as_json(rows), output)
            return
        titles = (("层", "stratum"), ("对", "right"), ("错", "wrong"), ("不清楚", "unclear"), ("精确率", "precision"), ("95% 区间", "95 % interval"))
        head = [say(*pair, lang) for pair in titles]
        table = [
            [j.stratum, str(j.right), str(j.wrong), str(j.unclear), f"{j.precision:.3f}", f"{j.interval[0]:.3f}–{j.interval[1]:.3f}"]
            for j in judged
        ]
        printing.print_rows(head, table, output)
        return
    refuse_store(address, "抽样取自 statements.jsonl，存储里没有这份文件", "facts are drawn from statements.jsonl, which no store holds", lang)
    ontology = load_ontology(resource("ontology"))
    labels = {name: ontology.label(name, "zh") for name in (*ontology.properties(), *ontology.classes())} | {"broader": "上位概念"}
    chosen = draw(read_facts(out), n, seed, extractor or (), report or ())
    if as_json:
        rows = [{**row, "fact": fact_in_words(row, labels)} for row in chosen]
        printing.write(printing.as_json(rows), output)
    else:
        printing.write("\ufeff" * (output is not None) + sheet(chosen, labels), output)
