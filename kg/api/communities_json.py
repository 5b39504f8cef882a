"""Communities as JSON's own types: what the command line prints with ``--json`` and the service answers."""

from __future__ import annotations

from kg.analysis.communities.found import Communities, Community, Key
from kg.api.json_parts import Evidence, evidence_json, node_json, statements_json
from kg.api.shapes import (
    BridgeEdge,
    CommunityBridge,
    CommunityTrait,
    FoundCommunities,
    FoundCommunity,
    KeyThing,
    MemberThing,
)
from kg.network.network import Edge


def communities_json(found: Communities, proof: Evidence) -> FoundCommunities:
    """All that is told of the communities. Facts are given as IRIs of statements, whose quotes stand under ``evidence``."""
    steady, random = found.stability, found.chance
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "nodes": len(found.network.nodes),
        "edges": len(found.network.edges),
        "modularity": found.modularity,
        "stability": None if steady is None else {
            "runs": steady.runs, "adjusted_rand": steady.adjusted_rand, "mutual_information": steady.mutual_information,
            "lowest": steady.lowest, "highest": steady.highest,
        },
        "chance": None if random is None else {
            "samples": random.samples, "mean": random.mean, "deviation": random.deviation, "z": random.z, "share": random.share,
        },
        "total": len(found.communities),
        "communities": [_community(found, each) for each in found.shown],
        "evidence": evidence_json(proof),
    }  # fmt: skip


def _community(found: Communities, community: Community) -> FoundCommunity:
    nodes = found.network.nodes
    traits: list[CommunityTrait] = [
        {
            "kind": trait.kind, "key": trait.key, "zh": found.trait_name(trait), "en": found.trait_name(trait, "en"),
            "members": [nodes[node].iri for node in trait.members], "others": trait.others, "share": trait.share,
            "elsewhere": trait.elsewhere, "lift": trait.lift, "surprise": trait.surprise, "statements": statements_json(relations),
        }
        for trait, relations in zip(community.traits, community.carried, strict=True)
    ]  # fmt: skip
    bridges: list[CommunityBridge] = [
        {"to": each.to, "weight": each.weight, "edges": each.edges, "heaviest": [_edge(found, edge) for edge in each.heaviest]}
        for each in community.bridges
    ]
    members: list[MemberThing] = [{**node_json(nodes[node]), "strength": strength} for node, strength in zip(community.members, community.strengths, strict=True)]
    return {
        "number": community.number, "zh": community.zh, "en": community.en, "size": len(community.members), "inside": community.inside,
        "outside": community.outside, "together": community.together, "traits": traits,
        "keys": {cls: [_key(key) for key in keys] for cls, keys in community.keys.items()}, "bridges": bridges, "members": members,
    }  # fmt: skip


def _key(key: Key) -> KeyThing:
    return {**node_json(key.node), "strength": key.strength, "member": key.member, "statements": statements_json(key.relations)}


def _edge(found: Communities, edge: Edge) -> BridgeEdge:
    source, target = (found.network.nodes[end].iri for end in (edge.source, edge.target))
    return {"source": source, "target": target, "predicate": edge.predicate, "weight": edge.weight, "statements": statements_json(edge.relations)}
