"""Canonical Turtle: one order, one layout, whatever the file looked like, so that a difference is a change of meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.comments import read_comments
from kg.ontology.parse import parse_text
from kg.ontology.prefixes import PREFIXES
from kg.worded import worded

_WIDTH = 120
_INDENT = "    "
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_NS = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#"}
_RDF, _XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_FIRST, _REST, _NIL, _TYPE = (_RDF + name for name in ("first", "rest", "nil", "type"))
_PLAIN = {
    _XSD + "integer": re.compile(r"[+-]?\d+"),
    _XSD + "decimal": re.compile(r"[+-]?\d*\.\d+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_LANGUAGES = {"zh": 0, "en": 1}
_ORDER = tuple(
    _NS[name.partition(":")[0]] + name.partition(":")[2]
    for name in (
        *("rdf:type", "rdfs:subClassOf", "rdfs:subPropertyOf", "owl:inverseOf", "rdfs:domain", "schema:domainIncludes"),
        *("rdfs:range", "schema:rangeIncludes", "sh:path", "sh:targetClass", "sh:targetNode", "sh:targetSubjectsOf"),
        *("sh:targetObjectsOf", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition", "skos:scopeNote"),
        *("skos:example", "dcterms:title", "dcterms:abstract"),
    )
)
_SECTIONS = (
    ("", ("owl:Ontology", "skos:ConceptScheme")),
    ("Classes", ("owl:Class", "rdfs:Class")),
    ("Object properties", ("owl:ObjectProperty",)),
    ("Datatype properties", ("owl:DatatypeProperty",)),
    ("Annotation properties", ("owl:AnnotationProperty", "rdf:Property")),
    ("Node shapes", ("sh:NodeShape",)),
    ("Property shapes", ("sh:PropertyShape",)),
)
_REST_NAME, _AXIOMS = "Individuals", "Axioms"
_KINDS = {
    _NS[name.partition(":")[0]] + name.partition(":")[2]: number
    for number, (_, names) in enumerate(_SECTIONS)
    for name in names
}

Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Descriptions = dict[Subject, dict[str, list[Term]]]


def format_turtle(text: str, where: str = "") -> str:
    """The canonical form of a Turtle text: the same triples, and the comments above their descriptions.

    Descriptions stand in sections by kind (header, classes, properties, shapes, individuals, axioms), in each by IRI;
    types, super terms, domain, range, labels and definitions come first, the other properties by name; Chinese before
    English. Prefixes that nothing uses are left out. The form of a canonical text is that text.

    Raises OntologyError for malformed Turtle, a comment inside a description, and a blank node that is used twice.
    """
    quads, prefixes = parse_text(text, where)
    comments = read_comments(text, where)
    writer = _Writer(_describe(quads), prefixes, where)
    above: dict[Subject, list[str]] = {}
    for written, lines in comments.above.items():
        above.setdefault(_subject_of(written, text, writer, where), []).extend(lines)
    body = writer.document(above)
    head = [*comments.header, *([""] if comments.header else []), *writer.prefix_lines()]
    parts = ["\n".join(head), *body, *(["\n".join(comments.footer)] if comments.footer else [])]
    return "\n\n".join(part for part in parts if part) + "\n"


def format_file(path: Path, *, write: bool = True) -> bool:
    """Bring a Turtle file into its canonical form; was it in another? With ``write=False`` it is only looked at.

    Raises OntologyError as ``format_turtle`` does, and for a file that cannot be read or is not UTF-8; the file is then
    as it was.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(worded("cannot be read: {}", error), where=str(path), expected="a text in UTF-8") from error
    canonical = format_turtle(text, str(path))
    if canonical.encode() == path.read_bytes():
        return False
    if write:
        path.write_bytes(canonical.encode())
    return True


def _describe(quads: Iterable[ox.Quad]) -> Descriptions:
    found: Descriptions = {}
    for quad in quads:
        if isinstance(quad.subject, ox.Triple):  # pragma: no cover - Turtle 1.1 cannot write one
            raise TypeError("a triple as subject")
        values = found.setdefault(quad.subject, {}).setdefault(quad.predicate.value, [])
        if quad.object not in values:
            values.append(quad.object)
    return found


def _subject_of(written: str, text: str, writer: _Writer, where: str) -> Subject:
    """The subject that a statement begins with; of ``[ … ] .`` the one node of the file with that content."""
    if not written.startswith("["):
        quads, _ = parse_text(f"{_directives(text)}\n{written} a {written} .", where)
        return next(quad.subject for quad in quads if not isinstance(quad.subject, ox.Triple))
    quads, prefixes = parse_text(f"{_directives(text)}\n{written}", where)
    alone = _Writer(_describe(quads), prefixes, where)
    content = {alone.key(root) for root in alone.roots() if isinstance(root, ox.BlankNode)}
    return next(root for root in writer.roots() if isinstance(root, ox.BlankNode) and writer.key(root) in content)


def _directives(text: str) -> str:
    return "\n".join(re.findall(r"(?im)^\s*(?:@prefix\s[^\n]*?>\s*\.|@base\s[^\n]*?>\s*\.|(?:prefix|base)\s[^\n]*?>)", text))


class _Writer:
    def __init__(self, descriptions: Descriptions, prefixes: Mapping[str, str], where: str) -> None:
        self.descriptions, self.where = descriptions, where
        self.namespaces = sorted(((iri, prefix) for prefix, iri in prefixes.items()), key=lambda pair: -len(pair[0]))
        self.prefixes = prefixes
        self.used: set[str] = set()
        self.keys: dict[ox.BlankNode, str] = {}
        values = (value for facts in descriptions.values() for each in facts.values() for value in each)
        self.referred = Counter(value for value in values if isinstance(value, ox.BlankNode))
        for node, times in self.referred.items():
            if times > 1 or (node not in descriptions):
                raise OntologyError(
                    worded("the blank node {} is used {} times", node, times),
                    where=where,
                    expected="blank nodes that are used once",
                    do="give it an IRI",
                )

    def roots(self) -> list[Subject]:
        """What is described on its own: everything with an IRI, and the blank nodes that nothing refers to."""
        found = [each for each in self.descriptions if isinstance(each, ox.NamedNode) or not self.referred[each]]
        reached = len(found) + sum(
            isinstance(value, ox.BlankNode) for each in found for value in self._below(each)
        )
        if reached < len(self.descriptions):
            raise OntologyError("blank nodes refer to each other in a ring", where=self.where, do="give one an IRI")
        return found

    def _below(self, subject: Subject) -> Iterable[Term]:
        for values in self.descriptions.get(subject, {}).values():
            for value in values:
                yield value
                if isinstance(value, ox.BlankNode):
                    yield from self._below(value)

    def document(self, above: Mapping[Subject, list[str]]) -> list[str]:
        """The descriptions in order, each with its comments; section headings where there are several sections."""
        sections: dict[int, list[tuple[str, Subject]]] = {}
        for root in self.roots():
            sections.setdefault(self._section(root), []).append((self.key(root), root))
        headed = len([number for number in sections if number]) > 1
        written: list[str] = []
        for number in sorted(sections):
            title = [*(name for name, _ in _SECTIONS), _REST_NAME, _AXIOMS][number]
            if headed and title:
                written.append(f"### {title}")
            for _, root in sorted(sections[number], key=lambda pair: pair[0]):
                written.append("\n".join([*above.get(root, []), self._description(root)]))
        return written

    def prefix_lines(self) -> list[str]:
        """The prefixes that were used, by name."""
        return [f"@prefix {prefix}: <{self.prefixes[prefix]}> ." for prefix in sorted(self.used)]

    def key(self, term: Term) -> str:
        """What a term is sorted by: its content, also of a blank node, whose name says nothing."""
        if not isinstance(term, ox.BlankNode):
            return _literal_key(term) if isinstance(term, ox.Literal) else str(term)
        if term not in self.keys:
            facts = self.descriptions.get(term, {})
            inner = [f"{name} {' , '.join(sorted(map(self.key, facts[name])))}" for name in sorted(facts, key=_rank)]
            self.keys[term] = f"[ {' ; '.join(inner)} ]"
        return self.keys[term]

    def _section(self, root: Subject) -> int:
        if isinstance(root, ox.BlankNode):
            return len(_SECTIONS) + 1
        types = [each.value for each in self.descriptions[root].get(_TYPE, []) if isinstance(each, ox.NamedNode)]
        return min((_KINDS[name] for name in types if name in _KINDS), default=len(_SECTIONS))

    def _description(self, root: Subject) -> str:
        name = "[]" if isinstance(root, ox.BlankNode) else self._named(root)
        return f"{name} {self._facts(root, 1)} ."

    def _facts(self, subject: Subject, depth: int) -> str:
        facts = self.descriptions[subject]
        lines = [self._fact(name, facts[name], depth) for name in sorted(facts, key=_rank)]
        return f" ;\n{_INDENT * depth}".join(lines)

    def _fact(self, name: str, values: list[Term], depth: int) -> str:
        verb = "a" if name == _TYPE else self._named(ox.NamedNode(name))
        shown = [self._term(value, depth) for value in sorted(values, key=self.key)]
        line = f"{verb} {' , '.join(shown)}"
        if "\n" in line or len(_INDENT * depth) + len(line) + 2 <= _WIDTH:
            return line
        return f"{verb} " + f" ,\n{_INDENT * (depth + 1)}".join(shown)

    def _term(self, term: Term, depth: int) -> str:
        if isinstance(term, ox.NamedNode):
            return "()" if term.value == _NIL else self._named(term)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        if isinstance(term, ox.Triple):  # pragma: no cover - Turtle 1.1 cannot write one
            raise TypeError("a triple as object")
        items = self._items(term)
        if items is None:
            return self._bracket("[", self._facts(term, depth + 1), "]", depth)
        shown = [self._term(item, depth + 1) for item in items]
        line = f"( {' '.join(shown)} )"
        if "\n" not in line and len(_INDENT * depth) + len(line) <= _WIDTH - 40:
            return line
        return self._bracket("(", f"\n{_INDENT * (depth + 1)}".join(shown), ")", depth)

    @staticmethod
    def _bracket(left: str, inner: str, right: str, depth: int) -> str:
        if "\n" not in inner and len(inner) <= _WIDTH - 60:
            return f"{left} {inner} {right}"
        return f"{left}\n{_INDENT * (depth + 1)}{inner}\n{_INDENT * depth}{right}"

    def _items(self, node: ox.BlankNode) -> list[Term] | None:
        """The members of a well-formed list, in its own order; None for any other node."""
        items: list[Term] = []
        here: Term = node
        while isinstance(here, ox.BlankNode):
            facts = self.descriptions[here]
            if set(facts) != {_FIRST, _REST} or any(len(values) != 1 for values in facts.values()):
                return None
            items.append(facts[_FIRST][0])
            here = facts[_REST][0]
        return items if isinstance(here, ox.NamedNode) and here.value == _NIL else None

    def _named(self, node: ox.NamedNode) -> str:
        for namespace, prefix in self.namespaces:
            if node.value.startswith(namespace):
                local = node.value[len(namespace) :]
                if not local or _LOCAL.fullmatch(local):
                    self.used.add(prefix)
                    return f"{prefix}:{local}"
        return str(node)

    def _literal(self, literal: ox.Literal) -> str:
        text = literal.value
        plain = _PLAIN.get(literal.datatype.value)
        if plain is not None and plain.fullmatch(text):
            return text
        if "\n" in text:
            escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"').replace("\r", "\\r")
            if escaped.endswith('"'):
                escaped = escaped[:-1] + '\\"'
            quoted = f'"""{escaped}"""'
        else:
            quoted = str(ox.Literal(text))
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if literal.datatype.value == _XSD + "string" else f"{quoted}^^{self._named(literal.datatype)}"


def _rank(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _literal_key(literal: ox.Literal) -> str:
    language = literal.language or ""
    return f"~{_LANGUAGES.get(language, 2)}{language} {literal.value} {literal.datatype.value}"
