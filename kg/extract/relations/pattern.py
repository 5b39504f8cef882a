"""The pattern language: an ordinary regular expression over typed text, with slots for typed names.

``{subject:Organization}``   one name of that class or a subclass; ``A|B`` allows several classes
``{object:Product|Quoted}``  a name in quotation marks counts too, and becomes an entity of the class that ``mint`` gives
``{object:Scenario+}``       a list of such names with what closes it (A、B和C等领域); the fact holds for each
``{object:Scenario~60}``     every such name in the next 60 characters of the sentence, whatever stands between but a policy
``{trigger}``                one of the words under ``triggers``; a sentence without any of them is not searched
``{gap:8}``                  up to 8 characters with no name or stop in them (a date or quantity may stand there)
``{act:8}``                  the same between an actor and its verb: no other verb (收购, 要求 …) and no 的 in them; a place may stand there
``{object:Made+}``           things named by what they are (人工智能平台), whose entity is called by the subject and these words;
                             ``Unit``: bodies, ``Plan``: documents, ``Fund``: funds, ``Zone``: zones of trials, ``Park``: parks and centres
``{clause:20}``              up to 20 characters of the same clause, names among them
``{any:20}``                 up to 20 characters of the same sentence, names among them
``{own:20}``                 up to 20 characters of the same clause with no other actor, product or policy among them
``{alone:20}``               the same as ``any`` with no organization among them
``{still:20}``               the same as ``any`` with no technology among them: what follows is still done with the one named before

``says`` lists the facts of a match as ``slot predicate slot``; ``predicate: p`` is short for ``subject p object``. Three slots
need not stand in the expression: ``date`` is the date that the sentence gives, ``topic`` the concept that the heading of the
section names or that an example illustrates, if it is of the class under ``topic:``, ``illustrated`` the latter alone.
Names under ``except`` are never the object (金融科技公司X: a kind of company). Quoted names of a slot under ``endings`` end with one of the words there.
Signs are named or put in sets: ``\\w \\s \\b`` and their opposites are refused, since typed text keeps its names as signs too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import LexiconError
from kg.extract.relations.code import Code
from kg.extract.relations.compiling import Searching, compile_expression
from kg.extract.relations.lists import ELLIPSIS, list_expression
from kg.extract.relations.made import KINDS, MadeKind
from kg.extract.typed import Alphabet
from kg.lexicon.matcher import any_of
from kg.model.entity import FIELD_CLASSES
from kg.model.statement import Modality
from kg.text.needs import needed_neighbours, needed_order, needed_signs, optional_slots
from kg.text.yaml_file import entry_of, load_yaml_list
from kg.worded import several, worded

_SLOT = re.compile(r"\{(\w+)(?::([\w|]+)(\+|~\d+)?)?\}")
_COMMA = re.compile(r"，|\[[^\]]*(?:\]|\Z)")
"""A comma, or a set of signs, in which a comma is one of them."""
_GROUPS = {
    "Company": ("FinancialInstitution", "TechnologyCompany", "FintechSubsidiary", "OtherCompany", "MarketInfrastructure"),
}
"""Short names for several classes in a slot: ``Company`` is whoever does business."""
TOPICS = frozenset({"topic", "illustrated"})
IMPLIED = TOPICS | {"date"}
"""Slots that no expression holds: what the sentence or the heading above gives."""
_STRETCH = frozenset({"gap", "act", "clause", "own", "any", "alone", "still"})
_ACTORS = ("Organization", "Product", "Initiative", "Policy", "Title")
_OTHER_ACTS = (
    "收购|投资|基础|认为|监管|为成员国|为会员|要求|支持|鼓励|帮助|促使|引导|指导|处罚|批准|约谈|的|(?<![向为在])客户|(?<![向为在])用户|规划|报告|未来"
    "|停止|暂停|表示|宣称|声称"
)
_TITLED = frozenset({"Policy", "Product", "Quoted"})
"""Names that marks set off, so that nothing need stand between two: 《A》《B》, “A”“B”."""
_THINGS = ("Product", "Quoted")
"""Kinds of names that may stand among the concepts of a list."""
_CARRIED = frozenset({"Organization", "Product", "Initiative", "Policy", "Technology", "FinancialInstitution", "PublicBody", "Regulator"})
_KNOWN = frozenset({
    "name", "predicate", "says", "triggers", "match", "mint", "date", "amount", "modality", "confidence", "carry", "qualifiers",
    "topic", "marked", "endings", "except", "examples", "counterexamples",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """What a match says: the names of a slot stand in ``predicate`` to the names of another."""

    subject: str
    predicate: str
    object: str


class Place(NamedTuple):
    """One of the words or names that a match holds one behind the other; ``near``: with no stop or comma since the one before."""

    wanted: frozenset[str]
    near: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled ``match``, over texts in the code; ``kinds`` holds for each slot the characters that can fill it.

    ``needs``: a text that matches holds a word of each of these sets, ``order`` one of each of these one behind the other, so that most sentences
    need no search; the ``optional`` slots may stay empty.
    """

    regex: Searching
    kinds: Mapping[str, frozenset[str]]
    needs: tuple[frozenset[str], ...] = ()
    optional: frozenset[str] = frozenset()
    order: tuple[Place, ...] = ()
    made: Mapping[str, MadeKind] = field(default_factory=dict)


@dataclass(frozen=True)
class Pattern:
    """One pattern. ``mint`` gives the class of a quoted name by slot; ``date`` and ``amount`` tell which qualifiers to read.

    ``qualifiers`` maps a qualifier property to the slot that holds it; ``topic`` is the class that the heading's concept must have,
    ``marked`` the slots whose names must stand in quotation marks, ``endings`` the last words of quoted names that a slot takes.
    """

    name: str
    facts: tuple[Fact, ...]
    expressions: tuple[Expression, ...]
    triggers: tuple[str, ...]
    mint: Mapping[str, str]
    date: bool
    amount: bool
    modality: Modality | None
    confidence: str
    qualifiers: Mapping[str, str]
    topic: str
    excepted: frozenset[str]
    marked: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]

    @cached_property
    def _fillers(self) -> dict[str, set[str]]:
        """The characters that fill each slot in any of the expressions."""
        fillers: dict[str, set[str]] = defaultdict(set)
        for expression in self.expressions:
            for slot, members in expression.kinds.items():
                fillers[slot] |= members
        return fillers

    def takes(self, slot: str, char: str) -> bool:
        """Can a typed character fill a slot in any of the expressions?"""
        return char in self._fillers.get(slot, ())


class Slot(NamedTuple):
    """What stands for a slot in an expression over texts in the code, the characters that can fill it, and what names the things in it, if it holds such."""

    expression: str
    fillers: frozenset[str] | None = None
    made: MadeKind | None = None


class Slots:
    """What stands for the slots of patterns over one alphabet; remembered, as the same few stand in most of them."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet, self.code = alphabet, Code(alphabet)
        self._tokens = alphabet.any_token()[1:-1] + ELLIPSIS
        self._bodies = alphabet.character_class(["Organization"])
        self._families = alphabet.families(["Organization"])
        undated = alphabet.any_token(but=["Date", "Quantity"])[1:-1] + ELLIPSIS
        unplaced = alphabet.any_token(but=["Date", "Quantity", "Place"])[1:-1] + ELLIPSIS
        actors = alphabet.character_class(_ACTORS)[1:-1]
        self._stretches = {
            "act": rf"(?:(?!{_OTHER_ACTS})[^。；，：\n{unplaced}])", "gap": rf"[^。；，：\n{undated}]", "clause": r"[^。；，：\n]", "any": r"[^。；\n]",
            "own": rf"(?!替换|取代|以往|过去|不再|而非|摆脱|代替|替代)[^。；，：\n{ELLIPSIS}{actors}]",
            "alone": rf"[^。；\n{ELLIPSIS}{self._bodies[1:-1]}]",
            "still": rf"[^。；\n{alphabet.char('Technology')}]",
        }  # fmt: skip
        self._known: dict[tuple[str, bool, tuple[str, ...]], Slot] = {}

    def of(self, found: re.Match[str], triggers: tuple[str, ...], *, carried: bool) -> Slot:
        """What stands for a slot as it is written; ``carried``: an ellipsis may fill it. Raises KeyError for an unknown class."""
        key = (found[0], carried, triggers if found[0] == "{trigger}" else ())
        slot = self._known.get(key)
        if slot is None:
            slot = self._slot(found, triggers, carried=carried)
            slot = self._known[key] = slot._replace(expression=self.code.expression(slot.expression))
        return slot

    def _slot(self, found: re.Match[str], triggers: Iterable[str], *, carried: bool) -> Slot:
        name, kinds, several = found[1], found[2], found[3]
        if name == "trigger" and kinds is None:
            return Slot(f"(?:{any_of(triggers)})(?!者|人员)")
        if kinds is None:
            if name.isdigit():  # a quantifier of the regular expression
                return Slot(found[0])
            raise KeyError(name)
        if name in _STRETCH:
            return Slot(rf"(?:(?:{self._stretches[name]}){{0,{int(kinds)}}}?)")
        if kinds in KINDS:
            made = MadeKind(kinds, self.alphabet)
            return Slot(f"(?P<{name}>{made.expression})", made.needed, made)
        alphabet, tokens, bodies = self.alphabet, self._tokens, self._bodies
        classes = [cls for kind in kinds.split("|") for cls in _GROUPS.get(kind, (kind,))]
        one = alphabet.character_class(classes)
        needed = alphabet.members(classes)
        concepts = all(alphabet.is_concept(cls) for cls in classes)
        if several and several.startswith("~"):
            documents = alphabet.character_class(["Policy"])[1:-1]  # what stands behind another document is that one's
            return Slot(rf"(?P<{name}>[^。；\n”{documents}]{{0,{int(several[1:])}}}{one})", needed)
        others = alphabet.character_class(FIELD_CLASSES)[1:-1] if concepts else ""
        owned = bodies if all(cls in self._families for cls in classes) else ""
        adjacent = set(classes) <= _TITLED
        fields = alphabet.character_class(FIELD_CLASSES)[1:-1] if adjacent and "Product" in classes else ""
        things = alphabet.character_class(_THINGS)[1:-1] if concepts else ""
        place = alphabet.char("Place")
        body = list_expression(one, tokens, others=others, adjacent=adjacent, owned=owned, place=place, fields=fields, things=things) if several else one
        if carried and _CARRIED & set(classes):
            needed |= {ELLIPSIS}
            body = f"(?:{ELLIPSIS}|{body})"
        return Slot(f"(?P<{name}>{body}(?:{closing(one, tokens)})?)" if several else f"(?P<{name}>{body})", needed)


def compile_match(source: str, triggers: Iterable[str], slots: Slots, *, carry: str = "subject") -> Expression:
    """The regular expression of a ``match``, and the characters that can fill each slot.

    ``carry`` names the slots that an ellipsis may fill. Raises KeyError for an unknown class, re.error for a malformed expression.
    """
    made: dict[str, MadeKind] = {}
    needed: dict[str, frozenset[str]] = {}
    words, carried = tuple(triggers), carry.split()

    def filled(found: re.Match[str]) -> str:
        slot = slots.of(found, words, carried=found[1] in carried)
        if slot.fillers is not None:
            needed[found[1]] = slot.fillers
        if slot.made is not None:
            made[found[1]] = slot.made
        return slot.expression

    regex = compile_expression("".join(_filled(_over_commas(source), slots.code.expression, filled)), _SLOT.sub(_as_group, source))
    pairs = [pair for pair in needed_neighbours(source) if not {f"{{{name}}}" for name in made} & {*pair}]
    fillers = {f"{{{name}}}": members for name, members in needed.items()}
    neighbours = (frozenset(a + b for a in fillers.get(left, {left}) for b in fillers.get(right, {right})) for left, right in pairs)
    triggered = {"{trigger}": frozenset(words)} if "{trigger}" in source else {}
    order = tuple(
        Place(wanted, near, False) if isinstance(wanted, frozenset) else Place((fillers | triggered)[wanted], near, wanted in fillers)
        for wanted, near in needed_order(source)
    )
    needs = (*needed_signs(source), *neighbours, *triggered.values())
    return Expression(regex, needed, needs, optional_slots(source), order, made)


def _as_group(found: re.Match[str]) -> str:
    """A slot as the shortest expression of its kind: what is written around it is all that can be malformed."""
    if found[2] is None:
        return found[0] if found[1].isdigit() else "(?:.)"
    return "(?:.)" if found[1] in _STRETCH else f"(?P<{found[1]}>.)"


def _filled(source: str, between: Callable[[str], str], slot: Callable[[re.Match[str]], str]) -> Iterator[str]:
    """An expression in pieces: what ``between`` makes of what stands between the slots, and what ``slot`` makes of each."""
    end = 0
    for found in _SLOT.finditer(source):
        yield between(source[end : found.start()])
        yield slot(found)
        end = found.end()
    yield between(source[end:])


def _carried(item: Mapping[str, Any]) -> str:
    """The slots that the sentence may leave out: ``subject``, or as ``carry`` says (false: none; ``subject object``: both)."""
    carry = item.get("carry", True)
    return carry if isinstance(carry, str) else "subject" if carry else ""


def _over_commas(source: str) -> str:
    """The expression with room behind each comma for an ellipsis, which may have been put there."""
    return _COMMA.sub(lambda found: f"(?:，{ELLIPSIS}?)" if found[0] == "，" else found[0], source)


def closing(one: str, tokens: str) -> str:
    """What may close a list: 等, 等多家头部机构, 等技术, 在内的企业, 为代表的公司; a name of the slot's kind in it counts too."""
    nouns = (
        "机构|银行|公司|企业|车企|险企|药企|券商|基金|平台|部门|部委|商|巨头|城市|地区|省市|省份|国家|地|技术|科技|手段|理念|工具|方式|能力"
        "|领域|场景|业务|环节|方面|服务|方向|产品|行业|功能|项目|标准|模式|应用|企|高校|院校|医院|同业|伙伴|客户|资金方|单位|股东|文件|政策|法规|细则|规定|多个|问题|流程|工作|系统"
    )
    noun = rf"(?:{nouns}|{one})"  # once for both ways to it: alternatives are most of what a pattern takes to compile
    return rf"(?:等[^，。；：、由被\n]{{0,10}}?|(?!等)[^，。；：、\n{tokens}]{{0,2}}(?:在内的|为代表的)[^，。；：、\n]{{0,14}}?){noun}|等"


def load_patterns(path: Path, alphabet: Alphabet) -> tuple[Pattern, ...]:
    """Read and check the patterns of a file, or of all ``*.yaml`` files of a folder.

    Raises LexiconError that names the file, the line, the pattern and what is wrong with it.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise LexiconError("holds no patterns", where=str(path), expected="*.yaml files", do="restore data/patterns")
    patterns: list[Pattern] = []
    names: set[str] = set()
    slots = Slots(alphabet)
    for file in files:
        for number, item in enumerate(load_yaml_list(file, worded("patterns"))):
            with entry_of(file, number):
                pattern = _pattern(item, file.name, slots)
                if pattern.name in names:
                    raise LexiconError(worded("pattern {!r} stands twice", pattern.name), where=file.name, do="give each a name of its own")
            names.add(pattern.name)
            patterns.append(pattern)
    return tuple(patterns)


def _pattern(item: Any, file: str, slots: Slots) -> Pattern:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        raise LexiconError(worded("an entry without a name: {}", str(item)[:60]), where=file, expected="name, predicate, match, examples")
    where = worded("{}, pattern {}", file, item["name"])
    unknown = sorted(set(item) - _KNOWN)
    if unknown:
        raise LexiconError(worded("unknown field {}", ", ".join(unknown)), where=where, expected=", ".join(sorted(_KNOWN)), do="correct the entry")
    facts = _facts(item, where, slots.alphabet)
    _check_terms(item, where, slots.alphabet)
    triggers = tuple(str(word) for word in item.get("triggers") or ())
    sources = item.get("match", "")
    compiled = []
    try:
        for source in sources if isinstance(sources, list) else [sources]:
            compiled.append(compile_match(str(source), triggers, slots, carry=_carried(item)))
        modality = Modality(item["modality"]) if item.get("modality") else None
    except (re.error, KeyError, ValueError) as error:
        raise LexiconError(worded("match cannot be understood ({})", error), where=where, expected="slots of known classes", do="correct the entry") from error
    told = {slot for fact in facts for slot in (fact.subject, fact.object)} - IMPLIED
    for expression in compiled:
        if not told <= expression.regex.names:
            raise LexiconError("match lacks a slot", where=where, expected=several(sorted(told), " and "), do="correct the entry")
    examples = item.get("examples") or ()
    if not examples or not item.get("counterexamples"):
        raise LexiconError("has no examples", where=where, expected="examples and counterexamples", do="add them: they are the pattern's tests")
    return Pattern(
        name=item["name"], facts=facts, expressions=tuple(compiled), triggers=triggers, mint=dict(item.get("mint") or {}),
        date=bool(item.get("date", True)), amount=bool(item.get("amount", False)), modality=modality,
        confidence=str(item.get("confidence", "0.9")), qualifiers=dict(item.get("qualifiers") or {}), topic=str(item.get("topic", "")),
        excepted=frozenset(map(str, item.get("except") or ())),
        marked=frozenset(item.get("marked") or ()),
        endings={slot: tuple(map(str, words)) for slot, words in (item.get("endings") or {}).items()},
        examples=tuple(examples), counterexamples=tuple(item["counterexamples"]),
    )  # fmt: skip


def _check_terms(item: Mapping[str, Any], where: str, alphabet: Alphabet) -> None:
    """The classes that a pattern mints and the qualifiers that it writes are the ontology's."""
    for cls in (item.get("mint") or {}).values():
        if cls not in alphabet.ontology.classes():
            raise LexiconError(worded("class {!r} is unknown", cls), where=where, expected="a class of the ontology", do="correct the entry")
    for name in item.get("qualifiers") or {}:
        if name not in alphabet.ontology.properties():
            raise LexiconError(worded("qualifier {!r} is unknown", name), where=where, expected="a property of the ontology", do="correct the entry")


def _facts(item: Mapping[str, Any], where: str, alphabet: Alphabet) -> tuple[Fact, ...]:
    lines = item.get("says") or [f"subject {item.get('predicate', '')} object"]
    facts = []
    for line in lines:
        parts = str(line).split()
        if len(parts) != 3:
            raise LexiconError(worded("{!r} is no fact", line), where=where, expected="slot predicate slot", do="correct the entry")
        if parts[1] != "broader" and parts[1] not in alphabet.ontology.properties():
            raise LexiconError(worded("predicate {!r} is unknown", parts[1]), where=where, expected="a property of the ontology", do="correct the entry")
        facts.append(Fact(*parts))
    return tuple(facts)
