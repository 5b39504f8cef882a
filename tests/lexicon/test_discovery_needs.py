"""Each way to find new names says which words it cannot do without: in a text that lacks them it finds nothing."""

from __future__ import annotations

from kg.lexicon.discovery import load_discovery
from kg.lexicon.titles import _WAYS
from kg.readers.shelf import bundled_digests, read_all
from kg.resources import resource
from tests.extract.workbench import engine


def test_no_way_finds_names_without_its_words() -> None:
    discovery = load_discovery(resource("data", "patterns", "discovery.yaml"))
    found = 0
    for document in read_all(bundled_digests())[0]:
        for sentence in engine().annotate(document).sentences:
            passing = discovery._ways.passing(sentence.plain)
            for way, _ in discovery._ways._ways:
                names = list(way(sentence.plain, ()))
                found += len(names)
                assert not names or way in passing, (way, sentence.plain)
    assert found > 100


def test_no_unmarked_title_stands_without_its_words() -> None:
    found = 0
    for document in read_all(bundled_digests())[0]:
        for line in document.text.splitlines():
            for way, _ in _WAYS._ways:
                if way.search(line):
                    found += 1
                    assert way in _WAYS.passing(line), line
    assert found > 5
