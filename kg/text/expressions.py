"""Expressions that ``re`` compiles when they are first asked for: to compile one takes as long as to search some hundred sentences with it."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Later:
    """An expression that is not compiled yet; once it is, its methods are those of the compiled one."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked for by a copy that has no source yet
            raise AttributeError(name)
        code = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(code, method) for method in _METHODS})
        return getattr(code, name)


def later(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """An expression for what few runs of the program search for, or one process of several: compiled at the first search.

    Only where it is as it is written here: a malformed one is told no earlier (re.error).
    """
    return cast("re.Pattern[str]", _Later(source, flags))
