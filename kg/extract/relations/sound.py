"""What a match may tell of two entities: the ontology and plain sense rule out the rest."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.relations.matched import Matched
from kg.extract.relations.pattern import Fact
from kg.model.entity import Entity
from kg.ontology.terms import Ontology

_TROUBLE = re.compile(r"风险$")
"""Fields called by what goes wrong in them: technology makes none of that possible."""
_SLOGAN = re.compile(r"(?:文章|目标|理念)$")
"""How a programme is called that is no document: it prescribes nothing in its own words, and deals with the fields that it sums up."""
_FOUNDS = re.compile(r"出资|设立|成立|组建|创办|创立|新设|发起|控股|全资|旗下|下属|直属|所属|子公司")
"""Words by which a body has a company."""


def may_stand(told: Matched, fact: Fact, subject: Entity, value: Entity) -> bool:
    """Can a fact of a match be told of two entities?"""
    if (
        subject is value
        or value.zh in told.pattern.excepted
        or not _sound(told.document.names.ontology, fact, subject, value)
    ):
        return False
    if fact.predicate == "governs" and told.pattern.name == "policy-deals-with" and _SLOGAN.search(subject.zh):
        return False
    return fact.predicate != "hasSubsidiary" or not _only_beside(told.document, told.sentence, subject, value)


def _sound(ontology: Ontology, fact: Fact, subject: Entity, value: Entity) -> bool:
    """A concept is broader only than one of its own scheme, and makes no kind of itself possible; the ontology must allow the rest."""
    if fact.predicate == "broader":
        return subject.cls == value.cls
    if fact.predicate == "enables" and value.zh.endswith(subject.zh):  # 元宇宙, 证券业元宇宙
        return False
    if fact.predicate == "enables" and _TROUBLE.search(value.zh):
        return False
    if fact.predicate in {"enables", "servesScenario"} and value.zh.endswith("数据"):  # 公共数据: what is used, no field
        return False
    return ontology.allows(fact.predicate, subject.cls, value.cls)


def _only_beside(document: Annotated, sentence: Sentence, body: Entity, company: Entity) -> bool:
    """Is a public body told of beside a company alone, which it leads or has a part in? It owns one only by words of founding or owning."""
    ontology = document.names.ontology
    if not ontology.is_a(body.cls, "PublicBody") or ontology.is_a(company.cls, "PublicBody"):
        return False
    ends = [m.end for m in sentence.mentions if m.entity == body.id]
    firms = [m for m in sentence.mentions if m.entity == company.id and ends and m.start >= min(ends)]
    if not firms:
        return False
    between = sentence.plain[max(e for e in ends if e <= firms[0].start) : firms[0].start]
    others = any(
        m.end <= firms[0].start and m.start >= min(ends) and ontology.is_a(m.cls, "Company")
        for m in sentence.mentions
        if m.entity != company.id
    )
    return others or _FOUNDS.search(between) is None
