"""Policies that the reports speak of, by issuer, field, month and status."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.analysis.result import Cell, Result
from kg.analysis.trends.caution import Said, listing_caution
from kg.analysis.trends.editions import Edition
from kg.errors import UsageError
from kg.model.entity import FIELD_CLASSES
from kg.network.mentions import Mentions
from kg.network.rollup import at_depth
from kg.network.snapshot import Node, Snapshot
from kg.network.values import ValueOf
from kg.worded import worded

WAYS = ("month", "year", "issuer", "field", "status")
"""What policies may be counted by."""


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy: its issuers, date of issue as precisely as known (empty: unknown), status (``draft``, ``trial``, ``inForce``, empty), the
    fields that it governs (rolled up) and the reports that speak of it. ``dates`` are all that the reports give where they differ.
    ``statements`` say all this; ``passages`` is how many name it."""

    policy: Node
    issuers: tuple[Node, ...]
    date: str
    dates: tuple[str, ...]
    status: str
    fields: tuple[Node, ...]
    reports: tuple[str, ...]
    passages: int
    statements: tuple[str, ...]

    @property
    def month(self) -> str:
        """Year and month, the year where the month is not known."""
        return self.date[:7]


@dataclass(frozen=True, slots=True)
class PolicyCount:
    """How many policies have something in common, and which (IRIs)."""

    key: str
    zh: str
    en: str
    policies: tuple[str, ...]


@dataclass(frozen=True)
class Policies(Result):
    """``policies`` by date, the undated last; ``counts`` of them where they are counted by something."""

    policies: tuple[PolicyRow, ...]
    counts: tuple[PolicyCount, ...]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One row a policy, or one a count."""
        if self.parameters["by"]:
            for count in self.counts:
                yield {str(self.parameters["by"]): count.en if lang == "en" else count.zh, "policies": len(count.policies), "iris": "|".join(count.policies)}
            return
        for each in self.policies:
            yield {
                "policy": each.policy.name(lang), "class": each.policy.cls, "date": each.date, "status": each.status,
                "issuers": "|".join(node.name(lang) for node in each.issuers), "fields": "|".join(node.name(lang) for node in each.fields),
                "reports": "|".join(each.reports), "dates": "|".join(each.dates), "passages": each.passages, "iri": each.policy.iri,
                "statements": "|".join(each.statements),
            }  # fmt: skip

    def by(self, way: str) -> tuple[PolicyCount, ...]:
        """Policies counted by month or year (in order of time) or by issuer, field or status (most first); one may count under several.

        Raises UsageError for another word.
        """
        if way not in WAYS:
            raise UsageError(worded("policies are not counted by {!r}", way), where="--by", expected=" | ".join(WAYS))
        groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for each in self.policies:
            for key in _keys(each, way):
                groups[key].append(each.policy.iri)
        counts = [PolicyCount(key, zh, en, tuple(sorted(iris))) for (key, zh, en), iris in groups.items()]
        if way in ("month", "year"):
            return tuple(sorted(counts, key=lambda count: (not count.key, count.key)))
        return tuple(sorted(counts, key=lambda count: (-len(count.policies), count.key)))

    @property
    def caution(self) -> Said:
        """What to keep in mind when reading it."""
        return listing_caution("policies")


STATUSES = {"draft": ("征求意见", "draft"), "trial": ("试行", "trial"), "inForce": ("施行", "in force")}
_UNKNOWN = ("未写明", "not stated")


def policies(
    snapshot: Snapshot, mentions: Mentions, values: Sequence[ValueOf], known: Sequence[Edition], *, reports: Collection[str] = (), cls: str = "Policy",
    level: int = 1, by: str = "",
) -> Policies:  # fmt: skip
    """The policies that reports (ids; empty: all) name, with issuers, dates and statuses from statements (``values``: ``issuedOn``, ``policyStatus``).

    Fields are the technologies and scenarios that a policy governs, rolled up to ``level`` of the taxonomy, and what else it governs. ``by`` counts
    them (``WAYS``). Of dates that refine each other the most precise counts; of those that contradict, the latest.
    """
    if level < 1:
        raise UsageError(worded("level {} is not in the taxonomy", level), where="--level", expected="1 (the top themes) or more")
    order = {each.id: place for place, each in enumerate(known)}
    issuers: dict[str, set[str]] = defaultdict(set)
    fields: dict[str, set[str]] = defaultdict(set)
    statements: dict[str, set[str]] = defaultdict(set)
    for relation in snapshot.relations:
        if relation.predicate in ("issuedBy", "governs"):
            statements[relation.subject].add(relation.statement)
            target = snapshot.nodes[relation.object]
            if relation.predicate == "issuedBy":
                issuers[relation.subject].add(target.iri)
            else:
                fields[relation.subject].update(at_depth(snapshot, target.iri, level) if target.cls in FIELD_CLASSES else (target.iri,))
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for value in values:
        said[value.subject, value.predicate].add(value.value)
        statements[value.subject].add(value.statement)
    rows = []
    for iri, node in snapshot.nodes.items():
        named = {report: number for report, number in mentions.get(iri, {}).items() if not reports or report in reports}
        if not named or not snapshot.is_a(iri, cls) or not snapshot.is_a(iri, "Policy"):
            continue
        dates = said[iri, "issuedOn"]
        finest = tuple(sorted(each for each in dates if not any(other != each and other.startswith(each) for other in dates)))
        status = max(said[iri, "policyStatus"], key=_progress, default="")
        rows.append(
            PolicyRow(
                node, _nodes(snapshot, issuers[iri]), max(finest, default=""), finest if len(finest) > 1 else (), status,
                _nodes(snapshot, fields[iri]), tuple(sorted(named, key=lambda each: order.get(each, 0))), sum(named.values()), tuple(sorted(statements[iri])),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (not row.date, row.date, row.policy.zh, row.policy.iri))
    parameters = {"reports": tuple(sorted(reports)), "class": cls, "level": level, "by": by}
    digest = hashlib.sha256(f"{snapshot.digest} {values}".encode()).hexdigest()
    found = Policies(parameters, digest, tuple(rows), ())
    return Policies(parameters, digest, tuple(rows), found.by(by)) if by else found



def _progress(status: str) -> tuple[int, str]:
    """How far a policy has come: one that was a draft and is in force is in force."""
    known = list(STATUSES)
    return (known.index(status) if status in known else -1, status)


def _nodes(snapshot: Snapshot, iris: Collection[str]) -> tuple[Node, ...]:
    return tuple(snapshot.nodes[iri] for iri in sorted(iris))


def _keys(each: PolicyRow, way: str) -> tuple[tuple[str, str, str], ...]:
    """What a policy counts under: key, Chinese and English words."""
    if way in ("month", "year"):
        when = each.month if way == "month" else each.date[:4]
        return ((when, when or _UNKNOWN[0], when or _UNKNOWN[1]),)
    if way == "status":
        return ((each.status, *STATUSES.get(each.status, (each.status, each.status) if each.status else _UNKNOWN)),)
    nodes = each.issuers if way == "issuer" else each.fields
    return tuple((node.iri, node.name("zh"), node.name("en")) for node in nodes) or (("", *_UNKNOWN),)
