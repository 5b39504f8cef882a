"""Names in quotation marks by which a report calls several documents together (“三法”指的是《甲法》《乙法》和《丙法》).

Where such a name stands, alone or put together of several (“三法两意见”), the documents are meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.annotate import Annotated
from kg.extract.relations.lists import ELLIPSIS
from kg.extract.relations.view import Subject, View
from kg.extract.typed import Token

_TOLD = re.compile(
    r"“(?P<name>[^“”《》，。；]{2,8})”(?:具体|主要|分别)*(?:是指|指的是|指|即|包括|分别是|分别为)"
    r"(?P<titles>(?:(?:[、，]|和|与|及|以及)?《[^《》]{2,60}》(?:（[^（）]{1,30}）)?)+)"
)


def called_together(document: Annotated) -> Mapping[str, Subject]:
    """The documents that a name in quotation marks stands for, with the passage that tells it."""
    found: dict[str, Subject] = {}
    for sentence in document.sentences:
        for match in _TOLD.finditer(sentence.plain) if "》" in sentence.plain and "“" in sentence.plain else ():
            start, end = match.span("titles")
            inside = [m for m in sentence.mentions if start <= m.start and m.end <= end]
            titles = tuple(Token.of(m) for m in inside if document.names.ontology.is_a(m.cls, "Policy"))
            if len(titles) > 1:
                found.setdefault(match["name"], Subject(titles, sentence.passage))
    return found


def spelled_out(view: View, together: Mapping[str, Subject]) -> View:
    """A view in which such names stand for the documents: the same view where it holds none."""
    meant = dict(view.meant)
    text = list(view.text)
    for place, token in view.at.items():
        subject = _of(token.text, together) if token.kind == "Quoted" else None
        if subject is not None:
            meant[place] = (subject,)
            text[place] = ELLIPSIS
    if len(meant) == len(view.meant):
        return view
    return View("".join(text), {i: t for i, t in view.at.items() if i not in meant}, meant, view.topics)


def _of(words: str, together: Mapping[str, Subject]) -> Subject | None:
    """What all the names together stand for of which words consist."""
    titles: list[Token] = []
    passage = None
    while words:
        name = next((name for name in together if words.startswith(name)), None)
        if name is None:
            return None
        titles += together[name].tokens
        passage = passage or together[name].passage
        words = words.removeprefix(name)
    return Subject(tuple(titles), passage) if titles else None
