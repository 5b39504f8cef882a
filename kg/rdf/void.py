"""The description of a build in the vocabularies VoID and DCAT: what it holds, from which reports, in which files, under which terms.

The counts are those of the named graphs without ``fkgr:graph/run``, where the description itself stands: so it does not count
itself. A triple that stands in several graphs is counted in each. The description says so too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

import pyoxigraph as ox

from kg.model.document import Report
from kg.ontology.prefixes import PREFIXES, shorten
from kg.rdf import literals, names
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, iri_of, is_node, term

BUILD = names.FKGR + "build"
_FILES = (("graph.nq", "application/n-quads"), ("graph.trig", "application/trig"))
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_TEXTS = {
    "dcterms:title": ("金融科技知识图谱：一次构建", "Fintech knowledge graph: one build"),
    "dcterms:description": (
        "从中文金融科技报告读出的机构、政策、技术、产品、举措与统计，每个事实附原句。各计数不含命名图 graph/run（构建记录与本描述所在）；"
        "一个三元组在几个命名图中出现，就在各图中各计一次。",
        "Organisations, policies, technologies, products, initiatives and statistics read from Chinese fintech reports, every fact with its "
        "sentence. The counts leave out the named graph graph/run, which holds the record of the build and this description; a triple that "
        "stands in several named graphs is counted in each.",
    ),
    "dcterms:rights": (
        "结构、词表与抽取结果以 CC BY 4.0 发布；引文（fkg:quote）仍属各报告的出版者。",
        "Structure, vocabulary and extracted data are published under CC BY 4.0; the quotes (fkg:quote) remain their publishers'.",
    ),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Quads by graph and by property, things by class, all by IRI and without the run graph."""

    by_graph: Counter[str]
    by_property: Counter[str]
    by_class: Counter[str]


def sizes_of(sink: Sink) -> Sizes:
    """The sizes of what a sink holds."""
    return Sizes(*_sizes(sink), _instances(sink))


def sizes_told(run: Iterable[ox.Quad]) -> Sizes:
    """The sizes that the quads of a run graph tell, as ``write_description`` wrote them."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in run:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            parts[quad.subject.value][shorten(quad.predicate.value)] = quad.object.value
    found = Sizes(Counter(), Counter(), Counter())
    for what, unit, sizes in (("sd:name", "triples", found.by_graph), ("void:property", "triples", found.by_property), ("void:class", "entities", found.by_class)):
        sizes.update({told[what]: int(told[f"void:{unit}"]) for told in parts.values() if what in told})
    return found


def write_description(sink: Sink, reports: Iterable[Report], entities: int, sizes: Sizes) -> None:
    """Describe a dataset in its run graph. ``entities`` is the number of organisations, policies, products, places and concepts,
    ``sizes`` those of everything but the run graph.
    """
    by_graph, by_property, by_class = ({iri: number for iri, number in each.items() if number} for each in (sizes.by_graph, sizes.by_property, sizes.by_class))
    where, build = sink.node(names.RUN), sink.node(BUILD)
    for cls in ("void:Dataset", "dcat:Dataset"):
        sink.add(where, build, TYPE, term(cls))
    for name, (zh, en) in _TEXTS.items():
        sink.add(where, build, term(name), literals.text(zh, "zh"))
        sink.add(where, build, term(name), literals.text(en, "en"))
    sink.add(where, build, term("dcterms:license"), sink.node(_LICENCE))
    sink.add(where, build, term("prov:wasGeneratedBy"), sink.node(names.FKGR + "run"))
    for report in sorted(reports, key=lambda each: each.id):
        sink.add(where, build, term("dcterms:source"), sink.node(names.report_iri(report.id)))
    totals = {"triples": sum(by_graph.values()), "entities": entities, "classes": len(by_class), "properties": len(by_property)}
    for name, number in totals.items():
        sink.add(where, build, term(f"void:{name}"), literals.integer(number))
    for namespace in sorted({_namespace(iri) for iri in (*by_class, *by_property)}):
        sink.add(where, build, term("void:vocabulary"), sink.node(namespace))
    _parts(sink, "subset", "sd:name", "triples", by_graph)
    _parts(sink, "classPartition", "void:class", "entities", by_class)
    _parts(sink, "propertyPartition", "void:property", "triples", by_property)
    for name, media_type in _FILES:
        file = sink.node(f"{BUILD}/{name}")
        sink.add(where, build, term("dcat:distribution"), file)
        sink.add(where, file, TYPE, term("dcat:Distribution"))
        sink.add(where, file, term("dcterms:title"), literals.text(name))
        sink.add(where, file, term("dcterms:license"), sink.node(_LICENCE))
        sink.add(where, file, term("dcat:mediaType"), sink.node(f"https://www.iana.org/assignments/media-types/{media_type}"))


def _parts(sink: Sink, link: str, what: str, unit: str, sizes: dict[str, int]) -> None:
    """One node for each graph, class or property, with its size."""
    where, build = sink.node(names.RUN), sink.node(BUILD)
    for iri in sorted(sizes):
        node = sink.node(f"{BUILD}/{link}/{names.content_hash(iri)}")
        sink.add(where, build, term(f"void:{link}"), node)
        sink.add(where, node, TYPE, term("void:Dataset"))
        sink.add(where, node, term(what), sink.node(iri))
        sink.add(where, node, term(f"void:{unit}"), literals.integer(sizes[iri]))


def _sizes(sink: Sink) -> tuple[Counter[str], Counter[str]]:
    """Quads by graph, and by property."""
    by_graph: Counter[str] = Counter()
    by_property: Counter[str] = Counter()
    for (graph, predicate), number in Counter(map(itemgetter(3, 1), sink.rows())).items():
        if iri_of(graph) != names.RUN:
            by_graph[iri_of(graph)] += number
            by_property[iri_of(predicate)] += number
    return by_graph, by_property


def _instances(sink: Sink) -> Counter[str]:
    """Things by class; one that several graphs give the class counts once."""
    run = sink.node(names.RUN)
    typed = {(thing, cls) for thing, predicate, cls, graph in sink.rows() if predicate == TYPE and graph != run}
    return Counter(iri_of(cls) for _, cls in typed if is_node(cls))


def _namespace(iri: str) -> str:
    """The namespace of a term; what has none of the known prefixes is cut after its last ``#`` or ``/``."""
    prefix, colon, local = shorten(iri).partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return PREFIXES[prefix]
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
