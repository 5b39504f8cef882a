"""What the reader tests share: documents of our own, and the original reports where they are at hand."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.model.document import Block, Document, Footnote, Table
from kg.model.span import Span
from kg.readers.catalogue import Catalogue, load_catalogue
from kg.readers.read import read_document
from kg.resources import resource

MARKUP = re.compile(
    r"<[^<>\n]{1,200}>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[?\d{1,2}\]?(?=</sup>)|[\s#*_>|\\:✓•·☎-]|\([a-zü]*[^\x00-\x7f][a-zü]*\)"
)
"""What may stand outside all blocks: blank space, signs of markup, raised note marks, pinyin of damaged text."""

ReadText = Callable[..., Document]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(resource("data", "reports.yaml"))


@pytest.fixture
def read(tmp_path: Path, catalogue: Catalogue) -> ReadText:
    """Reads a text as if it were a file."""

    def read_it(text: str, name: str = "sample.txt", encoding: str = "utf-8") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return read_document(path, catalogue)

    return read_it


@pytest.fixture(scope="session")
def corpus(catalogue: Catalogue) -> dict[str, Document]:
    """The original reports by id."""
    folder = Path(os.environ.get("KG_SHARED", "../shared")) / "corpus"
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        pytest.skip(f"the original reports are not at hand (no text files in {folder}; set KG_SHARED)")
    documents = (read_document(path, catalogue) for path in paths)
    return {document.report.id: document for document in documents}


def spans_of(block: Block) -> Iterator[Span]:
    """The places that a block holds."""
    if isinstance(block, Table):
        yield from (row.span for row in (*block.header, *block.rows))
        yield from (part.span() for part in (block.caption, block.unit, block.source_line) if part is not None)
    else:
        yield block.text.span()


def uncovered(document: Document) -> list[str]:
    """Runs of the source that no block and no aside holds, without blank space and markup."""
    held = bytearray(len(document.text))
    spans = [span for block in document.blocks for span in spans_of(block)]
    for block in document.blocks:  # a mark that is a plain digit stands right before its note
        if isinstance(block, Footnote) and document.text[: block.text.starts[0]].endswith(block.mark):
            spans.append(Span(block.text.starts[0] - len(block.mark), block.text.starts[0]))
    for span in [*spans, *(aside.span for aside in document.asides)]:
        held[span.start : span.end] = b"\x01" * (span.end - span.start)
    runs = re.finditer(b"\x00+", bytes(held))
    left = [MARKUP.sub("", document.text[run.start() : run.end()]) for run in runs]
    return [text for text in left if text.strip()]
