"""Graph of a build → what its page of self-knowledge shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.model.coverage import Coverage, GapKind, SectionCoverage, Tally
from kg.model.document import SourceKind
from kg.model.graph import Graph
from kg.model.problem import Problem
from kg.model.reason import Why
from kg.model.statement import Evidence, Observation, Statement
from kg.ontology.terms import Ontology
from kg.view.overview import Count, Label, Quote
from kg.view.sayings import Sayings

TITLE = Label("读懂了多少", "How much was understood")
EXAMPLES = 5
_EDGES = tuple(map(Decimal, ("0", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "1")))


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with its counts and the examples of each kind of gap."""

    label: str
    tally: Tally
    gaps: tuple[tuple[GapKind, tuple[Quote, ...]], ...] = ()

    def examples(self, kind: GapKind) -> tuple[Quote, ...]:
        """The examples of one kind, none where there are none."""
        return dict(self.gaps).get(kind, ())


@dataclass(frozen=True, slots=True)
class ReportQuality:
    """A report with its sections in reading order."""

    title: str
    kind: SourceKind
    tally: Tally
    sections: tuple[SectionRow, ...]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Problems of one kind and reason, how many, and where some of them are."""

    kind: str
    reason: Label
    number: int
    examples: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything on the page."""

    title: Label
    reports: tuple[ReportQuality, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    modalities: tuple[Count, ...] = ()
    extractors: tuple[Count, ...] = ()
    patterns: tuple[Count, ...] = ()
    beliefs: tuple[Count, ...] = ()

    @property
    def tally(self) -> Tally:
        """The counts over all reports."""
        return Tally.total(report.tally for report in self.reports)


def quality_of(graph: Graph, ontology: Ontology) -> Quality:
    """Everything that the page shows, in a fixed order."""
    sayings = Sayings(graph, ontology)
    facts: list[Statement | Observation] = [*graph.statements, *graph.observations]
    evidences = [evidence for fact in facts for evidence in fact.evidence]
    modalities = Counter([s.modality for s in graph.statements] + [o.claim.modality for o in graph.observations])
    return Quality(
        title=TITLE,
        reports=tuple(_report(sayings, each) for each in sorted(graph.coverage, key=lambda each: each.report)),
        problems=problem_rows(graph.problems, sayings.titles, {report: source.kind for source, report in graph.sources}),
        modalities=tuple(Count(sayings.term(modality.value), number) for modality, number in sorted(modalities.items())),
        extractors=_extractors(evidences),
        patterns=_patterns(evidences),
        beliefs=_beliefs(fact.belief for fact in facts),
    )


def _report(sayings: Sayings, coverage: Coverage) -> ReportQuality:
    kind = next((source.kind for source, report in sayings.graph.sources if report == coverage.report), SourceKind.ORIGINAL)
    sections = tuple(_section(sayings, section) for section in coverage.sections)
    return ReportQuality(sayings.titles.get(coverage.report, coverage.report), kind, coverage.tally, sections)


def _section(sayings: Sayings, section: SectionCoverage) -> SectionRow:
    quotes: dict[GapKind, list[Quote]] = defaultdict(list)
    for gap in section.gaps:
        p = gap.passage
        title = sayings.titles.get(p.report, p.report)
        quotes[gap.kind].append(Quote(title, p.section, p.quote, sayings.kinds[p.source], p.page, gap.line, Label(gap.what) if gap.what else None))
    return SectionRow(section.label, section.tally, tuple((kind, tuple(found)) for kind, found in quotes.items()))


def problem_rows(problems: Iterable[Problem], titles: Mapping[str, str], kinds: Mapping[str, SourceKind]) -> tuple[ProblemRow, ...]:
    """Problems of one kind and reason together, most first; ``titles`` and ``kinds`` of the reports by id."""
    groups: dict[tuple[str, Why], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.kind, problem.reason.cause].append(problem)
    rows = []
    for (kind, cause), found in groups.items():
        shown = [p for p in found if p.text and p.report in kinds][:EXAMPLES]
        quotes = tuple(Quote(titles.get(p.report, p.report), "", p.text, kinds[p.report], about=Label(p.reason.zh, p.reason.en)) for p in shown)
        rows.append(ProblemRow(kind, Label(cause.zh, cause.en), len(found), quotes))
    return tuple(sorted(rows, key=lambda row: (-row.number, row.kind, row.reason.en)))


_EXTRACTORS = {
    "relations": Label("行文关系", "relations in prose"),
    "statistics": Label("统计数字", "statistics"),
    "tables": Label("表格", "tables"),
    "policies": Label("政策文件", "policies"),
    "publication": Label("报告出版", "publication of the report"),
}


def _extractors(evidences: Iterable[Evidence]) -> tuple[Count, ...]:
    counts = Counter(evidence.extractor for evidence in evidences)
    return tuple(Count(_EXTRACTORS.get(name, Label(name)), number) for name, number in sorted(counts.items()))


def _patterns(evidences: Iterable[Evidence]) -> tuple[Count, ...]:
    counts = Counter((evidence.extractor, evidence.pattern) for evidence in evidences)
    return tuple(Count(Label(f"{extractor}: {pattern}"), number) for (extractor, pattern), number in sorted(counts.items()))


def _beliefs(beliefs: Iterable[Decimal]) -> tuple[Count, ...]:
    """How many facts are believed how much, from the least to the most."""
    counts = [0] * (len(_EDGES) - 1)
    for belief in beliefs:
        counts[max(index for index, low in enumerate(_EDGES[:-1]) if belief >= low)] += 1
    return tuple(Count(Label(f"{low}–{high}"), number) for low, high, number in zip(_EDGES, _EDGES[1:], counts, strict=False)) if any(counts) else ()
