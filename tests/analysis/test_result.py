"""What every result has in common: frame, length, how a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.analysis.result import SHOWN, Cell, Result


@dataclass(frozen=True)
class Numbers(Result):
    """The first numbers, each with a name."""

    count: int = 0

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        for number in range(self.count):
            yield {"name": f"<第 {number}>" if lang == "zh" else f"no. {number}", "half": number / 2, "year": 2020 + number, "even": number % 2 == 0, "x": None}


def numbers(count: int) -> Numbers:
    return Numbers({"measure": "<half>", "since": "", "reports": ()}, "0123456789abcdef", count)


def test_a_frame_of_the_rows_with_parameters_and_digest() -> None:
    found = numbers(3).to_frame("en")
    assert found["name"].tolist() == ["no. 0", "no. 1", "no. 2"]
    assert found["half"].tolist() == [0.0, 0.5, 1.0]
    assert found.attrs == {"parameters": {"measure": "<half>", "since": "", "reports": ()}, "digest": "0123456789abcdef"}


def test_its_length_is_its_rows_and_an_empty_one_is_true() -> None:
    assert (len(numbers(3)), len(numbers(0)), bool(numbers(0))) == (3, 0, True)


def test_a_notebook_shows_the_first_rows_and_the_parameters() -> None:
    html = numbers(SHOWN + 1)._repr_html_()
    assert html.count("<tr>") == SHOWN + 1
    assert "<th>name</th><th>half</th>" in html
    assert "&lt;第 0&gt;" in html
    assert '<td style="text-align:right">2021</td><td style="text-align:left">False</td><td style="text-align:left"></td>' in html
    assert f"共 {SHOWN + 1} 行" in html
    assert html.endswith("Numbers: measure=&lt;half&gt; · 0123456789ab</div>")
    assert "共" not in numbers(SHOWN)._repr_html_()


def test_it_is_told_in_a_line() -> None:
    assert repr(numbers(3)) == "<Numbers: 3 rows; measure=<half>>"
    assert repr(Numbers({"start": {"zh": "甲", "iri": "x"}, "k": 5, "every": False}, "0")) == "<Numbers: 0 rows; start=甲, k=5>"


def test_no_rows_are_told() -> None:
    assert "没有结果 · nothing found" in numbers(0)._repr_html_()
