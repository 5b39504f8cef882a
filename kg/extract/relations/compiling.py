"""What compiles the patterns' expressions: PCRE2 where it is installed, else the standard library. Same matches, by a test.

The expressions are long, as every list in them is spelt out. To compile those of all patterns takes ``re``, which parses in Python, more
processor time than to read the five reports through all extractors (0.8 s of 1.6 s); PCRE2 takes 0.1 s, and searches as fast.
"""

from __future__ import annotations

import re
from typing import cast

try:
    import pcre2
except ImportError:  # no wheel for this platform
    pcre2 = None


def compile_expression(source: str) -> re.Pattern[str]:
    """A compiled expression, with the methods of ``re`` for searching. Raises re.error for a malformed one."""
    if pcre2 is None:
        return re.compile(source)
    try:
        return cast("re.Pattern[str]", pcre2.compile(source))
    except pcre2.error as error:
        raise re.error(str(error), source) from error
