"""Errors that a user can act on: what is wrong, where, what was expected, what to do."""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors raised on purpose.

    ``what`` is wrong, ``where`` (file, line, row), what was ``expected``, and what to ``do`` about it; ``str()`` is one line.
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
