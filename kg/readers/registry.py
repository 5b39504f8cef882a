"""Formats by file extension."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, UsageError
from kg.readers.layout import Layout, Opened
from kg.text.decode import decode
from kg.worded import worded

TextFormat = Callable[[str], Layout]
"""Text as decoded → its lines, mapped and marked, and what the file says about itself."""
Format = Callable[[bytes, str], Opened]
"""Bytes of a file and its name, for messages → its text and the lines of it. Raises InputError for what is not of the format."""


@dataclass(slots=True)
class Registry:
    """Formats by extension, or the modules that register them when a first such file is met; refuses two for one extension."""

    _formats: dict[str, Format | str]

    def register(self, *extensions: str) -> Callable[[TextFormat], TextFormat]:
        """Decorator that makes a function the reader of text files with these extensions (``.md``)."""

        def add(reader: TextFormat) -> TextFormat:
            self._add(extensions, _of_text(reader))
            return reader

        return add

    def register_module(self, module: str, *extensions: str) -> None:
        """Make ``read`` of a module, a ``Format``, the reader of files with these extensions; it is loaded when the first of them is read."""
        self._add(extensions, module)

    def format_of(self, path: Path) -> Format:
        """The reader of a file. Raises InputError that lists the known extensions where there is none."""
        reader = self._formats.get(path.suffix.lower())
        if isinstance(reader, str):
            found: Format = importlib.import_module(reader).read
            return found
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

    def _add(self, extensions: tuple[str, ...], reader: Format | str) -> None:
        for extension in extensions:
            if extension in self._formats:
                raise UsageError(worded("two readers for the extension {}", extension), do="remove one of them")
            self._formats[extension] = reader


def _of_text(reader: TextFormat) -> Format:
    """A reader of bytes made of one of text; what it says of a place in the text tells the file as well."""

    def read(data: bytes, name: str) -> Opened:
        text, encoding = decode(data, name)
        try:
            return Opened(text, reader(text), encoding)
        except InputError as error:
            raise InputError(error.what, where=worded("{}, {}", name, error.where), expected=error.expected, do=error.do) from error

    return read


FORMATS = Registry({})
FORMATS.register_module("kg.readers.pdf", ".pdf")
FORMATS.register_module("kg.readers.docx", ".docx")
FORMATS.register_module("kg.readers.html", ".html", ".htm", ".xhtml")
