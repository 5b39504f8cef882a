"""Reports added to a build and taken out of it, without reading the others again.

What was read from each report is kept in the build (``kg.store.kept``). The graph is put together from all that is kept, as a
build does it, so that it is the same whatever the way it came about; only the quads that differ are written to the store, in
one transaction on a copy that takes the place of the old folder when all is done. A kill leaves the old build or the new one.

Where lexicon, patterns, ontology or program have changed since, all reports are read again from where they were read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from kg.collector import no_cycle_search
from kg.errors import BuildError, QueryError
from kg.model.document import Document, SourceKind
from kg.model.graph import Extraction, Graph
from kg.pipeline import Clock, Finish, Progress, Setting, load_definitions, load_setting, path_of, write_all, write_run
from kg.rdf.difference import Difference, difference
from kg.rdf.jsonl import write_problems, write_statements
from kg.readers.shelf import again, read_all
from kg.resources import resource
from kg.store.builddir import heal, replacing, take_over, writing
from kg.store.embedded import EmbeddedStore
from kg.store.kept import FOLDER, Index, Kept, read_index, read_kept, write_kept
from kg.store.stale import DERIVED, mark_stale, stale_files
from kg.worded import several, worded


@dataclass(slots=True)
class Change:
    """What was done to a build: ids of reports, one line for each file that was there already, one for each that failed.

    ``quads`` counts those of the new graph, ``removed`` and ``inserted`` those that the store lost and gained, which ``difference``
    holds; ``anew`` when it was written as a whole because the program or what it reads with have changed.
    """

    folder: Path
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    quads: int = 0
    removed: int = 0
    inserted: int = 0
    difference: Difference | None = None
    anew: bool = False
    seconds: dict[str, float] = field(default_factory=dict)


def add(
    paths: Sequence[Path], out: Path, progress: Progress = lambda _: None, judgements: Path | None = None, pages: Finish = lambda *_: None
) -> Change:
    """Add reports to a build; one that was read from the same file before, or from a digest, is replaced.

    The result is the graph that ``build`` makes of all the files. Files that cannot be read are told in ``failures``, and the
    others are added. ``pages`` writes ``site`` where there was one and all is written anew. Raises BuildError when there is no
    build at ``out`` that can be changed, or another process writes there.
    """
    heal(out)
    with no_cycle_search(), writing(out) as folder:
        index = read_index(folder)
        change = Change(out)
        fresh = _not_there(paths, index, change)
        if not fresh:
            return change
        clock = Clock()
        setting = load_setting(judgements, index.without)
        clock.lap("load")
        documents, failures = read_all(fresh)
        change.failures += failures
        left, new = _chosen(index, documents, fresh, change)
        if new:
            _apply(folder, index, left, new, setting, change, clock, pages, progress)
        return change


def remove(reports: Sequence[str], out: Path, judgements: Path | None = None, pages: Finish = lambda *_: None) -> Change:
    """Take reports out of a build, each told by its id, title or file name, and with them all that only they say.

    Raises QueryError, with what was perhaps meant, for a report that the build does not hold; BuildError when none would be
    left, when there is no build at ``out`` that can be changed, or another process writes there.
    """
    heal(out)
    with no_cycle_search(), writing(out) as folder:
        index = read_index(folder)
        gone = {_find(index, name).report for name in reports}
        left = [each for each in index.reports if each.report not in gone]
        if not left:
            raise BuildError("no report would be left", where=str(out), expected="a build of at least one report", do="add another first, or delete the folder")
        clock = Clock()
        setting = load_setting(judgements, index.without)
        clock.lap("load")
        change = Change(out, taken_out=sorted(gone))
        _apply(folder, index, left, [], setting, change, clock, pages)
        return change


def refresh(out: Path, pages: Finish, judgements: Path | None = None, progress: Callable[[str], None] = lambda _: None) -> tuple[str, ...]:
    """Write anew the files of a build that are older than its store, and return their names; ``pages`` writes ``site``, ``progress`` is
    told each name before it is written.

    Raises BuildError when there is no build at ``out``, another process writes there, or the build was changed by a program or
    with judgements other than those at hand.
    """
    heal(out)
    stale = stale_files(out)
    if not stale:
        return ()
    with no_cycle_search(), writing(out) as folder:
        stale = stale_files(folder)
        index = read_index(folder)
        setting = load_setting(judgements, index.without)
        if setting.versions() != index.versions:
            raise BuildError("program, lexicon or judgements have changed since", where=str(out), do="run kg build again")
        graph = setting.assemble(_kept(folder, index.reports, setting))
        with replacing(folder) as fresh:
            take_over(folder, fresh, ["problems.jsonl", "run.json", FOLDER, *(name for name in DERIVED if name not in stale)])
            with EmbeddedStore.copy(folder, fresh) as store:
                for name in stale:
                    if name.startswith("graph."):
                        progress(name)
                        store.dump(fresh / name)
            if "statements.jsonl" in stale:
                progress("statements.jsonl")
                write_statements(graph, fresh / "statements.jsonl")
            if "site" in stale:
                progress("site")
                pages(fresh, graph, setting.ontology)
    return stale


def _not_there(paths: Iterable[Path], index: Index, change: Change) -> list[Path]:
    """The files that are not in the build just as they are; a missing one is among them, to be told by the reader."""
    known = {(each.path, each.sha256): each for each in index.reports}
    fresh = []
    for path in sorted(set(paths), key=str):
        found = known.get((path.resolve(), _sha256(path)))
        if found is None:
            fresh.append(path)
        else:
            change.unchanged.append(f"{path}: {found.report}")
    return fresh


def _chosen(index: Index, documents: Sequence[Document], paths: Sequence[Path], change: Change) -> tuple[list[Kept], list[tuple[Document, Path]]]:
    """Which reports of a build stay and which documents come, by the rules of ``read_all`` for all the files together."""
    left = {each.report: each for each in index.reports}
    new = [(document, path_of(document.source, paths)) for document in documents]
    places = {path for _, path in new}
    outdated = {each.report for each in index.reports if each.path in places}
    chosen = []
    for document, path in new:
        key, source = document.report.id, document.source
        known = left.get(key)
        if known is not None and key not in outdated and not _goes_before((source.kind, source.name, path), (known.kind, known.name, known.path)):
            if known.sha256 == source.sha256 or source.kind is not known.kind:
                change.unchanged.append(f"{path}: {key} ({known.name})")
            else:
                change.failures.append(again(key, known.name, path))
            continue
        if known is not None and key not in outdated and known.kind is source.kind and known.sha256 != source.sha256:
            change.failures.append(again(key, source.name, known.path))
        (change.added if known is None else change.replaced).append(key)
        left.pop(key, None)
        chosen.append((document, path))
    for key in sorted(outdated & left.keys()):
        if any(path == left[key].path for _, path in chosen):
            change.taken_out.append(key)
            del left[key]
    return list(left.values()), chosen


def _goes_before(one: tuple[SourceKind, str, Path], other: tuple[SourceKind, str, Path]) -> bool:
    """Of two files of one report the original stands, then the first by name."""
    return (one[0] is SourceKind.DIGEST, one[1], str(one[2])) < (other[0] is SourceKind.DIGEST, other[1], str(other[2]))


def _find(index: Index, name: str) -> Kept:
    for called in (lambda each: each.report, lambda each: each.title, lambda each: each.name, lambda each: str(each.path)):
        found = [each for each in index.reports if called(each) == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(worded("{} reports are called {!r}", len(found), name), do=worded("tell the id: {}", ", ".join(each.report for each in found)))
    ids = [each.report for each in index.reports]
    titles = {each.title: each.report for each in index.reports}
    near = get_close_matches(name, ids, cutoff=0.4) or [titles[each] for each in get_close_matches(name, titles, cutoff=0.4)]
    do = worded("did you mean {}?", several(near, " or ")) if near else worded("it holds {}", ", ".join(ids[:8]) + (" …" if len(ids) > 8 else ""))
    raise QueryError(worded("the build holds no report {!r}", name), do=do)


def _apply(
    folder: Path, index: Index, left: Sequence[Kept], new: Sequence[tuple[Document, Path]], setting: Setting, change: Change, clock: Clock,
    pages: Finish, progress: Progress = lambda _: None,
) -> None:  # fmt: skip
    """Bring a build from the reports of its index to those of ``left`` and ``new``."""
    versions = setting.versions()
    documents = [document for document, _ in new]
    paths = [path for _, path in new]
    if versions.read != index.versions.read:
        documents += _again_read(left)
        paths += [each.path for each in left]
        left = []
    extractions = setting.extract(documents, progress)
    clock.lap("extract")
    before = {each.report: read_again for each, read_again in zip(index.reports, _kept(folder, index.reports, setting), strict=True)} if left else {}
    fresh = [(each, path_of(each.source, paths)) for each in extractions]
    clock.lap("keep")
    graph = setting.assemble([*(before[each.report] for each in left), *extractions])
    clock.lap("assemble")
    with replacing(folder) as staging:
        if versions == index.versions:
            _change_store(folder, staging, setting.assemble(list(before.values())), graph, change)
            take_over(folder, staging, DERIVED)
            (staging / FOLDER).mkdir()
            take_over(folder / FOLDER, staging / FOLDER, [name for each in left for name in each.files])
            mark_stale(staging, DERIVED)
            write_problems(graph.problems, staging / "problems.jsonl")
            write_kept(staging, fresh, setting.lexicon.entities, versions, setting.without, left)
            clock.lap("store")
        else:
            kept = [*((before[each.report], each.path) for each in left), *fresh]
            change.anew, change.quads = True, write_all(staging, graph, setting, kept, clock)
            if (folder / "site").exists():
                pages(staging, graph, setting.ontology)
        change.failures += setting.failures
        write_run(staging, graph, change.quads, change.failures, clock)
    change.seconds = clock.seconds


def _change_store(folder: Path, staging: Path, before: Graph, after: Graph, change: Change) -> None:
    with EmbeddedStore.copy(folder, staging) as store:
        found = difference(before, after, store.engine, resource("ontology"), *load_definitions())
        store.change(found.removed, found.added)
    change.removed, change.inserted, change.quads, change.difference = len(found.removed), len(found.added), found.size, found


def _kept(folder: Path, reports: Iterable[Kept], setting: Setting) -> list[Extraction]:
    return [read_kept(folder, each, setting.lexicon.entities) for each in reports]


def _again_read(left: Sequence[Kept]) -> list[Document]:
    """Reports read anew from where they were read. Raises BuildError when one is not there any more, or is another."""
    documents, failures = read_all([each.path for each in left])
    if failures or {each.source.sha256 for each in documents} != {each.sha256 for each in left}:
        changed = worded("program, lexicon, patterns or ontology have changed, and the reports cannot all be read again")
        what = worded("{} {}", changed, several((worded("({})", each) for each in failures), " ")) if failures else changed
        raise BuildError(what, where=", ".join(sorted(str(each.path) for each in left)), expected="the files of the build", do="run kg build again")
    return documents


def _sha256(path: Path) -> str:
    """Of a file that can be read; the reader tells what is wrong with another."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""

