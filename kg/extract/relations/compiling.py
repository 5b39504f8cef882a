"""What compiles the patterns' expressions: PCRE2 where it is installed, else the standard library. Same matches, by a test.

The expressions are long, as every list in them is spelt out. To compile those of all patterns takes ``re``, which parses in Python, more
processor time than to read the five reports through all extractors; PCRE2 takes a tenth of it, and searches as fast. So ``re`` compiles an
expression when it is first searched for: a report needs about half of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

try:
    import pcre2
except ImportError:  # no wheel for this platform
    pcre2 = None

_OFTEN = 12
"""Searches after which machine code is made: it takes as long as some twenty searches without it, and half of the expressions get fewer than that."""


class Searching(Protocol):
    """A compiled expression, of ``re`` or of PCRE2."""

    @property
    def pattern(self) -> str:
        """The expression as it is written."""

    @property
    def names(self) -> frozenset[str]:
        """The named groups."""

    @property
    def groupindex(self) -> Mapping[str, int]:
        """Numbers of the named groups."""

    def search(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        """The first match from a place on."""


class _Warming:
    """An expression of PCRE2 that gets machine code when it is searched for often."""

    __slots__ = ("_code", "_left", "groupindex", "names", "pattern", "search")

    def __init__(self, code: Any) -> None:
        self._code = code
        self._left = _OFTEN
        self.pattern: str = code.pattern
        self.groupindex: Mapping[str, int] = code.groupindex
        self.names = frozenset(self.groupindex)
        self.search = self._counted

    def _counted(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        self._left -= 1
        if not self._left:
            self._code.jit_compile()
            self.search = self._code.search
        found: re.Match[str] | None = self._code.search(text, place)
        return found


class _AtFirstSearch:
    """An expression that the standard library compiles when something is asked of it."""

    __slots__ = ("_code", "names", "pattern", "search")

    def __init__(self, source: str, names: frozenset[str]) -> None:
        self._code: re.Pattern[str] | None = None
        self.names = names
        self.pattern = source
        self.search = self._first

    @property
    def groupindex(self) -> Mapping[str, int]:
        return self._compiled().groupindex

    def _first(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        self.search = self._compiled().search
        return self.search(text, place)

    def _compiled(self) -> re.Pattern[str]:
        if self._code is None:
            self._code = re.compile(self.pattern)
        return self._code


def compile_expression(source: str, shape: str | None = None) -> Searching:
    """An expression to search with. Raises re.error for a malformed one.

    ``shape`` is the expression with its long parts cut short, the same groups in it: what tells, where the rest waits for the first search,
    whether it is malformed and which groups it names. Without it the expression itself does.
    """
    if pcre2 is None:
        return _AtFirstSearch(source, frozenset(re.compile(source if shape is None else shape).groupindex))
    try:
        return _Warming(pcre2.compile(source, jit=False))
    except pcre2.error as error:
        raise re.error(str(error), source) from error
