"""How inferred facts read: the rule, its premises indented under it, and the words at the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.cli.language import Lang, say
from kg.worded import worded

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.describe import ShownEvidence
    from kg.store.inference import Proof
    from kg.store.interface import Store
    from kg.store.labels import Ref

    Evidence = Mapping[str, tuple[ShownEvidence, ...]]

RELATIONS = {
    "rdf:type": ("类型", "is a"),
    "rdfs:subClassOf": ("上位类", "sub-class of"),
    "rdfs:subPropertyOf": ("上位关系", "sub-property of"),
    "owl:inverseOf": ("逆关系", "inverse of"),
    "skos:broader": ("上位概念", "broader"),
    "skos:broaderTransitive": ("各级上位概念", "broader, however far"),
    "owl:SymmetricProperty": ("对称关系", "symmetric property"),
    "owl:TransitiveProperty": ("传递关系", "transitive property"),
}
GRAPHS = {
    "fkgr:graph/ontology": ("本体", "ontology"),
    "fkgr:graph/lexicon": ("词表", "lexicon"),
    "fkgr:graph/assembled": ("汇总", "assembled from the reports"),
}


def find_proofs(store: Store, said: tuple[str, str, str | None], lang: Lang) -> tuple[tuple[Proof, ...], Evidence]:
    """Why the facts hold that are said in words (subject, relation, and value if wanted), with the evidence they rest on.

    Raises QueryError for an unknown name, relation or class, and for facts that the graph does not hold.
    """
    from kg.cli.naming import resolve
    from kg.errors import QueryError
    from kg.rdf.rules import load_rules
    from kg.rdf.sink import RDF_TYPE
    from kg.resources import resource
    from kg.store.facts import evidence
    from kg.store.inference import Inference, find_class, find_relation

    name, relation, value = said
    subject, predicate = resolve(store, name, lang).iri, find_relation(store, relation)
    inference = Inference(store, load_rules(resource("ontology")))
    wanted = None
    if value is not None:
        wanted = find_class(store, value).value if predicate == RDF_TYPE else resolve(store, value, lang).iri
    facts = inference.saying(subject, predicate.value, wanted)
    if not facts:
        words = " — ".join(each for each in said if each)
        raise QueryError(worded("{!r} is neither stated nor inferred", words), do="kg show lists what is stated")
    proofs = inference.proofs(facts, lang.value)
    return proofs, evidence(store, (iri for proof in proofs for leaf in proof.leaves() for iri in leaf.statements))


def write_proofs(proofs: tuple[Proof, ...], evidence: Evidence, file: Path | None, as_json: bool, lang: Lang) -> None:
    """Proofs as JSON, as indented text on a terminal, else as tab-separated lines."""
    from kg.cli import output

    if as_json:
        output.write(output.as_json({"facts": [told(proof, evidence) for proof in proofs]}), file)
    elif file is None and output.is_terminal():
        show(proofs, evidence, lang)
    else:
        head = say("序号 层 主体 关系 客体 由来 报告 章节 原句", "number depth subject relation object because report section quote", lang)
        output.write(output.as_lines(head.split(), rows(proofs, evidence, lang)), file)


def triple(proof: Proof, lang: Lang) -> str:
    """Subject, relation and value in words."""
    return " — ".join(word(ref, lang) for ref in (proof.subject, proof.predicate, proof.object))


def word(ref: Ref, lang: Lang) -> str:
    """A label; the terms of OWL and SKOS, which have none in the graph, in words of ours."""
    return say(*RELATIONS[ref.label], lang) if ref.label in RELATIONS else ref.label


def reason(proof: Proof, lang: Lang) -> str:
    """The rule that derives a fact, or where it stands."""
    from kg.cli.wording import short_id

    if proof.rule is not None:
        return say(f"规则 {proof.rule.name}：{proof.rule.zh}", f"rule {proof.rule.name}: {proof.rule.en}", lang)
    if proof.statements:
        return "; ".join(short_id(iri) for iri in proof.statements)
    return "; ".join(say(*GRAPHS[name], lang) if name in GRAPHS else name for name in proof.graphs)


def walk(proof: Proof, depth: int = 0) -> Iterator[tuple[int, Proof]]:
    """A proof and its parts from the top down, each with its depth."""
    yield depth, proof
    for premise in proof.premises:
        yield from walk(premise, depth + 1)


def summary(proofs: Iterable[Proof], iri: str, lang: Lang) -> list[str]:
    """One line a relation and direction: what was inferred of a thing, with the rules."""
    groups: dict[tuple[str, bool], list[Proof]] = {}
    for proof in proofs:
        groups.setdefault((word(proof.predicate, lang), proof.subject.iri == iri), []).append(proof)
    lines = []
    for (relation, outgoing), members in groups.items():
        others = dict.fromkeys(word(each.object if outgoing else each.subject, lang) for each in members)
        rules = ", ".join(sorted({each.rule.name for each in members if each.rule is not None}))
        listed = say("、", ", ", lang).join(others)
        lines.append(f"{say('推出', 'inferred', lang)} ({rules}): {relation} {'→' if outgoing else '←'} {listed}")
    return lines


def show(proofs: Iterable[Proof], evidence: Evidence, lang: Lang) -> None:
    """Print proofs on a terminal."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.wording import place

    console = Console()
    for top in proofs:
        for depth, proof in walk(top):
            console.print(Padding(Text(triple(proof, lang), "bold cyan" if depth == 0 else ""), (0, 0, 0, 3 * depth)))
            console.print(Padding(Text("← " + reason(proof, lang), "dim"), (0, 0, 0, 3 * depth + 2)))
            for each in (each for iri in proof.statements for each in evidence.get(iri, ())):
                console.print(Padding(Text(f"“{' '.join(each.quote.split())}”"), (0, 0, 0, 3 * depth + 4)))
                console.print(Padding(Text(place(each, lang), "dim"), (0, 0, 0, 3 * depth + 4)))
        console.print()


def rows(proofs: Iterable[Proof], evidence: Evidence, lang: Lang) -> list[list[str]]:
    """Proofs as lines: number, depth, fact, rule or origin, then a line an evidence with report, section and quote."""
    lines = []
    for number, top in enumerate(proofs, 1):
        for depth, proof in walk(top):
            fact = [str(number), str(depth), *(word(ref, lang) for ref in (proof.subject, proof.predicate, proof.object))]
            read = [each for iri in proof.statements for each in evidence.get(iri, ())]
            quotes = [[each.title, each.section, each.quote] for each in read] or [["", "", ""]]
            lines += [[*fact, reason(proof, lang), *quote] for quote in quotes]
    return lines


def told(proof: Proof, evidence: Evidence | None = None) -> dict[str, object]:
    """A proof as JSON's own types; premises inside it, and at the bottom evidence where it is given."""
    from kg.cli.wording import plain

    found = {name: plain(getattr(proof, name)) for name in ("subject", "predicate", "object")}
    if proof.rule is not None:
        rule = {"name": proof.rule.name, "zh": proof.rule.zh, "en": proof.rule.en}
        return {**found, "rule": rule, "premises": [told(premise, evidence) for premise in proof.premises]}
    found |= {"graphs": list(proof.graphs), "statements": list(proof.statements)}
    if evidence is not None:
        found["evidence"] = [plain(each) for iri in proof.statements for each in evidence.get(iri, ())]
    return found
