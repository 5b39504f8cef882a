"""The first page: its text, its escaping, its independence of the network, its bytes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.model.document import SourceKind
from kg.view.layout import layout
from kg.view.overview import Counts, Edge, Fact, Label, Network, Overview
from kg.view.page import render_overview
from kg.view.palette import FAMILIES, family_of
from tests.view.factory import NASTY, network, overview, quote

EMPTY = Overview(Label("空", "Empty"), Counts(0, 0, 0, 0, 0, 0))
RESOURCE_ATTRIBUTES = {"src", "href", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"}


@pytest.fixture(scope="module")
def page() -> str:
    return render_overview(overview())


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "circle", "rect", "path"}:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.wrong.append(tag)


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    parser.close()
    return parser


def embedded(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="facts">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found.group(1))  # type: ignore[no-any-return]


def test_same_input_gives_same_bytes(page: str) -> None:
    assert render_overview(overview()) == page


def test_elements_are_closed_in_order(page: str) -> None:
    parsed = elements(page)
    assert not parsed.wrong
    assert not parsed.stack


def test_nothing_is_fetched_from_outside(page: str) -> None:
    for tag, attributes in elements(page).found:
        for name in RESOURCE_ATTRIBUTES & set(attributes):
            if (tag, name) == ("a", "href") and attributes[name] in {"actors.html", "graph.html", "quality.html"}:  # pages beside this one
                continue
            assert (attributes[name] or "").startswith(("#", "data:")), (tag, name, attributes[name])
    style = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert "@import" not in style
    assert not re.search(r"url\((?!data:)", style)


def test_the_only_addresses_are_namespaces_and_licences(page: str) -> None:
    known = (
        "http://www.w3.org/2000/svg",
        "http://www.apache.org/licenses/",
        "http://opensource.org/licenses/",
        "https://w3id.org/",
        "http://almende.com",  # notices in the banner of vis-network
        "https://github.com/visjs",
        "https://visjs.github.io/vis-network/",
        "https://github.com/zloirock/core-js",
        "https://github.com/uuidjs/uuid#getrandomvalues-not-supported",
    )
    assert [url for url in re.findall(r"https?://[^\s\"'<>,;)]+", page) if not url.startswith(known)] == []


def test_policy_forbids_the_network_and_foreign_scripts(page: str) -> None:
    policy = next(a["content"] for tag, a in elements(page).found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    script = policy.split("script-src ")[1].split(";")[0]
    assert len(script.split()) == 3
    assert "unsafe" not in script


def test_text_is_text(page: str) -> None:
    assert "<script>alert(1)" not in page
    assert NASTY in json.dumps(embedded(page), ensure_ascii=False).replace('\\"', '"')
    assert "<b>粗体" not in page
    assert "孤立 &lt;b&gt;机构" in page
    title = Fact(Label(NASTY), (quote(NASTY),))
    row = replace(overview().policies[0], title=title)
    assert "<script>alert(1)" not in render_overview(replace(overview(), policies=(row,), title=Label(NASTY, NASTY)))


def test_every_fact_opens_to_a_quote_with_its_place(page: str) -> None:
    parsed = elements(page)
    ids = [attributes["id"] for _, attributes in parsed.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    facts = [attributes for _, attributes in parsed.found if attributes.get("class") == "fact"]
    assert facts
    assert all(attributes["aria-controls"] in ids for attributes in facts)
    block = re.search(r'<div class="evidence" id="t-subsidiaries-0-1-0" hidden>(.*?)</div>', page)
    assert block
    for piece in ("建设银行设立了建信金科。", "金融科技观察（样例）", "三、（二）1", "摘要（本项目撰写）"):
        assert piece in block.group(1)


def test_originals_are_not_marked_as_digest() -> None:
    row = replace(overview().policies[0], title=Fact(Label("某文件"), (quote("原句。", SourceKind.ORIGINAL, 7),)))
    html = render_overview(replace(EMPTY, policies=(row,)))
    block = re.search(r'<div class="evidence" id="t-policies-0-0-0" hidden>(.*?)</div>', html)
    assert block
    assert "本项目撰写" not in block.group(1)
    assert "第 7 页" in block.group(1)


def test_both_languages_stand_on_the_page(page: str) -> None:
    assert '<html lang="zh-CN"' in page
    for zh, en in (("科技投入", "Technology spending"), ("注册资本", "Registered capital")):
        assert f'<span class="zh" lang="zh">{zh}</span><span class="en" lang="en">{en}</span>' in page


def test_an_empty_build_says_so() -> None:
    html = render_overview(EMPTY)
    assert html.count('class="empty"') == 5
    assert "vis-network" not in html.split("<footer>")[0]
    assert elements(html).wrong == []


def test_facts_of_the_drawing_are_complete(page: str) -> None:
    drawn = network()
    facts = embedded(page)
    assert set(facts["nodes"]) == {node.id for node in drawn.nodes}  # type: ignore[call-overload]
    assert len(facts["edges"]) == len(drawn.edges)  # type: ignore[arg-type]


def test_parallel_edges_are_one_line(page: str) -> None:
    lines = re.search(r"edges = new vis\.DataSet\((\[.*?\])\);", page)
    assert lines
    ids = [line["id"] for line in json.loads(lines.group(1))]
    assert len(ids) == len(set(ids)) == len(network().edges) - 1


def test_drawing_is_tuned(page: str) -> None:
    assert '"physics": {"enabled": false}' in page
    assert '"smooth": false' in page
    assert '"hideEdgesOnDrag": true' in page


def test_layout_keeps_nodes_apart_and_is_stable() -> None:
    sizes = {f"n{number}": 30.0 for number in range(40)}
    pairs = [(f"n{number // 3}", f"n{number}") for number in range(1, 34)]
    places = layout(sizes, pairs)
    assert places == layout(dict(reversed(sizes.items())), [pair[::-1] for pair in reversed(pairs)])
    points = sorted(places.items())
    for index, (name, (x, y)) in enumerate(points):
        for other, (ox, oy) in points[index + 1 :]:
            assert abs(x - ox) > 55 or abs(y - oy) > 30, (name, other)


def test_layout_of_one_node() -> None:
    assert list(layout({"a": 10.0}, [])) == ["a"]


def test_a_fact_without_a_quote_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no quote"):
        Fact(Label("无据"), ())


@pytest.mark.parametrize(
    ("nodes", "edges", "complaint"),
    [
        (network().nodes[:1] * 2, (), "same id"),
        (network().nodes[:1], (Edge("icbc", "nowhere", Label("x"), 1, ()),), "ends at no node"),
    ],
)
def test_a_broken_network_cannot_be_made(nodes: tuple, edges: tuple, complaint: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ValueError, match=complaint):
        Network(nodes, edges)


def test_every_class_has_one_family() -> None:
    named = [cls for family in FAMILIES for cls in family.classes]
    assert len(named) == len(set(named))
    assert family_of("StateOwnedBank").key == "bank"
    assert family_of("NoSuchClass").key == "other"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.key)
def test_colours_stand_out_from_white(family) -> None:  # type: ignore[no-untyped-def]
    channels = [int(family.colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 3
