"""Tables by the lines that are drawn around their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_NEAR = 2.5
"""Points by which lines that meet may miss each other."""
_SHORTEST = 6.0
MOST = 4000
"""A page with more lines is a drawing."""
_OPEN_SIDE = 12.0


class Rule(NamedTuple):
    """A line drawn across (``upright`` false: at height ``at`` from ``start`` to ``end``) or up (at ``at`` from the left)."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table: the columns' borders from left to right, the rows' from top to bottom, and the lines drawn between them."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    rules: tuple[Rule, ...]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column in which a point lies; the first of cells that no line parts. None outside."""
        column = next((index for index, (left, right) in enumerate(pairwise(self.across)) if left <= x <= right), -1)
        row = next((index for index, (top, bottom) in enumerate(pairwise(self.down)) if bottom <= y <= top), -1)
        if column < 0 or row < 0:
            return None
        while column and not self._drawn(True, self.across[column], (self.down[row] + self.down[row + 1]) / 2):
            column -= 1
        while row and not self._drawn(False, self.down[row], (self.across[column] + self.across[column + 1]) / 2):
            row -= 1
        return row, column

    def _drawn(self, upright: bool, at: float, along: float) -> bool:
        return any(rule.upright is upright and abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= along <= rule.end + _NEAR for rule in self.rules)


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The tables of at least two columns that lines draw; none where a page is full of lines."""
    kept = sorted({Rule(rule.upright, *(round(value, 1) for value in rule[1:])) for rule in rules if rule.end - rule.start >= _SHORTEST})
    if len(kept) > MOST:
        return []
    found: list[Grid] = []
    for group in _groups(kept):
        across = _borders([rule.at for rule in group if rule.upright])
        down = _borders([rule.at for rule in group if not rule.upright])
        if not across or not down:
            continue
        level = [rule for rule in group if not rule.upright]
        across = _with_open_sides(across, min(rule.start for rule in level), max(rule.end for rule in level))
        if len(across) > 2 and len(down) > 1:
            found.append(Grid(tuple(across), tuple(reversed(down)), tuple(group)))
    return sorted(found, key=lambda grid: (-grid.down[0], grid.across[0]))


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that meet, directly or over others."""
    upright = [rule for rule in rules if rule.upright]
    level = [rule for rule in rules if not rule.upright]
    above: dict[Rule, Rule] = {rule: rule for rule in rules}

    def top(rule: Rule) -> Rule:
        while above[rule] is not rule:
            above[rule] = above[above[rule]]
            rule = above[rule]
        return rule

    for one in level:
        for other in upright:
            if one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR:
                above[top(one)] = top(other)
    groups: dict[Rule, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(top(rule), []).append(rule)
    return list(groups.values())


def _borders(places: Sequence[float]) -> list[float]:
    """Places in order, those that nearly meet as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _with_open_sides(across: list[float], left: float, right: float) -> list[float]:
    """Borders with the ends of the lines across, where no line closes the table at its sides."""
    start = [left] if left < across[0] - _OPEN_SIDE else []
    end = [right] if right > across[-1] + _OPEN_SIDE else []
    return [*start, *across, *end]
