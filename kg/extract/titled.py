"""Whom a document is about by its title (甲银行发布2031年业绩): the firm that 公司, 该行 and figures without a subject mean where no other is told of."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.annotate import Annotated
from kg.model.document import Section
from kg.model.entity import Mention
from kg.model.span import MappedText
from kg.model.statement import Passage

_NO_FIRMS = ("PublicBody", "ResearchInstitute", "IndustryAssociation", "InternationalOrganization")
"""Bodies that titles name as authors, issuers or seats of others."""


class Titled(NamedTuple):
    """The firm that a document's title names, at no place of the text, and the title."""

    mention: Mention
    title: Passage


def titled_firm(document: Annotated) -> Titled | None:
    """The only body that the title names, if that is a firm; None for most documents."""
    title, span = document.document.report.title, document.document.title_span
    if span is None:
        return None
    is_a = document.names.ontology.is_a
    bodies = {m.entity: m for m in document.linker.link(MappedText.identity(title)) if is_a(m.cls, "Organization")}
    if len(bodies) != 1:
        return None
    mention = next(iter(bodies.values()))
    if any(is_a(mention.cls, cls) for cls in _NO_FIRMS) or title.startswith(("等", "系"), mention.end):
        return None
    return Titled(mention, document.passage(span, Section(titles=(title,))))
