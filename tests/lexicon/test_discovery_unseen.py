"""Names of bodies and products that stand in the ways of news and case books; many sentences hold words that only look like names."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read
from tests.lexicon.test_discovery_bodies import found

NAMED = [
    # Names in Latin letters are whole: no word of one stands for it.
    ("再保险经纪商Gannet Re发布了报告。", {"Gannet Re": "OtherFinancialInstitution"}),
    ("软件初创公司8090 Gannets宣布完成融资。", {"8090 Gannets": "TechnologyCompany"}),
    ("由Tarn Ventures、Hull Partners与GQX领投的融资已完成。", {"Tarn Ventures": "FundManager", "Hull Partners": "FundManager", "GQX": "FundManager"}),
    ("Harbrook与宁波银行合作推出汇款服务。", {"Harbrook": "TechnologyCompany"}),
    ("该公司由Harbrook和腾讯共同设立。", {"Harbrook": "TechnologyCompany"}),
    ("总部位于伦敦的Harbrook为商户提供贷款。", {"Harbrook": "OtherCompany"}),
    ("韩国互联网银行Gannetbank用户破千万。", {"Gannetbank": "InternetBank"}),
    ("支付巨头Gannetpay完成融资。", {"Gannetpay": "PaymentInstitution"}),
    ("平安银行ChatHeron已经上线。", {"ChatHeron": "Product"}),
    ("摩根大通LLM Desk覆盖十万名员工。", {"LLM Desk": "Product"}),
    ("该轮融资由Salesforce Ventures领投。", {"Salesforce Ventures": "FundManager"}),
    # Names by law, and the short ones that the text gives them.
    ("申请人为香港鸥屿有限公司以及北京鸥舟创成投资基金管理有限公司。", {"香港鸥屿有限公司": "OtherCompany", "北京鸥舟创成投资基金管理有限公司": "FundManager"}),
    ("股东为鸥屿旅行技术（上海）有限公司和腾讯。", {"鸥屿旅行技术（上海）有限公司": "TechnologyCompany"}),
    ("中国人民银行同意鸥屿支付股份有限公司变更业务。", {"鸥屿支付股份有限公司": "PaymentInstitution"}),
    ("该行的股东鸥屿通讯技术有限公司受让了股份。", {"鸥屿通讯技术有限公司": "TechnologyCompany"}),
    ("鸥屿银行股份有限公司（以下简称“鸥屿银行”或“本行”）成立于1997年。", {"鸥屿银行": "Bank"}),
    # Bodies behind what shows them, and what their clauses go on with.
    ("宁波银行采用海鸥屿科技的核心系统。", {"海鸥屿科技": "TechnologyCompany"}),
    ("宁波银行科技子公司鸥舟金科终于揭牌。", {"鸥舟金科": "FintechSubsidiary"}),
    ("鸥屿银行杭州分行落地首笔业务。", {"鸥屿银行": "Bank"}),
    ("鸥屿消费金融副总经理表示支持。", {"鸥屿消费金融": "OtherFinancialInstitution"}),
    ("央行同意鸥屿支付主要股东变更。", {"鸥屿支付": "PaymentInstitution"}),
    ("据鸥屿咨询统计，市场规模扩大。", {"鸥屿咨询": "ResearchInstitute"}),
    ("日本三鸥银行与腾讯成立合资公司。", {"日本三鸥银行": "Bank"}),
    ("圆鸥创新科技、海屿智慧科技参与了测试。", {"圆鸥创新科技": "TechnologyCompany", "海屿智慧科技": "TechnologyCompany"}),
    ("公司通过全资子公司宁鸥信息科技收购股权。", {"宁鸥信息科技": "TechnologyCompany"}),
    ("鸥屿消金与腾讯就智能催收达成合作。", {"鸥屿消金": "OtherFinancialInstitution"}),
    ("鸥屿证券科技部总经理介绍，系统已上线。", {"鸥屿证券": "SecuritiesFirm"}),
    ("该平台由鸥屿大数据集团建设运营。", {"鸥屿大数据集团": "TechnologyCompany"}),
    ("据鸥舟研究院数据，规模扩大。", {"鸥舟研究院": "ResearchInstitute"}),
    ("鸥屿农信的系统已升级。", {"鸥屿农信": "OtherFinancialInstitution"}),
    # Bodies that carry the name of another.
    ("测试由京东鸥帆科技承担。", {"京东鸥帆科技": "TechnologyCompany"}),
    ("工商银行大数据与人工智能实验室的论文获奖。", {"工商银行大数据与人工智能实验室": "ResearchInstitute"}),
    # Lists of bodies, by their number or by the words in front of them.
    ("鸥屿、海鸥帆、Harbrook三家公司达成合作。", {"鸥屿": "OtherCompany", "海鸥帆": "OtherCompany", "Harbrook": "OtherCompany"}),
    ("成员单位包括汇丰银行、渣打银行、鸥屿通和腾讯。", {"鸥屿通": "OtherCompany"}),
    ("参与机构：渣打银行、圆鸥创新科技，以及腾讯。", {"圆鸥创新科技": "TechnologyCompany"}),
    # What launches something in marks, or does it together with a known body.
    ("鸥屿帆推出了“汀兰”大模型。", {"鸥屿帆": "OtherCompany", "汀兰": "Product"}),
    ("宁波银行与鸥屿帆合作推出汇款服务。", {"鸥屿帆": "OtherCompany"}),
    ("腾讯以十亿元收购鸥屿帆旗下鸥舟商务100%股权。", {"鸥舟商务": "OtherCompany", "鸥屿帆": "OtherCompany"}),
    # Products.
    ("宁波银行的鸥小蜜智能客服日均处理万次咨询。", {"鸥小蜜": "Product"}),
    ("该行部署了华为岚山910B芯片。", {"岚山910B芯片": "Product"}),
    ("百信银行推出首位虚拟员工MAYA玛鸥。", {"MAYA玛鸥": "Product"}),
    ("招商证券构建“鸥证天启大模型体系”。", {"鸥证天启大模型体系": "Product"}),
    ("多单“鸥易贷”顺利落地。", {"鸥易贷": "Product"}),
    ("宁波银行推出鸥e贷、鸥税贷、鸥农贷等产品。", {"鸥e贷": "Product", "鸥税贷": "Product", "鸥农贷": "Product"}),
    ("宁波银行推出鸥e贷、抵押贷、经营贷等产品。", {"鸥e贷": "Product"}),
    ("马鸥项目是由国际清算银行牵头的合作。", {"马鸥项目": "Initiative"}),
    # What is launched under a name that tells its kind, though most of its signs are plain words.
    ("宁波银行推出“云桥平台”。", {"云桥平台": "Product"}),
    ("宁波银行上线“鑫鸥+”互联网金融平台。", {"鑫鸥+": "Product"}),
    ("鸥盾系统由宁波银行自主研发。", {"鸥盾系统": "Product"}),
    ("鸥信链由宁波银行推出。", {"鸥信链": "Product"}),
]
NOT_NAMED = [
    # No name: generic words, nouns alone, what somebody does.
    "宁波银行实验室（以下简称“实验室”）应运而生。",
    "宁波银行打造“平台”，推出服务。",
    "宁波银行推出“互联网+”平台。",
    "宁波银行推出“金融+科技”平台。",
    "核心系统由宁波银行开发。",
    "该平台由宁波银行推出，两个系统由宁波银行上线。",
    "最后再ETL到大数据平台中处理。",
    "我们决定考察NewSQL数据库产品TiDB。",
    "今后金融科技、保险科技将持续发展。",
    "不少企业入局保险科技，服务扩大。",
    "如何衡量金融科技，值得研究。",
    "据专业咨询统计，规模扩大。",
    "近年来推出了“惠民”活动。",
    "与此同时推出了《白皮书》。",
    "课题组发布了“渔业”活动。",
    "宁波银行与商户合作推出活动。",
    "宁波银行与同业联合发布倡议。",
    "宁波银行与上下游共同打造生态。",
    "合作机构包括宁波银行、中心、腾讯。",
    "餐饮、零售等企业参与其中。",
    "宁波银行、腾讯两家机构达成合作。",
    # No product: times, counts, reports.
    "中国信通院整理2020年数据。",
    "宁波银行评分4.8，位居前列。",
    "宁波银行服务300余家客户。",
    "宁波银行与API厂商合作开发接口。",
    "由AI、IoT等技术领投创新。",
    "支付宝刷脸支付十分方便。",
    "Klarna Group Plc计划上市。",
    "工商银行成立工银科技有限公司和金融科技研究院。",
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_named(text: str, names: dict[str, str]) -> None:
    assert {e.zh: e.cls for e in found(text)} == names


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(text: str) -> None:
    assert found(text) == []


def test_known_body_in_full() -> None:
    """A firm's full name whose short one is known is another form of it."""
    met = found("连连数字科技股份有限公司（以下简称“连连数字”）完成备案，连连数字科技股份有限公司将赴港。")
    assert met == []


@pytest.mark.parametrize("text", ["自建行之初，宁波银行便重视科技。", "建行以来，宁波银行坚持创新。"])
def test_founding_is_no_bank(text: str) -> None:
    """What is told of the founding of a bank names no other one."""
    assert "ccb" not in read(text).document.names.met()
