"""Titles in 《》: what kind of document a title names, and which titles are forms of one name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.lexicon import reasons as why
from kg.lexicon.matcher import Gates
from kg.model.reason import Reason
from kg.text.expressions import later
from kg.text.normalise import name_key

STATUS_SUFFIX = re.compile(
    r"(?:[（(]\s*|(?<=[法案例则定见引南划架范])(?=(?:草案|征求意见稿|咨询稿)\s*$))"
    r"([^（()）]{0,8}征求意见稿|送审稿|草案|修订草案|讨论稿|咨询稿|试行|暂行|试行稿|修订稿)\s*(?:[)）]\s*)?$"
)
_DRAFT = ("征求意见", "送审", "草案", "讨论稿", "咨询稿", "修订稿")

# Head noun at a title's end → class. The first that fits decides.
_HEADS: tuple[tuple[str, str], ...] = (
    (
        r"(?:白皮书|蓝皮书|绿皮书|黄皮书|研究报告|调查报告|调研报告|发展报告|报告|展望|指数|洞察|年报|公报|综述|手册|榜单|图谱|未来|之路|趋势|论文"
        r"|(?:信息|讨论|咨询|磋商|研究|立场)文件)",
        "Report",
    ),
    (r"(?:(?<![办方算做看说用])法|(?<=[结清预决核])算法|法典|法案|法令|修正案|宪法|协定|条约)", "Law"),
    (r"(?:规划|纲要|行动计划|计划|实施方案|工作方案|行动方案|方案|路线图|战略|蓝图|(?<!投资)(?<!交易)(?<!营销)策略|倡议|要点|工作安排)", "Plan"),
    (r"(?:办法|规定|条例|细则|规则|规章|章程|法规|制度|准则|守则|公约)", "Measures"),
    (r"(?:指引|指南|指导意见|实施意见|意见|措施|原则|方针|建议|框架|举措)", "Guideline"),
    (r"(?:通知|公告|通告|通报|批复|函|令|声明|宣言|意见征询)", "Notice"),
    (r"(?:决定|决议)", "Policy"),
    (r"(?:规范|标准|技术要求|要求|方法|目录|协议|评估规范|接口|分级)", "Standard"),
)
_HEAD_PATTERNS = tuple((re.compile(head + r"$"), cls) for head, cls in _HEADS)
_KIND_ONLY = re.compile(r"(?:暂行|管理|实施|发展|指导|监管|行业|技术|国家)?(?:" + "|".join(head for head, _ in _HEADS) + ")")
_STANDARD_WORDS = re.compile(r"(?:技术规范|安全规范|评估规则|标准(?!化|地)|数据安全 ?数据|信息安全技术|金融分布式账本|技术金融应用|JR/T|GB/T)")
_STANDARD_NUMBER = later(r"(?:GB(?:/T|/Z)?|JR(?:/T)?|YD(?:/T)?|ISO(?:/IEC)?|T/[A-Z]{2,8}|DB\d{2}(?:/T)?)\s?\d{2,6}(?:\.\d+)?(?:\s?[-—–]\s?\d{4})?")
_NUMBER_BEHIND = re.compile(rf"[（(](?P<number>{_STANDARD_NUMBER.pattern})[)）]")
_KINDS = r"(?:国家|行业|团体|地方|国际|企业|金融|金融行业|推荐性|强制性)"
_STANDARD_BEFORE = re.compile(rf"{_KINDS}标准\Z")
_STANDARD_BEHIND = re.compile(rf"(?:系列|等)?{_KINDS}{{1,2}}标准")
_RULE_BEHIND = re.compile(r"[^。；，《》]{0,8}(?:征求意见|(?:正式|已|开始)(?:施行|实施|生效|启用))")
_KIND_BEHIND = later(
    r"(?:[（(][^（）()]{0,20}[)）])?(?P<more>等)?的?(?:专题|专项|主题|年度|季度|系列|研究|分析|调研|调查|咨询|评估|行业|政策|监管|指导性|规范性|纲领性|重要|重磅)*"
    r"(?P<kind>报告|白皮书|蓝皮书|绿皮书|手册|论文|讨论文件|咨询文件|信息文件|文件|法规|法令|法案|条例|办法|规定|规划|通知|公告|指引|指南|意见|声明)(?![会厅期人精的])"
)
"""What a title is called right behind it: 《…》专题报告, 《…》等文件."""
_RULES = frozenset({"文件", "法规"})
_PUT_OUT = later(r"(?P<verb>发布|公布|发表|印发|颁布|下发)(?:了)?(?:其|首份|首个|一份|最新|新版|题为|名为|的)*\Z")
_AS_SOURCE = re.compile(r"(?:来源|引自|摘自)[：:][^《》。；]{0,20}\Z")
_LONG_TITLE = re.compile(r"(?=.{10}).*[，：:——]")
"""A title of two parts; a newspaper's or journal's has one."""
_NO_DOCUMENT = later(r"[^，。；、《》]{0,4}(?:产品|平台|系统|模型|工具|片|视频|歌|曲|课程|节目|游戏|App|APP|小程序|标准|文章|演讲|讲话|书)")
_STANDARD_CODE = re.compile(r"(?:IFRS|IAS|ISO(?:/IEC)?|IEC|ITU-T|IEEE|FIPS|NIST SP|RFC)[ \-]?[A-Z]{0,2}[ .]?\d[\d.\-]*")

_NUMBER_BEFORE = re.compile(rf"(?P<number>{_STANDARD_NUMBER.pattern})\s*[:：]?\s*$")
_BRACKETS_BEHIND = re.compile(r"[（(][^（）()]*[）)]\s*$")
_EDITION_BEHIND = re.compile(r"[\s·—-]*(?:(?:19|20)\d\d(?:[—~-](?:19|20)?\d\d)?年?度?版?|[Vv]?\d\.\d版?)$")
"""Behind the head noun of a title: which edition it is (甲白皮书2031, 乙指南3.0)."""
_SPACE_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")
_YEARS_BEHIND = re.compile(r"(?:(?:19|20)\d\d年?){1,2}$")
"""Years at the end of a title in the form in which names are compared, without marks."""
MIN_SHORT_FORM = 6

_CLOSED = r"(?=[，。；、,;]|$|[（(](?:[^（）()]{0,14}[〔\[]|以下|下称|简称|即))"
"""What may follow a title that stands without marks."""
_VERBS = ("发布", "印发", "出台", "公布", "颁布", "制定", "推出", "立项", "宣布", "下发", "通过", "发表")
_ENDS = (
    "指南", "指引", "规范", "办法", "条例", "规划", "原则", "准则", "规定", "细则", "法案", "行动计划", "意见征询", "征求意见稿", "测评方法", "评价方法",
    "监管框架", "标准", "指导意见", "实施意见", "行动方案",
)  # fmt: skip
_VERB = rf"(?:{'|'.join(_VERBS)})(?:了)?"
_POLICY_END = rf"(?:{'|'.join(_ENDS)})"
_BARE_TITLE = re.compile(
    rf"{_VERB}(?:最新|新版|新的|首个|首部)?"
    rf"(?P<title>(?!了|关于|有关|新一轮|新的)(?:“十[二三四五六]五”)?[A-Za-z0-9\u4e00-\u9fff+ ]{{4,26}}?(?!(?<=的).{{2}}意见){_POLICY_END}(?:草案)?){_CLOSED}"
)
_QUOTED_TITLE = re.compile(rf"[“\"](?P<title>[^“”\"。；，]{{4,40}}?{_POLICY_END})[”\"]")
_QUOTED_AFTER = later(rf"{_VERB}[^。；《》]{{0,12}}$|[”\"][、和与及]{{0,2}}$|将$")
_SOURCE_TITLE = re.compile(
    r"^\W*(?:(?:资料|数据|图片|信息)?来源[：:])?\s*(?!\w{0,4}来源)[^：:《》，。]{2,40}[：:]\s*(?P<title>(?!《)[^《》。；]{4,90}?(?:报告|白皮书|蓝皮书|调查|指数|年报))\s*$"
    r"|^\W*(?:资料|数据)来源[：:]\s*[^：:《》，。]{2,40}[：:]\s*(?P<latin>[A-Z][A-Za-z0-9$%&',:.\- ]{11,120})\s*$"
)
_CITED = re.compile(
    r"(?:据|根据)(?P<title>[A-Za-z\u4e00-\u9fff]{2,20}?(?:19|20)\d{2}年(?:\d{1,2}月)?(?:发布的)?(?:调研报告|调查报告|研究报告|统计报告))"
)
_GENERIC = re.compile(
    r"(?:^(?:发布|印发|出台|公布|颁布|制定|推出|下发|实施)|专题|总体规划|专项规划|相关|有关|系列|多项|一系列|若干|各类|配套|国家"
    r"|(?<!银)行业|统一|这些|监管规定|法律|进行|^(?:不断|持续|更加|更为|逐步|充分|有效|积极|大力|切实|自身|优化|健全|遵守|遵循|符合|执行|落实|违反))"
)
"""Words that say that a stretch behind a verb of issuing is no title: a kind of documents, or a means (通过|不断优化…规范)."""


_DESCRIBED = re.compile(
    r"(?:制定|提出|出台|发布|印发|推出|公布|颁布|(?:加快|加速|推进|推动)(?!制定|出台|完善)(?=[^，。；]{2,16}立法))(?:了)?(?:最新|新版|新的)?"
    r"(?P<title>(?!了|新的|多|若干|一系列|各[类项]|数[十百]?[项部个]|[两二三四五六七八九十几]+[项部个]|符合|探索|建立|[^，。；]{0,12}(?:自身|相关|对策))[A-Za-z\u4e00-\u9fff]{3,16}?的?(?:监管|治理|流动|国际|框架性|实施|立)(?:框架|标准(?:和监管框架)?|建议|意见|法))"
    r"(?=[，。；、,;”\"]|工作|$)"
)
"""Documents called by what they are, behind a verb of issuing: 提出|X监管的框架性建议, 制定|X立法."""
_DATED_PLAN = later(r"(?P<title>(?:19|20)\d{2}年度[\u4e00-\u9fff]{2,12}?(?:标准|立法|制修订)(?:工作)?计划)")
_TASK = re.compile(r"(?:制定|研究制定|推动|推进|加强|完善|建立|健全|出台|落实)")
"""Words in quotation marks that begin so name something to do, no document."""
_MEASURES = re.compile(
    rf"{_VERB}(?P<title>(?:关于|支持|促进|推动|推进|加快|深化|加强|鼓励|进一步|做好)[^，。；《》“”]{{4,32}}?的? ?[\d一二三四五六七八九十]+ ?"
    r"(?:条|项)(?:政策)?(?:措施|意见|举措|政策|规定))(?=[，。；]|$)"
    rf"|(?:{_VERB}|给出|提出)(?P<principles>[A-Za-z\u4e00-\u9fff]{{4,14}}?[一二三四五六七八九十\d]+(?:项|大|条)(?:原则|准则))(?=[，。；]|$)"
    rf"|(?:公布|发布|印发|下发)(?:了)?(?P<list>(?![一二两三四五六七八九十多各]+批)[\u4e00-\u9fff]{{4,20}}?(?:试点|示范|备案|白)(?:单位|地区|城市|项目)?名单)(?=[，。；]|$)"
)
"""Documents called by how much is in them: 支持…的12条措施, …六项原则; and lists that are published."""
_ABOUT = later(
    rf"(?:{_VERB}|发出(?:了)?)(?P<title>(?:关于|有关)[^，。；：《》“”、]{{4,40}}?的[^，。；：《》“”、的]{{0,6}}?"
    rf"(?:报告|白皮书|讨论文件|咨询文件|信息文件|意见|通知|公告|决定|指引|指南|原则|框架|办法|规定|声明|宣言|倡议)){_CLOSED}"
)
"""Documents called by what they are about: 发布|关于…的咨询报告."""
_PUT_FORTH = ("发布", "出台", "印发", "颁布", "公布", "施行", "实施", "落地", "生效")
_TITLE_FIRST = re.compile(
    r"(?:^|[，。；：])(?:[一二三四五]是|其[一二三四五]，|同时，?|目前，?)?"
    r"(?P<title>(?![一-龥]{0,3}(?:各|多|该|本|此|这|其|相关|有关|一系列|上述|新版?|配套|同类|国内|国外|海外|不少|部分))[\u4e00-\u9fff]{5,18}?(?:办法|条例|指引|指南|实施细则|法案))"
    rf"(?:已|也|将|随后|相继|陆续|先后|正式|于[^，。；]{{0,10}})*(?:{'|'.join(_PUT_FORTH)})(?=[，。；]|$)"
)
"""Documents with which a clause begins and which are put forth there: |某某审查办法|正式发布."""
_VISION = re.compile(
    r"(?:明确|确定|确立|提出|发布|公布|通过|敲定)(?:了)?(?P<title>(?!了|打造|成为|建设|新一代|产品|公司|企业|未来|自身|共同|[^，。；]{0,10}的)[A-Za-z0-9\u4e00-\u9fff]{2,10}?(?:愿景(?:(?:和|与|及)(?:总体|发展)?(?:目标|需求|框架))?|路线图))(?=[，。；]|$)"
)
"""What a body means a technology to become: 明确|6G发展愿景和目标."""
_CODE_NAMED = re.compile(rf"(?:标准|建议书)(?P<title>{_STANDARD_CODE.pattern})(?<![.\-])")
_YEARLY = re.compile(r"((?:19|20)\d{2}年)(?:的)?(?:国务院)?(政府工作报告)")


_WAYS = Gates((
    (_BARE_TITLE, (_VERBS, _ENDS)), (_ABOUT, ((*_VERBS, "发出"), ("关于", "有关"))), (_DATED_PLAN, (("计划",), ("年度",))), (_CITED, (("据",), ("报告",))),
    (_TITLE_FIRST, (_PUT_FORTH, ("办法", "条例", "指引", "指南", "细则", "法案"))), (_VISION, (("愿景", "路线图"),)),
    (_DESCRIBED, (("监管", "治理", "流动", "国际", "框架性", "实施", "立"), ("框架", "标准", "建议", "意见", "法"))),
))  # fmt: skip
"""The titles that stand without 《》, with words that each cannot do without."""


def yearly_documents(text: str) -> list[tuple[str, str]]:
    """Documents that appear every year under one name: (form in the text, name), such as 2021年的政府工作报告."""
    return [(match[0], match[1] + match[2]) for match in _YEARLY.finditer(text)] if "政府工作报告" in text else []


_Found = tuple[str, str, Reason]
"""A title, its class, and why it is one."""


def unmarked_titles(text: str, *, note: bool = False) -> list[_Found]:
    """Titles that stand without 《》: (title, class, reason).

    In quotation marks or bare behind a verb of issuing; in a ``note`` (footnote, source line) behind the body it names.
    """
    ways = _WAYS.passing(text)
    return [
        *(_quoted_titles(text) if "“" in text or '"' in text else ()),
        *(_issued_titles(text) if _BARE_TITLE in ways else ()),
        *(_described_titles(text) if _DESCRIBED in ways else ()),
        *(_put_forth(text) if _TITLE_FIRST in ways else ()),
        *((match["title"], "Plan", why.ISSUED_CALLED()) for match in (_VISION.finditer(text) if _VISION in ways else ())),
        *(_titles_about(text) if _ABOUT in ways else ()),
        *((match["title"], "Plan", why.PLAN_BY_YEAR()) for match in (_DATED_PLAN.finditer(text) if _DATED_PLAN in ways else ())),
        *((match["title"], "Report", why.CITED()) for match in (_CITED.finditer(text) if _CITED in ways else ())),
        *(_counted_titles(text) if "条" in text or "项" in text or "则" in text or "名单" in text else ()),
        *(_standards_by_code(text) if "标准" in text or "建议书" in text else ()),
        *(_source_title(text) if note else ()),
    ]


def _quoted_titles(text: str) -> Iterator[_Found]:
    """Titles in quotation marks behind a verb of issuing: 印发“…办法”."""
    for match in _QUOTED_TITLE.finditer(text):
        named = title_class(match["title"])
        if named is not None and named[0] != "Report" and _QUOTED_AFTER.search(text[: match.start()]) and not _TASK.match(match["title"]):
            yield match["title"], named[0], why.QUOTED_ISSUED(named[1])


def _issued_titles(text: str) -> Iterator[_Found]:
    """Bare titles behind a verb of issuing: 印发|…管理办法."""
    for match in _BARE_TITLE.finditer(text):
        title = match["title"].strip()
        named = title_class(title)
        if named is not None and named[0] != "Report" and not _GENERIC.search(title):
            yield title, named[0], why.ISSUED(named[1])


def _described_titles(text: str) -> Iterator[_Found]:
    """Frameworks, standards and laws that are issued under words that describe them: 公布…监管框架."""
    for match in _DESCRIBED.finditer(text):
        if not _GENERIC.search(match["title"]):
            named = title_class(match["title"])
            yield match["title"], named[0] if named else "Law", why.ISSUED_CALLED()


def _put_forth(text: str) -> Iterator[_Found]:
    """Titles with which a clause begins, in front of a verb of issuing: |…审查办法|发布."""
    for match in _TITLE_FIRST.finditer(text):
        named = title_class(match["title"])
        if named is not None and not names_kind_only(match["title"]) and not _GENERIC.search(match["title"]):
            yield match["title"], named[0], why.ISSUED(named[1])


def _titles_about(text: str) -> Iterator[_Found]:
    """Documents called by what they are about: 发布|关于…的咨询报告."""
    for match in _ABOUT.finditer(text):
        if (named := title_class(match["title"])) is not None and not _GENERIC.search(match["title"][2:]):
            yield match["title"], named[0], why.ISSUED(named[1])


def _counted_titles(text: str) -> Iterator[_Found]:
    """Documents called by how much is in them (支持…的12条措施), and lists that are published."""
    for match in _MEASURES.finditer(text):
        title = next(filter(None, match.groups()))
        if match["list"] or not _GENERIC.search(title):
            yield title.strip(), "Notice" if match["list"] else "Guideline", why.ISSUED_COUNTED()


def _standards_by_code(text: str) -> Iterator[_Found]:
    """Standards called by their number alone, behind 标准."""
    for match in _CODE_NAMED.finditer(text):
        yield match["title"].strip(), "Standard", why.STANDARD_BEHIND_WORD()


def _source_title(text: str) -> Iterator[_Found]:
    """The title that a footnote or a source line names behind its body."""
    source = _SOURCE_TITLE.match(text)
    if source is not None:
        yield (source["title"] or source["latin"]).strip(), "Report", why.NAMED_SOURCE()


def bare_title(title: str) -> str:
    """A title without 《》 and without its status suffix (（征求意见稿） …)."""
    text = title.strip().strip("《》").strip()
    while (shorter := STATUS_SUFFIX.sub("", text).strip()) and shorter != text:
        text = shorter
    return text


def names_kind_only(form: str) -> bool:
    """Is a form nothing but a word for a kind of document (规划, 管理办法)? Such a word names one document only inside 《》."""
    return bool(_KIND_ONLY.fullmatch(form.strip()))


def title_class(title: str) -> tuple[str, Reason] | None:
    """(class, reason) of a title by its head noun, or None where no head noun is known."""
    text = _BRACKETS_BEHIND.sub("", bare_title(title)).strip()
    text = _EDITION_BEHIND.sub("", text) if text[-1:].isascii() or text.endswith(("年", "版")) else text
    if _STANDARD_CODE.fullmatch(text):
        return "Standard", why.STANDARD_NUMBER()
    for pattern, cls in _HEAD_PATTERNS:
        match = pattern.search(text)
        if match:
            technical = cls in {"Guideline", "Measures"} and _STANDARD_WORDS.search(text)
            return "Standard" if technical else cls, why.HEAD_NOUN(match[0])
    return None


def status_of(title: str) -> str | None:
    """``draft`` or ``trial`` where a title says so in brackets, or is 试行 by name; else None.

    What is called 暂行 holds like any other rule, until another takes its place: that is no trial.
    """
    match = STATUS_SUFFIX.search(title.strip().strip("《》"))
    if match and any(word in match[1] for word in _DRAFT):
        return "draft"
    tried = "试行" in match[1] if match else re.search(r"试行(?:办法|规定|条例|细则)?$", bare_title(title)) is not None
    return "trial" if tried else None


def number_before(text: str, position: int) -> str:
    """The standard number (JR/T 0287-2023) right before a title at ``position``; empty where there is none."""
    match = _NUMBER_BEFORE.search(text, 0, position)
    return match["number"] if match else ""


def number_behind(text: str, position: int) -> str:
    """The standard number in the brackets right behind a title that ends at ``position``; empty where there is none."""
    match = _NUMBER_BEHIND.match(text, position)
    return match["number"].strip() if match else ""


def called_standard(text: str, start: int, end: int) -> bool:
    """Do the words around a title call it a standard: 国家标准《…》, 《…》系列团体标准?"""
    return _STANDARD_BEFORE.search(text, 0, start) is not None or _STANDARD_BEHIND.match(text, end) is not None


def called_rule(text: str, end: int) -> bool:
    """Do the words behind a title tell that it is out for comment, or holds?"""
    return _RULE_BEHIND.match(text, end) is not None


def called_document(text: str, start: int, end: int) -> tuple[str, Reason] | None:
    """(class, reason) of a title whose own words tell no kind: by the word behind it (《…》报告), else by the verb before it.

    What a body issues (印发) is a rule, what it only publishes (发布) a report.
    """
    if match := _KIND_BEHIND.match(text, end):
        kind = match["kind"]
        named = title_class(kind)
        return ("Policy" if named is None or kind in _RULES else named[0]), why.CALLED(kind)
    if _AS_SOURCE.search(text, 0, start) and _LONG_TITLE.search(text[start:end]):
        return "Report", why.NAMED_SOURCE()
    put_out = _PUT_OUT.search(text, max(0, start - 16), start)
    if put_out is None or _NO_DOCUMENT.match(text, end):
        return None
    return ("Report" if put_out["verb"] in {"发布", "公布", "发表"} else "Policy"), why.CALLED_BY_VERB(put_out["verb"])


def spaced_title(source: str, title: str) -> str:
    """A title as its source spaces it: 数据安全 分级指南 keeps the space that normal form drops between Chinese words."""
    words = source.replace("*", "").replace("\\", "").strip()
    if "\n" in words or "".join(words.split()) != "".join(title.split()):
        return title
    spaced = _SPACE_BETWEEN_HAN.sub("\u00a0", words)
    if "\u00a0" not in spaced:
        return title
    return re.sub(r"(?<![A-Za-z]) +| +(?![A-Za-z])", "", spaced).replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class TitleName:
    """One document's name over its forms: ``label`` is the form to show, ``forms`` all of them as found.

    A document known only as a draft keeps that in its label (…（征求意见稿）).
    """

    label: str
    cls: str
    reason: Reason
    forms: tuple[str, ...]


def _short_form(short: str, long: str) -> bool:
    """Is ``short`` a shortened ``long``: the same characters in order, the same end, most of it left?"""
    long = _YEARS_BEHIND.sub("", long)
    if len(short) < MIN_SHORT_FORM or len(short) >= len(long) or short[-2:] != long[-2:]:
        return False
    stem = long.removeprefix("关于进一步") if long.startswith("关于进一步") else long.removeprefix("关于")
    if short[:2] != stem[:2] and short not in long:
        return False
    if len(short) * 2 < len(stem):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _in_order(row: tuple[str, str, Reason]) -> tuple[str, str, str]:
    title, cls, reason = row
    return title, cls, reason.en


def group_titles(titles: Iterable[tuple[str, str, Reason]], apart: Collection[frozenset[str]] = ()) -> list[TitleName]:
    """Group (title, class, reason) by document: same words, or one a shortened form of exactly one other.

    ``apart`` are pairs of compared names that are judged to be two documents. Deterministic: independent of the order of the titles.
    """
    by_key: dict[str, list[tuple[str, str, Reason]]] = {}
    for title, cls, reason in titles:
        by_key.setdefault(name_key(bare_title(title)), []).append((title, cls, reason))
    roots: dict[str, str] = {}
    for short in sorted(by_key, key=lambda key: (-len(key), key)):
        longer = {roots[key] for key in roots if _short_form(short, key) and frozenset((short, roots[key])) not in apart}
        root = min(longer, default=short)
        roots[short] = root if len(longer) == 1 and min(by_key[root], key=_in_order)[1] == min(by_key[short], key=_in_order)[1] else short
    groups: dict[str, list[tuple[str, str, Reason]]] = {}
    for key, rows in by_key.items():
        groups.setdefault(roots[key], []).extend(rows)
    names = []
    for root, rows in sorted(groups.items()):
        own = [row for row in rows if name_key(bare_title(row[0])) == root]
        drafts_only = all(status_of(title) == "draft" for title, _, _ in rows)
        label = min((title.strip("《》") if drafts_only else bare_title(title) for title, _, _ in own), key=lambda t: (len(t), t))
        _, cls, reason = min(own, key=_in_order)
        names.append(TitleName(label, cls, reason, tuple(sorted({title for title, _, _ in rows}))))
    return names
