"""``kg trends``: what changes over the reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.analysis_options import FORMATS, ClassName, Format, HtmlFile, Reports, Since, Top, Until
from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress
from kg.errors import UsageError
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.view.trends_page import Trend

WHATS = ("changes", "themes", "entities", "relations", "pilots", "policies", "series")
_TAKES = {
    "changes": {"class", "level", "top"},
    "themes": {"class", "level", "per", "confidence", "top"},
    "entities": {"class", "per", "confidence", "top"},
    "relations": {"per", "confidence", "top"},
    "pilots": {"class"},
    "policies": {"class", "level", "by"},
    "series": {"class", "about", "unit", "since", "until"},
}
"""Options of each view, beside those on reports and output."""

What = Annotated[
    str,
    typer.Argument(
        metavar="[" + "|".join(WHATS) + "]",
        help=say("看什么（省略为 changes：前后报告之间的变化）", "What to look at (default changes: what is new between reports)"),
        show_default=False,
    ),
]
Name = Annotated[
    str, typer.Argument(metavar="[NAME]", help=say("series 的指标，或 pilots 的项目", "Indicator of a series, or what is piloted"), show_default=False)
]
From = Annotated[
    list[str] | None,
    typer.Option("--from", metavar="ID|YEAR", help=say("前面的报告（编号或年份；默认最早一份）", "The earlier report, by id or year (default: the first)")),
]
To = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="ID|YEAR", help=say("后面的报告（默认最近一份）", "The later report (default: the last)")),
]
Publisher = Annotated[
    str,
    typer.Option(
        "--publisher",
        metavar="NAME|all",
        help=say(
            "只用这家机构的报告（默认：比较时用份数最多的一家；all 为全部）",
            "Only reports of this publisher (comparisons: by default the one with most; all: everybody's)",
        ),
        show_default=False,
    ),
]
Level = Annotated[
    int | None,
    typer.Option(
        "--level", metavar="N", help=say("主题归并到分类的第几层（1 为顶层）", "Level of the taxonomy that themes are rolled up to (1: the top)"), show_default=False
    ),
]
Per = Annotated[
    str,
    typer.Option(
        "--per",
        metavar="passages|class",
        help=say("次数除以全部语句，或谈及该类的语句", "Count per passages of the report, or per those on the class"),
        show_default=False,
    ),
]
Confidence = Annotated[
    float | None,
    typer.Option("--confidence", metavar="P", help=say("区间的置信水平（默认 0.95）", "Confidence of the intervals (default 0.95)"), show_default=False),
]
By = Annotated[
    str, typer.Option("--by", metavar="month|year|issuer|field|status", help=say("政策按此计数", "Count policies by this"), show_default=False)
]
About = Annotated[list[str] | None, typer.Option("--about", metavar="NAME", help=say("只看这些对象或地区（可重复）", "Only these subjects or places (repeatable)"))]
Unit = Annotated[str, typer.Option("--unit", metavar="CNY|USD|…", help=say("只看这种单位的数字", "Only figures in this unit"), show_default=False)]


def trends(
    what: What = "",
    name: Name = "",
    *,
    start: From = None,
    end: To = None,
    reports: Reports = None,
    publisher: Publisher = "",
    cls: ClassName = "",
    level: Level = None,
    per: Per = "",
    confidence: Confidence = None,
    by: By = "",
    about: About = None,
    unit: Unit = "",
    since: Since = "",
    until: Until = "",
    top: Top = 20,
    html: HtmlFile = None,
    form: Format = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """What changes over the reports: what is new between two of them, themes, entities and relations spoken of more or less, figures of an
    indicator as a series, pilots and policies by time.

    A report counts for the year that its title names, else the year of issue. Comparisons take the reports of one publisher unless told
    otherwise, and call nothing growing or fading whose interval does not exclude no change; the caution is told on stderr.
    --top bounds each list of changes and of every verdict; --html without a view writes one page with all of them.

    zh:报告之间的变化：前后报告新增了什么；主题、实体、关系谈得多了还是少了；指标的时间序列；试点与政策的时间分布。

    报告按题名中的年份计（没有则按发布年份）。比较默认只用同一机构的报告；区间不排除“不变”的一律不称增减，注意事项写到 stderr。
    --top 限制每类变化与每种判定的条数；不指定内容而用 --html 时，一页写出全部。
    """
    from kg.api.graph import Graph
    from kg.cli import output, trends_told
    from kg.cli.opening import open_store

    view = what or "changes"
    given = {"class": cls, "level": level, "per": per, "confidence": confidence, "by": by, "about": about, "unit": unit, "since": since, "until": until}
    _check(view, name, {option for option, value in given.items() if value not in ("", None)})
    speech = lang or default_language()
    wanted = output.chosen_format(form, FORMATS, as_json=as_json, file=file)
    chosen: dict[str, Any] = {"start": tuple(start or ()), "end": tuple(end or ()), "reports": tuple(reports or ()), "publisher": publisher}
    with Graph(open_store(out, address)) as graph:
        found = _find(graph, view, name, chosen, given)
        if html is not None:
            _write_page(graph, found if what else None, chosen, html, top)
        if html is None or what or wanted != "table" or file is not None:
            trends_told.tell(found, graph, speech, wanted, file, top)


def _find(graph: Graph, view: str, name: str, chosen: dict[str, Any], given: dict[str, Any]) -> Trend:
    asked = {**chosen, "cls": given["class"]}
    if view == "series":
        return graph.series(name, **asked, about=tuple(given["about"] or ()), unit=given["unit"], since=given["since"], until=given["until"])
    if view == "changes":
        return graph.changes(**asked, level=given["level"])
    more = {"level": given["level"], "per": given["per"], "confidence": 0.95 if given["confidence"] is None else given["confidence"], "by": given["by"], "subject": name}
    return graph.trends(view, **asked, **more)


def _write_page(graph: Graph, found: Trend | None, chosen: dict[str, Any], html: Path, top: int) -> None:
    """The page of one view, or of all."""
    from kg.api.trends_page import all_trends, trends_page
    from kg.cli.output import write

    parts = (found,) if found is not None else all_trends(graph, **chosen)
    write(trends_page(graph, parts, top=top), html)


def _check(view: str, name: str, given: set[str]) -> None:
    """Raises UsageError for a view that is none, a name where none belongs or is missing, and options of another view."""
    if view not in WHATS:
        from difflib import get_close_matches

        near = get_close_matches(view, WHATS)
        raise UsageError(worded("no trend is called {!r}", view), where="kg trends", expected=" | ".join(WHATS), do=worded("did you mean {}?", near[0]) if near else "")
    if view == "series" and not name:
        raise UsageError("a series needs an indicator", where="kg trends series", expected="its name", do="kg query most-measured lists those with most figures")
    if name and view not in ("series", "pilots"):
        raise UsageError(worded("{} takes no name", view), where=f"kg trends {view}", do="kg trends series NAME or kg trends pilots NAME")
    wrong = sorted(given - _TAKES[view])
    if wrong:
        takes = ", ".join(f"--{option}" for option in sorted(_TAKES[view]))
        raise UsageError(worded("--{} does not belong to {}", wrong[0], view), where=f"kg trends {view}", expected=takes)
