"""Reasons: what they read as, how they count together, and how they are told flat."""

from __future__ import annotations

import pytest

from kg.model.reason import Reason, Why

FIGURE = Why("{}: {}", "{1}：{0}")
UNCLEAN = Why("{!r} is no clean indicator", "“{}”不成指标")
NAMELESS = Why("{}: whose figure it is, {}, has no name", "主语“{1}”没有名称：{0}")
MISFIT = Why("{} ({}) does not fit", "{}（{}）不合")
BANK = Why("Bank", "银行")()
ALONE = Why("stands alone", "单独一处")


@pytest.mark.parametrize(
    ("reason", "en", "zh", "cause"),
    [
        (ALONE(), "stands alone", "单独一处", ("stands alone", "单独一处")),
        (UNCLEAN("甲乙"), "'甲乙' is no clean indicator", "“甲乙”不成指标", ("… is no clean indicator", "“…”不成指标")),
        (FIGURE("3亿元", UNCLEAN("甲乙")), "3亿元: '甲乙' is no clean indicator", "“甲乙”不成指标：3亿元", ("… is no clean indicator", "“…”不成指标")),
        (FIGURE("3%", ALONE()), "3%: stands alone", "单独一处：3%", ("stands alone", "单独一处")),
        (
            NAMELESS("7%", "某平台"), "7%: whose figure it is, 某平台, has no name", "主语“某平台”没有名称：7%",
            ("whose figure it is, …, has no name", "主语“…”没有名称"),
        ),
        (MISFIT("甲行", BANK), "甲行 (Bank) does not fit", "甲行（银行）不合", ("… (Bank) does not fit", "…（银行）不合")),
        (UNCLEAN("{0}it's{"), "\"{0}it's{\" is no clean indicator", "“{0}it's{”不成指标", ("… is no clean indicator", "“…”不成指标")),
    ],
    ids=["no words", "one word", "a sentence among the words", "a bare sentence", "another order", "a class", "braces"],
)  # fmt: skip
def test_what_it_reads_as_and_counts_with(reason: Reason, en: str, zh: str, cause: tuple[str, str]) -> None:
    assert (reason.en, reason.zh) == (en, zh)
    assert (reason.text("en"), reason.text("zh")) == (en, zh)
    assert reason.cause == cause
    assert (reason.flat.en, reason.flat.zh) == (en, zh)
    assert all(isinstance(word, str) for word in reason.flat.words)
    assert reason.flat.cause == reason.cause


def test_flat_keeps_the_words_apart() -> None:
    assert FIGURE("3亿元", UNCLEAN("甲乙")).flat == Reason(Why("{0}: {1!r} is no clean indicator", "“{1}”不成指标：{0}"), ("3亿元", "甲乙"))


def test_the_kind_of_a_reason_is_its_sentence() -> None:
    assert UNCLEAN("甲").why == UNCLEAN("乙").why == UNCLEAN
    assert UNCLEAN("甲").why != ALONE().why
