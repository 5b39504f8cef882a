"""Which ends of a fact belong together, where a match names several of either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.extract.annotate import Annotated
from kg.extract.relations.ends import End, Ends
from kg.extract.relations.matched import Matched
from kg.extract.relations.pattern import IMPLIED, Fact

_EACH = re.compile(r"均|都|各|全部|纷纷|普遍|分别")
_TOGETHER = re.compile(r"联合|共同|合作|合资|携手|联手|共建|一道")
"""What says that several bodies made several things together, not one each."""
_LIST_GOES_ON = re.compile(r"(?:、|和|与|及|以及)[^，。；：、]")
_EACH_BY_ITSELF = frozenset({"usesTechnology", "servesScenario", "offers"})
"""What a body does by itself: told of a collective with several objects, it does not say that each member does all."""
_OF_ONE = frozenset({"hasSubsidiary", "acquires"})
"""What one body does: a collective in its place only tells of what kind the body is (国有大行科技子公司X)."""
_MERGED = re.compile(r"合并|整合|重组")
"""What makes one body of several."""
MAX_TOGETHER = 5
"""Of more bodies that do something together it is not told that each two of them are partners."""

Groups = Sequence[Sequence[End]]
"""The ends in a slot: for each name its entity, and behind it those of its members."""


def pairs(ends: Ends, told: Matched, fact: Fact) -> Iterator[tuple[End, End]]:
    """The subjects and objects of which a match tells a fact, as pairs."""
    subjects = ends.of(told, fact.subject, fact)
    if fact.subject == fact.object:  # A、B和C共同研发: each with each
        if len(subjects) <= MAX_TOGETHER and all(len(group) == 1 for group in subjects):
            yield from combinations([group[0] for group in subjects], 2)
        return
    if fact.predicate in _OF_ONE:
        subjects = [group for group in subjects if len(group) == 1]
    values = ends.of(told, fact.object, fact)
    text, span = told.view.text, told.match.span
    if len(values) > 1 and fact.predicate in _EACH_BY_ITSELF and not _EACH.search(text, *span):
        subjects = [group[:1] for group in subjects]  # 六大行实现客服、办公等的创新: not each bank in each field
    several = len(subjects) > 1 and len(values) > 1
    if fact.predicate == "renamedTo" and (len(values) > 1 or (len(subjects) > 1 and not _MERGED.search(text, *span))):
        return  # one thing gets one new name
    offered = fact.predicate == "offers"
    each_its_own = offered and not _TOGETHER.search(text, *span)
    if len(subjects) > 1 and each_its_own and _LIST_GOES_ON.match(text, told.match.end):
        return  # A、B推出X、…: a list of things of which not all are known names
    one_by_one = each_its_own or (
        offered and _all_quoted(told, fact)
    )  # A、B推出“X”、“Y”: as many names in quotation marks as bodies
    if several and len(subjects) == len(values) and one_by_one:
        yield from ((a, b) for group, others in zip(subjects, values, strict=True) for a in group for b in others)
    elif not (several and one_by_one):  # of products in another number, the sentence does not tell whose each is
        crossed = ((a, b) for group in subjects for a in group for others in values for b in others)
        yield from (
            pair for pair in crossed if fact.predicate != "governs" or _own_field(told.document, pair, subjects)
        )


def _all_quoted(told: Matched, fact: Fact) -> bool:
    """Do all objects of a fact stand in quotation marks?"""
    return fact.object not in IMPLIED and all(
        told.quoted(token) for token in told.view.tokens(*told.match.of(fact.object))
    )


def _own_field(document: Annotated, pair: tuple[End, End], subjects: Groups) -> bool:
    """May a document listed with others deal with a field? Not if the title of another names the field, and its own does not."""
    field = document.names[pair[1].entity].zh
    titles = {end.entity for group in subjects for end in group if field in document.names[end.entity].zh}
    return not titles or pair[0].entity in titles
