"""The year a report counts for, and which reports are compared with which."""

from __future__ import annotations

import pytest

from kg.analysis.trends.editions import ALL, between, counted_year, editions, select
from kg.errors import UsageError
from tests.analysis.trends.builders import snapshot

KNOWN = editions(snapshot())


@pytest.mark.parametrize(
    ("title", "issued", "year"),
    [
        ("甲院报告（2024年）", "2025-01", 2024),
        ("2020甲院报告", "2020", 2020),
        ("甲院报告", "2021-10", 2021),
        ("甲院报告", "", 0),
        ("规划（2021—2025年）报告", "2022-03", 2022),  # several years
        ("2021与2022年的报告", "2023", 2023),
        ("展望2030", "2024", 2024),  # a year to come
        ("编号12024号", "2023", 2023),  # no year
        ("甲院报告（2024年）", "", 2024),
    ],
)
def test_a_report_counts_for_the_year_its_title_names_else_that_of_issue(title: str, issued: str, year: int) -> None:
    assert counted_year(title, issued) == year


def test_reports_stand_in_the_order_of_these_years_with_their_publishers_class() -> None:
    assert [(each.id, each.year) for each in KNOWN] == [("b-2020", 2020), ("a-2021", 2021), ("a-2023", 2023), ("b-2024", 2024), ("a-2024", 2024)]
    assert {each.publisher: each.kind for each in KNOWN} == {"甲院": "ResearchInstitute", "乙社": ""}


@pytest.mark.parametrize(
    ("start", "end", "publisher", "shown", "before", "after"),
    [
        ((), (), "", "a-2021 a-2023 a-2024", "a-2021", "a-2024"),  # the publisher with most reports
        ((), (), ALL, "b-2020 a-2021 a-2023 b-2024 a-2024", "b-2020", "b-2024 a-2024"),
        (("a-2021",), ("b-2024", "a-2024"), "", "a-2021 a-2023 a-2024", "a-2021", "a-2024"),  # 2021 to 2024
        (("b-2020",), ("b-2024", "a-2024"), "", "b-2020 b-2024", "b-2020", "b-2024"),  # 2020 to 2024: only one reaches both
        (("b-2020",), ("a-2024",), "", "b-2020 a-2021 a-2023 a-2024", "b-2020", "a-2024"),  # named one by one
        (("a-2023",), (), "", "a-2023 a-2024", "a-2023", "a-2024"),
        ((), ("a-2023",), "", "a-2021 a-2023", "a-2021", "a-2023"),
        ((), (), "乙社", "b-2020 b-2024", "b-2020", "b-2024"),
    ],
)  # fmt: skip
def test_like_is_compared_with_like(start: tuple[str, ...], end: tuple[str, ...], publisher: str, shown: str, before: str, after: str) -> None:
    found = select(KNOWN, start, end, publisher)
    assert [each.id for each in found.editions] == shown.split()
    assert (list(found.before), list(found.after)) == (before.split(), after.split())
    assert len(found.publishers) == len({each.publisher for each in found.editions if each.id in {*found.before, *found.after}})


@pytest.mark.parametrize(
    ("start", "end", "publisher", "words"),
    [
        (("a-2021",), ("a-2021",), "", "the same report"),
        (("b-2024", "a-2024"), ("b-2024", "a-2024"), "", "the same report"),
        (("a-2024",), ("a-2021",), "", "later than"),
        (("b-2020",), (), "甲院", "no report of 甲院"),
        (("a-2024",), (), "", "only"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(start: tuple[str, ...], end: tuple[str, ...], publisher: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as error:
        select(KNOWN, start, end, publisher)
    assert "\n" not in str(error.value)


def test_one_report_is_no_trend() -> None:
    with pytest.raises(UsageError, match="two reports"):
        select(KNOWN[:1])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((), (), "b-2020 a-2021 a-2023 b-2024 a-2024"),
        (("a-2021",), (), "a-2021 a-2023 b-2024 a-2024"),
        ((), ("b-2024",), "b-2020 a-2021 a-2023 b-2024"),  # of the last year only what was named
        (("a-2023",), ("a-2023",), "a-2023"),
    ],
)
def test_a_time_takes_all_reports_in_it(start: tuple[str, ...], end: tuple[str, ...], expected: str) -> None:
    assert [each.id for each in between(KNOWN, start, end)] == expected.split()
