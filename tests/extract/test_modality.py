"""How facts are stated: plans, forecasts, conditions, denials, failures, opinions, advice, what documents demand; with what is none of them."""

from __future__ import annotations

import pytest

from kg.extract import modality, scope
from kg.model.statement import Modality
from kg.readers.shelf import bundled_digests, read_all
from tests.extract.relations.reading import read

USES = "宁波银行 usesTechnology 区块链"
OFFERS = "宁波银行 offers 甬示"
ENABLES = "区块链 enables 供应链金融"
BUYS = "腾讯 acquires 合众易宝"
FACT, NOTHING = "asserted", ""

PLANNED = [
    ("宁波银行计划采用区块链。", USES, "planned"),
    ("宁波银行计划于2031年采用区块链。", USES, "planned"),
    ("宁波银行拟采用区块链。", USES, "planned"),
    ("宁波银行拟于明年推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行即将推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行正在筹备推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行打算引入区块链。", USES, "planned"),
    ("宁波银行准备引入区块链。", USES, "planned"),
    ("宁波银行力争在2031年推出“甬示”平台。", OFFERS, "planned"),
    ("未来，宁波银行将推出“甬示”平台。", OFFERS, "planned"),
    ("下一步，宁波银行将应用区块链。", USES, "planned"),
    ("宁波银行宣布将推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行已计划采用区块链。", USES, "planned"),
    ("腾讯拟收购合众易宝。", BUYS, "planned"),
    ("腾讯有意收购合众易宝。", BUYS, "planned"),
    ("监管部门同意宁波银行推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行计划在明年完成改造，采用区块链核验单据。", USES, "planned"),
    ("宁波银行谋划推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行提出要运用区块链，推出“甬示”平台。", USES, "planned"),
    ("宁波银行提出要完善制度，推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行希望推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行将适时推出“甬示”平台。", OFFERS, "planned"),
    ("宁波银行计划自主研发“甬示”平台。", OFFERS, "planned"),
    ("腾讯考虑收购合众易宝。", BUYS, "planned"),
    ("董事会审议通过关于推出“甬示”平台的议案，宁波银行暂无回应。", OFFERS, NOTHING),
    ("董事会审议了宁波银行推出“甬示”平台的议案。", OFFERS, "planned"),
    # what somebody says that others are to do
    ("宁波银行鼓励会员单位采用区块链。", USES, NOTHING),
    ("银行业协会提出要推动各家银行运用区块链。", "中国银行业协会 usesTechnology 区块链", "recommended"),
    # a plan that came true, a plan that is a name, a plan of something else
    ("宁波银行按照原定计划推出了“甬示”平台。", OFFERS, FACT),
    ("历经三年筹备，宁波银行推出“甬示”平台。", OFFERS, FACT),
    ("宁波银行充分考虑了客户意见，推出“甬示”平台。", OFFERS, FACT),
    ("在安全与便利之间寻求平衡，宁波银行采用区块链。", USES, FACT),
    ("该计划自推出以来，宁波银行采用区块链。", USES, FACT),
    ("宁波银行将自主研发的“甬示”平台推向市场。", OFFERS, FACT),
    ("宁波银行计划推出的“甬示”平台已经上线。", OFFERS, FACT),
    ("计划单列市宁波的宁波银行采用区块链。", USES, FACT),
    ("宁波银行发布三年行动计划，采用区块链核验单据。", USES, FACT),
    ("宁波银行模拟账户系统采用区块链。", USES, FACT),
    ("宁波银行已采用区块链，计划明年扩大规模。", USES, FACT),
    ("宁波银行将区块链应用于供应链金融。", ENABLES, FACT),
    ("宁波银行使用准备金，采用区块链核验单据。", USES, FACT),
    ("项目的目标是普惠金融，宁波银行采用区块链。", USES, FACT),
    ("宁波银行推出易获批的“甬示”产品。", OFFERS, FACT),
    ("行业计划放缓，宁波银行采用区块链。", USES, FACT),
    ("宁波银行计划增资；腾讯收购合众易宝。", BUYS, FACT),
]
PREDICTED = [
    ("未来，宁波银行可推出“甬示”平台。", OFFERS, "predicted"),
    ("区块链有望推动供应链金融发展。", ENABLES, "predicted"),
    ("区块链将推动供应链金融发展。", ENABLES, "predicted"),
    ("区块链将成为供应链金融的关键支撑技术。", ENABLES, "predicted"),
    ("区块链必将赋能供应链金融。", ENABLES, "predicted"),
    ("区块链势必赋能供应链金融。", ENABLES, "predicted"),
    ("区块链将持续赋能供应链金融。", ENABLES, "predicted"),
    ("区块链将进一步赋能供应链金融。", ENABLES, "predicted"),
    ("区块链或将赋能供应链金融。", ENABLES, "predicted"),
    ("区块链可望赋能供应链金融。", ENABLES, "predicted"),
    ("预计区块链会赋能供应链金融。", ENABLES, "predicted"),
    ("预计到2035年，区块链赋能供应链金融。", ENABLES, "predicted"),
    ("据预测，区块链赋能供应链金融。", ENABLES, "predicted"),
    ("区块链可能赋能供应链金融。", ENABLES, "predicted"),
    ("区块链未来将赋能供应链金融。", ENABLES, "predicted"),
    ("区块链或许能赋能供应链金融。", ENABLES, "predicted"),
    ("专家预期，区块链赋能供应链金融。", ENABLES, "predicted"),
    ("区块链将广泛赋能供应链金融。", ENABLES, "predicted"),
    ("区块链将会赋能供应链金融。", ENABLES, "predicted"),
    ("宁波银行预计采用区块链。", USES, "predicted"),
    # forecasts of something else, and words that only look like one
    ("区块链赋能供应链金融。", ENABLES, FACT),
    ("区块链已赋能供应链金融，预计规模明年翻番。", ENABLES, FACT),
    ("宁波银行运用区块链预测风险。", USES, FACT),
    ("预计行业增速放缓；区块链赋能供应链金融。", ENABLES, FACT),
    ("区块链已经广泛赋能供应链金融，将迎来新机遇。", ENABLES, FACT),
    ("宁波银行尽可能采用区块链。", USES, FACT),
    ("宁波银行研究区块链的可能性，采用区块链。", USES, FACT),
    ("宁波银行采用区块链，有望降低成本。", USES, FACT),
    ("宁波银行兼顾数据分析与预测采用区块链。", USES, FACT),
    ("效果超出预期，区块链赋能供应链金融。", ENABLES, FACT),
]
CONDITIONAL = [
    ("如果宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("若宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("倘若宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("假如宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("假设宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("一旦宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("要是宁波银行采用区块链，成本会下降。", USES, "conditional"),
    ("万一腾讯收购合众易宝，格局会改变。", BUYS, "conditional"),
    ("倘使腾讯收购合众易宝，格局会改变。", BUYS, "conditional"),
    ("宁波银行如能引入区块链，成本会下降。", USES, "conditional"),
    ("宁波银行若引入区块链，成本会下降。", USES, "conditional"),
    ("如果监管放行，宁波银行采用区块链。", USES, "conditional"),
    ("若条件成熟，宁波银行会推出“甬示”平台。", OFFERS, "conditional"),
    ("一旦获批，宁波银行将推出“甬示”平台。", OFFERS, "conditional"),
    ("除非股东反对，腾讯收购合众易宝。", BUYS, "conditional"),
    ("宁波银行采用区块链，前提是成本可控。", USES, "conditional"),
    ("宁波银行推出“甬示”平台，如果监管同意。", OFFERS, "conditional"),
    ("如果数据可信，区块链赋能供应链金融。", ENABLES, "conditional"),
    ("只要数据可信，区块链就能赋能供应链金融。", ENABLES, "conditional"),
    # no condition: examples, several, concessions, another sentence
    ("例如，宁波银行采用区块链。", USES, FACT),
    ("如宁波银行采用区块链核验单据。", USES, FACT),
    ("若干银行试水，宁波银行采用区块链。", USES, FACT),
    ("如果说支付是基础，信用就是核心。宁波银行采用区块链。", USES, FACT),
    ("如果成本下降，客户受益；宁波银行采用区块链。", USES, FACT),
    ("无论市场如何变化，宁波银行采用区块链。", USES, FACT),
    ("宁波银行主要是采用区块链。", USES, FACT),
    ("宁波银行采用区块链，以备万一。", USES, FACT),
]
NEGATED = [
    ("宁波银行尚未采用区块链。", USES, "negated"),
    ("宁波银行暂不采用区块链。", USES, "negated"),
    ("宁波银行未在日本推出“甬示”平台。", OFFERS, "negated"),
    ("宁波银行并未采用区块链。", USES, "negated"),
    ("宁波银行没有采用区块链。", USES, "negated"),
    ("宁波银行从未采用区块链。", USES, "negated"),
    ("宁波银行未采用区块链。", USES, "negated"),
    ("宁波银行不再使用区块链。", USES, "negated"),
    ("宁波银行未能推出“甬示”平台。", OFFERS, "negated"),
    ("宁波银行没能推出“甬示”平台。", OFFERS, "negated"),
    ("宁波银行还未推出“甬示”平台。", OFFERS, "negated"),
    ("宁波银行未曾推出“甬示”平台。", OFFERS, "negated"),
    ("宁波银行否认推出“甬示”平台。", OFFERS, "negated"),
    ("腾讯并未收购合众易宝。", BUYS, "negated"),
    ("腾讯否认收购合众易宝。", BUYS, "negated"),
    ("腾讯无法收购合众易宝。", BUYS, "negated"),
    ("腾讯不会收购合众易宝。", BUYS, "negated"),
    ("腾讯拒绝收购合众易宝。", BUYS, "negated"),
    ("区块链难以赋能供应链金融。", ENABLES, "negated"),
    ("区块链并不能赋能供应链金融。", ENABLES, "negated"),
    ("区块链不能赋能供应链金融。", ENABLES, "negated"),
    # negation of something else: what is overcome, an attribute, another clause, no negation at all
    ("宁波银行不断采用区块链。", USES, FACT),
    ("宁波银行不仅采用区块链，还引入联邦学习。", USES, FACT),
    ("宁波银行采用区块链，尚未披露成本。", USES, FACT),
    ("同业没有跟进，宁波银行采用区块链。", USES, FACT),
    ("宁波银行采用区块链解决单据难以核验的问题。", USES, FACT),
    ("宁波银行从未来出发，采用区块链。", USES, FACT),
    ("宁波银行没有停步；宁波银行采用区块链。", USES, FACT),
    ("宁波银行采用区块链，不再依赖人工。", USES, FACT),
    ("数据传输无法实时的场景，区块链赋能供应链金融。", ENABLES, FACT),
    ("处理高频数据而非实时数据的区块链赋能供应链金融。", ENABLES, FACT),
]
FAILED = [
    ("宁波银行曾推出“甬示”平台，但最终被叫停。", OFFERS, "failed"),
    ("宁波银行曾推出“甬示”平台，后因亏损下线。", OFFERS, "failed"),
    ("宁波银行一度推出“甬示”平台，随后关停。", OFFERS, "failed"),
    ("宁波银行推出“甬示”平台，但项目以失败告终。", OFFERS, "failed"),
    ("宁波银行于2019年推出“甬示”平台，后于2021年终止运营。", OFFERS, "failed"),
    ("宁波银行推出的“甬示”平台已经下线。", OFFERS, "failed"),
    ("宁波银行推出“甬示”平台失败。", OFFERS, "failed"),
    ("宁波银行曾推出“甬示”平台，次年停止服务。", OFFERS, "failed"),
    ("宁波银行原计划推出“甬示”平台，后取消。", OFFERS, "failed"),
    ("宁波银行曾试图推出“甬示”平台，最终放弃。", OFFERS, "failed"),
    ("宁波银行此前推出“甬示”平台，不久夭折。", OFFERS, "failed"),
    ("宁波银行当年推出“甬示”平台，却因监管被叫停。", OFFERS, "failed"),
    ("腾讯收购合众易宝失败。", BUYS, "failed"),
    ("腾讯收购合众易宝未果。", BUYS, "failed"),
    ("腾讯收购合众易宝一事告吹。", BUYS, "failed"),
    ("腾讯曾拟收购合众易宝，但交易终止。", BUYS, "failed"),
    ("腾讯宣布终止收购合众易宝。", BUYS, "failed"),
    ("腾讯取消收购合众易宝。", BUYS, "failed"),
    ("腾讯一度收购合众易宝，然而交易被叫停。", BUYS, "failed"),
    ("宁波银行曾采用区块链，后来放弃。", USES, "failed"),
    # a past that stands, failures of others, failures that are avoided
    ("宁波银行曾于2019年推出“甬示”平台。", OFFERS, FACT),
    ("宁波银行推出“甬示”平台，随后扩大规模。", OFFERS, FACT),
    ("宁波银行推出“甬示”平台，但腾讯的项目被叫停。", OFFERS, FACT),
    ("宁波银行推出“甬示”平台，避免交易失败。", OFFERS, FACT),
    ("曾经的试验失败了。宁波银行推出“甬示”平台。", OFFERS, FACT),
    ("腾讯收购合众易宝，完成交割。", BUYS, FACT),
    ("宁波银行采用区块链，减少操作失败。", USES, FACT),
    ("宁波银行采用区块链助力网贷平台良性退出。", "宁波银行 servesScenario 互联网贷款", FACT),
]
ATTRIBUTED = [
    ("张教授认为，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("有传闻称宁波银行采用区块链。", USES, "attributed"),
    ("面对外界传闻，宁波银行采用区块链。", USES, FACT),
    ("多位专家认为区块链赋能供应链金融。", ENABLES, "attributed"),
    ("宁波银行行长认为，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("在李院士看来，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("王总裁主张，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("反对者坚信，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("该负责人表示，区块链可以赋能供应链金融。", ENABLES, "attributed"),
    ("分析师指出，区块链能够赋能供应链金融。", ENABLES, "attributed"),
    ("论坛嘉宾强调，区块链是供应链金融的关键支撑技术。", ENABLES, "attributed"),
    ("一位高管称，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("会上嘉宾谈到，区块链可以赋能供应链金融。", ENABLES, "attributed"),
    ("麦肯锡认为，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("毕马威表示，区块链可以赋能供应链金融。", ENABLES, "attributed"),
    ("腾讯直言，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("市场人士看好区块链赋能供应链金融。", ENABLES, "attributed"),
    ("评论员断言，区块链赋能供应链金融。", ENABLES, "attributed"),
    ("麦肯锡认为，宁波银行采用区块链。", USES, "attributed"),
    # the report's own judgement, what sources count or report, definitions
    ("本报告认为，区块链赋能供应链金融。", ENABLES, FACT),
    ("我们认为，区块链赋能供应链金融。", ENABLES, FACT),
    ("业界普遍认为，区块链赋能供应链金融。", ENABLES, FACT),
    ("数字经济被提到新的高度，区块链赋能供应链金融。", ENABLES, FACT),
    ("张教授认为前景广阔。区块链赋能供应链金融。", ENABLES, FACT),
    ("宁波银行行长表示，宁波银行采用区块链。", USES, FACT),
    ("据麦肯锡统计，宁波银行采用区块链。", USES, FACT),
    ("年报披露，宁波银行采用区块链。", USES, FACT),
    ("腾讯表示，腾讯已收购合众易宝。", BUYS, FACT),
    ("宁波银行公告称，宁波银行已推出“甬示”平台。", OFFERS, FACT),
    ("张教授认为，区块链有望赋能供应链金融。", ENABLES, "predicted"),
]
RECOMMENDED = [
    ("建议宁波银行采用区块链。", USES, "recommended"),
    ("宁波银行应采用区块链。", USES, "recommended"),
    ("宁波银行应当采用区块链。", USES, "recommended"),
    ("宁波银行应该采用区块链。", USES, "recommended"),
    ("宁波银行须加快采用区块链。", USES, "recommended"),
    ("宁波银行亟待引入区块链。", USES, "recommended"),
    ("宁波银行必须采用区块链。", USES, "recommended"),
    ("宁波银行需要采用区块链。", USES, "recommended"),
    ("宁波银行有必要采用区块链。", USES, "recommended"),
    ("宁波银行不妨采用区块链。", USES, "recommended"),
    ("宁波银行宜采用区块链。", USES, "recommended"),
    ("宁波银行可考虑采用区块链。", USES, "recommended"),
    ("宁波银行要积极采用区块链。", USES, "recommended"),
    ("银行应加快利用区块链发展供应链金融。", ENABLES, "recommended"),
    ("要充分运用区块链发展供应链金融。", ENABLES, "recommended"),
    ("机构应加快转型，利用区块链发展供应链金融。", ENABLES, "recommended"),
    ("建议有关方面利用区块链发展供应链金融。", ENABLES, "recommended"),
    ("呼吁宁波银行采用区块链。", USES, NOTHING),
    # advice as a noun, 应 in other words, needs, the next sentence
    ("宁波银行运用区块链提供投资建议。", USES, FACT),
    ("宁波银行采用区块链，提出了三条建议。", USES, FACT),
    ("宁波银行因应市场变化采用区块链。", USES, FACT),
    ("宁波银行相应采用区块链。", USES, FACT),
    ("宁波银行根据业务需要采用区块链。", USES, FACT),
    ("宁波银行无需改造即可采用区块链。", USES, FACT),
    ("宁波银行响应号召，采用区块链。", USES, FACT),
    ("同业应加强合作。宁波银行采用区块链。", USES, FACT),
    ("宁波银行主要通过区块链发展供应链金融。", ENABLES, FACT),
]
SHALL = [
    ("《示范管理办法》规定，宁波银行应当采用区块链。", USES, NOTHING),
    ("《示范管理办法》要求宁波银行采用区块链。", USES, NOTHING),
    ("《示范管理办法》明确，宁波银行须采用区块链。", USES, NOTHING),
    ("《示范管理办法》鼓励宁波银行采用区块链。", USES, NOTHING),
    ("《示范管理办法》禁止宁波银行采用区块链。", USES, NOTHING),
    ("《示范管理办法》规定，宁波银行不得采用区块链。", USES, NOTHING),
    ("《示范管理办法》提出，银行应运用区块链发展供应链金融。", ENABLES, NOTHING),
    ("《示范管理办法》要求，机构应当利用区块链发展供应链金融。", ENABLES, NOTHING),
    ("人民银行要求宁波银行采用区块链。", USES, NOTHING),
    ("监管部门鼓励宁波银行采用区块链。", USES, NOTHING),
    ("人民银行督促宁波银行采用区块链。", USES, NOTHING),
    ("监管部门责令宁波银行采用区块链。", USES, NOTHING),
    ("第十二条规定，宁波银行应当采用区块链。", USES, NOTHING),
    ("《示范管理办法》要求银行规范发展供应链金融。", "示范管理办法 governs 供应链金融", FACT),
    ("《示范管理办法》规定，机构不得违规开展供应链金融。", "示范管理办法 governs 供应链金融", FACT),
    ("《示范管理办法》明确了供应链金融的要求。", "示范管理办法 governs 供应链金融", FACT),
    ("《示范管理办法》对供应链金融作出规定。", "示范管理办法 governs 供应链金融", FACT),
    ("《示范管理办法》提出，应当加强个人信息保护。", "示范管理办法 governs 个人信息保护", FACT),
    ("《示范管理办法》要求，应用区块链须经评估。", "示范管理办法 governs 区块链", FACT),
    ("《示范管理办法》禁止违规开展供应链金融。", "示范管理办法 governs 供应链金融", FACT),
    # what actors do beside a document, and because of it
    ("根据《示范管理办法》，宁波银行采用区块链。", USES, FACT),
    ("《示范管理办法》发布后，宁波银行采用区块链。", USES, FACT),
    ("《示范管理办法》已经施行。宁波银行采用区块链。", USES, FACT),
    ("《示范管理办法》提出明确要求；宁波银行采用区块链。", USES, FACT),
    ("为落实《示范管理办法》，宁波银行采用区块链。", USES, FACT),
    ("监管要求趋严，宁波银行采用区块链。", USES, FACT),
]
TABLES = {
    "planned": PLANNED, "predicted": PREDICTED, "conditional": CONDITIONAL, "negated": NEGATED,
    "failed": FAILED, "attributed": ATTRIBUTED, "recommended": RECOMMENDED, "shall": SHALL,
}  # fmt: skip
CASES = [pytest.param(*case, id=f"{name}: {case[0]}") for name, table in TABLES.items() for case in table]


@pytest.mark.parametrize("name", TABLES)
def test_every_phenomenon_has_its_sentences(name: str) -> None:
    assert len(TABLES[name]) >= 25


@pytest.mark.parametrize(("text", "fact", "modality"), CASES)
def test_modality(text: str, fact: str, modality: str) -> None:
    found = read(text)
    triple = tuple(fact.split())
    assert {str(m) for m in Modality if triple in found.facts(modality=m)} == ({modality} if modality else set())


def test_markers_are_looked_for_wherever_one_stands() -> None:
    """A sentence without a word that a marker needs is not searched for it: the marker must not match there."""
    kinds = {
        "question": (modality.QUESTION,), "held": (modality.JUDGED,), "said": (modality.SAID,), "failed": (modality.FAILED,),
        "condition": (modality.CONDITION,), "negated": (modality.NEGATED,), "advice": (modality.ADVICE, modality.URGED),
        "planned": (modality.PLANNED,), "predicted": (modality.PREDICTED,),
    }  # fmt: skip
    matched = set()
    for document in read_all(bundled_digests())[0]:
        for line in document.text.splitlines():
            held = scope._markers_in(line)
            for kind, markers in kinds.items():
                if any(marker.search(line) for marker in markers):
                    matched.add(kind)
                    assert kind in held, line
    assert matched == set(kinds)
