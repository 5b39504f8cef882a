"""What headings say that the next words are about: 案例2：公司——产品, a section that is called by a product's name."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.relations.view import Subject, View
from kg.extract.typed import Alphabet, Token
from kg.model.statement import Passage

_CASE = re.compile(r"^\s*(?:典型|应用|实践|创新)?案例\s*[\d一二三四五六七八九十]*\s*[：:、.]?")
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


def subject_of_section(document: Annotated, sentence: Sentence, alphabet: Alphabet) -> tuple[Subject, ...]:
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
