"""What composed names tell by themselves: 贸易金融区块链平台 runs on a blockchain, serves trade finance; 工行云平台 is 工行's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.lexicon.matcher import bounded
from kg.model.entity import Entity, Mention
from kg.model.span import MappedText
from kg.model.statement import Claim

_MADE = re.compile(r"(?:平台|系统|模型|引擎|App|APP|应用|解决方案|服务|中台)$")
PATTERN = "composed-name"
_CONCEPTS = frozenset({"Technology", "Scenario"})
NEAR = 24
"""Characters that may stand between a concept and the wider one that its clause names."""
_OF = re.compile(r"(?:领域|场景|业务|方面|环节|层|体系|技术|手段)?(?:中|下|里|内)?的[^，。；：、]{0,6}")
_IN_FIELD = re.compile(r".{0,2}?(?:\*\*)?(?:领域|方面|业务|环节|体系)(?:\*\*)?[，：]")


def told_by_names(document: Annotated) -> Iterator[Claim]:
    """Claims from the parts of product names, each once a document, at the product's first mention."""
    told: set[tuple[str, str]] = set()
    for sentence in document.sentences:
        for mention in sentence.mentions:
            key = (mention.entity, mention.surface)
            if mention.cls == "Product" and key not in told and len(mention.surface) > 3:
                told.add(key)
                yield from _parts(document, sentence, mention)


def _parts(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    names = document.names
    words = mention.surface
    parts: list[tuple[str, str, str]] = []
    owner = next((e for k in range(len(words) - 1, 1, -1) if bounded(words, 0, k) and (e := names.find(words[:k].strip(), ["Organization"])) is not None), None)
    if owner is not None and names[mention.entity].origin == "lexicon":
        parts.append((owner.id, "offers", mention.entity))
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


def kinds_told(document: Annotated) -> Iterator[Claim]:
    """Claims that a concept is a kind of another, where the taxonomy agrees and the report puts the two together.

    It does so in the head of the name itself (新型|数据中心), or in words that place it in the other
    (在信贷领域，互联网贷款…; 信贷业务中的助学贷款). A heading alone does not prove it. Each pair once a document.
    """
    told: set[tuple[str, str]] = set()
    above: dict[str, frozenset[str]] = {}
    for sentence in document.sentences:
        concepts = [m for m in sentence.mentions if m.cls in _CONCEPTS]
        for mention in concepts:
            if mention.entity not in above:
                above[mention.entity] = frozenset(_ancestors(document, mention.entity))
            if not above[mention.entity]:
                continue
            for wider, pattern, confidence in _wider(document, sentence, mention, concepts, above[mention.entity]):
                if (mention.entity, wider) not in told and document.names[wider].cls == mention.cls:
                    told.add((mention.entity, wider))
                    document.names.meet(wider)
                    proof = evidence(sentence.passage, "relations", pattern, confidence)
                    yield Claim(subject=mention.entity, predicate="broader", object=wider, evidence=proof)


def _wider(
    document: Annotated, sentence: Sentence, mention: Mention, concepts: Sequence[Mention], above: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """Wider concepts that stand with a mention: id, pattern, confidence."""
    words = mention.surface
    for start in range(1, len(words) - 1):
        part = document.names.find(words[start:], [mention.cls]) if bounded(words, start, len(words)) else None
        if part is not None and part.id in above:
            yield part.id, "head-of-name", "0.85"
    for other in concepts:
        if other.entity in above and other.surface not in words:
            between = sentence.plain[other.end : mention.start]
            if 0 < len(between) <= NEAR and (_OF.fullmatch(between) or _IN_FIELD.match(other.surface[-2:] + between)):
                yield other.entity, "kind-beside", "0.8"


def _ancestors(document: Annotated, concept: str) -> set[str]:
    found: set[str] = set()
    todo = list(document.names[concept].broader)
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += document.names[key].broader
    return found
