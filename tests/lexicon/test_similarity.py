"""Likeness of names: rare shared characters count, numbers must agree, a contrast counts less."""

from __future__ import annotations

from kg.lexicon.similarity import Likeness, short_form

NAMES = {
    "a": ["甬示金融科技有限公司", "甬示金科"], "b": ["甬示金融科技"], "c": ["闽示金融科技"], "d": ["示范数据分级规范2021"],
    "e": ["示范数据分级规范2023"], "f": ["示范平台性能测评方法"], "g": ["示范平台功能测评方法"], "h": ["别的名字"], "i": ["Orion Pay", "orion pay"],
    "j": ["ORIONPAY"], "k": ["示范平台性能测评的方法"],
}  # fmt: skip


def test_likeness_is_that_of_the_likest_names() -> None:
    alike = Likeness(NAMES)
    assert alike("i", "j") == 1
    assert alike("a", "b") >= 0.8 > alike("b", "c") > 0
    assert alike("d", "e") == 0
    assert alike("f", "k") > alike("f", "g") > 0
    assert alike("a", "h") == 0
    assert alike("a", "b") == alike("b", "a") <= 1


def test_candidates_share_something_and_come_once_in_order() -> None:
    found = list(Likeness(NAMES).candidates())
    assert ("a", "b") in found
    assert ("a", "h") not in found
    assert found == sorted(set(found))
    assert all(one < other for one, other in found)


def test_a_pair_of_characters_that_many_share_makes_no_candidates() -> None:
    crowd = {f"t{number:03}": [f"{chr(0x4E00 + number)}银行"] for number in range(80)}
    assert list(Likeness(crowd).candidates()) == []


def test_short_forms_take_characters_in_order() -> None:
    assert short_form("甬示金科", "甬示金融科技")
    assert not short_form("金科", "甬示金融科技")
    assert not short_form("甬科金", "甬示金融科技")
    assert not short_form("甬示科", "甬示金融科技股份有限公司")
    assert not short_form("abc", "aabbcc")
