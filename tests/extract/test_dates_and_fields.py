"""Dates given once for several facts, and the fields that documents govern, in sentences and tables of our own."""

from __future__ import annotations

import pytest

from tests.extract.policy_reading import read_file, read_prose, told

PBOC, MOF = "中国人民银行", "财政部"
A, B = "示范甲办法", "示范乙办法"
OFFERS = "宁波银行 offers 甬示"
USES = "宁波银行 usesTechnology 区块链"

DATES = [
    ("2023年5月，财政部印发《示范甲办法》，人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023-05", f"{B} issuedBy {PBOC} @2023-05"}),
    ("2023年，财政部印发《示范甲办法》和《示范乙办法》。", {f"{A} issuedBy {MOF} @2023", f"{B} issuedBy {MOF} @2023"}),
    ("财政部于2022年印发《示范甲办法》，人民银行于2023年发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2022", f"{B} issuedBy {PBOC} @2023"}),
    ("2022年，财政部印发《示范甲办法》，2023年，人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2022", f"{B} issuedBy {PBOC} @2023"}),
    ("2023年，财政部印发《示范甲办法》，随后人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023", f"{B} issuedBy {PBOC}"}),
    ("2023年，财政部印发《示范甲办法》，次年人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023", f"{B} issuedBy {PBOC} @2024"}),
    ("2023年，财政部印发《示范甲办法》；人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023", f"{B} issuedBy {PBOC}"}),
    ("2023年，财政部印发《示范甲办法》。人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023", f"{B} issuedBy {PBOC}"}),
    ("2023年：财政部印发《示范甲办法》。人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023", f"{B} issuedBy {PBOC} @2023"}),
    ("2023年5月：财政部印发《示范甲办法》；人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2023-05", f"{B} issuedBy {PBOC} @2023-05"}),
    ("2022年：财政部印发《示范甲办法》。2023年，人民银行发布《示范乙办法》。", {f"{A} issuedBy {MOF} @2022", f"{B} issuedBy {PBOC} @2023"}),
    ("2023年，宁波银行推出“甬示”平台，采用区块链。", {f"{OFFERS} @2023", "甬示 usesTechnology 区块链 @2023"}),
    ("2023年，宁波银行采用区块链，推出“甬示”平台。", {f"{OFFERS} @2023", f"{USES} @2023"}),
    ("2022年宁波银行采用区块链，2023年宁波银行推出“甬示”平台。", {f"{OFFERS} @2023", f"{USES} @2022"}),
    ("2023年6月：宁波银行采用区块链。宁波银行推出“甬示”平台。", {f"{OFFERS} @2023-06", f"{USES} @2023-06"}),
    ("2023年：宁波银行采用区块链。2024年，该行扩大规模。宁波银行推出“甬示”平台。", {f"{USES} @2023", OFFERS}),
    ("2021年政府工作报告提出，加快发展普惠金融。", {"2021年政府工作报告 governs 普惠金融 @2021"}),
    ("2033年政府工作报告要求规范供应链金融。", {"2033年政府工作报告 governs 供应链金融 @2033"}),
    # a span of time, the day of taking effect, another sentence's date
    ("2023年以来，财政部印发《示范甲办法》。", {f"{A} issuedBy {MOF}"}),
    ("2023年至今，宁波银行采用区块链。", {USES}),
    ("行业规模在2022年翻番。财政部印发《示范甲办法》。", {f"{A} issuedBy {MOF}"}),
]
FILES = [
    (
        "一、概述\n示范正文说明情况。\n表1 示范政策\n发布时间\t发布部门\t政策名称\n2023年5月\t财政部\t《示范甲办法》、《示范乙办法》\n",
        {f"{A} issuedBy {MOF} @2023-05", f"{B} issuedBy {MOF} @2023-05"},
    ),
    (
        "一、概述\n示范正文说明情况。\n表1 示范做法\n地区\t时间\t主要内容\n浙江\t2023年5月\t宁波银行采用区块链，并推出“甬示”平台服务客户。\n",
        {f"{USES} @2023-05", f"{OFFERS} @2023-05"},
    ),
    ("一、概述\n示范正文说明情况。\n表1 示范做法\n地区\t内容简介\n浙江\t宁波银行采用区块链，并推出“甬示”平台服务客户。\n", {USES, OFFERS}),
    ("示范报告（2023年）\n一、概述\n示范正文说明情况。\n表1 2023年以来示范政策\n发文部门文件名称财政部《示范甲办法》，另有说明。\n", {f"{A} issuedBy {MOF} @2023"}),
    ("示范报告（2024年）\n一、概述\n示范正文说明情况。\n表1 2023年以来示范政策\n发文部门文件名称财政部《示范甲办法》，另有说明。\n", {f"{A} issuedBy {MOF}"}),
    ("一、2023年\n宁波银行采用区块链。\n", {USES}),
    ("一、概述\n示范正文说明情况。\n表1 示范政策\n发布部门\t政策名称\t发布时间\n人民银行等六部门\t《示范甲办法》\t2023.5\n", {f"{A} issuedBy {PBOC} @2023-05 #6"}),
]

FIELDS = [
    ("财政部印发《示范数据资产评估办法》。", {"数据资产评估", "数据资产"}),
    ("财政部印发《示范全球稳定币监管框架》。", {"全球稳定币", "稳定币"}),
    ("财政部印发《示范金融科技监管办法》。", {"金融科技监管", "金融科技"}),
    ("财政部印发《示范人工智能治理办法》。", {"人工智能治理", "人工智能"}),
    ("财政部印发《示范金融数据安全办法》。", {"金融数据安全", "数据安全"}),
    ("财政部印发《示范新型数据中心办法》。", {"新型数据中心", "数据中心"}),
    ("财政部印发《示范数字人民币支付办法》。", {"数字人民币支付"}),
    ("财政部印发《示范区块链供应链金融办法》。", {"区块链", "供应链金融"}),
    ("财政部印发《示范银行业数据治理办法》。", {"数据治理"}),
    ("财政部印发《示范小微企业金融服务办法》。", {"小微金融"}),
    ("财政部印发《示范科技企业金融服务办法》。", {"科技金融"}),
    ("财政部印发《示范甲办法》，规范供应链金融。", {"供应链金融"}),
    ("财政部印发《示范甲办法》，明确供应链金融的要求。", {"供应链金融"}),
    ("财政部印发《示范甲办法》，旨在促进普惠金融。", {"普惠金融"}),
    ("财政部印发《示范甲办法》，防范反洗钱风险，加强个人信息保护。", {"反洗钱", "个人信息保护"}),
    ("财政部印发《示范甲办法》，对供应链金融作出规定。", {"供应链金融"}),
    ("财政部印发《示范甲办法》，围绕供应链金融提出要求。", {"供应链金融"}),
    ("财政部印发《示范甲办法》，聚焦绿色金融。", {"绿色金融"}),
    ("财政部印发《示范甲办法》，禁止违规开展供应链金融。", {"供应链金融"}),
    ("财政部印发《示范甲办法》，提出“限制供应链金融、模式创新企业上市”。", {"供应链金融"}),
    ("《示范甲办法》提出，“稳妥发展金融科技。强化监管科技运用”。", {"金融科技", "监管科技"}),
    ("《示范甲办法》指出，“推广供应链金融”。", {"供应链金融"}),
    ("在供应链金融领域，财政部印发《示范甲办法》。", {"供应链金融"}),
    ("首个区块链标准《示范甲技术规范》发布。", {"区块链"}),
    ("财政部印发《示范甲办法》，提出在金融监管机构设立窗口，规范供应链金融。", {"供应链金融"}),
    ("财政部印发《示范甲办法》，提出“提升密码算法抵御量子计算攻击的能力”。", {"密码算法"}),
    # documents beside a field that they do not govern
    ("《示范甲办法》发布后，宁波银行采用区块链。", set()),
    ("宁波银行根据《示范甲办法》采用区块链。", set()),
    ("财政部印发《示范甲办法》。区块链发展迅速。", set()),
    ("供应链金融备受关注，《示范甲办法》随后印发。", set()),
    ("财政部印发《示范甲办法》，宁波银行推出供应链金融产品。", set()),
]


def test_every_phenomenon_has_its_sentences() -> None:
    assert len(DATES) + len(FILES) >= 25
    assert len(FIELDS) >= 25


@pytest.mark.parametrize(("text", "facts"), DATES, ids=[case[0] for case in DATES])
def test_dates(text: str, facts: set[str]) -> None:
    predicates = {"issuedBy", "offers", "usesTechnology"} if "工作报告" not in text else {"governs"}
    assert told(read_prose(text), predicates) == facts


@pytest.mark.parametrize(("text", "facts"), FILES, ids=[case[0] for case in FILES])
def test_dates_of_tables_and_headings(text: str, facts: set[str]) -> None:
    assert told(read_file(text), {"issuedBy", "offers", "usesTechnology"}) == facts


@pytest.mark.parametrize(("text", "fields"), FIELDS, ids=[case[0] for case in FIELDS])
def test_fields(text: str, fields: set[str]) -> None:
    found = read_prose(text)
    assert {found.fact(c)[2] for c in found.claims if c.predicate == "governs" and c.modality == "asserted"} == fields
