"""``kg ontology doc``: the ontology as one page to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, Language, OutDir, StoreAddress

Page = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=say("写入的网页", "The page to write"))]
Folder = Annotated[
    Path | None, typer.Option("--ontology", metavar="DIR", help=say("本体文件夹（默认为随附的本体）", "Ontology folder (default: the one that comes along)"))
]


def doc(
    out: OutDir = DEFAULT_OUT, output: Page = Path("ontology.html"), ontology: Folder = None, address: StoreAddress = None, lang: Language = None
) -> None:
    """Write the ontology as one offline HTML page: class tree, properties, concept schemes, diagrams, search.

    Where the build folder holds a graph, each term shows how often it stands there.

    zh:将本体写成一个离线网页：类的层次、属性、概念体系、图示与查找。构建目录中有图谱时，各术语后附出现次数。
    """
    from kg.cli.opening import open_store
    from kg.errors import BuildError
    from kg.ontology.reference import read_reference
    from kg.resources import resource
    from kg.store.usage import Usage, usage_of
    from kg.view.reference_page import render_reference

    reference = read_reference(ontology or resource("ontology"))
    usage: Usage | None = None
    if address or out.exists():
        with open_store(out, address) as store:
            usage = usage_of(store)
    elif out != DEFAULT_OUT:
        raise BuildError("no build here", where=str(out), expected="a build folder", do="run kg build, or leave out --out")
    page = render_reference(reference, usage.classes, usage.properties, usage.concepts) if usage else render_reference(reference)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(page, encoding="utf-8", newline="\n")
    told = say("无次数（此处没有构建目录）", "without counts (no build folder here)", lang) if usage is None else ""
    typer.echo(f"{output} {told}".strip())
