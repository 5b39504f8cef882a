"""Pilots and policies in the order of time, and what changed between reports."""

from __future__ import annotations

import pytest

from kg.analysis.trends.changes import Changes, changes
from kg.analysis.trends.editions import editions, select
from kg.analysis.trends.pilots import pilots
from kg.analysis.trends.policies import Policies, policies
from kg.analysis.trends.presence import themes
from kg.errors import UsageError
from kg.network.values import ValueOf
from tests.analysis.trends.builders import figure, relation, snapshot, spoken

PILOTED = (
    relation("数币", "pilotedIn", "上海", "a-2021"),
    relation("数币", "pilotedIn", "苏州", "a-2021", "b-2020", date="2020-10"),
    relation("数币", "pilotedIn", "中国", "b-2024", date="2021-04"),
    relation("数币试点", "pilotedIn", "上海", "a-2024"),
)
FIGURES = (
    figure("投入", "数币", "2021", 345.0, "a-2021"),
    figure("占比", "数币试点", "", 26.0, "b-2024", unit="个"),
    figure("投入", "一行", "2021", 9.0, "a-2021"),
)


def test_places_stand_by_date_or_by_the_first_report_that_tells() -> None:
    graph = snapshot(PILOTED)
    found = pilots(graph, FIGURES, editions(graph))
    assert [(each.subject.iri, each.place.iri, each.date, each.known, each.number) for each in found.pilots] == [
        ("数币", "苏州", "2020-10", "2020", 1),
        ("数币", "中国", "2021-04", "2024", 2),  # dated before the others were known, told after
        ("数币", "上海", "", "2021-10", 3),
        ("数币试点", "上海", "", "2025-01", 1),
    ]
    assert found.pilots[0].reports == ("b-2020", "a-2021")
    assert found.pilots[0].statements == ("st/数币-pilotedIn-苏州",)
    assert [(each.subject.iri, each.indicator.iri, each.when) for each in found.figures] == [("数币", "占比", "2024"), ("数币", "投入", "2021-12-31")]
    assert next(iter(found.figure_rows()))["words"] == "26.0个"


@pytest.mark.parametrize(
    ("chosen", "number"), [({"reports": ["a-2021"]}, 2), ({"subject": "数币试点"}, 1), ({"cls": "Product"}, 3), ({"cls": "Law"}, 0), ({"reports": ["a-2023"]}, 0)]
)
def test_pilots_of_a_subject_a_class_or_some_reports(chosen: dict[str, object], number: int) -> None:
    graph = snapshot(PILOTED)
    found = pilots(graph, FIGURES, editions(graph), **chosen)  # type: ignore[arg-type]
    assert len(found.pilots) == number
    assert len(list(found.rows("en"))) == number


MADE = (
    relation("法", "issuedBy", "甲院", "a-2021", date="2021-01"),
    relation("法", "governs", "大模型", "a-2021"),
    relation("法", "governs", "一行", "a-2021"),
    relation("规划", "governs", "信贷", "a-2024"),
)
VALUES = (
    ValueOf("法", "issuedOn", "2021", "st/1", ("a-2021",)),
    ValueOf("法", "issuedOn", "2021-01", "st/2", ("a-2021",)),
    ValueOf("法", "issuedOn", "2020-12", "st/3", ("b-2020",)),
    ValueOf("法", "policyStatus", "trial", "st/4", ("a-2021",)),
    ValueOf("法", "policyStatus", "inForce", "st/5", ("a-2024",)),
)
MENTIONS = {"法": {"a-2021": 2, "a-2024": 1}, "规划": {"a-2024": 3}, "一行": {"a-2021": 1}}


def made(**chosen: object) -> Policies:
    graph = snapshot(MADE)
    return policies(graph, MENTIONS, VALUES, editions(graph), **chosen)  # type: ignore[arg-type]


def test_policies_with_issuer_date_status_and_fields_rolled_up() -> None:
    law, plan = made().policies
    assert (law.policy.iri, law.date, law.month, law.dates, law.status) == ("法", "2021-01", "2021-01", ("2020-12", "2021-01"), "inForce")
    assert [each.iri for each in law.issuers] == ["甲院"]
    assert [each.iri for each in law.fields] == ["一行", "智能"]  # 大模型 is a kind of 智能; an organisation stays itself
    assert law.statements == ("st/1", "st/2", "st/3", "st/4", "st/5", "st/法-governs-一行", "st/法-governs-大模型", "st/法-issuedBy-甲院")
    assert (plan.date, plan.dates, plan.status, plan.passages, plan.reports) == ("", (), "", 3, ("a-2024",))
    assert [each.iri for each in made(level=2).policies[0].fields] == ["一行", "大模型"]
    assert [each.policy.iri for each in made(reports=["a-2021"]).policies] == ["法"]
    assert [each.policy.iri for each in made(cls="Law").policies] == ["法"]


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ("month", [("2021-01", 1), ("未写明", 1)]),
        ("year", [("2021", 1), ("未写明", 1)]),
        ("issuer", [("未写明", 1), ("甲院", 1)]),
        ("field", [("一行", 1), ("信贷", 1), ("智能", 1)]),
        ("status", [("未写明", 1), ("施行", 1)]),
    ],
)
def test_policies_are_counted(by: str, counts: list[tuple[str, int]]) -> None:
    found = made(by=by)
    assert [(row[by], row["policies"]) for row in found.rows()] == counts
    assert {iri for count in found.counts for iri in count.policies} == {"法", "规划"}


@pytest.mark.parametrize("chosen", [{"by": "colour"}, {"level": 0}])
def test_what_policies_are_not_counted_by(chosen: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        made(**chosen)


def changed(cls: str = "") -> Changes:
    facts = (
        relation("一行", "usesTechnology", "链", "a-2021"),
        relation("一行", "usesTechnology", "大模型", "a-2024"),
        relation("二行", "usesTechnology", "链", "a-2021", "a-2024"),
        relation("二行", "offers", "数币", "a-2023"),
    )
    mentions = {"一行": {"a-2021": 1, "a-2024": 1}, "大模型": {"a-2023": 1, "a-2024": 2}, "规划": {"b-2020": 1, "a-2024": 1}, "法": {"a-2021": 1, "a-2024": 1}}
    graph = snapshot(facts)
    known = editions(graph)
    sizes = {"b-2020": {1: 40}, "a-2021": {1: 100}, "a-2023": {1: 50}, "a-2024": {1: 80}}
    counts = {name: {report: {1: number} for report, number in found.items()} for name, found in mentions.items()}
    counts["大模型"] = {"a-2024": {1: 40}, "a-2023": {1: 1}}
    said = spoken(counts, sizes)
    chosen = select(known)
    figures = [
        figure("投入", "一行", "2020", 10.0, "a-2021"), figure("投入", "一行", "2020", 12.0, "a-2024"),  # revised
        figure("投入", "二行", "2020", 10.0, "a-2021", "a-2024"),  # told again
        figure("投入", "三行", "2020", 10.0, "a-2021"), figure("投入", "三行", "2019", 9.0, "a-2021"), figure("投入", "三行", "2023", 15.0, "a-2024"),
        figure("占比", "一行", "2020", 5.0, "a-2021", unit="%"), figure("占比", "一行", "2023", 7.5, "a-2024", unit="%"),
        figure("投入", "四行", "2020", 10.0, "a-2021"), figure("投入", "四行", "2023-H1", 5.0, "a-2024"),  # a year and a half-year
        figure("投入", "", "2020", 1.0, "a-2021"), figure("投入", "", "2020", 2.0, "a-2024"),  # of nothing in particular
        figure("投入", "五行", "2020", 1.0, "a-2023"), figure("投入", "五行", "2020", 2.0, "a-2024"),  # not in the earlier report
    ]  # fmt: skip
    named = policies(graph, mentions, (), known, reports=chosen.after)
    return changes(graph, mentions, said, figures, chosen, known, themes(graph, said, chosen, known), named, cls=cls)


def test_what_is_new_in_the_later_report() -> None:
    found = changed()
    assert [each.node.iri for each in found.moved] == ["大模型"]
    assert [(each.node.iri, len(each.passages), each.first) for each in found.entities] == [("大模型", 40, "a-2023"), ("规划", 1, "b-2020")]
    (uses,) = found.counts
    assert (uses.predicate, len(uses.added), len(uses.kept), len(uses.dropped)) == ("usesTechnology", 1, 1, 1)
    assert [each.statement for each in found.relations] == ["st/一行-usesTechnology-大模型"]
    assert [each.policy.iri for each in found.policies] == ["规划"]
    assert [each.node.iri for each in changed("Technology").entities] == ["大模型"]


def test_figures_of_both_reports_are_revised_confirmed_or_continued() -> None:
    found = {(each.subject.indicator.iri, each.subject.name()): each for each in changed().figures}
    assert {key: str(each.kind) for key, each in found.items()} == {
        ("投入", "一行"): "revised", ("投入", "二行"): "confirmed", ("投入", "三行"): "continued", ("占比", "一行"): "continued",
    }  # fmt: skip
    assert found["投入", "一行"].change == pytest.approx(0.2)
    assert (found["投入", "三行"].before.period, found["投入", "三行"].after.period, found["投入", "三行"].change) == ("2020", "2023", pytest.approx(0.5))
    assert found["占比", "一行"].change == pytest.approx(2.5)  # percentage points


def test_rows_of_all_kinds_have_the_same_columns() -> None:
    rows = list(changed().rows())
    assert {row["kind"] for row in rows} == {"theme", "entity", "relations", "relation", "policy", "figure"}
    assert len({tuple(row) for row in rows}) == 1
    assert next(row for row in rows if row["kind"] == "theme")["note"] == next(f"{each.ratio.low:.3g}–∞" for each in changed().moved)
    assert "不等于" in changed().caution("zh")
