"""A name as typed → the one entity it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, say
from kg.errors import QueryError

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
        do = say("是否指 ", "did you mean ", lang) + similar + "?" if similar else ""
        search = say("可用 kg search 全文检索", "kg search looks through the text", lang)
        raise QueryError(say(f"图谱中没有“{name}”", f"the graph knows no {name!r}", lang), do=do or search)
    first, *others = found.matches
    if others:
        listed = "; ".join(f"{hit.label} <{hit.iri}>" for hit in others)
        typer.echo(say("同名", "also called so", lang) + f": {listed}", err=True)
    return first
