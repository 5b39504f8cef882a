"""What is read of a store: the same from an embedded one and from a server of another make."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.network.snapshot import Node, Relation, ReportInfo, Snapshot, read_snapshot
from kg.ontology.prefixes import FKGR
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.remote import RemoteStore
from tests.network.factory import snapshot
from tests.rdf.factory import small_graph
from tests.store.test_remote import server  # noqa: F401  a fixture


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as found:
        yield found


@pytest.fixture(scope="module")
def read(store: EmbeddedStore) -> Snapshot:
    return read_snapshot(store)


def test_entities_have_both_labels_and_their_most_specific_class(read: Snapshot) -> None:
    assert read.nodes[FKGR + "ccb"] == Node(FKGR + "ccb", "建设银行", "CCB", "StateOwnedBank")
    assert read.nodes[FKGR + "beijing"].name("en") == "Beijing"
    assert read.nodes[FKGR + "alliance-x"].name("en") == "示范联盟"
    assert FKGR + "never-mentioned" not in read.nodes
    assert FKGR + "s-sub" not in read.nodes
    assert list(read.nodes) == sorted(read.nodes)


def test_relations_carry_belief_date_and_reports(read: Snapshot) -> None:
    found = {each.statement.rpartition("/")[2]: each for each in read.relations if each.statement}
    assert found.keys() == {"s-sub", "s-tech", "s-issued", "s-leads", "s-partner"}  # no planned one, none with a literal
    assert found["s-sub"] == Relation(FKGR + "statement/s-sub", FKGR + "ccb", "hasSubsidiary", FKGR + "ccb-fintech", 0.97, "", ("r1", "r2"))
    assert found["s-tech"].reports == ("r1",)
    assert found["s-issued"].date == "2018-04"  # that of the policy, the finest there is


def test_the_lexicons_taxonomy_is_of_no_report(read: Snapshot) -> None:
    lexicon = [each for each in read.relations if not each.statement]
    assert [(each.subject.rpartition("/")[2], each.predicate, each.object.rpartition("/")[2], each.belief, each.reports) for each in lexicon] == [
        ("federated-learning", "broader", "privacy-computing", 1.0, ()),
        ("privacy-computing", "broader", "security-tech", 1.0, ()),
    ]
    assert {below.rpartition("/")[2] for below in read.broader} == {"federated-learning", "privacy-computing"}


def test_reports_and_classes(read: Snapshot) -> None:
    assert read.reports == (ReportInfo("2023", "r2", "Sample digest", "", 3), ReportInfo("2024-01", "r1", "示范报告（2024）", "建设银行", 6))
    assert [each.year for each in read.reports] == [2023, 2024]
    assert read.is_a(FKGR + "ccb", "Organization")
    assert not read.is_a(FKGR + "ccb", "Technology")
    assert not read.is_a(FKGR + "nobody", "Organization")


def test_reports_by_id_and_year(read: Snapshot) -> None:
    assert read.report_ids(["2024"]) == ("r1",)
    assert read.report_ids(["r2", "2024"]) == ("r1", "r2")
    with pytest.raises(ValueError, match="2019"):
        read.report_ids(["2019"])


def test_a_server_gives_the_same(store: EmbeddedStore, read: Snapshot, server: str) -> None:  # noqa: F811
    with RemoteStore.connect(server) as remote:
        remote.put(store.quads())
        assert read_snapshot(remote) == read


def test_same_graph_same_digest(read: Snapshot, store: EmbeddedStore) -> None:
    assert read_snapshot(store).digest == read.digest
    facts = (("bank-a", "offers", "app", 0.8, "", ("r1",)),)
    other = (("bank-a", "offers", "app", 0.8, "", ("r2",)),)
    assert snapshot(facts).digest != snapshot(other).digest
