"""A roll-up as it is typed."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.network.rollup_words import rollup_of


def test_words_are_pairs_in_order() -> None:
    assert rollup_of(["Technology=2", "fkg:Scenario=1"]) == (("Scenario", 1), ("Technology", 2))
    assert rollup_of(None) == rollup_of([]) == ()


@pytest.mark.parametrize("word", ["Technology", "=1", "Technology=", "Technology=one", "Technology=-1", "Technology=²"])
def test_what_is_none(word: str) -> None:
    with pytest.raises(UsageError, match="CLASS=DEPTH, as in Technology=1"):
        rollup_of([word])
