"""Classes of characters that the rules on Chinese text are written in."""

from __future__ import annotations

from kg.text.expressions import later

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd\u3005\u3007"
"""Han characters, for use inside a regular expression's brackets."""

CJK_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’—…·～￥"
"""Punctuation of Chinese text. Quotation marks and dashes are shared with Latin text."""

WIDE_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕"
"""Marks that are as wide as a Han character and so tell of Chinese text around them."""

KANA = "\u3040-\u30ff\u31f0-\u31ff"

BULLETS = "•·●■◆▪✓✔➢➤○◦‣"

HAN_RUN = later(f"[{HAN}]+")


def has_han(text: str) -> bool:
    """Does a text hold a Han character?"""
    return HAN_RUN.search(text) is not None
