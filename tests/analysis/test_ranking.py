"""Rankings of a network that is small enough to rank by hand."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kg.analysis.centrality.measure import Scores
from kg.analysis.centrality.measures import MEASURES
from kg.analysis.ranking import Ranked, Ranking, rank_network
from kg.errors import UsageError
from kg.network.network import Network
from kg.network.part import largest_part, restricted
from kg.network.project import project
from kg.network.projection import Step
from tests.network.factory import projection, snapshot

ALL = ("hasSubsidiary", "partnersWith", "offers", "usesTechnology", "issuedBy", "governs", "leads", "participatesIn", "enables")
SAID = {name: Step((name,)) for name in ALL}


def network(*names: str, **chosen: Any) -> Network:
    return project(snapshot(), projection(*(SAID[name] for name in names or ALL), **chosen))


def ranked(measure: str, on: Network | None = None, **options: Any) -> Ranking:
    return rank_network(on or network(), MEASURES[measure], **options)


def told(found: Ranking) -> list[tuple[int, str, float]]:
    return [(each.rank, each.name("en"), round(each.value, 4)) for each in found.entries]


def one(found: Ranking, name: str) -> Ranked:
    return next(each for each in found.entries if each.name("en") == name)


def test_values_in_order_ties_share_a_rank() -> None:
    found = ranked("degree", top=0)
    assert told(found) == [
        (1, "bank-a", 4), (1, "bank-b", 4), (3, "app", 3), (3, "ml", 3), (5, "club", 2), (5, "firm", 2), (5, "law", 2), (5, "lending", 2),
        (9, "body", 1), (9, "deep", 1), (9, "graph-ml", 1), (9, "plan", 1),
    ]  # fmt: skip
    assert (found.ranked, found.nodes, found.edges, len(found.entries)) == (12, 12, 13, 12)
    assert len(ranked("degree", top=3).entries) == 3


def test_rounding_does_not_part_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"exact": [3.0, 3.0, 1.0], "rounded": [3.0, 3.0 - 4e-16, 1.0], "apart": [3.0, 3.0 - 1e-6, 1.0]}
    ranks = {}
    for name, found in values.items():
        monkeypatch.setattr("kg.analysis.ranking.compute", lambda *_, found=found, **__: Scores(np.array(found)))
        ranks[name] = [each.rank for each in ranked("degree", network("usesTechnology", since="2021"), leave_out=False).entries]
    assert ranks == {"exact": [1, 1, 3], "rounded": [1, 1, 3], "apart": [1, 2, 3]}


def test_a_class_is_ranked_among_itself() -> None:
    found = ranked("degree", cls="Organization")
    assert told(found) == [(1, "bank-a", 4), (1, "bank-b", 4), (3, "firm", 2), (4, "body", 1)]
    assert found.ranked == 4
    with pytest.raises(UsageError, match=r"nothing of class 'Place' is ranked.*Bank \| Initiative"):
        ranked("degree", cls="Place")


def test_ranks_without_each_report() -> None:
    """bank-b has partner (r1), ml (r1), graph-ml (r3), club (r2); bank-a: subsidiary (r1, r2), partner, app, club (all r1)."""
    found = ranked("degree", top=0)
    bank = one(found, "bank-b")
    assert dict(bank.without) == {"r1": 1, "r2": 2, "r3": 2}
    assert (bank.best, bank.worst, bank.rests_on) == (1, 2, ())
    assert dict(one(found, "bank-a").without)["r1"] == 4  # one edge is left, to its subsidiary
    assert one(found, "graph-ml").rests_on == ("r3",)
    assert found.left_out == ("r1", "r2", "r3")
    assert ranked("degree", leave_out=False).left_out == ()


def test_ranks_within_the_reports_that_were_asked_for() -> None:
    found = ranked("degree", network(reports=("r2",)), top=0)
    assert found.left_out == ("r2",)
    assert all(each.rests_on == ("r2",) for each in found.entries)  # nothing is left without it
    assert {each.best for each in found.entries} == {each.rank for each in found.entries}


def test_where_a_measure_is_not_defined_without_a_report_that_is_told() -> None:
    """firm – bank-a – bank-b – club: without r1, which alone tells the middle, it falls in two."""
    found = ranked("eigenvector", network("hasSubsidiary", "partnersWith", "participatesIn"), top=0)
    assert found.left_out == ("r2", "r3")
    assert [note.en for note in found.notes] == [
        "without the report r1 it is not defined, so the range leaves that out: eigenvector centrality is defined on a connected network only: "
        "it falls into 2 parts"
    ]
    assert one(found, "club").rests_on == ("r2",)


def test_the_largest_part() -> None:
    apart = network("usesTechnology", "governs")  # app–deep; bank-b–graph-ml, ml–law; plan–lending
    part = largest_part(apart)
    assert [node.iri for node in part.nodes] == ["bank-b", "graph-ml", "law", "ml"]
    assert [(part.nodes[each.source].iri, part.nodes[each.target].iri) for each in part.edges] == [("bank-b", "graph-ml"), ("bank-b", "ml"), ("law", "ml")]
    assert ranked("closeness", apart, largest=True).nodes == 4
    assert ranked("closeness", apart).nodes == 8
    with pytest.raises(UsageError, match="falls into 3 parts"):
        ranked("eigenvector", apart)
    assert [each.name() for each in ranked("eigenvector", apart, largest=True, top=1).entries] == ["〔bank-b〕"]


def test_a_part_of_a_directed_network_may_be_strong() -> None:
    steps = (Step(("partnersWith",)), Step(("^partnersWith",)), Step(("hasSubsidiary",)))
    both = project(snapshot(), projection(*steps, directed=True))
    assert [node.iri for node in largest_part(both).nodes] == ["bank-a", "bank-b", "firm"]
    assert [node.iri for node in largest_part(both, strong=True).nodes] == ["bank-a", "bank-b"]
    assert ranked("eigenvector", both, largest=True).nodes == 2
    assert restricted(both, []).nodes == ()


def test_sides_are_ranked_apart() -> None:
    sides = network("usesTechnology", sides=(("Organization", "Product"), ("Technology",)))
    assert told(ranked("diversity", sides)) == [(1, "bank-b", 2), (2, "app", 1)]
    assert told(ranked("ubiquity", sides)) == [(1, "deep", 1), (1, "graph-ml", 1), (1, "ml", 1)]
    assert told(ranked("diversity", sides, cls="Product")) == [(1, "app", 1)]
    with pytest.raises(UsageError, match=r"nothing of class 'Technology'.*Bank \| Product"):
        ranked("diversity", sides, cls="Technology")


def test_zeros_are_told_and_not_listed() -> None:
    found = ranked("in-degree", network("usesTechnology", "offers", directed=True), top=0)
    assert [note.en for note in found.notes] == ["3 have the value 0 and are not listed: nothing leads to them"]
    assert found.ranked == 7
    assert len(found.entries) == 4
    with pytest.raises(UsageError, match=r"betweenness tells nothing apart here: it is 0 for all 3 \(no shortest way"):
        ranked("betweenness", network("usesTechnology", directed=True, since="2021"))


def test_bridges_are_links() -> None:
    found = ranked("bridges", top=0)
    first = found.entries[0]
    assert first.other is not None
    assert {each.name("en") for each in found.entries} == {
        "bank-b — graph-ml", "bank-b — ml", "app — deep", "law — ml", "body — law", "lending — ml", "lending — plan",
    }  # fmt: skip
    assert [each.statement for each in one(found, "app — deep").relations] == ["st/app-usesTechnology-deep"]
    assert one(found, "bank-b — ml").value == 5
    assert {each.name("en") for each in ranked("bridges", cls="Product").entries} == {"app — deep"}
    with pytest.raises(UsageError, match="no bridges"):
        ranked("bridges", network("partnersWith", "leads", "participatesIn"))


def test_facts_that_carry_a_value_are_the_strongest_in_its_direction() -> None:
    def carried(measure: str, name: str, **options: Any) -> list[str]:
        found = ranked(measure, network(directed=True), top=0, **options)
        return [f"{each.subject}-{each.predicate}-{each.object}" for each in one(found, name).relations]

    assert carried("degree", "bank-b") == [
        "bank-b-usesTechnology-graph-ml", "bank-b-participatesIn-club", "bank-b-usesTechnology-ml", "bank-a-partnersWith-bank-b",
    ]  # fmt: skip
    assert carried("out-degree", "bank-b") == ["bank-b-usesTechnology-graph-ml", "bank-b-participatesIn-club", "bank-b-usesTechnology-ml"]
    assert carried("in-degree", "bank-b") == ["bank-a-partnersWith-bank-b"]
    assert carried("degree", "bank-b", facts=2) == ["bank-b-usesTechnology-graph-ml", "bank-b-participatesIn-club"]
    assert carried("degree", "bank-b", facts=0) == []
    assert one(ranked("degree", facts=1), "bank-b").edges == 4


def test_statements_are_those_of_reports() -> None:
    step = Step(("broader",))
    found = ranked("degree", project(snapshot(), projection(step, SAID["offers"])))
    assert found.statements == ("st/bank-a-offers-app", "st/firm-offers-app")


def test_personal_shares_by_iri() -> None:
    found = ranked("pagerank", personal={"deep": 1.0})
    assert found.entries[0].node.iri in {"deep", "app"}
    assert found.parameters["personal"] == {"deep": 1.0}
    with pytest.raises(UsageError, match="none of the entities to start from"):
        ranked("pagerank", personal={"data": 1.0})


def test_an_estimate_comes_with_its_bound() -> None:
    found = ranked("betweenness", samples=4)
    assert all(each.error and each.error > 0 for each in found.entries)
    assert "95%" in found.notes[-1].zh
    assert all(each.error is None for each in ranked("betweenness").entries)


@pytest.mark.parametrize("options", [{"top": -1}, {"facts": -1}])
def test_fewer_than_none(options: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="are asked for"):
        ranked("degree", **options)


def test_a_result_is_frozen_repeats_itself_and_goes_to_pandas() -> None:
    found = ranked("strength", cls="Organization", top=2)
    assert found == ranked("strength", cls="Organization", top=2)
    with pytest.raises(FrozenInstanceError):
        found.ranked = 0  # type: ignore[misc]
    frame = found.to_frame("en")
    assert isinstance(frame, pd.DataFrame)
    assert frame.columns.tolist() == ["rank", "name", "class", "value", "error", "best", "worst", "rests_on", "edges", "iri", "other"]
    assert frame["name"].tolist() == ["bank-a", "bank-b"]
    assert frame.attrs["parameters"]["class"] == "Organization"
    assert frame.attrs["digest"] == network().digest
    assert found.to_frame()["name"].tolist() == ["〔bank-a〕", "〔bank-b〕"]


def test_parameters_tell_the_whole_call() -> None:
    found = ranked("katz", network(min_belief=0.5, weight="one", rollup=(("Technology", 1),)), alpha=0.1)
    assert found.parameters == {
        "measure": "katz", "class": "", "top": 20, "facts": 5, "weighted": True, "largest": False, "personal": {}, "leave_out": True, "alpha": 0.1,
        "projection": "p", "directed": False, "weight": "one", "reports": [], "min_belief": 0.5, "since": "", "until": "", "undated": False,
        "rollup": {"Technology": 1},
    }  # fmt: skip
