"""Names that are not in simplified characters: told by OpenCC, which no query can ask."""

from __future__ import annotations

import opencc

from kg.store.interface import Store
from kg.store.labels import select
from kg.validate.finding import Finding, Severity

_SIMPLIFIED = opencc.OpenCC("t2s")
_RESTORED = frozenset("昇")
"""Characters that OpenCC takes for traditional and the Table of General Standard Chinese Characters (2013) gives as standard."""
_NAMES = """SELECT DISTINCT ?x ?v { VALUES ?p { rdfs:label skos:prefLabel skos:altLabel skos:definition }
  ?x ?p ?v FILTER(LANG(?v) = "zh") }"""


def check_script(store: Store) -> list[Finding]:
    """Chinese names and definitions with traditional characters; sorted."""
    zh, en = "中文名称或定义含繁体字", "a Chinese name or definition holds traditional characters"
    found = {(row["x"], row["v"]) for row in select(store, _NAMES).texts() if traditional(row["v"])}
    return [Finding(Severity.ERROR, "hygiene-traditional", x, zh, en, value) for x, value in sorted(found)]


def traditional(text: str) -> str:
    """The traditional characters of a text, in their order; empty when it has none."""
    simple = _SIMPLIFIED.convert(text)
    if simple == text:
        return ""
    return "".join(char for char in text if char not in _RESTORED and _SIMPLIFIED.convert(char) != char)
