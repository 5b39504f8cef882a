"""The interactive page in a real browser, used as a person would: type, click, press keys, share, save."""

from __future__ import annotations

import base64
import csv
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.view.explore.page import render_explorer
from kg.view.explore.select import first_drawn
from tests.browser import requests
from tests.view.explore.factory import HOSTILE, explorer

pytestmark = pytest.mark.browser
ENTER, DOWN, ESCAPE, CONTROL = "\ue007", "\ue015", "\ue00c", "\ue009"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the demo graph, and of the one with names that mean harm."""
    folder = tmp_path_factory.mktemp("explorer")
    page = explorer()
    pages = {"graph": render_explorer(page, first_drawn(page, 6)), "hostile": render_explorer(explorer(HOSTILE))}
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def open_page(browser: Any, files: dict[str, Path]) -> Iterator[Callable[..., Any]]:
    """Opens one of the pages afresh; whatever was done, nothing may be logged and nothing asked for."""
    browser.get_log("browser"), browser.get_log("performance")

    def opened(name: str = "graph", rest: str = "?lang=zh&theme=light") -> Any:
        browser.get("about:blank")
        browser.get(files[name].as_uri() + rest)
        return browser

    yield opened
    assert browser.get_log("browser") == []
    assert [url for url in requests(browser, files["graph"].parent.as_uri()) if not url.startswith("blob:")] == []


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """The demo graph in Chinese, light."""
    return open_page()


def run(page: Any, script: str, *arguments: object) -> Any:
    return page.execute_script(script, *arguments)


def names(page: Any) -> set[str]:
    """What is drawn, by Chinese name."""
    return set(run(page, "return kgx.parts.view.nodes.map((node) => kgx.told.nodes.zh[node])"))


def number(page: Any, name: str) -> int:
    return int(run(page, "return kgx.told.nodes.zh.indexOf(arguments[0])", name))


def find(page: Any, selector: str) -> Any:
    return page.find_element("css selector", selector)


def texts(page: Any, selector: str) -> list[str]:
    return [element.text for element in page.find_elements("css selector", selector)]


def search(page: Any, text: str, box: str = "#search") -> None:
    """Type into a search box and take the first hit."""
    field = find(page, box)
    field.clear()
    field.send_keys(text, ENTER)


def screen(page: Any, name: str) -> tuple[float, float]:
    """Where a drawn node is on the screen, from the middle of the drawing."""
    script = """const at = kgx.parts.network.canvasToDOM(kgx.places.get(arguments[0])); const box = document.getElementById("drawing");
      return [at.x - box.clientWidth / 2, at.y - box.clientHeight / 2]"""
    x, y = run(page, script, number(page, name))
    return float(x), float(y)


def pointer(page: Any, name: str, *, double: bool = False) -> None:
    """Click a drawn node where it is."""
    chains = pytest.importorskip("selenium.webdriver").ActionChains
    x, y = screen(page, name)
    act = chains(page).move_to_element_with_offset(find(page, "#drawing"), round(x), round(y))
    (act.double_click() if double else act.click()).perform()
    time.sleep(0.4)  # vis-network waits to tell a click from a double click


def test_draws_the_chosen_part_and_counts_the_rest(page: Any) -> None:
    drawn = names(page)
    assert len(drawn) == 6
    assert "12" in find(page, "#shown").text
    assert find(page, "#left-count").get_attribute("textContent") == "6"
    assert run(page, "return document.querySelectorAll('#drawing canvas').length") == 1
    assert run(page, "return kgx.parts.namesWritten") > 0


def test_searches_by_alias_and_shows_evidence(page: Any) -> None:
    find(page, "#search").send_keys("工行")
    assert texts(page, "#hits-1 li, .find .hits li")[0].startswith("工商银行")
    find(page, "#search").send_keys(DOWN, ENTER)
    assert find(page, "#drawer h2").text == "工商银行"
    assert "工商银行" in names(page)
    buttons = [button for button in page.find_elements("css selector", "#drawer button.why") if "2 处原句" in button.text]
    buttons[0].click()
    quotes = texts(page, "#drawer .quote blockquote")
    assert quotes == ["示范句2：icbc与c:federated。"] * 2
    captions = texts(page, "#drawer .quote figcaption")
    assert "原文" in captions[0]
    assert "来源：示范研究院" in captions[0]
    assert "摘要（本项目撰写）" in captions[1]
    assert "第 3 页" in captions[1]
    assert "demo-01" in captions[0]
    assert any("272.46亿元" in text for text in texts(page, "#drawer .facts li"))


def test_a_name_that_is_not_there_is_told(page: Any) -> None:
    find(page, "#search").send_keys("没有这样的名字")
    assert texts(page, ".find .hits li") == ["没有这个名称"]


def test_a_click_opens_and_a_double_click_expands(page: Any) -> None:
    assert "联邦学习" not in names(page) or "安全技术" not in names(page)
    pointer(page, "隐私计算")
    assert find(page, "#drawer h2").text == "隐私计算"
    run(page, "kgx.state.change({chosen: null})")
    before = names(page)
    pointer(page, "隐私计算", double=True)
    assert names(page) - before
    assert {"联邦学习", "安全技术", "示范规划"} <= names(page)
    pointer(page, "隐私计算", double=True)
    assert "安全技术" not in names(page)


def test_a_line_opens_its_facts(page: Any) -> None:
    search(page, "建设银行")
    one, other = sorted((number(page, "建设银行"), number(page, "隐私计算")))
    run(page, "kgx.state.change({chosen: ['e', arguments[0], arguments[1]]})", one, other)
    assert find(page, "#drawer h3").text.startswith("采用技术")


def test_the_legend_filters(page: Any) -> None:
    search(page, "建设银行")
    boxes = page.find_elements("css selector", "#classes label")
    chosen = next(box for box in boxes if box.text.startswith("银行"))
    chosen.click()
    assert "建设银行" not in names(page)
    next(box for box in page.find_elements("css selector", "#classes label") if box.text.startswith("银行")).click()
    assert "建设银行" in names(page)
    lines = run(page, "return kgx.parts.view.lines.flatMap((line) => line.facts).filter((fact) => kgx.told.predicates[fact.p][0] === 'usesTechnology').length")
    assert lines > 0
    next(box for box in page.find_elements("css selector", "#predicates label") if box.text.startswith("采用技术")).click()
    assert run(page, "return kgx.parts.view.lines.flatMap((line) => line.facts).filter((fact) => kgx.told.predicates[fact.p][0] === 'usesTechnology').length") == 0


def facts_drawn(page: Any) -> set[str]:
    return set(run(page, "return kgx.parts.view.lines.flatMap((line) => line.facts).map((fact) => kgx.told.predicates[fact.p][0] + ' ' + fact.date)"))


def draw_all(page: Any) -> None:
    run(page, "kgx.state.change({drawn: kgx.told.nodes.zh.map((_, node) => node)})")


def test_filters_by_report_date_belief_and_degree(page: Any) -> None:
    draw_all(page)
    run(page, "document.getElementById('filters').open = true")
    assert "hasSubsidiary 2018-04" in facts_drawn(page)
    page.find_elements("css selector", "#reports label")[0].click()
    assert facts_drawn(page) == {"usesTechnology ", "servesScenario ", "partnersWith 2022", "broader "}
    page.find_elements("css selector", "#reports label")[0].click()
    find(page, "#since").send_keys("2021", ENTER)
    find(page, "#until").send_keys("2021-12", ENTER)
    assert facts_drawn(page) == {"issuedBy 2021-03", "governs 2021-03", "broader "}
    find(page, "#taxonomy").click()
    assert facts_drawn(page) == {"issuedBy 2021-03", "governs 2021-03"}
    for box in ("#since", "#until"):
        find(page, box).clear()
        find(page, box).send_keys(ENTER)
    run(page, "const box = document.getElementById('belief'); box.value = 85; box.dispatchEvent(new Event('input'))")
    assert facts_drawn(page) == {"usesTechnology ", "servesScenario ", "partnersWith 2022"}
    run(page, "const box = document.getElementById('belief'); box.value = 0; box.dispatchEvent(new Event('input'))")
    run(page, "const box = document.getElementById('degree'); box.value = 3; box.dispatchEvent(new Event('input'))")
    assert names(page) == {"隐私计算", "建设银行"}


def test_a_date_that_is_none_is_marked_and_ignored(page: Any) -> None:
    run(page, "document.getElementById('filters').open = true")
    before = names(page)
    find(page, "#since").send_keys("昨天", ENTER)
    assert find(page, "#since").get_attribute("aria-invalid") == "true"
    assert names(page) == before


def test_only_what_lies_around(page: Any) -> None:
    search(page, "人民银行")
    run(page, "const box = document.getElementById('depth'); box.value = 1; box.dispatchEvent(new Event('change'))")
    assert names(page) == {"人民银行", "示范规划"}
    run(page, "const box = document.getElementById('depth'); box.value = 2; box.dispatchEvent(new Event('change'))")
    assert names(page) == {"人民银行", "示范规划", "隐私计算"}


def test_paths_use_the_whole_graph_and_are_told(page: Any) -> None:
    run(page, "document.getElementById('path-panel').open = true")
    search(page, "央行", "#path-from")
    search(page, "智能风控", "#path-to")
    ways = texts(page, "#ways .way > button")
    assert ways[0] == "人民银行 → 示范规划 → 隐私计算 → 智能风控"
    told = texts(page, "#ways .hops p")
    assert [line.split("\n")[0].split(" 1 处")[0].split("1 处")[0].strip() for line in told] == [
        "示范规划 发布机构 人民银行", "示范规划 规范 隐私计算", "隐私计算 赋能 智能风控"
    ]  # fmt: skip
    assert {"人民银行", "示范规划", "隐私计算", "智能风控"} <= names(page)
    find(page, "#ways .hops button.why").click()
    assert texts(page, "#ways blockquote") == ["示范句0：plan与pboc。"]
    assert len(ways) > 1
    page.find_elements("css selector", "#ways .way > button")[1].click()
    assert texts(page, "#ways .way.chosen > button") == [ways[1]]


def test_no_path_is_told(page: Any) -> None:
    run(page, "document.getElementById('path-panel').open = true")
    search(page, "央行", "#path-from")
    search(page, "远方公司", "#path-to")
    assert "没有路径" in find(page, "#ways").text


def test_undo_redo_and_keys(page: Any) -> None:
    before = names(page)
    search(page, "远方公司")
    assert "远方公司" in names(page)
    find(page, "#drawing").send_keys(CONTROL, "z")
    assert names(page) == before
    find(page, "#redo").click()
    assert "远方公司" in names(page)
    find(page, "#reset").click()
    assert names(page) == before
    drawing = find(page, "#drawing")
    drawing.send_keys("n")
    assert find(page, "#drawer h2").text == "隐私计算"
    drawing.send_keys("e")
    assert names(page) - before
    drawing.send_keys(ESCAPE)
    assert not find(page, "#drawer").is_displayed()
    find(page, "body").send_keys("/")
    assert run(page, "return document.activeElement.id") == "search"
    find(page, "#search").send_keys(ESCAPE)
    run(page, "document.activeElement.blur()")
    find(page, "body").send_keys("?")
    assert find(page, "#help").is_displayed()


def test_an_address_can_be_shared(open_page: Callable[..., Any]) -> None:
    page = open_page()
    search(page, "远方公司")
    run(page, "kgx.state.change({belief: 50, colour: 'community', roll: 1})")
    address = page.current_url
    drawn = names(page)
    page = open_page(rest=address[address.index("?") :])
    assert names(page) == drawn
    assert run(page, "return [kgx.state.now.belief, kgx.state.now.colour, kgx.state.now.roll]") == [50, "community", 1]
    assert find(page, "#drawer h2").text == "远方公司"


def test_a_broken_address_opens_the_first_view(open_page: Callable[..., Any]) -> None:
    page = open_page(rest="?lang=zh#%7Bbroken")
    assert len(names(page)) == 6


def test_concepts_roll_up(page: Any) -> None:
    draw_all(page)
    run(page, "document.getElementById('looks').open = true; const box = document.getElementById('roll'); box.value = 1; box.dispatchEvent(new Event('change'))")
    assert "安全技术" in names(page)
    assert not {"隐私计算", "联邦学习"} & names(page)


def test_colours_and_sizes(page: Any) -> None:
    one, other = number(page, "隐私计算"), number(page, "建设银行")
    by_class = run(page, "return [arguments[0], arguments[1]].map(kgx.drawing.colour)", one, other)
    run(page, "kgx.state.change({colour: 'community', size: 'pagerank'})")
    assert run(page, "return [arguments[0], arguments[1]].map(kgx.drawing.colour)", one, other) != by_class
    sizes = run(page, "return kgx.parts.view.nodes.map((node) => [kgx.told.measures.pagerank[node], kgx.drawing.scale(node)])")
    assert sorted(sizes) == sorted(sizes, key=lambda pair: (pair[1], pair[0]))


def test_language_and_theme(page: Any) -> None:
    find(page, ".lang [data-lang=en]").click()
    assert page.title.endswith("interactive")
    search(page, "icbc")
    assert find(page, "#drawer h2").text == "ICBC"
    assert find(page, "#search").get_attribute("placeholder").startswith("Search")
    assert "uses technology" in find(page, "#drawer").text
    light = run(page, "return getComputedStyle(document.body).backgroundColor")
    find(page, "#theme").click()
    assert run(page, "return getComputedStyle(document.body).backgroundColor") != light


def test_tables_say_the_same_and_sort(page: Any) -> None:
    find(page, "#as-table").click()
    first = page.find_elements("css selector", "#tables table")[0]
    assert {cell.text for cell in first.find_elements("css selector", "tbody th")} == names(page)
    head = first.find_elements("css selector", "thead button")[3]
    head.click()
    column = [int(text) for text in texts(page, "#tables > div:first-child tbody tr td:nth-child(4)")]
    assert column == sorted(column)
    page.find_elements("css selector", "#tables > div:first-child thead button")[3].click()
    column = [int(text) for text in texts(page, "#tables > div:first-child tbody tr td:nth-child(4)")]
    assert column == sorted(column, reverse=True)
    find(page, "#tables tbody button.node").click()
    assert find(page, "#drawer").is_displayed()


def test_files_hold_what_is_drawn(open_page: Callable[..., Any]) -> None:
    page = open_page("hostile")
    draw_all(page)
    rows = list(csv.reader(io.StringIO(run(page, "return kgx.files.csv()").lstrip("\ufeff"))))
    assert rows[0][:3] == ["subject", "subject_iri", "relation"]
    assert len(rows) - 1 == run(page, "return kgx.parts.view.lines.reduce((sum, line) => sum + line.facts.length, 0)")
    assert any(row[0] == "'" + HOSTILE[7] for row in rows), "no formula for a spreadsheet to run"
    gexf = ElementTree.fromstring(run(page, "return kgx.files.gexf()"))
    space = "{http://gexf.net/1.2}"
    assert {node.get("label") for node in gexf.iter(f"{space}node")} == names(page)
    svg = ElementTree.fromstring(run(page, "return kgx.files.svg()"))
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}path"))) == len(names(page))
    png = page.execute_async_script(
        "const done = arguments[0]; kgx.files.png((blob) => { const reader = new FileReader(); reader.onload = () => done(reader.result); reader.readAsDataURL(blob); })"
    )
    assert base64.b64decode(png.split(",")[1]).startswith(b"\x89PNG")
    assert len(png) > 5000


def test_names_that_mean_harm_stay_names(open_page: Callable[..., Any]) -> None:
    page = open_page("hostile")
    draw_all(page)
    for name in HOSTILE:
        run(page, "kgx.ego.show(kgx.told.nodes.zh.indexOf(arguments[0]))", name)
        assert run(page, "return document.querySelector('#drawer h2 bdi').textContent") == name
        for button in page.find_elements("css selector", "#drawer button.why"):
            run(page, "arguments[0].click()", button)
    run(page, "kgx.ego.show(kgx.told.nodes.zh.indexOf('隐私计算')); document.querySelectorAll('#drawer button.why').forEach((button) => button.click())")
    find(page, "#as-table").click()
    find(page, "#search").send_keys("script")
    assert run(page, "return typeof window.hurt") == "undefined"
    assert run(page, "return document.querySelectorAll('#drawer img, #tables img, #drawer script, .hits img, #drawer svg').length") == 0
    assert run(page, "return Math.max(...kgx.parts.view.nodes.map((node) => Array.from(kgx.short(node, 24)).length))") <= 48
    assert run(page, "return kgx.parts.view.nodes.some((node) => /[\\u202a-\\u202e\\u2066-\\u2069]/.test(kgx.short(node, 24)))") is False


def test_without_scripts_it_is_a_table(browser: Any, files: dict[str, Path]) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(files["graph"].as_uri())
        text = find(browser, "#plain").text
        assert "示范句" in text
        assert "建设银行" in text
        assert not find(browser, "#app").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_fits_a_phone(browser: Any, open_page: Callable[..., Any]) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page = open_page()
        assert run(page, "return document.documentElement.scrollWidth") <= 390
        assert not find(page, "#panel").is_displayed()
        find(page, "#panel-open").click()
        assert find(page, "#panel").is_displayed()
        find(page, "#panel-open").click()
        search(page, "工行")
        assert run(page, "return document.getElementById('drawer').getBoundingClientRect().width") <= 390
        assert run(page, "return document.getElementById('drawing').getBoundingClientRect().height") > 200
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_phone_held_upright_has_the_drawing_upright(page: Any) -> None:
    flat = run(page, "return kgx.told.drawn.nodes.map((node, place) => [kgx.places.get(node).x, kgx.told.drawn.x[place]])")
    assert all(at == told for at, told in flat)
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
    try:
        page.refresh()
        upright = run(page, "return kgx.told.drawn.nodes.map((node, place) => [kgx.places.get(node).x, kgx.told.drawn.y[place]])")
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert all(at == told for at, told in upright)


MOVED = """const canvas = document.querySelector("#drawing canvas"); const box = canvas.getBoundingClientRect(); const done = arguments[0];
  let copied = 0; const copy = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...given) { copied += 1; return copy.apply(this, given); };
  const seen = []; const note = () => { const net = kgx.parts.network; copied = 0; net.redraw(); seen.push(copied); };
  const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, { clientX: box.x + x, clientY: box.y + 8, pointerId: 1, pointerType: "mouse",
    isPrimary: true, button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1, bubbles: true, cancelable: true }));
  note(); send("pointerdown", 8); send("pointermove", 20); send("pointermove", 40);
  setTimeout(() => { note(); send("pointerup", 40); setTimeout(() => { note(); done(seen); }, 100); }, 400);"""
"""How many dots are copied at rest, in a drag that has lasted a while, and after it."""


def test_a_large_drawing_is_drawn_as_dots_while_it_moves(open_page: Callable[..., Any], files: dict[str, Path]) -> None:
    many = explorer(tuple(f"示范实体{place}" for place in range(700)))
    files["many"] = files["graph"].parent / "many.html"
    files["many"].write_text(render_explorer(many, first_drawn(many, len(many.nodes))), encoding="utf-8")
    page = open_page("many")
    page.execute_script("kgx.drawing.fit()")
    before, moving, after = page.execute_async_script(MOVED)
    assert (before, after) == (0, 0)
    assert 700 <= moving <= len(many.nodes)  # the drag may have moved one out of sight


def test_a_small_drawing_stays_whole_while_it_moves(page: Any) -> None:
    assert page.execute_async_script(MOVED) == [0, 0, 0]
