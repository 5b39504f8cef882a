"""The documentation page in a real browser: it opens, is searched, switches language, and takes names as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.ontology.reference import Alignment, ConceptEntry, Mapping, Module, Reference, Scheme, Term, Text
from kg.view.reference_page import render_reference
from tests.browser import fits, opened, width_of
from tests.view.factory import NASTY

ONT, C = "https://w3id.org/fintech-kg/ontology", "https://w3id.org/fintech-kg/concept/"


def term(name: str, kind: str, zh: str, en: str, **more: tuple[str, ...]) -> Term:
    parts = dict.fromkeys(("examples", "sources", "parents", "domains", "ranges", "inverses", "disjoint", "traits"), ()) | more
    return Term(f"{ONT}#{name}", f"fkg:{name}", kind, ONT, Text(zh, en), Text(f"{zh}的定义。", f"What {en} is."), Text(), **parts)  # type: ignore[arg-type]


def concept(name: str, zh: str, en: str, *broader: str, aliases: tuple[str, ...] = ()) -> ConceptEntry:
    return ConceptEntry(C + name, Text(zh, en), aliases, Text(f"{zh}的定义。", f"What {en} is."), Text(), tuple(C + each for each in broader), (), ())


def reference() -> Reference:
    terms = (
        term("Organization", "class", "机构", "organisation", disjoint=("fkg:Place",)),
        term("Bank", "class", "银行", "bank", parents=("fkg:Organization",), examples=(NASTY,)),
        term("Place", "class", "地点", "place"),
        term("locatedIn", "object", "所在地", "located in", domains=("fkg:Organization",), ranges=("fkg:Place",), traits=("Transitive",)),
        term("draft", "individual", NASTY, "draft"),
    )
    concepts = (
        concept("security", "安全技术", "security technology"),
        concept("privacy", "隐私计算", "privacy computing", "security", aliases=("隐私保护计算",)),
        concept("learning", "联邦学习", "federated learning", "data", "privacy"),
        concept("data", "数据技术", "data technology"),
    )
    return Reference(
        Text("本体样例", "Sample ontology"), Text("样例", "A sample"), "1.2", "CC-BY-4.0",
        (Module(ONT, Text("模块", "Module"), Text("模块说明", "About the module"), "1.2", terms),),
        (Scheme(C + "technologies", Text("技术", "Technologies"), Text(), concepts),),
        (Alignment(ONT + "/x", Text("对照", "Alignment"), Text(), (Mapping("fkg:Bank", "rdfs:subClassOf", "https://example.com/Bank", Text("同类", "alike")),)),),
    )  # fmt: skip


def test_a_concept_of_two_trees_stands_once_in_full() -> None:
    page = render_reference(reference())
    assert page.count('id="concept-learning"') == 1
    assert page.count('href="#concept-learning"') == 1
    assert render_reference(reference()) == page


def test_counts_stand_only_where_there_is_a_graph() -> None:
    assert "<small>45</small>" not in render_reference(reference())
    page = render_reference(reference(), {"fkg:Bank": 45}, {}, {C + "privacy": 7})
    assert "<small>45</small>" in page
    assert "<small>7</small>" in page


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "ontology.html"
    path.write_text(render_reference(reference()), encoding="utf-8")
    with opened(browser, path) as shown:
        yield shown


def hits(page: Any, words: str) -> list[str]:
    box = page.find_element("id", "find")
    box.clear()
    box.send_keys(words)
    return [link.text for link in page.find_elements("css selector", "#hits a")]


@pytest.mark.browser
def test_search_finds_by_any_name_and_opens_what_it_finds(page: Any) -> None:
    assert hits(page, "隐私保护") == ["隐私计算"]
    assert hits(page, "federated") == ["联邦学习"]
    entry = page.find_element("id", "concept-learning")
    assert not entry.find_element("tag name", "dl").is_displayed()
    page.find_element("css selector", "#hits a").click()
    assert entry.find_element("tag name", "dl").is_displayed()
    assert "联邦学习的定义。" in entry.text
    assert hits(page, "没有这个") == []


@pytest.mark.browser
def test_both_languages(page: Any) -> None:
    assert page.title == "本体样例"
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert page.title == "Sample ontology"
    summary = page.find_element("css selector", "#term-fkg-Bank summary")
    assert summary.text.startswith("bank")
    assert hits(page, "bank")[0].startswith("bank")


@pytest.mark.browser
def test_a_box_of_the_diagram_leads_to_its_entry(page: Any) -> None:
    page.find_element("css selector", "#classes svg a[href='#term-fkg-Bank'] rect").click()
    entry = page.find_element("id", "term-fkg-Bank")
    assert entry.find_element("tag name", "dl").is_displayed()
    assert NASTY.replace("\u2028", "").split(" &")[0] in entry.text.replace("\u2028", "")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 390])
def test_fits_the_window(page: Any, width: int) -> None:
    with width_of(page, width):
        assert fits(page)
