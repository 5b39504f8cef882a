"""What changed from some reports to later ones: themes, entities, relations, policies, figures."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.analysis.result import Cell, Result
from kg.analysis.trends.agreement import points, span
from kg.analysis.trends.caution import Said
from kg.analysis.trends.editions import Edition, Selection
from kg.analysis.trends.line import RATES, Point, Subject
from kg.analysis.trends.policies import Policies, PolicyRow
from kg.analysis.trends.presence import Item, Presence
from kg.analysis.trends.ratio import Verdict
from kg.network.figures import Figure
from kg.network.mentions import Mentions
from kg.network.snapshot import BROADER, Node, Relation, Snapshot
from kg.network.spoken import Spoken

_UNSPOKEN = ("Indicator", "Report", "PolicyInstrument")


class FigureKind(StrEnum):
    """How a later report's figure stands to that of an earlier one."""

    REVISED = "revised"
    CONFIRMED = "confirmed"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class NewEntity:
    """An entity that only the later reports name. ``passages`` (IRIs) name it there; ``first`` is the report of the whole graph that first did."""

    node: Node
    passages: tuple[str, ...]
    first: str


@dataclass(frozen=True, slots=True)
class RelationCount:
    """A kind of relation: its statements (IRIs) in the later reports alone, in both, and in the earlier alone (which does not say that they ended)."""

    predicate: str
    added: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Figures of one subject in both: for the same period contradicting (revised) or agreeing (confirmed), or the last of the earlier and the last
    of the later, for a later period (continued). ``change`` is the later less the earlier as a share of it, of rates in percentage points; None
    where one is a bound or a range."""

    kind: FigureKind
    subject: Subject
    measure: str
    before: Point
    after: Point
    change: float | None


@dataclass(frozen=True)
class Changes(Result):
    """``themes`` are those of which more or less is said (``moved``); ``entities`` and ``relations`` (statements) are new in the later reports, as
    are ``policies``, which the earlier do not name; ``figures`` stand in both."""

    selection: Selection
    themes: Presence
    entities: tuple[NewEntity, ...]
    counts: tuple[RelationCount, ...]
    relations: tuple[Relation, ...]
    policies: tuple[PolicyRow, ...]
    figures: tuple[FigureChange, ...]
    nodes: dict[str, Node]

    @property
    def moved(self) -> tuple[Item, ...]:
        """The themes whose share changed by the test."""
        return tuple(each for each in self.themes.items if each.verdict is not Verdict.UNCLEAR)

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a change: its kind (``theme``, ``entity``, ``relations``, ``relation``, ``policy``, ``figure``), what changed, how, from what to what."""
        first, last = self.selection.numbers(self.selection.before), self.selection.numbers(self.selection.after)
        for item in self.moved:
            before, after = (sum(item.counts[place] for place in end) for end in (first, last))
            yield _row("theme", item.node.name(lang), str(item.verdict), before, after, f"{item.ratio.low:.3g}–{_or_endless(item.ratio.high)}", item.first, item.node.iri)
        for entity in self.entities:
            yield _row("entity", entity.node.name(lang), entity.node.cls, 0, len(entity.passages), "", entity.first, entity.node.iri)
        for count in self.counts:
            before, after = len(count.kept) + len(count.dropped), len(count.kept) + len(count.added)
            yield _row("relations", count.predicate, f"+{len(count.added)} ={len(count.kept)} -{len(count.dropped)}", before, after, "", "", "")
        for relation in self.relations:
            said = f"{self.nodes[relation.subject].name(lang)} → {self.nodes[relation.object].name(lang)}"
            yield _row("relation", said, relation.predicate, None, relation.belief, relation.date, "|".join(relation.reports), relation.statement)
        for policy in self.policies:
            yield _row("policy", policy.policy.name(lang), policy.status, None, policy.passages, policy.date, "|".join(policy.reports), policy.policy.iri)
        for figure in self.figures:
            name = f"{figure.subject.indicator.name(lang)}: {figure.subject.name(lang)}"
            reports = "|".join((*figure.before.reports, *figure.after.reports))
            periods = f"{figure.before.period} → {figure.after.period}"
            iri = "|".join((*figure.before.observations, *figure.after.observations))
            yield _row("figure", name, str(figure.kind), _middle(figure.before), _middle(figure.after), f"{periods} {figure.measure}", reports, iri)

    @property
    def caution(self) -> Said:
        """What to keep in mind when reading it."""
        base = self.themes.caution
        return Said(
            base.zh + "“新”指后面的报告提到而前面的没有提到，不等于此时才有；没有再提也不等于已经结束。",
            base.en + " What is new is named by the later reports and not by the earlier, which is not to say that it was not there before; nor has ended what is "
            "no longer told.",
        )


def changes(
    snapshot: Snapshot, mentions: Mentions, spoken: Spoken, figures: Sequence[Figure], selection: Selection, known: Sequence[Edition], themes: Presence,
    policies: Policies, *, cls: str = "",
) -> Changes:  # fmt: skip
    """What is in the reports of ``selection.after`` and not in those of ``selection.before``, and what changed in between.

    ``themes`` and ``policies`` are those of the same reports; ``cls`` keeps new entities, and new relations from or to them, of a class.
    """
    before, after = set(selection.before), set(selection.after)
    relations = [each for each in snapshot.relations if each.statement and (not cls or snapshot.is_a(each.subject, cls) or snapshot.is_a(each.object, cls))]
    fresh = [each for each in relations if set(each.reports) & after and not set(each.reports) & before]
    named = {iri for iri, reports in mentions.items() if set(reports) & before}
    parameters = {**themes.parameters, "class": cls}
    digest = hashlib.sha256(f"{snapshot.digest} {spoken.digest} {list(map(repr, figures))}".encode()).hexdigest()
    return Changes(
        parameters,
        digest,
        selection,
        themes,
        tuple(_entities(snapshot, mentions, spoken, known, after, named, cls)),
        tuple(_counts(relations, before, after)),
        tuple(sorted((each for each in fresh if each.predicate != BROADER), key=_by_predicate)),
        tuple(each for each in policies.policies if set(each.reports) & after and each.policy.iri not in named),
        tuple(_figures(snapshot, figures, before, after)),
        {iri: snapshot.nodes[iri] for each in fresh for iri in (each.subject, each.object)},
    )


def _by_predicate(each: Relation) -> tuple[str, float, str, str, str]:
    return (each.predicate, -each.belief, each.subject, each.object, each.statement)


def _entities(
    snapshot: Snapshot, mentions: Mentions, spoken: Spoken, known: Sequence[Edition], after: set[str], named: set[str], cls: str
) -> list[NewEntity]:
    found = []
    for iri, reports in mentions.items():
        node = snapshot.nodes[iri]
        if iri in named or not set(reports) & after or not (snapshot.is_kind(node.cls, cls) if cls else node.cls not in _UNSPOKEN):
            continue
        passages = tuple(each for each in spoken.naming[iri] if spoken.places[each][0] in after)
        found.append(NewEntity(node, passages, next(each.id for each in known if each.id in reports)))
    return sorted(found, key=lambda each: (-len(each.passages), each.node.cls, each.node.iri))


def _counts(relations: Iterable[Relation], before: set[str], after: set[str]) -> list[RelationCount]:
    groups: dict[str, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    for each in relations:
        told = (bool(set(each.reports) & after), bool(set(each.reports) & before))
        if any(told):
            place = {(True, False): 0, (True, True): 1, (False, True): 2}[told]
            groups[each.predicate][place].append(each.statement)
    counts = [RelationCount(predicate, *(tuple(sorted(part)) for part in parts)) for predicate, parts in groups.items()]
    return sorted(counts, key=lambda each: (-len(each.added), each.predicate))


def _figures(snapshot: Snapshot, figures: Sequence[Figure], before: set[str], after: set[str]) -> list[FigureChange]:
    """Subjects of which both sides give asserted figures in one measure; those that tell no thing or place, or no period, cannot be compared."""
    groups: dict[tuple[str, str, str, str, str, str], tuple[list[Figure], list[Figure]]] = defaultdict(lambda: ([], []))
    for each in figures:
        if each.modality == "asserted" and each.start is not None and (each.about or each.place) and each.measure:
            sides = groups[each.indicator, each.about, each.place, each.measure, each.growth_of, each.share_of]
            for side, reports in zip(sides, (before, after), strict=True):
                if set(each.reports) & reports:
                    side.append(each)
    found: list[FigureChange] = []
    for (indicator, about, place, measure, *_), (early, late) in sorted(groups.items()):
        subject = Subject(snapshot.nodes[indicator], snapshot.nodes.get(about), snapshot.nodes.get(place))
        found += _pairs(subject, measure, early, late)
    order = list(FigureKind)
    return sorted(found, key=lambda each: (order.index(each.kind), each.subject.indicator.zh, each.subject.key, str(each.after.start)))


def _pairs(subject: Subject, measure: str, early: Sequence[Figure], late: Sequence[Figure]) -> Iterator[FigureChange]:
    """The changes of one subject: each period that both give, else the last of each when the later one is later, of a period as long."""
    periods = {(each.start, each.end) for each in early} & {(each.start, each.end) for each in late}
    for period in sorted(periods, key=str):
        first, second = ([each for each in side if (each.start, each.end) == period] for side in (early, late))
        apart = all(_apart(one, other) for one in first for other in second)
        yield _change(FigureKind.REVISED if apart else FigureKind.CONFIRMED, subject, measure, points(first)[0], points(second)[0])
    if early and late and not periods:
        length = _days(max(late, key=lambda each: (str(each.end), each.iri)))
        told, later = (points([each for each in side if _days(each) == length]) for side in (early, late))
        if told and later and str(told[-1].end) < str(later[-1].end):
            yield _change(FigureKind.CONTINUED, subject, measure, told[-1], later[-1])


def _change(kind: FigureKind, subject: Subject, measure: str, before: Point, after: Point) -> FigureChange:
    if not before.value or after.value is None or {before.bound, after.bound} - {"", "about"}:
        change = None
    elif measure in RATES:
        change = (after.value - before.value) * (100 if measure == "ratio" else 1)
    else:
        change = after.value / before.value - 1
    return FigureChange(kind, subject, measure, before, after, change)


def _apart(one: Figure, other: Figure) -> bool:
    """Is there no value that the words of both allow?"""
    a, b = span(one), span(other)
    return a is not None and b is not None and (a[0] > b[1] or b[0] > a[1])


def _days(figure: Figure) -> tuple[int, int]:
    """How long a period is, to the month, so that a year is compared with a year; and the month in which it ends."""
    assert figure.start is not None
    assert figure.end is not None
    months = (figure.end.year - figure.start.year) * 12 + figure.end.month - figure.start.month
    return (months if figure.end != figure.start else -1, figure.end.month)


def _row(kind: str, what: str, how: str, before: Cell, after: Cell, note: str, reports: str, iri: str) -> dict[str, Cell]:
    return {"kind": kind, "what": what, "how": how, "before": before, "after": after, "note": note, "reports": reports, "iri": iri}


def _middle(point: Point) -> float | None:
    """The value, of a range its middle."""
    return point.value if point.value is not None or point.low is None or point.high is None else (point.low + point.high) / 2


def _or_endless(value: float | None) -> str:
    return "∞" if value is None else f"{value:.3g}"
