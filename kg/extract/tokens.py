"""How dates, periods and quantities look in normalised text (what they mean is ``kg.text``'s business)."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.dates import NO_FIGURE
from kg.text.money import CURRENCY_NAMES

_YEAR = r"(?:19|20)\d{2}(?:年(?:度)?|财年)"
_PART = (
    r"(?:(?:全年|上半年|下半年|前半年|后半年|初|末|年?底|中(?![国央小东部期关]))"
    r"|第?[一二三四1-4]季度末?|[上下]半年末?|前[一二三1-3]个?季度|Q[1-4]|\d{1,2}[-—~至到]\d{1,2}月(?:份)?"
    r"|\d{1,2}月(?:\d{1,2}日|份|末|底|初)?)"
)
_SINCE = r"(?:以来|至今|起)"

# A look ahead at how a date or quantity begins spares most places of a text a closer look.
DATE = re.compile(
    r"(?=[截目1-9])"
    r"(?:截至|截止|截止至|截至到)?(?:目前为止)?"
    rf"(?:{_YEAR}\s*(?:第?[一二三四1-4]季度末?|{_PART})?(?:\s*[-—~–至到]\s*{_YEAR}\s*{_PART}?)?{_SINCE}?"
    rf"|(?:19|20)\d{{2}}\s*[-—~–至]\s*(?:19|20)\d{{2}}年(?:间)?"
    rf"|(?:19|20)\d{{2}}[./-](?:1[0-2]|0?[1-9])(?:[./-](?:3[01]|[12]\d|0?[1-9]))?(?![\d.%]){NO_FIGURE}"
    r"|(?<!\d)(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日"
    r")"
)

MAGNITUDE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
CURRENCY = rf"(?:{'|'.join(name for name in CURRENCY_NAMES if name != '块')})"
"""What running text calls currencies; 块 counts pieces there."""
_HAN_COUNTER = "(?:家|个|项|种|款|件|户|笔|起|名|所|张|条|台)"
COUNTER = (
    r"(?:家次|家|个百分点|百分点|个基点|基点|个月|个小时|个工作日|个交易日|个(?![人体股税性案])|笔次|笔|项|起|件|款|所|人次|人[天日月](?![均内])|人年(?![均内末底初来])|人(?![工均民类脸])|户次|户|次|条|倍|种|张|位|类|座|台次|台|只|支|单(?![位日月独笔一个体品元次季周户家])|辆|名|部|场次?|处(?![理置罚方于分])|套|份|篇|宗"
    r"|例(?![如外行])|间(?![接歇隙断或距谍])|头(?![部寸等])|枚|门(?![店户槛类])|手(?![机段续工动里法握])|宗|通(?![道过用知信讯货胀常行关])|册|颗|艘|股(?![份东权票息市本价灾改])"
    r"|(?:GB|TB|PB|EB|MB|M|QPS|TPS|[KMGT]bps|bp|BP|[KMGTPE]F(?:LOPS|lops))(?![A-Za-z])|千瓦时|[千兆吉]瓦|吨|平方公里|公里|公顷|平方米|亩|分钟|小时|天|秒|毫秒|微秒|纳秒)(?:/(?:秒|分钟|小时|日|天|月|年))?"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = r"(?:US\$|HK\$|[$￥¥€£])?"

_EACH = "(?:/(?:吨|股|人|户|笔|件|张|千瓦时|平方米|克|份|月|年|日|天))"
_MORE = r"(?:余|多|[+＋](?!\d))?"
_MORE_BEHIND = r"(?:余|多(?![元维样种层场模语云端])|[+＋](?!\d))?"
"""Behind the unit; 650个|多元场景 is no more than 650."""
_UNIT = rf"(?:%|‰|％|{MAGNITUDE}?{_MORE}{CURRENCY}{_EACH}?|{MAGNITUDE}?{_MORE}\s?{COUNTER}|成(?![立为功都本熟])|{MAGNITUDE}{_MORE})"
_LOW = rf"(?:{_NUMBER})(?:%|％|[万亿]+)?\s*[-—~–～]+\s*"
"""The lower end of a range with a dash, its unit told or left to the upper end."""
_LOW_WORDS = (
    rf"(?<![从由自\d.])(?:{_NUMBER})(?:%|％)\s*[至到]\s*(?=(?:{_NUMBER})[%％])"
    rf"|(?<![从由自\d.])(?:{_NUMBER})[万亿]+[至到](?=(?:{_NUMBER})[万亿])|(?:{_NUMBER})\s*[至到]\s*"
)
"""The lower end of a range in words; 从6%到5% is no range but a change."""
_DIGITS = "[一二两三四五六七八九]"
QUANTITY = re.compile(
    rf"(?=[\d一二两三四五六七八九十百千万数上过$￥¥€£UH])(?:{_SIGN}(?:{_LOW}|{_LOW_WORDS})?(?:{_NUMBER})\s?{_MORE}\s*{_MORE}{_UNIT}{_MORE_BEHIND}"
    rf"|(?<![第\d])(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]?百|数[十百千万亿]|[一二两三四五六七八九]?千|[一二两三四五六七八九十百千]+万)(?:余|多)?(?:亿|万)?{CURRENCY}"
    rf"|(?<![第\d])(?:[二三四五六七八九]?十[一二三四五六七八九]?|{_DIGITS}?[百千])(?:余|多)(?:万)?{_HAN_COUNTER}"
    rf"|(?<![第\d一二三四五六七八九十])(?:{_DIGITS}[百千]{_DIGITS}?[十百]?{_DIGITS}?|(?:{_DIGITS}?十{_DIGITS}?|{_DIGITS}[百千]?)[万亿])(?:余|多)?{_HAN_COUNTER}"
    rf"|(?<=[近超约达逾])(?:[二三四五六七八九]?十[一二三四五六七八九]?|百|千|万)(?:余|多)?{_HAN_COUNTER}"
    rf"|上[百千万]{_HAN_COUNTER}"
    rf"|(?:{_DIGITS}[至到]?)?{_DIGITS}成(?:{_DIGITS}|半|以上)?(?![立为功都本熟])"
    r"|(?:[二三四五六七八九十]|百)分之[一二三四五六七八九十百零点]+"
    r"|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/年月])"
    r"|(?<=[近约超占的为过])一半(?!导)|一半(?=的|以上)|过半(?=数?的)|(?<![第\d.])\d{1,2}大(?=行业|领域|场景|业务|板块|城市|产品|服务|系统)"
    r"|(?<=等)[二三四五六七八九十\d]+大?类(?![别型似]))"
)

_REMEMBERED = 4096
"""More sentences than most documents hold: several extractors ask the same of each, one after the other over the whole document."""


@lru_cache(_REMEMBERED)
def quantities(plain: str) -> tuple[tuple[int, int], ...]:
    """Where the quantities of a sentence stand."""
    return tuple(match.span() for match in QUANTITY.finditer(plain))


@lru_cache(_REMEMBERED)
def dates(plain: str) -> tuple[tuple[int, int], ...]:
    """Where the dates of a sentence stand."""
    return tuple(match.span() for match in DATE.finditer(plain))
