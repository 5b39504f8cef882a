"""Amount, currency and round of an investment, from the words of a match."""

from __future__ import annotations

import re

from kg.extract.relations.found import Found
from kg.extract.relations.view import View
from kg.model.statement import Literal, Qualifier
from kg.text.money import parse_money

_ROUND = re.compile(r"((?:Pre-)?[A-G]\d?\+{0,2}|天使|种子|战略|IPO前)轮")


def amount_qualifiers(view: View, match: Found) -> list[Qualifier]:
    """``amount`` and ``currency`` of the first sum of money, ``round`` where the words name one."""
    found: list[Qualifier] = []
    for token in view.tokens(*match.span):
        money = parse_money(token.text) if token.kind == "Quantity" else None
        if money is not None:
            found += [("amount", Literal(f"{money[0]:f}", "decimal")), ("currency", Literal(money[1], "string"))]
            break
    if named := _ROUND.search(view.text, *match.span):
        found.append(("round", Literal(named[1] + "轮", "string")))
    return found
