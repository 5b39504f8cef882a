"""What a reader decided of two names or of one statement; it wins over every rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """``same``, ``different`` and ``unsure`` speak of two things, ``reject`` and ``correct`` of a statement; ``withdraw`` undoes."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    REJECT = "reject"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


PAIR_VERDICTS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
CLAIM_VERDICTS = frozenset({Verdict.REJECT, Verdict.CORRECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One row of a table of judgements.

    Of a pair ``one`` and ``other`` are the two things (id, or a name) and ``one_name``, ``other_name`` what they were called
    when judged. Of a statement they are its two ends, ``predicate`` stands between them, and ``statement`` is its id.
    ``changes`` are the parts that a correction gives: (field, new value). ``where`` is the row's file and line.
    """

    verdict: Verdict
    one: str = ""
    one_name: str = ""
    predicate: str = ""
    other: str = ""
    other_name: str = ""
    statement: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    by: str = ""
    date: str = ""
    where: str = ""

    @property
    def is_pair(self) -> bool:
        """Does the row speak of two things, not of a statement?"""
        return not self.statement and not self.predicate

    @property
    def words(self) -> tuple[str, str]:
        """What the two ends are called, to a reader."""
        return self.one_name or self.one, self.other_name or self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a judgement came to in one build: the entities and statements that it concerns there, and the names that it joined.

    ``claim`` is the id of the statement as it would stand without the judgement.
    """

    judgement: Judgement
    entities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    claim: str = ""
