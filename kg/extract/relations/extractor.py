"""Runs the patterns over every sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, zip_longest
from typing import NamedTuple

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.antecedents import place_before
from kg.extract.base import evidence
from kg.extract.dates import head_date, year_of_name
from kg.extract.deals import called_off, came_to_nothing, given_up
from kg.extract.modality import unnamed
from kg.extract.relations.against import spoken_against
from kg.extract.relations.authorities import authority_places
from kg.extract.relations.code import Code
from kg.extract.relations.composed import leading_technology, made_with, told_by_names
from kg.extract.relations.dated import date_in, date_of_match, dates_of, redesigned, undated, versioned
from kg.extract.relations.distribution import distributed
from kg.extract.relations.found import Found
from kg.extract.relations.kinds import kinds_told
from kg.extract.relations.lists import beside
from kg.extract.relations.looked import Looked
from kg.extract.relations.made import Thing
from kg.extract.relations.money import amount_qualifiers, yuan
from kg.extract.relations.pattern import IMPLIED, Fact, Pattern
from kg.extract.relations.sieve import Sieve
from kg.extract.relations.topics import (
    SectionTopics,
    body_of_heading,
    case_subjects,
    is_case,
    subject_of_row,
    subject_of_section,
)
from kg.extract.relations.view import Subject, View, Viewer, begins_item
from kg.extract.scope import Stated, spoken, stated
from kg.extract.typed import Alphabet, Token
from kg.lexicon.discovery import Discovery
from kg.model.document import Table
from kg.model.entity import Entity, Mention
from kg.model.statement import Claim, Evidence, Modality, Passage, Qualifier
from kg.ontology.terms import Ontology

_TO_LAST_STOP = re.compile(r".*[。；;，,：:]", re.DOTALL)
_MARKS = "“\"「"
_AMONG = re.compile(r"[^，。；]{0,60}等[^，。；]{0,6}(?:机构|银行|企业|公司)[中内里]?(?:得到|获得|有所|已有|多有)")
"""Behind a collective name: something is found here and there among kinds of bodies, which says nothing of each (在国有大行、城商行等机构中得到应用)."""
_SOME_OF = re.compile(r"等[^，。；：、]{0,6}\Z")
_ASKED_OR_CRIMINAL = re.compile(r"如何|怎样|(?:不法|犯罪|诈骗)(?:分子|团伙|人员)|黑客|骗子|攻击者|洗钱者|黑产")
"""A clause of which nothing is told: it asks, or speaks of what criminals do."""
_OTHER_THING = re.compile(r"(?:机构|当局|的?攻击|员工|人才|专家|学院|协会|论坛|大会)")
"""What makes another thing of the concept before it: 金融监管|机构 is no supervision."""
_FIRM = re.compile(r"(?:科技|技术)?(?:初创)?(?:公司|企业|厂商|机构|服务商)")
_EACH = re.compile(r"均|都|各|全部|纷纷|普遍|分别")
_TOGETHER = re.compile(r"联合|共同|合作|合资|携手|联手|共建|一道")
"""What says that several bodies made several things together, not one each."""
_LIST_GOES_ON = re.compile(r"(?:、|和|与|及|以及)[^，。；：、]")
_EACH_BY_ITSELF = frozenset({"usesTechnology", "servesScenario", "offers"})
"""What a body does by itself: told of a collective with several objects, it does not say that each member does all."""
_OF_ONE = frozenset({"hasSubsidiary", "acquires"})
"""What one body does: a collective in its place only tells of what kind the body is (国有大行科技子公司X)."""
_MERGED = re.compile(r"合并|整合|重组")
"""What makes one body of several."""
_TROUBLE = re.compile(r"风险$")
"""Fields called by what goes wrong in them: technology makes none of that possible."""
_LITERALS = frozenset({"foundedOn", "registeredCapital"})
_FOUNDS = re.compile(r"出资|设立|成立|组建|创办|创立|新设|发起|控股|全资|旗下|下属|直属|所属|子公司")
"""Words by which a body has a company."""
_NAMED_LIKE = re.compile(r"..[链通宝云桥盾港库仓]$|...(?:大脑|管家|助手|平台|系统|机器人)$")
"""How names of products end that consist of plain words otherwise (“监管链”)."""
MAX_QUOTED = 20
MAX_TOGETHER = 5
"""Of more bodies that do something together it is not told that each two of them are partners."""


class _End(NamedTuple):
    """One end of a fact: an entity, and the passage that names it where the sentence does not."""

    entity: str
    passage: Passage | None = None


class RelationExtractor:
    """Relations that the patterns find in sentences."""

    name = "relations"

    def __init__(self, patterns: Sequence[Pattern], alphabet: Alphabet, discovery: Discovery) -> None:
        self.patterns = tuple(patterns)
        self._discovery, self._alphabet = discovery, alphabet
        self._code = Code(alphabet)
        self._sieve = Sieve(self.patterns)
        self._making = frozenset(p.name for p in self.patterns if p.made("object") is not None and p.facts[0].predicate == "offers")
        self._verbs = sorted({word for pattern in self.patterns for word in pattern.triggers})
        self._families = alphabet.families(("Organization", "Product", "Policy"))

    def only(self, name: str) -> RelationExtractor:
        """An extractor with one of the patterns; what it counts as a verb stays the same. Raises StopIteration for an unknown name."""
        alone = RelationExtractor([next(p for p in self.patterns if p.name == name)], self._alphabet, self._discovery)
        alone._verbs = self._verbs
        return alone

    @cached_property
    def _viewer(self) -> Viewer:
        """What makes the views: made once, and started anew with each block of a document."""
        return Viewer(self._alphabet, self._verbs)

    def extract(self, document: Annotated) -> Iterator[Claim]:
        """Claims sentence by sentence, pattern by pattern."""
        viewer = self._viewer
        viewer.start_block()
        block = -1
        heading: tuple[Subject, ...] = ()
        topics = SectionTopics(document)
        for sentence, following in zip_longest(document.sentences, document.sentences[1:]):
            if isinstance(document.document.blocks[sentence.block], Table) and sentence.kind == "caption":
                continue
            if sentence.block != block:
                block = sentence.block
                viewer.start_block(heading or subject_of_section(document, sentence), item=sentence.kind == "item" or begins_item(sentence.plain) > 0)
            if sentence.kind == "cell":
                viewer.start_block(subject_of_row(document, sentence))
            if not sentence.mentions and not sentence.plain.strip():
                continue
            view = viewer.view(place_before(document, sentence, document.typed(sentence)), sentence.passage, topics.of(sentence))
            looked = self._look(view)
            made: list[Token] = []
            for owner, place, token in self._things_made(document, sentence, view, looked):
                view = viewer.speaks_of(view, owner, place, token)
                made.append(token)
            behind = following.plain if following is not None and following.block == block else ""
            for claim in self._sentence(document, sentence, view, looked):
                off = bool(behind) and claim.modality is Modality.ASSERTED and self._called_off(document, claim, behind)
                yield replace(claim, modality=Modality.FAILED) if off else claim
            named = tuple(Subject((token,), sentence.passage) for token in made if is_case(view))
            heading = named + (case_subjects(view, sentence.passage) or body_of_heading(document, sentence))
        yield from authority_places(document)
        yield from told_by_names(document)
        yield from kinds_told(document)

    @staticmethod
    def _called_off(document: Annotated, claim: Claim, following: str) -> bool:
        """Does the next sentence say that what a claim tells of came to nothing: the deal, or the product or trial that it is about?"""
        things = (claim.subject, claim.object) if isinstance(claim.object, str) else ()
        tried = any(document.names[thing].cls in {"Product", "Initiative"} for thing in things)
        return called_off(claim.predicate, following) or (tried and given_up(following))

    def _look(self, view: View) -> Looked:
        """What may match in a view; nothing where it has not two names."""
        candidates = self._sieve.candidates(view) if _several(view) else []
        return Looked(view, candidates, self._code.text(view.text) if candidates else "")

    def _sentence(self, document: Annotated, sentence: Sentence, view: View, looked: Looked) -> Iterator[Claim]:
        """Claims of one sentence."""
        seen: set[tuple[str, str, str]] = set()
        for each in distributed(view, self._families) if _several(view) else ():
            yield from self._read(document, sentence, each, looked if each is view else self._look(each), seen)

    def _read(
        self, document: Annotated, sentence: Sentence, view: View, looked: Looked, seen: set[tuple[str, str, str]],
    ) -> Iterator[Claim]:  # fmt: skip
        words = ""
        for pattern, expression in looked.candidates:
            for match in looked.matches(expression):
                words = words or self._spoken(view)
                for claim in self._claims(document, sentence, view, pattern, match, words, looked.unnamed, seen):
                    key = (claim.subject, claim.predicate, str(claim.object))
                    if key not in seen:
                        seen.add(key)
                        yield claim
                        yield from made_with(document, sentence, claim)
        if looked.gave_up:
            document.problem("not-searched", why.TOO_INVOLVED(), sentence.passage)

    def _things_made(self, document: Annotated, sentence: Sentence, view: View, looked: Looked) -> Iterator[tuple[str, int, Token]]:
        """Products that the sentence names by what they are: the owner, where the words end, and the product as a name."""
        words = ""
        for pattern, expression in looked.candidates:
            for match in looked.matches(expression) if pattern.name in self._making else ():
                words = words or self._spoken(view)
                for claim in self._claims(document, sentence, view, pattern, match, words, looked.unnamed):
                    made = next((m for m in document.mentions.get(sentence.passage, ()) if m.entity == claim.object), None)
                    if claim.modality is Modality.ASSERTED and made is not None:
                        yield claim.subject, match.of("object")[1], Token.of(made)

    def _claims(
        self, document: Annotated, sentence: Sentence, view: View, pattern: Pattern, match: Found, words: str, unnamed_words: str,
        seen: Collection[tuple[str, str, str]] = (),
    ) -> Iterator[Claim]:  # fmt: skip
        """The claims of a match but for those ``seen``; ``words`` are those of the sentence with signs for its names, in which modality is read, and without them."""
        clause = unnamed_words[_clause_start(view.text, match.start) : match.end]
        how = Stated(pattern.modality) if pattern.modality is not None else stated(words, *match.span)
        if how is None or _ASKED_OR_CRIMINAL.search(clause):
            return
        if any(sentence.plain[token.start] not in _MARKS for slot in pattern.marked for token in self._taken(view, pattern, match, slot)):
            return
        own = date_of_match(view, match) if pattern.date else None
        since = head_date(document, sentence) if pattern.date and own is None else own if own is not None and own[1] else None
        date = own or since
        qualifiers = self._qualifiers(view, pattern, match)
        qualifiers = qualifiers if date is None else (("date", date[0]), *qualifiers)
        nobody = unnamed(clause)
        alone: Evidence | None = None  # the sentence without another passage: one for all claims of the match
        for fact in pattern.facts:
            told_as = how.of(fact.predicate)
            if told_as is Modality.ASSERTED and came_to_nothing(fact.predicate, words, *match.span):
                told_as = Modality.FAILED
            if told_as is None or (nobody and not self._concepts_only(match, fact, view)):
                continue
            if spoken_against(view, match, fact):
                continue
            if fact.predicate in _LITERALS:
                yield from self._values(document, sentence, view, pattern, match, fact, told_as)
                continue
            for subject, value in self._pairs(document, sentence, view, pattern, match, fact):
                if (subject.entity, fact.predicate, value.entity) in seen and fact.predicate != "servesScenario":  # that may tell of a technology too
                    continue
                one, other = document.names[subject.entity], document.names[value.entity]
                if one is other or other.zh in pattern.excepted or not self._sound(document.names.ontology, fact, one, other):
                    continue
                if fact.predicate == "hasSubsidiary" and self._only_beside(document, sentence, one, other):
                    continue
                if not how.act_of_issuer(fact.predicate) and document.names.ontology.is_a(one.cls, "PublicBody"):
                    continue
                context = (*(p for p in (subject.passage, value.passage) if p is not None), *(since[1] if since is not None else ()))
                if context or alone is None:
                    proof = evidence(sentence.passage, self.name, pattern.name, pattern.confidence, context)
                    alone = proof if not context else alone
                else:
                    proof = alone
                told = qualifiers if fact.object == "object" or fact.subject == "object" else dates_of(qualifiers)
                launched = date is not None and fact.predicate == "offers"
                if launched and (redesigned(view.words(*match.span)) or versioned(sentence.plain, view.tokens(*match.of(fact.object)))):
                    told = undated(told)
                if fact.predicate == "governs" and since is None and (year := year_of_name(one.zh)) is not None:
                    told = (*undated(told), ("date", year))
                named = tuple(_technology_in_name(document, match, view, value.entity)) if fact.predicate == "servesScenario" else ()
                if all(name != "technology" for name, _ in told):
                    told = (*told, *named)
                yield Claim(
                    subject=subject.entity, predicate=fact.predicate, object=value.entity, evidence=proof, modality=told_as, qualifiers=told,
                )  # fmt: skip
                if told_as is Modality.ASSERTED and document.names.ontology.is_a(one.cls, "Organization"):
                    for _, technology in named:  # who builds 5G智慧网点 uses 5G
                        yield Claim(subject=subject.entity, predicate="usesTechnology", object=technology, evidence=proof, qualifiers=dates_of(told))

    @staticmethod
    def _taken(view: View, pattern: Pattern, match: Found, slot: str) -> list[Token]:
        """The names of a slot of a match that the slot can hold; between them others may stand."""
        return [view.at[i] for i in range(*match.of(slot)) if i in view.at and pattern.takes(slot, view.text[i])]

    def _values(
        self, document: Annotated, sentence: Sentence, view: View, pattern: Pattern, match: Found, fact: Fact, told_as: Modality,
    ) -> Iterator[Claim]:  # fmt: skip
        """Claims with a date or a sum of money as object."""
        if fact.object == "date":
            dated = date_of_match(view, match)
            values = [None if dated is None else dated[0]]
        else:
            texts = [token.text for token in view.tokens(*match.of(fact.object))]
            values = [date_in(text) if fact.predicate == "foundedOn" else yuan(text) for text in texts]
        for value in values:
            if value is None:
                continue
            for group in self._ends(document, sentence, view, pattern, match, fact.subject, fact):
                context = tuple(end.passage for end in group[:1] if end.passage is not None)
                proof = evidence(sentence.passage, self.name, pattern.name, pattern.confidence, context)
                yield Claim(subject=group[0].entity, predicate=fact.predicate, object=value, evidence=proof, modality=told_as)

    def _spoken(self, view: View) -> str:
        """The words of a sentence without its names, in which modality is read."""
        return spoken(view.text, {i: token.kind for i, token in view.at.items()}, self._alphabet.documents, view.meant)

    def _concepts_only(self, match: Found, fact: Fact, view: View) -> bool:
        tokens = [token for slot in (fact.subject, fact.object) if slot not in IMPLIED for token in view.tokens(*match.of(slot))]
        return bool(tokens) and all(self._alphabet.is_concept(token.kind) for token in tokens)

    @staticmethod
    def _sound(ontology: Ontology, fact: Fact, subject: Entity, value: Entity) -> bool:
        """A concept is broader only than one of its own scheme, and makes no kind of itself possible; the ontology must allow the rest."""
        if fact.predicate == "broader":
            return subject.cls == value.cls
        if fact.predicate == "enables" and value.zh.endswith(subject.zh):  # 元宇宙, 证券业元宇宙
            return False
        if fact.predicate == "enables" and _TROUBLE.search(value.zh):
            return False
        return ontology.allows(fact.predicate, subject.cls, value.cls)

    def _pairs(
        self, document: Annotated, sentence: Sentence, view: View, pattern: Pattern, match: Found, fact: Fact,
    ) -> Iterator[tuple[_End, _End]]:  # fmt: skip
        subjects = self._ends(document, sentence, view, pattern, match, fact.subject, fact)
        if fact.subject == fact.object:  # A、B和C共同研发: each with each
            if len(subjects) <= MAX_TOGETHER and all(len(group) == 1 for group in subjects):
                yield from combinations([group[0] for group in subjects], 2)
            return
        if fact.predicate in _OF_ONE:
            subjects = [group for group in subjects if len(group) == 1]
        values = self._ends(document, sentence, view, pattern, match, fact.object, fact)
        # A、B推出“X”、“Y”: as many names in quotation marks as bodies are told one by one
        quoted = fact.predicate == "offers" and fact.object not in IMPLIED and all(
            sentence.plain[token.start] in _MARKS for token in view.tokens(*match.of(fact.object))
        )
        if len(values) > 1 and fact.predicate in _EACH_BY_ITSELF and not _EACH.search(view.text, *match.span):
            subjects = [group[:1] for group in subjects]  # 六大行实现客服、办公等的创新: not each bank in each field
        several = len(subjects) > 1 and len(values) > 1
        if fact.predicate == "renamedTo" and (len(values) > 1 or (len(subjects) > 1 and not _MERGED.search(view.text, *match.span))):
            return  # one thing gets one new name
        if len(subjects) > 1 and fact.predicate == "offers" and _LIST_GOES_ON.match(view.text, match.end) and not _TOGETHER.search(view.text, *match.span):
            return  # A、B推出X、…: a list of things of which not all are known names
        one_by_one = quoted or (fact.predicate == "offers" and not _TOGETHER.search(view.text, *match.span))
        if several and len(subjects) == len(values) and one_by_one:
            yield from ((a, b) for group, others in zip(subjects, values, strict=True) for a in group for b in others)
        elif not (several and one_by_one):  # of products in another number, the sentence does not tell whose each is
            yield from (pair for pair in self._crossed(subjects, values) if fact.predicate != "governs" or self._own_field(document, pair, subjects))

    @staticmethod
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
        others = any(m.end <= firms[0].start and m.start >= min(ends) and ontology.is_a(m.cls, "Company") for m in sentence.mentions if m.entity != company.id)
        return others or _FOUNDS.search(between) is None

    @staticmethod
    def _crossed(subjects: Sequence[Sequence[_End]], values: Sequence[Sequence[_End]]) -> Iterator[tuple[_End, _End]]:
        """Every subject with every value."""
        yield from ((a, b) for group in subjects for a in group for others in values for b in others)

    @staticmethod
    def _own_field(document: Annotated, pair: tuple[_End, _End], subjects: Sequence[Sequence[_End]]) -> bool:
        """May a document listed with others deal with a field? Not if the title of another names the field, and its own does not."""
        field = document.names[pair[1].entity].zh
        titles = {end.entity for group in subjects for end in group if field in document.names[end.entity].zh}
        return not titles or pair[0].entity in titles

    def _ends(
        self, document: Annotated, sentence: Sentence, view: View, pattern: Pattern, match: Found, slot: str, fact: Fact,
    ) -> list[list[_End]]:  # fmt: skip
        """The entities of a slot: for each name the entity, and for a collective name its members too."""
        if slot == "topic":
            return [[_End(t.tokens[0].mention.entity, t.passage)] for t in view.topics if t.tokens[0].kind == pattern.topic and t.tokens[0].mention]
        if slot not in match.slots:
            return []
        start, end = match.of(slot)
        made = pattern.made(slot)
        if made is not None:
            return self._made(document, sentence, view, pattern, match, made.things(view, start, end))
        if start in view.meant:
            meant = self._meant(document, view.meant[start], pattern, fact, slot)
            known = [] if meant is None else [e for t in meant.tokens if (e := self._entity(document, sentence, pattern, t, slot))]
            known = [self._trial(document, e) if slot == fact.object and fact.predicate == "participatesIn" else self._piloted(document, e, fact) for e in known]
            return [self._members(document, e, meant.passage if meant else None) for e in known]
        said_of = slot == fact.object and "subject" in match.slots and match.of("subject")[0] < start
        found = []
        for place in range(start, end):
            token = view.at.get(place)
            if token is None or not pattern.takes(slot, view.text[place]) or (place < end - 1 and beside(view.text, place)):
                continue
            if self._alphabet.is_concept(token.kind) and (_OTHER_THING.match(view.text, place + 1) or (said_of and self._describes(view, place))):
                continue
            entity = self._entity(document, sentence, pattern, token, slot)
            if entity is not None and slot == fact.subject:
                entity = self._piloted(document, entity, fact)
            if entity is not None and slot == fact.object and fact.predicate == "participatesIn":
                entity = self._trial(document, entity)
            if entity is not None and document.linker.lexicon.collectives.get(entity) and _SOME_OF.search(view.text, 0, place):
                continue  # 工商银行等国有大行: of the others nothing is said
            if entity is not None:
                among = _AMONG.match(view.text, place + 1) is not None
                found.append([_End(entity, None)] if among else self._members(document, entity, None))
        return found

    def _describes(self, view: View, place: int) -> bool:
        """Does a concept only say what firm it is whose name follows (车险公司X)?"""
        firm = _FIRM.match(view.text, place + 1)
        return firm is not None and firm.end() in view.at and self._families.get(view.at[firm.end()].kind) == "Organization"

    def _made(
        self, document: Annotated, sentence: Sentence, view: View, pattern: Pattern, match: Found, things: Iterator[Thing],
    ) -> list[list[_End]]:  # fmt: skip
        """The entities of things named by what they are; none if the sentence names several owners or none."""
        owners = self._ends(document, sentence, view, pattern, match, "subject", pattern.facts[0])
        if len(owners) != 1 or len(owners[0]) != 1:
            return []
        names = document.names
        owner = names[owners[0][0].entity]
        found = []
        for thing in things:
            known = names.find(thing.words, [thing.cls])
            if known is None:
                known = names.mint(owner.zh + thing.words, thing.cls, why.CALLED_AFTER_OWNER(pattern.name), (thing.words,))
            entity = names.meet(known.id)
            if sentence.plain[thing.start : thing.end] == thing.words:
                span = sentence.text.span(thing.start, thing.end)
                document.mention(sentence.passage, (Mention(thing.start, thing.end, thing.words, entity.id, entity.cls, span, "discovered"),))
            found.append([_End(entity.id)])
        return found

    def _meant(self, document: Annotated, subjects: Sequence[Subject], pattern: Pattern, fact: Fact, slot: str) -> Subject | None:
        """The nearest meant subject of which the predicate can be said, if the pattern's slot takes it."""
        ontology = document.names.ontology
        term = ontology.property_terms.get(fact.predicate)
        allowed = () if term is None else term.domains if slot == fact.subject else term.ranges
        for subject in subjects:
            kind = subject.tokens[0].kind
            cls = pattern.mint.get(slot, "Product") if kind == "Quoted" else kind
            if cls == "Initiative" and subject.tokens[0].mention is not None:
                cls = document.names[self._piloted(document, subject.tokens[0].mention.entity, fact)].cls
            if not allowed or any(ontology.is_a(cls, domain) for domain in allowed):
                return subject if pattern.takes(slot, self._alphabet.char(kind)) else None
        return None

    def _piloted(self, document: Annotated, entity: str, fact: Fact) -> str:
        """What a pilot is about, where a fact about it is the thing's: the fields and cities of 数字人民币|试点 are the currency's."""
        names = document.names
        subject = names[entity]
        term = names.ontology.property_terms.get(fact.predicate)
        if subject.cls != "Initiative" or not subject.zh.endswith("试点") or term is None or ("Initiative" in term.domains and fact.predicate != "pilotedIn"):
            return entity
        product = names.find(subject.zh.removesuffix("试点"), ["Product"])
        return names.meet(product.id).id if product is not None else entity

    def _trial(self, document: Annotated, entity: str) -> str:
        """The trial of a product, in which bodies take part where they are said to take part in the product."""
        names = document.names
        trial = names.find(names[entity].zh + "试点", ["Initiative"]) if names[entity].cls == "Product" else None
        return entity if trial is None else names.meet(trial.id).id

    def _members(self, document: Annotated, entity: str, passage: Passage | None) -> list[_End]:
        """A collective name stands for each of its members, and for itself."""
        found = [_End(entity, passage)]
        for member in document.linker.lexicon.collectives.get(entity, ()):
            document.names.meet(member)
            found.append(_End(member, passage))
        return found

    def _entity(self, document: Annotated, sentence: Sentence, pattern: Pattern, token: Token, slot: str) -> str | None:
        if token.mention is not None:
            return token.mention.entity
        if token.kind != "Quoted" or len(token.text) > MAX_QUOTED:
            return None
        endings = pattern.endings.get(slot, ())
        if endings and not token.text.endswith(endings):
            return None
        found = document.names.find(token.text)
        if slot not in pattern.mint and (found is None or found.origin == "lexicon"):
            return None
        if found is None:
            if not endings and self._discovery.generic(token.text) and not _NAMED_LIKE.search(token.text):
                return None
            found = document.names.mint(token.text, pattern.mint[slot], why.QUOTED_IN_PATTERN(pattern.name))
        document.names.meet(found.id)
        where = Mention(token.start, token.end, token.text, found.id, found.cls, sentence.text.span(token.start, token.end), "discovered")
        document.mention(sentence.passage, (where,))
        return found.id

    def _qualifiers(self, view: View, pattern: Pattern, match: Found) -> tuple[Qualifier, ...]:
        found: list[Qualifier] = []
        if pattern.amount:
            found += amount_qualifiers(view, match)
        for name, slot in sorted(pattern.qualifiers.items()):
            for token in view.tokens(*match.of(slot)):
                if token.mention is not None:
                    found.append((name, token.mention.entity))
        return tuple(found)


def _technology_in_name(document: Annotated, match: Found, view: View, field: str) -> Iterator[Qualifier]:
    """The technology in the name of a field, as a qualifier."""
    for token in view.tokens(match.start, match.end):
        if token.mention is not None and token.mention.entity == field:
            found = leading_technology(document, token.text)
            if found is not None:
                document.names.meet(found.id)
                yield ("technology", found.id)
                return


def _several(view: View) -> bool:
    return len(view.at) + len(view.meant) + len(view.topics) > 1


def _clause_start(text: str, place: int) -> int:
    """Where the clause begins in which a place lies."""
    before = _TO_LAST_STOP.match(text, 0, place)
    return before.end() if before is not None else 0
