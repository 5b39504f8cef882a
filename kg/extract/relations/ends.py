"""The ends of facts: which entities the names in a slot of a match stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.extract.relations.lists import beside, built_on_another
from kg.extract.relations.made import Thing, class_of_part
from kg.extract.relations.matched import Matched
from kg.extract.relations.pattern import TOPICS, Fact
from kg.extract.relations.view import Subject, View
from kg.extract.typed import Alphabet, Token
from kg.lexicon.discovery import Discovery
from kg.model.entity import Mention
from kg.model.statement import Passage

_AMONG = re.compile(r"[^，。；]{0,60}等[^，。；]{0,6}(?:机构|银行|企业|公司)[中内里]?(?:得到|获得|有所|已有|多有)")
"""Behind a collective name: something is found here and there among kinds of bodies, which says nothing of each (在国有大行、城商行等机构中得到应用)."""
_SOME_OF = re.compile(r"等[^，。；：、]{0,6}\Z|(?:[多几数]家|部分|一些|若干|大?多数|不少|少数|个别|某些|一批)(?:头部|大型|领先的?)?\Z")
"""In front of a collective name: some of the kind (工商银行等国有大行, 多家国有大行), of the others nothing is said."""
_OTHER_THING = re.compile(r"(?:机构|当局|的?攻击|员工|人才|专家|学院|协会|论坛|大会|[^，。；：、和与及反防抗的]{0,3}(?:欺诈|诈骗|盗刷|套现|骗保|骗贷|洗钱))")
"""What makes another thing of the concept before it: 金融监管|机构 is no supervision, and 车险|欺诈 no insurance."""
_FIRM = re.compile(r"(?:科技|技术)?(?:初创)?(?:公司|企业|厂商|机构|服务商)")
_NAMED_LIKE = re.compile(r"..[链通宝云桥盾港库仓]$|...(?:大脑|管家|助手|平台|系统|机器人)$")
"""How names of products end that consist of plain words otherwise (“监管链”)."""
_LARGE_MODEL = re.compile(r"(?:(?<=通用)|(?<=基础)|(?<=行业))大模型$")
"""What a model for everything or for a whole trade is called in full: it is the same without the 大."""
_MARKS = re.compile("[“”\"]")
MAX_QUOTED = 20


class End(NamedTuple):
    """One end of a fact: an entity, and the passage that names it where the sentence does not."""

    entity: str
    passage: Passage | None = None


class Ends:
    """Finds the ends of facts, and makes entities of things that only a match shows to be names."""

    def __init__(self, alphabet: Alphabet, discovery: Discovery) -> None:
        self._alphabet, self._discovery = alphabet, discovery
        self._bodies = alphabet.members(("Organization",))
        self._organizations = frozenset(alphabet.families(("Organization",)))

    def of(self, told: Matched, slot: str, fact: Fact) -> list[list[End]]:
        """The entities of a slot: for each name the entity, and for a collective name its members too."""
        view, match = told.view, told.match
        if slot in TOPICS:
            return self._topics(told, slot)
        if slot not in match.slots:
            return []
        start, end = match.of(slot)
        made = match.made(slot)
        if made is not None:
            return self._made(told, made.things(view, start, end, told.sentence.plain))
        if start in view.meant:
            return self._antecedent(told, view.meant[start], slot, fact)
        return self._named(told, slot, fact)

    def _topics(self, told: Matched, slot: str) -> list[list[End]]:
        """The concepts that the headings name, for a slot that asks for them; an example only where that is asked for."""
        return [
            [End(token.mention.entity, topic.passage)]
            for topic in told.view.topics
            for token in topic.tokens
            if token.kind == told.pattern.topic and token.mention and (topic.example or slot == "topic")
        ]

    def _antecedent(self, told: Matched, subjects: Sequence[Subject], slot: str, fact: Fact) -> list[list[End]]:
        """The entities that an ellipsis stands for (该行, 其)."""
        meant = self._meant(told, subjects, slot, fact)
        if meant is None:
            return []
        document = told.document
        known = [e for t in meant.tokens if (e := self._entity(told, t, slot))]
        tried = slot == fact.object and fact.predicate == "participatesIn"
        known = [self._trial(document, e) if tried else self._piloted(document, e, fact) for e in known]
        return [self._members(document, e, meant.passage) for e in known]

    def _named(self, told: Matched, slot: str, fact: Fact) -> list[list[End]]:
        """The entities of the names that stand in a slot."""
        view, fillers = told.view, told.match.fillers(slot)
        start, end = told.match.of(slot)
        said_of = slot == fact.object and "subject" in told.match.slots and told.match.of("subject")[0] < start
        found = []
        for place in range(start, end):
            token = view.at.get(place)
            if token is None or view.text[place] not in fillers or (place < end - 1 and beside(view.text, place)):
                continue
            if self._alphabet.is_concept(token.kind) and self._of_another(told, place, said_of=said_of):
                continue
            if fact.predicate == "enables" and slot == fact.object and built_on_another(view.text, told.match.of(fact.subject)[0], start, place):
                continue
            entity = self._entity(told, token, slot)
            if entity is not None:
                found += self._ends(told, place, self._tried(told.document, entity, slot, fact))
        return found

    def _of_another(self, told: Matched, place: int, *, said_of: bool) -> bool:
        """Does a concept only tell something of what follows it (金融监管|机构, 车险|公司X), if the expression does not ask for that itself?"""
        other = _OTHER_THING.match(told.view.text, place + 1)
        return (other is not None and other.end() != told.match.end) or (said_of and self._describes(told.view, place))

    def _tried(self, document: Annotated, entity: str, slot: str, fact: Fact) -> str:
        """The product for its trial or the trial for its product, where the fact is about that."""
        if slot == fact.subject:
            entity = self._piloted(document, entity, fact)
        return self._trial(document, entity) if slot == fact.object and fact.predicate == "participatesIn" else entity

    def _ends(self, told: Matched, place: int, entity: str) -> list[list[End]]:
        """The ends that a name at a place gives: with the members of a collective name, unless only some are meant."""
        document, text = told.document, told.view.text
        if document.linker.lexicon.collectives.get(entity) and _SOME_OF.search(text, 0, place):
            return []  # 工商银行等国有大行: of the others nothing is said
        among = _AMONG.match(text, place + 1) is not None
        return [[End(entity, None)] if among else self._members(document, entity, None)]

    def _describes(self, view: View, place: int) -> bool:
        """Does a concept only say what firm it is whose name follows (车险公司X)?"""
        firm = _FIRM.match(view.text, place + 1)
        return firm is not None and firm.end() in view.at and view.at[firm.end()].kind in self._organizations

    def _made(self, told: Matched, things: Iterator[Thing]) -> list[list[End]]:
        """The entities of things named by what they are; none if the sentence names several owners or none."""
        document, sentence, _, pattern, _ = told
        owners = self.of(told, "subject", pattern.facts[0])
        if len(owners) != 1 or len(owners[0]) != 1:
            return []
        names = document.names
        owner = names[owners[0][0].entity]
        found = []
        for thing in things:
            known = names.find(thing.words, [thing.cls or "Organization"])
            if known is None:
                cls = thing.cls or class_of_part(names.ontology, owner.cls)
                wide = next((m.surface for m in sentence.mentions if m.end == thing.start and m.cls == "Place"), "")  # 全球|央行数字货币平台
                forms = (thing.words, wide + thing.words) if wide else (thing.words,)
                name = owner.zh + thing.words
                known = names.mint(name, cls, why.CALLED_AFTER_OWNER(pattern.name), forms, identity=_LARGE_MODEL.sub("模型", name))
            entity = names.meet(known.id)
            if _MARKS.sub("", sentence.plain[thing.start : thing.end]) == thing.words:
                span = sentence.text.span(thing.start, thing.end)
                document.mention(sentence.passage, (Mention(thing.start, thing.end, thing.words, entity.id, entity.cls, span, "discovered"),))
            found.append([End(entity.id)])
        return found

    def _meant(self, told: Matched, subjects: Sequence[Subject], slot: str, fact: Fact) -> Subject | None:
        """The nearest meant subject of which the predicate can be said, if the pattern's slot takes it."""
        document, pattern = told.document, told.pattern
        ontology = document.names.ontology
        term = ontology.property_terms.get(fact.predicate)
        allowed = () if term is None else term.domains if slot == fact.subject else term.ranges
        for subject in subjects:
            kind = subject.tokens[0].kind
            cls = pattern.mint.get(slot, "Product") if kind == "Quoted" else kind
            if cls == "Initiative" and subject.tokens[0].mention is not None:
                cls = document.names[self._piloted(document, subject.tokens[0].mention.entity, fact)].cls
            if not allowed or any(ontology.is_a(cls, domain) for domain in allowed):
                return subject if self._may_mean(told, slot, kind) else None
        return None

    def _may_mean(self, told: Matched, slot: str, kind: str) -> bool:
        """Can a name of some kind be what an ellipsis in a slot means?

        Other expressions of the pattern may take it, as one is written for bodies, its neighbour for products (该系统|构建知识图谱);
        but where the expression itself takes some bodies, it takes no others.
        """
        char, own = self._alphabet.char(kind), told.match.fillers(slot)
        if kind in self._organizations and not own.isdisjoint(self._bodies):
            return char in own
        return told.pattern.takes(slot, char)

    def _piloted(self, document: Annotated, entity: str, fact: Fact) -> str:
        """What a pilot is about, where a fact about it is the thing's: the fields and cities of 数字人民币|试点 are the currency's."""
        names = document.names
        subject = names[entity]
        term = names.ontology.property_terms.get(fact.predicate)
        if (
            subject.cls != "Initiative"
            or not subject.zh.endswith("试点")
            or term is None
            or ("Initiative" in term.domains and fact.predicate != "pilotedIn")
        ):
            return entity
        product = names.find(subject.zh.removesuffix("试点"), ["Product"])
        return names.meet(product.id).id if product is not None else entity

    def _trial(self, document: Annotated, entity: str) -> str:
        """The trial of a product, in which bodies take part where they are said to take part in the product."""
        names = document.names
        trial = names.find(names[entity].zh + "试点", ["Initiative"]) if names[entity].cls == "Product" else None
        return entity if trial is None else names.meet(trial.id).id

    def _members(self, document: Annotated, entity: str, passage: Passage | None) -> list[End]:
        """A collective name stands for each of its members, and for itself."""
        found = [End(entity, passage)]
        for member in document.linker.lexicon.collectives.get(entity, ()):
            document.names.meet(member)
            found.append(End(member, passage))
        return found

    def _entity(self, told: Matched, token: Token, slot: str) -> str | None:
        """The entity that a name stands for; one in quotation marks that nobody knew is made if the pattern makes such."""
        if token.mention is not None:
            return token.mention.entity
        if token.kind != "Quoted" or len(token.text) > MAX_QUOTED:
            return None
        document, sentence, pattern = told.document, told.sentence, told.pattern
        endings = pattern.endings.get(slot, ())
        if endings and (not token.text.endswith(endings) or token.text in endings):
            return None
        found = document.names.find(token.text)
        if slot not in pattern.mint and (found is None or found.origin == "lexicon"):
            return None
        if found is None:
            if not endings and self._discovery.generic(token.text) and not _NAMED_LIKE.search(token.text):
                return None
            found = document.names.mint(token.text, pattern.mint[slot], why.QUOTED_IN_PATTERN(pattern.name))
        document.names.meet(found.id)
        span = sentence.text.span(token.start, token.end)
        document.mention(sentence.passage, (Mention(token.start, token.end, token.text, found.id, found.cls, span, "discovered"),))
        return found.id
