"""Part of a network: some of its nodes and the edges between them."""

from __future__ import annotations

from collections.abc import Collection

import rustworkx as rx

from kg.network.network import Edge, Network


def restricted(network: Network, nodes: Collection[int]) -> Network:
    """The network of some nodes, by number, and the edges between them. Nodes that then have no edge are not in it."""
    inside = set(nodes)
    edges = [each for each in network.edges if each.source in inside and each.target in inside]
    used = sorted({end for each in edges for end in (each.source, each.target)})
    place = {node: number for number, node in enumerate(used)}
    return Network(
        network.snapshot,
        network.projection,
        tuple(network.nodes[node] for node in used),
        tuple(Edge(place[each.source], place[each.target], each.predicate, each.weight, each.belief, each.relations) for each in edges),
        tuple(network.sides[node] for node in used) if network.sides else (),
    )


def largest_part(network: Network, *, strong: bool = False) -> Network:
    """The network's largest connected part; of equal ones that with the first node. ``strong``: its nodes reach each other along the
    directions of the edges."""
    graph: rx.PyDiGraph[int, None] = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(len(network.nodes)))
    graph.add_edges_from_no_data([(each.source, each.target) for each in network.edges])
    parts = rx.strongly_connected_components(graph) if strong else rx.weakly_connected_components(graph)
    return restricted(network, min(parts, key=lambda part: (-len(part), min(part)), default=()))
