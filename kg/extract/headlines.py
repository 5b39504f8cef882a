"""Headlines of press items: what a headline tells roughly and the body behind it again in full is told once, by the body.

Press digests begin an item with its headline, as a line of its own or as the first sentence (科技投入超200亿。某行年报显示，2024年科技投入208.5亿元).
A figure of the headline is rounded and without its period, its deal without round and date: read alone it makes a second statement, of nobody or of
the wrong year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.deals import DEALS, TIES
from kg.model.statement import Claim, ObservationClaim, Passage

MAX_HEADLINE = 45
BODY = 3
"""So many sentences behind a headline are its item's body."""
_ROUNDED = Decimal("0.01")
_BEYOND = Decimal("1.1")
"""How far a figure may lie beyond the round one that it exceeds (超200亿: up to 220亿)."""
_MANNER = re.compile("同比|累计|年度|全年|合计|总|数量|规模|量|额|数")
"""What the name of an indicator may have more or less of, and mean the same figure of a headline."""


def without_repeats(
    document: Annotated, claims: Sequence[Claim], observations: Sequence[ObservationClaim]
) -> tuple[list[Claim], list[ObservationClaim]]:
    """The claims and figures without those of headlines that the body of the item tells in full; each such figure becomes a problem."""
    bodies = dict(_headlines(document.sentences))
    if not bodies:
        return list(claims), list(observations)
    figures_at: dict[Passage, list[ObservationClaim]] = defaultdict(list)
    for each in observations:
        figures_at[each.evidence.passage].append(each)
    claims_at: dict[Passage, list[Claim]] = defaultdict(list)
    for claim in claims:
        claims_at[claim.evidence.passage].append(claim)
    figures = []
    for found in observations:
        again = (other for passage in bodies.get(found.evidence.passage, ()) for other in figures_at[passage])
        if any(_tells_again(document, found, other) for other in again):
            document.problem("headline", why.HEADLINE(found.quantity_text), found.evidence.passage)
        else:
            figures.append(found)
    told = [
        claim for claim in claims
        if not any(_says_more(other, claim) for passage in bodies.get(claim.evidence.passage, ()) for other in claims_at[passage])
    ]  # fmt: skip
    return told, figures


def _headlines(sentences: Sequence[Sentence]) -> Iterator[tuple[Passage, frozenset[Passage]]]:
    """Short sentences that begin an item, each with the passages of the sentences behind it."""
    begins = {now.passage: now.block != before.block for before, now in pairwise(sentences)}
    for place, sentence in enumerate(sentences):
        if sentence.kind not in {"heading", "sentence", "item"} or len(sentence.plain) > MAX_HEADLINE or not begins.get(sentence.passage, True):
            continue
        behind = [each for each in sentences[place + 1 : place + 1 + BODY] if each.kind in {"sentence", "item"}]
        own = sentence.block if behind and behind[0].block == sentence.block else sentence.block + 1
        body = frozenset(each.passage for each in behind if each.block == own)
        if body:
            yield sentence.passage, body


def _tells_again(document: Annotated, headline: ObservationClaim, body: ObservationClaim) -> bool:
    """Does the body tell the figure of its headline, as exactly or more so, and when?"""
    if headline.normalized_unit != body.normalized_unit or headline.modality != body.modality:
        return False
    if headline.period and not (body.period and _year_fits(headline.period.text[:4], body.period.text[:4], headline.evidence.passage.quote)):
        return False
    names = document.names
    same = _alike(names[headline.indicator].zh, names[body.indicator].zh)
    return same and (not headline.about or headline.about == body.about or _speaks(document, headline)) and _rounds(headline, body)


def _year_fits(year: str, other: str, words: str) -> bool:
    """May the year of a headline be that of its body: is it the same, or not in its words but guessed?"""
    return year == other or year not in words


def _alike(one: str, other: str) -> bool:
    """Are two indicators called alike: the same words, but for more of them in one (移动支付笔数, 银行办理移动支付业务笔数)?"""
    short, long = sorted((_MANNER.sub("", one), _MANNER.sub("", other)), key=len)
    rest = iter(long)
    return bool(short) and all(char in rest for char in short)


def _speaks(document: Annotated, headline: ObservationClaim) -> bool:
    """Is what the figure is about only named as who says so (央行：一季度…)?"""
    who = document.names[headline.about]
    return any(headline.evidence.passage.quote.lstrip("0123456789.、（）() ").startswith(f"{form}：") for form in (who.zh, *who.aliases))


def _rounds(headline: ObservationClaim, body: ObservationClaim) -> bool:
    """May the headline's figure stand for the body's?"""
    rough, exact = headline.normalized_value, body.normalized_value
    if rough is None or exact is None:
        return False
    if headline.bound == "atLeast":
        return rough <= exact <= rough * _BEYOND
    if headline.bound == "atMost":
        return exact <= rough <= exact * _BEYOND
    written = headline.value or Decimal(1)
    half_of_last_digit = Decimal(5).scaleb(int(written.as_tuple().exponent) - 1) * rough / written
    return abs(rough - exact) <= max(half_of_last_digit, abs(exact) * _ROUNDED)


def _says_more(body: Claim, headline: Claim) -> bool:
    """Is it the same relation, with every qualifier of the headline's and others?"""
    if headline.predicate not in DEALS | TIES:
        return False  # those of others are one statement however they are qualified
    same = (body.subject, body.predicate, body.object, body.modality) == (headline.subject, headline.predicate, headline.object, headline.modality)
    return same and set(body.qualifiers) > set(headline.qualifiers)
