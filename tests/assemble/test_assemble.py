"""All extractions to one graph, whatever their order."""

from __future__ import annotations

import random

import pytest

from kg.assemble.assemble import assemble
from kg.assemble.entities import merge_entities
from kg.model.entity import Entity
from kg.model.reason import Why
from kg.model.statement import Claim
from tests.assemble.factory import claim, date, extraction, figure, proof
from tests.extract.workbench import lexicon, ontology


def bank(name: str, cls: str = "Bank", *aliases: str, reason: str = "name") -> Entity:
    """A discovered organisation."""
    return Entity("organization-1", cls, name, aliases=aliases, origin="discovered", reason=Why(reason, "某理由")())


def test_the_order_of_extractions_does_not_matter() -> None:
    def said(report: str) -> tuple[Claim, ...]:
        return (
            claim("icbc", "partnersWith", "huawei", proof(report), ("date", date("2020"))),
            claim("huawei", "partnersWith", "icbc", proof(report, 9), ("date", date("2020-05"))),
            claim("icbc", "foundedOn", date("1984" if report == "r1" else "1984-01"), proof(report)),
        )

    names = ("甲示银行", "甲示", "甲示 银行")
    found = [
        extraction(r, said(r), (figure("1", proof(r)),), (bank(name, cls), lexicon().entities["icbc"], lexicon().entities["federated-learning"]))
        for r, name, cls in zip(("r1", "r2", "r3"), names, ("Bank", "CityCommercialBank", "Organization"), strict=True)
    ]
    expected = assemble(found, lexicon(), ontology(), {"a": "b"})
    assert [report.id for report in expected.reports] == ["r1", "r2", "r3"]
    assert len(expected.statements) == 3
    assert list(expected.entities) == sorted(expected.entities)
    for seed in range(4):
        random.Random(seed).shuffle(found)
        again = assemble(found, lexicon(), ontology(), {"a": "b"})
        assert again == expected
        assert list(again.mentions) == list(expected.mentions)


def test_ancestors_of_mentioned_concepts_come_along() -> None:
    chain = ["federated-learning"]
    while parents := lexicon().entities[chain[-1]].broader:
        chain.append(parents[0])
    assert len(chain) > 1
    graph = assemble([extraction("r1", entities=(lexicon().entities[chain[0]],))], lexicon(), ontology(), {})
    assert set(chain) <= set(graph.entities)
    assert "icbc" not in graph.entities


def test_a_name_in_quotation_marks_is_no_name_of_its_own() -> None:
    one = bank("示范行", "Bank", "“示范行”", "“示范”银行", "示范银行", "“甲”行", "“敏捷”行社")
    (merged,) = merge_entities([extraction("r1", entities=(one,))], lexicon(), ontology()).values()
    assert set(merged.aliases) == {"示范银行", "“甲”行", "“敏捷”行社"}


def test_introduced_forms_of_a_lexicon_entity_are_united() -> None:
    icbc = lexicon().entities["icbc"]
    one = Entity(icbc.id, icbc.cls, icbc.zh, icbc.en, (*icbc.aliases, "示范行"))
    other = Entity(icbc.id, icbc.cls, icbc.zh, icbc.en, (*icbc.aliases, "乙示行", "示范行"))
    merged = merge_entities([extraction("r1", entities=(one,)), extraction("r2", entities=(other,))], lexicon(), ontology())
    assert merged["icbc"].aliases == (*icbc.aliases, *sorted(("示范行", "乙示行")))
    assert merged["icbc"].broader == icbc.broader
    assert merged["icbc"].origin == "lexicon"


@pytest.mark.parametrize(
    ("found", "label", "cls", "aliases"),
    [
        ([bank("甲示银行"), bank("甲示")], "甲示", "Bank", ("甲示银行",)),
        ([bank("乙示"), bank("甲示")], "乙示", "Bank", ("甲示",)),
        ([bank("甲示", "Organization"), bank("甲示", "CityCommercialBank"), bank("甲示", "Organization")], "甲示", "CityCommercialBank", ()),
        ([bank("甲示", "CityCommercialBank"), bank("甲示", "RuralBank"), bank("甲示", "RuralBank")], "甲示", "RuralBank", ()),
        ([bank("甲示", "Bank", "JIA"), bank("甲示", "Bank", "Jia")], "甲示", "Bank", ("JIA", "Jia")),
    ],
)
def test_discovered_entities_get_one_label_and_the_finest_class(found: list[Entity], label: str, cls: str, aliases: tuple[str, ...]) -> None:
    extractions = [extraction(f"r{n}", entities=(entity,)) for n, entity in enumerate(found)]
    merged = merge_entities(extractions, lexicon(), ontology())["organization-1"]
    assert (merged.zh, merged.cls, merged.aliases) == (label, cls, tuple(sorted(aliases)))
    assert merge_entities(reversed(extractions), lexicon(), ontology())["organization-1"] == merged
