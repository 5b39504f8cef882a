"""Indicators as concepts: one for all wordings of the same measure."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.lexicon.registry import Registry
from kg.model.entity import Entity


def indicator_entity(names: Registry, words: str, reason: str) -> Entity:
    """The indicator that words name: of the lexicon where they are one of its forms, else minted."""
    text = re.sub(r"\s+", "", words).strip("的，,、：:（）()“”")
    found = names.find(text, ["Indicator"])
    entity = found or names.mint(text, "Indicator", reason)
    return names.meet(entity.id)


def known_indicator(names: Registry, words: str) -> bool:
    """Are the words a form of an indicator of the lexicon?"""
    found = names.find(words, ["Indicator"])
    return found is not None and found.origin == "lexicon"


_PEOPLE = re.compile(r"(?:用户|客户|人员|员工|人数|人口|网民|居民|老人|读者|学生|会员|人才)")


def in_base_units(indicator: str, value: Decimal | None, unit: str) -> tuple[Decimal | None, str]:
    """A value in base units with its unit; a count that the text gives without a unit word (6.7亿 of users) counts persons or items."""
    if unit or value is None:
        return value, unit
    return value, "person" if _PEOPLE.search(indicator) else "item"
