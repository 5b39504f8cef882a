"""Random ways for properties, and a small network made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
from hypothesis import strategies as st

from kg.analysis.paths.ways import Ways
from kg.network.network import Network
from kg.network.project import project
from kg.network.projection import Projection, Step
from kg.network.snapshot import Node, Relation, Snapshot
from kg.network.terms import Term, Terms

Links = list[tuple[int, int, int]]


@st.composite
def linked(draw: st.DrawFn, *, largest: int = 9) -> tuple[int, Links, bool]:
    """A number of nodes, links with whole weights, whether they are directed."""
    size = draw(st.integers(2, largest))
    node = st.integers(0, size - 1)
    link = st.tuples(node, node, st.integers(1, 4)).filter(lambda each: each[0] != each[1])
    return size, draw(st.lists(link, max_size=3 * size)), draw(st.booleans())


def both(size: int, links: Links, directed: bool) -> tuple[Ways, nx.Graph[int]]:
    """The same links as ways and as a graph of networkx (of parallel links the lightest)."""
    graph: nx.Graph[int] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(size))
    for source, target, weight in sorted(links, key=lambda each: -each[2]):
        graph.add_edge(source, target, weight=weight)
    return Ways.of(size, links, directed=directed), graph


ABOVE = {
    "StateOwnedBank": frozenset({"Bank", "Organization"}),
    "Bank": frozenset({"Organization"}),
    "FintechSubsidiary": frozenset({"Organization"}),
    "CentralBank": frozenset({"PublicBody", "Organization"}),
    "ResearchInstitute": frozenset({"Organization"}),
    "Measures": frozenset({"Policy"}),
}
THINGS = (
    ("pboc", "人民银行", "People's Bank of Example", "CentralBank"),
    ("bank", "示范银行", "Example Bank", "StateOwnedBank"),
    ("other", "乙银行", "", "Bank"),
    ("sub", "示范金科", "Example Tech", "FintechSubsidiary"),
    ("rule", "示范办法", "Example Measures", "Measures"),
    ("app", "示范应用", "Example App", "Product"),
    ("chain", "区块链", "blockchain", "Technology"),
    ("fed", "联邦学习", "federated learning", "Technology"),
    ("priv", "隐私计算", "privacy computing", "Technology"),
    ("risk", "智能风控", "smart risk control", "Scenario"),
    ("pilot", "示范试点", "", "Initiative"),
    ("land", "甲地", "Landia", "Place"),
    ("lab", "示范研究院", "Example Institute", "ResearchInstitute"),
)
FACTS = (
    ("bank", "hasSubsidiary", "sub", 0.97, "2018-05", ("r1", "r2")),
    ("sub", "offers", "app", 0.9, "", ("r1",)),
    ("app", "usesTechnology", "fed", 0.8, "2021", ("r2",)),
    ("fed", "broader", "priv", 1.0, "", ()),
    ("rule", "issuedBy", "pboc", 0.97, "2020-02", ("r1",)),
    ("rule", "governs", "priv", 0.9, "2020-02", ("r1",)),
    ("priv", "enables", "risk", 0.9, "", ("r2",)),
    ("bank", "servesScenario", "risk", 0.9, "", ("r2",)),
    ("bank", "usesTechnology", "chain", 0.9, "2022", ("r2",)),
    ("other", "usesTechnology", "chain", 0.9, "", ("r1",)),
    ("bank", "locatedIn", "land", 0.97, "", ("r1",)),
    ("other", "locatedIn", "land", 0.97, "", ("r1",)),
    ("bank", "leads", "pilot", 0.9, "", ("r1",)),
    ("bank", "participatesIn", "pilot", 0.6, "", ("r2",)),
    ("other", "participatesIn", "pilot", 0.5, "", ("r2",)),
    ("bank", "partnersWith", "sub", 0.5, "", ("r2",)),
)
PREDICATES = tuple(dict.fromkeys(predicate for _, predicate, *_ in FACTS))
PLAIN = Projection("plain", "平", "plain", "。", ".", tuple(Step((name,)) for name in PREDICATES), directed=True)
SYMMETRIC = frozenset({"partnersWith"})


def snapshot(facts: Sequence[tuple[str, str, str, float, str, tuple[str, ...]]] = FACTS) -> Snapshot:
    """The things above and some facts about them; the IRIs are the ids."""
    relations = tuple(
        Relation(f"st:{s}-{p}-{o}" if reports else "", s, p, o, belief, date, reports) for s, p, o, belief, date, reports in sorted(facts)
    )
    return Snapshot({each[0]: Node(*each) for each in sorted(THINGS)}, relations, (), ABOVE, SYMMETRIC)


def network(facts: Sequence[tuple[str, str, str, float, str, tuple[str, ...]]] = FACTS) -> Network:
    """Their network."""
    return project(snapshot(facts), PLAIN)


def terms() -> Terms:
    """What the classes and relations are called."""
    classes = {
        "Bank": ("银行", "bank"), "StateOwnedBank": ("国有银行", "state-owned bank"), "FintechSubsidiary": ("金融科技子公司", "fintech subsidiary"),
        "Product": ("产品", "product"), "Technology": ("技术", "technology"), "Organization": ("机构", "organisation"), "Policy": ("政策", "policy"),
    }  # fmt: skip
    relations = {"hasSubsidiary": ("设立", "has subsidiary or unit"), "offers": ("推出", "offers"), "usesTechnology": ("采用", "uses technology")}
    for name in PREDICATES:
        relations.setdefault(name, (name, name))
    kinds = {name: frozenset({name}) for name in relations} | {"participatesIn": frozenset({"participatesIn", "leads"})}
    return Terms(
        {name: Term(name, *labels) for name, labels in classes.items()}, {name: Term(name, *labels) for name, labels in relations.items()}, kinds, SYMMETRIC
    )  # fmt: skip
