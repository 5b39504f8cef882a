"""Numerals, money and quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.money import parse_money, parse_quantity, with_unit
from kg.text.numbers import bound, parse_number

NUMBERS = [
    ("1,234.5", "1234.5"),
    ("3.5万亿", "3500000000000"),
    ("两万亿", "2000000000000"),
    ("一百二十", "120"),
    ("二十七", "27"),
    ("十五", "15"),
    ("一千零五", "1005"),
    ("三亿五千万", "350000000"),
    ("二〇二一", "2021"),
    ("近百", "100"),
    ("超过1400", "1400"),
    ("九成", "0.9"),
    ("三成半", "0.35"),
    ("十分之一", "0.1"),
    ("百分之五", "0.05"),
    ("一半", "0.5"),
    ("-1.21", "-1.21"),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["数百", "若干", "三五", "", "万", "中国"])
def test_vague_words_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 99_999_999_999))
def test_arabic_numerals_with_separators(value: int) -> None:
    assert parse_number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("超过", "atLeast"),
        ("1400余", "atLeast"),
        ("不足", "atMost"),
        ("不超过", "atMost"),
        ("近", "about"),
        ("左右", "about"),
        ("达", ""),
    ],
)
def test_bounds(text: str, word: str) -> None:
    assert bound(text) == word


QUANTITIES = [
    ("1.57万亿元", "1.57", "万亿元", "1570000000000", "CNY"),
    ("2142.86 万元", "2142.86", "万元", "21428600", "CNY"),
    ("404.5亿美元", "404.5", "亿美元", "40450000000", "USD"),
    ("两万亿元", "2", "万亿元", "2000000000000", "CNY"),
    ("12.8%", "12.8", "%", "0.128", "ratio"),
    ("-1.21%", "-1.21", "%", "-0.0121", "ratio"),
    ("九成", "90", "%", "0.9", "ratio"),
    ("十分之一", "10", "%", "0.1", "ratio"),
    ("百分之五", "5", "%", "0.05", "ratio"),
    ("1.7个百分点", "1.7", "个百分点", "1.7", "pp"),
    ("11.2个基点", "11.2", "个基点", "0.112", "pp"),
    ("46家", "46", "家", "46", "item"),
    ("近7倍", "7", "倍", "7", "倍"),
    ("130万人", "130", "万人", "1300000", "person"),
    ("21.7亿户", "21.7", "亿户", "2170000000", "户"),
    ("1423亿GB", "1423", "亿GB", "142300000000", "GB"),
    ("1000多万元", "1000", "万元", "10000000", "CNY"),
    ("790万亿", "790", "万亿", "790000000000000", ""),
    ("100余个", "100", "个", "100", "item"),
]


@pytest.mark.parametrize(("text", "value", "unit", "full", "base"), QUANTITIES)
def test_quantities(text: str, value: str, unit: str, full: str, base: str) -> None:
    assert parse_quantity(text) == (Decimal(value), unit, Decimal(full), base)


@pytest.mark.parametrize("text", ["工商银行", "", "《办法》", "2021年3月", "A轮"])
def test_other_words_are_no_quantities(text: str) -> None:
    assert parse_quantity(text) is None


def test_the_unit_of_a_column() -> None:
    assert with_unit(Decimal("262.24"), "亿元") == (Decimal("262.24"), "亿元", Decimal("26224000000"), "CNY")
    assert str(with_unit(Decimal("500"), "百万美元").normalized_value) == "500000000"


def test_money() -> None:
    assert parse_money("3.5亿元") == (Decimal(350000000), "CNY")
    assert parse_money("US$ 404") == (Decimal(404), "USD")
    assert parse_money("7亿") is None
    assert parse_money("7亿", currency="CNY") == (Decimal(700000000), "CNY")
    assert parse_money("12%") is None
