"""The first page in a real browser, opened from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.view.page import render_overview
from tests.browser import fits, opened, width_of
from tests.view.factory import overview

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    file = tmp_path / "index.html"
    file.write_text(render_overview(overview()), encoding="utf-8")
    with opened(browser, file) as shown:
        yield shown


def _texts(page: Any, selector: str) -> list[str]:
    return [element.text for element in page.find_elements("css selector", selector)]


def _run(page: Any, script: str, *arguments: object) -> Any:
    return page.execute_script(script, *arguments)


def test_opens_and_draws(page: Any) -> None:
    assert page.title == "中国金融科技知识图谱"
    assert _run(page, "return document.querySelectorAll('#mynetwork canvas').length") == 1
    painted = _run(
        page,
        """var canvas = document.querySelector('#mynetwork canvas');
        var data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return data.some(function (value) { return value > 0 && value < 255; });""",
    )
    assert painted


def test_switches_language(page: Any) -> None:
    assert _texts(page, "#investment h2") == ["科技投入"]
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert _texts(page, "#investment h2") == ["Technology spending"]
    assert page.title == "Knowledge graph of China's fintech field"
    assert _run(page, "return document.documentElement.lang") == "en"
    assert _run(page, "return document.querySelector('.filter').placeholder") == "Filter this table…"
    assert _run(page, "return nodes.get('ccb').label") == "CCB"
    page.find_element("css selector", ".lang [data-lang=zh]").click()
    assert _texts(page, "#investment h2") == ["科技投入"]
    assert _run(page, "return nodes.get('ccb').label") == "建设银行"


def test_language_may_be_asked_for_in_the_address(page: Any) -> None:
    page.get(page.current_url.split("?")[0] + "?lang=en")
    assert _texts(page, "#policies h2") == ["Policies"]


def _owners(page: Any) -> list[str]:
    return _texts(page, "#t-subsidiaries tbody:not([hidden]) th")


def test_sorts_by_click_and_by_key(page: Any) -> None:
    head = page.find_elements("css selector", "#t-subsidiaries thead th")[4]
    button = head.find_element("css selector", "button")
    button.click()
    assert _owners(page) == ["兴业银行", "工商银行", "建设银行", "平安集团"]
    assert head.get_attribute("aria-sort") == "ascending"
    button.send_keys("\ue007")
    assert _owners(page) == ["建设银行", "工商银行", "兴业银行", "平安集团"]
    assert head.get_attribute("aria-sort") == "descending"
    page.find_element("css selector", "#t-subsidiaries thead th button").click()
    assert _owners(page) == ["工商银行", "建设银行", "平安集团", "兴业银行"], "Chinese sorts by pinyin"


def test_filters(page: Any) -> None:
    box = page.find_element("css selector", ".filter[data-table=t-subsidiaries]")
    box.send_keys("上海 建信")
    assert _owners(page) == ["建设银行"]
    assert page.find_element("css selector", ".shown[for=t-subsidiaries]").text == "1 / 4 行"
    box.clear()
    box.send_keys("icbc")
    assert _owners(page) == ["工商银行"], "English names are found on the Chinese page"


def test_a_fact_opens_to_its_quote(page: Any) -> None:
    fact = page.find_element("css selector", "#t-investment .fact")
    evidence = page.find_element("id", fact.get_attribute("aria-controls"))
    assert not evidence.is_displayed()
    fact.click()
    assert evidence.is_displayed()
    assert fact.get_attribute("aria-expanded") == "true"
    assert "2021年投入259.87亿元。" in evidence.text
    assert "金融科技观察（样例）" in evidence.text
    assert "摘要（本项目撰写）" in evidence.text
    share = page.find_elements("css selector", "#t-investment .fact")[1]
    share.click()
    assert not evidence.is_displayed()
    assert page.find_element("id", share.get_attribute("aria-controls")).is_displayed()
    share.click()
    assert not page.find_element("css selector", "#t-investment .opened").is_displayed()


def _click_at(page: Any, expression: str) -> None:
    """A real click of the pointer at a place of the drawing."""
    canvas = page.find_element("css selector", "#mynetwork canvas")
    _run(page, "arguments[0].scrollIntoView({block: 'center'})", canvas)
    x, y = _run(
        page,
        f"""var at = network.canvasToDOM({expression});
        var box = document.querySelector('#mynetwork canvas').getBoundingClientRect();
        return [at.x - box.width / 2, at.y - box.height / 2];""",
    )
    from selenium.webdriver import ActionChains  # noqa: PLC0415

    ActionChains(page).move_to_element_with_offset(canvas, round(x), round(y)).click().pause(0.5).perform()


def test_clicking_a_node_shows_its_facts(page: Any) -> None:
    _click_at(page, "network.getPositions(['pbc']).pbc")
    panel = page.find_element("id", "panel")
    assert panel.find_element("css selector", "h3").text == "中国人民银行"
    assert "数字人民币" in panel.text
    details = panel.find_element("css selector", "details")
    details.find_element("css selector", "summary").click()
    assert "金融科技观察（样例）" in details.text
    assert "摘要（本项目撰写）" in details.text


def test_clicking_a_line_shows_its_quotes(page: Any) -> None:
    middle = "(function () { var p = network.getPositions(); return {x: (p.plan.x + p.pbc.x) / 2, y: (p.plan.y + p.pbc.y) / 2}; })()"
    _click_at(page, middle)
    panel = page.find_element("id", "panel")
    assert "《金融科技发展规划》 — 中国人民银行" in panel.text or "中国人民银行 — 《金融科技发展规划》" in panel.text
    assert "</script><script>alert(1)</script>" in panel.text, "a quote is shown as text"


def test_legend_hides_a_kind(page: Any) -> None:
    button = page.find_element("css selector", ".family[data-family=bank]")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert _run(page, "return nodes.get('ccb').hidden && edges.get('ccb|ccb-fintech').hidden") is True
    assert _run(page, "return Boolean(nodes.get('pbc').hidden)") is False
    button.click()
    assert _run(page, "return nodes.get('ccb').hidden || edges.get('ccb|ccb-fintech').hidden") is False


def test_the_drawing_can_be_used_without_a_pointer(page: Any) -> None:
    find = page.find_element("id", "find")
    find.send_keys("webank\ue007")
    assert page.find_element("css selector", "#panel h3").text == "微众银行"
    page.find_element("css selector", ".list summary").send_keys("\ue007")
    page.find_element("css selector", ".pick[data-node=privacy]").send_keys("\ue007")
    assert page.find_element("css selector", "#panel h3").text == "隐私计算"
    page.find_element("tag name", "body").send_keys("\ue00c")
    assert page.find_elements("css selector", "#panel h3") == []


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_fits_the_window(page: Any, width: int) -> None:
    with width_of(page, width):
        assert fits(page)
