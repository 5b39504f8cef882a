"""Claims under judgement: joined entities in place of what was joined, rejected claims set aside, corrected ones replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from kg.assemble import reasons as why
from kg.assemble.correction import CannotApplyError, Corrector
from kg.assemble.identity import canonical, observation_id, statement_id
from kg.assemble.joining import Joined
from kg.assemble.resolve import UNUSED, Resolver
from kg.lexicon.faults import CORRECT_ROW, RowError
from kg.lexicon.tables import Lexicon
from kg.model.judgement import Judgement, Ruling, Verdict
from kg.model.problem import Problem
from kg.model.reason import Reason
from kg.model.statement import Claim, Literal, ObservationClaim
from kg.ontology.terms import Ontology

Told = TypeVar("Told", Claim, ObservationClaim)


class Judge:
    """Applies judgements to the claims of one build; collects what came of it."""

    def __init__(self, rows: Iterable[Judgement], joined: Joined, lexicon: Lexicon, ontology: Ontology) -> None:
        self.joined, self.entities = joined, joined.entities
        self.names = Resolver(joined.entities, lexicon)
        self.corrector = Corrector(self.names, joined, lexicon, ontology)
        self.rows = [row for row in rows if not row.is_pair]
        self.problems: list[Problem] = []
        self._by_id: dict[str, Judgement] = {}
        self._by_parts: dict[tuple[str, str, str], Judgement] = {}
        self._claims: dict[Judgement, dict[str, None]] = defaultdict(dict)
        self._ends: dict[Judgement, dict[str, None]] = defaultdict(dict)
        self._standing: dict[Judgement, str] = {}
        self._told: set[tuple[object, ...]] = set()

    def claims(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that stand, as they stand."""
        found = [(claim, self._joined_claim(claim)) for claim in claims]
        known = {statement_id(canonical(each)) for pair in found for each in pair} if self.rows else set()
        self._index(known)
        kept = [self._judged(claim, statement_id(canonical(raw))) for raw, claim in found if self._fits(claim, raw)]
        return [claim for claim in kept if claim is not None]

    def observations(self, claims: Iterable[ObservationClaim]) -> list[ObservationClaim]:
        """The statistics that stand, as they stand."""
        kept = [self._judged(self._joined_observation(claim), observation_id(claim)) for claim in claims]
        return [claim for claim in kept if claim is not None]

    def rulings(self) -> tuple[Ruling, ...]:
        """What each judgement of a statement came to; call it last. One that met no claim is told as a problem."""
        found = []
        for row in self.rows:
            if row not in self._standing:
                what = why.NO_STATEMENT(row.verdict, row.statement or " ".join((row.words[0], row.predicate, row.words[1])))
                self.problems.append(Problem(UNUSED, RowError(what, where=row.where, expected=why.A_STATEMENT, do=why.CORRECT_OR_LEAVE_ROW).reason))
                continue
            found.append(Ruling(judgement=row, entities=tuple(self._ends[row]), claims=tuple(self._claims[row]), claim=self._standing[row]))
        return tuple(found)

    def _index(self, known: set[str]) -> None:
        """Rows by the id they give; by their parts where they give none, or one that no claim of this build has."""
        for row in self.rows:
            if row.statement:
                self._by_id[row.statement] = row
            if row.statement not in known and row.predicate:
                one, other = self.names.find(row.one, row.one_name), self.names.find(row.other, row.other_name)
                self._by_parts[self.joined(one or row.one), row.predicate, self.joined(other or row.other or row.other_name)] = row

    def _joined_claim(self, claim: Claim) -> Claim:
        if not self.joined.kept:
            return claim
        move = self.joined
        value = move(claim.object) if isinstance(claim.object, str) else claim.object
        qualifiers = tuple((name, move(each) if isinstance(each, str) else each) for name, each in claim.qualifiers)
        if (claim.subject, claim.object, claim.qualifiers) == (move(claim.subject), value, qualifiers):
            return claim
        return replace(claim, subject=move(claim.subject), object=value, qualifiers=qualifiers)

    def _joined_observation(self, claim: ObservationClaim) -> ObservationClaim:
        if not self.joined.kept:
            return claim
        move = self.joined
        return replace(
            claim, indicator=move(claim.indicator), about=move(claim.about), place=move(claim.place),
            growth_of=move(claim.growth_of), share_of=move(claim.share_of),
            according_to=tuple(sorted({move(each) for each in claim.according_to})),
        )  # fmt: skip

    def _fits(self, claim: Claim, raw: Claim | None = None) -> bool:
        """Does a claim still mean something after its ends were joined? What does not goes to the problems."""
        if claim is raw or not isinstance(claim.object, str):
            return True
        reason = self.corrector.objection(claim)
        if reason is not None:
            self._tell("off-ontology", reason, claim)
        return reason is None

    def _judged(self, claim: Told, raw_id: str) -> Told | None:
        """A claim after every judgement of it; a corrected claim may be judged again as what it has become."""
        if not self.rows:
            return claim
        keys = [raw_id, self._id(claim)]
        done: set[Judgement] = set()
        while True:
            row = next((self._by_id[key] for key in keys if key in self._by_id), None) or self._parts_row(claim)
            if row is None or row in done:
                return claim
            done.add(row)
            self._standing.setdefault(row, keys[-1])
            self._ends[row] |= dict.fromkeys(self._ends_of(claim))
            if row.verdict is Verdict.REJECT:
                words = self._words(claim)
                self._tell("rejected", why.REJECTED_WITH_NOTE(words, row.note) if row.note else why.REJECTED(words), claim)
                return None
            try:
                claim = self.corrector.corrected(claim, dict(row.changes))
            except CannotApplyError as error:
                fault = RowError(why.CORRECT(error.reason), where=row.where, expected=why.FITTING_PART, do=CORRECT_ROW)
                self._told_once(Problem(UNUSED, fault.reason))
                return claim
            keys = [self._id(claim)]
            self._claims[row][keys[0]] = None

    @staticmethod
    def _id(claim: Claim | ObservationClaim) -> str:
        return statement_id(canonical(claim)) if isinstance(claim, Claim) else observation_id(claim)

    def _parts_row(self, claim: Claim | ObservationClaim) -> Judgement | None:
        if not isinstance(claim, Claim) or not self._by_parts:
            return None
        value = claim.object if isinstance(claim.object, str) else claim.object.value if isinstance(claim.object, Literal) else claim.object.id
        return self._by_parts.get((claim.subject, claim.predicate, value))

    @staticmethod
    def _ends_of(claim: Claim | ObservationClaim) -> list[str]:
        if isinstance(claim, Claim):
            return [claim.subject, *([claim.object] if isinstance(claim.object, str) else [])]
        return [key for key in (claim.indicator, claim.about, claim.place) if key]

    def _words(self, claim: Claim | ObservationClaim) -> str | Reason:
        def name(key: str) -> str:
            return self.entities[key].zh if key in self.entities else key

        if isinstance(claim, ObservationClaim):
            period = claim.period.text if claim.period else ""
            return " ".join(filter(None, (name(claim.about), name(claim.indicator), period, claim.quantity_text)))
        value = claim.object
        shown = name(value) if isinstance(value, str) else value.value if isinstance(value, Literal) else value.id
        return why.TRIPLE(name(claim.subject), self.corrector.ontology.said(claim.predicate), shown)

    def _tell(self, kind: str, reason: Reason, claim: Claim | ObservationClaim) -> None:
        passage = claim.evidence.passage
        self._told_once(Problem(kind, reason, passage.report, passage.span, passage.quote[:200]))

    def _told_once(self, problem: Problem) -> None:
        key = (problem.kind, problem.reason.en, problem.report, problem.span)
        if key not in self._told:
            self._told.add(key)
            self.problems.append(problem)
