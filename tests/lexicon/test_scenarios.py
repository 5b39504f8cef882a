"""The scheme of scenarios: fields of use on top, four levels, definitions where a reader enters, notes where terms are confused."""

from __future__ import annotations

import csv
from functools import cache

import pytest

from kg.assemble.taxonomy import ancestors
from kg.resources import resource
from tests.extract.workbench import lexicon

FIELDS = {
    "banking", "compliance", "data-management", "digital-economy", "digital-finance", "finance", "financing", "green-finance",
    "inclusive-finance", "insurance", "marketing", "operations-management", "payment", "pension-finance", "public-services",
    "real-economy", "regulation", "risk-management", "securities-industry", "tech-innovation", "wealth-management",
}  # fmt: skip
LEVELS = 4

BELOW_SEVERAL = [
    ("credit-risk-control", {"risk-management", "banking", "financing"}),
    ("green-credit", {"green-finance", "banking"}),
    ("green-insurance", {"green-finance", "insurance"}),
    ("cross-border-payment", {"payment", "finance"}),
    ("pension-insurance", {"insurance", "pension-finance"}),
    ("digital-inclusive-finance", {"digital-finance", "inclusive-finance"}),
    ("digital-payment", {"payment", "digital-finance"}),
    ("supply-chain-finance", {"financing", "finance"}),
    ("regtech", {"regulation", "finance"}),
    ("insurtech", {"insurance", "finance"}),
    ("insurance-anti-fraud", {"risk-management", "insurance"}),
    ("agricultural-insurance", {"insurance", "inclusive-finance"}),
    ("robo-advisory", {"wealth-management"}),
    ("intelligent-risk-control", {"risk-management"}),
]

CONFUSED = [
    ("micro-finance", "inclusive-finance"),
    ("supply-chain-finance", "industrial-finance"),
    ("risk-management", "intelligent-risk-control"),
    ("mobile-payment", "digital-payment"),
    ("open-banking", "scene-finance"),
    ("compliance-technology", "regtech"),
    ("fintech", "digital-finance"),
    ("sci-tech-finance", "fintech"),
    ("wealth-management", "asset-management"),
    ("payment-clearing", "payment-settlement"),
    ("transition-finance", "green-finance"),
    ("data-security", "cybersecurity"),
]


@cache
def above() -> dict[str, tuple[str, ...]]:
    return {key: entity.broader for key, entity in lexicon().entities.items() if entity.cls == "Scenario"}


@cache
def told() -> dict[str, dict[str, str]]:
    with resource("data", "definitions", "scenarios.csv").open(encoding="utf-8", newline="") as table:
        return {row["id"]: row for row in csv.DictReader(table)}


def longest_way(key: str) -> int:
    """Levels from a top concept down to this one, the longest way."""
    return 1 + max((longest_way(parent) for parent in above()[key]), default=0)


def shortest_way(key: str) -> int:
    return 1 + min((shortest_way(parent) for parent in above()[key]), default=0)


def fields(key: str) -> set[str]:
    return {top for top in ancestors(key, above()) if not above()[top]}


def test_the_top_concepts_are_the_fields_of_use() -> None:
    assert {key for key, parents in above().items() if not parents} == FIELDS


def test_every_field_has_a_tree_below_it() -> None:
    below = {top: sum(top in parents for parents in above().values()) for top in FIELDS}
    assert {top: count for top, count in below.items() if count < 5} == {}


def test_no_scenario_lies_deeper_than_four_levels() -> None:
    assert [key for key in above() if longest_way(key) > LEVELS] == []


def test_no_parent_follows_from_another() -> None:
    doubled = [
        (key, parent)
        for key, parents in above().items()
        for parent in parents
        if any(parent in ancestors(other, above()) for other in parents if other != parent)
    ]
    assert doubled == []


@pytest.mark.parametrize(("key", "expected"), BELOW_SEVERAL)
def test_a_scenario_stands_in_the_fields_that_its_definition_names(key: str, expected: set[str]) -> None:
    assert expected <= fields(key)


def test_the_first_two_levels_are_defined() -> None:
    bare = [key for key in above() if shortest_way(key) <= 2 and not (key in told() and told()[key]["definition_zh"])]
    assert bare == []


def test_no_definition_uses_the_word_that_it_defines() -> None:
    entities = lexicon().entities
    circular = [key for key, row in told().items() if entities[key].zh in row["definition_zh"]]
    assert circular == []


def test_no_two_definitions_are_alike() -> None:
    for column in ("definition_zh", "definition_en"):
        written = [row[column] for row in told().values() if row[column]]
        assert len(written) == len(set(written)), column


@pytest.mark.parametrize(("one", "other"), CONFUSED)
def test_of_two_confused_terms_a_note_tells_the_difference(one: str, other: str) -> None:
    entities = lexicon().entities
    notes = [(told()[one]["scope_zh"], entities[other].zh), (told()[other]["scope_zh"], entities[one].zh)]
    assert any(name in note for note, name in notes), f"{one} {other}"


def test_what_no_report_prints_cites_a_document() -> None:
    entities = lexicon().entities
    silent = [key for key in above() if entities[key].source == "general" and not (key in told() and told()[key]["see"])]
    assert silent == []


def test_operations_are_a_part_of_the_middle_and_back_office_and_not_above_it() -> None:
    assert "operations-management" not in ancestors("middle-back-office", above()), "reports list 运营 among the 中后台业务: that closed a circle"
