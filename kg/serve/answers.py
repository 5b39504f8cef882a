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
class Passages:
    """Passages that hold all words of a search, best first."""

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
