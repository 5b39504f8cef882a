"""What a build keeps of each report, so that others can be added and it can be removed without reading it again.

``extractions/`` holds one file a report, beside it the text of a report that is no text file, and ``index.json``, which tells of
which file on disk it was made and under which versions. The graph is a function of the extractions and of the versions alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.errors import BuildError
from kg.extract.kept import decode, encode
from kg.model.document import SourceKind
from kg.model.entity import Entity
from kg.model.graph import Extraction
from kg.store.stale import EXTRACTIONS, stale_files
from kg.worded import worded

FOLDER = EXTRACTIONS
_FORMAT = 2
"""Raised when what is kept of a report is told otherwise; 2 tells reasons in two languages."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Hashes of what decides what is read in a document (program, lexicon, patterns, ontology …), and of that and of what
    decides how it is put together and written (judgements, definitions …)."""

    read: str
    written: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One report of a build: its id and title, and name, hash, kind and full path of the file that was read."""

    report: str
    title: str
    name: str
    sha256: str
    kind: SourceKind
    path: Path

    @classmethod
    def of(cls, extraction: Extraction, path: Path) -> Kept:
        """What is kept of an extraction beside itself."""
        source, report = extraction.source, extraction.report
        return cls(report.id, report.title, source.name, source.sha256, source.kind, path)

    @property
    def file(self) -> str:
        """The name of the extraction's file."""
        return hashlib.sha256(f"{self.report}\0{self.name}\0{self.sha256}".encode()).hexdigest()[:20] + ".json"

    @property
    def text_file(self) -> str:
        """The name of the file with the text that was taken out of a PDF, DOCX or HTML file, to check quotes in."""
        return self.file.removesuffix(".json") + ".txt"

    @property
    def files(self) -> tuple[str, str]:
        """The names of all that is kept of it."""
        return self.file, self.text_file


@dataclass(frozen=True, slots=True)
class Index:
    """The reports of a build in the order of their ids, under which versions, and without which extractors."""

    versions: Versions
    reports: tuple[Kept, ...]
    without: tuple[str, ...] = ()


def write_kept(
    folder: Path, kept: Sequence[tuple[Extraction, Path]], known: Mapping[str, Entity], versions: Versions, without: Sequence[str] = (),
    there: Sequence[Kept] = (),
) -> None:  # fmt: skip
    """Keep extractions below a build folder; those of ``there`` lie in it already."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    reports = list(there)
    for extraction, path in kept:
        reports.append(Kept.of(extraction, path))
        (place / reports[-1].file).write_bytes(encode(extraction, known))
        if extraction.text:
            (place / reports[-1].text_file).write_bytes(extraction.text.encode("utf-8", "surrogatepass"))
    rows = [asdict(each) | {"path": str(each.path)} for each in sorted(reports, key=lambda each: each.report)]
    told = {"format": _FORMAT, "versions": asdict(versions), "without": list(without), "reports": rows}
    (place / "index.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_index(build: Path) -> Index:
    """The index of a build. Raises BuildError when it has none, or not one of this version, or when an update changed the store since."""
    if EXTRACTIONS in stale_files(build):
        what = "the store was changed by updates, of which the reports know nothing"
        raise BuildError(what, where=str(build), do="kg export --format trig keeps what it holds; kg build makes it anew, without them")
    path = build / FOLDER / "index.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        rows = {_FORMAT: told["reports"]}[told["format"]]
        reports = tuple(Kept(**(row | {"kind": SourceKind(row["kind"]), "path": Path(row["path"])})) for row in rows)
        return Index(Versions(**told["versions"]), reports, tuple(told["without"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = "the build does not tell from which files it was made, so it cannot be changed in place"
        raise BuildError(what, where=str(path), expected="a folder made by kg build of this version", do="run kg build again") from error


def read_kept(build: Path, each: Kept, known: Mapping[str, Entity]) -> Extraction:
    """What was read from one report. Raises BuildError when the file is missing or damaged."""
    path = build / FOLDER / each.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BuildError(worded("cannot be read ({})", error), where=str(path), do="run kg build again") from error
    return replace(decode(data, known, str(path)), text=_text(build, each))


def kept_texts(build: Path) -> dict[str, str]:
    """The texts that were taken out of files (PDF, DOCX, HTML) by the SHA-256 of the file; none for a folder that keeps nothing."""
    if not (build / FOLDER / "index.json").is_file() or EXTRACTIONS in stale_files(build):
        return {}
    return {each.sha256: text for each in read_index(build).reports if (text := _text(build, each))}


def _text(build: Path, each: Kept) -> str:
    try:
        return (build / FOLDER / each.text_file).read_bytes().decode("utf-8", "surrogatepass")
    except OSError:  # a text file, whose own text is that of its places
        return ""
