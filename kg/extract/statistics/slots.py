"""A figure in its clause, and what a rule reads from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.statistics.context import Context
from kg.extract.statistics.line import Item, Words
from kg.extract.statistics.measure import Measure
from kg.extract.statistics.phrases import Phrase
from kg.model.statement import Period

LEVEL, GROWTH, SHARE, RANK = "level", "growth", "share", "rank"


@dataclass(frozen=True, slots=True)
class Slot:
    """One figure: the words left of it (from the figure before or the clause's start) and right of it (to the next or the end).

    ``chained`` is the predicate that a list of counts shares (5家X、9家Y|成立了Z); ``following`` the next figure of the clause, ``beyond``
    the words right of that.
    """

    item: Item
    measure: Measure
    left: Words
    right: Words
    context: Context
    following: Item | None = None
    chained: Words | None = None
    beyond: Words | None = None
    first: bool = True

    @property
    def percent(self) -> bool:
        """Is it a ratio, a multiple or points?"""
        return self.measure.normalized_unit in {"ratio", "pp", "倍"}

    @property
    def money(self) -> bool:
        """Is it an amount of money?"""
        return len(self.measure.normalized_unit) == 3 and self.measure.normalized_unit.isupper() and self.measure.normalized_unit.isalpha()

    @property
    def time(self) -> bool:
        """Is it a length of time?"""
        return self.measure.unit.endswith(("分钟", "小时", "天", "秒", "个月", "个工作日", "个交易日")) and "/" not in self.measure.unit


@dataclass(slots=True)
class Draft:
    """What a rule made of a figure: the indicator's name and kind, what it is growth or share of, names that override the context.

    ``uses`` following figures are part of the name and no statistics. An empty ``name`` with ``skip`` is a figure that is none itself.
    ``each`` says that the figure is told of each subject, ``same`` that every figure of a list is of the one indicator and subject,
    ``former`` marks the value that a change starts from, which says nothing without a date; ``versus`` is what the figures of a list are called
    that are changes of one indicator against several times.
    """

    name: str = ""
    kind: str = LEVEL
    base: str = ""
    phrase: Phrase = field(default_factory=Phrase)
    fall: bool = False
    period: Period | None = None
    uses: int = 0
    skip: bool = False
    own_subject: bool = True
    former: bool = False
    each: bool = False
    same: bool = False
    versus: list[str] = field(default_factory=list)


NO_STATISTIC = Draft(skip=True)
