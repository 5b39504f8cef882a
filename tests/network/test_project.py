"""What each choice of a projection does to the network."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kg.network.bundled import bundled_projections
from kg.network.network import Network
from kg.network.project import project, project_each
from kg.network.projection import Step
from tests.network.factory import projection, snapshot

USES = Step(("usesTechnology",), ("Organization",))
OFFERS_USES = Step(("offers", "usesTechnology"))


def told(network: Network) -> list[str]:
    """Edges as text, e.g. ``bank-a -offers-> app 0.8``."""
    names = [node.iri for node in network.nodes]
    return [f"{names[each.source]} -{each.predicate}-> {names[each.target]} {each.weight:g}" for each in network.edges]


def of(*steps: Step, **chosen: object) -> Network:
    return project(snapshot(), projection(*steps, **chosen))


def test_classes_of_the_ends() -> None:
    assert told(of(USES)) == ["bank-b -usesTechnology-> graph-ml 0.9", "bank-b -usesTechnology-> ml 0.7"]
    assert told(of(Step(("usesTechnology",), ("Product",)))) == ["app -usesTechnology-> deep 0.5"]
    assert told(of(Step(("usesTechnology",), target=("Scenario",)))) == []


def test_a_predicate_walked_backwards() -> None:
    assert told(of(Step(("^issuedBy",)), directed=True)) == ["body -^issuedBy-> law 0.9"]


def test_a_chain_is_one_edge_whose_belief_is_the_product_of_its_steps() -> None:
    network = of(OFFERS_USES, directed=True)
    assert told(network) == ["bank-a -offers/usesTechnology-> deep 0.4", "firm -offers/usesTechnology-> deep 0.35"]
    assert [each.statement for each in network.edges[0].relations] == ["st/app-usesTechnology-deep", "st/bank-a-offers-app"]
    assert network.edges[0].reports == ("r1", "r2")


def test_the_entities_between_can_be_of_a_class() -> None:
    between = ("^usesTechnology", "usesTechnology")
    assert told(of(Step(between), directed=True)) == [
        "graph-ml -^usesTechnology/usesTechnology-> ml 0.63", "ml -^usesTechnology/usesTechnology-> graph-ml 0.63",
    ]  # fmt: skip
    assert told(of(Step(between, via=("Product",)))) == []


def test_a_chain_that_comes_back_is_no_edge_and_an_undirected_one_stands_once() -> None:
    step = Step(("leads", "^participatesIn"))
    assert told(of(step)) == ["bank-a -leads/^participatesIn-> bank-b 0.72"]
    assert told(of(Step(("offers", "^offers", "hasSubsidiary")))) == []  # only by way of where it began
    both = of(Step(("offers", "^offers")))
    assert told(both) == ["bank-a -offers/^offers-> firm 0.56"]
    assert len(both.edges[0].relations) == 2


@pytest.mark.parametrize(("weight", "expected"), [("belief", "0.9"), ("reports", "2"), ("statements", "1"), ("one", "1")])
def test_weights(weight: str, expected: str) -> None:
    assert told(of(Step(("hasSubsidiary",)), weight=weight)) == [f"bank-a -hasSubsidiary-> firm {expected}"]


def test_taxonomy_of_the_lexicon_weighs_one_report() -> None:
    assert told(of(Step(("broader",)), weight="reports", reports=("r1",)))[0] == "deep -broader-> ml 1"


def test_two_statements_of_one_kind_are_one_edge() -> None:
    facts = (("bank-a", "investsIn", "firm", 0.5, "2020", ("r1",)), ("bank-a", "investsIn", "firm", 0.8, "2021", ("r2",)))
    network = project(snapshot(facts), projection(Step(("investsIn",)), weight="statements"))
    assert told(network) == ["bank-a -investsIn-> firm 2"]
    assert network.edges[0].belief == 0.8


def test_least_belief() -> None:
    assert told(of(USES, min_belief=0.8)) == ["bank-b -usesTechnology-> graph-ml 0.9"]


def test_reports_keep_what_they_say_and_the_taxonomy() -> None:
    assert told(of(USES, Step(("broader",), ("Technology",)), reports=("r3",)))[0] == "bank-b -usesTechnology-> graph-ml 0.9"
    assert len(of(USES, Step(("broader",)), reports=("r3",)).edges) == 1 + 4


@pytest.mark.parametrize(
    ("chosen", "technologies"),
    [
        ({"since": "2022"}, ["graph-ml"]),
        ({"until": "2021"}, ["ml"]),
        ({"since": "2021-03", "until": "2021-03-04"}, ["ml"]),
        ({"until": "2021-03-03"}, []),
        ({"since": "2023-06"}, ["graph-ml"]),  # dated 2023: it may be
        ({"since": "2021", "until": "2023"}, ["graph-ml", "ml"]),
    ],
)  # fmt: skip
def test_dates_as_precise_as_given(chosen: dict[str, str], technologies: list[str]) -> None:
    network = of(USES, **chosen)
    assert [node.iri for node in network.nodes if node.cls == "Technology"] == technologies


def test_what_has_no_date_stays_only_when_asked() -> None:
    assert told(of(Step(("offers",)), since="2020")) == []
    assert len(of(Step(("offers",)), since="2020", undated=True).edges) == 2


def test_roll_up_to_the_top_takes_every_way_up() -> None:
    network = of(USES, rollup=(("Technology", 1),))
    assert told(network) == ["bank-b -usesTechnology-> ai 0.9", "bank-b -usesTechnology-> data 0.9"]
    ai = next(each for each in network.edges if "ai" in {network.nodes[each.source].iri, network.nodes[each.target].iri})
    assert {each.object for each in ai.relations} == {"graph-ml", "ml"}  # both kinds carry the edge to their top


def test_roll_up_to_a_level_leaves_what_lies_above() -> None:
    network = of(USES, OFFERS_USES, rollup=(("Technology", 2),))
    assert {node.iri for node in network.nodes if node.cls == "Technology"} == {"ml", "graph-ml"}


def test_rolled_up_concepts_lose_their_place_in_the_taxonomy() -> None:
    step = Step(("broader",), ("Technology",))
    assert told(of(step, rollup=(("Technology", 1),))) == []
    assert told(of(step, rollup=(("Technology", 2),))) == ["ml -broader-> ai 1"]


def test_sides() -> None:
    network = of(USES, sides=(("Organization",), ("Technology",)))
    assert dict(zip([node.iri for node in network.nodes], network.sides, strict=True)) == {"bank-b": 0, "graph-ml": 1, "ml": 1}
    with pytest.raises(ValueError, match="app is on no side"):
        of(Step(("offers",)), sides=(("Organization",), ("Technology",)))


def test_nodes_without_an_edge_are_left_out_and_numbers_follow_iris() -> None:
    network = of(USES)
    assert [node.iri for node in network.nodes] == ["bank-b", "graph-ml", "ml"]
    assert network.number["ml"] == 2
    assert network.touching == ((0, 1), (0,), (1,))


def test_the_order_of_relations_does_not_matter() -> None:
    chosen = [projection(USES, OFFERS_USES, Step(("broader",))), projection(Step(("offers", "^offers")), rollup=(("Technology", 1),))]
    first = snapshot()
    relations = list(first.relations)
    random.Random(1).shuffle(relations)
    other = replace(first, relations=tuple(relations))
    for each in chosen:
        assert project(other, each).edges == project(first, each).edges
        assert project(other, each).digest == project(first, each).digest
    assert project(first, chosen[0]).digest != project(first, chosen[1]).digest


def test_links_of_a_network() -> None:
    links = of(USES).links
    assert (links.size, links.source.tolist(), links.target.tolist(), links.weight.tolist()) == (3, [0, 0], [1, 2], [0.9, 0.7])
    assert not links.directed


@pytest.mark.parametrize("weight", ["belief", "reports", "statements", "one"])
@pytest.mark.parametrize("name", [*bundled_projections(), "rolled up"])
def test_several_choices_of_reports_at_once_are_those_one_by_one(name: str, weight: str) -> None:
    made = replace(bundled_projections().get(name) or replace(bundled_projections()["actor-technology"], rollup=(("Technology", 1),)), weight=weight)
    choices = [("r1", "r2"), ("r2",), (), ("r1", "r3"), ("",)]
    graph = snapshot()
    for reports, found in zip(choices, project_each(graph, made, choices), strict=True):
        alone = project(graph, replace(made, reports=reports))
        assert (found, found.digest) == (alone, alone.digest)
    narrowed = replace(made, reports=("r1",))
    assert list(project_each(graph, narrowed, [("r1",)])) == [project(graph, narrowed)]
    assert list(project_each(graph, narrowed, [("",)])) == [project(graph, replace(made, reports=("",)))]
