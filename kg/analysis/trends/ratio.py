"""The ratio of two rates with its interval, and how much counts scatter more than chance alone would have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

USUAL = 5
"""Passages of an item in a report from which on its scatter over the sections is measured."""


class Verdict(StrEnum):
    """What the interval of a rate ratio lets one say."""

    APPEARS = "appears"
    GROWS = "grows"
    FADES = "fades"
    VANISHES = "vanishes"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rate divided by an earlier one, with its interval. ``value`` and ``high`` are None where the earlier count is 0 (no upper end)."""

    value: float | None
    low: float
    high: float | None
    verdict: Verdict


def rate_ratio(
    before: int, before_base: float, after: int, after_base: float, *, confidence: float = 0.95, dispersion: float = 1.0
) -> Ratio:
    """The ratio of two Poisson rates, ``after / after_base`` to ``before / before_base``, with its interval of Jeffreys.

    Given their sum, the later of two Poisson counts is binomial with odds ``ratio * after_base / before_base``; the interval is
    that of Jeffreys for this binomial proportion (beta quantiles with half a count on each side, an end at 0 or without limit
    where a count is 0), as odds. ``dispersion`` is how many times the variance exceeds that of Poisson counts: as in
    quasi-likelihood, that many passages count as one. Bases are above 0; ``confidence`` is between 0 and 1.

    Source: L. D. Brown, T. T. Cai, A. DasGupta (2001): Interval estimation for a binomial proportion. Statistical Science 16,
    101–133. R. M. Price, D. G. Bonett (2000): Estimating the ratio of two Poisson rates. Computational Statistics & Data
    Analysis 34, 345–356. Verdicts: ``appears`` and ``grows`` (from nothing, from something) when the whole interval is above 1,
    ``vanishes`` and ``fades`` when it is below, else ``unclear``.
    """
    import scipy.special  # noqa: PLC0415  a quarter of a second to load, which what compares no rates should not wait for

    tail = (1 - confidence) / 2
    scale = before_base / after_base
    first, second = before / dispersion + 0.5, after / dispersion + 0.5
    low = _odds(float(scipy.special.betaincinv(second, first, tail))) * scale if after else 0.0
    high = _odds(float(scipy.special.betaincinv(second, first, 1 - tail))) * scale if before else None
    verdict = Verdict.UNCLEAR
    if low > 1:
        verdict = Verdict.GROWS if before else Verdict.APPEARS
    elif high is not None and high < 1:
        verdict = Verdict.FADES if after else Verdict.VANISHES
    return Ratio(after / before * scale if before else None, low, high, verdict)


def _odds(share: float) -> float:
    return share / (1 - share)


def dispersion(counts: Iterable[Sequence[tuple[int, int]]]) -> float:
    """How many times the counts of items vary more over sections than Poisson counts would; at least 1.

    Each of ``counts`` is an item in a report: how many passages of each section name it, and how many passages the section has.
    Pearson's chi-square over its degrees of freedom, of all items together that have at least ``USUAL`` passages. A report dwells on a
    matter in one section, so that its passages are no independent draws, and an interval that took them for that would be too narrow.

    Source: P. McCullagh, J. A. Nelder (1989): Generalized Linear Models, 2nd ed., 4.5 and 6.2.
    """
    squares, freedom = 0.0, 0
    for sections in counts:
        total, size = sum(count for count, _ in sections), sum(passages for _, passages in sections)
        if total < USUAL or len(sections) < 2:
            continue
        rate = total / size
        squares += sum((count - rate * passages) ** 2 / (rate * passages) for count, passages in sections if passages)
        freedom += len(sections) - 1
    return max(1.0, squares / freedom) if freedom else 1.0
