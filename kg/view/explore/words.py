"""What the interactive page says, in both languages: its controls, and the sentences that its scripts fill in."""

from __future__ import annotations

from collections.abc import Mapping

from kg.view.markup import DIGEST_MARK, ORIGINAL_MARK
from kg.view.overview import Label
from kg.view.wording import MODALITIES

SCRIPTED: Mapping[str, Label] = {
    "nothing_found": Label("没有这个名称", "no such name"),
    "page": Label("第 {0} 页", "p. {0}"),
    "context": Label("还须参看的原文", "What the sentence needs besides"),
    "digest": DIGEST_MARK,
    "original": ORIGINAL_MARK,
    "read_by": Label("抽取器 {0} · 模式 {1} · 置信度 {2}", "extractor {0} · pattern {1} · confidence {2}"),
    "lexicon": Label("词表分类", "taxonomy of the lexicon"),
    "evidence": Label("{0} 处原句 · {1} 份报告 · 可信度 {2}", "sentences: {0} · reports: {1} · belief {2}"),
    "more": Label("另有 {0} 条", "{0} more"),
    "expand": Label("展开（+{0}）", "Expand (+{0})"),
    "collapse": Label("收起", "Collapse"),
    "remove": Label("移出图", "Take out"),
    "path_from": Label("由此找路径", "Path from here"),
    "around": Label("只看周围", "Only around it"),
    "steps": Label("{0} 步", "{0} steps"),
    "figures": Label("统计数据", "Statistics"),
    "mentioned": Label("提及：", "Mentioned: "),
    "close": Label("关闭", "Close"),
    "not_answered": Label("服务器没有答复：{0}", "The server did not answer: {0}"),
    "shown": Label(
        "图中 {0} 个实体、{1} 条连线；全图 {2} 个实体、{3} 条关系。", "Drawn: {0} entities, {1} lines. In all: {2} entities, {3} relations."
    ),
    "same_ends": Label("两端是同一个实体。", "Both ends are the same entity."),
    "no_path": Label(
        "按当前筛选，两者之间没有路径；可放宽可信度、关系或词表分类。",
        "Under these filters nothing joins them; allow more relations, less belief, or the taxonomy.",
    ),
    "paths_found": Label("路径 {0} 条，按代价排列", "Paths: {0}, cheapest first"),
    "table_entities": Label("图中的实体", "Entities drawn"),
    "table_facts": Label("图中的事实", "Facts drawn"),
    "head_name": Label("名称", "Name"),
    "head_class": Label("类别", "Class"),
    "head_lines_drawn": Label("图中连线", "Lines drawn"),
    "head_neighbours": Label("全部相邻", "All neighbours"),
    "head_passages": Label("提及句数", "Sentences"),
    "head_subject": Label("主体", "Subject"),
    "head_relation": Label("关系", "Relation"),
    "head_object": Label("客体", "Object"),
    "head_date": Label("日期", "Date"),
    "head_belief": Label("可信度", "Belief"),
    "head_reports": Label("报告", "Reports"),
    "copied": Label("已复制链接", "Address copied"),
    "copy_address": Label("地址栏即分享链接", "The address bar holds the link"),
    "measure_pagerank": Label("PageRank", "PageRank"),
    "measure_betweenness": Label("中介中心性", "Betweenness"),
    **{f"modality_{name}": label for name, label in MODALITIES.items()},
}
"""By key; ``{0}`` … are filled in."""

KEYS = (
    ("/", Label("搜索", "search")),
    ("n · p", Label("下一个、上一个实体", "next, previous entity")),
    ("Enter", Label("到证据栏", "to the evidence")),
    ("e", Label("展开或收起", "expand or collapse")),
    ("Delete", Label("移出图", "take out of the drawing")),
    ("← ↑ ↓ →", Label("移动", "move")),
    ("+ · − · 0", Label("放大、缩小、看全图", "closer, farther, all of it")),
    ("Ctrl+Z · Ctrl+Y", Label("撤销、重做", "undo, redo")),
    ("Esc", Label("关闭", "close")),
)
"""Keys, most of them while the drawing has the focus, and what they do."""
