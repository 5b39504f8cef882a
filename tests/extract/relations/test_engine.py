"""What the engine does under the patterns: lists, glosses, kept subjects, collective names, modality, headings."""

from __future__ import annotations

import pytest

from kg.model.statement import Modality
from tests.extract.relations.reading import read

CASES = [
    # an enumeration closed by a general noun, with a gloss inside
    ("招商银行（CMB）、宁波银行等多家机构引入联邦学习。", [("招商银行", "usesTechnology", "联邦学习"), ("宁波银行", "usesTechnology", "联邦学习")]),
    # what is launched is the subject of the next clause; who launched it is not
    ("招商银行发布通义千问，运用知识图谱回答问题。", [("招商银行", "offers", "通义千问"), ("通义千问", "usesTechnology", "知识图谱")]),
    # the actor stays the subject of what actors do
    ("2022年，微众银行发布通义千问，并收购了合众易宝。", [("微众银行", "offers", "通义千问"), ("微众银行", "acquires", "合众易宝")]),
    # 分别 pairs members in order
    ("腾讯和阿里巴巴分别推出微信支付、通义千问。", [("腾讯", "offers", "微信支付"), ("阿里巴巴", "offers", "通义千问")]),
    # so do as many products in quotation marks as bodies; where there are more bodies, the sentence does not tell whose each is
    ("招商银行和宁波银行等推出了“微信支付”、“通义千问”等。", [("招商银行", "offers", "微信支付"), ("宁波银行", "offers", "通义千问")]),
    ("招商银行、宁波银行和微众银行等推出了“微信支付”、“通义千问”等。", []),
    # a clause with a subject of its own ends the ellipsis
    ("招商银行召开年会，参会者和合作伙伴纷纷到场，运用区块链登记。", []),
    # what somebody says is not what he does
    ("招商银行认为，运用区块链可以降低成本。", []),
    # a purpose is no fact
    ("招商银行发布年报，旨在运用区块链降低成本。", []),
    # an organisation's own unit is meant, not its owner
    ("蚂蚁集团旗下的网商银行扩大规模，运用区块链核验单据。", [("网商银行", "usesTechnology", "区块链"), ("蚂蚁集团", "hasSubsidiary", "网商银行")]),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_sentence(text: str, facts: list[tuple[str, str, str]]) -> None:
    assert read(text).facts() == sorted(facts)


def test_pronoun_takes_the_subject_of_the_sentence_before_and_cites_it() -> None:
    found = read("微众银行成立于2014年。该行采用区块链核验单据。")
    claim = next(c for c in found.claims if c.predicate == "usesTechnology")
    assert found.document.names[claim.subject].zh == "微众银行"
    assert [p.quote for p in claim.evidence.context] == ["微众银行成立于2014年。"]


def test_subject_is_not_kept_over_an_unrelated_sentence() -> None:
    assert read("微众银行成立于2014年。行业竞争加剧。运用区块链可以核验单据。").facts() == [("微众银行", "foundedOn", "2014")]


def test_unnamed_actor_yields_nothing_but_a_relation_of_concepts() -> None:
    assert read("某银行运用区块链发展供应链金融。").facts() == [("区块链", "enables", "供应链金融")]


def test_collective_name_is_spread_and_kept() -> None:
    found = read("三大运营商引入区块链。").facts("uses")
    assert {s for s, _, _ in found} == {"三大运营商", "中国移动", "中国电信", "中国联通"}


def test_collective_name_with_its_members() -> None:
    found = read("工、农、中、建、交、邮储六大国有银行参与多边央行数字货币桥。").facts("part-in-project")
    assert len(found) == 7


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("宁波银行采用了区块链。", Modality.ASSERTED),
        ("宁波银行计划采用区块链。", Modality.PLANNED),
        ("宁波银行有望采用区块链。", Modality.PREDICTED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert read(text).facts("uses", modality) == [("宁波银行", "usesTechnology", "区块链")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("宁波银行应采用区块链。", Modality.RECOMMENDED),
        ("建议宁波银行采用区块链。", Modality.RECOMMENDED),
        ("宁波银行需要采用区块链。", Modality.RECOMMENDED),
        ("宁波银行尚未采用区块链。", Modality.NEGATED),
    ],
)
def test_advice_and_denial_are_no_facts(text: str, modality: Modality) -> None:
    found = read(text)
    assert found.facts() == []
    assert found.facts(modality=modality) == [("宁波银行", "usesTechnology", "区块链")]


def test_case_heading_is_the_subject_of_the_next_block() -> None:
    found = read("案例2：腾讯——微信支付", "运用人工智能识别风险，降低损失。").facts()
    assert ("腾讯", "offers", "微信支付") in found
    assert ("微信支付", "usesTechnology", "人工智能") in found


def test_case_heading_owns_the_product_that_the_next_block_begins_with() -> None:
    found = read("案例2：腾讯——移动支付平台", "微信支付，覆盖线上线下。").facts("case-heading")
    assert found == [("腾讯", "offers", "微信支付")]


def test_technology_stays_on_the_scenario() -> None:
    claim = next(c for c in read("宁波银行运用人工智能提升智能风控水平。", only="uses-for").claims if c.predicate == "servesScenario")
    assert dict(claim.qualifiers) == {"technology": "ai"}


def test_investment_keeps_amount_and_round() -> None:
    claim = next(c for c in read("2021年6月，Nubank获得腾讯5亿美元D轮投资。").claims if c.predicate == "investsIn")
    assert {name: getattr(value, "value", value) for name, value in claim.qualifiers} == {
        "date": "2021-06", "amount": "500000000", "currency": "USD", "round": "D轮",
    }  # fmt: skip


def test_foreign_authority_is_in_its_country() -> None:
    assert read("美国证券交易委员会加强执法。").facts("authority-of-country") == [("美国证券交易委员会", "locatedIn", "美国")]
    assert read("中国人民银行加强执法。").facts() == []


def test_composed_name_does_not_split_a_latin_word() -> None:
    assert not [c for c in read("APIX平台上线。").claims if c.predicate == "usesTechnology"]


def test_what_follows_advice_is_advice() -> None:
    assert read("保险机构应加快转型，利用联邦学习提升智能风控。").facts("used-for") == []
    assert read("保险机构应加快转型；宁波银行利用联邦学习提升智能风控。").facts("uses-for") == [("宁波银行", "servesScenario", "智能风控")]


KINDS = [
    # the head of the name
    (["分布式数据库逐步成熟。"], ("分布式数据库", "broader", "数据库"), "head-of-name"),
    # the clause names the wider concept, not as its neighbour in a list
    (["在信贷领域，互联网贷款增长较快。"], ("互联网贷款", "broader", "信贷"), "kind-beside"),
    (["在信贷和理财领域，互联网贷款增长较快。"], ("互联网贷款", "broader", "信贷"), "kind-beside"),
    # the heading names it and says little else
]


@pytest.mark.parametrize(("paragraphs", "fact", "pattern"), KINDS)
def test_kind_where_taxonomy_and_text_agree(paragraphs: list[str], fact: tuple[str, str, str], pattern: str) -> None:
    assert fact in read(*paragraphs).facts(pattern)


def test_neighbours_in_a_list_are_no_kinds_of_each_other() -> None:
    assert read("峰会讨论隐私计算、差分隐私。").facts() == []


def test_heading_is_cited_where_it_is_needed() -> None:
    claim = next(c for c in read("# 二、智能风控", "机构利用联邦学习识别异常客户。").claims if c.predicate == "enables")
    assert [p.quote for p in claim.evidence.context] == ["二、智能风控"]


@pytest.mark.parametrize("sentence", ["目前，区块链之外，已在智能客服等领域开展试点。", "客户在智能客服方面的投诉增多。"])
def test_technology_of_the_heading_is_silent(sentence: str) -> None:
    assert read("# 三、物联网", sentence).facts("heading-technology-fields") == []


def test_who_offers_a_product_uses_the_technology_in_its_name() -> None:
    assert ("招商银行", "usesTechnology", "区块链") in read("招商银行推出贸易金融区块链平台。").facts()


def test_half_year_is_a_date_of_its_year() -> None:
    claim = next(c for c in read("2022年上半年，招商银行引入联邦学习。").claims if c.predicate == "usesTechnology")
    assert [(name, getattr(value, "value", value)) for name, value in claim.qualifiers] == [("date", "2022")]


def test_technology_in_the_name_of_a_field_qualifies() -> None:
    claim = next(c for c in read("宁波银行在多地建设5G智慧网点。").claims if c.predicate == "servesScenario")
    assert ("technology", "5g") in claim.qualifiers
