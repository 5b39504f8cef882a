"""Spans and text that remembers where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.span import MappedText, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_is_a_half_open_range(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a half-open range"):
        Span(start, end)


def test_cut_and_order() -> None:
    assert Span(1, 3).cut("金融科技") == "融科"
    assert Span(2, 2).cut("金融科技") == ""
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]


def test_a_map_as_long_as_its_text() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        MappedText("金融", [0], [1])


@given(st.text(max_size=20), st.integers(0, 50), st.integers(0, 20), st.integers(0, 20))
def test_identity_maps_every_slice_to_itself(text: str, offset: int, start: int, end: int) -> None:
    mapped = MappedText.identity(text, offset)
    source = "x" * offset + text
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    part = mapped.slice(start, end)
    assert part.text == text[start:end]
    if start < end:
        assert mapped.span(start, end).cut(source) == part.span().cut(source) == part.text
    else:
        with pytest.raises(ValueError, match="no characters"):
            mapped.span(start, end)


def test_joined_parts_keep_their_places() -> None:
    source = "金融 12 科技 "
    joined = MappedText.join([MappedText.identity("金融"), MappedText.identity("科技", 6)])
    assert (joined.text, str(joined), len(joined)) == ("金融科技", "金融科技", 4)
    assert joined.span().cut(source) == "金融 12 科技"
    assert joined.span(2, 4).cut(source) == "科技"


@pytest.mark.parametrize(("text", "stripped"), [("  金融 ", "金融"), ("金融", "金融"), ("   ", ""), ("", "")])
def test_strip(text: str, stripped: str) -> None:
    part = MappedText.identity(text).strip()
    assert part.text == stripped
    if stripped:
        assert part.span().cut(text) == stripped
