"""Is a stretch of words one term, and of what class? By its last word, its characters and the words it begins with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.lexicon.matcher import any_of, by_word, longest_first

MIN_TERM = 3
MAX_TERM = 12
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(?:[-.&][A-Za-z0-9]+)*(?: [A-Z][A-Za-z0-9]+){0,3}|[a-z][A-Z][A-Za-z0-9]+")
# Verbs of one sign in front, and the words that begin with the same sign.
_ONE_SIGN_VERB = re.compile(
    r"用(?!户|电|工|车|水|途)|就(?!业|医)|按(?!揭)|集(?!团|中|群|合|装|成)|有(?!色|机|限)|供(?!应|电|水|热|货)|做|正(?!品)"
    r"|趁|靠|凭(?!证)|经(?!济|营|销)|可(?!信|视|穿|再|编|解|持)"
)
_WORD = re.compile(r"(?!\d(?![A-Z]))[\u4e00-\u9fffA-Za-z0-9+\-]+")
"""What a term is written with; of digits in front only one is one, before a capital (5G)."""
_COUNT = re.compile(r"[一二三四五六七八九十两]类|^[一二三四五六七八九十](?!维|农|体|手|元)")


class Phrases:
    """The rules for terms in ``data/patterns/discovery.yaml`` (section ``terms``)."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self.heads: Mapping[str, str] = by_word(rules["heads"])
        """The last words of terms, and the class of each."""
        self._heads_by_sign: dict[str, list[str]] = defaultdict(list)
        for head in longest_first(self.heads):
            self._heads_by_sign[head[-1]].append(head)
        self._words = re.compile(any_of(rules["words_with_particles"]))
        self._particles = re.compile(rf"[{rules['particles']}]")
        self._verbs = tuple(rules["verbs_first"])
        self._nouns = re.compile(any_of(rules["words_with_verbs"]))
        self._inner_verbs = re.compile(any_of(rules["verbs_inside"]))
        self._before_known = tuple(rules["verbs_before_known"])
        self._empty = re.compile(rf"(?:{any_of(rules['empty'])})+")
        self._last = tuple(rules["never_last"])
        self._vague = tuple(rules["vague_first"])
        self._never = frozenset(rules["never"])
        lead = any_of(rules["lead"])
        self._lead = re.compile(rf"^.*(?:{lead})(?:了|着|过|出)?")
        self._terms: dict[str, bool] = {}

    def latin(self, phrase: str) -> bool:
        """Is the phrase a Latin name, such as OpenFlow or Blue Harbor Pay?"""
        return bool(_LATIN_NAME.fullmatch(phrase)) and len(phrase) > 1

    def term(self, phrase: str) -> bool:
        """May the words be one term: no particle, no verb in front, not made of empty words alone? Asked once of each."""
        if phrase not in self._terms:
            self._terms[phrase] = self._term(phrase)
        return self._terms[phrase]

    def _term(self, phrase: str) -> bool:
        if not MIN_TERM <= len(phrase) <= MAX_TERM or phrase in self._never:
            return False
        if phrase.endswith(self._last) or phrase.startswith(self._vague) or _ONE_SIGN_VERB.match(phrase) or self._particle(phrase):
            return False
        if _COUNT.search(phrase) or (verbal := self._nouns.sub("", phrase)).startswith(self._verbs) or self._inner_verbs.search(verbal):
            return False
        return _WORD.fullmatch(phrase) is not None and not self._empty.fullmatch(phrase)

    def _particle(self, phrase: str) -> bool:
        """Does a particle stand in a phrase outside the words that have one in them?"""
        return self._particles.search(phrase) is not None and self._particles.search(self._words.sub("", phrase)) is not None

    def name(self, phrase: str) -> bool:
        """May the words be a proper name in Chinese: short, no particle, no vague word, not made of empty words alone?"""
        if not re.fullmatch(r"[\u4e00-\u9fff]{3,6}", phrase) or phrase.startswith((*self._vague, *self._verbs)) or phrase.endswith(self._last):
            return False
        return not self._particle(phrase) and not self._empty.fullmatch(phrase)

    def head_class(self, phrase: str) -> str:
        """The class that the last word of a term gives, or empty."""
        for head in self._heads_by_sign.get(phrase[-1:], ()):  # of two that end alike the longer
            if phrase.endswith(head):
                return self.heads[head] if len(head) < len(phrase) else ""
        return ""

    def behind_lead(self, words: str) -> str:
        """The words behind the last lead word (运用, 包括, 的 …): where the first item of a list begins."""
        shielded = self._words.sub(lambda m: "\0" * len(m[0]), words)
        match = self._lead.match(shielded)
        return words[match.end() :] if match else words

    def in_word(self, words: str, place: int) -> bool:
        """Is the character at ``place`` part of a word that only looks like a particle or verb (the 对 of 非对称)?"""
        return any(match.start() <= place < match.end() for match in self._words.finditer(words))

    def loose(self, words: str) -> bool:
        """Do the words hold a particle, or a verb inside which words are a clause?"""
        return bool(self._particles.search(self._words.sub("", words)) or self._inner_verbs.search(words))

    def vague(self, words: str) -> bool:
        """Do the words begin with one that makes what follows vague (相关, 大型)?"""
        return words.startswith(self._vague)

    def plain(self, words: str) -> bool:
        """Do the words begin with no verb and no vague word, and hold nothing of a clause?"""
        return not (self.starts_with_verb(words) or self.vague(words) or self.loose(words))

    def empty(self, phrase: str) -> bool:
        """Do the words say nothing of their own?"""
        return bool(self._empty.fullmatch(phrase))

    def ends_with_verb(self, words: str) -> bool:
        """Do the words in front of a known concept end with a verb that has it as its object (联邦学习优化|反欺诈), or are they such a verb (服务|反欺诈)?"""
        return words.endswith(self._before_known) or words == "服务"

    def starts_with_verb(self, phrase: str) -> bool:
        """Do the words begin with a verb that no term begins with?"""
        return phrase.startswith(self._verbs)
