"""``kg query``: a SPARQL query from a file, by the name of a stored question, or as written."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.language import default_language, say
from kg.cli.options import DEFAULT_OUT, AsJson, Language, OutDir, OutFile, StoreAddress
from kg.errors import QueryError, UsageError
from kg.worded import replaced, worded

if TYPE_CHECKING:
    from kg.cli.language import Lang
    from kg.store.results import Result
    from kg.validate.questions import Question

FORMATS = ("table", "csv", "json", "ttl")
_TERM = re.compile(r"\bfkg:([A-Za-z]\w*)")

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


Params = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="NAME=VALUE",
        help=say(
            "问题的参数（可重复）；事物可用任何名称或别名，如 --param technology=隐私计算",
            "A parameter of a question (repeatable); things by any name, e.g. --param technology=区块链",
        ),
    ),
]
Listing = Annotated[bool, typer.Option("--list", help=say("按主题列出全部问题", "List the questions by theme"))]
Covered = Annotated[
    bool,
    typer.Option("--coverage", help=say("问题涉及本体多少类与属性", "How many classes and properties the questions speak of")),
]


def query(
    what: What = None,
    *,
    params: Params = None,
    listing: Listing = False,
    covered: Covered = False,
    form: Format = None,
    out: OutDir = DEFAULT_OUT,
    address: StoreAddress = None,
    file: OutFile = None,
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """Ask the graph in SPARQL 1.1, or one of the questions that come with the ontology by its name and parameters.

    The prefixes of the vocabulary need not be declared. Without an argument it lists the questions by theme.

    zh:用 SPARQL 1.1 查询图谱，或按名称与参数提出随本体提供的问题；词汇表的前缀无需声明。不带参数时按主题列出问题。
    """
    if covered or listing or what is None:
        _about_questions(what, params, covered=covered, as_json=as_json, file=file, lang=lang)
        return
    from kg.cli.output import chosen_format, print_rows, write

    chosen = chosen_format(form, FORMATS, as_json=as_json, file=file)
    name, sparql, question = _find(what)
    if params and question is None:
        raise UsageError("only a stored question takes parameters", where="--param", do="kg query --list shows them")

    from kg.cli.opening import open_store
    from kg.store.render import render

    with open_store(out, address) as store:
        if question is not None:
            from kg.cli.questions import terms

            sparql = question.query(terms(store, question, params or [], lang or default_language()))
        try:
            result = store.query(sparql)
        except QueryError as error:
            where = replaced(error.where, "query", name) if name else error.where
            raise QueryError(error.what, where=where, expected=error.expected, do=error.do) from error
    if chosen == "table":
        variables, rows = _plain(result)
        speech = lang or default_language()
        print_rows(_heads(variables, question, file, speech), rows, file)
        if not rows:
            typer.echo(_nothing(params or [], speech) if question is not None else _unknown(sparql, speech), err=True)
    else:
        write(render(result, chosen), file)


def find_query(what: str) -> tuple[str, str]:
    """A query's file name (empty for text as written) and its text.

    Raises InputError for a file that cannot be read, UsageError for a name that no question has.
    """
    name, text, _ = _find(what)
    return name, text


def question_files() -> list[Path]:
    """The competency questions that come with the ontology."""
    from kg.resources import resource
    from kg.validate import questions

    return questions.question_files(resource("ontology", "questions"))


def _find(what: str) -> tuple[str, str, Question | None]:
    from kg.store.sparql import decoded_query, read_query

    if what == "-":
        return "", decoded_query(sys.stdin.buffer.read(), "stdin"), None

    path = Path(what)
    if path.suffix == ".rq":
        return str(path), read_query(path), None
    if re.search(r"[\s{]", what):
        return "", what, None
    from kg.validate.asking import find_question, similar

    question = find_question(what)
    if question is not None:
        return question.path.name, question.text, question
    if path.is_file():
        return str(path), read_query(path), None
    hint = similar(what, (each.stem for each in question_files())) or "kg query --list shows the questions"
    raise UsageError(worded("no question and no file is called {!r}", what), expected="a file .rq, a name, or SPARQL", do=hint)


def _plain(result: Result) -> tuple[tuple[str, ...], list[list[str]]]:
    from kg.store.render import as_rows, short

    found = as_rows(result)
    return found.variables, [[short(term) for term in row] for row in found.rows]


def _heads(variables: tuple[str, ...], question: Question | None, file: Path | None, lang: Lang) -> tuple[str, ...]:
    """What stands above the columns: the variables, in words where a reader at a terminal asks one of our questions."""
    from kg.cli.output import is_terminal

    if question is None or file is not None or not is_terminal():
        return variables
    from kg.view.panels.columns import heading

    return tuple(say(heading(name).zh, heading(name).en, lang) for name in variables)


def _nothing(params: list[str], lang: Lang) -> str:
    """That there is no row, and where else to look for what was asked about."""
    asked = " ".join(value for _, _, value in (each.partition("=") for each in params) if value and not value[0].isdigit())
    if not asked:
        return say("没有结果", "no rows", lang)
    return say(f"没有结果；kg search {asked} 查找原句", f"no rows; kg search {asked} finds the sentences", lang)


def _unknown(sparql: str, lang: Lang) -> str:
    """That there is no row, and which terms of the query the ontology does not define, with similar ones."""
    from difflib import get_close_matches

    from kg.ontology.load import load_ontology
    from kg.resources import resource

    ontology = load_ontology(resource("ontology"))
    known = {*ontology.classes(), *ontology.properties(), *ontology.labels}
    told = [say("没有结果", "no rows", lang)]
    for name in sorted({each for each in _TERM.findall(sparql) if each not in known and f"fkg:{each}" not in known}):
        near = get_close_matches(name, sorted(each for each in known if ":" not in each), 1)
        zh, en = (f"；是否指 fkg:{near[0]}？", f"; did you mean fkg:{near[0]}?") if near else ("", "")
        told.append(say(f"本体中没有 fkg:{name}{zh}", f"the ontology has no fkg:{name}{en}", lang))
    return "\n".join(told)


def _about_questions(
    what: str | None, params: list[str] | None, *, covered: bool, as_json: bool, file: Path | None, lang: Lang | None
) -> None:
    if what is not None or params:
        raise UsageError("--list and --coverage ask no question", do="leave out the name and its parameters")
    from kg.cli import questions

    show = questions.print_coverage if covered else questions.print_list
    show(lang or default_language(), as_json=as_json, file=file)
