"""The competency questions: their expected rows on the fixture graph, their floors on the graph of the bundled digests."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import pipeline
from kg.errors import InputError, KgError, OntologyError, QueryError, UsageError
from kg.ontology.load import load_ontology
from kg.ontology.prefixes import expand
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.render import as_rows, short
from kg.validate.coverage import coverage, recorded
from kg.validate.evidence import check_dataset
from kg.validate.finding import Severity
from kg.validate.parameters import Param, bind, given
from kg.validate.questions import Question, check_questions, load_questions, read_question
from kg.validate.shacl.run import check_shapes
from tests.validate.questions.fixture import fixture_graph

FOLDER = resource("ontology", "questions")
QUESTIONS = {question.name: question for question in load_questions(FOLDER)}
SOUND = sorted(name for name, question in QUESTIONS.items() if question.kind == "soundness")
CASES = [(name, case) for name, question in QUESTIONS.items() for case in ("", *(each.label for each in question.cases))]
OLD = {
    "conflicts", "forecasts", "independent-reports", "pilots", "policies-by-issuer", "subsidiaries", "technology-adopters", "technology-spending",
}  # fmt: skip
R1, LEXICON, ASSEMBLED, INFERRED = "fkgr:report/sample-2020", "fkgr:graph/lexicon", "fkgr:graph/assembled", "fkgr:graph/inferred"


@pytest.fixture(scope="module")
def fixture_quads() -> list[ox.Quad]:
    return quads(fixture_graph(), resource("ontology"), *pipeline.load_definitions())


@pytest.fixture(scope="module")
def store(fixture_quads: list[ox.Quad]) -> EmbeddedStore:
    return EmbeddedStore.in_memory(fixture_quads)


@pytest.fixture(scope="module")
def digests(digest_build: Path) -> Iterator[EmbeddedStore]:
    """The graph of the bundled digests."""
    with EmbeddedStore.open(digest_build) as opened:
        yield opened


def asked(store: EmbeddedStore, question: Question, case: str = "") -> list[list[str]]:
    """Head and rows of a question, in the short form of a table."""
    values = next((each.values for each in question.cases if each.label == case), {})
    known = {param.name: param for param in question.params}
    found = as_rows(store.query(question.query({name: given(store, known[name], text).term for name, text in values.items()})))
    return [list(found.variables), *([short(term) for term in row] for row in found.rows)]


def written(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_fixture_keeps_the_rules(store: EmbeddedStore) -> None:
    ontology = resource("ontology")
    assert check_dataset(store, load_ontology(ontology)) == []
    assert check_shapes(store, ontology) == []


def test_there_are_enough_questions_of_every_kind() -> None:
    assert len(QUESTIONS) >= 100
    assert len({question.zh for question in QUESTIONS.values()}) == len({question.en for question in QUESTIONS.values()}) == len(QUESTIONS)
    kinds = [question.kind for question in QUESTIONS.values()]
    assert min(kinds.count(kind) for kind in ("completeness", "soundness", "navigation", "provenance", "trend")) >= 8
    assert set(QUESTIONS) >= OLD


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows_on_the_fixture(store: EmbeddedStore, request: pytest.FixtureRequest, name: str, case: str) -> None:
    question = QUESTIONS[name]
    found, path = asked(store, question, case), question.expected(case)
    if request.config.getoption("--update-golden"):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    assert path.is_file(), f"write the rows that you expect into {path.name}"
    assert found == written(path)
    if question.kind == "soundness":
        assert found[1:] == []
    else:
        assert case == "" or len(found) > 1, "a case without rows shows nothing"
        assert any(len(asked(store, question, each)) > 1 for each in ("", *(case.label for case in question.cases)))


def test_every_expectation_belongs_to_a_question() -> None:
    expected = {QUESTIONS[name].expected(case) for name, case in CASES}
    assert set(FOLDER.rglob("*.csv")) == expected


def test_every_question_with_parameters_has_a_case() -> None:
    assert [name for name, question in QUESTIONS.items() if question.params and not question.cases] == []


def test_floors_and_soundness_on_the_digests(digests: EmbeddedStore) -> None:
    assert check_questions(digests, resource("ontology")) == []


def test_most_questions_have_a_floor() -> None:
    bare = [name for name, question in QUESTIONS.items() if question.kind != "soundness" and not question.floor]
    assert len(bare) <= 5, bare


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def quad(graph: str, subject: str, predicate: str, value: str | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), node(value) if isinstance(value, str) else value, node(graph))


def literal(value: str, kind: str = "decimal") -> ox.Literal:
    return ox.Literal(value, datatype=node(f"xsd:{kind}"))


Change = Callable[[list[ox.Quad]], list[ox.Quad]]


def add(*extra: ox.Quad) -> Change:
    return lambda found: [*found, *extra]


def drop(predicate: str, subject: str) -> Change:
    return lambda found: [each for each in found if (each.predicate, each.subject) != (node(predicate), node(subject))]


def swap(subject: str, predicate: str, value: ox.Literal) -> Change:
    """The one value of a subject is another."""

    def change(found: list[ox.Quad]) -> list[ox.Quad]:
        key = node(subject), node(predicate)
        changed = [ox.Quad(*key, value, each.graph_name) if (each.subject, each.predicate) == key else each for each in found]
        assert changed != found
        return changed

    return change


def without_a_quote(found: list[ox.Quad]) -> list[ox.Quad]:
    """The first passage with evidence has lost its quote."""
    passage = next(each.object for each in found if each.predicate == node("fkg:passage"))
    return [each for each in found if (each.subject, each.predicate) != (passage, node("fkg:quote"))]


def elsewhere(found: list[ox.Quad]) -> list[ox.Quad]:
    """All evidence names a passage that mentions nothing of what is claimed."""
    passage = quad(R1, "fkgr:passage/x", "fkg:mentions", "fkgr:food-co")
    links = {node("fkg:passage"), node("prov:wasDerivedFrom")}
    moved = [ox.Quad(each.subject, each.predicate, passage.subject, each.graph_name) if each.predicate in links else each for each in found]
    return [*moved, passage]


S, OBSERVED = "fkgr:statement/", "fkgr:observation/"
DEFECTS: dict[str, tuple[Change, ...]] = {
    "fact-without-statement": (add(quad(R1, "fkgr:ccb", "fkg:offers", "fkgr:hill-app")),),
    "statement-without-fact": (drop("fkg:hasSubsidiary", "fkgr:ccb"),),
    "unasserted-as-fact": (add(quad(R1, "fkgr:hill-bank", "fkg:hasSubsidiary", "fkgr:hill-fintech")),),
    "claim-without-evidence": (
        add(quad(R1, f"{S}x", "fkg:modality", "fkgc:asserted")),
        without_a_quote,
    ),
    "claim-without-belief": (drop("fkg:belief", f"{S}sub-ccb"),),
    "issued-before-founded": (add(quad(R1, "fkgr:pboc", "fkg:foundedOn", literal("2019", "gYear"))),),
    "fact-after-its-report": (swap(f"{S}founded-ccb-2018", "rdf:object", literal("2029", "gYear")),),
    "figure-after-its-report": (swap(f"{OBSERVED}ccb-2019", "fkg:periodStart", literal("2023-01-01", "date")),),
    "period-ends-before-start": (swap(f"{OBSERVED}ccb-2019", "fkg:periodEnd", literal("2018-01-01", "date")),),
    "range-upside-down": (
        swap(f"{OBSERVED}size-shanghai", "fkg:low", literal("330")),
        add(quad(R1, f"{OBSERVED}size-shanghai", "fkg:value", literal("310"))),
    ),
    "wrongly-normalized": (
        swap(f"{OBSERVED}ccb-2019", "fkg:normalizedValue", literal("176")),
        swap(f"{OBSERVED}ccb-growth-2020", "fkg:normalizedValue", literal("25")),
    ),
    "related-to-itself": (add(quad(R1, "fkgr:ccb", "fkg:investsIn", "fkgr:ccb")),),
    "mutual-subsidiaries": (add(quad(R1, "fkgr:ccb-fintech", "fkg:hasSubsidiary", "fkgr:ccb")),),
    "missing-inference": (
        add(quad(R1, "fkgr:ccb", "fkg:partnersWith", "fkgr:food-co")),
        add(quad(R1, "fkgr:ccb", "fkg:leads", "fkgr:open-alliance")),
        add(quad(LEXICON, "fkgc:ai", "skos:broader", "fkgc:blockchain")),
    ),
    "one-sided-conflict": (add(quad(ASSEMBLED, f"{S}sub-ccb", "fkg:contradicts", f"{S}sub-dawn")),),
    "refined-by-another-date": (
        swap(f"{S}founded-ccb-2018", "rdf:object", literal("2017", "gYear")),
        add(quad(ASSEMBLED, f"{S}founded-ccb-2018", "fkg:refines", f"{S}founded-ccb-2018-04")),
    ),
    "two-current-names": (add(quad(R1, "fkgr:new-regulator", "fkg:renamedTo", "fkgr:old-regulator")),),
    "evidence-beside-the-point": (elsewhere,),
}


def test_every_soundness_question_has_a_defect_to_find() -> None:
    assert sorted(DEFECTS) == SOUND


@pytest.mark.parametrize(("name", "change"), [(name, change) for name, changes in DEFECTS.items() for change in changes])
def test_a_defect_is_found_by_its_question(fixture_quads: list[ox.Quad], name: str, change: Change) -> None:
    found = check_questions(EmbeddedStore.in_memory(change(fixture_quads)), resource("ontology"))
    assert f"question {name}" in {each.check for each in found if each.severity is Severity.ERROR}
    assert found == sorted(found)
    assert all(each.zh and each.en and each.focus for each in found)


def test_floors_count_only_where_asked_or_where_the_bundled_reports_are(store: EmbeddedStore) -> None:
    assert check_questions(store, resource("ontology")) == []
    short_of = check_questions(store, resource("ontology"), floors=True)
    assert {each.severity for each in short_of} == {Severity.WARNING}
    assert "question technology-scenario-matrix" in {each.check for each in short_of}


HEADER = ["# zh: 问", "# en: question", "# kind: trend", "# theme: themes", "# floor: 1"]
SELECT = "SELECT ?x { VALUES ?x { fkgc:ai } }"


@pytest.mark.parametrize(
    ("line", "instead", "where", "piece"),
    [
        (0, "", ":1", "lacks # zh:"),
        (0, "# zh:", ":1", "zh is empty"),
        (1, "# zh: 又问", ":2", "a second zh"),
        (2, "# kind: nonsense", ":3", "unknown kind 'nonsense'; expected completeness"),
        (3, "# theme: other", ":4", "the theme 'other' is not its folder; expected themes"),
        (4, "# floor: many", ":5", "floor 'many'"),
        (4, "# floor: 1\n# colour: red", ":6", "unknown header 'colour'"),
        (4, "# floor: 1\n# param: x thing", ":6", "a parameter that cannot be read"),
        (4, "# floor: 1\n# param: x colour fkgc:ai | 一 | one", ":6", "unknown type 'colour'"),
        (4, "# floor: 1\n# param: y thing fkgc:ai | 一 | one", ":6", "no VALUES ?y"),
        (4, "# floor: 1\n# param: x thing fkgc:blockchain | 一 | one", ":6", "default fkgc:blockchain is not the query's: fkgc:ai"),
        (4, "# floor: 1\n# param: x year fkgc:ai | 一 | one", ":6", "is not a year"),
        (4, "# floor: 1\n# case: one", ":6", "a case that cannot be read"),
        (4, "# floor: 1\n# case: one y=2", ":6", "the case gives y"),
    ],
)
def test_a_bad_header_is_told_with_file_and_line(tmp_path: Path, line: int, instead: str, where: str, piece: str) -> None:
    lines = [*HEADER[:line], *([instead] if instead else []), *HEADER[line + 1 :], SELECT]
    path = tmp_path / "themes" / "one.rq"
    path.parent.mkdir()
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        load_questions(tmp_path)
    assert str(error.value).startswith(f"{path}{where}: ")
    assert piece in str(error.value)
    assert "\n" not in str(error.value)


def test_bad_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no questions"):
        load_questions(tmp_path)
    one, two = tmp_path / "themes" / "one.rq", tmp_path / "others" / "one.rq"
    for path in (one, two):
        path.parent.mkdir()
        path.write_text("\n".join([*HEADER, SELECT]).replace("theme: themes", f"theme: {path.parent.name}"), encoding="utf-8")
    with pytest.raises(OntologyError, match="has the same name"):
        load_questions(tmp_path)
    two.write_bytes("# zh: 银行".encode("gb18030"))
    with pytest.raises(InputError, match="is not UTF-8"):
        read_question(two)
    soundness = one.read_text(encoding="utf-8").replace("kind: trend", "kind: soundness")
    one.write_text(soundness, encoding="utf-8")
    with pytest.raises(OntologyError, match="0 for a soundness question"):
        read_question(one)


def test_a_query_that_fails_is_an_error(tmp_path: Path, store: EmbeddedStore) -> None:
    folder = tmp_path / "questions" / "themes"
    folder.mkdir(parents=True)
    (folder / "broken.rq").write_text("\n".join([*HEADER, "SELECT ?x {"]), encoding="utf-8")
    (found,) = check_questions(store, tmp_path, floors=True)
    assert (found.severity, found.check, found.focus) == (Severity.ERROR, "question broken", "themes/broken.rq")
    assert "query line 6" in found.en


TECHNOLOGY = Param("technology", "fkg:Technology", "fkgc:ai", "技术", "a technology")


@pytest.mark.parametrize("name", ["区块链", "blockchain", " Blockchain ", "fkgc:blockchain", "區塊鏈"])
def test_a_thing_is_found_by_any_name(store: EmbeddedStore, name: str) -> None:
    assert given(store, TECHNOLOGY, name).term == node("fkgc:blockchain")


@pytest.mark.parametrize(
    ("kind", "text", "error", "piece"),
    [
        ("fkg:Technology", "区块连", QueryError, "did you mean 区块链"),
        ("fkg:Technology", "建行", QueryError, "建设银行 is fkg:StateOwnedBank; expected a thing of the class fkg:Technology"),
        ("year", "20x4", UsageError, "a year such as 2023"),
        ("integer", "1.5", UsageError, "a whole number"),
        ("decimal", "much", UsageError, "a number such as 0.9"),
        ("decimal", "NaN", UsageError, "a number such as 0.9"),
    ],
)
def test_a_value_that_does_not_fit_is_told(store: EmbeddedStore, kind: str, text: str, error: type[KgError], piece: str) -> None:
    with pytest.raises(error) as caught:
        given(store, replace(TECHNOLOGY, type=kind), text)
    assert piece in str(caught.value)
    assert str(caught.value).startswith("parameter technology: ")


def test_values_are_bound_as_terms_and_never_as_text(store: EmbeddedStore) -> None:
    text = 'SELECT ?v { VALUES ?word { "a" } VALUES ?other { UNDEF } BIND(CONCAT(?word, "!") AS ?v) }'
    params = (Param("word", "text", '"a"', "词", "a word"), Param("other", "text", "UNDEF", "他", "another"))
    nasty = '" } } INSERT VALUES ?other { "x" } \\ \n {'
    query = bind(text, params, {"word": given(store, params[0], f"x{nasty}x").term})
    ((value,),) = as_rows(store.query(query)).rows
    assert isinstance(value, ox.Literal)
    assert value.value == f"x{nasty}x!"
    assert "UNDEF" not in query
    with pytest.raises(ValueError, match="no parameters"):
        bind(text, params, {"none": ox.Literal("x")})


def test_coverage_may_only_rise() -> None:
    """A term of the ontology that no question speaks of may be added; a question may not be lost."""
    found = coverage(QUESTIONS.values(), load_ontology(resource("ontology")))
    reached = len(found.classes), len(found.properties)
    assert reached == recorded(FOLDER), f"write {reached} into coverage.json if it rose"


def test_coverage_counts_neither_comments_nor_strings() -> None:
    question = replace(QUESTIONS["pilots"], text='# fkg:Bank\nSELECT ?fkg { ?x a fkg:Place ; <urn:fkg:offers> "fkg:Law" ; fkg:about ?y }')
    found = coverage([question], load_ontology(resource("ontology")))
    assert (found.classes, found.properties) == (("Place",), ("about",))
    assert "Bank" in found.classes_open
    assert "offers" in found.properties_open


def test_a_bad_record_of_coverage_is_told(tmp_path: Path) -> None:
    (tmp_path / "coverage.json").write_text(json.dumps({"classes": 3}), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"coverage\.json: cannot be read"):
        recorded(tmp_path)


def test_the_questions_run_outside_the_program(fixture_quads: list[ox.Quad], tmp_path: Path) -> None:
    """Each file declares its prefixes and holds its defaults: any SPARQL engine can run it as it is."""
    shutil.copytree(FOLDER, tmp_path / "questions")
    engine = ox.Store()
    engine.extend(fixture_quads)
    for path in sorted((tmp_path / "questions").rglob("*.rq")):
        assert isinstance(engine.query(path.read_text(encoding="utf-8")), ox.QuerySolutions), path.name
