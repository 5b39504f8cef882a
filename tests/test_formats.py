"""One report as text, PDF, Word document and web page: the same facts, each on its page; folders of them; bad ones among good ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner

from kg import inplace, pipeline
from kg.cli.inputs import files_of
from kg.cli.main import app
from kg.model.document import Document, Heading, Paragraph, Table
from kg.readers.catalogue import load_catalogue
from kg.readers.read import read_document
from kg.readers.shelf import bundled_digests
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.kept import kept_texts
from kg.validate.evidence import check_quotes
from tests.readers.paper import LOCK, Sheet, pdf, typeset

pytestmark = pytest.mark.usefixtures("one_engine")
Part = str | Sequence[Sequence[str]]
TITLE = "示范金融科技报告"
PARTS: list[Part] = [
    "# 一、政策",
    "2030年3月，人民银行印发《示范数据治理办法》，要求各家机构把数据安全放到更加重要的位置上，并且在年底以前完成自查，自查的结果要报送当地的分支机构。",
    "宁波银行运用联邦学习开展智能风控。2029年，宁波银行成立甬示金科，甬示金科推出“示范云平台”，这个平台面向长三角地区的小微企业提供线上融资服务。",
    "# 二、机构",
    "## （一）银行",
    "工商银行与甬示金科合作，采用隐私计算。根据中国银行业协会数据，2030年，工商银行的金融科技投入为262.24亿元，同比增长0.9%。",
    "表1 2030年示范投入",
    [["银行", "示范投入（亿元）", "同比增长"], ["宁波银行", "13.5", "8.1%"], ["工商银行", "262.24", "0.9%"]],
    "## （二）技术",
    "区块链、隐私计算和联邦学习等技术被银行用于供应链金融，其中建设银行把区块链用在了跨境贸易融资上。",
    "# 三、展望",
    "预计2031年，工商银行的金融科技投入将达到300亿元。",
]


def as_text(parts: Sequence[Part]) -> bytes:
    lines = [part.lstrip("# ") if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in (TITLE, *parts)]
    return "\n\n".join(lines).encode()


def as_word(parts: Sequence[Part], path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(TITLE, style="Title")
    for part in parts:
        if not isinstance(part, str):
            table = word.add_table(len(part), len(part[0]))
            for row, cells in zip(table.rows, part, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
        elif part.startswith("#"):
            word.add_heading(part.lstrip("# "), part.count("#"))
        else:
            word.add_paragraph(part)
    word.save(str(path))


def as_page(parts: Sequence[Part]) -> bytes:
    body = [f"<h1>{TITLE}</h1>"]
    for part in parts:
        if not isinstance(part, str):
            body.append("<table>" + "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in part) + "</table>")
        elif part.startswith("#"):
            level = part.count("#") + 1
            body.append(f"<h{level}>{escape(part.lstrip('# '))}</h{level}>")
        else:
            body.append(f"<p>{escape(part)}</p>")
    return f'<!DOCTYPE html><html><head><meta charset="gb2312"></head><body><nav>首页</nav>{"".join(body)}</body></html>'.encode("gb18030")


def written(parts: Sequence[Part], folder: Path, name: str = "report") -> dict[str, Path]:
    """The parts in every format."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {kind: folder / f"{name}.{kind}" for kind in ("txt", "pdf", "docx", "html")}
    paths["txt"].write_bytes(as_text(parts))
    paths["pdf"].write_bytes(typeset([f"# {TITLE}", *parts], header="示范年报"))
    as_word(parts, paths["docx"])
    paths["html"].write_bytes(as_page(parts))
    return paths


def facts(build: Path) -> dict[str, list[dict[str, Any]]]:
    """What a build says, without where: each fact with its evidence. The report itself is called by its file."""
    found = {}
    for line in (build / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        thing = row.get("object")
        if not (isinstance(thing, dict) and thing.get("class") == "Report"):
            found[json.dumps({key: row[key] for key in row if key not in ("evidence", "belief")}, sort_keys=True)] = row["evidence"]
    return found


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory, one_engine: None) -> dict[str, Path]:
    """A build of the report in each format."""
    folder = tmp_path_factory.mktemp("formats")
    for kind, path in written(PARTS, folder / "files").items():
        pipeline.build([path], folder / kind)
    return {kind: folder / kind for kind in ("txt", "pdf", "docx", "html")}


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_every_format_gives_the_same_facts(builds: dict[str, Path], kind: str) -> None:
    expected, found = facts(builds["txt"]), facts(builds[kind])
    assert len(expected) > 12
    assert sorted(found) == sorted(expected)
    for fact, evidence in expected.items():
        assert [each["section"] for each in found[fact]] == [each["section"] for each in evidence]
        quotes = [[each["quote"].replace("\n", "") for each in told] for told in (found[fact], evidence)]
        assert quotes[0] == quotes[1]


def test_pages_stand_in_the_evidence_of_pdf_alone(builds: dict[str, Path]) -> None:
    assert {each.get("page") for evidence in facts(builds["pdf"]).values() for each in evidence} == {1, 2}
    for kind in ("txt", "docx", "html"):
        assert {each.get("page") for evidence in facts(builds[kind]).values() for each in evidence} == {None}


def test_a_fact_is_on_the_page_of_its_words(tmp_path: Path) -> None:
    filler = "这里有一段别的话，说的是同主题没有关系的事情，它只是为了把这一页占满。"
    path = tmp_path / "long.pdf"
    path.write_bytes(typeset(["# 一、政策", *[filler] * 40, "# 二、机构", "宁波银行运用联邦学习开展智能风控。"]))
    pipeline.build([path], tmp_path / "build")
    pages = [each["page"] for evidence in facts(tmp_path / "build").values() for each in evidence if "联邦学习" in each["quote"]]
    assert pages
    assert set(pages) == {2}
    result = CliRunner().invoke(app, ["explain", "宁波银行", "--out", str(tmp_path / "build"), "--lang", "zh"])
    assert result.exit_code == 0
    assert "2" in result.stdout


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_the_text_is_kept_and_quotes_are_checked_in_it(builds: dict[str, Path], kind: str) -> None:
    texts = kept_texts(builds[kind])
    [(sha, text)] = texts.items()
    assert "宁波银行" in text
    with EmbeddedStore.open(builds[kind]) as store:
        assert check_quotes(store, texts) == []
        assert check_quotes(store, {sha: "x" + text}) != []
    assert kept_texts(builds["txt"]) == {}


def test_kg_check_compares_quotes_with_the_kept_text(tmp_path: Path) -> None:
    out = tmp_path / "build"
    pipeline.build([written(PARTS, tmp_path)["docx"]], out)
    assert "quote\t" not in CliRunner().invoke(app, ["check", "--out", str(out), "--lang", "en"]).stdout
    [kept] = (out / "extractions").glob("*.txt")
    kept.write_text("另外的文字" + kept.read_text(encoding="utf-8"), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "--out", str(out), "--lang", "en"])
    assert result.exit_code == 1
    assert "the quote does not stand at its place in the source" in result.stdout


def test_texts_are_kept_when_reports_come_and_go(tmp_path: Path) -> None:
    out, paths = tmp_path / "build", written(PARTS, tmp_path)
    other = tmp_path / "other.pdf"
    other.write_bytes(typeset(["# 另一份报告", "# 一、机构", "建设银行运用区块链开展供应链金融，这一做法已经推广到多个城市的分支机构。"]))
    pipeline.build([paths["docx"]], out)
    before = kept_texts(out)
    inplace.add([other], out)
    assert len(kept_texts(out)) == 2
    inplace.remove(["other.pdf"], out)
    assert kept_texts(out) == before


def test_a_folder_stands_for_the_reports_in_it(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    (shelf / "2031" / "page_files").mkdir(parents=True)
    for name in ("b.PDF", "a.txt", "~$c.docx", ".d.html", "e.xlsx", "2031/f.htm", "2031/page_files/ad.html"):
        (shelf / name).write_bytes(b"x")
    (shelf / "build" / "site").mkdir(parents=True)
    (shelf / "build" / ".kg-build").write_text("{}", encoding="utf-8")
    (shelf / "build" / "site" / "index.html").write_bytes(b"x")
    assert [path.relative_to(shelf).as_posix() for path in files_of([shelf])] == ["2031/f.htm", "a.txt", "b.PDF"]
    assert files_of([shelf / "e.xlsx", shelf / "a.txt"]) == [shelf / "e.xlsx", shelf / "a.txt"]
    assert files_of([tmp_path / "none", shelf / "2031" / "page_files" / "ad.html"])[0] == tmp_path / "none"


def test_a_folder_without_a_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(app, ["build", str(tmp_path / "empty"), "--out", str(tmp_path / "build"), "--lang", "en"])
    assert result.exit_code == 1
    assert "empty: this is a folder without a report; expected files with one of .docx" in result.stderr


def test_bad_files_are_one_line_each_and_the_rest_is_built(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    written(PARTS, shelf)["txt"].unlink()
    for kind in ("docx", "html"):
        (shelf / f"report.{kind}").unlink()
    (shelf / "locked.pdf").write_bytes(pdf([Sheet()], LOCK))
    picture = Sheet()
    picture.picture()
    (shelf / "scanned.pdf").write_bytes(pdf([picture]))
    (shelf / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (shelf / "empty.html").write_text("<p></p>", encoding="utf-8")
    for lang, words in (("en", "no text layer (pages: 1)"), ("zh", "没有文字层（共 1 页）")):
        result = CliRunner().invoke(app, ["build", str(shelf), "--out", str(tmp_path / "build"), "--lang", lang])
        assert result.exit_code == 1
        lines = [line for line in result.stderr.splitlines() if not line.startswith("·")]
        for name in ("locked.pdf", "scanned.pdf", "old.docx", "empty.html"):
            assert sum(name in line for line in lines) == 1
        assert words in result.stderr
    assert len(facts(tmp_path / "build")) > 12


def test_readers_are_loaded_only_when_such_a_file_is_read() -> None:
    code = "import sys; import kg.readers.shelf, kg.pipeline; print([m for m in ('pypdfium2', 'docx', 'lxml', 'selectolax') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def parts_of(document: Document) -> list[Part]:
    """A document taken apart again."""
    parts: list[Part] = []
    for block in document.blocks:
        if isinstance(block, Table):
            parts += [text.text for text in (block.caption, block.unit) if text is not None][:1]
            parts.append([["" if cell.carried else cell.text.text for cell in row.cells] for row in (*block.header, *block.rows)])
        elif isinstance(block, Heading):
            parts.append("#" * block.level + " " + block.text.text)
        else:
            parts.append(block.text.text)
    return parts


def test_a_whole_digest_as_a_pdf(tmp_path: Path) -> None:
    """Every paragraph, heading and row of a bundled digest is found again behind its breaks of lines and pages."""
    catalogue = load_catalogue(resource("data", "reports.yaml"))
    digest = read_document(next(path for path in bundled_digests() if path.stem == "caict-2024"), catalogue)
    path = tmp_path / "digest.pdf"
    path.write_bytes(typeset(parts_of(digest), header="示范年报"))
    found = read_document(path, catalogue)
    assert len(found.pages) > 20
    for kind in (Heading, Paragraph):
        expected = [block.text.text for block in digest.blocks if isinstance(block, kind)]
        held = "\n".join(block.text.text for block in found.blocks if isinstance(block, kind))
        lost = [words for words in expected if words not in held]
        assert len(lost) <= 0.03 * len(expected), lost
    rows = [[cell.text.text for cell in row.cells] for table in digest.tables() for row in table.rows]
    read = [[cell.text.text for cell in row.cells] for table in found.tables() for row in table.rows]
    lost_rows = [row for row in rows if row not in read]
    assert len(lost_rows) <= 0.1 * len(rows), lost_rows
