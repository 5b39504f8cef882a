"""A network of ours as one of networkx, for who wants what only networkx has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.network import Network

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(network: Network, lang: str, *, simple: bool = False) -> nx.Graph[str]:
    """Nodes and edges with what is known of them; see ``Graph.networkx``. Sorted as the network is, so that results repeat."""
    import networkx as nx  # noqa: PLC0415  slow to load: a graph that is opened for something else need not wait

    directed, projection = network.projection.directed, network.projection
    made: Any = (nx.DiGraph if directed else nx.Graph) if simple else (nx.MultiDiGraph if directed else nx.MultiGraph)
    graph: nx.Graph[str] = made(name=projection.name, zh=projection.zh, en=projection.en, digest=network.digest)
    for number, node in enumerate(network.nodes):
        side = {"side": network.sides[number]} if network.sides else {}
        graph.add_node(node.iri, label=node.name(lang), zh=node.zh, en=node.en, cls=node.cls, **side)
    for edge in network.edges:
        source, target = network.nodes[edge.source].iri, network.nodes[edge.target].iri
        statements = tuple(each.statement for each in edge.relations if each.statement)
        key = {} if simple else {"key": edge.predicate}
        known: dict[str, Any] = graph.get_edge_data(source, target, **key, default={})  # undirected: the other way round it may be there already
        said = {
            "predicate": "|".join(dict.fromkeys((*known.get("predicate", "").split("|"), edge.predicate))).lstrip("|"),
            "weight": known.get("weight", 0.0) + edge.weight,
            "belief": max(known.get("belief", 0.0), edge.belief),
            "reports": tuple(sorted({*known.get("reports", ()), *edge.reports})),
            "statements": tuple(sorted({*known.get("statements", ()), *statements})),
        }
        graph.add_edge(source, target, **key, **said)
    return graph
