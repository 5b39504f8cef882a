"""What a search for paths gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from kg.analysis.result import Cell, Result
from kg.network.snapshot import Node, Relation


@dataclass(frozen=True, slots=True)
class Hop:
    """From one thing to the next: along a relation as it is stated (``forward``) or against it.

    ``relations`` are the statements that carry it, or what the lexicon says of the taxonomy (without a statement); ``zh`` and
    ``en`` tell it as a sentence; ``also`` are other relations between the same two things.
    """

    source: Node
    target: Node
    predicate: str
    forward: bool
    belief: float
    relations: tuple[Relation, ...]
    zh: str
    en: str
    also: tuple[Hop, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that say it, sorted; none where only the lexicon does."""
        return tuple(sorted({report for each in self.relations for report in each.reports}))

    @property
    def statements(self) -> tuple[str, ...]:
        """IRIs of the statements that carry it."""
        return tuple(each.statement for each in self.relations if each.statement)

    @property
    def date(self) -> str:
        """Since when, as far as known: of several dates the most precise, then the latest."""
        return max((each.date for each in self.relations), key=lambda date: (len(date), date), default="")

    def words(self, lang: str = "zh") -> str:
        """The sentence in a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True)
class Path(Result):
    """One path: its hops, what it costs by the measure asked for, the whole in one sentence, and a SPARQL query that finds it."""

    hops: tuple[Hop, ...]
    cost: float
    zh: str
    en: str
    query: str

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The things it goes through, both ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))

    @property
    def belief(self) -> float:
        """The product of the beliefs of the hops, from 0 to 1."""
        return prod(hop.belief for hop in self.hops)

    def words(self, lang: str = "zh") -> str:
        """The sentence in a language."""
        return self.en if lang == "en" else self.zh

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a hop."""
        for number, hop in enumerate(self.hops, 1):
            yield {
                "hop": number,
                "source": hop.source.name(lang),
                "source_class": hop.source.cls,
                "predicate": hop.predicate,
                "forward": hop.forward,
                "target": hop.target.name(lang),
                "target_class": hop.target.cls,
                "belief": round(hop.belief, 6),
                "date": hop.date,
                "reports": "|".join(hop.reports),
                "words": hop.words(lang),
                "source_iri": hop.source.iri,
                "target_iri": hop.target.iri,
                "statements": "|".join(hop.statements),
            }


@dataclass(frozen=True)
class Paths(Result):
    """Paths, the best first. ``total`` counts all simple paths where all were listed, else it is the number of ``paths``;
    ``complete`` is false where the search gave up before it had found as many as were asked for."""

    paths: tuple[Path, ...]
    total: int
    complete: bool = True

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a hop, with the number of its path, from 1, and what the path costs."""
        for number, path in enumerate(self.paths, 1):
            for row in path.rows(lang):
                yield {"path": number, "cost": round(path.cost, 6), **row}
