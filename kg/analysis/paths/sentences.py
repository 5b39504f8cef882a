"""Relations told as sentences, from either end, in Chinese and in English; the sentences are declared in a data file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.analysis.paths.result import Hop
from kg.errors import LexiconError
from kg.network.snapshot import Node, Snapshot
from kg.worded import worded

FALLBACK = "linkedTo"
"""The relation above all others: its sentence tells one that the data file does not know."""
_LANGS = ("zh", "en")
_WAYS = ("forward", "backward")


@dataclass(frozen=True, slots=True)
class Sentence:
    """How to tell a relation whose subject and object have these classes (empty: any). ``said`` by language and direction, from the
    thing ``{a}`` where the hop begins, which comes first, to ``{b}`` where it ends."""

    predicate: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    said: Mapping[tuple[str, bool], str]


@dataclass(frozen=True, slots=True)
class Sentences:
    """``sentences`` by predicate, in the order in which they are tried; ``again`` how a thing is taken up in the next clause in Chinese,
    by class, ``latter`` where the clause before was of such a thing, too; ``titled`` the classes whose Chinese names stand between
    《 and 》; ``articled`` the classes whose English names take "the" where they hold one of the ``nouns``."""

    sentences: Mapping[str, tuple[Sentence, ...]]
    again: tuple[tuple[str, str], ...]
    latter: str
    titled: tuple[str, ...]
    articled: tuple[str, ...]
    nouns: frozenset[str]

    def name(self, snapshot: Snapshot, node: Node, lang: str) -> str:
        """A thing's name as it stands within a sentence."""
        name = node.name(lang)
        if lang == "en":
            among = any(snapshot.is_kind(node.cls, cls) for cls in self.articled)
            return f"the {name}" if among and not self.nouns.isdisjoint(name.split()) and not name.lower().startswith("the ") else name
        return f"《{name}》" if any(snapshot.is_kind(node.cls, cls) for cls in self.titled) and name[:1] not in "《“" else name

    def hop(self, snapshot: Snapshot, hop: Hop, lang: str) -> str:
        """A hop as one sentence, with its date where there is one, without a full stop."""
        return self._told(snapshot, hop, self.name(snapshot, hop.source, lang), hop.date, lang)

    def path(self, snapshot: Snapshot, hops: Sequence[Hop], lang: str) -> str:
        """All hops as one sentence, each clause taking up the thing where the last one ended; a date that stays is told once."""
        clauses = [self.hop(snapshot, hops[0], lang)]
        for before, hop in pairwise(hops):
            date = "" if hop.date == before.date else hop.date
            clauses.append(self._told(snapshot, hop, self._again(snapshot, before.source, hop.source, lang), date, lang))
        said = ("，" if lang == "zh" else ", ").join(clauses)
        return f"{said}。" if lang == "zh" else f"{said[:1].upper()}{said[1:]}."

    def _told(self, snapshot: Snapshot, hop: Hop, start: str, date: str, lang: str) -> str:
        subject, value = (hop.source, hop.target) if hop.forward else (hop.target, hop.source)
        known = self.sentences.get(hop.predicate, self.sentences[FALLBACK])
        fitting = (each for each in known if _is_any(snapshot, subject, each.subject) and _is_any(snapshot, value, each.object))
        end = self.name(snapshot, hop.target, lang)
        told = next(fitting).said[lang, hop.forward].replace("{b}", end).replace("{a}", start, 1)
        if not date:
            return told
        return f"{told}（{date}）" if lang == "zh" else f"{told} ({date})"

    def _again(self, snapshot: Snapshot, before: Node, node: Node, lang: str) -> str:
        if lang == "en":
            return "which"
        one, other = (next(word for cls, word in self.again if not cls or snapshot.is_kind(each.cls, cls)) for each in (before, node))
        return self.latter if one == other else other


def read_sentences(raw: Any, where: str, classes: Collection[str] = (), predicates: Collection[str] = ()) -> Sentences:
    """The sentences of a YAML document as it was parsed; ``where`` names its file in errors.

    ``classes`` and ``predicates``, where given, are the names that the ontology defines. Raises LexiconError for what is malformed, or
    names what they lack, and for a predicate without a sentence for all classes.
    """
    if not isinstance(raw, dict) or not {"names", "sentences"} <= raw.keys() or not isinstance(raw["sentences"], list):
        raise _wrong(where, "no mapping with names and sentences", "names: …, sentences: [ … ]")
    try:
        names = raw["names"]
        again = tuple((str(cls), str(word)) for cls, word in names["again"].items())
        latter = str(names["latter"])
        titled, articled, nouns = (tuple(map(str, names[key])) for key in ("titled", "articled", "nouns"))
        found: dict[str, list[Sentence]] = {}
        for entry in raw["sentences"]:
            sentence = _sentence(entry, where)
            found.setdefault(sentence.predicate, []).append(sentence)
    except (KeyError, TypeError, AttributeError) as error:
        raise _wrong(where, worded("malformed ({}: {})", type(error).__name__, error), "as the head of the file says") from error
    for cls in (*titled, *articled, *(cls for cls, _ in again if cls), *(cls for all_ in found.values() for each in all_ for cls in (*each.subject, *each.object))):
        if classes and cls not in classes:
            raise _wrong(where, worded("unknown class '{}'", cls), "a class of the ontology")
    for predicate, sentences in found.items():
        if predicates and predicate not in predicates:
            raise _wrong(where, worded("unknown predicate '{}'", predicate), "a relation of the ontology, or broader")
        if sentences[-1].subject or sentences[-1].object:
            raise _wrong(where, worded("the last sentence of '{}' is not for all classes", predicate), "one without subject and object")
    if FALLBACK not in found or again[-1][0]:
        raise _wrong(where, worded("no sentence for {}, or no word for any class last in again", FALLBACK), "both")
    return Sentences({predicate: tuple(each) for predicate, each in found.items()}, again, latter, titled, articled, frozenset(nouns))


def _sentence(entry: Any, where: str) -> Sentence:
    predicate = str(entry["predicate"])
    unknown = sorted(entry.keys() - {"predicate", "subject", "object", *_LANGS})
    if unknown:
        raise _wrong(where, worded("unknown field '{}' at '{}'", unknown[0], predicate), "predicate, subject, object, zh, en")
    said = {(lang, way == "forward"): str(entry[lang][way]) for lang in _LANGS for way in _WAYS}
    for text in said.values():
        if not text.startswith("{a}") or text.count("{a}") != 1 or text.count("{b}") != 1:
            raise _wrong(where, worded("'{}' does not begin with {{a}} or lacks {{b}}", text), "{a} … {b}, each once")
    return Sentence(predicate, tuple(entry.get("subject", ())), tuple(entry.get("object", ())), said)


def _is_any(snapshot: Snapshot, node: Node, classes: tuple[str, ...]) -> bool:
    return not classes or any(snapshot.is_kind(node.cls, cls) for cls in classes)


def _wrong(where: str, what: str, expected: str) -> LexiconError:
    return LexiconError(what, where=where, expected=expected, do="correct it")
