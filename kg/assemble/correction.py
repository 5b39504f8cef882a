"""A claim with the parts that a reader gave in place of those that were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from kg.assemble import reasons as why
from kg.assemble.entities import with_ancestors
from kg.assemble.joining import Joined
from kg.assemble.resolve import Resolver
from kg.lexicon.judgements import DATE
from kg.lexicon.tables import Lexicon
from kg.model.reason import Reason
from kg.model.statement import Claim, ConceptRef, Literal, Modality, ObservationClaim, Value
from kg.ontology.terms import Ontology

Told = TypeVar("Told", Claim, ObservationClaim)
VALUE_KINDS = {"foundedOn": "date", "issuedOn": "date", "registeredCapital": "decimal", "policyStatus": "concept"}
"""Kinds of values that are no entities, by predicate."""
_STATUSES = frozenset({"draft", "trial", "inForce"})


class CannotApplyError(Exception):
    """Why a correction does not fit; becomes a problem."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Corrector:
    """Corrects claims of one build; what is not in the build is taken from the lexicon."""

    def __init__(self, names: Resolver, joined: Joined, lexicon: Lexicon, ontology: Ontology) -> None:
        self.names, self.joined, self.lexicon, self.ontology = names, joined, lexicon, ontology
        self.entities = joined.entities

    def corrected(self, claim: Told, changes: Mapping[str, str]) -> Told:
        """The claim with its changes. Raises CannotApplyError when a part does not fit."""
        fields = {"subject", "predicate", "object", "modality", "date"} if isinstance(claim, Claim) else {"indicator", "about", "place", "modality", "value"}
        if foreign := sorted(set(changes) - fields):
            raise CannotApplyError((why.NO_PART_OF_STATEMENT if isinstance(claim, Claim) else why.NO_PART_OF_STATISTIC)(", ".join(foreign)))
        if isinstance(claim, Claim):
            return self._claim(claim, changes)
        indicator, about, place = (
            self._entity(changes[name]) if name in changes else known
            for name, known in (("indicator", claim.indicator), ("about", claim.about), ("place", claim.place))
        )
        value, normalized = _figure(claim, changes)
        modality = Modality(changes.get("modality", claim.modality))
        return replace(claim, modality=modality, indicator=indicator, about=about, place=place, value=value, normalized_value=normalized)

    def _claim(self, claim: Claim, changes: Mapping[str, str]) -> Claim:
        predicate = changes.get("predicate", claim.predicate)
        if predicate != "broader" and predicate not in self.ontology.properties():
            raise CannotApplyError(why.NO_RELATION(predicate))
        subject = self._entity(changes["subject"]) if "subject" in changes else claim.subject
        value = self._value(predicate, changes["object"]) if "object" in changes else claim.object
        if isinstance(value, str) == (predicate in VALUE_KINDS):
            raise CannotApplyError(why.OBJECT_MISFIT(self.ontology.said(predicate)))
        qualifiers = claim.qualifiers
        if "date" in changes:
            date = Literal.date(changes["date"])
            qualifiers = (*((name, each) for name, each in qualifiers if name != "date"), ("date", date))
        modality = Modality(changes.get("modality", claim.modality))
        found = replace(claim, subject=subject, predicate=predicate, object=value, modality=modality, qualifiers=qualifiers)
        reason = self.objection(found) if isinstance(value, str) else None
        if reason is not None:
            raise CannotApplyError(reason)
        return found

    def objection(self, claim: Claim) -> Reason | None:
        """Why a claim between two entities means nothing; None if it does."""
        assert isinstance(claim.object, str)
        one, other = self.entities[claim.subject], self.entities[claim.object]
        if one.id == other.id:
            return why.BY_JUDGEMENT(why.TO_ITSELF(one.zh, self.ontology.said(claim.predicate)))
        reason = self.ontology.misfit(one, claim.predicate, other)
        return why.BY_JUDGEMENT(reason) if reason is not None else None

    def _value(self, predicate: str, text: str) -> Value:
        kind = VALUE_KINDS.get(predicate)
        if kind is None:
            return self._entity(text)
        if kind == "concept":
            if text not in _STATUSES:
                raise CannotApplyError(why.NONE_OF(text, ", ".join(sorted(_STATUSES))))
            return ConceptRef(text)
        if kind == "date":
            if not DATE.fullmatch(text):
                raise CannotApplyError(why.NO_DATE(text))
            return Literal.date(text)
        return Literal(format(_number(text).normalize(), "f"), "decimal")

    def _entity(self, name: str) -> str:
        found = self.names.find(name)
        if found is None:
            several = self.names.called(name)
            raise CannotApplyError(why.SEVERAL_THINGS(name, str(len(several)), ", ".join(several)) if several else why.NOTHING_CALLED(name))
        found = self.joined(found)
        with_ancestors(self.entities, self.lexicon, [found])
        return found


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise CannotApplyError(why.NO_NUMBER(text)) from None


def _figure(claim: ObservationClaim, changes: Mapping[str, str]) -> tuple[Decimal | None, Decimal | None]:
    """A corrected figure in the unit as written, and normalised by the factor of the figure that it replaces."""
    if "value" not in changes:
        return claim.value, claim.normalized_value
    value = _number(changes["value"])
    if claim.value and claim.normalized_value is not None:
        return value, value * (claim.normalized_value / claim.value)
    raise CannotApplyError(why.NO_UNIT())
