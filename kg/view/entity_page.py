"""The page of one thing of the graph: an entity's card, a statement with its evidence, or the plain properties of the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import escape
from urllib.parse import quote as percent

from kg.model.document import SourceKind
from kg.ontology.prefixes import FKGC, FKGR, shorten
from kg.store.describe import Description
from kg.store.facts import Fact, ShownEvidence, Statistic
from kg.store.labels import Ref
from kg.view.frame import asset, document, section, top
from kg.view.markup import attribute, both, kind_mark, quote_html
from kg.view.overview import Label, Quote
from kg.view.wording import BOUNDS, MODALITIES, SOURCE, called

FORMATS = (("ttl", "Turtle"), ("nt", "N-Triples"), ("rdf", "RDF/XML"), ("jsonld", "JSON-LD"))
Say = Callable[[Ref], Label]
"""How to call a thing in both languages."""
_HOME = ("/", Label("查询 →", "Query →"))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something without a name of its own: property and value both ways; ``kind`` tells whose words its quote is."""

    iri: str
    outgoing: tuple[tuple[Ref, Ref], ...]
    incoming: tuple[tuple[Ref, Ref], ...]
    kind: str
    more: bool


def local_address(iri: str) -> str:
    """Where this service tells of an IRI; empty for an IRI of others."""
    for namespace, path in ((FKGR, "/id/"), (FKGC, "/concept/")):
        if iri.startswith(namespace):
            return path + percent(iri.removeprefix(namespace), safe="/:@!$&'()*+,;=~-._")
    return ""


def render_entity(zh: Description, en: Description) -> str:
    """The card of an entity, from its description in each language. Pure and deterministic, as are all pages here."""
    say = _speaker(en)
    title = Label(zh.zh or zh.en or shorten(zh.iri), zh.en)
    facts = "".join(_group(group.predicate, group.outgoing, group.facts, say) for group in zh.groups)
    parts = [
        ("relations", Label("事实", "Facts"), facts),
        ("statistics", Label("统计", "Statistics"), "".join(_statistic(each, say) for each in zh.statistics)),
        ("mentions", Label("提及", "Mentions"), _mentions(zh, say)),
    ]
    shown = [(ident, label, inner) for ident, label, inner in parts if inner]
    body = _head(title, zh.iri, _names(zh, en, say)) + "".join(section(*part) for part in shown)
    return _page(title, [(ident, label) for ident, label, _ in shown], body)


def render_claim(zh: Fact | Statistic, en: Fact | Statistic) -> str:
    """One statement or observation with its evidence."""
    say = _speaker(en)
    if isinstance(zh, Fact):
        title = Label("一条陈述", "A statement")
        row = f"{_link(zh.subject, say)} <b>{both(say(zh.predicate))}</b> {_link(zh.object, say)}"
        shown = f'<p class="claim">{row}</p>{_details(zh, say)}'
    else:
        title = Label("一项统计", "A statistic")
        shown = f'<p class="claim">{_statistic_line(zh, say)}</p>'
    proof = section("evidence", Label("证据", "Evidence"), "".join(map(_evidence, zh.evidence)))
    return _page(title, [("evidence", Label("证据", "Evidence"))], _head(title, zh.iri, shown) + proof)


def render_thing(thing: Thing, en: Mapping[str, str]) -> str:
    """The properties of something else: a passage, a source, an evidence; ``en`` are English labels by IRI."""

    def say(ref: Ref) -> Label:
        return called(ref.label, en.get(ref.iri, ""))

    title = Label(shorten(thing.iri))
    mark = kind_mark(SourceKind(thing.kind)) if thing.kind else ""
    parts = []
    for ident, label, pairs in (
        ("outgoing", Label("属性", "Properties"), thing.outgoing),
        ("incoming", Label("被引用", "Referred to by"), thing.incoming),
    ):
        rows = "".join(f"<div><dt>{both(say(name))}</dt><dd>{_link(value, say)}</dd></div>" for name, value in pairs)
        if rows:
            parts.append((ident, label, f'<dl class="card">{rows}</dl>'))
    note = both(Label("只列出前面的部分。", "Only the first are listed.")) if thing.more else ""
    body = _head(title, thing.iri, mark) + "".join(section(*part) for part in parts) + (f'<p class="note">{note}</p>' if note else "")
    return _page(title, [(ident, label) for ident, label, _ in parts], body)


def render_missing(iri: str) -> str:
    """The page that says that the graph knows nothing of an IRI."""
    title = Label("图谱中没有此项", "Not in this graph")
    told = Label("图谱对下面的标识一无所知；可在查询页检索名称。", "The graph knows nothing of this identifier; look for the name on the query page.")
    found = f'<p class="lead">{both(told)}</p><p><code>{escape(iri, quote=False)}</code></p><p><a href="/">{both(Label("查询页", "Query page"))}</a></p>'
    return _page(title, [], f"<header><h1>{both(title)}</h1>{found}</header>")


def _page(title: Label, sections: Sequence[tuple[str, Label]], body: str) -> str:
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "entity.css"))
    inner = f'{top(sections, _HOME)}<main id="main" class="thing">{body}</main>'
    return document(title, inner, style, [asset("overview.js"), asset("remember.js")], schemes="light dark")


def _head(title: Label, iri: str, inner: str) -> str:
    path = escape(local_address(iri))
    links = "".join(f'<a href="{path}?format={short}" rel="alternate">{name}</a>' for short, name in FORMATS)
    return (
        f"<header><h1>{both(title)}</h1><p><code>{escape(iri, quote=False)}</code></p>"
        f'<nav class="formats" {attribute("aria-label", Label("RDF 格式", "RDF formats"))}>{links}</nav>{inner}</header>'
    )


def _names(zh: Description, en: Description, say: Say) -> str:
    rows = (
        (Label("类别", "Class"), " ⊑ ".join(both(say(each)) for each in zh.classes)),
        (Label("别名", "Also called"), "、".join(f"<span>{escape(each, quote=False)}</span>" for each in zh.aliases)),
        (Label("上位概念", "Broader"), "、".join(_link(each, say) for each in zh.broader)),
        (Label("下位概念", "Narrower"), "、".join(_link(each, say) for each in zh.narrower)),
        (Label("名称来源", "Name taught by"), "、".join(_link(each, say) for each in zh.taught_by)),
        (Label("说明", "Note"), both(Label(zh.note, en.note))),
    )
    return f'<dl class="card">{"".join(f"<div><dt>{both(name)}</dt><dd>{inner}</dd></div>" for name, inner in rows if inner)}</dl>'


def _group(predicate: Ref, outgoing: bool, facts: Sequence[Fact], say: Say) -> str:
    arrow = ("", " →") if outgoing else ("← ", "")
    head = f"<h3>{arrow[0]}{both(say(predicate))}{arrow[1]} <small>{len(facts)}</small></h3>"
    return head + "".join(_fact(each, each.object if outgoing else each.subject, say) for each in facts)


def _fact(fact: Fact, other: Ref, say: Say) -> str:
    return f'<details class="claim"><summary>{_link(other, say)}{_details(fact, say)}</summary>{_proof(fact)}</details>'


def _details(fact: Fact, say: Say) -> str:
    pairs = [f"{both(say(name))} {_link(value, say)}" for name, value in fact.qualifiers]
    return _small([*pairs, _modality(fact.modality), _belief(fact.belief)])


def _statistic(statistic: Statistic, say: Say) -> str:
    return f'<details class="claim"><summary>{_statistic_line(statistic, say)}</summary>{_proof(statistic)}</details>'


def _statistic_line(statistic: Statistic, say: Say) -> str:
    number = statistic.value or f"{statistic.low}–{statistic.high}"
    bound = both(BOUNDS[statistic.bound]) + " " if statistic.bound in BOUNDS else ""
    about = [_link(each, say) for each in (statistic.about, statistic.place) if each is not None]
    figure = f"<b>{bound}{escape(number, quote=False)} {escape(statistic.unit, quote=False)}</b>"
    sources = [both(SOURCE) + " " + "、".join(_link(each, say) for each in statistic.sources)] if statistic.sources else []
    said = [*about, escape(statistic.period), *sources, _modality(statistic.modality), _belief(statistic.belief)]
    return f"{_link(statistic.indicator, say)} {figure}{_small(said)}"


def _modality(name: str) -> str:
    return f'<em class="modality">{both(MODALITIES[name])}</em>' if name in MODALITIES else ""


def _belief(belief: str) -> str:
    return f'{both(Label("可信度", "belief"))} {escape(belief, quote=False)}' if belief else ""


def _small(parts: Sequence[str]) -> str:
    kept = " · ".join(part for part in parts if part)
    return f" <small>{kept}</small>" if kept else ""


def _proof(claim: Fact | Statistic) -> str:
    address = escape(local_address(claim.iri))
    whole = f'<p class="note"><a href="{address}">{escape(shorten(claim.iri), quote=False)}</a></p>'
    return "".join(map(_evidence, claim.evidence)) + whole


def _evidence(shown: ShownEvidence) -> str:
    kind = SourceKind(shown.kind)
    quote = Quote(shown.title, shown.section, shown.quote, kind, shown.page)
    further = [quote_html(Quote(shown.title, shown.section, each, kind)) for each in shown.context]
    context = f'<p class="note">{both(Label("连同：", "together with:"))}</p>{"".join(further)}' if further else ""
    how = f"{shown.extractor} · {shown.pattern} · {shown.confidence}"
    return f'{quote_html(quote)}{context}<p class="note how">{escape(how, quote=False)}</p>'


def _mentions(zh: Description, say: Say) -> str:
    rows = "".join(f"<li>{_link(report, say)} <small>{number}</small></li>" for report, number in zh.mentions)
    return f"<ul>{rows}</ul>" if rows else ""


def _link(ref: Ref, say: Say) -> str:
    """A thing's label as a link to its page; text where it has none here."""
    address = local_address(ref.iri)
    shown = both(say(ref))
    return f'<a href="{escape(address)}">{shown}</a>' if address else f"<span>{shown}</span>"


def _speaker(english: object) -> Say:
    """How to call a thing in both languages, given what the store told in English."""
    names: dict[str, str] = {}

    def walk(value: object) -> None:
        if isinstance(value, Ref):
            if value.iri:
                names[value.iri] = value.label
        elif isinstance(value, tuple):
            for each in value:
                walk(each)
        elif is_dataclass(value) and not isinstance(value, type):
            for each in fields(value):
                walk(getattr(value, each.name))

    walk(english)

    def say(ref: Ref) -> Label:
        return called(ref.label, names.get(ref.iri, ""))

    return say
