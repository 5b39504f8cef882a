"""Runs the patterns over every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.antecedents import document_before, place_before, trial_before
from kg.extract.deals import called_off, given_up
from kg.extract.relations.again import called_again
from kg.extract.relations.authorities import authority_places
from kg.extract.relations.claims import Claims
from kg.extract.relations.code import Code
from kg.extract.relations.composed import made_with, told_by_names, used_by_owner
from kg.extract.relations.distribution import distributed
from kg.extract.relations.items import begins_item
from kg.extract.relations.kinds import kinds_told
from kg.extract.relations.looked import Looked
from kg.extract.relations.made import tells_of_founding
from kg.extract.relations.matched import Matched
from kg.extract.relations.pattern import Pattern
from kg.extract.relations.planned import Told, without_planned
from kg.extract.relations.sieve import Sieve
from kg.extract.relations.together import called_together, spelled_out
from kg.extract.relations.topics import (
    SectionTopics,
    body_of_heading,
    case_subjects,
    is_case,
    speaker_of,
    subject_of_section,
    subjects_of_row,
)
from kg.extract.relations.view import Subject, View
from kg.extract.relations.viewer import Viewer
from kg.extract.scope import spoken
from kg.extract.typed import Alphabet, Token
from kg.lexicon.discovery import Discovery
from kg.model.document import Table
from kg.model.statement import Claim, Modality


class RelationExtractor:
    """Relations that the patterns find in sentences."""

    name = "relations"

    def __init__(self, patterns: Sequence[Pattern], alphabet: Alphabet, discovery: Discovery) -> None:
        self.patterns = tuple(patterns)
        self._discovery, self._alphabet = discovery, alphabet
        self._claims = Claims(self.name, alphabet, discovery)
        self._code = Code(alphabet)
        self._sieve = Sieve(self.patterns)
        self._verbs = sorted({word for pattern in self.patterns for word in pattern.triggers})
        self._families = alphabet.families(("Organization", "Product", "Policy"))

    def only(self, name: str) -> RelationExtractor:
        """An extractor with one of the patterns; what it counts as a verb stays the same. Raises StopIteration for an unknown name."""
        alone = RelationExtractor([next(p for p in self.patterns if p.name == name)], self._alphabet, self._discovery)
        alone._verbs = self._verbs
        return alone

    @cached_property
    def _viewer(self) -> Viewer:
        """What makes the views: made once, and started anew with each block of a document."""
        return Viewer(self._alphabet, self._verbs)

    def extract(self, document: Annotated) -> Iterator[Claim]:
        """Claims sentence by sentence, pattern by pattern."""
        viewer = self._viewer
        viewer.start_document(speaker_of(document))
        block = -1
        heading: tuple[Subject, ...] = ()
        body: tuple[Subject, ...] = ()
        topics = SectionTopics(document)
        together = called_together(document)
        things: dict[str, Token] = {}
        for sentence, following in zip_longest(document.sentences, document.sentences[1:]):
            if isinstance(document.document.blocks[sentence.block], Table) and sentence.kind == "caption":
                continue
            if sentence.block != block:
                block, things = sentence.block, {}
                body = body_of_heading(document, sentence) if sentence.kind == "heading" else body
                begins = heading or subject_of_section(document, sentence)
                viewer.start_block(begins, item=sentence.kind == "item" or begins_item(sentence.plain) > 0, body=body)
            if sentence.kind == "cell":
                viewer.start_block(subjects_of_row(document, sentence))
            if not sentence.mentions and not sentence.plain.strip():
                continue
            typed = document_before(document, sentence, place_before(document, sentence, document.typed(sentence)))
            typed = trial_before(document, sentence, typed)
            typed = called_again(document, sentence, typed, things) if things else typed
            view = viewer.view(typed, sentence.passage, topics.of(sentence))
            view = spelled_out(view, together) if together else view
            looked = self._look(view)
            made: list[Token] = []
            for owner, place, token in self._things_made(document, sentence, view, looked):
                view = viewer.speaks_of(view, owner, place, token)
                made.append(token)
                things[token.text] = token
            behind = following.plain if following is not None and following.block == block else ""
            for claim in self._sentence(document, sentence, view, looked):
                off = bool(behind) and claim.modality is Modality.ASSERTED and self._called_off(document, claim, behind)
                yield replace(claim, modality=Modality.FAILED) if off else claim
            named = tuple(Subject((token,), sentence.passage) for token in made if is_case(view))
            heading = named + (case_subjects(view, sentence.passage) or body_of_heading(document, sentence))
        yield from authority_places(document)
        yield from told_by_names(document)
        yield from kinds_told(document)

    @staticmethod
    def _called_off(document: Annotated, claim: Claim, following: str) -> bool:
        """Does the next sentence say that what a claim tells of came to nothing: the deal, or the product or trial that it is about?"""
        things = (claim.subject, claim.object) if isinstance(claim.object, str) else ()
        tried = any(document.names[thing].cls in {"Product", "Initiative"} for thing in things)
        return called_off(claim.predicate, following) or (tried and given_up(following))

    def _look(self, view: View) -> Looked:
        """What may match in a view; nothing where it has not two names."""
        candidates = self._sieve.candidates(view) if _several(view) else []
        return Looked(view, candidates, self._code.text(view.text) if candidates else "")

    def _sentence(self, document: Annotated, sentence: Sentence, view: View, looked: Looked) -> Iterator[Claim]:
        """Claims of one sentence."""
        seen: set[tuple[str, str, str]] = set()
        for each in distributed(view, self._families) if _several(view) else ():
            yield from self._read(document, sentence, each, looked if each is view else self._look(each), seen)

    def _read(
        self, document: Annotated, sentence: Sentence, view: View, looked: Looked, seen: set[tuple[str, str, str]],
    ) -> Iterator[Claim]:  # fmt: skip
        words, found = "", list[Told]()
        for pattern, expression in looked.candidates:
            for match in looked.matches(expression):
                words = words or self._spoken(view)
                for claim in self._claims.of(
                    Matched(document, sentence, view, pattern, match), words, looked.unnamed, seen
                ):
                    key = (claim.subject, claim.predicate, str(claim.object))
                    if key not in seen:
                        seen.add(key)
                        for told in (claim, *made_with(document, sentence, claim)):
                            found += [(each, match.span) for each in (told, *used_by_owner(document, told, seen))]
        yield from without_planned(document, found)
        if looked.gave_up:
            document.problem("not-searched", why.TOO_INVOLVED(), sentence.passage)

    def _things_made(
        self, document: Annotated, sentence: Sentence, view: View, looked: Looked
    ) -> Iterator[tuple[str, int, Token]]:
        """Products that the sentence names by what they are: the owner, where the words end, and the product as a name."""
        words = ""
        for pattern, expression in looked.candidates:
            for match in (
                looked.matches(expression)
                if "object" in expression.made and pattern.facts[0].predicate == "offers"
                else ()
            ):
                words = words or self._spoken(view)
                for claim in self._claims.of(Matched(document, sentence, view, pattern, match), words, looked.unnamed):
                    made = next(
                        (m for m in document.mentions.get(sentence.passage, ()) if m.entity == claim.object), None
                    )
                    if claim.modality is Modality.ASSERTED and made is not None:
                        yield claim.subject, match.of("object")[1], Token.of(made)

    def _spoken(self, view: View) -> str:
        """The words of a sentence without its names, in which modality is read."""
        return spoken(view.text, {i: token.kind for i, token in view.at.items()}, self._alphabet.documents, view.meant)


def _several(view: View) -> bool:
    names = len(view.at) + len(view.meant) + len(view.topics)
    return names > 1 or (names > 0 and tells_of_founding(view.text))
