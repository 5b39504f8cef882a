"""The pages of the site as a file declares them: names, titles and panels, before anything is computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.resources import resource
from kg.text.yaml_file import entry_of, load_yaml_list
from kg.view.overview import Label
from kg.worded import worded

GRAPH = ("graph", Label("交互图", "Graph"))
"""The page of ``kg view``: file name without ending, title."""
INDEX = ("index.html", Label("总览", "Overview"))
"""The first page: file, and what links to it are called."""
OWN = ("check", "coverage", "graph")
"""Pages of the site that no file declares."""
_PAGE = {"file", "zh", "en", "panels"}
_ABOUT = {"about_zh", "about_en", "heading_zh", "heading_en"}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class DeclaredPage:
    """A page: file name without ending, title (in the bar of pages), heading, what it is about (may be empty), its panels as they stand in the
    file; ``place`` counts from 0."""

    file: str
    title: Label
    heading: Label
    about: Label
    panels: tuple[Mapping[str, Any], ...]
    place: int


@dataclass(frozen=True)
class DeclaredSite:
    """The pages of a file, in its order."""

    path: Path
    pages: tuple[DeclaredPage, ...]

    def links(self) -> tuple[tuple[str, Label], ...]:
        """File names without ending and titles of all pages that a reader goes to from any other; the graph follows the first one."""
        first, *rest = ((page.file, page.title) for page in self.pages)
        return (first, GRAPH, *rest)


def read_site(path: Path | None = None) -> DeclaredSite:
    """The pages that a file declares (by default ``data/site.yaml``).

    Raises LexiconError, with file and line, for a page or panel without its names, with two of one name, or with neither query nor analysis.
    """
    path = path or resource("data", "site.yaml")
    entries = load_yaml_list(path, worded("pages"))
    if not entries:
        raise _wrong(path, "declares no page", "a YAML list of pages")
    pages: list[DeclaredPage] = []
    for place, raw in enumerate(entries):
        with entry_of(path, place):
            pages.append(_page(path, raw, place, {page.file for page in pages}))
    return DeclaredSite(path, tuple(pages))


def _page(path: Path, raw: Any, place: int, known: set[str]) -> DeclaredPage:
    if not isinstance(raw, dict) or _PAGE - raw.keys() or raw.keys() - _PAGE - _ABOUT or not isinstance(raw["panels"], list):
        raise _wrong(path, "a page of the site is malformed", "file, zh, en, panels: [ … ], and where wanted heading_zh, heading_en, about_zh, about_en")
    file = str(raw["file"])
    if not _NAME.fullmatch(file) or file in OWN:
        raise _wrong(path, worded("'{}' cannot be the file of a page", file), worded("a name of a-z, 0-9 and -, not {}", ", ".join(OWN)))
    if file in known:
        raise _wrong(path, worded("two pages are called '{}'", file), "a name for each")
    seen: set[str] = set()
    for number, panel in enumerate(raw["panels"]):
        with entry_of(path, place, "panels", number):
            _check_panel(path, panel, seen)
    about = Label(str(raw.get("about_zh", "")), str(raw.get("about_en", "")))
    title = Label(str(raw["zh"]), str(raw["en"]))
    heading = Label(str(raw.get("heading_zh", title.zh)), str(raw.get("heading_en", title.en)))
    return DeclaredPage(file, title, heading, about, tuple(raw["panels"]), place)


def _check_panel(path: Path, raw: Any, seen: set[str]) -> None:
    if not isinstance(raw, dict) or {"id", "zh", "en"} - raw.keys() or ("query" in raw) == ("analysis" in raw):
        raise _wrong(path, "a panel of the site is malformed", "id, zh, en, and either query with its view and the columns that this reads, or analysis")
    name = str(raw["id"])
    if not _NAME.fullmatch(name):
        raise _wrong(path, worded("'{}' cannot be the id of a panel", name), "a name of a-z, 0-9 and -")
    if name in seen:
        raise _wrong(path, worded("two panels of a page are called '{}'", name), "a name for each")
    seen.add(name)


def _wrong(path: Path, what: str, expected: str) -> LexiconError:
    return LexiconError(what, where=path.name, expected=expected, do="correct it")
