"""Options that many commands share, declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
DEFAULT_OUT = Path("build")
