"""The families of checks: how they are run, counted, accepted and told."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import BuildError, OntologyError
from kg.ontology.prefixes import expand
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.accepted import Accepted, read_accepted
from kg.validate.check import FAMILIES, CheckReport, Context, Family, FamilyResult, check_build, check_store
from kg.validate.finding import Finding, Severity
from kg.view.check_page import COUNTS, render_check, write_check
from tests.rdf.factory import small_graph

ERROR = Finding(Severity.ERROR, "hygiene-full-width", expand("fkgr:jia"), "全角", "full width", "Ａ<b>")
WARNING = Finding(Severity.WARNING, "hygiene-shared-alias", expand("fkgr:jia"), "共用", "shared", "甲")


def found(*findings: Finding) -> Family:
    """A family that finds these."""
    return Family("hygiene", "卫生", "hygiene", lambda context: (3, list(findings)))


def ontology(tmp_path: Path, *rows: str) -> Path:
    """A folder with two checks and a table of accepted findings."""
    checks = tmp_path / "checks"
    checks.mkdir()
    for name in ("hygiene-full-width", "hygiene-shared-alias", "cube-ic01"):
        text = "# zh: 甲\n# en: a\n# severity: error\nSELECT ?x ?v { VALUES (?x ?v) { (UNDEF UNDEF) } }\n"
        (checks / f"{name}.rq").write_text(text, encoding="utf-8")
    (checks / "accepted.csv").write_text("\n".join(["check,focus,zh,en", *rows]) + "\n", encoding="utf-8")
    return tmp_path


def run(tmp_path: Path, family: Family, *rows: str) -> CheckReport:
    jia = ox.Quad(*(ox.NamedNode(expand(name)) for name in ("fkgr:jia", "rdf:type", "fkg:Bank", "fkgr:graph/lexicon")))
    return check_store(EmbeddedStore.in_memory([jia]), ontology(tmp_path, *rows), (family,))


def test_the_writer_keeps_every_rule(small_build: Path) -> None:
    """A small graph as the program writes it has no error; what it leaves unused is a warning."""
    report = check_build(small_build, resource("ontology"))
    assert [family.name for family in report.families] == [family.name for family in FAMILIES]
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []
    with EmbeddedStore.open(small_build) as store:
        alone = check_store(store, resource("ontology"))
    assert (alone.findings, alone.accepted) == (report.findings, report.accepted)
    assert [family.checks for family in alone.families] == [family.checks for family in report.families]
    assert all(family.checks for family in report.families if family.name != "skos")


def test_every_family_speaks_up() -> None:
    """One defect for each family, in an otherwise good graph."""
    lexicon = ox.NamedNode(expand("fkgr:graph/lexicon"))

    def triple(subject: str, predicate: str, value: ox.Literal | str) -> ox.Quad:
        return ox.Quad(
            ox.NamedNode(expand(subject)), ox.NamedNode(expand(predicate)), ox.NamedNode(expand(value)) if isinstance(value, str) else value, lexicon
        )

    bad = [
        triple("fkgr:ccb", "skos:altLabel", ox.Literal("建設銀行", language="zh")),
        triple("fkgr:ccb", "rdf:type", "fkg:Law"),
        triple("fkgr:x", "rdf:type", "qb:Observation"),
        triple("fkgr:passage/p", "fkg:mentions", "fkgr:nobody"),
    ]
    store = EmbeddedStore.in_memory([*quads(small_graph(), resource("ontology")), *bad])
    report = check_store(store, resource("ontology"))
    silent = {"skos", "profile", "questions"}  # of the ontology, and of the bundled reports: they have defects of their own in their tests
    assert {family.name for family in report.families if family.count(Severity.ERROR)} == {family.name for family in FAMILIES} - silent


def test_no_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError):
        check_build(tmp_path / "none", resource("ontology"))


def test_an_error_of_a_family_is_raised_as_it_is(small_build: Path) -> None:
    def fail(context: Context) -> tuple[int, list[Finding]]:
        raise OntologyError("broken", where="x.ttl:3")

    with pytest.raises(OntologyError, match=r"x\.ttl:3: broken"):
        check_build(small_build, resource("ontology"), (Family("bad", "坏", "bad", fail), found()))


def test_accepted_warnings_stand_apart(tmp_path: Path) -> None:
    report = run(tmp_path, found(WARNING, WARNING, ERROR), "hygiene-shared-alias,fkgr:jia,确实共用,truly shared")
    (family,) = report.families
    assert (family.checks, family.findings, family.accepted) == (3, (ERROR,), (Accepted(WARNING, "确实共用", "truly shared"),))
    assert (report.count(Severity.ERROR), report.count(Severity.WARNING)) == (1, 0)


def test_errors_are_never_accepted(tmp_path: Path) -> None:
    report = run(tmp_path, found(ERROR), "hygiene-full-width,fkgr:jia,算了,never mind")
    assert ERROR in report.findings
    assert report.accepted == []


def test_an_acceptance_that_fits_nothing_is_told(tmp_path: Path) -> None:
    rows = ("hygiene-shared-alias,fkgr:jia,确实共用,truly shared", "hygiene-shared-alias,fkgr:yi,不在图中,is not here", "cube-ic01,fkgr:jia,未运行,was not run")
    report = run(tmp_path, found(), *rows)
    (stale,) = report.findings
    assert (stale.severity, stale.check, stale.focus) == (Severity.INFO, "hygiene-shared-alias", expand("fkgr:jia"))


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (["hygiene-other,fkgr:jia,甲,a"], r"accepted\.csv:2: no check is called 'hygiene-other'"),
        (["hygiene-full-width,fkgr:jia,甲,"], r"accepted\.csv:2: a row with empty or too many cells"),
        (["hygiene-full-width,fkgr:jia,甲,a,b"], r"accepted\.csv:2: a row with empty or too many cells"),
        (["hygiene-full-width,fkgr:jia,甲,a"] * 2, r"accepted\.csv:3: the same check and focus again"),
    ],
)
def test_malformed_table(rows: list[str], what: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=what):
        run(tmp_path, found(), *rows)


def test_table_with_other_columns(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "accepted.csv").write_text("check,reason\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"accepted\.csv:1: wrong columns"):
        read_accepted(tmp_path)


def test_page(tmp_path: Path) -> None:
    result = FamilyResult("hygiene", "卫生", "hygiene", 3, (ERROR,), (Accepted(WARNING, "确实共用", "truly shared"),), 0.5)
    report = CheckReport((result,))
    path = write_check(tmp_path, report)
    page = path.read_text(encoding="utf-8")
    assert path == tmp_path / "site" / "check.html"
    for text in ("fkgr:jia", "Ａ&lt;b&gt;", "truly shared", "确实共用", "hygiene-full-width (1)", "full width", "卫生"):
        assert text in page, text
    assert "Ａ<b>" not in page
    assert "default-src 'none'" in page
    addresses = re.findall(r"(?:src|href)=\"([^\"]*)\"", page)
    assert addresses
    assert all(each.startswith(("#", "data:")) for each in addresses), "it stands alone"
    (path.parent / "index.html").write_text("", encoding="utf-8")
    assert 'href="rankings.html"' in write_check(tmp_path, report).read_text(encoding="utf-8"), "where there is a site, it leads there"
    assert json.loads((tmp_path / COUNTS).read_text(encoding="utf-8")) == [
        {"name": "hygiene", "zh": "卫生", "en": "hygiene", "checks": 3, "errors": 1, "warnings": 0, "notes": 0, "accepted": 1}
    ]
    slow = CheckReport((FamilyResult("hygiene", "卫生", "hygiene", 3, (ERROR,), result.accepted, 9.9),))
    assert render_check(slow) == page
    assert "没有发现" in render_check(CheckReport(()))


def test_errors_come_first(tmp_path: Path) -> None:
    note = Finding(Severity.INFO, "a", "x", "甲", "a")
    assert run(tmp_path, found(note, WARNING, ERROR)).findings == [ERROR, WARNING, note]


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", encoding="utf-8")
    with pytest.raises(BuildError, match="cannot be written"):
        write_check(tmp_path, CheckReport(()))


def test_a_family_can_be_added(tmp_path: Path) -> None:
    def check_profile(minimum: int, context: Context) -> tuple[int, list[Finding]]:
        return minimum, [Finding(Severity.WARNING, "profile-x", str(context.ontology_dir), "甲", "a")]

    family = Family("profile", "轮廓", "profile", partial(check_profile, 2))
    report = run(tmp_path, family)
    assert [each.check for each in report.findings] == ["profile-x"]
    assert report.families[0].checks == 2
