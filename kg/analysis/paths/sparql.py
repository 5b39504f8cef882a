"""A path → the SPARQL query that finds it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analysis.paths.result import Hop
from kg.network.projection import Projection
from kg.network.snapshot import BROADER, DATES_OF
from kg.ontology.prefixes import FKGR, shorten

_PLAIN = re.compile(r"[a-z]+:[A-Za-z0-9_][A-Za-z0-9_-]*")


def path_query(hops: Sequence[Hop], projection: Projection) -> str:
    """A SELECT that binds the two ends of a path and looks for what is between them, along the same relations in the same directions.

    ``?x0`` … are the things, in order, ``?name0`` … their Chinese labels. The least belief, the reports and the dates that the projection
    keeps to are asked for, too. The prefixes of the vocabulary are not declared, as ``kg query`` and ``kg serve`` know them.
    """
    last = len(hops)
    things = range(last + 1)
    lines = [f"SELECT DISTINCT {' '.join(f'?x{i} ?name{i}' for i in things)} {{"]
    lines.append(f"  VALUES (?x0 ?x{last}) {{ ({_term(hops[0].source.iri)} {_term(hops[-1].target.iri)}) }}")
    for number, hop in enumerate(hops):
        lines += _hop(hop, number, projection)
    apart = " && ".join(f"?x{i} != ?x{j}" for i in things for j in things if j > i + 1)
    if apart:
        lines.append(f"  FILTER({apart})")
    lines += [f'  ?x{i} rdfs:label ?name{i} FILTER(LANG(?name{i}) = "zh")' for i in things]
    order = " ".join(f"?name{i}" for i in things if 0 < i < last)
    return "\n".join([*lines, f"}} ORDER BY {order}" if order else "}"])


def _hop(hop: Hop, number: int, projection: Projection) -> list[str]:
    subject, value = (f"?x{number}", f"?x{number + 1}") if hop.forward else (f"?x{number + 1}", f"?x{number}")
    predicate = f"skos:{BROADER}" if hop.predicate == BROADER else f"fkg:{hop.predicate}"
    chosen = projection.min_belief or projection.reports or projection.since or projection.until
    if not chosen or not hop.statements:
        return [f"  {subject} {predicate} {value} ."]
    this = f"?s{number}"
    lines = [f"  {this} rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value} ; fkg:modality fkgc:asserted ."]
    if projection.min_belief:
        lines.append(f"  {this} fkg:belief ?b{number} FILTER(?b{number} >= {projection.min_belief})")
    if projection.reports:
        reports = " ".join(_term(f"{FKGR}report/{each}") for each in projection.reports)
        lines.append(f"  VALUES ?r{number} {{ {reports} }} {this} prov:wasDerivedFrom/dcterms:isPartOf ?r{number} .")
    if projection.since or projection.until:
        lines.append(_dated(hop.predicate, number, (this, subject, value), projection))
    return lines


def _dated(predicate: str, number: int, ends: tuple[str, str, str], projection: Projection) -> str:
    """The date of the statement, else that of the end which tells when such a relation began; compared as precisely as it is known.

    Asked for by EXISTS, since an OPTIONAL would keep engines from beginning at the ends of the path.
    """
    this, subject, value = ends
    date = f"?d{number}"
    checks = []
    if projection.since:
        checks.append(f'STR({date}) >= SUBSTR("{projection.since}", 1, STRLEN(STR({date})))')
    if projection.until:
        checks.append(f'SUBSTR(STR({date}), 1, {len(projection.until)}) <= "{projection.until}"')
    own = f"{{ {this} fkg:date {date} }}"
    held = f"FILTER({' && '.join(checks)})"
    ways = [f"EXISTS {{ {this} fkg:date {date} {held} }}"]
    none = f"NOT EXISTS {own}"
    end, kind = DATES_OF.get(predicate, ("", ""))
    if kind:
        dated = f"{subject if end == 'subject' else value} fkg:{kind} {date}"
        ways.append(f"({none} && EXISTS {{ {dated} {held} }})")
        none += f" && NOT EXISTS {{ {dated} }}"
    if projection.undated:
        ways.append(f"({none})")
    return f"  FILTER({' || '.join(ways)})"


def _term(iri: str) -> str:
    short = shorten(iri)
    return short if _PLAIN.fullmatch(short) else f"<{iri}>"
