"""What a match may tell of two entities: the ontology and plain sense rule out the rest."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.annotate import Annotated, Sentence
from kg.extract.relations.matched import Matched
from kg.extract.relations.pattern import Fact
from kg.model.entity import Entity
from kg.ontology.terms import Ontology
from kg.text.money import parse_quantity

_TROUBLE = re.compile(r"(?:风险|(?<!反)(?<!防)(?:欺诈|洗钱|诈骗|盗刷|盗用|套现|泄露|泄漏|(?:网络|恶意)攻击|骗保|骗贷|舞弊))$")
"""Fields called by what goes wrong in them: technology makes none of that possible, and nobody serves it."""
_SLOGAN = re.compile(r"(?:文章|目标|理念)$")
"""How a programme is called that is no document: it prescribes nothing in its own words, and deals with the fields that it sums up."""
_FOUNDS = re.compile(r"出资|设立|成立|组建|创办|创立|新设|发起|控股|全资|旗下|下属|直属|所属|子公司")
"""Words by which a body has a company."""
_OF_ANOTHER = re.compile(r"(?:^|[，、“和与及])(?:金融|科技|业务|产品|行业|市场)+(?:创新|产品|项目|合同)\Z")
"""In front of a field: it is told of another thing alone (金融创新|风险评估), and only that is dealt with."""
_OWN_MODEL = re.compile(r"(?:评价|评估|评分|打分|评级|资质分|测算|预测|预警|监测|风控|反欺诈|审批|授信|定价|营销)模型$")
"""How the models are called that a body makes for a purpose of its own."""
_BUILDS = re.compile(r"(?:建立|构建|搭建|打造|开发|研发|自研|建成|设计)[^，。；]{0,30}\Z")
"""In front of a model: it is a thing of who builds it, and no technology that others share."""
_SUCH = re.compile(r"等[“”‘’\u4e00-\u9fff]{0,6}\Z")
"""In front of a platform: those told of before are such platforms themselves (甲、乙等|X平台)."""
_MADE_INTO = re.compile(r"[^，。；]{0,40}(?:训练|微调|精调|调优)[^，。；]{0,6}(?:形成|得到|成为|出|为)")
"""Behind a technology: what it becomes first (基础模型|经训练形成|行业模型，可用于…), which is what is then put to use."""
_CLUB = re.compile(r"(?:协会|联盟|学会|商会|同业公会)$")
"""How bodies are called that have members, and belong to none of their founders."""
_PART = re.compile(r"(?:部|部门|团队|小组|委员会)$")
"""How the inner parts of a body are called, which are the body itself; a firm, an institute or a lab that it sets up is another."""

_FIRMS = ("FinancialInstitution", "TechnologyCompany", "OtherCompany")
_STAKES = frozenset({"investsIn", "acquires", "hasSubsidiary"})
_SHARES = {"minority": (Decimal(0), Decimal("0.5")), "majority": (Decimal("0.5"), Decimal(1))}
"""Slots that hold a share of a company, and from what to what it must be: who buys 10% of it invests, who buys 60% acquires it."""


def may_stand(told: Matched, fact: Fact, subject: Entity, value: Entity) -> bool:
    """Can a fact of a match be told of two entities?"""
    if (
        subject is value
        or value.zh in told.pattern.excepted
        or not _sound(told.document.names.ontology, fact, subject, value)
        or (fact.predicate in _STAKES and not _fits_share(told))
    ):
        return False
    ruled = fact.predicate == "governs" and told.pattern.name == "policy-deals-with"
    if ruled and (_SLOGAN.search(subject.zh) or _always_behind(_OF_ANOTHER, told.sentence, value)):
        return False
    if fact.predicate == "usesTechnology" and _OWN_MODEL.search(value.zh):
        return not _always_behind(_BUILDS, told.sentence, value)
    if fact.predicate == "usesTechnology" and value.zh.endswith("平台"):
        return not _always_behind(_SUCH, told.sentence, value)
    if fact.predicate == "enables" and _made_into_another(told.sentence, subject):
        return False
    if fact.predicate != "hasSubsidiary":
        return True
    return not _CLUB.search(value.zh) and not _is_part(subject, value) and not _only_beside(told.document, told.sentence, subject, value)


def _fits_share(told: Matched) -> bool:
    """Is the share of a company that a match names as large as its slot says?"""
    for slot, (low, high) in _SHARES.items():
        for token in told.of(slot):
            share = parse_quantity(token.text)
            if share is None or share.normalized_unit != "ratio" or not low < share.normalized_value <= high:
                return False
    return True


def _always_behind(words: re.Pattern[str], sentence: Sentence, thing: Entity) -> bool:
    """Does a sentence name a thing, and only behind such words?"""
    named = [m for m in sentence.mentions if m.entity == thing.id]
    return bool(named) and all(words.search(sentence.plain, 0, m.start) for m in named)


def _made_into_another(sentence: Sentence, thing: Entity) -> bool:
    """Does a sentence say of a technology wherever it names it that another is made of it?"""
    if "训练" not in sentence.plain and "调" not in sentence.plain:
        return False
    named = [m for m in sentence.mentions if m.entity == thing.id]
    ends = [found.end() for m in named if (found := _MADE_INTO.match(sentence.plain, m.end)) is not None]
    return bool(ends) and len(ends) == len(named) and any(ends[0] <= m.start <= ends[0] + 12 and m.cls == "Technology" for m in sentence.mentions)


def _is_part(body: Entity, unit: Entity) -> bool:
    """Is a unit that is called after a body (宁波银行|数据应用部) a part of it? What the lexicon knows as a body of its own is none."""
    return unit.origin != "lexicon" and unit.zh.startswith(body.zh) and _PART.search(unit.zh) is not None


def _sound(ontology: Ontology, fact: Fact, subject: Entity, value: Entity) -> bool:
    """A concept is broader only than one of its own scheme, and makes no kind of itself possible; the ontology must allow the rest."""
    if fact.predicate == "broader":
        return subject.cls == value.cls
    if fact.predicate == "enables" and value.zh.endswith(subject.zh):  # 元宇宙, 证券业元宇宙
        return False
    if fact.predicate in {"enables", "servesScenario"} and _TROUBLE.search(value.zh):
        return False
    if fact.predicate == "renamedTo" and _authority_and_firm(ontology, subject, value):
        return False
    if fact.predicate in {"enables", "servesScenario"} and value.zh.endswith("数据"):  # 公共数据: what is used, no field
        return False
    return ontology.allows(fact.predicate, subject.cls, value.cls)


def _authority_and_firm(ontology: Ontology, one: Entity, other: Entity) -> bool:
    """Is one an authority and the other a firm? Neither becomes the other."""
    ends = (one.cls, other.cls)
    return any(ontology.is_a(cls, "Regulator") for cls in ends) and any(ontology.is_a(cls, firm) for cls in ends for firm in _FIRMS)


def _only_beside(document: Annotated, sentence: Sentence, body: Entity, company: Entity) -> bool:
    """Is a public body told of beside a company alone, which it leads or has a part in? It owns one only by words of founding or owning."""
    ontology = document.names.ontology
    if not ontology.is_a(body.cls, "PublicBody") or ontology.is_a(company.cls, "PublicBody"):
        return False
    ends = [m.end for m in sentence.mentions if m.entity == body.id]
    firms = [m for m in sentence.mentions if m.entity == company.id and ends and m.start >= min(ends)]
    if not firms:
        return False
    between = sentence.plain[max(e for e in ends if e <= firms[0].start) : firms[0].start]
    others = any(
        m.end <= firms[0].start and m.start >= min(ends) and any(ontology.is_a(m.cls, firm) for firm in _FIRMS)
        for m in sentence.mentions
        if m.entity != company.id
    )
    return others or _FOUNDS.search(between) is None
