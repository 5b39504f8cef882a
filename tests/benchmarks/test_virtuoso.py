"""The comparison with a server of another make: what counts as the same rows, and what it says where there is no such server."""

from __future__ import annotations

import shutil
import sys

import pyoxigraph as ox
import pytest

from benchmarks.virtuoso import comparable, main
from kg.store.results import Rows, Term

INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


def one(*terms: Term | None) -> Rows:
    return Rows(tuple(str(number) for number in range(len(terms))), (terms,))


@pytest.mark.parametrize(
    ("one_term", "other", "same"),
    [
        (ox.Literal("1", datatype=INTEGER), ox.Literal("1.0"), True),
        (ox.Literal("true", datatype=BOOLEAN), ox.Literal("1", datatype=INTEGER), True),
        (ox.Literal("甲、乙"), ox.Literal("乙、甲"), True),
        (ox.Literal("甲", language="zh"), ox.Literal("甲"), True),
        (ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), False),
        (ox.Literal("甲、乙"), ox.Literal("甲?乙"), False),
        (None, ox.Literal("0"), False),
    ],
)
def test_the_same_rows(one_term: Term | None, other: Term | None, same: bool) -> None:
    assert (comparable(one(one_term)) == comparable(one(other))) is same


def test_a_row_twice_is_not_a_row_once() -> None:
    row = (ox.Literal("a"),)
    assert comparable(Rows(("x",), (row, row))) != comparable(Rows(("x",), (row,)))


def test_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["virtuoso.py"])
    assert main() == 0
    assert "Virtuoso is not installed" in capsys.readouterr().out
