"""The explorer in a real browser: what is not in its page it asks of its own server, and of nobody else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from kg.model.entity import Entity
from kg.serve.app import Settings
from kg.serve.limits import Limits
from tests.browser import requests
from tests.rdf.factory import Text, evidence, small_graph, statement, write_build
from tests.serve.conftest import running
from tests.serve.graphs import hostile_graph

exceptions = pytest.importorskip("selenium.common.exceptions")
pytestmark = pytest.mark.browser
ENTER = "\ue007"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    build = write_build(tmp_path_factory.mktemp("explore") / "build", hostile_graph())
    with running(build, Settings(Limits(seconds=30))) as address:
        httpx.get(f"{address}/explore", timeout=60, trust_env=False).raise_for_status()  # its process stands now
        yield address


HUB = 230


@pytest.fixture(scope="module")
def hub_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A bank with more subsidiaries than one answer holds."""
    text = Text("r1", "a" * 64)
    subs = [Entity(f"sub-{number:03}", "FintechSubsidiary", f"分社{number:03}", source="general") for number in range(HUB)]
    hub = Entity("hub", "StateOwnedBank", "总社", source="general")
    said = [statement(f"s-{each.id}", "hub", "hasSubsidiary", each.id, evidence(text.say(f"总社设立{each.zh}。", ("总社", "hub"), (each.zh, each.id)))) for each in subs]
    small = small_graph()
    graph = replace(
        small, reports=small.reports[:1], sources=small.sources[:1], entities={each.id: each for each in (hub, *subs)}, mentions=text.mentions,
        statements=tuple(said), observations=(), problems=(),
    )  # fmt: skip
    build = write_build(tmp_path_factory.mktemp("hub") / "build", graph)
    with running(build, Settings(Limits(seconds=30))) as address:
        httpx.get(f"{address}/explore", timeout=60, trust_env=False).raise_for_status()
        yield address


class Page:
    """What a person does with the page, and what they see."""

    def __init__(self, driver: Any, place: str) -> None:
        self.driver, self.place = driver, place

    def open(self, rest: str) -> None:
        self.driver.get("about:blank")
        self.driver.get(f"{self.place}/explore{rest}")
        self.until(lambda: self.find("#app").is_displayed(), "alive")

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def all(self, css: str) -> list[Any]:
        return [each for each in self.driver.find_elements("css selector", css) if each.is_displayed()]

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def drawn(self) -> set[str]:
        return set(self.run("return kgx.parts.view.nodes.map((node) => kgx.told.nodes.zh[node])"))

    def lines(self) -> set[frozenset[str]]:
        found = self.run("return kgx.parts.view.lines.map((line) => [kgx.told.nodes.zh[line.a], kgx.told.nodes.zh[line.b]])")
        return {frozenset(each) for each in found}

    def search(self, text: str, box: str = "#search") -> None:
        field = self.find(box)
        field.clear()
        field.send_keys(text, ENTER)

    def until(self, true: Callable[[], Any], what: str) -> Any:
        last: Any = None
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                last = true()
            except (exceptions.WebDriverException, IndexError) as error:  # an element that is just being replaced is looked for again
                last = error
            else:
                if last:
                    return last
            time.sleep(0.05)
        raise AssertionError(f"never {what}: {last!r}")


@pytest.fixture
def page(browser: Any, place: str) -> Iterator[Page]:
    browser.get_log("browser"), browser.get_log("performance")
    yield Page(browser, place)
    assert browser.get_log("browser") == []
    assert [url for url in requests(browser, place) if not url.startswith("blob:")] == []


ALONE = "?lang=zh&theme=light&focus=Nubank"
"""The page with what lies around one bank: 建设银行, and nothing else."""


def test_a_name_that_is_not_there_is_found_drawn_expanded_and_proved(page: Page) -> None:
    page.open(ALONE)
    assert page.drawn() == {"Nubank", "建设银行"}
    assert "联邦学习" not in page.run("return kgx.told.nodes.zh")
    page.search("federated")
    page.until(lambda: page.find("#drawer h2").text == "联邦学习", "opened")
    page.until(lambda: {"联邦学习", "建信金科", "隐私计算"} <= page.drawn(), "drawn with its neighbours")
    page.until(lambda: frozenset({"建设银行", "建信金科"}) in page.lines(), "joined to what was drawn already")
    page.until(lambda: "2 处原句" not in page.find("#drawer").text and page.all("#drawer button.why"), "facts")
    why = next(each for each in page.all("#drawer button.why") if "1 处原句" in each.text)
    why.click()
    page.until(lambda: [each.text for each in page.all("#drawer .quote blockquote")][:1] == ["它采用联邦学习。"], "the sentence")
    assert "原文" in page.find("#drawer .quote figcaption").text
    assert "安全技术" not in page.drawn()
    page.search("隐私计算")
    page.until(lambda: page.find("#drawer h2").text == "隐私计算", "the next one")
    page.run("kgx.ego.expand(kgx.state.now.chosen[1])")
    page.until(lambda: "安全技术" in page.drawn(), "expanded")


def test_aliases_mentions_values_and_figures_of_the_chosen_one(page: Page) -> None:
    page.open(ALONE)
    page.search("北京")
    page.until(lambda: page.find("#drawer h2").text == "北京", "opened")
    page.until(lambda: "市场规模" in page.find("#drawer").text, "the figure")
    page.search("建行")
    page.until(lambda: "中国建设银行" in page.find("#drawer").text and "提及" in page.find("#drawer").text, "names and mentions")


def test_a_path_is_found_by_the_server_drawn_and_told(page: Page) -> None:
    page.open(ALONE)
    page.run("document.getElementById('path-panel').open = true")
    page.search("Nubank", "#path-from")
    page.until(lambda: page.find("#path-from").get_attribute("value") == "Nubank", "a start")
    page.search("隐私计算", "#path-to")
    page.until(lambda: {"建设银行", "建信金科", "联邦学习", "隐私计算"} <= page.drawn(), "drawn")
    page.until(lambda: len(page.all("#ways .hops > li")) == 4, "told hop by hop")
    assert "子公司或下属机构" in page.find("#ways").text
    page.until(lambda: page.run("return kgx.drawing.path().lines.size") == 4, "marked")
    page.search("人民银行", "#path-to")
    page.until(lambda: "没有不超过" in page.find("#ways").text, "the reason")


def test_an_address_reopens_what_was_drawn_later(page: Page) -> None:
    page.open(ALONE)
    page.search("联邦学习")
    page.until(lambda: "联邦学习" in page.drawn() and "c%3Afederated-learning" in page.driver.current_url.replace(":", "%3A"), "shared")
    drawn, address = page.drawn(), page.driver.current_url
    page.open(address.removeprefix(f"{page.place}/explore"))
    page.until(lambda: page.drawn() == drawn, "drawn again")
    page.until(lambda: page.find("#drawer h2").text == "联邦学习", "chosen again")


def test_counts_are_of_the_whole_and_a_class_is_fetched(page: Page) -> None:
    page.open(ALONE)
    assert "全图 13 个实体" in page.find("#shown").text
    page.run("document.getElementById('rest').open = true")
    next(each for each in page.all("#left button") if "技术" in each.text).click()
    page.until(lambda: {"联邦学习", "隐私计算", "安全技术"} <= page.drawn(), "drawn")
    page.until(lambda: frozenset({"联邦学习", "隐私计算"}) in page.lines(), "joined")


def test_a_hub_is_read_in_parts(page: Page, hub_place: str) -> None:
    page.driver.get(f"{hub_place}/explore?lang=zh&theme=light&focus=分社001")
    page.until(lambda: page.find("#app").is_displayed(), "alive")
    everything = page.run("return kgx.source.totals().nodes")
    assert everything == HUB + 1
    page.search("总社")
    page.until(lambda: "…" in page.find("#expand").text, "there is more than one part")
    known = page.run("return kgx.count")
    assert known < everything
    for _ in range(8):
        before = len(page.drawn())
        page.run("kgx.ego.expand(kgx.state.now.chosen[1])")
        page.until(lambda before=before: len(page.drawn()) > before or len(page.drawn()) == everything, "more drawn")
    assert len(page.drawn()) == everything
    page.until(lambda: "…" not in page.find("#expand").text, "all of it")
    page.driver.get_log("performance")  # of the other service


def test_depth_two_is_read_ring_by_ring(page: Page) -> None:
    page.open(ALONE)
    page.run("kgx.ego.focus(kgx.told.nodes.zh.indexOf('Nubank'), 3)")
    page.until(lambda: {"建信金科", "联邦学习"} <= page.drawn(), "three steps")
    assert "隐私计算" not in page.drawn()


def test_the_table_and_the_files_hold_the_sentences(page: Page) -> None:
    page.open(ALONE)
    page.search("联邦学习")
    page.until(lambda: frozenset({"建信金科", "联邦学习"}) in page.lines(), "drawn")
    page.run("kgx.source.proofs(kgx.parts.view.lines.flatMap((line) => line.facts)).then(() => { window.saved = kgx.files.csv(); })")
    page.until(lambda: page.run("return window.saved"), "a file")
    assert "它采用联邦学习。" in page.run("return window.saved")


def test_hostile_names_are_text(page: Page) -> None:
    page.open(ALONE)
    page.search("alert(1)")
    page.until(lambda: "alert(1)" in page.find("#drawer h2").text, "opened")
    page.until(lambda: page.all("#drawer button.why"), "facts")
    page.all("#drawer button.why")[0].click()
    page.until(lambda: page.all("#drawer .quote blockquote"), "the sentence")
    assert page.run("return document.querySelectorAll('#drawer script, #drawer img, #drawer h2 b').length") == 0


def test_only_the_newest_of_quick_searches_is_sent(page: Page) -> None:
    page.open(ALONE)
    page.run("""window.asked = []; const real = window.fetch; window.fetch = (path, rest) => { window.asked.push(path); return real(path, rest); };
      Promise.all(["a", "al", "ale", "aler", "alert"].map((text) => kgx.source.search(text, 5))).then((found) => { window.found = found; })""")
    page.until(lambda: page.run("return window.found"), "answered")
    assert [each.split("q=")[1].split("&")[0] for each in page.run("return window.asked")] == ["alert"]
    assert [bool(each) for each in page.run("return window.found")] == [False, False, False, False, True]


def test_a_refusal_is_told(page: Page) -> None:
    page.open(ALONE)
    page.run("kgx.source.search('x'.repeat(3000), 5)")
    page.until(lambda: "服务器没有答复" in page.find("#said").text, "told")
    page.until(lambda: page.driver.get_log("browser"), "the browser's own note of status 400")


def test_only_a_part_is_in_the_page(place: str) -> None:
    reply = httpx.get(f"{place}/explore", params={"focus": "Nubank"}, timeout=60, trust_env=False)
    assert "connect-src 'self'" in reply.text
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    assert "安全技术" not in reply.text
    unknown = httpx.get(f"{place}/explore", params={"focus": "建设银航"}, timeout=60, trust_env=False)
    assert (unknown.status_code, "did you mean 建设银行" in unknown.text) == (404, True)
    assert 'href="/explore"' in httpx.get(f"{place}/", trust_env=False).text
