"""Nested enumerations with modifiers, and what is listed pairwise (分别, 前者…后者)."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told
from tests.extract.relations.reading import read

ENUMERATIONS: list[Row] = [
    ("宁波银行引入联邦学习、差分隐私、可信执行环境等隐私计算技术。",
     "宁波银行 usesTechnology 联邦学习、差分隐私、可信执行环境、隐私计算", "联邦学习、差分隐私、可信执行环境 broader 隐私计算"),
    ("招商银行运用知识图谱、自然语言处理（NLP）以及自主训练的大模型，优化智能客服。",
     "招商银行 usesTechnology 知识图谱、自然语言处理、大模型", "招商银行 servesScenario 智能客服", "知识图谱、自然语言处理、大模型 enables 智能客服"),
    ("蚂蚁集团在面向小微商户的供应链金融、贸易融资和跨境支付等业务中引入区块链。",
     "蚂蚁集团 usesTechnology 区块链", "蚂蚁集团 servesScenario 供应链金融、贸易融资、跨境支付", "区块链 enables 供应链金融、贸易融资、跨境支付"),
    ("平安银行把物联网用于动产融资、面向粮商的仓单质押以及跨境支付。",
     "平安银行 usesTechnology 物联网", "平安银行 servesScenario 动产融资、仓单质押、跨境支付", "物联网 enables 动产融资、仓单质押、跨境支付"),
    ("人工智能已用于智能客服（含语音和文字两种）、智能风控（覆盖三个阶段）和精准营销。", "人工智能 enables 智能客服、智能风控、精准营销"),
    ("微众银行将联邦学习（横向与纵向）和多方安全计算应用于信用评估、反欺诈两大场景。",
     "微众银行 usesTechnology 联邦学习、多方安全计算", "微众银行 servesScenario 信用评估、反欺诈", "联邦学习、多方安全计算 enables 信用评估、反欺诈"),
    ("金融机构利用大数据、图计算等技术构建客户画像，利用机器学习、深度学习等算法完成信贷审批。",
     "大数据、图计算 enables 客户画像", "机器学习、深度学习 enables 信贷审批"),
    ("隐私计算包括以秘密分享为基础的多方安全计算、以交换梯度为特征的联邦学习和依赖硬件的可信执行环境。", "多方安全计算、联邦学习、可信执行环境 broader 隐私计算"),
    ("区块链在司法存证、农产品溯源和面向中小外贸企业的贸易融资等领域的应用日益成熟。", "区块链 enables 司法存证、农产品溯源、贸易融资"),
    ("网商银行为小微商户提供供应链金融、票据融资、应收账款融资等服务。", "网商银行 servesScenario 供应链金融、票据融资、应收账款融资"),
    ("工商银行、建设银行等国有大行和招商银行、平安银行等股份制银行引入大模型。", "工商银行、建设银行、招商银行、平安银行 usesTechnology 大模型"),
    ("浦发银行的贷后管理、反洗钱、反欺诈等业务已全面部署知识图谱。",
     "浦发银行 usesTechnology 知识图谱", "浦发银行 servesScenario 贷后管理、反洗钱、反欺诈", "知识图谱 enables 贷后管理、反洗钱、反欺诈"),
    ("以人脸识别、声纹识别为代表的生物识别技术提升了远程开户的安全性。", "人脸识别、声纹识别 broader 生物识别", "生物识别、人脸识别、声纹识别 enables 远程开户"),
    ("宁波银行采用区块链、物联网，招商银行则采用大模型、知识图谱。", "宁波银行 usesTechnology 区块链、物联网", "招商银行 usesTechnology 大模型、知识图谱"),
    ("除区块链外，宁波银行还引入了联邦学习、知识图谱。", "宁波银行 usesTechnology 联邦学习、知识图谱"),
    ("数字人民币可用于公共交通、政务服务、线上线下的零售支付以及跨境支付等多类场景。", "数字人民币 servesScenario 公共交通、政务服务、零售支付、跨境支付"),
    ("浙江网商银行、微众银行等民营银行深耕消费金融、供应链金融和面向三农的普惠金融。",
     "网商银行、微众银行 servesScenario 消费金融、供应链金融、普惠金融", "网商银行 locatedIn 浙江"),
    ("宁波银行推出“甬易通”“甬税通”“甬证通”三款应用。", "宁波银行 offers 甬易通、甬税通、甬证通"),
    ("物联网、智能合约、供应链金融平台、区块链等手段提升了贸易融资效率。", "物联网、智能合约、区块链 enables 贸易融资"),
    ("机构借助知识图谱，解决信贷业务中的反欺诈、贷后管理等场景的痛点。", "知识图谱 enables 信贷、反欺诈、贷后管理", "贷后管理 broader 信贷"),
    ("大数据主要在智能客服、精准营销等场景应用，典型应用包括客户画像、反欺诈。", "大数据 enables 智能客服、精准营销、客户画像、反欺诈"),
    # what must not be read
    ("招商银行推出的“招易通”与他行的“甬税通”形成竞争。", "招商银行 offers 招易通"),
    ("元宇宙推动了金融元宇宙的讨论。",),
    ("峰会讨论了联邦学习、供应链金融、智能客服和宁波银行的年报。",),
    ("宁波银行、招商银行的客户既关心智能风控，也关心区块链。",),
    ("宁波银行、微众银行和招商银行都没有采用区块链、物联网。",),
    ("宁波银行采用区块链，而非物联网、大模型。", "宁波银行 usesTechnology 区块链"),
    ("隐私计算的瓶颈包括联邦学习的通信开销、多方安全计算的计算开销。",),
    ("网商银行的小微商户需要供应链金融、票据融资等服务。",),
    ("大数据、云计算是热词，远程开户、智能客服也是热词。",),
    ("如何把区块链、物联网与供应链金融、动产融资结合起来，业界尚无定论。",),
    ("宁波银行的竞争对手采用区块链、联邦学习等技术。",),
    ("本章依次介绍区块链、物联网、供应链金融和动产融资的发展。",),
    ("联邦学习、区块链等技术以及智能客服、贸易融资等业务都需要复合型人才。",),
    ("宁波银行召开区块链、物联网研讨会，供应链金融、贸易融资等议题受到关注。",),
]  # fmt: skip

PAIRED: list[Row] = [
    ("宁波银行、招商银行、平安银行通过联邦学习、知识图谱、物联网分别提升智能风控、智能客服、动产融资。",
     "宁波银行 usesTechnology 联邦学习", "招商银行 usesTechnology 知识图谱", "平安银行 usesTechnology 物联网",
     "宁波银行 servesScenario 智能风控", "招商银行 servesScenario 智能客服", "平安银行 servesScenario 动产融资",
     "联邦学习 enables 智能风控", "知识图谱 enables 智能客服", "物联网 enables 动产融资"),
    ("蚂蚁集团和京东科技分别采用区块链和联邦学习。", "蚂蚁集团 usesTechnology 区块链", "京东科技 usesTechnology 联邦学习"),
    ("工商银行、农业银行、中国银行分别成立工银科技、农银金科、中银金科。",
     "工商银行 hasSubsidiary 工银科技", "农业银行 hasSubsidiary 农银金科", "中国银行 hasSubsidiary 中银金科"),
    ("工银科技、建信金科分别成立于2019年和2018年。", "工银科技 foundedOn 2019", "建信金科 foundedOn 2018"),
    ("微众银行、网商银行总部分别位于深圳和杭州。", "微众银行 locatedIn 深圳", "网商银行 locatedIn 杭州"),
    ("智能客服、智能风控分别依托自然语言处理和知识图谱。", "自然语言处理 enables 智能客服", "知识图谱 enables 智能风控"),
    ("微信支付、余额宝分别由腾讯和蚂蚁集团推出。", "腾讯 offers 微信支付", "蚂蚁集团 offers 余额宝"),
    ("文心一言、通义千问的开发者分别是百度和阿里巴巴。", "百度 offers 文心一言", "阿里巴巴 offers 通义千问"),
    ("数字人民币、数码港元分别在深圳、香港开展试点。", "数字人民币 pilotedIn 深圳", "数码港元 pilotedIn 香港"),
    ("宁波银行分别运用联邦学习、知识图谱提升智能风控、智能客服水平。",
     "宁波银行 usesTechnology 联邦学习、知识图谱", "宁波银行 servesScenario 智能风控、智能客服", "联邦学习 enables 智能风控", "知识图谱 enables 智能客服"),
    ("区块链、物联网分别用于贸易融资和动产融资。", "区块链 enables 贸易融资", "物联网 enables 动产融资"),
    ("中国人民银行、国家金融监督管理总局分别约谈了蚂蚁集团、平安银行。", "中国人民银行 supervises 蚂蚁集团", "国家金融监督管理总局 supervises 平安银行"),
    ("宁波银行和微众银行各有侧重，前者引入知识图谱，后者引入联邦学习。", "宁波银行 usesTechnology 知识图谱", "微众银行 usesTechnology 联邦学习"),
    ("联邦学习和区块链分工不同：前者用于智能风控，后者用于贸易融资。", "联邦学习 enables 智能风控", "区块链 enables 贸易融资"),
    ("招商银行、宁波银行均引入联邦学习和知识图谱。", "招商银行、宁波银行 usesTechnology 联邦学习、知识图谱"),
    ("宁波银行分别与腾讯、阿里巴巴开展合作。", "宁波银行 partnersWith 腾讯、阿里巴巴"),
    ("招商银行、平安银行分别推出“岁岁通”“年年通”两款应用。", "招商银行 offers 岁岁通", "平安银行 offers 年年通"),
    ("《数据安全法》《个人信息保护法》分别规范数据安全和个人信息保护。", "数据安全法 governs 数据安全", "个人信息保护法 governs 个人信息保护"),
    # what must not be read
    ("宁波银行、微众银行分别引入联邦学习、区块链和知识图谱。",),  # two and three: whose is the third?
    ("宁波银行、招商银行、平安银行分别引入了联邦学习、区块链等技术。",),
    ("宁波银行、招商银行分别表示将研究区块链、物联网。",),
    ("智能客服、智能风控分别增长两成和三成，大模型受到关注。",),
    ("分别来看，宁波银行关注区块链，招商银行关注物联网。",),
    ("宁波银行、招商银行和平安银行分别收到三份报告，内容涉及区块链、物联网和大模型。",),
    ("区块链、物联网和大模型分别被列入三份清单，供应链金融、动产融资和智能客服另有清单。",),
    ("微众银行、网商银行总部分别接待了来自深圳和杭州的客户。",),
    ("宁波银行和微众银行各有侧重，前者看重成本，后者看重体验，区块链不在讨论之列。",),
]  # fmt: skip


MIXED: list[Row] = [
    # a technology, and a product, among fields
    ("腾讯的通义千问已应用在反欺诈、命名实体识别和智能客服等场景。",
     "腾讯 offers 通义千问", "通义千问 servesScenario 反欺诈、智能客服", "通义千问 usesTechnology 命名实体识别"),
    ("宁波银行在信贷、物联网、供应链金融等领域开展了应用。", "宁波银行 servesScenario 信贷、供应链金融", "宁波银行 usesTechnology 物联网"),
    ("区块链在贸易融资、数字人民币、物联网、供应链金融等领域得到应用。", "区块链 enables 贸易融资、供应链金融"),
    ("宁波银行面向人工智能、供应链金融等领域的企业放贷。", "宁波银行 servesScenario 供应链金融"),
    ("大数据可用于反洗钱、日常事务和智能客服等场景。", "大数据 enables 反洗钱、智能客服"),
    ("微信支付面向智能客服、大数据、信贷等领域提供服务。", "微信支付 servesScenario 智能客服、信贷"),
    ("宁波银行将在智能客服、知识图谱构建、信贷等环节开展探索。",),
    # a colon before a list, and behind what a paragraph is about
    ("隐私计算主要包括：联邦学习、差分隐私和多方安全计算。", "联邦学习、差分隐私、多方安全计算 broader 隐私计算"),
    ("隐私计算：包括联邦学习、差分隐私等，多用于反洗钱。", "联邦学习、差分隐私 broader 隐私计算", "隐私计算 enables 反洗钱"),
    ("宁波银行采用的技术包括：区块链、大数据。", "宁波银行 usesTechnology 区块链、大数据"),
    ("联邦学习的应用场景主要包括：反洗钱、信贷等。", "联邦学习 enables 反洗钱、信贷"),
    ("隐私计算的难点主要包括：联邦学习的通信开销。",),
    ("宁波银行提出三点意见：区块链要慎用。",),
    # a field that labels a paragraph
    ("智能客服：徽商银行利用联邦学习提升了效率。", "徽商银行 usesTechnology 联邦学习", "联邦学习 enables 智能客服"),
    ("贷后管理：通过大数据和机器学习，可以对还款能力进行预测。", "大数据、机器学习 enables 贷后管理"),
    ("智能客服：行业竞争加剧，联邦学习研究增多。",),
    # members that are built on something of their own
    ("其中包括基于人工智能的智能理赔服务、基于区块链的贸易融资产品等。", "人工智能 enables 智能理赔", "区块链 enables 贸易融资"),
    ("腾讯云面向保险业推出智能核保、智能理赔等解决方案。", "腾讯云 servesScenario 保险、智能核保、智能理赔", "智能核保、智能理赔 broader 保险"),
    ("腾讯以人工智能、区块链两大技术为核心。", "腾讯 usesTechnology 人工智能、区块链"),
    ("大数据支撑信贷、支付等业务。", "大数据 enables 信贷、支付"),
    ("大数据可用于信贷、市场研究和智能客服等场景。", "大数据 enables 信贷、市场研究、智能客服"),
    ("宁波银行推出“甬潮”平台，服务反欺诈、信贷等场景。", "宁波银行 offers 甬潮", "甬潮 servesScenario 反欺诈、信贷"),
    ("宁波银行推出“甬潮”平台。平台面向反欺诈、信贷等场景，系统底层采用区块链。",
     "宁波银行 offers 甬潮", "甬潮 servesScenario 反欺诈、信贷", "甬潮 usesTechnology 区块链"),
    ("隐私计算技术包含但不限于：差分隐私、同态加密。", "差分隐私、同态加密 broader 隐私计算"),
    ("“联邦学习”是一种新兴的隐私计算基础技术。", "联邦学习 broader 隐私计算"),
    # a verb between a technology and a field is no part of a name
    ("徽商银行运用联邦学习改造反欺诈业务。",
     "徽商银行 usesTechnology 联邦学习", "徽商银行 servesScenario 反欺诈", "联邦学习 enables 反欺诈"),
]  # fmt: skip


@pytest.mark.parametrize("row", MIXED, ids=lambda row: row[0][:24])
def test_mixed(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", ENUMERATIONS, ids=lambda row: row[0][:24])
def test_enumerations(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", PAIRED, ids=lambda row: row[0][:24])
def test_pairs(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


def test_dates_are_paired_too() -> None:
    claims = read("宁波银行和招商银行分别在2021年和2022年引入大模型。").claims
    assert {(c.subject, str(getattr(value, "value", value))) for c in claims for name, value in c.qualifiers if name == "date"} == {("bank-of-ningbo",
     "2021"), ("cmb", "2022")}
