"""That a body published the report at hand: from its title page."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.extract.policies import date_literal
from kg.model.document import Section
from kg.model.entity import Mention
from kg.model.statement import Claim, Qualifier


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
        if report.publisher in passage.quote or any(alias in passage.quote for alias in body.aliases):
            found.append(Mention(0, whole.end - whole.start, passage.quote, body.id, body.cls, whole, "title page"))
        document.mention(passage, tuple(found))
        date = date_literal(report.date) if report.date else None
        qualifiers: tuple[Qualifier, ...] = (("date", date),) if date is not None else ()
        proof = evidence(passage, self.name, "title-page", "0.99")
        yield Claim(subject=body.id, predicate="published", object=report.id, evidence=proof, qualifiers=qualifiers)
