"""The way from files to a build folder; the only module that knows all stages."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import kg
from kg import __version__
from kg.assemble.assemble import assemble
from kg.collector import no_cycle_search
from kg.errors import BuildError, LexiconError
from kg.extract.run import ExtractionEngine
from kg.lexicon.definitions import load_definitions as read_definitions
from kg.lexicon.instruments import Instruments, load_instruments
from kg.lexicon.judgements import Judgements, as_csv, load_judgements
from kg.lexicon.separation import kept_apart
from kg.lexicon.tables import Lexicon, load_lexicon
from kg.model.definition import Definitions
from kg.model.document import Document, Source
from kg.model.graph import Extraction, Graph
from kg.model.judgement import Judgement, Verdict
from kg.model.problem import Problem
from kg.ontology.load import load_ontology
from kg.ontology.parse import ontology_files
from kg.ontology.terms import Ontology
from kg.parallel import meanwhile, share
from kg.rdf.jsonl import write_problems, write_statements
from kg.rdf.schemes import KINDS, Scheme, scheme
from kg.rdf.sink import Sink
from kg.rdf.write import written
from kg.readers.shelf import Reading, reading_of
from kg.resources import inputs_hash, resource
from kg.store.builddir import staged
from kg.store.dataset import write_rows
from kg.store.kept import Versions, write_kept
from kg.worded import several, worded

_PACKAGE = Path(kg.__file__).resolve().parent
_READERS = ("model", "text", "ontology", "readers", "lexicon", "extract")
_WRITERS = ("assemble", "rdf")
"""The parts of the program on which depends what is read in a document, and how it is put together and written."""

Progress = Callable[[str], None]
Finish = Callable[[Path, Graph, Ontology], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build came to: the folder, the graph, how many quads, what failed (one line each), seconds by stage."""

    folder: Path
    graph: Graph
    documents: int
    quads: int
    failures: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Clock:
    """Wall time by stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Note the seconds since the last stage ended as those of this one."""
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._last, 3)
        self._last = now


def load_engine(judgements: Sequence[Judgement] = (), ontology: Ontology | None = None) -> tuple[ExtractionEngine, Lexicon, Ontology]:
    """Ontology, lexicon and patterns as installed, names apart that are judged so. Raises KgError for what cannot be used at all.

    ``ontology`` is the one installed, where it was loaded already.
    """
    ontology = ontology or load_ontology(resource("ontology"))
    lexicon = kept_apart(load_lexicon(resource("data", "lexicon"), ontology.classes()), judgements, ontology)
    return ExtractionEngine(lexicon, ontology, resource("data", "patterns")), lexicon, ontology


def load_definitions() -> tuple[Definitions, Instruments]:
    """What concepts mean, and the kinds of policy instrument, as installed. Raises LexiconError for a broken table."""
    folder = resource("data", "definitions")
    return read_definitions(folder), load_instruments(folder)


def load_schemes() -> list[Scheme]:
    """The concept schemes as the installed tables give them. Raises LexiconError for a broken table or row."""
    lexicon = load_lexicon(resource("data", "lexicon"), load_ontology(resource("ontology")).classes())
    if lexicon.problems:
        raise LexiconError(worded("{}", lexicon.problems[0].reason))
    definitions, instruments = load_definitions()
    return [scheme(name, lexicon, definitions, instruments) for name in KINDS]


def build(
    paths: Sequence[Path], out: Path, progress: Progress = lambda _: None, finish: Finish = lambda *_: None, judgements: Path | None = None,
    without: Sequence[str] = (), reading: Reading | None = None,
) -> BuildResult:
    """Read, extract, assemble, write and store; ``out`` is replaced whole when all is done, and untouched otherwise.

    Files that cannot be read are told in ``failures``; the rest is built. ``finish`` may add to the folder before it takes
    its place. ``judgements`` is a table of the user's own, beside the bundled one; ``without`` names extractors to leave out;
    ``reading`` is what ``reading_of`` gives for the same paths, where it was begun earlier. Raises BuildError when nothing could be
    read, or ``out`` is a folder that no build made, UsageError for an extractor that there is none of.
    """
    with no_cycle_search(), reading_of(paths) if reading is None else nullcontext(reading) as read:
        return _build(paths, out, progress, finish, judgements, without, read)


def _build(
    paths: Sequence[Path], out: Path, progress: Progress, finish: Finish, table: Path | None, without: Sequence[str], read: Reading
) -> BuildResult:
    clock = Clock()
    setting = load_setting(table, without)
    if len(paths) > 1:  # they are shared among processes; the files are still being read
        setting.engine.prepare()
    clock.lap("load")
    documents, failures = read()
    if not documents:
        if len(failures) == 1:
            raise BuildError(failures[0])
        raise BuildError(
            worded("no document could be read ({})", several(failures, "; ")) if failures else "no document could be read",
            where="" if failures else worded("no files"), expected="PDF, DOCX, HTML, text or Markdown files of reports", do="name at least one readable file",
        )
    clock.lap("read")
    extractions = setting.extract(documents, progress)
    clock.lap("extract")
    graph = setting.assemble(extractions)
    clock.lap("assemble")
    with staged(out) as folder:
        size = write_all(folder, graph, setting, [(each, path_of(each.source, paths)) for each in extractions], clock)
        finish(folder, graph, setting.ontology)
        clock.lap("finish")
        failures += setting.failures
        write_run(folder, graph, size, failures, clock)
    return BuildResult(out, graph, len(documents), size, tuple(failures), clock.seconds)


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a build is made with beside its reports: judgements, lexicon, patterns, ontology, and the extractors left out."""

    judged: Judgements
    engine: ExtractionEngine
    lexicon: Lexicon
    ontology: Ontology
    without: tuple[str, ...] = ()

    def extract(self, documents: Sequence[Document], progress: Progress = lambda _: None) -> list[Extraction]:
        """What is read in each document; ``progress`` is told the titles."""
        for document in documents:
            progress(document.report.title)
        return share(self.engine.run, documents, lambda document: len(document.text))

    def assemble(self, extractions: Sequence[Extraction]) -> Graph:
        """One graph of all that was read, with the record of what it was made from."""
        run = {
            "program": f"kg {__version__}",
            "lexicon": inputs_hash([resource("data", "lexicon")]),
            "definitions": inputs_hash([resource("data", "definitions")]),
            "patterns": inputs_hash([resource("data", "patterns")]),
            "catalogue": inputs_hash([resource("data", "reports.yaml")]),
            **{f"input {e.source.name}": e.source.sha256 for e in sorted(extractions, key=lambda each: each.report.id)},
        }
        if self.judged.in_force:
            run["judgements"] = hashlib.sha256(as_csv(self.judged.in_force).encode()).hexdigest()
        if self.without:
            run["without"] = ", ".join(self.without)
        return assemble(extractions, self.lexicon, self.ontology, run, self.judged.in_force)

    def dataset(self, graph: Graph) -> Sink:
        """The quads of a graph."""
        return written(graph, resource("ontology"), *load_definitions())

    @property
    def failures(self) -> list[str]:
        """Rows of the lexicon and of the judgements that could not be used."""
        return [worded("{}", problem.reason) for problem in (*self.lexicon.problems, *self.judged.problems)]

    def versions(self) -> Versions:
        """What tells whether extractions that were kept, and a store that was written, are those of this setting."""
        tables = [resource("data", name) for name in ("lexicon", "patterns", "reports.yaml")]
        folders = [*(_PACKAGE / name for name in _READERS), *tables, *ontology_files(resource("ontology"))]
        apart = [row for row in self.judged.in_force if row.verdict is Verdict.DIFFERENT]
        read = [inputs_hash(folders), as_csv(apart), *self.without]
        writers = [*(_PACKAGE / name for name in _WRITERS), resource("data", "definitions"), resource("ontology", "rules")]
        written = [*read, inputs_hash(writers), as_csv(self.judged.in_force)]
        return Versions(*(hashlib.sha256("\0".join(parts).encode()).hexdigest() for parts in (read, written)))


def load_setting(table: Path | None = None, without: Sequence[str] = ()) -> Setting:
    """The setting as installed, with a user's table of judgements. Raises KgError for what cannot be used at all."""
    ontology = load_ontology(resource("ontology"))
    judged = load_judgements(table, ontology)
    engine, lexicon, _ = load_engine(judged.in_force, ontology)
    left_out = tuple(sorted(set(without)))
    return Setting(judged, engine.without(left_out) if left_out else engine, lexicon, ontology, left_out)


def path_of(source: Source, paths: Iterable[Path]) -> Path:
    """Which of the files named is the one that was read as ``source``."""
    named = sorted({path for path in paths if path.name == source.name}, key=str)
    for path in named[:-1]:
        if hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256:
            return path.resolve()
    return named[-1].resolve()


def write_all(folder: Path, graph: Graph, setting: Setting, kept: Sequence[tuple[Extraction, Path]], clock: Clock) -> int:
    """Write every file of a build but ``run.json`` into an empty folder, and return the number of quads.

    ``kept`` are the extractions of which the graph was made, each with the file that it was read from.
    """
    with meanwhile(_write_records, graph, folder, setting, kept) as recorded:
        dataset = setting.dataset(graph)
        clock.lap("write")
        write_rows(dataset.rows(), folder)
        recorded()
    clock.lap("store")
    return len(dataset)


def _write_records(graph: Graph, folder: Path, setting: Setting, kept: Sequence[tuple[Extraction, Path]]) -> None:
    write_statements(graph, folder / "statements.jsonl")
    write_problems(graph.problems, folder / "problems.jsonl")
    write_kept(folder, kept, setting.lexicon.entities, setting.versions(), setting.without)


def write_run(folder: Path, graph: Graph, size: int, failures: Sequence[str], clock: Clock) -> None:
    """``run.json``, the only file of a build with a clock in it."""
    told = {
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "seconds": clock.seconds,
        "inputs": dict(graph.run),
        "counts": counts(graph) | {"quads": size},
        "coverage": coverage(graph),
        "failures": list(failures),
    }
    (folder / "run.json").write_text(json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def counts(graph: Graph) -> dict[str, int]:
    """How much a graph holds, by kind."""
    return {
        "reports": len({report.id for report in graph.reports}),
        "entities": sum(entity.cls != "Indicator" for entity in graph.entities.values()),
        "passages": len(graph.mentions),
        "statements": len(graph.statements),
        "observations": len(graph.observations),
        "problems": len(graph.problems),
    }


def coverage(graph: Graph) -> list[dict[str, object]]:
    """How much of each report was understood, as a whole and section by section."""
    return [
        {
            "report": report.report,
            "total": report.tally.as_dict(),
            "sections": [{"number": s.number, "title": s.title, **s.tally.as_dict()} for s in report.sections],
        }
        for report in graph.coverage
    ]


def problems_by_kind(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems of each kind, most first."""
    found: dict[str, int] = {}
    for problem in problems:
        found[problem.kind] = found.get(problem.kind, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
