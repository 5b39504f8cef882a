"""What a document itself introduces: titles of documents, their numbers and short names, firms in full and short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.extract import reasons as why
from kg.lexicon.firms import introduced_firms
from kg.lexicon.linking import TITLE, Linker, introductions
from kg.lexicon.reasons import ISSUED_CALLED
from kg.lexicon.registry import Registry
from kg.lexicon.titles import (
    STATUS_SUFFIX,
    bare_title,
    called_document,
    called_rule,
    called_standard,
    group_titles,
    names_kind_only,
    number_before,
    number_behind,
    spaced_title,
    title_class,
    unmarked_titles,
    yearly_documents,
)
from kg.model.document import Document
from kg.model.problem import Problem
from kg.model.reason import Reason
from kg.model.span import MappedText, Span

MIN_TITLE = 3
_Kind = tuple[str, Reason]
"""The class of a document, and why."""


class Stretch(NamedTuple):
    """A stretch of text in which titles are looked for; ``note`` for footnotes and source lines."""

    text: MappedText
    note: bool


_SHORT_OF = re.compile(r"》[（(](?:以下|下文)?(?:简称|下称|统称)(?:为)?[:：]?\Z")
"""Between two titles: the second is a short form of the first (《甲》（下称|《乙》）)."""


class _Titles:
    """The titles in a document and what stands beside them: where each stands first, its number, what it is called."""

    def __init__(self, document: Document) -> None:
        self.first: dict[str, Span] = {}
        self.numbers: dict[str, str] = {}
        self.bare: list[tuple[str, str, Reason]] = []
        """Titles without 《》, with class and reason."""
        self._short: set[str] = set()
        self._document = document
        self._shown: dict[str, str] = {}
        self._called: dict[str, _Kind] = {}
        self._standards: set[str] = set()
        self._rules: set[str] = set()

    def take(self, stretch: Stretch, names: Registry) -> None:
        """Note the titles of a stretch of text."""
        text = stretch.text
        self.bare += [row for row in unmarked_titles(text.text, note=stretch.note) if names.find(row[0]) is None]
        for match in TITLE.finditer(text.text) if "《" in text.text else ():
            if _SHORT_OF.search(text.text, max(0, match.start() - 10), match.start()) is not None:
                self._short.add(match[1])
            if match[1] in self._short:
                continue  # the short form of the title in front of it
            self._first_seen(match[1], text.span(match.start(1), match.end(1)))
            self._beside(match, text.text)

    def _first_seen(self, title: str, span: Span) -> None:
        if title not in self.first:
            self.first[title] = span
            spaced = spaced_title(self._document.quote(span), title)
            self._shown |= {title: spaced, bare_title(title): bare_title(spaced)}

    def _beside(self, match: re.Match[str], text: str) -> None:
        """Note what the words beside a title tell of its kind."""
        title, start, end = match[1], match.start(), match.end()
        number = number_before(text, start) or number_behind(text, end)
        if number:
            self.numbers.setdefault(number, title)
        elif called_standard(text, start, end):
            self._standards.add(title)
        elif called_rule(text, end):
            self._rules.add(title)
        elif title not in self._called and (told := called_document(text, start, end)) is not None:
            self._called[title] = told

    def kind(self, title: str) -> _Kind | None:
        """What kind of document a title names, by its number, its own words or those beside it; None where nothing tells."""
        if title in self.numbers.values():
            return "Standard", why.NUMBER_BESIDE()
        if (told := title_class(title)) is not None:
            return told
        if title in self._standards:
            return "Standard", why.CALLED_STANDARD()
        return ("Policy", why.CALLED_RULE()) if title in self._rules else self._called.get(title)

    def label(self, title: str) -> str:
        """A title as the document writes it, with its blanks."""
        return self._shown.get(title, title)


def learn_titles(document: Document, stretches: Iterable[Stretch], names: Registry, linker: Linker, problems: list[Problem]) -> dict[str, str]:
    """The titles of the whole document, grouped by the document that they name.

    Returns the names without 《》 that stand for them (bare titles, standard numbers): form → entity id. A title of which nothing tells
    the kind goes to ``problems``.
    """
    titles, yearly = _Titles(document), dict[str, str]()
    for stretch in stretches:
        titles.take(stretch, names)
        yearly |= dict(yearly_documents(stretch.text.text))
    unknown = [*titles.bare]
    for title in sorted(titles.first):
        found = names.find(title) or names.find(bare_title(title), ["Policy"])
        if found is not None:
            linker.learn_title(title, found.id)
            names.alias(found.id, title)
        elif (kind := titles.kind(title)) is not None:
            unknown.append((title, *kind))
        else:
            problems.append(Problem("unlinked", why.TITLE_WITHOUT_KIND(), document.report.id, titles.first[title], title))
    _mint_titles(unknown, titles, names, linker)
    forms = {title: linker.title_entity(title) for title, _, _ in titles.bare}
    for form, name in yearly.items():
        forms[form] = (names.find(name) or names.mint(name, "Policy", why.YEARLY(), (form,))).id
    forms |= {number: linker.title_entity(title) for number, title in titles.numbers.items()}
    return {form: key for form, key in sorted(forms.items()) if key is not None}


def _mint_titles(unknown: Sequence[tuple[str, str, Reason]], titles: _Titles, names: Registry, linker: Linker) -> None:
    """An entity for each document that new titles name."""
    for group in group_titles(unknown, names.lexicon.apart):
        if len(group.label) < MIN_TITLE or names_kind_only(group.label):
            continue  # 《管理办法》 is one that was named before
        bare = bare_title(group.label)
        bare = bare.replace("的", "") if group.reason.why == ISSUED_CALLED else bare  # a description: X的监管框架 is X监管框架
        entity = names.mint(titles.label(group.label), group.cls, group.reason, (*group.forms, bare), identity=bare)
        for form in group.forms:
            linker.learn_title(form, entity.id)


def learn_names(texts: Iterable[MappedText], known: Mapping[str, str], names: Registry, linker: Linker) -> dict[str, str]:
    """``known`` forms of names (form → entity id), and those that the texts introduce in brackets, firms in full and short among them."""
    forms = dict(known)
    for text in texts:
        if "（" not in text.text and "(" not in text.text:
            continue
        mentions = linker.link(text)
        for firm in introduced_firms(text.text, mentions):
            if names.find(firm.full) is not None:
                continue
            called = names.find(firm.short, ["Organization"])
            if called is None:
                entity = names.mint(firm.short, firm.cls, why.IN_FULL_AND_SHORT(), (firm.full,))
                forms |= dict.fromkeys((firm.full, firm.short), entity.id)
            elif not names.apart(called.id, firm.full):
                forms.setdefault(firm.full, called.id)
        for form, key in introductions(text.text, mentions):
            if names_kind_only(form):  # 《规划》 is a name, 规划 is a word
                linker.learn_title(form, key)
            elif names.find(form, weak=True) is None and STATUS_SUFFIX.search(f"x（{form}）") is None and not names.apart(key, form):
                forms.setdefault(form, key)
    return forms
