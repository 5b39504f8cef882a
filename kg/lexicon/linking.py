"""Mentions in a stretch of text: known names, titles, names that the document introduced; weak names only in context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.lexicon.matcher import Match, Matcher, any_of, han, holds_any
from kg.lexicon.registry import Registry
from kg.lexicon.tables import Lexicon, compared
from kg.lexicon.titles import bare_title
from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.span import MappedText, Span
from kg.text.normalise import name_key
from kg.text.numbers import parse_number

_CALLED_FIELD = ("环节", "领域", "场景")
TITLE = re.compile(r"《([^《》]{2,90})》")
_INTRODUCED = re.compile(
    r"[（(](?:(?:以下)?(?:简称|下称|统称)|又称|也称|亦称|又名|俗称|中文名称?)(?:为)?[:：]?[“\"《]?([^“”\"《》（）()，,。]{2,20})[”\"》]?(?:(?:或|、|，|及|和)(?:简称)?[“\"][^“”\"（）]{2,10}[”\"]){0,2}[)）]"
    r"|[（(](?:英文(?:名称?|简称|缩写|全称)?(?:为|是)?[:：]?)?([A-Za-z][A-Za-z0-9&.\- ]{1,40}?)"
    r"(?:[,，](?:(?:以下)?(?:简称|缩写)为?[:：]?[“\"]?)?([A-Z][A-Za-z0-9]{1,9})[”\"]?|[,，][^（）()]{2,60})?[)）]"
)
_BEFORE_NAME = re.compile(
    "(?:[的了和与及或以为是在对将把即如等由从被使让令称叫有其于到过出给用向]|包括|涵盖|覆盖|探讨|探索|研究|释放|推动|推进|促进|发展|开展|开发|研发|部署|布局|建设|构建|搭建|打造|建立|引入|引进|融入|嵌入|整合|融合|结合|联合"
    "|依托|基于|借助|通过|采取|支持|支撑|实现|提供|推出|上线|发布|加强|强化|深化|优化|完善|提升|规范|监管|聚焦|关注|重视|尝试|试点|普及|推广|介绍|定义|利好|驱动|赋能|助力|加快|加速|积极|全面|大力)$"
)
"""What may stand in front of a concept's name, and is no part of it."""
_ANYONE = re.compile(r"(?:该|本|我|全)?(?:银?行|公司|集团|平台|机构|企业|协会|联盟|中心|实验室|系统|项目|基金|指数|报告|课题组|报告期)|[该本我].?")
_SEPARATORS = ("以及", *"、，,和与及或")
_COMPANY = re.compile(r"(?:初创|科技)?(?:公司|企业|机构|平台) ?")
_GETS = ("获得", "取得", "拿到", "拥有", "持有", "申请")
_LICENCE = re.compile(r"(?:业务)?(?:经营)?(?:牌照|许可证)")
_BEGINS_LIST = (
    "包括", "涵盖", "覆盖", "主要是", "主要有", "主要为", "例如", "比如", "诸如", "利用", "运用", "采用", "借助", "使", "让",
    "驱动", "推动", "推进", "优化", "围绕", "聚焦", "开展", "提供", "支持", "实现", "提升", "完善", "赋能",
    "据", "在", "应用于", "运用于", "用于", "嵌入", "融入", "面向", "涉及", "拓展至", "延伸至",
    "支撑", "服务", "服务于", "布局", "深耕", "切入", "针对", "加强", "改造", "重塑", "打通", "适用于", "落地于", "走进", "进入", "深入", "渗透到", "拓展", "助力",
    "应用在", "应用到", "用在", "运用到", "运用在", "强化", "贯穿", "从事", "办理", "推出", "聚焦于", "专注于", "集中在", "集中于",
)  # fmt: skip
"""Words in front of the first item of a list."""
_LISTED_KINDS = {
    "股份制银行": "JointStockBank", "股份制商业银行": "JointStockBank", "股份行": "JointStockBank", "国有大行": "StateOwnedBank", "国有银行": "StateOwnedBank",
    "银行": "Bank", "商业银行": "Bank", "券商": "SecuritiesFirm", "证券公司": "SecuritiesFirm", "险企": "InsuranceCompany", "保险公司": "InsuranceCompany",
}  # fmt: skip
"""What a list of short names is closed with (兴业、招商等股份行), and the class that it tells."""
_KIND_OF_LIST = re.compile(
    rf"(?:(?:[、和与及]|以及)[^、，。；：和与及等]{{2,6}})*等?(?:(?:\d+|[两三四五六七八九十多几])家|头部|大型|上市|全国性|主要|中小)*(?P<kind>{any_of(_LISTED_KINDS)})"
)
_SO_MANY_BANKS = re.compile(r"(?P<number>[两三四五六]|(?<!\d)[2-6](?=[大家]))(?:[大家](?:国有)?(?:大型)?(?:商业)?大?)?(?:银行|行(?![业情动为]))")
"""What closes a list of banks by their number (工、农、中、建|四行)."""
_JOINED_ON = re.compile("[、，,和与及]?")
_ENDS_LIST = ("领域", "行业", "等", "场景", "业务", "方面", "在内", "环节", "流程", *(f"{number}家" for number in "两二三四五六七八九十多几23456789"))
_ITEMS_BEFORE = re.compile(r"(?:[^，。；：、（）“”]{1,10}、)+\Z")
_ITEMS_BEHIND = re.compile(r"(?:、[^，。；：、（）“”]{1,10})+")
"""The further items of the list in which a name stands."""
MIN_AUTHORITY = 3
"""So many characters has a short name of an authority at least that may stand alone."""


def _joined_before(text: str, place: int) -> int:
    """How many characters join a name at ``place`` to another one before it, as in a list; 0 where nothing does."""
    return 0 if not text.endswith(_SEPARATORS, 0, place) else 2 if text.endswith("以及", 0, place) else 1


def _joined_after(text: str, place: int) -> int:
    """How many characters behind a name that ends at ``place`` go on or close a list; 0 where nothing does."""
    return 0 if not text.startswith(("等", *_SEPARATORS), place) else 2 if text.startswith("以及", place) else 1


def _list_before(plain: str, edge: int, hits: list[Match]) -> list[Match]:
    """Those of ``hits`` that stand in a list which ends at ``edge``."""
    found = []
    for hit in sorted(hits, reverse=True):
        if hit.end > edge:
            continue
        if not _JOINED_ON.fullmatch(plain[hit.end : edge]):
            break
        found.append(hit)
        edge = hit.start
    return found


class Linker:
    """Finds and links the names of one document."""

    def __init__(self, lexicon: Lexicon, registry: Registry, matcher: Matcher) -> None:
        self.lexicon = lexicon
        self.registry = registry
        self._matcher = matcher
        self._own = Matcher({})
        self._own_forms: dict[str, str] = {}
        self._own_guards: dict[str, tuple[str, ...]] = {}
        self._titles: dict[str, str] = {}
        self._news: list[Callable[[str], bool]] = []  # does a text in lower case hold what was learnt? batch by batch
        self._linked: dict[int, tuple[MappedText, int, tuple[Mention, ...]]] = {}
        self._by_what_was_met = False
        self._found: dict[str, tuple[list[Match], list[Match]]] = {}

    def learn(self, forms: Mapping[str, str], guards: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Add names of this document (form → entity id), such as introduced abbreviations; ``guards`` are words in which those of an id are none."""
        new = [form for form, key in forms.items() if self._own_forms.get(form) != key]
        if not new:
            return
        self._own_forms.update(forms)
        self._own_guards.update(guards or {})
        self._own = Matcher(self._own_forms, self._own_guards)
        self._news.append(holds_any(form.lower() for form in new))

    def learn_title(self, title: str, key: str) -> None:
        """Tell which entity a title in 《》 is."""
        self._titles[name_key(bare_title(title))] = key

    def title_entity(self, title: str) -> str | None:
        """The entity of a title, if it was learnt."""
        return self._titles.get(name_key(bare_title(title)))

    def link(self, text: MappedText, *, whole_cell: bool = False) -> tuple[Mention, ...]:
        """Mentions in text order, none overlapping. In a ``whole_cell`` weak names count when they fill an item of the cell.

        A text is linked once, and again only when it may hold a name learnt since.
        """
        if whole_cell or "《" in text.text:  # titles become known in more ways than by being learnt
            return self._link(text, whole_cell=whole_cell)
        known = self._linked.get(id(text))
        if known is not None and known[0] is text and not self._news_in(text.text, known[1]):
            return known[2]
        self._by_what_was_met = False
        found = self._link(text, whole_cell=False)
        if not self._by_what_was_met:
            self._linked[id(text)] = (text, len(self._news), found)
        return found

    def _news_in(self, plain: str, since: int) -> bool:
        """May a text hold a name of the batches learnt since so many of them?"""
        if since == len(self._news):
            return False
        lowered = plain.lower()
        return any(holds_news(lowered) for holds_news in self._news[since:])

    def _link(self, text: MappedText, *, whole_cell: bool) -> tuple[Mention, ...]:
        plain = text.text
        starts, ends = text.starts, text.ends
        mentions: list[Mention] = []
        taken = bytearray(len(plain))

        def add(start: int, end: int, key: str, how: str) -> None:
            entity = self.registry.meet(key)
            mentions.append(Mention(start, end, plain[start:end], key, entity.cls, Span(starts[start], ends[end - 1]), how))
            taken[start:end] = b"\1" * (end - start)

        for match in TITLE.finditer(plain) if "《" in plain else ():
            known = self.title_entity(match[1])
            if known is None:
                found = self.registry.find(match[1])
                known = found.id if found else None
            if known is not None:
                add(match.start(), match.end(), known, "title")
        strong, weak = self._of_lexicon(plain)
        own = self._own.find(plain) if self._own_forms else []
        for how, hits in (("introduced", own), ("name", strong)):
            for hit in hits:
                within = how == "introduced" and any(s.start <= hit.start and hit.end <= s.end and s.end - s.start > hit.end - hit.start for s in strong)
                if not within and taken.find(1, hit.start, hit.end) < 0:
                    add(hit.start, hit.end, hit.id, how)
        if left := [hit for hit in weak if taken.find(1, hit.start, hit.end) < 0]:
            for hit in self._weak_in_context(plain, left, mentions, whole_cell):
                add(hit.start, hit.end, hit.id, "weak alias")
        return tuple(sorted(mentions))

    def _of_lexicon(self, plain: str) -> tuple[list[Match], list[Match]]:
        """Strong and weak names of the lexicon in a text; remembered, as most sentences are linked before and after the document's own names are learnt."""
        found = self._found.get(plain)
        if found is None:
            found = self._found[plain] = self._matcher.find_both(plain)
        return found

    def inner(self, text: MappedText, start: int, end: int) -> tuple[Mention, ...]:
        """Names inside ``text[start:end]``, such as the fields that a title names; offsets are those of ``text``.

        Names of documents are not among them: a title would hide what it speaks of.
        """
        found = []

        def no_document(key: str) -> bool:
            return not any(self.registry.ontology.is_a(self.registry[key].cls, cls) for cls in ("Policy", "Report"))

        for hit in self._matcher.find(text.text[start:end], no_document):
            a, b = start + hit.start, start + hit.end
            entity = self.registry[hit.id]
            found.append(Mention(a, b, text.text[a:b], hit.id, entity.cls, text.span(a, b), "name"))
        return tuple(found)

    def _weak_in_context(self, plain: str, found: list[Match], mentions: Iterable[Mention], whole_cell: bool) -> list[Match]:
        known = [(m.start, m.end, m.entity) for m in mentions]
        plainly = [(hit.start, hit.end, hit.id) for hit in found if compared(hit.form) not in self.lexicon.homonyms]
        hits = [hit for hit in (self._told_apart(plain, hit, known, plainly) for hit in found) if hit is not None]
        kept: list[Match] = []
        by_collective = self._before_collective(plain, known, hits)
        for hit in hits:
            if hit in by_collective:
                kept.append(hit)
                continue
            if hit.end - hit.start < 2:
                continue
            if whole_cell:
                edges = (plain[: hit.start].rstrip()[-1:], plain[hit.end :].lstrip()[:1])
                if all(edge in "、，,；;。/和与" for edge in edges):
                    kept.append(hit)
                continue
            if self._enumerated(plain, hit, known, hits) or self._company_of(plain, hit, known) or self._called_field(plain, hit) or self._authority(hit):
                kept.append(hit)
        return kept

    def _told_apart(self, plain: str, hit: Match, known: list[tuple[int, int, str]], plainly: list[tuple[int, int, str]]) -> Match | None:
        """A weak name of several things as that of one: a member of a collective beside it, one of the kind that closes its list, the one
        nearest in class to the names beside it in a list (``known`` ones, and weak ones that are ``plainly`` of one thing), the only one
        that the document speaks of, an authority's also by its land; None where nothing tells."""
        owners = self.lexicon.homonyms.get(compared(hit.form))
        if owners is None:
            return hit
        if all(self.registry.ontology.is_a(self.registry[key].cls, "PublicBody") for key in owners):
            self._by_what_was_met = True
            met = [key for key in owners if self.registry.has_met(key)] or [key for key in owners if self._of_land_met(key)]
            return Match(hit.start, hit.end, hit.form, met[0]) if len(met) == 1 else None
        members = {member for _, _, key in known for member in self.lexicon.collectives.get(key, ())}
        left = [key for key in owners if key in members] or list(owners)
        kind = _KIND_OF_LIST.match(plain, hit.end) if len(left) > 1 else None
        if kind is not None:
            told = _LISTED_KINDS[kind["kind"]]
            left = [key for key in left if self.registry.ontology.is_a(self.registry[key].cls, told)] or left
        before, after = _joined_before(plain, hit.start), _joined_after(plain, hit.end)
        edges = {hit.start - before if before else -1, hit.end + after if after else -1}
        beside = [self.registry[key].cls for start, end, key in (*known, *plainly) if edges & {start, end}]
        if beside:
            near = {key: max(self._nearness(self.registry[key].cls, cls) for cls in beside) for key in left}
            left = [key for key in left if near[key] == max(near.values())]
        if len(left) > 1:
            self._by_what_was_met = True  # and may be told otherwise when more has been read
            left = [key for key in left if self.registry.has_met(key)]
        return Match(hit.start, hit.end, hit.form, left[0]) if len(left) == 1 else None

    def _of_land_met(self, key: str) -> bool:
        """Does the document speak of the land with whose name an authority's begins (香港 before 金管局 alone)?"""
        name = self.registry[key].zh
        land = next((place for size in range(2, 5) if (place := self.registry.find(name[:size], ["Place"])) is not None), None)
        return land is not None and self.registry.has_met(land.id)

    def _authority(self, hit: Match) -> bool:
        """Is a weak name that several bear the short one of an authority (金管局), which only the rest of the document tells apart?"""
        several = compared(hit.form) in self.lexicon.homonyms and len(hit.form) >= MIN_AUTHORITY and han(hit.form[-1])
        return several and self.registry.ontology.is_a(self.registry[hit.id].cls, "PublicBody")

    def _nearness(self, one: str, other: str) -> int:
        """How many classes two have in common, themselves included."""
        ontology = self.registry.ontology
        return len({one, *ontology.ancestors(one)} & {other, *ontology.ancestors(other)})

    def _company_of(self, plain: str, hit: Match, known: list[tuple[int, int, str]]) -> bool:
        """Is a weak concept the field of a company that is named behind it (美国|支付|公司Stripe), or of a licence (获得|支付|牌照)?"""
        if self.registry[hit.id].is_concept and _LICENCE.match(plain, hit.end) and plain[: hit.start].endswith(_GETS):
            return True
        behind = _COMPANY.match(plain, hit.end)
        named = next((key for start, _, key in known if behind is not None and start == behind.end()), None)
        if named is None or not self.registry[hit.id].is_concept:
            return False
        if plain[hit.start - 1] in "与和及" and hit.start and self.registry.ontology.is_a(self.registry[named].cls, "Organization"):
            return True
        return hit.start == 0 or not han(plain[hit.start - 1]) or plain[hit.start - 1] in "的家购资" or any(end == hit.start for _, end, _ in known)

    def _called_field(self, plain: str, hit: Match) -> bool:
        """Is a weak concept called a field behind its name, with nothing glued to it (在|营销|环节)?"""
        if not plain.startswith(_CALLED_FIELD, hit.end) or not self.registry[hit.id].is_concept:
            return False
        return hit.start == 0 or not han(plain[hit.start - 1]) or plain[hit.start - 1] in "在于到从"

    def _before_collective(self, plain: str, known: list[tuple[int, int, str]], hits: list[Match]) -> set[Match]:
        """Weak names in the list before a collective that they are members of: 工、农、中、建、交、邮储|六大国有银行."""
        found: set[Match] = set()
        for start, _, key in known:
            members = self.lexicon.collectives.get(key)
            listed = _list_before(plain, start, [hit for hit in hits if hit.id in members]) if members else ()
            if len(listed) > 1:  # 其中|国有大行: 中 is no bank
                found.update(listed)
        if hits and "行" in plain:
            for closing in _SO_MANY_BANKS.finditer(plain):
                listed = _list_before(plain, closing.start(), hits)
                ids = {hit.id for hit in listed}
                together = any(ids.issubset(members) for members in self.lexicon.collectives.values())
                if len(listed) == parse_number(closing["number"]) and together:
                    found.update(listed)
        return found

    def _enumerated(self, plain: str, hit: Match, known: list[tuple[int, int, str]], hits: list[Match]) -> bool:
        """Does a weak name stand in a list beside a name of the same top class, with nothing glued to it?"""
        joined_before, joined_after = _joined_before(plain, hit.start), _joined_after(plain, hit.end)
        if not joined_before and not joined_after:
            return False
        starts_item = not hit.start or joined_before or not han(plain[hit.start - 1]) or plain.endswith(_BEGINS_LIST, 0, hit.start)
        if not starts_item and plain.startswith("、", hit.end):  # 自身的|支付、|购物等服务, 延伸到|租车、|电商
            starts_item = plain.endswith(("的", "到", "至", "于"), 0, hit.start)
        ends_item = hit.end == len(plain) or joined_after or not han(plain[hit.end]) or plain.startswith(_ENDS_LIST, hit.end)
        if not (starts_item and ends_item):
            return False
        ontology = self.registry.ontology
        top = ontology.top_class(self.registry[hit.id].cls)
        concept = self.registry[hit.id].is_concept

        def same_kind(key: str) -> bool:
            other = self.registry[key]
            return (concept and other.is_concept) or (not concept and ontology.top_class(other.cls) == top)

        left, right = hit.start - joined_before, hit.end + joined_after
        others = [*known, *((h.start, h.end, h.id) for h in hits if h != hit and h.end - h.start >= 2)]
        beside = any(same_kind(key) and ((joined_before and end == left) or (joined_after and start == right)) for start, end, key in others)
        return beside or (concept and self._listed_with(plain, hit, known))

    def _listed_with(self, plain: str, hit: Match, known: list[tuple[int, int, str]]) -> bool:
        """Is a concept an item of the list in which a weak name stands, with others between them that nobody knows (|信贷|、市场研究和智能客服)?"""
        before = _ITEMS_BEFORE.search(plain, 0, hit.start) if plain.endswith("、", 0, hit.start) else None
        behind = _ITEMS_BEHIND.match(plain, hit.end)
        first, last = before.start() if before else hit.start, behind.end() if behind else hit.end
        return any(
            self.registry[key].is_concept
            and ((first <= start and end < hit.start and plain[end] == "、") or (hit.end < start <= last and plain[start - 1] in "、和与及"))
            for start, end, key in known
        )


def introductions(text: str, mentions: Iterable[Mention]) -> list[tuple[str, str]]:
    """(form, entity id) pairs that the text itself introduces right behind a name: X（以下简称Y）, X（ABC）."""
    by_end = {mention.end: mention for mention in mentions}
    pairs = []
    for place, form in brackets(text):
        mention = by_end.get(place)
        if mention is not None and form != mention.surface and not glued(text, mention):
            pairs.append((form, mention.entity))
    return pairs


def glued(text: str, mention: Mention) -> bool:
    """Do words stand right in front of a concept's name that make it the end of a longer one (分层|联邦学习（HFL）)?"""
    front = text[: mention.start]
    return mention.cls in FIELD_CLASSES and han(front[-1:]) and _BEFORE_NAME.search(front) is None


def brackets(text: str) -> Iterator[tuple[int, str]]:
    """What stands in brackets as the short form or the Latin one of what ends before them, and where they open.

    A word that any name of the kind could be called by (该行, 公司, 平台) is no form of one.
    """
    for match in _INTRODUCED.finditer(text):
        for form in (part.strip() for part in match.groups() if part):
            if len(form) >= 2 and not _ANYONE.fullmatch(form):
                yield match.start(), form
