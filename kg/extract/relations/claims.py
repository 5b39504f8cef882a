"""The claims that a match makes: how it is told, when, of whom, with which qualifiers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.extract.base import evidence
from kg.extract.dates import Dated, head_date, year_of_name
from kg.extract.deals import came_to_nothing
from kg.extract.modality import unnamed
from kg.extract.relations.against import left_out, spoken_against
from kg.extract.relations.composed import leading_technology
from kg.extract.relations.dated import date_in, date_of_match, dates_of, redesigned, undated, versioned
from kg.extract.relations.ends import Ends
from kg.extract.relations.lists import is_member
from kg.extract.relations.matched import Matched
from kg.extract.relations.money import amount_qualifiers, yuan
from kg.extract.relations.pairs import pairs
from kg.extract.relations.pattern import IMPLIED, Fact
from kg.extract.relations.sound import may_stand
from kg.extract.scope import Stated, stated
from kg.extract.typed import Alphabet
from kg.lexicon.discovery import Discovery
from kg.model.statement import Claim, Evidence, Modality, Passage, Qualifier

_TO_LAST_STOP = re.compile(r".*[。；;，,：:]", re.DOTALL)
_ASKED_OR_CRIMINAL = re.compile(r"如何|怎样|(?:不法|犯罪|诈骗)(?:分子|团伙|人员)|黑客|骗子|攻击者|洗钱者|黑产")
"""A clause of which nothing is told: it asks, or speaks of what criminals do."""
_NOT_SAID = re.compile(
    r"(?:尚未|并未|没有|未能|从未|仍未|还未|暂未)[^，。；]{0,6}(?:对|将|把|就|明确|规定|规范|提[及出到]|涉及|涵盖|覆盖|作出|做出|界定|要求|纳入|限制|禁止|责令|叫停|吊销)"
)
"""How a document is said not to deal with something (现行办法|尚未对…作出规定)."""
_APPLIES = re.compile(r"(?:应用|运用|用|落地|部署|嵌入|融入|覆盖|实现|开展)[于在到了]*[^，。；：]{0,6}\Z|在[^，。；：]{0,6}\Z")
"""In front of a list of fields: something is applied in them, and not only sold to those who work in them (面向…, 服务…)."""
_LITERALS = frozenset({"foundedOn", "registeredCapital"})

Told = tuple[str, str, str]
"""A claim that was made already: subject, predicate, object."""


class Claims:
    """Makes claims of matches, with evidence in the name of an extractor."""

    def __init__(self, extractor: str, alphabet: Alphabet, discovery: Discovery) -> None:
        self._extractor, self._alphabet = extractor, alphabet
        self._ends = Ends(alphabet, discovery)
        self._bodies = alphabet.members(("Organization",))

    def of(self, told: Matched, words: str, unnamed_words: str, seen: Collection[Told] = ()) -> Iterator[Claim]:
        """The claims of a match but for those ``seen``.

        ``words`` are those of the sentence with signs for its names, in which modality is read; ``unnamed_words`` those without its names.
        """
        view, pattern, match = told.view, told.pattern, told.match
        clause = unnamed_words[_clause_start(view.text, match.start) : match.end]
        how = Stated(pattern.modality) if pattern.modality is not None else stated(words, *match.span)
        if how is None or _ASKED_OR_CRIMINAL.search(clause) or (pattern.modality is not None and _NOT_SAID.search(words, *match.span)):
            return
        if not all(told.quoted(name) for slot in pattern.marked for name in told.of(slot)):
            return
        own = date_of_match(view, match) if pattern.date else None
        since = own if own is not None and own[1] else None
        if pattern.date and own is None:
            since = head_date(told.document, told.sentence)
        date = own or since
        qualifiers = _qualifiers(told)
        qualifiers = qualifiers if date is None else (("date", date[0]), *qualifiers)
        nobody = unnamed(clause)
        for fact in pattern.facts:
            told_as = how.of(fact.predicate)
            if told_as is Modality.ASSERTED and came_to_nothing(fact.predicate, words, *match.span):
                told_as = Modality.FAILED
            if told_as is None or (nobody and not self._concepts_only(told, fact)) or spoken_against(view, match, fact, self._bodies):
                continue
            if fact.predicate in _LITERALS:
                yield from self._values(told, fact, told_as)
            else:
                yield from self._related(told, fact, told_as, how, qualifiers, since, seen)
                if fact.predicate == "servesScenario":
                    yield from self._among_fields(told, fact, told_as)

    def _related(
        self, told: Matched, fact: Fact, told_as: Modality, how: Stated, qualifiers: tuple[Qualifier, ...], since: Dated | None,
        seen: Collection[Told],
    ) -> Iterator[Claim]:  # fmt: skip
        """Claims with an entity as object; ``since`` is their date with the passages that give it, where that is not the sentence alone."""
        dated = since[1] if since is not None else ()
        headed = _headed(told)
        names, view, match = told.document.names, told.view, told.match
        for subject, value in pairs(self._ends, told, fact):
            key = (subject.entity, fact.predicate, value.entity)
            if key in seen and fact.predicate != "servesScenario":  # that may tell of a technology too
                continue
            one, other = names[subject.entity], names[value.entity]
            if not may_stand(told, fact, one, other) or left_out(told.sentence.plain, value.entity, view.tokens(*match.of(fact.object))):
                continue
            if names.ontology.is_a(one.cls, "PublicBody") and not how.act_of_issuer(fact.predicate):
                continue
            proof = self._proof(told, (*(p for p in (subject.passage, value.passage) if p is not None), *dated, *headed))
            said = qualifiers if "object" in (fact.object, fact.subject) else dates_of(qualifiers)
            if said and fact.predicate == "offers":
                renewed = redesigned(view.words(*match.span)) or versioned(told.sentence.plain, view.tokens(*match.of(fact.object)))
                said = undated(said) if renewed else said
            if fact.predicate == "governs" and since is None and (year := year_of_name(one.zh)) is not None:
                said = (*undated(said), ("date", year))
            named = tuple(_technology_in_name(told, value.entity)) if fact.predicate == "servesScenario" else ()
            if all(name != "technology" for name, _ in said):
                said = (*said, *named)
            yield Claim(subject=subject.entity, predicate=fact.predicate, object=value.entity, evidence=proof, modality=told_as, qualifiers=said)
            if told_as is Modality.ASSERTED and names.ontology.is_a(one.cls, "Organization"):
                for _, technology in named:  # who builds 5G智慧网点 uses 5G
                    yield Claim(subject=subject.entity, predicate="usesTechnology", object=technology, evidence=proof, qualifiers=dates_of(said))

    def _among_fields(self, told: Matched, fact: Fact, told_as: Modality) -> Iterator[Claim]:
        """Claims of the technologies that a list names among the fields in which somebody applies something (用于新闻分类、|命名实体识别|等场景): these are used."""
        view, match = told.view, told.match
        start, end = match.of(fact.object)
        if end - start < 2 or not _APPLIES.search(view.text, match.start, start):
            return
        listed = [
            token.mention.entity
            for place in range(start, end)
            if (token := view.at.get(place)) and token.mention is not None and token.kind == "Technology" and is_member(view.text, place, start)
        ]
        users = self._ends.of(told, fact.subject, fact) if listed else []
        names = told.document.names
        for technology in listed:
            for user, *_ in users:
                if names.ontology.allows("usesTechnology", names[user.entity].cls, "Technology"):
                    proof = self._proof(told, () if user.passage is None else (user.passage,))
                    yield Claim(subject=user.entity, predicate="usesTechnology", object=technology, evidence=proof, modality=told_as)

    def _values(self, told: Matched, fact: Fact, told_as: Modality) -> Iterator[Claim]:
        """Claims with a date or a sum of money as object."""
        view, match = told.view, told.match
        if fact.object == "date":
            dated = date_of_match(view, match) or head_date(told.document, told.sentence)
            values = [None if dated is None else dated[0]]
            shown = () if dated is None else dated[1]
        else:
            texts = [token.text for token in view.tokens(*match.of(fact.object))]
            values = [date_in(text) if fact.predicate == "foundedOn" else yuan(text) for text in texts]
            shown = ()
        for value in values:
            if value is None:
                continue
            for group in self._ends.of(told, fact.subject, fact):
                proof = self._proof(told, (*(end.passage for end in group[:1] if end.passage is not None), *shown))
                yield Claim(
                    subject=group[0].entity, predicate=fact.predicate, object=value, evidence=proof, modality=told_as
                )

    def _proof(self, told: Matched, context: tuple[Passage, ...]) -> Evidence:
        meant = (t.shown for t in told.view.tokens(*told.match.span) if t.shown is not None and t.kind != "Date")  # 试点: where it has its name
        return evidence(told.sentence.passage, self._extractor, told.pattern.name, told.pattern.confidence, tuple(dict.fromkeys((*context, *meant))))

    def _concepts_only(self, told: Matched, fact: Fact) -> bool:
        """Does a fact name concepts and nothing else?"""
        names = [
            name
            for slot in (fact.subject, fact.object)
            if slot not in IMPLIED
            for name in told.view.tokens(*told.match.of(slot))
        ]
        return bool(names) and all(self._alphabet.is_concept(name.kind) for name in names)


def _qualifiers(told: Matched) -> tuple[Qualifier, ...]:
    """What a match says of its facts by names: amounts, places, technologies and so on."""
    found: list[Qualifier] = []
    if told.pattern.amount:
        found += amount_qualifiers(told.view, told.match)
    for name, slot in sorted(told.pattern.qualifiers.items()):
        topics = (t.tokens[0] for t in told.view.topics if t.tokens[0].kind == told.pattern.topic)
        for token in topics if slot == "topic" else told.view.tokens(*told.match.of(slot)):
            if token.mention is not None:
                found.append((name, token.mention.entity))
    return tuple(found)


def _headed(told: Matched) -> tuple[Passage, ...]:
    """The headings that give a qualifier."""
    if "topic" not in told.pattern.qualifiers.values():
        return ()
    return tuple(t.passage for t in told.view.topics if t.tokens[0].kind == told.pattern.topic and t.passage is not None)


def _technology_in_name(told: Matched, field: str) -> Iterator[Qualifier]:
    """The technology in the name of a field, as a qualifier."""
    for token in told.view.tokens(*told.match.span):
        if token.mention is not None and token.mention.entity == field:
            found = leading_technology(told.document, token.text)
            if found is not None:
                told.document.names.meet(found.id)
                yield ("technology", found.id)
                return


def _clause_start(text: str, place: int) -> int:
    """Where the clause begins in which a place lies."""
    before = _TO_LAST_STOP.match(text, 0, place)
    return before.end() if before is not None else 0
