"""Claims that say the same are one statement; finer ones refine, different ones contradict."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from kg.assemble.identity import number_key, observation_id, statement_id
from kg.assemble.merge import merge_claims, merge_observations
from kg.model.statement import Claim, ConceptRef, Literal, Modality, Statement
from tests.assemble.factory import claim, date, figure, proof


def by_object(statements: list[Statement]) -> dict[str, Statement]:
    """Statements by the words of their object."""
    return {s.object.value if isinstance(s.object, Literal) else str(s.object): s for s in statements}


def test_two_reports_one_statement_two_evidences() -> None:
    (merged,) = merge_claims([claim("a", "offers", "b", proof("r1")), claim("a", "offers", "b", proof("r2", confidence="0.5"))])
    assert [one.passage.report for one in merged.evidence] == ["r1", "r2"]
    assert merged.belief == Decimal("0.95")
    assert merged.chosen


def test_the_same_passage_and_extractor_count_once_with_the_better_pattern() -> None:
    weak, strong = proof(confidence="0.6", pattern="p-01"), proof(confidence="0.8", pattern="p-02")
    other = proof(confidence="0.6", extractor="tables")
    (merged,) = merge_claims([claim("a", "offers", "b", one) for one in (weak, strong, other)])
    assert merged.evidence == (strong, other)


def test_modalities_values_and_kinds_of_value_stand_apart() -> None:
    claims = [
        claim("a", "offers", "b"), claim("a", "offers", "b", None, modality=Modality.PLANNED), claim("a", "usesTechnology", "b"),
        claim("b", "offers", "a"), claim("a", "policyStatus", ConceptRef("draft")), claim("a", "policyStatus", Literal("draft", "string")),
        claim("a", "policyStatus", "draft"),
    ]  # fmt: skip
    assert len(merge_claims(claims)) == len(claims)


def test_a_finer_date_refines_a_coarser_one() -> None:
    found = by_object(merge_claims([claim("a", "foundedOn", date(d)) for d in ("2018", "2018-04", "2018-04-12")]))
    year, month, day = found["2018"], found["2018-04"], found["2018-04-12"]
    assert (year.chosen, month.chosen, day.chosen) == (False, False, True)
    assert month.refines == (year.id,)
    assert set(day.refines) == {year.id, month.id}
    assert year.refines == ()
    assert not any(s.contradicts for s in found.values())


def test_different_dates_and_amounts_contradict_each_other() -> None:
    found = by_object(merge_claims([claim("a", "foundedOn", date(d)) for d in ("2018", "2018-04", "2019")]))
    assert set(found["2019"].contradicts) == {found["2018"].id, found["2018-04"].id}
    assert found["2018-04"].contradicts == found["2018"].contradicts == (found["2019"].id,)
    assert found["2018-04"].refines == (found["2018"].id,)
    capital = merge_claims([claim("a", "registeredCapital", Literal(v, "decimal")) for v in ("10", "100")])
    assert [s.contradicts for s in capital] == [(capital[1].id,), (capital[0].id,)]
    assert all(s.chosen for s in capital)


def test_only_asserted_values_of_one_subject_are_compared() -> None:
    claims = [
        claim("a", "foundedOn", date("2018")), claim("a", "foundedOn", date("2019"), None, modality=Modality.PLANNED),
        claim("b", "foundedOn", date("2020")), claim("a", "issuedOn", date("2021")), claim("a", "offers", "x"), claim("a", "offers", "y"),
    ]  # fmt: skip
    assert not any(s.contradicts or s.refines for s in merge_claims(claims))


def test_qualifiers_are_united_and_the_finer_date_stands() -> None:
    (merged,) = merge_claims([
        claim("a", "offers", "b", proof("r1"), ("date", date("2021")), ("technology", "ai")),
        claim("a", "offers", "b", proof("r2"), ("date", date("2021-03")), ("technology", "llm")),
        claim("a", "offers", "b", proof("r3"), ("date", date("2022"))),
    ])
    assert merged.qualifiers == (("date", date("2021-03")), ("technology", "ai"), ("technology", "llm"))


def test_a_symmetric_relation_is_stored_once_smaller_id_first() -> None:
    (merged,) = merge_claims([claim("b", "partnersWith", "a", proof("r1")), claim("a", "partnersWith", "b", proof("r2"))])
    assert (merged.subject, merged.object) == ("a", "b")
    assert len(merged.evidence) == 2
    assert len(merge_claims([claim("b", "hasSubsidiary", "a"), claim("a", "hasSubsidiary", "b")])) == 2


EVENTS = [
    ("the round", [("round", Literal("A", "string"))], [("round", Literal("B", "string"))], 2),
    ("the year", [("date", date("2020-01"))], [("date", date("2021"))], 2),
    ("one year", [("date", date("2020-01"))], [("date", date("2020"))], 1),
    ("the round before the year", [("round", Literal("A", "string")), ("date", date("2020"))], [("round", Literal("A", "string")), ("date", date("2021"))], 1),
    ("nothing", [], [], 1),
]


@pytest.mark.parametrize(("one", "other", "count"), [case[1:] for case in EVENTS], ids=[case[0] for case in EVENTS])
@pytest.mark.parametrize("predicate", ["investsIn", "acquires", "partnersWith"])
def test_events_are_told_apart_by(predicate: str, one: list, other: list, count: int) -> None:  # type: ignore[type-arg]
    claims = [claim("a", predicate, "b", proof("r1"), *one), claim("a", predicate, "b", proof("r2"), *other)]
    assert len(merge_claims(claims)) == count


def test_the_year_tells_only_events_apart() -> None:
    claims = [claim("a", "offers", "b", None, ("date", date("2020"))), claim("a", "offers", "b", None, ("date", date("2021")))]
    assert len(merge_claims(claims)) == 1


def test_the_order_of_claims_does_not_matter() -> None:
    claims: list[Claim] = [
        claim(s, p, o, proof(r, start, c), *q)
        for s, p, o in (
            ("a", "offers", "b"), ("b", "partnersWith", "a"), ("a", "partnersWith", "b"),
            ("a", "foundedOn", date("2018")), ("a", "foundedOn", date("2018-02")),
        )
        for r, start, c in (("r1", 0, "0.9"), ("r2", 5, "0.7"), ("r1", 3, "0.8"))
        for q in ((), (("date", date("2020")),))
    ]
    expected = merge_claims(claims)
    for seed in range(6):
        shuffled = claims[:]
        random.Random(seed).shuffle(shuffled)
        assert merge_claims(shuffled) == expected


def test_observations_of_the_same_figure_are_one() -> None:
    claims = [figure("262.24", proof("r1")), figure("262.240", proof("r2")), figure("262.24", proof("r1", 9))]
    (merged,) = merge_observations(claims)
    assert [one.passage.report for one in merged.evidence] == ["r1", "r1", "r2"]
    assert merged.belief == Decimal("0.99")
    assert merged.claim.evidence == merged.evidence[0]
    assert merge_observations(reversed(claims)) == merge_observations(claims)


def test_a_figure_keeps_the_sources_that_any_report_names() -> None:
    named = [("r1", ()), ("r2", ("idc",)), ("r3", ("cbirc", "idc"))]
    claims = [replace(figure("1", proof(report)), according_to=sources) for report, sources in named]
    (merged,) = merge_observations(claims)
    assert merged.claim.according_to == ("cbirc", "idc")


def test_observations_differ_in_figure_time_subject_and_unit() -> None:
    claims = [figure("1"), figure("2"), figure("1", period="2023"), figure("1", about="icbc"), figure("1", unit="万元"), figure("1", indicator="x")]
    assert len({observation_id(c) for c in claims}) == len(claims)


@pytest.mark.parametrize(("value", "key"), [("500", "500"), ("5.00", "5"), ("1E+3", "1000"), ("-0.50", "-0.5"), (None, "")])
def test_number_key(value: str | None, key: str) -> None:
    assert number_key(None if value is None else Decimal(value)) == key


def test_ids_are_stable_hashes() -> None:
    first = claim("a", "offers", "b")
    assert statement_id(first) == statement_id(claim("a", "offers", "b", proof("r9")))
    assert len(statement_id(first)) == 20
    assert statement_id(first) != statement_id(claim("ao", "ffers", "b"))
