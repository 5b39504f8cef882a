"""How bodies deal with each other: who goes on without the partner, where bodies are that others set up, stakes told one by one."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told

WITH_OTHERS: list[Row] = [
    ("腾讯与京东科技共同研发新系统，携手宁波银行、科大讯飞开展测试合作。", "腾讯 partnersWith 京东科技、宁波银行、科大讯飞"),
    ("腾讯与农业银行合作研发新系统，与徽商银行等30余家银行开展业务合作。", "腾讯 partnersWith 农业银行、徽商银行"),
    ("腾讯与京东科技共同研发新系统；联手宁波银行推进合作。", "腾讯 partnersWith 京东科技、宁波银行"),
    ("宁波银行与腾讯合作推出微信支付，并于2019年入股合众易宝。", "宁波银行、腾讯 offers 微信支付", "宁波银行 partnersWith 腾讯", "宁波银行 investsIn 合众易宝"),
    # equals go on together
    ("宁波银行和腾讯合作推出微信支付，随后共同入股合众易宝。", "宁波银行、腾讯 offers 微信支付", "宁波银行 partnersWith 腾讯", "宁波银行、腾讯 investsIn 合众易宝"),
    ("腾讯和京东科技共同研发新系统，并与华为开展合作。", "腾讯 partnersWith 京东科技", "腾讯、京东科技 partnersWith 华为"),
]  # fmt: skip

SEATS: list[Row] = [
    ("微众银行由腾讯发起设立，总部位于深圳。", "腾讯 hasSubsidiary 微众银行", "微众银行 locatedIn 深圳"),
    ("度小满2018年4月从百度拆分独立，总部设在北京。", "度小满 locatedIn 北京"),
    ("工银科技由工商银行全资控股，注册地为成都。", "工商银行 hasSubsidiary 工银科技", "工银科技 locatedIn 成都"),
    ("合众易宝成立于2014年，前身为钱包公司，总部位于杭州。", "合众易宝 foundedOn 2014", "合众易宝 locatedIn 杭州"),
    ("腾讯投资了合众易宝，后者总部设于上海。", "腾讯 investsIn 合众易宝", "合众易宝 locatedIn 上海"),
    # whose seat it is is not told by the first name
    ("合众易宝由腾讯发起设立，2021年在香港交易所上市，总部位于深圳。", "腾讯 hasSubsidiary 合众易宝", "合众易宝 locatedIn 深圳", "香港交易所 locatedIn 香港"),
    ("工商银行成立科技子公司，总部设在雄安。",),
    ("招商银行投资了合众易宝，总部位于深圳。", "招商银行 investsIn 合众易宝", "合众易宝 locatedIn 深圳"),
    ("招商银行走访了京东科技，总部位于北京的几家客户也到场。",),
]  # fmt: skip

STAKES: list[Row] = [
    # as many owners as firms, one after another: pair by pair; of one owner, or of one firm, they are all
    ("腾讯、京东科技在2015年陆续成立合众易宝、百行征信。",
     "腾讯 hasSubsidiary 合众易宝", "京东科技 hasSubsidiary 百行征信", "合众易宝、百行征信 foundedOn 2015"),
    ("工商银行和建设银行分别于2019年5月、2018年4月设立工银科技、建信金科。",
     "工商银行 hasSubsidiary 工银科技", "建设银行 hasSubsidiary 建信金科", "工银科技 foundedOn 2019-05", "建信金科 foundedOn 2018-04"),
    ("腾讯、京东科技相继成立合众易宝。", "腾讯、京东科技 hasSubsidiary 合众易宝"),
    ("工商银行旗下工银科技、建设银行全资子公司建信金科均已入驻。", "工商银行 hasSubsidiary 工银科技", "建设银行 hasSubsidiary 建信金科"),
    ("腾讯与京东科技成立合众易宝。", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技"),
    ("腾讯入股宁波银行，并与京东科技设立合资支付公司合众易宝。",
     "腾讯 investsIn 宁波银行", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "合众易宝 servesScenario 支付"),
    ("腾讯作为主发起人，与京东科技、宁波银行等机构共同发起设立合众易宝。",
     "腾讯、京东科技、宁波银行 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技、宁波银行"),
    ("合众易宝由腾讯牵头，京东科技、宁波银行共同出资设立。",
     "腾讯、京东科技、宁波银行 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技、宁波银行", "京东科技 partnersWith 宁波银行"),
    ("合众易宝成立于2014年，由腾讯、阿里巴巴发起设立，总部位于深圳。",
     "合众易宝 foundedOn 2014", "腾讯、阿里巴巴 hasSubsidiary 合众易宝", "合众易宝 locatedIn 深圳"),
    ("合众易宝由腾讯和京东科技共同出资，注册地为成都。", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "合众易宝 locatedIn 成都"),
    ("合众易宝由阿里巴巴控股51%，京东科技持股16.8%。", "阿里巴巴 hasSubsidiary 合众易宝", "京东科技 investsIn 合众易宝"),
    ("腾讯与京东科技成立合众易宝，其中腾讯持股51%，京东科技持股49%。",
     "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "腾讯、京东科技 investsIn 合众易宝"),
    ("合众易宝由多家机构发起设立，腾讯、京东科技分别持股9.6%。", "腾讯、京东科技 investsIn 合众易宝"),
    ("工银科技为工商银行通过一家投资平台间接持股100%的子公司。", "工商银行 hasSubsidiary 工银科技"),
    ("合众易宝第一大股东为腾讯，持股比例20.72%。", "腾讯 investsIn 合众易宝"),
    ("合众易宝的股东包括腾讯、甬江亚洲、京东科技、高瓴资本等。", "腾讯、京东科技、高瓴资本 investsIn 合众易宝"),
    ("合众易宝由腾讯及甬江源、京东科技等知名企业发起设立。", "腾讯、京东科技 hasSubsidiary 合众易宝"),
    ("2019年，腾讯联合宁波银行等机构发起成立Libra协会，协会总部设于深圳。",
     "腾讯 partnersWith 宁波银行", "Libra协会 foundedOn 2019", "Libra协会 locatedIn 深圳"),
    ("合众易宝由腾讯持股51%，京东科技、宁波银行各持股10%。", "腾讯、京东科技、宁波银行 investsIn 合众易宝"),
    ("京东科技持有合众易宝9.6%的股份，宁波银行持股4.7%。", "京东科技、宁波银行 investsIn 合众易宝"),
    ("腾讯、京东科技及部分商业银行共同出资成立了合众易宝。", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技"),
    ("腾讯目前旗下科技公司有微众银行、合众易宝。", "腾讯 hasSubsidiary 微众银行、合众易宝"),
    ("腾讯在多地布局。2014年牵头设立合众易宝，参股宁波银行。", "腾讯 hasSubsidiary 合众易宝", "合众易宝 foundedOn 2014", "腾讯 investsIn 宁波银行"),
    ("合众易宝获批开业，这是由腾讯和京东科技联合发起的国内首家同类公司。", "腾讯、京东科技 hasSubsidiary 合众易宝"),
    ("工商银行依托旗下科技公司工银科技，与华为开展合作。", "工商银行 hasSubsidiary 工银科技", "工商银行 partnersWith 华为"),
    ("腾讯持有合众易宝51%股份，其余股份由京东科技、宁波银行持有。", "腾讯 hasSubsidiary 合众易宝", "腾讯、京东科技、宁波银行 investsIn 合众易宝"),
    ("合众易宝由腾讯通过多家关联公司出资成立，注册地为北京。", "腾讯 hasSubsidiary 合众易宝", "合众易宝 locatedIn 北京"),
    ("微众银行母公司腾讯两度入股合众易宝，此后又投资了京东科技。", "腾讯 hasSubsidiary 微众银行", "腾讯 investsIn 合众易宝、京东科技"),
    ("合众易宝于2018年引入腾讯作为战略股东。", "腾讯 investsIn 合众易宝"),
    ("腾讯与京东科技设立合资公司合众易宝，该公司总部位于成都。",
     "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "合众易宝 locatedIn 成都"),
    ("腾讯分两次完成了对合众易宝100%股权的并购。", "腾讯 acquires 合众易宝"),
    ("腾讯夺回合众易宝第一大股东位置。", "腾讯 investsIn 合众易宝"),
    ("腾讯是合众易宝的大股东，持股30%。", "腾讯 investsIn 合众易宝"),
    ("合众易宝另外两大股东——腾讯和京东科技均未表态。", "腾讯、京东科技 investsIn 合众易宝"),
    ("腾讯减持合众易宝股份至10.4%。", "腾讯 investsIn 合众易宝"),
    ("合众易宝的主要股东由腾讯变更为京东科技。", "京东科技 investsIn 合众易宝"),
    ("合众易宝控股股东由腾讯变更为京东科技。", "京东科技 hasSubsidiary 合众易宝"),
    ("腾讯以51%的持股比例成为合众易宝的控股股东。", "腾讯 hasSubsidiary 合众易宝"),
    ("腾讯以2385万元低价通过司法拍卖获得合众易宝70%股权。", "腾讯 acquires 合众易宝"),
    # what must not be read
    ("腾讯在多地布局。2014年设立的合众易宝增长较快。", "合众易宝 foundedOn 2014"),
    ("腾讯参股的甬江健康由京东科技、宁波银行共同发起设立。",),
    ("腾讯获得中国人民银行授权，支付业务占比70%。",),
    ("腾讯完成了对合众易宝股权的并购评估。",),
    ("合众易宝的控股股东拟由腾讯变更为京东科技。",),
    ("腾讯与京东科技讨论成立公司的前景，合众易宝持观望态度。",),
    ("合众易宝由腾讯出资改造的系统投入使用。",),
    ("腾讯与京东科技的合作由来已久，合众易宝持股15%的传闻不实。",),
]  # fmt: skip

PARTNERS: list[Row] = [
    ("昨日，宁波银行与腾讯、科大讯飞在成都举办合作签约仪式。", "宁波银行 partnersWith 腾讯、科大讯飞"),
    ("宁波银行与阿里巴巴、科大讯飞，招商银行与京东科技，农业银行与百度分别达成战略合作。",
     "宁波银行 partnersWith 阿里巴巴、科大讯飞", "招商银行 partnersWith 京东科技", "农业银行 partnersWith 百度"),
    ("宁波银行则选择腾讯作为数字化转型伙伴。", "宁波银行 partnersWith 腾讯"),
    ("宁波银行、腾讯于2021年联合成立数据工作组。", "宁波银行 partnersWith 腾讯"),
    ("宁波银行、招商银行等机构与腾讯、科大讯飞等企业签署了备忘录。", "宁波银行、招商银行 partnersWith 腾讯、科大讯飞"),
    ("京东科技是一家企业。公司与宁波银行、徽商银行等多家机构建立了合作关系。", "京东科技 partnersWith 宁波银行、徽商银行"),
    ("招商银行则携手宁波银行、徽商银行探索供应链金融。",
     "招商银行 partnersWith 宁波银行、徽商银行", "招商银行、宁波银行、徽商银行 servesScenario 供应链金融"),
    ("宁波银行先后与腾讯、甬江数科签署合作协议。", "宁波银行 partnersWith 腾讯、甬江数科"),
    ("宁波银行与支付巨头PayPal开展合作，携手科技公司华为推出甬智。", "宁波银行 partnersWith PayPal、华为"),
    ("宁波银行近年动作较多，与兄弟公司微众银行、腾讯协同研发。", "宁波银行 partnersWith 微众银行、腾讯"),
    ("宁波银行的合作伙伴包括华为，2020年又新增了腾讯和科大讯飞两家合作方。", "宁波银行 partnersWith 华为、腾讯、科大讯飞"),
    ("宁波银行联同腾讯开展测试。", "宁波银行 partnersWith 腾讯"),
    ("宁波银行牵头，联合科大讯飞等机构搭建了贸易金融区块链平台。", "宁波银行 partnersWith 科大讯飞", "宁波银行、科大讯飞 offers 贸易金融区块链平台",
     "宁波银行、科大讯飞、贸易金融区块链平台 usesTechnology 区块链", "贸易金融区块链平台 servesScenario 贸易金融"),
    # what must not be read
    ("宁波银行与腾讯的分歧，招商银行与京东的分歧，都未影响合作。",),
    ("宁波银行拟与腾讯举行签约仪式。",),
    ("宁波银行选择腾讯作为样本。",),
]  # fmt: skip

PROJECTS: list[Row] = [
    ("宁波银行、网联清算等单位参加了由国际清算银行主导的“四明”项目。",
     "宁波银行、网联清算 participatesIn 四明", "国际清算银行 leads 四明"),
    ("宁波银行参与的北京金融科技创新监管试点项目共有3个。", "宁波银行 participatesIn 金融科技创新监管工具"),
    ("国际清算银行启动资本市场金融科技创新试点，首批16个项目中，国泰君安、恒生电子等机构牵头或参与。",
     "国际清算银行 leads 资本市场金融科技创新试点", "国泰君安、恒生电子 participatesIn 资本市场金融科技创新试点"),
    ("中国信息通信研究院发起的“甬江可信”评测计划，宁波银行、腾讯等20家企业首批参与。",
     "中国信息通信研究院 leads 甬江可信", "宁波银行、腾讯 participatesIn 甬江可信"),
    ("参与数字人民币研发的运营机构共有10家，包括6家国有银行、宁波银行和微众银行。", "宁波银行、微众银行 participatesIn 数字人民币试点"),
    ("多边央行数字货币桥的主要申请机构包括宁波银行、腾讯。", "宁波银行、腾讯 participatesIn 多边央行数字货币桥"),
    ("北京市在全国率先启动金融科技创新监管工具，上海、深圳随后扩大试点。", "金融科技创新监管工具 pilotedIn 北京、上海、深圳"),
    ("数字人民币已在深圳、苏州及冬奥会场景开展试点，2020年10月又增加了海南、长沙2个试点地区。", "数字人民币 pilotedIn 深圳、苏州、海南、长沙"),
    ("工银科技是银行业首家在雄安新区设立的科技公司。", "工银科技 locatedIn 雄安新区"),
    ("合众易宝由中国人民银行批准设立。", "中国人民银行 supervises 合众易宝"),
    ("国际清算银行牵头多边央行数字货币桥，宁波银行、徽商银行作为示范应用单位参与其中。",
     "国际清算银行 leads 多边央行数字货币桥", "宁波银行、徽商银行 participatesIn 多边央行数字货币桥"),
    ("合众易宝与腾讯合作，从中国人民银行获得了支付业务许可。",
     "中国人民银行 supervises 合众易宝", "合众易宝 partnersWith 腾讯"),
    ("国际清算银行与宁波银行合作开发了多边央行数字货币桥。",
     "国际清算银行、宁波银行 leads 多边央行数字货币桥", "国际清算银行 partnersWith 宁波银行"),
    ("监管部门公示了上海市第三批金融科技创新监管试点项目的名单。", "金融科技创新监管工具 pilotedIn 上海"),
    ("该应用由宁波银行和腾讯共同发起。", "宁波银行 partnersWith 腾讯"),
    ("香港中心启动了多边央行数字货币桥。",),
    # what must not be read
    ("宁波银行、腾讯关注由国际清算银行主导的“四明”项目。", "国际清算银行 leads 四明"),
    ("腾讯收购了丹麦支付公司合众易宝的部分业务。", "合众易宝 locatedIn 丹麦", "合众易宝 servesScenario 支付"),
    ("宁波银行发布题为“甬江探索”的报告。",),
    ("宁波银行参与的讨论共有3场，北京金融科技创新监管试点项目是话题之一。",),
]  # fmt: skip


@pytest.mark.parametrize("row", PARTNERS, ids=lambda row: row[0][:24])
def test_partners(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", PROJECTS, ids=lambda row: row[0][:24])
def test_projects(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", STAKES, ids=lambda row: row[0][:24])
def test_stakes(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", WITH_OTHERS, ids=lambda row: row[0][:24])
def test_with_others(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", SEATS, ids=lambda row: row[0][:24])
def test_seats(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])
