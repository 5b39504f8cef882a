"""Names of indicators: their words tidied, told apart where they are joined, and judged."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.statistics import grammar, spans

MAX_LENGTH = 24
_RATE_BEHIND = re.compile(r"(?:同比|环比|年均|较[^的]{2,8}?)?(?:增长率|增幅|增加量|增长倍数)$")
MAX_SHARE = 30
"""What those counted do takes more words (认为X是Y的央行占比)."""
_HANGS_ON = re.compile(r"(?:已经|已|也|将|(?<![日月年平])均|都|共|为|达|约|近|与|和|及|了|并|有望|可|总体|的|在|于|呈|或|中|(?<!以)上|则|合计|总计|累计"
    r"|分别|依次|最|至少)$"
)
_MODIFIERS = re.compile(
    r"^该(?:行|公司|集团|机构)(?=.{2})|^本(?:集团|行|公司)(?!业)(?=.{2})|^(?:公司|集团)(?:实现|录得|取得)了?(?=.{2})|^驱动(?=.{6})|^价格(?=(?:回购|收购|认购|增持|减持|出售|转让|受让|购买|发行).{2})|^(?:推动|带动|拉动|促进|该|其(?![他中余])|本(?![外币科土地])|当[日天]|当年|正在|(?:公开)?披露的|(?:疫情)?期间)+(?=.{3})|^.*代表的"
    r"|^[^的]{0,16}(?:助力|推动|(?<=工程)驱动|(?<=建设)驱动|(?<=需求)驱动|带动|拉动|促进)(?=.{3})|^某[^，]{1,6}?(?:银行|公司|机构|企业)|^.{0,10}(?<!天)使得?(?!用)(?=.{2})|^[^的]*、[^的]*等[^的、]{0,5}机构(?=.{3})|^头部机构(?=.{3})|如(?:[^、，]{1,8}、)+[^、，]{1,6}?(?:业|等)|包括[^，]*?等(?:在内)?的?"
)
_BY_WHICH = re.compile(r"^(?:依托|基于|借助|利用|运用|通过)[^，]{2,16}?(?:实现|完成)了?(?=[^的]{2,}替代|[^的]{2,}节约|[^的]{2,}节省)")
"""运用X等实现|人力替代: by what it is done."""
_SPENDS_MORE = re.compile(r"^(?:持续|不断|继续|进一步|大力|稳步)*(?:加大|增加|提高|扩大|加码)(?:了|对|在)?(?=[^的]{2,8}投入(?:总?额|金额)?$)")
"""持续加大|科技投入: that it grows is no part of its name."""
_THRESHOLD = re.compile(
    r"(?:已|均)?连续[一二两三四五六七八九十\d]+(?:年|个?季度|个?月)$|(?:首次|首度|一举|成功|再度|再次|已|均)*(?:突破|超过|迈过|站上|跨过|越过|跨越)[一二三四五六七八九十百千万亿\d]+(?:元|户|人|件|笔)?(?:大关|关口|台阶|门槛)$"
)
"""总保费|首次突破百亿大关|至103亿元, 研发投入|连续三年|超过Q: the round number passed, the years for which it holds."""
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
_IN = re.compile(rf"^[在的了和与及]*在(?!{grammar.STANDING})[的了和与及]*")
_SUCH = re.compile(r"(?:用于|投向)?(?P<first>[^、，和与及的]{2,10})[、和与及](?P<last>[^、，和与及的等]{2,10})等(?P<shared>(?:领域|行业|业务|产业|方面).{2,})")
_LEADS_IN = re.compile(
    r"^(?:共(?![享同建])|总共|累计|合计|已|领域|行业(?!信息|科技|金融科技|研发|从业|营业|净利)|仍|的|在(?!" + grammar.STANDING + r")|约|国内市场上?|市场上)(?=.{3})"
)
_AVERAGE_BEHIND = re.compile(r"^(.{3,}?[量额数])([日月年]均)$")
_OF_YEARS_BEHIND = re.compile(r"^(.{2,8}?)([两三四五]年累计)(规模|总额)$")
_FIELD_OF = re.compile(r"(?:方向|领域|方面)的(?=.{2})|的相应|(?:领域|方面)(?=投入)")
_ITS = re.compile(r"^其(?![中他余次实])(?=.{2})")
_GENERIC_TAIL = re.compile(r"(?:的)?(?:目标值|测算值)$")
_PARTS = re.compile(r"[、和与及]|以及")
_MEASURE_TAIL = re.compile(r"(?:整体|总|年度)?(?:规模|总额|金额|额度|总量|数量|笔数|总数|次数|人数|户数|余额|数|额)$")
_COUNT_NAME = re.compile(r"(?:数量|笔数|人数|家数|户数|次数|件数|事件数)$")
_AMOUNT_NAME = re.compile(r"(?:金额|总额|额|收入|营收|投入|支出|余额|成本|利润|净利|估值|市值|率|比例|占比|增长)$")
_DEVERBAL = re.compile(r"(?:融资|投资|交易|人口|资本|消费|贷款|资产)$")
_TIMES = ("分钟", "小时", "天", "秒", "个月", "个工作日", "个交易日")
_RECORD = re.compile(r"(?:的)?(?:纪录|记录)$")
_POPULATION = re.compile(r"人口$")


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
    text = spans.LEADS.sub(r"\1", _SINCE_START.sub("", text))
    text = _BY_MEANS.sub("", _MODIFIERS.sub("", _SPENDS_MORE.sub("", _BY_WHICH.sub("", _THRESHOLD.sub("", text)))))
    text = _AVERAGE_BEHIND.sub(r"\2\1", text)
    text = _OF_YEARS_BEHIND.sub(r"\2\1\3", _FIELD_OF.sub("", text.lstrip("的")))
    text = _ITS.sub("", text)
    return _LINK.sub("", text)


def indicators(words: str) -> list[str]:
    """The indicators that joined words name: 投融资笔数和总额 → 投融资笔数, 投融资总额; one for other words."""
    parts = _PARTS.split(words)
    if len(parts) > 2 and all(map(_full, parts)):
        if parts[0][-2:] in parts[-1][:-2] and (apart := distributed(words, len(parts))):
            return apart  # 绿色贷款、科技贷款、普惠贷款余额: of each
        return [tidy(part) for part in parts]  # 注册企业数、融资笔数、融资金额: each in full
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


def _full(words: str) -> bool:
    """Do words name a measure by themselves?"""
    return len(words) > 2 and grammar.ENDS_MEASURED.search(words) is not None and grammar.BARE.fullmatch(words) is None


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
    if "/" in unit or noun.endswith("能力") or unit.endswith(_TIMES):
        return _RECORD.sub("时间", noun) if unit.endswith(_TIMES) else noun
    if grammar.ENDS_MEASURED.search(noun) and not _DEVERBAL.search(noun):
        return noun
    if _POPULATION.search(noun):
        return noun
    if noun.endswith("事件"):
        return noun + "数"
    if noun.endswith(("团队", "队伍", "梯队")) and unit.endswith(("人", "名")):
        return noun + "人数"
    return noun + ("笔数" if unit.endswith("笔") else "数量")
