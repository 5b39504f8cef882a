"""The shapes of results as JSON: what ``--json`` prints, the service answers and its OpenAPI document describes. It imports nothing slow."""

from __future__ import annotations

from typing import Any, TypedDict

Thing = TypedDict("Thing", {"iri": str, "zh": str, "en": str, "class": str})
Thing.__doc__ = "An entity: IRI, Chinese and English label (empty where there is none), class by local name."
Row = dict[str, str | int | float | bool | None]
"""A flat row, as ``Result.rows`` gives it."""


class Said(TypedDict):
    """A text in Chinese and in English."""

    zh: str
    en: str


class Proof(TypedDict):
    """Where a claim was read. ``kind`` is ``original`` or ``digest``; ``context`` are further quotes needed."""

    report: str
    title: str
    start: int
    end: int
    quote: str
    section: str
    page: int | None
    kind: str
    file: str
    extractor: str
    pattern: str
    confidence: str
    passage: str
    context: tuple[str, ...]


Proofs = dict[str, list[Proof]]
"""By IRI of the statement or observation."""


class Told(TypedDict):
    """What every result has: all that was chosen, and the digest of the graph that it was computed on."""

    parameters: dict[str, Any]
    digest: str


class SeedAgreement(TypedDict):
    """How far other seeds agree: mean adjusted Rand index and normalised mutual information, and the range of their modularity."""

    runs: int
    adjusted_rand: float
    mutual_information: float
    lowest: float
    highest: float


class RandomNetworks(TypedDict):
    """Modularity of random networks of the same degrees: mean and deviation, how many deviations the graph lies above (``z``, null where
    they all have the same), and the share of them that reach it."""

    samples: int
    mean: float
    deviation: float
    z: float | None
    share: float


class CommunityTrait(TypedDict):
    """What is characteristic of a community: which members have it, how many others, both as shares, how many times as often (null where
    no other has it), how improbable by chance (negative decimal logarithm), and the statements that say so."""

    kind: str
    key: str
    zh: str
    en: str
    members: list[str]
    others: int
    share: float
    elsewhere: float
    lift: float | None
    surprise: float
    statements: list[str]


class KeyThing(Thing):
    """An entity that matters in a community: summed weight of its edges to members, whether it is one, the statements of these edges."""

    strength: float
    member: bool
    statements: list[str]


class MemberThing(Thing):
    """A member of a community with the summed weight of its edges inside."""

    strength: float


class BridgeEdge(TypedDict):
    """An edge between two communities."""

    source: str
    target: str
    predicate: str
    weight: float
    statements: list[str]


class CommunityBridge(TypedDict):
    """What links a community to another, by its number."""

    to: int
    weight: float
    edges: int
    heaviest: list[BridgeEdge]


class FoundCommunity(TypedDict):
    """A community, named by what is characteristic of it; ``keys`` by class; ``inside`` and ``outside`` are weights of edges; ``together`` is the
    share of its pairs that other seeds put together too."""

    number: int
    zh: str
    en: str
    size: int
    inside: float
    outside: float
    together: float | None
    traits: list[CommunityTrait]
    keys: dict[str, list[KeyThing]]
    bridges: list[CommunityBridge]
    members: list[MemberThing]


class FoundCommunities(Told):
    """The first of ``total`` communities of a network, the largest first; statements stand in ``evidence`` by IRI."""

    nodes: int
    edges: int
    modularity: float
    stability: SeedAgreement | None
    chance: RandomNetworks | None
    total: int
    communities: list[FoundCommunity]
    evidence: Proofs


class HeldCell(TypedDict):
    """That a thing has an item: the belief in it and the statements that say so."""

    belief: float
    statements: list[str]


class ComparedItem(Thing):
    """An item with a cell for each of the things compared, null for those that have it not."""

    cells: list[HeldCell | None]


class ComparedAspect(TypedDict):
    """An aspect of the profiles: its items, and the IRIs of those that all share and that only one has (by its IRI)."""

    aspect: str
    zh: str
    en: str
    items: list[ComparedItem]
    shared: list[str]
    only: dict[str, list[str]]


class FigureCell(TypedDict):
    """A figure or date as written, normalised (null for a date), with the IRI of the claim."""

    text: str
    value: float | None
    unit: str
    belief: float
    claim: str


class ComparedFigures(TypedDict):
    """An indicator in a period, or a property of things: the values of each, several where reports differ."""

    indicator: str
    zh: str
    en: str
    period: str
    cells: list[list[FigureCell]]


class Likeness(TypedDict):
    """How alike two things are by what they use and serve, from 0 to 1 (null where neither has any of it), and what they share."""

    jaccard: float | None
    cosine: float | None
    shared: list[ComparedItem]


class PairLikeness(Likeness):
    """The same of two of the things compared, by IRI."""

    things: list[str]


class ComparedThings(Told):
    """Things side by side; cells stand in their order, claims in ``evidence`` by IRI."""

    things: list[Thing]
    aspects: list[ComparedAspect]
    figures: list[ComparedFigures]
    similarity: list[PairLikeness]
    evidence: Proofs


class SimilarThing(Thing, Likeness):
    """A thing with how alike it is to the one asked for."""


class SimilarThings(Told):
    """Those most like a thing, the most alike first."""

    thing: Thing
    similar: list[SimilarThing]
    evidence: Proofs


class MethodTold(TypedDict):
    """A method that scores absent links: what it is called, what it looks at, where it is from (empty: here)."""

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    source: str


class MethodScore(TypedDict):
    """How well a method finds hidden links: mean reciprocal rank, and the share of them among the first so many."""

    method: str
    mrr: float
    hits: dict[str, float]


class HeldOut(TypedDict):
    """The held-out check: hidden links, those of which nothing else was left (``cold``), the scores of all methods, the one chosen, what choosing
    gives on links without a part in it (``nested``), and its gain in MRR over popularity with a 95 % interval."""

    queries: int
    cold: int
    folds: int
    seed: int
    scores: list[MethodScore]
    chosen: str
    nested: MethodScore
    gain: float
    low: float
    high: float
    better: bool


class Holder(Thing):
    """One that has the link, with the statements that say so."""

    statements: list[str]


GapPeers = TypedDict("GapPeers", {"class": str, "having": int, "others": int, "holders": list[Holder]})
GapPeers.__doc__ = "How many of the others of a class have the link, and some of them."


class GapWay(TypedDict):
    """A way through the graph from one end to the other: its stops by IRI, and the chance that a walk takes it."""

    stops: list[str]
    chance: float
    statements: list[str]


class FoundGap(TypedDict):
    """A link that no report states: its place among all that the entity lacks, the score by the method, and what makes it likely."""

    entity: Thing
    gap: Thing
    place: int
    score: float
    peers: GapPeers
    ways: list[GapWay]


class FoundGaps(Told):
    """The first of ``total`` absent links, the best of every entity first; ``check`` is null where there are too few links for one."""

    method: MethodTold
    verdict: Said
    caution: Said
    check: HeldOut | None
    total: int
    gaps: list[FoundGap]
    evidence: Proofs


class Trend(Told):
    """A trend as flat rows, with what to keep in mind when reading it."""

    caution: str
    rows: list[Row]


class SpokenTrend(Told):
    """What reports speak of more or less. A row also has ``evidence`` (IRIs of passages by report) and ``statements``; ``bases`` are what counts
    are divided by and ``dispersion`` how far they scatter, by family."""

    caution: str
    rows: list[dict[str, str | int | float | bool | list[str] | dict[str, list[str]] | None]]
    dispersion: dict[str, float]
    bases: dict[str, list[int]]


class PilotTrend(Trend):
    """Pilots with figures about them."""

    figures: list[Row]


class SeriesTrend(Trend):
    """Figures of an indicator by subject and period; those that contradict each other; concentration by group; notes."""

    conflicts: list[Row]
    concentration: list[Row]
    notes: list[str]
