"""The still picture of a network."""

from __future__ import annotations

import re

from kg.view.overview import Label
from kg.view.panels.picture import Spot, picture

CAPTION = Label("示范", "Demo")


def spot(x: float, y: float, weight: float, zh: str, en: str = "", *, named: bool = True) -> Spot:
    return Spot(x, y, weight, "#123456", Label(zh, en), named)


def names(html: str, lang: str = "zh") -> list[str]:
    return re.findall(rf'<text class="{lang}"[^>]*>([^<]*)</text>', html)


def test_dots_lines_and_names() -> None:
    html = picture(CAPTION, [spot(0, 0, 4, "甲", "A"), spot(100, 0, 1, "乙"), spot(100, 60, 1, "丙", named=False)], [(0, 1), (1, 2)])
    assert html.count("<circle") == 3
    assert html.count("L") == 2
    assert sorted(names(html)) == ["乙", "甲"]
    assert sorted(names(html, "en")) == ["A", "乙"], "where there is no English name, the Chinese one"
    radius = [float(each) for each in re.findall(r'r="([\d.]+)"', html)]
    assert radius == sorted(radius), "the heaviest is drawn last, above the others"
    assert radius[-1] > radius[0]


def test_no_name_over_another() -> None:
    html = picture(CAPTION, [spot(0, 0, 2, "重的名称"), spot(1, 0, 1, "轻的名称"), spot(1000, 500, 1, "远的名称")], [])
    assert names(html) == ["重的名称", "远的名称"]


def test_so_many_names_and_no_more() -> None:
    html = picture(CAPTION, [spot(200 * place, 0, place, f"名{place}") for place in range(5)], [], labels=2)
    assert names(html) == ["名4", "名3"]


def test_text_is_text_and_long_names_are_cut() -> None:
    html = picture(CAPTION, [spot(0, 0, 1, "<script>" + "长" * 40)], [])
    assert "<script>" not in html
    assert all(len(each) < 30 for each in names(html))


def test_nothing_is_no_picture() -> None:
    assert picture(CAPTION, [], []) == ""


def test_one_dot_and_dots_in_one_place() -> None:
    assert picture(CAPTION, [spot(3, 3, 0, "甲")], []).count("<circle") == 1
    assert "nan" not in picture(CAPTION, [spot(3, 3, 0, "甲"), spot(3, 3, 0, "乙")], [(0, 1)])
