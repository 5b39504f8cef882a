"""``kg ontology doc`` writes the page, with counts where there is a graph."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg


def test_doc_counts_what_the_build_holds(kg: Kg, tmp_path: Path) -> None:
    page = tmp_path / "deep" / "o.html"
    result = kg("ontology", "doc", "-o", str(page))
    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    text = page.read_text(encoding="utf-8")
    assert 'id="term-fkg-FintechSubsidiary"' in text
    bank = text[text.index('id="term-fkg-FintechSubsidiary"') :]
    assert "<small>1</small></summary>" in bank[:400]


def test_doc_needs_no_build(kg: Kg, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    result = kg("ontology", "doc", out=None)
    assert result.exit_code == 0
    assert "无次数" in result.stdout
    assert (tmp_path / "ontology.html").exists()


def test_doc_of_a_build_that_is_not_there(kg: Kg, tmp_path: Path) -> None:
    result = kg("ontology", "doc", out=tmp_path / "absent")
    assert result.exit_code == 1
    assert "absent" in result.stderr


def test_doc_of_a_broken_ontology_tells_file_and_line(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "root.ttl").write_text("@prefix a: <http://a/> .\na:b a:c ", encoding="utf-8")
    result = kg("ontology", "doc", "--ontology", str(tmp_path), "-o", str(tmp_path / "o.html"))
    assert result.exit_code == 1
    assert "root.ttl:2:" in result.stderr
    assert not (tmp_path / "o.html").exists()
