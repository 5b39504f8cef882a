"""Two figures of one indicator: which contradict, which refine each other, which cannot be compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.assemble.merge import merge_claims, merge_observations
from kg.model.statement import Literal, Modality, Observation, ObservationClaim, Period
from tests.assemble.factory import claim, date, proof


def said(
    value: str, unit: str = "亿元", *, report: str = "r1", start: int = 0, bound: str = "", about: str = "icbc", period: str = "2022", **more: object
) -> ObservationClaim:
    """A figure of one bank's spending; ``a~b`` is a range."""
    factor = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "亿美元": Decimal(100_000_000), "%": Decimal("0.01")}[unit]
    kind = {"%": "ratio", "亿美元": "USD"}.get(unit, "CNY")
    low, _, high = value.partition("~")
    number = None if high else Decimal(value)
    arguments: dict[str, object] = {
        "indicator": "tech-spending", "unit": unit, "quantity_text": value, "evidence": proof(report, start), "value": number, "bound": bound,
        "low": Decimal(low) if high else None, "high": Decimal(high) if high else None, "about": about,
        "normalized_value": None if number is None else number * factor, "normalized_unit": kind,
        "period": Period(period, f"{period}-01-01", f"{period}-12-31") if period else None, **more,
    }  # fmt: skip
    return ObservationClaim(**arguments)  # type: ignore[arg-type]


def links(one: ObservationClaim, other: ObservationClaim) -> tuple[str, str]:
    """What the first is to the second, and the second to the first: ``contradicts``, ``refines`` or nothing."""
    found = {o.claim.quantity_text + o.claim.unit: o for o in merge_observations([one, other])}
    a, b = found[one.quantity_text + one.unit], found[other.quantity_text + other.unit]

    def link(x: Observation, y: Observation) -> str:
        return "contradicts" if y.id in x.contradicts else "refines" if y.id in x.refines else ""

    return link(a, b), link(b, a)


BOTH, FINER, NEITHER = ("contradicts", "contradicts"), ("refines", ""), ("", "")
PAIRS = [
    ("two figures", said("262.24"), said("230.1", report="r2"), BOTH),
    ("the same in other units", said("2.5"), said("25000", "万元", report="r2"), ("", "")),
    ("one is the other rounded", said("262.24"), said("262", report="r2"), FINER),
    ("rounded the other way", said("262.64"), said("262", report="r2"), BOTH),
    ("a round number", said("1024"), said("1000", report="r2"), FINER),
    ("not that round", said("262"), said("300", report="r2"), BOTH),
    ("above a bound", said("13.11"), said("10", report="r2", bound="atLeast"), FINER),
    ("below a bound", said("9.1"), said("10", report="r2", bound="atLeast"), BOTH),
    ("near enough", said("10.4"), said("10", report="r2", bound="about"), FINER),
    ("not near", said("12.4"), said("10", report="r2", bound="about"), BOTH),
    ("at most", said("9.1"), said("10", report="r2", bound="atMost"), FINER),
    ("two bounds that meet", said("8", bound="atLeast"), said("10", report="r2", bound="atMost"), NEITHER),
    ("in a range", said("15"), said("10~20", report="r2"), FINER),
    ("beyond a range", said("25"), said("10~20", report="r2"), BOTH),
    ("two ranges that overlap", said("10~20"), said("15~30", report="r2"), NEITHER),
    ("another year", said("262.24"), said("230.1", report="r2", period="2023"), NEITHER),
    ("no year", said("262.24", period=""), said("230.1", report="r2", period=""), NEITHER),
    ("another bank", said("262.24"), said("230.1", report="r2", about="ccb"), NEITHER),
    ("of nothing in particular", said("262.24", about=""), said("230.1", report="r2", about=""), NEITHER),
    ("of one place", said("262.24", about="", place="beijing"), said("230.1", report="r2", about="", place="beijing"), BOTH),
    ("another currency", said("262.24"), said("230.1", "亿美元", report="r2"), NEITHER),
    ("a share of something else", said("12", "%", share_of="revenue"), said("3", "%", report="r2", share_of="profit"), NEITHER),
    ("a forecast", said("262.24"), said("300.5", report="r2", modality=Modality.PREDICTED), NEITHER),
    ("side by side in one sentence", said("6"), said("1.6"), NEITHER),
    ("in two sentences of one report", said("6"), said("1.6", start=40), BOTH),
    ("a fall and a rise", said("-45", "%"), said("45", "%", report="r2"), BOTH),
]


@pytest.mark.parametrize(("one", "other", "expected"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_two_figures(one: ObservationClaim, other: ObservationClaim, expected: tuple[str, str]) -> None:
    assert links(one, other) == expected
    assert links(other, one) == expected[::-1]


def test_the_same_figure_of_two_reports_is_one_observation() -> None:
    (found,) = merge_observations([said("262.24"), said("262.240", report="r2")])
    assert len(found.evidence) == 2
    assert found.contradicts == found.refines == ()


def test_a_range_whose_unit_nothing_explains_is_not_compared() -> None:
    odd = [replace(said("10~20", report=r), unit="斛", normalized_unit="斛", low=Decimal(low), high=Decimal(low) + 1) for r, low in (("r1", "1"), ("r2", "9"))]
    assert not any(o.contradicts for o in merge_observations(odd))


def test_amounts_that_round_to_each_other_agree() -> None:
    capital = [Literal(value, "decimal") for value in ("1000000000", "1024000000", "3500000")]
    found = {s.object.value: s for s in merge_claims([claim("a", "registeredCapital", value) for value in capital]) if isinstance(s.object, Literal)}
    rough, exact, other = (found[value.value] for value in capital)
    assert exact.refines == (rough.id,)
    assert (rough.chosen, exact.chosen) == (False, True)
    assert set(other.contradicts) == {rough.id, exact.id}


def test_claims_that_are_not_asserted_contradict_nothing() -> None:
    dates = [claim("a", "issuedOn", date("2030")), claim("a", "issuedOn", date("2031"), None, modality=Modality.PLANNED)]
    assert not any(s.contradicts for s in merge_claims(dates))
