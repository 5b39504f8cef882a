"""What an example illustrates: fields and technologies of the words before it."""

from __future__ import annotations

import pytest

from kg.extract.relations.illustrated import illustrated
from tests.extract.relations.reading import read

OF: list[tuple[str, set[str]]] = [
    ("二是数据打通破解贸易融资难题。例如，宁波银行上线签约平台。", {"贸易融资"}),
    ("三是语音识别进一步释放坐席人力。例如，宁波银行上线签约平台。", {"语音识别"}),
    ("各地加快动产融资试点，比如宁波银行上线了签约平台。", {"动产融资"}),
    ("一方面，贸易融资加快线上化。机构数量不少。例如，宁波银行上线签约平台。", {"贸易融资"}),
    ("首先，机构借助知识图谱梳理关系。如宁波银行上线了签约平台。", {"知识图谱"}),
    ("数据共享让商户获得动产融资。以网商银行为代表的公司深耕该领域。", {"动产融资"}),
    ("机构开展贸易融资和动产融资。譬如，宁波银行上线签约平台。", {"贸易融资", "动产融资"}),
    # what an example need not be of
    ("一是供应链金融、贸易融资、动产融资等业务提速。例如，宁波银行上线签约平台。", set()),
    ("二是贸易融资的违规事件增多。例如，宁波银行上线签约平台。", set()),
    ("二是贸易融资有望提速。例如，宁波银行上线签约平台。", set()),
    ("二是知识图谱应用较少。例如，宁波银行上线签约平台。", set()),
    ("二是数据打通破解贸易融资难题。例如，在征信领域，宁波银行上线签约平台。", set()),
    ("二是数据打通破解贸易融资难题。\n例如，宁波银行上线签约平台。", set()),
    ("二是根据贸易融资的特点调整网点。例如，宁波银行上线签约平台。", set()),
    ("二是数据打通破解贸易融资难题。如果宁波银行上线签约平台，等待会减少。", set()),
]


@pytest.mark.parametrize(("text", "concepts"), OF, ids=[case[0] for case in OF])
def test_of(text: str, concepts: set[str]) -> None:
    document = read(*text.split("\n")).document
    found = illustrated(document).values()
    assert {document.names[t.tokens[0].mention.entity].zh for topics in found for t in topics if t.tokens[0].mention} == concepts


def test_the_sentence_before_is_cited() -> None:
    found = read("二是数据打通破解贸易融资难题。例如，宁波银行上线签约平台。")
    claim = next(c for c in found.claims if c.predicate == "servesScenario")
    assert [passage.quote for passage in claim.evidence.context] == ["二是数据打通破解贸易融资难题。"]


def test_words_of_the_same_sentence_need_no_citation() -> None:
    found = read("各地加快动产融资试点，比如宁波银行搭建了签约平台。")
    claim = next(c for c in found.claims if c.predicate == "servesScenario")
    assert claim.evidence.context == ()
