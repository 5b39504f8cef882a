"""Rules that a scheme keeps, each told with its place: SKOS integrity, depth, sources, definitions that belong to a concept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.assemble.taxonomy import ancestors
from kg.errors import LexiconError
from kg.model.entity import Entity
from kg.rdf.schemes import Scheme
from kg.text.chars import has_han

DEEPEST = 4
"""Levels of a scheme, the top concept's being the first."""


def check_schemes(made: Sequence[Scheme], reports: Collection[str], known: Collection[str]) -> None:
    """Raise LexiconError for the first fault of the schemes.

    ``reports`` are the ids of the catalogue, which a concept may cite; ``known`` the ids of the concepts of all schemes: a
    definition of any other is a fault. The integrity conditions are those of the SKOS Reference (W3C, 2009): labels (S13, S14),
    related and broader apart (S27).
    """
    for each in made:
        for fault in faults(each, reports):
            raise fault
        for key, said in each.definitions.concepts.items():
            if key not in known:
                raise LexiconError(f"no concept is called {key!r}", where=said.where, expected="the id of a concept", do="correct or remove the row")


def faults(made: Scheme, reports: Collection[str]) -> Iterator[LexiconError]:
    """What is wrong with a scheme, concept by concept."""
    above = {concept.id: concept.broader for concept in made.concepts}
    owners: dict[tuple[str, str], str] = {}
    for concept in made.concepts:
        where = made.definition(concept.id).where or f"{made.kind.name} {concept.id}"
        yield from _names(concept, owners, where)
        yield from _place(concept, above, where)
        yield from _texts(made, concept, above, reports, where)


def depth(key: str, above: dict[str, tuple[str, ...]]) -> int:
    """Levels from the top down to a concept by the longest way."""
    return 1 + max((depth(parent, above) for parent in above[key]), default=0)


def _names(concept: Entity, owners: dict[tuple[str, str], str], where: str) -> Iterator[LexiconError]:
    english = concept.en or ("" if has_han(concept.zh) else concept.zh)
    if not english:
        yield LexiconError(f"{concept.id!r} has no English label", where=where, expected="one label in each language", do="fill the column en")
    for language, label in (("zh", concept.zh), ("en", english.casefold())):
        owner = owners.setdefault((language, label), concept.id)
        if label and owner != concept.id:
            yield LexiconError(f"label {label!r} of {concept.id!r} is {owner!r}'s too", where=where, expected="a label of its own", do="rename one")


def _place(concept: Entity, above: dict[str, tuple[str, ...]], where: str) -> Iterator[LexiconError]:
    if unknown := [parent for parent in concept.broader if parent not in above]:
        yield LexiconError(f"broader {unknown[0]!r} of {concept.id!r} is in another scheme", where=where, expected="a concept of the scheme", do="correct the id")
        return
    if depth(concept.id, above) > DEEPEST:
        yield LexiconError(f"{concept.id!r} lies {depth(concept.id, above)} levels deep", where=where, expected=f"at most {DEEPEST}", do="attach it higher")
    for parent in concept.broader:
        if any(parent in ancestors(other, above) for other in concept.broader if other != parent):
            yield LexiconError(f"broader {parent!r} of {concept.id!r} follows from another", where=where, expected="direct parents alone", do="remove it")


def _texts(made: Scheme, concept: Entity, above: dict[str, tuple[str, ...]], reports: Collection[str], where: str) -> Iterator[LexiconError]:
    said = made.definition(concept.id)
    for other in said.related:
        if other not in above:
            yield LexiconError(f"related {other!r} of {concept.id!r} is unknown", where=where, expected="a concept of the scheme", do="correct the id")
        elif other in ancestors(concept.id, above) or concept.id in ancestors(other, above):
            yield LexiconError(f"{concept.id!r} is related to {other!r}, which is above or below it", where=where, expected="a neighbour", do="remove it")
    if unknown := [key for key in said.see if key not in made.definitions.documents and key not in reports]:
        yield LexiconError(f"{concept.id!r} cites {unknown[0]!r}, which is unknown", where=where, expected="an id of sources.csv or of a report", do="add it there")
    taught = [key for key in concept.source.split("|") if key not in {"", "general"}]
    if strange := [key for key in taught if key not in reports]:
        yield LexiconError(f"source {strange[0]!r} of {concept.id!r} is no report", where=where, expected="an id of the catalogue", do="correct it")
    if not taught and not said.see:
        yield LexiconError(f"{concept.id!r} occurs in no report and cites nothing", where=where, expected="a report or a see", do="cite a document")
    base = made.bases.get(concept.id)
    if base and (base not in above or base == concept.id):
        yield LexiconError(f"base {base!r} of {concept.id!r} is unknown", where=where, expected="another indicator", do="correct the id")
