"""The interval of a rate ratio against scipy's distributions, and the scatter over sections."""

from __future__ import annotations

import math

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.trends.ratio import Verdict, dispersion, rate_ratio

COUNTS = [(0, 23, 711, 540), (29, 0, 711, 540), (34, 2, 711, 540), (7, 25, 711, 540), (24, 19, 711, 540), (1, 1, 10, 1000), (500, 480, 1000, 900)]


@pytest.mark.parametrize(("before", "after", "first", "last"), COUNTS)
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_the_interval_is_that_of_jeffreys_for_the_conditional_binomial(before: int, after: int, first: float, last: float, confidence: float) -> None:
    tail = (1 - confidence) / 2
    posterior = scipy.stats.beta(after + 0.5, before + 0.5)
    low, high = (posterior.ppf(share) / (1 - posterior.ppf(share)) * first / last for share in (tail, 1 - tail))
    found = rate_ratio(before, first, after, last, confidence=confidence)
    assert found.low == (pytest.approx(low) if after else 0.0)
    if before:
        assert found.high == pytest.approx(high)
        assert found.value == pytest.approx((after / last) / (before / first))
    else:
        assert (found.high, found.value) == (None, None)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(0, 23, "appears"), (7, 60, "grows"), (60, 7, "fades"), (29, 0, "vanishes"), (20, 22, "unclear"), (0, 1, "unclear"), (1, 0, "unclear"), (0, 0, "unclear")],
)
def test_verdicts_need_an_interval_that_excludes_one(before: int, after: int, verdict: str) -> None:
    found = rate_ratio(before, 600, after, 600)
    assert found.verdict is Verdict(verdict)
    outside = found.low > 1 or (found.high is not None and found.high < 1)
    assert outside is (found.verdict is not Verdict.UNCLEAR)


@given(st.integers(0, 200), st.integers(0, 200), st.floats(1, 1e4), st.floats(1, 1e4))
def test_the_other_way_round_is_the_inverse(before: int, after: int, first: float, last: float) -> None:
    there, back = rate_ratio(before, first, after, last), rate_ratio(after, last, before, first)
    assert there.low == pytest.approx(0.0 if back.high is None else 1 / back.high, rel=1e-6)
    if there.high is not None:
        assert back.low == pytest.approx(1 / there.high, rel=1e-6)


def test_scatter_widens_the_interval_as_if_fewer_passages_counted() -> None:
    plain, wide, third = rate_ratio(30, 600, 60, 600), rate_ratio(30, 600, 60, 600, dispersion=3.0), rate_ratio(10, 600, 20, 600)
    assert plain.verdict is Verdict.GROWS
    assert wide.verdict is Verdict.UNCLEAR
    assert (wide.value, wide.low, wide.high) == (plain.value, pytest.approx(third.low), pytest.approx(third.high))


def test_equal_rates_are_called_changed_about_as_often_as_the_confidence_says() -> None:
    draws = scipy.stats.poisson.rvs([[12.0], [18.0]], size=(2, 4000), random_state=7)
    wrong = sum(rate_ratio(int(before), 400, int(after), 600).verdict is not Verdict.UNCLEAR for before, after in zip(*draws, strict=True))
    assert 0.03 < wrong / 4000 < 0.07


def test_scatter_is_pearsons_chi_square_over_its_degrees_of_freedom() -> None:
    sections = [(12, 20), (0, 20), (3, 60)]
    expected = [15 * size / 100 for _, size in sections]
    chi_square = scipy.stats.chisquare([count for count, _ in sections], expected).statistic
    assert dispersion([sections]) == pytest.approx(chi_square / 2)
    assert dispersion([sections, sections]) == pytest.approx(chi_square / 2)  # two alike tell no more scatter than one


@pytest.mark.parametrize(
    "counts",
    [[], [[(1, 10), (1, 10)]], [[(4, 20), (0, 20)]], [[(9, 50)]], [[(5, 25), (5, 25), (5, 25)]]],
    ids=["nothing", "few passages", "still too few", "one section", "even"],
)
def test_scatter_is_at_least_that_of_chance(counts: list[list[tuple[int, int]]]) -> None:
    assert dispersion(counts) == 1.0


def test_draws_from_poisson_scatter_like_poisson() -> None:
    draws = scipy.stats.poisson.rvs(6.0, size=(200, 20), random_state=3)
    found = dispersion([[(int(count), 60) for count in row] for row in draws])
    assert math.isclose(found, 1.0, abs_tol=0.1)
