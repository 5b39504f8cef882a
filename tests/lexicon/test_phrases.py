"""Is a stretch of words one term, and of what class?"""

from __future__ import annotations

import pytest

from kg.lexicon.phrases import Phrases

RULES = {
    "heads": {"Technology": ["云平台"], "Scenario": ["平台", "理财"]},
    "words_with_particles": ["自有", "非对称"], "particles": "有的对", "verbs_first": ["推动"], "words_with_verbs": ["推动力"],
    "verbs_inside": ["成立"],
    "verbs_before_known": ["优化"], "empty": ["业务", "系统"], "never_last": ["风险"], "vague_first": ["多种"], "never": ["空中理财"], "lead": ["运用"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "cls"), [("渔业云平台", "Technology"), ("渔业平台", "Scenario"), ("云平台", ""), ("平台", ""), ("渔业", ""), ("", "")]
)
def test_the_longest_last_word_gives_the_class(phrase: str, cls: str) -> None:
    phrases = Phrases(RULES)
    assert phrases.head_class(phrase) == cls


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("渔业理财", True), ("自有理财", True), ("非对称理财", True), ("渔业的理财", False), ("自有的理财", False), ("推动理财", False), ("推动力理财", True),
        ("渔业成立理财", False), ("渔业风险", False), ("多种理财", False), ("空中理财", False), ("业务系统", False), ("渔业", False), ("渔业。理财", False),
    ],
)  # fmt: skip
def test_terms(phrase: str, term: bool) -> None:
    assert Phrases(RULES).term(phrase) is term


@pytest.mark.parametrize(("words", "ends"), [("渔业理财优化", True), ("服务", True), ("渔业服务", False), ("优化渔业", False), ("", False)])
def test_a_verb_has_what_follows_as_its_object(words: str, ends: bool) -> None:
    assert Phrases(RULES).ends_with_verb(words) is ends
