"""The concept schemes of the documentation as trees that open and close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from kg.ontology.reference import ConceptEntry, Scheme, Text
from kg.view.markup import both
from kg.view.overview import Label


def concept_anchor(iri: str) -> str:
    """The id of a concept's place in the page."""
    return "concept-" + iri.rpartition("/")[2]


def text_html(text: Text) -> str:
    """A text in both languages, of which the style sheet shows one."""
    return both(Label(text.zh or text.en, text.en))


def schemes_html(schemes: Sequence[Scheme], counts: Mapping[str, int] | None = None) -> str:
    """Every scheme as a tree: a concept stands once in full, below the first of its broader concepts; below the others
    a link leads to it.
    """
    return "".join(_scheme(scheme, counts) for scheme in schemes)


def _scheme(scheme: Scheme, counts: Mapping[str, int] | None) -> str:
    entries = {entry.iri: entry for entry in scheme.concepts}
    below: dict[str, list[str]] = defaultdict(list)
    for entry in scheme.concepts:
        for broad in entry.broader:
            if broad in entries:
                below[broad].append(entry.iri)
    roots = [entry.iri for entry in scheme.concepts if not any(broad in entries for broad in entry.broader)]
    shown: set[str] = set()

    def branch(iri: str) -> str:
        entry = entries[iri]
        if iri in shown:
            return f'<li><a href="#{concept_anchor(iri)}">{text_html(entry.label)} ↑</a></li>'
        shown.add(iri)
        inner = "".join(branch(narrow) for narrow in below.get(iri, ()))
        return f"<li>{_entry(entry, entries, counts, inner)}</li>"

    tree = "".join(branch(root) for root in roots)
    number = Label(f"{len(entries):,} 个概念", f"{len(entries):,} concepts")
    about = f'<p class="note">{text_html(scheme.abstract)}</p>' if scheme.abstract else ""
    return (
        f'<details class="scheme"><summary><b>{text_html(scheme.title)}</b> <small>{both(number)}</small></summary>'
        f'{about}<ul class="tree">{tree}</ul></details>'
    )


def _entry(entry: ConceptEntry, entries: Mapping[str, ConceptEntry], counts: Mapping[str, int] | None, inner: str) -> str:
    count = f"<small>{counts.get(entry.iri, 0):,}</small>" if counts is not None else ""
    rows = [
        (Label("定义", "Definition"), text_html(entry.definition)),
        (Label("范围", "Scope"), text_html(entry.scope)),
        (Label("别名", "Aliases"), escape("、".join(entry.aliases), quote=False)),
        (Label("上位", "Broader"), _links(entry.broader, entries)),
        (Label("相关", "Related"), _links(entry.related, entries)),
        (Label("引用", "Cites"), "<br>".join(text_html(each) for each in entry.cited)),
        (Label("出处", "Source"), "<br>".join(escape(each, quote=False) for each in entry.sources)),
        (Label("标识", "IRI"), f"<code>{escape(entry.iri, quote=False)}</code>"),
    ]
    listed = "".join(f"<div><dt>{both(head)}</dt><dd>{said}</dd></div>" for head, said in rows if said)
    words = escape(" ".join((entry.label.zh, entry.label.en, *entry.aliases, entry.iri.rpartition("/")[2])).lower())
    narrower = f'<ul class="tree">{inner}</ul>' if inner else ""
    return (
        f'<details id="{concept_anchor(entry.iri)}" data-find="{words}"><summary>{text_html(entry.label)} {count}</summary>'
        f"<dl>{listed}</dl>{narrower}</details>"
    )


def _links(iris: Sequence[str], entries: Mapping[str, ConceptEntry]) -> str:
    shown = [f'<a href="#{concept_anchor(iri)}">{text_html(entries[iri].label)}</a>' for iri in iris if iri in entries]
    return " ".join(shown)
