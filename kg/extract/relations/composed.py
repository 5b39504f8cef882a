"""What composed names tell by themselves: 贸易金融区块链平台 runs on a blockchain, serves trade finance; 工行云平台 is 工行's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.extract.relations.kinds import ancestors
from kg.extract.relations.piloted import things_piloted
from kg.lexicon.matcher import bounded
from kg.model.entity import FIELD_CLASSES, Entity, Mention
from kg.model.span import MappedText, Span
from kg.model.statement import Claim, Modality

_MADE = re.compile(r"(?:平台|系统|模型|引擎|App|APP|应用|解决方案|服务|产品|中台|基座|网点|工具|体系|集合计划)(?:[A-Za-z][A-Za-z0-9. ]*)?$")
"""The noun of a product's name, before its brand (智慧银行生态系统|ECOS)."""
_ITSELF = re.compile(r"(?:中台|大模型)$")
"""Nouns of products that name a technology themselves."""
_LARGE_MODEL = re.compile(r"(?<=.)大模型$")
"""The head of the name of a large model for some field (行业|大模型)."""
_CHAIN = re.compile(r"(?<!供应)(?<!产业)(?<!价值)(?<!生态)(?<!业务)(?<!服务)链$")
"""How a product is called that is a blockchain, where blockchains are spoken of."""
_APPLIED = re.compile(r"(?:风控|征信|金融|营销|网点|银行|客服|信贷|支付|审计|运维|办公|投顾|理赔|监测|识别|溯源|存证|保险|融资|保理|票据)$")
"""What the name of a field ends in that the technology in front of it makes possible; 人工智能|监管 is about the technology."""
_BRANCH = re.compile(r"(?:总部|分行|分公司|中心支行|分局|办事处)$")
"""How the names of branches end, behind the body and the place."""
_WIDE = re.compile(r"(?:数据库|平台|中台|架构|技术|算法|系统|网络)$")
"""Technologies so wide that to use one says nothing beside the form that is used (分布式|数据库)."""
_MEETING = re.compile(r"(?:会议|大会|论坛|峰会|年会|全会)$")
_BRACKET = re.compile(r"”?[（(]")
_OF_OWNER = re.compile(r"(?:集团|公司)?的?(?:全资|控股|直接|间接|旗下|下属|金融|科技|境外|海外)*(?:子公司|孙公司|旗下(?:公司|企业|机构)?)[）)]")
"""What behind an owner's name in brackets shows the body in front of them to be its own: 甲基金（乙证券|控股子公司）."""
_BRACKET_END = re.compile(r"[）)]")
_AMONG_LATIN = re.compile(r"[A-Za-z@&] \n|\n [A-Za-z@&]")
"""A word among Latin ones is part of a brand (LLM| Suite平台)."""
_ABOUT_TO_COME = re.compile(r"”?(?:[（(][^（）()]{0,20}[）)])?(?:呼之欲出|即将(?:推出|问世|上线|面世|发布)|有望[^，。；]{0,6}(?:推出|问世|上线|面世|发布))")
"""Behind a product's name: it is still to come, so that nobody offers it yet."""
PATTERN = "composed-name"
_WHOLE = ("全国", "中国", "我国", "全球", "国际")
"""With these a name says how far something reaches, and not where it is tried."""


def told_by_names(document: Annotated) -> Iterator[Claim]:
    """Claims from the parts of the names of products, fields and meetings, each once a document, at the first mention."""
    told: set[tuple[str, str]] = set()
    for sentence in document.sentences:
        if _OF_OWNER.search(sentence.plain):
            yield from _parent_in_brackets(document, sentence)
        for mention in sentence.mentions:
            key = (mention.entity, mention.surface)
            if key in told or len(mention.surface) < 3 + (_CHAIN.search(mention.surface) is None):
                continue
            told.add(key)
            if mention.cls == "Product":
                yield from _owner_in_brackets(document, sentence, mention)
                yield from _parts(document, sentence, mention)
            elif mention.cls == "Scenario":
                yield from _technology_of_field(document, sentence, mention)
                yield from _product_of_field(document, sentence, mention)
            elif mention.cls == "Initiative":
                yield from _named_by_organiser(document, sentence, mention)
                yield from _named_by_what_it_tries(document, sentence, mention)
            elif (branch := _BRANCH.search(mention.surface)) is not None and document.names.ontology.is_a(mention.cls, "Organization"):
                yield from _branch(document, sentence, mention, branch.start())


def _owner_in_brackets(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    """Whose a product is by the brackets behind it: 掌上生活（招商银行）."""
    opened = _BRACKET.match(sentence.plain, mention.end)
    for owner in sentence.mentions if opened else ():
        if opened and owner.start == opened.end() and _BRACKET_END.match(sentence.plain, owner.end) and document.names.ontology.is_a(owner.cls, "Organization"):
            proof = evidence(sentence.passage, "relations", "owner-in-brackets", "0.85")
            yield Claim(subject=owner.entity, predicate="offers", object=mention.entity, evidence=proof)


def _parent_in_brackets(document: Annotated, sentence: Sentence) -> Iterator[Claim]:
    """Whose subsidiary a body is by the brackets behind it: 华夏基金（中信证券控股子公司）."""
    bodies = {m.start: m for m in sentence.mentions if document.names.ontology.is_a(m.cls, "Organization")}
    for body in bodies.values():
        opened = _BRACKET.match(sentence.plain, body.end)
        owner = bodies.get(opened.end()) if opened else None
        if owner is not None and owner.entity != body.entity and _OF_OWNER.match(sentence.plain, owner.end):
            proof = evidence(sentence.passage, "relations", "owner-in-brackets", "0.85")
            yield Claim(subject=owner.entity, predicate="hasSubsidiary", object=body.entity, evidence=proof)


def leading_technology(document: Annotated, words: str) -> Entity | None:
    """The technology with which a field's name begins as it is written: 5G in 5G智慧网点, nothing in 数字人民币支付."""
    if not _APPLIED.search(words):
        return None
    for end in range(len(words) - 2, 1, -1):
        found = document.names.find(words[:end].rstrip("+ "), ["Technology"]) if bounded(words, 0, end) else None
        if found is not None and not any(m.start < end < m.end for m in document.linker.inner(MappedText.identity(words), 0, len(words) - 1)):
            return found
    return None


def _technology_of_field(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    technology = leading_technology(document, mention.surface)
    if technology is not None and technology.id != mention.entity:
        document.names.meet(technology.id)
        yield Claim(subject=technology.id, predicate="enables", object=mention.entity, evidence=evidence(sentence.passage, "relations", PATTERN, "0.8"))


def _product_of_field(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    """The known product with which a field's name begins, and the field that the rest of it names: 数字人民币|跨境支付."""
    names, words = document.names, mention.surface
    for cut in range(len(words) - 2, 2, -1):
        product = names.find(words[:cut], ["Product"])
        field = names.find(words[cut:], ["Scenario"], weak=True) if product is not None and product.origin == "lexicon" else None
        if product is not None and field is not None and field.id != mention.entity:
            names.meet(product.id)
            names.meet(field.id)
            inside = ((0, cut, product), (cut, len(words), field))
            note_parts(document, sentence, mention, [Mention(a, b, words[a:b], each.id, each.cls, Span(a, b)) for a, b, each in inside])
            proof = evidence(sentence.passage, "relations", PATTERN, "0.8")
            yield Claim(subject=product.id, predicate="servesScenario", object=field.id, evidence=proof)
            return


def _parts(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    names = document.names
    words = mention.surface
    parts: list[tuple[str, str, str]] = []
    lexical = names[mention.entity].origin == "lexicon"
    owner = leading_body(document, words) or (leading_body(document, words, weak=True) if lexical else None)
    if owner is not None and (lexical or _MADE.search(words) or any(m.entity == owner.id for m in sentence.mentions)):
        parts.append((owner.id, "offers", mention.entity))
        note_parts(document, sentence, mention, _form_of(owner, words))
    inner = document.linker.inner(MappedText.identity(words), 0, len(words) - 2)
    if owner is None and inner and inner[0].start == 0 and inner[0].cls == "Place" and not words.startswith(_WHOLE):  # 成都|天府通公交预付卡
        parts.append((mention.entity, "pilotedIn", inner[0].entity))
    if (itself := _that_it_is(document, words)) is not None:  # 致胜|中台
        parts.append((mention.entity, "usesTechnology", itself.id))
    if _CHAIN.search(words.removesuffix("平台")) and (chain := names.find("区块链", ["Technology"])) is not None and _told_near(sentence, chain):  # 甬城|链
        parts.append((mention.entity, "usesTechnology", chain.id))
    parts += [(mention.entity, "usesTechnology" if part.cls == "Technology" else "servesScenario", part.id) for part in concepts_in(document, words)]
    for subject, predicate, value in parts:
        names.meet(subject if predicate == "offers" else value)
        proof = evidence(sentence.passage, "relations", PATTERN, "0.85")
        coming = predicate == "offers" and _ABOUT_TO_COME.match(sentence.plain, mention.end) is not None
        yield Claim(subject=subject, predicate=predicate, object=value, evidence=proof, modality=Modality.PLANNED if coming else Modality.ASSERTED)
    told = {value for _, predicate, value in parts if predicate != "offers"}
    note_parts(document, sentence, mention, [m for m in inner if m.entity in told])


def _branch(document: Annotated, sentence: Sentence, mention: Mention, end: int) -> Iterator[Claim]:
    """Where a branch of a body is, by its name up to the word for a branch at ``end``: 宁波银行|深圳|分行. It is a part of the body and no subsidiary."""
    words, names = mention.surface, document.names
    for start in range(end - 2, 1, -1):
        place = names.find(words[start:end], ["Place"])
        owner = names.find(words[:start], ["Organization"]) if place is not None else None
        if place is None or owner is None or owner.id == mention.entity:
            continue
        proof = evidence(sentence.passage, "relations", PATTERN, "0.85")
        yield Claim(subject=mention.entity, predicate="locatedIn", object=names.meet(place.id).id, evidence=proof)
        parts = [*_form_of(owner, words), Mention(start, end, words[start:end], place.id, place.cls, Span(start, end))]
        note_parts(document, sentence, mention, parts)
        return


def _told_near(sentence: Sentence, concept: Entity) -> bool:
    """Does the sentence, or a heading above it, speak of a concept?"""
    return any(m.entity == concept.id for m in sentence.mentions) or any(concept.zh in title for title in sentence.section.titles)


def _named_by_organiser(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    """Who leads a meeting that is called by its name: 中央财经委员会|第九次会议."""
    organiser = leading_body(document, mention.surface)
    if organiser is None or not _MEETING.search(mention.surface):
        return
    document.names.meet(organiser.id)
    note_parts(document, sentence, mention, _form_of(organiser, mention.surface))
    yield Claim(subject=organiser.id, predicate="leads", object=mention.entity, evidence=evidence(sentence.passage, "relations", PATTERN, "0.85"))


def _named_by_what_it_tries(document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
    """What a pilot tries out that is called by it: 数字人民币|试点."""
    parts = [part for part in things_piloted(document, mention.surface) if part.entity != mention.entity]
    note_parts(document, sentence, mention, parts)
    for part in parts:
        proof = evidence(sentence.passage, "relations", PATTERN, "0.9")
        yield Claim(subject=mention.entity, predicate="pilots", object=document.names.meet(part.entity).id, evidence=proof)


def _form_of(body: Entity, words: str) -> list[Mention]:
    """The name of a body as a longer name begins with it."""
    form = max((name for name in (body.zh, *body.aliases) if words.startswith(name)), key=len, default="")
    return [Mention(0, len(form), form, body.id, body.cls, Span(0, len(form)))] if form else []


def leading_body(document: Annotated, words: str, *, weak: bool = False) -> Entity | None:
    """The organization with whose name a name begins: 工行 in 工行云平台; with ``weak`` names count that are plain words elsewhere."""
    for end in range(len(words) - 1, 1, -1):
        found = document.names.find(words[:end].strip(), ["Organization"], weak=weak) if bounded(words, 0, end) else None
        if found is not None:
            return found
    return None


def note_parts(document: Annotated, sentence: Sentence, whole: Mention, parts: Iterable[Mention]) -> None:
    """Record that a sentence mentions the things in a name, where the name stands there as it is read; parts count from its first character."""
    if sentence.plain[whole.start : whole.end] != whole.surface:
        return
    document.mention(sentence.passage, tuple(
        Mention(
            whole.start + m.start, whole.start + m.end, m.surface, m.entity, m.cls,
            sentence.text.span(whole.start + m.start, whole.start + m.end), "part of a name",
        )
        for m in parts
    ))  # fmt: skip


def concepts_in(document: Annotated, words: str) -> list[Entity]:
    """The technologies and scenarios in a product's name before its noun: 跨境金融|区块链|平台. No part of a longer name counts."""
    made = _MADE.search(words)
    if made is None:
        return []
    found = document.linker.inner(MappedText.identity(words), 0, made.start())  # 数字人民币|App: 数字人 is no part of it
    return [document.names[m.entity] for m in found if m.cls in FIELD_CLASSES and not _AMONG_LATIN.search(f"{words[: m.start]}\n{words[m.end :]}")]


def made_with(document: Annotated, sentence: Sentence, claim: Claim) -> Iterator[Claim]:
    """Who offers a product uses the technology in its name: 光大银行 offers a …区块链平台. So does the product, and it serves the field there."""
    if claim.predicate == "enables":
        yield from _in_finance(document, claim)
    if claim.predicate == "usesTechnology":
        yield from _on_which_it_runs(document, sentence, claim)
    if claim.predicate != "offers" or not isinstance(claim.object, str):
        return
    mentions = [m for m in document.mentions.get(sentence.passage, ()) if m.entity == claim.object]
    named = {m.surface for m in mentions}
    parts = {part.id: part.cls for word in named for part in (*concepts_in(document, word), _that_it_is(document, word)) if part is not None}
    known = {m.entity for m in sentence.mentions}
    for part, cls in sorted(parts.items()):
        predicate = "usesTechnology" if cls == "Technology" else "servesScenario"
        document.names.meet(part)
        if cls == "Technology":
            yield replace(claim, predicate=predicate, object=part)
        if claim.object not in known:  # what composed names tell of the others
            yield replace(claim, subject=claim.object, predicate=predicate, object=part)
            owner = document.names[claim.subject].cls
            if cls == "Scenario" and not document.names.ontology.is_a(owner, "PublicBody"):
                yield replace(claim, predicate=predicate, object=part)


def _that_it_is(document: Annotated, words: str) -> Entity | None:
    """The technology that a thing is by the last words of its name: 致胜|中台, 行业通用|大模型."""
    itself = _ITSELF.search(words)
    return document.names.find(itself[0], ["Technology"]) if itself is not None and itself.start() > 0 else None


def used_by_owner(document: Annotated, claim: Claim, seen: Collection[tuple[str, str, str]]) -> Iterator[Claim]:
    """Who has a thing that is called by its owner (X行风控平台) uses the technology that it uses; ``seen`` are the claims of the sentence."""
    if claim.predicate != "usesTechnology" or claim.modality is not Modality.ASSERTED or document.names[claim.subject].cls != "Product":
        return
    product = document.names[claim.subject]
    for owner, predicate, thing in sorted(seen):
        called_by_it = predicate == "offers" and thing == product.id and product.zh.startswith(document.names[owner].zh)
        if called_by_it and (owner, claim.predicate, str(claim.object)) not in seen:
            yield replace(claim, subject=owner)


def _in_finance(document: Annotated, claim: Claim) -> Iterator[Claim]:
    """What a technology as finance uses it makes possible, the technology does: 金融|大数据; what a large model for a field does, large models do."""
    words = document.names[claim.subject].zh
    large = _LARGE_MODEL.search(words)
    core = large[0] if large is not None else words.removeprefix("金融")
    wider = document.names.find(core, ["Technology"]) if core != words else None
    if wider is not None and wider.id in ancestors(document, claim.subject) and wider.id != claim.object:
        document.names.meet(wider.id)
        yield replace(claim, subject=wider.id)


def _on_which_it_runs(document: Annotated, sentence: Sentence, claim: Claim) -> Iterator[Claim]:
    """Who uses a platform of a technology uses the technology: 人工智能|平台. So does who uses a form of it that bears its name: 大数据|分析."""
    words_of = sorted({m.surface for m in sentence.mentions if m.entity == claim.object})
    found = [part for words in words_of for part in concepts_in(document, words) if part.cls == "Technology"]
    found += [base for words in words_of for base in _formed_of(document, words, str(claim.object))]
    for part in dict.fromkeys(part.id for part in found if part.id != claim.object):
        document.names.meet(part)
        yield replace(claim, object=part)


def _formed_of(document: Annotated, words: str, form: str) -> Iterator[Entity]:
    """The technology of which another is a form by its name: its first words (大数据|分析), or its last ones (反诈|知识图谱)."""
    names = document.names
    for cut in range(2, len(words) - 1):
        for start, end in ((0, cut), (cut, len(words))):
            base = names.find(words[start:end], ["Technology"])
            if start and (end - start < 3 or _WIDE.search(words)):
                continue
            if base is not None and base.id in ancestors(document, form) and bounded(words, start, end):
                yield base
