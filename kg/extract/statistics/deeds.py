"""What those that are counted do, in the words of an indicator."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, Words
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate

ADVERBS = re.compile(r"(?:因此|因而|均|都|已经|已|正在|正|相继|或已经|仍|了|将|更(?!名|新|换)|成功|先后|陆续)")
_TELLS = re.compile(rf"^(?:公告|宣布|表示|(?:披露|公开)(?={grammar.PREDICATE_OF_NOUN.pattern}))(?=.{{3}})")
DEALS_WITH = re.compile(r"开展|应用|使用|采用|从事|研究|部署|开设|认为|布局")

_BENEFITS = re.compile(r"惠$")
_BEFORE_COUNT = re.compile(r"(?:了|的|为|约|近|超过|至少|共|累计)+$")
_NO_PART = re.compile(r"\d+大[^，]{1,6}[和、及与]?$|(?<=支持)用$")
"""What stands behind a verb and in front of a count, and is no part of it."""
_DONE_TO_LIST = re.compile(rf"全?(?P<verb>{grammar.INFORMATIVE.pattern}).*(?:等|、)")
_INFORMATIVE_LAST = re.compile(rf"(?:{grammar.INFORMATIVE.pattern})$")
_NEUTRAL_LAST = re.compile(rf"(?:{grammar.NEUTRAL.pattern})$")
_COPULA = re.compile(r"^(?:是|在(?![用线])|被)(?=.{2})")
_WITH_TAIL = re.compile(r"(?<!参)与$")
_PURPOSE = re.compile(r"(?<=.{6})(?:提高|提升|以便|从而|来提|加速|推动|改善).*$")
_DURING = re.compile(r"^在?(?:期间|时期)")
_VERB_TAIL = re.compile(r"(?:以|获得了?|得到了?|完成了?|提供|获|共|拥有|取得|为|筹集|募集|创造|获批|的)+$")
_BEYOND_TAIL = re.compile(r"(?:超过|高于|超|逾)了?$")


def action_of(words: Words) -> str:
    """What those counted do, as an attribute: 没有银行账户, 使用开源产品."""
    kept = Words.of([item for item in words.items if item.code != DATE])
    form_free = ADVERBS.sub("", kept.spelt)
    form_free = _TELLS.sub("", form_free)
    form_free = form_free.replace("认为其", "认为")
    if form_free in {"认为", "表示", "希望"}:
        return ""
    text = _COPULA.sub("", form_free).lstrip("的、和与").rstrip("的、和")
    text = _WITH_TAIL.sub("", text)
    text = _PURPOSE.sub("", text)
    return _DURING.sub("", text)


def verb_phrase(left: Words) -> Phrase:
    """Subject, place and words left of a figure that stands before its noun."""
    head = strip_predicate(left)
    head = head.cut(0, len(_VERB_TAIL.sub("", head.form)))
    return read_phrase(head)


def beyond(words: Words) -> str:
    """What is beyond a threshold: 投入超过 → 投入超."""
    return _BEYOND_TAIL.sub("超", ADVERBS.sub("", words.spelt))


def verb_of(words: str) -> str | None:
    """The informative verb that ends the words left of a count; empty for a neutral one, None for other words."""
    words = _BENEFITS.sub("惠及", _BEFORE_COUNT.sub("", words))
    words = _NO_PART.sub("", words)
    if listed := _DONE_TO_LIST.match(words):
        return listed["verb"].rstrip("了")
    if not words or grammar.NEUTRAL.fullmatch(words):
        return ""
    match = _INFORMATIVE_LAST.search(words)
    if match:
        return match[0].rstrip("了")
    return "" if _NEUTRAL_LAST.search(words) else None
