"""What is installed, loaded once for all tests that only read it."""

from __future__ import annotations

from functools import cache

from kg import pipeline
from kg.extract.run import ExtractionEngine
from kg.lexicon.definitions import Definitions
from kg.lexicon.instruments import Instruments
from kg.lexicon.tables import Lexicon
from kg.ontology.terms import Ontology


@cache
def loaded() -> tuple[ExtractionEngine, Lexicon, Ontology]:
    """Engine, lexicon and ontology."""
    return pipeline.load_engine()


@cache
def definitions() -> tuple[Definitions, Instruments]:
    """What concepts mean, and the kinds of policy instrument."""
    return pipeline.load_definitions()


def engine() -> ExtractionEngine:
    """The lexicon's automata, the patterns and the extractors."""
    return loaded()[0]
