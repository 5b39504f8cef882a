"""The frame of a page: one HTML file with everything inside it, in two languages, that asks for nothing outside itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from kg.view.markup import attribute, both
from kg.view.overview import Label


def document(
    title: Label, body: str, style: str, scripts: Sequence[str], data: str = "", schemes: str = "light", *, asks: bool = False
) -> str:
    """A whole page; ``data`` is put before the scripts, ``schemes`` are the colour schemes that the style knows.

    A page that ``asks`` may ask the server that it came from, and nobody else.
    """
    return (
        "<!doctype html>\n"
        f'<html lang="zh-CN" data-title-zh="{escape(title.zh)}" '
        f'data-title-en="{escape(title.en or title.zh)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, asks=asks)}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="color-scheme" content="{schemes}"><link rel="icon" href="data:,">'
        f"<title>{escape(title.zh, quote=False)}</title><style>{style}</style></head>"
        f"<body>{body}{data}{''.join(f'<script>{script}</script>' for script in scripts)}</body></html>\n"
    )


def asset(name: str) -> str:
    """A file of ``kg/view/assets``."""
    return files("kg.view").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n").strip()


def top(sections: Sequence[tuple[str, Label]], *elsewhere: tuple[str, Label]) -> str:
    """The bar at the top: the sections of the page, other pages, the choice of language."""
    links = "".join(f'<a href="#{ident}">{both(label)}</a>' for ident, label in sections)
    others = "".join(f'<a class="elsewhere" href="{escape(address)}">{both(label)}</a>' for address, label in elsewhere)
    return _bar(Label("章节", "Sections"), links + others)


def site_top(current: str, pages: Sequence[tuple[str, Label]]) -> str:
    """The bar of a page of the site: all pages (file names without ending, titles), of which one is ``current``, and the choice of language."""
    links = "".join(
        f'<a href="{escape(file)}.html"{" aria-current=page" if file == current else ""}>{both(title)}</a>' for file, title in pages
    )
    return _bar(Label("网站", "Site"), links)


def within(sections: Sequence[tuple[str, Label]]) -> str:
    """The sections of a page of the site, below its title."""
    links = "".join(f'<a href="#{escape(ident)}">{both(label)}</a>' for ident, label in sections)
    return f'<nav class="within" {attribute("aria-label", Label("本页", "On this page"))}>{links}</nav>'


def _bar(name: Label, links: str) -> str:
    return (
        f'<a class="skip" href="#main">{both(Label("跳到正文", "Skip to content"))}</a>'
        f'<div class="top"><nav {attribute("aria-label", name)}>{links}</nav>'
        f'<div class="lang" role="group" {attribute("aria-label", Label("语言", "Language"))}>'
        '<button type="button" data-lang="zh" lang="zh" aria-pressed="true">中文</button>'
        '<button type="button" data-lang="en" lang="en" aria-pressed="false">English</button></div></div>'
    )


def section(ident: str, title: Label, inner: str) -> str:
    """A section under its heading."""
    return f'<section id="{ident}" aria-labelledby="{ident}-title"><h2 id="{ident}-title">{both(title)}</h2>{inner}</section>'


def _policy(scripts: Sequence[str], *, asks: bool) -> str:
    """The browser itself holds the page to its promise: no network (but its own server's), and no script but ours."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    asked = "connect-src 'self'; " if asks else ""
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        f"{asked}base-uri 'none'; form-action 'none'"
    )
