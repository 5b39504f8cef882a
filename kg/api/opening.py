"""``kg.open``: a build folder, an endpoint, or the graph of the bundled digests, which is built when it is first wanted."""

from __future__ import annotations

import hashlib
import os
import site
import subprocess
import sys
import time
from pathlib import Path

import platformdirs

import kg
from kg.api.graph import LANGUAGES, Graph
from kg.errors import BuildError, UsageError
from kg.resources import inputs_hash, resource
from kg.store.builddir import is_build
from kg.store.lock import FolderLock
from kg.store.mirror import open_to_read
from kg.worded import worded

DEFAULT = Path("build")
CACHE = "KG_CACHE"
"""Name of the environment variable that puts the cache elsewhere than where the system keeps caches of the user."""
_PACKAGE = Path(kg.__file__).resolve().parent
_BUILDERS = ("model", "text", "ontology", "readers", "lexicon", "extract", "assemble", "rdf", "store")
"""The parts of the program on which depends what a build holds."""
_BUILD = "from kg.cli.main import main; main()"
_PAUSE = 0.2


def open_graph(place: str | os.PathLike[str] | None = None, *, lang: str = "zh") -> Graph:
    """Open a graph to ask and analyse it.

    ``place`` is a build folder or the address (``http://…``) of a SPARQL endpoint. Without one it is ``build`` in the working folder, if
    there is a build; else the graph of the bundled digests, which is built once into the user's cache (about 10 s, told on stderr).
    ``lang`` (``zh`` or ``en``) is the language of labels. The graph may be used in a ``with`` block or closed with ``close()``; one that
    is forgotten is closed when Python ends.

    Raises BuildError when there is no graph at ``place`` or the cache cannot be written, UsageError for another language or what is no
    address.
    """
    if lang not in LANGUAGES:
        raise UsageError(worded("no labels in the language {!r}", lang), where="lang", expected=" | ".join(LANGUAGES))
    address = os.fspath(place) if place is not None else ""
    if "://" in address:
        store = open_to_read(address)
        return Graph(store, place=store.address, lang=lang)
    if place is None and not is_build(DEFAULT):
        return Graph.open(bundled(lang), lang=lang, place="摘要图谱" if lang == "zh" else "bundled digests")
    return Graph.open(address or DEFAULT, lang=lang)


def bundled(lang: str = "zh") -> Path:
    """The build folder of the bundled digests in the user's cache, built if it is not there or is of another version of program or data.

    Several processes may ask at once: one builds, the others wait. Raises BuildError when it cannot be built.
    """
    folder = cache() / f"digests-{_version()}"
    if is_build(folder):
        return folder
    lock = FolderLock(folder.with_name(f"{folder.name}.making"))  # the build has a lock of its own, inside
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        while not lock.acquire():
            time.sleep(_PAUSE)
    except OSError as error:
        raise BuildError(
            worded("the cache cannot be written: {}", error), where=str(folder.parent), do=worded("name another folder in the variable {}", CACHE)
        ) from error
    try:
        if not is_build(folder):
            _build(folder, lang)
    finally:
        lock.release()
    return folder


def cache() -> Path:
    """The user's cache folder of this program."""
    return Path(os.environ.get(CACHE) or platformdirs.user_cache_path("fintech-kg", appauthor=False))


def _build(folder: Path, lang: str) -> None:
    """Build in another process: a notebook's has threads, beside which the workers of a build cannot be forked safely."""
    told = "首次使用：正在用随附的摘要构建图谱（约 10 秒）" if lang == "zh" else "first use: building the graph of the bundled digests (about 10 s)"
    print(f"{told}: {folder}", file=sys.stderr, flush=True)
    root, path = str(_PACKAGE.parent), os.environ.get("PYTHONPATH", "")
    if root not in site.getsitepackages():  # a source tree: the same program must build that opens
        path = os.pathsep.join(part for part in (root, path) if part)
    environment = {name: value for name, value in os.environ.items() if name != "KG_STORE"}  # the digests are nobody's store
    environment |= {"PYTHONPATH": path, "PYTHONUTF8": "1", "KG_LANG": lang}
    command = [sys.executable, "-P", "-c", _BUILD, "build", "--out", str(folder)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    except OSError as error:
        raise BuildError(worded("no Python to build with: {}", error), where=worded("the bundled digests"), do="run kg build, and open its folder") from error
    if done.returncode or not is_build(folder):
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise BuildError(worded("the bundled digests could not be built: {}", last), where=str(folder), do="kg doctor checks the installation")


def _version() -> str:
    """What tells a build of the digests from those of other versions of program, data and ontology."""
    inputs = inputs_hash([resource("data"), resource("ontology"), *(_PACKAGE / name for name in _BUILDERS)])
    return hashlib.sha256(f"{kg.__version__}\0{inputs}".encode()).hexdigest()[:16]
