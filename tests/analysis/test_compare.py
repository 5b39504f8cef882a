"""Profiles side by side: what all have, what only one has, how alike they are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.compare import Alike, compare, similar, with_subsidiaries
from kg.network.projection import Projection, Step
from kg.network.snapshot import Snapshot
from tests.analysis.made import snapshot

ENTITIES = {
    **dict.fromkeys(("A", "B", "C"), "Bank"), "sub": "Insurer", "app": "Product", **dict.fromkeys(("ai", "cloud", "chain"), "Technology"),
    **dict.fromkeys(("risk", "service"), "Scenario"),
}  # fmt: skip
RELATIONS = (
    ("A", "usesTechnology", "ai", 0.9),
    ("B", "usesTechnology", "ai", 0.6),
    ("A", "usesTechnology", "cloud", 0.8),
    ("A", "offers", "app", 0.9),
    ("app", "usesTechnology", "chain", 0.5),
    ("app", "usesTechnology", "ai", 1.0),
    ("B", "servesScenario", "risk", 0.7),
    ("A", "hasSubsidiary", "sub", 0.9),
    ("sub", "servesScenario", "service", 1.0),
)


def _aspect(name: str, *chains: tuple[str, ...]) -> Projection:
    return Projection(name, name, f"{name} (en)", "", "", tuple(Step(chain) for chain in chains), directed=True)


ASPECTS = (
    _aspect("technologies", ("usesTechnology",), ("offers", "usesTechnology")), _aspect("scenarios", ("servesScenario",)), _aspect("products", ("offers",)),
    _aspect("subsidiaries", ("hasSubsidiary",)),
)  # fmt: skip


def known() -> Snapshot:
    return snapshot(ENTITIES, RELATIONS)


def test_items_of_most_things_first_with_their_facts() -> None:
    found = compare(known(), ["x:A", "x:B"], ASPECTS)
    technologies = found.aspects[0]
    assert [(item.node.zh, [cell.belief for cell in item.cells]) for item in technologies.items] == [
        ("ai", [0.9, 0.6]), ("cloud", [0.8, 0.0]), ("chain", [0.45, 0.0]),
    ]  # fmt: skip
    own = technologies.items[0].cells[0]
    assert {(each.subject, each.predicate) for each in own.relations} == {("x:A", "usesTechnology"), ("x:A", "offers"), ("x:app", "usesTechnology")}
    assert technologies.items[1].cells[1].relations == ()


def test_shared_and_only() -> None:
    technologies = compare(known(), ["x:A", "x:B"], ASPECTS).aspects[0]
    assert [item.node.zh for item in technologies.shared()] == ["ai"]
    assert [item.node.zh for item in technologies.only(0)] == ["cloud", "chain"]
    assert technologies.only(1) == ()


def test_aspects_of_which_nobody_has_anything_are_left_out() -> None:
    assert [each.aspect.name for each in compare(known(), ["x:B", "x:C"], ASPECTS).aspects] == ["technologies", "scenarios"]


def test_subsidiaries_count_for_a_group() -> None:
    aspects = [with_subsidiaries(each) for each in ASPECTS]
    found = compare(known(), ["x:A", "x:B"], aspects)
    by_name = {each.aspect.name: each for each in found.aspects}
    service = next(item for item in by_name["scenarios"].items if item.node.zh == "service")
    assert [cell.belief for cell in service.cells] == [0.9, 0.0]
    assert [each.predicate for each in service.cells[0].relations] == ["hasSubsidiary", "servesScenario"]
    assert [item.node.zh for item in by_name["subsidiaries"].items] == ["sub"]


def test_weighted_jaccard_and_cosine() -> None:
    alike = compare(known(), ["x:A", "x:B"], ASPECTS).alike[0, 1]
    assert alike.jaccard == pytest.approx(0.6 / (0.9 + 0.8 + 0.45 + 0.7))
    assert alike.cosine == pytest.approx(0.9 * 0.6 / (math.hypot(0.9, 0.8, 0.45) * math.hypot(0.6, 0.7)))
    assert [item.node.zh for item in alike.shared] == ["ai"]
    assert len(alike.shared[0].cells[0].relations) == 3


def test_similarity_of_things_without_anything_is_undefined() -> None:
    entities = {**ENTITIES, "D": "Bank"}
    found = compare(snapshot(entities, RELATIONS), ["x:C", "x:D", "x:A"], ASPECTS)
    assert found.alike[0, 1] == Alike(None, None, ())
    assert found.alike[0, 2] == Alike(0.0, 0.0, ())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(("ai", "cloud", "chain")), st.floats(0.1, 1.0)), unique_by=lambda each: each[:2]))
def test_similarity_is_a_share_and_symmetric(uses: list[tuple[str, str, float]]) -> None:
    made = snapshot(ENTITIES, [(who, "usesTechnology", what, belief) for who, what, belief in uses])
    found = compare(made, ["x:A", "x:B", "x:C"], ASPECTS).alike
    back = compare(made, ["x:C", "x:B", "x:A"], ASPECTS).alike
    for (one, other), alike in found.items():
        mirrored = back[2 - other, 2 - one]
        assert alike.jaccard == (mirrored.jaccard if alike.jaccard is None else pytest.approx(mirrored.jaccard))
        if alike.jaccard is not None and alike.cosine is not None:
            assert 0 <= alike.jaccard <= 1
            assert 0 <= alike.cosine <= 1
            assert (alike.jaccard > 0) == (alike.cosine > 0) == bool(alike.shared)


def test_the_most_alike_first_and_only_those_that_share() -> None:
    entities = {**ENTITIES, "D": "Bank", "E": "Bank"}
    relations = [*RELATIONS, ("D", "usesTechnology", "ai", 0.9), ("D", "usesTechnology", "cloud", 0.8), ("E", "servesScenario", "service", 0.9)]
    made = snapshot(entities, relations)
    found = similar(made, "x:A", ["x:A", "x:B", "x:C", "x:D", "x:E"], ASPECTS)
    assert [node.zh for node, _ in found.others] == ["D", "B"]
    assert [row["shared"] for row in found.rows()] == ["ai、cloud", "ai"]
    assert [row["shared"] for row in found.rows("en")] == ["ai (en), cloud (en)", "ai (en)"]
    assert len(similar(made, "x:A", ["x:B", "x:D"], ASPECTS, top=1).others) == 1


def test_the_measure_chosen_decides() -> None:
    """A has four technologies; B one of them and nothing else, D two of them and three others."""
    entities = {**dict.fromkeys(("A", "B", "D"), "Bank"), **{f"t{number}": "Technology" for number in range(7)}}
    uses = [("A", f"t{number}") for number in range(4)] + [("D", f"t{number}") for number in range(2, 7)] + [("B", "t0")]
    made = snapshot(entities, [(who, "usesTechnology", what, 1.0) for who, what in uses])
    orders = {by: similar(made, "x:A", ["x:B", "x:D"], ASPECTS, by=by).others for by in ("jaccard", "cosine")}
    assert [(node.zh, alike.jaccard) for node, alike in orders["jaccard"]] == [("D", pytest.approx(2 / 7)), ("B", pytest.approx(0.25))]
    assert [(node.zh, alike.cosine) for node, alike in orders["cosine"]] == [("B", pytest.approx(0.5)), ("D", pytest.approx(2 / math.sqrt(20)))]


def test_rows_have_a_column_for_each_thing_in_both_languages() -> None:
    found = compare(known(), ["x:A", "x:B"], ASPECTS)
    chinese, english = (list(found.rows(lang)) for lang in ("zh", "en"))
    assert chinese[0] == {"aspect": "technologies", "item": "ai", "holders": 2, "A": 0.9, "B": 0.6}
    assert english[0] == {"aspect": "technologies (en)", "item": "ai (en)", "holders": 2, "A (en)": 0.9, "B (en)": 0.6}
    assert len(found.to_frame()) == len(chinese)


@pytest.mark.parametrize("things", [["x:A"], ["x:A", "x:A"], []])
def test_two_different_things_are_needed(things: list[str]) -> None:
    with pytest.raises(ValueError, match="two different things"):
        compare(known(), things, ASPECTS)
