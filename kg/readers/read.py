"""A file to a document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import kg.readers.markdown
import kg.readers.text  # noqa: F401 - registers its format
from kg.errors import InputError
from kg.model.document import Document, Heading, Report, Source, SourceKind
from kg.model.span import Span
from kg.readers.blocks import blocks_of
from kg.readers.catalogue import Catalogue
from kg.readers.registry import FORMATS
from kg.readers.titlepage import describe, find_title
from kg.worded import reason, worded


def is_readable(path: Path) -> bool:
    """Is there a reader for files with this extension?"""
    return path.suffix.lower() in FORMATS.extensions


def read_document(path: Path, catalogue: Catalogue) -> Document:
    """The document in a file: its report (told by the file's front matter, or by the catalogue), its blocks, what was set aside.

    A report that is not known gets an id from the file's name and content, and title, publisher and date from its first page.
    Raises InputError for a file that cannot be read or is no text.
    """
    if path.is_dir():
        raise InputError("this is a folder without a report", where=str(path), expected=worded("files with one of {}", " ".join(FORMATS.extensions)), do="name the files")
    reader = FORMATS.format_of(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(worded("the file cannot be read ({})", worded(reason(error).lower())), where=str(path), do="check its name and rights") from error
    opened = reader(data, path.name)
    text, layout = opened.text, opened.layout
    digest = hashlib.sha256(data).hexdigest()
    blocks, asides = blocks_of(text, layout)
    facts = layout.facts
    kind = SourceKind(facts.get("kind", "original"))
    report = _report(facts, path, text, digest, catalogue)
    title = find_title(text, report.title) if kind is SourceKind.ORIGINAL else None
    if title is None and layout.headers:
        first = layout.headers[0]
        title = Span(first.start, first.start + len(first.cut(text).rstrip("0123456789")))
    if title is None:
        heading = next((block for block in blocks if isinstance(block, Heading)), None)
        title = Span(heading.text.starts[0], heading.text.ends[-1]) if heading else None
    return Document(
        report=report,
        source=Source(path.name, digest, kind, opened.encoding),
        text=text,
        blocks=blocks,
        asides=asides,
        problems=tuple(replace(problem, report=report.id) for problem in layout.problems),
        title_span=title,
        pages=layout.pages,
        converted=opened.converted,
    )


def _report(facts: dict[str, str], path: Path, text: str, digest: str, catalogue: Catalogue) -> Report:
    known = catalogue.get(facts["report"]) if "report" in facts else catalogue.recognise(text)
    if known:
        return known
    title, publisher, date = describe(text)
    return Report(
        id=facts.get("report") or f"{_slug(path.stem)}-{digest[:8]}",
        title=facts.get("title") or title or path.stem,
        publisher=facts.get("publisher") or publisher,
        date=facts.get("date") or date,
        cite=facts.get("cite", ""),
    )


def _slug(stem: str) -> str:
    """Lower-case ASCII letters, digits and hyphens of a file's name; ``report`` where it has none."""
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:40].strip("-") or "report"
