"""What is computed of a store and kept beside it, in the build folder, for as long as the store holds what it was computed of.

A file begins with a line that names the state of the store (``EmbeddedStore.state``), the program that wrote it, and the hash of the rest. It
counts only where all three agree: after any change of the store, under other code, or damaged, it is as good as not there. Where a folder cannot
be written to, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.interface import Store


def kept(store: Store, name: str, code: Iterable[Path]) -> bytes | None:
    """What ``keep`` was given for this content by the same code, or None. ``name`` is that of the file, ``code`` the modules that make it."""
    try:
        if store.folder is None or not store.state:
            return None
        head, _, data = (store.folder / name).read_bytes().partition(b"\n")
        return data if head == _head(store.state, code, data) else None
    except OSError:
        return None


def keep(store: Store, name: str, code: Iterable[Path], data: bytes) -> None:
    """Keep it for the next process; several may do so at once."""
    if store.folder is None or not store.state:
        return
    path = store.folder / f"{name}.{os.getpid()}"
    with suppress(OSError):  # a folder that is read only, a full disk: the next process computes it again
        try:
            path.write_bytes(_head(store.state, code, data) + b"\n" + data)
            path.replace(store.folder / name)
        finally:
            path.unlink(missing_ok=True)


def _head(state: str, code: Iterable[Path], data: bytes) -> bytes:
    by = hashlib.sha256(b"\0".join(path.read_bytes() for path in code)).hexdigest()
    return f"{state} {by} {hashlib.sha256(data).hexdigest()}".encode()
