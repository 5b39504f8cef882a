"""The page of trends: one offline file, the caution on top of each part, charts, and tables whose numbers open to their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.analysis.trends.caution import Said
from kg.analysis.trends.changes import Changes
from kg.analysis.trends.pilots import Pilots
from kg.analysis.trends.policies import Policies
from kg.analysis.trends.presence import Presence
from kg.analysis.trends.series import Series
from kg.model.document import SourceKind
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both
from kg.view.overview import Label
from kg.view.trends_lists import changes_html, pilots_html, policies_html
from kg.view.trends_presence import TITLES, presence_html
from kg.view.trends_series import series_html
from kg.view.trends_tables import SHOWN, Proof

Trend = Presence | Series | Pilots | Policies | Changes
"""What a part of the page may show."""

TITLE = Label("报告之间的变化", "Trends over the reports")


def render_trends(parts: Sequence[Trend], proof: Proof, *, top_rows: int = 20) -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; ``top_rows`` bounds long lists (0: all)."""
    sections = [shown for number, part in enumerate(parts) for shown in _sections(part, proof, top_rows, number)]
    marked = any(quote.kind is SourceKind.DIGEST for quotes in proof.quotes.values() for quote in quotes)
    body = "".join(
        (
            top([(ident, label) for ident, label, _ in sections]),
            '<main id="main">',
            _header(digests=marked),
            *(section(*each) for each in sections),
            "</main>",
        )
    )
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "trends.css"))
    return document(TITLE, body, style, [asset("overview.js")], schemes="light dark")


def proven(parts: Iterable[Trend], top_rows: int = 20) -> set[str]:
    """IRIs of passages, statements and observations whose quotes the page shows."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Presence):
            found |= _of_presence(part, top_rows)
        elif isinstance(part, Series):
            found |= {iri for line in part.lines for point in line.points for iri in point.observations}
            found |= {iri for line in part.lines for growth in line.growth for iri in growth.observations}
        elif isinstance(part, Pilots):
            found |= {iri for each in part.pilots for iri in each.statements} | {each.figure.iri for each in part.figures}
        elif isinstance(part, Policies):
            found |= {iri for each in part.policies for iri in each.statements[:SHOWN]}
        else:
            found |= _of_presence(part.themes, top_rows) | {iri for entity in part.entities[: top_rows or None] for iri in entity.passages[:SHOWN]}
            found |= {iri for each in part.counts for told in (each.added, each.kept, each.dropped) for iri in told[:SHOWN]}
            found |= {each.statement for each in part.relations} | {iri for each in part.policies for iri in each.statements[:SHOWN]}
            found |= {iri for each in part.figures for point in (each.before, each.after) for iri in point.observations}
    return found


def _of_presence(part: Presence, top_rows: int) -> set[str]:
    shown = part.top(top_rows)
    return {iri for each in shown for passages in each.passages for iri in passages[:SHOWN]} | {iri for each in shown for iri in each.statements[:SHOWN]}


def _sections(part: Trend, proof: Proof, top_rows: int, number: int) -> list[tuple[str, Label, str]]:
    caution = _caution(part.caution)
    if isinstance(part, Presence):
        return [(part.what, TITLES[part.what], caution + presence_html(part, proof, top=top_rows))]
    if isinstance(part, Series):
        notes = "".join(_caution(note) for note in part.notes)
        name = Label(part.indicator.zh, part.indicator.en)
        return [(f"series-{number}", name, caution + notes + series_html(part, proof, f"series-{number}"))]
    if isinstance(part, Pilots):
        return [("pilots", Label("试点", "Pilots"), caution + pilots_html(part, proof))]
    if isinstance(part, Policies):
        return [("policies", Label("政策", "Policies"), caution + policies_html(part, proof))]
    first, last = (", ".join(ids) for ids in (part.selection.before, part.selection.after))
    between = Label(f"{first} → {last}", f"{first} → {last}")
    themes = _sections(part.themes, proof, top_rows, number)
    return [*themes, ("changes", Label(f"新旧之间：{between.zh}", f"Between: {between.en}"), _caution(part.caution) + changes_html(part, proof, top=top_rows))]


def _caution(said: Said) -> str:
    return f'<div class="caution" role="note"><p>{both(Label(said.zh, said.en))}</p></div>'


def _header(*, digests: bool) -> str:
    what = Label(
        f"本页从图谱中的报告看变化。带虚线的数字可点开，看到读出它的原句（每处至多 {SHOWN} 句）、所在报告与章节。",
        f"This page looks at change over the reports of the graph. Numbers with a dotted line open to the sentences they were read from (at most {SHOWN} each), "
        "with report and section.",
    )
    notes = ""
    if digests:
        marked = Label(
            f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
            f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
        )
        notes = f"<p>{both(marked)}</p>"
    return f'<header><h1>{both(TITLE)}</h1><p class="lead">{both(what)}</p>{notes}</header>'
