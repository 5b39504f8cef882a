"""The facts of the digests as they were last looked at, and what each extractor adds to them.

A change of extraction shows as a diff of the files beside this one. When it is meant: ``pytest tests/golden --update-golden``.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model.document import Document
from kg.readers.shelf import bundled_digests, read_all
from tests.golden.lines import lines
from tests.installed import engine

HERE = Path(__file__).parent
DIGESTS = [path.stem for path in bundled_digests()]
EXTRACTORS = ("policies", "publication", "relations", "statistics", "tables")
SHOWN = 40


@cache
def digest(name: str) -> Document:
    documents, failures = read_all([path for path in bundled_digests() if path.stem == name])
    assert failures == []
    return documents[0]


@cache
def facts(name: str, without: str) -> list[str]:
    """The facts of a digest, read by all extractors but one, or all where none is named."""
    return lines((engine().without([without]) if without else engine()).run(digest(name)))


def _difference(old: Sequence[str], new: Sequence[str], name: str) -> str:
    changed = [line for line in difflib.unified_diff(old, new, name, "now", lineterm="", n=0) if not line.startswith("@@")]
    more = [f"… {len(changed) - SHOWN} more"] if len(changed) > SHOWN else []
    return "\n".join([f"the facts of {name} changed; if that is meant: pytest tests/golden --update-golden", *changed[:SHOWN], *more])


@pytest.mark.parametrize("name", DIGESTS)
def test_digest(name: str, request: pytest.FixtureRequest) -> None:
    path = HERE / f"{name}.txt"
    found = facts(name, "")
    if request.config.getoption("--update-golden"):
        path.write_text("".join(line + "\n" for line in found), encoding="utf-8", newline="\n")
    known = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    assert found == known, _difference(known, found, path.name)


def test_every_golden_file_has_its_digest() -> None:
    assert sorted(path.stem for path in HERE.glob("*.txt")) == DIGESTS


STATISTICS = tuple(f"| statistics/{way}" for way in ("level-in-sentence",))
"""How the figures end that are told in a sentence about what it names."""


@cache
def _by_extractor(without: str = "") -> dict[str, set[str]]:
    """The facts of all digests by the extractor that read them."""
    found: dict[str, set[str]] = {name: set() for name in EXTRACTORS}
    for name in DIGESTS:
        for line in facts(name, without):
            found[line.rpartition(" | ")[2].partition("/")[0]].add(f"{name}: {line}")
    return found


def _but_whose(lines: set[str]) -> set[str]:
    """Facts, those with figures without whom they are about: a figure may be of a product that the relations name by what it is.

    Without what is told of drafts: another extractor may tell that the document was issued.
    """
    kept = (line for line in lines if " | policyStatus | draft | " not in line)
    return {f"{line.partition(': ')[0]}: {line.partition(' | ')[2]}" if line.endswith(STATISTICS) else line for line in kept}


@pytest.mark.parametrize("name", EXTRACTORS)
def test_without_an_extractor_its_facts_are_gone(name: str) -> None:
    whole, rest = _by_extractor(), _by_extractor(name)
    assert whole[name], f"{name} reads nothing from the digests"
    assert rest[name] == set()
    for other in EXTRACTORS:
        if other != name:
            assert _but_whose(rest[other]) == _but_whose(whole[other]), f"the facts of {other} hang on {name}"


def test_the_extractors_are_these() -> None:
    assert sorted(extractor.name for extractor in engine().extractors) == sorted(EXTRACTORS)


def test_an_unknown_extractor_is_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no extractor is called 'nosuch'; expected one of policies, publication"):
        engine().without(["tables", "nosuch"])


def test_leaving_out_leaves_the_engine_as_it_was() -> None:
    before = facts(DIGESTS[0], "")
    engine().without(EXTRACTORS)
    assert lines(engine().run(digest(DIGESTS[0]))) == before
    assert lines(engine().without(EXTRACTORS).run(digest(DIGESTS[0]))) == []
