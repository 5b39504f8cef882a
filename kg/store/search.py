"""Full text over the passages of a build."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.ontology.prefixes import PREFIXES
from kg.store.interface import Store
from kg.store.labels import Ref, labels, refs, select, values
from kg.text.normalise import normalise

_PHRASE_BONUS = 2.0
_USUAL_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found by a search, with the entities mentioned in it; a higher score is better.

    ``missing`` are the terms that it lacks, as compared: none, unless no passage holds all of them.
    """

    passage: str
    quote: str
    report: str
    title: str
    section: str
    page: int | None
    start: int
    end: int
    kind: str
    entities: tuple[Ref, ...]
    score: float
    missing: tuple[str, ...] = ()


def folded_passages(store: Store) -> list[tuple[str, str]]:
    """IRI and text of every passage, as searches compare it; for who searches one store many times."""
    return [(row["p"], _squeeze(_fold(row["q"]))) for row in select(store, "SELECT DISTINCT ?p ?q { ?p fkg:quote ?q }").texts()]


def search(
    store: Store, text: str, limit: int = 20, lang: str = "zh", passages: Sequence[tuple[str, str]] | None = None
) -> tuple[Hit, ...]:
    """Passages that hold all blank-separated terms of ``text``, best first; where none does, those that hold the most of them.

    Case, width and traditional characters do not matter; a passage that holds the terms as one phrase ranks higher.
    Rare terms and short passages weigh more; equal scores follow report and place. ``passages`` are those of
    ``folded_passages``, read anew when they are not given.
    """
    terms = list(dict.fromkeys(folded for word in text.split() if (folded := _squeeze(_fold(word)))))
    if not terms or limit < 1:
        return ()
    phrase = "".join(terms)
    found: list[tuple[str, str, dict[str, int]]] = []
    frequency: dict[str, int] = defaultdict(int)
    passages = folded_passages(store) if passages is None else passages
    for passage, folded in passages:
        counts = {term: folded.count(term) for term in terms}
        for term, number in counts.items():
            frequency[term] += number > 0
        if any(counts.values()):
            found.append((passage, folded, counts))
    most = max((sum(map(bool, counts.values())) for *_, counts in found), default=0)
    found = [each for each in found if sum(map(bool, each[2].values())) == most]
    weights = {term: math.log(1 + len(passages) / (1 + frequency[term])) for term in terms}
    scores = {}
    for passage, folded, counts in found:
        score = sum(weights[term] * (1 + math.log(number)) for term, number in counts.items() if number)
        score += _PHRASE_BONUS if len(terms) > 1 and phrase in folded else 0.0
        scores[passage] = score / (1 + math.log1p(len(folded) / _USUAL_LENGTH))
    missing = {passage: tuple(term for term, number in counts.items() if not number) for passage, _, counts in found}
    return tuple(replace(hit, missing=missing[hit.passage]) for hit in _hits(store, scores, limit, lang))


def _hits(store: Store, scores: dict[str, float], limit: int, lang: str) -> tuple[Hit, ...]:
    """The best passages with all that is shown of them; all that tie with the last are read, to be put in order."""
    if not scores:
        return ()
    threshold = sorted(scores.values(), reverse=True)[min(limit, len(scores)) - 1]
    block = values("p", [passage for passage, score in scores.items() if score >= threshold])
    query = f"""SELECT DISTINCT ?p ?q ?r ?section ?page ?start ?end ?kind {{ {block} ?p fkg:quote ?q ;
      dcterms:isPartOf ?r ; fkg:start ?start ; fkg:end ?end ; fkg:inSource ?s . OPTIONAL {{ ?s fkg:kind ?kind }}
      OPTIONAL {{ ?p fkg:section ?section }} OPTIONAL {{ ?p fkg:page ?page }} }}"""
    rows = sorted(
        select(store, query).texts(), key=lambda row: (-scores[row["p"]], row["r"], int(row["start"]), row["p"])
    )[:limit]
    mentioned = select(
        store, f"SELECT DISTINCT ?p ?e {{ {values('p', [row['p'] for row in rows])} ?p fkg:mentions ?e }}"
    )
    known = refs(store, [row[1] for row in mentioned.rows], lang)
    inside: dict[str, list[Ref]] = defaultdict(list)
    for row in mentioned.texts():
        inside[row["p"]].append(known[row["e"]])
    titles = labels(store, [row["r"] for row in rows], lang)
    return tuple(
        Hit(
            row["p"],
            row["q"],
            row["r"],
            titles[row["r"]],
            row["section"],
            int(row["page"]) if row["page"] else None,
            int(row["start"]),
            int(row["end"]),
            row["kind"].removeprefix(PREFIXES["fkgc"]),
            tuple(sorted(inside[row["p"]])),
            round(scores[row["p"]], 4),
        )
        for row in rows
    )


def _squeeze(text: str) -> str:
    """Without spaces: sources lose and gain them inside names (Apple Card, AppleCard)."""
    return "".join(text.split())


def _fold(text: str) -> str:
    """Text as it is compared: repaired, simplified, half width, lower case."""
    return normalise(text).text.casefold()
