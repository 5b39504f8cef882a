"""A count before what it counts, in the making: what its steps hand on to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from kg.extract.statistics.line import Item, Words
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.slots import Draft, Slot


class NotMine(Enum):
    """What a step says that does not settle what a count is: the next one goes on."""

    NOT_MINE = "not mine"


NOT_MINE: Final = NotMine.NOT_MINE
Told = Draft | NotMine | None
"""What a step says of a count: what it is, that it is no statistic, that it is no count and left to the other rules (None), or nothing yet."""

BODY = re.compile(r"(?:公司|机构|银行|企业|券商|险企|商户|农户|客户|单位)$")
THRESHOLD = re.compile(r"(?:超过|突破|达到|高于|超|逾|不足|低于)了?$")
GIVEN_TO = re.compile(r"(?:为|向|给)(?:近|约|逾|超过?)*$")
"""In front of a count: what follows is given to those counted, who are not told by how much it is (为850家企业提供超过3亿元贷款)."""


@dataclass(slots=True)
class Count:
    """A count of what stands behind it: 截至2030年甲银行累计服务 | 28家 | 企业 | 使用区块链.

    ``right`` are the words behind the figure, ``noun_words`` and ``action_words`` those of them that name the things counted and tell what
    these do; ``split`` is where the latter start (0 where none do). ``phrase`` is what stands before the figure.

    ``noun``, ``action`` and ``verb`` (what is done to those counted) make the name; ``abouts``, ``places`` and ``inside`` say whose it is.
    """

    slot: Slot
    right: Words
    phrase: Phrase = field(init=False)
    noun_words: Words = field(init=False)
    action_words: Words | None = None
    split: int = 0
    noun: str = ""
    action: str = ""
    verb: str = ""
    abouts: list[Item] = field(init=False)
    places: list[Item] = field(init=False)
    inside: Item | None = None

    @property
    def unit(self) -> str:
        """What is counted by: 家, 款, 笔."""
        return self.slot.measure.unit
