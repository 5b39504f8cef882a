"""The calls of ``/api`` that analyse the graph; parameters are the options of the commands."""

from __future__ import annotations

from kg.serve.call import LANG, Call, Parameter

_LARGEST_SEED = 2**31 - 1

_REPORTS = Parameter("report", "Only what a report says: its id or year (repeatable)", many=True, argument="reports")
_CHOICE = (
    _REPORTS,
    Parameter("min_belief", "Least belief of a relation", None, between=(0, 1)),
    Parameter("since", "Only relations dated since then: 2021, 2021-03, 2021-03-04"),
    Parameter("until", "Only relations dated until then"),
)
_ROLLUP = Parameter("rollup", "Concepts rolled up to a level of their taxonomy: CLASS=DEPTH, as in Technology=1 (repeatable)", many=True)
_GROUP = Parameter("group", "Count what direct subsidiaries have, too", False, flag=True)
_SEED = Parameter("seed", "Seed; the same one gives the same result", 0, least=0, most=_LARGEST_SEED)


def _top(default: int, what: str) -> Parameter:
    return Parameter("top", f"How many {what} at most", default, most=1000)


def _class(about: str) -> Parameter:
    return Parameter("class", about, argument="cls")


_TREND_REPORTS = (
    Parameter("from", "The earlier reports, by id or year (repeatable; by default the first)", many=True, argument="start"),
    Parameter("to", "The later reports (repeatable; by default the last)", many=True, argument="end"),
    _REPORTS,
    Parameter("publisher", "Only reports of this publisher, or all (comparisons: by default the one with most reports)"),
)
_LEVEL = Parameter("level", "Level of the taxonomy that themes or fields are rolled up to (1: the top)", None, most=20)
_SPOKEN = (
    Parameter("per", "What counts are divided by: all passages of a report, or those on the class", choice=("passages", "class")),
    Parameter("confidence", "Confidence of the intervals", 0.95, between=(0, 1)),
    _top(20, "of every verdict"),
)
_OF_CLASS = _class("Only things of this class")
_TRENDS: dict[str, tuple[str, str, tuple[Parameter, ...]]] = {
    "changes": (
        "What changed between two reports: themes, new entities, relations and policies, figures revised", "Trend",
        (_OF_CLASS, _LEVEL, _top(20, "of each list")),
    ),
    "themes": ("Themes that reports speak of more or less", "SpokenTrend", (_OF_CLASS, _LEVEL, *_SPOKEN)),
    "entities": ("Entities that reports speak of more or less", "SpokenTrend", (_OF_CLASS, *_SPOKEN)),
    "relations": ("Relations that reports speak of more or less", "SpokenTrend", _SPOKEN),
    "pilots": ("What is piloted where, by time, with figures", "PilotTrend", (Parameter("subject", "Name of what is piloted"), _OF_CLASS)),
    "policies": (
        "Policies by date, with issuers, fields and status", "Trend",
        (_OF_CLASS, _LEVEL, Parameter("by", "Count them by this", choice=("month", "year", "issuer", "field", "status"))),
    ),
    "series": (
        "Figures of an indicator joined over reports: growth, ranks, concentration, conflicts", "SeriesTrend",
        (
            Parameter("indicator", "Name of the indicator", required=True), _OF_CLASS,
            Parameter("about", "Only these subjects or places (repeatable)", many=True), Parameter("unit", "Only figures in this unit: CNY, USD …"),
            Parameter("since", "Only periods that begin since then: 2020, 2020-06"), Parameter("until", "Only periods that end until then"),
        ),
    ),
}  # fmt: skip
TREND_CALLS = {f"trends-{what}": what for what in _TRENDS}
"""The calls of ``/api/trends`` by name; the first view is the one without a further word in the address."""

ANALYSES: tuple[Call, ...] = (
    Call(
        "/api/paths", "paths", "The best paths between two things, or between the things of two classes, told in words, with the SPARQL that finds each", "Paths",
        (
            Parameter("from", "Name, alias or IRI of a thing, or name of a class", required=True, argument="start"),
            Parameter("to", "The same for the other end", required=True, argument="end"),
            Parameter("k", "How many paths at most", 5, most=50),
            Parameter("max_hops", "The most relations of a path", 6, most=20),
            Parameter("by", "What makes a path good: few unspecific relations, few relations, or belief", "specific", choice=("specific", "hops", "belief")),
            Parameter("avoid", "Thing that no path passes (repeatable)", many=True),
            Parameter("via", "Thing that every path passes (repeatable)", many=True),
            Parameter("predicate", "Relation that alone is walked (repeatable)", many=True, argument="predicates"),
            Parameter("without_predicate", "Relation that is not walked (repeatable)", many=True, argument="without_predicates"),
            Parameter("projection", "Network in which to look", "everything"), *_CHOICE, LANG,
        ),
        analysis=True,
    ),
    Call(
        "/api/rankings", "rankings", "Entities in order of a measure of centrality, how far that depends on single reports, and what carries it", "Ranked",
        (
            Parameter("measure", "Name of the measure, in Chinese or English", "degree"),
            Parameter("projection", "Network in which it is measured", "facts"), _class("Rank the entities of a class among each other"),
            _top(20, "entities"), *_CHOICE, _ROLLUP, LANG,
        ),
        analysis=True,
    ),
    Call(
        "/api/communities", "communities", "Groups of entities that are linked more than chance would, named by what is characteristic of them", "FoundCommunities",
        (
            Parameter("projection", "Network in which they are found", "actor-technology"),
            Parameter("resolution", "Higher makes more and smaller communities", 1.0, between=(0, 1000)), _SEED,
            Parameter("runs", "Other seeds that test how stable they are", 20, least=0, most=100),
            Parameter("samples", "Random networks of the same degrees to compare with: 0, or 2 and more", 50, least=0, most=200),
            _top(12, "communities"), *_CHOICE, _ROLLUP,
        ),
        analysis=True,
    ),
    *(
        Call(f"/api/trends/{what}" if place else "/api/trends", f"trends-{what}", about, answer, (*own, *_TREND_REPORTS, LANG), analysis=True)
        for place, (what, (about, answer, own)) in enumerate(_TRENDS.items())
    ),
    Call(
        "/api/comparisons", "comparisons", "Two or more things side by side: what all share, what only one has, figures, how alike they are", "ComparedThings",
        (
            Parameter("name", "Name, alias or IRI of each (repeatable)", required=True, many=True, argument="names"),
            _GROUP, *_CHOICE, _ROLLUP, LANG,
        ),
        analysis=True,
    ),
    Call(
        "/api/similar", "similar", "Those most like a thing by the technologies and fields of both", "SimilarThings",
        (
            Parameter("name", "Name, alias or IRI of the thing", required=True),
            Parameter("by", "Measure of similarity", "jaccard", choice=("jaccard", "cosine")), _class("Class of those compared with it (by default its family)"),
            _top(10, "things"), _GROUP, *_CHOICE, _ROLLUP, LANG,
        ),
        analysis=True,
    ),
    Call(
        "/api/gaps", "gaps", "Links that are likely but that no report states, ranked by the method that a held-out check finds best", "FoundGaps",
        (
            Parameter("projection", "Network of two sides in which they are missing", "actor-scenario"), _class("Class of the entities of the first side"),
            Parameter("of", "Only this entity: any name"), _top(20, "links"), Parameter("folds", "Folds of the check", 10, least=2, most=100), _SEED,
            Parameter("method", "The method to rank by, instead of what the check chooses"), *_CHOICE, _ROLLUP, LANG,
        ),
        analysis=True,
    ),
)  # fmt: skip
