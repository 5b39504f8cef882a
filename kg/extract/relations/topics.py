"""What headings say that the next words are about: 案例2：公司——产品, a section that is called by a product's name."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.relations.view import Subject, View
from kg.extract.typed import Token
from kg.model.entity import Mention
from kg.model.statement import Passage

_CASE = re.compile(r"^\s*(?:典型|应用|实践|创新)?案例\s*[\d一二三四五六七八九十]*\s*[：:、.]?")
_NUMBERING = re.compile(r"^\s*(?:第[一二三四五六七八九十]+[章节]|[（(]?[\d一二三四五六七八九十]+[）)]?(?:\.\d+)*[.、：:]?)+\s*")
_WIDE = re.compile(r"(?:转型|发展|创新|市场|要素|监管|场景化|资本|服务|安全|运营|产业|行业|业务|经济|决策|基础设施)$")
"""Concepts so wide that a section under them may be about anything."""
_TOPICS = frozenset({"Product", "Initiative"})
_ROW_SUBJECTS = ("Organization", "Product", "Initiative")


def case_subjects(view: View, passage: Passage) -> tuple[Subject, ...]:
    """The product and the company of a case heading, or a name that is the whole line: subjects of the block behind it."""
    head = _CASE.match(view.text)
    if head is None:
        alone = view.at.get(0) if len(view.text) == 1 else None
        return (Subject((alone,), passage),) if alone is not None and alone.mention is not None else ()
    tokens = view.tokens(head.end(), len(view.text))
    products = [t for t in tokens if t.kind in _TOPICS]
    others = [t for t in tokens if t.mention is not None and t not in products and t.kind not in {"Technology", "Scenario", "Place"}]
    return tuple(Subject((token,), passage) for token in (*products[:1], *others[:1]))


def subject_of_section(document: Annotated, sentence: Sentence) -> tuple[Subject, ...]:
    """The product or initiative that the heading of the sentence's section consists of."""
    title = sentence.section.title.strip()
    if not title or sentence.kind == "heading":
        return ()
    entity = document.names.find(title, sorted(_TOPICS))
    if entity is None:
        return ()
    for other in document.sentences:
        if other.kind == "heading" and other.section == sentence.section:
            for mention in other.mentions:
                if mention.entity == entity.id:
                    return (Subject((Token(mention.cls, 0, 0, mention.surface, mention),), other.passage),)
    return ()


def subject_of_row(document: Annotated, sentence: Sentence) -> tuple[Subject, ...]:
    """The actor, product or initiative that a table's row is about: the words of its cells leave it out."""
    if not sentence.subject:
        return ()
    entity = document.names[sentence.subject]
    if not any(document.names.ontology.is_a(entity.cls, cls) for cls in _ROW_SUBJECTS):
        return ()
    mention = Mention(0, 0, entity.zh, entity.id, entity.cls, sentence.passage.span, "lexicon")
    return (Subject((Token(entity.cls, 0, 0, entity.zh, mention),)),)


class SectionTopics:
    """What the headings over a sentence say that it is about: one scenario and one technology, from the heading or the one above it.

    What the report's own title names is no topic.
    """

    def __init__(self, document: Annotated) -> None:
        whole = document.document.report.title
        self._titles: dict[tuple[str, ...], tuple[Subject, ...]] = {}
        for sentence in document.sentences:
            if sentence.kind == "heading":
                self._titles[sentence.section.titles] = _concepts(document, sentence, whole)

    def of(self, sentence: Sentence) -> tuple[Subject, ...]:
        """Topics of a sentence of running text, at most one a class; none of a class of which the sentence names another."""
        if sentence.kind not in {"sentence", "item"}:
            return ()
        titles = sentence.section.titles
        nearest: dict[str, Subject] = {}
        for depth in (len(titles), len(titles) - 1):
            for topic in self._titles.get(titles[:depth], ()):
                nearest.setdefault(topic.tokens[0].kind, topic)
        return tuple(topic for topic in nearest.values() if not any(_rival(topic.tokens[0], m) for m in sentence.mentions))


def _rival(topic: Token, mention: Mention) -> bool:
    return topic.kind == "Technology" == mention.cls and topic.mention is not None and mention.entity != topic.mention.entity


def _concepts(document: Annotated, heading: Sentence, whole: str) -> tuple[Subject, ...]:
    """The scenario and the technology that a heading is about: the only one of its class, or the only one that begins a clause of it."""
    found: list[Subject] = []
    for cls in ("Scenario", "Technology"):
        tokens = {
            m.entity: Token(m.cls, m.start, m.end, m.surface, m)
            for m in heading.mentions
            if m.cls == cls and document.names[m.entity].zh not in whole and m.surface not in whole
        }
        if len(tokens) > 1:
            tokens = {entity: token for entity, token in tokens.items() if _begins_clause(heading.plain, token.start)}
        if len(tokens) == 1:
            token = next(iter(tokens.values()))
            if not _WIDE.search(document.names[token.mention.entity].zh if token.mention else token.text):
                found.append(Subject((token,), heading.passage))
    return tuple(found)


def _begins_clause(heading: str, place: int) -> bool:
    before = heading[:place]
    return before.endswith(("，", "：", "、")) or not _NUMBERING.sub("", before).strip()
