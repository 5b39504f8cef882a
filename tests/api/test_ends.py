"""What a word at the end of a path means: a thing by its label, else a class, else a thing by another name."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from kg.api.ends import end_of
from kg.api.graph import Graph
from kg.errors import UsageError
from kg.ontology.prefixes import FKG, FKGR, expand
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.rdf.factory import small_graph

LEXICON = ox.NamedNode(f"{FKGR}graph/lexicon")


def named(ident: str, cls: str, label: str, alias: str = "") -> list[ox.Quad]:
    thing = ox.NamedNode(FKGR + ident)
    found = [
        ox.Quad(thing, ox.NamedNode(expand("rdf:type")), ox.NamedNode(FKG + cls), LEXICON),
        ox.Quad(thing, ox.NamedNode(expand("rdfs:label")), ox.Literal(label, language="zh"), LEXICON),
    ]
    return found + [ox.Quad(thing, ox.NamedNode(expand("skos:altLabel")), ox.Literal(alias, language="zh"), LEXICON)] * bool(alias)


@pytest.fixture(scope="module")
def graph() -> Graph:
    twin = named("twin", "OtherCompany", "人民银行")
    product = named("app", "Product", "产品")
    trade = named("trade", "IndustryAssociation", "银行业", "银行")
    return Graph(EmbeddedStore.in_memory([*quads(small_graph(), resource("ontology")), *twin, *product, *trade]))


@pytest.mark.parametrize(
    ("word", "cls", "ids", "taken"),
    [
        ("产品", "", ["app"], ""),
        ("银行", "", ["ccb", "nubank"], "Bank"),
        ("银行业", "", ["trade"], ""),
        ("银行", "IndustryAssociation", ["trade"], ""),
        ("", "Product", ["app"], "Product"),
        ("建行", "", ["ccb"], ""),
    ],
)
def test_a_word_means(graph: Graph, word: str, cls: str, ids: list[str], taken: str) -> None:
    end = end_of(graph, word, cls, "from-class", "zh")
    assert [iri.removeprefix(FKGR) for iri in end.iris] == ids
    assert end.cls == taken


@pytest.mark.parametrize("asked", [{}, {"cls": "Organization"}])
def test_a_label_of_two_things_is_told_with_both(graph: Graph, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="'人民银行' is the name of 2 things; expected 人民银行") as refused:
        graph.node("人民银行", **asked)
    assert all(f"<{FKGR}{ident}>" in str(refused.value) for ident in ("pboc", "twin"))
    assert graph.node("人民银行", "CentralBank").iri == f"{FKGR}pboc"
