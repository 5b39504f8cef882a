"""Formats by file extension."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, UsageError
from kg.readers.layout import Layout
from kg.worded import worded

Format = Callable[[str], Layout]
"""Text as decoded → its lines, mapped and marked, and what the file says about itself."""


@dataclass(slots=True)
class Registry:
    """Formats by extension; refuses two for one extension."""

    _formats: dict[str, Format]

    def register(self, *extensions: str) -> Callable[[Format], Format]:
        """Decorator that makes a function the reader of files with these extensions (``.md``)."""

        def add(reader: Format) -> Format:
            for extension in extensions:
                if extension in self._formats:
                    raise UsageError(worded("two readers for the extension {}", extension), do="remove one of them")
                self._formats[extension] = reader
            return reader

        return add

    def format_of(self, path: Path) -> Format:
        """The reader of a file. Raises InputError that lists the known extensions where there is none."""
        reader = self._formats.get(path.suffix.lower())
        if reader is None:
            raise InputError(
                worded("no reader for the extension {}", path.suffix) if path.suffix else "the name has no extension",
                where=str(path),
                expected=worded("one of {}", " ".join(self.extensions)),
                do="export the report to one of these formats",
            )
        return reader

    @property
    def extensions(self) -> tuple[str, ...]:
        return tuple(sorted(self._formats))


FORMATS = Registry({})
