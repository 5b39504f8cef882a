"""Runs the patterns over every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.extract.modality import modality, unnamed
from kg.extract.policies import date_literal
from kg.extract.relations.pattern import Pattern
from kg.extract.typed import Token, TypedText
from kg.model.document import Table
from kg.model.entity import Mention
from kg.model.statement import Claim, Literal, Qualifier

_CLAUSE = re.compile(r"[。；;，,：:]")
MAX_QUOTED = 20


class RelationExtractor:
    """Relations that the patterns of a file find in sentences."""

    name = "relations"

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)

    def extract(self, document: Annotated) -> Iterator[Claim]:
        """Claims sentence by sentence, pattern by pattern."""
        for sentence in document.sentences:
            if isinstance(document.document.blocks[sentence.block], Table):
                continue
            yield from self.sentence(document, sentence)

    def sentence(self, document: Annotated, sentence: Sentence) -> Iterator[Claim]:
        """Claims of one sentence."""
        typed = document.typed(sentence)
        if not typed.at:
            return
        seen: set[tuple[str, str, str]] = set()
        for pattern in self.patterns:
            for match in pattern.regex.finditer(typed.text):
                for claim in self._claims(document, sentence, typed, pattern, match):
                    key = (claim.subject, claim.predicate, str(claim.object))
                    if key not in seen:
                        seen.add(key)
                        yield claim

    def _claims(self, document: Annotated, sentence: Sentence, typed: TypedText, pattern: Pattern, match: re.Match[str]) -> Iterator[Claim]:
        clause = self._clause(typed, match)
        if unnamed(clause):
            return
        stated = pattern.modality or modality(clause)
        date = self._date(typed, match) if pattern.date else None
        qualifiers: tuple[Qualifier, ...] = (("date", date),) if date is not None else ()
        proof = evidence(sentence.passage, self.name, pattern.name, pattern.confidence)
        for subject in self._ends(document, sentence, typed, pattern, match, "subject"):
            for value in self._ends(document, sentence, typed, pattern, match, "object"):
                if subject != value:
                    yield Claim(subject=subject, predicate=pattern.predicate, object=value, evidence=proof, modality=stated, qualifiers=qualifiers)

    def _clause(self, typed: TypedText, match: re.Match[str]) -> str:
        """The words of the match and of the clause before it, titles and names left out: where modality is read."""
        start = 0
        for stop in _CLAUSE.finditer(typed.text, 0, match.start()):
            start = stop.end()
        return "".join(" " if i in typed.at else typed.text[i] for i in range(start, match.end()))

    def _date(self, typed: TypedText, match: re.Match[str]) -> Literal | None:
        """The date inside the match, else the nearest before it in the same sentence."""
        tokens = [t for t in typed.tokens(match.start(), match.end()) if t.kind == "Date"]
        stop = max(typed.text.rfind("；", 0, match.start()), typed.text.rfind("。", 0, match.start())) + 1
        before = [t for t in typed.tokens(stop, match.start()) if t.kind == "Date"]
        for token in (*tokens, *reversed(before)):
            return date_literal(token.text)
        return None

    def _ends(self, document: Annotated, sentence: Sentence, typed: TypedText, pattern: Pattern, match: re.Match[str], slot: str) -> Iterator[str]:
        for token in typed.tokens(*match.span(slot)):
            entity = self._entity(document, sentence, pattern, token, slot)
            if entity is not None:
                yield from self._members(document, entity)

    def _members(self, document: Annotated, entity: str) -> Iterator[str]:
        """A collective name stands for each of its members, and for itself."""
        yield entity
        for member in document.linker.lexicon.collectives.get(entity, ()):
            document.names.meet(member)
            yield member

    def _entity(self, document: Annotated, sentence: Sentence, pattern: Pattern, token: Token, slot: str) -> str | None:
        if token.mention is not None:
            return token.mention.entity
        if token.kind != "Quoted" or slot not in pattern.mint or len(token.text) > MAX_QUOTED:
            return None
        found = document.names.find(token.text) or document.names.mint(token.text, pattern.mint[slot], f"in quotation marks, pattern {pattern.name}")
        document.names.meet(found.id)
        where = Mention(token.start, token.end, token.text, found.id, found.cls, sentence.text.span(token.start, token.end), "discovered")
        document.mention(sentence.passage, (where,))
        return found.id


