"""One way to write each value."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.statement import Literal
from kg.rdf import literals


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1.570", "1.57"),
        ("1.57E+12", "1570000000000"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0.00", "0"),
        ("-0.0", "0"),
        ("-45.0", "-45"),
        ("0.000000001", "0.000000001"),
        ("1E-9", "0.000000001"),
    ],
)
def test_decimal_text(value: str, expected: str) -> None:
    assert literals.decimal_text(Decimal(value)) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_decimal_text_keeps_the_value(value: Decimal) -> None:
    text = literals.decimal_text(value)
    assert Decimal(text) == value
    assert "E" not in text.upper()
    assert text == literals.decimal_text(Decimal(text))


def test_no_number() -> None:
    with pytest.raises(ValueError, match="NaN"):
        literals.decimal_text(Decimal("NaN"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("2023", "gYear"), ("2023-06", "gYearMonth"), ("2023-06-30", "date"), ("2023-H1", None), ("", None)],
)
def test_dates(text: str, kind: str | None) -> None:
    found = literals.date(text)
    assert found == (f'"{text}"^^<http://www.w3.org/2001/XMLSchema#{kind}>' if kind else None)


@pytest.mark.parametrize(
    ("name", "language"),
    [("工行", "zh"), ("ICBC", "en"), ("Libra币", "zh"), ("㐀", "zh"), ("5G", "en"), ("𠮷野家", "zh")],
)
def test_script(name: str, language: str) -> None:
    assert literals.name_literal(name) == f'"{name}"@{language}'


def test_unknown_datatype() -> None:
    with pytest.raises(ValueError, match="hexBinary"):
        literals.typed(Literal("00", "hexBinary"))


@pytest.mark.parametrize("value", ['"引号"\\ 与\n换行\t制表 \u2028 𠮷', "", "\x01\x7f <a> .", "plain"])
@pytest.mark.parametrize("datatype", ["string", "date"])
def test_any_text_is_written_as_the_serialiser_writes_it(value: str, datatype: str) -> None:
    node = ox.NamedNode("http://example.org/x")
    literal = ox.Literal(value, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))
    line = f"{node} {node} {literals.typed(Literal(value, datatype))} .\n"
    assert line.encode() == ox.serialize([ox.Triple(node, node, literal)], format=ox.RdfFormat.N_TRIPLES)


def test_numbers_are_written_as_the_serialiser_writes_them() -> None:
    for written, value, datatype in ((literals.integer(-7), "-7", "integer"), (literals.decimal(Decimal("2.50")), "2.5", "decimal")):
        assert written == str(ox.Literal(value, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}")))
