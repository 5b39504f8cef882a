"""Where the time of a build goes: every stage by itself, in processor seconds, so that waiting for other work does not count.

    python benchmarks/stages.py [FILES…] [--rounds 5]

Each figure is the median of the rounds. The speed is that of the source text in UTF-8: through linking and all extractors
(lexicon and patterns loaded beforehand), and the same with the reading (and repair) of the files. Needs Linux or macOS.

On a busy machine processor seconds grow too, since caches are shared. To compare two versions there, take turns, or count
instructions: ``valgrind --tool=cachegrind --cache-sim=no``.
"""

from __future__ import annotations

import argparse
import gc
import re
import resource as system
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg import pipeline
from kg.assemble.assemble import assemble
from kg.extract.annotate import Annotated
from kg.extract.base import Extractor, Extractors
from kg.extract.run import ExtractionEngine
from kg.lexicon.tables import Lexicon
from kg.model.graph import Extraction
from kg.model.statement import Claim, ObservationClaim
from kg.ontology.terms import Ontology
from kg.rdf.jsonl import write_problems, write_statements
from kg.rdf.write import written
from kg.readers.shelf import bundled_digests, read_all
from kg.resources import resource
from kg.store.dataset import write_rows

Seconds = dict[str, list[float]]
EXTRACT = "extract: "
THROUGH = "extract"
"""All that is done with a document once it is read: its names linked, the extractors, the check of what they say, the coverage."""


def used() -> float:
    """Processor seconds used by this process, its threads and its children so far."""
    whose = (system.getrusage(system.RUSAGE_SELF), system.getrusage(system.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in whose)


class Clock:
    """Seconds by stage, a list of one number a round."""

    def __init__(self) -> None:
        self.seconds: Seconds = defaultdict(list)
        self._round: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        start = used()
        yield
        self._round[name] += used() - start

    def finish_round(self) -> None:
        for name, seconds in self._round.items():
            self.seconds[name].append(seconds)
        self._round.clear()

    def median(self, name: str) -> float:
        return statistics.median(self.seconds[name])


class Timed:
    """An extractor that tells a clock how long it takes over a document."""

    def __init__(self, inner: Extractor, clock: Clock) -> None:
        self.name = inner.name
        self._inner, self._clock = inner, clock

    def extract(self, document: Annotated) -> Iterator[Claim | ObservationClaim]:
        with self._clock.stage(EXTRACT + self.name):
            found = list(self._inner.extract(document))
        return iter(found)


def timed(engine: ExtractionEngine, clock: Clock) -> ExtractionEngine:
    """The same engine with each extractor timed; a sentence's typed form counts to whoever asks first."""
    watched = engine.without(())
    watched.extractors = Extractors()
    for extractor in engine.extractors:
        watched.extractors.register(Timed(extractor, clock))
    return watched


def one_round(clock: Clock, paths: list[Path]) -> int:
    """Every stage once; returns the bytes of text that were read."""
    re.purge()  # a new process has compiled no pattern yet
    with clock.stage("load"):
        engine, lexicon, ontology = pipeline.load_engine()
    with clock.stage("read"):
        documents, failures = read_all(paths)
    if failures:
        raise SystemExit("\n".join(failures))
    with clock.stage(THROUGH):
        watched = timed(engine, clock)
        extractions = [watched.run(document) for document in documents]
    _write(clock, extractions, lexicon, ontology)
    clock.finish_round()
    return sum(len(document.text.encode()) for document in documents)


def _write(clock: Clock, extractions: list[Extraction], lexicon: Lexicon, ontology: Ontology) -> None:
    with clock.stage("assemble"):
        graph = assemble(extractions, lexicon, ontology, {})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with clock.stage("quads"):
            dataset = written(graph, resource("ontology"))
        with clock.stage("records"):
            write_statements(graph, folder / "statements.jsonl")
            write_problems(graph.problems, folder / "problems.jsonl")
        with clock.stage("files and store"):
            write_rows(dataset.rows(), folder)


def main() -> int:
    from speed import corpus  # noqa: PLC0415 - beside this file

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="reports to measure; the original reports where present, else the digests")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    paths = args.files or [Path(path) for path in corpus()] or bundled_digests()
    clock = Clock()
    gc.disable()  # as a build does
    for _ in range(args.rounds):
        size = one_round(clock, paths) / 1e6
        gc.collect()
    total = sum(clock.median(name) for name in clock.seconds if not name.startswith(EXTRACT))
    for name in sorted(clock.seconds, key=lambda name: name.startswith(EXTRACT)):
        print(f"{name:24} {clock.median(name):6.3f} s  {clock.median(name) / total:4.0%}")
    through = clock.median(THROUGH)
    print(f"{'all':24} {total:6.3f} s, median of {args.rounds}; {len(paths)} files, {size:.3f} MB of text")
    print(f"through all extractors   {size / through:.2f} MB/s a core")
    print(f"with reading             {size / (through + clock.median('read')):.2f} MB/s a core")
    return 0


if __name__ == "__main__":
    sys.exit(main())
