"""Repair of converted text: what it does, what it leaves alone, what it reports."""

from __future__ import annotations

import pytest

from kg.text.normalise import normalise
from kg.text.repair import is_damaged, page_headers, repair
from kg.text.shifted import ByteShift, Restored, no_pairs

FILLER = "銀行發(fā)展業(yè)務,規(guī)劃創(chuàng)新產業(yè),聯(lián)合機構(gòu)監(jiān)管數據。" * 6


def test_pinyin_goes_and_abbreviations_stay() -> None:
    text = FILLER + "研究院(CAICT)與基金組織(IMF)發(fā)布,另見公式(x+y)和說明(see)。"
    repaired = repair(text)
    assert normalise(repaired.text).text.endswith(
        "研究院（CAICT）与基金组织（IMF）发布，另见公式（x+y）和说明（see）。"
    )
    assert repaired.counts["pinyin"] == FILLER.count("(") + 1
    assert repaired.problems == ()


def test_the_map_leads_back_to_the_damaged_text() -> None:
    text = FILLER + "持續(xù)"
    mapped = normalise(repair(text).text)
    place = mapped.text.index("业务")
    assert mapped.span(place, place + 2).cut(text) == "業(yè)務"


def test_text_without_the_damage_is_left_alone() -> None:
    text = "银行发展业务(fā)，缩写(API)。" * 10
    assert not is_damaged(text)
    assert repair(text).text.text == text


def test_page_headers_in_sentences() -> None:
    title = "示例科技白皮书(2023年)"
    pages = ["总体", "增长较快,规模", "继续扩大。", "1.新的一节", "另有说明", "完毕。"]
    text = "".join(f"{title}{number if number < 3 else ''}{words}" for number, words in enumerate(pages, start=1))
    changes = page_headers(text)
    assert len(changes) == len(pages)
    kept = text
    for start, end, _ in reversed(changes):
        kept = kept[:start] + kept[end:]
    assert kept == "".join(pages)


def test_a_run_read_one_byte_off_is_restored() -> None:
    sample = "企业规模化发展，推动规模化营收。规模化应用加速，市场规模化经营，实现规模化营收。" * 30
    model = ByteShift(sample, lambda char: "营" if char == "營" else char, lambda char: ("營",) if char == "营" else ())
    data = "模化營".encode("gbk")
    window = "?" + data[1:].decode("gbk") + "收。"  # the first byte lost, the rest paired wrongly
    assert window == "?；癄I收。"
    found = model.restore("推动规", window, {})
    assert found is not None
    assert found.text == "模化营收。"
    assert found.margin > 1


def test_which_bytes_are_no_pair() -> None:
    """The second byte of one character and the first of the next, which were dropped where they are no character together."""

    def is_character(pair: bytes) -> bool:
        try:
            return len(pair.decode("gbk")) == 1
        except UnicodeDecodeError:
            return False

    firsts, seconds = range(0x81, 0xFF), range(0x40, 0xFF)
    assert no_pairs() == {one: {other for other in firsts if not is_character(bytes((one, other)))} for one in seconds}


def test_an_unsure_run_is_reported_with_its_place_and_kept() -> None:
    text = FILLER * 3 + "前景?摿薮髲娜虿?前" + FILLER * 3
    repaired = repair(text)
    assert repaired.counts["left"] == len(repaired.problems) == 1
    assert "?摿薮髲娜虿?" in repaired.text.text
    for problem in repaired.problems:
        assert problem.kind == "damaged"
        assert problem.span is not None
        assert problem.span.cut(text) == problem.text


def test_question_marks_of_an_undamaged_text_stay() -> None:
    text = "为什么?因为如此。" * 20
    assert repair(text).text.text == text


@pytest.mark.parametrize(("margin", "runs"), [(0.2, 0), (5.0, 1)])
def test_only_a_reading_well_ahead_of_the_next_is_taken(
    monkeypatch: pytest.MonkeyPatch, margin: float, runs: int
) -> None:
    def answer(self: ByteShift, before: str, window: str, rubies: dict[str, str]) -> Restored:
        return Restored("甲" + window[4:], margin)

    monkeypatch.setattr(ByteShift, "restore", answer)
    repaired = repair(FILLER * 3 + "前景?摿薮髲" + FILLER * 3)
    assert repaired.counts["runs"] == runs
    assert len(repaired.problems) == 1 - runs
    assert ("前景甲" in repaired.text.text) == bool(runs)
