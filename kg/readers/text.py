"""Plain text: normal form, repair where the text is damaged, lines."""

from __future__ import annotations

from kg.readers.glued import logical_lines
from kg.readers.layout import Layout
from kg.readers.lines import split_lines
from kg.readers.registry import FORMATS
from kg.text.normalise import normalise
from kg.text.repair import repair


@FORMATS.register(".txt", ".text")
def read_text(text: str) -> Layout:
    """Lines of a plain text file; lines that ran together are parted again."""
    repaired = repair(text)
    lines = split_lines(text, normalise(repaired.text))
    lines = logical_lines(lines, repaired.headers)
    return Layout(lines=lines, problems=repaired.problems, headers=repaired.headers)
