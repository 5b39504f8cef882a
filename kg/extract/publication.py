"""That a body published the report at hand: from its title page."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.extract.dates import date_literal
from kg.model.document import Section
from kg.model.entity import Mention
from kg.model.span import Span
from kg.model.statement import Claim, Qualifier

FIRST_PAGES = 4000
"""Characters within which a report names its publisher."""


class PublicationExtractor:
    """Publisher, title and date of the report itself."""

    name = "publication"

    def extract(self, document: Annotated) -> Iterator[Claim]:
        """One claim: the publisher published this report; evidence is the title page."""
        doc, report = document.document, document.document.report
        if doc.title_span is None or not report.publisher:
            return
        passage = document.passage(doc.title_span, Section(titles=(report.title,)))
        entity = document.names.meet(report.id)
        body = document.names.find(report.publisher, ["Organization"]) or document.names.mint(
            report.publisher, "ResearchInstitute", "publisher of a report"
        )
        document.names.meet(body.id)
        whole = doc.title_span
        found = [Mention(0, whole.end - whole.start, passage.quote, entity.id, "Report", whole, "title page")]
        shown = report.publisher in passage.quote or any(alias in passage.quote for alias in body.aliases)
        if shown:
            found.append(Mention(0, whole.end - whole.start, passage.quote, body.id, body.cls, whole, "title page"))
        document.mention(passage, tuple(found))
        line = None if shown else _line_with(doc.text, report.publisher)
        if not shown and line is None:  # the catalogue knows it, but this page does not prove it
            return
        context = () if line is None else (document.passage(line, Section(titles=(report.title,))),)
        date = date_literal(report.date) if report.date else None
        qualifiers: tuple[Qualifier, ...] = (("date", date),) if date is not None else ()
        proof = evidence(passage, self.name, "title-page", "0.99", context)
        yield Claim(subject=body.id, predicate="published", object=report.id, evidence=proof, qualifiers=qualifiers)


def _line_with(text: str, name: str) -> Span | None:
    """The first line of the first pages that holds a name."""
    at = text.find(name, 0, FIRST_PAGES)
    if at < 0:
        return None
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, len(text) if end < 0 else end)
