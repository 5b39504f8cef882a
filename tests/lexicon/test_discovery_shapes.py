"""Names that the lexicon lacks, by their shape and what stands around them; half of the sentences hold words that only look like names."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read
from tests.lexicon.test_discovery_rules import discovered

QUOTED = [
    ("宁波银行的“甬速贷”上线三年。", {"甬速贷": "Product"}),
    ("招商证券旗下“海雀罗盘”已有百万用户。", {"海雀罗盘": "Product"}),
    ("该行的“潮汐宝”面向渔民。", {"潮汐宝": "Product"}),
    ("海通证券面向机构客户的“观澜”与面向投顾的“听涛e”同时改版。", {"观澜": "Product", "听涛e": "Product"}),
    ("宁波银行利用图计算搭建“秒识”，识别异常商户。", {}),
    ("宁波银行利用图计算搭建“秒识通”，识别异常商户。", {"秒识通": "Product"}),
    ("“潮信链”由招商银行发布，去年开源。", {"潮信链": "Product"}),
    ("农险平台“雀护”覆盖三省。", {"雀护": "Product"}),
    ("“桐乡贷”平台接入十家银行，由宁波银行运营。", {"桐乡贷": "Product"}),
    ("中国人民银行发起的“渔光”项目由三方参与。", {"渔光": "Initiative"}),
    ("招商银行启动“晓帆大模型跃升工程”，投入千人。", {"晓帆大模型跃升工程": "Initiative"}),
    ("嘉兴的“碳惠积分登记系统”与众不同。", {"碳惠积分登记系统": "Product"}),
    ("招商银行发布了渔民信贷品牌：“潮盾”。", {"潮盾": "Product"}),
    ("与之配套的“鸥鸣Q”“灯塔”分别面向投研和投顾。", {"鸥鸣Q": "Product", "灯塔": "Product"}),
    ("招商证券“鹭岛数字助手”注册员工超千人。", {"鹭岛数字助手": "Product"}),
    ("招商证券、“鹭岛数字助手”团队均未到场。", {}),
    ("农业银行的“穗惠管家”以区块链管理资金。", {"穗惠管家": "Product"}),
    ("农业银行的“专家”以区块链见长，“产业链”由此延伸。", {}),
]
MOTTOS = [
    "招商银行的“护城河”正在变浅。",
    "宁波银行的“科技基因”十分突出。",
    "该行以“一体两翼”为战略，打造“双轮驱动”。",
    "部分银行的“数据烟囱”问题突出。",
    "宁波银行打造“千人千面”的服务。",
    "招商银行提供“一站式”平台。",
    "产业链上的企业处于金融服务的“盲区”。",
    "宁波银行提出“不唯抵押”，解决“最后一公里”。",
    "宁波银行的“秒批秒贷”受到欢迎。",
    "宁波银行明确目标：“做强主业”。",
    "行业从“跑马圈地”转向“精耕细作”。",
    "监管要求“持牌经营”，强调“同业同规”。",
]
EDGES = [
    ("鸥海科技则将模型用于质检。", {"鸥海科技": "TechnologyCompany"}),
    ("宁波银行与鸥海科技合作研发。", {"鸥海科技": "TechnologyCompany"}),
    ("鸥海证券2023年完成迁移。", {"鸥海证券": "SecuritiesFirm"}),
    ("永帆集团的商票出现逾期。", {"永帆集团": "OtherCompany"}),
    ("海雀旗下鸥帆资产踩雷。", {"海雀": "OtherCompany", "鸥帆资产": "FundManager"}),
    ("众安保险、鸥信健康与潮生医院在上海试点。", {"鸥信健康": "OtherCompany", "潮生医院": "OtherCompany"}),
    ("中再集团旗下中再潮汐发布公告。", {"中再潮汐": "OtherCompany"}),
    ("海尔集团旗下海尔潮金推出新产品。", {"海尔潮金": "OtherCompany"}),
    ("腾讯数码与中金公司合资。", {"腾讯数码": "TechnologyCompany"}),
    ("新加坡金管局启动Project Tarnlight。", {"Project Tarnlight": "Initiative"}),
    ("恒生电子推出LARK-GPT金融大模型。", {"LARK-GPT金融大模型": "Product"}),
    ("浙江海雀油品交易中心随后加入。", {"浙江海雀油品交易中心": "MarketInfrastructure"}),
    ("系统由北京鸥帆区块链与边缘计算研究院发布。", {"北京鸥帆区块链与边缘计算研究院": "ResearchInstitute"}),
    ("中国冷藏与配送协会牵头起草。", {"中国冷藏与配送协会": "IndustryAssociation"}),
    ("山东省工信厅发布了名单。", {"山东省工信厅": "GovernmentBody"}),
    ("瑞士再保险金融研究院测算了缺口。", {"瑞士再保险金融研究院": "ResearchInstitute"}),
    ("比亚迪供应链公司管理票据。", {"比亚迪供应链公司": "OtherCompany"}),
    ("项目改由鸥帆咨询服务公司重建。", {"鸥帆咨询服务公司": "OtherCompany"}),
    ("襄阳消金注册资本为5亿元。", {"襄阳消金": "OtherFinancialInstitution"}),
    ("随后宁波银行收购鸥汇支付80%股权。", {"鸥汇支付": "PaymentInstitution"}),
    ("鸥汇宝为上市公司永帆集团旗下全资子公司。", {"鸥汇宝": "OtherCompany", "永帆集团": "OtherCompany"}),
    ("宁波银行的股东为永帆集团30%、鸥海实业集团24%。", {"永帆集团": "OtherCompany", "鸥海实业集团": "OtherCompany"}),
    ("嘉兴互联网法院采用区块链存证。", {"嘉兴互联网法院": "GovernmentBody"}),
    ("鸥海信科的前身是宁波鸥海税务信息服务有限公司。", {"鸥海信科": "TechnologyCompany", "宁波鸥海税务信息服务有限公司": "TechnologyCompany"}),
]
NO_BODIES = [
    "寿险业通过健康保险构建服务体系，覆盖理赔全过程。",
    "拥抱科技，是银行的选择。",
    "尽管金融科技公司增多，银行仍居首位。",
    "货币基金、债券基金等产品受欢迎。",
    "社会资本、产业资本纷纷进入。",
    "头部集团的投入更大。",
    "宁波信托业务收缩，襄阳金融租赁市场扩大。",
    "宁波银行转让部分资产30%的股权。",
    "中小银行与互联网平台合作开展助贷。",
    "三甲医院、双一流大学参与其中。",
    "各地股权交易中心、数据交易中心先后成立。",
    "招商银行科技投入增长。",
    "早期金融科技以支付为主。",
    "投硬科技，是长期的方向。",
]
LATIN = [
    ("招商银行以三亿元收购了Tarnwell，补足短板。", {"Tarnwell": "TechnologyCompany"}),
    ("汇丰银行完成对Quillpoint的收购。", {"Quillpoint": "TechnologyCompany"}),
    ("消费信贷平台Harrowlane宣布停业。", {"Harrowlane": "Product"}),
    ("恒生电子推出的HXF3.0已投产。", {"HXF3.0": "Product"}),
    ("恒生电子的Lumenote适用于投研。", {"Lumenote": "Product"}),
    ("宁波银行采用顶点软件的QTP平台。", {"QTP": "Product"}),
    ("Quillpoint也在2023年被转手。", {"Quillpoint": "TechnologyCompany"}),
    ("招商证券与Quillpoint合作开展研究。", {"Quillpoint": "TechnologyCompany"}),
]
NO_LATIN = [
    "招商银行发布ESG报告，披露ROE和NIM。",
    "该行的CRM系统与OA系统已经上云。",
    "公司推出API标准，支持ISO20022。",
    "Web3.0时代，B端与C端趋同。",
    "该行的CEO与CIO都支持DevOps。",
]
DESCRIBED = [
    ("渔港应收账款融资服务平台由招商银行运营。", {"渔港应收账款融资服务平台": "Product"}),
    ("上交所第六代竞价系统时延下降。", {"第六代竞价系统": "Product"}),
    ("北京市渔政服务区块链底座把登记信息同步给银行。", {"北京市渔政服务区块链底座": "Product"}),
    ("晓TA是招商银行面向投顾的展业平台。", {"晓TA": "Product"}),
    ("招商证券拥有智远一户通、晓TA。", {"晓TA": "Product"}),
    ("自智能投顾试点启动以来，客户增加。", {"智能投顾试点": "Initiative"}),
]
NOT_DESCRIBED = [
    "该平台由招商银行运营。",
    "北京市的平台已经上线。",
    "招商银行新一代系统投产。",
    "各地推进试点以来，成效明显。",
    "数字化是招商银行面向客户的重要产品。",
    "手机App是招商银行的主要平台。",
]
COLUMNS = [
    (["机构|产品|合作方", "招商证券|潮生|鸥海科技", "海通证券|雀言|—"], {"潮生": "Product", "雀言": "Product", "鸥海科技": "TechnologyCompany"}),
    (["平台|运营方|用户数", "海雀云仓|永帆物流|3万家"], {"海雀云仓": "Product", "永帆物流": "OtherCompany"}),
    (["项目|金额", "基础设施建设|3.5亿元"], {}),
    (["产品|占比", "活期|35%"], {}),
    (["年份|规模", "2021年|3亿元"], {}),
    (["机构|时间", "招商证券等五家机构|2021年", "海通证券、招商证券等|2022年", "中国人民银行等七部门|2023年"], {}),
]


@pytest.mark.parametrize(("text", "names"), [*QUOTED, *EDGES, *LATIN, *DESCRIBED])
def test_names(text: str, names: dict[str, str]) -> None:
    assert discovered(text) == names


@pytest.mark.parametrize("text", [*MOTTOS, *NO_BODIES, *NO_LATIN, *NOT_DESCRIBED])
def test_words(text: str) -> None:
    assert discovered(text) == {}


@pytest.mark.parametrize(("rows", "names"), COLUMNS)
def test_columns(rows: list[str], names: dict[str, str]) -> None:
    assert discovered("\n".join(f"|{row}" for row in rows)) == names


def test_a_plain_short_name_is_known_again_by_its_marks_alone() -> None:
    names = read("恒生电子的“云海”面向投顾。", "“云海”采用知识图谱。", "山间云海茫茫。").document
    found = [m.surface for mentions in names.mentions.values() for m in mentions if names.names[m.entity].zh == "云海"]
    assert found == ["“云海”", "“云海”"]


def test_a_name_of_a_column_is_linked_in_the_text() -> None:
    found = read("|机构|产品", "|招商证券|潮生鸥", "潮生鸥采用知识图谱。")
    assert ("潮生鸥", "usesTechnology", "知识图谱") in found.facts()


DEALINGS = [
    ("Klarna完成5亿元B轮融资，由上城资本领投。", {"上城资本": "FundManager"}),
    ("华为获得鸥鸣创坛等机构投资。", {"鸥鸣创坛": "FundManager"}),
    ("Klarna完成融资，红杉资本、加拿大渔业基金投资公司参与了本轮投资。", {"加拿大渔业基金投资公司": "FundManager"}),
    ("众安保险与鸥达合资的公司开业。", {"鸥达": "OtherCompany"}),
    ("北京海河联盟成立于2020年9月。", {"北京海河联盟": "IndustryAssociation"}),
    ("华为去年更名为鸥海，业务不变。", {"鸥海": "TechnologyCompany"}),
    ("冰岛央行加快研究。", {"冰岛央行": "CentralBank"}),
    ("美国白宫海事政策办公室公布名录。", {"美国白宫海事政策办公室": "GovernmentBody"}),
    ("杭州富春区开展试点。", {"杭州富春区": "Place"}),
    ("厦门银行业协会发布倡议。", {"厦门银行业协会": "IndustryAssociation"}),
    ("腾讯收购了犁鸥科技。", {"犁鸥科技": "TechnologyCompany"}),
    ("2021年，犁鸥集团随后收购了腾讯。", {"犁鸥集团": "OtherCompany"}),
    ("腾讯与犁鸥支付签署合作协议。", {"犁鸥支付": "PaymentInstitution"}),
    ("犁鸥科技近日推出智能客服平台“鸥语”。", {"犁鸥科技": "TechnologyCompany", "鸥语": "Product"}),
    ("腾讯收购了犁鸥数据技术有限公司。", {"犁鸥数据技术有限公司": "TechnologyCompany"}),
    ("犁鸥银行早在2019年就采用区块链。", {"犁鸥银行": "Bank"}),
    ("微众银行是犁鸥集团的控股子公司。", {"犁鸥集团": "OtherCompany"}),
    ("腾讯收购了科技公司。", {}),
    ("腾讯收购印度金融科技公司合众易宝。", {}),
    ("腾讯收购印度金融科技，扩大版图。", {}),
    ("社会资本收购支付公司，银行与金融科技合作。", {}),
    ("例如银行通过区块链核验单据。", {}),
    ("腾讯和数据科技有限公司合作。", {}),
    ("集团旗下的微众银行业绩平稳。", {}),
    ("全球央行加快研究。", {}),
    ("由双方共同出资设立平台，公司参与了本轮投资。", {}),
    ("北京城区与深圳园区开展试点。", {}),
    ("该联盟成立于2020年9月。", {}),
    ("中国央行加快研究。", {}),
]


@pytest.mark.parametrize(("text", "names"), DEALINGS)
def test_names_by_what_bodies_do(text: str, names: dict[str, str]) -> None:
    assert {name: cls for name, cls in discovered(text).items() if cls not in {"Technology", "Scenario", "Indicator"}} == names


STARTED = [
    ("泰国中央银行启动数字泰铢试点。", {"数字泰铢试点": "Initiative"}),
    ("浙江省宁波市开展渔船抵押融资试点。", {"渔船抵押融资试点": "Initiative"}),
    ("该协会牵头开展银行业数据互换课题。", {"银行业数据互换课题": "Initiative"}),
    ("海口市设有五象海洋信息产业园。", {"五象海洋信息产业园": "Initiative"}),
    ("冰岛央行的e-krone项目完成测试。", {"冰岛央行": "CentralBank", "e-krone": "Initiative"}),
    ("海鸥通是宁波银行推出的预付资金管理产品。", {"海鸥通": "Product"}),
    ("宁波市建成“甬城链”，归集数据。", {"甬城链": "Product"}),
    ("香港金融管理局推出商业数据港（CDH）。", {"商业数据港": "Product"}),
    ("宁波银行将数字化建设作为金融科技试验田重点项目。", {}),
    ("宁波银行打造金融科技创新中心。", {}),
    ("多地开展数据交易试点。", {}),
    ("该平台是宁波银行推出的预付资金管理产品。", {}),
    ("宁波市提出“一网通办”。", {}),
    ("兰州新区成为国家级绿色金融改革创新试验区。", {}),
    ("已有15个城市开展海雀保险试点。", {"海雀保险试点": "Initiative"}),
    ("海雀保险试点于2021年在浙江率先启动。", {"海雀保险试点": "Initiative"}),
    ("交通银行参与的海雀支付试点已在海南落地。", {"海雀支付试点": "Initiative"}),
]


@pytest.mark.parametrize(("text", "names"), STARTED)
def test_names_of_what_is_started(text: str, names: dict[str, str]) -> None:
    assert {name: cls for name, cls in discovered(text).items() if cls not in {"Technology", "Scenario", "Indicator"}} == names
