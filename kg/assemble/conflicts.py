"""Which claims refine, and which contradict, another: two dates of one policy, two figures of one indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.model.statement import Literal, Modality, Observation, ObservationClaim, Statement

DATED = frozenset({"foundedOn", "issuedOn"})
SINGLE = DATED | {"registeredCapital"}
"""Properties of which a subject has one true value."""

ROUGHLY = Decimal("0.1")
"""How far a figure said to be *about* may lie from the true one."""

ROUND = Decimal("0.03")
"""How far a round number (300, 1,000 million) may lie from the one that it stands for."""

Interval = tuple[Decimal, Decimal]
_ENDLESS = Decimal("Infinity")


def compare(statements: Sequence[Statement]) -> list[Statement]:
    """Mark which statements refine or contradict another about the same single-valued property."""
    by_property: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.predicate in SINGLE and statement.modality is Modality.ASSERTED and isinstance(statement.object, Literal):
            by_property[statement.subject, statement.predicate].append(statement)
    refines: dict[str, list[str]] = defaultdict(list)
    contradicts: dict[str, list[str]] = defaultdict(list)
    coarse: set[str] = set()
    for group in by_property.values():
        said = [(each.id, _said(each)) for each in group]
        for one, a in said:
            for other, b in said:
                if one == other:
                    continue
                if _finer(a, b):
                    refines[one].append(other)
                    coarse.add(other)
                elif not _finer(b, a) and not _agree(a, b):
                    contradicts[one].append(other)
    return [
        replace(s, refines=tuple(sorted(refines[s.id])), contradicts=tuple(sorted(contradicts[s.id])), chosen=s.id not in coarse)
        if s.id in refines or s.id in contradicts or s.id in coarse
        else s
        for s in statements
    ]


def _said(statement: Statement) -> str | Interval:
    """A date as written, or the amounts that a figure may stand for."""
    assert isinstance(statement.object, Literal)
    value = statement.object.value
    return value if statement.predicate in DATED else _rounded(Decimal(value))


def _finer(one: str | Interval, other: str | Interval) -> bool:
    """Does one value say more exactly what the other says: 2018-04 for 2018, 1,024 million for a thousand million?"""
    if isinstance(one, str) or isinstance(other, str):
        return str(one).startswith(str(other))
    return _inside(one, other) and not _inside(other, one)


def _agree(one: str | Interval, other: str | Interval) -> bool:
    """Can two amounts be roundings of the same? Two dates of which none refines the other do not agree."""
    return not isinstance(one, str) and not isinstance(other, str) and one[0] <= other[1] and other[0] <= one[1]


def compare_observations(observations: Sequence[Observation]) -> list[Observation]:
    """Mark which figures of the same indicator, thing, place and period refine or contradict another.

    A figure stands for all values that its words allow: those that round to it, those beyond its bound, those of its range.
    Two figures contradict each other when no value is allowed by both; one refines the other when all that it allows is
    allowed there. Figures that one passage gives side by side are parts of one account (a whole and *of these*, before and
    after), and figures without a period, or of nothing in particular, cannot be compared.
    """
    factors = _factors(observations)
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for observation in observations:
        claim = observation.claim
        key = _measured(claim)
        if key is not None and (claim.unit, claim.normalized_unit) in factors:
            groups[key].append(observation)
    refines: dict[str, list[str]] = defaultdict(list)
    contradicts: dict[str, list[str]] = defaultdict(list)
    for group in groups.values():
        if len(group) < 2:
            continue
        spans = {each.id: interval(each.claim, factors[each.claim.unit, each.claim.normalized_unit]) for each in group}
        passages = {each.id: {evidence.passage for evidence in each.evidence} for each in group}
        for one in group:
            for other in group:
                if one.id == other.id:
                    continue
                a, b = spans[one.id], spans[other.id]
                if a[0] > b[1] or b[0] > a[1]:
                    if passages[one.id].isdisjoint(passages[other.id]):  # else they stand side by side
                        contradicts[one.id].append(other.id)
                elif _inside(a, b) and not _inside(b, a):
                    refines[one.id].append(other.id)
    return [
        replace(o, refines=tuple(sorted(refines[o.id])), contradicts=tuple(sorted(contradicts[o.id])))
        if o.id in refines or o.id in contradicts
        else o
        for o in observations
    ]


def _measured(claim: ObservationClaim) -> tuple[str, ...] | None:
    """What two figures must share to be figures of the same; None for one that can be compared with none."""
    if claim.modality is not Modality.ASSERTED or claim.period is None or not (claim.about or claim.place):
        return None
    return (claim.indicator, claim.about, claim.place, claim.period.text, claim.growth_of, claim.share_of, claim.normalized_unit)


def _factors(observations: Sequence[Observation]) -> dict[tuple[str, str], Decimal]:
    """How much of its normalised unit a unit as written is (亿元 of CNY), from the figures that give both."""
    claims = [each.claim for each in observations]
    return {(c.unit, c.normalized_unit): c.normalized_value / c.value for c in claims if c.value and c.normalized_value is not None}


def interval(claim: ObservationClaim, factor: Decimal) -> Interval:
    """The values that a figure's words allow, in its normalised unit, of which the unit as written is ``factor``."""
    return allowed(claim.value, claim.low, claim.high, claim.bound, factor)


def allowed(value: Decimal | None, low: Decimal | None, high: Decimal | None, bound: str, factor: Decimal) -> Interval:
    """The values that a figure as written allows (a value with its bound, or else a range), times ``factor``."""
    if value is None:
        assert low is not None
        assert high is not None
        return _rounded(low)[0] * factor, _rounded(high)[1] * factor
    least, most = (edge * factor for edge in _rounded(value))
    if bound == "atLeast":
        return least, _ENDLESS
    if bound == "atMost":
        return -_ENDLESS, most
    if bound == "about":
        slack = abs(value * factor) * ROUGHLY
        return min(least, value * factor - slack), max(most, value * factor + slack)
    return least, most


def _rounded(value: Decimal) -> Interval:
    """All values that round to a figure as written; zeros at the end of a whole number may be rounding, within ``ROUND``."""
    half = _half_unit(value)
    if value and value % 10 == 0:
        half = max(half, min(_half_unit(value.normalize()), abs(value) * ROUND))
    return value - half, value + half


def _half_unit(value: Decimal) -> Decimal:
    """Half of the unit of a number's last digit."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def _inside(one: Interval, other: Interval) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]
