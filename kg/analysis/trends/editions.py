"""The reports in the order of the years they count for, and which of them are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.network.snapshot import Snapshot
from kg.worded import worded

ALL = "all"
"""Word for the reports of every publisher together."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A report in its place on the time line: the year it counts for, when it was issued, id, title, publisher, the publisher's
    class (empty where the graph does not know it), and how many passages of it the graph holds."""

    year: int
    issued: str
    id: str
    title: str
    publisher: str
    kind: str
    passages: int


@dataclass(frozen=True, slots=True)
class Selection:
    """``editions`` are shown, in order; those in ``before`` are compared with those in ``after`` (ids)."""

    editions: tuple[Edition, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def publishers(self) -> tuple[str, ...]:
        """Publishers of the reports that are compared, sorted."""
        return tuple(sorted({each.publisher for each in self.editions if each.id in {*self.before, *self.after}}))

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Places of reports among ``editions``."""
        wanted = set(ids)
        return tuple(place for place, each in enumerate(self.editions) if each.id in wanted)


def counted_year(title: str, issued: str) -> int:
    """The year a report counts for: the one year that its title names, else the year of issue; 0 where neither is known.

    A report about 2024 may be issued in January 2025. A title that names several years, or one after the year of issue, says
    nothing of the kind.
    """
    year = int(issued[:4]) if issued[:4].isdigit() else 0
    named = {int(found) for found in _YEAR.findall(title)}
    if len(named) == 1 and (not year or max(named) <= year):
        return named.pop()
    return year


def editions(snapshot: Snapshot) -> tuple[Edition, ...]:
    """All reports of a graph, in order."""
    kinds = {node.zh: node.cls for node in snapshot.nodes.values() if snapshot.is_kind(node.cls, "Organization")}
    found = (
        Edition(counted_year(each.title, each.issued), each.issued, each.id, each.title, each.publisher, kinds.get(each.publisher, ""), each.passages)
        for each in snapshot.reports
    )
    return tuple(sorted(found))


def between(known: Sequence[Edition], start: Sequence[str] = (), end: Sequence[str] = ()) -> tuple[Edition, ...]:
    """The editions from the years of ``start`` to those of ``end`` (ids; empty: from the first, to the last).

    Raises UsageError when the time ends before it begins.
    """
    years = {each.id: each.year for each in known}
    first = min((years[each] for each in start), default=min(years.values(), default=0))
    last = max((years[each] for each in end), default=max(years.values(), default=0))
    if first > last:
        raise UsageError(worded("--from ({}) is later than --to ({})", first, last), do="exchange the two")
    ids = {*start, *end}
    inside = {each.id for each in known if first < each.year < last} | {each.id for each in known if not start and each.year == first}
    inside |= {each.id for each in known if not end and each.year == last}
    return tuple(each for each in known if each.id in inside | ids)


def select(known: Sequence[Edition], start: Sequence[str] = (), end: Sequence[str] = (), publisher: str = "") -> Selection:
    """Which reports to compare: those of ``start`` with those of ``end`` (ids), by default the first with the last.

    ``publisher`` keeps the reports of one, ``all`` those of everybody. By default it is the one with most reports among those
    that may be compared, when there are at least two: like with like. Raises UsageError when nothing is left to compare, when
    both ends are the same, and when the time ends before it begins.
    """
    listed = ", ".join(f"{each.id} ({each.year})" for each in known)
    if len(known) < 2:
        raise UsageError("a trend needs two reports", expected=worded("more than {}", listed or worded("none")), do="kg add reads one more")
    if start and set(start) == set(end):
        raise UsageError("--from and --to name the same report", expected=worded("two different ones of {}", listed))
    pool = between(known, start, end)
    publisher = publisher or _alike(pool, start, end)
    if publisher != ALL:
        pool = tuple(each for each in pool if each.publisher == publisher)
    ids = {each.id for each in pool}
    before = _group(pool, start, first=True)
    after = _group(pool, end, first=False)
    for name, asked, found in (("--from", start, before), ("--to", end, after)):
        if asked and not found:
            raise UsageError(worded("no report of {} among those of {} ({})", publisher, name, ", ".join(asked)), do="--publisher all compares reports of all")
    before, after = tuple(each for each in before if each not in after), tuple(each for each in after if each not in before)
    if not before or not after:
        raise UsageError(worded("only {} is left to compare", ", ".join(sorted(ids)) or worded("no report")), expected=worded("two reports of {}", listed))
    return Selection(pool, before, after)


def _group(pool: Sequence[Edition], asked: Sequence[str], *, first: bool) -> tuple[str, ...]:
    """The reports asked for, else those of the first or the last year."""
    if asked:
        return tuple(each.id for each in pool if each.id in asked)
    year = pool[0 if first else -1].year if pool else 0
    return tuple(each.id for each in pool if each.year == year)


def _alike(pool: Sequence[Edition], start: Sequence[str], end: Sequence[str]) -> str:
    """The publisher whose reports can be compared with each other, else ``all``."""
    counts = Counter(each.publisher for each in pool if each.publisher)
    for publisher, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        own = [each for each in pool if each.publisher == publisher]
        reaches = all(not asked or any(each.id in asked for each in own) for asked in (start, end))
        if number > 1 and len({each.year for each in own}) > 1 and reaches:
            return publisher
    return ALL
