"""Pieces of HTML: escaped text, both languages side by side, quotes, embedded JSON."""

from __future__ import annotations

import json
from html import escape

from kg.model.document import SourceKind
from kg.view.overview import Label, Quote

DIGEST_MARK = Label("摘要（本项目撰写）", "Digest (written by this project)")
ORIGINAL_MARK = Label("原文", "Original")


def both(label: Label) -> str:
    """A label in both languages, of which the style sheet shows one; only the Chinese where there is no other."""
    zh = escape(label.zh, quote=False)
    if not label.en or label.en == label.zh:
        return f'<span lang="zh">{zh}</span>' if label.zh else ""
    return f'<span class="zh" lang="zh">{zh}</span><span class="en" lang="en">{escape(label.en, quote=False)}</span>'


def attribute(name: str, label: Label) -> str:
    """An attribute in Chinese whose English stands beside it, for the script to swap."""
    zh, en = escape(label.zh), escape(label.en or label.zh)
    return f'{name}="{zh}" data-{name}-zh="{zh}" data-{name}-en="{en}"'


def kind_mark(kind: SourceKind) -> str:
    """Whose words a sentence is: a digest's are ours and are always marked."""
    label = DIGEST_MARK if kind is SourceKind.DIGEST else ORIGINAL_MARK
    return f'<span class="kind {kind.value}">{both(label)}</span>'


def quote_html(quote: Quote) -> str:
    """A quote with its report, section and page."""
    where = [f'<cite lang="zh">{escape(quote.report, quote=False)}</cite>']
    if quote.section:
        where.append(f'<span lang="zh">{escape(quote.section, quote=False)}</span>')
    if quote.page is not None:
        where.append(both(Label(f"第 {quote.page} 页", f"p. {quote.page}")))
    if quote.line is not None:
        where.append(both(Label(f"第 {quote.line} 行", f"line {quote.line}")))
    where.append(kind_mark(quote.kind))
    text = escape(quote.text, quote=False)
    about = f'<p class="about"><strong>{both(quote.about)}</strong></p>' if quote.about is not None else ""
    return (
        f'<figure class="quote">{about}<blockquote lang="zh">{text}</blockquote>'
        f"<figcaption>{' '.join(where)}</figcaption></figure>"
    )


def script_json(value: object) -> str:
    """JSON that is safe inside a ``<script>`` element: no ``<``, ``>``, ``&``, no line separators of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
