"""The query page in a real browser: asked, read, opened, shared; it asks nobody but its own server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from kg.serve.app import Settings
from kg.serve.limits import Limits
from tests.browser import fits, requests, width_of
from tests.rdf.factory import write_build
from tests.serve.conftest import HOSTILE, running
from tests.serve.graphs import SUBSIDIARY, hostile_graph
from tests.view.factory import NASTY

exceptions = pytest.importorskip("selenium.common.exceptions")
pytestmark = pytest.mark.browser
CTRL, ENTER, ESCAPE, DOWN, TAB, SPACE = "\ue009", "\ue007", "\ue00c", "\ue015", "\ue004", "\ue00d"
PAIRS = "SELECT ?a ?b WHERE { ?a fkg:hasSubsidiary ?b } ORDER BY ?a"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    build = write_build(tmp_path_factory.mktemp("page") / "build", hostile_graph())
    with running(build, Settings(Limits(seconds=20, slow_after=0.2))) as address:
        yield address


class Page:
    """What a person does with the page, and what they see."""

    def __init__(self, driver: Any, place: str) -> None:
        self.driver, self.place = driver, place
        self.expected: list[str] = []

    def open(self, path: str = "/") -> None:
        self.driver.get("about:blank")
        self.driver.get(self.place + path)

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def all(self, css: str) -> list[Any]:
        return [each for each in self.driver.find_elements("css selector", css) if each.is_displayed()]

    def texts(self, css: str) -> list[str]:
        return [each.text for each in self.all(css)]

    def until(self, true: Callable[[], Any], what: str = "") -> Any:
        last: Any = None
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                last = true()
            except (exceptions.WebDriverException, IndexError) as error:  # an element that is just being replaced is looked for again
                last = error
            else:
                if last:
                    return last
            time.sleep(0.05)
        raise AssertionError(f"never {what or 'true'}: {last!r}")

    def type(self, text: str, *keys: str) -> None:
        area = self.find("#query")
        area.send_keys(CTRL, "a")
        area.send_keys(text, *keys)

    def ask(self, query: str) -> None:
        self.type(query, ESCAPE)
        self.find("#query").send_keys(CTRL, ENTER)

    def rows(self) -> list[list[str]]:
        return [[cell.text for cell in row.find_elements("css selector", "td")[:-1]] for row in self.all("#results tbody tr")]


@pytest.fixture
def page(browser: Any, place: str) -> Iterator[Page]:
    browser.get_log("browser"), browser.get_log("performance")
    opened = Page(browser, place)
    opened.open()
    browser.execute_script("localStorage.setItem('kg-lang', 'zh')")
    opened.open()
    opened.until(lambda: opened.all("#themes summary"), "questions")
    yield opened
    told = [entry["message"] for entry in browser.get_log("browser")]
    assert [message for message in told if not any(each in message for each in opened.expected)] == []
    assert requests(browser, place) == []
    browser.set_window_size(1400, 1000)


def test_types_a_query_sees_rows_and_opens_evidence(page: Page) -> None:
    page.ask(PAIRS)
    page.until(lambda: ["建设银行", "建信金科"] in page.rows(), "the row")
    assert "2 行" in page.find("#status").text
    row = next(each for each in page.all("#results tbody tr") if "建信金科" in each.text)
    row.find_element("css selector", ".proof").click()
    page.until(lambda: "建信金科是建设银行子公司。" in page.find("#panel-side").text, "the sentence")
    assert "摘要（本项目撰写）" in page.find("#panel-side").text
    assert page.driver.switch_to.active_element.get_attribute("id") == "panel-side"
    page.driver.switch_to.active_element.send_keys(ESCAPE)
    assert not page.find("#panel-side").is_displayed()
    assert page.driver.switch_to.active_element.get_attribute("class") == "proof"


def test_a_thing_opens_its_card_and_leads_on(page: Page) -> None:
    page.ask(PAIRS)
    page.until(lambda: ["建设银行", "建信金科"] in page.rows(), "the row")
    next(each for each in page.all("#results td a.open") if each.text == "建设银行").click()
    page.until(lambda: page.texts("#panel-side h2") == ["建设银行"], "the card")
    assert "中国建设银行" in page.find("#panel-side").text
    next(each for each in page.all("#panel-side summary a.open") if each.text == "建信金科").click()
    page.until(lambda: page.texts("#panel-side h2") == ["建信金科"], "the next card")
    page.find("#back").click()
    page.until(lambda: page.texts("#panel-side h2") == ["建设银行"], "the first card")


def test_a_row_rests_on_what_the_query_names_as_well(page: Page) -> None:
    page.ask("SELECT ?t WHERE { fkgr:ccb-fintech fkg:usesTechnology ?t }")
    page.until(lambda: page.texts("#results td a.open") == ["联邦学习"], "the row")
    page.all("#results .proof")[0].click()
    page.until(lambda: "它采用联邦学习。" in page.find("#panel-side").text, "the sentence")
    page.find("#close").click()
    page.ask("SELECT ?t WHERE { ?b a fkg:CentralBank ; rdfs:label ?t }")
    page.until(lambda: page.texts("#results td a.open") == ["PBOC", "人民银行"] or page.texts("#results td a.open") == ["人民银行", "PBOC"], "names")
    page.all("#results .proof")[0].click()
    page.until(lambda: page.texts("#panel-side h2") == ["人民银行"], "the card of the one thing")


def test_names_in_text_cells_open_as_well(page: Page) -> None:
    page.ask('SELECT ?n WHERE { fkgr:ccb rdfs:label ?n FILTER(LANG(?n) = "zh") }')
    page.until(lambda: page.texts("#results td a.open") == ["建设银行"], "a link")


def test_shares_the_address_and_reopens_it(page: Page) -> None:
    page.ask(PAIRS)
    page.until(page.rows, "rows")
    shared = page.driver.current_url
    assert parse_qs(urlsplit(shared).fragment)["query"] == [PAIRS]
    page.driver.get("about:blank")
    page.driver.get(shared)
    page.until(lambda: ["建设银行", "建信金科"] in page.rows(), "the row again")
    assert page.find("#query").get_attribute("value") == PAIRS


def test_asks_a_question_with_a_parameter(page: Page) -> None:
    page.find("#narrow").send_keys("bodies-in-place")
    page.until(lambda: len(page.all("#themes .pick")) == 1, "one question")
    page.all("#themes .pick")[0].click()
    field = page.until(lambda: page.find("#value-place"), "the field")
    assert field.get_attribute("placeholder") == "北京"
    assert "fkgr:beijing" in page.find("#query").get_attribute("value")
    field.send_keys("Beijing")
    page.until(lambda: page.find("#list-place option").get_attribute("value") == "北京", "a completion")
    field.send_keys(ENTER)
    page.until(lambda: "VALUES ?place { <https://w3id.org/fintech-kg/id/beijing> }" in page.find("#query").get_attribute("value"), "the query")
    page.until(lambda: "行 ·" in page.find("#status").text, "an answer")
    page.expected.append("/api/questions/")
    field.clear()
    field.send_keys("无此地", ENTER)
    page.until(lambda: "knows no" in page.find("#trouble").text, "the complaint")


def test_every_question_runs_as_the_page_sends_it(place: str) -> None:
    with httpx.Client(base_url=place, timeout=30, trust_env=False) as client:
        themes = client.get("/api/questions").json()["themes"]
        asked = {each["name"]: client.post("/sparql", content=each["query"], headers={"Content-Type": "application/sparql-query"})
                 for theme in themes for each in theme["questions"]}  # fmt: skip
    assert len(asked) > 50
    assert {name: reply.text for name, reply in asked.items() if reply.status_code != 200} == {}


def test_completes_names_of_all_kinds_without_a_mouse(page: Page) -> None:
    area = page.find("#query")
    for text, wanted in (("sel", "SELECT"), ("fkg:hasSub", "fkg:hasSubsidiary"), ("子公司", "fkg:hasSubsidiary"), ("skos:alt", "skos:altLabel"), ("fkgr:cc", "fkgr:ccb"),
                         ("建行", "fkgr:ccb"), ("SELECT ?bank WHERE { ?ba", "?bank")):  # fmt: skip
        page.type(text)
        page.until(lambda wanted=wanted: wanted in page.texts("#choices code"), f"{wanted} for {text}")
        area.send_keys(DOWN * (page.texts("#choices code").index(wanted) + 1))
        chosen = page.find(f"#{area.get_attribute('aria-activedescendant')}")
        assert chosen.get_attribute("aria-selected") == "true"
        area.send_keys(ENTER)
        assert area.get_attribute("value").endswith(f"{wanted} ")
        assert not page.all("#choices")
    page.type("# 建行", CTRL, SPACE)
    time.sleep(0.4)
    assert not page.all("#choices"), "nothing is completed in a comment"


def test_an_error_is_told_and_marked(page: Page) -> None:
    page.expected.append("/sparql")
    page.ask("SELECT * WHERE {\n  ?s 中文:b ?o }")
    page.until(lambda: "line 2" in page.find("#trouble").text, "the message")
    assert page.find("#query").get_attribute("aria-invalid") == "true"
    assert page.texts(".gutter .bad") == ["2"]
    assert page.texts(".editor pre .bad")
    page.find("#trouble button").click()
    assert page.driver.execute_script("const a = document.getElementById('query'); return document.activeElement === a && a.selectionStart") > 16
    page.ask(PAIRS)
    page.until(page.rows, "rows")
    assert not page.all("#trouble")
    assert not page.texts(".editor pre .bad")


def test_a_running_query_is_stopped_on_the_server(page: Page) -> None:
    page.ask(HOSTILE)
    page.until(lambda: page.all("#stop"), "the button")

    def running_now() -> int:
        return int(httpx.get(f"{page.place}/health", trust_env=False).json()["running"])

    page.until(lambda: running_now() == 1, "in work")
    page.find("#stop").click()
    page.until(lambda: page.find("#status").text == "已停止", "told")
    page.until(lambda: running_now() == 0, "stopped")


def test_sorts_filters_and_saves(page: Page) -> None:
    page.ask("SELECT ?n ?v WHERE { VALUES (?n ?v) { ('b' 10) ('a' 9) ('=c' 100) } }")
    page.until(lambda: len(page.rows()) == 3, "rows")
    page.find("#results thead th:nth-child(2) button").click()
    assert [row[1] for row in page.rows()] == ["9", "10", "100"]
    page.find("#results thead th:nth-child(2) button").click()
    assert [row[1] for row in page.rows()] == ["100", "10", "9"]
    assert page.find("#results thead th:nth-child(2)").get_attribute("aria-sort") == "descending"
    page.find("#sift").send_keys("A")
    page.until(lambda: page.rows() == [["a", "9"]], "one row")
    assert page.find("#count").text == "1 / 3 行"
    made = "[kg.toCsv({head: ['x', 'y'], rows: [[{value: 'a,\"b\"'}, null]]}), kg.toJson({head: ['x'], rows: [[{type: 'uri', value: 'u'}]]})]"
    saved = page.driver.execute_script(f"return {made}")
    assert saved[0] == '\ufeffx,y\r\n"a,""b""",\r\n'
    assert '"value": "u"' in saved[1]


def test_charts_of_labels_and_of_years(page: Page) -> None:
    page.ask("SELECT ?n ?v WHERE { VALUES (?n ?v) { ('b' 10) ('a' 9.5) } }")
    page.until(lambda: page.all("[data-view=chart]"), "a chart")
    page.find("[data-view=chart]").click()
    page.until(lambda: len(page.all(".chart rect")) == 2, "bars")
    page.ask("SELECT ?year ?v WHERE { VALUES (?year ?v) { ('2021' 1) ('2020' 3) ('2022' 2) } }")
    page.until(lambda: page.rows() and page.rows()[0][0] == "2021", "rows")
    page.find("[data-view=chart]").click()
    page.until(lambda: page.texts(".chart text:not(.value)") == ["2020", "2021", "2022"], "a line in order")
    assert page.all(".chart polyline")
    page.ask("SELECT ?n WHERE { VALUES ?n { 'a' 'b' } }")
    page.until(lambda: page.rows() == [["a"], ["b"]], "rows")
    assert not page.all("[data-view=chart]")


def test_a_network_of_triples(page: Page) -> None:
    page.ask("CONSTRUCT WHERE { ?a fkg:hasSubsidiary ?b }")
    page.until(lambda: page.all("[data-view=network]"), "a network")
    page.find("[data-view=network]").click()
    page.until(lambda: {"建设银行", "建信金科"} <= set(page.texts(".network a text")), "names")
    assert len(page.all(".network line")) == 2
    page.driver.execute_script("document.querySelector('.network a').focus()")
    page.driver.switch_to.active_element.send_keys(ENTER)
    page.until(lambda: page.texts("#panel-side h2"), "a card")


def test_full_text(page: Page) -> None:
    page.find("#words").send_keys("建设银行 子公司", ENTER)
    page.until(lambda: "建信金科是建设银行子公司。" in page.find("#found").text, "the passage")
    assert page.texts("#found mark") == ["建设银行", "子公司"]
    assert "摘要（本项目撰写）" in page.find("#found").text
    page.all("#found .passages a.open")[0].click()
    page.until(lambda: page.texts("#panel-side h2"), "a card")
    assert "words=" in page.driver.current_url


def test_hostile_names_are_text(page: Page) -> None:
    shown = " ".join(NASTY.split())
    page.ask("SELECT ?s ?n ?o WHERE { VALUES ?o { fkgr:evil-sub } ?s fkg:hasSubsidiary ?o ; rdfs:label ?n }")
    page.until(lambda: page.rows() and [" ".join(cell.split()) for cell in page.rows()[0][:2]] == [shown, shown], "the name as text")
    page.all("#results .proof")[0].click()
    page.until(lambda: SUBSIDIARY in page.find("#panel-side").text, "the claim")
    assert "<img src=x onerror=alert(2)>" in page.find("#panel-side").text
    assert "<script>alert(3)</script>" in page.find("#panel-side").text
    page.find("#close").click()
    page.find("#words").send_keys("alert(1)", ENTER)
    page.until(lambda: "alert(1)" in page.find("#found").text, "found")
    page.type("alert")
    page.until(lambda: any("alert(1)" in text for text in page.texts("#choices li")), "completion")
    page.open("/id/evil")
    assert page.find("h1").text.startswith("</script><script>alert(1)")
    assert page.all("main script, main img, h1 b") == []


def test_switches_language_and_keeps_it(page: Page) -> None:
    page.ask(PAIRS)
    page.until(page.rows, "rows")
    page.find(".lang [data-lang=en]").click()
    assert page.driver.title == "Ask the graph"
    assert page.find("#run").text == "Run"
    assert page.find("#query").get_attribute("aria-label") == "SPARQL query"
    page.until(lambda: "CCB" in [row[0] for row in page.rows()], "English labels")
    page.all("#results td a.open")[0].click()
    page.until(lambda: "has subsidiary or unit" in page.find("#panel-side").text, "the card in English")
    page.open("/id/ccb")
    assert page.driver.title == "CCB"


def test_is_used_without_a_mouse(page: Page) -> None:
    page.driver.execute_script("document.querySelector('#query').focus()")
    page.driver.switch_to.active_element.send_keys(TAB)
    assert page.driver.switch_to.active_element.get_attribute("id") == "run"
    outline = page.driver.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.driver.switch_to.active_element.send_keys(ENTER)
    page.until(page.rows, "rows")


def test_light_and_dark(page: Page) -> None:
    seen = {}
    script = "return [document.body, document.querySelector('.t-keyword')].map((e) => getComputedStyle(e).color)"
    for scheme in ("light", "dark"):
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        seen[scheme] = page.driver.execute_script(script)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert seen == {"light": ["rgb(24, 34, 45)", "rgb(138, 26, 91)"], "dark": ["rgb(232, 236, 240)", "rgb(240, 155, 200)"]}


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_fits_the_window(page: Page, width: int) -> None:
    with width_of(page.driver, width):
        page.ask(PAIRS)
        page.until(page.rows, "rows")
        assert fits(page.driver)
        page.all("#results .proof")[0].click()
        page.until(lambda: page.texts("#panel-side h2"), "the panel")
        assert fits(page.driver)
