"""Reads a few sentences of our own with the installed lexicon and patterns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.extract.annotate import Annotated
from kg.extract.relations.extractor import RelationExtractor
from kg.extract.run import ExtractionEngine
from kg.model.document import Block, Document, Heading, Paragraph, Report, Section, Source, SourceKind
from kg.model.span import MappedText
from kg.model.statement import Claim, Literal, Modality
from kg.pipeline import load_engine
from kg.text.normalise import normalise


@cache
def engine() -> ExtractionEngine:
    """The engine as installed, loaded once."""
    return load_engine()[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """Claims read from a text, and the annotated text."""

    document: Annotated
    claims: tuple[Claim, ...]

    def facts(self, pattern: str = "", modality: Modality = Modality.ASSERTED) -> list[tuple[str, str, str]]:
        """Sorted (subject, predicate, object) labels of one modality, of one pattern or of all."""
        names = self.document.names

        def label(value: object) -> str:
            return value.value if isinstance(value, Literal) else names[str(value)].zh

        return sorted(
            {
                (label(c.subject), c.predicate, label(c.object))
                for c in self.claims
                if c.modality is modality and (not pattern or c.evidence.pattern == pattern)
            }
        )

    def expected(self, facts: list[list[str]]) -> list[tuple[str, str, str]]:
        """Facts as written in an example, with the labels that the lexicon gives the names."""
        names = self.document.names

        def label(name: str) -> str:
            found = names.find(name, weak=True)
            return found.zh if found is not None else name

        return sorted((label(s), p, label(o)) for s, p, o in facts)


def relations() -> RelationExtractor:
    """The relation extractor of the engine."""
    found = engine().extractors["relations"]
    assert isinstance(found, RelationExtractor)
    return found


def read(*paragraphs: str, only: str = "") -> Reading:
    """The relations in paragraphs, of one pattern or of all; a paragraph that begins with ``#`` is a heading."""
    text = "\n".join(p.lstrip("# ") for p in paragraphs)
    whole = MappedText.identity(text)
    blocks: list[Block] = []
    start = 0
    section = Section()
    for paragraph in paragraphs:
        words = paragraph.lstrip("# ")
        part = normalise(words)
        span = whole.slice(start, start + len(words))
        mapped = span if part.text == words else MappedText(part.text, [start + i for i in part.starts], [start + i for i in part.ends])
        if paragraph.startswith("#"):
            section = Section(titles=(words,))
            blocks.append(Heading(mapped, 1, section))
        else:
            blocks.append(Paragraph(mapped, section))
        start += len(words) + 1
    document = Document(Report("test", "测试报告"), Source("test.txt", "0" * 64, SourceKind.ORIGINAL), text, tuple(blocks))
    annotated = engine().annotate(document)
    extractor = relations().only(only) if only else relations()
    return Reading(annotated, tuple(extractor.extract(annotated)))
