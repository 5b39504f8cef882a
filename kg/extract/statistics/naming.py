"""Noun phrases before a figure → subject, place, period and the indicator's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, TITLE, Item, Words, is_made

MAX_LENGTH = 24
_RATE_BEHIND = re.compile(r"(?:同比|环比|年均|较[^的]{2,8}?)?(?:增长率|增幅|增加量|增长倍数)$")
MAX_SHARE = 30
"""What those counted do takes more words (认为X是Y的央行占比)."""
_PLACE_TAIL = re.compile(r"(?:地区|区域|境内|国内|大陆|市场(?=的?[^占规总支份])|各地(?!方)|[两三四五六]地|等地|各行业|范围内|范围"
    r"|内(?![地部资容控生需销])|上(?![榜市线涨升调年半报述游海传链])|的)+")
_FIRM = re.compile(rf"[^，{FIGURE}{ORG}]{{0,16}}?(?:公司|平台|企业|巨头|集团|机构)(?={ORG})")
_SET_UP = re.compile(
    rf"(?P<by>[{DATE}{PLACE}于在早]{{0,4}}(?:全资|出资|发起|联合|共同|牵头|投资|合资)*(?:设立|成立|组建|创办|创立|孵化|收购|并购|参股|控股)了?的)(?P<tail>[^，{ORG}]{{0,14}}?(?:(?P<named>{ORG})|公司|银行|集团|基金|机构))"
)
"""X设立的Y: what is told is of Y, whether or not it has a name that is known."""
_ITS_FIRM = re.compile(rf"(?:由)?其(?:全资|控股|参股)*(?:孵化|旗下|控股|参股|设立|成立|创办|投资|组建|全资)[^，{NAMES}]{{0,6}}?(?={ORG})")
"""其孵化的X: what is told is of X."""
_ALONE = re.compile(r"[一两]家的?")
_NEXT_FIRM = re.compile(rf"(?:[、和与及]|以及)[^，{NAMES}]{{0,4}}[{PLACE}]?[{SUBJECT}]?[^，{NAMES}]{{0,6}}(?:公司|平台|企业|巨头|集团)(?={ORG})")
_MADE = re.compile(rf"(?:上线|推出|发布|开发|建设|研发|打造|旗下|建成|运营|搭建|构建|自研|建立)(?:了)?的?(?={SUBJECT}[^{ORG}]*$)")
_OWN_THING = re.compile(rf"(?:[^，{NAMES}{FIGURE}]{{0,10}}的|(?:自研|自建))[^，{NAMES}{FIGURE}的]{{0,8}}{SUBJECT}?[^，{NAMES}{FIGURE}的]{{0,4}}(?={SUBJECT})")
"""What stands between a firm and a product of it, told by 的 (X牵头建设的|Y平台)."""
_FOUNDED = re.compile(rf"(?:{DATE})?(?:出资|全资|联合|共同|发起|独立|早在)*{DATE}?(?:设立|成立|组建|创办|孵化)(?:了)?的?(?={ORG})")
FOREMOST = re.compile(r"(?:范围内|地区)?(?:最(?!高|低|多|少)|首[家个]|第一大|唯一|领先|知名|著名|头部)")
_OWNED = re.compile(rf"旗下的?[^，{NAMES}]{{0,4}}{SUBJECT}?[^，{NAMES}]{{0,6}}(?={ORG})")
_DATED = re.compile(rf"(?:自从?|[在于从到至]|截[至止]到?)?{DATE}(?:以来|起|至今|[期之]?间|时)?(?:的)?")
_MOVES_OTHERS = re.compile(r"(?:累计|已|共)*(?P<verb>带动|撬动|促成)")
_TITLE_COVERS = re.compile(rf"{TITLE}(?:目前|现|已|共|累计|将|也|均)*(?:覆盖|涵盖|涉及|包含|包括|收录|纳入|收入|列入|列出|列示|分为|设有|选取)了?(?:约|近|超过|逾)*$")
"""《X目录》涵盖Q: of the document, and not of whoever issued it."""
_BODIES = re.compile(rf"{SUBJECT}(?:中心|部门|岗|条线|(?:正式|专职|从业|专业|在编)*(?:人员|员工))")
BRANCH = re.compile(rf"[{PLACE}]?[^，{NAMES}]{{0,5}}(?:支行|分行|分公司|办事处|营业部|代表处|监管分局|营业管理部)")
"""What behind a firm's name makes it the name of one of its branches, which is another body."""
JOINED_BODIES = re.compile(
    rf"(?:[、和与及]|以及)(?:其他|部分|全国性|主要)?(?:[\d一二三四五六七八九十百两]+[家大])?(?:股份制?|城市?|农村?|民营|村镇|中小|外资|地方|区域性|上市)[^，的{NAMES}{FIGURE}]{{0,6}}?(?:银行|商行|行|券商|险企|公司|机构)"
)
"""Bodies of a kind, without a name, that are told of with a named one."""
_COORDINATED = re.compile(rf"{SUBJECT}(?:[和与及]|以及)|(?:[和与及]|以及){SUBJECT}")
_JOINED_ON = re.compile(rf"(?:[和与及]|以及)(?![{NAMES}])")
"""What joins a concept to a word that is no name: both are part of what is measured (跨境支付和结汇笔数)."""
_WITH_ANOTHER = re.compile(rf"[、和与及](?![{NAMES}])[^，的、{NAMES}{FIGURE}]{{2,6}}?(?:服务|累计|合计|共|均|分别)")
_FUSED = re.compile(rf"[/、与和及][^，的、{FIGURE}]{{1,8}}?(?:融合|结合|集成|协同|一体化)")
"""What makes the name of a concept the first of two that are one thing."""
_STAFF = re.compile(r"(?:正式|专职|从业|专业|在编)*(?:人员|员工|队伍|团队)")
_OBJECT_OF = re.compile(
    r"[与和及、对向把将被让使供给]|基于|通过|接入|使用|采用|部署|依托|借助|应用|引入|运用|上线(?!的)|推出(?!的)|发布(?!的)|打造(?!的)|建设(?!的)|研发(?!的)|开发(?!的)|覆盖|服务|支持|购买|投资|收购|入股|持有|发放|提供|办理|开立|开通|投放|发行|处理|完成|实现|受理|签约|推广|参与|加入|建成|达成|拓展|新增|累计开"
)
"""Words before the name of a thing that make it the object of what is told, and not its subject."""
_KIND_BEHIND = re.compile(r"(?:平台|系统|大模型|模型|产品|APP|App|工具|项目)?(?:的|中的|上)?")
_LIST = re.compile(rf"(?:[、和与及]|以及)(?=[{NAMES}])")
_HANGS_ON = re.compile(r"(?:已经|已|也|将|(?<![日月年平])均|都|共|为|达|约|近|与|和|及|了|并|有望|可|总体|的|在|于|呈|或|中|(?<!以)上|则|合计|总计|累计"
    r"|分别|依次|最|至少)$"
)
_MODIFIERS = re.compile(
    r"^该(?:行|公司|集团|机构)(?=.{2})|^本(?:集团|行|公司)(?!业)(?=.{2})|^(?:公司|集团)(?:实现|录得|取得)了?(?=.{2})|^驱动(?=.{6})|^(?:推动|带动|拉动|促进|该|其(?![他中余])|本(?![外币科土地])|当日|当年|正在|(?:公开)?披露的|(?:疫情)?期间)+(?=.{3})|^.*代表的"
    r"|^[^的]{0,16}(?:助力|推动|(?<=工程)驱动|(?<=建设)驱动|(?<=需求)驱动|带动|拉动|促进)(?=.{3})|^半年时间|^某[^，]{1,6}?(?:银行|公司|机构|企业)|^.{0,10}(?<!天)使得?(?!用)(?=.{2})|^[^的]*、[^的]*等[^的、]{0,5}机构(?=.{3})|^头部机构(?=.{3})|如(?:[^、，]{1,8}、)+[^、，]{1,6}?(?:业|等)|包括[^，]*?等(?:在内)?的?"
)
_SINCE_START = re.compile(r"(?:自)?(?:正式)?(?:上线|成立|开业|投产|运行|启动|推出|发布|设立|开通)以来(?:累计|共|已|共计)*(?=.{2})")
_BY_MEANS = re.compile(
    r"^(?:依托|基于|借助|利用|运用|围绕)[^，]{2,14}?(?=(?:累计)?(?:发放|服务|提供|处理|完成|投放|放款|授信|撮合|促成|帮助|支持|覆盖|识别|拦截|减少|节约|节省).{2})"
)
"""By which means a deed is done, before it (依托X平台|发放贷款)."""
_LINK = re.compile(
    r"(?<=处理)的(?=业务)|的(?=(?:整体|总)?(?:规模|人口|目标值|增加值|申请量|公开量|授权量|总额|金额|数量|余额|笔数|占比|比例|比重|增速|增长率|收入|投入|利润|总数|总量|发卡量|下载速率|平均|科技|信息|金融)(?![^的]*(?:公司|机构|企业|银行|人员|人才)(?:数量|占比)?$)[^的]*$)"
)
_KIND_ONLY = re.compile(
    r"(?:县域|农村|城镇|城市|乡镇|境外|境内|海外|国内|线上|线下|个人|企业|单位|对公|零售|小微|涉农|民营|国有|普惠|女性|男性|老年|青年|移动端|手机端|网页端|"
    r"直接|间接|新增|存量|活跃|首贷|信用|抵押|短期|中长期|人民币|外币|本币|商业|政策性|中小|大型|中型|小型|微型)+(?:类|端|部分|方面)?"
)
_JOINED = re.compile(r"(.{2,}?)(?:和|与|及|以及|、)(.{1,8}|.{9,14}率)")
_IN = re.compile(r"^[在的了和与及]*在(?![贷册岗保途营建用校线])[的了和与及]*")
_SUCH = re.compile(r"(?:用于|投向)?(?P<first>[^、，和与及的]{2,10})[、和与及](?P<last>[^、，和与及的等]{2,10})等(?P<shared>(?:领域|行业|业务|产业|方面).{2,})")
_KIND_OF = re.compile(rf"(?!级|额|候|保|待|价)[^，的、{FIGURE}{NAMES}]{{2,}}[{NAMES}]?[^，的、{FIGURE}{NAMES}]*$")
"""What examples are of: a kind, and its measure."""
_STANDING = re.compile(r"在[贷册岗保途营建用校线](?!上|下)")
"""在贷余额, 在册人数: 在 is part of the word."""
_LEADS_IN = re.compile(r"^(?:共(?![享同建])|总共|累计|合计|已|领域|行业|仍|的|在(?![贷册岗保途营建用校线])|约|国内市场上?|市场上)(?=.{3})")
_AVERAGE_BEHIND = re.compile(r"^(.{3,}?[量额数])([日月年]均)$")
_OF_YEARS_BEHIND = re.compile(r"^(.{2,8}?)([两三四五]年累计)(规模|总额)$")
_FIELD_OF = re.compile(r"(?:方向|领域|方面)的(?=.{2})|的相应|(?:领域|方面)(?=投入)")
_ITS = re.compile(r"^其(?![中他余次实])(?=.{2})")
_IN_PLACE = re.compile(rf"^(?:在)?{PLACE}的?|在{PLACE}(?:的|市场|地区)?|(?<=对){PLACE}")
_ON_SUBJECT = re.compile(rf"在(?P<on>{SUBJECT})(?:上|方面)的?")
_GENERIC_TAIL = re.compile(r"(?:的)?(?:目标值|测算值)$")
_THING_OWNED = re.compile(rf"旗下[^，{ORG}{PLACE}]{{0,10}}(?:[A-Za-z]|[^，{NAMES}]*$)")
_COUNTED_PLACES = re.compile(r"(?:[一二三四五六七八九十]+(?:家|地|个)?(?:城市|地区|省市|省份)?)?的?")
_FIRM_OF_TRADE = re.compile(rf"[{SUBJECT}{ORG}](?:[^，{NAMES}]{{0,6}}公司|旗下|的|平台|行业|巨头|企业)$")
_PARTS = re.compile(r"[、和与及]|以及")
_MEASURE_TAIL = re.compile(r"(?:整体|总|年度)?(?:规模|总额|金额|额度|总量|数量|笔数|总数|次数|人数|户数|余额|数|额)$")
_COUNT_NAME = re.compile(r"(?:数量|笔数|人数|家数|户数|次数|件数|事件数)$")
_AMOUNT_NAME = re.compile(r"(?:金额|总额|额|收入|营收|投入|支出|余额|成本|利润|净利|估值|市值|率|比例|占比|增长)$")
_DEVERBAL = re.compile(r"(?:融资|投资|交易|人口|资本|消费|贷款|资产)$")
_POPULATION = re.compile(r"人口$")


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
    """The parts of a noun phrase; names that lead it are taken off, names inside it are spelt out."""
    result = Phrase()
    form = words.form
    place = _firm(form)
    if place:
        found = [at for at in range(place) if form[at] == PLACE]
        result.places = [words.items[found[-1]]] if found and not FOREMOST.match(form, found[-1] + 1) else []
    if place == 0 and (its := _ITS_FIRM.match(form)):
        place = its.end()
    listing = False
    while place < len(form):
        char = form[place]
        if char == DATE:
            place += 1
            continue
        if char in NAMES and char != TITLE:
            item = words.items[place]
            following = form[place + 1 :]
            if char == PLACE and FOREMOST.match(following):
                place += 1  # 全球最大的X: what it is foremost in, not where the figure is
                continue
            if char == PLACE:
                if result.abouts and result.places and not listing:
                    break
                result.places = [*result.places, item] if listing else [item]
                place += 1
                if form[place : place + 1] == "等":
                    result.places = []  # A、B等15个省份: examples
                if tail := _PLACE_TAIL.match(form, place):
                    place = tail.end()
            else:
                if result.abouts and not listing:
                    if char == SUBJECT and result.abouts[-1].code == ORG and is_concept(item):
                        break  # X银行的数字员工: the bank's
                    if char == ORG and words.items[place - 1] is result.abouts[-1]:
                        result.abouts = []  # 支付公司X: the firm, not its trade
                    elif not _renames(form[:place]):
                        break
                    else:
                        result.abouts = []
                if char == ORG and BRANCH.match(following):
                    return Phrase()
                if char == ORG and not result.abouts and JOINED_BODIES.match(following):
                    break  # 六大行及股份制银行: theirs together
                if char == SUBJECT and not is_concept(item) and not result.abouts and _WITH_ANOTHER.match(following):
                    break  # X和Y服务的企业数: of both, and one has no name that is known
                if char == SUBJECT and is_concept(item) and not result.abouts and _FUSED.match(following):
                    break  # 云计算与AI融合市场规模: of both
                if char == SUBJECT and _STAFF.match(following) and is_concept(item):
                    break  # 信息技术人员: of whomever employs them
                if char == SUBJECT and is_concept(item) and not result.abouts and _JOINED_ON.match(following) and place + 1 < len(form):
                    break
                if (char == SUBJECT and grammar.CONTINUES.match(following)) or (_LIST.match(following) and not _holders(form, place)):
                    if char == SUBJECT and not result.abouts:
                        result.abouts = [item]
                    break
                result.abouts = [*result.abouts, item] if listing else [item]
                place += 1
                if owned := _OWNED.match(form, place):
                    place, result.abouts = owned.end(), []
                    continue
                theirs = any(one.code == SUBJECT and is_made(one) for one in words.items[place:])
                if not theirs and _THING_OWNED.match(form[place:]):
                    return Phrase()  # of a firm that has no name here
                apart = place < len(form) and words.items[place].start > words.items[place - 1].end  # a quotation mark stands between
                if not apart and (tail := grammar.TAIL_OF_NAME.match(form, place)):
                    place = tail.end()
            listing = False
            if char == ORG and (alone := _ALONE.match(form, place)):
                place = alone.end()
            if char == ORG and (join := _NEXT_FIRM.match(form, place)):
                place, listing = join.end(), True
            elif (join := _LIST.match(form, place)) and _holders(form, join.end()):
                place = join.end()
                listing = True
            elif char == ORG and (by := _SET_UP.match(form, place)):
                if not by["named"]:
                    return Phrase()  # of a body that has no name here
                place, result.abouts = by.end("by"), []
            elif (made := _MADE.match(form, place)) and char == ORG:
                place = made.end()
                if is_concept(words.items[place]) and (form.endswith(("体系", "机制", "能力", "团队", "矩阵")) or "体系" in form[place:]):
                    break  # X构建AI客服体系: what follows is X's
                if is_concept(words.items[place]) and form.startswith("后", place + 1):
                    place += 2  # X行上线智能审核后: what follows is the bank's
                    continue
                result.abouts = []
            elif char == ORG and (founded := _FOUNDED.match(form, place)):
                place, result.abouts = founded.end(), []
            elif char == ORG and (own := _own_thing(words, place)):
                place = own
                result.abouts = []
            continue
        lead = grammar.LEAD.match(form, place)
        if lead is None or lead.end() == place:
            if form[place] in "的、和与及了在于等" and not _STANDING.match(form, place):
                place += 1
                if form[place - 2 : place] == f"{SUBJECT}等" and words.items[place - 2 : place - 1] == tuple(result.abouts) and _KIND_OF.match(form, place):
                    place -= 2  # GPU等新型算力硬件: of all such, not of the example
                    result.abouts = []
                    break
                if form[place - 1] == "等":
                    counted = _COUNTED_PLACES.match(form[place:])
                    place += counted.end() if counted else 0
                continue
            break
        place = lead.end()
    rest = words.cut(place)
    inner = _IN_PLACE.search(rest.form)
    if inner and not result.places:
        result.places = rest.cut(inner.start(), inner.end()).find(PLACE)
        rest = Words.of([*rest.items[: inner.start()], *rest.items[inner.end() :]])
    rest = _undated(rest)
    if on := _ON_SUBJECT.search(rest.form):
        rest = Words.of([*rest.items[: on.start()], *rest.items[on.start("on") : on.end("on")], *rest.items[on.end() :]])
    first = result.abouts[0].start if result.abouts else rest.items[0].start if rest.items else 0
    result.raw = "".join(item.text for item in words.items if item.start >= first and item.code != DATE)
    result.words = tidy(rest.spelt)
    if (moved := _MOVES_OTHERS.match(rest.spelt)) and not result.words.startswith(moved["verb"]):
        result.words = moved["verb"] + result.words  # 带动贷款: the deed of somebody, no loan of its own
    if covers := _TITLE_COVERS.search(form):
        result.abouts = [words.items[covers.start()]] if words.items[covers.start()].mention is not None else []
    _take_made(result, rest)
    _take_leading(result, rest)
    inside = rest.find(SUBJECT)
    if not result.abouts and len(inside) == 1 and f"{SUBJECT}等" not in rest.form and not moved and not _BODIES.search(rest.form) and not _COORDINATED.search(rest.form):
        result.inside = inside[0]
    if result.abouts and place and place <= len(form) and not listing:
        result.kept = result.abouts[-1].text
    return result


def _undated(words: Words) -> Words:
    """Words without their dates, and without what ties a date to them: 自D以来, 在D, D间."""
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
        kind = _KIND_BEHIND.match(rest.form, place + 1)
        words = tidy(rest.cut(kind.end() if kind else place + 1).spelt)
        if place == 0 and grammar.CONTINUES.match(rest.form, 1):
            return
        if len(words) >= 2 and not _OBJECT_OF.search(rest.form[:place]):
            phrase.abouts, phrase.kept, phrase.words = [item], item.text, words
        return


def _own_thing(words: Words, place: int) -> int:
    """Where the product stands that a firm is only the owner of, as the words behind the firm tell; 0 if they tell none."""
    found = _OWN_THING.match(words.form, place)
    if found is None:
        return 0
    mention = words.items[found.end()].mention
    return found.end() if mention is not None and mention.cls == "Product" else 0


def _take_leading(phrase: Phrase, rest: Words) -> None:
    """Names that lead the words only once what stood before them is gone (公开披露的|金融科技|融资额度) are taken off as well."""
    for item in rest.items:
        if item.code not in (PLACE, SUBJECT) or not phrase.words.startswith(item.text):
            continue
        words = tidy(phrase.words[len(item.text) :])
        if words.startswith("等") or phrase.words[len(item.text) :].startswith(("与", "和", "及", "/")):
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


def is_concept(item: Item) -> bool:
    """Is a name one of a technology or a scenario?"""
    return item.mention is not None and item.mention.cls in {"Technology", "Scenario"}


def _firm(form: str) -> int:
    """Where the firm starts that a description leads to: 硅谷最大支付平台|X."""
    match = _FIRM.match(form)
    return match.end() if match else 0


def _holders(form: str, place: int) -> bool:
    """Does a list of names of one kind go on at ``place``, before what is measured?"""
    return form[place : place + 1] in (PLACE, ORG, SUBJECT)


def _renames(before: str) -> bool:
    """Does a firm follow its trade: 保险科技公司|X?"""
    return bool(_FIRM_OF_TRADE.search(before))


def strip_predicate(words: Words) -> Words:
    """Words without the predicate that leads on to a figure: what comes before 达到, 约为, 共有 …"""
    predicate = grammar.PREDICATE.search(words.form)
    return words.cut(0, predicate.start() if predicate else None)


@lru_cache(maxsize=4096)
def tidy(words: str) -> str:
    """Words of an indicator without what leads in or hangs on; short ``A的B`` joined."""
    text = words.replace("中央银行", "央行").strip(" 、，,：:（）()·-—的了和与及")
    text = _IN.sub("", text.removesuffix("在"))
    previous = ""
    while previous != text:
        previous = text
        if lead := grammar.LEAD.match(text):
            text = text[lead.end() :]
        text = _LEADS_IN.sub("", text)
        text = _HANGS_ON.sub("", text) if len(text) > 2 else text
        text = text.strip(" 、，,：:（）()")
    text = _SINCE_START.sub("", text)
    text = _BY_MEANS.sub("", _MODIFIERS.sub("", text))
    text = _AVERAGE_BEHIND.sub(r"\2\1", text)
    text = _OF_YEARS_BEHIND.sub(r"\2\1\3", _FIELD_OF.sub("", text.lstrip("的")))
    text = _ITS.sub("", text)
    return _LINK.sub("", text)


def indicators(words: str) -> list[str]:
    """The indicators that joined words name: 投融资笔数和总额 → 投融资笔数, 投融资总额; one for other words."""
    match = _JOINED.fullmatch(words)
    if match is None:
        return [words]
    first, second = match[1], match[2]
    if first[-2:] in second and (apart := distributed(words, 2)):
        return apart  # 普惠贷款和绿色贷款余额: of both
    if not (grammar.ENDS_MEASURED.search(first) and grammar.ENDS_MEASURED.search(second)):
        return [words]
    if second.endswith("占比") and grammar.BARE.fullmatch(second[:-2]):
        stem = stem_of(first.removesuffix("占比"))
        return [stem + first.removesuffix("占比")[len(stem) :] + "占比", stem + second] if stem else [words]
    if grammar.BARE.fullmatch(second):
        stem = stem_of(first)
        return [first, stem + second if stem != first else second] if stem else [words]
    if len(first) > len(second) and first[-1] == second[-1] and not second.startswith(first[:2]):
        return [first, first[: -len(second)] + second]
    return [first, second]


def distributed(words: str, count: int) -> list[str]:
    """The ``count`` indicators of A、B和CM, which share the measure M at their end; empty where there are not so many."""
    if count == 2 and (such := _SUCH.fullmatch(words)):
        return [tidy(such[which] + such["shared"]) for which in ("first", "last")]  # 用于A、B等领域贷款
    parts = _PARTS.split(words)
    if len(parts) != count or min(map(len, parts)) < 2:
        return []
    first, last = parts[0], parts[-1]
    place = last.rfind(first[-1])
    if place < 1 or place + 1 >= len(last):
        return []
    shared = last[place + 1 :]
    return [tidy(part + shared) for part in parts[:-1]] + [tidy(last)]


def parallel(words: str, name: str) -> str:
    """The indicator that ``words`` mean as the counterpart of what ``name`` is of: 三线城市 behind 一线城市渗透率 → 三线城市渗透率; empty where they are none."""
    if not 3 <= len(words) <= 10 or words in name or grammar.ENDS_MEASURED.search(words):
        return ""
    place = name.find(words[-2:])
    rest = name[place + 2 :]
    if rest.startswith("业") and words.endswith("银行"):
        return ""  # 农村商业银行 beside 银行业金融机构
    if place > 8 or "的" in name[:place] or grammar.DEED.match(words):
        return ""
    return words + rest if place >= 1 and not words.endswith(name[: place + 2]) and grammar.ENDS_MEASURED.search(rest) else ""


def part_of(words: str, whole: str) -> str:
    """The indicator of a part that 其中 tells of what ``whole`` counts or sums: 县域 of 手机银行用户数 → 县域手机银行用户数; empty for words of their own."""
    if _KIND_ONLY.fullmatch(words):
        return words + whole
    if any(words.endswith(whole[:length]) for length in range(2, 7)):
        return ""  # 信用卡人均持有 of 人均持有银行卡数量: it tells its own
    return parallel(words, "…" + whole) if len(words) > 3 and "的" not in words else ""


def stem_of(name: str) -> str:
    """An indicator's words without the measure at their end: 投融资总额 → 投融资."""
    return _MEASURE_TAIL.sub("", name)


def valid(name: str) -> bool:
    """Is a name a short noun phrase that says what is measured?"""
    plain = _GENERIC_TAIL.sub("", name)
    longest = MAX_SHARE if name.endswith("占比") or (name.endswith("比例") and "占" in name) else MAX_LENGTH
    length = len(_RATE_BEHIND.sub("", name) if len(name) > longest else name)
    return 2 <= length <= longest and bool(grammar.ENDS_MEASURED.search(plain)) and not grammar.VAGUE_NAME.search(name)


def agrees(name: str, *, money: bool, counted: bool) -> bool:
    """May an indicator be told in money, or in items, by its last words?"""
    if money:
        return not _COUNT_NAME.search(name)
    return not (counted and _AMOUNT_NAME.search(name))


def counted(noun: str, unit: str) -> str:
    """Name of a count of ``noun``: 处理业务 + 笔 → 处理业务笔数, 活跃APP + 款 → 活跃APP数量."""
    noun = tidy(noun)
    if not noun:
        return ""
    if "/" in unit or noun.endswith("能力"):
        return noun
    if grammar.ENDS_MEASURED.search(noun) and not _DEVERBAL.search(noun):
        return noun
    if _POPULATION.search(noun):
        return noun
    if noun.endswith("事件"):
        return noun + "数"
    if noun.endswith(("团队", "队伍", "梯队")) and unit.endswith(("人", "名")):
        return noun + "人数"
    return noun + ("笔数" if unit.endswith("笔") else "数量")
