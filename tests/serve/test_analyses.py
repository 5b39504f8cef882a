"""Communities, trends, comparisons and gaps over HTTP: the JSON of the commands, described, bounded and checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from kg.api.opened import KEPT
from kg.cli.main import app
from kg.serve import analyst
from kg.serve.analysis_calls import ANALYSES
from kg.serve.app import Settings
from kg.serve.limits import Limits
from kg.store.embedded import EmbeddedStore
from tests.api.graphs import trend_graph
from tests.rdf.factory import write_build
from tests.serve.conftest import running

Params = list[tuple[str, str]]


@pytest.fixture(scope="module")
def trend_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("trends") / "build", trend_graph())


@pytest.fixture(scope="module")
def asked(bank_build: Path, trend_build: Path) -> Iterator[Callable[[str, Params], httpx.Response]]:
    """Asks the service of the banks, and of trends that of the four reports; every answer is held against the OpenAPI document."""
    settings = Settings(Limits(seconds=30))
    with running(bank_build, settings) as banks, running(trend_build, settings) as trends, httpx.Client(timeout=60, trust_env=False) as client:
        document = client.get(f"{banks}/api/openapi.json").json()

        def ask(path: str, params: Params) -> httpx.Response:
            reply = client.get((trends if path.startswith("/api/trends") else banks) + path, params=params)
            schema = document["paths"][path]["get"]["responses"][str(reply.status_code)]["content"]["application/json"]["schema"]
            Draft202012Validator({**schema, "components": document["components"]}).validate(reply.json())
            return reply

        yield ask


SAME: dict[str, tuple[str, Params, list[str]]] = {
    "communities": ("/api/communities", [("samples", "5"), ("runs", "3"), ("top", "2"), ("seed", "1"), ("resolution", "0.9")],
                    ["communities", "--samples", "5", "--runs", "3", "--top", "2", "--seed", "1", "--resolution", "0.9"]),
    "communities of a slice": ("/api/communities", [("projection", "actor-scenario"), ("report", "r1"), ("min_belief", "0.5"), ("samples", "0"), ("runs", "0")],
                               ["communities", "--projection", "actor-scenario", "--report", "r1", "--min-belief", "0.5", "--samples", "0", "--runs", "0"]),
    "communities rolled up": ("/api/communities", [("rollup", "Technology=1"), ("samples", "0"), ("runs", "0")],
                              ["communities", "--rollup", "Technology=1", "--samples", "0", "--runs", "0"]),
    "comparison": ("/api/comparisons", [("name", "甲银行"), ("name", "Bank B"), ("name", "子保险")], ["compare", "甲银行", "Bank B", "子保险"]),
    "comparison of groups": ("/api/comparisons", [("name", "甲银行"), ("name", "乙行"), ("group", "true"), ("report", "r1")],
                             ["compare", "甲银行", "乙行", "--group", "--report", "r1"]),
    "similar": ("/api/similar", [("name", "甲银行"), ("by", "cosine"), ("class", "银行"), ("top", "2")],
                ["compare", "甲银行", "--similar", "--by", "cosine", "--class", "银行", "--top", "2"]),
    "gaps": ("/api/gaps", [("class", "Bank"), ("top", "5"), ("folds", "5"), ("seed", "3")], ["gaps", "--class", "Bank", "--top", "5", "--folds", "5", "--seed", "3"]),
    "gaps of one": ("/api/gaps", [("of", "丁银行"), ("method", "popularity"), ("top", "3")], ["gaps", "--of", "丁银行", "--method", "popularity", "--top", "3"]),
    "changes": ("/api/trends", [], ["trends"]),
    "changes between two": ("/api/trends", [("from", "2021"), ("to", "a-2023"), ("top", "1"), ("lang", "en")],
                            ["trends", "changes", "--from", "2021", "--to", "a-2023", "--top", "1", "--lang", "en"]),
    "themes": ("/api/trends/themes", [("level", "1"), ("per", "class"), ("confidence", "0.9")],
               ["trends", "themes", "--level", "1", "--per", "class", "--confidence", "0.9"]),
    "entities": ("/api/trends/entities", [("class", "技术"), ("top", "1"), ("publisher", "all")],
                 ["trends", "entities", "--class", "技术", "--top", "1", "--publisher", "all"]),
    "relations": ("/api/trends/relations", [("report", "2021"), ("report", "2023")], ["trends", "relations", "--report", "2021", "--report", "2023"]),
    "pilots": ("/api/trends/pilots", [("subject", "数字货币钱包")], ["trends", "pilots", "数字货币钱包"]),
    "policies": ("/api/trends/policies", [("by", "issuer")], ["trends", "policies", "--by", "issuer"]),
    "policies one by one": ("/api/trends/policies", [("lang", "en")], ["trends", "policies", "--lang", "en"]),
    "series": ("/api/trends/series", [("indicator", "科技投入"), ("class", "Bank"), ("since", "2022")],
               ["trends", "series", "科技投入", "--class", "Bank", "--since", "2022"]),
    "series of some": ("/api/trends/series", [("indicator", "IT投入"), ("about", "第二银行"), ("unit", "CNY")],
                       ["trends", "series", "IT投入", "--about", "第二银行", "--unit", "CNY"]),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_the_answer_is_what_the_command_prints(
    asked: Callable[[str, Params], httpx.Response], bank_build: Path, trend_build: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    path, params, arguments = SAME[case]
    monkeypatch.setenv("KG_LANG", "zh")
    printed = CliRunner().invoke(app, [*arguments, "--json", "--out", str(trend_build if arguments[0] == "trends" else bank_build)])
    assert printed.exit_code == 0, printed.stderr
    reply = asked(path, params)
    assert reply.status_code == 200, reply.text
    assert reply.json() == json.loads(printed.stdout)


def test_every_parameter_is_tried() -> None:
    """A parameter that no case gives might be called otherwise by what answers it."""
    given: dict[str, set[str]] = {}
    for path, params, _ in SAME.values():
        given.setdefault(path, set()).update(name for name, _ in params)
    shared = {"since", "until", "min_belief", "rollup", "report", "lang", "publisher", "from", "to", "class", "level", "group", "top", "projection", "per", "confidence"}
    tried = {path: {each.name for call in ANALYSES if call.path == path for each in call.parameters} - names - shared for path, names in given.items()}
    assert {path: names for path, names in tried.items() if names} == {}
    assert {call.path for call in ANALYSES} - given.keys() == {"/api/paths", "/api/rankings"}, "these have tests of their own"


BAD: dict[str, tuple[str, Params, int, str]] = {
    "one thing": ("/api/comparisons", [("name", "甲银行")], 400, "two names or more"),
    "no thing": ("/api/comparisons", [], 400, "name is missing"),
    "blank names": ("/api/comparisons", [("name", " ")], 400, "name is missing"),
    "unknown thing": ("/api/comparisons", [("name", "甲银行"), ("name", "甲银航")], 404, "did you mean 甲银行"),
    "the same thing": ("/api/comparisons", [("name", "甲银行"), ("name", "甲行")], 400, "are the same thing"),
    "no yes or no": ("/api/comparisons", [("name", "甲银行"), ("name", "乙银行"), ("group", "1")], 400, "group=1; expected true or false"),
    "too many things": ("/api/comparisons", [("name", "甲银行")] * 41, 400, "at most 40"),
    "unknown similarity": ("/api/similar", [("name", "甲银行"), ("by", "dice")], 400, "jaccard or cosine"),
    "unknown class": ("/api/similar", [("name", "甲银行"), ("class", "Bang")], 400, "did you mean Bank"),
    "nothing similar": ("/api/similar", [("name", "北京")], 400, "shares a technology"),
    "unknown projection": ("/api/communities", [("projection", "actors-technology")], 400, "actor-technology"),
    "unknown report": ("/api/communities", [("report", "1999")], 400, "r1"),
    "one random network": ("/api/communities", [("samples", "1")], 400, "0 or 2 and more"),
    "too many random networks": ("/api/communities", [("samples", "201")], 400, "from 0 to 200"),
    "a negative seed": ("/api/communities", [("seed", "-1")], 400, "from 0 to 2147483647"),
    "a seed too large": ("/api/communities", [("seed", "10000000000")], 400, "from 0 to 2147483647"),
    "no resolution": ("/api/communities", [("resolution", "0")], 400, "a number above 0"),
    "resolution is no number": ("/api/communities", [("resolution", "nan")], 400, "from 0 to 1000"),
    "roll-up": ("/api/communities", [("rollup", "Technology")], 400, "CLASS=DEPTH"),
    "roll-up to nowhere": ("/api/communities", [("rollup", "Technology=²")], 400, "CLASS=DEPTH"),
    "roll-up of nothing": ("/api/communities", [("rollup", "Technologie=1")], 400, "did you mean Technology"),
    "a date that is none": ("/api/communities", [("since", "last year")], 400, "2021-03-04"),
    "nothing left": ("/api/communities", [("since", "2090")], 400, "take fewer restrictions"),
    "no two sides": ("/api/gaps", [("projection", "facts")], 400, "actor-scenario"),
    "unknown method": ("/api/gaps", [("method", "luck")], 400, "popularity"),
    "one fold": ("/api/gaps", [("folds", "1")], 400, "from 2 to 100"),
    "unknown entity": ("/api/gaps", [("of", "甲银航")], 404, "did you mean 甲银行"),
    "an entity without links": ("/api/gaps", [("of", "示范监管局")], 400, "has no link"),
    "another command's option": ("/api/gaps", [("by", "cosine")], 400, "unknown parameter 'by'; expected projection, class, of"),
    "unknown report of a trend": ("/api/trends", [("from", "1999")], 400, "a-2021"),
    "time that runs backwards": ("/api/trends", [("from", "2024"), ("to", "2021")], 400, "from (2024) is later than to (2021)"),
    "unknown publisher": ("/api/trends/themes", [("publisher", "nobody")], 400, "publisher: no report is by"),
    "a confidence that is none": ("/api/trends/themes", [("confidence", "1")], 400, "confidence: a confidence of 1.0 is none"),
    "a confidence above 1": ("/api/trends/themes", [("confidence", "1.5")], 400, "from 0 to 1"),
    "a level that is none": ("/api/trends/themes", [("level", "0")], 400, "from 1 to 20"),
    "unknown base": ("/api/trends/themes", [("per", "words")], 400, "passages or class"),
    "unknown count": ("/api/trends/policies", [("by", "colour")], 400, "month or year or issuer"),
    "no indicator": ("/api/trends/series", [], 400, "indicator is missing"),
    "unknown indicator": ("/api/trends/series", [("indicator", "科技投人")], 404, "did you mean 科技投入"),
    "unknown subject": ("/api/trends/pilots", [("subject", "数字货币钱色")], 404, "数字货币钱包"),
    "an option of another view": ("/api/trends/relations", [("level", "1")], 400, "unknown parameter 'level'"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_errors_say_what_is_wrong(asked: Callable[[str, Params], httpx.Response], case: str) -> None:
    path, params, status, told = BAD[case]
    reply = asked(path, params)
    message = reply.json()["message"]
    assert (reply.status_code, told in message) == (status, True), message
    for no_advice in ("--", "kg ", "\n"):
        assert no_advice not in message, message


@pytest.mark.parametrize("path", ["/api/communities", "/api/trends", "/api/gaps", "/api/comparisons?name=甲银行&name=乙银行"])
def test_one_past_its_time_is_stopped(bank_build: Path, path: str) -> None:
    with running(bank_build, Settings(Limits(seconds=0.0001))) as address:
        reply = httpx.get(f"{address}{path}", timeout=60, trust_env=False)
    assert (reply.status_code, "retry-after" in reply.headers) == (503, True)


def test_what_is_kept_does_not_grow_with_what_is_asked(bank_build: Path) -> None:
    with EmbeddedStore.open(bank_build) as store:
        answerer = analyst.Analyst(store)
        for number in range(3 * KEPT):
            answerer.rankings("degree", "", 3, [], [], "zh", projection="facts", min_belief=number / 1000, since="", until="")
            answerer.comparisons(["甲银行", "乙银行"], [], group=False, min_belief=number / 1000, since="", until="", reports=[], lang="zh")
        kept: dict[str, Any] = vars(answerer.graph)
        assert len(kept["_networks"]) == KEPT
        many = {name: value for name, value in kept.items() if isinstance(value, dict | list | set) and name != "_networks"}
        assert not many, "nothing else is collected by question"


def test_the_answers_name_statements_that_the_service_opens(bank_build: Path) -> None:
    with running(bank_build, Settings(Limits(seconds=30))) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        found = client.get("/api/comparisons", params=[("name", "甲银行"), ("name", "乙银行")]).json()
        statement = found["aspects"][0]["items"][0]["cells"][0]["statements"][0]
        quotes = [each["quote"] for each in found["evidence"][statement]]
        opened = client.get("/api/evidence", params={"statement": statement}).json()["facts"][0]["evidence"]
        assert [each["quote"] for each in opened] == quotes != []
