"""The signs that an expression needs: what is certain, and nothing more."""

from __future__ import annotations

import pytest

from kg.text.needs import needed_neighbours, needed_order, needed_signs, needed_words, optional_slots

CASES = [
    ("{subject:Organization}由{object:Product}", [{"由"}]),
    ("(?:推出|上线)了?{object:Product}", [{"推出", "上线"}]),
    ("(?:推出)?{object:Product}发布", [{"发"}, {"发布"}]),
    ("(?:推出|{gap:3}上线){object:Product}", []),
    ("(?!推出)(?<=在){object:Product}[和与]", []),
    ("(?:(?:推|引)出|上线){object:Product}", []),
    ("推出|上线", []),
    ("(?:一(?:个|款)|上线?)", [{"一", "上"}]),
    ("(?:推?出|可?用于|上线)", [{"出", "用于", "上线"}]),
    ("{object:Product}了?的发?布", [{"的"}, {"布"}]),
    ("{subject:Technology}：{gap:3}{object:Scenario}", [{"："}]),
    ("{subject:Technology}，推出", [{"，"}, {"推"}, {"推出"}]),
    ("{object:Product}(?=上线|，成)", [{"上线", "，"}]),
    ("{object:Product}(?=上线|$)(?!推出)", []),
]
NAMES = [
    ("{subject:Organization}由{object:Product}", ["subject", "object"], [("{subject}", "由"), ("由", "{object}")]),
    ("{subject:Organization}{object:Product|Quoted}", ["subject", "object"], [("{subject}", "{object}")]),
    ("{subject:Organization+}由{object:Product~30}", ["subject", "object"], []),
    ("{subject:Organization}的?{object:Product}", ["subject", "object"], []),
    ("，{subject:Organization}{gap:4}{trigger}{object:Product}", ["subject", "object"], []),
    ("{subject:Organization}(?={one:Technology}){other:Product}?", ["subject"], []),
    ("(?:{subject:Organization}|甲){object:Product}", ["object"], []),
    ("{subject:Organization}|{object:Product}", [], []),
]


@pytest.mark.parametrize(("source", "needs"), CASES)
def test_needed_signs(source: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, needed_signs(source))) == sorted(map(sorted, needs))


@pytest.mark.parametrize(("source", "slots", "pairs"), NAMES)
def test_needed_names(source: str, slots: list[str], pairs: list[tuple[str, str]]) -> None:
    assert [step.wanted.strip("{}") for step in needed_order(source) if isinstance(step.wanted, str) and step.wanted != "{trigger}"] == slots
    assert needed_neighbours(source) == tuple(pairs)


@pytest.mark.parametrize(
    ("source", "order"),
    [
        ("{subject:Bank}{gap:4}(?:推出|上线){object:Product}", [("{subject}", False), ({"推出", "上线"}, True), ("{object}", True)]),
        ("{subject:Bank}{any:4}{trigger}{object:Product~30}", [("{subject}", False), ("{trigger}", False), ("{object}", False)]),
        ("{subject:Bank}，?推(?=出)", [("{subject}", False), ({"推"}, False)]),
        ("由{subject:Bank}[^的]{object:Product}", [({"由"}, False), ("{subject}", True), ("{object}", False)]),
        ("由{subject:Bank}(?:，)?的", [({"由"}, False), ("{subject}", True), ({"的"}, False)]),
    ],
)
def test_needed_order(source: str, order: list[tuple[set[str] | str, bool]]) -> None:
    assert [(step.wanted, step.near) for step in needed_order(source)] == order


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("推出|(?<!不)上线了?", {"推出", "上线"}),
        ("将(?:成为|推动)|即将", {"成为", "推动", "即将"}),
        ("未(?=采用|使用)", {"采用", "使用"}),
        ("在[^，]{0,4}(?P<what>计划|方案)", {"计划", "方案"}),
        ("(?:已|曾)经?|拟(?!人)", {"已", "曾", "拟"}),
    ],
)
def test_needed_words(source: str, words: set[str]) -> None:
    assert needed_words(source) == words


@pytest.mark.parametrize("source", ["[一二]|推出", "(?:推出)?", "推出|", r"\d+年?"])
def test_no_word_is_certain(source: str) -> None:
    with pytest.raises(ValueError, match="no word is certain"):
        needed_words(source)


OPTIONAL: list[tuple[str, set[str]]] = [
    ("{subject:Bank}推出{object:Product}", set()),
    ("{subject:Bank}推出(?:{kind:Technology}{gap:4})?{object:Product}", {"kind"}),
    ("{subject:Bank}推出{kind:Technology}?{object:Product}", {"kind"}),
    ("{subject:Bank}(?:用{tool:Technology}|在{where:Place})推出", {"tool", "where"}),
    ("{subject:Bank}(?:推出{object:Product+})等", set()),
    ("{subject:Bank}推出(?!{other:Product}){object:Product}", {"other"}),
    ("(?<!{beside:Bank}、){subject:Bank}(?:(?:与{more:Bank})?推出)", {"beside", "more"}),
    ("(?={one:Scenario}、){subject:Scenario+}", set()),
]


@pytest.mark.parametrize(("source", "slots"), OPTIONAL, ids=lambda v: v if isinstance(v, str) else "")
def test_optional_slots(source: str, slots: set[str]) -> None:
    assert optional_slots(source) == slots
