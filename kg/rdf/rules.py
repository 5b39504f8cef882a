"""The rules of ``ontology/rules``: SPARQL files, of which those that derive are read into triple patterns.

A rule that CONSTRUCTs derives triples; one that SELECTs finds a contradiction (OWL RL's "then false"). Each begins with
comments: what it says in Chinese and English, and which rule of OWL 2 RL it is. What derives is a plain list of triple
patterns (a Horn clause), so that every triple it derives has premises that can be named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.parse import read_text
from kg.rdf.terms import Node, iri_of, is_node
from kg.worded import worded

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Variable:
    """A place of a pattern that anything can take."""

    name: str


Slot = Variable | Term
Pattern = tuple[Slot, Slot, Slot]


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds where: the triples of ``head`` follow from those of ``body``. ``name`` is the name in OWL 2 RL."""

    name: str
    zh: str
    en: str
    text: str
    body: tuple[Pattern, ...]
    head: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class ClashRule:
    """A query whose rows contradict the ontology; with its variables bound, ``because`` are the facts that clash."""

    name: str
    zh: str
    en: str
    text: str
    because: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a folder, by name: those that derive, and those that find contradictions."""

    derive: tuple[Rule, ...]
    clash: tuple[ClashRule, ...]


def as_written(rule: Rule) -> Rule:
    """A rule in which terms stand as they are written (``kg.rdf.terms``), not as objects of the engine; for facts that are so too."""
    head, body = (tuple((_written(s), _written(p), _written(o)) for s, p, o in patterns) for patterns in (rule.head, rule.body))
    return replace(rule, head=head, body=body)


def _written(slot: Slot) -> Slot:
    return slot if isinstance(slot, Variable) else cast(Slot, str(slot))


def iri_in(slot: Slot | Node) -> str | None:
    """The IRI that stands in a slot, as an object of the engine or as it is written; None when no IRI does."""
    if isinstance(slot, str):
        return iri_of(slot) if is_node(slot) else None
    return slot.value if isinstance(slot, ox.NamedNode) else None


def load_rules(ontology_dir: Path) -> Rules:
    """Every ``rules/*.rq`` of an ontology folder. Raises OntologyError, with file and line, for one that cannot be used."""
    folder = ontology_dir / "rules"
    files = sorted(folder.glob("*.rq"))
    if not files:
        raise OntologyError("no rules here", where=str(folder), expected="*.rq")
    found = [read_rule(path) for path in files]
    seen: dict[str, Path] = {}
    for path, rule in zip(files, found, strict=True):
        if rule.name in seen:
            raise OntologyError(worded("rule {} is in {} already", rule.name, seen[rule.name].name), where=str(path))
        seen[rule.name] = path
    return Rules(
        tuple(rule for rule in found if isinstance(rule, Rule)), tuple(rule for rule in found if isinstance(rule, ClashRule))
    )


def read_rule(path: Path) -> Rule | ClashRule:
    """One rule file. Raises OntologyError with file and line."""
    text = read_text(path)
    header = {found["key"]: found for found in _HEADER.finditer(text)}
    answer = _answer(text, path)
    derives, clashes = isinstance(answer, ox.QueryTriples), isinstance(answer, ox.QuerySolutions)
    for key in ("zh", "en", "rule", *(["because"] if clashes else [])):
        if key not in header:
            raise OntologyError(worded("the rule has no comment {}", key), where=f"{path}:1", expected=worded("a line '# {}: …'", key))
    zh, en, name = (header[key]["value"] for key in ("zh", "en", "rule"))
    name = name.partition(",")[0].strip()
    query = _COMMENT.sub(lambda found: " " * len(found[0]) if found[0][0] == "#" else found[0], text)
    prefixes = " ".join(_PREFIX.findall(query))
    if clashes:
        because = _patterns(text, header["because"].span("value"), prefixes, path)
        columns = {column.value for column in answer.variables}  # type: ignore[union-attr]
        _check_bound(because, columns, f"{path}:{_line(text, header['because'].start())}", worded("is no column of the query"))
        return ClashRule(name, zh, en, text, because)
    found = _CONSTRUCT.search(query) if derives else None
    if found is None:
        expected = "SELECT, or CONSTRUCT { … } WHERE { … } with nothing but triples inside"
        start = _FORM.search(query)
        line = _line(query, start.start()) if start else 1
        raise OntologyError("a rule of another form", where=f"{path}:{line}", expected=expected)
    head, body = (_patterns(query, found.span(part), prefixes, path) for part in ("head", "body"))
    _check_bound(head, variables(body), f"{path}:{_line(query, found.start())}", worded("is derived, but stands in no premise"))
    return Rule(name, zh, en, text, body, head)


_HEADER = re.compile(r"^#\s*(?P<key>zh|en|rule|because):[ \t]*(?P<value>\S.*?)\s*$", re.MULTILINE)
_COMMENT = re.compile(r'<[^<>\s]*>|"[^"\n]*"|#[^\n]*')
_FORM = re.compile(r"\b(CONSTRUCT|ASK|DESCRIBE)\b", re.IGNORECASE)
_CONSTRUCT = re.compile(r"\bCONSTRUCT\s*\{(?P<head>[^{}]*)\}\s*(?:WHERE\s*)?\{(?P<body>[^{}]*)\}\s*$", re.IGNORECASE)
_PREFIX = re.compile(r"\bPREFIX\s+[^\s:]*:\s*<[^<>\s]*>", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")
_MARK = "variable:"
_MARKED = rf"<{_MARK}\1>"


def _answer(text: str, path: Path) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """What an empty store answers. Raises OntologyError for a syntax error."""
    try:
        return ox.Store().query(text)
    except SyntaxError as error:
        found = re.match(r"error at (\d+):(\d+): (.*)", str(error.msg), re.DOTALL)
        where, why = (f"{path}:{found[1]}:{found[2]}", found[3]) if found else (str(path), str(error.msg))
        raise OntologyError(worded("not valid SPARQL: {}", why), where=where, do="correct the file there") from error


def _patterns(text: str, span: tuple[int, int], prefixes: str, path: Path) -> tuple[Pattern, ...]:
    """Triple patterns between two places of a file: as Turtle, which they are but for their variables."""
    start, end = span
    block = text[start:end].rstrip()
    turtle = f"{prefixes} {_VARIABLE.sub(_MARKED, block)}{'' if block.endswith('.') or not block else ' .'}"
    try:
        quads = list(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        line = _line(text, start) + (error.lineno or 1) - 1
        expected = "triples alone: no FILTER, OPTIONAL or path"
        raise OntologyError("not a list of triple patterns", where=f"{path}:{line}", expected=expected) from error
    if not quads:
        raise OntologyError("no triple pattern", where=f"{path}:{_line(text, start)}", expected="at least one")
    return tuple((_slot(quad.subject), _slot(quad.predicate), _slot(quad.object)) for quad in quads)


def _slot(term: Term) -> Slot:
    """Blank nodes of a pattern are variables without a name of their own, as in SPARQL."""
    if isinstance(term, ox.BlankNode):
        return Variable(f"_:{term.value}")
    if isinstance(term, ox.NamedNode) and term.value.startswith(_MARK):
        return Variable(term.value.removeprefix(_MARK))
    return term


def variables(patterns: tuple[Pattern, ...]) -> set[str]:
    """Names of the variables of some patterns."""
    return {slot.name for pattern in patterns for slot in pattern if isinstance(slot, Variable)}


def _check_bound(patterns: tuple[Pattern, ...], bound: set[str], where: str, complaint: str) -> None:
    free = sorted(variables(patterns) - bound)
    if free:
        raise OntologyError(worded("?{} {}", free[0], complaint), where=where)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
