"""Entry point ``kg``: loads the module of the command that is called, turns errors into one line and an exit code."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from typing import Annotated, Any

import typer

from kg.cli.helping import Command, Group
from kg.cli.language import Lang, asked_language, default_language, error_line, help_of, say
from kg.errors import InputError, KgError, UsageError
from kg.worded import reason, several, worded

COMMANDS: dict[str, str] = {
    "run": "kg.cli.run:run",
    "build": "kg.cli.build:build",
    "add": "kg.cli.add:add",
    "remove": "kg.cli.add:remove",
    "diff": "kg.cli.diff:diff",
    "query": "kg.cli.query:query",
    "search": "kg.cli.search:search",
    "show": "kg.cli.show:show",
    "explain": "kg.cli.explain:explain",
    "path": "kg.cli.path:path",
    "communities": "kg.cli.communities:communities",
    "compare": "kg.cli.compare:compare",
    "gaps": "kg.cli.gaps:gaps",
    "view": "kg.cli.view:view",
    "report": "kg.cli.report:report",
    "trends": "kg.cli.trends:trends",
    "judge": "kg.cli.judge:judge",
    "check": "kg.cli.check:check",
    "quality": "kg.cli.quality:quality",
    "sample": "kg.cli.sample:sample",
    "evaluate": "kg.cli.evaluate:evaluate",
    "rank": "kg.cli.rank:rank",
    "serve": "kg.cli.serve:serve",
    "export": "kg.cli.export:export",
    "import": "kg.cli.export:import_",
    "ontology": "kg.cli.ontology:app",
    "fmt": "kg.cli.fmt:fmt",
    "doctor": "kg.cli.doctor:doctor",
}
"""Command → ``module:function`` (or ``module:app`` of a family with sub-commands), in the order of ``kg --help``."""


_GARBAGE = (20_000, 10, 10)
"""When the collector looks for circles: what a command reads it keeps to its end, and to go through it again and again took a tenth of its time."""


def _load(name: str) -> Command | Group:
    module, _, attribute = COMMANDS[name].partition(":")
    target = getattr(importlib.import_module(module), attribute)
    if not isinstance(target, typer.Typer):
        function, target = target, typer.Typer(add_completion=False, rich_markup_mode=None)
        target.command(name, cls=Command, help=help_of(function.__doc__ or "", default_language()))(function)
    command: Any = typer.main.get_command(target)
    command.name = name
    return command  # type: ignore[no-any-return]


_MISUSE: Any = typer.BadParameter.__base__
"""What is raised for wrong use of options and arguments, by click or by the one that typer brings along."""
_LANGUAGE = "kg.language"


def _refuse(error: Exception, lang: Lang | None) -> int:
    """Tell an error on one line of stderr, and give its exit code."""
    told: object = error
    if isinstance(error, _MISUSE):
        misuse = importlib.import_module("kg.cli.misuse")
        if (lang or default_language()) is Lang.EN or type(error).__name__ == "NoArgsIsHelpError":
            raise misuse.in_english(error)  # as everywhere: the usage, and what is wrong
        told = misuse.in_chinese(error)
    typer.echo(error_line(told, lang), err=True)
    return int(getattr(error, "exit_code", 1))


def _refused(error: OSError) -> InputError:
    """What the system refuses, as an error of ours. Raises the error itself where it is not the system's."""
    if error.errno is None:
        raise error
    if error.filename is not None:
        return InputError(reason(error), where=str(error.filename), do="check its name and rights")
    _silence_stdout()
    return InputError(worded("cannot be written: {}", error), where="kg")


def _silence_stdout() -> None:
    """What stdout leads to has gone (``kg … | head``) or is full; keep the interpreter from complaining when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is no file, so nothing is flushed to the pipe at exit
        return


class _Closed(io.TextIOBase):
    """In place of a stdout that was closed before the program began: what a command prints has nowhere to go, and that is told."""

    def write(self, text: str) -> int:
        raise InputError("stdout is closed", where="kg", do="let it lead to a terminal, a file or a pipe")


def _instead_of_closed() -> io.TextIOBase:
    """A stream that refuses what is printed; the next file to be opened does not get the number of stdout, to which libraries may write."""
    os.open(os.devnull, os.O_RDWR)
    return _Closed()


_ABOUT = (
    "从中文金融科技报告构建知识图谱：每条事实都能打开到它的原句。",
    "Knowledge graph of Chinese fintech reports: every fact opens to the sentence it was read from.",
)
_ROOT_OPTIONS = {
    "version": ("显示版本", "Print the version"),
    "lang": ("输出与本说明的语言（默认随系统区域设置）", "Language of the output and of this help (default: by locale)"),
}


class LazyGroup(Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_help(self, ctx: Any) -> str:
        self.help = say(*_ABOUT)
        for param in self.params:
            if param.name in _ROOT_OPTIONS:
                param.help = say(*_ROOT_OPTIONS[param.name])  # type: ignore[attr-defined]
        return super().get_help(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Command | Group | None:
        if cmd_name in COMMANDS:
            return _load(cmd_name)
        near = importlib.import_module("difflib").get_close_matches(cmd_name, COMMANDS)
        do = worded("did you mean {}?", several(near, " or ")) if near else "kg --help lists the commands"
        raise UsageError(worded("no command is called {!r}", cmd_name), where="kg", do=do)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta[_LANGUAGE] = asked_language(args)
        try:
            return super().parse_args(ctx, args)
        except _MISUSE as error:
            raise typer.Exit(_refuse(error, ctx.meta[_LANGUAGE])) from error

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (KgError, _MISUSE) as error:
            raise typer.Exit(_refuse(error, ctx.meta[_LANGUAGE])) from error
        except BrokenPipeError:
            _silence_stdout()
            raise typer.Exit(0) from None
        except OSError as error:
            raise typer.Exit(_refuse(_refused(error), ctx.meta[_LANGUAGE])) from error
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        return result


def _print_version(wanted: bool) -> None:
    if wanted:
        metadata = importlib.import_module("importlib.metadata")
        typer.echo(f"kg {metadata.version('fintech-kg')}")
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)] = False,
    lang: Annotated[Lang | None, typer.Option("--lang")] = None,
) -> None:
    """Options before the command."""


def main() -> None:
    """Run ``kg``. Exit codes: 0 done, 1 an input could not be read or a check failed, 2 wrong use, 130 interrupted."""
    if sys.stdout is None:
        sys.stdout = _instead_of_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(*_GARBAGE)
    asked = asked_language(sys.argv[1:])
    if asked is not None:  # before the modules of commands are imported, whose help is in one language
        os.environ["KG_LANG"] = asked.value
    try:
        app(prog_name="kg")
    except KgError as error:  # of what is printed before a command begins, as its help
        sys.exit(_refuse(error, asked))
    except KeyboardInterrupt:
        sys.exit(130)
