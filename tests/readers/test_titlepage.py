"""What the first page of an unknown report tells: title, publisher, date."""

from __future__ import annotations

import pytest

from kg.readers.titlepage import describe


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("示范金融科技白皮书\n\n测试研究院\n2022年5月\n", ("示范金融科技白皮书", "测试研究院", "2022-05")),
        ("# 示范报告\n\n（2023年）\n测试协会\n", ("示范报告（2023年）", "测试协会", "2023")),
        ("示范白皮书\n\n示范金融研究会 2031年7月\n", ("示范白皮书", "示范金融研究会", "2031-07")),
        ("示范白皮书\n\n（二）科技公司\n", ("示范白皮书", "", "")),
        ("示范报告\n\n机构\t日期\n测试研究院\t2022年\n", ("示范报告", "", "")),
    ],
)
def test_first_page(text: str, told: tuple[str, str, str]) -> None:
    assert describe(text) == told
