"""How much each report speaks of a theme, an entity or a kind of relation, and what of it changes."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.analysis.result import Cell, Result
from kg.analysis.trends.caution import Said, comparison_caution
from kg.analysis.trends.editions import Edition, Selection
from kg.analysis.trends.ratio import USUAL, Ratio, Verdict, dispersion, rate_ratio
from kg.errors import UsageError
from kg.model.entity import FIELD_CLASSES
from kg.network.rollup import at_depth
from kg.network.snapshot import Node, Snapshot
from kg.network.spoken import Spoken
from kg.worded import worded

PER = ("passages", "class")
"""What counts are divided by: all passages of a report, or those that speak of anything of the class."""

_UNSPOKEN = ("Indicator", "Report", "PolicyInstrument")
_ORDER = (Verdict.APPEARS, Verdict.GROWS, Verdict.VANISHES, Verdict.FADES, Verdict.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Item:
    """One theme, entity or relation. ``passages`` (IRIs) that speak of it, by report as in the selection's editions; ``rates`` are those per
    1,000 of the base. ``first`` and ``last`` are the reports of the whole graph that first and last speak of it. ``statements`` are
    those of a relation in the reports compared (empty for the others)."""

    node: Node
    ratio: Ratio
    passages: tuple[tuple[str, ...], ...]
    rates: tuple[float, ...]
    first: str
    last: str
    statements: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the interval of the ratio says."""
        return self.ratio.verdict

    @property
    def counts(self) -> tuple[int, ...]:
        """How many passages of each report speak of it."""
        return tuple(map(len, self.passages))


@dataclass(frozen=True)
class Presence(Result):
    """What reports speak of, the changes first: ``items`` by verdict, then by how far the interval is from no change.

    ``bases`` are what the counts of a family are divided by, by report; ``dispersion`` is that of each family (a top class, or ``relation``).
    """

    what: str
    selection: Selection
    items: tuple[Item, ...]
    bases: Mapping[str, tuple[int, ...]]
    dispersion: Mapping[str, float]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """Name, class, verdict, ratio with interval, first and last report, then passages and passages per 1,000 by report."""
        for each in self.items:
            row: dict[str, Cell] = {
                "iri": each.node.iri, "name": each.node.name(lang), "class": each.node.cls, "verdict": str(each.verdict), "ratio": each.ratio.value,
                "low": each.ratio.low, "high": each.ratio.high, "first": each.first, "last": each.last,
            }  # fmt: skip
            for edition, count, rate in zip(self.selection.editions, each.counts, each.rates, strict=True):
                row |= {f"passages {edition.id}": count, f"per 1000 {edition.id}": rate}
            if self.what == "relations":
                row["statements"] = len(each.statements)
            yield row

    def top(self, number: int) -> tuple[Item, ...]:
        """The first ``number`` items of each verdict; all for 0."""
        seen: Counter[Verdict] = Counter()
        found = []
        for each in self.items:
            seen[each.verdict] += 1
            if not number or seen[each.verdict] <= number:
                found.append(each)
        return tuple(found)

    @property
    def caution(self) -> Said:
        """What to keep in mind when reading it."""
        return comparison_caution(self.selection, len(self.items), float(self.parameters["confidence"]), self.dispersion, self.parameters["per"])


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is counted: the thing, its family, the passages that speak of it, its statements."""

    node: Node
    family: str
    passages: frozenset[str]
    statements: tuple[str, ...] = ()


def entities(
    snapshot: Snapshot, spoken: Spoken, selection: Selection, known: Sequence[Edition], *, cls: str = "", per: str = "", confidence: float = 0.95
) -> Presence:
    """Entities of a class (empty: of all but indicators, reports and kinds of document) by the passages that name them.

    ``per`` is ``passages`` or ``class``; empty takes passages where one publisher's reports are compared, else the class, since
    publishers differ in what they write about. Raises UsageError when no entity of the class is named, or ``per`` is another word.
    """
    found = [
        _Spoken(node, snapshot.lineage(node.cls)[0], frozenset(spoken.naming[iri]))
        for iri, node in snapshot.nodes.items()
        if iri in spoken.naming and (snapshot.is_kind(node.cls, cls) if cls else node.cls not in _UNSPOKEN)
    ]
    return _presence("entities", spoken, selection, known, found, {"class": cls, "per": per, "confidence": confidence}, snapshot)


def themes(
    snapshot: Snapshot, spoken: Spoken, selection: Selection, known: Sequence[Edition], *, cls: str = "", level: int = 2, per: str = "", confidence: float = 0.95
) -> Presence:
    """Technologies and scenarios, each with all its kinds: concepts rolled up to a level of the taxonomy (1: its tops).

    A passage that names several kinds of a theme counts once. Arguments and errors as ``entities``.
    """
    if level < 1:
        raise UsageError(worded("level {} is not in the taxonomy", level), where="--level", expected="1 (the top themes) or more")
    passages: dict[str, set[str]] = defaultdict(set)
    for iri, node in snapshot.nodes.items():
        if iri in spoken.naming and (snapshot.is_kind(node.cls, cls) if cls else node.cls in FIELD_CLASSES):
            for theme in at_depth(snapshot, iri, level):
                passages[theme].update(spoken.naming[iri])
    found = [_Spoken(snapshot.nodes[iri], snapshot.nodes[iri].cls, frozenset(named)) for iri, named in sorted(passages.items())]
    parameters = {"class": cls, "level": level, "per": per, "confidence": confidence}
    return _presence("themes", spoken, selection, known, found, parameters, snapshot)


def relations(
    snapshot: Snapshot, spoken: Spoken, selection: Selection, known: Sequence[Edition], predicates: Mapping[str, Node], *, per: str = "", confidence: float = 0.95
) -> Presence:
    """Kinds of relation by the passages that state one; ``predicates`` are their labels by name. Arguments and errors as ``entities``."""
    passages: dict[str, set[str]] = defaultdict(set)
    statements: dict[str, list[str]] = defaultdict(list)
    compared = {*selection.before, *selection.after}
    for each in snapshot.relations:
        if each.statement:
            passages[each.predicate].update(spoken.stating.get(each.statement, ()))
            if compared & set(each.reports):
                statements[each.predicate].append(each.statement)
    found = [
        _Spoken(predicates.get(name, Node(name, "", name, "Property")), "relation", frozenset(passages[name]), tuple(statements[name]))
        for name in sorted(passages)
    ]
    return _presence("relations", spoken, selection, known, found, {"per": per, "confidence": confidence}, snapshot)


def _presence(
    what: str, spoken: Spoken, selection: Selection, known: Sequence[Edition], found: Sequence[_Spoken], parameters: dict[str, object], snapshot: Snapshot
) -> Presence:
    per = parameters["per"] = str(parameters["per"]) or ("passages" if len(selection.publishers) == 1 else "class")
    if per not in PER:
        raise UsageError(worded("unknown base {!r}", per), where="--per", expected=" | ".join(PER))
    shown = {each.id for each in selection.editions}
    found = [each for each in found if any(spoken.places[passage][0] in shown for passage in each.passages)]
    if not found:
        raise UsageError(worded("these reports speak of nothing of class {}", parameters.get("class") or what), do="take another class, or more reports")
    families: dict[str, list[_Spoken]] = defaultdict(list)
    for each in found:
        families[each.family].append(each)
    items: list[Item] = []
    bases: dict[str, tuple[int, ...]] = {}
    scatter: dict[str, float] = {}
    for family, members in sorted(families.items()):
        base = set(spoken.places) if per == "passages" else set().union(*(each.passages for each in members))
        sizes = Counter(spoken.places[passage] for passage in base)
        totals: Counter[str] = Counter()
        for (report, _), number in sizes.items():
            totals[report] += number
        bases[family] = tuple(totals[each.id] for each in selection.editions)
        scatter[family] = dispersion(_by_section(members, spoken, sizes, {*selection.before, *selection.after}))
        ratio = _compare(selection, bases[family], scatter[family], float(str(parameters["confidence"])))
        items += [_item(each, spoken, selection, known, bases[family], ratio) for each in members]
    parameters |= {"from": selection.before, "to": selection.after, "reports": tuple(each.id for each in selection.editions)}
    digest = hashlib.sha256(f"{snapshot.digest} {spoken.digest}".encode()).hexdigest()
    return Presence(parameters, digest, what, selection, tuple(sorted(items, key=_rank)), bases, scatter)


def _by_section(members: Iterable[_Spoken], spoken: Spoken, sizes: Mapping[tuple[str, str], int], reports: Iterable[str]) -> Iterator[list[tuple[int, int]]]:
    """For each thing and report how many passages of each section speak of it, of how many."""
    sections = {report: [place for place in sorted(sizes) if place[0] == report] for report in sorted(reports)}
    for each in members:
        if len(each.passages) < USUAL:
            continue
        counts = Counter(map(spoken.places.__getitem__, each.passages))
        for places in sections.values():
            yield [(counts[place], sizes[place]) for place in places]


def _compare(selection: Selection, base: Sequence[int], scatter: float, confidence: float) -> Callable[[Sequence[int]], Ratio]:
    """How counts by report become a ratio; reports of one end are taken together. The ratio of what has no base is that of nothing."""
    first, last = selection.numbers(selection.before), selection.numbers(selection.after)

    def ratio(counts: Sequence[int]) -> Ratio:
        before, after = (sum(counts[place] for place in end) for end in (first, last))
        before_base, after_base = (sum(base[place] for place in end) for end in (first, last))
        if not before_base or not after_base:
            return Ratio(None, 0.0, None, Verdict.UNCLEAR)
        return rate_ratio(before, before_base, after, after_base, confidence=confidence, dispersion=scatter)

    return ratio


def _item(
    each: _Spoken, spoken: Spoken, selection: Selection, known: Sequence[Edition], base: Sequence[int], ratio: Callable[[Sequence[int]], Ratio]
) -> Item:
    by_report: dict[str, list[str]] = defaultdict(list)
    for passage in sorted(each.passages):
        by_report[spoken.places[passage][0]].append(passage)
    passages = tuple(tuple(by_report[edition.id]) for edition in selection.editions)
    named = [edition.id for edition in known if by_report.get(edition.id)]
    rates = tuple(1000 * len(found) / total if total else 0.0 for found, total in zip(passages, base, strict=True))
    return Item(each.node, ratio([len(found) for found in passages]), passages, rates, named[0], named[-1], each.statements)


def _rank(each: Item) -> tuple[int, float, int, str]:
    """Changes first, by how far their interval is from 1; the rest by how much is said of them."""
    ratio = each.ratio
    distance = {Verdict.APPEARS: -ratio.low, Verdict.GROWS: -ratio.low, Verdict.FADES: ratio.high or 0.0, Verdict.VANISHES: ratio.high or 0.0}
    return (_ORDER.index(each.verdict), distance.get(each.verdict, 0.0), -sum(each.counts), each.node.iri)
