"""Places that a body's name or the brackets behind it tell: 新加坡金管局, 德国Volksbank (also called Volksbank), Klarna（瑞典）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.model.entity import Mention
from kg.model.span import Span
from kg.model.statement import Claim, Passage

HOME = "china"
_LEGAL_NAME = re.compile(r"(?:银行|公司|集团|保险|证券|基金|资产管理)$")
"""How a name ends behind which the brackets are part of the name of another body (渣打银行（香港）)."""

_OF_STATE = re.compile(r"国家|国立|联邦|储备|中央|皇家")
"""Behind a country: the body is the state's own (印度|国家支付公司)."""


def authority_places(document: Annotated) -> Iterator[Claim]:
    """One claim for each body that its name places: public bodies and exchanges (上海市科委), and bodies that are known without their country too.

    Each at its first mention with the place, in a sentence or in a row of a table.
    """
    told: set[str] = set()
    yield from _in_rows(document)
    yield from _in_brackets(document)
    for sentence in document.sentences:
        yield from _placed(document, sentence.passage, sentence.mentions, told)
    for passage, mentions in list(document.mentions.items()):
        yield from _placed(document, passage, mentions, told)


def _placed(document: Annotated, passage: Passage, mentions: Iterable[Mention], told: set[str]) -> Iterator[Claim]:
    """Claims of the mentions of a passage whose bodies are not ``told`` of yet."""
    names = document.names
    for mention in mentions:
        if mention.entity in told or not names.ontology.is_a(mention.cls, "Organization"):
            continue
        form = names[mention.entity].zh if mention.how == "issuing place" else mention.surface  # a row names 天津市 and means its government
        words, place = next(((k, p) for k in range(6, 1, -1) if (p := names.find(form[:k], ["Place"])) is not None), (0, None))
        if place is None or place.id == HOME or len(form) < len(place.zh) + 2:
            continue
        rest = names.find(form[words:], ["Organization"])
        placed = any(names.ontology.is_a(mention.cls, cls) for cls in ("PublicBody", "MarketInfrastructure")) or _OF_STATE.match(form, words)
        if not placed and (rest is None or rest.id != mention.entity):
            continue
        told.add(mention.entity)
        names.meet(place.id)
        if mention.span.end - mention.span.start == mention.end - mention.start:  # the name stands in the source as it is read
            where = Span(mention.span.start, mention.span.start + words)
            named = Mention(mention.start, mention.start + words, form[:words], place.id, place.cls, where, "part of a name")
            document.mention(passage, (named,))
        proof = evidence(passage, "relations", "authority-of-country", "0.93")
        yield Claim(subject=mention.entity, predicate="locatedIn", object=place.id, evidence=proof)


def _in_rows(document: Annotated) -> Iterator[Claim]:
    """Public bodies with which the words of a table's row begin that is about a foreign country: 美国 | 美联储等部门宣布…."""
    names = document.names
    told: set[str] = set()
    for sentence in document.sentences:
        if sentence.kind != "cell" or not sentence.subject or names[sentence.subject].cls != "Place" or sentence.subject == HOME:
            continue
        for mention in sentence.mentions[:1]:
            body = mention.start == 0 and names.ontology.is_a(mention.cls, "PublicBody")
            if body and mention.entity not in told and names[sentence.subject].zh not in mention.surface:
                told.add(mention.entity)
                yield Claim(
                    subject=mention.entity, predicate="locatedIn", object=sentence.subject,
                    evidence=evidence(sentence.passage, "relations", "authority-in-row", "0.8", sentence.context),
                )  # fmt: skip


def _in_brackets(document: Annotated) -> Iterator[Claim]:
    """Bodies with nothing but a place in the brackets behind them."""
    names = document.names
    told: set[tuple[str, str]] = set()
    for sentence in document.sentences:
        for body, place in pairwise(sentence.mentions):
            between, behind = sentence.plain[body.end : place.start], sentence.plain[place.end : place.end + 1]
            fits = between in {"（", "("} and behind in {"）", ")"} and place.entity != HOME and not _LEGAL_NAME.search(body.surface)
            if fits and names[place.entity].cls == "Place" and names.ontology.is_a(body.cls, "Organization") and (body.entity, place.entity) not in told:
                told.add((body.entity, place.entity))
                proof = evidence(sentence.passage, "relations", "place-in-brackets", "0.85")
                yield Claim(subject=body.entity, predicate="locatedIn", object=place.entity, evidence=proof)
