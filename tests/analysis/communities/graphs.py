"""Links and networkx graphs of the same shape."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st

from kg.network.links import Links


def links_of(graph: nx.Graph) -> Links:
    """The same graph as links; its nodes are numbered from 0."""
    return Links.of(len(graph), ((u, v, data.get("weight", 1.0)) for u, v, data in graph.edges(data=True)), directed=graph.is_directed())


def graph_of(links: Links) -> nx.Graph:
    """The same links as a graph without directions, weights of parallels added up."""
    graph = nx.Graph()
    graph.add_nodes_from(range(links.size))
    for u, v, weight in zip(links.source.tolist(), links.target.tolist(), links.weight.tolist(), strict=True):
        if u != v:
            graph.add_edge(u, v, weight=weight + (graph[u][v]["weight"] if graph.has_edge(u, v) else 0.0))
    return graph


def plain(graph: nx.Graph) -> nx.Graph:
    """Without weights."""
    return nx.Graph(graph.edges())


@st.composite
def random_links(draw: st.DrawFn, most: int = 14) -> Links:
    """Links of a few nodes: directed or not, with parallels and loops."""
    size = draw(st.integers(1, most))
    node = st.integers(0, size - 1)
    weight = st.floats(0.05, 20, allow_nan=False).map(lambda value: round(value, 3))
    return Links.of(size, draw(st.lists(st.tuples(node, node, weight), max_size=3 * size)), directed=draw(st.booleans()))


def groups(labels: list[int]) -> list[set[int]]:
    """The nodes of each label."""
    return [{node for node, label in enumerate(labels) if label == each} for each in sorted(set(labels))]
