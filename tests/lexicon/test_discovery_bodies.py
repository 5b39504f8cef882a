"""Bodies that the lexicon lacks, where any sentence may name them; half of the sentences hold words that only look like bodies."""

from __future__ import annotations

import pytest

from kg.extract import reasons as why
from kg.model.entity import Entity
from tests.extract.relations.reading import read

CONCEPTS = {"Technology", "Scenario", "Indicator"}


def found(*paragraphs: str) -> list[Entity]:
    """What is discovered in paragraphs, but for concepts and things called after their owners."""
    met = (e for e in read(*paragraphs).document.names.met().values() if e.origin == "discovered" and e.id != "test" and e.cls not in CONCEPTS)
    return [e for e in met if e.reason is not None and e.reason.why != why.CALLED_AFTER_OWNER]


BODIES = [
    # What a clause goes on with behind a body's name, and what stands in front of one inside a clause.
    ("鸥屿银行积极布局乡村市场。", {"鸥屿银行": "Bank"}),
    ("监管部门对鸥屿信托开出罚单。", {"鸥屿信托": "OtherFinancialInstitution"}),
    ("在鸥屿证券，录入工作已由机器完成。", {"鸥屿证券": "SecuritiesFirm"}),
    ("该基金由鸥屿集团发起设立。", {"鸥屿集团": "OtherCompany"}),
    ("云桐征信不断扩大覆盖面。", {"云桐征信": "OtherFinancialInstitution"}),
    ("鸥屿村镇银行推出新业务。", {"鸥屿村镇银行": "RuralBank"}),
    # Weak endings with what is told of firms only.
    ("鸥屿智能宣布裁员。", {"鸥屿智能": "TechnologyCompany"}),
    ("宁波银行与鸥屿数据签署协议。", {"鸥屿数据": "TechnologyCompany"}),
    ("鸥屿支付完成新一轮融资。", {"鸥屿支付": "PaymentInstitution"}),
    ("该平台由鸥屿智能承建。", {"鸥屿智能": "TechnologyCompany"}),
    ("该行将旗下的鸥屿小贷转让给腾讯。", {"鸥屿小贷": "OtherFinancialInstitution"}),
    ("波兰数字资产交易所的规则已公布。", {"波兰数字资产交易所": "MarketInfrastructure"}),
    ("海雀大学区块链实验室主任表示支持。", {"海雀大学区块链实验室": "ResearchInstitute"}),
    ("Tarn Capital领投了该轮融资。", {"Tarn Capital": "FundManager"}),
    # Names by law: where they begin, and the class that their words tell.
    ("据鸥屿征信有限公司统计，逾期率下降。", {"鸥屿征信有限公司": "OtherFinancialInstitution"}),
    ("腾讯旗下鸥屿信息技术有限公司获得牌照。", {"鸥屿信息技术有限公司": "TechnologyCompany"}),
    ("有关部门对鸥屿财产保险股份有限公司立案。", {"鸥屿财产保险股份有限公司": "InsuranceCompany"}),
    ("参加者包括鸥屿银行、宁波银行等。", {"鸥屿银行": "Bank"}),
    ("由鸥屿证券领投的融资完成。", {"鸥屿证券": "SecuritiesFirm"}),
    # Institutes and associations whose own two signs are followed by words of the field.
    ("鸥江隐私计算实验室的论文获奖。", {"鸥江隐私计算实验室": "ResearchInstitute"}),
    ("鸥江区块链产业联盟的成员已有百家。", {"鸥江区块链产业联盟": "IndustryAssociation"}),
    # Authorities: of a land, a city, a nation, the world.
    ("波兰资本市场管理局的规则已经生效。", {"波兰资本市场管理局": "Regulator"}),
    ("秘鲁银行与保险监管局已批准该业务。", {"秘鲁银行与保险监管局": "Regulator"}),
    ("宁波市金融服务中心的窗口搬迁。", {"宁波市金融服务中心": "GovernmentBody"}),
    ("济南市渔业局局长到会。", {"济南市渔业局": "GovernmentBody"}),
    ("国家渔业数据管理中心的系统上线。", {"国家渔业数据管理中心": "GovernmentBody"}),
    ("国际渔业金融理事会的报告已公布。", {"国际渔业金融理事会": "InternationalOrganization"}),
    ("格鲁吉亚国家银行的方案已公布。", {"格鲁吉亚国家银行": "CentralBank"}),
    # Latin names beside bodies, behind what they are, and by what becomes of them.
    ("参与者包括宁波银行、Harbrook、招商银行等。", {"Harbrook": "Bank"}),
    ("竞争者有腾讯、Harbrook和宁波银行。", {"Harbrook": "OtherCompany"}),
    ("咨询公司Harbrook公布了数据。", {"Harbrook": "ResearchInstitute"}),
    ("Harbrook Bank创始人离职。", {"Harbrook Bank": "Bank"}),
    ("安徽省合肥市渔业局公布名单。", {"合肥市渔业局": "GovernmentBody"}),
    # Lists whose kind a word tells, behind them or in front.
    ("腾讯、旷屿、依帆等企业已完成接入。", {"旷屿": "OtherCompany", "依帆": "OtherCompany"}),
    ("腾讯、鸥屿数据等企业已完成接入。", {"鸥屿数据": "TechnologyCompany"}),
    ("欧洲支付公司Harbrook、Tarnlight和Veldt完成融资。", {"Harbrook": "PaymentInstitution", "Tarnlight": "PaymentInstitution", "Veldt": "PaymentInstitution"}),
    ("以Harbrook、Tarnlight为代表的数字银行快速扩张。", {"Harbrook": "Bank", "Tarnlight": "Bank"}),
]
NO_BODIES = [
    "农业、渔业、腾讯等企业受益。",
    "腾讯、制造、零售等企业受益。",
    "宁波银行、农商行、村镇等机构受益。",
    "腾讯、运营商、房企等公司受益。",
    "在保险领域，瑞和人寿、腾讯等公司受益。",
    "腾讯、蚂蚁集团和API接口的关系密切。",
    "监管部门督促银行加强管理。",
    "他们在家乡上过大学。",
    "我国唯一加入国际渔业联合会的组织在此。",
    "世界科技的进展很快。",
    "国家有关委员会的意见不一。",
    "国际战略联盟的形式很多。",
    "国家级管理中心的建设加快。",
    "全国各地管理局的做法不同。",
    "波兰坚决反对调查委员会的做法。",
    "清洁能源牵头，金融跟进。",
    "大额支付宣布下调费率。",
    "无感支付完成技术升级。",
    "公开数据宣布的结果不同。",
    "云端科技的优势明显。",
    "校企区块链实验室的经费充足。",
    "大型隐私计算实验室的经费充足。",
]


@pytest.mark.parametrize(("text", "names"), BODIES)
def test_a_body_is_found_with_its_class_and_both_edges(text: str, names: dict[str, str]) -> None:
    assert {e.zh: e.cls for e in found(text)} == names


@pytest.mark.parametrize("text", NO_BODIES)
def test_words_that_look_like_a_body_are_none(text: str) -> None:
    assert {e.zh: e.cls for e in found(text)} == {}


SHORTS = [
    ("鸥屿农商银行（以下简称“鸥屿银行”）开业。鸥屿银行已有百名员工。", "鸥屿农商银行", {"鸥屿银行"}),
    ("鸥江经济研究所（下称“鸥江所”）发布报告，鸥江所还办了论坛。", "鸥江经济研究所", {"鸥江所"}),
    ("波兰渔业监管局（WXFA）发布规则。WXFA也办论坛。", "波兰渔业监管局", {"WXFA"}),
    ("全球渔业金融联盟（Global Fishery Alliance，简称GFFA）发布报告。", "全球渔业金融联盟", {"Global Fishery Alliance", "GFFA"}),
    ("波兰渔业监管局（英文名称为Fishery Watch）发布规则。", "波兰渔业监管局", {"Fishery Watch"}),
    ("宁波银行推出“潮信通”（CXT2）平台。", "潮信通", {"CXT2"}),
    ("鸥屿通（Tarn Pass）是宁波银行推出的渔业平台。", "鸥屿通", {"Tarn Pass"}),
    ("Tarnpay（中文名：潮付）由宁波银行研发。", "Tarnpay", {"潮付"}),
    ("鸥屿农商银行（该行）开业。", "鸥屿农商银行", set()),
    ("宁波银行推出“潮信通”（App）。", "潮信通", set()),
]


@pytest.mark.parametrize(("text", "name", "forms"), SHORTS)
def test_what_brackets_introduce_behind_a_new_name_is_a_name_of_the_same_thing(text: str, name: str, forms: set[str]) -> None:
    entities = found(*text.split("。"))
    assert [(e.zh, set(e.aliases)) for e in entities] == [(name, forms)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("分层联邦学习（HFLX）适合多家机构。", "分层联邦学习"),
        ("银行采用联邦学习（HFLX）建模。", "联邦学习"),
        ("机构重点突破联邦学习（HFLX）。", ""),  # no word is known to stand in front of a name: better none than a wrong one
    ],
)
def test_an_abbreviation_is_that_of_the_whole_name_before_it(text: str, owner: str) -> None:
    document = read(text, "HFLX已有应用。").document
    named = {document.names[m.entity].zh for sentence in document.sentences for m in sentence.mentions if m.surface == "HFLX"}
    assert named == ({owner} if owner else set())
