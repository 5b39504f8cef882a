"""Figures behind their indicator: levels, and what tells which of those counted they are of."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.level_names import level_name
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG
from kg.extract.statistics.naming import counted, tidy
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, SHARE, Draft, Slot

MOVED_TO = re.compile(rf"(?:增|升|上升|提升|提高|降|下降|降低|扩大|攀升|回升|下滑|回落)(?:至|到|为){grammar.HEDGE}?$")
_WITH_IT = re.compile(r"(?:则|又|也)?(?:分别|依次)?以$")
TAKES_RANK = re.compile(
    r"(?:的?(?:规模|成绩|份额|金额|数额|数量|占比|水平|体量|投入|总额))?(?:分别|依次|则|继续|遥遥)?(?:列|居|位|排|领先|领跑|稳|高居|紧随|拔得|占据|登顶|摘得|夺得|问鼎|名列)"
)
_NOUN_THEN_RANK = re.compile(rf"[^，的{FIGURE}]{{2,6}}?(?={TAKES_RANK.pattern})")
_LIMITS = re.compile(r"(?:及|含)?[之以][下上内](?:的|[、和])")
_HAS = re.compile(
    r"(?:以上|以下|以内|之间|之上|之下)?(?:的(?:(?P<who>[^，]{0,4}(?:银行|券商|险企|机构|企业|(?<!子)(?<!分)公司|商行))|[^，]{0,2}))?(?:则|就|也|仅|只|共|还|约)*有(?:约|近|超过?)*"
)
_COUNTED_BODIES = re.compile(r"(?:的|^)(?P<who>[^的]{0,4}(?:银行|券商|险企|机构|企业|公司))数量$")
_SCORED_THOSE = re.compile(
    r"(?:其中)?(?P<before>[^，的]{0,6}(?:银行|券商|险企|机构|企业|公司))?(?:中|里)?的?(?P<what>[^，的]{0,6}(?:得分|评分|总分|分数|指数))(?:均)?(?:在|超过|超|高于|达到?)(?P<score>[\d.]+分?)"
    r"(?P<than>以上|以下)?的(?P<who>[^，的]{0,4}(?:银行|券商|险企|机构|企业|公司))?(?:则|就|也|仅|只|共|还|约|有)+"
)
"""得分在70分以上的有Q家, 得分超过80分的银行仅Q家."""
_BODIES_HAVE = re.compile(r"(?P<who>[^，的]{0,6}(?:银行|券商|险企|机构|企业|公司))的?(?P<what>[^，的]{2,12}(?:在|超|不足|低于)?)")
_SPENT_ON = re.compile(rf"{ORG}{DATE}?(?:[^，为{FIGURE}{NAMES}]{{0,4}})?为(?P<what>[^，{FIGURE}]{{1,30}}?)(?:累计|共|已)*投入(?:资金|金额)?$")
"""甲为X投入Q: the spender's."""
_OF_WHOM = re.compile(rf"的[^，]{{1,4}}(?:还有|有|包括|为|是)(?:[{ORG}][、和与]?)+")
_IN_TAIL = re.compile("在$")
_BEYOND_TAIL = re.compile(r"(?:均|都)?(?:超过|超|高于|逾)了?$")
_THRESHOLD_WORDS = re.compile("[在超]")
_PREDICATE_TAIL = re.compile(r"(?:在|超|不足|低于|达到|达|为)+$")
_PORTION = re.compile(r"(?:占比|份额|比例|比重)$")
_ADVERB_TAIL = re.compile(r"(?:则|均|也|分别|又|再|继续)+$")


def level(slot: Slot) -> Draft | None:
    """X达Q: the words before the predicate, or those of the clause before where it has none."""
    head = strip_predicate(slot.left)
    phrase, each = read_phrase(head), False
    if slot.following is not None and (than := grammar.THOSE_BEYOND.fullmatch(slot.right.form)):
        _take_attribute(slot, than["than"] or "")
        return Draft(skip=True)
    if slot.context.what.attribute and slot.measure.unit == "家" and (has := _HAS.fullmatch(slot.left.form)):
        told = _COUNTED_BODIES.search(slot.context.what.level)
        who = has["who"] or slot.context.who.bodies or (told["who"] if told else "")
        slot.context.who.bodies, slot.context.who.about = who, []
        return Draft(counted(f"{slot.context.what.attribute}的{who}", "家"), LEVEL) if who else None
    if slot.measure.unit == "家" and not slot.right.form and (scored := _SCORED_THOSE.fullmatch(slot.left.spelt)):
        who, slot.context.who.about = scored["who"] or scored["before"] or "", []
        return Draft(counted(f"{scored['what']}{scored['score']}{scored['than'] or '以上'}的{who}", "家"), LEVEL) if who else None
    if _OF_WHOM.match(slot.right.form):
        phrase.abouts, each = slot.right.find(ORG), True
    if slot.money and _LIMITS.match(slot.right.form) and (slot.left.form.endswith("在") or not slot.right.form.endswith(("占", "有"))):
        slot.context.what.attribute = tidy(_IN_TAIL.sub("", slot.left.spelt)) + slot.item.text
        return NO_STATISTIC  # 营收在Q之下的甲: where those who are told of lie
    if slot.money and (spent := _SPENT_ON.match(head.form)):
        phrase, what = Phrase("", [head.items[0]]), tidy(head.cut(*spent.span("what")).spelt)
        first, more, _ = what.partition("、")
        return Draft(first + ("等投入" if more else "投入"), LEVEL, phrase=phrase)
    name = level_name(slot, phrase)
    if (moved := _next_share(slot, name)) != name:
        phrase.raw = moved
        return Draft(moved, SHARE, phrase=phrase)
    if not name:
        return None
    return Draft(name, LEVEL, phrase=phrase, each=each)


def _take_attribute(slot: Slot, than: str) -> None:
    """X超过Q的有…: what those next counted have; X goes on where only the threshold is told (在Q以上的有…)."""
    what, who = slot.context.what, slot.context.who
    lead = tidy(_BEYOND_TAIL.sub("超", slot.left.spelt))
    if (named := _BODIES_HAVE.fullmatch(lead)) is not None:
        who.bodies, lead = named["who"], named["what"]
    if not grammar.HAN.search(_THRESHOLD_WORDS.sub("", lead)) and what.attribute:
        lead = what.measured + lead
    else:
        what.measured = _PREDICATE_TAIL.sub("", lead)
    what.listed = what.measured
    what.attribute = lead + slot.item.text + than


def ranked(slot: Slot) -> Draft | None:
    """甲以Q居首, 甲、乙分别以x和y列二、三位: of the indicator before."""
    match, behind = _WITH_IT.search(slot.left.form), slot.right
    name = slot.context.what.ratio if slot.percent else slot.context.what.of_others(slot.measure.normalized_unit)
    if match is not None and (noun := _NOUN_THEN_RANK.match(behind.form)) and behind.cut(0, noun.end()).spelt in name:
        behind = behind.cut(noun.end())  # 分别以x个和y个项目列二、三位, of the number of projects
    if match is None or not name or not TAKES_RANK.match(behind.form):
        return None
    phrase = read_phrase(slot.left.cut(0, match.start()))
    if phrase.words or not (phrase.abouts or phrase.places):
        return None
    return Draft(name, SHARE if _PORTION.search(name) else LEVEL, phrase=phrase, own_subject=False)


def _next_share(slot: Slot, name: str) -> str:
    """What moves to a share behind the share of its like (公有云占比升至70%，私有云和混合云则降至20%和10%) is told of its own share."""
    if not slot.percent or not slot.context.what.ratio.endswith("占比") or not MOVED_TO.search(slot.left.form):
        return name
    own = tidy(_ADVERB_TAIL.sub("", slot.left.cut(0, MOVED_TO.search(slot.left.form).start()).spelt))  # type: ignore[union-attr]
    return own + "占比" if 2 <= len(own) <= 14 and not grammar.ENDS_MEASURED.search(own) else name
