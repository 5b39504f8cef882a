"""One sentence → its figures, each with indicator words, subject, place, period, growth or share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.modality import modality
from kg.extract.statistics.phrase import FALL, GROWTH, LEAD, RANKING, SHARE, bound, clean
from kg.extract.typed import Token, TypedText
from kg.model.statement import Modality
from kg.ontology.terms import Ontology

_CLAUSE_STOP = "，。；！？,;\n"
_SUBJECT_CLASSES = ("Technology", "Scenario", "Product", "Initiative", "Organization")
_NOUN_AFTER = re.compile(r"^(?:的)?([\u4e00-\u9fffA-Za-z“”·+]{2,16}?)(?=[，。；、,;（(]|$|已|均|被|在|为|占|中|和|与|实现|应用|设立|成立|开展|推出|参与|认为|正在|计划)")
_PEOPLE_SHARE = re.compile(r"^的([^，。；,;]{2,24})")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in a sentence. ``about`` and ``place`` are tokens; ``base`` are the words of the indicator it is growth or share of."""

    token: Token
    indicator: str
    about: Token | None
    place: Token | None
    date: str
    bound: str
    modality: Modality
    base: str = ""
    share: bool = False
    fall: bool = False


@dataclass(slots=True)
class _State:
    """What earlier clauses of the sentence set."""

    date: str = ""
    place: Token | None = None
    about: Token | None = None
    indicator: str = ""
    base: str = ""


class SentenceReader:
    """Reads the figures of typed sentences."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def read(self, typed: TypedText) -> list[Figure]:
        """Figures in text order."""
        figures: list[Figure] = []
        state = _State()
        positions = [p for p in sorted(typed.at) if typed.at[p].kind == "Quantity"]
        for number, position in enumerate(positions):
            previous = positions[number - 1] if number else -1
            figure = self._figure(typed, position, previous, state, figures)
            if figure is not None:
                figures.append(figure)
        return self._distribute(typed, figures)

    def _clause_start(self, typed: TypedText, position: int, previous: int) -> int:
        start = position
        depth = 0
        while start > 0:
            char = typed.text[start - 1]
            if char in "）)":
                depth += 1
            elif char in "（(":
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0 and char in _CLAUSE_STOP:
                break
            if start - 1 == previous:
                break
            start -= 1
        return start

    def _figure(self, typed: TypedText, position: int, previous: int, state: _State, figures: list[Figure]) -> Figure | None:
        start = self._clause_start(typed, position, previous)
        self._scan(typed, previous + 1, start, state, leading=True)
        token = typed.at[position]
        head = typed.text[start:position]
        after_stop = position + 1
        while after_stop < len(typed.text) and typed.text[after_stop] not in _CLAUSE_STOP and typed.at.get(after_stop, token).kind != "Quantity":
            after_stop += 1
        after = typed.plain(position + 1, after_stop)
        spelt = typed.plain(start, position)
        if RANKING.search(spelt[-3:]):
            return None
        local = [typed.at[i] for i in range(start, position) if i in typed.at]
        for item in local:
            if item.kind == "Date":
                state.date = item.text
        places = [t for t in local if self._is(t, "Place")]
        if places:
            state.place = places[-1]
        figure = self._measure(typed, start, position, token, spelt, after, state)
        if figure is None:
            return None
        stated = modality(re.sub(r"《[^》]*》", "", typed.plain(self._sentence_start(typed, start), position)))
        if stated in {Modality.NEGATED, Modality.PLANNED}:
            stated = Modality.PREDICTED if re.search(r"预计|预测|将|目标|力争|争取", spelt) else Modality.ASSERTED
        if head or figure.indicator:
            state.indicator = figure.indicator
        return replace(figure, modality=stated, bound=bound(spelt, token.text, after))

    def _sentence_start(self, typed: TypedText, start: int) -> int:
        return max(typed.text.rfind("；", 0, start), typed.text.rfind("。", 0, start)) + 1

    def _scan(self, typed: TypedText, start: int, end: int, state: _State, *, leading: bool) -> None:
        """Take date, place and subject from words without figures of their own."""
        first = True
        for i in range(start, end):
            token = typed.at.get(i)
            if token is None:
                continue
            if token.kind == "Date":
                state.date = token.text
            elif self._is(token, "Place"):
                state.place = token
            elif leading and self._subject(token) and first:
                state.about = token
                first = False

    def _is(self, token: Token, cls: str) -> bool:
        return token.mention is not None and self.ontology.is_a(token.mention.cls, cls)

    def _subject(self, token: Token) -> bool:
        return token.mention is not None and any(self.ontology.is_a(token.mention.cls, cls) for cls in _SUBJECT_CLASSES)

    def _measure(self, typed: TypedText, start: int, position: int, token: Token, spelt: str, after: str, state: _State) -> Figure | None:
        """Indicator, subject, growth and share of one figure."""
        percent = token.text.endswith(("%", "倍", "百分点", "基点", "成")) or "分之" in token.text or "/" in token.text
        growth = GROWTH.search(spelt) if percent else None
        base = state.base or state.indicator
        if growth is not None:
            words = re.sub(r"(?:约|近|超过|超|高达|达到|达|为|幅度)$", "", growth["kind"] or "") + growth["verb"]
            lead = self._phrase(typed, start, position, spelt[: growth.start()], state)
            root = lead[0] or base
            if not root:
                return None
            kind = "同比" if "同比" in (growth["kind"] or "") else "环比" if "环比" in (growth["kind"] or "") else ""
            name = f"{root}{kind}{_growth_noun(words)}"
            return Figure(token, name, lead[1] or state.about, state.place, state.date, "", Modality.ASSERTED, base=root, fall=bool(FALL.search(words)))
        share = SHARE.search(spelt) if percent else None
        if share is not None and "占" in spelt[share.start() :]:
            lead = self._phrase(typed, start, position, spelt[: share.start()], state)
            root = lead[0] or state.base or state.indicator
            whole = clean(re.sub(r"(?:的|总体|总)$", "", share["whole"] or ""))
            name = f"{root}占{whole}比例" if whole else f"{root}占比"
            return Figure(token, name, lead[1] or state.about, state.place, state.date, "", Modality.ASSERTED, base=root, share=True)
        phrase, about = self._phrase(typed, start, position, LEAD.sub("", spelt), state)
        if percent and (following := _PEOPLE_SHARE.match(after)):
            words = clean(following[1])
            return Figure(token, f"{words}占比", about or state.about, state.place, state.date, "", Modality.ASSERTED, share=True)
        if not percent and (counted := _NOUN_AFTER.match(after)) and _counter(token.text):
            noun = clean(counted[1])
            name = f"{phrase}{noun}数量" if len(phrase) <= 8 and not _verbal(phrase) else f"{noun}数量"
            if phrase and re.search(r"(?:数量|总数|数|量|规模|总额|金额)$", phrase):
                name = phrase
            state.base = name
            return Figure(token, name, about or state.about, state.place, state.date, "", Modality.ASSERTED)
        if not phrase:
            if re.search(r"(?:至|到|为|由|从)[约近超]?$", spelt) or spelt in {"", "和", "与", "、", "及"}:
                phrase = state.indicator
            if not phrase:
                return None
        state.base = phrase
        return Figure(token, phrase, about or state.about, state.place, state.date, "", Modality.ASSERTED)

    def _phrase(self, typed: TypedText, start: int, position: int, words: str, state: _State) -> tuple[str, Token | None]:
        """Indicator words left of a figure, and the subject that leads them. ``words`` is a prefix of the spelt head."""
        out: list[str] = []
        about: Token | None = None
        length = 0
        for i in range(start, position):
            token = typed.at.get(i)
            text = token.text if token is not None else typed.text[i]
            if length + len(text) > len(words):
                if token is None or token.kind != "Date":
                    out.append(text[: max(0, len(words) - length)])
                break
            length += len(text)
            if token is not None and token.kind in {"Date"}:
                continue
            if token is not None and self._is(token, "Place"):
                continue
            if token is not None and about is None and self._subject(token) and not clean("".join(out)):
                about = token
                out.clear()
                continue
            if token is None and text in "、和与及" and about is not None and not "".join(out).strip():
                continue
            out.append(text)
        phrase = clean("".join(out))
        if about is not None:
            state.about = about
        if len(phrase) > 24:
            phrase = clean(re.split(r"[，。；、的]", phrase)[-1])
        return phrase, about

    def _distribute(self, typed: TypedText, figures: list[Figure]) -> list[Figure]:
        """A、B、C 分别为 x、y、z: each its own value."""
        result = list(figures)
        for mark in re.finditer("分别", typed.text):
            run: list[int] = []
            last = mark.end()
            for index, figure in enumerate(result):
                position = next(p for p, t in typed.at.items() if t is figure.token)
                if position < mark.end():
                    continue
                gap = typed.text[last:position]
                if run and not re.fullmatch(r"[、，,和与及以]{0,2}(?:约|近|超)?", gap):
                    break
                if not run and len(gap) > 10:
                    break
                run.append(index)
                last = position + 1
            if len(run) < 2:
                continue
            holders = self._holders(typed, mark.start(), len(run))
            if holders is not None:
                first = result[run[0]]
                for index, holder in zip(run, holders, strict=True):
                    is_place = self._is(holder, "Place")
                    result[index] = replace(
                        result[index], indicator=first.indicator, base=first.base, share=first.share, fall=first.fall, date=first.date,
                        about=first.about if is_place else holder, place=holder if is_place else first.place,
                    )
            elif run[0] >= len(run):
                earlier = result[run[0] - len(run) : run[0]]
                first = result[run[0]]
                suffix = first.indicator.removeprefix(first.base)
                for index, one in zip(run, earlier, strict=True):
                    result[index] = replace(
                        result[index], indicator=one.indicator + suffix, base=one.indicator, share=first.share, fall=first.fall,
                        date=one.date or first.date, about=one.about, place=one.place,
                    )
        return result

    def _holders(self, typed: TypedText, end: int, count: int) -> list[Token] | None:
        """The last list of exactly ``count`` places or organizations before a position."""
        run: list[tuple[int, Token]] = []
        best: list[Token] | None = None
        for i in range(end):
            token = typed.at.get(i)
            if token is None or not (self._is(token, "Place") or self._is(token, "Organization")):
                continue
            if run and re.fullmatch(r"[、，和与及以]{1,2}", typed.text[run[-1][0] + 1 : i]):
                run.append((i, token))
            else:
                run = [(i, token)]
            if len(run) == count:
                best = [t for _, t in run]
        return best


def _growth_noun(words: str) -> str:
    if FALL.search(words):
        return "降幅" if "降" in words else "减幅"
    if "翻" in words:
        return "增长倍数"
    return "增长率"


def _counter(text: str) -> bool:
    return bool(re.search(r"[家个笔项起件款所人户次条种张位类座台只名部场套份篇宗]$", text))


def _verbal(phrase: str) -> bool:
    return bool(re.search(r"(?:成立|设立|发布|推出|开通|覆盖|选取|签约|服务|发行|参与|上线|建成|开展|拥有|新增|加入|落地)", phrase))


