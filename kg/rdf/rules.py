"""The rules of ``ontology/rules``: SPARQL files, of which those that derive are read into triple patterns.

A rule that CONSTRUCTs derives triples; one that SELECTs finds a contradiction (OWL RL's "then false"). Each begins with
comments: what it says in Chinese and English, and which rule of OWL 2 RL it is. What derives is a plain list of triple
patterns (a Horn clause), so that every triple it derives has premises that can be named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError

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

    def named(self, name: str) -> Rule:
        """The rule that derives with this name. Raises KeyError."""
        return {rule.name: rule for rule in self.derive}[name]


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
            raise OntologyError(f"rule {rule.name} is in {seen[rule.name].name} already", where=str(path))
        seen[rule.name] = path
    return Rules(
        tuple(rule for rule in found if isinstance(rule, Rule)), tuple(rule for rule in found if isinstance(rule, ClashRule))
    )


def read_rule(path: Path) -> Rule | ClashRule:
    """One rule file. Raises OntologyError with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"cannot be read: {error}", where=str(path)) from error
    header = dict(_HEADER.findall(text))
    for key in ("zh", "en", "rule"):
        if key not in header:
            raise OntologyError(f"the rule has no comment {key}", where=f"{path}:1", expected=f"a line '# {key}: …'")
    _check_syntax(text, path)
    name = header["rule"].partition(",")[0].strip()
    blank = _COMMENT.sub(lambda found: found[0] if found[0][0] in "<\"" else " " * len(found[0]), text)
    construct = _CONSTRUCT.search(blank)
    if construct is not None:
        head, body = (_patterns(blank, construct.span(part), path) for part in ("head", "body"))
        _check_bound(head, body, f"{path}:{_line(blank, construct.start())}")
        return Rule(name, header["zh"], header["en"], text, body, head)
    select = _SELECT.search(blank)
    if select is None:
        where = f"{path}:{_line(blank, len(text) - len(text.lstrip()))}"
        raise OntologyError(
            "neither derives nor finds a contradiction", where=where,
            expected="CONSTRUCT { triples } WHERE { triples }, with nothing but triples, or SELECT",
        )  # fmt: skip
    if "because" not in header:
        raise OntologyError("the rule does not tell which facts clash", where=f"{path}:1", expected="a line '# because: ?thing a ?first . …'")
    start = text.index(header["because"], text.index("# because:"))
    return ClashRule(name, header["zh"], header["en"], text, _patterns(text, (start, start + len(header["because"])), path))


_HEADER = re.compile(r"^#\s*(zh|en|rule|because):[ \t]*(\S.*?)\s*$", re.MULTILINE)
_COMMENT = re.compile(r'<[^<>\s]*>|"[^"\n]*"|#[^\n]*')
_CONSTRUCT = re.compile(r"\bCONSTRUCT\s*\{(?P<head>[^{}]*)\}\s*(?:WHERE\s*)?\{(?P<body>[^{}]*)\}\s*$", re.IGNORECASE)
_SELECT = re.compile(r"\bSELECT\b", re.IGNORECASE)
_PREFIX = re.compile(r"\bPREFIX\s+[^\s:]*:\s*<[^<>\s]*>", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")
_MARK = "variable:"
_MARKED = rf"<{_MARK}\1>"


def _check_syntax(text: str, path: Path) -> None:
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        found = re.match(r"error at (\d+):(\d+): (.*)", str(error.msg), re.DOTALL)
        where, why = (f"{path}:{found[1]}:{found[2]}", found[3]) if found else (str(path), str(error.msg))
        raise OntologyError(f"not valid SPARQL: {why}", where=where, do="correct the file there") from error


def _patterns(text: str, span: tuple[int, int], path: Path) -> tuple[Pattern, ...]:
    """Triple patterns between two places of a file: as Turtle, which they are but for their variables."""
    start, end = span
    prefixes = " ".join(_PREFIX.findall(text))
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


def _check_bound(head: tuple[Pattern, ...], body: tuple[Pattern, ...], where: str) -> None:
    free = sorted(variables(head) - variables(body))
    if free:
        raise OntologyError(f"?{free[0]} stands in what is derived, but in no premise", where=where)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
