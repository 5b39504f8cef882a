"""Does a place of a text lie in a title, in brackets …?"""

from __future__ import annotations


def in_title(text: str, place: int) -> bool:
    """Does a place lie between 《 and 》?"""
    return between(text, place, "《", "》")


def between(text: str, place: int, opening: str, closing: str) -> bool:
    """Was a mark opened before a place and not closed yet?"""
    return text.rfind(opening, 0, place) > text.rfind(closing, 0, place)
