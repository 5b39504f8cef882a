"""Places that a body's name or the brackets behind it tell: 新加坡金管局, 德国Volksbank (also called Volksbank), Klarna（瑞典）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.extract.placed import placed_bodies
from kg.lexicon.dealings import HOME
from kg.model.statement import Claim

_LEGAL_NAME = re.compile(r"(?:银行|公司|集团|保险|证券|基金|资产管理)$")
"""How a name ends behind which the brackets are part of the name of another body (渣打银行（香港）)."""


def authority_places(document: Annotated) -> Iterator[Claim]:
    """One claim for each body that its name places, at its first mention with the place, and for those that brackets or rows place."""
    told: set[str] = set()
    yield from _in_rows(document)
    yield from _in_brackets(document)
    bodies = document.alphabet.families(["Organization"])
    looked_at: set[tuple[str, str, str]] = set()  # a name tells a second time what it told the first
    for sentence in document.sentences:
        fresh = [m for m in sentence.mentions if m.cls in bodies and (m.entity, m.surface, m.how) not in looked_at]
        if fresh:
            looked_at.update((m.entity, m.surface, m.how) for m in fresh)
            yield from placed_bodies(document, sentence.passage, fresh, told, "relations")


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
        plain = sentence.plain
        for body, place in pairwise(sentence.mentions) if "（" in plain or "(" in plain else ():
            between, behind = plain[body.end : place.start], plain[place.end : place.end + 1]
            fits = between in {"（", "("} and behind in {"）", ")"} and place.entity != HOME and not _LEGAL_NAME.search(body.surface)
            if fits and names[place.entity].cls == "Place" and names.ontology.is_a(body.cls, "Organization") and (body.entity, place.entity) not in told:
                told.add((body.entity, place.entity))
                proof = evidence(sentence.passage, "relations", "place-in-brackets", "0.85")
                yield Claim(subject=body.entity, predicate="locatedIn", object=place.entity, evidence=proof)
