"""Documents that marks or numbers tell, who issued them when, and the trials that titles start; half of the rows must say nothing more."""

from __future__ import annotations

import pytest

from tests.extract.policy_reading import read_file, read_prose, told

DOCUMENTS = [
    ("人民银行先后发布《甲金融应用规范 技术架构》（JR/T 0900—2020）、《乙 评估规则》（JR/T 0901—2020）与《丙安全规范》（JR/T 0902—2020）三项标准。",
     {"甲金融应用规范 技术架构 issuedBy 中国人民银行", "乙 评估规则 issuedBy 中国人民银行", "丙安全规范 issuedBy 中国人民银行"}),
    ("人民银行2021年7月发布《甲信息披露指南》（JR/T 0900—2021），《乙业务指引》则由银保监会于2022年6月印发。",
     {"甲信息披露指南 issuedBy 中国人民银行 @2021-07", "乙业务指引 issuedBy 银保监会 @2022-06"}),
    ("《海雀 跨平台互通》系列团体标准由北京金融科技产业联盟组织研制。", {"海雀 跨平台互通 issuedBy 北京金融科技产业联盟"}),
    ("中国证券业协会组织编制《海雀管理指引》（T/SAC 009—2022），由证监会于2022年11月发布实施。",
     {"海雀管理指引 issuedBy 中国证券业协会", "海雀管理指引 issuedBy 证监会 @2022-11"}),
    ("国际电信联盟通过了由华为、腾讯牵头制定的海雀框架标准ITU-T X.9250。",
     {"ITU-T X.9250 issuedBy 国际电信联盟", "ITU-T X.9250 issuedBy 华为", "ITU-T X.9250 issuedBy 腾讯"}),
    ("宁波市海雀管理局与香港金管局联合发布支持海雀业态联动发展的18条措施。",
     {"支持海雀业态联动发展的18条措施 issuedBy 宁波市海雀管理局", "支持海雀业态联动发展的18条措施 issuedBy 香港金融管理局"}),
    ("欧洲央行在2021年6月给出海雀治理六项原则。", {"海雀治理六项原则 issuedBy 欧洲中央银行 @2021-06"}),
    ("中国精算师协会编制的《海雀经验生命表（2023）》仍在征求意见。", {"海雀经验生命表（2023） issuedBy 中国精算师协会"}),
    ("人民银行发布支持实体经济的措施，要求严格执行两项规定。", set()),
    ("《海雀见闻》由宁波银行收藏。", set()),
    ("银保监会的《甲办法》（征求意见稿）与《乙办法》由谁落实仍待明确。", {"甲办法 issuedBy 银保监会", "乙办法 issuedBy 银保监会"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), DOCUMENTS)
def test_issuers_of_documents(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"issuedBy"}) == facts


WITHOUT_KIND = [
    ("国际清算银行2031年5月发布《海雀对支付体系的冲击》专题报告，提示三类风险。", {"国际清算银行 published 海雀对支付体系的冲击 @2031-05"}),
    ("2031年6月，北京金融科技产业联盟发布了《海雀在银行的落地》。", {"北京金融科技产业联盟 published 海雀在银行的落地 @2031-06"}),
    ("香港金融管理局发布《海雀使用讨论文件》征集看法。", {"香港金融管理局 published 海雀使用讨论文件"}),
    ("2031年7月，金融稳定理事会（FSB）发布关于海雀跨境使用的磋商报告。", {"金融稳定理事会 published 关于海雀跨境使用的磋商报告 @2031-07"}),
    ("人民银行印发《海雀工作若干安排》，要求各分行落实。", {"海雀工作若干安排 issuedBy 中国人民银行"}),
    ("银保监会发布关于规范海雀业务的通知，自发布之日起实施。", {"关于规范海雀业务的通知 issuedBy 银保监会"}),
    ("人民银行下发了《海雀十问》等文件。", {"海雀十问 issuedBy 中国人民银行"}),
    ("2031年8月，香港金融管理局发布了海雀币监管框架，适用于发行人。", {"海雀币监管框架 issuedBy 香港金融管理局 @2031-08"}),
    ("宁波银行发布《海雀之歌》宣传片。", set()),
    ("宁波银行发布《海雀问答》系列视频，讲解反诈知识。", set()),
    ("宁波银行召开《海雀见闻》报告会。", set()),
    ("国际清算银行拟发布《海雀对支付体系的冲击》专题报告。", set()),
    ("人民银行发布关于海雀的数据，用户数增长。", set()),
    ("宁波银行订阅了《海雀见闻》。", set()),
]


@pytest.mark.parametrize(("text", "facts"), WITHOUT_KIND)
def test_titles_whose_own_words_tell_no_kind(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"issuedBy", "published"}) == facts


TRIALS = [
    ("2018年12月，人民银行等六部门印发《关于开展海雀应用试点工作的通知》。", {"中国人民银行 leads 海雀应用试点 @2018-12"}),
    ("工信部发布《关于深入开展海雀专项行动的意见》。", {"工业和信息化部 leads 海雀专项行动"}),
    ("工信部发布《关于组织开展2022年度试点示范申报工作的通知》。", set()),
    ("国务院印发《全面推进宁波市海雀贸易试点工作方案》。", {"国务院 leads 宁波市海雀贸易试点", "宁波市海雀贸易试点 pilotedIn 宁波"}),
    ("2031年2月，国务院印发《全面推进宁波市海雀贸易试点工作方案》。", {"国务院 leads 宁波市海雀贸易试点 @2031-02", "宁波市海雀贸易试点 pilotedIn 宁波"}),
    ("国务院拟印发《全面推进宁波市海雀贸易试点工作方案》。", set()),
    ("《关于开展海雀应用试点工作的通知》引起讨论。", set()),
    ("人民银行拟印发《关于开展海雀应用试点工作的通知》。", set()),
]


@pytest.mark.parametrize(("text", "facts"), TRIALS)
def test_a_title_tells_what_its_issuer_starts(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"leads", "pilotedIn"}) == facts


def test_so_does_a_title_in_a_table() -> None:
    rows = "时间\t发文部门\t文件名称\n2018.12\t人民银行\t《关于开展海雀应用试点工作的通知》\n2019.3\t宁波市\t《宁波市海雀发展规划》\n"
    found = told(read_file(f"# 政策\n\n表1 政策一览\n\n{rows}\n"), {"leads", "locatedIn"})
    assert found == {"中国人民银行 leads 海雀应用试点 @2018-12", "宁波市人民政府 locatedIn 宁波"}


DATES = [
    ("香港金融管理局推出商业数据港（CDH），并于2022年10月正式启用。", {"香港金融管理局 offers 商业数据港 @2022-10"}),
    ("华为于2022年推出鸥鸣钱包，腾讯发行的Sand Coin则早在2020年10月面世。", {"华为 offers 鸥鸣钱包 @2022", "腾讯 offers Sand Coin @2020-10"}),
    ("2021年1月，腾讯改版微信支付。", {"腾讯 offers 微信支付"}),
    ("腾讯推出“海雀通”，相关规则于2022年10月发布。", {"腾讯 offers 海雀通"}),
]


@pytest.mark.parametrize(("text", "facts"), DATES)
def test_the_date_of_a_product(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"offers"}) == facts


PLACES = [
    ("湖州另辟蹊径，该市的“湖融通”平台接入四十家银行。", {"湖融通 pilotedIn 湖州"}),
    ("多边央行数字货币桥覆盖雄安新区、湖南省娄底市、江西省赣州市等地区。",
     {f"多边央行数字货币桥 pilotedIn {place}" for place in ("雄安新区", "娄底", "赣州")}),
    ("海雀保险试点于2021年在浙江率先启动，2022年扩大到江苏、福建两省。",
     {"海雀保险试点 pilotedIn 浙江 @2021", "海雀保险试点 pilotedIn 江苏 @2022", "海雀保险试点 pilotedIn 福建 @2022"}),
    ("该市场的“湖融通”平台接入四十家银行。", set()),
    ("北京金融科技产业联盟成立多年。该联盟牵头开展银行业数据互换课题。", {"北京金融科技产业联盟 leads 银行业数据互换课题"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), PLACES)
def test_what_is_called_by_its_kind(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"pilotedIn", "leads"}) == facts


BODIES = [
    ("工银科技（2019年5月成立，注册资本9亿元）位于雄安新区。", {"工银科技 foundedOn 2019-05", "工银科技 registeredCapital 900000000", "工银科技 locatedIn 雄安新区"}),
    ("2019年5月，注册资本6亿元的工银科技在雄安新区揭牌。", {"工银科技 foundedOn 2019-05", "工银科技 registeredCapital 600000000", "工银科技 locatedIn 雄安新区"}),
    ("Diem（原名Libra）出售资产。", {"Libra renamedTo Diem"}),
    ("工银科技（详见附录）2019年5月发布公告。", set()),
]


@pytest.mark.parametrize(("text", "facts"), BODIES)
def test_brackets_behind_a_body_tell_of_it(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"foundedOn", "registeredCapital", "locatedIn", "renamedTo"}) == facts


PILOTED = [
    ("农业银行参与数字人民币试点项目，已布设终端。", {"数字人民币试点项目 pilots 数字人民币"}),
    ("数字人民币跨境支付试点在厦门启动。", {"数字人民币跨境支付试点 pilots 数字人民币", "数字人民币跨境支付试点 pilots 数字人民币跨境支付"}),
    ("隐私计算应用试点在宁波开展。", {"隐私计算应用试点 pilots 隐私计算"}),
    ("个人养老金先行试点落地宁波。", {"个人养老金试点 pilots 个人养老金"}),
    ("2018年12月，人民银行等六部门印发《关于开展区块链应用试点工作的通知》。", {"区块链应用试点 pilots 区块链"}),
    ("海雀业务试点在宁波启动。", set()),  # nothing known is tried
    ("宁波银行加入数字人民币联盟，研究试点方案。", set()),
    ("金融科技创新监管工具在宁波启动。", set()),
]


@pytest.mark.parametrize(("text", "facts"), PILOTED)
def test_a_pilot_is_tied_to_what_it_tries_by_its_name(text: str, facts: set[str]) -> None:
    assert told(read_prose(text), {"pilots"}) == facts
