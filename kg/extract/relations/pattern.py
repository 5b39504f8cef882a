"""The pattern language: an ordinary regular expression over typed text, with slots for typed names.

``{subject:Organization}``   one name of that class or a subclass; ``A|B`` allows several classes
``{object:Product|Quoted}``  a name in quotation marks counts too, and becomes an entity of the class that ``mint`` gives
``{object:Scenario+}``       a list of such names (A、B和C等); the fact holds for each
``{gap:8}``                  up to 8 characters with no name, quantity or stop in them
``{any:20}``                 up to 20 characters, names among them, but no 。；
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.extract.typed import LIST_SEPARATOR, Alphabet
from kg.model.statement import Modality

_SLOT = re.compile(r"\{(\w+):([\w|]+)(\+?)\}")
_KNOWN = frozenset({"name", "predicate", "match", "swap", "mint", "date", "modality", "confidence", "about", "examples", "counterexamples", "enable"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern. ``mint`` gives the class of a quoted name by slot; ``date`` whether a date in the clause is a qualifier."""

    name: str
    predicate: str
    regex: re.Pattern[str]
    mint: Mapping[str, str]
    date: bool
    modality: Modality | None
    confidence: str
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]


def compile_match(source: str, alphabet: Alphabet) -> re.Pattern[str]:
    """The regular expression of a pattern's ``match``. Raises KeyError for an unknown class, re.error for a malformed one."""
    tokens = alphabet.any_token()[1:-1]

    def slot(found: re.Match[str]) -> str:
        name, kinds, several = found[1], found[2], found[3]
        if name == "gap":
            return rf"[^。；，：\n{tokens}]{{0,{int(kinds)}}}?"
        if name == "any":
            return rf"[^。；\n]{{0,{int(kinds)}}}?"
        one = alphabet.character_class(kinds.split("|"))
        item = rf"{one}(?:\([^()]*\)|（[^（）]*）)?"
        return rf"(?P<{name}>{item}(?:{LIST_SEPARATOR}{{1,2}}{item})*)" if several else rf"(?P<{name}>{one})"

    return re.compile(_SLOT.sub(slot, source))


def load_patterns(path: Path, alphabet: Alphabet) -> tuple[Pattern, ...]:
    """Read and check the patterns of a file. Raises LexiconError that names the pattern and what is wrong with it."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"cannot be read ({' '.join(str(error).split())})", where=path.name, expected="a YAML list", do="correct it") from error
    if not isinstance(raw, list):
        raise LexiconError("holds no list", where=path.name, expected="a YAML list of patterns", do="see docs/extend.md")
    patterns = [_pattern(item, path.name, alphabet) for item in raw]
    names: set[str] = set()
    for pattern in patterns:
        if pattern.name in names:
            raise LexiconError(f"pattern {pattern.name!r} stands twice", where=path.name, do="give each a name of its own")
        names.add(pattern.name)
    return tuple(patterns)


def _pattern(item: Any, file: str, alphabet: Alphabet) -> Pattern:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        raise LexiconError(f"an entry without a name: {str(item)[:60]}", where=file, expected="name, predicate, match, examples")
    where = f"{file}, pattern {item['name']}"
    unknown = sorted(set(item) - _KNOWN)
    if unknown:
        raise LexiconError(f"unknown field {', '.join(unknown)}", where=where, expected=", ".join(sorted(_KNOWN)), do="correct the entry")
    predicate = str(item.get("predicate", ""))
    ontology = alphabet.ontology
    if predicate != "broader" and predicate not in ontology.properties():
        raise LexiconError(f"predicate {predicate!r} is unknown", where=where, expected="a property of the ontology", do="correct the entry")
    try:
        regex = compile_match(str(item.get("match", "")), alphabet)
        modality = Modality(item["modality"]) if item.get("modality") else None
    except (re.error, KeyError, ValueError) as error:
        raise LexiconError(f"match cannot be understood ({error})", where=where, expected="slots of known classes", do="correct the entry") from error
    if not {"subject", "object"} <= set(regex.groupindex):
        raise LexiconError("match lacks a slot", where=where, expected="{subject:…} and {object:…}", do="correct the entry")
    examples: Sequence[Mapping[str, Any]] = item.get("examples") or ()
    if not examples:
        raise LexiconError("has no examples", where=where, expected="at least one sentence with its facts", do="add one: examples are the pattern's tests")
    return Pattern(
        name=item["name"], predicate=predicate, regex=regex, mint=dict(item.get("mint") or {}), date=bool(item.get("date", True)),
        modality=modality, confidence=str(item.get("confidence", "0.9")), examples=tuple(examples), counterexamples=tuple(item.get("counterexamples") or ()),
    )
