"""Figures, passages and dated values as analysis reads them from a store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kg.network.figures import read_figures
from kg.network.rollup import at_depth
from kg.network.spoken import read_spoken
from kg.network.values import ValueOf, read_values
from kg.ontology.prefixes import FKGC, FKGR
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.frames import observations
from kg.store.passages import passages
from tests.api.graphs import trend_graph
from tests.network.factory import snapshot
from tests.rdf.factory import small_graph


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory(quads(trend_graph(), resource("ontology"))) as found:
        yield found


@pytest.fixture(scope="module")
def small() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as found:
        yield found


def test_a_figure_is_typed_and_in_base_units(small: EmbeddedStore) -> None:
    (found,) = read_figures(small)
    assert (found.indicator, found.about, found.place) == (FKGC + "market-size", "", FKGR + "beijing")
    assert (found.value, found.unit, found.number, found.measure, found.bound, found.words) == (1.57, "万亿元", 1.57e12, "CNY", "about", "达1.57万亿元")
    assert (found.period, found.start, found.end) == ("2023", date(2023, 1, 1), date(2023, 12, 31))
    assert (found.modality, found.belief, found.reports, found.factor) == ("asserted", 0.9, ("r1",), pytest.approx(1e12))


def test_a_concept_may_be_measured_and_growth_knows_its_base(store: EmbeddedStore) -> None:
    found = {each.iri.rpartition("/")[2]: each for each in read_figures(store)}
    assert found["o-field"].about == FKGC + "lending"
    assert found["o-field"].modality == "predicted"
    assert found["o-growth"].growth_of == FKGC + "spending"
    assert found["o-growth"].number == pytest.approx(0.125)
    table = observations(store)
    row = next(dict(zip(table.columns, row, strict=True)) for row in table.rows if str(row[0]).endswith("o-field"))
    assert (row["about"], row["about_zh"]) == (FKGC + "lending", "信贷")


def test_passages_by_report_and_section_and_what_they_speak_of(store: EmbeddedStore) -> None:
    said = read_spoken(store)
    assert [len({said.places[each][0] for each in said.naming[FKGC + name]}) for name in ("ledger", "big-model")] == [4, 2]
    assert len([each for each in said.naming[FKGC + "ledger"] if said.places[each] == ("a-2021", "0")]) == 4
    (passage,) = said.stating[FKGR + "statement/s-uses"]
    assert said.places[passage][0] == "a-2024"
    assert said.digest == read_spoken(store).digest
    shown = passages(store, [passage, FKGR + "passage/none"])
    assert [(each.quote, each.title, each.kind, each.page) for each in shown.values()] == [("第一银行采用大模型。", "甲院报告（2024年）", "original", 3)]


def test_dates_and_statuses_with_who_says_them(store: EmbeddedStore) -> None:
    assert read_values(store, ("issuedOn", "policyStatus")) == (
        ValueOf(FKGR + "rule", "issuedOn", "2024-03", FKGR + "statement/s-date", ("a-2024",)),
        ValueOf(FKGR + "rule", "policyStatus", "draft", FKGR + "statement/s-status", ("a-2024",)),
    )


@pytest.mark.parametrize(
    ("concept", "depth", "expected"),
    [
        ("graph-ml", 1, ("ai", "data")),
        ("graph-ml", 2, ("graph-ml", "ml")),
        ("graph-ml", 9, ("graph-ml",)),
        ("deep", 2, ("ml",)),
        ("ai", 3, ("ai",)),
        ("bank-a", 1, ("bank-a",)),
    ],
)
def test_a_concept_is_rolled_up_along_every_way(concept: str, depth: int, expected: tuple[str, ...]) -> None:
    assert at_depth(snapshot(), concept, depth) == expected
