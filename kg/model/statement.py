"""What is claimed, and who said it where in which words. A fact without evidence cannot be constructed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kg.model.span import Span


class Modality(StrEnum):
    """How is the claim stated? Only what is asserted stands as a fact."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PREDICTED = "predicted"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    RECOMMENDED = "recommended"
    ATTRIBUTED = "attributed"
    FAILED = "failed"


class Passage(NamedTuple):
    """A sentence, table row, heading or caption of one source, verbatim: ``quote == text[span.start:span.end]``.

    A tuple, as its span is: all that is read is looked up by it.
    """

    report: str
    source: str
    span: Span
    quote: str
    section: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Who said it and how it was read: passage, further passages needed to prove it, extractor, pattern, confidence 0..1."""

    passage: Passage
    extractor: str
    pattern: str
    confidence: Decimal
    context: tuple[Passage, ...] = ()

    def __post_init__(self) -> None:
        if not self.passage.quote.strip():
            raise ValueError("evidence needs a quote")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value of a data property: lexical form and datatype (``gYear``, ``gYearMonth``, ``date``, ``decimal``, ``integer``, ``string``)."""

    value: str
    datatype: str

    @classmethod
    def date(cls, text: str) -> Literal:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` with the datatype of its length. Raises KeyError for any other length."""
        return cls(text, {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)])


@dataclass(frozen=True, slots=True, order=True)
class ConceptRef:
    """A fixed concept of the vocabulary, such as ``draft`` or ``trial``."""

    id: str


Value = str | Literal | ConceptRef
"""Object of a claim: the id of an entity, a literal, or a fixed concept."""

Qualifier = tuple[str, str | Literal]
"""Name of a qualifier property (``date``, ``amount``, ``currency``, ``technology``, ``round``, ``role``, ``jointIssuers``) and its value.

A plain string is an entity's id (``technology``); everything else is a Literal.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One extractor's reading of one passage: subject (entity id), predicate (local name; ``broader`` is skos:broader), object."""

    subject: str
    predicate: str
    object: Value
    evidence: Evidence
    modality: Modality = Modality.ASSERTED
    qualifiers: tuple[Qualifier, ...] = ()

    @property
    def refers_to(self) -> set[str]:
        """Ids of all that it refers to."""
        return _ids(self)


@dataclass(frozen=True, slots=True)
class Period:
    """``text`` as in the vocabulary (``2023``, ``2023-06-30``, ``2023-H1``, ``2024-Q1``, ``2023-01/2023-09``); ISO dates of its ends."""

    text: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationClaim:
    """One statistic read from one passage. A range has ``low`` and ``high`` and no ``value``.

    ``indicator``, ``about`` and ``place`` are entity ids. ``unit`` is as written, ``quantity_text`` the words of the figure.
    ``growth_of`` and ``share_of`` are ids of base indicators; ``according_to`` of the bodies or publications that the figure is taken from,
    as the report says.
    """

    indicator: str
    unit: str
    quantity_text: str
    evidence: Evidence
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = ""
    normalized_value: Decimal | None = None
    normalized_unit: str = ""
    period: Period | None = None
    about: str = ""
    place: str = ""
    growth_of: str = ""
    share_of: str = ""
    according_to: tuple[str, ...] = ()
    modality: Modality = Modality.ASSERTED

    def __post_init__(self) -> None:
        if self.value is None and (self.low is None or self.high is None):
            raise ValueError("an observation has a value, or a low and a high")

    @property
    def refers_to(self) -> set[str]:
        """Ids of all that it refers to."""
        return {self.indicator, self.about, self.place, self.growth_of, self.share_of, *self.according_to} - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One distinct claim over all reports, with every evidence for it; ``belief`` 0..1 from independent documents.

    ``refines`` and ``contradicts`` hold ids of other statements. ``chosen`` is false where a finer statement stands instead.
    """

    id: str
    subject: str
    predicate: str
    object: Value
    modality: Modality
    evidence: tuple[Evidence, ...]
    qualifiers: tuple[Qualifier, ...] = ()
    belief: Decimal = Decimal(0)
    refines: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    chosen: bool = True

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"statement {self.id} has no evidence")

    @property
    def refers_to(self) -> set[str]:
        """Ids of all that it refers to."""
        return _ids(self)


def _ids(told: Claim | Statement) -> set[str]:
    values = (told.subject, told.object, *(value for _, value in told.qualifiers))
    return {value for value in values if isinstance(value, str)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One statistic over all evidences that state it; ``claim`` holds its parts (of the first evidence).

    ``refines`` and ``contradicts`` hold ids of other observations.
    """

    id: str
    claim: ObservationClaim
    evidence: tuple[Evidence, ...]
    belief: Decimal = Decimal(0)
    refines: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
