"""The fixture graph of the competency questions: three short reports on a small fintech world.

Most bodies are invented (晨光银行, 远山银行, 海桥支付 …); 建设银行, 建信金科, 人民银行, 数字人民币, the places and the concepts are real,
with public facts, because questions have them as defaults. Every construct that a question asks for stands here: several
reports, dated policies, figures with growth and share, pilots, a conflict, forecasts, plans, a negated claim, renamed bodies,
subsidiaries, partners, investments, discovered things, judgements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kg.lexicon.reasons import ENDS, LAUNCHED, QUOTED
from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.model.judgement import Judgement, Ruling, Verdict
from kg.model.statement import (
    ConceptRef,
    Evidence,
    Literal,
    Modality,
    Observation,
    ObservationClaim,
    Passage,
    Period,
    Statement,
    Value,
)
from tests.rdf.factory import Text

REPORTS = (
    Report("sample-2020", "示范金融科技报告（2020）", "湖光研究院", "2020", "来源：湖光研究院"),
    Report("sample-2021", "示范金融科技报告（2021）", "湖光研究院", "2021-10", "来源：湖光研究院"),
    Report("sample-2024", "示范数字金融报告（2024）", "示范金融科技协会", "2024-12", "来源：示范金融科技协会"),
)

_KNOWN = """
ccb | StateOwnedBank | 建设银行 | China Construction Bank | 建行
dawn-bank | JointStockBank | 晨光银行 | Dawn Bank | 晨光行
hill-bank | CityCommercialBank | 远山银行 | |
rice-bank | RuralBank | 稻香农商行 | |
sky-bank | InternetBank | 云上银行 | |
polar-bank | ForeignBank | 北极星银行 | Polar Bank |
oak-sec | SecuritiesFirm | 橡木证券 | |
maple-ins | InsuranceCompany | 枫林保险 | |
pine-fund | FundManager | 松涛基金 | |
bridge-pay | PaymentInstitution | 海桥支付 | |
join-credit | OtherFinancialInstitution | 合众消金 | |
star-tech | TechnologyCompany | 星桥科技 | StarBridge |
ccb-fintech | FintechSubsidiary | 建信金科 | CCB Fintech |
dawn-fintech | FintechSubsidiary | 晨光金科 | |
hill-fintech | FintechSubsidiary | 远山数科 | |
food-co | OtherCompany | 百味餐饮 | |
pboc | CentralBank | 人民银行 | PBOC | 央行
old-regulator | Regulator | 旧监管委 | |
new-regulator | Regulator | 新监管局 | |
bay-gov | GovernmentBody | 望海市政府 | |
pay-forum | InternationalOrganization | 环球支付论坛 | |
fin-assoc | IndustryAssociation | 示范金融科技协会 | |
lake-inst | ResearchInstitute | 湖光研究院 | |
river-clear | MarketInfrastructure | 江城清算所 | |
data-law | Law | 示范数据法 | |
sample-plan | Plan | 示范发展规划 | |
data-rules | Measures | 示范数据办法 | |
privacy-guide | Guideline | 示范隐私计算指引 | |
pilot-notice | Notice | 示范试点通知 | |
chain-standard | Standard | 示范区块链规范 | |
e-cny | Product | 数字人民币 | e-CNY |
bridge-wallet | Product | 海桥钱包 | |
chain-loan | Product | 链上贷 | |
hill-app | Product | 远山App | |
sample-sandbox | Initiative | 示范沙盒 | |
e-cny-trial | Initiative | 数字人民币缴费试点 | |
open-alliance | Initiative | 示范开源联盟 | |
china | Place | 中国 | China |
beijing | Place | 北京 | Beijing |
shanghai | Place | 上海 | Shanghai |
shenzhen | Place | 深圳 | Shenzhen |
"""
_CONCEPTS = """
trusted-technology | Technology | 可信技术 | |
distributed-ledger | Technology | 分布式账本 | | trusted-technology
blockchain | Technology | 区块链 | blockchain | distributed-ledger
privacy-computing | Technology | 隐私计算 | privacy-preserving computation | trusted-technology,data-security
data-security | Technology | 数据安全技术 | |
federated-learning | Technology | 联邦学习 | federated learning | privacy-computing,machine-learning
ai | Technology | 人工智能 | AI |
machine-learning | Technology | 机器学习 | | ai
foundation-model | Technology | 大模型 | | machine-learning
payment | Scenario | 支付 | |
cross-border-payment | Scenario | 跨境支付 | | payment
risk-control | Scenario | 风控 | |
intelligent-risk-control | Scenario | 智能风控 | | risk-control
supply-chain-finance | Scenario | 供应链金融 | |
technology-investment | Indicator | 金融科技投入 | technology spending |
fintech-investment-growth | Indicator | 金融科技投入增长率 | |
technology-investment-revenue-share | Indicator | 金融科技投入占营收比例 | |
market-size | Indicator | 市场规模 | market size |
"""


def _entities() -> dict[str, Entity]:
    found = {}
    for line in _KNOWN.strip().splitlines():
        key, cls, zh, en, aliases = (part.strip() for part in line.split("|"))
        found[key] = Entity(key, cls, zh, en, tuple(filter(None, aliases.split(","))), source="sample-2020|general")
    for line in _CONCEPTS.strip().splitlines():
        key, cls, zh, en, broader = (part.strip() for part in line.split("|"))
        source = "sample-2020|sample-2024" if key == "blockchain" else "general"
        found[key] = Entity(key, cls, zh, en, broader=tuple(filter(None, broader.split(","))), source=source)
    found["big-two"] = Entity("big-two", "StateOwnedBank", "两大示范行", members=("ccb", "dawn-bank", "unread-bank"), source="general")
    found["cloud-ridge"] = Entity("cloud-ridge", "TechnologyCompany", "云岭智能", origin="discovered", reason=ENDS("智能"))
    found["ridge-model"] = Entity("ridge-model", "Product", "云岭模型", origin="discovered", reason=QUOTED(LAUNCHED()))
    return found


@dataclass
class World:
    """Reports that grow sentence by sentence, and what each sentence claims."""

    entities: dict[str, Entity] = field(default_factory=_entities)
    texts: dict[str, Text] = field(default_factory=lambda: {r.id: Text(r.id, digest * 64) for r, digest in zip(REPORTS, "abc", strict=True)})
    statements: dict[str, Statement] = field(default_factory=dict)
    observations: dict[str, Observation] = field(default_factory=dict)

    def say(self, year: int, sentence: str, section: str = "一、概况") -> Passage:
        """A sentence of the report of a year; every label or alias that stands in it is a mention, longer ones first."""
        found: list[tuple[str, str]] = []
        rest = sentence
        forms = [(form, e.id) for e in self.entities.values() for form in (e.zh, *e.aliases)]
        for form, key in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
            if form in rest and key not in {known for _, known in found}:
                found.append((form, key))
                rest = rest.replace(form, "\n" * len(form))
        return self.texts[f"sample-{year}"].say(sentence, *found, section=section)

    def claim(self, key: str, passages: list[Passage], subject: str, predicate: str, value: Value, **more: object) -> None:
        """A statement read from passages, or a further reading of one that is there; ``more`` are parts of a Statement."""
        confidence, pattern = Decimal(str(more.pop("confidence", "0.9"))), f"{predicate}-01"
        context = tuple(more.pop("context", ()))  # type: ignore[call-overload]
        evidence = tuple(
            Evidence(passage=each, extractor="relations", pattern=pattern, confidence=confidence, context=context) for each in passages
        )
        parts: dict[str, object] = {"modality": Modality.ASSERTED, "belief": Decimal("0.97" if len(passages) > 1 else "0.9"), **more}
        self.statements[key] = Statement(id=key, subject=subject, predicate=predicate, object=value, evidence=evidence, **parts)  # type: ignore[arg-type]

    def figure(self, key: str, passage: Passage, indicator: str, value: str, unit: str, words: str, **more: object) -> None:
        """A statistic; ``period`` is a year, or a triple of text, start and end."""
        evidence = Evidence(passage=passage, extractor="statistics", pattern="value-01", confidence=Decimal("0.95"))
        period = more.pop("period", None)
        if isinstance(period, int):
            more["period"] = Period(str(period), f"{period}-01-01", f"{period}-12-31")
        elif isinstance(period, tuple):
            more["period"] = Period(*period)
        scale, normal = {"亿元": ("1E+8", "CNY"), "%": ("0.01", "ratio")}[unit]
        belief, links = Decimal(str(more.pop("belief", "0.95"))), {name: more.pop(name, ()) for name in ("refines", "contradicts")}
        number = Decimal(value) if value else None
        claim = ObservationClaim(
            indicator=indicator,
            unit=unit,
            quantity_text=words,
            evidence=evidence,
            value=number,
            normalized_value=None if number is None else number * Decimal(scale),
            normalized_unit="" if number is None else normal,
            **more,  # type: ignore[arg-type]
        )
        self.observations[key] = Observation(id=key, claim=claim, evidence=(evidence,), belief=belief, **links)  # type: ignore[arg-type]


def _date(text: str) -> tuple[str, Literal]:
    return "date", Literal.date(text)


def _yuan(text: str) -> tuple[tuple[str, Literal], ...]:
    return ("amount", Literal(text, "decimal")), ("currency", Literal("CNY", "string"))


def _actors(world: World) -> None:
    say, claim = world.say, world.claim
    first = say(2020, "2018年4月，建设银行在上海设立建信金科，注册资本16亿元。")
    again = say(2021, "建信金科是建设银行的子公司，2018年成立。", "二、机构")
    claim("sub-ccb", [first, again], "ccb", "hasSubsidiary", "ccb-fintech")
    claim("founded-ccb-2018-04", [first], "ccb-fintech", "foundedOn", Literal.date("2018-04"), refines=("founded-ccb-2018",))
    claim("founded-ccb-2018", [again], "ccb-fintech", "foundedOn", Literal.date("2018"), chosen=False)
    claim("place-ccb", [first], "ccb-fintech", "locatedIn", "shanghai")
    claim("capital-ccb", [first], "ccb-fintech", "registeredCapital", Literal("1600000000", "decimal"))
    dawn = say(2021, "晨光银行2019年成立晨光金科，落户北京。", "二、机构")
    claim("sub-dawn", [dawn], "dawn-bank", "hasSubsidiary", "dawn-fintech")
    claim("founded-dawn-2019", [dawn], "dawn-fintech", "foundedOn", Literal.date("2019"), contradicts=("founded-dawn-2020",))
    claim("place-dawn", [dawn], "dawn-fintech", "locatedIn", "beijing")
    other = say(2024, "晨光金科成立于2020年，注册资本5000万元。", "二、机构")
    claim("founded-dawn-2020", [other], "dawn-fintech", "foundedOn", Literal.date("2020"), contradicts=("founded-dawn-2019",), belief=Decimal("0.6"))
    claim("capital-dawn", [other], "dawn-fintech", "registeredCapital", Literal("50000000", "decimal"))
    hill = say(2024, "远山银行拟设立远山数科，橡木证券未设科技子公司晨光金科。", "二、机构")
    claim("plan-hill", [hill], "hill-bank", "hasSubsidiary", "hill-fintech", modality=Modality.PLANNED)
    claim("not-oak", [hill], "oak-sec", "hasSubsidiary", "dawn-fintech", modality=Modality.NEGATED)
    partner = say(2020, "建设银行与星桥科技合作。")
    claim("partner-ccb", [partner], "ccb", "partnersWith", "star-tech")
    partner = say(2024, "云岭智能与远山银行合作研发风控系统。", "二、机构")
    claim("partner-hill", [partner], "cloud-ridge", "partnersWith", "hill-bank", belief=Decimal("0.7"))
    deal = say(2021, "2020年6月，松涛基金向星桥科技投资3亿元，为A轮。", "二、机构")
    parts = (*_yuan("300000000"), _date("2020-06"), ("round", Literal("A轮", "string")))
    claim("deal-pine", [deal], "pine-fund", "investsIn", "star-tech", qualifiers=parts)
    deal = say(2024, "枫林保险2023年收购海桥支付。", "二、机构")
    claim("deal-maple", [deal], "maple-ins", "acquires", "bridge-pay", qualifiers=(_date("2023"),))
    renamed = say(2024, "旧监管委改组为新监管局，新监管局监管远山银行与枫林保险。", "二、机构")
    claim("renamed", [renamed], "old-regulator", "renamedTo", "new-regulator")
    claim("supervises-hill", [renamed], "new-regulator", "supervises", "hill-bank")
    claim("supervises-maple", [renamed], "new-regulator", "supervises", "maple-ins")
    named = say(2020, "环球支付论坛界定了跨境支付；稻香农商行、云上银行、北极星银行、合众消金、百味餐饮均在其列。")
    claim("defines", [named], "pay-forum", "defines", "cross-border-payment")
    for year, body in ((2020, "lake-inst"), (2021, "lake-inst"), (2024, "fin-assoc")):
        title = next(report.title for report in REPORTS if report.id == f"sample-{year}")
        cover = say(year, f"{title}由{world.entities[body].zh}发布。", "封面")
        claim(f"published-{year}", [cover], body, "published", f"sample-{year}")


def _policies(world: World) -> None:
    say, claim = world.say, world.claim
    issued = say(2020, "2018年8月，人民银行与旧监管委联合印发《示范数据办法》（征求意见稿），规范隐私计算。", "三、政策")
    later = say(2021, "《示范数据办法》于2018年8月15日发布。", "三、政策")
    joint = (("jointIssuers", Literal("2", "integer")),)
    claim("rules-pboc", [issued], "data-rules", "issuedBy", "pboc", qualifiers=joint)
    claim("rules-old", [issued], "data-rules", "issuedBy", "old-regulator", qualifiers=joint)
    claim("rules-month", [issued], "data-rules", "issuedOn", Literal.date("2018-08"), chosen=False)
    claim("rules-day", [later], "data-rules", "issuedOn", Literal.date("2018-08-15"), refines=("rules-month",))
    claim("rules-draft", [issued], "data-rules", "policyStatus", ConceptRef("draft"))
    claim("rules-privacy", [issued], "data-rules", "governs", "privacy-computing")
    guide = say(2021, "2021年3月，人民银行发布《示范隐私计算指引（试行）》，适用于联邦学习和智能风控。", "三、政策")
    claim("guide-pboc", [guide], "privacy-guide", "issuedBy", "pboc")
    claim("guide-month", [guide], "privacy-guide", "issuedOn", Literal.date("2021-03"))
    claim("guide-trial", [guide], "privacy-guide", "policyStatus", ConceptRef("trial"))
    claim("guide-fl", [guide], "privacy-guide", "governs", "federated-learning")
    claim("guide-risk", [guide], "privacy-guide", "governs", "intelligent-risk-control")
    chain = say(2021, "人民银行2020年印发《示范区块链规范》，现已生效，适用于区块链与海桥支付。", "三、政策")
    claim("chain-pboc", [chain], "chain-standard", "issuedBy", "pboc")
    claim("chain-year", [chain], "chain-standard", "issuedOn", Literal.date("2020"))
    claim("chain-force", [chain], "chain-standard", "policyStatus", ConceptRef("inForce"))
    claim("chain-chain", [chain], "chain-standard", "governs", "blockchain")
    claim("chain-pay", [chain], "chain-standard", "governs", "bridge-pay")
    plan = say(2024, "望海市政府2024年1月发布《示范发展规划》，支持大模型与跨境支付；《示范数据法》和《示范试点通知》配套。", "三、政策")
    claim("plan-gov", [plan], "sample-plan", "issuedBy", "bay-gov")
    claim("plan-month", [plan], "sample-plan", "issuedOn", Literal.date("2024-01"))
    claim("plan-model", [plan], "sample-plan", "governs", "foundation-model")
    claim("plan-payment", [plan], "sample-plan", "governs", "cross-border-payment")


def _technologies(world: World) -> None:
    say, claim = world.say, world.claim
    one = say(2020, "建设银行运用区块链开展供应链金融。", "四、技术")
    two = say(2024, "建设银行的区块链平台服务供应链金融。", "四、技术")
    claim("ccb-chain", [one, two], "ccb", "usesTechnology", "blockchain")
    claim("ccb-supply", [one], "ccb", "servesScenario", "supply-chain-finance")
    claim("chain-supply", [one, two], "blockchain", "enables", "supply-chain-finance")
    learn = say(2021, "晨光银行采用联邦学习做智能风控，远山银行采用隐私计算。", "四、技术")
    claim("dawn-fl", [learn], "dawn-bank", "usesTechnology", "federated-learning")
    claim("dawn-risk", [learn], "dawn-bank", "servesScenario", "intelligent-risk-control")
    claim("fl-risk", [learn], "federated-learning", "enables", "intelligent-risk-control")
    claim("hill-privacy", [learn], "hill-bank", "usesTechnology", "privacy-computing", belief=Decimal("0.75"), confidence="0.6")
    narrow = say(2021, "联邦学习是隐私计算的一种。", "四、技术")
    claim("fl-broader", [narrow], "federated-learning", "broader", "privacy-computing")
    model = say(2024, "晨光银行上线大模型，用于智能风控；该行还将用于跨境支付。", "四、技术")
    claim("dawn-model", [model], "dawn-bank", "usesTechnology", "foundation-model")
    claim("model-risk", [model], "foundation-model", "enables", "intelligent-risk-control")
    claim("model-payment", [model], "foundation-model", "enables", "cross-border-payment", modality=Modality.PREDICTED, context=(learn,))
    advice = say(2024, "报告建议远山银行应用大模型，有专家认为云上银行已用区块链，枫林保险的区块链项目已终止。", "四、技术")
    claim("advice", [advice], "hill-bank", "usesTechnology", "foundation-model", modality=Modality.RECOMMENDED)
    claim("opinion", [advice], "sky-bank", "usesTechnology", "blockchain", modality=Modality.ATTRIBUTED)
    claim("stopped", [advice], "maple-ins", "usesTechnology", "blockchain", modality=Modality.FAILED)
    made = say(2024, "云岭智能以大模型为底座推出云岭模型，星桥科技运用隐私计算。", "四、技术")
    claim("ridge-offers", [made], "cloud-ridge", "offers", "ridge-model", qualifiers=(("technology", "foundation-model"),))
    claim("star-privacy", [made], "star-tech", "usesTechnology", "privacy-computing")
    condition = say(2024, "若标准落地，江城清算所将采用分布式账本。", "四、技术")
    claim("condition", [condition], "river-clear", "usesTechnology", "distributed-ledger", modality=Modality.CONDITIONAL)


def _products(world: World) -> None:
    say, claim = world.say, world.claim
    wallet = say(2020, "海桥支付推出海桥钱包，采用区块链，服务跨境支付。", "五、产品")
    claim("pay-wallet", [wallet], "bridge-pay", "offers", "bridge-wallet", qualifiers=(_date("2019-05"),))
    claim("wallet-chain", [wallet], "bridge-wallet", "usesTechnology", "blockchain")
    claim("wallet-payment", [wallet], "bridge-wallet", "servesScenario", "cross-border-payment")
    loan = say(2021, "建设银行推出链上贷，以区块链技术为底层；远山银行推出远山App。", "五、产品")
    claim("ccb-loan", [loan], "ccb", "offers", "chain-loan", qualifiers=(("technology", "blockchain"),))
    claim("hill-app", [loan], "hill-bank", "offers", "hill-app")
    pilot = say(2020, "2020年4月起，数字人民币先在深圳试点。", "五、产品")
    claim("pilot-shenzhen", [pilot], "e-cny", "pilotedIn", "shenzhen", qualifiers=(_date("2020-04"),))
    pilot = say(2021, "数字人民币试点扩至上海，由人民银行发行。", "五、产品")
    claim("pilot-shanghai", [pilot], "e-cny", "pilotedIn", "shanghai")
    claim("pboc-ecny", [pilot], "pboc", "offers", "e-cny")
    box = say(2021, "人民银行在北京牵头示范沙盒，建设银行、晨光银行参与，沙盒应用隐私计算。", "五、产品")
    claim("leads-box", [box], "pboc", "leads", "sample-sandbox")
    claim("ccb-box", [box], "ccb", "participatesIn", "sample-sandbox", qualifiers=(("role", Literal("首批成员", "string")),))
    claim("dawn-box", [box], "dawn-bank", "participatesIn", "sample-sandbox")
    claim("box-place", [box], "sample-sandbox", "locatedIn", "beijing")
    claim("box-pilot", [box], "sample-sandbox", "pilotedIn", "beijing")
    claim("box-privacy", [box], "sample-sandbox", "usesTechnology", "privacy-computing")
    tried = say(2024, "晨光银行参与的数字人民币缴费试点在上海启动。", "五、产品")
    claim("dawn-trial", [tried], "dawn-bank", "participatesIn", "e-cny-trial")
    claim("trial-ecny", [tried], "e-cny-trial", "pilots", "e-cny")
    claim("trial-shanghai", [tried], "e-cny-trial", "pilotedIn", "shanghai")
    paid = say(2024, "海桥钱包已支持数字人民币付款。", "五、产品")
    claim("wallet-ecny", [paid], "bridge-wallet", "usesProduct", "e-cny")
    put_in = say(2024, "2024年3月，晨光银行接入链上贷。", "五、产品")
    claim("dawn-chain", [put_in], "dawn-bank", "usesProduct", "chain-loan", qualifiers=(_date("2024-03"),))
    union = say(2024, "星桥科技加入示范开源联盟。", "五、产品")
    claim("star-union", [union], "star-tech", "participatesIn", "open-alliance")


def _statistics(world: World) -> None:
    say, figure = world.say, world.figure
    spent, growth, share = "technology-investment", "fintech-investment-growth", "technology-investment-revenue-share"
    one = say(2020, "2019年，建设银行金融科技投入176亿元，占营业收入2.5%。", "六、投入")
    figure("ccb-2019", one, spent, "176", "亿元", "176亿元", period=2019, about="ccb")
    figure("ccb-share-2019", one, share, "2.5", "%", "2.5%", period=2019, about="ccb", share_of=spent)
    two = say(2021, "2020年，建设银行金融科技投入220亿元，同比增长25%；晨光银行约40亿元。", "六、投入")
    figure("ccb-2020", two, spent, "220", "亿元", "220亿元", period=2020, about="ccb")
    figure("ccb-growth-2020", two, growth, "25", "%", "增长25%", period=2020, about="ccb", growth_of=spent)
    figure("dawn-2020", two, spent, "40", "亿元", "约40亿元", period=2020, about="dawn-bank", bound="about", contradicts=("dawn-2020-b",))
    three = say(2024, "晨光银行2020年金融科技投入为45亿元，2021年超过50亿元，2023年为60亿元。", "六、投入")
    figure("dawn-2020-b", three, spent, "45", "亿元", "45亿元", period=2020, about="dawn-bank", contradicts=("dawn-2020",), belief="0.6")
    figure("dawn-2021", three, spent, "50", "亿元", "超过50亿元", period=2021, about="dawn-bank", bound="atLeast")
    figure("dawn-2023", three, spent, "60", "亿元", "60亿元", period=2023, about="dawn-bank")
    size = say(2024, "2023年北京市场规模超过1000亿元，预计2025年中国市场规模达5000亿元；远山银行计划2026年投入2亿元。", "六、投入")
    figure("size-beijing", size, "market-size", "1000", "亿元", "超过1000亿元", period=2023, place="beijing", bound="atLeast", according_to=("pay-forum",))
    figure("size-china", size, "market-size", "5000", "亿元", "达5000亿元", period=2025, place="china", modality=Modality.PREDICTED)
    figure("plan-2026", size, spent, "2", "亿元", "2亿元", period=2026, about="hill-bank", modality=Modality.PLANNED)
    half = say(2024, "2024年上半年上海市场规模约300亿元至320亿元，此前一说约300亿元。", "六、投入")
    period = ("2024-H1", "2024-01-01", "2024-06-30")
    ends = {"low": Decimal(300), "high": Decimal(320)}
    figure("size-shanghai", half, "market-size", "", "亿元", "300亿元至320亿元", period=period, place="shanghai", refines=("size-shanghai-old",), **ends)
    figure("size-shanghai-old", half, "market-size", "300", "亿元", "约300亿元", period=period, place="shanghai", bound="about")


def _collective(world: World) -> None:
    both = world.say(2024, "两大示范行均已运用隐私计算。", "四、技术")
    world.claim("two-privacy", [both], "big-two", "usesTechnology", "privacy-computing", qualifiers=(_date("2023"),))
    sold = world.say(2024, "星桥科技2022年收购松涛基金。", "二、机构")
    world.claim("deal-star", [sold], "star-tech", "acquires", "pine-fund", qualifiers=(_date("2022"),))
    rows = (("oak-sec", 12, "10.0"), ("maple-ins", 18, "15.0"), ("pine-fund", 24, "20.0"), ("rice-bank", 30, "25.0"), ("sky-bank", 36, "30.0"), ("ccb", 50, "8.0"))
    table = world.say(2024, "2022年各家金融科技投入及占比见表。", "六、投入")
    for body, spent, share in rows:
        world.figure(f"{body}-2022", table, "technology-investment", str(spent), "亿元", f"{spent}亿元", period=2022, about=body)
        world.figure(f"{body}-share-2022", table, "technology-investment-revenue-share", share, "%", f"{share}%", period=2022, about=body)


def fixture_graph() -> Graph:
    """The whole fixture as a model graph; the same every time."""
    world = World()
    for part in (_actors, _policies, _technologies, _products, _statistics, _collective):
        part(world)
    apart = Judgement(
        verdict=Verdict.DIFFERENT,
        one="star-tech",
        one_name="星桥科技",
        other="cloud-ridge",
        other_name="云岭智能",
        by="reader",
        date="2024-12-01",
        where="judgements.csv:2",
    )
    return Graph(
        reports=REPORTS,
        sources=tuple(
            (Source(f"{r.id}.md", digest * 64, SourceKind.ORIGINAL if digest == "c" else SourceKind.DIGEST), r.id)
            for r, digest in zip(REPORTS, "abc", strict=True)
        ),
        entities=world.entities,
        mentions={passage: found for text in world.texts.values() for passage, found in text.mentions.items()},
        statements=tuple(world.statements.values()),
        observations=tuple(world.observations.values()),
        run={"version": "fixture"},
        rulings=(Ruling(judgement=apart, entities=("cloud-ridge", "star-tech")),),
    )
