"""Rules that a scheme keeps, each told with its place: SKOS integrity, depth, sources, definitions that belong to a concept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.assemble.taxonomy import ancestors
from kg.errors import LexiconError
from kg.model.entity import Entity
from kg.rdf.schemes import Scheme
from kg.text.chars import has_han
from kg.worded import worded

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
                raise LexiconError(worded("no concept is called {!r}", key), where=said.where, expected="the id of a concept", do="correct or remove the row")


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
        yield LexiconError(worded("{!r} has no English label", concept.id), where=where, expected="one label in each language", do="fill the column en")
    for language, label in (("zh", concept.zh), ("en", english.casefold())):
        owner = owners.setdefault((language, label), concept.id)
        if label and owner != concept.id:
            yield LexiconError(worded("label {!r} of {!r} is {!r}'s too", label, concept.id, owner), where=where, expected="a label of its own", do="rename one")


def _place(concept: Entity, above: dict[str, tuple[str, ...]], where: str) -> Iterator[LexiconError]:
    if unknown := [parent for parent in concept.broader if parent not in above]:
        yield LexiconError(
            worded("broader {!r} of {!r} is in another scheme", unknown[0], concept.id), where=where, expected="a concept of the scheme", do="correct the id"
        )
        return
    if depth(concept.id, above) > DEEPEST:
        yield LexiconError(
            worded("{!r} lies {} levels deep", concept.id, depth(concept.id, above)), where=where, expected=worded("at most {}", DEEPEST), do="attach it higher"
        )
    for parent in concept.broader:
        if any(parent in ancestors(other, above) for other in concept.broader if other != parent):
            yield LexiconError(worded("broader {!r} of {!r} follows from another", parent, concept.id), where=where, expected="direct parents alone", do="remove it")


def _texts(made: Scheme, concept: Entity, above: dict[str, tuple[str, ...]], reports: Collection[str], where: str) -> Iterator[LexiconError]:
    said = made.definition(concept.id)
    for other in said.related:
        if other not in above:
            yield LexiconError(worded("related {!r} of {!r} is unknown", other, concept.id), where=where, expected="a concept of the scheme", do="correct the id")
        elif other in ancestors(concept.id, above) or concept.id in ancestors(other, above):
            yield LexiconError(worded("{!r} is related to {!r}, which is above or below it", concept.id, other), where=where, expected="a neighbour", do="remove it")
    if unknown := [key for key in said.see if key not in made.definitions.documents and key not in reports]:
        yield LexiconError(
            worded("{!r} cites {!r}, which is unknown", concept.id, unknown[0]), where=where, expected="an id of sources.csv or of a report", do="add it there"
        )
    taught = [key for key in concept.source.split("|") if key not in {"", "general"}]
    if strange := [key for key in taught if key not in reports]:
        yield LexiconError(worded("source {!r} of {!r} is no report", strange[0], concept.id), where=where, expected="an id of the catalogue", do="correct it")
    if not taught and not said.see:
        yield LexiconError(worded("{!r} occurs in no report and cites nothing", concept.id), where=where, expected="a report or a see", do="cite a document")
    base = made.bases.get(concept.id)
    if base and (base not in above or base == concept.id):
        yield LexiconError(worded("base {!r} of {!r} is unknown", base, concept.id), where=where, expected="another indicator", do="correct the id")
