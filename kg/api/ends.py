"""The ends of paths as people give them → the things they may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError, UsageError
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened


@dataclass(frozen=True, slots=True)
class End:
    """An end of the paths looked for: IRIs of the things it may be, and what it is called; ``cls`` where it is all things of a class."""

    iris: tuple[str, ...]
    zh: str
    en: str
    cls: str = ""

    def name(self, lang: str) -> str:
        """What it is called in a language."""
        return self.en if lang == "en" else self.zh


def end_of(graph: Opened, word: str, cls: str, option: str, lang: str, by_metapath: tuple[str, ...] | None = None) -> End:
    """What a word means, with a class that was given to ``option``: a thing, of that class if given; else all things of the class that
    it names. A thing's label goes before a class, a class before a thing's alias. Without a word all things of the class, or of
    those with which a meta-path begins or ends.

    Raises QueryError or UsageError as ``Graph.node`` does, and UsageError for an unknown class, or when nothing is given.
    """
    kind = graph.terms.class_name(cls, f"--{option}") if cls else ""
    named = "" if kind or graph.snapshot.labelled(word) else graph.terms.find_class(word)
    if word.strip() and not named:
        node = graph.node(word, kind, lang)
        return End((node.iri,), node.name("zh"), node.name("en"))
    kinds = (named,) if named else (kind,) if kind else by_metapath
    if kinds is None:
        raise UsageError("an end of the path is missing", expected="two names or classes, or a meta-path")
    iris = tuple(iri for iri in graph.snapshot.nodes if not kinds or any(graph.snapshot.is_a(iri, each) for each in kinds))
    zh, en = ("|".join(graph.terms.classes[each].label(language) for each in kinds) or "*" for language in ("zh", "en"))
    if not iris:
        raise QueryError(worded("the graph has nothing of class {}", "|".join(kinds)), do="kg show lists the class of a thing")
    return End(iris, zh, en, "|".join(kinds) or "*")
