"""Reads paragraphs and tables of our own with the policy, relation and table extractors as installed."""

from __future__ import annotations

from kg.extract.annotate import Annotated
from kg.model.document import Document
from kg.model.statement import Claim
from tests.extract.relations.reading import engine
from tests.extract.workbench import Reading, prose, read


def _reading(document: Document) -> Reading:
    annotated: Annotated = engine().annotate(document)
    found = [c for name in ("tables", "policies", "relations") for c in engine().extractors[name].extract(annotated)]
    return Reading(annotated, tuple(c for c in found if isinstance(c, Claim)), ())


def read_prose(*paragraphs: str) -> Reading:
    """Everything that the extractors tell of paragraphs."""
    return _reading(prose(*paragraphs))


def read_file(text: str, suffix: str = ".txt") -> Reading:
    """The same of a file's text, as the readers cut it into headings, lists and tables."""
    return _reading(read(text, suffix))


def told(reading: Reading, predicates: set[str]) -> set[str]:
    """Asserted facts of some predicates as ``subject predicate object``, with date and number of issuers behind ``@`` and ``#``."""
    found = set()
    for claim in reading.claims:
        if claim.predicate not in predicates or claim.modality != "asserted":
            continue
        subject, predicate, value = reading.fact(claim)
        qualifiers = {name: getattr(v, "value", v) for name, v in claim.qualifiers}
        date = f" @{qualifiers['date']}" if "date" in qualifiers else ""
        number = f" #{qualifiers['jointIssuers']}" if "jointIssuers" in qualifiers else ""
        found.add(f"{subject} {predicate} {value}{date}{number}")
    return found
