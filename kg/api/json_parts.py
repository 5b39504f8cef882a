"""Parts of results as JSON's own types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from kg.network.snapshot import Node, Relation, statements_of
from kg.store.facts import ShownEvidence

if TYPE_CHECKING:  # a command that prints one result should not wait for the shapes of all
    from kg.api.shapes import Proof, Proofs, Thing

Evidence = Mapping[str, tuple[ShownEvidence, ...]]
"""By IRI of the statement or observation."""


def node_json(node: Node) -> Thing:
    """An entity: IRI, labels, class."""
    return {"iri": node.iri, "zh": node.zh, "en": node.en, "class": node.cls}


def statements_json(relations: Iterable[Relation]) -> list[str]:
    """The statements of relations, each once, sorted; the taxonomy of the lexicon has none."""
    return sorted(statements_of(relations))


def evidence_json(evidence: Evidence) -> Proofs:
    """What proves each claim; ``kind`` tells a digest's sentence from an original's."""
    return {iri: [cast("Proof", asdict(each)) for each in shown] for iri, shown in sorted(evidence.items())}
