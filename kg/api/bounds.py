"""Numbers that a caller chooses."""

from __future__ import annotations

from kg.errors import UsageError
from kg.worded import worded


def refuse_below(least: int, **values: int) -> None:
    """Raises UsageError, with its name, for a number below the least that means something."""
    for name, value in values.items():
        if value < least:
            raise UsageError(worded("{} makes no sense", value), where=name, expected=worded("{} or more", least))
