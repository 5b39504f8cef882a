"""Gaps: what is told, in which order, and why."""

from __future__ import annotations

import pytest

from kg.analysis.gaps.gaps import Gaps, find_gaps
from kg.analysis.gaps.methods import POPULARITY
from kg.network.snapshot import Snapshot
from tests.analysis.gaps.tables import uses
from tests.analysis.made import networks, snapshot

HAS = {"A": "pq", "B": "pq", "C": "p", "D": "q", "E": "pqr", "F": "p", "I": "s", "J": "st"}
KINDS = {"I": "Insurer", "J": "Insurer"}


def gaps(known: Snapshot, **chosen: object) -> Gaps:
    network, around = networks(known)
    passages = {each.statement: frozenset({each.statement}) for each in known.relations if each.statement}
    return find_gaps(network, around, passages, **chosen)  # type: ignore[arg-type]


def told(found: Gaps) -> list[tuple[str, str, int]]:
    return [(each.row.zh, each.column.zh, each.place) for each in found.gaps]


def test_the_first_of_every_row_before_the_second_of_any() -> None:
    found = gaps(uses(HAS, KINDS), top=None, method="peers")
    assert [each.place for each in found.gaps] == sorted(each.place for each in found.gaps)
    assert {(row, column) for row, column, place in told(found) if place == 1 and row in "CDF"} == {("C", "q"), ("D", "p"), ("F", "q")}
    assert found.total == 8 * 5 - sum(map(len, HAS.values()))
    assert len(gaps(uses(HAS, KINDS), top=3).gaps) == 3


def test_nothing_that_is_stated_is_a_gap() -> None:
    found = gaps(uses(HAS, KINDS), top=None)
    assert not {(row, column) for row, column, _ in told(found)} & {(row, column) for row, columns in HAS.items() for column in columns}


def test_one_row_and_rows_of_a_class() -> None:
    found = gaps(uses(HAS, KINDS), only="x:C", top=None, method="peers")
    assert [row for row, _, _ in told(found)] == ["C"] * 4
    assert told(found)[0] == ("C", "q", 1)
    found = gaps(uses(HAS, KINDS), rows={"x:I", "x:J"}, top=None)
    assert {row for row, _, _ in told(found)} == {"I", "J"}


def test_what_a_kind_implies_is_no_gap() -> None:
    more = [("q", "broader", "p"), ("r", "broader", "q")]
    found = gaps(uses(HAS, KINDS, more), top=None)
    assert ("D", "p") not in {(row, column) for row, column, _ in told(found)}, "D has q, a kind of p"
    assert ("C", "q") in {(row, column) for row, column, _ in told(found)}, "who has p need not have each kind of it"


def test_peers_and_the_facts_that_say_so() -> None:
    first = gaps(uses(HAS, KINDS), only="x:C", method="peers").gaps[0]
    assert (first.peers.cls, first.peers.having, first.peers.others) == ("Bank", 4, 5)
    assert len(first.peers.holders) == 4
    assert {each.subject for relations in first.peers.relations for each in relations} == {"x:A", "x:B", "x:D", "x:E"}
    assert {each.object for relations in first.peers.relations for each in relations} == {"x:q"}


def test_few_of_a_class_are_told_with_the_class_above() -> None:
    first = gaps(uses(HAS, KINDS), only="x:I", method="peers").gaps[0]
    assert first.peers.cls == "Organization"
    assert first.peers.others == 7


def test_ways_are_those_a_walk_is_likely_to_take() -> None:
    known = snapshot(
        {"A": "Bank", "B": "Bank", "p": "Technology", "q": "Technology", "far": "Technology", "risk": "Scenario"},
        [("A", "servesScenario", "risk"), ("q", "enables", "risk"), ("A", "usesTechnology", "p"), ("B", "usesTechnology", "p"), ("B", "usesTechnology", "q"),
         ("B", "usesTechnology", "far")],
    )  # fmt: skip
    found = gaps(known, only="x:A", top=None)
    first = next(each for each in found.gaps if each.column.zh == "q")
    assert [way.stops for way in first.ways] == [("x:A", "x:risk", "x:q"), ("x:A", "x:p", "x:B", "x:q")]
    assert [way.chance for way in first.ways] == [pytest.approx(1 / 2 * 1 / 2), pytest.approx(1 / 2 * 1 / 2 * 1 / 3)]
    assert [each.predicate for each in first.ways[0].relations] == ["servesScenario", "enables"]
    assert found.way_words(first.ways[0]) == "A → risk → q"


def test_the_check_chooses_and_may_be_overruled() -> None:
    found = gaps(uses(HAS, KINDS))
    assert found.check is not None
    assert found.method == found.check.chosen
    forced = gaps(uses(HAS, KINDS), method="walk")
    assert forced.method == "walk"
    assert forced.check == found.check
    with pytest.raises(ValueError, match="unknown method"):
        gaps(uses(HAS, KINDS), method="oracle")


def test_without_links_enough_popularity_ranks() -> None:
    found = gaps(uses({"A": "p", "B": "pqr"}), rows={"x:A"}, top=None)
    assert found.check is None
    assert found.method == POPULARITY
    assert [column for _, column, _ in told(found)] == ["q", "r"]
    assert "事实太少" in found.verdict()


def test_rows_of_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="none of the rows"):
        gaps(uses(HAS), rows={"x:nobody"})


def test_rows_in_both_languages() -> None:
    found = gaps(uses(HAS, KINDS), only="x:C", top=1, method="peers")
    (row,) = found.rows()
    assert (row["entity"], row["gap"], row["place"], row["peers"], row["holders"]) == ("C", "q", 1, "4/5 Bank", "A、B、D、E")
    (row,) = found.rows("en")
    assert (row["entity"], row["holders"]) == ("C (en)", "A (en), B (en), D (en), E (en)")
    assert found.to_frame().attrs["digest"] == found.digest
