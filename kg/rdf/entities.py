"""Names, types and taxonomy of entities; metadata of reports and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity
from kg.rdf import literals, names
from kg.rdf.names import Names
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, term
from kg.text.chars import has_han

_LABEL, _PREF, _ALT = term("rdfs:label"), term("skos:prefLabel"), term("skos:altLabel")


def described(entities: Mapping[str, Entity], used: Iterable[str]) -> list[Entity]:
    """The entities to describe, sorted by id: those used, and every ancestor of a used concept.

    Raises ValueError when an entity or an ancestor is missing from ``entities``.
    """
    found: dict[str, Entity] = {}
    waiting = sorted(set(used))
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        entity = entities.get(key)
        if entity is None:
            raise ValueError(f"entity {key!r} is referred to, but the graph does not describe it")
        found[key] = entity
        waiting.extend(entity.broader)
    return [found[key] for key in sorted(found)]


def write_entity(sink: Sink, ids: Names, entity: Entity, titles: Mapping[str, str]) -> None:
    """Type, labels, aliases and taxonomy of one entity, in the lexicon or the assembled graph; learnt names always in the latter.

    ``titles`` are the labels of the reports of this build: a report's title is its label, any other name an alias.
    """
    graph = sink.node(names.LEXICON if entity.origin == "lexicon" else names.ASSEMBLED)
    node = sink.node(ids.entity(entity.id))
    forms = [entity.zh, entity.en, *entity.aliases]
    if entity.cls == "Report" and entity.id in titles:
        taken = {titles[entity.id]}
    else:
        sink.add(graph, node, TYPE, sink.node(names.FKG + entity.cls))
        labels = labels_of(entity)
        for name, language in labels:
            label = literals.text(name, language)
            sink.add(graph, node, _LABEL, label)
            if entity.is_concept:
                sink.add(graph, node, _PREF, label)
        taken = {name for name, _ in labels}
    learnt = {form.strip() for form in entity.learnt}
    for form in sorted({form.strip() for form in forms} - taken - {""}):
        sink.add(sink.node(names.ASSEMBLED) if form in learnt else graph, node, _ALT, literals.name_literal(form))
    if entity.is_concept:
        sink.add(graph, node, term("skos:inScheme"), sink.node(names.SCHEMES[entity.cls]))
    _write_members(sink, ids, entity)
    for parent in entity.broader:
        sink.add(graph, node, term("skos:broader"), sink.node(ids.entity(parent)))
    if entity.origin == "lexicon":
        for source in _teachers(entity):
            sink.add(graph, node, term("dcterms:source"), sink.node(source))
    elif entity.reason is not None:
        for said, language in ((entity.reason.en, "en"), (entity.reason.zh, "zh")):
            sink.add(graph, node, term("skos:editorialNote"), literals.text(said, language))


def _write_members(sink: Sink, ids: Names, entity: Entity) -> None:
    """How many a collective name stands for, and those of them that the graph describes; an empty id is one that it does not."""
    if entity.members:
        graph, node = sink.node(names.LEXICON), sink.node(ids.entity(entity.id))
        sink.add(graph, node, term("fkg:memberCount"), literals.integer(len(entity.members)))
        for member in filter(None, entity.members):
            sink.add(graph, node, term("fkg:hasMember"), sink.node(ids.entity(member)))


def labels_of(entity: Entity) -> list[tuple[str, str]]:
    """One label in ``zh`` and at most one in ``en``, each with its language; a name without Chinese characters is both."""
    english = entity.en.strip() if has_han(entity.zh) else entity.zh
    return [(entity.zh, "zh"), *([(english, "en")] if english else [])]


def _teachers(entity: Entity) -> list[str]:
    """Who taught a name or its place in the taxonomy: reports, or general knowledge of the field."""
    taught = [name.strip() for name in entity.source.split("|") if name.strip()]
    if not taught and entity.broader:
        taught = ["general"]
    return [names.GENERAL_KNOWLEDGE if name == "general" else names.report_iri(name) for name in taught]


def write_general_knowledge(sink: Sink) -> None:
    """Describe the source of names that any analyst of the field knows."""
    graph, node = sink.node(names.LEXICON), sink.node(names.GENERAL_KNOWLEDGE)
    sink.add(graph, node, TYPE, term("prov:Entity"))
    sink.add(graph, node, _LABEL, literals.text("词表（领域常识）", "zh"))
    sink.add(graph, node, _LABEL, literals.text("lexicon (general knowledge of the field)", "en"))


def report_label(report: Report) -> str:
    """What a report is called: its title, or its id where it has none."""
    return report.title.strip() or report.id


def write_report(sink: Sink, report: Report, publisher: str) -> None:
    """Metadata of a report, in its own graph; ``publisher`` is the publisher's IRI, or empty where it is no entity."""
    node = sink.node(names.report_iri(report.id))
    label = report_label(report)
    sink.add(node, node, TYPE, term("fkg:Report"))
    sink.add(node, node, _LABEL, literals.text(label, "zh"))
    if not has_han(label):
        sink.add(node, node, _LABEL, literals.text(label, "en"))
    sink.add(node, node, term("dcterms:title"), literals.text(label, "zh" if has_han(label) else "en"))
    sink.add(node, node, term("dcterms:identifier"), literals.text(report.id))
    if publisher:
        sink.add(node, node, term("dcterms:publisher"), sink.node(publisher))
    if report.publisher:
        sink.add(node, node, term("schema:publisher"), literals.text(report.publisher))
    if report.date:
        sink.add(node, node, term("dcterms:issued"), literals.date(report.date) or literals.text(report.date))
    if report.cite:
        sink.add(node, node, term("dcterms:bibliographicCitation"), literals.text(report.cite))


def write_source(sink: Sink, source: Source, report: str) -> None:
    """One file as read, in the graph of its report."""
    graph, node = sink.node(names.report_iri(report)), sink.node(names.source_iri(source.sha256))
    kind = "digest" if source.kind is SourceKind.DIGEST else "original"
    sink.add(graph, node, TYPE, term("fkg:Source"))
    sink.add(graph, node, term("fkg:kind"), sink.node(names.FKGC + kind))
    sink.add(graph, node, term("fkg:sha256"), literals.text(source.sha256))
    sink.add(graph, node, term("dcterms:isVersionOf"), graph)
    sink.add(graph, node, term("schema:name"), literals.text(source.name))
    sink.add(graph, node, term("schema:encoding"), literals.text(source.encoding))
