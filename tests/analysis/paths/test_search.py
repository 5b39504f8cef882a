"""Paths through a small network: each choice, the measures, what a path tells of itself."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import Any

import pytest

from kg.analysis.paths.choice import Choice
from kg.analysis.paths.metapath import read_metapath
from kg.analysis.paths.plain import plain_projection
from kg.analysis.paths.result import Paths
from kg.analysis.paths.search import find_paths
from kg.api.paths import bundled_sentences
from kg.network.projection import Projection, Step
from tests.analysis.paths.made import FACTS, PLAIN, SYMMETRIC, network, terms

NETWORK = network()
BANKS, TECHNOLOGIES = ("bank", "other"), ("chain", "fed", "priv")


def find(start: str | tuple[str, ...], end: str | tuple[str, ...], net: Any = NETWORK, **chosen: Any) -> Paths:
    if "metapath" in chosen:
        chosen["metapath"] = read_metapath(chosen["metapath"], terms())
    first, last = ((each,) if isinstance(each, str) else each for each in (start, end))
    return find_paths(net, first, last, Choice(**{"by": "hops", **chosen}), bundled_sentences(), SYMMETRIC, {"asked": 1})


def ways(found: Paths) -> list[str]:
    """Each path as its things."""
    return [" ".join(node.iri for node in path.nodes) for path in found.paths]


CASES: list[tuple[str, Any, Any, dict[str, Any], list[str]]] = [
    ("against the arrow", "pboc", "risk", {"k": 1}, ["pboc rule priv risk"]),
    ("second best", "pboc", "bank", {"k": 2}, ["pboc rule priv risk bank", "pboc rule priv fed app sub bank"]),
    ("only as stated", "bank", "priv", {"directed": True, "k": 9}, ["bank sub app fed priv"]),
    ("against what is stated", "priv", "bank", {"directed": True}, []),
    ("symmetric both ways", "sub", "bank", {"directed": True}, ["sub bank"]),
    ("hops", "pboc", "bank", {"max_hops": 3}, []),
    ("hops just enough", "pboc", "bank", {"max_hops": 4}, ["pboc rule priv risk bank"]),
    ("avoid", "bank", "priv", {"avoid": frozenset({"risk"}), "k": 1}, ["bank sub app fed priv"]),
    ("via", "bank", "priv", {"via": ("app",), "k": 1}, ["bank sub app fed priv"]),
    ("via two", "other", "priv", {"via": ("chain", "fed"), "k": 1}, ["other chain bank sub app fed priv"]),
    ("via what lies beyond the end", "bank", "sub", {"via": ("rule",)}, []),
    ("hubs", "other", "risk", {"avoid_hubs": 3}, []),
    ("hubs that are small enough", "other", "risk", {"avoid_hubs": 5, "k": 1}, ["other land bank risk"]),
    ("classes of inner things", "bank", "priv", {"classes": ("Scenario",)}, ["bank risk priv"]),
    ("a class means its kinds", "chain", "sub", {"classes": ("Bank",)}, ["chain bank sub"]),
    ("without a class", "bank", "other", {"without_classes": ("Technology", "Place")}, ["bank pilot other"]),
    ("via goes before classes", "bank", "priv", {"classes": ("Technology", "Product"), "via": ("sub",)}, ["bank sub app fed priv"]),
    ("only these relations", "bank", "other", {"predicates": frozenset({"locatedIn"})}, ["bank land other"]),
    ("not these relations", "bank", "other", {"without_predicates": frozenset({"locatedIn", "usesTechnology"})}, ["bank pilot other"]),
    ("between classes", BANKS, TECHNOLOGIES, {"k": 3, "max_hops": 2}, ["other chain", "bank chain", "bank risk priv"]),
    ("a start may be passed", BANKS, ("app",), {"k": 3, "max_hops": 4}, ["bank sub app", "other land bank sub app", "other chain bank sub app"]),
    ("overlapping ends", BANKS, BANKS, {"k": 2, "max_hops": 2}, ["other land bank", "bank land other"]),
    ("meta-path", BANKS, TECHNOLOGIES, {"metapath": "Bank-hasSubsidiary->-offers->Product-usesTechnology->Technology"}, ["bank sub app fed"]),
    ("meta-path backwards", "fed", BANKS, {"metapath": "<-usesTechnology-Product<-offers-<-hasSubsidiary-Bank"}, ["fed app sub bank"]),
    ("meta-path either way", BANKS, BANKS, {"metapath": "-usesTechnology-Technology-usesTechnology-"}, ["other chain bank", "bank chain other"]),
    ("meta-path of the wrong class", BANKS, TECHNOLOGIES, {"metapath": "-hasSubsidiary->Bank-offers->-usesTechnology->"}, []),
    ("meta-path and a kind of its relation", "bank", "other", {"metapath": "-leads-><-participatesIn-"}, ["bank pilot other"]),
    ("meta-path of symmetric relations", "bank", "sub", {"metapath": "<-partnersWith-"}, ["bank sub"]),
    ("meta-path and another choice", BANKS, BANKS, {"metapath": "-*-*-*-", "without_classes": ("Technology", "Place"), "k": 1}, ["other pilot bank"]),
    ("meta-path is not cut short", "bank", "priv", {"metapath": "-*--*--*--*-"}, ["bank sub app fed priv"]),
    ("meta-path via", "other", "bank", {"metapath": "-*-*-*-", "via": ("land",)}, ["other land bank"]),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "chosen", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_choice(start: Any, end: Any, chosen: dict[str, Any], expected: list[str]) -> None:
    assert ways(find(start, end, **chosen)) == expected


@pytest.mark.parametrize(("start", "end", "chosen"), [case[1:4] for case in CASES], ids=[case[0] for case in CASES])
def test_all_simple_paths_are_the_best_ones_without_end(start: Any, end: Any, chosen: dict[str, Any]) -> None:
    best = find(start, end, **{**chosen, "k": 0})
    every = find(start, end, **{**chosen, "k": 0, "every": True})
    assert ways(every) == ways(best)
    assert [path.cost for path in every.paths] == [path.cost for path in best.paths]
    assert every.total == best.total == len(best.paths)
    few = find(start, end, **{**chosen, "k": 1, "every": True})
    assert (few.total, len(few.paths)) == (best.total, min(1, best.total))


def test_of_equal_paths_the_surer_then_the_label_comes_first() -> None:
    found = find("bank", "other", k=3, max_hops=2)
    assert ways(found) == ["bank land other", "bank chain other", "bank pilot other"]
    even = network(tuple((*fact[:3], 0.5, *fact[4:]) for fact in FACTS))
    # 区块链, 甲地, 示范试点: their labels in the order of their characters
    assert ways(find("bank", "other", even, k=3, max_hops=2)) == ["bank chain other", "bank land other", "bank pilot other"]


def test_by_belief_a_longer_path_may_win() -> None:
    sure = network((*FACTS, ("sub", "locatedIn", "land", 1.0, "", ("r1",)), ("bank", "offers", "chain", 0.2, "", ())))
    path = find("bank", "fed", sure, by="belief", k=1).paths[0]
    assert [node.iri for node in path.nodes] == ["bank", "risk", "priv", "fed"]
    assert path.belief == pytest.approx(0.9 * 0.9 * 1.0)
    assert path.cost == pytest.approx(-log(path.belief), abs=1e-5)


def test_specific_prefers_facts_to_taxonomy_hubs_and_places() -> None:
    found = find("bank", "other", by="specific", k=3, max_hops=2)
    assert ways(found) == ["bank chain other", "bank pilot other", "bank land other"]
    chain, pilot, land = found.paths
    shared = 0.25 * log(2)
    assert chain.cost == pytest.approx(2 - 2 * log(0.9) + shared, abs=1e-5)
    assert pilot.cost == pytest.approx(2 - log(0.9) - log(0.5) + shared, abs=1e-5)
    assert land.cost == pytest.approx(2 - 2 * log(0.97) + shared + 2, abs=1e-5)
    taxonomy = find("app", "priv", by="specific").paths[0]
    assert taxonomy.cost == pytest.approx(1 - log(0.8) + 1.5 + shared, abs=1e-5)


def test_a_hop_tells_what_carries_it() -> None:
    hop = find("pboc", "priv", k=1).paths[0].hops[0]
    assert (hop.source.iri, hop.target.iri, hop.predicate, hop.forward) == ("pboc", "rule", "issuedBy", False)
    assert (hop.belief, hop.date, hop.reports, hop.statements) == (0.97, "2020-02", ("r1",), ("st:rule-issuedBy-pboc",))
    taxonomy = find("fed", "priv", k=1).paths[0].hops[0]
    assert (taxonomy.statements, taxonomy.reports, taxonomy.belief) == ((), (), 1.0)


def test_other_relations_between_the_same_things_stand_beside_the_best() -> None:
    hop = find("bank", "pilot", k=1).paths[0].hops[0]
    assert hop.predicate == "leads"
    assert [(each.predicate, each.forward, each.belief) for each in hop.also] == [("participatesIn", True, 0.6)]
    surer = network((*FACTS, ("bank", "participatesIn", "land", 0.9, "", ("r1",)), ("bank", "leads", "land", 0.5, "", ("r1",))))
    hop = find("land", "bank", surer, k=1).paths[0].hops[0]
    assert [hop.predicate, *(each.predicate for each in hop.also)] == ["locatedIn", "participatesIn", "leads"]


def test_a_symmetric_relation_is_told_once_whichever_way_it_is_walked() -> None:
    for start, end, forward in (("bank", "sub", True), ("sub", "bank", False)):
        hop = find(start, end, k=1, predicates=("partnersWith",)).paths[0].hops[0]
        assert (hop.predicate, hop.forward, hop.also) == ("partnersWith", forward, ())
    both = network((*FACTS, ("sub", "partnersWith", "bank", 0.7, "", ("r1",))))
    hop = find("bank", "sub", both, k=1, predicates=("partnersWith",)).paths[0].hops[0]
    assert (hop.statements, hop.also) == (("st:bank-partnersWith-sub", "st:sub-partnersWith-bank"), ()), "two statements of one relation"


def test_rows_and_frame() -> None:
    found = find("pboc", "risk", k=1)
    rows = list(found.rows("en"))
    assert [(row["path"], row["hop"], row["source"], row["target"]) for row in rows] == [
        (1, 1, "People's Bank of Example", "Example Measures"),
        (1, 2, "Example Measures", "privacy computing"),
        (1, 3, "privacy computing", "smart risk control"),
    ]
    frame = found.to_frame()
    assert list(frame["source"]) == ["人民银行", "示范办法", "隐私计算"]
    assert frame.attrs == {"parameters": {"asked": 1}, "digest": NETWORK.digest}
    assert list(found.paths[0].to_frame()["predicate"]) == ["issuedBy", "governs", "enables"]


def test_the_same_every_time() -> None:
    assert find("bank", "other", k=9) == find("bank", "other", network(FACTS[::-1]), k=9)


def test_ends_that_the_network_lacks_have_no_path() -> None:
    assert find("nowhere", "bank").paths == ()


def test_chains_of_a_projection_are_taken_apart() -> None:
    shared = Step(("participatesIn", "^participatesIn"), ("Organization",), ("Organization",))
    back = Step(("^issuedBy",), target=("Policy",))
    found = plain_projection(Projection("p", "甲", "p", "。", ".", (shared, back), sides=(("Organization",),), rollup=(("Technology", 1),)))
    assert found.steps == (Step(("participatesIn",), ("Organization",), ()), Step(("issuedBy",), ("Policy",), ()))
    assert (found.directed, found.sides, found.rollup) == (True, (), ())
    assert plain_projection(PLAIN) == replace(PLAIN, rollup=())
