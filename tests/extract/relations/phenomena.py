"""Tables of sentences: what a careful analyst would note from each, all of it and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from tests.extract.relations.reading import read

Row = tuple[str, ...]
"""Paragraphs joined by line breaks (``reading.read``), then the facts: ``A、B predicate C、D`` says it of each with each."""
Told = list[tuple[str, str, str]]


def told(text: str) -> Told:
    """Every asserted fact read from a text, but for what the name of a concept says by its own head (智能风控: 风控)."""
    found = read(*text.split("\n"))
    names = found.document.names
    by_name = {(names[c.subject].zh, c.predicate, names[str(c.object)].zh) for c in found.claims if c.evidence.pattern == "head-of-name"}
    return [fact for fact in found.facts() if fact not in by_name]


def expected(facts: Iterable[str]) -> Told:
    """The facts of a row, spelt out."""
    found = set()
    for fact in facts:
        subjects, predicate, objects = fact.split(" ")
        found |= {(s, predicate, o) for s in subjects.split("、") for o in objects.split("、")}
    return sorted(found)
