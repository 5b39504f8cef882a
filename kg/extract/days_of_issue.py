"""When documents were issued of which the body is not told."""

from __future__ import annotations

import re

from kg.extract.typed import Alphabet

ISSUING = "发布|出台|颁布|印发|公布|首发|面世|问世|亮相|签发|下发"
"""Verbs of issuing that need no object."""


def days_of_issue(alphabet: Alphabet, works: str, gloss: str) -> tuple[re.Pattern[str], ...]:
    """When documents were issued of which the body is not told: 2031年，《甲》发布; 《甲》于2031年发布; 2031年发布的《甲》; 2031年，几经讨论，《甲》出台."""
    date, any_token = alphabet.character_class(["Date"]), alphabet.any_token()[1:-1]
    return (
        re.compile(rf"(?P<date>{date})[，,]?[^。；，]{{0,30}}?{works}[^。；，]{{0,6}}?(?:正式)?(?:提出|发布|出台|颁布|印发|公布|通过|审议通过)"),
        re.compile(rf"{works}{gloss}(?:等[^。；，《{any_token}]{{0,14}})?(?:已|则|也)?(?:于|在|自)?(?P<date>{date})[，,]?[^。；，{any_token}]{{0,6}}?(?:正式)?(?:{ISSUING})"),
        re.compile(rf"(?P<date>{date})(?:正式|首次|联合|最早)?(?:{ISSUING}|制定)(?:并(?:实施|施行|生效))?的{works}"),
        re.compile(rf"(?P<date>{date})[，,][^。；，,{any_token}]{{2,24}}[，,]{works}[^。；，,{any_token}]{{0,6}}?(?:{ISSUING})(?=[，。；]|$)"),
    )
