"""What other sentences tell: ellipsis over sentences and list items, headings, the rows of tables."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told
from tests.extract.relations.reading import read

ELLIPSIS: list[Row] = [
    ("微众银行成立于2014年。同时，还引入了联邦学习。", "微众银行 foundedOn 2014", "微众银行 usesTechnology 联邦学习"),
    ("宁波银行引入知识图谱；部署零信任；推出微信小程序。", "宁波银行 usesTechnology 知识图谱、零信任", "宁波银行 offers 微信小程序"),
    ("宁波银行公布了年报。该行借助联邦学习提升智能风控。", "宁波银行 usesTechnology 联邦学习", "宁波银行 servesScenario 智能风控", "联邦学习 enables 智能风控"),
    ("宁波银行推出“甬易通”平台。该平台运用区块链，服务于贸易融资。",
     "宁波银行 offers 甬易通", "甬易通 usesTechnology 区块链", "甬易通 servesScenario 贸易融资", "区块链 enables 贸易融资"),
    ("腾讯于2013年发布微信支付，其后又发布微信支付分。", "腾讯 offers 微信支付、微信支付分"),
    ("招商银行采取三项举措：一是引入大模型；二是部署零信任；三是开展供应链金融。",
     "招商银行 usesTechnology 大模型、零信任", "招商银行 servesScenario 供应链金融"),
    ("招商银行采取两项举措：\n- 一是引入大模型。\n- 二是部署零信任。", "招商银行 usesTechnology 大模型、零信任"),
    ("宁波银行的主要实践包括：\n- （1）引入联邦学习。\n- （2）部署零信任。", "宁波银行 usesTechnology 联邦学习、零信任"),
    ("区块链可用于贸易融资。此外，还可用于司法存证。", "区块链 enables 贸易融资、司法存证"),
    ("联邦学习可以保护隐私，已用于信用评估，也用于反欺诈。", "联邦学习 enables 信用评估、反欺诈"),
    ("数字人民币试点稳步推进，已覆盖公共交通，并向跨境支付拓展。", "数字人民币 servesScenario 公共交通、跨境支付", "数字人民币试点 pilots 数字人民币"),
    ("蚂蚁集团旗下的网商银行成立于2015年。该行提供供应链金融服务。",
     "蚂蚁集团 hasSubsidiary 网商银行", "网商银行 foundedOn 2015", "网商银行 servesScenario 供应链金融"),
    ("宁波银行将遥感与人工智能结合，推出农险平台“甬田宝”，用于核保，目前已在浙江、河南等地落地。",
     "宁波银行 offers 甬田宝", "甬田宝 usesTechnology 遥感、人工智能", "甬田宝 servesScenario 核保、农业保险", "甬田宝 pilotedIn 浙江、河南",
     "宁波银行 servesScenario 农业保险", "宁波银行 usesTechnology 遥感、人工智能"),
    ("宁波银行、招商银行并称两家试点银行，然而宁波银行2022年调整布局，2023年5月更名为晓帆银行。", "宁波银行 renamedTo 晓帆银行"),
    ("工商银行采用大模型。在此基础上，又引入知识图谱。", "工商银行 usesTechnology 大模型、知识图谱"),
    ("通义千问由阿里巴巴推出，采用大模型，面向智能客服。", "阿里巴巴 offers 通义千问", "通义千问 usesTechnology 大模型", "通义千问 servesScenario 智能客服",
     "大模型 enables 智能客服"),
    ("2019年，工商银行设立工银科技，注册资本6亿元，总部位于雄安新区。",
     "工商银行 hasSubsidiary 工银科技", "工银科技 foundedOn 2019", "工银科技 registeredCapital 600000000", "工银科技 locatedIn 雄安新区"),
    ("宁波银行积极转型，近年来引入联邦学习，2022年又部署了零信任。", "宁波银行 usesTechnology 联邦学习、零信任"),
    ("区块链具有难以篡改的特点。该技术已应用于司法存证。", "区块链 enables 司法存证"),
    ("宁波银行推出微信支付收款产品“甬收通”，采用零信任。", "宁波银行 offers 甬收通", "甬收通 usesTechnology 零信任"),
    ("宁波银行完成“甬核通”平台投产，采用零信任。", "宁波银行 offers 甬核通", "甬核通 usesTechnology 零信任"),
    ("大模型“甬语通”上线以来，采用零信任。", "甬语通 usesTechnology 大模型、零信任"),
    ("宁波银行推出“甬信通”和知识图谱平台“甬盾通”，前者面向贸易融资。", "宁波银行 offers 甬信通、甬盾通",
     "甬信通 servesScenario 贸易融资", "甬盾通 usesTechnology 知识图谱"),
    ("宁波银行与腾讯签署合作协议，并于2022年8月成立犁川数科，注册资本5000万元，注册于昆明。", "宁波银行 hasSubsidiary 犁川数科",
     "犁川数科 foundedOn 2022-08", "犁川数科 registeredCapital 50000000", "犁川数科 locatedIn 昆明", "宁波银行 partnersWith 腾讯"),
    ("宁波银行引入联邦学习。同时，在2024年部署了零信任。", "宁波银行 usesTechnology 联邦学习、零信任"),
    ("宁波银行推出“甬易通”平台。同时，在“甬信通”平台部署了零信任。", "宁波银行 offers 甬易通"),
    # whose means or doing the first clause tells of is named in the next
    ("通过收购合众易宝，腾讯扩大了版图。", "腾讯 acquires 合众易宝"),
    ("在推出“甬信通”平台的同时，宁波银行加强培训。", "宁波银行 offers 甬信通"),
    ("腾讯一方面加强管理，另一方面收购合众易宝。", "腾讯 acquires 合众易宝"),
    ("通过总结收购合众易宝的教训，腾讯加强了管理。",),
    ("通过腾讯收购合众易宝的案例，宁波银行总结经验。",),
    # what must not be read
    ("宁波银行建成智能客服平台，推出贸易融资服务。", "宁波银行 offers 宁波银行智能客服平台", "宁波银行 servesScenario 智能客服、贸易融资",
     "宁波银行智能客服平台 servesScenario 智能客服"),  # the bank launches it, not the platform
    ("宁波银行建成联邦学习平台，推出“甬抵贷”，采用区块链。",
     "宁波银行 offers 宁波银行联邦学习平台、甬抵贷", "宁波银行、宁波银行联邦学习平台 usesTechnology 联邦学习", "甬抵贷 usesTechnology 区块链"),
    ("微众银行成立于2014年。监管机构随后引入联邦学习。", "微众银行 foundedOn 2014"),
    ("宁波银行公布了年报。业内普遍认为，引入联邦学习可以提升智能风控。", "联邦学习 enables 智能风控"),  # of the technology, not of the bank
    ("宁波银行与某银行讨论合作。该行采用区块链。",),
    ("招商银行建议同业采取两项举措：\n- 一是引入大模型。\n- 二是部署零信任。",),
    ("银行需要采取两项举措：\n- 一是引入大模型。\n- 二是部署零信任。",),
    ("宁波银行股价上涨。区块链用于司法存证。", "区块链 enables 司法存证"),
    ("宁波银行发布年报，客户数量增长，黑客利用大模型发起攻击。",),
    ("宁波银行引入联邦学习。\n采用区块链的机构也在增多。", "宁波银行 usesTechnology 联邦学习"),
    ("腾讯推出微信支付，竞争者推出替代产品，采用区块链。", "腾讯 offers 微信支付"),
    ("宁波银行面临两类风险：\n- 一是不法分子利用大模型。\n- 二是合作方滥用人脸识别。",),
]  # fmt: skip

HEADINGS: list[Row] = [
    ("第一阶段：互联网金融阶段（2004—2016年）。机构更加注重知识图谱的应用，利用大模型对原有流程进行改造。此时期典型应用如移动支付、网上银行等。",
     "知识图谱、大模型 enables 互联网金融", "移动支付、网上银行 broader 互联网金融"),
    ("第一阶段：筹备阶段。机构更加注重知识图谱的应用。",),
    ("# 知识图谱\n对关联交易逐层分析，从而更好地进行信用评估、反洗钱等。", "知识图谱 enables 信用评估、反洗钱"),
    ("# 智能风控\n联邦学习、知识图谱等技术可保证结果的可靠，机器学习能够大幅降低人力成本。", "联邦学习、知识图谱、机器学习 enables 智能风控"),
    ("# 云计算\n金融云更加成熟。", "金融云 broader 云计算"),
    ("# 云计算\n厂商发布了金融云。",),
    ("# 云计算\n私有云服务更加成熟，混合云、行业云模式也快速升级。", "私有云、混合云、行业云 broader 云计算"),
    ("# 案例3：平安银行——物联网动产融资平台\n运用人工智能识别货物。",
     "平安银行 offers 平安银行物联网动产融资平台", "平安银行 usesTechnology 物联网", "平安银行物联网动产融资平台 usesTechnology 物联网、人工智能",
     "平安银行、平安银行物联网动产融资平台 servesScenario 动产融资"),
    ("# 案例2：腾讯——移动支付平台\n覆盖公共交通。", "腾讯 servesScenario 公共交通"),  # a kind: its name may follow in the text
    ("# 案例1：腾讯——微信支付\n覆盖公共交通和政务服务。", "腾讯 offers 微信支付", "微信支付 servesScenario 公共交通、政务服务"),
    ("# 案例五：宁波银行\n该行利用联邦学习开展信用评估。", "宁波银行 usesTechnology 联邦学习", "宁波银行 servesScenario 信用评估", "联邦学习 enables 信用评估"),
    ("# 数字人民币\n试点地区包括深圳、苏州等城市。", "数字人民币 pilotedIn 深圳、苏州"),
    ("# 二、智能风控\n机构利用联邦学习识别异常客户。", "联邦学习 enables 智能风控"),
    ("# （三）反洗钱\n随着知识图谱的普及，其在可疑线索排查中的应用更加常见。", "知识图谱 enables 反洗钱"),
    ("# 3.2 物联网\n目前，已在动产融资、农业保险等领域开展试点。", "物联网 enables 动产融资、农业保险"),
    ("# 4 区块链\n二是提高互信，提升贸易融资效率。", "区块链 enables 贸易融资"),
    ("# 二、区块链\n## （一）应用情况\n目前，已在司法存证等领域落地。", "区块链 enables 司法存证"),
    ("# 二、智能客服\n## （一）技术基础\n机构利用大模型分析提问，完善答复。", "大模型 enables 智能客服"),
    ("# 四、科技赋能绿色金融\n机构利用大数据监测排放，建立档案。", "大数据 enables 绿色金融"),
    ("# 丰富产品货架，助力绿色金融行稳致远\n机构利用大数据监测排放，建立档案。", "大数据 enables 绿色金融"),
    ("# 供应链金融日趋成熟，助力绿色金融行稳致远\n机构利用区块链核验单据，建立档案。", "区块链 enables 供应链金融"),
    ("# 跨境支付应用创新\n机构引入区块链优化流程。", "区块链 enables 跨境支付"),
    ("# 一、隐私计算\n目前形成联邦学习、多方安全计算等技术。", "联邦学习、多方安全计算 broader 隐私计算"),
    ("# 二、智能风控\n机构利用联邦学习构建反欺诈模型。", "联邦学习 enables 智能风控"),
    ("# 宁波银行：联邦学习助力智能风控\n该行上线以来降低了损失。",
     "宁波银行 usesTechnology 联邦学习", "宁波银行 servesScenario 智能风控", "联邦学习 enables 智能风控"),
    ("# 专栏2：微众银行推动联邦学习开源\n该行发布了FATE。", "微众银行 usesTechnology 联邦学习", "微众银行 offers FATE"),
    ("# 三、低代码\n如宁波银行、招商银行等在智能客服、贷后管理等领域进行了实践。",
     "宁波银行、招商银行 usesTechnology 低代码", "宁波银行、招商银行 servesScenario 智能客服、贷后管理", "低代码 enables 智能客服、贷后管理"),
    ("# 二、隐私计算\n一是联邦学习框架持续优化，性能提升。", "联邦学习 broader 隐私计算"),
    # what must not be read
    ("# 二、隐私计算\n一是联邦学习在医疗行业受到限制。",),
    ("# 二、智能风控\n机构增加人手识别异常客户。",),
    ("# 二、智能风控与联邦学习\n市场规模持续扩大。",),
    ("# 一、数字经济发展\n机构利用联邦学习识别异常客户。",),
    ("# 二、区块链、物联网与大模型\n目前，已在司法存证等领域落地。",),
    ("# 二、智能风控\n## （一）智能客服\n机构利用大模型分析提问，完善答复。", "大模型 enables 智能客服"),
    ("# 二、区块链\n## （一）物联网\n目前，已在动产融资等领域开展试点。", "物联网 enables 动产融资"),
    ("# 二、区块链\n利用大模型的机构增多，已在智能客服等领域落地。",),
    ("# 二、智能风控\n# 三、行业展望\n机构利用联邦学习识别异常客户。",),
    ("# 宁波银行调研\n机构利用联邦学习识别异常客户。",),
    ("# 案例2：腾讯——微信支付\n# 三、展望\n覆盖公共交通和政务服务。", "腾讯 offers 微信支付"),
    ("# 二、反洗钱\n不法分子利用大模型伪造材料，提升了隐蔽性。",),
]  # fmt: skip

HEAD = "| 机构 | 做法 |\n"
CELLS: list[Row] = [
    (HEAD + "| 宁波银行 | 引入联邦学习，提升智能风控水平，降低不良率 |", "宁波银行 usesTechnology 联邦学习", "宁波银行 servesScenario 智能风控",
     "联邦学习 enables 智能风控"),
    (HEAD + "| 招商银行 | 以大模型为核心，打造面向客户的智能客服 |", "招商银行 usesTechnology 大模型", "招商银行 servesScenario 智能客服", "大模型 enables 智能客服"),
    (HEAD + "| 微众银行 | 开源联邦学习框架FATE，并推出微业贷，面向小微企业 |", "微众银行 usesTechnology 联邦学习", "微众银行 offers FATE、微业贷",
     "FATE usesTechnology 联邦学习"),
    (HEAD + "| 平安银行 | 运用物联网监测在途货物；在动产融资业务中推广应用 |", "平安银行 usesTechnology 物联网", "平安银行 servesScenario 动产融资"),
    (HEAD + "| 腾讯 | 与宁波银行开展合作，共同探索区块链在司法存证中的应用 |", "腾讯 partnersWith 宁波银行", "腾讯 usesTechnology 区块链",
     "腾讯 servesScenario 司法存证", "区块链 enables 司法存证"),
    (HEAD + "| 蚂蚁集团 | 设立消费金融公司，将小额信贷业务纳入统一管理 |", "蚂蚁集团 hasSubsidiary 蚂蚁集团消费金融公司"),
    (HEAD + "| 交通银行 | 搭建知识图谱平台，支持反洗钱和反欺诈工作开展 |",
     "交通银行 offers 交通银行知识图谱平台", "交通银行 usesTechnology 知识图谱", "交通银行知识图谱平台 usesTechnology 知识图谱",
     "交通银行知识图谱平台 servesScenario 反洗钱、反欺诈"),
    ("| 产品 | 说明 |\n| 数字人民币 | 已覆盖公共交通、政务服务等领域，支持离线使用 |", "数字人民币 servesScenario 公共交通、政务服务"),
    ("| 产品 | 说明 |\n| 通义千问 | 采用大模型，由阿里巴巴面向企业客户推出 |", "通义千问 usesTechnology 大模型", "阿里巴巴 offers 通义千问"),
    ("| 项目 | 说明 |\n| 多边央行数字货币桥 | 采用区块链，面向跨境支付，提升结算效率 |",
     "多边央行数字货币桥 usesTechnology 区块链", "区块链 enables 跨境支付"),
    ("| 机构 | 产品 | 说明 |\n| 工商银行 | 某平台 | 已于2022年全面引入大模型，服务内部员工 |", "工商银行 usesTechnology 大模型"),
    (HEAD + "| 建设银行 | 2018年成立建信金科，注册资本16亿元，总部设在上海 |",
     "建设银行 hasSubsidiary 建信金科", "建信金科 foundedOn 2018", "建信金科 registeredCapital 1600000000", "建信金科 locatedIn 上海"),
    (HEAD + "| 京东科技 | 该公司在供应链金融领域采用区块链登记应收账款 |", "京东科技 usesTechnology 区块链", "京东科技 servesScenario 供应链金融",
     "区块链 enables 供应链金融"),
    (HEAD + "| 招商银行 | （1）引入大模型；（2）部署零信任，防护终端 |", "招商银行 usesTechnology 大模型、零信任"),
    (HEAD + "| 宁波银行 | 加入多边央行数字货币桥，参与规则的讨论和制定 |", "宁波银行 participatesIn 多边央行数字货币桥"),
    # what must not be read
    (HEAD + "| 宁波银行 | 尚未引入联邦学习，智能风控仍以人工规则为主导 |",),
    (HEAD + "| 宁波银行 | 认为引入联邦学习可以提升智能风控，但成本较高 |", "联邦学习 enables 智能风控"),
    (HEAD + "| 宁波银行 | 竞争对手引入联邦学习，智能风控压力明显加大了 |",),
    (HEAD + "| 各家银行 | 引入联邦学习的热情高涨，投入资金逐年增加了 |",),
    (HEAD + "| 深圳 | 引入联邦学习的机构数量居全国前列，增长很快 |",),
    (HEAD + "| 宁波银行 | 应加快引入联邦学习，建议先行开展小范围试点 |",),
    (HEAD + "| 宁波银行 | 营业收入稳步增长，客户数量保持行业前列水平 |\n| 招商银行 | 引入大模型，完善面向零售客户的服务流程体系 |", "招商银行 usesTechnology 大模型"),
    (HEAD + "| 宁波银行 | 微众银行采用联邦学习，本行持观望态度并跟踪 |", "微众银行 usesTechnology 联邦学习"),
    (HEAD + "| 宁波银行 | 否认采用区块链，并称相关报道与事实严重不符 |",),
    (HEAD + "| 宁波银行 | 计划引入联邦学习，目前仍处于技术方案论证期 |",),
]  # fmt: skip


@pytest.mark.parametrize("row", ELLIPSIS, ids=lambda row: row[0][:24])
def test_ellipsis(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", HEADINGS, ids=lambda row: row[0][:24])
def test_headings(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", CELLS, ids=lambda row: row[0][-24:])
def test_cells(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


def test_heading_above_is_cited() -> None:
    claim = next(c for c in read("# 二、区块链", "## （一）应用情况", "目前，已在司法存证等领域落地。").claims if c.predicate == "enables")
    assert [p.quote for p in claim.evidence.context] == ["二、区块链"]


def test_cell_cites_its_row() -> None:
    claim = next(c for c in read(*HEAD.strip().split("\n"), "| 宁波银行 | 引入联邦学习，降低不良率，改善体验 |").claims if c.predicate == "usesTechnology")
    assert claim.evidence.passage.quote.startswith("宁波银行 |")


def test_an_example_is_no_subject_of_the_next_field() -> None:
    fact = ("宁波银行", "offers", "微信支付")
    assert fact in read("宁波银行业务领先。在贸易融资领域，拥有微信支付。").facts()
    assert fact not in read("产险业务领先。例如，宁波银行业务领先。在贸易融资领域，拥有微信支付。").facts()
