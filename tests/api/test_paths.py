"""Paths of a built graph: names in, paths out; the query of each path finds it; what is told when there is none."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from kg import pipeline
from kg.analysis.paths.result import Path as WalkedPath
from kg.api.graph import Graph
from kg.api.paths import NoPathError, evidence_of
from kg.api.paths_json import paths_json
from kg.errors import KgError, QueryError, UsageError
from kg.ontology.prefixes import FKGR
from kg.rdf.write import quads
from kg.readers.shelf import bundled_digests
from kg.resources import resource
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from kg.store.results import rows
from tests.rdf.factory import small_graph


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph made by hand."""
    out = tmp_path_factory.mktemp("paths") / "build"
    with staged(out) as folder:
        write_dataset(quads(small_graph(), resource("ontology")), folder)
    with Graph.open(out) as graph:
        yield graph


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of one of the bundled digests."""
    out = tmp_path_factory.mktemp("digest") / "build"
    pipeline.build([path for path in bundled_digests() if path.stem == "ccid-2020"], out)
    with Graph.open(out) as graph:
        yield graph


def found_by_query(graph: Graph, path: WalkedPath) -> list[list[str]]:
    """The things of each row that a path's query gives, in order."""
    answer = rows(graph.store.query(path.query))
    assert answer.variables == tuple(f"{what}{place}" for place in range(len(path.nodes)) for what in ("x", "name"))
    return [[row[f"x{place}"] for place in range(len(path.nodes))] for row in answer.texts()]


def names(graph: Graph, *ends: str, **asked: Any) -> list[str]:
    return [" ".join(node.zh for node in path.nodes) for path in graph.paths(*ends, **asked).paths]


@pytest.mark.parametrize(
    ("ends", "asked", "expected"),
    [
        (("建设银行", "隐私计算"), {}, ["建设银行 建信金科 联邦学习 隐私计算"]),
        (("CCB", "privacy-computing"), {"end_class": ""}, []),
        (("建行", "federated learning"), {"k": 1}, ["建设银行 建信金科 联邦学习"]),
        ((f"{FKGR}ccb", "fkgc:privacy-computing"), {}, ["建设银行 建信金科 联邦学习 隐私计算"]),
        (("银行", "Technology"), {"k": 2}, ["建设银行 建信金科 联邦学习", "Nubank 建设银行 建信金科 联邦学习"]),
        (("建设银行", ""), {"end_class": "Technology", "k": 1}, ["建设银行 建信金科 联邦学习"]),
        (("", ""), {"metapath": "Bank-hasSubsidiary->-usesTechnology->"}, ["建设银行 建信金科 联邦学习"]),
        (("", "联邦学习"), {"metapath": "*-子公司或下属机构->-采用技术->"}, ["建设银行 建信金科 联邦学习"]),
        (("示范联盟", "Nubank"), {"predicates": ["参与", "合作"]}, ["示范联盟 建设银行 Nubank"]),
        (("建设银行", "隐私计算"), {"every": True}, ["建设银行 建信金科 联邦学习 隐私计算"]),
        (("Nubank", "建设银行"), {"directed": True}, ["Nubank 建设银行"]),
        (("建设银行", "Nubank"), {"directed": True}, ["建设银行 Nubank"]),
    ],
)
def test_names_and_choices(small: Graph, ends: tuple[str, str], asked: dict[str, Any], expected: list[str]) -> None:
    if not expected:
        with pytest.raises(QueryError, match="the graph knows no"):
            small.paths(*ends, **asked)
        return
    assert names(small, *ends, **asked) == expected


def test_one_path(small: Graph) -> None:
    path = small.path("建设银行", "隐私计算", lang="en")
    assert path.zh == "建设银行设有子公司建信金科，后者采用了联邦学习，该技术属于隐私计算。"
    assert path.en == "CCB has the subsidiary 建信金科, which uses federated learning, which is a kind of 隐私计算."
    assert path == small.paths("建设银行", "隐私计算", k=1).paths[0]


def test_evidence_of_each_hop(small: Graph) -> None:
    found = small.paths("建设银行", "隐私计算")
    evidence = evidence_of(small, found)
    subsidiary, uses, taxonomy = found.paths[0].hops
    assert [[shown.quote for shown in evidence[iri]] for iri in subsidiary.statements] == [["建设银行设立建信金科。", "建信金科是建设银行子公司。"]]
    assert [[shown.kind for shown in evidence[iri]] for iri in subsidiary.statements] == [["original", "digest"]]
    assert [shown.context for iri in uses.statements for shown in evidence[iri]] == [("建设银行设立建信金科。",)]
    assert taxonomy.statements == ()
    told = paths_json(found, evidence)
    assert [[len(each["evidence"]) for each in hop["relations"]] for hop in told["paths"][0]["hops"]] == [[2], [1], [0]]
    assert told["paths"][0]["hops"][2]["relations"][0]["statement"] == ""
    assert told["parameters"]["start"] == {"zh": "建设银行", "en": "CCB", "iri": f"{FKGR}ccb"}


CHOSEN: list[dict[str, Any]] = [
    {},
    {"min_belief": 0.9},
    {"reports": ["r1"]},
    {"reports": ["r2", "r1"]},
    {"since": "2017"},
    {"since": "2018-04", "until": "2018"},
    {"until": "2018-05-02", "undated": True},
]


@pytest.mark.parametrize("chosen", CHOSEN, ids=str)
def test_the_query_of_a_path_finds_it(small: Graph, chosen: dict[str, Any]) -> None:
    things = sorted(small.snapshot.nodes)
    seen = 0
    for start in things:
        for end in things:
            try:
                found = small.paths(start, end, every=True, max_hops=4, **chosen)
            except KgError:
                continue
            for path in found.paths:
                seen += 1
                assert [node.iri for node in path.nodes] in found_by_query(small, path)
    assert seen


@pytest.mark.parametrize("chosen", [{}, {"min_belief": 0.85}, {"since": "2018", "undated": True}], ids=str)
def test_so_it_does_in_the_graph_of_a_digest(digest: Graph, chosen: dict[str, Any]) -> None:
    choose = random.Random(7)
    things = [node.iri for node in digest.network("everything", **chosen).nodes]
    seen = 0
    for _ in range(40):
        try:
            found = digest.paths(*choose.sample(things, 2), k=2, **chosen)
        except NoPathError:
            continue
        for path in found.paths:
            seen += 1
            assert [node.iri for node in path.nodes] in found_by_query(digest, path)
    assert seen > 8


def test_a_query_gives_nothing_that_the_choice_forbids(small: Graph) -> None:
    path = small.paths("示范办法", "人民银行").paths[0]
    assert found_by_query(small, path) == [[f"{FKGR}law-1", f"{FKGR}pboc"]]
    later = small.paths("示范办法", "人民银行", since="2018").paths[0].query
    assert len(rows(small.store.query(later)).rows) == 1
    assert len(rows(small.store.query(later.replace('"2018"', '"2019"'))).rows) == 0
    surer = small.paths("示范办法", "人民银行", min_belief=0.5).paths[0].query
    assert len(rows(small.store.query(surer.replace("0.5", "0.99"))).rows) == 0
    told = small.paths("示范办法", "人民银行", reports=["r1"]).paths[0].query
    assert len(rows(small.store.query(told)).rows) == 1
    assert len(rows(small.store.query(told.replace("report/r1", "report/r2"))).rows) == 0


USED_WRONGLY: list[tuple[tuple[str, ...], dict[str, Any], str]] = [
    (("建设银行", "建行"), {}, "建设银行 is both start and end"),
    (("建设银行", "隐私计算"), {"max_hops": 0}, "--max-hops: a path of at most 0 hops; expected 1 to 20"),
    (("建设银行", "隐私计算"), {"max_hops": 21}, "expected 1 to 20"),
    (("建设银行", "隐私计算"), {"k": 0}, "--k: 0 paths; expected 1 or more"),
    (("建设银行", "隐私计算"), {"by": "length"}, "--by: unknown measure 'length'; expected specific | hops | belief"),
    (("建设银行", "隐私计算"), {"avoid_hubs": -1}, "--avoid-hubs"),
    (("建设银行", "隐私计算"), {"avoid": ["建行"]}, "--avoid: 建设银行 is an end of the path"),
    (("建设银行", "隐私计算"), {"via": "隐私计算"}, "--via: 隐私计算 is an end of the path"),
    (("建设银行", "隐私计算"), {"via": "联邦学习", "avoid": "联邦学习"}, "联邦学习 is to be passed and to be avoided"),
    (("建设银行", "隐私计算"), {"classes": ["Bnak"]}, "--class: no class is called 'Bnak'; did you mean Bank (银行)"),
    (("建设银行", "隐私计算"), {"without_classes": "Plcae"}, "--without-class: no class is called 'Plcae'; did you mean Place"),
    (("建设银行", "隐私计算"), {"predicates": ["ofers"]}, "--predicate: no relation is called 'ofers'; did you mean offers"),
    (("建设银行", "隐私计算"), {"metapath": "Bank-ofers->"}, "meta-path: no relation is called 'ofers'"),
    (("建设银行", ""), {}, "an end of the path is missing"),
    (("建设银行", "隐私计算"), {"projection": "nothing"}, "unknown projection 'nothing'"),
    (("建设银行", "隐私计算"), {"reports": ["1999"]}, "no report '1999'"),
    (("建设银行", "隐私计算"), {"end_class": "Bnak"}, "--to-class: no class is called 'Bnak'"),
]


@pytest.mark.parametrize(("ends", "asked", "words"), USED_WRONGLY, ids=[words for *_, words in USED_WRONGLY])
def test_wrong_use_is_told_in_one_line(small: Graph, ends: tuple[str, str], asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError) as refused:
        small.paths(*ends, **asked)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


UNKNOWN: list[tuple[tuple[str, ...], dict[str, Any], str]] = [
    (("建设银航", "隐私计算"), {}, "did you mean 建设银行 (StateOwnedBank)"),
    (("建设银行", "隐私计算"), {"via": "联邦学系"}, "did you mean 联邦学习 (Technology)"),
    (("建设银行", "联邦学习"), {"end_class": "Bank"}, "the graph knows no '联邦学习' of class Bank"),
    (("建设银行", "SecuritiesFirm"), {}, "the graph has nothing of class SecuritiesFirm"),
]


@pytest.mark.parametrize(("ends", "asked", "words"), UNKNOWN, ids=[words for *_, words in UNKNOWN])
def test_unknown_names_are_told_with_similar_ones(small: Graph, ends: tuple[str, str], asked: dict[str, Any], words: str) -> None:
    with pytest.raises(QueryError) as refused:
        small.paths(*ends, **asked)
    assert words in str(refused.value)


NONE: list[tuple[tuple[str, ...], dict[str, Any], tuple[tuple[str, int], ...], str, str]] = [
    (
        ("建设银行", "人民银行"), {}, (),
        "“建设银行”与“人民银行”之间没有不超过 6 步的路径; “建设银行”所在的连通部分有 7 个实体，最近的是建信金科 (FintechSubsidiary)、Nubank (InternetBank)、"
        "示范联盟 (Initiative)；“人民银行”所在的连通部分有 2 个实体，最近的是示范办法 (Measures)",
        "no path of at most 6 hops from CCB to PBOC; CCB is in a part of 7 things, nearest are 建信金科 (FintechSubsidiary), Nubank (InternetBank), "
        "示范联盟 (Initiative); PBOC is in a part of 2 things, nearest are 示范办法 (Measures)",
    ),
    (("建设银行", "北京"), {}, (), "“北京”在此网络中没有任何关系", "Beijing has no relation in this network"),
    (("建设银行", "隐私计算"), {"max_hops": 2}, (("--max-hops", 3),), "没有不超过 2 步的路径; --max-hops 3 可找到", "--max-hops 3 finds one"),
    (("建设银行", "隐私计算"), {"avoid": "联邦学习"}, (("--avoid", 3),), "去掉 --avoid 则有一条 3 步的路径", "without --avoid there is one of 3 hops"),
    (("联邦学习", "建设银行"), {"directed": True}, (("--directed", 2),), "去掉 --directed", "without --directed"),
    (("建设银行", "隐私计算"), {"avoid_hubs": 1}, (("--avoid-hubs", 3),), "去掉 --avoid-hubs", "without --avoid-hubs"),
    (("建设银行", "联邦学习"), {"classes": "Place"}, (("--class", 2),), "去掉 --class", "without --class"),
    (("建设银行", "联邦学习"), {"without_classes": "机构"}, (("--without-class", 2),), "去掉 --without-class", "without --without-class"),
    (("建设银行", "联邦学习"), {"predicates": "leads"}, (("--predicate", 2),), "去掉 --predicate", "without --predicate"),
    (("建设银行", "联邦学习"), {"without_predicates": "采用技术"}, (("--without-predicate", 2),), "去掉 --without-predicate", "without --without-predicate"),
    (("建设银行", "联邦学习"), {"via": "示范联盟"}, (("--via", 2),), "去掉 --via", "without --via"),
    (("建设银行", "联邦学习"), {"reports": "r2"}, (("--report", 2),), "去掉 --report", "without --report"),
    (("建设银行", "联邦学习"), {"since": "2018"}, (("--since", 2),), "去掉 --since", "without --since"),
    (
        ("建设银行", "联邦学习"), {"metapath": "-hasSubsidiary->-offers->"}, (("--metapath", 2),),
        "没有从“建设银行”到“联邦学习”且符合元路径的路径; 从起点只走得通前 1 段关系；去掉 --metapath 则有一条 2 步的路径",
        "no path from CCB to federated learning follows the meta-path; from its beginning, 1 of its 2 relations can be walked; without --metapath",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ends", "asked", "cut", "zh", "en"), NONE, ids=[zh[-24:] for *_, zh, _ in NONE])
def test_no_path_says_why(small: Graph, ends: tuple[str, str], asked: dict[str, Any], cut: tuple[tuple[str, int], ...], zh: str, en: str) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        with pytest.raises(NoPathError) as none:
            small.paths(*ends, **asked, lang=lang)
        assert none.value.cut_by == cut
        assert words in str(none.value)
        assert "\n" not in str(none.value)
        assert none.value.exit_code == 1


def test_a_label_is_found_without_reading_all_names(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("all names are read")

    with Graph(small.store) as fresh:
        monkeypatch.setattr("kg.network.names.entity_forms", read)
        monkeypatch.setattr(small.store, "close", lambda: None)
        assert fresh.node("建设银行").iri == f"{FKGR}ccb"
        assert fresh.node(" CCB ", "Bank").iri == f"{FKGR}ccb"
        with pytest.raises(AssertionError):
            fresh.node("建行")
