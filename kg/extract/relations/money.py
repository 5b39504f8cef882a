"""Amount, currency and round of an investment, from the words of a match."""

from __future__ import annotations

import re

from kg.extract.relations.found import Found
from kg.extract.relations.view import View
from kg.model.statement import Literal, Qualifier
from kg.text.expressions import later
from kg.text.money import parse_money

_PRICE = later(r"[^。；，：]{0,6}，?\uf8ff?(?:交易|收购|投资|并购|融资|成交|总)(?:金额|对价|总价|价格|规模|额)(?:合计|共计|约|为|达|高达|超过|超|近|逾)*")
"""Words behind a purchase in front of what was paid: …的收购，交易金额约X."""
_ROUND = re.compile(r"((?:Pre-)?[A-G]\d?\+{0,2}|天使|种子|战略|IPO前)轮")


def amount_qualifiers(view: View, match: Found) -> list[Qualifier]:
    """``amount`` and ``currency`` of the first sum of money in the match, or of the price told right behind it; ``round`` where the words name one."""
    found: list[Qualifier] = []
    behind = _PRICE.match(view.text, match.end)
    inside = view.tokens(*match.span)
    for token in inside if behind is None else (*inside, *view.tokens(behind.end(), behind.end() + 1)):
        money = parse_money(token.text) if token.kind == "Quantity" else None
        if money is not None:
            found += [("amount", Literal(f"{money[0]:f}", "decimal")), ("currency", Literal(money[1], "string"))]
            break
    if named := _ROUND.search(view.text, *match.span):
        found.append(("round", Literal(named[1] + "轮", "string")))
    return found


def yuan(text: str) -> Literal | None:
    """A sum of money as a literal in full yuan; None for another currency."""
    money = parse_money(text, "CNY")
    return Literal(f"{money[0]:f}", "decimal") if money is not None and money[1] == "CNY" else None
