"""Figures behind their indicator: shares of a whole."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.leading import is_concept
from kg.extract.statistics.level_names import IT, subject_words
from kg.extract.statistics.levels import MOVED_TO
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, Words
from kg.extract.statistics.naming import tidy, valid
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate
from kg.extract.statistics.slots import NO_STATISTIC, SHARE, Draft, Slot

_PART_OF = re.compile(
    rf"^(?:仅|只|约|还|尚)*(?:不足|不到|相当于|约为|约|仅为|仅|超过|接近|为|是|达到?)+(?:公司|集团|全行|该行|本行|其)?"
    rf"(?P<whole>[^，{FIGURE}{NAMES}]{{0,8}}(?:收入|营收|利润|总额|总量|总数|资产|支出|GDP|规模|保费|余额))的$"
)
_AMONG = re.compile(r"(?P<who>.*?)(?<![潜存现内])在(?P<among>(?:[^在，]|(?<=[潜存现内])在){1,14}?)(?:中|里|内)?的?")
_OF_THOSE = re.compile(r"(?P<deed>.{2,})的[^的]{2,8}占比")
_GROUP = re.compile(r"(?:群体|人群|用户|客户|受访者|居民|网民|女性|男性|人口|家庭|机构|企业|银行|公司|农户|学生|老人|老年人|年轻人)$")
_OF_REVENUE = re.compile(r"(?<!占)(?:营收|营业收入)的?(?:比重|占比|比例)$")
"""科技投入增长Q，营收比重达P: of what was spent."""
_OF_THOSE_WITHIN = re.compile(r"(?P<than>[之以][下上内])的(?P<who>[^，的]{2,8})")
_SHARE_BEHIND = re.compile(r"的(?P<noun>[^，的]{0,6}(?:份额|比重|比例))")
_OF_WHOLE_PLACE = re.compile(rf"(?:约|近)*(?:为|是)(?P<whole>{PLACE}(?:总量|总体|总数|总规模)?)的$")
_PLACE_TAIL = re.compile(rf"(?<=占比)(?:均|都|已|也|超过|超|接近|达到?|约)*{PLACE}(?:总体|总量|整体)?$")
_SHARE_TAIL = re.compile(r"(?:的)?(?:占比|所占比例|所占比重|比例|比重)$")
_THIS_SHARE = re.compile(r"(?:的)?(?:这一|该|此|上述)(?:占比|比例|比重)$")
_TAKES_SHARE = re.compile("占(?!比)")
_SHARE_INSIDE = re.compile(r"占比(?=[和与及、])")
_AMONG_PERSONS = re.compile(r"^(人口|用户|客户|企业|居民|家庭)中(.{3,})$")
_PROPORTION = re.compile(r"(?<!所占)(?:比例|比重)$")
_TOTAL_TAIL = re.compile(r"(?:的)?(?:总体|总量|总规模|整体规模|总数|总)?(?:的)?$")
_WHOLE_LEAD = re.compile(r"^(?:了|据|到|有|其)+")
_OF_ECONOMY = re.compile(r"GDP|人口|资产|收入|产值|总量|产量")
_COUNT_TAIL = re.compile(r"(?<=.{4})数量$")
_MEAN = re.compile(r"平均$")
"""18家银行投入Q，平均占营收的P: the mean of their shares, and not that of the sum."""
_BODIES_ALONE = re.compile(r"[^的]{1,8}(?:银行|商行|股份行|大行|机构|券商|险企|公司|企业)")
_OF_THEIRS = re.compile(
    _BODIES_ALONE.pattern + r"的?(?P<what>(?:总?资产|总?负债|贷款|存款|投入|利润|净利润|营收|收入|保费|份额)[^的]{0,4})占比"
)
_COUNTED_BODIES = re.compile(r"(?:银行|机构|公司|企业|券商|险企)数量$")
_COUNT_NAME = re.compile(r"数量$")
_GROUP_OF_BODIES = re.compile(r"(?:银行|机构|公司|企业|券商|险企|大行|股份行)$")


def share(slot: Slot) -> Draft | None:
    """占X的Q, X占比Q: a share of a whole."""
    if not slot.percent:
        return None
    form = slot.left.form
    change = grammar.GROWTH.search(form)
    if slot.measure.normalized_unit == "pp" and change is not None and change["verb"]:
        return None  # 占比提高2个百分点: a change of the share
    level = slot.context.what.level
    told = _PART_OF.search(form) or _OF_WHOLE_PLACE.search(form) if level else None
    if told is not None:  # 约为全国总量的Q
        whole = _whole(slot.left.cut(*told.span("whole")))
        return Draft(f"{level}占{whole}比例", SHARE, base=level, own_subject=False)
    match = grammar.SHARE.search(form) if "占" in form else None
    return _taken(slot, match) if match is not None else None


def _taken(slot: Slot, match: re.Match[str]) -> Draft | None:
    """X占Y的Q: the share of X in Y; of what was told before where X says nothing of its own."""
    lead, whole = _lead_and_whole(slot, match)
    phrase, what = read_phrase(strip_predicate(lead)), slot.context.what
    base = subject_words(phrase)
    if not base:
        draft = _measure_of_place(slot, match, phrase) or _of_market(slot, phrase, whole)
        if draft is not None:
            return draft
        if phrase.abouts and phrase.abouts[-1].code == ORG and not what.level:
            return None
        base = _concept_alone(slot, phrase, whole)
        if not base and (draft := _named_behind(slot, phrase, whole)) is not None:
            return draft
    elif grammar.BARE.fullmatch(base):
        base = what.completed(base) or base
    if base and lead.form.endswith("的") and what.scope and not what.scope.endswith(base):
        base = f"{base}的{what.scope}"  # 私募管理人中，已部署X的占Q
    base = base or _told_before(slot, whole)
    if not base:
        return None
    takes = "平均占" if _MEAN.search(lead.form) else "占"
    name = f"{base}{takes}{whole}比例" if whole else f"{base}{takes}比"
    return Draft(name, SHARE, base=base, phrase=phrase, own_subject=bool(phrase.words))


def _lead_and_whole(slot: Slot, match: re.Match[str]) -> tuple[Words, str]:
    """X占Y, X在Y中占: what stands before 占, and the whole."""
    lead = slot.left.cut(0, match.end("lead"))
    whole = _whole(slot.left.cut(*match.span("whole")))
    if whole in {"其中", "中"}:
        return lead, ""
    among = _AMONG.fullmatch(lead.form)
    if among is None or whole:
        return lead, whole
    return lead.cut(0, among.end("who")), lead.cut(*among.span("among")).spelt


def _measure_of_place(slot: Slot, match: re.Match[str], phrase: Phrase) -> Draft | None:
    """甲市占全国贷款余额的Q: 贷款余额 is what both have."""
    inner = read_phrase(slot.left.cut(*match.span("whole")))
    if not inner.places or not (phrase.places or phrase.abouts) or not valid(inner.words):
        return None
    phrase.abouts = phrase.abouts or inner.abouts
    return Draft(f"{inner.words}占{inner.places[-1].text}比例", SHARE, base=inner.words, phrase=phrase)


def _of_market(slot: Slot, phrase: Phrase, whole: str) -> Draft | None:
    """X市场中，甲占Q: the share of the market."""
    market = slot.context.what.market
    return Draft(f"{market}份额", SHARE, phrase=phrase) if not whole and phrase.abouts and market else None


def _concept_alone(slot: Slot, phrase: Phrase, whole: str) -> str:
    """X技术占Y的Q: the concept itself is what has the share, where no level was told before."""
    alone = whole and len(phrase.abouts) == 1 and phrase.abouts[0].code == SUBJECT and not slot.context.what.level
    return phrase.abouts[0].text if alone else ""


def _named_behind(slot: Slot, phrase: Phrase, whole: str) -> Draft | None:
    """甲占据全球Q的支付份额: what is shared stands behind the figure."""
    behind = _SHARE_BEHIND.fullmatch(slot.right.form) if whole and phrase.abouts else None
    return Draft(whole + slot.right.cut(*behind.span("noun")).spelt, SHARE, phrase=phrase) if behind is not None else None


def _told_before(slot: Slot, whole: str) -> str:
    """受访机构中，占Q; 客服中心P个，占全国的Q: what those before are or count."""
    what = slot.context.what
    scope = "" if _member_told(slot) else what.scope
    return scope or _counted_noun(what.level or what.base, whole)


def _member_told(slot: Slot) -> bool:
    """Has a figure of one of the bodies of the scope been told since (六家银行中，甲行员工Q人，占P)? The share is then of what that counts."""
    what, who = slot.context.what, slot.context.who
    return bool(_GROUP_OF_BODIES.search(what.scope) and what.level in what.here and who.about and who.about[0].code == ORG)


def nominal_share(slot: Slot) -> Draft | None:
    """X占比为Q; X占Y比重达Q is ``share``'s."""
    if not slot.percent or (slot.following is not None and grammar.THOSE_BEYOND.fullmatch(slot.right.form)):
        return None  # 占比超过Q的有P家: how many are beyond it
    head = strip_predicate(slot.left)
    if (spent := _of_revenue(slot, head)) is not None:
        return spent
    head = head.cut(0, len(_PLACE_TAIL.sub("", head.form)))
    same, ratio = _THIS_SHARE.search(head.form), slot.context.what.ratio
    if same is not None and IT.fullmatch(tidy(head.spelt)) and ratio:
        return Draft(ratio, SHARE, base=ratio, phrase=Phrase(places=head.find(PLACE)[:1]), own_subject=False)
    if same is not None and (part := _OF_THOSE.fullmatch(ratio)):
        who = read_phrase(head.cut(0, same.start()))
        return Draft(f"{part['deed']}的{who.words}占比", SHARE, phrase=who) if _GROUP.search(who.words) else None
    match = _SHARE_TAIL.search(head.form)
    if match is None or _TAKES_SHARE.search(head.form):
        return None
    before = head.cut(0, match.start())
    if (inside := _inside_threshold(slot, before)) is not None:
        return inside
    if among := _AMONG.fullmatch(before.form):
        return _share_among(slot, before, among)
    noun = "比例" if _PROPORTION.search(match[0]) else "占比"
    return _share_of_words(slot, before, "平均" + noun if _MEAN.fullmatch(before.form) else noun)


def _of_revenue(slot: Slot, head: Words) -> Draft | None:
    """科技投入增长Q，营收比重达P: of what was spent."""
    spent = _OF_REVENUE.search(head.form) if "营" in head.form else None
    base = slot.context.what.base_of("投入") if spent is not None else ""
    if spent is None or not base:
        return None
    phrase = read_phrase(head.cut(0, spent.start()))
    firms = [one for one in phrase.abouts if one.code == ORG]
    return Draft(f"{base}占营收比例", SHARE, base=base, phrase=Phrase("", firms, phrase.places), own_subject=False)


def _inside_threshold(slot: Slot, before: Words) -> Draft | None:
    """营收在Q以内的客户比例超P: of those within the figure before."""
    attribute = slot.context.what.attribute
    within = _OF_THOSE_WITHIN.fullmatch(before.form) if not slot.first and attribute else None
    if within is None:
        return None
    base = f"{attribute}{within['than']}的{before.cut(*within.span('who')).spelt}"
    return Draft(base + "占比", SHARE, base=base)


def _share_of_words(slot: Slot, before: Words, noun: str) -> Draft | None:
    """X占比Q: the share of what stands before 占比; of what was told before where that says nothing."""
    what, goes_on = slot.context.what, slot.left.form.startswith("其中")
    phrase = read_phrase(before)
    base = _SHARE_INSIDE.sub("", subject_words(phrase))
    if goes_on and what.lost and not what.ratio and len(base) <= 4 and _GROUP.search(base):
        return NO_STATISTIC  # 其中受访者占比Q: of what stayed unread
    if (told := _OF_THEIRS.fullmatch(what.ratio)) and _BODIES_ALONE.fullmatch(base) and not phrase.abouts:
        base += told["what"]  # 大型银行资产占比P，股份制银行占比Q
    if what.scope and base and len(what.scope + base) <= 14:
        base = what.scope + base
    if goes_on and (part := _OF_THOSE.fullmatch(what.ratio)) and _GROUP.search(base):
        return Draft(f"{part['deed']}的{base}占比", SHARE, phrase=phrase)  # 愿意使用的用户占六成，其中年轻用户的比例达…
    if not base and what.level and phrase.abouts and before.spelt.endswith(("户", "用户", "客户", "人群")):
        base, phrase = tidy(before.spelt), Phrase(places=phrase.places)  # 首贷|户占比: of these, and of no concept in their name
    base = _AMONG_PERSONS.sub(r"\2的\1", base)
    if not base and phrase.abouts and what.moved.endswith(("占比", "比例", "比重")):
        return Draft(what.moved, SHARE, base=what.moved[:-2], phrase=phrase)  # 6家银行占比提升，甲占比达Q
    if not base and not goes_on and (concept := _concept_moved(slot, before)):
        base, phrase = concept, Phrase()
    if not base and before.form.endswith("合计") and _COUNTED_BODIES.search(what.level):
        return NO_STATISTIC  # 25家券商投入超Q，合计占比P: of what they spend, and not of how many they are
    base = base or _counted_noun(what.level, "")
    return Draft(base + noun, SHARE, base=base, phrase=phrase, own_subject=bool(phrase.words)) if base else None


def _concept_moved(slot: Slot, before: Words) -> str:
    """甲投入Q，智能客服占比提升至Q: the concept whose share moves, which is no share of what was spent."""
    about = slot.context.who.about
    own = bool(about) and about[0].code == ORG
    if not own or not before.form.endswith(SUBJECT) or not is_concept(before.items[-1]):
        return ""
    return before.items[-1].text if MOVED_TO.search(slot.left.form) else ""


def _share_among(slot: Slot, before: Words, among: re.Match[str]) -> Draft | None:
    """X在Y中的占比: named by both; X of the clause before where this one tells Y alone."""
    where = before.cut(among.start("among"), among.end("among"))
    phrase = read_phrase(before.cut(0, among.end("who")))
    who = phrase.words or ("" if phrase.abouts else slot.context.who.contributor)
    slot.context.who.contributor = phrase.words or slot.context.who.contributor
    if len(where) == 1 and where.form == PLACE and who:
        return Draft(f"{who}占{where.spelt}比例", SHARE, base=who, phrase=phrase)
    inner = read_phrase(where)
    if where.form.startswith(PLACE) and inner.full and who and not phrase.abouts:
        return Draft(f"{who}占{where.spelt}比例", SHARE, base=who, phrase=phrase)
    if not phrase.abouts:
        phrase.abouts = inner.abouts
    if not who:
        holder = phrase.abouts[0].text if phrase.abouts and phrase.abouts[0].code == SUBJECT else ""
        return Draft(f"{holder}占{inner.full}比例", SHARE, base=holder, phrase=phrase) if holder and inner.full else None
    return Draft(f"{inner.full}{who}占比", SHARE, base=f"{inner.full}{who}", phrase=phrase)


def _whole(words: Words) -> str:
    text = "".join(item.text for item in words.items if item.code != DATE)
    text = _TOTAL_TAIL.sub("", text)
    return _WHOLE_LEAD.sub("", text)


def _counted_noun(name: str, whole: str) -> str:
    """What a count counted, for its share: 客服中心数量 → 客服中心."""
    if _OF_ECONOMY.search(whole):
        return _COUNT_TAIL.sub("", name)
    return name if whole else _COUNT_NAME.sub("", name)
