"""What headings say that the next words are about: 案例2：公司——产品, a section that is called by a product's name."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.antecedents import subject_of_row
from kg.extract.relations.illustrated import illustrated
from kg.extract.relations.view import Subject, View
from kg.extract.typed import Token
from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.statement import Passage

_CASE = re.compile(r"^\s*(?:典型|应用|实践|创新)?案例\s*[\d一二三四五六七八九十]*\s*[：:、.]?")
_NUMBERING = re.compile(r"^\s*(?:第[一二三四五六七八九十]+[章节]|[（(]?[\d一二三四五六七八九十]+[）)]?(?:\.\d+)*[.、：:]?)+\s*")
_BOX = re.compile(rf"(?:专栏\s*[\d一二三四五六七八九十]*\s*[：:、.]?\s*)?(?:{_NUMBERING.pattern[1:]})?")
OTHER_WORDS = 5
"""So many characters may stand in a heading beside the scenario that it is about (跨境支付应用创新)."""
_SERVED = re.compile(r"(?:科技|技术|数字化?|智能|平台|模型|要素)[^，。：]{0,6}(?:助力|赋能|推动|驱动|支撑|加持|提升|促进|拓展|嵌入|服务于?|应用于?)[^，。：、]{0,6}$")
_HELPED = ("，助力", "，赋能", "，促进", "，推动", "，支撑", "，服务", "，服务于")
"""In front of what a section is for, in the second half of its heading (丰富产品供给，助力|养老服务金融|发展)."""
_WIDE = re.compile(r"(?:自立自强|转型|发展|创新|市场|要素|监管|场景化|资本|服务|安全|运营|产业|行业|业务|经济|决策|基础设施|(?<!金融)科技)$")
"""Concepts so wide that a section under them may be about anything."""
_OPENS = re.compile(r"(?:例如|比如|其中|首先|其次|再次|此外|另外|同时)?，?在")
_AS_FIELD = re.compile(r"(?:领域|场景|环节|业务|方面)?(?:中|上|里)?，(?<![^域景节务面]，)")
_AROUND_LABEL = " *-·•✓。：:、.一二三四五六七八九十（）()0123456789"
_STAGE = re.compile(r"第[一二三四五六七]+(?:个)?阶段|(?:阶段|时期|时代)(?=[（(：。]|$)|[（(]\s*\d{4}[^（()）]{0,12}[)）]")
"""What makes the label of a stage of the field that it names (第二阶段：互联网金融阶段（2004—2016年）)."""
_TOPICS = frozenset({"Product", "Initiative"})
_ROW_SUBJECTS = ("Organization", "Product", "Initiative")


def case_subjects(view: View, passage: Passage) -> tuple[Subject, ...]:
    """The product and the company of a case heading, or a name that is the whole line: subjects of the block behind it."""
    head = _CASE.match(view.text)
    if head is None:
        alone = view.at.get(0) if len(view.text) == 1 else None
        return (Subject((alone,), passage),) if alone is not None and alone.mention is not None and alone.kind not in FIELD_CLASSES else ()
    tokens = view.tokens(head.end(), len(view.text))
    products = [t for t in tokens if t.kind in _TOPICS]
    others = [t for t in tokens if t.mention is not None and t not in products and t.kind not in {"Technology", "Scenario", "Place"}]
    return tuple(Subject((token,), passage) for token in (*products[:1], *others[:1]))


def is_case(view: View) -> bool:
    """Is the line the heading of a case (案例2：公司——产品)?"""
    return _CASE.match(view.text) is not None


def body_of_heading(document: Annotated, sentence: Sentence) -> tuple[Subject, ...]:
    """The organization with which a heading begins behind its number, if it names no other: 该行 below means it."""
    if sentence.kind != "heading":
        return ()
    bodies = [m for m in sentence.mentions if document.names.ontology.is_a(m.cls, "Organization")]
    head = _BOX.match(sentence.plain)
    if len({m.entity for m in bodies}) != 1 or head is None or bodies[0].start != head.end():
        return ()
    mention = bodies[0]
    return (Subject((Token.of(mention),), sentence.passage),)


def speaker_of(document: Annotated) -> tuple[Subject, ...]:
    """The company whose own report a document is: whom a block means that tells what was done and not by whom."""
    if document.speaker is None:
        return ()
    entity, passage = document.speaker.entity, document.cover()
    return (Subject((Token.of(Mention(0, 0, entity.zh, entity.id, entity.cls, passage.span, "introduced")),), passage),)


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


def subjects_of_row(document: Annotated, sentence: Sentence) -> tuple[Subject, ...]:
    """The actor, product or initiative that a table's row is about: the words of its cells leave it out."""
    row = subject_of_row(document, sentence, _ROW_SUBJECTS)
    return () if row is None else (Subject((row,)),)


class SectionTopics:
    """What the headings over a sentence say that it is about: one scenario and one technology, from the heading or the one above it.

    The heading above counts where the nearest one has room for it; a label at the head of a block (数字金融。即…) counts before
    both. What the report's own title names is no topic. With ``named`` it is enough that the heading names the concept and no
    other of its class.
    """

    def __init__(self, document: Annotated, *, named: bool = False) -> None:
        whole = document.document.report.title
        self._titles: dict[tuple[str, ...], tuple[Subject, ...]] = {}
        self._headings: dict[tuple[str, ...], Sentence] = {}
        self._alone: dict[tuple[str, ...], Subject] = {}
        self._over: dict[tuple[str, ...], tuple[dict[str, Subject], list[Subject]]] = {}
        self._labels: dict[Sentence, Subject] = {}
        self._illustrated = illustrated(document) if not named else {}
        block, label = -1, None
        for sentence in document.sentences:
            if sentence.block != block:
                block, label = sentence.block, _label(sentence) or _labelled_with(sentence)
                if label is not None and label.tokens[0].kind == "Scenario" and "：" in sentence.plain:
                    self._labels[sentence] = label
            elif label is not None:
                self._labels[sentence] = label
            label = _opened(sentence) or label
            if sentence.kind == "heading":
                self._titles[sentence.section.titles] = _topics(document, sentence, whole, named=named)
                self._headings[sentence.section.titles] = sentence
                alone = _label(sentence)
                if alone is not None:
                    self._alone[sentence.section.titles] = alone

    def of(self, sentence: Sentence) -> tuple[Subject, ...]:
        """Topics of a sentence of running text: one a class, and the scenario above whose words the nearest heading takes up.

        None of a class of which the sentence names another. An example is about what it illustrates as well.
        """
        if sentence.kind not in {"sentence", "item"}:
            return ()
        titles = sentence.section.titles
        over = self._over.get(titles)
        if over is None:
            over = self._over[titles] = self._of_headings(titles)
        labelled = self._labels.get(sentence)
        if labelled is not None:
            nearest, further = over
            over = {**nearest, labelled.tokens[0].kind: labelled}, further
        about = [topic for topic in (*over[0].values(), *over[1]) if not any(_rival(topic.tokens[0], m) for m in sentence.mentions)]
        return (*self._illustrated.get(sentence, ()), *about)

    def _of_headings(self, titles: tuple[str, ...]) -> tuple[dict[str, Subject], list[Subject]]:
        """The topics by class that the headings over a section give, and those of the heading above whose words the nearest one takes up."""
        nearest = {topic.tokens[0].kind: topic for topic in self._titles.get(titles, ())}
        further: list[Subject] = []
        for topic in self._titles.get(titles[:-1], ()):
            if _open_to(self._headings.get(titles), topic.tokens[0]):
                heading = self._headings.get(titles)
                taken_up = heading is not None and topic.tokens[0].text[-2:] in heading.plain  # 智能|风控 over 风控平台智能化
                if taken_up and topic.tokens[0].kind == "Scenario" and "Scenario" in nearest:
                    further.append(topic)
                nearest.setdefault(topic.tokens[0].kind, topic)
        return nearest, further

    def alone(self, sentence: Sentence) -> Subject | None:
        """The concept of which the nearest heading over a sentence of running text consists."""
        return self._alone.get(sentence.section.titles) if sentence.kind in {"sentence", "item"} else None

    def above(self, sentence: Sentence) -> tuple[Subject, ...]:
        """All topics of the headings over a sentence of running text, the nearest first."""
        if sentence.kind not in {"sentence", "item"}:
            return ()
        titles = sentence.section.titles
        return tuple(topic for level in range(len(titles), 0, -1) for topic in self._titles.get(titles[:level], ()))


def _label(sentence: Sentence) -> Subject | None:
    """The concept of which a sentence or heading consists: what the rest of its block or section is about."""
    if sentence.kind not in {"sentence", "item", "heading"} or len(sentence.mentions) != 1:
        return None
    mention = sentence.mentions[0]
    if mention.cls not in FIELD_CLASSES or _around(sentence, mention).strip(_AROUND_LABEL):
        return None
    return Subject((Token.of(mention),), sentence.passage)


def _labelled_with(sentence: Sentence) -> Subject | None:
    """The technologies with which a block is labelled (区块链+大数据：…), or its field (反欺诈：…): what its later sentences are about as well."""
    end = sentence.plain.find("：") if sentence.kind in {"sentence", "item"} else -1
    led = [m for m in sentence.mentions if m.end <= end]
    if not led or led[0].cls not in FIELD_CLASSES or any(m.cls != led[0].cls for m in led):
        return None
    around = "".join(char for place, char in enumerate(sentence.plain[:end]) if not any(m.start <= place < m.end for m in led))
    return None if around.strip(_AROUND_LABEL + "+＋/、和与") else Subject(tuple(map(Token.of, led)), sentence.passage)


def _around(sentence: Sentence, mention: Mention) -> str:
    """The words around the only name of a sentence, but for those that make it the label of a stage."""
    before, behind = sentence.plain[: mention.start], sentence.plain[mention.end :]
    return _STAGE.sub("", before) + _STAGE.sub("", behind) if "阶段" in behind or "时期" in behind else before + behind


def _opened(sentence: Sentence) -> Subject | None:
    """The field with which a sentence opens (例如，在信贷领域，…): what the rest of its block is about, until another is opened."""
    if sentence.kind not in {"sentence", "item"} or "在" not in sentence.plain[:8]:
        return None
    for mention in sentence.mentions[:1]:
        if mention.cls == "Scenario" and _OPENS.fullmatch(sentence.plain, 0, mention.start) and _AS_FIELD.match(sentence.plain, mention.end):
            return Subject((Token.of(mention),), sentence.passage)
    return None


def _open_to(heading: Sentence | None, topic: Token) -> bool:
    """Does a heading leave room for the topic of the one above it: it names no concept of that class, or takes up words of the topic?"""
    if heading is None or all(mention.cls != topic.kind for mention in heading.mentions):
        return True
    return any(topic.text[i : i + 2] in heading.plain for i in range(len(topic.text) - 1))


def _rival(topic: Token, mention: Mention) -> bool:
    return topic.kind == "Technology" == mention.cls and topic.mention is not None and mention.entity != topic.mention.entity


def _topics(document: Annotated, heading: Sentence, whole: str, *, named: bool) -> tuple[Subject, ...]:
    """The scenario and the technology that a heading is about.

    A technology is so if it is the only one. A scenario must begin a clause of the heading, be what technology serves there
    (科技助力绿色金融), or be nearly all that the heading says.
    """
    found: list[Subject] = []
    for cls in ("Scenario", "Technology"):
        tokens = {
            m.entity: Token.of(m)
            for m in heading.mentions
            if m.cls == cls and document.names[m.entity].zh not in whole and m.surface not in whole
        }
        if not named and (cls == "Scenario" or len(tokens) > 1):
            foremost = {entity: token for entity, token in tokens.items() if _foremost(heading.plain, token)}
            helped = {entity: token for entity, token in tokens.items() if heading.plain.endswith(_HELPED, 0, token.start)}
            tokens = foremost or helped
        if len(tokens) == 1:
            token = next(iter(tokens.values()))
            if not _WIDE.search(document.names[token.mention.entity].zh if token.mention else token.text):
                found.append(Subject((token,), heading.passage))
    return tuple(found)


def _foremost(heading: str, token: Token) -> bool:
    before = heading[: token.start]
    if before.endswith(("，", "：")) or not _NUMBERING.sub("", before).strip():
        return not heading.startswith(("、", "与", "和", "及"), token.end)
    if before.endswith(("、", "与", "和", "及")):
        return False
    return _SERVED.search(before) is not None or len(_NUMBERING.sub("", heading).strip()) - len(token.text) <= OTHER_WORDS
