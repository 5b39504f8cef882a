"""The checks of ``kg doctor``.

Each loads what it checks by itself, so that a missing package is a finding and not the end of the doctor.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kg.errors import KgError
from kg.resources import passed_over, resource
from kg.worded import worded

RESOURCES = (("ontology",), ("ontology", "questions"), ("data", "lexicon"), ("data", "definitions"), ("data", "patterns"), ("data", "digests"),
             ("data", "reports.yaml"), ("data", "judgements.csv"))  # fmt: skip
MINIMUM = (3, 11)
SAMPLE = ("隨著發展", "随着发展")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``state`` is ``ok``, ``note`` (worth knowing) or ``broken``."""

    check: str
    state: str
    detail: str


Check = Callable[[], Iterator[Finding]]


def examine(out: Path) -> list[Finding]:
    """Run every check; a check that fails with an error is itself a finding."""
    checks: tuple[tuple[str, Check], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("resources", _resources),
        ("ontology", _ontology),
        ("lexicon", _lexicon),
        ("patterns", _patterns),
        ("questions", _questions),
        ("opencc", _opencc),
        ("build", lambda: _build(out)),
        ("writing", lambda: _writing(out)),
    )
    findings: list[Finding] = []
    for name, check in checks:
        try:
            findings += check()
        except (KgError, ImportError, OSError, ValueError) as error:
            findings.append(Finding(name, "broken", worded("{}", error) if isinstance(error, KgError) else " ".join(f"{error}".split())))
    return findings


def _python() -> Iterator[Finding]:
    state = "ok" if sys.version_info >= MINIMUM else "broken"
    yield Finding("python", state, f"{platform.python_version()} ({platform.system()} {platform.machine()})")


def _packages() -> Iterator[Finding]:
    try:
        needed = metadata.requires("fintech-kg") or []
    except metadata.PackageNotFoundError:
        yield Finding("packages", "note", "fintech-kg is not installed as a package; pip install -e . does")
        return
    names = [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in needed if "extra ==" not in line]
    found, missing = [], []
    for name in sorted(names):
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Finding("packages", "broken", worded("missing: {}; pip install them", ", ".join(missing)))
    yield Finding("packages", "ok", ", ".join(found))


def _resources() -> Iterator[Finding]:
    for parts in RESOURCES:
        try:
            path = resource(*parts)
        except KgError as error:
            yield Finding("resources", "broken", worded("{}", error))
            continue
        number = len([each for each in path.rglob("*") if each.is_file()]) if path.is_dir() else 1
        state = "ok" if number else "broken"
        yield Finding("resources", state, worded("{} ({} file)", path, number) if number == 1 else worded("{} ({} files)", path, number))
    apart = passed_over(Path.cwd())
    if apart is not None:
        yield Finding("resources", "note", worded("data/ and ontology/ of {} differ from what is read, {}; to use them, run pip install -e . there", apart[0], apart[1]))


def _ontology() -> Iterator[Finding]:
    from kg.ontology.load import load_ontology

    ontology = load_ontology(resource("ontology"))
    yield Finding("ontology", "ok", worded("{} classes, {} properties", len(ontology.classes()), len(ontology.properties())))


def _lexicon() -> Iterator[Finding]:
    from kg.lexicon.tables import load_lexicon
    from kg.ontology.load import load_ontology

    lexicon = load_lexicon(resource("data", "lexicon"), load_ontology(resource("ontology")).classes())
    for problem in lexicon.problems:
        yield Finding("lexicon", "broken", worded("{}", problem.reason))
    yield Finding("lexicon", "ok", worded("{} entities, {} names", len(lexicon.entities), len(lexicon.strong)))


def _patterns() -> Iterator[Finding]:
    from kg.extract.run import ExtractionEngine
    from kg.lexicon.tables import load_lexicon
    from kg.ontology.load import load_ontology

    ontology = load_ontology(resource("ontology"))
    lexicon = load_lexicon(resource("data", "lexicon"), ontology.classes())
    engine = ExtractionEngine(lexicon, ontology, resource("data", "patterns"))
    yield Finding("patterns", "ok", worded("{} extractors", len(list(engine.extractors))))


def _questions() -> Iterator[Finding]:
    from kg.store.embedded import EmbeddedStore
    from kg.validate.questions import load_questions

    questions = load_questions(resource("ontology", "questions"))
    with EmbeddedStore.in_memory() as store:
        for question in questions:
            try:
                store.query(question.query())
            except KgError as error:
                yield Finding("questions", "broken", worded("{}: {}", question.path.name, error))
    yield Finding("questions", "ok", worded("{} competency questions", len(questions)))


def _opencc() -> Iterator[Finding]:
    from kg.text.normalise import normalise

    given, wanted = SAMPLE
    got = normalise(given).text
    yield Finding("opencc", "ok" if got == wanted else "broken", f"{given} → {got}")


def _build(out: Path) -> Iterator[Finding]:
    from kg.store.builddir import is_build
    from kg.store.embedded import EmbeddedStore

    if not out.exists():
        yield Finding("build", "note", worded("{} does not exist yet; kg build makes it", out))
    elif not out.is_dir():
        yield Finding("build", "broken", worded("{} is a file; name a folder with --out", out))
    elif not is_build(out):
        state = "broken" if any(out.iterdir()) else "note"
        yield Finding("build", state, worded("{} is no build; kg build makes one in a new or empty folder", out))
    else:
        with EmbeddedStore.open(out) as store:
            counts = store.counts()
        yield Finding("build", "ok", worded("{}: {:,} quads in {} graphs", out, counts.quads, len(counts.graphs)))


def _writing(out: Path) -> Iterator[Finding]:
    folder = next(parent for parent in out.absolute().parents if parent.exists())
    if not os.access(folder, os.W_OK):
        yield Finding("writing", "broken", worded("no permission to write in {}; choose another --out", folder))
        return
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".kg-doctor-"):
        yield Finding("writing", "ok", str(folder))
