"""What composed names tell by themselves: 贸易金融区块链平台 runs on a blockchain, serves trade finance; 工行云平台 is 工行's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.lexicon.matcher import bounded
from kg.model.entity import Mention
from kg.model.statement import Claim

_MADE = re.compile(r"(?:平台|系统|模型|引擎|App|APP|应用|解决方案|服务|中台)$")
PATTERN = "composed-name"


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
    made = _MADE.search(words)
    parts: list[tuple[str, str, str]] = []
    owner = next((e for k in range(len(words) - 1, 1, -1) if bounded(words, 0, k) and (e := names.find(words[:k].strip(), ["Organization"])) is not None), None)
    if owner is not None and names[mention.entity].origin == "lexicon":
        parts.append((owner.id, "offers", mention.entity))
    if made is not None:
        start = 0
        while start < made.start() - 1:
            for end in range(made.start(), start + 1, -1):
                part = names.find(words[start:end], ["Technology", "Scenario"]) if bounded(words, start, end) else None
                if part is not None:
                    parts.append((mention.entity, "usesTechnology" if part.cls == "Technology" else "servesScenario", part.id))
                    start = end - 1
                    break
            start += 1
    for subject, predicate, value in parts:
        names.meet(subject if predicate == "offers" else value)
        proof = evidence(sentence.passage, "relations", PATTERN, "0.85")
        yield Claim(subject=subject, predicate=predicate, object=value, evidence=proof)


def kinds_by_head(document: Annotated) -> Iterator[Claim]:
    """Claims that a concept is a kind of its name's head (跨境|支付 → 支付): where a sentence names both and the taxonomy agrees."""
    told: set[str] = set()
    for sentence in document.sentences:
        concepts = [m for m in sentence.mentions if m.cls in {"Technology", "Scenario"}]
        for mention in concepts:
            if mention.entity in told:
                continue
            ancestors = _ancestors(document, mention.entity)
            for other in concepts:
                head = document.names[other.entity]
                if head.id in ancestors and head.cls == mention.cls and mention.surface.endswith(head.zh):
                    told.add(mention.entity)
                    proof = evidence(sentence.passage, "relations", "head-of-name", "0.85")
                    yield Claim(subject=mention.entity, predicate="broader", object=head.id, evidence=proof)
                    break


def _ancestors(document: Annotated, concept: str) -> set[str]:
    found: set[str] = set()
    todo = list(document.names[concept].broader)
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += document.names[key].broader
    return found
