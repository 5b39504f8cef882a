"""Whom pronouns mean: 该行, 该平台, 其, 前者 and the like, and their antecedents in the sentence or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.relations.expressions import MAKES, Characters, Expressions
from kg.extract.relations.lists import SEPARATOR
from kg.extract.relations.subjects import SubjectReader
from kg.extract.relations.view import Anaphor, Subject, Subjects, View
from kg.extract.typed import Alphabet, Token
from kg.lexicon.matcher import Gates
from kg.text.clauses import clause_start

_PRONOUNS = {
    "Organization": (
        "该行|本行|我行|本集团|本公司|我公司|我司|该公司|该集团|该企业|该机构|该银行|该券商|该研究院|该平台公司|该委员会"
        "|该局|该协会|该联盟|该中心|该交易所|该所|该院|该组织|该社"
        "|(?:^|(?<=[，。；：]))公司(?=[还也已将把正又于在以自与由获]|联合|携手|总部|注册地|旗下|控股股东|(?:第一大|主要)股东|先后|陆续|率先|持续|通过|采用|运用|利用|依托|基于|引入|推出|上线|研发|自研|自主|建立|搭建|打造|构建|建成|成立|设立)"
    ),
    "Product": (
        "(?:该|这一|这款|此|这套)(?:智能|数字|线上|综合|创新|新)?"
        "(?:平台|系统|产品|大模型|模型|应用(?!场景)|服务|引擎|工具|方案|解决方案|数字人|机器人|助手|小程序|链|框架|中台|底座|数据库|钱包|体系|APP|App|贷款)"
        "|(?:^|(?<=[，。；]))(?:平台|系统|模型|产品)(?=[还已也可将把能共自于]|以(?!及|上|下|外)|引入|采用|运用|支持|覆盖|融合|累计|目前|通过|利用|基于|依托|借助|应用|使用|集成|整合|嵌入|搭载|部署|接入|对接|服务(?!商|业|器|于各)|实现|提供|上线|投产|正式|先后|日均|月均|年均|面向|聚焦|涵盖|贯穿|打通|具备|内置|赋能|底层|核心技术|主要(?:应用|服务|面向|用于|采用|由))"
    ),
    "Initiative": "该项目|该计划|该联盟|该试点|该工程|该倡议",
    "Policy": "该法案|该草案|该办法|该规划|该意见|该通知|该指引|该规定|该方案|该标准|该文件|该条例|该法|《?(?:办法|规划|意见|方案)》?(?=[明规提])",
    "Technology": "该技术|这一技术|这项技术",
    "": "其(?![他它中余次实后间一二三])",
}
"""Pronouns by the class of what they mean; 其 may mean anything."""
_PUT = "应用|用于|运用|推广|引入|嵌入|融入|拓展|延伸|部署|植入|接入"
_BEGIN = {"Organization": "该本公我", "Product": "该这此平系模产", "Initiative": "该", "Policy": "该办规意方", "Technology": "该这", "": "其"}
"""Signs of which a text holds one where it holds a pronoun: most hold none."""
_PRECISE = {
    "该研究院": "ResearchInstitute", "该券商": "SecuritiesFirm", "该协会": "IndustryAssociation",
    "该局": "PublicBody", "该联盟": "IndustryAssociation", "该交易所": "MarketInfrastructure",
}
"""Pronouns that tell what kind of body is meant."""
_OF_BANKS = frozenset({"该行", "本行", "我行"})
_OF_FIRMS = frozenset({"该公司", "该企业", "该机构"})
_NO_BANKS = ("SecuritiesFirm", "InsuranceCompany", "FundManager", "PaymentInstitution", "TechnologyCompany", "IndustryAssociation")
"""Bodies that 该行 does not mean."""
_BANKS = ("Bank", "StateOwnedBank", "JointStockBank", "CityCommercialBank", "RuralBank", "InternetBank", "ForeignBank", "CentralBank")
"""Bodies that 该公司 does not mean."""
_NAMED = frozenset({"Product", "Quoted"})
_THIS = re.compile(r"^(?:该|这一|这款|此|这套)(?:智能|数字|线上|综合|创新|新)?")
_PARTS = re.compile(r"[，；：]")
_FORMER = re.compile(r"(?<=[，。；：])(?:前者|后者)")


class Told(NamedTuple):
    """What the sentences before leave to a pronoun: what they were about, the ``body`` named last, and whether they told of something ``made``."""

    subjects: Subjects
    body: Subjects
    made: bool


class Pronoun(NamedTuple):
    """A pronoun in a view: the class of what it means (none of 其), its words and their place."""

    view: View
    cls: str
    words: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The class that its antecedent must have: of 该券商 that of securities firms."""
        return _PRECISE.get(self.words, self.cls)

    @property
    def noun(self) -> str:
        """What it calls the thing that it means (该智能|平台)."""
        return _THIS.sub("", self.words)

    @property
    def before(self) -> str:
        """The words before it."""
        return self.view.text[: self.start]


class Anaphora:
    """Finds pronouns and their antecedents."""

    def __init__(self, alphabet: Alphabet, expressions: Expressions, reader: SubjectReader) -> None:
        self._reader, self._actor = reader, expressions.actor
        self._found = expressions.found
        self._families = alphabet.families(("Organization", "Product", "Technology", "Scenario", "Policy"))
        chars = Characters(alphabet)
        its = rf"(?:^|(?<=[，。：；并由使让在对为]))(?:{_PRONOUNS['']})|(?<=[将把])其(?={_PUT})"
        pronouns = {cls: re.compile(words if cls else its) for cls, words in _PRONOUNS.items()}
        self._pronouns = Gates(((cls, pattern), (_BEGIN[cls],)) for cls, pattern in pronouns.items())
        self._when = re.compile(rf"^(?:{chars.date}|近年来|目前|同时|此外|随后|此后|其后|同年|次年|年底|年末|年初)，")
        one, described = chars.member, rf"(?:{chars.concept}[^，。；：、{chars.tokens}]{{0,4}})?"
        self._pair = re.compile(rf"({one})(?:和|与|及|以及|、){described}({one})(?!{SEPARATOR}{one})")
        marked = chars.product
        self._beside = re.compile(rf"(?<!{marked})({marked})({marked})(?!{marked})")

    def find(self, view: View, told: Told) -> dict[int, Anaphor]:
        """The pronouns of a sentence whose antecedents are known."""
        found: dict[int, Anaphor] = {}
        for cls, pattern in self._pronouns.passing(view.text):
            for match in pattern.finditer(view.text):
                pronoun = Pronoun(view, cls, match[0], *match.span())
                if antecedents := self._antecedents(pronoun, told):
                    found[pronoun.start] = Anaphor(pronoun.end - pronoun.start, antecedents)
        if "者" in view.text:
            found.update(self._of_pairs(view))
        return found

    def _antecedents(self, pronoun: Pronoun, told: Told) -> Subjects:
        """Whom a pronoun may mean: what the words before it are about, if it is of the pronoun's class."""
        if pronoun.cls == "Product" and (called := _called_so(pronoun)):
            return (Subject((called,)),)
        before = self._spoken_of(pronoun, told)
        meant = self._reader.of_class(before, pronoun.kind) if pronoun.cls else before
        if pronoun.cls == "Organization":
            return self._body(pronoun, meant, before is told.subjects, told)
        if pronoun.cls == "Policy":
            meant = meant or self._only_document(pronoun)
        elif pronoun.cls == "Product":
            meant = self._product(pronoun, meant, before, told)
        behind = pronoun.view.at.get(pronoun.end)
        return self._reader.bodies(meant) if behind is not None and behind.kind in _NAMED else meant  # 其“X”: whose X is

    def _spoken_of(self, pronoun: Pronoun, told: Told) -> Subjects:
        """What the words before a pronoun are about: the nearest clause that names a subject, else the sentence before."""
        before = self._reader.before(pronoun.view, pronoun.start)
        if pronoun.cls and before and not any(self._reader.fits(s, pronoun.kind) for s in before) and not self._acted(pronoun):
            before = ()  # 区块链应用：本行主导的平台: who spoke before
        found = before if before or self._begun_anew(pronoun) else told.subjects
        if not found and pronoun.cls == "Organization":  # the body that the same clause names: 宁波银行的平台由该行研发
            clause = pronoun.before.rfind("，") + 1
            named = self._named(pronoun, clause)
            return (Subject((named[-1],)),) if named else ()
        return found

    def _begun_anew(self, pronoun: Pronoun) -> bool:
        """Do the words before a pronoun speak of others than the sentence before: does anybody act in them, are there words in front of the clause of 其?"""
        return self._acted(pronoun) if pronoun.cls else _PARTS.search(self._when.sub("", pronoun.before)) is not None

    def _acted(self, pronoun: Pronoun) -> bool:
        """Is anybody named in front of a pronoun who acts?"""
        return self._actor.search(pronoun.view.text, 0, pronoun.start) is not None

    def _named(self, pronoun: Pronoun, start: int = 0) -> list[Token]:
        """The names of a pronoun's class that stand before it, from a place on."""
        at = pronoun.view.at
        return [at[i] for i in range(start, pronoun.start) if i in at and self._families.get(at[i].kind) == pronoun.cls]

    def _body(self, pronoun: Pronoun, meant: Subjects, from_before: bool, told: Told) -> Subjects:
        """The body that 该行, 该公司 mean; the body named last, if the sentence before was about what it made."""
        if not meant and from_before:
            meant = self._reader.of_class(told.body, pronoun.kind)
        if pronoun.words in _OF_FIRMS and (founded := list(self._found.finditer(pronoun.view.text, 0, pronoun.start))):
            return (Subject((pronoun.view.at[founded[-1].start("body")],)),)  # 甲与乙设立丙，该公司…
        if pronoun.words in _OF_BANKS:
            return tuple(s for s in meant if s.tokens[0].kind not in _NO_BANKS)
        if pronoun.words == "该公司" and any(s.tokens[0].kind in _BANKS for s in meant):  # a bank is 该行: the firm named last is meant
            firms = [token for token in self._named(pronoun) if token.kind not in _BANKS]
            return (Subject((firms[-1],)),) if firms else ()
        return meant

    def _only_document(self, pronoun: Pronoun) -> Subjects:
        """The one document that the words before 该法案 name: 甲国通过《X法案》，…，该法案."""
        named = self._named(pronoun)
        return (Subject((named[0],)),) if len({token.text for token in named}) == 1 else ()

    def _product(self, pronoun: Pronoun, meant: Subjects, before: Subjects, told: Told) -> Subjects:
        """The product that 该平台 means; its maker, if what was made has no name or is named by what it is (甲银行上线风控平台，该平台…)."""
        meant = tuple(s for s in meant if not _another_thing(pronoun, s))
        if meant:
            return meant
        made = MAKES.search(pronoun.view.text, 0, pronoun.start) is not None or (before is told.subjects and told.made)
        return self._reader.bodies(before) if made else ()

    def _of_pairs(self, view: View) -> Iterator[tuple[int, Anaphor]]:
        """前者 and 后者 behind two names of a family, the pair named last (甲银行与乙银行合作，前者…)."""
        at = view.at
        for match in _FORMER.finditer(view.text):
            extent = view.text, 0, match.start()
            found = sorted((*self._pair.finditer(*extent), *self._beside.finditer(*extent)), key=re.Match.end)
            pairs = [p for p in found if self._families.get(at[p.start(1)].kind) == self._families.get(at[p.start(2)].kind)]
            place = pairs[-1].start(1 if match[0] == "前者" else 2) if pairs else self._latter(view, match)
            if place is not None:
                yield match.start(), Anaphor(len(match[0]), (Subject((at[place],)),))

    def _latter(self, view: View, match: re.Match[str]) -> int | None:
        """The place of the body that 后者 means behind two that are told of in one clause, the one with the other (甲投资了乙，后者…)."""
        if match[0] != "后者":
            return None
        start = clause_start(view.text, match.start() - 1, "，。；：")
        found = sorted(i for i in view.at if start <= i < match.start())
        bodies = [i for i in found if self._families.get(view.at[i].kind) == "Organization"]
        return bodies[-1] if len(bodies) > 1 and bodies[-1] == found[-1] else None


def _called_so(pronoun: Pronoun) -> Token | None:
    """The product named last before 该系统 in its sentence, if it is called a system there; none if the noun stands by itself behind it."""
    text, at = pronoun.view.text, pronoun.view.at
    noun = pronoun.noun
    last = max((i for i, token in at.items() if i < pronoun.start and token.kind in _NAMED), default=-1)
    if last < 0 or not (at[last].text.endswith(noun) or text.startswith(noun, last + 1)):
        return None
    return None if noun in text[last + 1 + len(noun) : pronoun.start] else at[last]


def _another_thing(pronoun: Pronoun, subject: Subject) -> bool:
    """Does 该系统 mean a thing without a name, told behind the subject as one that was made (依托“X”平台建成核心系统，该系统)?"""
    at, noun, token = pronoun.view.at, pronoun.noun, subject.tokens[0]
    called = [i for i, other in at.items() if i < pronoun.start and other is not token and other.text.endswith(noun)]
    place = max(pronoun.before.rfind(noun), *called, -1)
    named = max((i for i in at if i < place and at[i] is token), default=place)
    return MAKES.search(pronoun.view.text, named, max(place, 0)) is not None
