"""``kg evaluate``: recall against answer keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress


def evaluate(
    gold: Annotated[list[Path], typer.Option("--gold", metavar="FILE", help=say("答案文件（可重复）", "Answer key (repeatable)"))],
    misses: Annotated[int, typer.Option("--misses", min=0, help=say("列出多少条遗漏", "How many misses to list"))] = 40,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    output: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Recall of a build against answer keys by kind, class and predicate; misses with the place where they should have been found.

    zh:以答案文件衡量一次构建的召回率（按种类、类别、关系），并列出遗漏及其应在的章节。
    """
    from kg.cli import output as printing
    from kg.cli.opening import open_store
    from kg.evaluate.gold import read_gold
    from kg.evaluate.recall import Evaluator
    from kg.ontology.load import load_ontology
    from kg.resources import resource

    keys = [read_gold(path) for path in gold]
    with open_store(out, address) as store:
        evaluator = Evaluator(store, load_ontology(resource("ontology")))
        results = [(key.name, evaluator.evaluate(key)) for key in keys]
    if as_json:
        told = [
            {
                "key": name,
                "recall": {group: {"hit": r.hits[group], "gold": r.totals[group]} for group in sorted(r.totals)},
                "misses": [{"kind": m.kind, "what": m.what, "where": m.where, "quote": m.quote} for m in r.misses],
            }
            for name, r in results
        ]
        printing.write(printing.as_json(told), output)
        return
    rows = [
        [name, group, str(r.hits[group]), str(r.totals[group]), f"{r.hits[group] / r.totals[group]:.3f}"]
        for name, r in results
        for group in sorted(r.totals)
    ]
    head = [say(*pair, lang) for pair in (("答案", "key"), ("组", "group"), ("命中", "hit"), ("应有", "gold"), ("召回率", "recall"))]
    printing.print_rows(head, rows, output)
    listed = [[name, m.kind, m.what, m.where, m.quote[:60]] for name, r in results for m in r.misses][:misses]
    if listed and output is None:
        head = [say(*pair, lang) for pair in (("答案", "key"), ("种类", "kind"), ("遗漏", "missing"), ("应在", "where"), ("原句", "quote"))]
        printing.print_rows(head, listed)
