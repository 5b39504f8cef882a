"""Names that the lexicon lacks, by rule: each table holds sentences with the names and classes found, and others with none."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

TITLES = ("head noun", "source named", "issuing")

LISTED = [
    ("银行正在试用大数据、区块链、量子测绘、光场渲染等技术。", {"量子测绘": "Technology", "光场渲染": "Technology"}),
    ("该所研究人工智能、雾端计算、区块链等技术。", {"雾端计算": "Technology"}),
    ("系统建在Zephyrlake、Kubernetes、Moorhen等开源技术上。", {"Zephyrlake": "Technology", "Moorhen": "Technology"}),
    ("产品覆盖供应链金融、渔船租赁、茶园保险、智能风控等场景。", {"渔船租赁": "Scenario", "茶园保险": "Scenario"}),
    ("平台提供林权抵押贷款、牧草保险、冷链租赁、苗木收益互换等产品。",
     {"林权抵押贷款": "Scenario", "牧草保险": "Scenario", "冷链租赁": "Scenario", "苗木收益互换": "Scenario"}),
    ("该行已把模型用于智能客服、陶瓷溯源和海产质检等领域。", {"陶瓷溯源": "Scenario", "海产质检": "Scenario"}),
    ("海上渔船保险、海上渔船债券等绿色金融产品不断涌现。", {"海上渔船保险": "Scenario", "海上渔船债券": "Scenario"}),
    ("光场加密、雾端加密等隐私计算技术日益成熟。", {"光场加密": "Technology", "雾端加密": "Technology"}),
    ("试点在杭州、苏州、临溪等地展开。", {"临溪": "Place"}),
    ("以Quillpoint、Stripe、Tarnwell等为代表的支付公司发展很快。", {"Quillpoint": "PaymentInstitution", "Tarnwell": "PaymentInstitution"}),
    ("招商证券、国泰君安、晓帆明德、海通证券、广发证券的投入都在增长。", {"晓帆明德": "SecuritiesFirm"}),
]  # fmt: skip
SLOTS = [
    ("该行基于苔原聚类算法，识别异常商户。", {"苔原聚类算法": "Technology"}),
    ("苔纹识别技术可以发现伪造的票据。", {"苔纹识别": "Technology"}),
    ("一是环形共识算法的改进，缩短了确认时间。", {"环形共识算法": "Technology"}),
    ("碎片隐私适用于人数较少的统计。", {"碎片隐私": "Technology"}),
    ("该行在茶园缴费领域有多年积累。", {"茶园缴费": "Scenario"}),
    ("非对称晶格密码算法已经进入测试。", {"非对称晶格密码算法": "Technology"}),
    ("渔获溯源需求增长。协会认为，渔获溯源将带来新的客户。", {"渔获溯源": "Scenario"}),
]
BODIES = [
    ("如晓帆银行将亚洲作为重点。", {"晓帆银行": "Bank"}),
    ("例如海雀银行借助图计算，改进了授信。", {"海雀银行": "Bank"}),
    ("2021年3月，挪威国税局发布了说明。", {"挪威国税局": "GovernmentBody"}),
    ("此外，布列塔尼亚政府组织银行开展了演练。", {"布列塔尼亚政府": "GovernmentBody"}),
    ("欧盟住房委员会正在起草文件。", {"欧盟住房委员会": "GovernmentBody"}),
    ("国际晓帆银行指出，费用正在下降。", {"国际晓帆银行": "InternationalOrganization"}),
    ("国际晓帆联盟（IXU）发布了路线图。", {"国际晓帆联盟": "InternationalOrganization"}),
    ("巴西银行Tarnbank扩大了业务。", {"Tarnbank": "Bank"}),
    ("Harrowgate收购了两家同行。", {"Harrowgate": "OtherCompany"}),
    ("Harrow Capital宣布设立新基金。", {"Harrow Capital": "FundManager"}),
    ("数据来源：晓帆科技研究院，Lindenmark", {"晓帆科技研究院": "ResearchInstitute", "Lindenmark": "OtherCompany"}),
    ("智利渔业与海洋管理局（SPMC）新设了处室。", {"智利渔业与海洋管理局": "Regulator"}),
    ("各方筹备了山地普惠峰会（MIS），讨论农村支付。", {"山地普惠峰会": "Initiative"}),
    ("银行试用雾端路由协议（FRPX）传送报文。", {"雾端路由协议": "Technology"}),
    ("案例3：晓帆科技——海雀贷", {"海雀贷": "Product", "晓帆科技": "TechnologyCompany"}),
    ("Meta推出了数字货币Tarnmark。", {"Tarnmark": "Product"}),
    ("招商银行打造的“海雀一号”，服务渔民。", {"海雀一号": "Product"}),
    ("招商银行推出的跨境贸易晓帆区块链服务平台，已经上线。", {"跨境贸易晓帆区块链服务平台": "Product"}),
]
NOTHING = [
    # a clause, a verb, a vague word in a list
    "该行通过大数据、区块链、提升效率、改善体验等技术手段服务客户。",
    "银行采用人工智能、大数据、新一代技术、相关技术等技术。",
    "银行关注信用风险、市场风险、声誉风险等方面。",
    "数字信贷充分整合银行、保险、电商等资源。",
    "投入来自大中型银行、互联网企业、地方政府等各方。",
    # words for kinds of bodies
    "一些大型银行正在试点。",
    "未来银行将更加开放。",
    "深圳等地方政府发布了办法。",
    "行业协会提出了建议。",
    "如零售银行将受益。",
    "渔业通过鱼汛保险构建保障体系。",
    # no term of their own
    "一项颠覆性技术的出现改变了格局。",
    "该行优化组织架构，明确职责。",
    "新兴技术成为重点。",
    "多项技术的融合带来变化。",
    "金融机构风控能力有待提高。",
    "整个金融领域都在变化。",
    "银行提供一站式金融服务。",
    "该行运用关键技术，改进流程。",
    # the left end of a term is not known, or is a verb
    "智能风控平台用渔获挖掘、机器学习等技术改进模型。",
    "受影响的活动有海上支付、保险、存款和贷款。",
    "网点转型的主题目前涉及茶园普惠金融、社区生活、健康生活。",
    "该行用区块链技术记账。",
    "机构正积极应对量子计算技术的威胁。",
    "支付结算各类技术的成熟度提高。",
    "Heronpay计划明年试点。",
    "Heronpay建立统一的支付战略。",
    # no publisher, no abbreviation of a name
    "来源：根据公开资料整理",
    "该行加强建设（AI），提高效率。",
    # a kind, not a product
    "案例2：腾讯——移动支付平台",
    "晓帆银行ChatHeron已经上线。",
    "用户向Heronpay询问建议或产品。",
    "如央行打造的平台已经上线。",
    "全球金融科技公司IPO数量下降。",
]


def discovered(text: str) -> dict[str, str]:
    entities = read(*text.split("\n")).document.names.met().values()
    told = (*TITLES, "named by what it is")
    return {e.zh: e.cls for e in entities if e.origin == "discovered" and e.id != "test" and e.reason is not None and not e.reason.en.startswith(told)}


@pytest.mark.parametrize(("text", "names"), [*LISTED, *SLOTS, *BODIES])
def test_names(text: str, names: dict[str, str]) -> None:
    assert discovered(text) == names


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert discovered(text) == {}


def test_term_and_its_long_form_are_one() -> None:
    names = read("苔纹识别技术可以发现伪造的票据。", "苔纹识别速度很快。").document.names
    found = names.find("苔纹识别技术")
    assert found is not None
    assert found == names.find("苔纹识别")


def test_long_form_of_a_known_term_is_that_term() -> None:
    names = read("基于差分隐私技术，银行发布了统计。").document.names
    assert names.find("差分隐私技术") == names.find("差分隐私")
    assert names.find("差分隐私").origin == "lexicon"  # type: ignore[union-attr]


def test_name_once_found_makes_its_neighbour_found() -> None:
    assert discovered("例如晓帆银行将推出新业务。\n晓帆银行、海雀银行等机构也有布局。") == {"晓帆银行": "Bank", "海雀银行": "Bank"}


def test_other_signs_go_before_a_slot() -> None:
    found = discovered("招商银行、晓帆保险等机构参与。\n晓帆保险在农村很活跃。\n晓帆保险在城市也活跃。")
    assert found == {"晓帆保险": "InsuranceCompany"}
