"""Indicators as concepts: one for all wordings of the same measure."""

from __future__ import annotations

import re

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
