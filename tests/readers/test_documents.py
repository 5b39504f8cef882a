"""Whole documents of our own: what becomes of each part."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.model.document import AsideKind, Caption, Footnote, Heading, Paragraph, SourceKind, Table

from .conftest import ReadText, uncovered

REPORT = """

示例金融科技年度报告

示例研究中心
2022年5月

版权声明

本报告版权归示例研究中心所有，转载请注明来源。


目 录

一、总体态势.....\t1
（一）市场.....\t2
二、展望.....\t9

图目录

图 1 示例规模（亿元）.....\t3

一、总体态势

甲机构的规模达到 12 亿元¹，增长较快。乙机构则在

¹ 数据来源：示例统计

北京和上海开展试点，覆盖 5 类场景。

来源：示例统计

图 1 示例规模（亿元）

（一）市场

1. 市场回暖

第一段的内容。

2.5G 释放价值

第二段的内容。

二、展望

各机构将加快布局。

示例研究中心

地址：某市某路 1 号

电话：000-000000
"""


def test_a_numbered_report(read: ReadText) -> None:
    document = read(REPORT)
    headings = [(block.level, block.section.number) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [(1, "一"), (2, "一、（一）"), (3, "一、（一）1"), (3, "一、（一）2"), (1, "二")]
    paragraphs = [block.text.text for block in document.paragraphs()]
    assert paragraphs == [
        "甲机构的规模达到12亿元，增长较快。乙机构则在北京和上海开展试点，覆盖5类场景。",
        "第一段的内容。",
        "第二段的内容。",
        "各机构将加快布局。",
    ]
    assert uncovered(document) == []


def test_what_the_first_page_says(read: ReadText) -> None:
    document = read(REPORT, name="年度 Report 2022.txt")
    assert document.report.title == "示例金融科技年度报告"
    assert document.report.publisher == "示例研究中心"
    assert document.report.date == "2022-05"
    assert document.report.id == f"report-2022-{document.source.sha256[:8]}"
    assert document.title_span is not None
    assert document.quote(document.title_span) == "示例金融科技年度报告"


def test_a_note_is_tied_to_the_place_of_its_mark(read: ReadText) -> None:
    document = read(REPORT)
    paragraph = next(document.paragraphs())
    [(offset, index)] = paragraph.notes
    assert paragraph.text.text[:offset].endswith("12亿元")
    note = document.blocks[index]
    assert isinstance(note, Footnote)
    assert (note.mark, note.text.text) == ("1", "数据来源：示例统计")


def test_a_rejoined_sentence_spans_what_stands_between(read: ReadText) -> None:
    document = read(REPORT)
    text = next(document.paragraphs()).text
    start = text.text.index("则在")
    quote = document.quote(text.span(start, start + 6))
    assert quote.startswith("则在")
    assert "数据来源" in quote
    assert quote.endswith("北京和上")


def test_what_is_set_aside(read: ReadText) -> None:
    document = read(REPORT)
    kinds = {document.quote(aside.span): aside.kind for aside in document.asides}
    assert kinds["示例金融科技年度报告"] is AsideKind.FRONT_MATTER
    assert kinds["版权声明"] is AsideKind.COPYRIGHT
    assert kinds["目 录"] is AsideKind.CONTENTS
    assert kinds["电话：000-000000"] is AsideKind.COPYRIGHT
    assert [block.text.text for block in document.blocks if isinstance(block, Caption)] == [
        "来源：示例统计",
        "图1示例规模（亿元）",
    ]


PLAIN = """示例报告

目录

01

发展篇

02

趋势篇

发展篇

近年来，示例行业保持稳定增长。

技术概况

智能技术

人工智能

- 企业数量超过 100 家
- 投资额达 3 亿元

区块链

- 专利数量居首



示例行业规模情况



趋势篇

案例1：某公司——示例平台

平台覆盖了全部流程，助力
机构完成转型。
"""


def test_a_report_without_numbers(read: ReadText) -> None:
    document = read(PLAIN)
    headings = [(block.level, block.text.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [
        (1, "发展篇"),
        (2, "技术概况"),
        (3, "智能技术"),
        (4, "人工智能"),
        (4, "区块链"),
        (1, "趋势篇"),
        (2, "案例1：某公司——示例平台"),
    ]
    assert [block.text.text for block in document.blocks if isinstance(block, Caption)] == ["示例行业规模情况"]
    items = [block for block in document.paragraphs() if block.list_item]
    assert [item.text.text for item in items] == ["企业数量超过100家", "投资额达3亿元", "专利数量居首"]
    assert items[0].section.titles == ("发展篇", "技术概况", "智能技术", "人工智能")
    assert [block.text.text for block in document.paragraphs()][-1] == "平台覆盖了全部流程，助力机构完成转型。"
    assert uncovered(document) == []


def test_adverts_before_and_after(read: ReadText) -> None:
    body = "\n\n".join(f"第{n}段写了很多关于示例行业发展的内容，篇幅不短。" for n in range(40))
    front = "示例研究报告\n\n每日免费获取报告\n\n- 扫一扫二维码关注公众号\n\n目录\n\n一、正文.....\t1\n\n一、正文\n\n"
    text = f"{front}{body}\n\n入群获取\n\n- 成功案例\n\n扫描下载更多报告\n"
    document = read(text)
    adverts = [document.quote(aside.span) for aside in document.asides if aside.kind is AsideKind.ADVERT]
    assert adverts[0] == "每日免费获取报告"
    assert adverts[-1] == "扫描下载更多报告"
    assert len(list(document.paragraphs())) == 40
    assert uncovered(document) == []


def test_payments_by_code_are_no_adverts(read: ReadText) -> None:
    body = "\n\n".join(f"第{n}段写了很多关于示例行业发展的内容，篇幅不短。" for n in range(5))
    told = "甲地信用卡支付金额30亿元、二维码支付5亿元。\n\n扫码交易金额同比增长9%。\n\n全年投入超过2亿元。"
    document = read(f"一、正文\n\n{body}\n\n{told}\n")
    assert len(list(document.paragraphs())) == 8
    assert not document.asides


WRAPPED = (
    "某机构在这一年里把平台推广到了全部分支机构，并且同另一家机构\n一道建设了面向小微企业的线上融资服务，累计放款的笔数比上一年\n"
    "多出一半，服务的企业超过三万家，贷款的余额也继续增长。\n"
)


def test_a_paragraph_of_broken_lines_at_the_begin_is_no_title_page(read: ReadText) -> None:
    document = read(WRAPPED + "\n第二段。\n")
    assert [block.text.text for block in document.paragraphs()] == [WRAPPED.replace("\n", ""), "第二段。"]
    assert not document.asides


@pytest.mark.parametrize("line", ["地址：某市某路1号", "更多内容可扫码获取"])
def test_paragraphs_of_broken_lines_behind_an_address_stay(read: ReadText, line: str) -> None:
    document = read(f"一、甲\n\n{WRAPPED}\n{line}\n\n二、乙\n\n{WRAPPED}\n三、丙\n\n{WRAPPED}")
    assert [block.text.text for block in document.paragraphs()].count(WRAPPED.replace("\n", "")) == 3


def test_short_lines_behind_an_address_are_the_last_page(read: ReadText) -> None:
    body = f"一、甲\n\n{WRAPPED}\n二、乙\n\n{WRAPPED}\n三、丙\n\n{WRAPPED}\n"
    document = read(f"{body}某研究中心\n地址：某市某路1号某大厦十二层的东侧办公区及会议中心\n电话：000-000000\n网址：www.example.org\n")
    assert [document.quote(aside.span) for aside in document.asides] == [
        "某研究中心", "地址：某市某路1号某大厦十二层的东侧办公区及会议中心", "电话：000-000000", "网址：www.example.org",
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "advert"), [("4.0+金融的融合由此实现，各方都有所得。", False), ("行业报告10000+", True)])
def test_round_numbers_of_adverts(read: ReadText, line: str, advert: bool) -> None:
    document = read(f"一、甲\n\n某机构建成平台，某机构建成平台，某机构建成平台。\n\n二、乙\n\n三、丙\n\n{line}\n")
    assert (line in [document.quote(aside.span) for aside in document.asides]) is advert


def test_what_stands_before_the_first_marked_heading_is_the_title_page(read: ReadText) -> None:
    document = read("示例年度报告\n某研究中心\n\n# 总体\n\n甲机构建成平台。\n\n# 展望\n\n乙机构退出。\n")
    assert [document.quote(aside.span) for aside in document.asides] == ["示例年度报告", "某研究中心"]
    assert [block.text.text for block in document.blocks if isinstance(block, Heading)] == ["总体", "展望"]


def test_a_broken_heading_is_joined(read: ReadText) -> None:
    text = "一、甲\n\n（一）乙\n\n（二）丙\n\n1.示例技术发展进入规范化的阶段，技术的标准体系\n\n建设成为热点\n\n正文在此。\n"
    headings = [block for block in read(text).blocks if isinstance(block, Heading)]
    assert headings[-1].text.text == "1.示例技术发展进入规范化的阶段，技术的标准体系建设成为热点"
    assert headings[-1].section.title == headings[-1].text.text[2:]


def test_crlf_and_bom(read: ReadText) -> None:
    plain, windows = read(REPORT), read("\ufeff" + REPORT.replace("\n", "\r\n"))
    assert [type(block) for block in plain.blocks] == [type(block) for block in windows.blocks]
    assert [block.text.text for block in plain.paragraphs()] == [block.text.text for block in windows.paragraphs()]
    assert not windows.text.startswith("\ufeff")
    assert uncovered(windows) == []


def test_gb18030(read: ReadText) -> None:
    document = read(REPORT.replace("¹", ""), encoding="gb18030")
    assert document.source.encoding == "gb18030"
    assert next(document.paragraphs()).text.text.startswith("甲机构")


DIGEST = """---
report: caict-2021
kind: digest
title: 中国金融科技生态白皮书
publisher: 中国信息通信研究院
date: 2021-10
---

> 说明：本文是笔记。

# 一、甲部分

## （一）乙部分

- 某银行推出某平台。
  数据来源：示例统计
- 另一家跟进。

某市场的分布：

| 市场 | 占比 |
|---|---:|
| 东部 | 31.3% |
| 西部 | 22.4% |

来源：示例整理

一行
续行。
"""


def test_a_digest(read: ReadText) -> None:
    document = read(DIGEST, name="x.md")
    assert document.report.id == "caict-2021"
    assert document.source.kind is SourceKind.DIGEST
    item = next(document.paragraphs())
    assert item.section.number == "一、（一）"
    assert isinstance(document.blocks[item.notes[0][1]], Footnote)
    [table] = document.tables()
    assert table.caption is not None
    assert table.caption.text == "某市场的分布："
    assert table.source_line is not None
    assert [cell.text.text for cell in table.rows[1].cells] == ["西部", "22.4%"]
    assert [block.text.text for block in document.blocks if isinstance(block, Paragraph)][-1] == "一行续行。"
    assert uncovered(document) == []


@pytest.mark.parametrize(
    ("front", "words"),
    [("report: [", "not YAML"), ("- a\n- b", "holds no names"), ("kind: summary", "unknown kind")],
)
def test_bad_front_matter(read: ReadText, front: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read(f"---\n{front}\n---\n\n正文。\n", name="坏.md")
    assert "坏.md" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["只有一行", "\n\n正文。\n", "---\n", "\t\n\t甲\t\n", "# ", "| a |", "- \n", "¹ 注", "《", "一、"]
)
def test_tiny_texts_are_read_without_loss(read: ReadText, text: str) -> None:
    for name in ("x.txt", "x.md"):
        assert uncovered(read(text, name=name)) == []


def test_a_table_in_a_numbered_report_keeps_its_place(read: ReadText) -> None:
    text = "一、甲\n\n前文。\n\n表 1 示例（单位：亿元）\n\n银行\t投入\n甲行\t1.5\n乙行\t2\n\n来源：年报\n\n后文。\n\n二、乙\n\n三、丙\n"
    blocks = read(text).blocks
    assert [type(block) for block in blocks[1:4]] == [Paragraph, Table, Paragraph]


CASES = """1 概述

示例行业稳步发展。

2 技术

技术逐步成熟。

3 案例

案例1：某公司——示例平台

某公司用示例平台办理业务，时间由两天缩短至四小时。

案例2：某银行——示例系统
某银行用示例系统办理业务，时间由三天缩短至五小时。
"""


def test_the_line_that_names_a_case_stands_for_itself(read: ReadText) -> None:
    blocks = read(CASES).blocks
    found = [block.text.text for block in blocks if isinstance(block, (Heading, Paragraph))]
    assert found[-4:] == [
        "案例1：某公司——示例平台", "某公司用示例平台办理业务，时间由两天缩短至四小时。",
        "案例2：某银行——示例系统", "某银行用示例系统办理业务，时间由三天缩短至五小时。",
    ]  # fmt: skip

LINES = """示例科技业绩点评

示例银行上半年营业收入为12亿元，同比下降3%，主要受投资收益减少影响，成本保持稳定。
上半年业绩表现
归母净利润为2亿元，同比增长4%，扣除非经常性损益后的净利润为1亿元，保持平稳增长。
"""


def test_a_short_line_between_paragraphs_of_one_line_each_is_a_heading(read: ReadText) -> None:
    headings = [block.section.title for block in read(LINES).blocks if isinstance(block, Heading)]
    assert headings == ["上半年业绩表现"]
    wrapped = LINES.replace("成本保持稳定。", "成本保持稳定，其中")  # the paragraph goes on in the next line
    assert not [block for block in read(wrapped).blocks if isinstance(block, Heading)]
