"""``kg ontology``: the ontology itself, apart from any graph."""

from __future__ import annotations

import typer

from kg.cli.helping import Command, Group
from kg.cli.language import default_language, help_of
from kg.cli.ontology_doc import doc
from kg.cli.ontology_schemes import schemes

app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help=help_of("The ontology: its documentation, its concept schemes.\n\n    zh:本体：说明文档与概念体系。", default_language()),
)
for command in (doc, schemes):
    app.command(command.__name__, cls=Command, help=help_of(command.__doc__ or "", default_language()))(command)
