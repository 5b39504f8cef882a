"""Bodies that a clause describes and tells apart all the same: some by name and the rest by their kind (甲、乙等头部机构), or by their place (某市相关平台).

No one of them is the subject of their figure; its indicator says whose it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.annotate import Sentence
from kg.extract.statistics.figures import Figure
from kg.extract.statistics.slots import LEVEL
from kg.model.entity import FIELD_CLASSES

_LISTED = re.compile(r"(?:^|[，。；：])(?P<names>(?:[\u4e00-\u9fffA-Za-z]{1,8}、)+[\u4e00-\u9fffA-Za-z]{1,8})$")
_EACH = re.compile(r"均(?!值)|各家?|都(?!市|会)|分别")
_OF_THEIRS = re.compile(r"(?:累计|已|共)*(?=为|向|对)")


def of_described(figure: Figure, sentence: Sentence, before: str, found: re.Match[str]) -> Figure | None:
    """A figure of bodies that ``found`` describes in the words ``before`` it, told under their words; None where these tell nobody."""
    if figure.kind != LEVEL:
        return None
    owner = _listed(before, found) if found[0].startswith("等") else _of_place(figure, sentence, before, found)
    if not owner:
        return None
    name = _own_words(figure.name.removeprefix(found[0]), owner, found[1])
    return replace(figure, name=owner + _OF_THEIRS.sub("", name, count=1), about=None)


def _own_words(name: str, owner: str, kind: str) -> str:
    """An indicator without the names that begin its owner's (甲、乙|科技投入) and the kind that ends it (三家|银行)."""
    names = owner.partition("等")[0]
    if not name.startswith(names):
        return name
    rest = name.removeprefix(names)
    shared = next((length for length in range(len(kind), 1, -1) if rest.startswith(kind[-length:])), 0)
    return rest[shared:]


def _listed(before: str, found: re.Match[str]) -> str:
    """The list of names with the kind behind it; with 各家 where the clause of the figure says that each has it."""
    listed = _LISTED.search(before, 0, found.start())
    if listed is None:
        return ""
    each = _EACH.search(before, max(found.end(), before.rfind("，") + 1))
    return listed["names"] + found[0] + ("各家" if each else "")


def _of_place(figure: Figure, sentence: Sentence, before: str, found: re.Match[str]) -> str:
    """What those related (北京|相关平台) are, where the sentence named it before the place (绿色金融|平台建设)."""
    if figure.place is None or not found[0].startswith("相关") or not before.endswith(figure.place.text, 0, found.start()):
        return ""
    kind = found[1]
    fields = [m for m in sentence.mentions if m.cls in FIELD_CLASSES and m.end < figure.place.start]
    named = [m.surface.removesuffix(kind) for m in fields if m.surface.endswith(kind) or sentence.plain.startswith(kind, m.end)]
    return named[-1] + kind if named else ""
