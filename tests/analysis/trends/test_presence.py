"""Counts, bases, scatter and verdicts of what reports speak of, on reports small enough to count."""

from __future__ import annotations

import pytest

from kg.analysis.trends.editions import ALL, editions, select
from kg.analysis.trends.presence import Item, Presence, entities, relations, themes
from kg.analysis.trends.ratio import Verdict, rate_ratio
from kg.errors import UsageError
from kg.network.snapshot import Snapshot
from kg.network.spoken import Spoken
from tests.analysis.trends.builders import node, relation, snapshot, spoken

GRAPH = snapshot()
KNOWN = editions(GRAPH)
SIZES = {"b-2020": {1: 40}, "a-2021": {1: 50, 2: 50}, "a-2023": {1: 50}, "b-2024": {1: 60}, "a-2024": {1: 40, 2: 40}}
COUNTS = {
    "大模型": {"a-2023": {1: 4}, "a-2024": {1: 14, 2: 12}},
    "链": {"b-2020": {1: 3}, "a-2021": {1: 12, 2: 12}, "a-2024": {1: 1}},
    "智能": {"a-2021": {1: 6, 2: 4}, "a-2024": {1: 4, 2: 5}},
    "信贷": {"a-2021": {1: 2}, "b-2024": {1: 1}},
    "投入": {"a-2021": {1: 1}},
    "一行": {"a-2021": {1: 20}, "a-2024": {1: 2, 2: 1}},
}


def told(found: Presence) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {each.node.iri: (str(each.verdict), each.counts) for each in found.items}


@pytest.fixture
def said() -> Spoken:
    return spoken(COUNTS, SIZES)


@pytest.fixture
def by_class(said: Spoken) -> Presence:
    return entities(GRAPH, said, select(KNOWN), KNOWN)


def item(found: Presence, name: str) -> Item:
    return next(each for each in found.items if each.node.iri == name)


def test_entities_are_counted_by_passages_of_each_report(by_class: Presence) -> None:
    assert told(by_class) == {
        "大模型": ("appears", (0, 4, 26)),
        "链": ("fades", (24, 0, 1)),
        "一行": ("unclear", (20, 0, 3)),  # all of it in one section: the scatter widens its interval
        "智能": ("unclear", (10, 0, 9)),
        "信贷": ("unclear", (2, 0, 0)),
    }
    assert item(by_class, "大模型").rates == (0.0, 80.0, 325.0)
    assert (item(by_class, "链").first, item(by_class, "链").last) == ("b-2020", "a-2024")
    assert (item(by_class, "信贷").first, item(by_class, "信贷").last) == ("a-2021", "b-2024")  # of all reports, whoever published them
    assert by_class.bases["Technology"] == (100, 50, 80)


def test_the_changes_come_first_and_each_verdict_may_be_cut(by_class: Presence) -> None:
    assert [str(each.verdict) for each in by_class.items] == ["appears", "fades", "unclear", "unclear", "unclear"]
    assert [each.node.iri for each in by_class.top(1)] == ["大模型", "链", "一行"]
    assert by_class.top(0) == by_class.items


def test_the_ratio_is_that_of_the_rates_widened_by_the_scatter_of_the_class(by_class: Presence) -> None:
    scatter = by_class.dispersion["Organization"]
    assert scatter > 2  # twenty passages of one section, none of the other
    assert item(by_class, "一行").ratio == rate_ratio(20, 100, 3, 80, dispersion=scatter)
    assert item(by_class, "大模型").ratio == rate_ratio(0, 100, 26, 80, dispersion=by_class.dispersion["Technology"])


def test_a_class_takes_the_ones_below_it(said: Spoken) -> None:
    assert told(entities(GRAPH, said, select(KNOWN), KNOWN, cls="Organization")).keys() == {"一行"}
    with pytest.raises(UsageError, match="nothing of class Place"):
        entities(GRAPH, said, select(KNOWN), KNOWN, cls="Place")


def test_a_theme_has_all_its_kinds_and_a_passage_counts_once(said: Spoken) -> None:
    found = themes(GRAPH, said, select(KNOWN), KNOWN, level=1)
    assert told(found)["智能"] == ("grows", (10, 4, 26))  # 9 of the passages name the kind, too
    assert "大模型" not in told(found)
    assert told(themes(GRAPH, said, select(KNOWN), KNOWN, level=2))["大模型"][1] == (0, 4, 26)
    assert told(themes(GRAPH, said, select(KNOWN), KNOWN, level=1, cls="Scenario")).keys() == {"信贷"}
    with pytest.raises(UsageError, match="level 0"):
        themes(GRAPH, said, select(KNOWN), KNOWN, level=0)


def test_publishers_are_compared_by_what_they_say_of_the_class(said: Spoken) -> None:
    everybody = select(KNOWN, ("b-2020",), ("a-2024",), ALL)
    found = entities(GRAPH, said, everybody, KNOWN, cls="Technology")
    assert found.parameters["per"] == "class"
    assert found.bases["Technology"] == (3, 24, 4, 26)  # passages that name any technology: those on 智能 name 链, too
    assert item(found, "链").ratio.value == pytest.approx((1 / 26) / (3 / 3))
    assert entities(GRAPH, said, everybody, KNOWN, cls="Technology", per="passages").bases["Technology"] == (40, 100, 50, 80)
    with pytest.raises(UsageError, match="unknown base"):
        entities(GRAPH, said, everybody, KNOWN, per="pages")


def test_relations_are_counted_by_the_passages_that_state_one() -> None:
    graph: Snapshot = snapshot([relation("一行", "usesTechnology", "链", "a-2021"), relation("二行", "usesTechnology", "链", "b-2020")])
    said = spoken({}, SIZES, {"st/一行-usesTechnology-链": ("a-2021/1/0", "a-2021/1/1"), "st/二行-usesTechnology-链": ("b-2020/1/0",)})
    (only,) = relations(graph, said, select(KNOWN), KNOWN, {"usesTechnology": node("一行")}).items
    assert (only.counts, only.statements) == ((2, 0, 0), ("st/一行-usesTechnology-链",))
    assert only.verdict is Verdict.UNCLEAR
    assert (only.first, only.last) == ("b-2020", "a-2021")


def test_rows_are_flat_and_alike(by_class: Presence) -> None:
    rows = list(by_class.rows("en"))
    assert len({tuple(row) for row in rows}) == 1
    assert rows[0]["name"] == "en 大模型"
    assert (rows[0]["passages a-2024"], rows[0]["per 1000 a-2024"], rows[0]["ratio"], rows[0]["high"]) == (26, 325.0, None, None)
    frame = by_class.to_frame()
    assert list(frame.columns) == list(rows[0])
    assert frame.attrs["digest"] == by_class.digest


def test_the_digest_follows_the_passages(by_class: Presence) -> None:
    again = entities(GRAPH, spoken(COUNTS, SIZES), select(KNOWN), KNOWN)
    other = entities(GRAPH, spoken({**COUNTS, "链": {"a-2021": {1: 1}}}, SIZES), select(KNOWN), KNOWN)
    assert again == by_class
    assert other.digest != by_class.digest


def test_the_caution_says_who_is_compared_and_how(by_class: Presence, said: Spoken) -> None:
    zh, en = by_class.caution("zh"), by_class.caution("en")
    assert "a-2021 与 a-2024" in zh
    assert "同一机构" in zh
    assert "出自 1 家：甲院）" in zh
    assert "by 1 publisher: 甲院 (research institute)" in en
    assert "a-2024=2024" in en
    mixed = entities(GRAPH, said, select(KNOWN, publisher=ALL), KNOWN).caution("en")
    assert "by 2 publishers" in mixed
    assert "one of writing" in mixed
