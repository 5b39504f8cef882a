"""The characters that an expression needs: what is certain, and nothing more."""

from __future__ import annotations

import pytest

from kg.extract.relations.needs import needed_characters

CASES = [
    ("{subject:Organization}由{object:Product}", [{"由"}]),
    ("(?:推出|上线)了?{object:Product}", [{"推", "上"}]),
    ("(?:推出)?{object:Product}发布", [{"发"}, {"布"}]),
    ("(?:推出|{gap:3}上线){object:Product}", []),
    ("(?!推出)(?<=在){object:Product}[和与]", []),
    ("(?:(?:推|引)出|上线){object:Product}", []),
    ("推出|上线", []),
    ("(?:一(?:个|款)|上线?)", [{"一", "上"}]),
    ("(?:推?出|上线)", []),
]


@pytest.mark.parametrize(("source", "needs"), CASES)
def test_needed_characters(source: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, needed_characters(source))) == sorted(map(sorted, needs))
