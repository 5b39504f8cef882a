"""A name as typed → the one entity it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, say

if TYPE_CHECKING:
    from kg.store.find import NameHit
    from kg.store.interface import Store


def resolve(store: Store, name: str, lang: Lang) -> NameHit:
    """The entity called ``name``; of several the first, and the others are told on stderr.

    Raises QueryError, with similar names, when the graph knows none.
    """
    from kg.store.find import find_names, unknown_name

    found = find_names(store, name, lang.value)
    if not found.matches:
        raise unknown_name(name, (hit.spelt for hit in found.suggestions))
    first, *others = found.matches
    if others:
        listed = "; ".join(f"{hit.label} <{hit.iri}>" for hit in others)
        typer.echo(say("同名", "also called so", lang) + f": {listed}", err=True)
    return first
