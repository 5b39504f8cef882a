"""Title, publisher and date from the first page of a report that is not in the catalogue."""

from __future__ import annotations

import re

from kg.model.span import Span
from kg.readers.catalogue import HEAD
from kg.text.dates import parse_date
from kg.text.edit import within
from kg.text.expressions import later
from kg.text.normalise import name_key, normal_key, normalise

_PUBLISHER = later(
    r"^(?!（[一二三四五六七八九十]{1,3}）)[\u4e00-\u9fffA-Za-z（）·]{2,30}"
    r"(?:研究院|研究所|研究中心|研究会|协会|学会|联盟|顾问|公司|银行|委员会|大学|智库|集团|实验室|交易所)(?=\s|$|(?:19|20)\d{2}年\d{1,2}月$)"
)
_CITED = later(
    '(?:应?注明|(?<!数据)(?<!资料)(?<!图片)(?<!信息)来源[:：])[“”"：:来源]*(?P<name>[\u4e00-\u9fff]{4,20}(?:研究院|研究所|中心|协会|顾问|公司|银行))'
)
_DATE = later(r"^(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?$|^(?:19|20)\d{2}[./-]\d{1,2}(?:[./-]\d{1,2})?$")
_FULL_DAY = r"(?:19|20)\d{2}(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}日?"
_DATELINE = later(
    rf"(?:(?:发布|发表|发稿|刊发|更新|上传|编辑)(?:时间|日期|于)|^(?:时间|日期))\s*[:：]?\s*(?P<told>{_FULL_DAY})(?!\d)"
    rf"|^(?P<first>{_FULL_DAY})\s*(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s*)?(?:[|｜]?\s*(?:信息|文章|新闻)?(?:来源|作者|记者|编辑|浏览)|$)"
    rf"|(?<!数据)(?<!资料)(?<!图片)来源[:：]\s*[^\d\s，,。；]{{2,16}}\s*(?P<last>{_FULL_DAY})(?!\d)"
)
"""A line that tells when news appeared: 发布时间：2031-04-25, 2031年4月25日 08:50 来源：某报."""
_TITLE = later("(?:报告|白皮书|蓝皮书|绿皮书|规划|研究|指南|手册|年鉴|展望|综述|洞察)(?:（[^）]{2,10}）)?$")
_YEAR = later(r"^（?((?:19|20)\d{2})年?）?$")
_LINE = 80
"""So many characters the line has at most that tells when news appeared."""
_COVER = 600
"""How many characters from the start of a text a title is looked for in first: most stand there."""
_SKIP = later("扫一扫|公众号|目录|声明|版权|文档简介|说明")


def describe(text: str) -> tuple[str, str, str]:
    """Title, publisher and ISO date as the first page states them; empty where it does not."""
    lines = [re.sub(r"^#+\s*", "", line) for line in _lines(text)]
    title, publisher, date = "", "", ""
    for index, line in enumerate(lines[:30]):
        if not date and _DATE.match(line):
            date = parse_date(line) or ""
        if not date and len(line) <= _LINE and (told := _DATELINE.search(line)) is not None:
            date = parse_date(told["told"] or told["first"] or told["last"]) or ""
        if not publisher and (body := _PUBLISHER.match(line)) and line != title and "\t" not in line:
            behind = line[body.end() :].strip()
            on_its_line = parse_date(behind) if behind else None  # 某研究会 2031年7月
            publisher = body[0] if on_its_line else line
            date = date or on_its_line or ""
        if not title and len(line) <= 50 and _TITLE.search(line) and not _SKIP.search(line):
            title = line
            if index + 1 < len(lines) and (year := _YEAR.match(lines[index + 1])):
                title += f"（{year[1]}年）"
    if not title:
        title = next(
            (line for line in lines[:10] if 4 <= len(line) <= 50 and not _SKIP.search(line) and "。" not in line), ""
        )
    if not publisher and (cited := _CITED.search(normalise(text[: HEAD * 3]).text)):
        publisher = cited["name"]
    if not date and (year := re.search(r"(?:19|20)\d{2}", title)):
        date = year.group()
    return title, publisher, date


def find_title(text: str, title: str) -> Span | None:
    """Place of the title in the first pages of ``text``, however it is spaced or broken; None where it does not stand there."""
    wanted = name_key(title)
    return _place_of([wanted], text[:_COVER]) or _place_of([wanted, re.sub(r"(?:19|20)\d{2}年?$", "", wanted)], text[: HEAD * 2])


def _place_of(keys: list[str], text: str) -> Span | None:
    """Place of the first of some keys that stands in ``text``."""
    head = normalise(text)
    signs = {char: normal_key(char) for char in set(head.text)}
    kept = [index for index, char in enumerate(head.text) if signs[char]]
    squeezed = "".join([signs[head.text[index]] for index in kept])
    if len(squeezed) != len(kept):
        return None
    for key in keys:
        place = squeezed.find(key) if key else -1
        if place >= 0:
            first, last = kept[place], kept[place + len(key) - 1]
            if head.text[last + 1 : last + 2] in ("）", "》") and head.text[first : last + 1].count("（"):
                last += 1
            return within(head, head.starts[first], head.ends[last]).span()
    return None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in normalise(text[:HEAD]).text.split("\n") if line.strip()]
