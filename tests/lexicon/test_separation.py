"""Names that are judged different are names of two things, whatever the lexicon or the text says."""

from __future__ import annotations

from kg.extract.annotate import annotate
from kg.lexicon.judgements import Judgements
from kg.lexicon.linking import Linker
from kg.lexicon.matcher import Matcher
from kg.lexicon.reasons import HEAD_NOUN
from kg.lexicon.registry import Registry, discovered_id
from kg.lexicon.separation import kept_apart
from kg.lexicon.tables import Lexicon
from kg.lexicon.titles import group_titles
from kg.model.judgement import Judgement, Verdict
from kg.text.normalise import normalise
from tests.extract.workbench import alphabet, lexicon, ontology, prose


def different(one: str, other: str) -> Judgement:
    """The judgement that two names are of two things."""
    return Judgement(verdict=Verdict.DIFFERENT, one=one, other=other)


def apart(*rows: Judgement) -> Lexicon:
    """The bundled lexicon under judgements."""
    return kept_apart(lexicon(), Judgements(rows).in_force, ontology())


def linked(known: Lexicon, *paragraphs: str) -> list[list[tuple[str, str]]]:
    """(surface, id) of the mentions of every sentence."""
    names = Registry(known, ontology())
    linker = Linker(known, names, Matcher(known.strong, known.guards, known.weak))
    return [[(m.surface, m.entity) for m in s.mentions] for s in annotate(prose(*paragraphs), names, linker, alphabet()).sentences]


def test_an_alias_becomes_a_thing_of_its_own_class() -> None:
    known = apart(different("工商银行", "宇宙行"), different("工行", "icbc"))
    new = discovered_id("工行", "Organization")
    assert linked(known, "工行与工商银行、中国工商银行。") == [[("工行", new), ("工商银行", "icbc"), ("中国工商银行", "icbc")]]
    assert linked(lexicon(), "工行与工商银行。") == [[("工行", "icbc"), ("工商银行", "icbc")]]
    entity = known.entities[new]
    assert (entity.zh, entity.cls, entity.origin) == ("工行", lexicon().entities["icbc"].cls, "discovered")
    assert "工行" not in known.entities["icbc"].aliases
    assert "工行" in lexicon().entities["icbc"].aliases


def test_a_weak_alias_and_the_label_named_second_are_split_too() -> None:
    known = apart(different("移动", "中国移动"))
    new = discovered_id("移动", "Organization")
    assert known.by_key["移动"] == new
    assert "移动" not in known.weak_by_key
    assert linked(known, "移动很快，中国移动更快。")[0][0] == ("移动", new)


def test_a_withdrawn_judgement_leaves_the_lexicon_as_it_was() -> None:
    withdrawn = Judgement(verdict=Verdict.WITHDRAW, one="工商银行", other="工行")
    assert apart(different("工商银行", "工行"), withdrawn) == lexicon()
    same = Judgement(verdict=Verdict.SAME, one="工商银行", other="建设银行")
    assert apart(same) == lexicon()


def test_a_short_form_that_the_text_introduces_is_refused() -> None:
    text = ("工商银行（以下简称“示范行”）。", "示范行很大。")
    assert linked(lexicon(), *text)[1] == [("示范行", "icbc")]
    assert linked(apart(different("icbc", "示范行")), *text)[1] == []


def test_a_shortened_title_stays_a_title_of_its_own() -> None:
    titles = [("关于示范数据流通服务的管理办法", "Measures", HEAD_NOUN("办法")), ("示范数据流通服务管理办法", "Measures", HEAD_NOUN("办法"))]
    assert len(group_titles(titles)) == 1
    known = apart(different(titles[1][0], titles[0][0]))
    assert len(group_titles(titles, known.apart)) == 2
    assert normalise(titles[0][0]).text == titles[0][0]
