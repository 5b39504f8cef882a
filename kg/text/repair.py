"""Repair."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.problem import Problem
from kg.model.span import MappedText


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text after repair."""

    text: MappedText
    problems: tuple[Problem, ...] = ()


def repair(text: str) -> Repaired:
    """Repair."""
    return Repaired(MappedText.identity(text))
