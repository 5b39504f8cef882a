"""What a document says, one compact line a claim: what a reader of a diff wants to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.model.entity import Entity
from kg.model.graph import Extraction
from kg.model.statement import Claim, ConceptRef, Literal, Modality, ObservationClaim, Value


def lines(extraction: Extraction) -> list[str]:
    """Every distinct claim and observation of a document, sorted; fields are parted by `` | ``."""
    names = extraction.entities
    found = {_claim(names, claim) for claim in extraction.claims}
    found |= {_observation(names, observation) for observation in extraction.observations}
    return sorted(found)


def _claim(names: Mapping[str, Entity], claim: Claim) -> str:
    qualifiers = "; ".join(sorted(f"{name}={_value(names, value)}" for name, value in claim.qualifiers))
    return _line([_value(names, claim.subject), claim.predicate, _value(names, claim.object)], claim, qualifiers)


def _observation(names: Mapping[str, Entity], found: ObservationClaim) -> str:
    number = f"{found.low}..{found.high}" if found.value is None else str(found.value)
    parts = {"bound": found.bound, "period": found.period.text if found.period else "", "place": _name(names, found.place)}
    parts |= {"growthOf": _name(names, found.growth_of), "shareOf": _name(names, found.share_of)}
    parts["accordingTo"] = ", ".join(_name(names, key) for key in found.according_to)
    qualifiers = "; ".join(f"{name}={value}" for name, value in parts.items() if value)
    return _line([_name(names, found.about) or "-", _name(names, found.indicator), f"{number} {found.unit}".strip()], found, qualifiers)


def _line(triple: list[str], found: Claim | ObservationClaim, qualifiers: str) -> str:
    proof = found.evidence
    modality = "" if found.modality is Modality.ASSERTED else found.modality.value
    return " | ".join(_flat([*triple, modality, qualifiers, f"{proof.extractor}/{proof.pattern}"]))


def _flat(fields: list[str]) -> Iterator[str]:
    return (" ".join(field.split()) for field in fields)


def _value(names: Mapping[str, Entity], value: Value) -> str:
    if isinstance(value, Literal):
        return value.value
    return value.id if isinstance(value, ConceptRef) else _name(names, value)


def _name(names: Mapping[str, Entity], key: str) -> str:
    return names[key].zh if key in names else key
