"""With which words a clause goes on about the subject before it: prepositions, and the verbs of the patterns but for these."""

from __future__ import annotations

PURPOSE = frozenset({
    "旨在", "指出", "提出", "强调", "要求", "领域的", "的", "有", "等", "平台", "系统", "公司", "企业", "机构", "银行", "集团", "场景", "领域",
    "典型", "技术", "底层技术", "关键技术", "核心技术", "支撑技术", "政策", "法规", "标准", "子公司", "母公司", "部门", "项目", "总部", "地址",
    "注册地", "协会", "独角兽", "巨头", "券商", "商", "链", "云", "APP", "App", "地区", "城市", "单位", "成员", "方", "伙伴", "客户", "首站", "首批",
    "首个", "策源地", "发源地", "诞生地", "前身", "曾用名", "原名", "原称", "罚单", "为基础", "示范", "试验", "先行", "检查", "调查", "警示", "问询",
    "转型", "迁移", "演进", "转变", "切换", "过渡", "跃迁",
})  # fmt: skip
"""Words of the patterns that begin no clause about the subject before it: what is said, and nouns that are subjects themselves."""
PREPOSITIONS = (
    *"以在为对将把与和向从是被由于用使", "通过", "利用", "基于", "借助", "依托", "围绕", "聚焦", "成为", "作为", "致力于", "承担", "加大", "扩大", "提高", "坚持",
)  # fmt: skip
