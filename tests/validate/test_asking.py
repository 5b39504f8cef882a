"""Stored questions by name, and values for their parameters, as every caller finds them."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.asking import bound, bundled_questions, find_question, similar
from kg.validate.questions import load_questions
from tests.rdf.factory import small_graph


def test_the_bundled_questions() -> None:
    assert bundled_questions() == load_questions(resource("ontology", "questions"))
    assert find_question("adopters-of") in bundled_questions()
    assert find_question("nothing") is None


def test_values_become_terms() -> None:
    question = find_question("adopters-of")
    assert question is not None
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as store:
        found = bound(store, question, {"technology": "federated learning"})
        assert {name: str(each.term) for name, each in found.items()} == {"technology": "<https://w3id.org/fintech-kg/concept/federated-learning>"}
        assert bound(store, question, {}) == {}
        with pytest.raises(UsageError, match="the question adopters-of has no parameter 'zz'; it takes technology"):
            bound(store, question, {"zz": "1"})


@pytest.mark.parametrize(("name", "said"), [("subsidary", "did you mean subsidiaries?"), ("zzz", "")])
def test_similar_names(name: str, said: str) -> None:
    assert similar(name, ["subsidiaries", "pilots"]) == said
