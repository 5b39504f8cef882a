"""Rules of the dataset that one query each can tell: a row is a defect."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A query whose rows break a rule: ``?x`` is the thing, ``?v`` a value that helps to see why."""

    name: str
    query: str
    zh: str
    en: str


RULES = (
    Rule(
        "derived-from-without-evidence",
        """SELECT DISTINCT ?x (?p AS ?v) { GRAPH ?g { ?x prov:wasDerivedFrom ?p }
          FILTER NOT EXISTS { GRAPH ?g { ?ev fkg:supports ?x ; fkg:passage ?p } } }""",
        "陈述所引片段没有对应的证据",
        "a statement names a passage that no evidence of it names",
    ),
    Rule(
        "one-zh-label",
        """SELECT ?x (COUNT(?l) AS ?v) { { SELECT DISTINCT ?x { ?x a ?c FILTER(STRSTARTS(STR(?x), STR(fkgr:))
            || STRSTARTS(STR(?x), STR(fkgc:))) FILTER(STRSTARTS(STR(?c), STR(fkg:)) && ?c NOT IN (fkg:Passage,
            fkg:Evidence, fkg:Source, fkg:Observation, fkg:Judgement)) } }
          OPTIONAL { ?x rdfs:label ?l FILTER(LANG(?l) = "zh") } } GROUP BY ?x HAVING(COUNT(?l) != 1)""",
        "实体没有恰好一个中文标签",
        "an entity has not exactly one Chinese label",
    ),
    Rule(
        "one-en-label",
        """SELECT ?x (COUNT(?l) AS ?v) { ?x rdfs:label ?l FILTER(LANG(?l) = "en") FILTER(STRSTARTS(STR(?x), STR(fkgr:))
          || STRSTARTS(STR(?x), STR(fkgc:))) } GROUP BY ?x HAVING(COUNT(?l) > 1)""",
        "实体有多个英文标签",
        "an entity has more than one English label",
    ),
    Rule(
        "alias-repeats-label",
        "SELECT DISTINCT ?x ?v { ?x skos:altLabel ?v ; rdfs:label ?l FILTER(STR(?v) = STR(?l)) }",
        "别名与标签重复",
        "an alias repeats a label",
    ),
    Rule(
        "offsets",
        """SELECT ?x (CONCAT(STR(?s), "..", STR(?e)) AS ?v) { ?x fkg:start ?s ; fkg:end ?e ; fkg:quote ?q
          FILTER(?e - ?s != STRLEN(?q)) }""",
        "片段的起止位置与引文长度不符",
        "start and end of a passage do not fit the length of its quote",
    ),
    Rule(
        "out-of-range",
        "SELECT ?x ?v { VALUES ?p { fkg:belief fkg:confidence } ?x ?p ?v FILTER(?v < 0 || ?v > 1) }",
        "可信度或置信度不在零到一之间",
        "a belief or confidence is not between 0 and 1",
    ),
    Rule(
        "broader-cycle",
        "SELECT ?x (?x AS ?v) { ?x skos:broaderTransitive ?x }",
        "概念的上位关系成环",
        "a concept is broader than itself",
    ),
)
