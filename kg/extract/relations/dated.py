"""The date that a sentence gives for what a pattern reads in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.dates import Dated, date_literal
from kg.extract.relations.found import Found
from kg.extract.relations.lists import ELLIPSIS
from kg.extract.relations.view import View
from kg.extract.typed import Token
from kg.model.entity import CONCEPT_CLASSES
from kg.model.statement import Literal, Qualifier
from kg.text.clauses import clause_start
from kg.text.expressions import later

_NO_ACTORS = {*CONCEPT_CLASSES, "Place", "Policy"}
_PART_OF_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*(?:上半年|下半年|第?[一二三四1-4]季度|[HQ][1-4]|年?初|年?底|年?末|春|夏|秋|冬)")
_TO = re.compile(r"(?:至|到|[-—~～])\s*(?:\d|[^\W\d_]?\d)")
_FOUNDED = re.compile(r"(?:成立|创立|创办|设立|始建)于$")
"""In front of a date: it is when somebody began, not when he did what the sentence tells."""
_TAKES_EFFECT = re.compile(r"(?:起|正式|开始)*(?:施行|实施|生效)")
"""Behind a date: it is when a rule begins to hold, not when it was made."""

_SINCE = re.compile(rf"，?{ELLIPSIS}?(?:并|且|该[^，。；]{2,4}|其|已|则|也|早|最早)*(?:于|在|自)?(?:平台|系统|项目)?")
_BEGINS = re.compile(
    r"(?:起|正式|全面|成功|率先|在[^，。；：]{1,2})*"
    r"(?:启用|上线|投产|面世|问世|推出|发布|揭牌|开业|启动|投入使用|投入运行|投入运营|开源|建成)(?=[，。；、]|$|以来|以后|运行|试运行|并|后)"
)
"""What tells behind a date that something began then."""
_REDESIGN = re.compile(r"改版|升级|迭代|改造|焕新|换代|更新|维护|管理|运行")
_EDITION = re.compile(r"升级版|焕新版|新版|\d\.\d版")
_VERSION = re.compile(r"[ -]?(?:[A-Za-z]{0,2}\d+(?:\.\d+)*(?![\d年月日%个家万亿项次])|[（(]?V?\d+(?:\.\d+)*版|(?:新|升级|专业|企业|国际|极速)版)")
"""Behind a product: it is one of its versions of which the words tell (Kimi| K2, Kimi| 2.0版)."""
_LAUNCH = later(r"推出|上线|发布|发行|首发|研发|自研|开发|打造|建设|搭建|构建|建成|启用|投产|开通|创建|首创|建立|共建|研制|开源|问世|面世")
_STOP = re.compile("[，。；：]")
MAX_BEHIND = 16
_DESCRIBES = re.compile(r"(?:正式|全面|首次|联合|对外|印发并|修订)*(?:发布|印发|出台|颁布|成立|设立|创立|推出|上线|修订|施行|实施|生效|启动|公布)的")
"""Behind a date: it belongs to what the clause only mentions (2021年3月发布的《X》要求…)."""
_REPORTED = re.compile(r"(?:年度|半年度?|第?[一二三四]季度)?(?:年报|财报|报告|业绩|中报|季报|公报)")
"""Behind a date: it is the time of a report, not of what the report tells."""
_AFTER = re.compile(r"(?<!随)(?<!此)(?<!其)(?:后|以来|之前|前)$")
"""At the end of a clause: what stands behind it came at some later, or earlier, time."""
_DEMANDS = re.compile(r"(?:提出|要求|明确|规定|目标|力争|部署|强调|指出)[^，。；]{0,6}$|(?:提出|要求|明确|规定|目标|力争|部署|强调|指出)[^，。；]{0,6}(?=到)")
_WITH_IT = re.compile(rf"{ELLIPSIS}?(?:并|同时|同步|同日|当日|当天|一并|期间|随即)")
"""How a clause begins that tells what the same subject did at the time of the clause before."""
_MADE_OF = re.compile(rf"(?:{'|'.join(('推出', '上线', '发布', '打造', '研发', '开发', '自研', '建设', '发行'))})的$")
"""In front of a product: that somebody made it is only mentioned."""


def date_of_match(view: View, match: Found) -> Dated | None:
    """The date inside the match, else that of its beginning told right behind it, else the nearest before it in the same sentence.

    Of a span of time within a year it is the year. With it the passage that names its year, if the sentence does not. None where
    no date stands there, or one that is no date of an act.
    """
    dates = sorted([i for i, token in view.at.items() if token.kind == "Date"])
    if not dates:
        return None
    inside = [i for i in dates if match.start <= i < match.end]
    if len(inside) > 1 and "object" in match.slots:  # 2021年在甲地启动，2022年扩大到乙地: of several the one in the object's own clause
        edge = match.of("object")[0]
        inside = sorted(inside, key=lambda i: not (i < edge and _STOP.search(view.text, i + 2, edge) is None))
    behind = _place_behind(view, match)
    before = [i for i in dates if i < match.start and not _of_another(view, match, i) and not _of_other_clause(view, match, i)]
    for place in (*inside, *([] if behind is None else [behind]), *reversed(before)):
        token = view.at[place]
        if _FOUNDED.search(view.text, 0, place) or _TAKES_EFFECT.match(view.text, place + 1) or _aimed_at(view.text, place):
            continue
        date = _first_year(token.text) if _TO.match(view.text, place + 1) else date_in(token.text)
        return None if date is None else (date, () if token.shown is None else (token.shown,))
    return None


def _aimed_at(text: str, place: int) -> bool:
    """Is a date the time by which a document or plan wants something done (提出到2035年建成…)?"""
    return text[place - 1 : place] == "到" and _DEMANDS.search(text, 0, place) is not None


def _of_another(view: View, match: Found, place: int) -> bool:
    """Is a date before a match one of what somebody else did: A于2021年推出X，B推出Y? The match names its own subject then."""
    if view.text[match.start] == ELLIPSIS:
        return False
    clause = clause_start(view.text, place, "，。；：、")
    parted = any(stop in view.text[place : match.start] for stop in "，；、")
    doers = {t.mention.entity for t in view.tokens(clause, place) if t.mention is not None and t.kind not in _NO_ACTORS}
    return parted and bool(doers) and doers.isdisjoint(t.mention.entity for t in view.tokens(*match.span) if t.mention is not None)


def _of_other_clause(view: View, match: Found, place: int) -> bool:
    """Is a date before a match one of what another clause mentions or tells: 甲银行2018年启动转型，先后推出X; 继2018年推出X后，甲银行推出Y?"""
    text = view.text
    if _REPORTED.match(text, place + 1):
        return True
    stop = _STOP.search(text, place, match.start)
    if stop is None:
        return False
    if _DESCRIBES.match(text, place + 1) or (stop.start() > place + 2 and _AFTER.search(text, place + 1, stop.start())):
        return True
    if "object" in match.slots and stop.end() < match.start and _MADE_OF.search(text, match.start, match.of("object")[0]):
        return True  # 2022年，甲银行收入增长，推出的X余额…
    clause = clause_start(text, place, "，。；：")
    told = stop.start() > place + 2 and any(t.kind not in _NO_ACTORS and t.kind != "Date" for t in view.tokens(clause, place))
    begins = clause_start(text, match.start + 1, "，。；：")
    return told and text[match.start] == ELLIPSIS and _WITH_IT.match(text, begins) is None


def _place_behind(view: View, match: Found) -> int | None:
    """Where the date stands behind a match at which what it tells of began: 推出X，并于2022年10月正式启用."""
    for place in range(match.end, min(match.end + MAX_BEHIND, len(view.text))):
        if view.text[place] in "。；：、":
            return None
        token = view.at.get(place)
        if token is not None:
            begins = token.kind == "Date" and _SINCE.fullmatch(view.text, match.end, place) and _BEGINS.match(view.text, place + 1)
            return place if begins else None
    return None


def date_in(text: str) -> Literal | None:
    """A date as a literal; of a half-year or a quarter (2021年上半年) the year."""
    part = _PART_OF_YEAR.fullmatch(text.strip())
    return Literal(part[1], "gYear") if part else date_literal(text)


def _first_year(text: str) -> Literal | None:
    """The year with which a span of time begins, where its words begin with one."""
    return Literal(text[:4], "gYear") if re.match(r"(?:19|20)\d\d", text) else None


def redesigned(words: str) -> bool:
    """Do the words between a maker and a product tell of its redesign or running, and of no launch? Their date is not that of its beginning."""
    return _EDITION.search(words) is not None or (_REDESIGN.search(words) is not None and _LAUNCH.search(words) is None)


def versioned(plain: str, products: Iterable[Token]) -> bool:
    """Do the words tell of a version of a product? Its date is not that of the product's beginning."""
    return any(_VERSION.match(plain, token.end) is not None for token in products)


def undated(qualifiers: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    """Qualifiers without the date."""
    return tuple(qualifier for qualifier in qualifiers if qualifier[0] != "date")


def dates_of(qualifiers: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    """The dates among qualifiers."""
    return tuple(qualifier for qualifier in qualifiers if qualifier[0] == "date")
