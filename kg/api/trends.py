"""Trends of an opened graph: names and years in, frozen results out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.trends import changes as _changes
from kg.analysis.trends import pilots as _pilots
from kg.analysis.trends import policies as _policies
from kg.analysis.trends import presence as _presence
from kg.analysis.trends import series as _series
from kg.analysis.trends.changes import Changes
from kg.analysis.trends.editions import ALL, Edition, Selection, between, editions, select
from kg.analysis.trends.pilots import Pilots
from kg.analysis.trends.policies import Policies
from kg.analysis.trends.presence import Presence
from kg.analysis.trends.series import Series
from kg.api.opened import Words
from kg.errors import QueryError, UsageError
from kg.network.snapshot import BROADER, Node
from kg.network.values import ValueOf, read_values
from kg.ontology.prefixes import FKG, PREFIXES
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened

PRESENCE = ("themes", "entities", "relations")
LISTED = ("pilots", "policies")


def trends(
    graph: Opened, what: str = "themes", *, start: Words = (), end: Words = (), reports: Words = (), publisher: str = "", cls: str = "", level: int | None = None,
    per: str = "", confidence: float = 0.95, by: str = "", subject: str = "",
) -> Presence | Pilots | Policies:  # fmt: skip
    """What ``Graph.trends`` gives; see there."""
    if what in PRESENCE:
        return presence(graph, what, start=start, end=end, reports=reports, publisher=publisher, cls=cls, level=level, per=per, confidence=confidence)
    if what == "pilots":
        known = editions(graph.snapshot)
        thing = graph.node(subject).iri if subject else ""
        found = _pilots.pilots(
            graph.snapshot, graph.figures, known, reports=_range(graph, known, start, end, reports, publisher), subject=thing, cls=_class(graph, cls)
        )
        if not found.pilots:
            what = worded("no pilot of {} in these reports", subject) if subject else worded("no pilot in these reports")
            raise QueryError(what, do="take more reports, or another subject")
        return found
    if what == "policies":
        return policies(graph, start=start, end=end, reports=reports, publisher=publisher, cls=cls, level=level, by=by)
    raise UsageError(worded("unknown trend {!r}", what), expected=" | ".join((*PRESENCE, *LISTED)))


def presence(
    graph: Opened, what: str, *, start: Words = (), end: Words = (), reports: Words = (), publisher: str = "", cls: str = "", level: int | None = None, per: str = "",
    confidence: float = 0.95,
) -> Presence:  # fmt: skip
    """Themes, entities or relations, as ``trends``."""
    if not 0 < confidence < 1:
        raise UsageError(worded("a confidence of {} is none", confidence), where="--confidence", expected="between 0 and 1, such as 0.95")
    snapshot, known = graph.snapshot, editions(graph.snapshot)
    chosen = _select(graph, known, start, end, reports, publisher)
    if what == "relations":
        return _presence.relations(snapshot, graph.spoken, chosen, known, _predicates(graph), per=per, confidence=confidence)
    cls = _class(graph, cls)
    if what == "entities":
        return _presence.entities(snapshot, graph.spoken, chosen, known, cls=cls, per=per, confidence=confidence)
    return _presence.themes(snapshot, graph.spoken, chosen, known, cls=cls, level=2 if level is None else level, per=per, confidence=confidence)


def policies(
    graph: Opened, *, start: Words = (), end: Words = (), reports: Words = (), publisher: str = "", cls: str = "", level: int | None = None, by: str = ""
) -> Policies:
    """The policies that reports speak of, as ``trends``."""
    snapshot, known = graph.snapshot, editions(graph.snapshot)
    wanted = _range(graph, known, start, end, reports, publisher)
    return _policies.policies(
        snapshot, graph.mentions, _dated(graph), known, reports=wanted, cls=_class(graph, cls) or "Policy", level=1 if level is None else level, by=by
    )


def series(
    graph: Opened, indicator: str, *, cls: str = "", about: Words = (), start: Words = (), end: Words = (), reports: Words = (), publisher: str = "",
    unit: str = "", since: str = "", until: str = "",
) -> Series:  # fmt: skip
    """What ``Graph.series`` gives; see there."""
    snapshot, known = graph.snapshot, editions(graph.snapshot)
    subjects = [graph.node(name).iri for name in _words(about)]
    return _series.series(
        graph.figures, snapshot, graph.node(indicator, "Indicator"), cls=_class(graph, cls), about=subjects,
        reports=_range(graph, known, start, end, reports, publisher), measure=unit, since=since, until=until, aggregates=snapshot.collective,
        publishers={each.id: each.publisher for each in known},
    )  # fmt: skip


def changes(graph: Opened, start: Words = (), end: Words = (), *, reports: Words = (), publisher: str = "", cls: str = "", level: int | None = None) -> Changes:
    """What ``Graph.changes`` gives; see there."""
    snapshot, known = graph.snapshot, editions(graph.snapshot)
    chosen = _select(graph, known, start, end, reports, publisher)
    kind = _class(graph, cls)
    themes = _presence.themes(snapshot, graph.spoken, chosen, known, level=2 if level is None else level)
    named = _policies.policies(snapshot, graph.mentions, _dated(graph), known, reports=chosen.after)
    return _changes.changes(snapshot, graph.mentions, graph.spoken, graph.figures, chosen, known, themes, named, cls=kind)


def _dated(graph: Opened) -> tuple[ValueOf, ...]:
    return read_values(graph.store, ("issuedOn", "policyStatus"))


def _words(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) and words else tuple(words)


def _ids(graph: Opened, words: Words) -> tuple[str, ...]:
    """Reports by ids or years."""
    found = _words(words)
    return graph.reports(found) if found else ()


def _select(graph: Opened, known: Sequence[Edition], start: Words, end: Words, reports: Words, publisher: str) -> Selection:
    """The reports to compare; those named one by one are compared whoever published them."""
    wanted = _ids(graph, reports)
    pool = [each for each in known if each.id in wanted] if wanted else list(known)
    first, last = _ids(graph, start), _ids(graph, end)
    outside = [each for each in (*first, *last) if each not in {edition.id for edition in pool}]
    if outside:
        raise UsageError(worded("{} is not among the reports of --report ({})", outside[0], ", ".join(wanted)), do="name it there, too")
    return select(pool, first, last, _publisher(graph, known, publisher) or (ALL if wanted else ""))


def _range(graph: Opened, known: Sequence[Edition], start: Words, end: Words, reports: Words, publisher: str) -> tuple[str, ...]:
    """Ids of the reports to take facts from; empty for all."""
    wanted, first, last, house = _ids(graph, reports), _ids(graph, start), _ids(graph, end), _publisher(graph, known, publisher)
    if not (wanted or first or last or house not in ("", ALL)):
        return ()
    found = [each for each in between(known, first, last) if (not wanted or each.id in wanted) and house in ("", ALL, each.publisher)]
    if not found:
        raise UsageError("no report is left under these choices", expected=", ".join(each.id for each in known), do="take fewer restrictions")
    return tuple(each.id for each in found)


def _publisher(graph: Opened, known: Sequence[Edition], name: str) -> str:
    """A publisher as reports name it, by that name or one of its aliases. Raises UsageError, with those there are, for another."""
    houses = sorted({each.publisher for each in known})
    if not name or name == ALL or name in houses:
        return name
    try:
        node = graph.node(name)
    except (QueryError, UsageError):
        node = None
    if node is None or node.zh not in houses:
        raise UsageError(worded("no report is by {!r}", name), where="--publisher", expected=" | ".join((*houses, ALL)))
    return node.zh


def _class(graph: Opened, word: str) -> str:
    """A class by its name or label; empty for none. Raises UsageError, with similar ones, for another."""
    return graph.terms.class_name(word, "--class") if word else ""


def _predicates(graph: Opened) -> dict[str, Node]:
    """Labels of relations, by name."""
    return {name: Node((PREFIXES["skos"] if name == BROADER else FKG) + name, each.zh, each.en, "Property") for name, each in graph.terms.relations.items()}
