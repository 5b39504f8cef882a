"""The firm of which a text spoke last: whom 该行 and 公司 mean where no sentence nearer tells."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.annotate import Annotated, Sentence
from kg.extract.statistics.line import ORG, Item, is_firm
from kg.extract.titled import titled_firm
from kg.model.statement import Passage


class Spoken(NamedTuple):
    """The firm named last in a section, or else by the document's title, and where it is named."""

    firm: Item | None = None
    shown: tuple[Passage, ...] = ()

    @classmethod
    def of_title(cls, document: Annotated) -> Spoken:
        """What every section of a document begins with."""
        titled = titled_firm(document)
        return cls() if titled is None else cls(Item(ORG, titled.mention.surface, 0, 0, titled.mention), (titled.title,))

    def behind(self, document: Annotated, sentence: Sentence, end: int | None = None) -> Spoken:
        """What holds behind a sentence, or at its character ``end``: where several bodies are named, or one that is no firm, nobody is meant."""
        if not sentence.mentions:
            return self
        is_a = document.names.ontology.is_a
        named = {m.entity: m for m in sentence.mentions if (end is None or m.end <= end) and is_a(m.cls, "Organization")}
        if not named:
            return self
        bodies = [Item(ORG, m.surface, 0, 0, m) for m in named.values()]
        return Spoken(bodies[0], (sentence.passage,)) if len(bodies) == 1 and is_firm(bodies[0]) else Spoken()
