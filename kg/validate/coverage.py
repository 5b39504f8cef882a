"""Which classes and properties of the ontology do the competency questions speak of?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.terms import Ontology
from kg.validate.questions import Question
from kg.worded import worded

_NOISE = re.compile(r"<[^<>\s]*>|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*")
_TERM = re.compile(r"(?<![\w?$:-])fkg:([A-Za-z]\w*)")
RECORD = "coverage.json"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Local names of the ontology's terms, those that a question names and those that none does, each sorted."""

    classes: tuple[str, ...]
    classes_open: tuple[str, ...]
    properties: tuple[str, ...]
    properties_open: tuple[str, ...]


def coverage(questions: Iterable[Question], ontology: Ontology) -> Coverage:
    """Count a term as covered when a query names it; strings and comments do not count."""
    named = {name for question in questions for name in _TERM.findall(_NOISE.sub(" ", question.text))}
    classes, properties = ontology.classes(), ontology.properties()
    return Coverage(
        tuple(sorted(classes & named)),
        tuple(sorted(classes - named)),
        tuple(sorted(properties & named)),
        tuple(sorted(properties - named)),
    )


def recorded(folder: Path) -> tuple[int, int]:
    """How many classes and properties were covered when it was last recorded (``coverage.json`` of a questions folder).

    Raises OntologyError when the record is missing or malformed.
    """
    path = folder / RECORD
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return int(content["classes"]), int(content["properties"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OntologyError(worded("cannot be read: {}", error), where=str(path), expected='{"classes": 40, "properties": 60}') from error
