"""Inputs that once ended in a traceback, in words of the system or in an exit code of somebody else: one line that tells what, where and what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.main import app
from tests.cli.conftest import Kg


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what can go wrong in it, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_LANG", "zh")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "statements.jsonl").write_text('{"modality": "asserted"}\n{"modality"\n', encoding="utf-8")
    (tmp_path / "odd.bin").write_bytes(b"ab\xff\n")
    (tmp_path / "empty").touch()
    (tmp_path / "pages.yaml").write_text("- {\n", encoding="utf-8")
    (tmp_path / "open.csv").write_text('verdict,one,other\n"same,a,b\n', encoding="utf-8")
    (tmp_path / "short.csv").write_text("verdict,one,other\nsame\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["build", "folder.txt"], 1, "folder.txt：该目录中没有报告文件；应为扩展名为 .docx .htm .html .markdown .md .pdf .text .txt .xhtml 之一的文件；请给出文件"),
        (["build", "empty"], 1, "empty：文件名没有扩展名；应为以下之一：.docx .htm .html .markdown .md .pdf .text .txt .xhtml；请把报告导出为其中一种格式"),
        (["build", "none.txt"], 1, "none.txt：文件无法读取（没有该文件或目录）；请检查文件名与权限"),
        (["build", "--store", "http://[::1"], 2, "--store：这不是存储的地址（IPv6 地址不合规范）；应为 http://主机:端口/…"),
        (["sample", "--out", "broken"], 1, f"{Path('broken', 'statements.jsonl')} 第 2 行：该行不是构建写出的内容；请重新运行 kg build"),
        (["sample", "--verdicts", "odd.bin"], 1, "odd.bin：无法读取（第 2 字节不是 UTF-8 编码）；应为 kg sample 写出并已填好的 CSV"),
        (["sample", "--verdicts", "none.csv"], 1, "none.csv：无法读取（没有该文件或目录）；应为 kg sample 写出并已填好的 CSV"),
        (["judge", "--list", "--judgements", "open.csv"], 1, "open.csv 第 2 行：不是 CSV 行（引号没有结束）；应为引号成对的单元格；请检查引号"),
        (["judge", "--list", "--judgements", "short.csv"], 1, "short.csv 第 2 行：有 1 格；应为与表头相同的 3 格；请检查逗号与引号"),
        (["fmt", "odd.bin"], 1, "odd.bin：无法读取：第 2 字节不是 UTF-8 编码；应为 UTF-8 编码的文本"),
    ],
)
def test_without_a_build(place: Path, arguments: list[str], code: int, line: str) -> None:
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, done.stderr.splitlines()[0]) == (code, f"错误：{line}")


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["export", "--format", "xlsx", "-o", "folder.xlsx"], 1, "folder.xlsx：这是一个目录；请检查文件名与权限"),
        (["evaluate", "--gold", "none.jsonl"], 1, "none.jsonl：无法读取（没有该文件或目录）；应为答案文件：每行一条 JSON 记录"),
        (["evaluate", "--gold", "empty"], 1, "empty：文件为空；应为答案文件：每行一条 JSON 记录"),
        (["report", "--pages", "none.yaml"], 1, "none.yaml：无法读取（没有该文件或目录）；应为 YAML 列表；请改正"),
        (["path", "建行", "隐私计算", "--since", "x"], 2, "projection：since 的值“x”不是日期（应如 2021、2021-03 或 2021-03-04）"),
        (["rank", "--rollup", "Technology=0"], 2, "projection：上卷的层级小于 1（应为 1 即顶层概念、2 即其下一层，依此类推）"),
        (["rank", "--measure", "betweenness", "--samples", "9", "--seed", "-1"], 2, "seed：取值 -1 无效；应为 0 或更大的整数"),
        (["communities", "--seed", "99999999999999999999"], 2, "seed：取值 99999999999999999999 无效；应为不超过 4294967295"),
        (["communities", "--resolution", "inf"], 2, "resolution：取值 inf 无效；应为大于 0 的数"),
        (["explain", "statement/none"], 1, "名称：没有陈述 https://w3id.org/fintech-kg/id/statement/none；kg show 列出实体的陈述"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows says some of it otherwise")
def test_of_a_build(kg: Kg, place: Path, arguments: list[str], code: int, line: str) -> None:
    done = kg(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr == f"错误：{line}\n"


def test_a_query_that_is_piped_in_is_read_as_a_file_is(kg: Kg, small_build: Path) -> None:
    arguments = ["query", "-", "--out", str(small_build)]
    done = CliRunner().invoke(app, arguments, input=b"ASK {} # \xd6\xd0")
    assert (done.exit_code, done.stderr) == (1, "错误：stdin：不是 UTF-8 编码；应为 UTF-8 编码的 SPARQL 查询\n")
    assert CliRunner().invoke(app, arguments, input="\ufeffASK {} # 中".encode()).stdout.endswith("true\n")


def test_the_doctor_looks_at_a_link_that_leads_to_itself(kg: Kg, place: Path) -> None:
    loop(place)
    assert "writing\t正常" in kg("doctor", out=place / "loop").stdout


def test_a_build_folder_that_is_a_link_to_itself(place: Path) -> None:
    loop(place)
    (place / "report.txt").write_text("工商银行成立工银科技。\n", encoding="utf-8")
    for command in (["build", "report.txt"], ["show", "甲"]):
        done = CliRunner().invoke(app, [*command, "--out", "loop"])
        assert done.exit_code == 1
        told = [line for line in done.stderr.splitlines() if not line.startswith("·")]
        assert len(told) == 1
        assert told[0].startswith("错误：loop")


def loop(place: Path) -> None:
    """A link that leads to itself."""
    try:
        (place / "loop").symlink_to("loop")
    except OSError:
        pytest.skip("no right to make links")


@pytest.mark.parametrize("taken", [True, False])
def test_an_address_that_cannot_be_served_at(kg: Kg, taken: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        where = ["--port", str(port)] if taken else ["--host", "192.0.2.1", "--port", str(port)]
        done = kg("serve", *where)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith(f"错误：{'127.0.0.1' if taken else '192.0.2.1'}:{port}：无法在此提供服务：")
    assert done.stderr.endswith("；请换一个 --host 或 --port\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["rank", "--help"], ["query", "--list"]])
def test_a_full_disk_is_one_line(arguments: list[str]) -> None:
    command = [sys.executable, "-c", "from kg.cli.main import main; main()", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", env={**os.environ, "KG_LANG": "zh"}, check=False)
    assert (done.returncode, done.stderr) == (1, "错误：kg：无法写入：磁盘空间不足\n")
