"""Communities of a made network: names, key entities, bridges, and what is said of how sure they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import networkx as nx
import pytest

from kg.analysis.communities.communities import find_communities
from kg.analysis.communities.found import Communities
from kg.analysis.communities.traits import ABOVE, CLASS, NEAR, Trait, _log_chance, carriers, traits
from kg.network.snapshot import Snapshot
from tests.analysis.communities.graphs import graph_of
from tests.analysis.made import CLASSES, networks, snapshot

BANKS, INSURERS, CITY = ("B1", "B2", "B3", "B4", "B5"), ("I1", "I2", "I3", "I4", "I5"), ("C1", "C2", "C3", "C4")
ENTITIES = {
    **dict.fromkeys(BANKS, "StateOwnedBank"), **dict.fromkeys(INSURERS, "Insurer"), **dict.fromkeys(CITY, "CityBank"),
    **dict.fromkeys(("ai", "model", "chain", "ledger", "cloud", "edge"), "Technology"), **dict.fromkeys(("risk", "claims"), "Scenario"), "P": "Policy",
}  # fmt: skip
RELATIONS: list[tuple[str, str, str]] = [
    *((bank, "usesTechnology", each) for bank in BANKS for each in ("ai", "model")),
    *((insurer, "usesTechnology", each) for insurer in INSURERS for each in ("chain", "ledger")),
    *((bank, "usesTechnology", each) for bank in CITY for each in ("cloud", "edge")),
    ("B3", "usesTechnology", "chain"),
    *((bank, "servesScenario", "risk") for bank in BANKS),
    *((insurer, "servesScenario", "claims") for insurer in INSURERS),
    ("model", "broader", "ai"),
    ("ledger", "broader", "chain"),
]  # fmt: skip


def found(known: Snapshot | None = None, **chosen: float) -> Communities:
    settings: dict[str, float] = {"runs": 5, "samples": 5} | chosen
    return find_communities(*networks(known or snapshot(ENTITIES, RELATIONS)), CLASSES, **settings)  # type: ignore[arg-type]


def names(result: Communities, members: Sequence[int]) -> set[str]:
    return {result.network.nodes[each].zh for each in members}


def test_numbered_by_size_then_by_iri() -> None:
    result = found()
    assert [each.number for each in result.communities] == [1, 2, 3]
    assert [names(result, each.members) for each in result.communities] == [
        {*BANKS, "ai", "model"}, {*INSURERS, "chain", "ledger"}, {*CITY, "cloud", "edge"},
    ]  # fmt: skip
    assert result.network.nodes[min(result.communities[0].members)].iri < result.network.nodes[min(result.communities[1].members)].iri


def test_members_go_by_their_strength_inside() -> None:
    first = found().communities[0]
    assert first.strengths == tuple(sorted(first.strengths, reverse=True))
    assert first.inside == pytest.approx(10 * 0.9)
    assert first.outside == pytest.approx(0.9)
    assert sum(first.strengths) == pytest.approx(2 * first.inside)


def test_named_by_what_others_have_not() -> None:
    result = found()
    first, second, third = result.communities
    assert [(each.kind, result.trait_name(each)) for each in first.traits] == [(CLASS, "国有银行"), (NEAR, "ai")]
    assert [each.name() for each in result.communities] == ["国有银行 · ai", "保险公司 · claims", "城商行 · cloud"]
    assert second.name("en") == "Insurer · claims (en)"
    using = first.traits[1]
    assert names(result, using.members) == set(BANKS)
    assert (using.others, using.lift, using.share) == (0, None, pytest.approx(5 / 7))
    assert "银行" not in {result.trait_name(each) for each in (*first.traits, *third.traits)}, "as frequent in the third as in the first"


def test_the_facts_behind_a_trait() -> None:
    first = found().communities[0]
    cls, using = first.carried
    assert cls == ()
    assert {(each.subject, each.object) for each in using} == {(f"x:{bank}", "x:ai") for bank in BANKS}


def test_key_entities_inside_and_around() -> None:
    first = found().communities[0]
    assert [(key.node.zh, key.member) for key in first.keys["Organization"]] == [(bank, True) for bank in BANKS]
    assert {key.node.zh for key in first.keys["Technology"]} == {"ai", "model"}
    (risk,) = first.keys["Scenario"]
    assert (risk.node.zh, risk.member, len(risk.relations)) == ("risk", False, 5)
    assert risk.strength == pytest.approx(4.5)


def test_bridges_lead_to_the_others() -> None:
    first, second, third = found().communities
    (bridge,) = first.bridges
    assert (bridge.to, bridge.edges, bridge.weight) == (2, 1, pytest.approx(0.9))
    assert [(each.subject, each.object) for each in bridge.heaviest[0].relations] == [("x:B3", "x:chain")]
    assert [each.to for each in second.bridges] == [1]
    assert third.bridges == ()


def test_modularity_stability_and_chance_are_told() -> None:
    result = found()
    groups = [set(each.members) for each in result.communities]
    assert result.modularity == pytest.approx(nx.community.modularity(graph_of(result.network.links), groups))
    assert result.stability is not None
    assert (result.stability.runs, result.stability.adjusted_rand) == (5, pytest.approx(1.0))
    assert all(each.together == pytest.approx(1.0) for each in result.communities)
    assert result.chance is not None
    assert result.chance.mean < result.modularity
    bare = found(runs=0, samples=0)
    assert bare.stability is None
    assert bare.chance is None
    assert bare.communities[0].together is None


def test_parameters_and_digest_repeat_the_call() -> None:
    result = found(seed=3, resolution=1.5)
    assert result.parameters["seed"] == 3
    assert result.parameters["resolution"] == 1.5
    assert result.digest == result.network.digest
    assert list(found(seed=3, resolution=1.5).rows()) == list(result.rows())


def test_rows_in_both_languages_and_the_top() -> None:
    result = dataclasses.replace(found(), parameters={**found().parameters, "top": 2})
    chinese, english = (list(result.rows(lang)) for lang in ("zh", "en"))
    assert [row["community"] for row in chinese] == [1, 2]
    assert chinese[0].keys() == english[0].keys()
    assert chinese[0]["Scenario"] == "risk"
    assert english[0]["Scenario"] == "risk (en)"
    members = list(result.member_rows())
    assert len(members) == 14
    assert {row["class"] for row in members} == {"国有银行", "保险公司", "技术"}
    frame = result.to_frame()
    assert list(frame["size"]) == [7, 7]
    assert frame.attrs["digest"] == result.digest


def test_without_edges_there_are_none() -> None:
    with pytest.raises(ValueError, match="without edges"):
        found(snapshot({"B1": "StateOwnedBank"}, []))


def test_without_anything_characteristic_the_strongest_give_the_name() -> None:
    result = found(snapshot({"B": "Bank", "t": "Technology"}, [("B", "usesTechnology", "t")]))
    (only,) = result.communities
    assert only.traits == ()
    assert only.zh == "B · t"


def test_a_concept_counts_for_all_its_kinds() -> None:
    kinds = ("mpc", "fl", "tee", "he", "dp")
    entities = {"B": "Bank", "I": "Insurer", "privacy": "Technology", **dict.fromkeys((*kinds, *"vwxyz"), "Technology")}
    uses = [("B", "usesTechnology", each) for each in kinds] + [("I", "usesTechnology", each) for each in "vwxyz"]
    network, around = networks(snapshot(entities, [*uses, *((each, "broader", "privacy") for each in kinds)]))
    labels = [0 if node.zh in {"B", *kinds} else 1 for node in network.nodes]
    told = {(each.kind, each.key): each for each in traits(network, around, labels)[0]}
    assert set(told) == {(ABOVE, "x:privacy"), (NEAR, "x:B")}
    carried = {relation for edge in carriers(network, around, told[ABOVE, "x:privacy"]) for relation in edge.relations}
    assert {(each.subject, each.predicate) for each in carried} == {(f"x:{kind}", "broader") for kind in kinds}


@pytest.mark.parametrize(
    ("inside", "size", "having", "everywhere", "expected"),
    [(2, 2, 2, 4, 1 / 6), (1, 2, 2, 4, 5 / 6), (0, 2, 2, 4, 1.0), (3, 3, 5, 10, 10 / 120), (2, 3, 5, 10, 60 / 120), (4, 4, 4, 4, 1.0)],
)
def test_fishers_exact_test(inside: int, size: int, having: int, everywhere: int, expected: float) -> None:
    """Counted by hand: of all draws of ``size`` nodes, those that hold ``inside`` or more."""
    assert 10 ** _log_chance(inside, size, having, everywhere) == pytest.approx(expected)


def test_what_all_have_is_no_trait() -> None:
    banks = {f"B{number}": "CityBank" for number in range(12)}
    known = snapshot({**banks, "t": "Technology", "u": "Technology"}, [(bank, "usesTechnology", "t" if bank < "B5" else "u") for bank in banks])
    kinds = [{each.kind for each in community.traits} for community in found(known).communities]
    assert kinds == [{NEAR}, {NEAR}]


def test_frequent_is_not_characteristic() -> None:
    """All forty of a group are city banks, but so are 24 of the forty others: far from chance, but not twice as frequent."""
    members, others = ([f"{letter}{number}" for number in range(40)] for letter in "BC")
    entities = {**dict.fromkeys(members, "CityBank"), **dict.fromkeys(others[:24], "CityBank"), **dict.fromkeys(others[24:], "Insurer")}
    relations = [*((each, "usesTechnology", "t") for each in members), *((each, "usesTechnology", "u") for each in others)]
    network, around = networks(snapshot({**entities, "t": "Technology", "u": "Technology"}, relations))
    labels = [0 if node.zh in {*members, "t"} else 1 for node in network.nodes]
    group, rest = traits(network, around, labels)
    assert {(each.kind, each.key) for each in group} == {(NEAR, "x:t")}
    assert {(each.kind, each.key) for each in rest} == {(NEAR, "x:u"), (CLASS, "Insurer")}


def test_the_topmost_classes_are_no_trait() -> None:
    """That a group holds the technologies, and another who uses them, is the projection's doing."""
    banks, kinds = ([f"{letter}{number}" for number in range(8)] for letter in "Bt")
    known = snapshot({**dict.fromkeys(banks, "Bank"), **dict.fromkeys(kinds, "Technology")}, [(b, "usesTechnology", t) for b in banks for t in kinds])
    network, around = networks(known)
    labels = [0 if node.cls == "Technology" else 1 for node in network.nodes]
    assert {each.key for each in traits(network, around, labels, most=99)[0] if each.kind == CLASS} == set()
    assert {each.key for each in traits(network, around, labels, most=99)[1] if each.kind == CLASS} == {"Bank"}


def test_facts_of_a_trait_are_of_its_kind() -> None:
    """What uses a concept and what is a kind of it are told apart."""
    kinds, users = ([f"{letter}{number}" for number in range(5)] for letter in "ku")
    entities = {"hub": "Technology", **dict.fromkeys(kinds, "Technology"), **dict.fromkeys(users, "Bank"), **dict.fromkeys("vwxyz", "Technology"), "Z": "Insurer"}
    relations = [*((user, "usesTechnology", each) for user in users for each in ("hub", *kinds)), *(("Z", "usesTechnology", each) for each in "vwxyz")]
    network, around = networks(snapshot(entities, [*relations, *((kind, "broader", "hub") for kind in kinds)]))
    members = tuple(place for place, node in enumerate(network.nodes) if node.zh not in "vwxyzZ")
    for kind, predicate in ((NEAR, "usesTechnology"), (ABOVE, "broader")):
        carried = carriers(network, around, Trait(kind, "x:hub", members, 0, 1.0, 0.0, 5.0))
        assert {edge.predicate for edge in carried} == {predicate}
        assert len(carried) == 5
