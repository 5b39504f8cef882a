"""Passages as they are shown: their words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ontology.prefixes import FKGC
from kg.store.interface import Store
from kg.store.labels import select, values


@dataclass(frozen=True, slots=True, order=True)
class ShownPassage:
    """A sentence or table row: report (IRI) and its title, offsets in the source, words, section, page (None where there are none),
    and ``original`` or ``digest``."""

    report: str
    start: int
    end: int
    title: str
    quote: str
    section: str
    page: int | None
    kind: str


def passages(store: Store, iris: Iterable[str]) -> dict[str, ShownPassage]:
    """The passages with these IRIs; unknown ones are left out."""
    wanted = set(iris)
    if not wanted:
        return {}
    query = f"""SELECT DISTINCT ?p ?r ?title ?start ?end ?quote ?section ?page ?kind {{ {values("p", wanted)}
      ?p fkg:quote ?quote ; fkg:start ?start ; fkg:end ?end ; fkg:inSource ?src ; dcterms:isPartOf ?r .
      OPTIONAL {{ ?p fkg:section ?section }} OPTIONAL {{ ?p fkg:page ?page }} OPTIONAL {{ ?src fkg:kind ?kind }}
      OPTIONAL {{ ?r rdfs:label ?title FILTER(LANG(?title) = "zh") }} }}"""
    return {
        row["p"]: ShownPassage(
            row["r"], int(row["start"]), int(row["end"]), row["title"], row["quote"], row["section"], int(row["page"]) if row["page"] else None,
            row["kind"].removeprefix(FKGC),
        )
        for row in select(store, query).texts()
    }  # fmt: skip
