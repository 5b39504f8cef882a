"""Names of terms that are written together, as words."""

from __future__ import annotations

import re

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_apart(name: str) -> str:
    """A name parted at its capitals: ``reportA`` → ``report A``, ``ResearchInstitute`` → ``Research Institute``."""
    return _CAPITAL.sub(" ", name)
