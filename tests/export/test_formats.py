"""Every format holds what the graph holds, in the same bytes each time; the lossless ones come back as the same graph."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import openpyxl
import pandas as pd
import pyoxigraph as ox
import pytest
from rdflib import Graph as RdfGraph

from kg.api.graph import Graph as KnownGraph
from kg.errors import InputError, UsageError
from kg.export.back import import_dataset
from kg.export.formats import FORMATS, find_format, projecting
from kg.export.network import network_of
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from kg.store.embedded import EmbeddedStore
from kg.store.frames import tables
from tests.rdf.factory import small_graph

CCB, CHILD = "https://w3id.org/fintech-kg/id/ccb", "https://w3id.org/fintech-kg/id/ccb-fintech"
LOSSLESS = [name for name, form in FORMATS.items() if form.lossless]


@pytest.fixture(scope="module")
def written(small_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    with EmbeddedStore.open(small_build) as store:
        for form in FORMATS.values():
            form.write(store, folder / (form.name + form.ending))
    return folder


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("name", FORMATS)
def test_same_graph_same_bytes(small_build: Path, written: Path, tmp_path: Path, name: str) -> None:
    form = FORMATS[name]
    with EmbeddedStore.open(small_build) as store:
        form.write(store, tmp_path / (name + form.ending))
    assert _bytes(tmp_path / (name + form.ending)) == _bytes(written / (name + form.ending))


@pytest.mark.parametrize("name", LOSSLESS)
def test_lossless_formats_come_back(small_build: Path, written: Path, tmp_path: Path, name: str) -> None:
    found = import_dataset(written / (name + FORMATS[name].ending), tmp_path / "again")
    assert found.evidences == len(evidences_of(small_build))
    for file in ("graph.nq", "graph.trig"):
        assert (tmp_path / "again" / file).read_bytes() == (small_build / file).read_bytes()


def evidences_of(small_build: Path) -> set[str]:
    text = (small_build / "graph.nq").read_text(encoding="utf-8")
    return {line.split(" ")[0] for line in text.splitlines() if "/id/evidence/" in line and "ontology#supports> " in line}


def test_turtle_is_the_union(small_build: Path, written: Path) -> None:
    with EmbeddedStore.open(small_build) as store:
        expected = store.counts().triples
    assert len(RdfGraph().parse(written / "ttl.ttl")) == expected


def test_tables_are_the_same_in_csv_excel_and_parquet(small_build: Path, written: Path) -> None:
    book = openpyxl.load_workbook(written / "xlsx.xlsx", read_only=True)
    with EmbeddedStore.open(small_build) as store:
        expected = tables(store)
    assert [table.name for table in expected] == book.sheetnames == ["entities", "statements", "observations", "evidence"]
    for table in expected:
        assert (written / "csv" / f"{table.name}.csv").read_bytes().startswith("\ufeff".encode())
        with (written / "csv" / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows == [list(table.columns), *([("" if value is None else str(value)) for value in row] for row in table.rows)]
        sheet = [tuple(row) for row in book[table.name].iter_rows(values_only=True)]
        assert sheet == [table.columns, *(tuple(value or None if isinstance(value, str) else value for value in row) for row in table.rows)]
        frame = pd.read_parquet(written / "parquet" / f"{table.name}.parquet")
        assert list(frame.columns) == list(table.columns)
        back = [[None if pd.isna(value) else value for value in row] for row in frame.itertuples(index=False)]
        assert back == [list(row) for row in table.rows]


def test_every_statement_and_its_evidence_stands_in_the_tables(small_build: Path) -> None:
    with EmbeddedStore.open(small_build) as store:
        found = {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables(store)}
    assert len(found["statements"]) == len(small_graph().statements)
    assert len(found["observations"]) == len(small_graph().observations)
    subsidiary = next(row for row in found["statements"] if row["predicate"] == "fkg:hasSubsidiary")
    assert (subsidiary["subject_zh"], subsidiary["object_zh"], subsidiary["modality"]) == ("建设银行", "建信金科", "asserted")
    proof = [row for row in found["evidence"] if row["claim"] == subsidiary["iri"]]
    assert proof
    assert all("建信金科" in str(row["quote"]) and row["kind"] in {"original", "digest"} for row in proof)
    assert {row["claim"] for row in found["evidence"]} == {row["iri"] for row in (*found["statements"], *found["observations"])}
    bank = next(row for row in found["entities"] if row["iri"] == CCB)
    assert (bank["class"], bank["zh"], "建行" in str(bank["aliases"]).split("|")) == ("fkg:StateOwnedBank", "建设银行", True)


def test_networks_hold_asserted_relations_alone(small_build: Path, written: Path) -> None:
    graphml, gexf = nx.read_graphml(written / "graphml.graphml"), nx.read_gexf(written / "gexf.gexf")
    for graph in (graphml, gexf):
        assert graph.nodes[CCB]["label"] == "建设银行" if graph is graphml else CCB in graph
        assert graph.has_edge(CCB, CHILD)
    claims = [each for each in small_graph().statements if isinstance(each.object, str)]
    asserted = {each.id for each in claims if each.modality.value == "asserted"}
    with EmbeddedStore.open(small_build) as store:
        drawn = network_of(store)
    assert {key for _, _, key in drawn.edges(keys=True)} == asserted
    assert graphml.number_of_edges() == gexf.number_of_edges() == len(asserted)
    assert len(asserted) < len(claims)
    assert b"lastmodifieddate" not in (written / "gexf.gexf").read_bytes()


PROJECTIONS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.mark.parametrize("name", PROJECTIONS)
@pytest.mark.parametrize("projection", ["facts", "actor-technology", "actors"])
def test_a_projection_is_that_network(small_build: Path, tmp_path: Path, name: str, projection: str) -> None:
    form = FORMATS[name]
    path, again = (tmp_path / f"{each}{form.ending}" for each in ("one", "two"))
    with KnownGraph.open(small_build) as graph:
        network = graph.network(projection)
        projecting(form)(network, path)
        projecting(form)(network, again)
    assert path.read_bytes() == again.read_bytes()
    read = PROJECTIONS[name](path)
    assert set(read.nodes) == {node.iri for node in network.nodes}
    assert read.number_of_edges() == len(network.edges)
    assert read.is_directed() is network.projection.directed
    for edge in network.edges:
        ends = network.nodes[edge.source].iri, network.nodes[edge.target].iri
        found = [each for each in _between(read, *ends) if each["label"] == edge.predicate]
        assert [(float(each["weight"]), float(each["belief"])) for each in found] == [(edge.weight, edge.belief)]
        assert found[0]["statements"].split() == [each.statement for each in edge.relations if each.statement]
    if network.sides:
        assert [int(read.nodes[node.iri]["side"]) for node in network.nodes] == list(network.sides)


def _between(graph: nx.Graph[str], source: str, target: str) -> list[dict[str, str]]:
    """Attributes of the edges between two nodes, whether the reader made several possible or not."""
    data = graph.get_edge_data(source, target)
    return list(data.values()) if graph.is_multigraph() else [data]


def test_other_formats_hold_no_projection() -> None:
    with pytest.raises(UsageError, match="the format csv holds no projection; expected one of the formats graphml, gexf"):
        projecting(FORMATS["csv"])


def test_neo4j_ids_meet(written: Path) -> None:
    with (written / "neo4j" / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["iri:ID"]: row[":LABEL"] for row in csv.DictReader(file)}
    with (written / "neo4j" / "relationships.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert nodes[CCB] == "StateOwnedBank"
    assert (CCB, CHILD, "hasSubsidiary") in {(row[":START_ID"], row[":END_ID"], row[":TYPE"]) for row in edges}
    assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= set(nodes)


BAD = {
    "not there": (None, "x.nq", "cannot be read"),
    "not RDF": ("<a> <b>", "x.nq", r"x\.nq:1: not valid"),
    "no graph": ("<http://a> <http://b> <http://c> .\n", "x.nq", "outside named graphs"),
    "no evidence": ("<http://a> <http://b> <http://c> <http://g> .\n", "x.nq", "no fact here has evidence"),
    "other format": ("", "x.ttl", "cannot be read back"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_imported_changes_nothing(small_build: Path, tmp_path: Path, case: str) -> None:
    text, name, told = BAD[case]
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with staged(tmp_path / "there") as folder:
        write_dataset([ox.Quad(*(ox.NamedNode(f"http://{each}") for each in "abcg"))], folder)
    before = (tmp_path / "there" / "graph.nq").read_bytes()
    with pytest.raises(InputError, match=told):
        import_dataset(tmp_path / name, tmp_path / "there")
    assert (tmp_path / "there" / "graph.nq").read_bytes() == before


def test_a_format_by_name_or_ending() -> None:
    assert find_format(None, Path("x.gexf")).name == "gexf"
    assert find_format("csv", Path("x")).name == "csv"
    with pytest.raises(UsageError, match="expected one of"):
        find_format("pdf", None)
    with pytest.raises(UsageError, match="no format"):
        find_format(None, Path("x"))
