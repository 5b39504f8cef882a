"""Options that many commands share, declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.language import Lang, say

OutDir = Annotated[
    Path, typer.Option("--out", metavar="DIR", help=say("构建目录", "Build folder"), show_default="build/")
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help=say("把本命令的输出写入文件", "Write this command's output to a file")
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=say("输出 JSON", "Print JSON"))]
Language = Annotated[
    Lang | None,
    typer.Option("--lang", help=say("输出语言（默认随系统区域设置）", "Language of the output (default: by locale)")),
]
JudgementsFile = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE",
        help=say("裁定表（默认为构建目录旁的 judgements.csv）", "Table of judgements (default: judgements.csv beside the build folder)"),
    ),
]


def _unless_out(context: typer.Context, option: typer.CallbackParam, address: str | None) -> str | None:
    """The address of a store, but for one that only the environment names where a build folder is named on the command line."""

    def source(name: str) -> Any:
        return getattr(context.get_parameter_source(name), "name", None)

    return None if source(option.name or "") == "ENVIRONMENT" and source("out") == "COMMANDLINE" else address or None


StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="URL", envvar="KG_STORE", callback=_unless_out,
        help=say(
            "不读构建目录，改问此地址的 SPARQL 1.1 存储（http://[用户:密码@]主机/…；令牌放在环境变量 KG_STORE_TOKEN）",
            "Ask the SPARQL 1.1 store at this address, not the build folder (http://[USER:PASSWORD@]HOST/…; a token goes into KG_STORE_TOKEN)",
        ),
    ),
]  # fmt: skip
StoreTarget = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="URL", envvar="KG_STORE", callback=_unless_out,
        help=say(
            "并把此地址的 SPARQL 1.1 存储更新为构建的内容（http://[用户:密码@]主机/…；令牌放在环境变量 KG_STORE_TOKEN）",
            "Bring the SPARQL 1.1 store at this address to the build as well (http://[USER:PASSWORD@]HOST/…; a token goes into KG_STORE_TOKEN)",
        ),
    ),
]  # fmt: skip
NoStore = Annotated[str | None, typer.Option("--store", metavar="URL", hidden=True)]
"""Of a command that needs a build folder: taken, to be refused with the reason."""
DEFAULT_OUT = Path("build")
