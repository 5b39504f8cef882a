"""Communities as a panel."""

from __future__ import annotations

from dataclasses import replace

from kg.api.communities import claims_of
from kg.api.panels.entry import OPEN, SLICE, Entry, as_csv, call, command, slice_of
from kg.api.panels.setting import Setting
from kg.errors import UsageError
from kg.network.bundled import bundled_projection
from kg.view.communities_page import community_notes
from kg.view.overview import Label
from kg.view.panels.communities import communities_html
from kg.view.panels.model import Part
from kg.worded import chinese, worded

TAKES = ("projection", "resolution", "seed", "runs", "samples", "top", *(name for name in SLICE if name != "weight"))


def communities_panel(entry: Entry, setting: Setting) -> Part:
    """The communities of a projection, with what is characteristic of each. Raises LexiconError for a choice that means nothing."""
    projection, resolution = entry.text("projection", "actor-technology"), entry.number("resolution", 1.0)
    with entry.checked():
        bundled_projection(projection)
    if not resolution:
        raise entry.wrong(worded("has no number for '{}'", "resolution"), "above 0")
    counted = {"seed": entry.whole("seed", 0), "runs": entry.whole("runs", 10), "samples": entry.whole("samples", 20), "top": entry.whole("top", 12)}
    if counted["samples"] == 1:
        raise entry.wrong(worded("has no number for '{}'", "samples"), "0, or 2 and more")
    options = {"resolution": resolution, **counted, **slice_of(entry)}
    line = command("kg", "communities", projection=projection, **options)
    part = Part(entry.id, entry.title, "", commands=(line,), calls=(OPEN, call("communities", projection, **options)))
    try:
        found = setting.graph.communities(projection, **options)
    except UsageError as error:  # the graph holds nothing of the kind
        return replace(part, notes=(Label(f"没有可算的社群：{chinese(error.what)}。", f"There are no communities to compute: {error.what}."),))
    proof = setting.proofs(claims_of(found))
    shown = communities_html(found, proof, setting.graph.terms, entry.id)
    return replace(part, shown=shown, notes=tuple(community_notes(found)), sources=setting.sources(proof), csv=as_csv(found.member_rows()))
