"""What the columns of queries are called above a table: their variables in words."""

from __future__ import annotations

import re

from kg.view.overview import Label

_CHINESE = {
    "actor": "机构", "actors": "机构与产品数", "amount": "亿元", "before": "上一年", "belief": "可信度", "bodies": "机构数", "body": "机构", "bound": "界限",
    "broader": "上位概念", "capital": "注册资本", "claims": "事实陈述", "class": "类别", "confidence": "置信度", "enabler": "技术", "entities": "实体数",
    "evidence": "证据数", "extractor": "抽取器", "facts": "事实数", "field": "领域", "figures": "统计数据", "firm": "机构", "firms": "机构数", "founded": "成立时间",
    "indicator": "指标", "initiative": "项目", "issued": "发布时间", "issuer": "发布机构", "kind": "类别", "mentions": "提及", "name": "名称",
    "notFinal": "其中试行或征求意见", "now": "当年", "number": "数量", "object": "客体", "one": "一方", "other": "另一方", "owner": "设立机构", "passages": "句段",
    "perHundred": "每百句", "percent": "%", "period": "时期", "pilot": "试点", "pilots": "试点数", "place": "地区", "policies": "政策数", "policy": "政策",
    "publisher": "发布机构", "quote": "原句", "quoteA": "原句甲", "quoteB": "原句乙", "relation": "关系", "report": "报告", "reportA": "报告甲",
    "reportB": "报告乙", "reported": "报告所述（%）", "reports": "报告数", "role": "角色", "scenario": "场景", "statements": "事实陈述数", "status": "状态",
    "subject": "对象", "subsidiary": "子公司", "technologies": "技术数", "technology": "技术", "thing": "内容", "total": "合计", "unit": "单位",
    "user": "使用者", "users": "使用者数", "value": "数值", "valueA": "说法甲", "valueB": "说法乙", "what": "内容", "when": "时间", "which": "哪些", "who": "谁",
    "year": "年份",
}  # fmt: skip


def heading(variable: str) -> Label:
    """A variable in words: its Chinese name where we have one, its English name with its words apart."""
    english = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", variable).replace("_", " ")
    english = "%" if variable == "percent" else english[:1].upper() + english[1:].lower()
    english = re.sub(r" ([ab])$", lambda found: f" {found[1].upper()}", english)
    return Label(_CHINESE.get(variable, english), english)
