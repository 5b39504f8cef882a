"""Typed text as the patterns read it: the places where words stand for a subject are one character each, with its antecedents.

*宁波银行上线了甬智，运用大模型* says that 甬智 uses the model; *该行* in the next sentence is the bank. Such places become one
character, ``ELLIPSIS``, that knows whom it may mean; a pattern's subject slot takes it where a meant name fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.extract.relations.glosses import rebuild
from kg.extract.relations.lists import ELLIPSIS
from kg.extract.typed import Token
from kg.model.statement import Passage


class Subject(NamedTuple):
    """Coordinated names that a sentence is about; ``passage`` is where they stand, if it is another sentence.

    ``example``: the sentence gives an example of them. ``leading`` says how many of them do it with the others (甲、乙|与丙), 0 that all are equals.
    """

    tokens: tuple[Token, ...]
    passage: Passage | None = None
    example: bool = False
    leading: int = 0


Subjects = tuple[Subject, ...]
"""What words may be about, the likeliest first: of a clause that launches something that, then who launches it."""


class Anaphor(NamedTuple):
    """Words that stand for a subject: how many characters they have, none where it is left out, and their possible antecedents."""

    length: int
    antecedents: Subjects


Anaphors = Mapping[int, Anaphor]
"""The anaphors of a sentence by their places."""


class View(NamedTuple):
    """Text of a sentence for the patterns: ``at`` gives the token of a typed character, ``meant`` the subjects of an ellipsis.

    ``topics`` are the concepts that the section's heading names, one a class.
    """

    text: str
    at: Mapping[int, Token]
    meant: Mapping[int, Subjects]
    topics: Subjects = ()

    def tokens(self, start: int, end: int) -> list[Token]:
        """Tokens in a range, in order."""
        return [self.at[i] for i in range(start, end) if i in self.at]

    def words(self, start: int, end: int) -> str:
        """The words of a range without its names."""
        out = list(self.text[start:end])
        for i in (*self.at, *self.meant):
            if start <= i < end:
                out[i - start] = " "
        return "".join(out)

    def with_ellipses(self, anaphors: Anaphors) -> View:
        """The view with one character for each anaphor; of those within each other the first counts."""
        if not anaphors:
            return self
        apart = _apart(anaphors) if len(anaphors) > 1 else anaphors
        cuts = [(start, start + anaphor.length, ELLIPSIS) for start, anaphor in sorted(apart.items())]
        text, at = rebuild(self.text, self.at, cuts)
        marks = [i for i, char in enumerate(text) if char == ELLIPSIS]
        meant = {mark: apart[start].antecedents for mark, (start, _, _) in zip(marks, cuts, strict=True)}
        return View(text, at, meant, self.topics)


def _apart(anaphors: Anaphors) -> Anaphors:
    """Anaphors without those that begin inside another."""
    kept: dict[int, Anaphor] = {}
    edge = 0
    for start, anaphor in sorted(anaphors.items()):
        if start >= edge:
            kept[start] = anaphor
            edge = start + anaphor.length
    return kept
