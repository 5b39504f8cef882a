"""Shape files → shapes. What the validator does not know is refused, so that no constraint is passed over in silence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as File

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.parse import parse_turtle
from kg.ontology.prefixes import expand
from kg.validate.finding import Severity
from kg.validate.shacl.data import Term
from kg.validate.shacl.path import Alternative, Inverse, Path, Predicate, Repeated, Sequel
from kg.worded import worded

SH = "http://www.w3.org/ns/shacl#"
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_FIRST, _REST, _NIL = (ox.NamedNode(expand(f"rdf:{name}")) for name in ("first", "rest", "nil"))
_SINGLE = (
    *("class", "datatype", "nodeKind", "hasValue", "minCount", "maxCount", "minLength", "maxLength"),
    *("minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "equals", "disjoint", "lessThan", "lessThanOrEquals"),
)
_LISTS = ("in", "languageIn")
_SHAPE_LISTS = ("or", "and")
_SHAPES = ("not", "node")
_REST_OF_SHAPE = ("path", "property", "message", "severity", "pattern", "flags", "sparql", "qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount")
_KNOWN = frozenset({*TARGETS, *_SINGLE, *_LISTS, *_SHAPE_LISTS, *_SHAPES, *_REST_OF_SHAPE})
_OF_QUERY = frozenset({"select", "prefixes"})
_SEVERITIES = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}
_MARKS = {"zeroOrMorePath": (0, True), "oneOrMorePath": (1, True), "zeroOrOnePath": (0, False)}


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint: its name in SHACL (``class``, ``or``, …), its terms, and the shapes that it refers to."""

    kind: str
    terms: tuple[Term, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape if it has a ``path``. ``name`` is that of the shape it stands in, if it has none.

    ``parts`` are the property shapes put to each of its values; ``where`` is file and line.
    """

    name: str
    where: str
    path: Path | None
    targets: tuple[tuple[str, Term], ...]
    rules: tuple[Rule, ...]
    parts: tuple[Shape, ...]
    zh: str
    en: str
    severity: Severity


def shape_files(ontology_dir: File) -> list[File]:
    """The shape files of an ontology folder; their examples, one folder deeper, are not among them."""
    return sorted((ontology_dir / "shapes").glob("*.ttl"))


def read_shapes(files: list[File]) -> list[Shape]:
    """The shapes that have a target, in the order of files and names.

    Raises OntologyError, with file and line, when there is no file, for malformed Turtle, and for SHACL that is malformed
    or not supported.
    """
    if not files:
        raise OntologyError("no shapes", where="ontology/shapes", expected="at least one *.ttl file")
    return [shape for path in files for shape in _Reader(path).targeted()]


class _Reader:
    """The triples of one file, and the shapes in them."""

    def __init__(self, path: File) -> None:
        self._path = path
        self._triples: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse_turtle(path):
            self._triples[quad.subject][quad.predicate.value].append(quad.object)
        self._lines = path.read_text(encoding="utf-8").splitlines()
        self._prefixes = self._declared()

    def targeted(self) -> list[Shape]:
        found = [
            self._shape(node, "", ())
            for node, about in self._triples.items()
            if isinstance(node, ox.NamedNode) and any(f"{SH}{target}" in about for target in TARGETS)
        ]
        return sorted(found, key=lambda shape: shape.name)

    def _declared(self) -> str:
        """The prefixes that ``sh:declare`` gives to the queries of the file."""
        pairs = [
            (self._text(node, "prefix", ""), self._text(node, "namespace", ""))
            for about in list(self._triples.values())
            for node in about.get(f"{SH}declare", ())
        ]
        return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(pairs))

    def _shape(self, node: Term, owner: str, above: tuple[Term, ...]) -> Shape:
        about = self._triples.get(node, {})
        name = local_name(node.value) if isinstance(node, ox.NamedNode) else owner
        if node in above:
            raise self._error(name, worded("the shape refers to itself, which is not supported"))
        self._refuse_unknown(name, about)
        severity = shorten_sh(self._one(node, "severity", name) or ox.NamedNode(f"{SH}Violation"))
        if severity not in _SEVERITIES:
            raise self._error(name, worded("unknown sh:severity {}", severity), expected=", ".join(f"sh:{each}" for each in _SEVERITIES))
        path = self._one(node, "path", name)
        inside = (*above, node)
        return Shape(
            name=name,
            where=self._where(name),
            path=None if path is None else self._path_of(path, name),
            targets=tuple((target, value) for target in TARGETS for value in sorted(about.get(f"{SH}{target}", ()), key=str)),
            rules=tuple(self._rules(node, name, inside)),
            parts=tuple(self._shape(part, name, inside) for part in about.get(f"{SH}property", ())),
            zh=self._message(node, "zh"),
            en=self._message(node, "en"),
            severity=_SEVERITIES[severity],
        )

    def _rules(self, node: Term, name: str, above: tuple[Term, ...]) -> Iterator[Rule]:
        """The constraints of a shape; ``above`` are the shapes it stands in and itself."""
        yield from self._of_terms(node, name)
        yield from self._of_shapes(node, name, above)
        yield from self._of_patterns(node)
        yield from self._qualified(node, name, above)
        yield from self._queries(node, name)

    def _of_terms(self, node: Term, name: str) -> Iterator[Rule]:
        """Constraints that name one term, or list several."""
        for kind in _SINGLE:
            for value in self._values(node, kind):
                yield Rule(kind, (value,))
        for kind in _LISTS:
            for head in self._values(node, kind):
                yield Rule(kind, tuple(self._list(head, name)))

    def _of_shapes(self, node: Term, name: str, above: tuple[Term, ...]) -> Iterator[Rule]:
        """Constraints that list shapes (``or``), or name one (``not``)."""
        for kind in _SHAPE_LISTS:
            for head in self._values(node, kind):
                yield Rule(kind, (), tuple(self._shape(each, name, above) for each in self._list(head, name)))
        for kind in _SHAPES:
            for value in self._values(node, kind):
                yield Rule(kind, (), (self._shape(value, name, above),))

    def _of_patterns(self, node: Term) -> Iterator[Rule]:
        """Regular expressions, with their flags."""
        for value in self._values(node, "pattern"):
            yield Rule("pattern", (value, *self._values(node, "flags")))

    def _qualified(self, node: Term, name: str, above: tuple[Term, ...]) -> Iterator[Rule]:
        """How many values must, or may at most, be of another shape."""
        for value in self._values(node, "qualifiedValueShape"):
            for kind in ("qualifiedMinCount", "qualifiedMaxCount"):
                for number in self._values(node, kind):
                    yield Rule(kind, (number,), (self._shape(value, name, above),))

    def _queries(self, node: Term, name: str) -> Iterator[Rule]:
        """Queries that find what breaks the shape, with the prefixes of the file in front."""
        for query in self._values(node, "sparql"):
            extra = {shorten_sh(key) for key in self._triples[query] if key.startswith(SH)} - _OF_QUERY
            text = self._text(query, "select", name)
            if extra or not text or "$PATH" in text:
                raise self._error(name, worded("a sh:sparql that is not supported"), expected="sh:select with $this, and sh:prefixes")
            yield Rule("sparql", (ox.Literal(self._prefixes + text),))

    def _refuse_unknown(self, name: str, about: dict[str, list[Term]]) -> None:
        for key in about:
            if key.startswith(SH) and shorten_sh(key) not in _KNOWN:
                raise self._error(name, worded("sh:{} is not supported", shorten_sh(key)), expected="the parts of SHACL that docs/ontology.md names")

    def _path_of(self, node: Term, name: str) -> Path:
        if isinstance(node, ox.NamedNode):
            return Predicate(node)
        about = self._triples.get(node, {})
        if _FIRST.value in about:
            return Sequel(tuple(self._path_of(each, name) for each in self._list(node, name)))
        for key, values in about.items():
            part = shorten_sh(key)
            if part == "inversePath":
                return Inverse(self._path_of(values[0], name))
            if part == "alternativePath":
                return Alternative(tuple(self._path_of(each, name) for each in self._list(values[0], name)))
            if part in _MARKS:
                return Repeated(self._path_of(values[0], name), *_MARKS[part])
        raise self._error(name, worded("a sh:path that cannot be read"))

    def _list(self, head: Term, name: str) -> list[Term]:
        found: list[Term] = []
        while head != _NIL:
            about = self._triples.get(head, {})
            if not about.get(_FIRST.value) or not about.get(_REST.value) or len(found) > len(self._triples):
                raise self._error(name, worded("a list that does not end in rdf:nil"))
            found.append(about[_FIRST.value][0])
            head = about[_REST.value][0]
        return found

    def _values(self, node: Term, key: str) -> Sequence[Term]:
        """What a shape says by one term of SHACL."""
        return self._triples.get(node, {}).get(f"{SH}{key}", ())

    def _one(self, node: Term, key: str, name: str) -> Term | None:
        values = self._values(node, key)
        if len(values) > 1:
            raise self._error(name, worded("more than one sh:{}", key))
        return values[0] if values else None

    def _text(self, node: Term, key: str, name: str) -> str:
        value = self._one(node, key, name)
        return value.value if isinstance(value, ox.Literal) else ""

    def _message(self, node: Term, lang: str) -> str:
        values = self._values(node, "message")
        return "; ".join(sorted(each.value for each in values if isinstance(each, ox.Literal) and (each.language or "en") == lang))

    def _where(self, name: str) -> str:
        pattern = re.compile(rf"\S*[:#/]{re.escape(name)}>?\s")
        line = next((number for number, text in enumerate(self._lines, 1) if pattern.match(text)), 0)
        return f"{self._path}:{line}" if line else str(self._path)

    def _error(self, name: str, what: str, expected: str = "") -> OntologyError:
        return OntologyError(worded("shape {}: {}", name, what), where=self._where(name), expected=expected, do="correct the shape there")


def shorten_sh(term: Term | str) -> str:
    """``minCount`` for the SHACL term, else the whole text."""
    iri = term if isinstance(term, str) else str(term.value) if not isinstance(term, ox.Triple) else str(term)
    return iri.removeprefix(SH)


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/`` of an IRI."""
    return re.split("[#/]", iri)[-1]
