"""The analyses of panels on the graph of invented banks: what is shown, how it is repeated, and what is said where there is nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.api.graph import Graph
from kg.api.panels.registry import ANALYSES, analysis_panel
from kg.api.panels.setting import Setting
from kg.api.site import site_pages, site_setting
from kg.cli.main import app
from kg.errors import LexiconError
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.text.chars import has_han
from kg.view.check_page import COUNTS
from kg.view.overview import Label
from kg.view.panels.model import Part
from kg.view.panels.page import render_page
from tests.api.graphs import trend_graph
from tests.view.factory import NASTY
from tests.view.html import elements

PATH = Path("site.yaml")


@pytest.fixture(scope="module")
def setting(banks: Graph) -> Setting:
    return site_setting(banks)


def panel(setting: Setting, analysis: str, **choices: Any) -> Part:
    return analysis_panel(PATH, {"id": "demo", "zh": "示范", "en": "Demo", "analysis": analysis, **choices}, setting)


def data(part: Part) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(part.csv)))


def seen(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


RANK = {"class": "Technology", "projection": "actor-technology", "measures": ["ubiquity", "pagerank"], "top": 3}


def test_measures_stand_side_by_side(setting: Setting) -> None:
    found = panel(setting, "rank", **RANK)
    rows = data(found)
    assert [row["name"] for row in rows if row["measure"] == "ubiquity"] == ["区块链", "大模型", "云计算"]
    assert {row["name"] for row in rows if row["measure"] == "pagerank"} == {"大模型", "区块链", "云计算"}
    assert found.shown.count('<g class="ranked m0">') == found.shown.count('<g class="ranked m1">') == 3
    assert "仅见于 r1" in found.shown
    assert "采用技术 →" in seen(found.shown), "the facts that carry a rank"
    assert found.shown.count('<figure class="quote">') >= 3
    assert any("名次范围" in note.zh for note in found.notes)


def test_the_first_measure_gives_the_order_and_the_others_their_ranks(setting: Setting) -> None:
    found = panel(setting, "rank", **{**RANK, "measures": ["mean-diversity", "ubiquity"], "top": 2})
    ranks = {(row["measure"], row["name"]): row["rank"] for row in data(found)}
    assert ranks == {("mean-diversity", "云计算"): "1", ("mean-diversity", "隐私计算"): "1", ("ubiquity", "云计算"): "3", ("ubiquity", "隐私计算"): "4"}


def test_a_measure_that_is_not_defined_is_left_out_and_told(setting: Setting) -> None:
    found = panel(setting, "rank", **{**RANK, "measures": ["pagerank", "in-degree"]})
    assert found.shown.count("<li><svg") == 1
    assert any("in-degree needs a directed network" in note.en for note in found.notes)
    nothing = panel(setting, "rank", **{"class": "Bank", "projection": "pilots"})
    assert nothing.shown == nothing.csv == ""
    assert "nothing of class" in nothing.notes[-1].en


def test_communities_have_colours_traits_and_members(setting: Setting) -> None:
    found = panel(setting, "communities", runs=2, samples=2)
    assert found.shown.count('<article class="card"') == len({row["community"] for row in data(found)})
    assert {"甲银行", "子保险", "大模型"} <= {row["entity"] for row in data(found)}
    assert '<svg class="picture"' in found.shown
    assert any("z 值" in note.zh for note in found.notes)


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        ({"what": "series", "indicator": "科技投入"}, "118"),
        ({"what": "policies"}, "示范办法"),
        ({"what": "pilots"}, "甲智助手"),
        ({"what": "themes", "publisher": "all"}, "大模型"),
        ({"what": "changes", "publisher": "all"}, "新提到的实体"),
    ],
)
def test_each_trend_is_shown_with_its_caution(setting: Setting, choices: dict[str, str], shown: str) -> None:
    found = panel(setting, "trends", **choices)
    assert shown in seen(found.shown)
    assert found.notes
    assert data(found)


def test_an_indicator_that_the_graph_lacks_is_told(setting: Setting) -> None:
    found = panel(setting, "trends", what="series", indicator="温度")
    assert found.shown == ""
    assert "温度" in found.notes[0].zh


REPEATED: list[tuple[str, dict[str, Any]]] = [
    ("rank", RANK),
    ("rank", {"class": "银行", "measures": ["degree"], "reports": ["r1"], "min_belief": 0.5, "rollup": {"Technology": 1}, "undirected": True}),
    ("communities", {"runs": 0, "samples": 0, "resolution": 1.5, "top": 2}),
    ("trends", {"what": "series", "indicator": "科技投入", "class": "Bank", "until": 2022}),
    ("trends", {"what": "themes", "publisher": "all", "level": 1, "per": "class"}),
    ("trends", {"what": "changes", "from": ["r1"], "to": ["r2"], "publisher": "all"}),
    ("trends", {"what": "pilots"}),
]


@pytest.mark.parametrize(("analysis", "choices"), REPEATED)
def test_the_lines_told_repeat_it(setting: Setting, banks: Graph, bank_build: Path, analysis: str, choices: dict[str, Any]) -> None:
    found = panel(setting, analysis, **choices)
    assert found.shown
    for line in found.commands:
        told = CliRunner().invoke(app, [*shlex.split(line)[1:], "--out", str(bank_build), "--json"])
        assert told.exit_code == 0, told.output
    first, *calls = found.calls
    assert first == "import kg; g = kg.open()"
    results = [eval(each, {"g": banks}) for each in calls]
    if analysis == "rank":
        assert {(row["name"], row["rank"]) for row in data(found)} >= {(each.node.zh, str(each.rank)) for each in results[0].entries}
    elif analysis == "trends":
        assert len(results[0]) == len(data(found))
    else:
        assert results[0].parameters["resolution"] == 1.5


@pytest.mark.parametrize(
    ("analysis", "choices", "told"),
    [
        ("weather", {}, "unknown analysis 'weather'; expected rank"),
        ("rank", {"measures": ["fame"]}, "panel 'demo' is wrong: unknown measure 'fame'; expected degree"),
        ("rank", {"projection": "nowhere"}, "unknown projection 'nowhere'; expected facts"),
        ("rank", {"class": "Bamk"}, "no class is called 'Bamk'"),
        ("rank", {"measures": ["bridges"]}, "cannot put 'bridges' beside other measures"),
        ("rank", {"top": 0}, "has no number for 'top'"),
        ("rank", {"indicator": "x"}, "takes no 'indicator'"),
        ("communities", {"samples": 1}, "no number for 'samples'"),
        ("communities", {"resolution": 0}, "no number for 'resolution'"),
        ("trends", {"what": "weather"}, "knows no trend 'weather'; expected themes"),
        ("trends", {"what": "series"}, "names no indicator"),
        ("trends", {"what": "pilots", "per": "class"}, "takes no 'per' for pilots"),
        ("trends", {"what": "themes", "per": "year"}, "has 'year' for 'per'; expected passages"),
        ("coverage", {"top": 3}, "takes no 'top'; expected no choices"),
    ],
)
def test_a_choice_that_means_nothing_is_told(setting: Setting, analysis: str, choices: dict[str, Any], told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        panel(setting, analysis, **choices)


def test_a_store_alone_tells_nothing_of_its_build(setting: Setting) -> None:
    for analysis in ("coverage", "problems"):
        found = panel(setting, analysis)
        assert found.shown == ""
        assert "只有构建目录中有" in found.notes[0].zh
    assert "kg check" in panel(setting, "checks").notes[0].zh


def test_a_build_tells_of_itself(digest_build: Path, tmp_path: Path) -> None:
    build = tmp_path / "build"
    shutil.copytree(digest_build, build)
    (build / COUNTS).parent.mkdir(exist_ok=True)
    row = {"name": "shapes", "zh": "形状", "en": "shapes", "checks": 7, "errors": 0, "warnings": 2, "notes": 1, "accepted": 3}
    (build / COUNTS).write_text(json.dumps([row]), encoding="utf-8")
    with Graph.open(build) as graph:
        own = site_setting(graph, build=build, beside=["coverage"])
        coverage, problems, checks = (panel(own, each) for each in ("coverage", "problems", "checks"))
    assert [each["report"] for each in data(coverage)] == ["caict-2021", "caict-2023", "caict-2024", "ccid-2020", "zgc-2024"]
    assert "摘要（本项目撰写）" in coverage.shown
    assert 'href="coverage.html"' in coverage.shown
    assert coverage.sources
    assert len(data(problems)) == len((build / "problems.jsonl").read_text(encoding="utf-8").splitlines())
    assert all(has_han(each["reason_zh"]) and each["reason"] for each in data(problems))
    assert '<span class="zh" lang="zh">没有实体以此为名</span><span class="en" lang="en">a name that no entity is known by</span>' in problems.shown
    assert [(each["name"], each["warnings"]) for each in data(checks)] == [("shapes", "2")]
    assert "check.html" not in checks.shown, "there is no such page beside it"
    (build / COUNTS).write_text("[{}]", encoding="utf-8")
    with Graph.open(build) as graph:
        assert panel(site_setting(graph, build=build), "checks").shown == ""


def test_the_overview_leads_to_every_panel(setting: Setting) -> None:
    links = {attributes["href"] for tag, attributes in elements(panel(setting, "pages").shown).found if tag == "a"}
    assert {f"{page.file}.html#{each['id']}" for page in setting.site.pages[1:] for each in page.panels} <= links
    picture = panel(setting, "graph").shown
    assert picture.count("<circle") == len(setting.explorer[1].nodes)
    assert 'href="graph.html"' in picture


def test_all_of_it_is_well_formed(setting: Setting) -> None:
    for analysis in ANALYSES:
        choices = {"indicator": "科技投入", "what": "series"} if analysis == "trends" else {}
        parsed = elements(panel(setting, analysis, **choices).shown)
        assert not parsed.wrong, analysis
        assert not parsed.stack, analysis


def test_hostile_names_are_text() -> None:
    with EmbeddedStore.in_memory(quads(trend_graph(), resource("ontology"))) as store:
        pages = site_pages(site_setting(Graph(store)))
        rendered = [render_page(page, [("index", Label(NASTY, NASTY))]) for page in pages]
    assert any("&lt;script&gt;alert(1)" in page for page in rendered)
    for page in rendered:
        assert "<script>alert(1)" not in page
        parsed = elements(page)
        assert not parsed.wrong
        ids = [attributes["id"] for _, attributes in parsed.found if "id" in attributes]
        assert len(ids) == len(set(ids))
