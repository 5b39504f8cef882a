"""SPARQL Update on a build folder: the union and what is inferred stay right, and a failure changes nothing."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from kg.errors import BuildError, QueryError
from kg.rdf.names import INFERRED, RUN
from kg.rdf.rules import load_rules
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.builddir import staged, writing
from kg.store.dataset import write_dataset
from kg.store.edit import TooLateError, update
from kg.store.embedded import EmbeddedStore
from kg.store.inference import Inference
from kg.store.kept import read_index
from kg.store.stale import stale_files
from tests.rdf.factory import small_graph

G = "GRAPH <https://example.org/mine>"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("edit") / "build"
    with staged(out) as folder:
        write_dataset(quads(small_graph(), resource("ontology")), folder)
    return out


@pytest.fixture
def build(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "build"))


def held(build: Path) -> tuple[set[str], list[str], set[str]]:
    """Quads of the named graphs, triples of the default graph, and what should follow by the rules but does not stand in the graph, or stands in vain."""
    with EmbeddedStore.open(build) as store:
        named = {str(quad) for quad in store.quads()}
        inferred = {quad.triple for quad in store.quads() if quad.graph_name.value == INFERRED}
        derived = set(Inference(store, load_rules(resource("ontology"))).derivations)
        return named, sorted(map(str, store.triples())), {str(fact) for fact in derived ^ {(t.subject, t.predicate, t.object) for t in inferred}}


def run(build: Path, text: str) -> None:
    update(build, text, resource("ontology"))


def assert_whole(build: Path) -> None:
    """Is the default graph the union of the named graphs, and the inferred graph what follows from the others?"""
    named, union, wrong = held(build)
    with EmbeddedStore.open(build) as store:
        assert union == sorted({str(quad.triple) for quad in store.quads()})
    assert named
    assert wrong == set()


CHANGES = {
    "insert": f"INSERT DATA {{ {G} {{ fkgr:x rdfs:label '某'@zh }} }}",
    "insert what another graph says": f"INSERT DATA {{ {G} {{ fkgr:ccb fkg:hasSubsidiary fkgr:ccb-fintech }} }}",
    "insert what has consequences": f"INSERT DATA {{ {G} {{ fkgr:x a fkg:StateOwnedBank ; fkg:hasSubsidiary fkgr:y }} }}",
    "delete from one graph": "DELETE WHERE { GRAPH <https://w3id.org/fintech-kg/id/report/r1> { ?s fkg:hasSubsidiary ?o } }",
    "delete from every graph": "DELETE WHERE { GRAPH ?g { fkgr:ccb ?p ?o } }",
    "delete and insert": "DELETE { GRAPH ?g { ?s fkg:quote ?q } } INSERT { GRAPH ?g { ?s fkg:quote ?n } } WHERE { GRAPH ?g { ?s fkg:quote ?q } BIND(UCASE(?q) AS ?n) }",
    "with": "WITH <https://w3id.org/fintech-kg/id/graph/lexicon> DELETE { ?s rdfs:label ?l } INSERT { ?s skos:altLabel ?l } WHERE { ?s rdfs:label ?l }",
    "an axiom": "INSERT DATA { GRAPH fkgr:graph\\/ontology { fkg:Bank rdfs:subClassOf fkg:Place } }",
    "an inferred triple": "DELETE WHERE { GRAPH fkgr:graph\\/inferred { fkgr:ccb ?p ?o } }",
    "drop": "DROP GRAPH <https://w3id.org/fintech-kg/id/report/r1>",
    "move": "MOVE <https://w3id.org/fintech-kg/id/report/r1> TO <https://example.org/mine>",
    "several": f"INSERT DATA {{ {G} {{ fkgr:x a fkg:Bank }} }} ; DELETE WHERE {{ {G} {{ ?s a fkg:Bank }} }} ; INSERT DATA {{ {G} {{ fkgr:x a fkg:Place }} }}",
    "everywhere at once": "DELETE { fkgr:ccb ?p ?o . GRAPH ?g { fkgr:ccb ?p ?o } } WHERE { GRAPH ?g { fkgr:ccb ?p ?o } }",
}


@pytest.mark.parametrize("case", CHANGES)
def test_the_union_and_what_follows_stay_right(build: Path, case: str) -> None:
    before = held(build)[0]
    run(build, CHANGES[case])
    after = held(build)[0]
    assert after != before or case == "an inferred triple"
    assert_whole(build)


def test_consequences_come_and_go(build: Path) -> None:
    ask = "ASK { GRAPH <https://w3id.org/fintech-kg/id/graph/inferred> { fkgr:x a fkg:FinancialInstitution } }"
    run(build, f"INSERT DATA {{ {G} {{ fkgr:x a fkg:StateOwnedBank }} }}")
    with EmbeddedStore.open(build) as store:
        assert store.query(ask)
    run(build, f"DELETE DATA {{ {G} {{ fkgr:x a fkg:StateOwnedBank }} }}")
    with EmbeddedStore.open(build) as store:
        assert not store.query(ask)


def test_clear_all_leaves_what_the_ontology_no_longer_says(build: Path) -> None:
    run(build, "CLEAR ALL")
    with EmbeddedStore.open(build) as store:
        assert (store.quads(), store.triples()) == ([], [])


FAILING = {
    "malformed": ("INSERT DATA {", "update line 1, column 14: the update ends too early"),
    "unknown prefix": ("INSERT DATA { GRAPH foo:g { <a:b> <a:c> 1 } }", "prefix foo: is not declared"),
    "into the default graph": ("INSERT DATA { fkgr:x a fkg:Bank }", "adds to the default graph: fkgr:x rdf:type fkg:Bank"),
    "from the default graph": ("DELETE WHERE { fkgr:ccb fkg:hasSubsidiary ?o }", "takes from the default graph: fkgr:ccb fkg:hasSubsidiary fkgr:ccb-fintech"),
    "clear default": ("CLEAR DEFAULT", "takes from the default graph"),
    "half good": (f"INSERT DATA {{ {G} {{ fkgr:x a fkg:Bank }} }} ; INSERT DATA {{ fkgr:x a fkg:Place }}", "adds to the default graph"),
    "a graph that is there already": ("CREATE GRAPH <https://w3id.org/fintech-kg/id/report/r1>", "the update failed, and nothing was changed"),
}


@pytest.mark.parametrize("case", FAILING)
def test_an_update_that_fails_changes_nothing(build: Path, case: str) -> None:
    text, message = FAILING[case]
    before, files = held(build), sorted(path.name for path in build.iterdir())
    with pytest.raises(QueryError) as caught:
        run(build, text)
    assert message in str(caught.value)
    assert held(build) == before
    assert sorted(path.name for path in build.iterdir()) == files
    assert [path.name for path in build.parent.iterdir()] == ["build"]


def test_one_that_comes_too_late_changes_nothing(build: Path) -> None:
    before = held(build)
    with pytest.raises(TooLateError, match="took too long, and nothing was changed"):
        update(build, CHANGES["insert"], resource("ontology"), time.monotonic() - 1)
    assert held(build) == before


def test_one_writer_at_a_time(build: Path) -> None:
    with writing(build), pytest.raises(BuildError, match="another build is writing here"):
        run(build, CHANGES["insert"])


def test_other_files_are_marked_and_reports_can_no_longer_be_added(build: Path) -> None:
    (build / "mine.txt").write_text("own", encoding="utf-8")
    (build / "extractions").mkdir()
    (build / "extractions" / "index.json").write_text("{}", encoding="utf-8")
    run(build, CHANGES["insert"])
    assert stale_files(build) == ("extractions", "graph.nq", "graph.trig")
    assert (build / "mine.txt").read_text(encoding="utf-8") == "own"
    with pytest.raises(BuildError, match="changed by updates, of which the reports know nothing"):
        read_index(build)


def test_the_record_of_the_run_is_left_as_it_is(build: Path) -> None:
    def run_graph() -> set[str]:
        return {quad for quad in held(build)[0] if quad.endswith(f"<{RUN}>")}

    before = run_graph()
    run(build, CHANGES["insert what has consequences"])
    assert run_graph() == before != set()
