"""What composed names tell by themselves: 贸易金融区块链平台 runs on a blockchain, serves trade finance; 工行云平台 is 工行's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.lexicon.matcher import bounded
from kg.model.entity import Entity, Mention
from kg.model.span import MappedText
from kg.model.statement import Claim

_MADE = re.compile(r"(?:平台|系统|模型|引擎|App|APP|应用|解决方案|服务|中台)$")
_APPLIED = re.compile(r"(?:风控|征信|金融|营销|网点|银行|客服|信贷|支付|审计|运维|办公|投顾|理赔|监测|识别|溯源|存证|保险|融资|保理|票据)$")
"""What the name of a field ends in that the technology in front of it makes possible; 人工智能|监管 is about the technology."""
_BRACKET = re.compile(r"”?[（(]")
_BRACKET_END = re.compile(r"[）)]")
PATTERN = "composed-name"
_CONCEPTS = frozenset({"Technology", "Scenario"})


def told_by_names(document: Annotated) -> Iterator[Claim]:
    """Claims from the parts of the names of products and fields, each once a document, at the first mention."""
    told: set[tuple[str, str]] = set()
    for sentence in document.sentences:
        for mention in sentence.mentions:
            key = (mention.entity, mention.surface)
            if mention.cls not in {"Product", "Scenario"} or key in told or len(mention.surface) <= 3:
                continue
            told.add(key)
            if mention.cls == "Product":
                yield from _owner_in_brackets(document, sentence, mention)
            yield from _parts(document, sentence, mention) if mention.cls == "Product" else _technology_of_field(document, sentence, mention)


def _owner_in_brackets(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    """Whose a product is by the brackets behind it: 掌上生活（招商银行）."""
    opened = _BRACKET.match(sentence.plain, mention.end)
    for owner in sentence.mentions if opened else ():
        if opened and owner.start == opened.end() and _BRACKET_END.match(sentence.plain, owner.end) and document.names.ontology.is_a(owner.cls, "Organization"):
            proof = evidence(sentence.passage, "relations", "owner-in-brackets", "0.85")
            yield Claim(subject=owner.entity, predicate="offers", object=mention.entity, evidence=proof)


def leading_technology(document: Annotated, words: str) -> Entity | None:
    """The technology with which a field's name begins as it is written: 5G in 5G智慧网点, nothing in 数字人民币支付."""
    if not _APPLIED.search(words):
        return None
    for end in range(len(words) - 2, 1, -1):
        found = document.names.find(words[:end].rstrip("+ "), ["Technology"]) if bounded(words, 0, end) else None
        if found is not None and not any(m.start < end < m.end for m in document.linker.inner(MappedText.identity(words), 0, len(words) - 1)):
            return found
    return None


def _technology_of_field(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    technology = leading_technology(document, mention.surface)
    if technology is not None and technology.id != mention.entity:
        document.names.meet(technology.id)
        yield Claim(subject=technology.id, predicate="enables", object=mention.entity, evidence=evidence(sentence.passage, "relations", PATTERN, "0.8"))


def _parts(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    names = document.names
    words = mention.surface
    parts: list[tuple[str, str, str]] = []
    owner = next((e for k in range(len(words) - 1, 1, -1) if bounded(words, 0, k) and (e := names.find(words[:k].strip(), ["Organization"])) is not None), None)
    if owner is not None and names[mention.entity].origin == "lexicon":
        parts.append((owner.id, "offers", mention.entity))
    first = next(iter(document.linker.inner(MappedText.identity(words), 0, len(words) - 2)), None) if owner is None else None
    if first is not None and first.start == 0 and first.cls == "Place":  # 成都|天府通公交预付卡
        parts.append((mention.entity, "pilotedIn", first.entity))
    parts += [(mention.entity, "usesTechnology" if part.cls == "Technology" else "servesScenario", part.id) for part in concepts_in(document, words)]
    for subject, predicate, value in parts:
        names.meet(subject if predicate == "offers" else value)
        proof = evidence(sentence.passage, "relations", PATTERN, "0.85")
        yield Claim(subject=subject, predicate=predicate, object=value, evidence=proof)


def concepts_in(document: Annotated, words: str) -> list[Entity]:
    """The technologies and scenarios in a product's name before its noun: 跨境金融|区块链|平台. No part of a longer name counts."""
    made = _MADE.search(words)
    if made is None:
        return []
    found = document.linker.inner(MappedText.identity(words), 0, made.start())  # 数字人民币|App: 数字人 is no part of it
    return [document.names[mention.entity] for mention in found if mention.cls in _CONCEPTS]
