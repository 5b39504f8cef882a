"""Titles: kind of document, status, forms of one name, standard numbers, titles without 《》."""

from __future__ import annotations

import random

import pytest

from kg.lexicon.reasons import HEAD_NOUN
from kg.lexicon.titles import (
    bare_title,
    called_document,
    group_titles,
    names_kind_only,
    number_before,
    spaced_title,
    status_of,
    title_class,
    unmarked_titles,
    yearly_documents,
)

CLASSES = [
    ("示范数据保护法", "Law"),
    ("示范法案", "Law"),
    ("示范贸易协定", "Law"),
    ("示范办法", "Measures"),
    ("示范管理暂行办法", "Measures"),
    ("示范办法（2021年修订）", "Measures"),
    ("示范实施细则（修订征求意见稿）", "Measures"),
    ("示范条例", "Measures"),
    ("示范自律公约", "Measures"),
    ("示范发展规划（2022—2025年）", "Plan"),
    ("示范三年行动计划（2021—2023年）", "Plan"),
    ("示范试点方案", "Plan"),
    ("关于推进示范的指导意见", "Guideline"),
    ("示范指引", "Guideline"),
    ("关于做好示范规范工作的通知", "Notice"),
    ("示范管理令", "Notice"),
    ("示范技术应用规范", "Standard"),
    ("示范技术金融应用评估规则", "Standard"),
    ("信息安全技术 示范指南", "Standard"),
    ("示范性能测评方法", "Standard"),
    ("示范蓝皮书（2023年）", "Report"),
    ("示范发展报告", "Report"),
    ("示范统计公报", "Report"),
    ("示范权利法案蓝图", "Plan"),
    ("关于实施示范标准化工程的指导意见", "Guideline"),
    ("示范标准实施指引", "Standard"),
    ("示范支付年报2031", "Report"),
    ("示范白皮书2031年版", "Report"),
    ("示范治理指南3.0", "Guideline"),
    ("示范2031", None),
    ("示范数字金融策略", "Plan"),
    ("2031年示范投资策略", None),
    ("示范技术指导方针", "Guideline"),
    ("示范算法", None),
    ("示范做法", None),
    ("示范时报", None),
    ("红楼梦", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "cls"), CLASSES, ids=[case[0] or "nothing" for case in CLASSES])
def test_class_by_head_noun(title: str, cls: str | None) -> None:
    found = title_class(title)
    assert (found[0] if found else None) == cls
    assert found is None or found[1].why == HEAD_NOUN


@pytest.mark.parametrize(
    ("title", "status", "bare"),
    [
        ("示范办法（征求意见稿）", "draft", "示范办法"),
        ("《示范办法（公开征求意见稿）》", "draft", "示范办法"),
        ("示范细则（修订征求意见稿）", "draft", "示范细则"),
        ("示范条例（草案）", "draft", "示范条例"),
        ("示范标准（送审稿）", "draft", "示范标准"),
        ("示范办法（试行）", "trial", "示范办法"),
        ("示范办法(试行)", "trial", "示范办法"),
        ("示范办法（试行）（征求意见稿）", "draft", "示范办法"),
        ("示范管理暂行办法", None, "示范管理暂行办法"),
        ("示范管理办法（暂行）", None, "示范管理办法"),
        ("示范试行条例", "trial", "示范试行条例"),
        ("示范规划（2022—2025年）", None, "示范规划（2022—2025年）"),
        ("示范试行效果报告", None, "示范试行效果报告"),
        ("（试行）", "trial", "（试行）"),
        ("示范条例草案", "draft", "示范条例"),
        ("示范指南征求意见稿", "draft", "示范指南"),
        ("示意草案", None, "示意草案"),
    ],
)
def test_status_and_bare_title(title: str, status: str | None, bare: str) -> None:
    assert status_of(title) == status
    assert bare_title(title) == bare


GROUPS = [
    (["示范服务管理办法（征求意见稿）", "示范服务管理办法"], [{"示范服务管理办法（征求意见稿）", "示范服务管理办法"}]),
    (["示范服务管理办法", "示范服务管理暂行办法"], [{"示范服务管理办法", "示范服务管理暂行办法"}]),
    (["示范服务管理办法", "示范服务管理暂行办法", "示范管理办法"], [{"示范服务管理办法", "示范服务管理暂行办法", "示范管理办法"}]),
    (["关于加强示范数据治理的指导意见", "示范数据治理的指导意见"], [{"关于加强示范数据治理的指导意见", "示范数据治理的指导意见"}]),
    (["示范管理办法", "示范数据管理办法", "示范支付管理办法"], [{"示范管理办法"}, {"示范数据管理办法"}, {"示范支付管理办法"}]),
    (["示范技术规范", "示范技术指引"], [{"示范技术规范"}, {"示范技术指引"}]),
    (["示范甲规划", "示范乙规划"], [{"示范甲规划"}, {"示范乙规划"}]),
    (["规划", "示范长期发展规划"], [{"规划"}, {"示范长期发展规划"}]),
    (["示范Ａ办法", "示范a办法"], [{"示范Ａ办法", "示范a办法"}]),
]


@pytest.mark.parametrize(("titles", "groups"), GROUPS, ids=[case[0][0] + str(len(case[0])) for case in GROUPS])
def test_grouping_does_not_depend_on_order(titles: list[str], groups: list[set[str]]) -> None:
    rows = [(title, (title_class(title) or ("", ""))[0], HEAD_NOUN("报告")) for title in titles]
    first = group_titles(rows)
    assert sorted(map(sorted, (set(group.forms) for group in first))) == sorted(map(sorted, groups))
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert group_titles(rows) == first


def test_the_longest_form_is_the_label_without_its_status() -> None:
    (group,) = group_titles([("示范服务办法（试行）", "Measures", HEAD_NOUN("办法")), ("示范有关服务办法", "Measures", HEAD_NOUN("办法"))])
    assert group.label == "示范有关服务办法"
    (group,) = group_titles([("示范服务办法（试行）", "Measures", HEAD_NOUN("办法"))])
    assert group.label == "示范服务办法"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("JR/T 0199—2020《", "JR/T 0199—2020"),
        ("发布了GB/T 30270-2024 《", "GB/T 30270-2024"),
        ("标准 JR/T 0287-2023：《", "JR/T 0287-2023"),
        ("ISO/IEC 27001《", "ISO/IEC 27001"),
        ("第0199号《", ""),
        ("JR/T 0199—2020 和《", ""),
    ],
)
def test_number_before(text: str, number: str) -> None:
    assert number_before(text, text.index("《")) == number


@pytest.mark.parametrize(
    ("source", "title", "shown"),
    [
        ("信息安全技术 示范指南", "信息安全技术示范指南", "信息安全技术 示范指南"),
        ("示范指南", "示范指南", "示范指南"),
        ("示范\n指南", "示范指南", "示范指南"),
        ("示范 AI 应用 指南", "示范AI应用指南", "示范AI应用 指南"),
        ("别的 指南", "示范指南", "示范指南"),
    ],
)
def test_spaced_title(source: str, title: str, shown: str) -> None:
    assert spaced_title(source, title) == shown


@pytest.mark.parametrize(
    ("text", "note", "titles"),
    [
        ("人民银行发布示范数据能力建设指引。", False, [("示范数据能力建设指引", "Guideline")]),
        ("协会出台“示范评估规范”，", False, [("示范评估规范", "Standard")]),
        ("监管部门发布一系列相关管理办法。", False, []),
        ("理事会将“制定示范管理办法”列为重点。", False, []),
        ("理事会将“制定示范跨境国际标准”列为重点。", False, [("示范跨境国际标准", "Standard")]),
        ("两家机构提出示范资产监管的框架性建议，供成员参考。", False, [("示范资产监管的框架性建议", "Guideline")]),
        ("两家机构先后出台多项示范数据流动框架，供成员参考。", False, []),
        ("两家机构先后出台一系列示范数据治理框架。", False, []),
        ("两家机构先后出台示范数据流动框架，供成员参考。", False, [("示范数据流动框架", "Guideline")]),
        ("有关各省印发示范伦理治理的实施意见。", False, [("示范伦理治理的实施意见", "Guideline")]),
        ("委员会正在加速示范资产立法，防范风险。", False, [("示范资产立法", "Law")]),
        ("协会提出探索建立示范监管框架。", False, []),
        ("第二，示范伦理审查办法正式发布，供各方参考。", False, [("示范伦理审查办法", "Measures")]),
        ("各地示范实施细则相继出台。", False, []),
        ("上述示范业务管理办法发布，", False, []),
        ("海外同类示范业务指引相继出台。", False, []),
        ("管理办法发布，示范业务放缓。", False, []),
        ("示范伦理审查办法要求提高，各方发布公告。", False, []),
        ("联盟明确了示范通信愿景和目标，", False, [("示范通信愿景和目标", "Plan")]),
        ("联盟公布示范技术路线图。", False, [("示范技术路线图", "Plan")]),
        ("各方明确了愿景。", False, []),
        ("示范公司提出了打造一流示范的愿景。", False, []),
        ("示范公司发布新一代示范路线图。", False, []),
        ("联盟提出示范通信愿景之外的看法。", False, []),
        ("企业制定符合自身特点的治理框架。", False, []),
        ("甲、乙列入2031年度示范安全国家标准计划。", False, [("2031年度示范安全国家标准计划", "Plan")]),
        ("监管部门出台措施通过标准建设进行规范。", False, []),
        ("企业严格遵守示范管理办法。", False, []),
        ("资料来源：某研究院：示范调查报告", True, [("示范调查报告", "Report")]),
        ("资料来源：某研究院：示范调查报告", False, []),
        ("人民银行发布《示范指引》。", False, []),
        ("示范局印发关于示范业转型的指导意见（示发〔2031〕2号）。", False, [("关于示范业转型的指导意见", "Guideline")]),
        ("示范局印发银行业示范转型指导意见。", False, [("银行业示范转型指导意见", "Guideline")]),
        ("示范局印发各行业示范转型指导意见。", False, []),
        ("示范局发表有关在示范业务中使用智能工具的新指导原则，", False, [("有关在示范业务中使用智能工具的新指导原则", "Guideline")]),
        ("示范局公布有关规定。", False, []),
        ("示范局发布新的示范币监管框架，", False, [("示范币监管框架", "Guideline")]),
        ("示范局发表示范采购指南草案，", False, [("示范采购指南草案", "Guideline")]),
        ("制定新一轮示范发展规划（2031-2034年）。", False, []),
    ],
)
def test_unmarked_titles(text: str, note: bool, titles: list[tuple[str, str]]) -> None:
    assert [(title, cls) for title, cls, _ in unmarked_titles(text, note=note)] == titles


@pytest.mark.parametrize(("form", "kind"), [("规划", True), ("管理办法", True), ("指导意见", True), ("示范规划", False), ("公司", False)])
def test_names_kind_only(form: str, kind: bool) -> None:
    assert names_kind_only(form) is kind


def test_cited_by_body_and_date_and_yearly() -> None:
    assert [title for title, *_ in unmarked_titles("据晓帆研究院2021年调研报告，费用下降。")] == ["晓帆研究院2021年调研报告"]
    assert yearly_documents("2021年的政府工作报告指出") == [("2021年的政府工作报告", "2021年政府工作报告")]
    assert yearly_documents("2021年的工作指出") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("数据来源：《中国示范市场份额，2031：稳中有进，未来可期》", "Report"),
        ("来源：某协会《示范行业这一年——从数字看变化》", "Report"),
        ("来源：《示范日报》", None),  # a newspaper
        ("他读了《中国示范市场份额，2031：稳中有进，未来可期》", None),
    ],
)
def test_a_title_of_two_parts_that_is_cited_as_a_source(text: str, kind: str | None) -> None:
    found = called_document(text, text.index("《"), text.index("》") + 1)
    assert (found[0] if found else None) == kind
