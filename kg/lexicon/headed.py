"""Names in the columns of tables: the title of a column tells of what class its cells' names are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import Candidate
from kg.lexicon.matcher import any_of, by_word, han
from kg.lexicon.phrases import Phrases
from kg.lexicon.registry import Registry
from kg.model.document import Table
from kg.model.entity import FIELD_CLASSES

_ITEM = re.compile(r"[^、，,；;\n]+")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]\s*$")
_MORE = re.compile(r"等(?:[\d一二两三四五六七八九十百多]+余?(?:个|家)?)?(?:国家)?(?:部委|部门|机构|单位|公司|企业|银行|家|方)?$")
"""How a list of bodies ends that names only some of them (某行|等七部门)."""
_NO_NAME = re.compile(
    r"[。；！？：]|^[\d.,%—\-/ ]*$|\d[\d.,]*(?:%|万|亿|元|家|个|年|月|日|户|笔)|^(?:其他|其它|合计|总计|平均|全国|全部|无|暂无|未披露|不详)"
    r"|(?:等|类|以上|以下)$"
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&+\-]{1,30}")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·.+\- ]{2,16}")
MIN_KNOWN = 2
MIN_OWN = 2
NAMES = ("Product", "Initiative")


class HeadedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``columns``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int], body_class: Callable[[str], str]) -> None:
        self._phrases = phrases
        self._rest = rest
        self._body_class = body_class
        self._titles: Mapping[str, str] = by_word(rules["titles"])
        self._actors = frozenset(rules["actors"])
        self._alike = frozenset(rules["alike"])
        self._noun = re.compile(rf"(?:{any_of(rules['nouns'])})$")

    def find(self, table: Table, names: Registry) -> Iterator[Candidate]:
        """New names in the body of ``table``; products and initiatives only where a column of actors tells whose they are."""
        if not table.header:
            return
        titles = [self._title(table, column) for column in range(table.width)]
        owned = any(title in self._actors for title in titles)
        for column, title in enumerate(titles):
            cls = self._titles.get(title)
            if cls is None or (cls in NAMES and not owned):
                continue
            cells = [row.cells[column].text.text.strip() for row in table.rows if column < len(row.cells) and not row.cells[column].carried]
            items = [item[0].strip() for cell in cells for item in _ITEM.finditer(cell)]
            cls = self._commonest(items, cls, names) if title in self._alike else cls
            for item in items:
                name = _MORE.sub("", _BRACKET.sub("", item)).strip()
                if self._fits(name, cls):
                    known = self._body_class(name) if title in self._actors else ""
                    yield Candidate(name, known or cls, why.COLUMN_HEADED(title))

    @staticmethod
    def _title(table: Table, column: int) -> str:
        cells = table.header[-1].cells
        return _BRACKET.sub("", cells[column].text.text.strip()).strip() if column < len(cells) else ""

    @staticmethod
    def _commonest(items: Sequence[str], cls: str, names: Registry) -> str:
        """The class that most of the known names of a column have, or ``cls``."""
        found = Counter(entity.cls for item in items if (entity := names.find(item, ["Organization"], weak=True)) is not None)
        best = found.most_common(1)
        return best[0][0] if best and best[0][1] >= MIN_KNOWN and best[0][1] * 2 > sum(found.values()) else cls

    def _fits(self, name: str, cls: str) -> bool:
        if not _WORDS.fullmatch(name) or _NO_NAME.search(name):
            return False
        if cls in FIELD_CLASSES:
            return self._phrases.term(name) and self._rest(name) > 0
        if cls == "Place":
            return re.fullmatch(r"[\u4e00-\u9fff]{2,6}", name) is not None and not self._phrases.empty(name) and self._rest(name) >= MIN_OWN
        if not han(name):
            return _LATIN.fullmatch(name) is not None and self._rest(name) >= MIN_OWN
        if self._phrases.starts_with_verb(name) or re.search(r"[的了]", name):
            return False
        return self._rest(name) >= (1 if self._noun.search(name) else min(len(name) - 1, MIN_OWN))
