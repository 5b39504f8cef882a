"""How relations are told: every one of the ontology, from both ends, in both languages; names, dates, chains of clauses."""

from __future__ import annotations

from typing import Any

import pytest

from kg.analysis.paths.result import Hop
from kg.analysis.paths.sentences import FALLBACK, read_sentences
from kg.api.paths import bundled_sentences
from kg.errors import LexiconError
from kg.network.snapshot import BROADER, Relation
from kg.ontology.load import load_ontology
from kg.resources import resource
from kg.text.yaml_file import load_yaml
from tests.analysis.paths.made import snapshot

ONTOLOGY = load_ontology(resource("ontology"))
SENTENCES = bundled_sentences()
SNAPSHOT = snapshot()


def hop(source: str, predicate: str, target: str, forward: bool = True, date: str = "") -> Hop:
    relation = Relation("st", source, predicate, target, 0.9, date, ("r1",))
    return Hop(SNAPSHOT.nodes[source], SNAPSHOT.nodes[target], predicate, forward, 0.9, (relation,), "", "")


def test_every_relation_of_the_ontology_has_its_sentence() -> None:
    known = {name for name in ONTOLOGY.properties() if FALLBACK in (name, *ONTOLOGY.super_properties(name))} | {BROADER}
    assert len(known) > 15
    assert known - SENTENCES.sentences.keys() == set()


def test_the_file_names_only_what_the_ontology_defines() -> None:
    path = resource("data", "sentences.yaml")
    known = ONTOLOGY.properties() | {BROADER}
    assert read_sentences(load_yaml(path), path.name, ONTOLOGY.classes(), known) == SENTENCES


TOLD = [
    (hop("pboc", "issuedBy", "rule", False), "人民银行发布了《示范办法》", "the People's Bank of Example issued Example Measures"),
    (hop("rule", "issuedBy", "pboc"), "《示范办法》由人民银行发布", "Example Measures was issued by the People's Bank of Example"),
    (hop("rule", "governs", "priv"), "《示范办法》对隐私计算作出规范", "Example Measures governs privacy computing"),
    (hop("bank", "hasSubsidiary", "sub", date="2018-05"), "示范银行设有子公司示范金科（2018-05）", "Example Bank has the subsidiary Example Tech (2018-05)"),
    (hop("sub", "hasSubsidiary", "bank", False), "示范金科是示范银行的子公司", "Example Tech is a subsidiary of Example Bank"),
    (hop("bank", "hasSubsidiary", "lab"), "示范银行下设示范研究院", "Example Bank has the unit Example Institute"),
    (hop("lab", "hasSubsidiary", "bank", False), "示范研究院是示范银行的下属机构", "Example Institute is a unit of Example Bank"),
    (hop("pilot", "pilots", "app"), "示范试点试行示范应用", "示范试点 tries out Example App"),
    (hop("app", "servesScenario", "risk"), "示范应用应用于智能风控", "Example App is applied in smart risk control"),
    (hop("bank", "servesScenario", "risk"), "示范银行的应用涉及智能风控", "Example Bank is active in smart risk control"),
    (hop("risk", "servesScenario", "bank", False), "智能风控是示范银行的应用领域", "smart risk control is a field of Example Bank"),
    (hop("fed", "broader", "priv"), "联邦学习属于隐私计算", "federated learning is a kind of privacy computing"),
    (hop("priv", "broader", "fed", False), "隐私计算包括联邦学习", "privacy computing includes federated learning"),
    (hop("other", "partnersWith", "bank", False), "乙银行与示范银行合作", "乙银行 partners with Example Bank"),
    (hop("bank", "locatedIn", "land"), "示范银行位于甲地", "Example Bank is based in Landia"),
    (hop("pilot", "locatedIn", "land"), "示范试点设在甲地", "示范试点 is located in Landia"),
    (hop("bank", "knowsNothingOf", "land"), "示范银行与甲地相关", "Example Bank is linked to Landia"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "zh", "en"), TOLD, ids=[zh for _, zh, _ in TOLD])
def test_told(told: Hop, zh: str, en: str) -> None:
    assert SENTENCES.hop(SNAPSHOT, told, "zh") == zh
    assert SENTENCES.hop(SNAPSHOT, told, "en") == en


def test_a_path_is_one_sentence() -> None:
    hops = [hop("pboc", "issuedBy", "rule", False, "2020-02"), hop("rule", "governs", "priv", date="2020-02"), hop("priv", "enables", "risk")]
    assert SENTENCES.path(SNAPSHOT, hops, "zh") == "人民银行发布了《示范办法》（2020-02），该文件对隐私计算作出规范，该技术支撑智能风控。"
    assert SENTENCES.path(SNAPSHOT, hops, "en") == (
        "The People's Bank of Example issued Example Measures (2020-02), which governs privacy computing, which enables smart risk control."
    )


def test_two_things_of_one_kind_are_told_apart() -> None:
    hops = [hop("app", "usesTechnology", "fed", date="2021"), hop("fed", "broader", "priv"), hop("priv", "enables", "risk", date="2022")]
    assert SENTENCES.path(SNAPSHOT, hops, "zh") == "示范应用采用了联邦学习（2021），该技术属于隐私计算，后者支撑智能风控（2022）。"


def entry(**changed: Any) -> dict[str, Any]:
    said = {"forward": "{a} x {b}", "backward": "{a} y {b}"}
    return {"predicate": FALLBACK, "zh": said, "en": said, **changed}


def document(*entries: dict[str, Any], **names: Any) -> dict[str, Any]:
    return {"names": {"again": {"": "其"}, "latter": "后者", "titled": [], "articled": [], "nouns": [], **names}, "sentences": list(entries)}


REFUSED = [
    ([], "no mapping with names and sentences"),
    (document(), "no sentence for linkedTo"),
    (document(entry(), again={"Bank": "该行"}), "no word for any class last in again"),
    (document(entry(zh={"forward": "x {a} {b}", "backward": "{a} y {b}"})), "'x {a} {b}' does not begin with {a}"),
    (document(entry(en={"forward": "{a} x", "backward": "{a} y {b}"})), "lacks {b}"),
    (document(entry(en={"forward": "{a} {a} {b}", "backward": "{a} y {b}"})), "does not begin with {a} or lacks {b}"),
    (document(entry(zh={"forward": "{a} {b}"})), "malformed (KeyError: 'backward')"),
    (document(entry(), entry(predicate="offers", subject=["Bank"])), "the last sentence of 'offers' is not for all classes"),
    (document(entry(subject=["Bnak"]), entry()), "unknown class 'Bnak'"),
    (document(entry(), entry(predicate="ofers")), "unknown predicate 'ofers'"),
    (document(entry(colour="red")), "unknown field 'colour' at 'linkedTo'"),
    (document(entry(), titled=["Bnak"]), "unknown class 'Bnak'"),
]


@pytest.mark.parametrize(("raw", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_a_file_that_is_wrong_is_refused(raw: Any, words: str) -> None:
    with pytest.raises(LexiconError) as refused:
        read_sentences(raw, "sentences.yaml", {"Bank"}, {FALLBACK, "offers"})
    assert words in str(refused.value)
    assert str(refused.value).startswith("sentences.yaml: ")
