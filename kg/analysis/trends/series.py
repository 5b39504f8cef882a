"""Figures of one indicator joined over reports and tables: one line a subject, growth, ranks, concentration, conflicts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.analysis.result import Cell, Result
from kg.analysis.trends.agreement import Conflict, conflicts, points
from kg.analysis.trends.caution import Said, series_caution
from kg.analysis.trends.concentration import Concentration, concentration
from kg.analysis.trends.growth import growths, ranked
from kg.analysis.trends.line import RATES, Growth, Line, Point, Subject
from kg.errors import QueryError, UsageError
from kg.network.figures import Figure
from kg.network.reach import reach
from kg.network.snapshot import Node, Snapshot
from kg.worded import worded

_FINANCE = "FinancialInstitution"


@dataclass(frozen=True)
class Series(Result):
    """``lines`` by group, subject and measure; ``conflicts`` are figures that cannot both be right; ``notes`` say what was not compared."""

    indicator: Node
    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    concentration: tuple[Concentration, ...]
    notes: tuple[Said, ...]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a figure of a subject and period, then one for each stated growth of which no figure is given."""
        for line in self.lines:
            for point in line.points:
                yield _row(line, lang, point, line.growth_at(point))
            for growth in line.growth_alone():
                yield _row(line, lang, None, growth)

    def concentration_rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a group, measure and period: how many have a figure, their sum, HHI and CR4."""
        del lang
        for each in self.concentration:
            yield {
                "group": each.group, "measure": each.measure, "period": each.period, "n": each.n, "left out": each.left_out, "total": each.total,
                "hhi": each.hhi, "cr4": each.cr4,
            }  # fmt: skip

    def conflict_rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a figure that another contradicts, those of one conflict together."""
        for number, conflict in enumerate(self.conflicts, 1):
            for point in conflict.points:
                yield {"conflict": number, "subject": conflict.subject.name(lang), "period": point.period, **_value(point), "measure": conflict.measure,
                       "reports": "|".join(point.reports), "observations": "|".join(point.observations)}  # fmt: skip

    @property
    def caution(self) -> Said:
        """What to keep in mind when reading it."""
        return series_caution()


def series(
    figures: Sequence[Figure],
    snapshot: Snapshot,
    indicator: Node,
    *,
    cls: str = "",
    about: Iterable[str] = (),
    reports: Iterable[str] = (),
    measure: str = "",
    since: str = "",
    until: str = "",
    aggregates: frozenset[str] = frozenset(),
    publishers: Mapping[str, str] | None = None,
) -> Series:
    """Figures of an indicator and of its kinds, joined over reports, with the growth stated of them.

    ``cls`` keeps subjects of a class, ``about`` (IRIs) those about these things or places, ``reports`` (ids) what these say, ``measure`` figures
    in one base unit (``CNY``), ``since`` and ``until`` (``2020``, ``2020-06``) periods that begin and end then. ``aggregates`` are IRIs of
    collective names, which are left out of ranks and concentration; ``publishers`` of reports, by id: where figures of a period differ, growth
    is computed within a report or a publisher if it can be.

    Raises QueryError when there are no such figures, or one only, which is no series; UsageError for a measure that none has and when
    every figure stands in a measure of its own.
    """
    kinds = _kinds(snapshot, indicator.iri)
    bases = _growth_bases(figures)
    wanted = frozenset(about)
    chosen, rates = [], []
    for each in figures:
        base = each.growth_of or bases.get(each.indicator, "")
        if not (each.indicator in kinds or base in kinds) or not _stays(each, snapshot, cls, wanted, frozenset(reports), since, until):
            continue
        if each.indicator in kinds:
            chosen.append(each)
        elif each.measure in RATES:
            rates.append(replace(each, indicator=base, growth_of=base))
    parameters = {"indicator": indicator.iri, "class": cls, "about": tuple(sorted(wanted)), "reports": tuple(sorted(reports)), "measure": measure, "since": since,
                  "until": until}  # fmt: skip
    chosen, notes = _comparable(chosen, rates, indicator, measure)
    lines = _lines(chosen, rates, snapshot, indicator, aggregates, publishers or {})
    digest = hashlib.sha256(f"{snapshot.digest} {sorted(map(repr, figures))}".encode()).hexdigest()
    found = concentration([line for line in lines if line.measure not in RATES])
    return Series(parameters, digest, indicator, lines, conflicts(lines), found, notes)


def _row(line: Line, lang: str, point: Point | None, growth: Growth | None) -> dict[str, Cell]:
    """A figure, a growth, or both."""
    shown = point or growth
    assert shown is not None
    empty: dict[str, Cell] = {"value": None, "low": None, "high": None, "bound": ""}
    observations = (*(point.observations if point else ()), *(growth.observations if growth else ()))
    return {
        "subject": line.subject.name(lang), "group": line.group, "period": shown.period, "start": str(shown.start or ""), "end": str(shown.end or ""),
        **(_value(point) if point else empty), "measure": line.measure, "modality": point.modality if point else "",
        "differs": point.differs if point else None, "growth computed": growth.computed if growth else None, "growth stated": growth.stated if growth else None,
        "growth differs": growth.flagged if growth else None, "growth rank": growth.rank if growth else None, "growth ranked": growth.ranked if growth else None,
        "reports": "|".join(sorted({*(point.reports if point else ()), *(growth.reports if growth else ())})), "observations": "|".join(dict.fromkeys(observations)),
    }  # fmt: skip


def _value(point: Point) -> dict[str, Cell]:
    return {"value": point.value, "low": point.low, "high": point.high, "bound": point.bound}


def _kinds(snapshot: Snapshot, iri: str) -> frozenset[str]:
    """An indicator and all that are narrower."""
    narrower: dict[str, list[str]] = defaultdict(list)
    for below, above in snapshot.broader.items():
        for each in above:
            narrower[each].append(below)
    return frozenset({iri} | reach(narrower, iri))


def _growth_bases(figures: Iterable[Figure]) -> dict[str, str]:
    """What an indicator is the growth of: told by one of its figures, it holds for all, unless they tell of several."""
    told: dict[str, set[str]] = defaultdict(set)
    for each in figures:
        if each.growth_of:
            told[each.indicator].add(each.growth_of)
    return {indicator: min(bases) for indicator, bases in told.items() if len(bases) == 1}


def _stays(each: Figure, snapshot: Snapshot, cls: str, about: frozenset[str], reports: frozenset[str], since: str, until: str) -> bool:
    if cls and not snapshot.is_a(each.about, cls):
        return False
    if about and not {each.about, each.place} & about:
        return False
    if reports and not set(each.reports) & reports:
        return False
    first, last = str(each.start or ""), str(each.end or "")
    return (not since or first[: len(since)] >= since) and (not until or (bool(last) and last[: len(until)] <= until))


def _comparable(chosen: Sequence[Figure], rates: Sequence[Figure], indicator: Node, measure: str) -> tuple[list[Figure], tuple[Said, ...]]:
    """The figures of the measure asked for, with notes on those that cannot be compared with each other."""
    name = indicator.name()
    by_measure: dict[str, list[Figure]] = defaultdict(list)
    for each in chosen:
        by_measure[each.measure or each.unit].append(each)
    if measure and chosen and measure not in by_measure:
        raise UsageError(worded("no figure of {} is in {}", name, measure), where="--unit", expected=" | ".join(sorted(by_measure)))
    kept = by_measure[measure] if measure else list(chosen)
    if not kept and not rates:
        raise QueryError(worded("no figure of {} under these choices", name), do="take fewer restrictions: class, subject, reports, dates")
    if len(kept) + len(rates) == 1:
        (only,) = (*kept, *rates)
        period = only.period or worded("no period")
        raise QueryError(worded("{} has one figure only ({}, {}, {}), which is no series", name, only.words, period, ", ".join(only.reports)), do="kg show tells it")
    if len(by_measure) > 1 and not measure and all(len(group) == 1 for group in by_measure.values()) and not rates:
        told = ", ".join(f"{group[0].words} ({unit})" for unit, group in sorted(by_measure.items()))
        raise UsageError(worded("the figures of {} are in units that cannot be compared: {}", name, told), do="name one indicator of one unit")
    notes: list[Said] = []
    if len(by_measure) > 1 and not measure:
        counts = [(unit, len(group)) for unit, group in sorted(by_measure.items())]
        zh, en = "、".join(f"{unit} {n} 项" for unit, n in counts), ", ".join(f"{n} in {unit}" for unit, n in counts)
        notes.append(Said(f"单位不能相互换算，分开列出：{zh}（--unit 选其一）。", f"Units that cannot be converted stand apart: {en} (--unit picks one)."))
    loose = sum(not (each.about or each.place) or each.start is None for each in kept)
    if loose:
        notes.append(
            Said(f"{loose} 项没有写明对象或时期，列出而不比较。", f"{loose} figures tell no subject or no period; they are listed, not compared.")
        )
    return kept, tuple(notes)


def _lines(
    chosen: Sequence[Figure], rates: Sequence[Figure], snapshot: Snapshot, asked: Node, aggregates: frozenset[str], publishers: Mapping[str, str]
) -> tuple[Line, ...]:
    by_subject: dict[tuple[str, str, str], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for each in chosen:
        by_subject[each.indicator, each.about, each.place][each.measure or each.unit].append(each)
    stated: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for each in rates:
        stated[each.indicator, each.about, each.place].append(each)
    lines = []
    for key in sorted({*by_subject, *stated}):
        indicator, about, place = key
        subject = Subject(snapshot.nodes[indicator], snapshot.nodes.get(about), snapshot.nodes.get(place), indicator != asked.iri)
        group = "" if about in aggregates else _group(snapshot, subject.about)
        by_measure = by_subject.get(key) or {"": []}
        for measure, group_figures in sorted(by_measure.items()):
            comparable = bool(about or place)
            line = Line(subject, group, measure, points(group_figures, comparable=comparable), (), comparable)
            told = stated.get(key, []) if measure not in RATES and (len(by_measure) == 1 or measure != "item") else []
            lines.append(replace(line, growth=growths(line, told, publishers)) if measure not in RATES else line)
    return ranked(sorted(lines, key=lambda line: (line.group, line.subject.key, line.measure)))


def _group(snapshot: Snapshot, about: Node | None) -> str:
    """The class below financial institution, where the subject is one (Bank, SecuritiesFirm …), else its class; empty for what is no organisation."""
    if about is None or not snapshot.is_kind(about.cls, "Organization"):
        return ""
    above: Mapping[str, frozenset[str]] = snapshot.above
    known = above.get(_FINANCE, frozenset()) | {_FINANCE}
    return next((each for each in sorted({about.cls, *above.get(about.cls, ())}) if above.get(each) == known), about.cls)
