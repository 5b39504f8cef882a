"""Typed text as the patterns read it: without glosses in brackets, and with the subjects that the words leave out.

*宁波银行上线了甬智，运用大模型* says that 甬智 uses the model; *该行* in the next sentence is the bank. Such places become one
character, ``ELLIPSIS``, that knows whom it may mean; a pattern's subject slot takes it where a meant name fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.extract.relations.glosses import rebuild, without_glosses
from kg.extract.relations.lists import ELLIPSIS, SEPARATOR
from kg.extract.relations.starters import PREPOSITIONS, PURPOSE
from kg.extract.typed import SPECIAL, Alphabet, Token, TypedText
from kg.lexicon.matcher import Gates, any_of
from kg.model.entity import FIELD_CLASSES
from kg.model.statement import Passage
from kg.text.clauses import clause_start

_STOP = re.compile(r"[，。；：]")
_PARTS = re.compile(r"[，；：]")
_PRONOUNS = {
    "Organization": (
        "该行|本行|我行|本集团|本公司|我公司|我司|该公司|该集团|该企业|该机构|该银行|该券商|该研究院|该平台公司|该委员会"
        "|该局|该协会|该联盟|该中心|该交易所|该所|该院|该组织|该社"
        "|(?:^|(?<=[，。；：]))公司(?=[还也已将把正又于在以自]|先后|陆续|率先|持续|通过|采用|运用|利用|依托|基于|引入|推出|上线|研发|自研|自主|建立|搭建|打造|构建|建成|成立|设立)"
    ),
    "Product": (
        "(?:该|这一|这款|此|这套)(?:智能|数字|线上|综合|新)?"
        "(?:平台|系统|产品|大模型|模型|应用(?!场景)|服务|引擎|工具|方案|解决方案|数字人|机器人|助手|小程序|链|框架|中台|底座|数据库|钱包|体系|APP|App|贷款)"
        "|(?:^|(?<=[，。；]))(?:平台|系统|模型|产品)(?=[还已也可将把能共自于]|以(?!及|上|下|外)|引入|采用|运用|支持|覆盖|融合|累计|目前|通过|利用|基于|依托|借助|应用|使用|集成|整合|嵌入|搭载|部署|接入|对接|服务(?!商|业|器|于各)|实现|提供|上线|投产|正式|先后|日均|月均|年均)"
    ),
    "Initiative": "该项目|该计划|该联盟|该试点|该工程|该倡议",
    "Policy": "该法案|该草案|该办法|该规划|该意见|该通知|该指引|该规定|该方案|该标准|该文件|该条例|该法|《?(?:办法|规划|意见|方案)》?(?=[明规提])",
    "Technology": "该技术|这一技术|这项技术",
    "": "其(?![他它中余次实后间一二三])",
}
_PUT = "应用|用于|运用|推广|引入|嵌入|融入|拓展|延伸|部署|植入|接入"
_BEGIN = {"Organization": "该本公我", "Product": "该这此平系模产", "Initiative": "该", "Policy": "该办规意方", "Technology": "该这", "": "其"}
"""Signs of which a text holds one where it holds a pronoun: most hold none."""
_SUBJECTS = ("Organization", "Product", "Initiative", "Policy", "Quoted", "Technology")
"""Kinds of names that a clause can be about."""
_PRECISE = {
    "该研究院": "ResearchInstitute", "该券商": "SecuritiesFirm", "该协会": "IndustryAssociation",
    "该局": "PublicBody", "该联盟": "IndustryAssociation", "该交易所": "MarketInfrastructure",
}
_NO_BANKS = ("SecuritiesFirm", "InsuranceCompany", "FundManager", "PaymentInstitution", "TechnologyCompany", "IndustryAssociation")
"""Bodies that 该行 does not mean."""
_BANKS = ("Bank", "StateOwnedBank", "JointStockBank", "CityCommercialBank", "RuralBank", "InternetBank", "ForeignBank", "CentralBank")
"""Bodies that 该公司 does not mean."""
"""Pronouns that tell what kind of body is meant."""
_LEAD = (
    r"(?:(?:例如|比如|譬如|如|其中|同时|此外|另外|目前|当前|近年来|随后|之后|另一方面|一方面|一是|二是|三是|四是|第[一二三四]|而|但|并|然而|不过|但是|值得一提的是|值得注意的是|至于|继而"
    r"|与此同时|既包括|包括|也有|还有|虽然|尽管|由于|因此|[-·✓•\d.、\s：:]+)[，,、]?)*"
)
_JOIN = (
    r"(?:同时|并且|并|还|也|且|进而|从而|此外|随后|之后|又|再|均|都|已|已经|正在|正|先后|陆续|分别|率先|开始|逐步|积极|持续|不断|首次|共同|联合"
    r"|专门|专(?=为)|配套|同步|一并|相应|(?:技术|业务|功能|应用|架构|底层)(?:上|层面|方面)|主要|重点|进一步|自主|着力|大力|努力|深入|切实|全力|加力|有效|大幅|显著|成功|充分|广泛|深入|深度|全面|有力|直接|快速|此后|其后|继而|可以?|能够|全面){0,3}"
)
_ITEM = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|[一二三四五六七八九]是|第[一二三四五六七八九]，|其[一二三四]，)"
"""How an item of a list begins whose subject was named when the list was announced."""
_BEGINS_ITEM = re.compile(rf"\s*(?:[-·✓•]\s*)?{_ITEM}")
_PART_ENDS = re.compile("[。；：;]")
_ITEM_HERE = re.compile(rf"{_BEGINS_ITEM.pattern}\s*")
_TROUBLE = re.compile(r"(?:风险|挑战|问题|困难|难点|不足|障碍|瓶颈|压力|隐患)[^，。；：]{0,4}：?$")
_SIGNS = re.compile("签署|签订|签约|签下")
_TOGETHER = re.compile("，(?:并|将|双方)*(?:共同|联合|合作|双方)")
_BODY = re.compile(r"其?(?:注册资本|注册资金|实缴资本|总部|注册地)|注册[于在]|(?:主要|重点)?(?:专注|主营|从事|定位|主攻|深耕)")
"""How a clause begins that tells of the body founded in the clause before it, not of its founder."""
_FOUNDS = "成立|设立|组建|创办|新设|新建"
_FOUNDS_HERE = re.compile(_FOUNDS)
_FORMER = re.compile(r"(?<=[，。；：])(?:前者|后者)")
_SAYING = re.compile(r"认为|表示|指出|强调|建议|显示|预计|预测|发现|提示|呼吁|要求|称(?=[，：“]|$)")
_LAUNCH = (
    "[再力主首]推|落地|建成|自建|投产|研制|创设|首创|启用|孵化|开源|共建|启动|发起|实施|开展|推出|上线|发布|打造|研发|开发|自研|构建|建设|搭建|发行|建立|创建"
    r"|完成(?:了)?(?=[^，。；：]{1,24}(?:投产|上线|切换|研发|建设)(?:[，。；]|$))"
)
_MAKES = re.compile(_LAUNCH)
_BY_BODIES = re.compile(rf"{_JOIN}(?:推出|打造|发行|研发|自研|成立|设立|制定|组建|收购|牵头|联合|携手|发起|参与|加入|投资)")
"""What only bodies do: in a clause that begins so, what was made in the one before is not the subject."""
_MAKES_ANOTHER = re.compile("推出|打造|发布|研发|开发|自研|构建|建设|搭建|成立|设立")
"""Behind what was made: another thing is made, of which the words behind that are told."""
_THIS = re.compile(r"^(?:该|这一|这款|此|这套)(?:智能|数字|线上|综合|新)?")
_CONTINUES = re.compile(r"(?:报告期内|同时|此外|另外|目前|随后|之后|其后|此后|在此基础上|一方面|另一方面|首先|其次|再次|最后)[，,]?|(?=并|还|也)")
_BY_MEANS = re.compile(r"(?:通过|依托|借助|利用|运用|基于)(?!这|上述|该|此|对|与|调|研究|分析|比较|观察|以上)")
"""How a sentence begins that goes on about the body of the one before without its name, if nobody else is told of in it."""
_ANYBODY = re.compile(
    r"金融机构|保险机构|支付机构|银行业|券商|险企|监管|企业可|机构可|各[家类大地方]|行业|业内|业界|我国|全球|市场|可以|能够?|有助于|应|需|将|未来|用户可|人们"
)
_HEADS = "平台|系统|产品|品牌|大模型|模型|引擎|工具|助手|小程序|钱包|机器人|数字人|大脑|数据库|解决方案|App|APP"
_FIELD_BY_FIELD = re.compile(
    r"(?:具体来看|具体而言|具体来说|例如|比如)?，?(?:在[^，。；：]{1,14}|[^，。；：在]{1,10}(?:方面|层面|领域|业务上|环节))，"
    r"(?=拥有|建有|设有|推出|上线|打造|建成|自建|自研|研发|搭建|构建|运用|引入|采用|布局|发布|部署|开发|升级|开源|联合|完成|依托|与|携手|设立)"
)
"""Where a body's doings are told field by field, without its name (在财富管理领域，拥有…; 平台方面，搭建…)."""
MAX_LABEL = 18
NEUTRAL = 6
"""A clause of so few characters (近年来, 2021年) changes no subject."""
class Subject(NamedTuple):
    """Coordinated names that a sentence is about; ``passage`` is where they stand, if it is another sentence.

    ``example``: the sentence gives an example of them.
    """

    tokens: tuple[Token, ...]
    passage: Passage | None = None
    example: bool = False


class View(NamedTuple):
    """Text of a sentence for the patterns: ``at`` gives the token of a typed character, ``meant`` the subjects of an ellipsis.

    ``topics`` are the concepts that the section's heading names, one a class.
    """

    text: str
    at: Mapping[int, Token]
    meant: Mapping[int, tuple[Subject, ...]]
    topics: tuple[Subject, ...] = ()

    def tokens(self, start: int, end: int) -> list[Token]:
        """Tokens in a range, in order."""
        return [self.at[i] for i in range(start, end) if i in self.at]

    def words(self, start: int, end: int) -> str:
        """The words of a range without its names."""
        out = list(self.text[start:end])
        for i in (*self.at, *self.meant):
            if start <= i < end:
                out[i - start] = " "
        return "".join(out)


class Viewer:
    """Makes views, sentence by sentence of a block, and keeps the subject from one to the next."""

    def __init__(self, alphabet: Alphabet, verbs: Sequence[str]) -> None:
        self._alphabet = alphabet
        self._families = alphabet.families(("Organization", "Product", "Technology", "Scenario", "Policy"))
        tokens = alphabet.any_token()
        actor = alphabet.character_class(_SUBJECTS)
        date = alphabet.char("Date")
        self._date = date
        place = alphabet.character_class(["Place"])
        closing = r"(?:等[^，。；：]{0,10}?(?:机构|银行|公司|企业|平台|券商|部门|部委|商|者|技术|手段))?"
        org = alphabet.character_class(["Organization"])
        sort = rf"(?:[^，。；：、的{tokens[1:-1]}]{{1,6}}(?:平台|系统|钱包|公司|机构|巨头))?"  # 支付网络A和交易平台B
        names = rf"(?P<names>{actor}(?:{SEPARATOR}{{1,2}}{sort}{actor})*)"
        example = rf"以(?={actor}[^，。；]{{0,40}}为(?:例|代表))"
        founded = r"(?:成立|创立|创办|总部)[^，。；]{0,10}的"
        at_place = rf"{place}(?:的|[^，。；：、]{{0,14}}?(?:公司|企业|平台|机构|银行))?"
        subsidiary = "的?(?:旗下|下属|全资|控股|科技|金融科技)*子公司"
        owned = rf"(?:{date})?(?:全资|控股|独资|联合|共同|参股)?(?:出资)?(?:设立|成立|孵化|控股|创办|组建|投资|收购)的"
        concept = alphabet.character_class(["Technology", "Scenario"])
        sorts = "金融|科技|技术|服务|互联网|初创|支付|代表|头部|龙头|本土|民营|领域|社交"
        trade = rf"{concept}?(?:{sorts}){{0,2}}(?:公司|企业|平台|机构|品牌|厂商|巨头|独角兽|服务商)(?={org})"
        owner = rf"{org}(?:集团)?(?:(?:旗下|下属)的?(?:{trade})?|{subsidiary}|{owned}|的(?={org}))[—–]{{0,2}}"
        such_as = rf"(?:[^，。；：{tokens[1:-1]}]{{0,12}}(?:如|例如|比如|代表企业)|[^，。；：]{{0,14}}[—–]{{2}})"
        its = "(?:(?:其|该行|该公司)(?:旗下|自研|自主研发)?的?)?"
        sort_of = rf"(?:{concept}(?:{_HEADS}|助理|数字员工|智能体)?(?={alphabet.character_class(['Product', 'Quoted'])}))?"  # 智能客服“A”已覆盖…
        head = rf"{_LEAD}(?:{date}[，,]?)?{_LEAD}(?:{such_as})?(?:{example})?(?:{founded})?(?:{at_place})?(?:{owner})?(?:{trade})?{its}{sort_of}"
        self._subject = re.compile(f"{head}{names}(?!{subsidiary}){closing}")  # the bank is not what its 子公司 is that has no known name
        self._subjects = alphabet.members(_SUBJECTS)
        product = alphabet.character_class(["Product", "Quoted", "Initiative"])
        undated = alphabet.any_token(but=["Date"])[1:-1]
        when = rf"(?:(?:{date}|近年来|目前|当前|近期|现阶段|截至目前|年初|年底|年末|同年|次年)[，,]?)?"
        done = rf"(?:(?:{_LAUNCH})(?:了|的|出)?|(?:参与|合作|运营|牵头|主导|指导|管理)(?:建设|研发|开发|打造)?的)"
        plain = rf"[^，。；：{tokens[1:-1]}]"
        of_base = rf"(?:{product}{concept}?[^，。；：、和与及{tokens[1:-1]}]{{0,4}}(?:{_HEADS}|服务|应用))?"
        called = rf"{of_base}(?:{concept}{plain}{{0,4}}){{0,3}}(?P<product>{product})"
        named_behind = rf"(?!{concept}?[^，。；：、和与及{tokens[1:-1]}]{{0,4}}(?:{_HEADS}|服务|应用){product})"  # 推出微信支付收款产品“A”: A is what was made
        made = rf"{done}{plain}{{0,10}}{called}(?!的){named_behind}"
        kind = rf"(?:{plain}{{0,4}}(?:{_HEADS}))?"
        behind = rf"(?!的|[、和与及/]|{kind}的)"
        made += rf"(?!(?:{_HEADS})?[^，。；]{{0,4}}(?:{_LAUNCH})(?:了|出)?(?!的)[^，。；]{{0,16}}(?:{_HEADS}))"  # built on it is another thing
        several = alphabet.character_class(["Product", "Quoted"])
        self._products = re.compile(rf"{several}(?:(?:(?:[、和与及]|以及){sort})?{several})*")
        self._owned = re.compile(rf"{org}(?:集团)?(?:(?:旗下|内部|自研|自有|自建)?的(?:{plain}{{0,3}}{concept}){{0,3}}{kind})?(?P<product>{product}){behind}")
        """The possessive that a clause begins with, whose product is what it is about: X的智能投顾平台“Y”."""
        self._launch = re.compile(rf"{org}(?:[^，。；：{undated}]{{0,10}}|[^，。；：{org[1:-1]}]{{0,30}}?){made}")
        self._launches = re.compile(rf"(?:{when})?{_JOIN}{made}")
        starters = any_of({*verbs, *PREPOSITIONS} - PURPOSE)
        self._starter = re.compile(rf"\s*(?:[-·✓•]\s*)?{_ITEM}?{when}{_JOIN}(?:{starters})")
        founded = alphabet.character_class(["FinancialInstitution", "TechnologyCompany", "OtherCompany", "ResearchInstitute"])
        untold = alphabet.any_token(but=["Date", "Place", "Quantity"])[1:-1]
        self._found = re.compile(rf"(?:{org}|^|(?<=，)[并还又后])[^，。；：{untold}]{{0,16}}(?:{_FOUNDS})(?:了)?[^，。；：{tokens[1:-1]}]{{0,8}}(?P<body>{founded})")
        self._while = re.compile(rf"^(?:{date}|近年来|目前|同时|此外|随后|此后|其后|同年|次年|年底|年末|年初)，")
        self._actor = re.compile(alphabet.character_class(["Organization", "Product", "Initiative"]))
        pair = alphabet.any_token(but=["Date", "Quantity"])
        self._pair = re.compile(rf"({pair})(?:和|与|及|以及|、)(?:{concept}[^，。；：、{tokens[1:-1]}]{{0,4}})?({pair})(?!{SEPARATOR}{pair})")
        marked = alphabet.character_class(["Product", "Quoted"])
        self._beside = re.compile(rf"(?<!{marked})({marked})({marked})(?!{marked})")
        its = rf"(?:^|(?<=[，。：；并由使让在对为]))(?:{_PRONOUNS['']})|(?<=[将把])其(?={_PUT})"
        pronouns = {cls: re.compile(words if cls else its) for cls, words in _PRONOUNS.items()}
        self._pronouns = Gates(((cls, pattern), (_BEGIN[cls],)) for cls, pattern in pronouns.items())
        begins = r"(?:(?<=^)|(?<=[，。；]))"
        who = r"(?:首批|目前|现有|全部|其)?(?=(?:牵头|参与|成员|运营|共建|入选|承办|试点)(?:运营|试点|建设|研发)?的?(?:单位|机构|银行|企业|方))"
        earliest = "(?:最早|率先|最先|首批|首先|先行)[^，。；：]{0,4}(?:落地|试点|启动|入选|纳入|试行)"
        first = rf"(?=(?:{date}[，,]?)?{place}(?:[、和与及]{place})*[^，。；：]{{0,8}}{earliest})"
        seat = "(?=(?:其)?(?:交易|注册登记|登记|结算|清算|运营|管理)(?:系统|中心|平台|机构)(?:设在|落户|位于|设于))"
        self._bridge = re.compile(rf"{begins}(?:试点(?=城市|地区|区域|范围)|{who}|{first}|{seat})")
        """Where words speak of a trial or a project named before: where it is done, and who does it."""
        self._joins = re.compile(rf"{begins}(?={org}(?:{SEPARATOR}{{1,2}}{org})*等?(?:随后|先后|相继|陆续|正式|也|宣布)*加入(?:[，。；]|$))")
        """Where somebody is said to join without words for what: the project named before."""
        self._kept: tuple[Subject, ...] = ()
        self._past: tuple[Subject, ...] = ()
        self._body: tuple[Subject, ...] = ()
        self._announced: tuple[Subject, ...] = ()
        self._open = self._case = self._item = self._made_before = False
        self._speaker: tuple[Subject, ...] = ()

    def start_document(self, speaker: tuple[Subject, ...] = ()) -> None:
        """Begin a document; ``speaker`` is whose own report it is, meant where a block begins with what was done and not by whom."""
        self._speaker = speaker
        self.start_block()

    def start_block(self, subjects: tuple[Subject, ...] = (), *, item: bool = False, body: tuple[Subject, ...] = ()) -> None:
        """Forget the last block; ``subjects`` are what a heading says that the new one is about, ``body`` whom 公司 and 该行 mean in it.

        An ``item`` of a list goes on about whom the words before the list named.
        """
        if not item:
            self._announced = ()
        self._item = item and bool(self._announced) and not subjects
        self._past = () if subjects else tuple(s for s in self._kept if self._fits(s, "Organization"))
        self._kept = subjects or self._announced
        self._body = tuple(s for s in self._kept if self._fits(s, "Organization")) or body or self._speaker
        self._made_before = False
        self._open = self._case = bool(subjects)

    def view(self, typed: TypedText, passage: Passage, topics: tuple[Subject, ...] = ()) -> View:
        """The view of the next sentence of the block; ``topics`` are those that the headings over it name."""
        text, at = without_glosses(typed)
        past, self._past = self._past, ()
        kept, opened = self._kept, self._open
        if (kept or past) and _FIELD_BY_FIELD.match(text):  # what is told field by field is told of the body, not of what it made in the field before
            kept = tuple(s for s in kept if self._fits(s, "Organization")) or kept or past
        if self._speaker and not kept and self._own_doing(text):
            kept, opened = self._speaker, True
        places: dict[int, tuple[int, tuple[Subject, ...]]] = {}
        subjects: tuple[Subject, ...] = ()
        listed: tuple[Subject, ...] = ()
        founded: tuple[Subject, ...] = ()
        meant_by = self._pronouns_in(text, at, kept)
        item, self._item = self._item, False
        if self._case and 0 in at and at[0].kind == "Product":  # a case heading named the company, its text begins with the product
            places[0] = (0, kept)
        self._case = False
        founds = _FOUNDS_HERE.search(text) is not None
        named = sorted([i for i in at if text[i] in self._subjects])
        clauses = _clauses(text) if named or kept or founds or meant_by else ()  # else no clause is about anybody
        heads = [self._head(text, named, start, end) for start, end in clauses]
        owned = [self._own(text, at, head) for head in heads]
        for (start, end), head, own in zip(clauses, heads, owned, strict=True):
            if text[start:end] == "其中":
                subjects = kept = ()
                continue
            founding = self._found.search(text, start, end) if founds else None
            if founding is not None:
                founded = (Subject((at[founding.start("body")],)),)
            elif founded and text[start - 1] == "，" and _BODY.match(text, start, end):
                places[start] = (0, founded)
                continue
            if own or start in meant_by:
                said = own or meant_by[start][1]
                subjects = said if _acts(head) else ()
                if text[end : end + 1] == "：":
                    listed = () if _TROUBLE.search(text, start, end) else subjects
                continue
            if listed and text[start - 1] in "：；" and _BEGINS_ITEM.match(text, start, end):
                subjects = listed if self._starter.match(text, start, end) else ()
                if subjects:
                    places[start] = (0, subjects)
                continue
            if start == 0 and kept:
                begin = (0 if self._starter.match(text) else None) if item else self._resumes(text, at, opened)
                if begin is not None:
                    launched = self._launches.match(text, begin, end) if text[end : end + 1] == "，" and not item else None
                    subjects = kept if launched is None else (self._listed_from(text, at, launched.start("product")), *kept)
                    places[begin] = (0, kept)
                continue
            if not subjects and kept and opened and text[start - 1] == "：" and _labelled(text, at, start):
                subjects = kept  # a label stood before: 架构升级：自主研发的X投产
            if not subjects or text[start - 1] not in "，：":
                continue
            if self._starter.match(text, start, end):
                bodies = tuple(s for s in subjects if self._fits(s, "Organization")) if _BY_BODIES.match(text, start, end) else ()
                places[start] = (0, bodies or subjects)
                launched = self._launches.match(text, start, end)
                if launched is not None:  # …，推出X，用于…: it is X that is used
                    subjects = (self._listed_from(text, at, launched.start("product")), *subjects)
            elif (end - start > NEUTRAL and text[start] != self._date) or self._actor.search(text, start, end):
                subjects = ()
        if kept:
            begun = next((start for (start, _), own in zip(clauses, owned, strict=True) if own), len(text))
            for match in self._bridge.finditer(text, 0, begun):
                meant = tuple(s for s in kept if s.tokens[0].kind in {"Product", "Initiative"})
                if meant:
                    places[match.start()] = (0, meant)
            projects = tuple(s for s in kept if s.tokens[0].kind == "Initiative")
            for match in self._joins.finditer(text) if projects and "加入" in text else ():
                places[match.start()] = (0, projects)
        places |= meant_by
        first = next(filter(None, owned), subjects)
        if subjects[-len(first) :] == first:  # what it made in a later clause is spoken of next
            first = subjects
        acting = "某" not in text and _acts(next(iter(heads), None))
        self._kept = tuple(s._replace(passage=s.passage or passage) for s in first) if acting else ()
        self._body = tuple(s for s in self._kept if self._fits(s, "Organization")) or self._body
        stripped = text.rstrip()
        self._open = stripped.endswith(("；", ";"))
        self._made_before = _MAKES.search(text) is not None
        if stripped.endswith("："):
            self._announced = () if _TROUBLE.search(stripped) else self._kept
        return _insert(text, at, _apart(places) if len(places) > 1 else places, topics)

    def speaks_of(self, view: View, owner: str, place: int, product: Token) -> View:
        """The view where, behind a place, words that leave out the owner of a product are first about the product; so is the next sentence."""

        def about(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
            known = [token.mention.entity for subject in subjects for token in subject.tokens if token.mention is not None]
            return (Subject((product,), subjects[0].passage), *subjects) if owner in known and product.mention and product.mention.entity not in known else subjects

        self._kept = about(self._kept)
        spoken_of = {start: start >= place and not _MAKES_ANOTHER.search(view.text, place, start) and not _BY_BODIES.match(view.text, start + 1) for start in view.meant}
        return view._replace(meant={start: about(subjects) if spoken_of[start] else subjects for start, subjects in view.meant.items()})

    def _pronouns_in(self, text: str, at: Mapping[int, Token], kept: tuple[Subject, ...]) -> dict[int, tuple[int, tuple[Subject, ...]]]:
        """The pronouns of a sentence: place, length and whom each may mean."""
        found: dict[int, tuple[int, tuple[Subject, ...]]] = {}
        for cls, pattern in self._pronouns.passing(text):
            for match in pattern.finditer(text):
                before = self._before(text, at, match.start())
                if cls and before and not any(self._fits(s, _PRECISE.get(match[0], cls)) for s in before) and not self._actor.search(text, 0, match.start()):
                    before = ()  # 区块链应用：本行主导的平台: who spoke before
                if not before and not (self._actor.search(text, 0, match.start()) if cls else _PARTS.search(self._while.sub("", text[: match.start()]))):
                    before = kept
                if not before and cls == "Organization":  # the body that the same clause names: 宁波银行的平台由该行研发
                    named = [at[i] for i in range(text.rfind("，", 0, match.start()) + 1, match.start()) if i in at and self._families.get(at[i].kind) == cls]
                    before = (Subject((named[-1],)),) if named else ()
                meant = tuple(s for s in before if not cls or self._fits(s, _PRECISE.get(match[0], cls)))
                if cls == "Product" and (called := self._called_so(text, at, match)):
                    found[match.start()] = (match.end() - match.start(), (Subject((called,)),))
                    continue
                if not meant and cls == "Organization" and before is kept:  # the sentence before was about what the body made
                    meant = tuple(s for s in self._body if self._fits(s, _PRECISE.get(match[0], cls)))
                if cls == "Policy" and not meant:  # 甲国通过《X法案》，…，该法案: the one document of the words before
                    named = [at[i] for i in range(match.start()) if i in at and self._families.get(at[i].kind) == cls]
                    meant = (Subject((named[0],)),) if len({token.text for token in named}) == 1 else ()
                if cls == "Product":
                    meant = tuple(s for s in meant if not _another_thing(text, at, match, s))
                    made = _MAKES.search(text, 0, match.start()) is not None or (before is kept and self._made_before)
                    if not meant and made:  # what was made has no name, or is named by what it is
                        meant = tuple(s for s in before if self._fits(s, "Organization"))
                if match.end() in at and at[match.end()].kind in {"Product", "Quoted"}:  # 其“X”: whose X is
                    meant = tuple(s for s in meant if self._fits(s, "Organization"))
                if match[0] in {"该行", "本行", "我行"}:
                    meant = tuple(s for s in meant if s.tokens[0].kind not in _NO_BANKS)
                if match[0] == "该公司" and any(s.tokens[0].kind in _BANKS for s in meant):  # a bank is 该行: the firm named last is meant
                    firms = [at[i] for i in range(match.start()) if i in at and self._families.get(at[i].kind) == cls and at[i].kind not in _BANKS]
                    meant = (Subject((firms[-1],)),) if firms else ()
                if meant:
                    found[match.start()] = (match.end() - match.start(), meant)
        for match in _FORMER.finditer(text) if "者" in text else ():
            found_pairs = sorted((*self._pair.finditer(text, 0, match.start()), *self._beside.finditer(text, 0, match.start())), key=re.Match.end)
            pairs = [pair for pair in found_pairs if self._families.get(at[pair.start(1)].kind) == self._families.get(at[pair.start(2)].kind)]
            if pairs:
                token = at[pairs[-1].start(1 if match[0] == "前者" else 2)]
                found[match.start()] = (2, (Subject((token,)),))
        return found

    @staticmethod
    def _called_so(text: str, at: Mapping[int, Token], pronoun: re.Match[str]) -> Token | None:
        """The product named last before 该系统 in its sentence, if it is called a system there; none if the noun stands by itself behind it."""
        noun = _THIS.sub("", pronoun[0])
        products = [i for i, token in at.items() if i < pronoun.start() and token.kind in {"Product", "Quoted"}]
        last = max(products, default=-1)
        if last < 0 or not (at[last].text.endswith(noun) or text.startswith(noun, last + 1)) or noun in text[last + 1 + len(noun) : pronoun.start()]:
            return None
        return at[last]

    def _head(self, text: str, named: Sequence[int], start: int, end: int) -> re.Match[str] | None:
        """How a clause begins that names what it is about; ``named`` are the places of such names."""
        first = bisect_left(named, start)
        return self._subject.match(text, start, end) if first < len(named) and named[first] < end else None

    def _own(self, text: str, at: Mapping[int, Token], head: re.Match[str] | None) -> tuple[Subject, ...]:
        """What a clause is about: its first names, and what they launch in it."""
        if head is None:
            return ()
        named = tuple(at[i] for i in range(*head.span("names")) if i in at)
        if len(named) > 1 and _SIGNS.match(text, head.end()) and text[head.start("names") + 1] in "与和同" and not _TOGETHER.search(text, head.end()):
            named = named[:1]  # 甲与乙签署协议，并成立丙: it is 甲 that goes on
        found = [Subject(named)]
        launch = self._launch.search(text, head.start("names"), head.endpos) or self._owned.match(text, head.start("names"), head.endpos)
        if launch is not None:
            found.insert(0, self._listed_from(text, at, launch.start("product")))
        return tuple(found)

    def _listed_from(self, text: str, at: Mapping[int, Token], place: int) -> Subject:
        """The product at a place, and those that are listed behind it."""
        listed = self._products.match(text, place)
        return Subject(tuple(at[i] for i in range(*listed.span()) if i in at) if listed is not None else (at[place],))

    def _own_doing(self, text: str) -> bool:
        """Does a sentence of a body's own report begin with what was done (上线…), or with the field or the time in which it was?"""
        begun = _FIELD_BY_FIELD.match(text) or _CONTINUES.match(text)
        start = begun.end() if begun else 0
        return text[start : start + 1] not in {*"在对和向从是被于"} and self._starter.match(text, start) is not None

    def _resumes(self, text: str, at: Mapping[int, Token], opened: bool) -> int | None:
        """Where a sentence goes on with the subject of the one before: at its start, behind 同时 and the like; None if it does not."""
        match = _CONTINUES.match(text) or _FIELD_BY_FIELD.match(text)
        start = match.end() if match else 0
        if text[start : start + 1] == "在" and start + 1 in at and self._alphabet.ontology.is_a(at[start + 1].kind, "Policy"):
            return None  # 同时，在《…》中也提出: the document speaks
        if not match and not opened and (_BY_MEANS.match(text) is None or self._actor.search(text) or _ANYBODY.search(text)):
            return None
        return start if self._starter.match(text, start) or (opened and 0 in at) else None

    def _before(self, text: str, at: Mapping[int, Token], place: int) -> tuple[Subject, ...]:
        """The subjects of the nearest clause before a place that has some."""
        named = sorted(i for i in at if text[i] in self._subjects)
        for start, end in reversed(_clauses(text)):
            if end < place and (own := self._own(text, at, self._head(text, named, start, end))):
                return own
        return ()

    def _fits(self, subject: Subject, cls: str) -> bool:
        kind = subject.tokens[0].kind
        return cls == "Product" if kind in SPECIAL else self._alphabet.ontology.is_a(kind, cls)


def _labelled(text: str, at: Mapping[int, Token], place: int) -> bool:
    """Is what stands before the colon in front of a place a label of few words, with nobody in it who acts?"""
    start = clause_start(text, place, "。；")
    return place - start <= MAX_LABEL and all(at[i].kind in FIELD_CLASSES for i in range(start, place) if i in at)


def _another_thing(text: str, at: Mapping[int, Token], pronoun: re.Match[str], subject: Subject) -> bool:
    """Does 该系统 mean a thing without a name, told behind the subject as one that was made (依托“X”平台建成核心系统，该系统)?"""
    noun = _THIS.sub("", pronoun[0])
    called = [i for i, token in at.items() if i < pronoun.start() and token is not subject.tokens[0] and token.text.endswith(noun)]
    place = max(text.rfind(noun, 0, pronoun.start()), *called, -1)
    named = max((i for i in at if i < place and at[i] is subject.tokens[0]), default=place)
    return _MAKES.search(text, named, max(place, 0)) is not None


def _acts(head: re.Match[str] | None) -> bool:
    """Does a clause that begins so tell what its subject does, not what it says?"""
    return head is None or not _SAYING.search(head.string, head.end("names"), min(head.endpos, head.end("names") + 14))


def item_places(text: str) -> frozenset[int]:
    """Where items of a list begin in a text, behind their marks."""
    starts = [0, *(match.end() for match in _PART_ENDS.finditer(text))]
    return frozenset(match.end() for match in [_ITEM_HERE.match(text, start) for start in starts] if match)


def begins_item(text: str) -> int:
    """Where the words begin behind the mark of a list item (一是, （1）), 0 if a text begins no item."""
    match = _BEGINS_ITEM.match(text)
    return match.end() if match else 0


def _apart(places: Mapping[int, tuple[int, tuple[Subject, ...]]]) -> dict[int, tuple[int, tuple[Subject, ...]]]:
    """Places without those that begin inside another."""
    kept: dict[int, tuple[int, tuple[Subject, ...]]] = {}
    edge = 0
    for start, (length, subjects) in sorted(places.items()):
        if start >= edge:
            kept[start] = (length, subjects)
            edge = start + length
    return kept


@lru_cache(maxsize=8)
def _clauses(text: str) -> Sequence[tuple[int, int]]:
    """Start and end of each clause; remembered, as one sentence is asked about again and again."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        found.append((start, stop.start()))
        start = stop.end()
    if start < len(text):
        found.append((start, len(text)))
    return [(a, b) for a, b in found if b > a]


def _insert(text: str, at: Mapping[int, Token], places: Mapping[int, tuple[int, tuple[Subject, ...]]], topics: tuple[Subject, ...]) -> View:
    if not places:
        return View(text, at, {}, topics)
    cuts = [(start, start + length, ELLIPSIS) for start, (length, _) in sorted(places.items())]
    result, kept = rebuild(text, at, cuts)
    marks = [i for i, char in enumerate(result) if char == ELLIPSIS]
    meant = {mark: places[start][1] for mark, (start, _, _) in zip(marks, cuts, strict=True)}
    return View(result, kept, meant, topics)
