"""A name as typed → the one entity it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, say
from kg.errors import QueryError
from kg.worded import worded

if TYPE_CHECKING:
    from kg.store.describe import NameHit
    from kg.store.interface import Store


def resolve(store: Store, name: str, lang: Lang) -> NameHit:
    """The entity called ``name``; of several the first, and the others are told on stderr.

    Raises QueryError, with similar names, when the graph knows none.
    """
    from kg.store.describe import find_names

    found = find_names(store, name, lang.value)
    if not found.matches:
        similar = "、".join(hit.spelt for hit in found.suggestions)
        raise QueryError(worded("the graph knows no {!r}", name), do=worded("did you mean {}?", similar) if similar else "kg search looks through the text")
    first, *others = found.matches
    if others:
        listed = "; ".join(f"{hit.label} <{hit.iri}>" for hit in others)
        typer.echo(say("同名", "also called so", lang) + f": {listed}", err=True)
    return first
