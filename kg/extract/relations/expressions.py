"""The expressions by which the clauses of typed text are read for what they are about, compiled for one alphabet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.items import ITEM
from kg.extract.relations.lists import SEPARATOR
from kg.extract.relations.starters import PREPOSITIONS, PURPOSE
from kg.extract.typed import Alphabet
from kg.lexicon.matcher import any_of

SUBJECTS = ("Organization", "Product", "Initiative", "Policy", "Quoted", "Technology")
"""Kinds of names that a clause can be about."""
FOUNDS = "成立|设立|组建|创办|新设|新建"
JOIN = (
    r"(?:同时|另一方面|一方面|并且|并|还|也|亦|且|进而|从而|此外|随后|之后|又|再|均|都|已|已经|正在|正|先后|陆续|分别|率先|开始|逐步|积极|持续|不断|首次|共同|联合"
    r"|专门|专(?=为)|配套|同步|一并|相应|(?:技术|业务|功能|应用|架构|底层)(?:上|层面|方面)|主要|重点|进一步|自主|着力|大力|努力|深入|切实|全力|加力|有效|大幅|显著|成功|充分|广泛|深入|深度|全面|有力|直接|快速|相继|接连|正式|主动|顺势|顺利|稳步|及时|适时|此后|其后|继而|可以?|能够|全面){0,3}"
)
"""Adverbs with which a clause goes on about the subject before it."""
LAUNCH = (
    "[再力主首]推|落地|建成|自建|投产|研制|创设|首创|启用|孵化|开源|共建|启动|发起|实施|开展|推出|上线|发布|打造|研发|开发|自研|构建|建设|搭建|发行|建立|创建"
    r"|完成(?:了)?(?=[^，。；：]{1,24}(?:投产|上线|切换|研发|建设)(?:[，。；]|$))"
)
BY_BODIES = re.compile(rf"{JOIN}(?:推出|打造|发行|研发|自研|成立|设立|制定|组建|收购|牵头|联合|携手|发起|参与|加入|投资)")
"""What only bodies do: in a clause that begins so, what was made in the one before is not the subject."""
MAKES = re.compile(LAUNCH)
_LEAD = (
    r"(?:(?:例如|比如|譬如|如|其中|同时|此外|另外|目前|当前|近年来|随后|之后|另一方面|一方面|一是|二是|三是|四是|第[一二三四]|而|但|并|然而|不过|但是|值得一提的是|值得注意的是|至于|继而"
    r"|与此同时|既包括|包括|也有|还有|虽然|尽管|由于|因此|[-·✓•\d.、\s：:]+)[，,、]?)*"
)
_HEADS = "平台|系统|产品|品牌|大模型|模型|引擎|工具|助手|小程序|钱包|机器人|数字人|大脑|数据库|解决方案|App|APP"
"""Nouns that say what kind of product a name is of."""
_SUBSIDIARY = "的?(?:旗下|下属|全资|控股|科技|金融科技)*子公司"
_CLOSING = r"(?:等[^，。；：]{0,10}?(?:机构|银行|公司|企业|平台|券商|部门|部委|商|者|技术|手段))?"
_FOUNDED_IN = r"(?:成立|创立|创办|总部)[^，。；]{0,10}的"
_ITS = "(?:(?:其|该行|该公司)(?:旗下|自研|自主研发)?的?)?"
_SORTS_OF_FIRMS = "金融|科技|技术|服务|互联网|初创|支付|代表|头部|龙头|本土|民营|领域|社交"


class Characters:
    """The characters of an alphabet from which the expressions are put together: classes of the kinds of names, and ``tokens``, all of them."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.tokens = alphabet.any_token()[1:-1]
        self.undated = alphabet.any_token(but=["Date"])[1:-1]
        self.untold = alphabet.any_token(but=["Date", "Place", "Quantity"])[1:-1]
        self.member = alphabet.any_token(but=["Date", "Quantity"])
        self.date = alphabet.char("Date")
        self.place = alphabet.character_class(["Place"])
        self.body = alphabet.character_class(["Organization"])
        self.firm = alphabet.character_class(["FinancialInstitution", "TechnologyCompany", "OtherCompany", "ResearchInstitute", "MarketInfrastructure"])
        self.concept = alphabet.character_class(["Technology", "Scenario"])
        self.product = alphabet.character_class(["Product", "Quoted"])
        self.made = alphabet.character_class(["Product", "Quoted", "Initiative"])
        self.actor = alphabet.character_class(["Organization", "Product", "Initiative"])
        self.subject = alphabet.character_class(SUBJECTS)
        self.plain = rf"[^，。；：{self.tokens}]"


class Expressions:
    """The expressions, each compiled once; ``verbs`` are those of the patterns, with which a clause may go on without its subject."""

    def __init__(self, alphabet: Alphabet, verbs: Sequence[str]) -> None:
        chars = Characters(alphabet)
        made, sort, when = _made(chars), _sort(chars), _when(chars)
        self.date = chars.date
        self.subject = re.compile(_subject(chars))
        """The beginning of a clause up to the ``names`` that it is about (例如，总部在杭州的|甲银行、乙银行|等机构)."""
        self.owned = re.compile(_owned(chars))
        """The possessive that a clause begins with, whose product is what it is about: X的智能投顾平台“Y”."""
        self.products = re.compile(rf"{chars.product}(?:(?:(?:[、和与及]|以及){sort})?{chars.product})*")
        self.launch = re.compile(rf"{chars.body}(?:[^，。；：{chars.undated}]{{0,10}}|[^，。；：{chars.body[1:-1]}]{{0,30}}?){made}")
        """A body that launches a ``product`` (甲银行上线了|甬智)."""
        self.launches = re.compile(rf"(?:{when})?{JOIN}{made}")
        """The same in a clause that leaves out the body (，并推出|甬智)."""
        starters = any_of({*verbs, *PREPOSITIONS} - PURPOSE)
        self.starter = re.compile(rf"\s*(?:[-·✓•]\s*)?{ITEM}?{when}{JOIN}(?:{starters})")
        """How a clause begins that goes on about the subject before it: with a verb, or a preposition (，已|应用于…; ，通过…)."""
        self.found = re.compile(_found(chars))
        """A ``body`` that is founded (甲银行成立了|甲科技)."""
        self.actor = re.compile(chars.actor)
        self.bridge = re.compile(_bridge(chars))
        """Where words speak of a trial or a project named before: where it is done, and who does it."""
        self.joins = re.compile(
            rf"{_BEGINS}(?={chars.body}(?:{SEPARATOR}{{1,2}}{chars.body})*等?(?:随后|先后|相继|陆续|正式|也|宣布)*加入(?:[，。；]|$))"
        )
        """Where somebody is said to join without words for what: the project named before."""


_BEGINS = r"(?:(?<=^)|(?<=[，。；]))"


def _sort(chars: Characters) -> str:
    """What stands in front of a listed name and says of what kind it is (支付网络A和|交易平台|B)."""
    return rf"(?:[^，。；：、的{chars.tokens}]{{1,6}}(?:平台|系统|钱包|公司|机构|巨头))?"


def _when(chars: Characters) -> str:
    return rf"(?:(?:{chars.date}|近年来|目前|当前|近期|近日|日前|现阶段|截至目前|今年以来|今年|去年|年初|年底|年末|同年|次年)[，,]?)?"


def _subject(chars: Characters) -> str:
    names = rf"(?P<names>{chars.subject}(?:{SEPARATOR}{{1,2}}{_sort(chars)}{chars.subject})*)"
    before = rf"{_LEAD}(?:{chars.date}[，,]?)?{_LEAD}"
    return f"{before}{_attributes(chars)}{names}(?!{_SUBSIDIARY}){_CLOSING}"  # the bank is not what its 子公司 is that has no known name


def _attributes(chars: Characters) -> str:
    """What tells something of the names before it does name them: 以|甲银行|为例, 杭州的, 甲集团旗下的, 支付公司, 智能客服|“A”."""
    body = chars.body
    such_as = rf"(?:[^，。；：{chars.tokens}]{{0,12}}(?:如|例如|比如|代表企业)|[^，。；：]{{0,14}}[—–]{{2}})"
    example = rf"以(?={chars.subject}[^，。；]{{0,40}}为(?:例|代表))"
    at_place = rf"{chars.place}(?:的|[^，。；：、]{{0,14}}?(?:公司|企业|平台|机构|银行))?"
    owned = rf"(?:{chars.date})?(?:全资|控股|独资|联合|共同|参股)?(?:出资)?(?:设立|成立|孵化|控股|创办|组建|投资|收购)的"
    trade = rf"{chars.concept}?(?:{_SORTS_OF_FIRMS}){{0,2}}(?:公司|企业|平台|机构|品牌|厂商|巨头|独角兽|服务商)(?={body})"
    owner = rf"{body}(?:集团)?(?:(?:旗下|下属)的?(?:{trade})?|{_SUBSIDIARY}|{owned}|的(?={body})|的?母公司(?={body}))[—–]{{0,2}}"
    sort_of = rf"(?:{chars.concept}(?:{_HEADS}|助理|数字员工|智能体)?(?={chars.product}))?"  # 智能客服“A”已覆盖…
    return rf"(?:{such_as})?(?:{example})?(?:{_FOUNDED_IN})?(?:{at_place})?(?:{owner})?(?:{trade})?{_ITS}{sort_of}"


def _made(chars: Characters) -> str:
    """That something is made, up to its name, the ``product`` (推出了智能投顾平台|“A”)."""
    done = rf"(?:(?:{LAUNCH})(?:了|的|出)?|(?:参与|合作|运营|牵头|主导|指导|管理)(?:建设|研发|开发|打造)?的)"
    a_few = rf"[^，。；：、和与及{chars.tokens}]{{0,4}}"
    of_base = rf"(?:{chars.made}{chars.concept}?{a_few}(?:{_HEADS}|服务|应用))?"
    called = rf"{of_base}(?:{chars.concept}{chars.plain}{{0,4}}){{0,3}}(?P<product>{chars.made})"
    named_behind = rf"(?!{chars.concept}?{a_few}(?:{_HEADS}|服务|应用){chars.made})"  # 推出微信支付收款产品“A”: A is what was made
    built_on = rf"(?!(?:{_HEADS})?[^，。；]{{0,4}}(?:{LAUNCH})(?:了|出)?(?!的)[^，。；]{{0,16}}(?:{_HEADS}))"  # built on it is another thing
    return rf"{done}{chars.plain}{{0,10}}{called}(?!的){named_behind}{built_on}"


def _owned(chars: Characters) -> str:
    kind = rf"(?:{chars.plain}{{0,4}}(?:{_HEADS}))?"
    behind = rf"(?!的|[、和与及/]|{kind}的)"
    whose = rf"(?:(?:旗下|内部|自研|自有|自建)?的(?:{chars.plain}{{0,3}}{chars.concept}){{0,3}}{kind})?"
    return rf"{chars.body}(?:集团)?{whose}(?P<product>{chars.made}){behind}"


def _found(chars: Characters) -> str:
    founder = rf"(?:{chars.body}|^|(?<=，)[并还又后])"
    return rf"{founder}[^，。；：{chars.untold}]{{0,16}}(?:{FOUNDS})(?:了)?{chars.plain}{{0,8}}(?P<body>{chars.firm})"


def _bridge(chars: Characters) -> str:
    who = r"(?:首批|目前|现有|全部|其)?(?=(?:牵头|参与|成员|运营|共建|入选|承办|试点)(?:运营|试点|建设|研发)?的?(?:单位|机构|银行|企业|方))"
    earliest = "(?:最早|率先|最先|首批|首先|先行)[^，。；：]{0,4}(?:落地|试点|启动|入选|纳入|试行)"
    first = rf"(?=(?:{chars.date}[，,]?)?{chars.place}(?:[、和与及]{chars.place})*[^，。；：]{{0,8}}{earliest})"
    seat = "(?=(?:其)?(?:交易|注册登记|登记|结算|清算|运营|管理)(?:系统|中心|平台|机构)(?:设在|落户|位于|设于))"
    return rf"{_BEGINS}(?:试点(?=城市|地区|区域|范围)|{who}|{first}|{seat})"
