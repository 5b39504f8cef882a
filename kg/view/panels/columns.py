"""What the columns of queries are called above a table: their variables in words."""

from __future__ import annotations

import re

from kg.view.overview import Label

_CHINESE = {
    "actor": "机构", "actors": "机构与产品数", "adopter": "采用者", "after": "此后", "aliases": "别名", "all": "总数", "amount": "亿元", "base": "所属指标",
    "before": "此前", "belief": "可信度", "bodies": "机构数", "body": "机构", "bound": "界限", "broader": "上位概念", "caution": "存疑",
    "capital": "注册资本（元）", "cited": "引用", "claim": "主张", "claims": "事实陈述", "class": "类别", "coarse": "较粗的说法", "company": "企业",
    "collective": "集合名称", "concept": "概念", "count": "个数", "confidence": "置信度", "currency": "币种", "date": "日期", "deal": "交易",
    "definition": "定义", "direct": "直接上位", "direction": "方向", "en": "英文名", "enabler": "技术", "end": "止", "english": "英文名", "entities": "实体数",
    "ev": "证据", "evidence": "证据数", "example": "例", "extractor": "抽取器", "facts": "事实数", "field": "领域", "figures": "统计数据",
    "fine": "更精确的说法", "firm": "机构", "firms": "机构数", "first": "最早", "founded": "成立时间", "governed": "规范对象", "graph": "图", "high": "上限",
    "indicator": "指标", "initiative": "项目", "initiatives": "项目数", "institution": "金融机构", "instrument": "文种", "investor": "投资方",
    "issued": "发布时间", "issuer": "发布机构", "issuers": "发布机构", "joint": "联合发文机关数", "judged": "所裁定", "kind": "类别", "last": "最晚",
    "level": "层", "low": "下限", "mean": "平均置信度", "member": "成员", "mentions": "提及", "modality": "情态", "month": "月份", "name": "名称",
    "named": "列名机构数", "needs": "上下文", "normalized": "换算值", "notFinal": "其中试行或征求意见", "now": "当期", "number": "数量", "object": "客体",
    "observation": "统计", "one": "一方", "other": "另一方", "origin": "数据来源", "owner": "设立机构", "page": "页", "parent": "母机构", "parents": "上位概念数",
    "partner": "合作方", "passage": "句段", "passages": "句段", "patterns": "模式数", "percent": "%", "perHundred": "每百句", "period": "时期", "pilot": "试点",
    "pilots": "试点数", "place": "地区", "policies": "政策数", "policy": "政策", "product": "产品", "publisher": "发布机构", "quote": "原句",
    "quoteA": "原句甲", "quoteB": "原句乙", "reason": "理由", "reason_en": "理由（英文）", "regulator": "监管机构", "relation": "关系",
    "relationOne": "与前者的关系", "relationOther": "与后者的关系", "report": "报告", "reportA": "报告甲", "reportB": "报告乙", "reported": "报告所述（%）",
    "reports": "报告数", "role": "角色", "round": "轮次", "said": "所称部门数", "scenario": "场景", "scope": "范围", "section": "章节", "sha256": "校验值",
    "shared": "共同对象", "since": "起始时间", "sources": "出处数", "spent": "投入（元）", "start": "起", "statement": "陈述", "statements": "事实陈述数",
    "status": "状态", "subject": "对象", "subsidiary": "子公司", "target": "标的", "technologies": "技术数", "technology": "技术", "thing": "内容",
    "things": "事物数", "tie": "关系", "title": "标题", "total": "合计（元）", "tried": "试点对象", "unit": "单位", "used": "所用", "user": "使用者", "users": "使用者数",
    "value": "数值", "valueA": "说法甲", "valueB": "说法乙", "verdict": "裁定", "what": "内容", "when": "时间", "which": "哪些", "who": "谁",
    "without": "无英文名者", "words": "原文写法", "year": "年份", "yuan": "金额（元）",
}  # fmt: skip


def heading(variable: str) -> Label:
    """A variable in words: its Chinese name where we have one, its English name with its words apart."""
    english = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", variable).replace("_", " ")
    english = "%" if variable == "percent" else english[:1].upper() + english[1:].lower()
    english = re.sub(r" ([ab])$", lambda found: f" {found[1].upper()}", english)
    return Label(_CHINESE.get(variable, english), english)
