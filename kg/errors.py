"""Errors that a user can act on: what is wrong, where, what was expected, what to do."""

from __future__ import annotations

from kg.worded import Worded, chinese


class KgError(Exception):
    """Base of all errors raised on purpose.

    ``what`` is wrong, ``where`` (file, line, row), what was ``expected``, and what to ``do`` about it: in English, constant or by
    ``kg.worded.worded``, so that the error reads in Chinese too. ``str()`` and ``en`` are one line in English, ``zh`` is one in Chinese.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", expected: str = "", do: str = "") -> None:
        self.what, self.where, self.expected, self.do = what, where, expected, do
        parts = [f"{where}: {what}" if where else what]
        if expected:
            parts.append(f"expected {expected}")
        if do:
            parts.append(do)
        super().__init__("; ".join(" ".join(part.split()) for part in parts))

    @property
    def en(self) -> str:
        """The line in English."""
        return str(self)

    @property
    def zh(self) -> str:
        """The line in Chinese. A place that is a plain string, such as a path, stays as it is."""
        where = self.where.zh if isinstance(self.where, Worded) else self.where
        parts = [f"{where}：{chinese(self.what)}" if where else chinese(self.what)]
        if self.expected:
            expected = chinese(self.expected).lstrip()
            parts.append(f"应为 {expected}" if expected[:1].isascii() else f"应为{expected}")
        if self.do:
            parts.append(chinese(self.do))
        return "；".join(" ".join(part.split()) for part in parts)


class InputError(KgError):
    """A file that cannot be read, or is not what it should be."""


class LexiconError(KgError):
    """A malformed row of the lexicon, the catalogue or the pattern files."""


class OntologyError(KgError):
    """A malformed ontology file, or a term that the ontology does not define."""


class QueryError(KgError):
    """A malformed query, or one that names an unknown thing."""


class BuildError(KgError):
    """A build folder that is missing, damaged or not ours."""


class UsageError(KgError):
    """Wrong use of a command."""

    exit_code = 2
