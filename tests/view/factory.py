"""A hand-made overview: real names, sentences of our own."""

from __future__ import annotations

from kg.model.document import SourceKind
from kg.view.overview import (
    Count,
    Counts,
    Edge,
    Fact,
    InvestmentCell,
    InvestmentRow,
    Label,
    Network,
    Node,
    Overview,
    PolicyRow,
    Quote,
    ReportRow,
    SubsidiaryRow,
)

REPORT = "金融科技观察（样例）"
NASTY = "</script><script>alert(1)</script> & <b>粗体</b> \u2028 'x' \"y\""


def quote(text: str, kind: SourceKind = SourceKind.DIGEST, page: int | None = None) -> Quote:
    return Quote(REPORT, "三、（二）1", text, kind, page)


def fact(zh: str, text: str, sort: float | str | None = None, en: str = "") -> Fact:
    return Fact(Label(zh, en), (quote(text),), sort)


def subsidiaries() -> tuple[SubsidiaryRow, ...]:
    rows = (
        ("建设银行", "CCB", "建信金科", "2018-04", "上海", 16.0),
        ("工商银行", "ICBC", "工银科技", "2019-05", "雄安新区", 6.0),
        ("兴业银行", "Industrial Bank", "兴业数金", "2015-11", "上海", 5.0),
        ("平安集团", "Ping An Group", "金融壹账通", "2015-12", "深圳", None),
    )
    return tuple(
        SubsidiaryRow(
            Label(owner, en),
            fact(child, f"{owner}设立了{child}。"),
            (fact(date, f"{child}成立于{date}。", date),),
            (fact(place, f"{child}注册在{place}。"),),
            (fact(f"{capital:g} 亿元", f"{child}注册资本{capital:g}亿元。", capital * 1e8),) if capital else (),
        )
        for owner, en, child, date, place, capital in rows
    )


def investment() -> tuple[InvestmentRow, ...]:
    def cell(year: str, amount: float, share: float, growth: float) -> InvestmentCell:
        return InvestmentCell(
            year,
            (fact(f"{amount} 亿元", f"{year}年投入{amount}亿元。", amount * 1e8),),
            (fact(f"占营收 {share}%", f"{year}年投入占营收{share}%。", share, f"{share}% of revenue"),),
            (fact(f"同比 {growth:+}%", f"{year}年投入同比变化{growth}%。", growth, f"{growth:+}% on the year"),),
        )

    return (
        InvestmentRow(Label("工商银行", "ICBC"), (cell("2021", 259.87, 2.76, 9.1), cell("2022", 262.24, 2.86, 0.9))),
        InvestmentRow(Label("建设银行", "CCB"), (cell("2021", 235.76, 2.86, 6.6), cell("2022", 232.9, 2.83, -1.2))),
        InvestmentRow(Label("交通银行", "Bank of Communications"), (cell("2022", 116.31, 5.26, 32.9),)),
    )


def policies() -> tuple[PolicyRow, ...]:
    return (
        PolicyRow(
            fact("《金融科技发展规划（2022—2025年）》", "规划由人民银行印发。"),
            (fact("中国人民银行", "规划由人民银行印发。", en="People's Bank of China"),),
            (fact("2021-12", "规划在2021年12月印发。", "2021-12"),),
        ),
        PolicyRow(
            fact("《个人金融信息保护技术规范》", "该规范为行业标准。"),
            (),
            (fact("2020-02", "该规范在2020年2月发布。", "2020-02"),),
            (fact("现行", "该规范已经实施。", en="In force"),),
        ),
    )


def network() -> Network:
    spec = (
        ("icbc", "工商银行", "ICBC", "StateOwnedBank"),
        ("ccb", "建设银行", "CCB", "StateOwnedBank"),
        ("ccb-fintech", "建信金科", "CCB Fintech", "FintechSubsidiary"),
        ("pbc", "中国人民银行", "People's Bank of China", "CentralBank"),
        ("e-cny", "数字人民币", "e-CNY", "Product"),
        ("privacy", "隐私计算", "Privacy computing", "Technology"),
        ("plan", "《金融科技发展规划》", "", "Plan"),
        ("shenzhen", "深圳", "Shenzhen", "Place"),
        ("risk", "智能风控", "Smart risk control", "Scenario"),
        ("webank", "微众银行", "WeBank", "InternetBank"),
        ("fisco", "FISCO BCOS", "FISCO BCOS", "Product"),
        ("lone", "孤立 <b>机构</b>", "", "IndustryAssociation"),
    )
    pairs = (
        ("ccb", "ccb-fintech", "设有子公司", "has subsidiary", 2),
        ("pbc", "e-cny", "推出", "offers", 3),
        ("e-cny", "shenzhen", "试点于", "piloted in", 1),
        ("plan", "pbc", "发布者", "issued by", 1),
        ("plan", "privacy", "规范", "governs", 1),
        ("icbc", "privacy", "使用技术", "uses technology", 1),
        ("ccb", "privacy", "使用技术", "uses technology", 1),
        ("privacy", "risk", "支撑", "enables", 1),
        ("webank", "fisco", "推出", "offers", 4),
        ("icbc", "e-cny", "推出", "offers", 1),
        ("ccb", "e-cny", "推出", "offers", 1),
        ("ccb", "pbc", "合作", "partners with", 1),
        ("pbc", "ccb", "监管", "supervises", 1),
    )
    degree: dict[str, int] = {}
    for source, target, *_ in pairs:
        degree[source] = degree.get(source, 0) + 1
        degree[target] = degree.get(target, 0) + 1
    names = {ident: zh for ident, zh, _, _ in spec}
    return Network(
        tuple(Node(i, Label(zh, en), cls, Label(f"{cls}类", cls), degree.get(i, 0)) for i, zh, en, cls in spec),
        tuple(
            Edge(s, t, Label(zh, en), n, (quote(f"{names[s]}与{names[t]}：{zh}。{NASTY if s == 'plan' else ''}"),))
            for s, t, zh, en, n in pairs
        ),
    )


def overview() -> Overview:
    return Overview(
        title=Label("中国金融科技知识图谱", "Knowledge graph of China's fintech field"),
        counts=Counts(
            reports=2,
            passages=9120,
            entities=1834,
            statements=2790,
            observations=1311,
            problems=412,
            entities_by_class=(
                Count(Label("科技企业", "technology company"), 320),
                Count(Label("政策", "policy"), 411),
            ),
            statements_by_predicate=(
                Count(Label("推出", "offers"), 640),
                Count(Label("使用技术", "uses technology"), 505),
            ),
        ),
        reports=(
            ReportRow(REPORT, "样例研究院", "2024", SourceKind.DIGEST, 1200, 310, 140, "来源：样例研究院"),
            ReportRow("另一份报告（样例）", "样例顾问", "2020-11", SourceKind.ORIGINAL, 7920, 2480, 1171),
        ),
        subsidiaries=subsidiaries(),
        investment=investment(),
        policies=policies(),
        network=network(),
        built=((Label("程序版本", "Version"), "0.1.0"), (Label("输入", "Input"), "3f9a2c11")),
    )
