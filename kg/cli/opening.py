"""``--store``: the store that a command reads, of a build folder or at an address, and the one that it brings to a build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.language import Lang, say
from kg.errors import BuildError, KgError, UsageError
from kg.worded import worded

if TYPE_CHECKING:
    from kg.rdf.difference import Difference
    from kg.store.interface import Store
    from kg.store.remote import RemoteStore


def open_store(out: Path, address: str | None = None) -> Store:
    """The store at an address, or that of a build folder where there is none.

    Raises UsageError for what is no address; BuildError when nothing answers there, when the store is empty or half written, or
    when ``out`` is no build.
    """
    if address:
        from kg.store.mirror import open_to_read

        return open_to_read(address)
    from kg.store.embedded import EmbeddedStore

    return EmbeddedStore.open(out)


def is_address(text: str) -> bool:
    """Is this the address of a store, not the path of a folder?"""
    return text.startswith(("http://", "https://"))


def refuse_store(address: str | None, zh: str, en: str, lang: Lang | None = None) -> None:
    """Raises UsageError where a command was given an address and needs what only a build folder holds, as the words say."""
    if address:
        do = say("去掉 --store，用 --out 指定构建目录", "leave --store out and name a build folder with --out", lang)
        raise UsageError(say(zh, en, lang), where="--store", do=do)


class Target:
    """A store at an address that a command brings to the build which it makes or changes."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store

    def bring(self, out: Path, change: Difference | None = None, lang: Lang | None = None, *, whole: bool = False) -> None:
        """Bring it to what the build folder now holds, and tell so on stderr; ``change`` is what the build lost and gained.

        ``whole``: whatever it holds already.

        Raises KgError, saying how to go on, when the server refuses or goes away in the middle.
        """
        from kg.store.embedded import EmbeddedStore
        from kg.store.mirror import bring

        try:
            with EmbeddedStore.open(out) as build:
                done = bring(self._store, build, change, whole=whole)
        except KgError as error:
            what = worded("the build folder {} is done, the store is not: {}", out, error)
            do = worded("when the store is there again, write the rest: kg add --out {} --store {}", out, self._store.address)
            raise BuildError(what, do=do) from error
        if done.whole:
            told = say(f"整体写入 {done.inserted} 条四元组", f"written whole, {done.inserted} quads", lang)
        else:
            told = f"-{done.removed} +{done.inserted}" if done.removed or done.inserted else say("已与构建相同", "holds the build already", lang)
        typer.echo(f"{self._store.address}: {told}", err=True)


@contextmanager
def target(address: str | None) -> Iterator[Target | None]:
    """The store at an address, opened to be written to before any other work; None where no address is given.

    Raises UsageError for what is no address, BuildError when the store cannot be written to or holds data that no build wrote.
    """
    if not address:
        yield None
        return
    from kg.store.mirror import open_to_write

    with open_to_write(address) as store:
        yield Target(store)
