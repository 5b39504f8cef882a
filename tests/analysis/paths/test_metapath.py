"""Meta-paths: what is read from a line, and what is refused."""

from __future__ import annotations

import pytest

from kg.analysis.paths.metapath import EXAMPLE, Leg, read_metapath
from kg.errors import UsageError
from tests.analysis.paths.made import terms

OFFERS, USES, OWNS = frozenset({"offers"}), frozenset({"usesTechnology"}), frozenset({"hasSubsidiary"})
ON, BACK, EITHER = True, False, None

READ = [
    (EXAMPLE, [("Bank",), (), ("Product",), ("Technology",)], [(OWNS, ON), (OFFERS, ON), (USES, ON)]),
    ("银行-设立->-推出->产品-采用->技术", [("Bank",), (), ("Product",), ("Technology",)], [(OWNS, ON), (OFFERS, ON), (USES, ON)]),
    ("Technology<-usesTechnology-Product", [("Technology",), ("Product",)], [(USES, BACK)]),
    ("Technology<-usesTechnology-<-offers-", [("Technology",), (), ()], [(USES, BACK), (OFFERS, BACK)]),
    ("-offers-", [(), ()], [(OFFERS, EITHER)]),
    ("bank - uses technology -> technology", [("Bank",), ("Technology",)], [(USES, ON)]),
    ("Bank|Product-offers|usesTechnology->*", [("Bank", "Product"), ()], [(OFFERS | USES, ON)]),
    ("fkg:Bank-fkg:offers->", [("Bank",), ()], [(OFFERS, ON)]),
    ("Bank-*->Product", [("Bank",), ("Product",)], [(frozenset(), ON)]),
    ("Bank-offers→Product←usesTechnology—Bank", [("Bank",), ("Product",), ("Bank",)], [(OFFERS, ON), (USES, BACK)]),
    ("Organization-participatesIn->", [("Organization",), ()], [(frozenset({"participatesIn", "leads"}), ON)]),
]


@pytest.mark.parametrize(("line", "classes", "legs"), READ, ids=[line for line, *_ in READ])
def test_read(line: str, classes: list[tuple[str, ...]], legs: list[tuple[frozenset[str], bool | None]]) -> None:
    found = read_metapath(line, terms())
    assert list(found.classes) == classes
    assert list(found.legs) == [Leg(*leg) for leg in legs]
    assert found.text == line


REFUSED = [
    ("", "has no relation"),
    ("Bank", "'Bank' has no relation"),
    ("Bank-offers>Product", "is no relation; expected classes with -relation->"),
    ("Bank->Product", "is no relation"),
    ("Bank-->Product", "'-->' names no relation; expected the name of a relation, or * for any"),
    ("Bnak-offers->Product", "no class is called 'Bnak'; did you mean Bank (银行)"),
    ("Bank-ofers->Product", "no relation is called 'ofers'; did you mean offers (推出)"),
    ("Bank-offers->Xyzzy", "no class is called 'Xyzzy'; there are Bank, StateOwnedBank"),
]


@pytest.mark.parametrize(("line", "words"), REFUSED, ids=[line for line, _ in REFUSED])
def test_refused_in_one_line(line: str, words: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_metapath(line, terms())
    assert words in str(refused.value)
    assert str(refused.value).startswith("meta-path: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("leg", "predicate", "forward", "allowed"),
    [
        (Leg(OFFERS, ON), "offers", True, True),
        (Leg(OFFERS, ON), "offers", False, False),
        (Leg(OFFERS, ON), "governs", True, False),
        (Leg(OFFERS, BACK), "offers", False, True),
        (Leg(OFFERS, EITHER), "offers", False, True),
        (Leg(frozenset(), ON), "governs", True, True),
    ],
)
def test_leg(leg: Leg, predicate: str, forward: bool, allowed: bool) -> None:
    assert leg.allows(predicate, forward) is allowed
