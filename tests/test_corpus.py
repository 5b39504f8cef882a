"""The five original reports, where they are at hand, and the bundled digests: the built graph keeps its own rules."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import pipeline
from kg.ontology.load import load_ontology
from kg.rdf.jsonl import read_problems
from kg.readers.catalogue import load_catalogue
from kg.readers.shelf import bundled_digests, read_all
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.text.chars import has_han
from kg.text.decode import decode
from kg.validate.evidence import check_dataset

ROOT = Path(kg.__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED") or ROOT / ".." / "shared")
CORPUS = SHARED / "corpus"
pytestmark = pytest.mark.usefixtures("one_engine")
KINDS = [pytest.param("originals", marks=pytest.mark.corpus), "digests"]


@dataclass(frozen=True)
class Built:
    """A build with the texts it was made from, by the SHA-256 of their files."""

    result: pipeline.BuildResult
    texts: dict[str, str]
    paths: list[Path]


@pytest.fixture(scope="module", params=KINDS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The graph of the original reports, and that of the bundled digests."""
    paths = sorted(CORPUS.glob("*.txt")) if request.param == "originals" else bundled_digests()
    if not paths:
        pytest.skip(f"no original reports in {CORPUS}: set KG_SHARED to the folder that holds corpus/")
    documents, failures = read_all(paths)
    assert failures == []
    texts = {document.source.sha256: document.text for document in documents}
    result = pipeline.build(paths, tmp_path_factory.mktemp("corpus") / request.param)
    return Built(result, texts, paths)


def test_every_report_is_read_and_told_apart(built: Built) -> None:
    known = load_catalogue(resource("data", "reports.yaml")).known
    assert built.result.failures == ()
    assert {report.id for report in built.result.graph.reports} <= set(known)
    assert len(built.result.graph.reports) == len(built.paths) == len(built.texts)
    for path in built.paths:
        assert decode(path.read_bytes(), path.name)[0] in built.texts.values()


def test_every_passage_is_verbatim(built: Built) -> None:
    graph = built.result.graph
    passages = set(graph.mentions)
    for one in (*graph.statements, *graph.observations):
        for proof in one.evidence:
            passages |= {proof.passage, *proof.context}
    assert len(passages) > 100 * len(built.texts)
    wrong = [p for p in passages if built.texts[p.source][p.span.start : p.span.end] != p.quote]
    assert wrong == []


def test_every_mention_stands_in_its_passage_or_is_carried_into_it(built: Built) -> None:
    graph = built.result.graph
    for passage, mentions in graph.mentions.items():
        for mention in mentions:
            assert mention.entity in graph.entities, mention
            assert mention.span.end <= passage.span.end, (passage.quote, mention.surface)


def test_facts_are_about_known_things_and_have_evidence(built: Built) -> None:
    graph, ontology = built.result.graph, load_ontology(resource("ontology"))
    assert len(graph.statements) > 50 * len(built.texts)
    for statement in graph.statements:
        subject = graph.entities[statement.subject]
        assert statement.evidence
        assert 0 < statement.belief <= 1
        if isinstance(statement.object, str):
            value = graph.entities[statement.object]
            assert statement.predicate == "renamedTo" or ontology.allows(statement.predicate, subject.cls, value.cls), statement
    for observation in graph.observations:
        claim = observation.claim
        assert all(key in graph.entities for key in (claim.indicator, claim.about, claim.place, claim.growth_of, claim.share_of) if key)


def test_nothing_lies_in_the_default_graph(built: Built) -> None:
    quads = list(ox.parse((built.result.folder / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert len(quads) == built.result.quads
    assert [quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)] == []


def test_the_dataset_keeps_its_own_rules(built: Built) -> None:
    with EmbeddedStore.open(built.result.folder) as store:
        findings = check_dataset(store, load_ontology(resource("ontology")), built.texts)
    assert findings == []


def test_every_reason_is_told_in_both_languages(built: Built) -> None:
    graph = built.result.graph
    discovered = [entity.reason for entity in graph.entities.values() if entity.origin == "discovered"]
    reasons = [*filter(None, discovered), *(problem.reason for problem in graph.problems)]
    assert None not in discovered, "a thing found, without a word why"
    assert {each.en for each in reasons if not has_han(each.cause.zh)} == set()
    assert {each.en for each in reasons if has_han(each.cause.en.replace("旗下", ""))} == set()
    rows = [json.loads(line) for line in (built.result.folder / "problems.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["reason"], row["reason_zh"]) for row in rows if not has_han(row["reason_zh"])] == []
    assert read_problems(built.result.folder / "problems.jsonl") != []
