"""Noun phrases before a figure → subject, place and the indicator's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.statistics import grammar
from kg.extract.statistics.leading import Leading
from kg.extract.statistics.line import DATE, ORG, PLACE, SUBJECT, TITLE, Item, Words, is_made
from kg.extract.statistics.naming import tidy

_DATED = re.compile(rf"(?:自从?|[在于从到至]|截[至止]到?)?{DATE}(?:以来|起|至今|[期之]?间|时|当[天日])?(?:的)?")
_MOVES_OTHERS = re.compile(r"(?:累计|已|共)*(?P<verb>带动|撬动|促成)(?!.*(?:价值|率|成本|利润|保费|收入)$)")
_TITLE_COVERS = re.compile(rf"{TITLE}(?:目前|现|已|共|累计|将|也|均)*(?:覆盖|涵盖|涉及|包含|包括|收录|纳入|收入|列入|列出|列示|分为|设有|选取)了?(?:约|近|超过|逾)*$")
"""《X目录》涵盖Q: of the document, and not of whoever issued it."""
_BODIES = re.compile(rf"{SUBJECT}(?:中心|部门|岗|条线|队伍|团队|(?:正式|专职|从业|专业|在编)*(?:人员|员工))")
_COORDINATED = re.compile(rf"{SUBJECT}(?:[和与及]|以及)|(?:[和与及]|以及){SUBJECT}")
_OBJECT_OF = re.compile(
    r"[与和及、对向把将被让使供给]|基于|通过|接入|使用|采用|部署|依托|借助|应用|引入|运用|上线(?!的)|推出(?!的)|发布(?!的)|打造(?!的)|建设(?!的)|研发(?!的)|开发(?!的)|覆盖|服务|支持|购买|投资|收购|入股|持有|发放|提供|办理|开立|开通|投放|发行|处理|完成|实现|受理|签约|推广|参与|加入|建成|达成|拓展|新增|累计开"
)
"""Words before the name of a thing that make it the object of what is told, and not its subject."""
_KIND_BEHIND = re.compile(r"(?:平台|系统|大模型|模型|产品|APP|App|工具|项目)?(?:的|中的|上)?")
_IN_PLACE = re.compile(rf"^(?:在)?{PLACE}的?|在{PLACE}(?:的|市场|地区)?|(?<=对){PLACE}")
_ON_SUBJECT = re.compile(rf"在(?P<on>{SUBJECT})(?:上|方面)的?")


@dataclass(slots=True)
class Phrase:
    """``words`` name the measure; ``abouts`` and ``places`` are the names that led it (several: a list of holders).

    ``raw`` is the text from the first name on; ``inside`` is the one concept that the words themselves name.
    """

    words: str = ""
    abouts: list[Item] = field(default_factory=list)
    places: list[Item] = field(default_factory=list)
    kept: str = ""
    inside: Item | None = None
    raw: str = ""

    @property
    def full(self) -> str:
        """The words with the name that led them, as they stand in the text."""
        return self.kept + self.words


def read_phrase(words: Words) -> Phrase:
    """The parts of a noun phrase; names that lead it are taken off, names inside it are spelt out.

    甲银行2030年|普惠贷款余额: of 甲银行; 在乙省的|支付业务笔数: in 乙省.
    """
    leading = Leading.of(words)
    if leading.nameless:
        return Phrase()
    phrase = Phrase(abouts=leading.abouts, places=leading.places)
    rest = _with_subject_told(_undated(_without_place(words.cut(leading.place), phrase)))
    phrase.raw = _raw(words, phrase, rest)
    phrase.words = tidy(rest.spelt)
    moved = _MOVES_OTHERS.match(rest.spelt)
    if moved is not None and not phrase.words.startswith(moved["verb"]):
        phrase.words = moved["verb"] + phrase.words  # 带动贷款: the deed of somebody, no loan of its own
    if TITLE in words.form and (covers := _TITLE_COVERS.search(words.form)):
        title = words.items[covers.start()]
        phrase.abouts = [title] if title.mention is not None else []
    _take_made(phrase, rest)
    _take_leading(phrase, rest)
    if not phrase.abouts and moved is None:
        phrase.inside = _one_inside(rest)
    if phrase.abouts and leading.place and not leading.listing:
        phrase.kept = phrase.abouts[-1].text
    return phrase


def _without_place(rest: Words, phrase: Phrase) -> Words:
    """Words without the place among them, which the phrase takes if it has none yet: 在甲省的|业务, 对甲省|贷款."""
    inner = _IN_PLACE.search(rest.form) if PLACE in rest.form and not phrase.places else None
    if inner is None:
        return rest
    phrase.places = rest.cut(inner.start(), inner.end()).find(PLACE)
    return Words.of([*rest.items[: inner.start()], *rest.items[inner.end() :]])


def _with_subject_told(rest: Words) -> Words:
    """Words with no more than the name of what they are about: 在人工智能方面的|投入 → 人工智能投入."""
    on = _ON_SUBJECT.search(rest.form) if SUBJECT in rest.form else None
    if on is None:
        return rest
    return Words.of([*rest.items[: on.start()], *rest.items[on.start("on") : on.end("on")], *rest.items[on.end() :]])


def _raw(words: Words, phrase: Phrase, rest: Words) -> str:
    """The text from the subject on (from the measure on where there is none), without dates."""
    first = phrase.abouts[0].start if phrase.abouts else rest.items[0].start if rest.items else 0
    return "".join(item.text for item in words.items if item.start >= first and item.code != DATE)


def _one_inside(rest: Words) -> Item | None:
    """The one concept that the words of a measure name (使用区块链的企业数量); none among several, for examples (X等) or staff (X人员)."""
    inside = rest.find(SUBJECT)
    if len(inside) != 1 or f"{SUBJECT}等" in rest.form or _BODIES.search(rest.form) or _COORDINATED.search(rest.form):
        return None
    return inside[0]


def _undated(words: Words) -> Words:
    """Words without their dates, and without what ties a date to them: 自D以来, 在D, D间."""
    if DATE not in words.form:
        return words
    gone = bytearray(len(words))
    for match in _DATED.finditer(words.form):
        gone[match.start() : match.end()] = b"\1" * len(match[0])
    return Words.of([item for item, out in zip(words.items, gone, strict=True) if not out])


def _take_made(phrase: Phrase, rest: Words) -> None:
    """The thing named right before what is measured owns it, before the one who made it (X行自研的|Y平台|处理能力)."""
    for place in range(len(rest) - 1, -1, -1):
        item = rest.items[place]
        if item.code != SUBJECT or not is_made(item):
            continue
        if place == 0 and phrase.abouts and phrase.abouts[-1].code == ORG and item.text.endswith("币"):
            return  # 甲银行数字人民币|钱包: a currency is no thing of the bank's
        kind = _KIND_BEHIND.match(rest.form, place + 1)
        words = tidy(rest.cut(kind.end() if kind else place + 1).spelt)
        if place == 0 and grammar.CONTINUES.match(rest.form, 1):
            return
        if len(words) >= 2 and not _OBJECT_OF.search(rest.form[:place]):
            phrase.abouts, phrase.kept, phrase.words = [item], item.text, words
        return


def _take_leading(phrase: Phrase, rest: Words) -> None:
    """Names that lead the words only once what stood before them is gone (公开披露的|金融科技|融资额度) are taken off as well."""
    for item in rest.items:
        if item.code not in (PLACE, SUBJECT) or not phrase.words.startswith(item.text):
            continue
        words = tidy(phrase.words[len(item.text) :])
        if words.startswith("等") or phrase.words[len(item.text) :].startswith(("与", "和", "及", "/", "、")):
            return
        if len(words) < 2 or not grammar.ENDS_MEASURED.search(words):
            return
        if item.code == PLACE:
            phrase.places = phrase.places or [item]
        elif phrase.abouts or grammar.CONTINUES.match(words):
            return
        else:
            phrase.abouts, phrase.kept = [item], item.text
        phrase.words = words


def strip_predicate(words: Words) -> Words:
    """Words without the predicate that leads on to a figure: what comes before 达到, 约为, 共有 …"""
    predicate = grammar.PREDICATE.search(words.form)
    return words.cut(0, predicate.start() if predicate else None)
