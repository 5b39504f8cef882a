"""What steps lead to is found once each, whatever circles there are."""

from __future__ import annotations

from kg.model.reach import reached

STEPS = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["b"], "e": ["a"]}


def test_each_once_even_in_a_circle() -> None:
    assert set(reached(["a"], lambda one: STEPS.get(one, []))) == {"a", "b", "c", "d"}
    assert list(reached("da", lambda one: STEPS.get(one, []))) == ["a", "c", "d", "b"]
    assert list(reached([], lambda one: STEPS[one])) == []
