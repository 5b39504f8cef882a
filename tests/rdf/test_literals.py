"""One way to write each value."""

from __future__ import annotations

from decimal import Decimal

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
    assert (found.datatype.value.rpartition("#")[2] if found else None) == kind


@pytest.mark.parametrize(
    ("name", "language"),
    [("工行", "zh"), ("ICBC", "en"), ("Libra币", "zh"), ("㐀", "zh"), ("5G", "en"), ("𠮷野家", "zh")],
)
def test_script(name: str, language: str) -> None:
    assert literals.name_literal(name).language == language


def test_unknown_datatype() -> None:
    with pytest.raises(ValueError, match="hexBinary"):
        literals.typed(Literal("00", "hexBinary"))
