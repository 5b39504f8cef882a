"""Things named by what they are (a bank's 人工智能平台), and kinds of concepts in lists, definitions and under headings."""

from __future__ import annotations

import pytest

from kg.model.statement import Modality
from tests.extract.relations.phenomena import Row, Told, expected, told
from tests.extract.relations.reading import read

NAMED_BY_KIND: list[Row] = [
    ("建设银行打造人工智能平台。", "建设银行 offers 建设银行人工智能平台", "建设银行 usesTechnology 人工智能、人工智能平台",
     "建设银行人工智能平台 usesTechnology 人工智能"),
    ("蚂蚁集团成立消费金融公司。", "蚂蚁集团 hasSubsidiary 蚂蚁集团消费金融公司"),
    ("宁波银行上线了智能客服系统。", "宁波银行 offers 宁波银行智能客服系统", "宁波银行智能客服系统 servesScenario 智能客服", "宁波银行 servesScenario 智能客服"),
    ("招商银行推进知识图谱平台建设。", "招商银行 offers 招商银行知识图谱平台", "招商银行、招商银行知识图谱平台 usesTechnology 知识图谱"),
    ("宁波银行基于区块链搭建贸易融资平台。",
     "宁波银行 offers 宁波银行贸易融资平台", "宁波银行、宁波银行贸易融资平台 usesTechnology 区块链", "宁波银行、宁波银行贸易融资平台 servesScenario 贸易融资",
     "区块链 enables 贸易融资"),
    ("工商银行建成联邦学习平台和知识图谱平台。",
     "工商银行 offers 工商银行联邦学习平台、工商银行知识图谱平台", "工商银行 usesTechnology 联邦学习、知识图谱", "工商银行联邦学习平台 usesTechnology 联邦学习",
     "工商银行知识图谱平台 usesTechnology 知识图谱"),
    ("宁波银行建立了反欺诈模型，运用知识图谱识别团伙。",
     "宁波银行 offers 宁波银行反欺诈模型", "宁波银行 servesScenario 反欺诈", "宁波银行 usesTechnology 知识图谱", "宁波银行反欺诈模型 servesScenario 反欺诈",
     "宁波银行反欺诈模型 usesTechnology 知识图谱"),
    ("2021年，华为成立区块链实验室。", "华为 hasSubsidiary 华为区块链实验室", "华为区块链实验室 foundedOn 2021"),
    ("宁波银行自主研发联邦学习平台。该平台已用于信用评估。",
     "宁波银行 offers 宁波银行联邦学习平台", "宁波银行、宁波银行联邦学习平台 usesTechnology 联邦学习", "宁波银行联邦学习平台 servesScenario 信用评估"),
    ("平安银行的物联网平台已覆盖多个行业。", "平安银行 offers 平安银行物联网平台", "平安银行、平安银行物联网平台 usesTechnology 物联网"),
    ("浦发银行构建智能风控系统，覆盖信贷审批和贷后管理。",
     "浦发银行 offers 浦发银行智能风控系统", "浦发银行、浦发银行智能风控系统 servesScenario 智能风控", "浦发银行智能风控系统 servesScenario 信贷审批、贷后管理"),
    ("京东科技出资组建小额贷款公司。", "京东科技 hasSubsidiary 京东科技小额贷款公司"),
    ("苏州银行开发了“票易融”票据融资平台。", "苏州银行 offers 票易融", "苏州银行、票易融 servesScenario 票据融资"),
    ("宁波银行搭建联邦学习平台，应用于信用评估，并采用零信任。",
     "宁波银行 offers 宁波银行联邦学习平台", "宁波银行、宁波银行联邦学习平台 usesTechnology 联邦学习", "宁波银行联邦学习平台 servesScenario 信用评估",
     "宁波银行、宁波银行联邦学习平台 usesTechnology 零信任", "联邦学习 enables 信用评估"),
    ("宁波银行“甬盾”系统运用知识图谱识别团伙。", "宁波银行 offers 甬盾", "宁波银行、甬盾 usesTechnology 知识图谱"),
    ("贸易融资系统“甬盾”投入使用。", "甬盾 servesScenario 贸易融资"),
    ("蚂蚁集团成立商业保理公司，专门从事供应链金融业务。",
     "蚂蚁集团 hasSubsidiary 蚂蚁集团商业保理公司", "蚂蚁集团、蚂蚁集团商业保理公司 servesScenario 供应链金融"),
    ("Facebook将其推出的Libra更名为“Diem”。", "Facebook offers Libra、Diem", "Libra renamedTo Diem"),
    ("宁波银行在多地建设5G智慧网点。", "宁波银行 servesScenario 5G智慧网点", "宁波银行 usesTechnology 5G", "宁波银行 offers 宁波银行5G智慧网点", "5G enables 5G智慧网点",
     "宁波银行5G智慧网点 usesTechnology 5G"),
    ("宁波银行新建的成都研发分中心已经启用。", "宁波银行 hasSubsidiary 宁波银行成都研发分中心", "宁波银行成都研发分中心 locatedIn 成都"),
    ("宁波银行发起设立规模3亿元的绿色创业基金。", "宁波银行 leads 宁波银行绿色创业基金"),
    ("宁波银行制定知识图谱三年规划（2031—2033年）。",
     "宁波银行知识图谱三年规划（2031—2033年） issuedBy 宁波银行", "宁波银行知识图谱三年规划（2031—2033年） governs 知识图谱"),
    ("宁波银行加大自研力度，实现贸易融资系统自主研发。",
     "宁波银行 offers 宁波银行贸易融资系统", "宁波银行、宁波银行贸易融资系统 servesScenario 贸易融资"),
    ("宁波银行通过智能客服平台、远程银行平台“两大平台”建设，改进服务。",
     "宁波银行 offers 宁波银行智能客服平台、宁波银行远程银行平台", "宁波银行、宁波银行智能客服平台 servesScenario 智能客服",
     "宁波银行、宁波银行远程银行平台 servesScenario 远程银行"),
    ("宁波银行完成新一代核心系统在四家分行的上线。", "宁波银行 offers 宁波银行新一代核心系统", "宁波银行 servesScenario 核心业务系统"),
    ("宁波银行首家5G智慧网点落地成都。", "宁波银行 offers 宁波银行5G智慧网点", "5G enables 5G智慧网点",
     "宁波银行、宁波银行5G智慧网点 usesTechnology 5G"),
    ("大模型企业科大讯飞通过知识图谱机器学习系统，为信贷部门提供由算法驱动的信用评估。",
     "科大讯飞 offers 科大讯飞知识图谱机器学习系统", "科大讯飞 usesTechnology 知识图谱、机器学习、大模型", "科大讯飞 servesScenario 信用评估",
     "科大讯飞知识图谱机器学习系统 usesTechnology 知识图谱、机器学习", "科大讯飞知识图谱机器学习系统 servesScenario 信用评估",
     "知识图谱、机器学习 enables 信用评估"),
    ("宁波银行加快推进边界防护向零信任转型。", "宁波银行 usesTechnology 零信任"),
    ("宁波依托港口，打造具有航运特色的跨境支付产业园区。", "宁波跨境支付产业园区 locatedIn 宁波"),
    ("人民银行上海总部召开座谈会。", "中国人民银行上海总部 locatedIn 上海"),
    ("以“微众银行单据审核系统”为例，其融合光学字符识别与机器学习。",
     "微众银行 offers 微众银行单据审核系统", "微众银行单据审核系统 usesTechnology 光学字符识别、机器学习"),
    ("普惠金融代表产品——海雀贷，运用卫星遥感，为农户提供小额信贷。",
     "海雀贷 servesScenario 普惠金融、小额信贷", "海雀贷 usesTechnology 卫星遥感", "卫星遥感 enables 小额信贷"),
    ("智能风控代表企业科大讯飞依托联邦学习，为银行提供反欺诈、信用评估等服务。",
     "科大讯飞 usesTechnology 联邦学习", "科大讯飞 servesScenario 智能风控、反欺诈、信用评估", "联邦学习 enables 反欺诈、信用评估"),
    ("| 地区|举措\n| 宁波|完善配套，率先开展数字人民币试点。", "数字人民币 pilotedIn 宁波", "数字人民币试点 pilots 数字人民币"),
    ("宁波银行完成新一代手机银行投产，升级智能客服系统。",
     "宁波银行 offers 宁波银行新一代手机银行、宁波银行智能客服系统", "宁波银行、宁波银行智能客服系统 servesScenario 智能客服", "宁波银行 servesScenario 手机银行"),
    # what must not be read
    ("宁波银行拟升级智能客服系统。",),
    ("| 地区|举措\n| 宁波|争取开展数字人民币试点。",),
    ("宁波计划打造具有航运特色的跨境支付产业园区。",),
    ("宁波银行推动客户向零信任转型。",),
    ("宁波银行与科大讯飞成立数字生态实验室。", "宁波银行 partnersWith 科大讯飞"),  # both founded it
    ("宁波银行设立了专门部门，成立了工作委员会，组建外部专家团队。",),
    ("宁波银行设立货币基金，客户增多。",),
    ("宁波银行拟设立场景孵化实验室，并计划发起设立绿色创业基金。",),
    ("宁波银行正在研究制定知识图谱三年规划。",),
    ("宁波银行为客户制定财务规划。",),
    ("人民银行提出结合知识图谱，加强引入外部数据，建设反洗钱平台。",),
    ("机构力求破解普惠金融“不可能三角”。",),
    ("宁波银行与腾讯分别搭建了联邦学习平台。", "宁波银行、腾讯 usesTechnology 联邦学习"),  # two platforms, neither has a name of its own
    ("宁波银行认为联邦学习平台值得关注。",),
    ("交通银行2020年设立金融科技子公司。",),  # such a body has a name, and the report may give it elsewhere
    ("业内共有多家消费金融公司成立。",),
    ("宁波银行打造了服务平台。",),
    ("宁波银行尚未搭建联邦学习平台。",),
    ("宁波银行采购了联邦学习平台。",),
    ("宁波银行接入第三方服务平台。",),
    ("宁波银行的客户搭建了联邦学习平台。",),
    ("腾讯表示，成立消费金融公司需要牌照。",),
    ("某银行打造人工智能平台。",),
    ("各大银行纷纷成立金融科技子公司。",),
    ("宁波银行应建立反欺诈模型。",),
    ("宁波银行计划建设人工智能平台。",),
]  # fmt: skip

KINDS: list[Row] = [
    ("隐私计算分为联邦学习、多方安全计算和可信执行环境三类。", "联邦学习、多方安全计算、可信执行环境 broader 隐私计算"),
    ("联邦学习是一种隐私计算技术。", "联邦学习 broader 隐私计算"),
    ("人脸识别、指纹识别、声纹识别等生物识别技术日趋成熟。", "人脸识别、指纹识别、声纹识别 broader 生物识别"),
    ("生物识别（如人脸识别、声纹识别）日趋成熟。", "人脸识别、声纹识别 broader 生物识别"),
    ("以助学贷款、住房贷款为代表的零售信贷保持增长。", "助学贷款、住房贷款 broader 零售信贷"),
    ("隐私计算是指在保护数据不外泄的前提下完成计算的技术体系，例如联邦学习让模型代替数据流动。", "联邦学习 broader 隐私计算"),
    ("# 一、财产保险\n市场上出现了农业保险、车险等产品。", "农业保险、车险 broader 财产保险"),
    ("# 一、隐私计算\n其中既有联邦学习，也有多方安全计算等技术。", "联邦学习、多方安全计算 broader 隐私计算"),
    ("绿色金融涵盖绿色信贷、碳金融、绿色债券等多个品种。", "绿色信贷、碳金融、绿色债券 broader 绿色金融"),
    ("在零售信贷领域，助学贷款增长较快。", "助学贷款 broader 零售信贷"),
    ("零售信贷中的住房贷款占比下降。", "住房贷款 broader 零售信贷"),
    ("深度学习、强化学习都属于机器学习。", "深度学习、强化学习 broader 机器学习"),
    ("机器学习的主要分支有深度学习和强化学习。", "深度学习、强化学习 broader 机器学习"),
    ("贸易金融业务包括福费廷、信用证、贸易融资等。", "福费廷、信用证、贸易融资 broader 贸易金融"),
    ("知识图谱、自然语言处理、计算机视觉是人工智能的重要分支。", "知识图谱、自然语言处理、计算机视觉 broader 人工智能"),
    ("人工智能（知识图谱、自然语言处理、计算机视觉等）日趋成熟。", "知识图谱、自然语言处理、计算机视觉 broader 人工智能"),
    ("研究院建立起涵盖联邦学习、差分隐私、应用终端等在内的隐私计算技术体系。", "联邦学习、差分隐私 broader 隐私计算"),
    ("# 一、隐私计算\n## （一）发展情况\n呈现两个特点：一是联邦学习框架持续优化；二是多方安全计算性能提升。", "联邦学习、多方安全计算 broader 隐私计算"),
    ("人工智能大模型、人工智能芯片受到关注。", "大模型 broader 人工智能"),
    ("可以将贸易金融划分为福费廷、信用证、贸易融资等。", "福费廷、信用证、贸易融资 broader 贸易金融"),
    ("分布式数据库逐步成熟。",),  # told by the head of the name, which these tables leave out
    # what must not be read
    ("峰会讨论隐私计算、联邦学习、多方安全计算。",),
    ("隐私计算与联邦学习的投入都在增加。",),
    ("隐私计算的挑战包括性能，联邦学习同样如此。",),
    ("联邦学习离不开隐私计算人才。",),
    ("生物识别比密码更便捷，人脸识别受到关注。",),
    ("联邦学习等待隐私计算标准的出台。",),
    ("智能客服、区块链等受到关注。",),
    ("# 一、隐私计算\n市场上出现了农业保险、车险等产品。",),  # another scheme and no kind of it
    ("绿色信贷和普惠金融同步增长。",),
    ("个人信息保护与数据安全并重。",),
]  # fmt: skip


@pytest.mark.parametrize("row", NAMED_BY_KIND, ids=lambda row: row[0][:24])
def test_named_by_kind(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row[0][:24])
def test_kinds(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


def test_kind_under_heading_cites_the_heading() -> None:
    found = read("# 一、财产保险", "市场上出现了农业保险、车险等产品。").claims
    claim = next(c for c in found if c.evidence.pattern == "kinds-under-heading")
    assert [p.quote for p in claim.evidence.context] == ["一、财产保险"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("德国Volksbank调整策略。", [("Volksbank", "locatedIn", "德国")]),
        ("Volksbank调整策略。", []),
        ("德国商业银行调整策略。", []),  # its country is part of its only name
        ("新加坡金融管理局更新指南。", [("新加坡金融管理局", "locatedIn", "新加坡")]),
        ("中国银行调整策略。", []),
        ("杭州高新金投控股集团有限公司调整策略。", [("杭州高新金投", "locatedIn", "杭州")]),
        ("成都银行调整策略。", []),
    ],
)
def test_body_with_its_country_in_front(text: str, facts: Told) -> None:
    assert read(text).facts("authority-of-country") == facts


def test_technology_that_leads_a_field_enables_it() -> None:
    assert read("5G智慧网点逐步推开。").facts("composed-name") == [("5G", "enables", "5G智慧网点")]
    assert read("数字人民币支付逐步推开。").facts("composed-name") == [("数字人民币", "servesScenario", "支付")]  # 数字人 is no part of it


@pytest.mark.parametrize(
    ("rows", "facts"),
    [
        (("国家|时间|内容", "美国|2031年|美联储宣布就示范规则向社会各界征求意见。"), [("美联储", "locatedIn", "美国")]),
        (("国家|时间|内容", "美国|2031年|示范规则由美联储向社会各界征求意见。"), []),  # it does not begin the row's words
        (("国家|时间|内容", "中国|2031年|国家网信办宣布就示范规则向社会各界征求意见。"), []),
        (("机构|时间|内容", "工商银行|2031年|美联储宣布就示范规则向社会各界征求意见。"), []),
    ],
)
def test_authority_in_the_row_of_its_country(rows: tuple[str, ...], facts: Told) -> None:
    assert read(*(f"|{row}" for row in rows)).facts("authority-in-row") == facts


@pytest.mark.parametrize(
    ("paragraphs", "pattern", "facts"),
    [
        (("利用多种算法，基于联邦学习的隐私计算技术趋于成熟。",), "kind-built-on", []),
        (("机构关注隐私计算应用，如采用联邦学习的方案。",), "kind-as-example", [("联邦学习", "broader", "隐私计算")]),
        (("机构关注隐私计算应用，联邦学习的论文增多。",), "kind-as-example", []),
        (("联邦学习已成为隐私计算的主要形式之一。",), "kind-form-of", [("联邦学习", "broader", "隐私计算")]),
        (("联邦学习推动了隐私计算的普及。",), "kind-form-of", []),
        (("ESG投资受到关注。",), "kind-of-compound", [("ESG投资", "broader", "ESG")]),
        (("# 一、银行业元宇宙", "银行积极尝试金融元宇宙。"), "kind-of-section", [("银行业元宇宙", "broader", "金融元宇宙")]),
        (("# 一、银行业元宇宙的难点", "银行积极尝试金融元宇宙。"), "kind-of-section", []),
    ],
)
def test_kinds_beside_wider_concepts(paragraphs: tuple[str, ...], pattern: str, facts: Told) -> None:
    assert read(*paragraphs).facts(pattern) == facts


def test_label_of_a_block_is_its_topic() -> None:
    assert read("- 智能风控。即机构利用联邦学习挖掘特征，识别异常。").facts("heading-field-use") == [("联邦学习", "enables", "智能风控")]
    assert read("- 智能风控受到关注。机构利用联邦学习挖掘特征，识别异常。").facts("heading-field-use") == []


def test_product_that_is_a_middle_platform_uses_its_technology() -> None:
    assert ("致胜中台", "usesTechnology", "中台") in read("致胜中台投入使用。").facts("composed-name")


def test_what_is_still_to_come_is_offered_by_nobody_yet() -> None:
    assert read("中国人民银行数字货币呼之欲出。").facts("composed-name") == []
    assert read("中国人民银行数字货币呼之欲出。").facts("composed-name", Modality.PLANNED) == [("中国人民银行", "offers", "数字人民币")]
    assert read("中国人民银行数字货币稳步试点。").facts("composed-name") == [("中国人民银行", "offers", "数字人民币")]


def test_a_heading_that_names_technologies_by_their_field_is_no_field() -> None:
    assert read("# 一、保险科技不断发展", "机构利用联邦学习挖掘特征，识别异常。").facts("heading-field-use") == []


def test_what_is_trained_into_another_model_is_not_what_is_put_to_use() -> None:
    facts = read("深度学习经过语料训练形成行业大模型，可广泛应用于智能客服。").facts("applied-in")
    assert ("行业大模型", "enables", "智能客服") in facts
    assert ("深度学习", "enables", "智能客服") not in facts
    assert ("深度学习", "enables", "智能客服") in read("深度学习经过改进，可广泛应用于智能客服。").facts("applied-in")


def test_the_field_of_a_platform_that_is_listed_beside_another_body() -> None:
    assert read("腾讯与支付平台Stripe签署协议。").facts("company-of-field") == [("Stripe", "servesScenario", "支付")]
    assert read("腾讯与支付平台的用户增长。").facts("company-of-field") == []


def test_a_model_for_a_whole_trade_is_one_with_and_without_large() -> None:
    def models(*texts: str) -> set[str]:
        return {thing for body, what, thing in read(*texts).facts("made-product") if what == "offers"}

    assert models("宁波银行发布贸易融资行业大模型。", "宁波银行推出了贸易融资行业模型。") == {"宁波银行贸易融资行业大模型"}
    assert models("宁波银行发布智能风控大模型。", "宁波银行推出了智能风控模型。") == {"宁波银行智能风控大模型", "宁波银行智能风控模型"}
