"""Typed text as the patterns read it: without glosses in brackets, and with the subjects that the words leave out.

*宁波银行上线了甬智，运用大模型* says that 甬智 uses the model; *该行* in the next sentence is the bank. Such places become one
character, ``ELLIPSIS``, that knows whom it may mean; a pattern's subject slot takes it where a meant name fits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.relations.lists import ELLIPSIS, SEPARATOR
from kg.extract.typed import Alphabet, Token, TypedText
from kg.model.statement import Passage

_GLOSS = re.compile(r"（[^（）]{0,70}）|\([^()]{0,70}\)|\*\*|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_PRONOUNS = {
    "Organization": "该行|该公司|该集团|该企业|该机构|该银行|该券商|该研究院|该平台公司|该委员会|该局|该协会|公司(?=[还也已将正])|该社",
    "Product": "该平台|该系统|该产品|该模型|该应用|该服务",
    "Initiative": "该项目|该计划|该联盟|该试点|该工程|该倡议",
    "Policy": "该办法|该规划|该意见|该通知|该指引|该规定|该方案|该标准|该文件|该条例|该法|《?办法》?(?=[明规提])|《?规划》?(?=[明规提])|《?意见》?(?=[明规提])|《?方案》?(?=[明规提])",
    "Technology": "该技术|这一技术|这项技术",
    "": "其(?![他它中余次实后间一二三])",
}
_LEAD = r"(?:(?:例如|比如|譬如|如|其中|同时|此外|另外|目前|当前|近年来|随后|之后|另一方面|一方面|一是|二是|三是|四是|第[一二三四]|而|但|并|与此同时|以|作为|由|在|对|包括|既包括|也有|还有|[-·✓•\d.、\s：:]+)[，,、]?)*"
_JOIN = r"(?:同时|并且|并|还|也|且|进而|从而|此外|随后|之后|又|再|均|都|已|已经|正在|正|先后|陆续|分别|率先|积极|持续|不断|首次|共同|联合|专门|主要|重点|进一步|通过自主|自主){0,3}"
_SAYING = re.compile(r"认为|表示|指出|强调|要求|建议|显示|预计|预测|发现|提示|呼吁|数据|报告|某")
_LAUNCH = "推出|上线|发布|打造|研发|开发|自研|构建|建设|搭建|发行|建立|创建"
_CONTINUES = re.compile(r"(?:同时|此外|另外|目前|并|还|也|截至|其后|随后|之后|近年来|未来|未来，|后续)")
PREPOSITIONS = ("通过", "利用", "以", "在", "为", "对", "基于", "将", "把", "与", "和", "向", "从", "借助", "依托", "围绕", "聚焦", "是", "成为", "作为", "被", "于")


@dataclass(frozen=True, slots=True)
class Subject:
    """Coordinated names that a sentence is about; ``passage`` is where they stand, if it is another sentence."""

    tokens: tuple[Token, ...]
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Text of a sentence for the patterns: ``at`` gives the token of a typed character, ``meant`` the subjects of an ellipsis."""

    text: str
    at: Mapping[int, Token]
    meant: Mapping[int, tuple[Subject, ...]]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Tokens in a range, in order."""
        return [self.at[i] for i in range(start, end) if i in self.at]

    def words(self, start: int, end: int) -> str:
        """The words of a range without its names."""
        return "".join(" " if i in self.at or i in self.meant else self.text[i] for i in range(start, end))


class Viewer:
    """Makes views, sentence by sentence of a block, and keeps the subject from one to the next."""

    def __init__(self, alphabet: Alphabet, verbs: Sequence[str]) -> None:
        self._alphabet = alphabet
        tokens = alphabet.any_token()
        actor = alphabet.character_class(["Organization", "Product", "Initiative", "Policy", "Quoted"])
        self._actors = actor
        date = alphabet.char("Date")
        place = alphabet.character_class(["Place"])
        closing = r"(?:等[^，。；：]{0,10}?(?:机构|银行|公司|企业|平台|券商|部门|部委|商))?"
        self._subject = re.compile(rf"{_LEAD}(?:{date}[，,]?)?{_LEAD}(?:{place}的?)?(?P<names>{actor}(?:{SEPARATOR}{{1,2}}{actor})*){closing}")
        org = alphabet.character_class(["Organization"])
        product = alphabet.character_class(["Product", "Quoted", "Initiative"])
        self._launch = re.compile(rf"{org}[^，。；：{tokens[1:-1]}]{{0,8}}(?:{_LAUNCH})(?:了|的|出)?[^，。；：{tokens[1:-1]}]{{0,10}}(?P<product>{product})")
        starters = sorted({*verbs, *PREPOSITIONS}, key=lambda w: (-len(w), w))
        self._starter = re.compile(rf"\s*{_JOIN}(?:{'|'.join(re.escape(w) for w in starters)})")
        self._pronouns: list[tuple[str, re.Pattern[str]]] = [
            (cls, re.compile(rf"(?:^|(?<=[，。：；并由使让在对为]))(?:{words})" if not cls else words)) for cls, words in _PRONOUNS.items()
        ]
        self._kept: tuple[Subject, ...] = ()
        self._open = False

    def start_block(self, subjects: tuple[Subject, ...] = ()) -> None:
        """Forget the last block; ``subjects`` are what a heading says that the new one is about."""
        self._kept = subjects
        self._open = bool(subjects)

    def view(self, typed: TypedText, passage: Passage) -> View:
        """The view of the next sentence of the block."""
        text, at = _without_glosses(typed)
        own = self._own(text, at)
        said = bool(own) and bool(_SAYING.search(_first_clause(text)))
        if own:
            subjects = () if said else own
        else:
            subjects = self._kept
        view = self._fill(text, at, own, self._kept, subjects)
        if own or "某" in text:
            self._kept = () if said or "某" in text else tuple(replace(s, passage=s.passage or passage) for s in own)
        self._open = text.rstrip().endswith(("；", ";"))
        return view

    def _own(self, text: str, at: Mapping[int, Token]) -> tuple[Subject, ...]:
        """What the sentence itself is about: its first names, and what they launch in the first clause."""
        match = self._subject.match(text)
        if match is None:
            return ()
        named = tuple(at[i] for i in range(*match.span("names")) if i in at)
        found = [Subject(named)]
        launch = self._launch.match(text, match.start("names")) or self._launch.search(text, match.start("names"), match.end() + 24)
        if launch is not None:
            found.insert(0, Subject((at[launch.start("product")],)))
        return tuple(found)

    def _fill(self, text: str, at: Mapping[int, Token], own: tuple[Subject, ...], kept: tuple[Subject, ...], later: tuple[Subject, ...]) -> View:
        """Put an ellipsis for pronouns and at clause starts that lack a subject."""
        places: dict[int, tuple[int, tuple[Subject, ...]]] = {}
        for cls, pattern in self._pronouns:
            for match in pattern.finditer(text):
                meant = [s for s in ((*later, *kept) if match.start() else kept) if not cls or self._fits(s, cls)]
                if meant:
                    places[match.start()] = (match.end() - match.start(), tuple(meant))
        if self._open and not own and kept and not places.get(0) and (self._starter.match(text) or 0 in at):
            places[0] = (0, kept)
        elif not own and kept and 0 not in places and _CONTINUES.match(text) and (start := self._after_join(text)) is not None:
            places[start] = (0, kept)
        for comma in re.finditer(r"，", text):
            start = comma.end()
            if later and start not in places and start < len(text) and text[start] not in self._actors and self._starter.match(text, start):
                places[start] = (0, later)
        return _insert(text, at, _apart(places))

    def _after_join(self, text: str) -> int | None:
        match = re.match(r"(?:同时|此外|另外|目前|近年来|随后|之后)[，,]?", text)
        start = match.end() if match else 0
        return start if self._starter.match(text, start) else None

    def _fits(self, subject: Subject, cls: str) -> bool:
        return self._alphabet.ontology.is_a(subject.tokens[0].kind, cls) if subject.tokens[0].kind in self._alphabet.ontology.classes() else cls == "Product"


def _apart(places: Mapping[int, tuple[int, tuple[Subject, ...]]]) -> dict[int, tuple[int, tuple[Subject, ...]]]:
    """Places without those that begin inside another."""
    kept: dict[int, tuple[int, tuple[Subject, ...]]] = {}
    edge = 0
    for start, (length, subjects) in sorted(places.items()):
        if start >= edge:
            kept[start] = (length, subjects)
            edge = start + length
    return kept


def _first_clause(text: str) -> str:
    return re.split(r"[，。；：]", text, maxsplit=1)[0]


def _without_glosses(typed: TypedText) -> tuple[str, dict[int, Token]]:
    """The typed text without brackets, stars and note marks; numbering at the start goes too."""
    cut: list[tuple[int, int]] = [match.span() for match in _GLOSS.finditer(typed.text)]
    return _rebuild(typed.text, typed.at, [(start, end, "") for start, end in cut])


def _rebuild(text: str, at: Mapping[int, Token], cuts: Sequence[tuple[int, int, str]]) -> tuple[str, dict[int, Token]]:
    out: list[str] = []
    kept: dict[int, Token] = {}
    position = length = 0
    for start, end, words in (*cuts, (len(text), len(text), "")):
        for i in range(position, start):
            if i in at:
                kept[length] = at[i]
            elif text[i] == " ":
                continue
            out.append(text[i])
            length += 1
        out.append(words)
        length += len(words)
        position = end
    return "".join(out), kept


def _insert(text: str, at: Mapping[int, Token], places: Mapping[int, tuple[int, tuple[Subject, ...]]]) -> View:
    if not places:
        return View(text, at, {})
    cuts = [(start, start + length, ELLIPSIS) for start, (length, _) in sorted(places.items())]
    result, kept = _rebuild(text, at, cuts)
    marks = [i for i, char in enumerate(result) if char == ELLIPSIS]
    meant = {mark: places[start][1] for mark, (start, _, _) in zip(marks, cuts, strict=True)}
    return View(result, kept, meant)
