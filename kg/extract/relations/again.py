"""Things without a name of their own, called again by the words that they were made by: 甲银行建成了数字员工平台。|数字员工平台|采用…"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from kg.extract.annotate import Annotated, Sentence
from kg.extract.antecedents import replaced
from kg.extract.typed import Token, TypedText
from kg.model.entity import Mention

_EDGES = "，。；：该此新"
"""What stands in front of the words where they call the thing: nothing of another's (腾讯的|数字员工平台)."""
_NOT_BEHIND = ("、", "和", "与", "及", "的建设", "市场", "厂商", "行业")


def called_again(document: Annotated, sentence: Sentence, typed: TypedText, made: Mapping[str, Token]) -> TypedText:
    """The typed text in which words that begin a clause are the thing that a sentence before called so; the same text where none are."""
    for words, thing in made.items():
        place = sentence.plain.find(words)
        if place >= 0 and (place == 0 or sentence.plain[place - 1] in _EDGES) and not sentence.plain.startswith(_NOT_BEHIND, place + len(words)):
            typed = _as_thing(document, sentence, typed, thing, (place, place + len(words)))
    return typed


def _as_thing(document: Annotated, sentence: Sentence, typed: TypedText, thing: Token, span: tuple[int, int]) -> TypedText:
    """The typed text with one sign for a stretch of the sentence, where no name goes beyond the stretch."""
    first, last = bisect_left(typed.offsets, span[0]), bisect_left(typed.offsets, span[1])
    inside = typed.tokens(first, last)
    begins = first < len(typed.offsets) and typed.offsets[first] == span[0]
    alone = bool(inside) and (inside[0].start, inside[-1].end) == span and len(inside) == 1  # 大模型: the technology
    other = any(t.end > span[1] or t.mention is None or t.kind == thing.kind for t in inside)
    if thing.mention is None or not begins or not inside or alone or other:
        return typed
    words = sentence.plain[slice(*span)]
    mention = Mention(*span, words, thing.mention.entity, thing.mention.cls, sentence.text.span(*span), "discovered")
    document.mention(sentence.passage, (mention,))
    return replaced(document, typed, [(first, last, Token.of(mention))])
