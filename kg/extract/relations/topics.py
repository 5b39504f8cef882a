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
OTHER_WORDS = 5
"""So many characters may stand in a heading beside the scenario that it is about (跨境支付应用创新)."""
_TOPICS = frozenset({"Product", "Initiative"})


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


class SectionTopics:
    """What the heading over a sentence says that it is about: one scenario, if it says little else, or one technology.

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
        found = self._titles.get(sentence.section.titles, ())
        return tuple(topic for topic in found if not any(_rival(topic.tokens[0], m) for m in sentence.mentions))


def little_else(heading: str, words: str) -> bool:
    """Does a heading, without its number, say little beside these words?"""
    return len(_NUMBERING.sub("", heading).strip()) - len(words) <= OTHER_WORDS


def _rival(topic: Token, mention: Mention) -> bool:
    return topic.kind == "Technology" == mention.cls and topic.mention is not None and mention.entity != topic.mention.entity


def _concepts(document: Annotated, heading: Sentence, whole: str) -> tuple[Subject, ...]:
    found: list[Subject] = []
    for cls in ("Scenario", "Technology"):
        tokens = {
            m.entity: Token(m.cls, m.start, m.end, m.surface, m)
            for m in heading.mentions
            if m.cls == cls and document.names[m.entity].zh not in whole and m.surface not in whole
        }
        if len(tokens) == 1:
            token = next(iter(tokens.values()))
            if cls == "Technology" or little_else(heading.plain, token.text):
                found.append(Subject((token,), heading.passage))
    return tuple(found)
