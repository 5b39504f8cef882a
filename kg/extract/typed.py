"""Typed text: a sentence in which every name, title, quoted name, date and quantity is one character that tells its class.

Patterns are then ordinary regular expressions: ``{Organization}`` stands for one such character of that class or a
subclass, so that a pattern says *a bank launched a product* without caring how long their names are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from kg.extract.tokens import dates as dates_in
from kg.extract.tokens import quantities
from kg.extract.yearless import Completed
from kg.model.entity import CONCEPT_CLASSES, Mention
from kg.model.span import MappedText
from kg.model.statement import Passage
from kg.ontology.terms import Ontology

_SPECIAL_IN_CLASS = frozenset("\\]^-[&~|")
FIRST = 0xE000  # private use area: such characters stand in no text
SPECIAL = ("Date", "Quantity", "Quoted", "Title")
_SAYS = re.compile(r"(?:提出|指出|强调|要求|明确|规定|表示|认为|称|说|写道|呼吁|倡导|主张|强调要|提出要)(?:了|要|将)?[，,：:]?$")
"""What stands before quoted words that are a statement, no name (提出“稳妥发展…”)."""
_STATES = re.compile(
    r"^(?:要|应|须|将|把)?(?:稳妥|加快|推进|推动|推广|加强|强化|完善|健全|建立|构建|探索|发展|支持|鼓励|促进|提升|规范|限制|禁止|深化|实施|开展|坚持|优化"
    r"|扩大|引导|防范|落实)"
)
_TITLE = re.compile(r"《([^《》]{2,90})》")
_MARKS = "“\"「"
_TOLD_BY = "基于"
"""Quoted words that begin so say what a thing is; only a known name is one."""
_QUOTED = re.compile(r"[“\"「]([^“”\"「」。；]{2,30})[”\"」]")
"""A name in quotation marks; what begins with 基于 describes a thing and does not name it."""


_START = attrgetter("start")


class Token(NamedTuple):
    """One typed character: ``kind`` is a class's local name or one of Date, Quantity, Quoted, Title (of an unlinked 《》).

    ``start`` and ``end`` are offsets into the sentence; ``text`` is the surface without quotation marks, of a date that leaves out
    its year the whole date, and ``shown`` the passage that names the year if the sentence does not.
    """

    kind: str
    start: int
    end: int
    text: str
    mention: Mention | None = None
    shown: Passage | None = None

    @classmethod
    def of(cls, mention: Mention) -> Token:
        """The token of a linked name."""
        return cls(mention.cls, mention.start, mention.end, mention.surface, mention)


class TypedText(NamedTuple):
    """``text`` with typed characters; ``at[i]`` is the token of character ``i``; ``offsets[i]`` its place in the sentence."""

    text: str
    offsets: Sequence[int]
    at: Mapping[int, Token]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Tokens in a range of typed characters, in order."""
        return [self.at[i] for i in range(start, end) if i in self.at]

    def plain(self, start: int, end: int) -> str:
        """The words of a range of typed characters, names spelt out."""
        return "".join(self.at[i].text if i in self.at else self.text[i] for i in range(start, end))


class Alphabet:
    """Which character stands for which class, for one ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._classes = _in_families(ontology)
        kinds = [*self._classes, *SPECIAL]
        self._char = {kind: chr(FIRST + i) for i, kind in enumerate(kinds)}
        self._members = cache(self._class_members)  # every expression of the patterns asks for the same few
        self._class_of = cache(self._as_class)
        self._any_but = cache(self._others)
        self._families = cache(self._below)
        self.documents = frozenset({"Title", *(cls for cls in ontology.classes() if ontology.is_a(cls, "Policy"))})
        """The kinds of tokens that are titles of documents."""

    def char(self, kind: str) -> str:
        """The character of a class or special kind."""
        return self._char[kind]

    def characters(self) -> list[str]:
        """All typed characters, in their order."""
        return sorted(self._char.values())

    def _class_members(self, kind: str) -> str:
        if kind in SPECIAL:
            return self._char[kind]
        if kind not in self._char:
            raise KeyError(kind)
        return "".join(self._char[c] for c in self._classes if self.ontology.is_a(c, kind))

    def character_class(self, kinds: Iterable[str]) -> str:
        """A regular-expression class for one token of any of ``kinds``, subclasses included. Raises KeyError for an unknown kind."""
        return self._class_of(tuple(kinds))

    def _as_class(self, kinds: tuple[str, ...]) -> str:
        return f"[{as_ranges(char for kind in kinds for char in self._members(kind))}]"

    def members(self, kinds: Iterable[str]) -> frozenset[str]:
        """The characters that stand for ``kinds`` and their subclasses. Raises KeyError for an unknown kind."""
        return frozenset(char for kind in kinds for char in self._members(kind))

    def families(self, heads: Iterable[str]) -> Mapping[str, str]:
        """For each class below one of ``heads`` that head."""
        return self._families(tuple(heads))

    def _below(self, heads: tuple[str, ...]) -> Mapping[str, str]:
        return {cls: head for head in heads for cls in self._classes if self.ontology.is_a(cls, head)}

    def is_concept(self, kind: str) -> bool:
        """Is the kind a class of concepts (technologies, scenarios, indicators)?"""
        return kind in CONCEPT_CLASSES

    def any_token(self, *, but: Iterable[str] = ()) -> str:
        """A regular-expression class for any token, ``but`` for some kinds."""
        return self._any_but(frozenset(but))

    def _others(self, but: frozenset[str]) -> str:
        return f"[{as_ranges(char for kind, char in self._char.items() if kind not in but)}]"

    def type_text(self, text: MappedText, mentions: Sequence[Mention], *, quoted: bool = True, dates: Iterable[Completed] = ()) -> TypedText:
        """The typed form of a sentence with its mentions; ``dates`` are those whose year the words before them give."""
        plain = text.text
        tokens = [Token(mention.cls, mention.start, mention.end, mention.surface, mention) for mention in mentions]
        taken = bytearray(len(plain) + 1)
        for token in tokens:
            taken[token.start : token.end] = b"\1" * (token.end - token.start)

        def add(kind: str, start: int, end: int, words: str, shown: Passage | None = None) -> None:
            if end > start and taken.find(1, start, end) < 0:
                tokens.append(Token(kind, start, end, words, shown=shown))
                taken[start:end] = b"\1" * (end - start)

        for match in _TITLE.finditer(plain) if "《" in plain else ():
            add("Title", match.start(), match.end(), match[1])
        for date in dates:
            add("Date", *date)
        for kind, places in (("Date", dates_in(plain)), ("Quantity", quantities(plain))):
            for start, end in places:
                add(kind, start, end, plain[start:end])
        if quoted and any(map(plain.__contains__, _MARKS)):
            tokens = _wrap_quoted(plain, tokens)
        tokens.sort(key=_START)
        out: list[str] = []
        offsets: list[int] = []
        at: dict[int, Token] = {}
        position = 0
        for token in tokens:
            if token.start > position:
                out.append(plain[position : token.start])
                offsets.extend(range(position, token.start))
            at[len(offsets)] = token
            out.append(self._char[token.kind])
            offsets.append(token.start)
            position = token.end
        out.append(plain[position:])
        offsets.extend(range(position, len(plain)))
        return TypedText("".join(out), offsets, at)


def _in_families(ontology: Ontology) -> list[str]:
    """All classes, each followed by its subclasses: so most families are one range of characters, quick to compile and match."""
    def lineage(name: str) -> list[str]:
        above = [up for up in ontology.ancestors(name) if ":" not in up]
        return [*reversed(above), name]

    return sorted(ontology.classes(), key=lineage)


def as_ranges(chars: Iterable[str]) -> str:
    """Characters as the inside of a regular-expression class, neighbours joined to ranges."""
    parts: list[list[int]] = []
    for code in sorted({ord(char) for char in chars}):
        if parts and parts[-1][1] == code - 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return "".join(_quoted(first) if first == last else f"{_quoted(first)}-{_quoted(last)}" for first, last in parts)


def _quoted(code: int) -> str:
    """A character as it stands in a class."""
    return f"\\{chr(code)}" if chr(code) in _SPECIAL_IN_CLASS else chr(code)


def _wrap_quoted(plain: str, tokens: list[Token]) -> list[Token]:
    """Names in quotation marks as one token; a mention that fills the marks keeps its class and takes them in."""
    result = list(tokens)
    for match in _QUOTED.finditer(plain):
        inside = [t for t in result if t.start < match.end() and t.end > match.start()]
        if any(t.start < match.start() or t.end > match.end() for t in inside):
            continue
        if inside and _STATES.match(match[1]) and _SAYS.search(plain[: match.start()]) and (inside[0].start, inside[0].end) != match.span(1):
            continue
        if len(inside) == 1 and (inside[0].start, inside[0].end) in {match.span(), match.span(1)}:
            old = inside[0]
            new = Token(old.kind, match.start(), match.end(), match[1], old.mention)
        elif match[1].startswith(_TOLD_BY) or any(t.kind in {"Quantity", "Title"} for t in inside) or re.search(r"[，,：:]", match[1]):
            continue
        else:
            new = Token("Quoted", match.start(), match.end(), match[1])
        result = [t for t in result if t not in inside]
        result.append(new)
    return result
