"""What classes and relations are called: found by name and label, in any case; unknown words are told with similar ones."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.network.terms import Term, Terms, read_terms
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.rdf.factory import small_graph


@pytest.fixture(scope="module")
def terms() -> Terms:
    return read_terms(EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))))


def test_terms_of_the_ontology(terms: Terms) -> None:
    assert terms.classes["Bank"] == Term("Bank", "银行", "bank")
    assert terms.relations["usesTechnology"].label("en") == "uses technology"
    assert terms.relations["broader"].label() == "上位概念"
    assert "usesTechnology" not in terms.classes
    assert "supports" not in terms.relations
    assert terms.kinds["participatesIn"] == {"participatesIn", "leads"}
    assert terms.kinds["linkedTo"] > {"offers", "linkedTo"}
    assert terms.kinds["broader"] == {"broader"}
    assert terms.symmetric == {"partnersWith"}


@pytest.mark.parametrize("word", ["Bank", "bank", "银行", "fkg:Bank", " BANK "])
def test_a_class_by_its_words(terms: Terms, word: str) -> None:
    assert terms.find_class(word) == terms.class_name(word) == "Bank"


@pytest.mark.parametrize("word", ["usesTechnology", "采用技术", "uses technology", "fkg:usestechnology"])
def test_a_relation_by_its_words(terms: Terms, word: str) -> None:
    assert terms.relation_name(word) == "usesTechnology"
    assert terms.relation_name("skos:broader") == "broader"


def test_unknown_words(terms: Terms) -> None:
    assert terms.find_class("Bnak") is None
    with pytest.raises(UsageError, match=r"--class: no class is called 'Bnak'; did you mean Bank \(银行\)"):
        terms.class_name("Bnak", "--class")
    with pytest.raises(UsageError, match=r"no relation is called 'isuedBy'; did you mean issuedBy \(发布机构\)"):
        terms.relation_name("isuedBy")
    with pytest.raises(UsageError, match=r"no relation is called '☃'; there are acquires, defines"):
        terms.relation_name("☃")
