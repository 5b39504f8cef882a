"""Communities as JSON's own types: what the command line prints with ``--json`` and the service answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.analysis.communities.found import Communities, Community, Key
from kg.network.network import Edge
from kg.network.snapshot import Node, Relation
from kg.store.facts import ShownEvidence, evidence
from kg.store.interface import Store

Evidence = Mapping[str, tuple[ShownEvidence, ...]]


def evidence_of(store: Store, found: Communities) -> dict[str, tuple[ShownEvidence, ...]]:
    """What proves the facts that are told of the communities, by IRI of the statement."""
    told: set[str] = set()
    for each in found.shown:
        carried = [*each.carried, *(key.relations for keys in each.keys.values() for key in keys)]
        carried += [edge.relations for bridge in each.bridges for edge in bridge.heaviest]
        told.update(relation.statement for relations in carried for relation in relations if relation.statement)
    return evidence(store, told) if told else {}


def communities_json(found: Communities, proof: Evidence) -> dict[str, Any]:
    """All that is told of the communities. Facts are given as IRIs of statements, whose quotes stand under ``evidence``."""
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "nodes": len(found.network.nodes),
        "edges": len(found.network.edges),
        "modularity": found.modularity,
        "stability": None if found.stability is None else {name: getattr(found.stability, name) for name in found.stability.__slots__},
        "chance": None if found.chance is None else {name: getattr(found.chance, name) for name in found.chance.__slots__},
        "total": len(found.communities),
        "communities": [_community(found, each) for each in found.shown],
        "evidence": {iri: [quote_json(each) for each in shown] for iri, shown in sorted(proof.items())},
    }


def quote_json(shown: ShownEvidence) -> dict[str, Any]:
    """A quote with where it stands."""
    return {
        "report": shown.report, "title": shown.title, "section": shown.section, "page": shown.page, "kind": shown.kind, "quote": shown.quote,
        "context": list(shown.context), "passage": shown.passage,
    }  # fmt: skip


def node_json(node: Node) -> dict[str, Any]:
    """An entity: IRI, labels, class."""
    return {"iri": node.iri, "zh": node.zh, "en": node.en, "class": node.cls}


def statements_json(relations: Iterable[Relation]) -> list[str]:
    """The statements of relations, each once, sorted; those of the lexicon have none."""
    return sorted({relation.statement for relation in relations} - {""})


def _community(found: Communities, community: Community) -> dict[str, Any]:
    nodes = found.network.nodes
    traits = [
        {
            "kind": trait.kind, "key": trait.key, "zh": found.trait_name(trait), "en": found.trait_name(trait, "en"),
            "members": [nodes[node].iri for node in trait.members], "others": trait.others, "share": trait.share,
            "elsewhere": trait.elsewhere, "lift": trait.lift, "surprise": trait.surprise, "statements": statements_json(relations),
        }
        for trait, relations in zip(community.traits, community.carried, strict=True)
    ]  # fmt: skip
    bridges = [
        {"to": each.to, "weight": each.weight, "edges": each.edges, "heaviest": [_edge(found, edge) for edge in each.heaviest]}
        for each in community.bridges
    ]
    members = [node_json(nodes[node]) | {"strength": strength} for node, strength in zip(community.members, community.strengths, strict=True)]
    return {
        "number": community.number, "zh": community.zh, "en": community.en, "size": len(community.members), "inside": community.inside,
        "outside": community.outside, "together": community.together, "traits": traits,
        "keys": {cls: [_key(key) for key in keys] for cls, keys in community.keys.items()}, "bridges": bridges, "members": members,
    }  # fmt: skip


def _key(key: Key) -> dict[str, Any]:
    return node_json(key.node) | {"strength": key.strength, "member": key.member, "statements": statements_json(key.relations)}


def _edge(found: Communities, edge: Edge) -> dict[str, Any]:
    source, target = (found.network.nodes[end].iri for end in (edge.source, edge.target))
    return {"source": source, "target": target, "predicate": edge.predicate, "weight": edge.weight, "statements": statements_json(edge.relations)}
