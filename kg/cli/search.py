"""``kg search``: full text over the passages, with the entities in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.cli.language import Lang
    from kg.store.search import Hit

Words = Annotated[
    list[str], typer.Argument(metavar="TEXT...", help=say("要找的词；多个词以同时出现者为先", "Words; passages with all of them, else with the most"))
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help=say("最多列出几条", "How many to list at most"))]


def search(
    words: Words,
    *,
    limit: Limit = 20,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Find the sentences and table rows that hold all the words, best first, with the entities in them.

    Where none holds all of them, those with the most of the words are listed, and this is said.

    zh:查找同时含有所给各词的句子与表格行，最相关的在前，并列出其中的实体。

    没有一句同时含有各词时，列出含词最多的，并加以说明。
    """
    from kg.cli.opening import open_store
    from kg.cli.output import as_json as to_json
    from kg.cli.output import is_terminal, print_rows, write
    from kg.store.search import search as find

    speech = lang or default_language()
    text = " ".join(words).strip()
    if not text:
        raise UsageError("nothing to search for", do="name a word")
    with open_store(out, address) as store:
        hits = find(store, text, limit, speech.value)
    if hits and hits[0].missing:
        told = say("没有一句同时含有这些词；以下是含词最多的", "no passage holds all of these words; those with the most of them follow", speech)
        typer.echo(told, err=True)
    if as_json:
        from kg.cli.wording import plain

        write(to_json([plain(hit) for hit in hits]), file)
        return
    if not hits:
        typer.echo(say(f"没有句子含有“{text}”", f"no passage holds {text!r}", speech), err=True)
        return
    if file is None and is_terminal():
        _show(hits, words, speech)
        return
    head = say("报告 章节 页 类型 原句 实体", "report section page kind quote entities", speech).split()
    print_rows(head, [_row(hit, speech) for hit in hits], file)


def _row(hit: Hit, lang: Lang) -> list[str]:
    from kg.cli.wording import kind

    page = "" if hit.page is None else str(hit.page)
    return [hit.title, hit.section, page, kind(hit.kind, lang), hit.quote, "、".join(ref.label for ref in hit.entities)]


def _show(hits: tuple[Hit, ...], words: list[str], lang: Lang) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.wording import place

    console = Console()
    for number, hit in enumerate(hits, 1):
        quote = Text(hit.quote)
        quote.highlight_words([word for each in words for word in each.split()], "bold yellow", case_sensitive=False)
        entities = _row(hit, lang)[-1]
        console.print(Text(f"{number}. ", "bold") + quote)
        console.print(Padding(Text(place(hit, lang), "dim"), (0, 0, 0, 3)))
        if entities:
            console.print(Padding(Text(entities, "cyan"), (0, 0, 0, 3)))
