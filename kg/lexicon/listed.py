"""Names in enumerations: what a list holds beside names that are known, or under a word for its kind (等技术, 等场景, 等地)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kg.lexicon import reasons as why
from kg.lexicon.bodies import class_of_latin
from kg.lexicon.candidate import CONCEPTS, NO_BODIES, Candidate
from kg.lexicon.described import MIXED
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import FIELD_CLASSES, Mention
from kg.text.expressions import later

MIN_ALIKE = 3
MIN_BESIDE = 2
MIN_FRONT = 2
MAX_MIXED = 8
MIN_LANDED = 4
MAX_TOLD = 12
"""So far in front of a list is looked for the words that tell what is in it."""
_LATIN_FIRST = re.compile(r"[A-Z][A-Za-z0-9]*(?:[-.&][A-Za-z0-9]+)*(?: [A-Z][A-Za-z0-9]+)*(?![A-Za-z0-9])")
_ENDS_NAME = re.compile("$|公司|均|都|也|先后|相继|纷纷|分别|共同|联合|已|将|在|于|曾|完成|宣布|推出|发布|获|开始|参与|加入|投资|领投|跟投|签署|合作")
"""What may stand behind a Latin name that ends a list of bodies."""
_SUM = re.compile(r"(?:技术|产品|业务|服务|方案|工具|模式|场景|应用|手段|算法|领域)$")
_SUMS_UP = re.compile(r"(?:类|的)?(?:技术|产品|业务|服务|方案|工具|模式|场景|应用|手段|算法|细分领域|领域)")
_SORT = re.compile("[行商企院校社所局厅部委会业店馆场团方者人]$|中心$")
"""How words end for sorts of bodies (农商行, 运营商, 房企); few names of their own do."""
_SHORT_NAME = re.compile("[\u4e00-\u9fff]{2,5}")
_SEPARATOR = re.compile(r"、|(?<=[\u4e00-\u9fffA-Z])/(?=[\u4e00-\u9fffA-Z])")
_LATIN_PAIR = re.compile(r"[A-Z]/[A-Z][A-Za-z]+(?:等)?技术")
_CLAUSE = re.compile(r"[^，。；：？！“”（）()《》\n]+")
_JOIN = re.compile(r"以及|和(?<!碳中和)(?<!共和)(?<!温和)(?!国|谐|解)|与(?<!参与)(?<!给与)(?!会)|及(?<!普及)(?<!涉及)(?<!以及)(?!时|格|其)")
_CLOSING_NOUN = re.compile(r"(?:技术|算法|领域|场景|业务|环节)(?=的|$)")
_SO_MANY = r"(?:[两二三四五六七八九十几]|\d+)余?家"
_END = re.compile(
    rf"等(?!级|价|额|候|待)|在内|(?<![、和与及两二三四五六七八九十几\d]){_SO_MANY}(?=[\u4e00-\u9fff]{{0,8}}?(?:公司|企业|机构|银行|券商|险企))"
    "|为首|为代表|为核心|为主|为基础|为例"
)
_COUNTED = re.compile(f"等?{_SO_MANY}")
_ACTED_ON = re.compile("(?:等|业务|领域|活动)*(?:实施|实行|进行|开展|采取|予以|给予|加以|加强|作出|提出)")
"""Behind a known name that ends a list: what is done with all that is listed."""


def _kind(cls: str) -> str:
    """The class of a name in a list; banks of all sorts are banks."""
    return "Bank" if cls.endswith("Bank") and cls != "CentralBank" else cls


class Item(NamedTuple):
    """One item of a list: offsets into the text, and whether its left and right ends are certain."""

    start: int
    end: int
    left: bool
    right: bool


class Listing(NamedTuple):
    """The items of one list, and the words behind it; ``counted`` where these tell how many firms all are (甲、乙、丙|三家公司)."""

    items: tuple[Item, ...]
    behind: str
    closed: bool
    counted: bool = False


def listings(text: str) -> Iterator[Listing]:
    """The lists of a text: stretches of a clause between 、, the last one opened at 和 and closed at 等."""
    for clause in _CLAUSE.finditer(text):
        words = clause[0]
        if "、" not in words and not ("/" in words and _LATIN_PAIR.search(words)):
            continue
        edges = [-1, *(match.start() for match in _SEPARATOR.finditer(words)), len(words)]
        items: list[Item] = []
        behind = ""
        closed = counted = False
        for number, (before, after) in enumerate(pairwise(edges)):
            start, end = before + 1, after
            last = number == len(edges) - 2
            if last:
                close = _END.search(words, start)
                noun = None if close else _CLOSING_NOUN.search(words, start + 2)
                closed = close is not None or noun is not None
                counted = close is not None and _COUNTED.match(words, close.start()) is not None
                end = close.start() if close else noun.start() if noun else end
                behind = words[close.end() if close else end :]
            pieces = [start]
            for join in _JOIN.finditer(words, start, end) if last else ():
                pieces += [join.start(), join.end()]
            pieces.append(end)
            for place in range(0, len(pieces), 2):
                a, b = pieces[place], pieces[place + 1]
                certain_right = not last or place + 2 < len(pieces) or closed or end == len(words)
                items.append(Item(clause.start() + a, clause.start() + b, number > 0 or place > 0, certain_right))
        yield Listing(tuple(items), behind, closed, counted)


class ListedNames:
    """Finds the names of lists by the rules of ``data/patterns/discovery.yaml`` (section ``lists``); ``own`` tells whether a Latin name is no plain word.

    ``rest`` tells how much of a name is no generic word, ``body_class`` the class of a body by the ending of its name, ``branded`` whether a name
    looks coined as those of products do.
    """

    def __init__(
        self, rules: Mapping[str, Any], phrases: Phrases, own: Callable[[str], bool], rest: Callable[[str], int], body_class: Callable[[str], str],
        branded: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self._branded = branded
        self._phrases = phrases
        self._own = own
        self._rest = rest
        self._body_class = body_class
        self._kinds: Mapping[str, str] = by_word(rules["kinds"])
        self._kind = re.compile(rf"^(?:的)?(?:{any_of(rules['attributes'])})*(?P<kind>{any_of(self._kinds)})")
        self._loose = frozenset(rules["loose_kinds"])
        self._places = re.compile(rf"^(?:{any_of(rules['place_kinds'])})")
        self._bodies: Mapping[str, str] = dict(rules["body_kinds"])
        self._sorts = later(rf"(?:{any_of(rules['sorts'])})+")
        self._members = later(rf"(?:{any_of(rules['members'])})(?:主要|目前)?(?:包括|包含|涵盖|有|为|是|分别为|分别是|还有)?[了：]?$")
        self._called = later(rf"(?:{any_of(self._bodies)})$")
        self.needs = ({"、", "/"},)
        self._body = later(rf"^(?:的)?(?:(?:\d+|[两三四五六七八九十多几]+)余?家)?[\u4e00-\u9fff]{{0,8}}?(?P<kind>{any_of(self._bodies)})")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """The new names in the lists of ``text``, whose known names are ``mentions``."""
        filled = {(m.start, m.end): m.cls for m in mentions}
        for listing in listings(text):
            known: list[str] = []
            fresh: list[Item] = []
            landed: list[Item] = []
            called = ""
            begin, end = listing.items[0].start, listing.items[-1].end
            here = [m for m in mentions if m.start < end and m.end > begin]
            first = self._trimmed(text, listing.items[0])
            told = self._members.search(text, max(first.start - MAX_TOLD, 0), first.start) is not None
            for whole_item in listing.items:
                item = first if whole_item is listing.items[0] else self._trimmed(text, whole_item)
                whole = filled.get((item.start, item.end))
                if whole is not None:
                    known.append(whole)
                    continue
                called = called or self._called_so(text, item, here)
                inside = [m for m in here if m.start < item.end and m.end > item.start]
                acted_on = next((m for m in inside if m.start == item.start and m.cls in CONCEPTS and _ACTED_ON.match(text, m.end)), None)
                if acted_on is not None:  # 对A、B实施监管
                    known.append(acted_on.cls)
                    continue
                ends = [m for m in inside if m.end == item.end and self._loose_front(text, item, m)] if inside and not whole_item.left else []
                if ends:
                    known.append(ends[0].cls)
                elif not inside or all(m.start >= item.start and m.end <= item.end and m.cls in CONCEPTS for m in inside):
                    fresh.append(item)
                elif item.left and inside[0].cls == "Place" and len(inside) == 1 and inside[0].start == item.start and inside[0].end < item.end:
                    landed.append(item)
            if fresh:
                yield from self._new(text, listing, fresh, known, mentions)
            if (fresh or landed) and not NO_BODIES.intersection(known):
                yield from self._listed_bodies(text, listing, fresh, known, called)
                yield from self._bodies_of_places(text, listing, landed, known, told)
                if told:
                    yield from self._told_bodies(text, fresh, len(known))

    def _called_so(self, text: str, item: Item, mentions: Sequence[Mention]) -> str:
        """The class that the word in front of the first name of a list gives it and the others (支付公司|X、Y和Z); empty if none does."""
        first = next((m for m in mentions if m.start > item.start and m.end == item.end and m.cls not in NO_BODIES), None)
        kind = self._called.search(text, item.start, first.start) if first is not None else None
        return self._bodies[kind[0]] if kind else ""

    def _listed_bodies(self, text: str, listing: Listing, fresh: Sequence[Item], known: Sequence[str], called: str) -> Iterator[Candidate]:
        """What stands in a list beside bodies alone: Latin names, and Chinese ones if a word behind the list says what all are (X、Y等企业)."""
        alone = not known and self._names_alone(text, listing, fresh)
        if not known and not alone:
            return
        kinds = {_kind(cls) for cls in known}
        alike = called or (next(iter(kinds)) if len(kinds) == 1 and len(known) >= MIN_BESIDE else "OtherCompany")
        body = self._body.match(listing.behind) if listing.closed else None
        for item in fresh:
            words = text[item.start : item.end]
            latin = _LATIN_FIRST.match(words)
            if latin is not None and (item.left or alone) and self._phrases.latin(latin[0]) and self._own(latin[0]) and _ENDS_NAME.match(words, latin.end()):
                if body is None:
                    yield Candidate(latin[0], class_of_latin(latin[0], alike), why.LATIN_AMONG_BODIES())
            elif body and (item.left or alone) and item.right and self._own_name(words):
                cls = self._bodies[body["kind"]]
                yield Candidate(words, self._body_class(words) or (alike if cls == "OtherCompany" else cls), why.LISTED_AMONG(body["kind"]))

    def _names_alone(self, text: str, listing: Listing, fresh: Sequence[Item]) -> bool:
        """Are all items of a counted list names by their looks (甲乙、丙丁、Xyz|三家公司)?"""
        if not listing.counted or len(fresh) != len(listing.items):
            return False
        return all(self._phrases.latin(words) or self._own_name(words) for words in (text[item.start : item.end] for item in fresh))

    def _bodies_of_places(self, text: str, listing: Listing, landed: Sequence[Item], known: Sequence[str], told: bool) -> Iterator[Candidate]:
        """Names that begin with a place, in a list of bodies that words behind it or in front of it tell to be of bodies (北京甲乙、海雀银行等机构)."""
        body = self._body.match(listing.behind) if listing.closed else None
        for item in landed if known and (told or body) else ():
            words = text[item.start : item.end]
            cls = self._body_class(words) or (self._bodies[body["kind"]] if body else "OtherCompany")
            if item.right and not _SORT.search(words) and MIN_LANDED <= len(words) <= MAX_MIXED and self._rest(words) >= MIN_FRONT and self._phrases.plain(words):
                yield Candidate(words, cls, why.LISTED_MEMBERS())

    def _told_bodies(self, text: str, fresh: Sequence[Item], beside: int) -> Iterator[Candidate]:
        """The names of a list that words in front of it tell to be of bodies (成员单位包括X、Y和Z)."""
        for item in fresh:
            words = text[item.start : item.end]
            cls = self._body_class(words)
            if len(words) == MIN_BESIDE and beside < MIN_ALIKE:
                continue  # two signs are a word as soon as a name
            if item.left and item.right and (self._own_name(words) or (cls and self._rest(words[:MIN_BESIDE]) == MIN_BESIDE and self._ending_only(words))):
                yield Candidate(words, cls or "OtherCompany", why.LISTED_MEMBERS())

    def _ending_only(self, words: str) -> bool:
        """Are the words short and plain Chinese ones, of which an ending tells a body?"""
        return len(words) <= MAX_MIXED and re.fullmatch("[\u4e00-\u9fff]+", words) is not None and self._phrases.plain(words)

    def _own_name(self, words: str) -> bool:
        """Are a few Chinese characters a name of their own, none of them part of a generic word?"""
        if _SORT.search(words) or self._sorts.fullmatch(words) or (self._body_class(f"某{words}") and not self._body_class(words)):  # an ending alone
            return False
        return _SHORT_NAME.fullmatch(words) is not None and self._phrases.plain(words) and not self._phrases.head_class(words) and self._rest(words) == len(words)

    def _loose_front(self, text: str, item: Item, mention: Mention) -> bool:
        """Are the words in front of a known name, in the first item of a list, no part of a longer name?"""
        return not item.left or mention.start - item.start < MIN_FRONT or self._phrases.empty(text[item.start : mention.start])

    def _trimmed(self, text: str, item: Item) -> Item:
        words = text[item.start : item.end]
        if item.left and words == words.strip():
            return item
        kept = words if item.left else self._phrases.behind_lead(words)
        kept = kept.strip()
        end = item.start + len(words.rstrip())
        return Item(end - len(kept), end, item.left or kept != words.strip(), item.right)

    def _new(self, text: str, listing: Listing, fresh: Sequence[Item], known: Sequence[str], mentions: Sequence[Mention]) -> Iterator[Candidate]:
        kind = self._kind.match(listing.behind) if listing.closed else None
        listed = self._kinds[kind["kind"]] if kind else ""
        beside = [cls for cls in known if cls in FIELD_CLASSES]
        beside += self._summed(text, listing, mentions)
        headed = [text[i.start : i.end] for i in fresh if i.right]
        if listing.closed and sum(bool(self._phrases.head_class(w)) and self._phrases.term(w) for w in headed) >= MIN_ALIKE:
            beside.append("")  # terms that stand by each other
        bodies = {_kind(cls) for cls in known} - NO_BODIES
        siblings = len({_kind(cls) for cls in known}) == len(bodies) == 1 and len(known) >= MIN_ALIKE and len(fresh) < len(known)
        places = known.count("Place")
        products = set(known) == {"Product"}
        series = {m.surface[0] for m in mentions if products and listing.items[0].start <= m.start and m.end <= listing.items[-1].end and m.cls == "Product"}
        among_places = listing.closed and self._places.match(listing.behind) is not None
        for item in fresh:
            words = text[item.start : item.end]
            if item.left and places * 2 >= len(known) > 0 and among_places and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", words):
                yield Candidate(words, "Place", why.LISTED_PLACES())
            elif siblings and item.left and item.right and self._phrases.name(words):
                yield Candidate(words, next(iter(bodies)), why.LISTED_BODIES())
            elif products and item.left and item.right and (
                (words[0] in series and self._of_series(words)) or (len(fresh) <= len(known) and self._product(words, len(known)))
            ):
                yield Candidate(words, "Product", why.LISTED_PRODUCTS())
            elif self._phrases.latin(words):
                yield from self._latin(words, listing, listed, known)
            elif item.right and self._phrases.term(words):
                head = self._phrases.head_class(words)
                if head and listed == "Technology":
                    head = listed
                if head and (beside or listed):
                    yield Candidate(words, head, why.LISTED_WITH_WORD(kind["kind"]) if kind else why.LISTED_WITH_TERMS())
                elif kind and self._plainly_listed(kind["kind"], beside) and item.left and 4 <= len(words) <= 6:
                    yield Candidate(words, listed, why.LISTED_UNDER(kind["kind"]))

    @staticmethod
    def _summed(text: str, listing: Listing, mentions: Sequence[Mention]) -> list[str]:
        """The class of the known concept by which the words behind a list sum it up (X、Y等|绿色金融|产品)."""
        place = text.find(listing.behind, listing.items[-1].end) if listing.closed and listing.behind else -1
        summed = next((m for m in mentions if m.start == place and m.cls in FIELD_CLASSES), None)
        if summed is None or not (_SUMS_UP.match(text, summed.end) or _SUM.search(summed.surface)):
            return []
        return [summed.cls]

    def _of_series(self, words: str) -> bool:
        """Is an item that begins like a product beside it coined as products' names are (鸥e贷、|鸥农贷)?"""
        return _SHORT_NAME.fullmatch(words) is not None and self._branded(words) and self._phrases.plain(words)

    def _product(self, words: str, beside: int) -> bool:
        """Is an item beside products alone one too: of mixed letters (聊TA), or a name among several?"""
        mixed = len(words) <= MAX_MIXED and MIXED.search(words) is not None and self._phrases.plain(words)
        return mixed or (beside >= MIN_ALIKE and self._phrases.name(words))

    def _plainly_listed(self, kind: str, beside: Sequence[str]) -> bool:
        """Is the word behind a list enough for an item whose own last word tells nothing? Industries are not all fields of finance."""
        return kind not in self._loose and beside.count(self._kinds[kind]) >= MIN_BESIDE

    def _latin(self, words: str, listing: Listing, listed: str, known: Sequence[str]) -> Iterator[Candidate]:
        body = self._body.match(listing.behind) if listing.closed else None
        if body:
            yield Candidate(words, self._bodies[body["kind"]], why.LATIN_AMONG(body["kind"]))
        elif listed == "Technology" and (known.count("Technology") or len(words) > 1):
            yield Candidate(words, "Technology", why.LATIN_AMONG_TECHNOLOGIES())
        elif not listed and known and all(cls == "Technology" for cls in known):
            yield Candidate(words, "Technology", why.LATIN_BESIDE_TECHNOLOGIES())
