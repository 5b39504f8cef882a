"""The held-out check: what is hidden, how ranks are counted, and when a method is said to beat popularity."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.analysis.gaps.bipartite import Bipartite
from kg.analysis.gaps.check import CUTS, Check, _Query, _told, held_out
from kg.analysis.gaps.methods import METHODS, POPULARITY
from kg.analysis.gaps.verdict import verdict
from tests.analysis.gaps.tables import table, uses
from tests.analysis.made import snapshot

Passages = Mapping[str, frozenset[str]]
BLOCKS = {**{f"A{number}": "pqrs" for number in range(8)}, **{f"I{number}": "tuvw" for number in range(8)}}
"""Two kinds of actors with nothing in common."""
KINDS = {name: "CityBank" if name.startswith("A") else "Insurer" for name in BLOCKS}


def apart(made: Bipartite) -> Passages:
    """Every statement in a sentence of its own."""
    return {each.statement: frozenset({each.statement}) for each in made.snapshot.relations if each.statement}


def check(made: Bipartite, passages: Passages | None = None, **chosen: int) -> Check:
    return held_out(made, apart(made) if passages is None else passages, range(len(made.rows)), **chosen)


def test_who_knows_the_kind_beats_popularity() -> None:
    found = check(table(uses(BLOCKS, KINDS)), folds=64)
    assert found.queries == 64
    assert found.cold == 0
    assert found.folds == 64
    peers, base = found.score("peers"), found.score(POPULARITY)
    assert peers.reciprocal == pytest.approx(1.0)
    assert peers.hits[0] == pytest.approx(1.0)
    assert base.reciprocal < 0.5
    assert found.chosen == "peers"
    assert found.nested.reciprocal == pytest.approx(1.0)
    assert found.gain == pytest.approx(1.0 - base.reciprocal)
    assert (found.low, found.high) == pytest.approx((found.gain, found.gain)), "all rows gain the same"
    assert found.better
    assert "优于普遍程度" in verdict(found, "peers")
    assert "It beats popularity" in verdict(found, "peers", "en")


def test_scores_are_those_of_all_methods_the_best_first() -> None:
    found = check(table(uses(BLOCKS, KINDS)))
    assert {each.method for each in found.scores} == set(METHODS)
    order = [each.reciprocal for each in found.scores]
    assert order == sorted(order, reverse=True)
    for each in found.scores:
        assert list(each.hits) == sorted(each.hits)
        assert len(each.hits) == len(CUTS)


def test_the_seed_deals_the_links() -> None:
    made = table(uses(BLOCKS, KINDS))
    assert check(made, seed=1) == check(made, seed=1)
    assert check(made, seed=1).scores != check(made, seed=2).scores


def test_what_the_same_sentence_states_is_hidden_too() -> None:
    """Each actor partners with another of the same only technology, so that a walk finds it; said in one sentence, both go."""
    pairs = {f"{side}{number}": f"t{number}" for number in range(6) for side in "AB"}
    relations = [(who, "usesTechnology", what) for who, what in pairs.items()] + [(f"A{n}", "partnersWith", f"B{n}") for n in range(6)]
    made = table(snapshot({**dict.fromkeys(pairs, "Bank"), **dict.fromkeys(pairs.values(), "Technology")}, relations))
    told = apart(made)
    sentences = {each: frozenset({f"sentence {each[-2:]}" if "usesTechnology" in each else f"sentence t{each[-1]}"}) for each in told}
    leaky, honest = (check(made, passages, folds=12).score("walk") for passages in (told, sentences))
    assert leaky.reciprocal == pytest.approx(1.0)
    assert honest.reciprocal < 0.5


def test_a_fact_that_other_sentences_state_stays() -> None:
    made = table(uses(BLOCKS, KINDS))
    twice = {each: frozenset({each, "everything"}) for each in apart(made)}
    assert check(made, twice) == check(made)


def test_ties_share_the_middle_of_their_ranks() -> None:
    """Two actors, each with one technology that nobody else has: hidden, all three columns of the other are equal but one."""
    found = check(table(uses({"A": "p", "B": "q"})), folds=2)
    assert found.queries == 2
    assert found.cold == 2
    base = found.score(POPULARITY)
    assert base.reciprocal == pytest.approx(1 / 2)  # the other's technology goes first
    assert base.hits[0] == 0
    assert base.hits[1] == 1
    alone = check(table(uses({"A": "pqr", "B": "xyz"}, KINDS)), folds=6)
    same = alone.score("item-based")
    assert same.reciprocal == pytest.approx(1 / 2.5)  # what is hidden and the other's three are all scored 0
    assert same.hits[0] == pytest.approx(1 / 4)


def test_a_fold_has_no_part_in_the_choice_for_it() -> None:
    """Each of two methods finds all of one fold and nothing of the other: chosen by the other fold, the wrong one is taken both times."""
    ranks = {"peers": (0, 9), "walk": (9, 0)}
    found = {name: [_Query(0, fold, ranks.get(name, (99, 99))[fold], 1, cold=False) for fold in (0, 1)] for name in METHODS}
    told = _told(found, 2, 0)
    assert told.scores[0].reciprocal == pytest.approx((1 + 1 / 10) / 2)
    assert told.nested.reciprocal == pytest.approx(1 / 10)
    assert told.gain == pytest.approx(1 / 10 - 1 / 100)


def test_no_method_beats_popularity_where_all_have_the_same() -> None:
    found = check(table(uses({f"A{number}": "p" for number in range(12)} | {"Z": "pq"})))
    assert found.chosen == POPULARITY
    assert not found.better
    assert "没有方法优于普遍程度" in verdict(found, POPULARITY)
    assert "No method beats popularity" in verdict(found, POPULARITY, "en")


def test_a_difference_within_chance_is_told_as_such() -> None:
    found = Check(40, 0, 5, 0, check(table(uses(BLOCKS, KINDS))).scores, "peers", check(table(uses(BLOCKS, KINDS))).nested, 0.01, -0.02, 0.04)
    assert "不能说有方法优于普遍程度" in verdict(found, "peers")
    assert "no method can be said to beat popularity" in verdict(found, "peers", "en")
    assert "检验选出的是" in verdict(found, "walk")
    assert "The check itself chooses" in verdict(found, "walk", "en")


def test_a_check_on_few_facts_judges_no_method() -> None:
    many = check(table(uses(BLOCKS, KINDS)))
    found = Check(10, 0, 5, 0, many.scores, "peers", many.nested, 0.5, 0.3, 0.7)
    assert found.better
    told = verdict(found, found.chosen, "en")
    assert "too few to judge" in told
    assert "eats popularity" not in told
    assert "太少，不足以判断" in verdict(found, found.chosen)


def test_only_links_of_the_rows_are_asked_for() -> None:
    made = table(uses(BLOCKS, KINDS))
    rows = [place for place in range(len(made.rows)) if made.row(place).cls == "Insurer"]
    assert held_out(made, apart(made), rows).queries == 32


@pytest.mark.parametrize("has", [{"A": "p"}, {"A": "p", "B": ""}])
def test_too_few_links(has: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="too few links"):
        check(table(uses(has)))
    assert "Too few facts" in verdict(None, POPULARITY, "en")
    assert "事实太少" in verdict(None, POPULARITY)
