"""``kg ontology schemes``: the concept schemes, made from their tables."""


from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import Language
from kg.worded import worded


def schemes(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SCHEME…]", help=say("概念体系名（省略则为全部）", "Names of schemes (none: all)"), show_default=False)
    ] = None,
    *,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="DIR", help=say("写入的目录", "Folder to write to"), show_default="ontology/schemes")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=say("只检查是否最新，不写文件", "Write nothing; exit code 1 when a file is not current"))] = False,
    lang: Language = None,
) -> None:
    """Write the concept schemes (technologies, scenarios, indicators, policy-instruments) as SKOS in Turtle.

    They are made from data/lexicon (names, taxonomy) and data/definitions (definitions, scope notes, cited documents). The
    first row that breaks a rule is told, and nothing is written then.

    zh:将概念体系（technologies、scenarios、indicators、policy-instruments）写成 SKOS（Turtle）。

    来源为 data/lexicon（名称与层级）与 data/definitions（定义、范围说明、引用文献）。有一行不合规则即指出该行，不写任何文件。
    """
    from kg.errors import InputError, UsageError
    from kg.ontology.parse import ontology_version
    from kg.pipeline import load_schemes
    from kg.rdf.scheme_rules import check_schemes
    from kg.rdf.schemes import KINDS, scheme_turtle, write_schemes
    from kg.readers.catalogue import load_catalogue
    from kg.resources import resource

    if unknown := [name for name in names or () if name not in KINDS]:
        raise UsageError(worded("no scheme is called {!r}", unknown[0]), where="kg ontology schemes", expected=", ".join(KINDS))
    made = load_schemes()
    wanted = [each for each in made if not names or each.kind.name in names]
    reports = load_catalogue(resource("data", "reports.yaml")).known.keys()
    check_schemes(wanted, reports, {concept.id for each in made for concept in each.concepts})
    home, version = folder or resource("ontology", "schemes"), ontology_version(resource("ontology"))
    if check:
        old = [f"{each.kind.name}.ttl" for each in wanted if not _is_current(home / f"{each.kind.name}.ttl", scheme_turtle(each, version))]
        if old:
            raise InputError(worded("not current: {}", ", ".join(old)), where=str(home), expected="what the tables give", do="run kg ontology schemes")
        changed: list[Path] = []
    else:
        try:
            changed = write_schemes(home, wanted, version)
        except OSError as error:
            raise InputError(worded("cannot be written: {}", error), where=str(home), do="name another folder with --folder") from error
    for each in wanted:
        path = home / f"{each.kind.name}.ttl"
        state = say("已改写", "written", lang) if path in changed else say("最新", "current", lang)
        typer.echo("\t".join([str(path), say(f"{len(each.concepts)} 个概念", f"{len(each.concepts)} concepts", lang), state]))


def _is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()
