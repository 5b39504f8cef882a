"""All files of a build as documents: one a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError, KgError
from kg.model.document import Document, SourceKind
from kg.parallel import meanwhile
from kg.readers.catalogue import load_catalogue
from kg.readers.read import read_document
from kg.resources import resource
from kg.worded import worded

Reading = Callable[[], tuple[list[Document], list[str]]]
"""Waits for the documents of a build, and a line for each file that cannot be read."""


def bundled_digests() -> list[Path]:
    """The digests that travel with the program, in the order of their names."""
    return sorted(resource("data", "digests").glob("*.md"))


@contextmanager
def reading_of(paths: Sequence[Path]) -> Iterator[Reading]:
    """``read_all`` beside the block, which may load meanwhile whatever reading does not need."""
    with meanwhile(read_all, list(paths)) as reading:
        yield reading


def read_all(paths: Iterable[Path]) -> tuple[list[Document], list[str]]:
    """Documents in the order of their report ids, and a line for each file that cannot be read.

    A report's original replaces its digest; a file given twice counts once.
    """
    catalogue = load_catalogue(resource("data", "reports.yaml"))
    best: dict[str, Document] = {}
    failures: list[str] = []
    for path in sorted(set(paths), key=lambda p: (p.name, str(p))):
        try:
            document = read_document(path, catalogue)
        except KgError as error:
            failures.append(worded("{}", error))
            continue
        key = document.report.id
        known = best.get(key)
        if known is None or (known.source.kind is SourceKind.DIGEST and document.source.kind is SourceKind.ORIGINAL):
            best[key] = document
        elif known.source.sha256 != document.source.sha256 and known.source.kind is document.source.kind:
            failures.append(again(key, known.source.name, path))
    return [best[key] for key in sorted(best)], failures


def again(key: str, name: str, path: Path) -> str:
    """The line for a file that is a report which the file ``name`` is already."""
    error = InputError(worded("is report {} again, as {} is", key, name), where=str(path), expected="one file a report", do="leave one of them out")
    return worded("{}", error)
