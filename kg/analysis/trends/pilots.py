"""Where products and initiatives are piloted, in the order of time, and the figures that tell how far they have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.analysis.result import Cell, Result
from kg.analysis.trends.caution import Said, listing_caution
from kg.analysis.trends.editions import Edition
from kg.network.figures import Figure
from kg.network.snapshot import Node, Relation, Snapshot

PILOTED = "pilotedIn"


@dataclass(frozen=True, slots=True)
class Pilot:
    """A product, initiative or scenario piloted in a place.

    ``date`` is when the reports say it began (``2021``, ``2021-04`` …, empty where they do not); ``known`` is the date of issue of the first
    report that tells of it: it began no later. ``number`` counts the places of the subject up to this one, in order.
    """

    subject: Node
    place: Node
    date: str
    known: str
    reports: tuple[str, ...]
    belief: float
    statements: tuple[str, ...]
    number: int = 0

    @property
    def when(self) -> str:
        """The date, else the latest it can be."""
        return self.date or self.known


@dataclass(frozen=True, slots=True)
class PilotFigure:
    """A figure about something piloted: ``known`` is the date of issue of its first report, for those without a period."""

    subject: Node
    indicator: Node
    figure: Figure
    known: str

    @property
    def when(self) -> str:
        """The last day of the period, else the latest it can be."""
        return str(self.figure.end or self.known)


@dataclass(frozen=True)
class Pilots(Result):
    """``pilots`` by subject (those with most places first), then by time and place; ``figures`` of the subjects, by indicator and time."""

    pilots: tuple[Pilot, ...]
    figures: tuple[PilotFigure, ...]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a subject and place."""
        for each in self.pilots:
            yield {
                "subject": each.subject.name(lang), "class": each.subject.cls, "place": each.place.name(lang), "date": each.date, "known by": each.known,
                "number": each.number, "reports": "|".join(each.reports), "belief": each.belief, "statements": "|".join(each.statements),
            }  # fmt: skip

    def figure_rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a figure about a subject."""
        for each in self.figures:
            yield {
                "subject": each.subject.name(lang), "indicator": each.indicator.name(lang), "period": each.figure.period, "known by": each.known,
                "words": each.figure.words, "value": each.figure.number, "bound": each.figure.bound, "measure": each.figure.measure,
                "reports": "|".join(each.figure.reports), "observation": each.figure.iri,
            }  # fmt: skip

    @property
    def caution(self) -> Said:
        """What to keep in mind when reading it."""
        return listing_caution("pilots")


def pilots(
    snapshot: Snapshot, figures: Sequence[Figure], known: Sequence[Edition], *, reports: Collection[str] = (), subject: str = "", cls: str = ""
) -> Pilots:
    """What the reports (ids; empty: all) say is piloted where; ``subject`` (IRI) and ``cls`` keep one thing, or those of a class.

    A figure belongs to a subject when it is about it, or the subject's name stands in that of its indicator or of what it is about
    (数字人民币试点).
    """
    order = {each.id: (each.issued, place) for place, each in enumerate(known)}
    found: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for each in snapshot.relations:
        if each.predicate != PILOTED or (subject and each.subject != subject) or (cls and not snapshot.is_a(each.subject, cls)):
            continue
        if not reports or set(each.reports) & set(reports):
            found[each.subject, each.object].append(each)
    by_subject: dict[str, list[Pilot]] = defaultdict(list)
    for (thing, place), said in sorted(found.items()):
        told = sorted({report for each in said for report in each.reports}, key=lambda each: order.get(each, ("", 0)))
        date = min((each.date for each in said if each.date), default="")
        pilot = Pilot(
            snapshot.nodes[thing], snapshot.nodes[place], date, _first(told, known), tuple(told), max(each.belief for each in said),
            tuple(sorted(each.statement for each in said)),
        )  # fmt: skip
        by_subject[thing].append(pilot)
    ordered = [
        replace(each, number=number)
        for group in sorted(by_subject.values(), key=lambda group: (-len(group), group[0].subject.iri))
        for number, each in enumerate(sorted(group, key=lambda each: (each.when, not each.date, each.place.zh, each.place.iri)), 1)
    ]
    subjects = list({each.subject.iri: each.subject for each in ordered}.values())
    parameters = {"reports": tuple(sorted(reports)), "subject": subject, "class": cls}
    return Pilots(parameters, snapshot.digest, tuple(ordered), tuple(_figures(snapshot, figures, known, subjects, reports)))


def _figures(
    snapshot: Snapshot, figures: Sequence[Figure], known: Sequence[Edition], subjects: Sequence[Node], reports: Collection[str]
) -> list[PilotFigure]:
    found = []
    for each in figures:
        if reports and not set(each.reports) & set(reports):
            continue
        indicator, about = snapshot.nodes[each.indicator], snapshot.nodes.get(each.about)
        words = indicator.zh + (about.zh if about else "")
        subject = next((node for node in subjects if each.about == node.iri or (node.zh and node.zh in words)), None)
        if subject is not None:
            found.append(PilotFigure(subject, indicator, each, _first(each.reports, known)))
    places = {node.iri: place for place, node in enumerate(subjects)}
    return sorted(found, key=lambda each: (places[each.subject.iri], each.indicator.zh, each.when, each.figure.iri))


def _first(reports: Collection[str], known: Sequence[Edition]) -> str:
    """When the first of some reports was issued."""
    return min((each.issued for each in known if each.id in reports), default="")
