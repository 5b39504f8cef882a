"""Policies, standards and cited publications in sentences: who issued what when, its status and field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.annotate import Annotated, Sentence
from kg.extract.antecedents import issuer_left_out, named_before
from kg.extract.base import evidence
from kg.extract.cited import spoken_of, told_by_title
from kg.extract.dates import caption_date, date_literal, head_date
from kg.extract.days_of_issue import ISSUING, days_of_issue
from kg.extract.fields import rests_on, title_fields
from kg.extract.government import body_of_place, issuing_bodies
from kg.extract.modality import modality
from kg.extract.scope import spoken, stated
from kg.extract.title_issuers import number_of_bodies, title_issuers, year_of_number
from kg.extract.trials import with_trials
from kg.extract.typed import Alphabet, Token, TypedText
from kg.lexicon.titles import STATUS_SUFFIX, status_of
from kg.model.document import Table
from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.statement import Claim, ConceptRef, Evidence, Literal, Modality, ObservationClaim, Passage, Qualifier
from kg.text.expressions import later

_VERB = (
    r"(?:(?:联合|共同|正式|相继|先后|陆续|分别|密集|新近|最新|首次|再次|公开|对外|统一|组织|牵头|主导|研究){0,2}"
    r"(?:制定并发布|制定发布|修订并发布|修订发布|修订印发|修订|修正|拟定|拟订|研制|起草并发布|批准发布|批准|发文|发布|印发|出台|公布|颁布|制定|下发|颁发|推出|签发|审议通过|通过|公开征求意见|起草|编制|敲定|给出|公告|发表|撰写|编写|编撰|编纂|编著|主编|刊发|出版|制订|审定|下达|发出|提出|立项|成功立项|宣布))"
)
_TITLE_LIST = r"(?:[（(][^（）()。；]{0,40}[）)](?:[、和与及]{1,2}|以及)|[、，,和及与以等“”\s]{0,3})"
_DAY_WORDS = r"20\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)"
_IN_FORCE = re.compile(
    rf"[（(](?:[^（）()]{{0,30}}，)?(?:自|于|已于)?{_DAY_WORDS}起?(?:正式)?(?:实施|施行|生效)[）)]|(?:正式)?(?:实施|施行|生效)(?=[，。；]|以来|$)"
    r"|(?:[（(][^（）()]{0,40}[）)])?[，,]?(?:[^。；，,《》]{0,24}(?:公布|发布|印发|出台|颁布|下发|通过)[，,])?(?:并)?"
    rf"[^。；，,《》]{{0,36}}?(?:正式|起|已经?|开始|(?:自|于){_DAY_WORDS})(?:正式)?(?:实施|施行|生效)"
)
_CONSULTED = re.compile(
    r"[^。；，,《》]{0,16}(?:仍|尚|正|还|目前)[^。；，,《》]{0,4}征求意见(?!后|结束|稿)|[^。；，,《》]{0,8}处于[^。；，,《》]{0,4}征求意见阶段"
    r"|的?(?:公开)?(?P<draft>征求意见稿|草案|送审稿|讨论稿|咨询稿)"
)
"""Behind a title: it is out for comment still."""
_IN_EFFECT = re.compile("起?(?:正式)?(?:实施|施行|生效)")
"""Behind a date: the document takes effect then."""
_TAKES_EFFECT = re.compile(r"[^。；，]{0,4}(?:实施|施行|生效)|(?:[（(][^（）()]{0,40}[）)])?[^。；，]{0,12}?(?:正式|开始|全面)(?:实施|施行|生效)")

_MARKED = frozenset({"of-issuer", "laid-down"})
"""Acts that depend on the marks of the title: the first only with them, the other only without."""
_COLUMNS = re.compile(r"(?:发文|发布|印发|颁布|制定)(?:部门|机构|单位|主体)[^。；，]{0,8}?(?:文件|政策|名称)")
"""The head of a table of documents whose rows were left as running text: body and title stand side by side."""
_UNDER_WAY = re.compile("正在|正(?:加快|加速|抓紧|着手)")
"""A document on which its body is still at work."""
_OF_ITS_KIND = "(?!的?(?:相关|配套|关联|对应)的?[^，。；]{0,6}(?:标准|细则|规范|办法|制度|政策|指引|文件))"
"""Not behind a title: it is what goes with the document that is issued, not the document."""
_UNKNOWN = r"[\u4e00-\u9fff]{0,12}?(?:局|管委会|委员会|协会|部|委|办|厅|研究院|政府)"
"""A body that is not known, in a list of bodies."""
_LEADING = "(?:(?:主导|牵头|组织|指导)(?:管理)?(?:制定|编制|起草|研制|发布)?|(?:提出并)?归口(?:管理)?(?:并)?(?:制定|编制|起草|研制|发布))(?:了|的)"
"""Behind bodies: the document behind it is one whose making they lead."""
_DRIVEN = r"(?:推动|推进|加快|加速|牵头|组织|开展|启动|完成)(?:了)?"
"""Between a body and a title: it drives the work on the document."""
_WORK_BEHIND = r"的?(?:编写|编制|制定|起草|研制|修订|发布)|工作|(?=[，。；]|$)"
"""Behind the title of a document on which a body works."""
_OPENLY = "(?:再次|公开|正式|向社会|面向社会|向全社会|向行业|启动|开展|进行)*征求意见"
"""Behind a title: a body asks for comments on it."""
_HOME = frozenset({"我国", "中国", "全国"})
"""In front of a title: the land whose document it is, which does not tell the body."""
_OPEN = re.compile("征集(?:或|、|和)")
"""Some have issued theirs, others only ask for comments: which is which is not told."""
_LATER = re.compile("随后|此后|之后|其后|同年|次年|翌年|后来|接着")


class _Told(NamedTuple):
    """What a sentence tells of its documents: the day of issue, the passages that show it, and how sure the issue is."""

    dates: dict[str, Literal]
    shown: dict[str, tuple[Passage, ...]]
    how: dict[str, Modality]

    def issued(self, work: Mention, date: Literal, context: tuple[Passage, ...]) -> None:
        """Note the day of issue that is told first."""
        self.dates.setdefault(work.entity, date)
        self.shown.setdefault(work.entity, context)


class _Act(NamedTuple):
    """An act of issuing: the pattern that found it, its words, how sure it is, its day, and the passages that show that."""

    pattern: str
    confidence: str
    match: re.Match[str]
    how: Modality
    date: Literal | None
    context: tuple[Passage, ...]


def _setters(alphabet: Alphabet, gloss: str) -> str:
    """Those who lay down what a document says, and not what firms do themselves; ``gloss`` is what may stand in brackets behind one."""
    one = alphabet.character_class(["PublicBody", "InternationalOrganization", "IndustryAssociation", "ResearchInstitute"])
    return rf"(?P<orgs>{one}(?:{gloss}(?:[、，,和与及]{{1,2}}|联合|会同){one})*)"


def _of_another_place(document: Annotated, sentence: Sentence, body: Mention, work: Mention) -> bool:
    """Does a title begin with a place that the body's name does not hold? In a list of titles it is then not that body's (人民银行《A》、《甲市B》)."""
    start = work.start + work.surface.startswith("《")
    place = next((m for m in document.linker.inner(sentence.text, start, work.end) if m.start == start and m.cls == "Place"), None)
    if place is None or place.surface in _HOME or place.entity == body.entity:
        return False
    return place.surface[:2] not in document.names[body.entity].zh


def _as_source(alphabet: Alphabet, orgs: str, gloss: str, works: str) -> re.Pattern[str]:
    """Body and title in a line that tells a source, or in a list of them."""
    place, work = alphabet.character_class(["Place"]), alphabet.character_class(["Policy", "Report", "Title"])
    own = "(?:自主研究(?:[及并与]?(?:绘制|整理))?)?"
    date, number = alphabet.character_class(["Date"]), alphabet.char("Quantity")
    edition = rf"(?:（?{date}）?)?(?:发布的?|官网|官方|最新|季度|年度|月度)?(?:第\s?(?:[\d一二三四五六七八九十]+\s?[次期版届]|{number}))?"
    behind = rf"{orgs}{gloss}{own}\s*[：:，,]?\s*{edition}\s*{works}"
    return re.compile(rf"(?:来源|^(?!{place})|[：:；;]|(?<={work})[、，,和及与])[：:]?\s*{behind}")


class PolicyExtractor:
    """Reads issuers, dates, status and fields of policies, standards and publications."""

    name = "policies"

    def __init__(self, alphabet: Alphabet) -> None:
        org = alphabet.character_class(["Organization", "Place"])
        work = alphabet.character_class(["Policy", "Report", "Title"])
        date = alphabet.character_class(["Date"])
        any_token = alphabet.any_token()
        gap = rf"[^。；：\n{work[1:-1]}{org[1:-1]}]"
        works = rf"(?P<works>{work}(?:{_TITLE_LIST}{work})*)"
        gloss = r"(?:（[^（）]{0,60}）|\([^()]{0,60}\))?"
        unknown = rf"(?:、{alphabet.character_class(['Place'])}?{_UNKNOWN}(?=、|和))*"
        orgs = rf"(?P<orgs>{org}(?:{gloss}{unknown}(?:以及|[、，,和与及]{{1,2}}|联合|会同|联同|协同)原?{org})*)"
        tail = r"(?:办公厅|总行|有关部门)?(?:等(?:[一二三四五六七八九十\d]+)?(?:个)?(?:国家)?(?:部委|部门|机构|单位|方|家单位)?(?:多部委|多部门)?)?"
        self._documents, self._policies_and_reports = alphabet.documents, frozenset(alphabet.families(["Policy", "Report"]))
        self._works_of = alphabet.members(["Policy", "Report", "Title"])
        self._names_work = re.compile(alphabet.character_class(["Policy", "Report", "Title"]))
        guided = rf"(?:在{org}(?:等)?[^。；，]{{0,6}}?(?:指导|支持|领导|统筹|推动|组织)下|，?(?:联合|共同)?在{org}(?:成功|正式)?)?"
        others = alphabet.any_token(but=["Technology", "Scenario"])[1:-1]
        first_anywhere = rf"(?:{alphabet.character_class(['Place'])}(?=首|第|唯一|最))?"
        issues = rf"(?<!在){orgs}{tail}{guided}(?:(?!由){gap}){{0,14}}?{_VERB}"
        in_effect = rf"(?:[、，]?{date}起?(?:正式)?(?:实施|施行|生效)的)?"
        self._active = re.compile(rf"{issues}(?:了|的)?{in_effect}{first_anywhere}(?:(?!其中)[^。；：\n{others}]){{0,16}}?{works}{_OF_ITS_KIND}")
        behind_first = rf"(?:了|的)?(?:(?!其中)[^。；：\n{others}]){{0,16}}?{work}(?:{_TITLE_LIST}{work})*{gloss}[^。；：《\n{work[1:-1]}{org[1:-1]}]{{0,24}}?"
        then = (
            rf"[，,](?:(?:随后|此后|之后|其后|后|并|又|再|还|接着|继而|亦|也)+(?:(?:于|在)?(?P<when>{date})[，,]?)?|(?:于|在)?(?P<later>{date}))"
            "(?:又|再|再次|还|陆续|相继|先后|正式)*"
        )
        self._laid_down = re.compile(
            rf"(?<!在){_setters(alphabet, gloss)}{tail}{gap}{{0,14}}?(?:明确|确定|确立|敲定)(?:了)?(?P<works>{alphabet.character_class(['Policy'])})"
        )
        self._again = re.compile(rf"{issues}{behind_first}{then}{_VERB}(?:了)?(?:(?!其中)[^。；：\n{others}]){{0,16}}?{works}")
        self._within = re.compile(rf"{orgs}(?:近日|随后|也|还)?(?:在|于)(?:{date})?(?:发布的)?{works}[^。；，]{{0,10}}?(?:中|里|上|，|提出|明确)")
        self._led = re.compile(rf"{orgs}{tail}{_LEADING}[^。；：，\n{others}]{{0,16}}?{works}")
        self._led_beside = re.compile(
            rf"由{orgs}{tail}(?:牵头|主导|领衔|组织)、[^。；，\n《]{{2,40}}?(?:参与|共同)*(?:制定|编制|起草|研制|编写|修订)的[^。；：，\n{others}]{{0,12}}?{works}"
        )
        self._others = re.compile(
            rf"{orgs}{tail}[^。；：，\n{others}]{{0,4}}?(?:通过|批准|采纳|发布|立项)(?:了)?由[^。；，]{{2,40}}?(?:制定|起草|编制|提出|研制|提交)的[^。；：，\n{others}]{{0,16}}?{works}"
        )
        self._drafted = re.compile(rf"{orgs}{tail}[^。；：，\n{others}]{{0,6}}?{_DRIVEN}{works}(?:{_WORK_BEHIND})")
        self._registered = re.compile(rf"在{orgs}(?:等)?[^。；，]{{0,10}}?(?:成功|正式|获批|获准)?立项(?:了|的)?[^。；：\n{others}]{{0,16}}?{works}")
        concept, policy = alphabet.character_class(["Technology", "Scenario"]), alphabet.character_class(["Policy"])
        kind = "(?:领域|方面)?的?(?:国家|行业|国际|团体|地方)?(?:标准|规范|法规|立法|法律|指引|文件|规则)?"
        self._apposed = re.compile(rf"(?:首个|首部|首份|首项|第一部|第一个|专门|专项)[^。；，\n{any_token[1:-1]}]{{0,6}}(?P<field>{concept}){kind}(?P<work>{policy})")
        self._passive = re.compile(rf"{works}{gloss}[^。；{work[1:-1]}]{{0,6}}?(?:由|系)(?:{date})?原?{orgs}{tail}[^。；，]{{0,6}}?{_VERB}")
        self._maker = re.compile(
            rf"{works}{gloss}(?:的?(?:主要|牵头)?(?:发布|制定|起草|编写|编制|印发|出台|牵头|撰写|研制)(?:单位|方|机构|部门|者|主体)(?:为|是|系|包括|：)|(?:是|为|系)(?:由)?(?={org}[^。；，《\n]{{0,14}}?{_VERB}的[^。；，]{{0,4}}?(?:首|第一|又|一|重要|专门)[^。；，]{{0,12}}))"
            rf"{orgs}"
        )
        self._adopted_by = re.compile(rf"{works}[^。；]{{0,6}}?(?:于|在)?(?:{date})?(?:已|正式)?(?:经|获){orgs}{tail}[^。；，]{{0,14}}?(?:审议通过|通过|批准|核准|同意)")
        self._cited = _as_source(alphabet, orgs, gloss, works)
        self._beside = later(rf"{orgs}(?!归口)[^。；：\n{any_token[1:-1]}]{{0,3}}{works}")
        decree = r"(?:(?:第\d+号)?(?:主席)?(?:令|公告)(?:〔\d+〕|第)?(?:\d+年)?(?:第?\d+号)?|(?:的|关于)?[^。；，、\n]{0,2}〔\d+〕\d+号)"
        issuer = alphabet.character_class(
            ["PublicBody", "InternationalOrganization", "IndustryAssociation", "ResearchInstitute", "MarketInfrastructure", "Place"]
        )
        publisher, report = alphabet.character_class(["Organization"]), alphabet.character_class(["Report"])
        issuers = rf"(?P<orgs>{issuer}(?:{gloss}(?:[、，,和与及]{{1,2}}|联合|会同)原?{issuer})*)"
        issued_then = rf"(?:{gloss}(?:于)?{date}[^。；，]{{0,4}}?{_VERB})?"
        self._of_issuer = re.compile(
            rf"(?<![在对向给让使受经被{work[1:-1]}])(?<!名称){issuers}{tail}{gloss}(?:{decree}|的|{date}的?)?{works}(?!解读|说明会|座谈){issued_then}"
        )
        self._of_publisher = re.compile(rf"(?:据|按|引自|来自|见)(?P<orgs>{publisher}){gloss}(?:{date})?的?(?P<works>{report})")
        self._consulted = re.compile(rf"{orgs}{tail}[^。；，\n{any_token[1:-1]}]{{0,6}}(?:{date})?(?:曾|又|也)?(?:就|对){works}{_OPENLY}")
        self._numbered = re.compile(rf"{works}[（(]{orgs}{tail}(?:(?:办)?发?[^（）()。；，]{{0,3}}〔|(?:第\d+号)?(?:主席)?(?:令|公告))")
        self._in_brackets = re.compile(rf"{works}[（(](?P<orgs>{publisher}(?:[、和]{publisher})*){tail}(?:[，,、]?\s*(?:{date}|20\d\d年?))?[)）]")
        self._day_told = days_of_issue(alphabet, works, gloss)
        self._decreed = re.compile(
            rf"{works}{gloss}(?:已|业)?(?:(?:于|在)?{date}[，,]?)?(?:已)?(?:经|以)(?:{date})?{issuers}(?:第(?:\d+[次届]|{alphabet.char('Quantity')})[^。；，]{{0,8}}|(?:主席)?(?:令|公告)(?:{date})?第?\d+号|{decree}|[^。；，、\n{any_token[1:-1]}《]{{0,8}}?)(?:正式)?(?:{ISSUING}|审议通过|批准)"
        )

    def extract(self, document: Annotated) -> Iterator[Claim | ObservationClaim]:
        """Claims of every sentence; tables have an extractor of their own, but for cells that tell in words what was issued."""
        for sentence in document.sentences:
            yield from spoken_of(document, sentence, self.name)
            if not self._names_document(sentence):
                continue
            typed, left_out = _with_issuer(document, sentence)
            table = isinstance(document.document.blocks[sentence.block], Table) and sentence.kind != "caption"
            if not table or (sentence.kind == "cell" and left_out):  # what the body issued that the row is about (制定《…》)
                yield from with_trials(document, self._claims(document, sentence, typed))

    def sentence(self, document: Annotated, sentence: Sentence, *, issued: Literal | None = None) -> Iterator[Claim]:
        """Claims of one sentence; ``issued`` is the date that its table row gives."""
        if self._names_document(sentence):
            yield from self._claims(document, sentence, _with_issuer(document, sentence)[0], issued)

    def _claims(self, document: Annotated, sentence: Sentence, typed: TypedText, issued: Literal | None = None) -> Iterator[Claim]:
        told = _Told({}, {}, {})
        if not self._names_work.search(typed.text):  # every expression names a document
            yield from self._about_titles(document, sentence, told)
            return
        yield from self._issued(document, sentence, typed, told, issued)
        self._read_dates(typed, told)
        yield from self._about_titles(document, sentence, told)
        for match in self._apposed.finditer(typed.text):
            field, work = typed.at[match.start("field")], typed.at[match.start("work")]
            if work.mention is not None:
                yield from self._of_field(document, sentence, field, work.mention, told.dates.get(work.mention.entity))

    def _issued(self, document: Annotated, sentence: Sentence, typed: TypedText, told: _Told, issued: Literal | None) -> Iterator[Claim]:
        """Who issued what, each once; notes in ``told`` what the acts of issuing tell of the documents."""
        seen: set[tuple[str, str]] = set()
        for pattern, confidence, match in self._matches(typed):
            how = self._stated(typed, match)
            if how is None:
                continue
            date, context = (issued, ()) if issued is not None else self._date_of(typed, match, again=pattern == "issued-again")
            if date is None and (head := head_date(document, sentence) or caption_date(document, sentence)) is not None:
                date, context = head
            for claim in self._of_act(document, sentence, typed, _Act(pattern, confidence, match, how, date, context), told):
                if (claim.subject, str(claim.object)) not in seen:
                    seen.add((claim.subject, str(claim.object)))
                    yield claim

    def _of_act(self, document: Annotated, sentence: Sentence, typed: TypedText, act: _Act, told: _Told) -> Iterator[Claim]:
        """The documents of an act of issuing, each with its bodies."""
        one_by_one, in_turn = self._one_by_one(typed, act.match), _days_in_turn(typed, act.match)
        for work in _named(typed, act.match, "works"):
            act = act._replace(date=in_turn[work.start], context=()) if work.start in in_turn else act
            if work.mention is None or (act.pattern in _MARKED and (act.pattern == "of-issuer") is not sentence.plain.startswith("《", work.start)):
                continue  # 我国2021年政府工作报告: beside a name without marks nobody need have issued it; 明确《…》的要求: nor with them who tells what it says
            told.how.setdefault(work.mention.entity, act.how)
            if act.pattern == "consulted" and status_of(work.mention.surface) != "draft":
                act = act._replace(date=None, context=())  # the day of asking for comments is not that of issue
            if act.date is not None and not _adopted(typed, act.match) and not _TAKES_EFFECT.match(sentence.plain, work.end):
                told.issued(work.mention, act.date, act.context)
            for org in one_by_one.get(work.start, _named(typed, act.match, "orgs")):
                if act.pattern != "of-issuer" or org.text not in _HOME:
                    yield from self._issue(document, sentence, typed, act, org, work)

    def _read_dates(self, typed: TypedText, told: _Told) -> None:
        """Note when documents were issued of which the body is not told (2021年，《…》正式发布)."""
        for match in (match for pattern in self._day_told for match in pattern.finditer(typed.text)):
            found, context = _literal(typed.at[match.start("date")])
            for work in _named(typed, match, "works"):
                if work.mention is not None and found is not None and not _adopted(typed, match):
                    told.issued(work.mention, found, context)
                    told.how.setdefault(work.mention.entity, self._stated(typed, match) or Modality.ASSERTED)

    def _names_document(self, sentence: Sentence) -> bool:
        """Does a sentence name a policy or report that is known? All that is read here is about one, and most sentences name none."""
        return not self._policies_and_reports.isdisjoint([m.cls for m in sentence.mentions])

    def _matches(self, typed: TypedText) -> Iterator[tuple[str, str, re.Match[str]]]:
        for name, confidence, pattern in (
            ("issued", "0.95", self._active),
            ("issued-passive", "0.95", self._passive),
            ("adopted-by", "0.85", self._adopted_by),
            ("led", "0.85", self._led),
            ("led", "0.85", self._led_beside),
            ("drafted-by-others", "0.85", self._others),
            ("drafted", "0.85", self._drafted),
            ("registered", "0.85", self._registered),
            ("cited-source", "0.9", self._cited),
            ("said-in", "0.8", self._within),
            ("laid-down", "0.8", self._laid_down),
            ("of-issuer", "0.85", self._of_issuer),
            ("of-publisher", "0.9", self._of_publisher),
            ("consulted", "0.9", self._consulted),
            ("numbered", "0.85", self._numbered),
            ("in-brackets", "0.85", self._in_brackets),
            ("decreed", "0.9", self._decreed),
            ("maker-told", "0.88", self._maker),
            ("issued-again", "0.85", self._again),
        ):
            for match in pattern.finditer(typed.text):
                yield name, confidence, match
        columns = _COLUMNS.search(typed.text)
        for match in self._beside.finditer(typed.text, columns.end()) if columns is not None else ():
            yield "rows-in-text", "0.8", match

    def _stated(self, typed: TypedText, match: re.Match[str]) -> Modality | None:
        """Modality of an act of issuing; the words of names and titles do not count. None for an open question."""
        words = spoken(typed.text, {i: token.kind for i, token in typed.at.items()}, self._documents, ())
        how = stated(words, *match.span())
        if how is None or _OPEN.search(match[0]):
            return None
        return Modality.PLANNED if _UNDER_WAY.search(match[0]) else how.of("issuedBy")

    def _one_by_one(self, typed: TypedText, match: re.Match[str]) -> dict[int, list[Token]]:
        """As many bodies as documents, not said to act together: the first issued the first (place of title → its body)."""
        orgs, works = _named(typed, match, "orgs"), typed.tokens(*match.span("works"))
        if len(orgs) != len(works) or len(orgs) < 2 or re.search("联合|共同|会同", match[0]):
            return {}
        return {work.start: [org] for org, work in zip(orgs, works, strict=True)}

    def _date_of(self, typed: TypedText, match: re.Match[str], *, again: bool = False) -> tuple[Literal | None, tuple[Passage, ...]]:
        """The date of an act of issuing: within the match, or before it in the same sentence behind no other document.

        With it the passage that names its year, if the sentence does not. Of what a body issued ``again`` the date stands right before the verb.
        """
        if again:
            when = next((slot for slot in ("when", "later") if match[slot]), "")
            return _literal(typed.at[match.start(when)]) if when else (None, ())
        places = (i for i in range(match.start(), match.end()) if i in typed.at and not _IN_EFFECT.match(typed.text, i + 1))
        inside = [typed.at[i] for i in places if typed.at[i].kind == "Date"]
        if inside:
            return _literal(inside[0])
        before = typed.text[: match.start()]
        for position in range(len(before) - 1, -1, -1):
            if before[position] in "。；":
                return None, ()
            if before[position] in self._works_of:
                return self._date_at_head(typed, before), ()
            token = typed.at.get(position)
            if token is not None and token.kind == "Date":
                return _literal(token)
        return None, ()

    def _date_at_head(self, typed: TypedText, before: str) -> Literal | None:
        """The date with which a sentence begins: it holds for every act of it, until another date or a word such as 随后."""
        first = len(before) - len(before.lstrip(" -•·"))
        head = typed.at.get(first)
        if head is None or head.kind != "Date" or typed.text[first + 1] not in "，,：:" or _LATER.search(before):
            return None
        return date_literal(head.text) if sum(t.kind == "Date" for t in typed.tokens(0, len(before))) == 1 else None

    def _issue(self, document: Annotated, sentence: Sentence, typed: TypedText, act: _Act, org: Token, work: Token) -> Iterator[Claim]:
        """That a body issued a document, or published a report; of a collective name that its members did."""
        assert org.mention is not None
        assert work.mention is not None
        if org.kind == "Place" and (body_of_place(typed.plain(act.match.end("orgs"), act.match.end())) or body_of_place(sentence.plain[org.mention.end :])):
            return
        proof = evidence(sentence.passage, self.name, act.pattern, act.confidence, act.context if org.shown is None else (*act.context, org.shown))
        date = None if _TAKES_EFFECT.match(sentence.plain, work.end) else act.date  # the day of taking effect is not that of issue
        draft = draft_role(document, work.mention, sentence.plain[work.end : work.end + 12])
        qualifiers: tuple[Qualifier, ...] = (*((("date", date),) if date is not None else ()), *draft)
        report = document.names.ontology.is_a(work.mention.cls, "Report")
        if not report:
            qualifiers = (*qualifiers, *number_of_bodies(typed.plain(act.match.end("orgs"), act.match.end())))
        works = _named(typed, act.match, "works")
        if work is not works[0] and _of_another_place(document, sentence, org.mention, work.mention):
            return
        together = len(works) == 1 or re.search("联合|共同", act.match[0]) is not None
        for body in issuing_bodies(document, org.mention, sentence.passage, members_too=together):
            subject, predicate, value = (body, "published", work.mention.entity) if report else (work.mention.entity, "issuedBy", body)
            yield Claim(subject=subject, predicate=predicate, object=value, evidence=proof, modality=act.how, qualifiers=qualifiers)

    def _of_field(self, document: Annotated, sentence: Sentence, field: Token, work: Mention, date: Literal | None) -> Iterator[Claim]:
        """The field that stands before a title (首个区块链标准《…》)."""
        qualifiers: tuple[Qualifier, ...] = (("date", date),) if date is not None else ()
        for named, _ in title_fields(document, sentence.text, field.start, field.end):
            if named.surface.endswith(("标准", "规范")):  # a document is a standard of its field, and does not govern standards
                continue
            document.names.meet(named.entity)
            document.mention(sentence.passage, (named,))
            proof = evidence(sentence.passage, self.name, "field-before-title", "0.85")
            yield Claim(subject=work.entity, predicate="governs", object=named.entity, evidence=proof, qualifiers=qualifiers)

    def _about_titles(self, document: Annotated, sentence: Sentence, told: _Told) -> Iterator[Claim]:
        """Date, status, field and issuer that a title itself or the words around it tell."""
        ontology = document.names.ontology
        dated: set[str] = set()
        for mention in sentence.mentions:
            if mention.cls not in self._policies_and_reports:
                continue
            if ontology.is_a(mention.cls, "Report"):
                yield from told_by_title(document, sentence, mention, self.name)
            if not ontology.is_a(mention.cls, "Policy"):
                continue
            date = told.dates.get(mention.entity)
            draft = draft_role(document, mention, sentence.plain[mention.end : mention.end + 12])
            by_number = year_of_number(sentence.plain, mention) if date is None and not draft else None
            if (day := date or by_number) is not None and mention.entity not in dated:
                dated.add(mention.entity)
                pattern, sure = ("issue-date", "0.93") if by_number is None else ("number-year", "0.8")
                proof = evidence(sentence.passage, self.name, pattern, sure, told.shown.get(mention.entity, ()))
                how = told.how.get(mention.entity, Modality.ASSERTED)
                yield Claim(subject=mention.entity, predicate="issuedOn", object=day, evidence=proof, modality=how, qualifiers=draft)
            yield from title_claims(document, sentence, mention.start, mention.end, mention.entity, date, self.name, draft=draft)
            yield from self._status(document, sentence, mention)

    def _status(self, document: Annotated, sentence: Sentence, mention: Mention) -> Iterator[Claim]:
        """The status that a title tells (《…（征求意见稿）》), or the words behind it (《…》|已正式施行)."""
        status, how = status_of(mention.surface), Modality.ASSERTED
        if status == "trial" and any(status_of(form) == "draft" for form in document.names[mention.entity].aliases):
            status = None  # 试行 by name, but the document itself shows its draft
        if status is None and (force := _IN_FORCE.match(sentence.plain, mention.end)):
            status, how = "inForce", modality(force[0])
        if status is None and _CONSULTED.match(sentence.plain, mention.end):
            status = "draft"
        if status is not None:
            proof = evidence(sentence.passage, self.name, "title-status", "0.97")
            yield Claim(subject=mention.entity, predicate="policyStatus", object=ConceptRef(status), evidence=proof, modality=how)


def regulated(document: Annotated, concept: str) -> list[str]:
    """The fields that a document governs which speaks of a concept: the concept, and X where it is the regulation of X (X监管)."""
    label = document.names[concept].zh
    words = label.removesuffix("监管")
    found = document.names.find(words, FIELD_CLASSES) if words != label else None
    if found is None and words != label:  # a plain word counts if a field is called by it: 支付 is, 金融 is part of a word
        found = document.names.find(words, FIELD_CLASSES, weak=True)
        found = found if found is not None and found.zh == words else None
    return [concept] if found is None or found.id == concept else [concept, document.names.meet(found.id).id]


def draft_role(document: Annotated, mention: Mention, behind: str = "") -> tuple[Qualifier, ...]:
    """That it was only the draft, where a document known by its plain title is spoken of as a draft, by its title or the words ``behind`` it."""
    said = _CONSULTED.match(behind)
    if said is not None and said["draft"]:
        return (("role", Literal(said["draft"], "string")),)
    suffix = STATUS_SUFFIX.search(mention.surface.strip("《》"))
    if suffix is None or status_of(mention.surface) != "draft" or status_of(document.names[mention.entity].zh) == "draft":
        return ()
    return (("role", Literal(suffix[1], "string")),)


def _literal(date: Token) -> tuple[Literal | None, tuple[Passage, ...]]:
    """A date, and the passage that names its year, if the sentence does not."""
    return date_literal(date.text), () if date.shown is None else (date.shown,)


def _with_issuer(document: Annotated, sentence: Sentence) -> tuple[TypedText, bool]:
    """Typed text with the bodies that the sentence means and does not name, and whether it left out who issued something."""
    named = named_before(document, sentence, document.typed(sentence))
    typed = issuer_left_out(document, sentence, named)
    return typed, typed is not named


def _days_in_turn(typed: TypedText, match: re.Match[str]) -> dict[int, Literal | None]:
    """Several dates in front of several documents: each has its own (place of title → its date), or, where they are not as many, none of them is told."""
    works, days = typed.tokens(*match.span("works")), [t for t in typed.tokens(match.start(), match.start("works")) if t.kind == "Date"]
    if min(len(works), len(days)) < 2:
        return {}
    return {work.start: date_literal(days[i].text) if len(days) == len(works) else None for i, work in enumerate(works)}


def _named(typed: TypedText, match: re.Match[str], slot: str) -> list[Token]:
    """The linked names in a slot of a match."""
    return [token for token in typed.tokens(*match.span(slot)) if token.mention is not None]


def _adopted(typed: TypedText, match: re.Match[str]) -> bool:
    """Was a document adopted (通过), which is not yet its issue?"""
    words = re.sub(r"《[^》]*》", "", typed.plain(match.start(), match.end()))
    return "通过" in words and not re.search("发布|印发|公布|出台|颁布|下发|签发", words)


def title_claims(
    document: Annotated, sentence: Sentence, start: int, end: int, policy: str, date: Literal | None, extractor: str,
    context: Evidence | None = None, draft: tuple[Qualifier, ...] = (),
) -> Iterator[Claim]:
    """What a policy's title tells: the technologies and scenarios it names, and the issuer before 关于.

    ``context`` is evidence whose context the claims take over; ``draft`` the qualifier of a document spoken of as a draft.
    """
    title = sentence.plain[start:end]
    qualifiers: tuple[Qualifier, ...] = (*((("date", date),) if date is not None else ()), *draft)
    further = context.context if context is not None else ()
    fields = list(title_fields(document, sentence.text, start, end))
    for technology, served in rests_on(title, start, [named for named, _ in fields]):
        proof = evidence(sentence.passage, extractor, "title-basis", "0.8", further)
        yield Claim(subject=technology.entity, predicate="enables", object=served.entity, evidence=proof)
    for named, part in fields:
        proof = evidence(sentence.passage, extractor, "title-field-part" if part else "title-field", "0.85" if part else "0.9", further)
        document.names.meet(named.entity)
        document.mention(sentence.passage, (named,))
        for field in regulated(document, named.entity):
            yield Claim(subject=policy, predicate="governs", object=field, evidence=proof, qualifiers=qualifiers)
    inner = document.linker.inner(sentence.text, start, end)
    issuers = title_issuers(title, start, [m for m in inner if document.names.ontology.is_a(m.cls, "Organization")])
    for body in (*issuers.passed_on, *issuers.bodies):  # whose words are passed on is spoken of, and no issuer
        document.names.meet(body.entity)
        document.mention(sentence.passage, (body,))
    counted = (*qualifiers, *number_of_bodies(issuers.behind))
    for body in issuers.bodies:
        proof = evidence(sentence.passage, extractor, "title-issuer", "0.97", further)
        yield Claim(subject=policy, predicate="issuedBy", object=body.entity, evidence=proof, qualifiers=counted)
