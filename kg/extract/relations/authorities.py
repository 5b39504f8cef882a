"""A foreign authority whose name begins with its country is located there: 新加坡金管局 → 新加坡."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.model.statement import Claim

HOME = "china"


def authority_places(document: Annotated) -> Iterator[Claim]:
    """One claim for each foreign public body that a report names by its country, at its first mention."""
    names = document.names
    told: set[str] = set()
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.entity in told or not names.ontology.is_a(mention.cls, "PublicBody"):
                continue
            place = next((p for k in range(6, 1, -1) if (p := names.find(mention.surface[:k], ["Place"])) is not None), None)
            if place is None or place.id == HOME or len(mention.surface) < len(place.zh) + 2:
                continue
            told.add(mention.entity)
            names.meet(place.id)
            yield Claim(
                subject=mention.entity, predicate="locatedIn", object=place.id,
                evidence=evidence(sentence.passage, "relations", "authority-of-country", "0.93"),
            )  # fmt: skip
