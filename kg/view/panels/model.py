"""What the pages of the site show: a panel is one query, its rows with what proves each, and one view of them; or one analysis, drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.view.overview import Label, Quote

VIEWS = ("table", "bars", "lines", "timeline", "heat", "tree", "cards", "tiles")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the answer: a label for each column (numbers as written), and the sentences that it rests on."""

    cells: tuple[Label, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """``asked`` is the query as it was run, ``name`` what ``kg query`` knows it by; ``options`` name the columns that the view reads.

    ``sources`` are the lines by which the publishers of the reports behind the rows want to be cited.
    """

    id: str
    title: Label
    view: str
    name: str
    asked: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    options: Mapping[str, str]
    sources: tuple[str, ...]
    csv: str


@dataclass(frozen=True, slots=True)
class Part:
    """A panel of an analysis: ``shown`` is its drawing as HTML (empty where there is nothing to show, which ``notes`` then say).

    ``notes`` tell a reader how it was computed and what to keep in mind, ``meaning`` what the words of it mean; ``commands`` and ``calls`` repeat it
    on the command line and in Python (``g`` is the opened graph); ``sources`` and ``csv`` as in ``Panel``, the data empty where there are none.
    """

    id: str
    title: Label
    shown: str
    notes: tuple[Label, ...] = ()
    commands: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    csv: str = ""
    meaning: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: file name without ending, title, panels, and what it is about (empty: only the usual sentence stands there)."""

    file: str
    title: Label
    panels: tuple[Panel | Part, ...]
    about: Label = field(default_factory=lambda: Label(""))
