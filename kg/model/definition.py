"""What concepts mean: definitions and scope notes, and the documents they cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Definition:
    """What one concept means, in Chinese and English; a text that is not given is empty.

    ``related`` are ids of concepts that it is easily confused or used with; ``see`` are ids of cited documents and of reports
    of the catalogue; ``where`` is its row, for messages.
    """

    id: str
    zh: str = ""
    en: str = ""
    scope_zh: str = ""
    scope_en: str = ""
    related: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A standard, law, plan or specification that concepts cite: its number, titles, issuing body, year and lasting address."""

    id: str
    number: str = ""
    zh: str = ""
    en: str = ""
    publisher: str = ""
    year: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Definitions:
    """Definitions by concept id, cited documents by document id."""

    concepts: Mapping[str, Definition] = field(default_factory=dict)
    documents: Mapping[str, CitedDocument] = field(default_factory=dict)
