"""What differs, found without writing everything out, is the difference of all that is written; likewise what follows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import product

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.model.graph import Extraction
from kg.ontology.prefixes import expand
from kg.rdf.difference import difference
from kg.rdf.infer import Reasoner
from kg.rdf.join import Row
from kg.rdf.rederive import rederive
from kg.rdf.rules import load_rules
from kg.rdf.sink import Fact
from kg.rdf.write import axioms_of
from kg.readers.shelf import read_all
from kg.resources import resource

ONTOLOGY = resource("ontology")
pytestmark = pytest.mark.usefixtures("one_engine")
BANKS, FIELDS = ("宁波银行", "工商银行", "建设银行"), ("联邦学习", "隐私计算", "区块链", "零信任")


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


@pytest.fixture(scope="module")
def reasoner() -> Reasoner:
    axioms = [(each.subject, each.predicate, each.object) for each in axioms_of(ONTOLOGY)]
    return Reasoner(axioms, load_rules(ONTOLOGY).derive)


NAMES = [node(f"fkgr:{letter}") for letter in "abcd"]
LINKS = ("skos:broader", "skos:narrower", "skos:broaderTransitive", "fkg:refines", "fkg:contradicts", "fkg:partnersWith", "fkg:parentOrganization")
PREDICATES = [node(name) for name in LINKS]
TYPES = [(thing, node("rdf:type"), cls) for thing in NAMES for cls in (node("fkg:Bank"), node("fkg:FintechSubsidiary"), node("fkg:Organization"))]
FACTS: list[Fact] = [*product(NAMES, PREDICATES, NAMES), *TYPES]
SETS = st.sets(st.sampled_from(FACTS), max_size=14)


@given(before=SETS, after=SETS)
@settings(max_examples=400, deadline=None)
def test_what_follows_after_a_change(reasoner: Reasoner, before: set[Fact], after: set[Fact]) -> None:
    """Also where a chain or a circle held up a triple in more ways than one."""
    old, new = (set(reasoner.run(said)) - set(reasoner.schema) for said in (before, after))
    known = before | old

    def look(key: Row) -> Iterator[Fact]:
        return (fact for fact in known if all(asked in (None, part) for asked, part in zip(key, fact, strict=True)))

    less, more = rederive(reasoner, look, before.__contains__, before - after, after - before)
    assert (less, more) == (old - new, new - old)


def report(number: int, rng: random.Random) -> str:
    """A small report that says what others say too, or contradicts it."""
    lines = [f"# 示范第{number}号", "", rng.choice(["示范研究院", "人民银行"]), "", "## 一、机构", ""]
    for _ in range(4):
        bank, field = rng.choice(BANKS), rng.choice(FIELDS)
        lines += [
            rng.choice([
                f"{bank}运用{field}开展智能风控。", f"2029年，{bank}成立示例{rng.randint(1, 2)}科技有限公司。", f"{bank}与{rng.choice(BANKS)}合作。",
                f"203{rng.randint(0, 2)}年{rng.randint(1, 3)}月，人民银行印发《示范数据治理办法》。", f"{bank}（以下简称“{bank[:2]}行”）推出“示范云平台”。",
                f"2030年，{bank}的金融科技投入为{rng.randint(10, 12)}亿元。", f"{bank}推出“示例{rng.randint(1, 2)}科技有限公司”。",
            ]),
            "",
        ]  # fmt: skip
    return "\n".join(lines)


@pytest.fixture(scope="module")
def setting() -> pipeline.Setting:
    return pipeline.load_setting()


@pytest.fixture(scope="module")
def extractions(setting: pipeline.Setting, tmp_path_factory: pytest.TempPathFactory) -> list[Extraction]:
    folder, rng = tmp_path_factory.mktemp("reports"), random.Random(3)
    for number in range(12):
        (folder / f"r{number:02}.md").write_text(report(number, rng), encoding="utf-8")
    return setting.extract(read_all(folder.iterdir())[0])


def some(extractions: Iterable[Extraction], rng: random.Random) -> list[Extraction]:
    """About half of them, at least one."""
    chosen = [each for each in extractions if rng.random() < 0.5]
    return chosen or list(extractions)[:1]


def test_the_difference_is_that_of_all_quads(setting: pipeline.Setting, extractions: list[Extraction]) -> None:
    rng, whole = random.Random(5), 0
    definitions = pipeline.load_definitions()
    after = setting.assemble(some(extractions, rng))
    new = set(setting.dataset(after).quads())
    for _ in range(12):
        before, old = after, new
        after = setting.assemble(some(extractions, rng))
        new = set(setting.dataset(after).quads())
        store = ox.Store()
        store.extend(old)
        store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in old)  # the union that our stores keep
        found = difference(before, after, store, ONTOLOGY, *definitions)
        assert found.removed == old - new
        assert found.added == new - old
        assert found.size == len(new)
        whole += len(found.removed) + len(found.added)
    assert whole > 500


def test_nothing_differs_from_itself(setting: pipeline.Setting, extractions: list[Extraction]) -> None:
    graph = setting.assemble(extractions[:3])
    store = ox.Store()
    store.extend(setting.dataset(graph).quads())
    found = difference(graph, graph, store, ONTOLOGY, *pipeline.load_definitions())
    assert (found.removed, found.added) == (set(), set())
