"""``kg query``: a SPARQL query from a file, by the name of a stored question, or as written."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import Lang, default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile
from kg.errors import InputError, QueryError, UsageError

if TYPE_CHECKING:
    from kg.store.results import Result

FORMATS = ("table", "csv", "json", "ttl")
_TITLE = re.compile(r"^#\s*(zh|en):\s*(.+?)\s*$", re.MULTILINE)

What = Annotated[
    str | None,
    typer.Argument(
        metavar='[FILE.rq|NAME|"SELECT …"|-]',
        help=say(
            "查询文件、问题名或 SPARQL 文本；省略则列出问题", "Query file, name of a question, or SPARQL; none: list"
        ),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help=say("输出格式（默认 table，或随 -o 的扩展名）", "Output format (default: table, or by the ending of -o)"),
    ),
]


def query(
    what: What = None,
    *,
    form: Format = None,
    out: OutDir = DEFAULT_OUT,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Ask the graph in SPARQL 1.1; the prefixes of the vocabulary need not be declared.

    Without an argument it lists the questions that come with the ontology.

    zh:用 SPARQL 1.1 查询图谱；词汇表的前缀无需声明。不带参数时列出随本体提供的问题。
    """
    if what is None:
        _list_questions(lang or default_language(), as_json=as_json, file=file)
        return
    chosen = _format(form, as_json=as_json, file=file)
    name, sparql = find_query(what)

    from kg.cli.output import print_rows, write
    from kg.store.embedded import EmbeddedStore
    from kg.store.render import render

    with EmbeddedStore.open(out) as store:
        try:
            result = store.query(sparql)
        except QueryError as error:
            where = error.where.replace("query", name, 1) if name else error.where
            raise QueryError(error.what, where=where, expected=error.expected, do=error.do) from error
    if chosen == "table":
        print_rows(*_plain(result), file)
    else:
        write(render(result, chosen), file)


def find_query(what: str) -> tuple[str, str]:
    """A query's file name (empty for text as written) and its text.

    Raises InputError for a file that cannot be read, QueryError for a name that no question has.
    """
    if what == "-":
        return "", sys.stdin.read()
    path = Path(what)
    if path.suffix == ".rq":
        return str(path), _read(path)
    if re.search(r"[\s{]", what):
        return "", what
    questions = {each.stem: each for each in question_files()}
    if what in questions:
        return questions[what].name, _read(questions[what])
    if path.is_file():
        return str(path), _read(path)
    from rapidfuzz import process

    near = [match[0] for match in process.extract(what, sorted(questions), limit=3, score_cutoff=55)]
    hint = f"did you mean {', '.join(near)}?" if near else "kg query without an argument lists the questions"
    raise QueryError(f"no question and no file is called {what!r}", expected="a file .rq, a name, or SPARQL", do=hint)


def question_files() -> list[Path]:
    """The competency questions that come with the ontology."""
    from kg.resources import resource

    return sorted(resource("ontology", "questions").glob("*.rq"))


def titles_of(sparql: str) -> dict[str, str]:
    """Titles of a question by language, from its comments ``# zh:`` and ``# en:``."""
    return dict(_TITLE.findall(sparql))


def _format(form: str | None, *, as_json: bool, file: Path | None) -> str:
    if form is not None and form not in FORMATS:
        raise UsageError(f"unknown format {form!r}", where="--format", expected=", ".join(FORMATS))
    if as_json:
        if form not in (None, "json"):
            raise UsageError(f"--json and --format {form} contradict each other", do="give one of them")
        return "json"
    if form is not None:
        return form
    ending = file.suffix.lstrip(".").lower() if file else ""
    return ending if ending in FORMATS else "table"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = f"cannot be read: {error.strerror or error}" if isinstance(error, OSError) else "is not UTF-8"
        raise InputError(what, where=str(path), expected="a SPARQL query in UTF-8") from error


def _plain(result: Result) -> tuple[tuple[str, ...], list[list[str]]]:
    from kg.store.render import as_rows, short

    found = as_rows(result)
    return found.variables, [[short(term) for term in row] for row in found.rows]


def _list_questions(lang: Lang, *, as_json: bool, file: Path | None) -> None:
    from kg.cli import output

    found = [(path.stem, titles_of(_read(path))) for path in question_files()]
    if as_json:
        output.write(output.as_json([{"name": name, "title": title} for name, title in found]), file)
        return
    rows = [(name, title.get(lang.value, "")) for name, title in found]
    output.print_rows((say("名称", "name", lang), say("问题", "question", lang)), rows, file)
