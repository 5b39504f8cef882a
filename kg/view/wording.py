"""How statements are told in both languages: modality, bounds of figures, words of the entity and query pages."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import bound, modality
from kg.view.overview import Label

MODALITIES: Mapping[str, Label] = {name: Label(*words) for name, words in modality.MODALITIES.items() if name != "asserted"}
"""By name of the modality; what is asserted needs no mark."""
BOUNDS: Mapping[str, Label] = {name: Label(*words) for name, words in bound.BOUNDS.items()}
SOURCE = Label("数据来源", "according to")
"""Whom the report names as the source of a figure."""
OUTSIDE: Mapping[str, Label] = {
    "rdf:type": Label("类别", "class"),
    "rdf:subject": Label("主体", "subject"),
    "rdf:predicate": Label("关系", "relation"),
    "rdf:object": Label("客体", "object"),
    "rdfs:label": Label("名称", "name"),
    "skos:altLabel": Label("别名", "other name"),
    "skos:broader": Label("上位概念", "broader concept"),
    "skos:Concept": Label("概念", "concept"),
    "prov:Agent": Label("行动者", "agent"),
    "prov:wasDerivedFrom": Label("出自", "read from"),
    "dcterms:isPartOf": Label("所属", "part of"),
    "dcterms:source": Label("来源", "source"),
}
"""What terms of other vocabularies are called, which the graph gives no label; by prefixed name."""


def called(label: str, english: str = "") -> Label:
    """A label as the store tells it, unless it is the bare name of a term that we have words for."""
    return OUTSIDE.get(label) or Label(label, english)
