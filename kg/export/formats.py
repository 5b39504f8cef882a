"""The formats by name: what each is called, whether it is a file or a folder, and whether it can be read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.export.neo4j import write_neo4j
from kg.export.network import write_gexf, write_graphml, write_projection_gexf, write_projection_graphml
from kg.export.rdf import write_jsonld, write_nquads, write_trig, write_turtle
from kg.export.tabular import write_csv, write_parquet, write_xlsx
from kg.network.network import Network
from kg.store.interface import Store
from kg.worded import worded

Writer = Callable[[Store, Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """``ending`` of the file, empty for a folder of files; ``lossless``: ``kg import`` reads it back to the same graph;
    ``project`` writes a projection, where the format can hold one."""

    name: str
    ending: str
    write: Writer
    lossless: bool = False
    project: Callable[[Network, Path], None] | None = None


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("trig", ".trig", write_trig, lossless=True),
        Format("nq", ".nq", write_nquads, lossless=True),
        Format("jsonld", ".jsonld", write_jsonld, lossless=True),
        Format("ttl", ".ttl", write_turtle),
        Format("graphml", ".graphml", write_graphml, project=write_projection_graphml),
        Format("gexf", ".gexf", write_gexf, project=write_projection_gexf),
        Format("xlsx", ".xlsx", write_xlsx),
        Format("csv", "", write_csv),
        Format("parquet", "", write_parquet),
        Format("neo4j", "", write_neo4j),
    )
}


def find_format(name: str | None, target: Path | None) -> Format:
    """The format of that name, else of the target's ending. Raises UsageError when there is none."""
    if name is None and target is not None:
        name = next((each.name for each in FORMATS.values() if each.ending and each.ending == target.suffix), None)
    if name is None or name not in FORMATS:
        raise UsageError(worded("unknown format {!r}", name) if name else "no format was named", where="--format", expected=worded("one of {}", ", ".join(FORMATS)))
    return FORMATS[name]


def projecting(form: Format) -> Callable[[Network, Path], None]:
    """What writes a projection in a format. Raises UsageError for a format that holds none."""
    if form.project is None:
        known = ", ".join(each.name for each in FORMATS.values() if each.project)
        raise UsageError(worded("the format {} holds no projection", form.name), where="--projection", expected=worded("one of the formats {}", known))
    return form.project
