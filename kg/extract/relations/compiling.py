"""What compiles the patterns' expressions: PCRE2 where it is installed, else the standard library. Same matches, by a test.

The expressions are long, as every list in them is spelt out. To compile those of all patterns takes ``re``, which parses in Python, more
processor time than to read the five reports through all extractors (0.8 s of 1.6 s); PCRE2 takes 0.1 s, and searches as fast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

try:
    import pcre2
except ImportError:  # no wheel for this platform
    pcre2 = None

_OFTEN = 8
"""Searches after which machine code is made: it takes as long as some twenty searches without it, and half of the expressions get fewer than that."""


class Searching(Protocol):
    """A compiled expression, of ``re`` or of PCRE2."""

    @property
    def pattern(self) -> str:
        """The expression as it is written."""

    @property
    def groupindex(self) -> Mapping[str, int]:
        """Numbers of the named groups."""

    def search(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        """The first match from a place on."""


class _Warming:
    """An expression of PCRE2 that gets machine code when it is searched for often."""

    __slots__ = ("_code", "_left", "groupindex", "pattern", "search")

    def __init__(self, code: Any) -> None:
        self._code = code
        self._left = _OFTEN
        self.pattern: str = code.pattern
        self.groupindex: Mapping[str, int] = code.groupindex
        self.search = self._counted

    def _counted(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        self._left -= 1
        if not self._left:
            self._code.jit_compile()
            self.search = self._code.search
        found: re.Match[str] | None = self._code.search(text, place)
        return found


def compile_expression(source: str) -> Searching:
    """A compiled expression. Raises re.error for a malformed one."""
    if pcre2 is None:
        return re.compile(source)
    try:
        return _Warming(pcre2.compile(source, jit=False))
    except pcre2.error as error:
        raise re.error(str(error), source) from error
