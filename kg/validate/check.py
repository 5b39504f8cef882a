"""Every check of a build, by family; the families are a registry that others add to.

A family needs a name, what it is called in both languages, and a function from a ``Context`` to the number of checks made
and what they found::

    Family("profile", "OWL 2 RL", "OWL 2 RL profile", lambda context: (count, check_profile(context.ontology_dir)))

Put it into ``FAMILIES``, or hand your own tuple to ``check_build``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.load import load_ontology
from kg.parallel import share
from kg.rdf.rules import load_rules
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from kg.store.kept import kept_texts
from kg.store.labels import select, values
from kg.validate.accepted import Accepted, Table, accept, read_accepted
from kg.validate.consistency import check_consistency
from kg.validate.evidence import check_dataset
from kg.validate.finding import Finding, Severity
from kg.validate.profile import check_profile, profile_queries
from kg.validate.queries import family_of, load_checks, run_checks
from kg.validate.questions import check_questions, load_questions
from kg.validate.script import check_script
from kg.validate.shacl.run import validate
from kg.validate.shacl.shape import read_shapes, shape_files
from kg.worded import worded


@dataclass(frozen=True, slots=True)
class Context:
    """What a family may look at."""

    store: Store
    ontology_dir: Path
    folder: Path | None = None
    """The build folder, where there is one."""


_ORDER = tuple(Severity)
Outcome = tuple[int, list[Finding]]
"""How many checks were made, and what they found."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of checks. ``cost`` is its share of the time: costly ones are begun first."""

    name: str
    zh: str
    en: str
    run: Callable[[Context], Outcome]
    cost: int = 1


@dataclass(frozen=True, slots=True)
class FamilyResult:
    """What a family found, sorted, without the accepted findings; these stand apart with their reasons."""

    name: str
    zh: str
    en: str
    checks: int
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    seconds: float

    def count(self, severity: Severity) -> int:
        """How many findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The results of all families, in the order of the registry."""

    families: tuple[FamilyResult, ...]

    @property
    def findings(self) -> list[Finding]:
        """All findings that nobody has accepted: errors, then warnings, then notes; each sorted."""
        found = sorted(finding for family in self.families for finding in family.findings)
        return sorted(found, key=lambda finding: _ORDER.index(finding.severity))

    @property
    def accepted(self) -> list[Accepted]:
        """All accepted findings, sorted."""
        return sorted(each for family in self.families for each in family.accepted)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity that nobody has accepted."""
        return sum(family.count(severity) for family in self.families)


def _dataset(context: Context) -> Outcome:
    checks = load_checks(context.ontology_dir, "dataset")
    texts = kept_texts(context.folder) if context.folder is not None else {}
    found = check_dataset(context.store, load_ontology(context.ontology_dir), texts or None)
    return len(checks) + (6 if texts else 5), [*found, *run_checks(context.store, checks)]


def _hygiene(context: Context) -> Outcome:
    checks = load_checks(context.ontology_dir, "hygiene")
    return len(checks) + 1, [*check_script(context.store), *run_checks(context.store, checks)]


def _queries(family: str, context: Context) -> Outcome:
    checks = load_checks(context.ontology_dir, family)
    return len(checks), run_checks(context.store, checks)


def _shapes(context: Context) -> Outcome:
    shapes = read_shapes(shape_files(context.ontology_dir))
    return len(shapes), validate(context.store, shapes)


def _consistency(context: Context) -> Outcome:
    rules = load_rules(context.ontology_dir)
    return len(rules.clash), check_consistency(context.store, rules)


def _profile(context: Context) -> Outcome:
    return len(profile_queries(context.ontology_dir)), check_profile(context.ontology_dir)


def _questions(context: Context) -> Outcome:
    return len(load_questions(context.ontology_dir / "questions")), check_questions(context.store, context.ontology_dir)


FAMILIES: tuple[Family, ...] = (
    Family("dataset", "数据集规则", "rules of the dataset", _dataset, cost=3),
    Family("hygiene", "数据卫生", "hygiene", _hygiene, cost=4),
    Family("skos", "SKOS 完整性", "SKOS integrity", partial(_queries, "skos")),
    Family("cube", "数据立方完整性", "Data Cube integrity", partial(_queries, "cube")),
    Family("shapes", "SHACL 形状", "SHACL shapes", _shapes, cost=8),
    Family("consistency", "一致性", "consistency", _consistency, cost=2),
    Family("profile", "OWL 2 RL 轮廓", "OWL 2 RL profile", _profile),
    Family("questions", "能力问题", "competency questions", _questions, cost=3),
)
"""The families of ``kg check``, in the order in which they are told."""


def check_build(folder: Path, ontology_dir: Path, families: Sequence[Family] = FAMILIES) -> CheckReport:
    """All families over a build, shared among processes.

    Raises BuildError when ``folder`` is no build, OntologyError for ontology, shapes or checks that cannot be read.
    """
    EmbeddedStore.open(folder).close()  # a folder that is no build is told once, before any work
    table = _table(ontology_dir)
    return CheckReport(tuple(share(partial(_opened, folder, ontology_dir, table), families, lambda family: family.cost)))


def check_store(store: Store, ontology_dir: Path, families: Sequence[Family] = FAMILIES) -> CheckReport:
    """All families over an open store, one after the other. Raises OntologyError as ``check_build`` does."""
    table = _table(ontology_dir)
    return CheckReport(tuple(_run(family, Context(store, ontology_dir), table) for family in families))


def _table(ontology_dir: Path) -> Table:
    """The reviewed table. Raises OntologyError for a row whose check there is none of."""
    table = read_accepted(ontology_dir)
    names = {check.name for check in load_checks(ontology_dir)}
    for (check, _), reason in table.items():
        if check not in names:
            raise OntologyError(worded("no check is called {!r}", check), where=reason.where, do="correct or remove the row")
    return table


def _opened(folder: Path, ontology_dir: Path, table: Table, family: Family) -> FamilyResult:
    with EmbeddedStore.open(folder) as store:
        return _run(family, Context(store, ontology_dir, folder), table)


def _run(family: Family, context: Context, table: Table) -> FamilyResult:
    start = time.perf_counter()
    checks, found = family.run(context)
    findings, accepted = accept(sorted(set(found)), table)
    fired = {(each.finding.check, each.finding.focus) for each in accepted}
    left = [key for key in table if family_of(key[0]) == family.name and key not in fired]
    findings = sorted([*findings, *_stale(context.store, left)])
    seconds = round(time.perf_counter() - start, 3)
    return FamilyResult(family.name, family.zh, family.en, checks, tuple(findings), tuple(accepted), seconds)


def _stale(store: Store, left: Sequence[tuple[str, str]]) -> list[Finding]:
    """Accepted rows that no longer fit; a row about something that this graph does not hold at all is not meant for it."""
    block = values("x", (focus for _, focus in left))
    present = {row["x"] for row in select(store, f"SELECT DISTINCT ?x {{ {block} ?x a ?class }}").texts()} if left else set()
    zh, en = "已接受的发现不再出现，可删去该行", "an accepted finding no longer occurs; its row can go"
    return [Finding(Severity.INFO, check, focus, zh, en) for check, focus in left if focus in present]
