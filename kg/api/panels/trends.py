"""Trends as a panel."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.analysis.trends.presence import PER
from kg.api.panels.entry import OPEN, Entry, as_csv, call, command
from kg.api.panels.setting import Setting
from kg.api.trends_page import proof_of
from kg.errors import QueryError, UsageError
from kg.view.overview import Label, Quote
from kg.view.panels.model import Part
from kg.view.panels.trends import trend_html, trend_notes
from kg.view.trends_page import Trend, proven
from kg.view.trends_tables import Proof
from kg.worded import chinese, worded

_CHOICES = {
    "themes": ("class", "level", "per"), "entities": ("class", "per"), "relations": ("per",), "pilots": ("class", "subject"),
    "policies": ("class", "level"), "series": ("class", "indicator", "about", "unit", "since", "until"), "changes": ("class", "level"),
}  # fmt: skip
TAKES = tuple(sorted({"what", "from", "to", "reports", "publisher", "top", *(each for choices in _CHOICES.values() for each in choices)}))


def trends_panel(entry: Entry, setting: Setting) -> Part:
    """What changes over the reports, as ``what`` says. Raises LexiconError for a choice that means nothing."""
    what, top = entry.text("what", "themes"), entry.whole("top", 12)
    if what not in _CHOICES:
        raise entry.wrong(worded("knows no trend '{}'", what), " | ".join(_CHOICES))
    for name in entry.raw.keys() & {each for choices in _CHOICES.values() for each in choices} - set(_CHOICES[what]):
        raise entry.wrong(worded("takes no '{}' for {}", name, what), ", ".join(_CHOICES[what]))
    if what == "series" and not entry.text("indicator"):
        raise entry.wrong(worded("names no indicator"), "indicator: the name of one, as kg query most-measured tells them")
    if entry.text("per") not in ("", *PER):
        raise entry.wrong(worded("has '{}' for 'per'", entry.text("per")), " | ".join(PER))
    options = _options(entry, setting, what)
    named = {"series": entry.text("indicator"), "pilots": entry.text("subject")}.get(what, "")
    line = command("kg", "trends", what, *([named] if named else []), **options, top=top)
    part = Part(entry.id, entry.title, "", commands=(line,), calls=(OPEN, _call(what, named, options)))
    try:
        found = _find(setting, what, named, options)
    except (UsageError, QueryError) as error:  # the graph holds nothing of the kind
        return replace(part, notes=(Label(f"没有可看的变化：{chinese(error.what)}。", f"There is nothing to look at: {error.what}."),))
    proof = proof_of(setting.graph, proven([found], top), setting.proofs)
    sources = setting.cited(_reports(setting, proof))
    return replace(part, shown=trend_html(found, proof, entry.id, top), notes=trend_notes(found), sources=sources, csv=as_csv(found.rows()))


def _options(entry: Entry, setting: Setting, what: str) -> dict[str, Any]:
    """The choices that were made, as ``Graph.trends``, ``series`` and ``changes`` take them."""
    made: dict[str, Any] = {
        "start": entry.words("from"), "end": entry.words("to"), "reports": entry.words("reports"), "publisher": entry.text("publisher"), "per": entry.text("per"),
        "about": entry.words("about"), "unit": entry.text("unit"), "since": entry.text("since"), "until": entry.text("until"),
    }  # fmt: skip
    if "level" in entry.raw:
        made["level"] = entry.whole("level", 2, 1)
    with entry.checked():
        made["cls"] = setting.graph.terms.class_name(entry.text("class")) if "class" in entry.raw else ""
    return {name: value for name, value in made.items() if value not in ("", ())}


def _find(setting: Setting, what: str, named: str, options: dict[str, Any]) -> Trend:
    graph = setting.graph
    if what == "series":
        return graph.series(named, **options)
    if what == "changes":
        return graph.changes(**options)
    return graph.trends(what, **(options | ({"subject": named} if named else {})))


def _call(what: str, named: str, options: dict[str, Any]) -> str:
    if what == "series":
        return call("series", named, **options)
    if what == "changes":
        return call("changes", **options)
    return call("trends", what, **options, subject=named)


def _reports(setting: Setting, proof: Proof) -> set[str]:
    """Ids of the reports that are quoted."""
    titles = {each.title: each.id for each in setting.graph.snapshot.reports}
    quoted: set[Quote] = {quote for quotes in proof.quotes.values() for quote in quotes}
    return {titles[quote.report] for quote in quoted if quote.report in titles}


