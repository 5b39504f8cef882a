"""Meta-paths: the kinds of things and relations that a path must follow, written in one line.

    meta-path  =  [classes] relation { [classes] relation } [classes]
    relation   =  "-" words "->"      walked as it is stated:  Bank-hasSubsidiary->FintechSubsidiary
               |  "<-" words "-"      walked backwards:        Organization<-issuedBy-Policy
               |  "-" words "-"       either way
    classes, words  =  a name or label, several with "|" between them, or "*" for any

Classes may be left out between relations, and mean their kinds too (``Bank``: also ``StateOwnedBank``), as relations do
(``participatesIn``: also ``leads``). ``→`` and ``←`` may stand for ``->`` and ``<-``. Source of the notion: Sun, Han, Yan, Yu and Wu
2011, PathSim, PVLDB 4(11).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import UsageError
from kg.network.terms import Terms
from kg.worded import worded

EXAMPLE = "Bank-hasSubsidiary->-offers->Product-usesTechnology->Technology"
_WHERE = "meta-path"
_RELATION = re.compile(r"<-(?P<back>[^<>-]*)-(?!>)|-(?P<on>[^<>-]*)->|-(?P<either>[^<>-]*)-")
_DASHES = str.maketrans({"→": "->", "←": "<-", "－": "-", "–": "-", "—": "-", "｜": "|", "＞": ">", "＜": "<"})


@dataclass(frozen=True, slots=True)
class Leg:
    """One relation of a meta-path: its names (none: any) and whether it is walked as stated; None: either way."""

    relations: frozenset[str]
    forward: bool | None

    def allows(self, predicate: str, forward: bool) -> bool:
        """May a relation be walked here, in this direction?"""
        return (not self.relations or predicate in self.relations) and self.forward in (None, forward)


@dataclass(frozen=True, slots=True)
class MetaPath:
    """Legs, and the classes (empty: any) of the things before, between and behind them; ``text`` is how it was written."""

    text: str
    classes: tuple[tuple[str, ...], ...]
    legs: tuple[Leg, ...]


def read_metapath(text: str, terms: Terms) -> MetaPath:
    """A meta-path from its text. Raises UsageError for a malformed one, and for an unknown class or relation (with similar ones)."""
    line = text.strip().translate(_DASHES)
    found = list(_RELATION.finditer(line))
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(line)]
    between = [line[end:start].strip() for end, start in zip(ends, starts, strict=True)]
    loose = next((part for part in between if re.search(r"[<>-]", part)), None)
    if not found or loose is not None:
        what = worded("{!r} is no relation", loose) if loose else worded("{!r} has no relation", text.strip())
        raise UsageError(what, where=_WHERE, expected=worded("classes with -relation-> or <-relation- between them, as {}", EXAMPLE))
    classes = tuple(tuple(terms.class_name(word, _WHERE) for word in _words(part)) for part in between)
    return MetaPath(text.strip(), classes, tuple(_leg(match, terms) for match in found))


def _leg(match: re.Match[str], terms: Terms) -> Leg:
    kind = str(match.lastgroup)
    if not match[kind].strip():
        raise UsageError(worded("{!r} names no relation", match[0]), where=_WHERE, expected="the name of a relation, or * for any")
    names = frozenset(each for word in _words(match[kind]) for each in terms.kinds[terms.relation_name(word, _WHERE)])
    return Leg(names, {"on": True, "back": False}.get(kind))


def _words(part: str) -> list[str]:
    words = [word.strip() for word in part.split("|")]
    return [] if "*" in words or words == [""] else words
