"""Entities of one document."""

from __future__ import annotations

import re

import pytest

from kg.lexicon.registry import Registry, discovered_id
from tests.extract.workbench import lexicon, ontology
from tests.reasons import reason


def registry() -> Registry:
    """A registry for a new document."""
    return Registry(lexicon(), ontology())


def test_ids_of_discovered_entities_are_hashes_of_name_and_top_class() -> None:
    one, other = registry(), registry()
    other.mint("别的银行", "CityCommercialBank", reason("name"))
    first = one.mint("甲示银行", "CityCommercialBank", reason("name"))
    assert first.id == other.mint("甲示银行", "Bank", reason("cell")).id == discovered_id("甲示银行", "Organization")
    assert re.fullmatch(r"organization-[0-9a-f]{12}", first.id)
    assert discovered_id("甲示银行", "Product") != first.id
    assert discovered_id("Ａpple  示范", "Product") == discovered_id("apple 示范", "Product")


def test_minting_twice_merges_aliases_and_keeps_the_finer_class() -> None:
    names = registry()
    names.mint("甲示银行", "Bank", reason("first"), ["甲行"])
    merged = names.mint("甲示银行", "CityCommercialBank", reason("second"), ["甲示", "甲行"])
    assert (merged.cls, merged.zh, merged.aliases, merged.reason) == ("CityCommercialBank", "甲示银行", ("甲行", "甲示"), reason("first"))
    assert names.mint("甲示银行", "Organization", reason("third")).cls == "CityCommercialBank"
    assert names.find("甲示银行") == merged


def test_what_a_text_tells_of_a_firm_goes_before_what_its_ending_gives() -> None:
    names = registry()
    firm = names.mint("鸥屿科技", "TechnologyCompany", reason("ending"))
    assert names.told(firm, "FintechSubsidiary", reason("column")).cls == "FintechSubsidiary"
    bank = names.mint("鸥屿银行", "Bank", reason("ending"))
    assert names.told(bank, "FintechSubsidiary", reason("column")).cls == "Bank"
    assert names.told(names["icbc"], "FintechSubsidiary", reason("column")) == names["icbc"]


def test_aliases_are_added_once_and_found() -> None:
    names = registry()
    names.alias("icbc", "宇宙第一行")
    names.alias("icbc", "宇宙第一行")
    names.alias("icbc", "工商银行")
    assert names["icbc"].aliases.count("宇宙第一行") == 1
    assert "工商银行" not in names["icbc"].aliases
    found = names.find("宇宙第一行")
    assert found is not None
    assert found.id == "icbc"
    assert "宇宙第一行" not in lexicon().entities["icbc"].aliases


def test_a_taken_name_is_not_taken_over() -> None:
    names = registry()
    names.alias("ccb", "工行")
    found = names.find("工行")
    assert found is not None
    assert found.id == "icbc"


@pytest.mark.parametrize(
    ("name", "classes", "weak", "found"),
    [
        ("工商银行", [], False, "icbc"),
        ("中国工商银行", ["Bank"], False, "icbc"),
        ("ＩＣＢＣ", ["Organization"], False, "icbc"),
        ("工商银行", ["Policy"], False, None),
        ("电信", [], False, None),
        ("电信", [], True, "china-telecom"),
        ("没有这个名字", [], True, None),
    ],
)
def test_find(name: str, classes: list[str], weak: bool, found: str | None) -> None:
    entity = registry().find(name, classes, weak=weak)
    assert (entity.id if entity else None) == found


def test_met_holds_what_was_met_only() -> None:
    names = registry()
    names.meet("icbc")
    names.mint("甲示银行", "Bank", reason("name"))
    assert list(names.met()) == ["icbc", discovered_id("甲示银行", "Organization")]
    with pytest.raises(KeyError):
        names.meet("no-such-id")
