"""What compiles the patterns' expressions: PCRE2 where it is installed, else the standard library. Same matches, by a test.

The expressions are long, as every list in them is spelt out. To compile those of all patterns takes ``re``, which parses in Python, more
processor time than to read the five reports through all extractors; PCRE2 takes a tenth of it, and searches as fast. Both compile an
expression when it is first searched for: the five reports need little more than half of them, one report a quarter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

try:
    import pcre2
except ImportError:  # no wheel for this platform
    pcre2 = None

GAVE_UP: tuple[type[Exception], ...] = () if pcre2 is None else (pcre2.LibraryError,)
"""What a search raises that would take too long: PCRE2 counts its steps. The standard library goes on searching."""
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

    def prepare(self) -> None:
        """Compile it now, if that is quick."""


class _Warming:
    """An expression that PCRE2 compiles when something is asked of it, and that gets machine code when it is searched for often."""

    __slots__ = ("_code", "_groups", "_left", "names", "pattern", "search")

    def __init__(self, source: str, names: frozenset[str]) -> None:
        self._code: Any = None
        self._groups: Mapping[str, int] = {}
        self._left = _OFTEN
        self.names = names
        self.pattern = source
        self.search = self._counted

    @property
    def groupindex(self) -> Mapping[str, int]:
        self._compiled()
        return self._groups

    def prepare(self) -> None:
        self._compiled()

    def _counted(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        code = self._compiled()
        self._left -= 1
        if not self._left:
            code.jit_compile()
            self.search = code.search
        found: re.Match[str] | None = code.search(text, place)
        return found

    def _compiled(self) -> Any:
        if self._code is None:
            self._code = pcre2.compile(self.pattern, jit=False)
            self._groups = self._code.groupindex
        return self._code


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

    def prepare(self) -> None:
        """Nothing: it takes too long."""

    def _first(self, text: str, place: int = 0, /) -> re.Match[str] | None:
        self.search = self._compiled().search
        return self.search(text, place)

    def _compiled(self) -> re.Pattern[str]:
        if self._code is None:
            self._code = re.compile(self.pattern)
        return self._code


def compile_expression(source: str, shape: str | None = None) -> Searching:
    """An expression to search with. Raises re.error for a malformed one.

    ``shape`` is the expression with its long parts cut short, the same groups in it: what tells, while the rest waits for the first search,
    whether it is malformed and which groups it names. Without it the expression itself does.
    """
    shape = source if shape is None else shape
    if pcre2 is None:
        return _AtFirstSearch(source, frozenset(re.compile(shape).groupindex))
    try:
        return _Warming(source, frozenset(pcre2.compile(shape, jit=False).groupindex))
    except pcre2.error as error:
        raise re.error(str(error), shape) from error
