"""What follows after stated triples went and came, found from what followed before.

Delete and rederive (Gupta, Mumick, Subrahmanian, Maintaining Views Incrementally, SIGMOD 1993): first all that hung on a triple
that is gone is taken away, then what still follows in another way comes back, then what follows from the new triples is added.
The tests hold the result against that of all rules over all triples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.rdf.infer import Clause, Reasoner, Trigger, filled_with, is_triple
from kg.rdf.join import Facts, Join, Row
from kg.rdf.rules import Slot, Variable
from kg.rdf.sink import Fact

Look = Callable[[Row], Iterable[Fact]]
"""The triples that were known before, stated or derived, for a subject, predicate and value, None for what is open."""


class Known:
    """Triples known before, without those taken away and with those that came; found as ``Facts`` finds them."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._before: dict[Row, list[Fact]] = {}
        self._gone: set[Fact] = set()
        self._new: set[Fact] = set()
        self._facts = Facts()

    @property
    def like(self) -> Known:
        """Itself: what is known is looked up, not kept."""
        return self

    def get(self, key: Row, _: Sequence[Fact] = (), /) -> list[Fact]:
        """The known triples like a key."""
        if key not in self._before:
            self._before[key] = list(dict.fromkeys(self._look(key)))
        before = self._before[key]
        kept = [fact for fact in before if fact not in self._gone] if self._gone else list(before)
        return kept + [fact for fact in self._facts.like.get(key, ()) if fact in self._new]

    def __contains__(self, fact: object) -> bool:
        return fact in self._new or (isinstance(fact, tuple) and fact not in self._gone and bool(self.get(fact)))

    def take(self, facts: Iterable[Fact]) -> None:
        """Forget triples known before."""
        self._gone.update(facts)

    def add(self, fact: Fact) -> None:
        """Learn a triple, which may have been forgotten."""
        if fact in self._gone:
            self._gone.discard(fact)
        elif fact not in self._new:
            self._new.add(fact)
            self._facts.add(fact)


def rederive(reasoner: Reasoner, look: Look, stated_before: Callable[[Fact], bool], gone: Iterable[Fact], came: Iterable[Fact]) -> tuple[set[Fact], set[Fact]]:
    """The triples that follow no more, and those that follow now and did not before.

    ``gone`` are triples that are stated no more, ``came`` those that were not stated before; what is stated counts as known, not as
    following, so a triple of ``gone`` may be among the second and one of ``came`` among the first.
    """
    triggers = _Triggers(reasoner.clauses)
    known, lost, new = Known(look), dict.fromkeys(gone), dict.fromkeys(came)
    superseded = {fact for fact in new if fact in known}
    doubtful = list(lost)
    seen = set(doubtful)
    for fact in doubtful:  # grows while it is read
        for head in triggers.heads(known, fact):
            if head not in seen and not stated_before(head) and head in known:
                seen.add(head)
                doubtful.append(head)
    known.take(doubtful)
    waiting: list[Fact] = []
    for fact in [*new, *(fact for fact in doubtful if fact not in new)]:
        if fact not in known and (fact in new or _follows(triggers.deriving(fact), known, fact)):
            known.add(fact)
            waiting.append(fact)
    for fact in waiting:  # grows while it is read
        for head in triggers.heads(known, fact):
            if head not in known:
                known.add(head)
                waiting.append(head)
    follows = {fact for fact in waiting if fact not in new}
    followed = {fact for fact in doubtful if fact not in lost}
    return (followed - follows) | superseded, follows - followed


def _follows(clauses: Iterable[Clause], known: Known, fact: Fact) -> bool:
    """Does a triple follow in one step from known ones?"""
    for clause in clauses:
        bound: dict[Slot, Slot | None] = {slot: term for slot, term in zip(clause.head, fact, strict=True) if isinstance(slot, Variable)}
        if filled_with(clause.head, bound) == fact and Join([filled_with(pattern, bound) for pattern in clause.premises]).rows(known):
            return True
    return False


class _Triggers:
    """The rules by the triples that set them off, and by those that they derive."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._by_premise: dict[tuple[Slot | None, Slot | None], list[Trigger]] = defaultdict(list)
        self._by_head: dict[tuple[Slot | None, Slot | None], list[Clause]] = defaultdict(list)
        for clause in clauses:
            self._by_head[_constants(clause.head[1:])].append(clause)
            for place, pattern in enumerate(clause.premises):
                self._by_premise[_constants(pattern[1:])].append(Trigger(clause, place))

    def heads(self, known: Known, fact: Fact) -> Iterator[Fact]:
        """What follows from a triple and known ones."""
        for key in _keys(fact):
            for trigger in self._by_premise.get(key, ()):
                for row in trigger.join.rows(known, fact):
                    head = trigger.head(row)
                    if is_triple(head):
                        yield head

    def deriving(self, fact: Fact) -> Iterator[Clause]:
        """The rules that may derive a triple."""
        for key in _keys(fact):
            yield from self._by_head.get(key, ())


def _constants(slots: tuple[Slot, ...]) -> tuple[Slot | None, Slot | None]:
    predicate, value = (None if isinstance(slot, Variable) else slot for slot in slots)
    return predicate, value


def _keys(fact: Fact) -> tuple[tuple[Slot | None, Slot | None], ...]:
    _, predicate, value = fact
    return (predicate, None), (predicate, value), (None, None), (None, value)
