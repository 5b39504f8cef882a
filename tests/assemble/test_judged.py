"""Judgements over assembled claims: joined, rejected, corrected; withdrawn, the graph is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.assemble.assemble import assemble
from kg.assemble.identity import observation_id, statement_id
from kg.assemble.joining import join
from kg.lexicon.judgements import Judgements, parse_changes
from kg.model.entity import Entity
from kg.model.graph import Extraction, Graph
from kg.model.judgement import Judgement, Verdict
from kg.model.statement import Claim, ConceptRef, Literal, Modality
from tests.assemble.factory import claim, date, extraction, figure, proof
from tests.extract.workbench import lexicon, ontology
from tests.reasons import reason

LEXICON = [lexicon().entities[key] for key in ("icbc", "ccb", "tencent", "federated-learning", "privacy-computing")]


def found(key: str, name: str, cls: str = "TechnologyCompany", *aliases: str) -> Entity:
    """A discovered entity."""
    return Entity(key, cls, name, aliases=aliases, origin="discovered", reason=reason("by its end"))


JIA, YI = found("organization-1", "甲示科技", "TechnologyCompany", "甲示"), found("organization-2", "甲示金科", "FintechSubsidiary")
PAY, OTHER = found("product-1", "甲示通", "Product"), found("product-2", "乙示通", "Product")
OFFERS = claim("organization-1", "offers", "product-1")
AGAIN = claim("organization-2", "offers", "product-1", proof("r2"))
OWNS = claim("icbc", "hasSubsidiary", "organization-2", proof("r1", 30))
ISSUED = claim("organization-1", "foundedOn", date("2030"), proof("r1", 60))
INVESTS = claim("icbc", "investsIn", "organization-2", proof("r1", 90), ("date", date("2031")), ("technology", "federated-learning"))
SPENT = figure("12", proof("r1", 120), indicator="tech-spending", about="organization-2")


def reports() -> list[Extraction]:
    """Two reports that speak of the same companies under two names."""
    entities = (*LEXICON, JIA, PAY, OTHER)
    one = extraction("r1", (OFFERS, OWNS, ISSUED, INVESTS), (SPENT,), (*entities, YI))
    return [one, extraction("r2", (AGAIN,), (), (lexicon().entities["icbc"], YI, PAY))]


def built(*rows: Judgement) -> Graph:
    """The graph of both reports under judgements, each on a line of its own."""
    placed = tuple(replace(row, where=f"judgements.csv line {number}") for number, row in enumerate(rows, 2))
    return assemble(reports(), lexicon(), ontology(), {}, Judgements(placed).in_force)


def pair(verdict: Verdict, one: str, other: str, note: str = "") -> Judgement:
    """A judgement of two names."""
    return Judgement(verdict=verdict, one=one, other=other, note=note)


def reject(said: Claim) -> Judgement:
    """The judgement that a claim does not hold."""
    return Judgement(verdict=Verdict.REJECT, statement=statement_id(said), note="not so")


def correct(said: Claim, **changes: str) -> Judgement:
    """The judgement that parts of a claim are others."""
    return Judgement(verdict=Verdict.CORRECT, statement=statement_id(said), changes=tuple(changes.items()))


def told(graph: Graph) -> set[tuple[str, str, str]]:
    """Statements as (subject, predicate, object)."""
    return {
        (s.subject, s.predicate, s.object if isinstance(s.object, str) else s.object.value if isinstance(s.object, Literal) else s.object.id)
        for s in graph.statements
    }


def unused(graph: Graph) -> list[str]:
    """What is told of judgements that could not be used."""
    return [problem.reason.en for problem in graph.problems if problem.kind == "judgement-unused"]


def test_what_is_judged_the_same_is_one_with_all_names_and_all_evidence() -> None:
    graph = built(pair(Verdict.SAME, "甲示科技", "甲示金科"))
    assert "organization-2" not in graph.entities
    assert graph.entities["organization-1"].zh == "甲示科技"
    assert set(graph.entities["organization-1"].aliases) == {"甲示", "甲示金科"}
    (offers,) = (s for s in graph.statements if s.predicate == "offers")
    assert {one.passage.report for one in offers.evidence} == {"r1", "r2"}
    assert {m.entity for found in graph.mentions.values() for m in found}.isdisjoint({"organization-2"})
    assert {m.cls for found in graph.mentions.values() for m in found if m.entity == "organization-1"} == {"TechnologyCompany"}
    assert graph.observations[0].claim.about == "organization-1"
    assert ("icbc", "hasSubsidiary", "organization-1") in told(graph)
    (ruling,) = graph.rulings
    assert (ruling.entities, ruling.names) == (("organization-1",), ("甲示金科",))


@pytest.mark.parametrize(("one", "other"), [("工商银行", "甲示金科"), ("甲示金科", "工商银行"), ("organization-2", "icbc")])
def test_an_entity_of_the_lexicon_stands_for_a_discovered_one(one: str, other: str) -> None:
    graph = built(pair(Verdict.SAME, one, other))
    assert graph.entities["icbc"].zh == "工商银行"
    assert "甲示金科" in graph.entities["icbc"].learnt
    assert "organization-2" not in graph.entities
    assert [p.reason.en for p in graph.problems if p.kind == "off-ontology"] == [
        "工商银行 hasSubsidiary itself, by a judgement", "工商银行 investsIn itself, by a judgement"
    ]  # fmt: skip


def test_sameness_goes_on_and_difference_stops_it() -> None:
    chain = [pair(Verdict.SAME, "甲示科技", "甲示金科"), pair(Verdict.SAME, "甲示金科", "腾讯")]
    graph = built(*chain)
    assert {"organization-1", "organization-2"}.isdisjoint(graph.entities)
    assert {"甲示科技", "甲示", "甲示金科"} <= set(graph.entities["tencent"].aliases)
    kept = built(pair(Verdict.DIFFERENT, "腾讯", "甲示科技"), *chain)
    assert {"organization-1", "tencent"} <= set(kept.entities)
    assert unused(kept) == ["judgements.csv line 4: same would join 甲示科技 and 腾讯, which are judged different; expected judgements that agree; withdraw one of them"]


def test_concepts_keep_a_taxonomy_without_circles() -> None:
    narrow, broad = lexicon().entities["federated-learning"], lexicon().entities["privacy-computing"]
    assert broad.id in narrow.broader
    graph = built(pair(Verdict.SAME, "隐私计算", "联邦学习"))
    assert narrow.id not in graph.entities
    assert broad.id not in graph.entities[broad.id].broader
    assert "联邦学习" in graph.entities[broad.id].aliases
    (invests,) = (s for s in graph.statements if s.predicate == "investsIn")
    assert dict(invests.qualifiers)["technology"] == "privacy-computing"


def test_joining_the_ends_of_a_taxonomy_closes_no_circle() -> None:
    parents = {"甲技术": (), "乙技术": ("technology-1",), "丙技术": ("technology-2",)}
    concepts = [replace(found(f"technology-{n}", name, "Technology"), broader=above) for n, (name, above) in enumerate(parents.items(), 1)]
    joined = join([pair(Verdict.SAME, "甲技术", "丙技术")], {each.id: each for each in concepts}, lexicon())
    assert {key: entity.broader for key, entity in joined.entities.items()} == {"technology-1": ("technology-2",), "technology-2": ()}


def test_unsure_and_different_change_nothing_but_are_told() -> None:
    plain, graph = built(), built(pair(Verdict.UNSURE, "甲示科技", "甲示金科"), pair(Verdict.DIFFERENT, "甲示科技", "乙示通"))
    assert replace(graph, rulings=()) == plain
    assert [ruling.entities for ruling in graph.rulings] == [("organization-1", "organization-2"), ("organization-1", "product-2")]


def test_a_rejected_statement_leaves_the_graph_for_the_problems() -> None:
    graph = built(reject(OFFERS))
    assert told(built()) - told(graph) == {("organization-1", "offers", "product-1")}
    (problem,) = (p for p in graph.problems if p.kind == "rejected")
    assert problem.reason.en == "甲示科技 offers 甲示通: rejected by a judgement (not so)"
    assert problem.reason.zh == "被裁定驳回（not so）：甲示科技 提供产品 甲示通"
    assert (problem.report, problem.span, problem.text) == ("r1", OFFERS.evidence.passage.span, OFFERS.evidence.passage.quote)


def test_a_claim_is_known_before_and_after_joining_and_by_its_parts() -> None:
    same = pair(Verdict.SAME, "甲示科技", "甲示金科")
    joined = replace(AGAIN, subject="organization-1")
    parts = Judgement(verdict=Verdict.REJECT, one="甲示", predicate="offers", other="甲示通")
    stale = replace(reject(OFFERS), statement="0" * 20, one="organization-9", one_name="甲示科技", predicate="offers", other="product-1")
    for row in (reject(joined), parts):
        assert not any(s.predicate == "offers" for s in built(same, row).statements)
    assert {p.report for p in built(same, reject(AGAIN)).problems if p.kind == "rejected"} == {"r2"}
    assert told(built(stale)) == told(built(reject(OFFERS)))


CORRECTIONS = [
    (OFFERS, {"object": "乙示通"}, ("organization-1", "offers", "product-2")),
    (OFFERS, {"subject": "腾讯"}, ("tencent", "offers", "product-1")),
    (OFFERS, {"object": "federated-learning", "predicate": "usesTechnology"}, ("organization-1", "usesTechnology", "federated-learning")),
    (ISSUED, {"object": "2029-05"}, ("organization-1", "foundedOn", "2029-05")),
    (ISSUED, {"predicate": "registeredCapital", "object": "1,000"}, ("organization-1", "registeredCapital", "1000")),
    (OFFERS, {"subject": "百度"}, ("baidu", "offers", "product-1")),
]


@pytest.mark.parametrize(("said", "changes", "expected"), CORRECTIONS, ids=["-".join(sorted(c)) + f"-{i}" for i, (_, c, _) in enumerate(CORRECTIONS)])
def test_a_corrected_statement_keeps_its_evidence(said: Claim, changes: dict[str, str], expected: tuple[str, str, str]) -> None:
    graph = built(correct(said, **changes))
    assert told(graph) - told(built()) == {expected}
    (now,) = (s for s in graph.statements if told(replace(graph, statements=(s,))) == {expected})
    assert now.evidence == (said.evidence,)
    (ruling,) = graph.rulings
    assert (ruling.claims, ruling.claim) == ((now.id,), statement_id(said))
    assert set(expected[::2]) & set(lexicon().entities) <= set(graph.entities)


def test_modality_and_date_are_corrected() -> None:
    graph = built(correct(INVESTS, modality="planned", date="2032-03"))
    (invests,) = (s for s in graph.statements if s.predicate == "investsIn")
    assert (invests.modality, dict(invests.qualifiers)["date"]) == (Modality.PLANNED, Literal("2032-03", "gYearMonth"))


def test_a_correction_may_be_corrected_or_rejected_again() -> None:
    once = replace(OFFERS, object="product-2")
    assert ("tencent", "offers", "product-2") in told(built(correct(OFFERS, object="乙示通"), correct(once, subject="腾讯")))
    assert not {t for t in told(built(correct(OFFERS, object="乙示通"), reject(once))) if t[:2] == ("organization-1", "offers")}


def test_statistics_are_rejected_and_corrected() -> None:
    row = Judgement(verdict=Verdict.REJECT, statement=observation_id(SPENT))
    assert built(row).observations == ()
    changes = parse_changes("about=工商银行; modality=predicted", "x")
    (now,) = built(replace(row, verdict=Verdict.CORRECT, changes=changes)).observations
    assert (now.claim.about, now.claim.modality, now.evidence) == ("icbc", Modality.PREDICTED, (SPENT.evidence,))


WRONG = [
    (correct(OFFERS, object="无名"), "line 2: correct: nothing is called '无名'"),
    (correct(OFFERS, object="工商银行"), "line 2: correct: 甲示科技 (TechnologyCompany) offers 工商银行"),
    (correct(OFFERS, predicate="likes"), "line 2: correct: 'likes' is no relation of the ontology"),
    (correct(OFFERS, predicate="foundedOn"), "line 2: correct: the object does not fit foundedOn"),
    (correct(ISSUED, object="soon"), "line 2: correct: 'soon' is no date"),
    (correct(ISSUED, predicate="policyStatus", object="old"), "line 2: correct: 'old' is none of draft, inForce, trial"),
    (correct(ISSUED, predicate="registeredCapital", object="much"), "line 2: correct: 'much' is no number"),
    (correct(OFFERS, value="3"), "line 2: correct: value is no part of a statement"),
    (reject(claim("icbc", "offers", "product-9")), "line 2: reject: no statement"),
    (pair(Verdict.SAME, "甲示科技", "无名"), "line 2: same: this build knows no '无名'"),
]


@pytest.mark.parametrize(("row", "reason"), WRONG, ids=[reason[8:40] for _, reason in WRONG])
def test_a_judgement_that_does_not_fit_is_told_with_its_line_and_changes_nothing(row: Judgement, reason: str) -> None:
    graph = built(row)
    (line,) = unused(graph)
    assert line.startswith(f"judgements.csv {reason}")
    assert told(graph) == told(built())


def test_a_status_is_a_fixed_concept() -> None:
    graph = built(replace(correct(ISSUED, predicate="policyStatus", object="trial")))
    assert ConceptRef("trial") in {s.object for s in graph.statements}


def test_a_name_of_two_things_is_no_name_of_one() -> None:
    twin = found("product-3", "甲示通", "Initiative")
    one = reports()[0]
    doubled = replace(one, entities={**one.entities, twin.id: twin})
    graph = assemble([doubled], lexicon(), ontology(), {}, [replace(pair(Verdict.SAME, "甲示通", "乙示通"), where="here")])
    assert unused(graph) == ["here: same: '甲示通' is the name of 2 things (product-1, product-3); expected an id or a name of one thing; write the id"]


def test_withdrawn_judgements_leave_the_graph_as_it_was() -> None:
    rows = [pair(Verdict.SAME, "甲示科技", "甲示金科"), reject(OFFERS), correct(ISSUED, object="2029")]
    withdrawn = [replace(row, verdict=Verdict.WITHDRAW, changes=()) for row in rows]
    assert built(*rows, *withdrawn) == built()
    assert built(*rows) != built()


def test_reports_at_hand_are_never_joined_and_stand_for_titles() -> None:
    cited = found("report-9", "报告一", "Report")
    first = replace(reports()[0], entities={**reports()[0].entities, "r1": found("r1", "报告r1", "Report"), cited.id: cited})
    second = replace(reports()[1], entities={**reports()[1].entities, "r2": found("r2", "报告r2", "Report")})
    rows = [replace(pair(Verdict.SAME, "report-9", "r1"), where="a"), replace(pair(Verdict.SAME, "r1", "r2"), where="b")]
    graph = assemble([first, second], lexicon(), ontology(), {}, rows)
    assert "报告一" in graph.entities["r1"].aliases
    assert {"r1", "r2"} <= set(graph.entities)
    assert unused(graph) == ["b: same would join two reports of this build; expected judgements that agree; withdraw one of them"]


def test_a_name_of_unlike_kinds_is_told() -> None:
    shared = [found("organization-7", "丙示", cls) for cls in ("InternetBank", "TechnologyCompany")]
    graph = assemble([extraction(f"r{n}", (), (), (each,)) for n, each in enumerate(shared)], lexicon(), ontology(), {})
    (problem,) = (p for p in graph.problems if p.kind == "two-kinds")
    assert problem.reason.en == "丙示 is InternetBank in r0 and TechnologyCompany in r1: perhaps two things"
    finer = [found("organization-7", "丙示", cls) for cls in ("InternetBank", "Bank")]
    graph = assemble([extraction(f"r{n}", (), (), (each,)) for n, each in enumerate(finer)], lexicon(), ontology(), {})
    assert not graph.problems
