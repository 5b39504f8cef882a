"""Where a body is by its own name: 上海市科委, 印度国家支付公司, 德国Volksbank (also called Volksbank)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.lexicon.dealings import HOME
from kg.model.entity import Mention
from kg.model.span import Span
from kg.model.statement import Claim, Passage

_OF_STATE = re.compile(r"国家|国立|联邦|储备|中央|皇家")
"""Behind a country: the body is the state's own (印度|国家支付公司)."""
_REGISTERED = re.compile(r"(?:有限公司|有限责任公司|合作联社)$")
"""A company's registered name begins with the place where it is registered, if with any."""
_OWN_GOVERNMENT = re.compile(r"(?:省|市|自治区|区|县|联邦|人民)?政府$")
"""Behind a place: it is the place's own government, of which its name says nothing more."""


def placed_bodies(document: Annotated, passage: Passage, mentions: Iterable[Mention], told: set[str], extractor: str) -> Iterator[Claim]:
    """Claims of the mentions of a passage whose bodies are not ``told`` of yet: public bodies and exchanges, and bodies known without their country too."""
    names = document.names
    for mention in mentions:
        if mention.entity in told or not names.ontology.is_a(mention.cls, "Organization"):
            continue
        form = names[mention.entity].zh if mention.how == "issuing place" else mention.surface  # a row names 天津市 and means its government
        words, place = next(((k, p) for k in range(6, 1, -1) if (p := names.find(form[:k], ["Place"])) is not None), (0, None))
        if place is None or place.id == HOME or len(form) < len(place.zh) + 2:
            continue
        rest = names.find(form[words:], ["Organization"])
        if mention.how != "issuing place" and _OWN_GOVERNMENT.match(form, words):
            continue
        placed = any(names.ontology.is_a(mention.cls, cls) for cls in ("PublicBody", "MarketInfrastructure")) or _OF_STATE.match(form, words) or _REGISTERED.search(form)
        if not placed and (rest is None or rest.id != mention.entity):
            continue
        told.add(mention.entity)
        names.meet(place.id)
        if mention.span.end - mention.span.start == mention.end - mention.start:  # the name stands in the source as it is read
            where = Span(mention.span.start, mention.span.start + words)
            named = Mention(mention.start, mention.start + words, form[:words], place.id, place.cls, where, "part of a name")
            document.mention(passage, (named,))
        proof = evidence(passage, extractor, "authority-of-country", "0.93")
        yield Claim(subject=mention.entity, predicate="locatedIn", object=place.id, evidence=proof)
