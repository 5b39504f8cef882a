"""That a body published the report at hand, and where it has its address: from the title page and the imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.extract.dateline import date_line, line_with
from kg.extract.dates import date_literal
from kg.model.document import Section
from kg.model.entity import Entity, Mention
from kg.model.span import Span
from kg.model.statement import Claim, Qualifier

_ADDRESS = re.compile(r"^[ \t]*地[ \t\u3000]*址[：:][ \t]*(?P<address>\S[^\n]*)$", re.MULTILINE)
IMPRINT = 300
"""Characters above the line of an address within which the imprint names whose it is."""


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
            report.publisher, "ResearchInstitute", why.PUBLISHER()
        )
        document.names.meet(body.id)
        yield from self._address(document, body)
        whole = doc.title_span
        found = [Mention(0, whole.end - whole.start, passage.quote, entity.id, "Report", whole, "title page")]
        shown = report.publisher in passage.quote or any(alias in passage.quote for alias in body.aliases)
        if shown:
            found.append(Mention(0, whole.end - whole.start, passage.quote, body.id, body.cls, whole, "title page"))
        document.mention(passage, tuple(found))
        line = None if shown else line_with(doc.text, report.publisher)
        if not shown and line is None:  # the catalogue knows it, but this page does not prove it
            return
        context = () if line is None else (document.passage(line, Section(titles=(report.title,))),)
        qualifiers: tuple[Qualifier, ...] = ()
        told = date_line(doc.text, report.date) if report.date else None
        date = date_literal(report.date) if told is not None else None
        if date is not None and told is not None:
            qualifiers = (("date", date),)
            if not whole.start <= told.start < told.end <= whole.end:
                context = (*context, document.passage(told, Section(titles=(report.title,))))
        proof = evidence(passage, self.name, "title-page", "0.99", context)
        yield Claim(subject=body.id, predicate="published", object=report.id, evidence=proof, qualifiers=qualifiers)

    def _address(self, document: Annotated, body: Entity) -> Iterator[Claim]:
        """Where the publisher is: the place with which the address begins in the imprint that names it above (北京市|海淀区…)."""
        text, report = document.document.text, document.document.report
        for match in _ADDRESS.finditer(text):
            above = max(0, match.start() - IMPRINT)
            forms = sorted({body.zh, report.publisher, *body.aliases})
            owner = next((span for form in forms if (span := line_with(text, form, above, match.start())) is not None), None)
            address = match["address"]
            length = next((k for k in range(2, 8) if document.names.find(address[:k], ["Place"]) is not None), 0)
            place = document.names.find(address[:length], ["Place"])
            if owner is None or place is None:
                continue
            section = Section(titles=(report.title,))
            passage = document.passage(Span(match.start("address"), match.end("address")), section)
            document.names.meet(place.id)
            where = Span(match.start("address"), match.start("address") + length)
            document.mention(passage, (Mention(0, length, address[:length], place.id, place.cls, where, "name"),))
            proof = evidence(passage, self.name, "imprint-address", "0.95", (document.passage(owner, section),))
            yield Claim(subject=body.id, predicate="locatedIn", object=place.id, evidence=proof)
            return
