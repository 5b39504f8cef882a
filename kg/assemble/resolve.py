"""The names of judgements → entities of one build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.assemble import reasons as why
from kg.lexicon.faults import RowError
from kg.lexicon.tables import Lexicon, compared
from kg.model.entity import Entity
from kg.model.judgement import Judgement
from kg.model.problem import Problem

UNUSED = "judgement-unused"


class Resolver:
    """Finds the entity that a judgement names: by id, else by label, else by alias; first in the build, then in the lexicon."""

    def __init__(self, entities: Mapping[str, Entity], lexicon: Lexicon) -> None:
        self._entities, self._lexicon = entities, lexicon
        self._labels: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        for key, entity in entities.items():
            self._labels[compared(entity.zh)].add(key)
            for form in (entity.en, *entity.aliases):
                self._aliases[compared(form)].add(key)

    def find(self, key: str, name: str = "") -> str | None:
        """The id, or None where nothing or more than one thing is called so."""
        if key in self._entities or key in self._lexicon.entities:
            return key
        for form in filter(None, (compared(key), compared(name))):
            for table in (self._labels, self._aliases):
                found = table.get(form)
                if found:
                    return min(found) if len(found) == 1 else None
            if form in self._lexicon.by_key:
                return self._lexicon.by_key[form]
        return None

    def called(self, name: str) -> list[str]:
        """Ids of all that have ``name`` as label, else of all that have it as alias."""
        form = compared(name)
        return sorted(self._labels.get(form) or self._aliases.get(form) or set())

    def missing(self, row: Judgement, name: str) -> Problem:
        """What to tell of a name that nothing, or more than one thing, has."""
        several = self.called(name)
        what = why.SEVERAL_CALLED(row.verdict, name, str(len(several)), ", ".join(several)) if several else why.UNKNOWN(row.verdict, name)
        do = why.WRITE_ID if several else why.CORRECT_OR_LEAVE_NAME
        return Problem(UNUSED, RowError(what, where=row.where, expected=why.ONE_THING, do=do).reason)
