"""``kg ontology``: the ontology itself, apart from any graph."""

from __future__ import annotations

import typer

from kg.cli.language import default_language, help_of
from kg.cli.ontology_doc import doc

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help=help_of("The ontology: its documentation.\n\nzh:本体：说明文档。", default_language()),
)
app.command("doc", help=help_of(doc.__doc__ or "", default_language()))(doc)


@app.callback()
def ontology() -> None:
    """A group, however few commands it has."""
