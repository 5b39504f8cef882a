"""Entities as pages: chosen by Accept, with quotes, marks and links; names and quotes are text whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

from kg.serve.app import Settings
from tests.rdf.factory import write_build
from tests.serve.conftest import running
from tests.serve.graphs import hostile_graph
from tests.view.factory import NASTY

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    build = write_build(tmp_path_factory.mktemp("pages") / "build", hostile_graph())
    with running(build, Settings()) as address, httpx.Client(base_url=address, timeout=20, trust_env=False) as client:
        yield client


class _Parts(HTMLParser):
    """Tags with their attributes, and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (BROWSER, "text/html"), ("*/*", "text/turtle"), ("", "text/turtle"), ("text/turtle", "text/turtle"),
        ("text/html;q=0.2, application/ld+json", "application/ld+json"), ("text/html;q=0.9, application/rdf+xml;q=0.5", "text/html"),
    ],
)  # fmt: skip
def test_accept_chooses(pages: httpx.Client, accept: str, media: str) -> None:
    for path in ("/id/ccb", "/concept/federated-learning"):
        reply = pages.get(path, headers={"Accept": accept})
        assert (reply.status_code, reply.headers["content-type"].partition(";")[0], reply.headers["vary"]) == (200, media, "Accept")


def test_an_entity(pages: httpx.Client) -> None:
    found = _Parts(pages.get("/id/ccb", headers={"Accept": BROWSER}).text)
    text = "".join(found.text)
    for part in ("建设银行", "CCB", "中国建设银行", "国有大型商业银行", "large state-owned bank", "建信金科", "建设银行设立建信金科。", "计划", "A轮"):
        assert part in text, part
    assert text.count("摘要（本项目撰写）") >= 2
    links = {attributes.get("href") for tag, attributes in found.tags if tag == "a"}
    assert {"/id/ccb?format=ttl", "/id/ccb?format=jsonld", "/id/ccb-fintech", "/id/statement/s-sub"} <= links
    assert pages.get("/id/ccb?format=ttl", headers={"Accept": BROWSER}).headers["content-type"].startswith("text/turtle")


def test_why_a_thing_has_its_class_is_told_in_both_languages(pages: httpx.Client) -> None:
    page = pages.get("/id/law-1", headers={"Accept": BROWSER}).text
    assert '<span class="zh" lang="zh">标题末词为“办法”</span><span class="en" lang="en">head noun 办法</span>' in page


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/id/statement/s-sub", ["建设银行", "子公司或下属机构", "建信金科是建设银行子公司。", "摘要（本项目撰写）"]),
        ("/id/observation/o-1", ["市场规模", "1.57", "万亿元", "北京", "北京市场规模达1.57万亿元。"]),
        ("/id/report/r1", ["示范报告（2024）"]),
        ("/id/market-size", ["1.57"]),
    ],
)
def test_what_is_no_entity_has_a_page_as_well(pages: httpx.Client, path: str, parts: list[str]) -> None:
    path = path if path != "/id/market-size" else "/concept/market-size"
    reply = pages.get(path, headers={"Accept": BROWSER})
    assert reply.status_code == 200
    assert [part for part in parts if part not in "".join(_Parts(reply.text).text)] == []


def test_a_passage_of_a_digest_is_marked(pages: httpx.Client) -> None:
    rows = pages.get("/api/passages", params={"q": "建信金科是"}).json()["hits"]
    path = rows[0]["passage"].replace("https://w3id.org/fintech-kg", "")
    text = "".join(_Parts(pages.get(path, headers={"Accept": BROWSER}).text).text)
    assert "建信金科是建设银行子公司。" in text
    assert "摘要（本项目撰写）" in text


@pytest.mark.parametrize("path", ["/id/nobody", "/concept/none", "/id/%3E%20%7B", "/id/statement/none"])
def test_what_is_not_there_is_told(pages: httpx.Client, path: str) -> None:
    reply = pages.get(path, headers={"Accept": BROWSER})
    assert reply.status_code == 404
    assert "图谱中没有此项" in reply.text
    assert "<code>" in reply.text
    assert pages.get(path, headers={"Accept": "text/turtle"}).status_code == 404


def test_hostile_names_are_text(pages: httpx.Client) -> None:
    for path in ("/id/evil", "/id/evil-sub", "/id/report/r3", "/id/statement/s-evil"):
        found = _Parts(pages.get(path, headers={"Accept": BROWSER}).text)
        assert not [tag for tag, attributes in found.tags if tag in {"b", "img"} and (attributes or tag == "img")]
        assert sum(tag == "script" for tag, _ in found.tags) == 2, "the page's own two"
    assert NASTY.split("\u2028")[0].strip() in "".join(_Parts(pages.get("/id/evil", headers={"Accept": BROWSER}).text).text)


def test_pages_say_what_they_may_load(pages: httpx.Client) -> None:
    for path in ("/", "/id/ccb", "/id/nobody"):
        reply = pages.get(path, headers={"Accept": BROWSER})
        assert reply.headers["content-security-policy"] == "frame-ancestors 'none'"
        assert reply.headers["x-content-type-options"] == "nosniff"
        metas = [attributes["content"] or "" for tag, attributes in _Parts(reply.text).tags if tag == "meta" and "http-equiv" in attributes]
        assert metas[0].startswith("default-src 'none'; script-src 'sha256-")
        assert ("connect-src 'self'" in metas[0]) == (path == "/")
        assert "unsafe-inline" not in metas[0].partition("style-src")[0]
