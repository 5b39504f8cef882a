"""Policies in sentences of our own: issuers, dates, status, fields, modality; and sentences that say nothing of the kind."""

from __future__ import annotations

import pytest

from tests.extract.policy_reading import read_prose
from tests.extract.workbench import read_policies

PBOC, NFRA, MIIT = "中国人民银行", "国家金融监督管理总局", "工业和信息化部"

FACTS: list[tuple[str, set[tuple[str, str, str]]]] = [
    (
        "2023年5月，人民银行印发《示范移动支付办法》。",
        {("示范移动支付办法", p, o) for p, o in (("issuedBy", PBOC), ("issuedOn", "2023-05"), ("governs", "移动支付"))},
    ),
    (
        "银保监会、人民银行分别发布《示范甲办法》《示范乙办法》。",
        {("示范甲办法", "issuedBy", "银保监会"), ("示范乙办法", "issuedBy", PBOC)},
    ),
    ("2023年，人民银行印发《示范甲办法》。", {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2023")}),
    (
        "2023年5月9日，人民银行印发《示范甲办法》。",
        {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2023-05-09")},
    ),
    (
        "2022年1月，国家网信办、工信部等六部门联合发布《示范甲规定》。",
        {("示范甲规定", "issuedBy", "国家网信办"), ("示范甲规定", "issuedBy", MIIT), ("示范甲规定", "issuedOn", "2022-01")},
    ),
    ("教育部会同人民银行印发《示范甲通知》。", {("示范甲通知", "issuedBy", "教育部"), ("示范甲通知", "issuedBy", PBOC)}),
    (
        "《示范甲条例》由国务院于2023年12月17日公布。",
        {("示范甲条例", "issuedBy", "国务院"), ("示范甲条例", "issuedOn", "2023-12-17")},
    ),
    (
        "《示范甲规划》2021年12月由人民银行印发。",
        {("示范甲规划", "issuedBy", PBOC), ("示范甲规划", "issuedOn", "2021-12")},
    ),
    ("人民银行和教育部共同提出《示范甲计划》。", {("示范甲计划", "issuedBy", PBOC), ("示范甲计划", "issuedBy", "教育部")}),
    ("人民银行（PBC）、教育部（MOE）和工信部出台《示范甲通知》。", {("示范甲通知", "issuedBy", b) for b in (PBOC, "教育部", MIIT)}),
    ("宁波银行加快转型，增设了两个部门，制定《示范甲规划》。", {("示范甲规划", "issuedBy", "宁波银行")}),
    ("宁波银行的客户去年以来不断增多并趋于稳定，制定《示范甲规划》成为趋势。", set()),  # by whom is not told
    ("宁波银行去年以来和教育部加强了多方面的合作，重视人才，制定《示范甲规划》。", set()),  # by which of the two
    ("浙江、云南等省份相继征集或已经印发《示范甲意见》。", set()),  # who has issued it, and who only asks for comments?
    ("中国信息通信研究院归口的《示范甲标准》值得关注。", set()),  # who looks after a standard has not issued it
    ("中国信息通信研究院推动《示范甲标准》编写。", {("示范甲标准", "issuedBy", "中国信息通信研究院")}),
    ("《宁波银行数字化转型发展规划》值得关注。",
     {("宁波银行数字化转型发展规划", "issuedBy", "宁波银行"), ("宁波银行数字化转型发展规划", "governs", "数字化转型")}),
    ("人民银行在《示范甲规划》中提出目标。", {("示范甲规划", "issuedBy", PBOC)}),
    ("来源：中国信息通信研究院《示范白皮书》", {("中国信息通信研究院", "published", "示范白皮书")}),
    ("资料来源：毕马威，《示范报告》", {("毕马威", "published", "示范报告")}),
    (
        "工商银行与华为联合发布《示范白皮书》。",
        {("工商银行", "published", "示范白皮书"), ("华为", "published", "示范白皮书")},
    ),
    (
        "《示范蓝皮书》由中国信息通信研究院与蚂蚁集团联合编写。",
        {("中国信息通信研究院", "published", "示范蓝皮书"), ("蚂蚁集团", "published", "示范蓝皮书")},
    ),
    (
        "上海市于2021年8月出台《示范甲方案》。",
        {("示范甲方案", "issuedBy", "上海市人民政府"), ("示范甲方案", "issuedOn", "2021-08")},
    ),
    (
        "《示范甲办法》于2024年3月18日经国家金融监督管理总局令2024年第4号正式公布，并自2024年4月18日起施行。",
        {("示范甲办法", "issuedBy", NFRA), ("示范甲办法", "issuedOn", "2024-03-18")},
    ),
    (
        "人民银行2021年7月印发《示范甲办法》，并于次年3月发布《示范乙办法》。",
        {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2021-07"), ("示范乙办法", "issuedBy", PBOC), ("示范乙办法", "issuedOn", "2022-03")},
    ),
    ("人民银行印发《示范甲办法》，随后又发布《示范乙办法》。", {("示范甲办法", "issuedBy", PBOC), ("示范乙办法", "issuedBy", PBOC)}),
    ("人民银行印发《示范甲办法》，教育部随后发布《示范乙办法》。", {("示范甲办法", "issuedBy", PBOC), ("示范乙办法", "issuedBy", "教育部")}),
    ("由人民银行发布、2021年3月实施的《示范甲规范》规定了要求。", {("示范甲规范", "issuedBy", PBOC)}),
    (
        "工信部2021年11月印发“十四五”示范产业发展规划，提出目标。",
        {("“十四五”示范产业发展规划", "issuedBy", MIIT), ("“十四五”示范产业发展规划", "issuedOn", "2021-11")},
    ),
    ("《示范甲办法》已经2023年1月17日国家金融监督管理总局第1次局务会议审议通过。", {("示范甲办法", "issuedBy", NFRA)}),
    (
        "由中国信息通信研究院牵头、华为参与编制的《示范甲标准》已经发布。",
        {("示范甲标准", "issuedBy", "中国信息通信研究院"), ("示范甲标准", "issuedBy", "华为")},
    ),
    ("《示范甲办法》以中国人民银行令发布。", {("示范甲办法", "issuedBy", PBOC)}),
    ("《示范甲办法》实施以来，经中国人民银行约谈的机构有所增加。", {("示范甲办法", "policyStatus", "inForce")}),
    ("杭州印发《示范甲方案》。", {("示范甲方案", "issuedBy", "杭州市人民政府")}),
    ("安庆印发《示范甲方案》。", {("示范甲方案", "issuedBy", "安庆市人民政府")}),
    ("安庆市印发《示范甲方案》。", {("示范甲方案", "issuedBy", "安庆市人民政府")}),
    ("曼谷发布《示范甲方案》。", {("示范甲方案", "issuedBy", "曼谷政府")}),
    ("非洲发布《示范甲方案》。", set()),
    ("江浙沪联合印发《示范甲方案》。", {("示范甲方案", "issuedBy", f"{name}人民政府") for name in ("江苏省", "浙江省", "上海市")}),
    ("美国发布《示范甲法案》。", {("示范甲法案", "issuedBy", "美国政府")}),
    (
        "上海、深圳等地先后出台《示范甲办法》。",
        {("示范甲办法", "issuedBy", "上海市人民政府"), ("示范甲办法", "issuedBy", "深圳市人民政府")},
    ),
    (
        "《中国人民银行关于示范甲业务的通知》已经下发。",
        {("中国人民银行关于示范甲业务的通知", "issuedBy", PBOC)},
    ),
    (
        "《中国人民银行战略计划（2020-2024）》值得关注。",
        {("中国人民银行战略计划（2020-2024）", "issuedBy", PBOC)},
    ),
    ("《中国人民银行合作伙伴发展规划》值得关注。", set()),  # whose plan it is, the title does not tell
    ("《示范甲办法（征求意见稿）》公开征求意见。", {("示范甲办法（征求意见稿）", "policyStatus", "draft")}),
    (
        "人民银行发布《示范甲办法（试行）》。",
        {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "policyStatus", "trial")},
    ),
    ("《示范管理暂行办法》值得关注。", set()),  # it holds until another takes its place
    ("《示范管理试行办法》值得关注。", {("示范管理试行办法", "policyStatus", "trial")}),
    ("《示范甲办法》自2022年3月1日起施行。", {("示范甲办法", "policyStatus", "inForce")}),
    ("《示范甲办法》于2021年11月15日起正式施行。", {("示范甲办法", "policyStatus", "inForce")}),
    (
        "2021年6月10日，国务院通过《示范甲条例》，自2021年9月1日起施行。",
        {("示范甲条例", "issuedBy", "国务院"), ("示范甲条例", "policyStatus", "inForce")},
    ),
    (
        "人民银行发布《示范区块链大模型规范》。",
        {("示范区块链大模型规范", "issuedBy", PBOC), ("示范区块链大模型规范", "governs", "区块链"), ("示范区块链大模型规范", "governs", "大模型")},
    ),
    (
        "财政部印发《示范甲通知》和《示范乙通知》。",
        {("示范甲通知", "issuedBy", "财政部"), ("示范乙通知", "issuedBy", "财政部")},
    ),
    ("财政部推出《红楼甲梦》和《示范乙通知》。", {("示范乙通知", "issuedBy", "财政部")}),
    (
        "2020年，财政部推出《红楼甲梦》，随后人民银行发布《示范乙通知》。",
        {("示范乙通知", "issuedBy", PBOC)},
    ),
    (
        "2021年，银保监会印发《示范甲办法》；人民银行印发《示范乙办法》。",
        {("示范甲办法", "issuedBy", "银保监会"), ("示范甲办法", "issuedOn", "2021"), ("示范乙办法", "issuedBy", PBOC)},
    ),
    ("人民银行牵头编制了《示范甲指引》。", {("示范甲指引", "issuedBy", PBOC)}),
    ("人民银行发布示范数示能力指引。", {("示范数示能力指引", "issuedBy", PBOC)}),
    (
        "一行两会联合发布《示范甲意见》。",
        {("示范甲意见", "issuedBy", name) for name in ("一行两会", PBOC, "银保监会", "证监会")},
    ),
    (
        "一行两会先后出台《示范甲办法》《示范乙办法》。",
        {("示范甲办法", "issuedBy", "一行两会"), ("示范乙办法", "issuedBy", "一行两会")},
    ),
    ("2023年以来，金融监管总局陆续出台《示范甲指引》。", {("示范甲指引", "issuedBy", NFRA)}),
    (
        "2021年9月1日，国务院公布的《示范甲条例》正式施行。",
        {("示范甲条例", "issuedBy", "国务院"), ("示范甲条例", "policyStatus", "inForce")},
    ),
    ("2023年10月，《示范甲意见》正式发布。", {("示范甲意见", "issuedOn", "2023-10")}),
    # a table's rows left as running text, known by the names of its columns
    (
        "发文日期发文部门文件名称人民银行《示范甲办法》教育部《示范乙通知》",
        {("示范甲办法", "issuedBy", PBOC), ("示范乙通知", "issuedBy", "教育部")},
    ),
    ("文件名称工商银行《示范甲办法》建设银行《示范乙通知》", set()),
    # beside the issuer, by decree, by an issuer called by its kind
    ("起点是2019年3月人民银行《示范甲办法》。", {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2019-03")}),
    ("人民银行2019年3月的《示范甲办法》影响较大。", {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2019-03")}),
    ("人民银行第7号令《示范甲办法》2019年3月5日公布。", {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2019-03-05")}),
    ("人民银行与财政部共同修订的《示范甲办法》引起关注。", {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedBy", "财政部")}),
    ("《示范甲办法》由原人民银行于2019年公布。", {("示范甲办法", "issuedBy", PBOC), ("示范甲办法", "issuedOn", "2019")}),
    ("人民银行发布公告。此后，同一部门印发《示范甲办法》。", {("示范甲办法", "issuedBy", PBOC)}),
    ("人民银行就《示范甲办法》公开征求意见。", {("示范甲办法", "issuedBy", PBOC)}),
    ("《示范甲办法》2019年3月5日公布，4月1日起施行。", {("示范甲办法", "issuedOn", "2019-03-05"), ("示范甲办法", "policyStatus", "inForce")}),
    ("《示范甲办法》目前仍在征求意见。", {("示范甲办法", "policyStatus", "draft")}),
    ("《示范甲办法》征求意见后，迟迟未见。", set()),
    ("同一部门印发《示范甲办法》。", set()),
    # the body right before the title
    ("财政部《示范甲规定》自2031年1月1日起实施。", {("示范甲规定", "issuedBy", "财政部"), ("示范甲规定", "policyStatus", "inForce")}),
    ("证监会第218号令《示范甲办法》2031年2月7日公布。", {("示范甲办法", "issuedBy", "证监会"), ("示范甲办法", "issuedOn", "2031-02-07")}),
    ("《示范甲办法》由原银保监会于2031年2月7日公布。", {("示范甲办法", "issuedBy", "银保监会"), ("示范甲办法", "issuedOn", "2031-02-07")}),
    ("对照我国《示范乙规划》，机构加快整改。", set()),
    ("人民银行、原保监会等三部委共同发布《示范甲意见》。", {("示范甲意见", "issuedBy", PBOC), ("示范甲意见", "issuedBy", "保监会")}),
    ("上海市则由某局牵头，发布《示范甲规定》。", set()),
    # when a document took effect, which is not when it was issued
    ("《示范甲法》已于2031年8月1日生效。", {("示范甲法", "policyStatus", "inForce")}),
    ("《示范甲法》名义上于2031年8月生效。", {("示范甲法", "policyStatus", "inForce")}),
    ("《示范甲办法》（2031年8月生效）要求留痕。", {("示范甲办法", "policyStatus", "inForce")}),
    ("2031年8月1日，《示范甲法》正式生效。", {("示范甲法", "policyStatus", "inForce")}),
    ("财政部发布《示范甲通知》（下称《通知》），自发布之日起施行。", {("示范甲通知", "issuedBy", "财政部"), ("示范甲通知", "policyStatus", "inForce")}),
    ("《示范甲法》生效时间未定。", set()),
    ("2031年8月2日，财政部《示范甲法》（DFA）剩余核心条款正式生效。", {("示范甲法", "issuedBy", "财政部"), ("示范甲法", "policyStatus", "inForce")}),
    ("《示范甲法》实施细则尚在研究。", set()),
    ("《示范甲法》生效后，机构将面临变化。", set()),
    ("财政部起草的《示范甲规划》征求意见稿引起关注。", {("示范甲规划", "issuedBy", "财政部"), ("示范甲规划", "policyStatus", "draft")}),
    ("根据2031年印发的《示范甲办法》，机构分为三类。", {("示范甲办法", "issuedOn", "2031")}),
    ("2031年修订的《示范甲办法》引起关注。", set()),
    ("2031年9月，历经数年酝酿，《示范甲办法》终于正式颁布。", {("示范甲办法", "issuedOn", "2031-09")}),
    ("2031年9月，财政部调整机构，《示范甲办法》随后颁布。", set()),  # when it was issued is not told
    ("财政部发布全国首个示范文件《示范甲办法》。", {("示范甲办法", "issuedBy", "财政部")}),
    ("财政部参考美国《示范甲办法》。", {("示范甲办法", "issuedBy", "美国政府")}),
    ("人民银行联合国家发展改革委、财政部和国家外汇局印发了《示范甲意见》。",
     {("示范甲意见", "issuedBy", b) for b in (PBOC, "国家发展改革委", "财政部", "国家外汇管理局")}),
    ("联合国发布《示范甲准则》。", {("示范甲准则", "issuedBy", "联合国")}),
    ("全球技术委员会（GTC）发布《示范甲准则》。", set()),
    ("国务院通过《示范甲条例草案》。", {("示范甲条例草案", "issuedBy", "国务院"), ("示范甲条例草案", "policyStatus", "draft")}),
    # all the bodies with which a title begins, and when by its day or number
    ("《中共中央国务院关于示范甲机制的意见》发布。", {("中共中央国务院关于示范甲机制的意见", "issuedBy", b) for b in ("中共中央", "国务院")}),
    ("《中国人民银行办公厅关于示范甲的通知》已印发。", {("中国人民银行办公厅关于示范甲的通知", "issuedBy", PBOC)}),
    ("《财政部等八部门关于示范甲的意见》已印发。", {("财政部等八部门关于示范甲的意见", "issuedBy", "财政部")}),
    ("《财政部支持的示范银行关于示范甲的意见》已印发。", set()),
    ("《国务院关于示范甲的意见（2031年3月30日）》受到关注。",
     {("国务院关于示范甲的意见（2031年3月30日）", "issuedBy", "国务院"), ("国务院关于示范甲的意见（2031年3月30日）", "issuedOn", "2031-03-30")}),
    ("《示范甲通知》（示发〔2031〕29号）受到关注。", {("示范甲通知", "issuedOn", "2031")}),
    ("《示范甲规范》（JR/T 0999—2031）受到关注。", {("示范甲规范", "issuedOn", "2031")}),
    ("2032年，财政部印发《示范甲通知》（示发〔2031〕29号）。", {("示范甲通知", "issuedBy", "财政部"), ("示范甲通知", "issuedOn", "2032")}),
    ("《示范甲通知》（2031年第2号）受到关注。", set()),
    ("《示范甲规范》（JR/T 0999）受到关注。", set()),
    # the issuer in brackets behind the title
    ("依据《示范甲办法》（财政部等七部门令第15号，2031年8月15日施行）整改。", {("示范甲办法", "issuedBy", "财政部"), ("示范甲办法", "policyStatus", "inForce")}),
    ("依据《示范甲办法》（财政部，2031）整改。", {("示范甲办法", "issuedBy", "财政部")}),
    ("参见《示范白皮书》（中国信息通信研究院，2031年）。", {("中国信息通信研究院", "published", "示范白皮书")}),
    ("依据《示范甲办法》（财政部解读）整改。", set()),
    ("数据来源：中国信息通信研究院自主研究及绘制，《示范白皮书》。", {("中国信息通信研究院", "published", "示范白皮书")}),
    ("注：数据来自中国信息通信研究院《示范年报2031》。", {("中国信息通信研究院", "published", "示范年报2031")}),
    # a body whose name begins with a place is not its government
    ("《示范白皮书》由中国示范学会撰写。", set()),
    ("上海、杭州等地的银行发布《示范甲指引》。", set()),
    ("上海与多家银行联合发布《示范甲指引》。", {("示范甲指引", "issuedBy", "上海市人民政府")}),
    # a body that is not known, in a list of bodies
    ("财政部、甲乙管委会、教育部共同发布《示范甲意见》。", {("示范甲意见", "issuedBy", "财政部"), ("示范甲意见", "issuedBy", "教育部")}),
    ("财政部、上海管委会、教育部共同发布《示范甲意见》。", {("示范甲意见", "issuedBy", "财政部"), ("示范甲意见", "issuedBy", "教育部")}),
    ("财政部、关注创新的机构、教育部共同发布《示范甲意见》。", {("示范甲意见", "issuedBy", "教育部")}),
    # dates in turn, and a date behind further documents
    ("财政部于2031年1月、2034年9月先后印发《示范甲方案》和《示范乙方案》。",
     {("示范甲方案", "issuedBy", "财政部"), ("示范乙方案", "issuedBy", "财政部"), ("示范甲方案", "issuedOn", "2031-01"), ("示范乙方案", "issuedOn", "2034-09")}),
    ("财政部于2031年1月、2034年9月先后印发《示范甲方案》《示范乙方案》《示范丙方案》。", {(f"示范{x}方案", "issuedBy", "财政部") for x in "甲乙丙"}),
    ("《示范甲规范》等三项行业标准于2031年11月26日发布并实施。", {("示范甲规范", "issuedOn", "2031-11-26")}),
    # what says nothing of issuing
    ("工商银行积极落实《示范甲规划》。", set()),
    ("根据人民银行《示范甲规划》，银行要加快转型。", {("示范甲规划", "issuedBy", PBOC)}),
    ("工商银行依据《示范甲办法》开展业务。", set()),
    ("人民银行负责人解读《示范甲办法》。", set()),
    ("《示范甲规划》提出，到2025年建成体系。", set()),
    ("2021年11月1日起，《示范甲法》施行。", {("示范甲法", "policyStatus", "inForce")}),
    ("多部门发布《示范甲通知》。", set()),
    ("人民银行重视规划。", set()),
]


@pytest.mark.parametrize(("sentence", "facts"), FACTS, ids=[case[0] for case in FACTS])
def test_facts(sentence: str, facts: set[tuple[str, str, str]]) -> None:
    reading = read_policies(sentence)
    assert reading.facts == facts
    assert reading.unasserted == set()


UNASSERTED = [
    (
        "证监会拟于2025年3月出台《示范甲指引》。",
        {("示范甲指引", "issuedBy", "证监会", "planned"), ("示范甲指引", "issuedOn", "2025-03", "planned")},
    ),
    ("人民银行正在加速制定《示范甲办法》。", {("示范甲办法", "issuedBy", PBOC, "planned")}),
    ("人民银行即将发布《示范甲白皮书》。", {("中国人民银行", "published", "示范甲白皮书", "planned")}),
    ("人民银行尚未发布《示范甲细则》。", {("示范甲细则", "issuedBy", "中国人民银行", "negated")}),
    ("《示范甲办法》将于2030年1月1日起施行。", {("示范甲办法", "policyStatus", "inForce", "planned")}),
]


@pytest.mark.parametrize(("sentence", "claims"), UNASSERTED, ids=[case[0] for case in UNASSERTED])
def test_what_is_planned_or_denied_is_not_asserted(sentence: str, claims: set[tuple[str, str, str, str]]) -> None:
    reading = read_policies(sentence)
    assert reading.facts == set()
    assert reading.unasserted == claims


def test_words_of_a_title_do_not_make_a_plan() -> None:
    reading = read_policies("人民银行发布《关于禁止示范甲业务计划的通知》。")
    assert ("关于禁止示范甲业务计划的通知", "issuedBy", PBOC) in reading.facts


def test_the_date_qualifies_issuer_and_field() -> None:
    reading = read_policies("2023年5月，人民银行印发《示范区块链办法》。")
    for predicate, value in (("issuedBy", PBOC), ("governs", "区块链")):
        assert reading.qualifiers("示范区块链办法", predicate, value) == {"date": "2023-05"}


def test_every_claim_quotes_its_sentence() -> None:
    first, second = "人民银行２０２３年印发《示范甲办法》。", "其后，银保监会\n发布《示范乙 办法》。"
    reading = read_policies(first, second)
    text = reading.document.document.text
    assert {claim.evidence.passage.quote for claim in reading.claims} >= {first}
    for passage in reading.passages():
        assert passage.quote == text[passage.span.start : passage.span.end]


def test_a_claim_is_told_once_a_sentence() -> None:
    for sentence in (
        "2021年12月，人民银行印发《示范长期发展规划》（以下简称《示范规划》），《示范长期发展规划》很好。",
        "2021年12月，人民银行牵头编制的《示范甲指引》很好。",
    ):
        keys = [(c.subject, c.predicate, str(c.object)) for c in read_policies(sentence).claims]
        assert len(keys) == len(set(keys)) > 1


def test_a_place_that_issues_is_a_mention_of_its_government() -> None:
    reading = read_policies("杭州印发《示范甲方案》。")
    ((_, mentions),) = reading.document.mentions.items()
    assert {(m.surface, reading.label(m.entity)) for m in mentions} >= {("杭州", "杭州"), ("杭州", "杭州市人民政府")}


def test_a_document_named_within_quotation_marks_tells_its_field() -> None:
    reading = read_prose("该行推出“数据安全法合规”服务。")
    assert {(c.predicate, c.object, c.evidence.pattern) for c in reading.claims if c.subject == "data-security-law"} == {("governs", "data-security", "title-field")}


def test_the_document_is_meant_by_its_kind_alone() -> None:
    reading = read_prose("《个人信息保护法》已施行。办法明确支持区块链应用。")
    assert ("pipl", "governs", "blockchain") in {(c.subject, c.predicate, c.object) for c in reading.claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "落实中国人民银行《金融科技发展规划（2032—2035年）》以及《深圳市第十四个五年规划纲要》要求。",
            {("金融科技发展规划（2032—2035年）", "中国人民银行")},
        ),
        ("深圳市政府发布《深圳市金融科技试点方案》《深圳市数字金融规划》。", {("深圳市金融科技试点方案", "深圳市人民政府"), ("深圳市数字金融规划", "深圳市人民政府")}),
        ("中国人民银行印发《数字金融方案》《中国金融科技指引》。", {("数字金融方案", "中国人民银行"), ("中国金融科技指引", "中国人民银行")}),
    ],
)
def test_a_title_of_another_place_behind_the_first_is_not_the_same_bodys(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o in read_policies(text).facts if p == "issuedBy"} == expected
