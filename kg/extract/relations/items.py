"""Items of lists within running text, told by their marks: 一是…；二是…；（1）…。"""

from __future__ import annotations

import re

ITEM = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|[一二三四五六七八九]是|第[一二三四五六七八九]，|其[一二三四]，)"
"""How an item of a list begins whose subject was named when the list was announced."""
BEGINS_ITEM = re.compile(rf"\s*(?:[-·✓•]\s*)?{ITEM}")
_PART_ENDS = re.compile("[。；：;]")
_ITEM_HERE = re.compile(rf"{BEGINS_ITEM.pattern}\s*")


def item_places(text: str) -> frozenset[int]:
    """Where items of a list begin in a text, behind their marks."""
    starts = [0, *(match.end() for match in _PART_ENDS.finditer(text))]
    return frozenset(match.end() for match in [_ITEM_HERE.match(text, start) for start in starts] if match)


def begins_item(text: str) -> int:
    """Where the words begin behind the mark of a list item (一是, （1）), 0 if a text begins no item."""
    match = BEGINS_ITEM.match(text)
    return match.end() if match else 0
