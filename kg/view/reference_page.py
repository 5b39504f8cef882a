"""The documentation of the ontology as one HTML file: class tree, properties, schemes, alignments, search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.ontology.reference import Alignment, Module, Reference, Term, Text
from kg.view.frame import asset, document, section, top
from kg.view.markup import attribute, both
from kg.view.overview import Label
from kg.view.reference_concepts import schemes_html, text_html
from kg.view.reference_diagram import anchor, class_tree, relation_map
from kg.view.tables import Cell, Column, table
from kg.view.tallies import tiles

_ROOT_CLASSES = ("skos:Concept",)
"""Classes of other vocabularies that stand in the tree, because ours lie below them."""
SECTIONS: tuple[tuple[str, Label], ...] = (
    ("search", Label("查找", "Search")),
    ("classes", Label("类", "Classes")),
    ("properties", Label("属性", "Properties")),
    ("values", Label("固定取值", "Fixed values")),
    ("schemes", Label("概念体系", "Concept schemes")),
    ("alignments", Label("与其他词汇的对照", "Alignments")),
)
_TITLES = dict(SECTIONS)
_TRAITS = {
    "Transitive": Label("传递", "transitive"),
    "Symmetric": Label("对称", "symmetric"),
    "Asymmetric": Label("非对称", "asymmetric"),
    "Functional": Label("单值", "functional"),
    "InverseFunctional": Label("反向单值", "inverse functional"),
    "Irreflexive": Label("非自反", "irreflexive"),
}
_COUNTED = Label(
    "数字来自一次构建的图谱：类后为该类（含下位类）的事物数，属性后为三元组数，概念后为提到它的片段数。",
    "The numbers are of one built graph: things of a class and the classes below it, triples of a property, passages that mention a concept.",
)
_KINDS = {
    "object": Label("关系", "object property"),
    "datatype": Label("取值属性", "datatype property"),
    "annotation": Label("注释属性", "annotation property"),
}


def render_reference(
    reference: Reference,
    classes: Mapping[str, int] | None = None,
    properties: Mapping[str, int] | None = None,
    concepts: Mapping[str, int] | None = None,
) -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; the page asks for nothing outside itself.

    ``classes`` and ``properties`` count things and triples of a graph by prefixed name, ``concepts`` the passages that
    mention a concept by IRI; without them the page shows no counts.
    """
    terms = [term for module in reference.modules for term in module.terms]
    labels = {term.name: term.label for term in terms}
    title = Label(reference.title.zh, reference.title.en)
    body = "".join(
        (
            top(SECTIONS, ("#main", Label(f"版本 {reference.version}", f"version {reference.version}"))),
            '<main id="main">',
            _header(reference, terms, title),
            section("search", _TITLES["search"], _search()),
            section("classes", _TITLES["classes"], _classes(terms, labels, classes)),
            section("properties", _TITLES["properties"], _properties(reference.modules, labels, properties)),
            section("values", _TITLES["values"], _cards(term for term in terms if term.kind == "individual")),
            section("schemes", _TITLES["schemes"], schemes_html(reference.schemes, concepts)),
            section("alignments", _TITLES["alignments"], _alignments(reference.alignments)),
            "</main>",
        )
    )
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "reference.css"))
    scripts = [asset("overview.js"), asset("reference.js")]
    return document(title, body, style, scripts, schemes="light dark")


def _header(reference: Reference, terms: Sequence[Term], title: Label) -> str:
    numbers = [
        (Label("模块", "modules"), len(reference.modules)),
        (Label("类", "classes"), sum(term.kind == "class" for term in terms)),
        (Label("属性", "properties"), sum(term.kind in _KINDS for term in terms)),
        (Label("概念体系", "concept schemes"), len(reference.schemes)),
        (Label("概念", "concepts"), sum(len(scheme.concepts) for scheme in reference.schemes)),
    ]
    licence = f'<p class="note">{both(Label("许可", "Licence"))}: {escape(reference.licence, quote=False)}</p>' if reference.licence else ""
    counted = tiles([(label, f"{number:,}") for label, number in numbers])
    return f'<header><h1>{both(title)}</h1><p class="lead">{text_html(reference.abstract)}</p>{licence}{counted}</header>'


def _search() -> str:
    hint = Label("类、属性、概念的中英文名称、别名或标识", "A name, alias or identifier of a class, property or concept")
    return (
        f'<div class="tools"><input type="search" id="find" autocomplete="off" {attribute("placeholder", hint)} {attribute("aria-label", hint)}>'
        '<output class="found" for="find"></output></div><ol id="hits"></ol>'
    )


def _classes(terms: Sequence[Term], labels: Mapping[str, Text], counts: Mapping[str, int] | None) -> str:
    known = {term.name: term for term in terms if term.kind == "class"}
    children: dict[str, list[str]] = defaultdict(list)
    for name, term in sorted(known.items()):
        for parent in term.parents:
            if parent in known or parent in _ROOT_CLASSES:
                children[parent].append(name)
    below = {child for names in children.values() for child in names}
    roots = [name for name in known if name not in below] + [name for name in _ROOT_CLASSES if children.get(name)]
    roots.sort(key=lambda name: (not children.get(name), name))
    shown: set[str] = set()

    def branch(name: str) -> str:
        inner = "".join(branch(child) for child in children.get(name, ()))
        if name not in known:
            return f'<li><span class="outside">{escape(name)}</span><ul>{inner}</ul></li>'
        if name in shown:
            return f'<li><a href="#{anchor(name)}">{text_html(known[name].label)}</a></li>'
        shown.add(name)
        return f"<li>{_card(known[name], counts)}{f'<ul>{inner}</ul>' if inner else ''}</li>"

    tree = "".join(branch(root) for root in roots)
    note = f'<p class="note">{both(_COUNTED)}</p>' if counts is not None else ""
    return f'{class_tree(roots, children, labels)}{note}<ul class="tree">{tree}</ul>'


def _properties(modules: Sequence[Module], labels: Mapping[str, Text], counts: Mapping[str, int] | None) -> str:
    parts = []
    for module in modules:
        terms = [term for term in module.terms if term.kind in _KINDS]
        if not terms:
            continue
        relations = [term for term in terms if term.kind == "object" and term.domains and term.ranges]
        drawn = relation_map(relations, labels) if relations else ""
        about = f'<p class="note">{text_html(module.abstract)}</p>'
        parts.append(f"<h3>{text_html(module.title)}</h3>{about}{drawn}{_cards(terms, counts)}")
    return "".join(parts)


def _cards(terms: Iterable[Term], counts: Mapping[str, int] | None = None) -> str:
    return f'<ul class="tree">{"".join(f"<li>{_card(term, counts)}</li>" for term in terms)}</ul>'


def _card(term: Term, counts: Mapping[str, int] | None) -> str:
    """A term that opens to its definition, its place among the others, examples and sources."""
    number = counts.get(term.name, 0) if counts is not None else None
    count = f"<small>{number:,}</small>" if number is not None else ""
    kind = f'<small class="sort">{both(_KINDS[term.kind])}</small>' if term.kind in _KINDS else ""
    rows = [
        (Label("定义", "Definition"), text_html(term.definition)),
        (Label("说明", "Note"), text_html(term.note)),
        (Label("上位", "Super terms"), _links(term.parents)),
        (Label("主语", "Domain"), _links(term.domains)),
        (Label("宾语", "Range"), _links(term.ranges)),
        (Label("互逆", "Inverse"), _links(term.inverses)),
        (Label("特性", "Characteristics"), both(_joined(term.traits))),
        (Label("互斥", "Disjoint with"), _links(term.disjoint)),
        (Label("例", "Example"), "；".join(escape(each, quote=False) for each in term.examples)),
        (Label("出处", "Source"), "<br>".join(escape(each, quote=False) for each in term.sources)),
        (Label("标识", "IRI"), f"<code>{escape(term.iri, quote=False)}</code>"),
    ]
    listed = "".join(f"<div><dt>{both(head)}</dt><dd>{inner}</dd></div>" for head, inner in rows if inner)
    words = escape(" ".join((term.label.zh, term.label.en, term.name)).lower())
    return (
        f'<details id="{anchor(term.name)}" data-find="{words}"><summary>{text_html(term.label)} '
        f"<code>{escape(term.name, quote=False)}</code>{kind}{count}</summary><dl>{listed}</dl></details>"
    )


def _joined(traits: Sequence[str]) -> Label:
    labels = [_TRAITS[trait] for trait in traits]
    return Label("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))


def _links(names: Sequence[str]) -> str:
    shown = [
        f'<a href="#{anchor(name)}"><code>{escape(name)}</code></a>' if name.startswith("fkg:") else f"<code>{escape(name)}</code>"
        for name in names
    ]
    return " ".join(shown)


def _alignments(alignments: Sequence[Alignment]) -> str:
    columns = (
        Column(Label("本词汇", "Our term")), Column(Label("关系", "Relation")), Column(Label("对应词汇", "Foreign term")),
        Column(Label("理由", "Reason")),
    )  # fmt: skip
    parts = []
    for number, alignment in enumerate(alignments):
        title = Label(alignment.title.zh, alignment.title.en)
        records = [
            (Cell((each.term,), name=True), Cell((each.relation,)), Cell((each.target,)), Cell((Label(each.reason.zh, each.reason.en),)))
            for each in alignment.mappings
        ]
        rows = table(f"t-alignment-{number}", title, columns, records, Label("没有对照。", "No mappings."))
        parts.append(f'<h3>{both(title)}</h3><p class="note">{text_html(alignment.abstract)}</p>{rows}')
    return "".join(parts) or f'<p class="empty">{both(Label("没有对照文件。", "There are no alignments."))}</p>'
