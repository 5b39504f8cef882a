"""Where the names of a thing come from, and which judgements took part in what the graph says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ontology.prefixes import PREFIXES
from kg.rdf.names import LEXICON
from kg.store.interface import Store
from kg.store.labels import labels, node, select, values
from kg.text.normalise import name_key


@dataclass(frozen=True, slots=True)
class ShownJudgement:
    """A judgement in force: what was decided of what (``words``), why, by whom; the names that it joined.

    ``claim`` is the id that the statement would have without it; ``judges`` are the IRIs of what it concerns now.
    """

    iri: str
    verdict: str
    words: str
    note: str
    by: str
    date: str
    claim: str
    names: tuple[str, ...]
    judges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameSource:
    """One name of a thing: who taught it (``lexicon``, ``judgement``, ``report``) and the reports in whose sentences it stands.

    Of a name of one character, which stands in many words, no report is told.
    """

    name: str
    taught_by: str
    reports: tuple[str, ...]


def judgements_about(store: Store, things: Iterable[str]) -> tuple[ShownJudgement, ...]:
    """Judgements in force about any of these entities, statements or observations (IRIs)."""
    return _judgements(store, f"{values('x', things)} ?j fkg:judges ?x .")


def judgements_of_claim(store: Store, key: str) -> tuple[ShownJudgement, ...]:
    """Judgements in force about a claim by the id that it would have without them: also of one that they rejected."""
    return tuple(each for each in _judgements(store, "?j fkg:judgedClaim ?any .") if each.claim == key)


def _judgements(store: Store, block: str) -> tuple[ShownJudgement, ...]:
    query = f"""SELECT DISTINCT ?j ?v ?words ?note ?by ?date ?claim {{ {block} ?j a fkg:Judgement ; fkg:verdict ?v ; skos:note ?words .
      OPTIONAL {{ ?j rdfs:comment ?note }} OPTIONAL {{ ?j dcterms:creator ?by }} OPTIONAL {{ ?j dcterms:date ?date }}
      OPTIONAL {{ ?j fkg:judgedClaim ?claim }} }}"""
    rows = sorted(select(store, query).texts(), key=lambda row: (row["v"], row["words"], row["j"]))
    if not rows:
        return ()
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    block = values("j", [row["j"] for row in rows])
    for row in select(store, f"SELECT ?j ?p ?n {{ {block} VALUES ?p {{ fkg:judgedName fkg:judges }} ?j ?p ?n }}").texts():
        parts[row["j"], row["p"].rpartition("#")[2]].append(row["n"])
    return tuple(
        ShownJudgement(
            row["j"], row["v"].removeprefix(PREFIXES["fkgc"]), row["words"], row["note"], row["by"], row["date"], row["claim"],
            tuple(sorted(parts[row["j"], "judgedName"])), tuple(sorted(parts[row["j"], "judges"])),
        )
        for row in rows
    )  # fmt: skip


def name_sources(store: Store, iri: str, lang: str = "zh") -> tuple[NameSource, ...]:
    """Every name of a thing, the label first, with who taught it and where it is read."""
    this = node(iri)
    query = f"SELECT DISTINCT ?p ?n ?g {{ VALUES ?p {{ rdfs:label skos:altLabel }} GRAPH ?g {{ {this} ?p ?n }} }}"
    graphs: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for row in select(store, query).texts():
        graphs[not row["p"].endswith("#label"), row["n"]].add(row["g"])
    joined = {name for each in judgements_about(store, [iri]) for name in each.names}
    quotes: dict[str, list[str]] = defaultdict(list)
    query = f"SELECT ?r ?q {{ ?p fkg:mentions {this} ; fkg:quote ?q ; dcterms:isPartOf ?r }}"
    for row in select(store, query).texts():
        quotes[row["r"]].append(name_key(row["q"]))
    titles = labels(store, quotes, lang)
    found = []
    for (alias, name), where in sorted(graphs.items(), key=lambda item: (item[0][0], item[0][1].isascii(), item[0][1])):
        key = name_key(name)
        reports = tuple(sorted(titles[report] for report, texts in quotes.items() if len(key) > 1 and any(key in text for text in texts)))
        taught = "judgement" if alias and name in joined else "lexicon" if LEXICON in where else "report"
        found.append(NameSource(name, taught, reports))
    return tuple(found)
