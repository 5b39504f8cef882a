"""Where an expression matched: the whole, the slots that took part, and matches inside one another."""

from __future__ import annotations

import re

from kg.extract.relations.found import NOWHERE, matches
from kg.extract.relations.pattern import Expression

EXPRESSION = Expression(re.compile(r"用(?P<tool>[A-Z])(?P<more>[0-9])?做(?P<what>[a-z])"), {"tool": frozenset("AB")})


def test_places_of_slots() -> None:
    (found,) = matches(EXPRESSION, "今用A做b")
    assert found.span == (1, 5)
    assert found.of("tool") == (2, 3)
    assert found.of("more") == found.of("unknown") == NOWHERE
    assert set(found.slots) == {"tool", "what"}


def test_the_next_match_may_begin_behind_the_first_slot() -> None:
    expression = Expression(re.compile(r"(?P<one>[A-Z])、?(?P<two>[A-Z])"), {})
    found = matches(expression, "A、BC")
    assert [each.span for each in found] == [(0, 3), (2, 4)]


def test_a_match_knows_what_fills_the_slots_of_its_expression() -> None:
    (found,) = matches(EXPRESSION, "用A做b")
    assert found.fillers("tool") == {"A", "B"}
    assert found.fillers("what") == frozenset()
    assert found.made("tool") is None
