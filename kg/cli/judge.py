"""``kg judge``: likely duplicates to decide on; what is decided of names and statements, and undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import Lang, default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, JudgementsFile, Language, OutDir, OutFile, StoreAddress
from kg.errors import UsageError
from kg.worded import several, worded

if TYPE_CHECKING:
    from kg.cli.clerk import Clerk
    from kg.model.judgement import Judgement

VERDICTS = ("same", "different", "unsure")

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME NAME same|different|unsure]",
        help=say("两个名称与结论；省略则列出疑似重复", "Two names and the verdict; none: list likely duplicates"),
    ),
]
Claim = Annotated[str | None, typer.Option("--reject", metavar="STATEMENT", help=say("驳回一条陈述或观测", "Reject a statement or statistic"))]
Wrong = Annotated[str | None, typer.Option("--correct", metavar="STATEMENT", help=say("更正一条陈述或观测", "Correct a statement or statistic"))]
Undo = Annotated[bool, typer.Option("--undo", help=say("撤回对所给两个名称或陈述的裁定", "Withdraw the judgement of the names or statement given"))]
Past = Annotated[bool, typer.Option("--list", help=say("列出以往的裁定", "List past judgements"))]
Note = Annotated[str, typer.Option("--note", help=say("理由", "Why"))]
By = Annotated[str, typer.Option("--by", help=say("裁定人", "Who decided"))]
On = Annotated[str, typer.Option("--on", metavar="DATE", help=say("裁定日期（不取时钟）", "When it was decided (no clock is asked)"))]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help=say("最多列出几对", "How many pairs to list at most"))]
Curated = Annotated[bool, typer.Option("--all", help=say("也比较词表内的名称", "Compare names of the lexicon with each other too"))]


def _part(name: str, zh: str, en: str) -> typer.models.OptionInfo:
    return typer.Option(f"--{name}", metavar=name.upper(), help=say(f"更正：{zh}", f"Correction: {en}"), rich_help_panel=None)  # type: ignore[no-any-return]


def judge(
    words: Words = None,
    *,
    reject: Claim = None,
    correct: Wrong = None,
    subject: Annotated[str | None, _part("subject", "新的主体", "the new subject")] = None,
    predicate: Annotated[str | None, _part("predicate", "新的关系（如 offers）", "the new relation (such as offers)")] = None,
    object_: Annotated[str | None, _part("object", "新的客体或取值", "the new object or value")] = None,
    modality: Annotated[str | None, _part("modality", "新的情态（asserted、planned 等）", "the new modality (asserted, planned …)")] = None,
    date: Annotated[str | None, _part("date", "发生日期", "the date on which it took place")] = None,
    indicator: Annotated[str | None, _part("indicator", "观测的指标", "indicator of a statistic")] = None,
    about: Annotated[str | None, _part("about", "观测的对象", "what a statistic is about")] = None,
    place: Annotated[str | None, _part("place", "观测的地点", "place of a statistic")] = None,
    value: Annotated[str | None, _part("value", "观测值（单位不变）", "value of a statistic, in its unit")] = None,
    undo: Undo = False,
    past: Past = False,
    note: Note = "",
    by: By = "",
    on: On = "",
    limit: Limit = 20,
    curated: Curated = False,
    judgements: JudgementsFile = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """List likely duplicates side by side, or record a judgement, which wins over every rule from the next build on.

    Without arguments: pairs of names that may mean one thing, likeliest first, each with class, facts, reports and a sentence.
    Score = 0.7 × likeness of names (rare shared characters count most) + 0.2 × shared neighbours + 0.1 × same class. Left out:
    pairs that are judged already, or that a statement connects.
    Record: kg judge NAME NAME same | different | unsure; of two that are the same the first keeps its label.
    kg judge --reject STATEMENT; kg judge --correct STATEMENT --object NAME; ids as kg show and kg explain tell them.
    Judgements stand in judgements.csv beside the build folder (--judgements names another file): rows are only added, the last
    one about a pair or statement counts, --undo adds a row that withdraws it. kg build reads the same file.

    zh:并排列出疑似重复的名称，或记录一条裁定；裁定自下一次构建起优先于一切规则。

    不带参数：列出可能同指一物的名称，最可能者在前，附类别、事实数、报告与一个原句。得分 = 0.7 × 名称相似度（少见的共同字权重高）
    + 0.2 × 共同邻居 + 0.1 × 类别相同；已裁定的、已有陈述相连的不再列出。
    记录：kg judge 名称 名称 same|different|unsure，判为同一时保留前者的名称。
    kg judge --reject 陈述；kg judge --correct 陈述 --object 名称；编号见 kg show 与 kg explain。
    裁定存于构建目录旁的 judgements.csv（--judgements 可另指定）：只增不改，同一对名称或陈述以最后一行为准，--undo 追加撤回行。
    kg build 读取同一文件。
    """
    from kg.cli import judging
    from kg.cli.clerk import Clerk
    from kg.lexicon.judgements import judgements_file

    speech = lang or default_language()
    table = judgements or judgements_file(out)
    given = {"subject": subject, "predicate": predicate, "object": object_, "modality": modality, "date": date,
             "indicator": indicator, "about": about, "place": place, "value": value}  # fmt: skip
    changes = {name: text for name, text in given.items() if text is not None}
    _check(words or [], reject, correct, changes, undo=undo, past=past)
    _check_dates({"--on": on, "--date": date or ""})
    if past:
        judging.list_judgements(table, speech, as_json=as_json, file=file)
    elif words or reject or correct:
        clerk = Clerk(out, table, speech, address)
        if undo:
            row = clerk.withdrawal(reject or correct or "", words or [])
        elif words:
            row = clerk.pair(words[0], words[1], words[2])
        elif reject:
            row = clerk.rejection(reject)
        else:
            row = clerk.correction(correct or "", changes)
        _record(clerk, row, note, by, on, speech, as_json=as_json)
    else:
        judging.list_duplicates(out, address, table, limit, speech, as_json=as_json, file=file, curated=curated)


def _check(words: list[str], reject: str | None, correct: str | None, changes: dict[str, str], *, undo: bool, past: bool) -> None:
    """Raises UsageError for what does not go together."""
    from kg.lexicon.judgements import FIELDS

    asked = [name for name, wanted in ((worded("two names"), words), ("--reject", reject), ("--correct", correct), ("--list", past)) if wanted]
    if len(asked) > 1:
        raise UsageError(worded("{} at once", several(asked, " and ")), where="kg judge", do="give one of them")
    if undo and not (words or reject or correct):
        raise UsageError("--undo of what?", where="kg judge", expected="two names or a statement: kg judge --undo A B, kg judge --undo STATEMENT")
    if undo and len(words) > 2:
        raise UsageError("--undo with a verdict", where="kg judge", do="leave the verdict out")
    if words and not undo and (len(words) != 3 or words[2] not in VERDICTS):
        raise UsageError(worded("cannot read {!r}", " ".join(words)), where="kg judge", expected=worded("NAME NAME {}", "|".join(VERDICTS)), do="quote names with spaces")
    if correct and not undo and not changes:
        raise UsageError("nothing to correct", where="--correct", expected=worded("at least one of {}", ", ".join(f"--{name}" for name in FIELDS)))
    if changes and (not correct or undo):
        raise UsageError(worded("--{} without --correct", min(changes)), where="kg judge", do="name the statement with --correct")


def _check_dates(given: dict[str, str]) -> None:
    """Raises UsageError for an option that is given and is no date."""
    from kg.lexicon.judgements import DATE

    for option, text in given.items():
        if text and not DATE.fullmatch(text):
            raise UsageError(worded("{!r} is no date", text), where=option, expected="YYYY, YYYY-MM or YYYY-MM-DD")


def _record(clerk: Clerk, row: Judgement, note: str, by: str, on: str, lang: Lang, *, as_json: bool) -> None:
    from kg.cli import judging, output
    from kg.cli.clerk import as_dict

    written = clerk.record(row, note=note, by=by, on=on)
    if as_json:
        output.write(output.as_json({"file": str(clerk.table), **as_dict(written)}))
        return
    typer.echo(judging.line(written, lang))
    told = f"记入 {clerk.table}；运行 kg build 后生效。", f"recorded in {clerk.table}; it takes effect at the next kg build"
    typer.echo(say(*told, lang), err=True)


def table_for(out: Path, named: Path | None) -> Path | None:
    """The table that a build reads: the one named, else the one beside the build folder if there is one.

    Raises UsageError when the named one is not there.
    """
    from kg.lexicon.judgements import judgements_file

    if named is not None and not named.is_file():
        raise UsageError("no such file", where=str(named), expected="a table of judgements", do="kg judge makes one")
    table = named or judgements_file(out)
    return table if table.is_file() else None
