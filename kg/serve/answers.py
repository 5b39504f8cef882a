"""What ``/api`` answers: plain values whose fields are the fields of its JSON."""

from __future__ import annotations

from dataclasses import dataclass

from kg.store.describe import Description, Fact, NameHit, Statistic
from kg.store.labels import Ref
from kg.store.search import Hit


@dataclass(frozen=True, slots=True)
class Name:
    """An entity that a name may mean: IRI, labels, class as prefixed name, the form that matched, passages that mention it."""

    iri: str
    zh: str
    en: str
    cls: str
    form: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Names:
    """Entities for a name or the beginning of one, best first; ``similar`` when none has it and these come near."""

    hits: tuple[Name, ...]
    similar: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """All that the graph says of an entity; ``others`` have the same name."""

    found: Description
    others: tuple[NameHit, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """Statements and observations with their evidence; ``more`` when there are others that are not listed."""

    facts: tuple[Fact, ...]
    statistics: tuple[Statistic, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What one relation joins to an entity: from it (``outgoing``) or to it."""

    predicate: Ref
    outgoing: bool
    thing: Ref


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An entity's neighbours, by relation and label; ``more`` when the limit cut them off."""

    thing: Ref
    neighbours: tuple[Neighbour, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A report, by its id, and in how many places of it something was read."""

    report: str
    places: int


@dataclass(frozen=True, slots=True)
class Join:
    """What joins two things: IRIs of the statement (empty where the lexicon says it), its subject, predicate and object; belief from 0 to 1,
    date as far as known, and where it was read."""

    statement: str
    subject: str
    predicate: str
    object: str
    belief: float
    date: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """What some things are called, in the order given, and what joins any two of them; ``more`` when there are others that are not listed."""

    things: tuple[Label, ...]
    joins: tuple[Join, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: along a relation as it is stated (``forward``) or against it, told in words.

    ``statements`` carry it (none where only the lexicon says it), ``passages`` are where they were read, by IRI; ``reports`` by id.
    ``also`` are other relations between the same two things.
    """

    source: Ref
    predicate: Ref
    target: Ref
    forward: bool
    words: str
    belief: float
    date: str
    reports: tuple[str, ...]
    statements: tuple[str, ...]
    passages: tuple[str, ...]
    also: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class FoundPath:
    """A path: told in words, its cost by the measure asked for, the product of its beliefs, its hops, and a SPARQL query that finds it."""

    words: str
    cost: float
    belief: float
    hops: tuple[Hop, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths, the best first. Where there is none ``why`` says which choice cuts the ways, or what is near each end.

    ``complete`` is false where the search gave up before it had found as many as were asked for; ``digest`` is that of the network.
    """

    paths: tuple[FoundPath, ...]
    complete: bool
    why: str
    digest: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a ranking: what is ranked (``other``: the further end of a link), its value, with a bound on its error where it was estimated, its
    rank, and the best and worst of its ranks when each report is left out in turn; ``rests_on`` are the reports without which it is not
    ranked at all. ``relations`` are the strongest of those that carry the value."""

    thing: Ref
    other: Ref | None
    value: float
    error: float | None
    rank: int
    best: int
    worst: int
    rests_on: tuple[str, ...]
    relations: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The first places of a ranking of ``ranked`` entities or links, in a network of so many nodes and edges; ``notes`` say what to know of it."""

    measure: str
    places: tuple[Place, ...]
    ranked: int
    nodes: int
    edges: int
    notes: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages that hold all words of a search, best first; where none does, those with the most, which tell what they lack."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What an IRI is called in both languages (its short IRI where the graph has no label), and its class."""

    iri: str
    zh: str
    en: str
    cls: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """The entity that a text names: the first where several have the name."""

    text: str
    iri: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of IRIs, and which entities texts name; texts that name none are left out."""

    things: tuple[Label, ...]
    names: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: prefixed name, kind (``class`` or ``property``), labels, Chinese and English definition."""

    name: str
    kind: str
    zh: str
    en: str
    about_zh: str
    about_en: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """A prefix that queries need not declare."""

    name: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What queries are written with."""

    prefixes: tuple[Prefix, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class QuestionParameter:
    """A parameter of a question; ``default_zh`` and ``default_en`` tell its default, empty where nothing is asked."""

    name: str
    type: str
    zh: str
    en: str
    default_zh: str
    default_en: str


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A competency question with its query, which runs as it is."""

    name: str
    theme: str
    zh: str
    en: str
    kind: str
    parameters: tuple[QuestionParameter, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions of one theme."""

    name: str
    zh: str
    en: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """All competency questions by theme."""

    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A question's query with the given values in the place of its parameters' defaults."""

    query: str
