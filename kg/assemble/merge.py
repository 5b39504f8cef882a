"""Claims that say the same become one statement with several evidences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.assemble.belief import belief
from kg.assemble.conflicts import compare, compare_observations
from kg.assemble.identity import canonical, observation_id, statement_id, value_key
from kg.model.statement import Claim, Evidence, Literal, Observation, ObservationClaim, Qualifier, Statement


def evidence_key(evidence: Evidence) -> tuple[object, ...]:
    """Order of evidences: by document, place, extractor, pattern."""
    return (evidence.passage, evidence.extractor, evidence.pattern, -evidence.confidence, evidence.context)


def merge_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One a passage and extractor, the most confident, in document order."""
    evidence = list(evidence)
    if len(evidence) == 1:  # as it is for nearly all
        return (evidence[0],)
    best: dict[tuple[object, ...], Evidence] = {}
    for one in sorted(evidence, key=evidence_key):
        key = (one.passage, one.extractor)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    return tuple(sorted(best.values(), key=evidence_key))


def merge_qualifiers(claims: Iterable[Claim]) -> tuple[Qualifier, ...]:
    """All qualifiers said, but one date: the finer of two of which one refines the other, else the one that most claims give.

    Of dates that are as well attested none is taken. Dates that contradict each other stay visible where they are values of their own (``issuedOn``).
    """
    claims = [claim for claim in claims if claim.qualifiers]
    if not claims:
        return ()
    found: dict[str, dict[str | Literal, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for name, value in claim.qualifiers:
            found[name][value].append(claim)
    merged: list[Qualifier] = []
    for name in sorted(found):
        if name == "date":
            date = _best_date(found[name])
            merged += [(name, date)] if date is not None else []
        else:
            merged += [(name, value) for value in sorted(found[name], key=value_key)]
    return tuple(merged)


def _best_date(said: dict[str | Literal, list[Claim]]) -> str | Literal | None:
    texts = [value.value for value in said if isinstance(value, Literal)]
    finest = [v for v in said if not (isinstance(v, Literal) and any(t != v.value and t.startswith(v.value) for t in texts))]


    def attested(value: str | Literal) -> int:
        """How many claims give the date, or a coarser one that it refines."""
        words = value.value if isinstance(value, Literal) else value
        return sum(len(claims) for v, claims in said.items() if words.startswith(v.value if isinstance(v, Literal) else v))

    ranked = sorted(finest, key=lambda v: (-attested(v), value_key(v)))
    return None if len(ranked) > 1 and attested(ranked[0]) == attested(ranked[1]) else ranked[0]


def merge_claims(claims: Iterable[Claim]) -> list[Statement]:
    """Distinct statements with belief, finer ones marked, in the order of their ids."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in map(canonical, claims):
        groups[statement_id(claim)].append(claim)
    statements = []
    for key, group in sorted(groups.items()):
        evidence = merge_evidence(claim.evidence for claim in group)
        first = group[0]
        statements.append(
            Statement(
                id=key, subject=first.subject, predicate=first.predicate, object=first.object, modality=first.modality,
                evidence=evidence, qualifiers=merge_qualifiers(group), belief=belief(evidence),
            )
        )
    return compare(statements)


def merge_observations(claims: Iterable[ObservationClaim]) -> list[Observation]:
    """Distinct observations with every evidence, finer ones marked, in the order of their ids."""
    groups: dict[str, list[ObservationClaim]] = defaultdict(list)
    for claim in claims:
        groups[observation_id(claim)].append(claim)
    observations = []
    for key, group in sorted(groups.items()):
        evidence = merge_evidence(claim.evidence for claim in group)
        lead = min(group, key=lambda claim: evidence_key(claim.evidence)) if len(group) > 1 else group[0]
        if len(group) > 1:
            lead = replace(lead, according_to=tuple(sorted({source for claim in group for source in claim.according_to})))
        observations.append(Observation(id=key, claim=lead, evidence=evidence, belief=belief(evidence)))
    return compare_observations(observations)
