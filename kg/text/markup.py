"""Markdown and HTML markup that carries no words."""

from __future__ import annotations

import re

from kg.model.span import MappedText
from kg.text.edit import substitute

_TAGS = "ul|ol|li|b|i|u|p|br|hr|sup|sub|strong|em|span|div|font|center|table|tbody|thead|tr|td|th|a|img|small|mark"
_NOTE = re.compile(r"<sup>\s*\[?\d{1,3}\]?\s*</sup>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|hr)\s*/?>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>\n]{0,200}>(\s*[•●✓✔]?)", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>", re.IGNORECASE)
_STRONG = re.compile(r"\*\*+|(?<![A-Za-z0-9_])__(?=[^\s_])|(?<=[^\s_])__(?![A-Za-z0-9_])")
_ESCAPE = re.compile(r"\\([&$%#_|~<>*\[\]`])")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|nbsp);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " "}


def plain(text: MappedText) -> MappedText:
    """``text`` without emphasis signs, HTML tags, escapes and raised note numbers; items of HTML lists get a bullet."""
    source = text.text
    if "<" in source:
        text = substitute(text, _NOTE, "")
        text = substitute(text, _BREAK, "\n")
        text = substitute(text, _ITEM, "•")
        text = substitute(text, _TAG, "")
    if "**" in source or "__" in source:
        text = substitute(text, _STRONG, "")
    if "\\" in source:
        text = substitute(text, _ESCAPE, lambda match: match.group(1))
    if "&" in source:
        text = substitute(text, _ENTITY, lambda match: _ENTITIES[match.group(1)])
    return text
