"""What the page holds → one compact value for JSON: columns instead of rows, every text once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from kg.ontology.prefixes import FKGC, FKGR
from kg.view.explore.model import Explorer, Proof, Whole
from kg.view.explore.select import Drawn
from kg.view.overview import Label
from kg.view.palette import FAMILIES, family_of


class _Texts:
    """Texts by number, in the order in which they are first met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def island(page: Explorer, drawn: Drawn, whole: Whole | None = None) -> dict[str, Any]:
    """The data of the page.

    ``texts``: every quote, section and value once; columns refer to them by number. ``nodes``: iri (``r:`` or ``c:`` for our two
    namespaces), zh, en (empty when the same), aliases, cls (number of the class), mentions ([report, count, …]), community, and a column for
    each measure. ``facts``: statement (its last part), s, p, t (−1: none), v (text), belief in hundredths, date, proofs. ``figures``: likewise.
    ``whole``: of a page that holds a part, numbers of all nodes and facts, and of nodes by class. ``proofs``: report, section, page, quote,
    context, digest, extractor, pattern, confidence in hundredths; each proof once.
    """
    texts, proofs = _Texts(), dict[Proof, int]()
    classes, predicates = list(page.classes), list(page.predicates)
    cls, predicate = {name: n for n, name in enumerate(classes)}, {name: n for n, name in enumerate(predicates)}

    def told(found: Iterable[Proof]) -> list[int]:
        return [proofs.setdefault(proof, len(proofs)) for proof in found]

    facts = [
        (_last(each.statement), each.source, predicate[each.predicate], -1 if each.target is None else each.target, texts(each.value),
         round(100 * each.belief), each.date, told(each.proofs))
        for each in page.facts
    ]  # fmt: skip
    figures = [
        (_last(each.statement), each.about, texts(each.indicator.zh), texts(each.indicator.en), each.period, texts(each.words), each.modality,
         round(100 * each.belief), told(each.proofs))
        for each in page.figures
    ]  # fmt: skip
    proved = [
        (each.report, texts(each.section), each.page, texts(each.quote), [texts(more) for more in each.context], int(each.digest),
         texts(each.extractor), texts(each.pattern), round(100 * each.confidence))
        for each in proofs
    ]  # fmt: skip
    measures = sorted({name for node in page.nodes for name in node.measures})
    return {
        "title": _pair(page.title),
        "digest": page.digest,
        "texts": list(texts.numbers),
        "reports": [list(astuple(each)) for each in page.reports],
        "classes": [[name, *_pair(page.classes[name]), [cls[up] for up in page.above.get(name, ()) if up in cls], _family(name)] for name in classes],
        "families": [[each.key, *_pair(each.label), each.colour, each.shape] for each in FAMILIES],
        "predicates": [[name, *_pair(page.predicates[name])] for name in predicates],
        "nodes": {
            "iri": [_short(node.iri) for node in page.nodes],
            "zh": [node.label.zh for node in page.nodes],
            "en": [node.label.en if node.label.en != node.label.zh else "" for node in page.nodes],
            "aliases": [list(node.aliases) for node in page.nodes],
            "cls": [cls[node.cls] for node in page.nodes],
            "mentions": [[part for pair in sorted(node.mentions.items()) for part in pair] for node in page.nodes],
            "community": [node.community for node in page.nodes] if any(node.community is not None for node in page.nodes) else None,
        },
        "measures": {name: [node.measures.get(name, 0.0) for node in page.nodes] for name in measures},
        "facts": _columns(("id", "s", "p", "t", "v", "belief", "date", "proofs"), facts),
        "figures": _columns(("id", "about", "zh", "en", "period", "words", "modality", "belief", "proofs"), figures),
        "proofs": _columns(("report", "section", "page", "quote", "context", "digest", "extractor", "pattern", "confidence"), proved),
        "drawn": {"nodes": list(drawn.nodes), "x": [x for x, _ in drawn.places], "y": [y for _, y in drawn.places]},
        "whole": None if whole is None else [whole.nodes, whole.facts, [[cls[name], number] for name, number in whole.classes if name in cls]],
        "left": [[cls[name], number] for name, number in drawn.left_out],
    }


def _columns(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, list[Any]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _pair(label: Label) -> list[str]:
    return [label.zh, label.en or label.zh]


def _family(cls: str) -> int:
    return FAMILIES.index(family_of(cls))


def _last(iri: str) -> str:
    return iri.removeprefix(FKGR)


def _short(iri: str) -> str:
    return f"c:{iri[len(FKGC) :]}" if iri.startswith(FKGC) else f"r:{iri[len(FKGR) :]}" if iri.startswith(FKGR) else iri
