"""Sentences and tables of our own, made into documents and read by one extractor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.extract.annotate import Annotated, annotate
from kg.extract.policies import PolicyExtractor
from kg.extract.tables.extractor import TableExtractor
from kg.extract.tables.spec import TableKind, load_table_kinds
from kg.extract.typed import Alphabet
from kg.lexicon.linking import Linker
from kg.lexicon.matcher import Matcher
from kg.lexicon.registry import Registry
from kg.lexicon.tables import Lexicon
from kg.model.document import Block, Document, Paragraph, Report, Section, Source, SourceKind
from kg.model.problem import Problem
from kg.model.statement import Claim, ConceptRef, Literal, ObservationClaim, Passage, Value
from kg.ontology.terms import Ontology
from kg.readers.catalogue import Catalogue
from kg.readers.read import read_document
from kg.resources import resource
from kg.text.normalise import normalise
from tests.installed import engine, loaded


def ontology() -> Ontology:
    """The ontology as bundled."""
    return loaded()[2]


def lexicon() -> Lexicon:
    """The tables as bundled."""
    return loaded()[1]


def alphabet() -> Alphabet:
    """The typed characters of the bundled ontology."""
    return engine().alphabet


@cache
def _matcher() -> Matcher:
    return Matcher(lexicon().strong, lexicon().guards, lexicon().weak)


@cache
def policies() -> PolicyExtractor:
    """The extractor of policies in sentences."""
    return PolicyExtractor(alphabet())


@cache
def table_kinds() -> tuple[TableKind, ...]:
    """The kinds of tables as bundled."""
    return load_table_kinds(resource("data", "patterns", "tables.yaml"), ontology())


@cache
def tables() -> TableExtractor:
    """The extractor of tables."""
    return TableExtractor(table_kinds(), policies())


def names_and_linker() -> tuple[Registry, Linker]:
    """Registry and linker of a new document."""
    names = Registry(lexicon(), ontology())
    return names, Linker(lexicon(), names, _matcher())


def annotated(document: Document) -> Annotated:
    """A document with linked names."""
    names, linker = names_and_linker()
    return annotate(document, names, linker, alphabet())


def prose(*paragraphs: str) -> Document:
    """A document by hand: one paragraph a text."""
    section = Section("一、", ("概述",))
    text = "\n".join(paragraphs)
    blocks: list[Block] = []
    mapped = normalise(text)
    start = 0
    for line in mapped.text.split("\n"):
        blocks.append(Paragraph(mapped.slice(start, start + len(line)), section))
        start += len(line) + 1
    return Document(Report("test", "试验报告"), Source("test.txt", "0" * 64, SourceKind.ORIGINAL), text, tuple(blocks))


def read(text: str, suffix: str = ".txt") -> Document:
    """A document through the readers."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
        return read_document(path, Catalogue({}))


@dataclass(frozen=True)
class Reading:
    """What an extractor read from a document."""

    document: Annotated
    claims: tuple[Claim, ...]
    observations: tuple[ObservationClaim, ...]

    @property
    def facts(self) -> set[tuple[str, str, str]]:
        """Asserted claims as (subject, predicate, object), entities by their label."""
        return {self.fact(claim) for claim in self.claims if claim.modality == "asserted"}

    @property
    def unasserted(self) -> set[tuple[str, str, str, str]]:
        """The other claims, with their modality."""
        return {(*self.fact(c), str(c.modality)) for c in self.claims if c.modality != "asserted"}

    @property
    def problems(self) -> list[Problem]:
        """What was set aside."""
        return self.document.problems

    def label(self, key: str) -> str:
        """Label of an entity."""
        return self.document.names[key].zh if key else ""

    def fact(self, claim: Claim) -> tuple[str, str, str]:
        """One claim as (subject, predicate, object), entities by their label."""
        return (self.label(claim.subject), claim.predicate, self._value(claim.object))

    def _value(self, value: Value) -> str:
        if isinstance(value, Literal):
            return value.value
        return value.id if isinstance(value, ConceptRef) else self.label(value)

    def qualifiers(self, subject: str, predicate: str, value: str) -> dict[str, str]:
        """Qualifiers of one fact."""
        for claim in self.claims:
            if self.fact(claim) == (subject, predicate, value):
                return {name: self._value(v) for name, v in claim.qualifiers}
        raise AssertionError(f"no claim {subject} {predicate} {value} in {sorted(map(self.fact, self.claims))}")

    def figures(self) -> list[tuple[str, str, str, str, str, str]]:
        """Observations as (indicator, about, place, value, unit, period)."""
        return [
            (self.label(o.indicator), self.label(o.about), self.label(o.place), str(o.value), o.unit, o.period.text if o.period else "")
            for o in self.observations
        ]

    def passages(self) -> Iterator[Passage]:
        """Every passage that proves a claim or holds a mention."""
        yield from self.document.mentions
        for claim in (*self.claims, *self.observations):
            yield claim.evidence.passage
            yield from claim.evidence.context


def _reading(document: Annotated, found: Iterator[Claim | ObservationClaim]) -> Reading:
    everything = list(found)
    return Reading(
        document,
        tuple(c for c in everything if isinstance(c, Claim)),
        tuple(c for c in everything if isinstance(c, ObservationClaim)),
    )


def read_policies(*paragraphs: str) -> Reading:
    """What the policy extractor reads in paragraphs."""
    document = annotated(prose(*paragraphs))
    return _reading(document, policies().extract(document))


def read_tables(text: str, suffix: str = ".txt") -> Reading:
    """What the table extractor reads in a file's text."""
    document = annotated(read(text, suffix))
    return _reading(document, tables().extract(document))
