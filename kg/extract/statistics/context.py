"""What earlier words of a paragraph set for the figures behind them: who and where, when, what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.statistics.line import ORG, Item, Words, entity, is_made
from kg.extract.statistics.what import What
from kg.extract.statistics.when import When
from kg.extract.statistics.who import Who
from kg.model.statement import Period


@dataclass(slots=True)
class Context:
    """State of reading, in three parts; ``apart`` says that the sentence does not go on from the one before, ``joined`` that only a semicolon parts it from that."""

    who: Who = field(default_factory=Who)
    when: When = field(default_factory=When)
    what: What = field(default_factory=What)
    apart: bool = False
    joined: bool = False

    @classmethod
    def dated(cls, period: Period | None) -> Context:
        """A context that knows no more than a time, as a heading tells it."""
        return cls(when=When(period=period, leads=True, headed=period is not None))  # over all that stands below it

    def copy(self) -> Context:
        """The same state, to read the sentence once more."""
        return Context(replace(self.who), replace(self.when), replace(self.what), self.apart, self.joined)

    def fresh_sentence(self, names: frozenset[str] = frozenset()) -> None:
        """Forget what holds within one sentence only; note what comes from the sentence before. ``names`` are its bodies and things made."""
        if not self.joined and len({entity(about) for _, about, _ in self.what.told if about is not None and about.code == ORG}) > 1:
            self.who.about = []  # 甲赔付P，乙赔付Q。…: of which of them the next sentence is, none tells
        self.who.fresh_sentence(names)
        self.when.fresh_sentence()
        self.what.fresh_sentence(joined=self.joined)

    def fresh_clause(self) -> None:
        """Forget what holds within one clause only."""
        self.who.fresh_clause()
        self.when.fresh_clause()

    def take_dates(self, words: Words, *, deed: bool = False) -> None:
        """Take the period from words in reading order; ``deed`` says that they hold no figure."""
        self.when.take_dates(words, self.who.names, deed=deed)

    def period_of(self, period: Period | None, about: Item | None, place: Item | None, name: str) -> Period | None:
        """The period of a figure; none where it was told in an earlier sentence of other bodies, things or places and of another indicator."""
        if period is None or period is not self.when.old_period or period is not self.when.period:
            return period
        moved = place is not None and bool(self.who.old_place) and entity(place) not in {entity(one) for one in self.who.old_place}
        if self.apart and moved and name not in self.what.known_before and not self.when.leads:
            return None
        if about is None or not self.when.dated or not (about.code == ORG or is_made(about)) or entity(about) in self.when.dated:
            return period
        if name in self.what.known_before or (self.when.leads and not self.apart) or self.when.held:
            self.when.held = True
            return period
        return None
