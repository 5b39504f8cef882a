"""The figures of a document's sentences as observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.antecedents import Meant, subject_of_row, trials_meant
from kg.extract.base import evidence
from kg.extract.dates import head_date
from kg.extract.indicators import in_base_units, indicator_entity, known_indicator
from kg.extract.modality import unnamed
from kg.extract.statistics.context import Context
from kg.extract.statistics.described import of_described
from kg.extract.statistics.document_times import TimesTold, document_period, heading_period, opening_period, written_on
from kg.extract.statistics.figures import Figure, Reading
from kg.extract.statistics.firm_meant import FIRMS_MEASURE, firm_meant, firm_of_title
from kg.extract.statistics.industry import of_trade, trade_of
from kg.extract.statistics.leading import is_concept
from kg.extract.statistics.level_names import OF_SEGMENT
from kg.extract.statistics.line import ORG, SUBJECT, TITLE, Item, entity, is_made, scores
from kg.extract.statistics.reader import SentenceReader
from kg.extract.statistics.results import issues_results, reporter
from kg.extract.statistics.slots import GROWTH, SHARE
from kg.extract.statistics.spoken import Spoken
from kg.extract.statistics.topics import needs_topic, share_of_heading, topic
from kg.extract.statistics.who import refers
from kg.extract.tokens import quantities
from kg.extract.typed import Alphabet
from kg.lexicon.registry import Registry
from kg.model.document import Paragraph, Section
from kg.model.entity import Mention
from kg.model.reason import Reason
from kg.model.span import MappedText
from kg.model.statement import Modality, ObservationClaim, Passage, Period
from kg.text.dates import find_periods

_RANKED = re.compile(r"第[一二三四五六七八九十\d]")
_CONTINUES = re.compile(r"其中|此外|同时|另外")
_REFERS = re.compile(r"该(?:平台|系统|行|公司|产品|机构|项目|产品|业务|模式|应用)|^当日|(?:^|(?<=，))其(?!中|他|次|余|实)")
_ITS = re.compile(r"(?:^|[，；：])其(?![中他次余实])")
"""Words of what the sentence before was about, and not of whom the title names."""
_FIRM_AGAIN = re.compile(r"(?:该|本)?(?:公司|集团)")
_LABEL = re.compile(r"[^，。：]{2,6}：")


def _goes_on(document: Annotated, before: Sentence | None, sentence: Sentence) -> bool:
    """Does a sentence in a cell go on from the one before: in the same cell, at the same point of a list?"""
    if before is None or before.passage != sentence.passage:
        return False
    between = document.document.text[before.text.span().end : sentence.text.span().start]
    return not between.strip()


def _place(names: Registry, item: Item | None) -> str:
    """Id of the place of a figure; of several taken together, that of an area named by all of them."""
    if item is None:
        return ""
    if item.mention is not None:
        return entity(item)
    return names.meet(names.mint(item.text, "Place", why.SEVERAL_PLACES()).id).id


def _with_things_made(document: Annotated, sentence: Sentence, trials: Sequence[Meant]) -> tuple[Mention, ...]:
    """The names of a sentence, with products that are called by what they are (X牵头建设的|贸易融资平台) in place of the fields in their names.

    ``trials`` are those that a bare 试点 in it means.
    """
    known = set(sentence.mentions)
    told = document.mentions.get(sentence.passage, ())
    made = [m for m in told if m not in known and m.cls == "Product" and m.start < m.end and not any(k.start <= m.start and m.end <= k.end for k in known)]
    made = [m if not sentence.plain.startswith("“", m.start) else m._replace(start=m.start + 1, end=m.end - 1) for m in made]
    made = [m for m in made if sentence.plain[m.start : m.end] == m.surface]
    return tuple(sorted([*(k for k in known if not any(m.start <= k.start and k.end <= m.end for m in made)), *made, *(m.here for m in trials)]))


OPEN_NAME = 8
"""An indicator of more characters says itself what it measures, and takes no subject from a heading."""
_CLAUSE_WORDS = re.compile(r"旗下|已获|已经|获得了|已(?=[\u4e00-\u9fff]了)")
_DESCRIBED = re.compile(r"(?:等|相关|上述|部分|这些|这类)([\u4e00-\u9fff]{0,4}(?:机构|平台|企业|银行|公司|券商))(?!数|数量|类|家)")
_OF_SOME_MARKET = re.compile(r"(?:整体|总体)?(?:市场|产业|行业)(?:总|整体)?规模")
_OF_PLACES = re.compile(r"(?:城市|地区|省份|省市|地市|区县|市县|国家)数量?$")
_BARE_PLACES = re.compile(r"(?:城市|地区|省份|省市|地市|区县|市县)数量")
_SPREADS = re.compile(r"扩[大展围容至]|推广|铺开|延伸")
"""Of a trial: it is done in more places."""
_FORESEEN = re.compile("预计|预测|有望|预期|将")
_AT_THEM = re.compile(r"(?:等[\u4e00-\u9fff]{0,6}?)?[之当]?[中里内]")
"""Behind the bodies where something is done (在部分机构中实施), which are not whose figure it is."""
_DANGLING = re.compile(r"该(?:行|公司|集团|券商|企业)(?!业)|^(?:其中|此外)?(?:公司|集团)(?!债|法|治理|金融|信贷|贷款|客户|类|数(?!字)|化)")
_THAT_PLACE = re.compile("[该本](?:市(?!场)|省|区(?!块|间|域)|县|国|地区|城市)")
_THAT_WAY = re.compile("该(?:模式|方案|机制|体系)")
_THAT_FIELD = re.compile("该(?:领域|行业|赛道)")
_THAT_THING = re.compile("该(?:系统|平台|产品|模型|大模型|项目|应用|工具|方案|模式|服务|功能|机制|体系)(?!类|化|级)")
_DOES = re.compile(r"累计|服务|提供|发放|处理|覆盖")
_SPAN = re.compile(r"(?:近|过去|最近)[一二两三四五六七八九十\d]+年")


_PART_END = re.compile("[。；;]")
_CLAUSE_END = re.compile("[。；，;]")


def _unnamed_owner(figure: Figure, clause: str, part: str) -> Reason | None:
    """Why nobody named has a figure: its name is a mere clause, or 该行, 该市, 该领域, 该系统 stand before it; ``part`` are the words since a semicolon."""
    if _CLAUSE_WORDS.search(figure.name):
        return why.CLAUSE_NAME(figure.item.text, figure.name)
    if unnamed(part):
        return why.OF_NOBODY_NAMED(figure.item.text)
    dangling = (
        _DANGLING.search(clause)
        or (_THAT_PLACE.search(part) if figure.place is None else None)
        or (_THAT_FIELD.search(part) if figure.about is None else None)
        or (_THAT_WAY.search(part) if figure.about is None else None)
    )
    return why.OWNER_DANGLES(figure.item.text, dangling[0]) if dangling is not None else None


def _bodies_described(figure: Figure, clause: str, part: str) -> re.Match[str] | None:
    """Where the bodies without a name stand whose figure it is (等头部机构): in its clause, or in one before where it has no other owner."""
    found = _DESCRIBED.search(clause)
    nameless = figure.about is None and (figure.place is None or figure.place.text not in clause)
    if found is None and (nameless or (figure.about is not None and figure.about.start < figure.item.start - len(clause))):
        # 等头部机构管理规模…，客户总量…: theirs too
        found = next((one for one in _DESCRIBED.finditer(part) if not _AT_THEM.match(part, one.end())), None)
    return found


def _same_end(one: Period | None, other: Period | None) -> bool:
    """Do two times end on one day (2035, and the years 2031 to 2035), or are neither told?"""
    return one == other or (one is not None and other is not None and one.end == other.end)


def _foreseen_shares(sentence: Sentence, figures: list[Figure]) -> None:
    """将增至147亿美元，约占全球十分之一: the share is of the forecast."""
    for number in range(1, len(figures)):
        earlier, figure = figures[number - 1], figures[number]
        same = _same_end(earlier.period, figure.period) and not _PART_END.search(sentence.plain[earlier.item.end : figure.item.start])
        if same and figure.kind in {SHARE, GROWTH} and earlier.modality is Modality.PREDICTED:
            figures[number] = replace(figure, modality=earlier.modality)


def _of_whole_trade(document: Annotated, sentence: Sentence, context: Context, figures: list[Figure]) -> list[Figure]:
    """全行业投入Q: the figures of a whole trade, in the words of the trade that the title or a heading names."""
    plain = sentence.plain
    if not (context.who.trade or "行业" in plain or "全市场" in plain):
        return figures
    trade = trade_of((document.document.report.title, *sentence.section.titles))
    figures, going_on = of_trade(figures, trade, going_on=context.who.trade and not context.apart) if trade else (figures, False)
    context.who.trade = going_on and plain.endswith(("；", ";"))
    return figures


def _of_whole(whole: tuple[Period, Passage] | None, sentence: Sentence, claims: Sequence[ObservationClaim]) -> Period | None:
    """The time of the whole document, behind a sentence without figures under a heading that names no other."""
    return whole[0] if whole is not None and not claims and heading_period(sentence.section) is None else None


class StatisticsExtractor:
    """Reads figures in sentences; those it cannot place are told as problems."""

    name = "statistics"

    def __init__(self, alphabet: Alphabet) -> None:
        self.reader = SentenceReader(alphabet.ontology)

    def extract(self, document: Annotated) -> Iterator[ObservationClaim]:
        """Observations of every sentence of running text."""
        year = document.document.report.date[:4]
        context, block = Context(), -1
        before: tuple[Passage, ...] = ()
        labelled = False
        cell: Sentence | None = None
        told: Period | None = None
        last: Sentence | None = None
        headings: dict[str, Passage] = {}
        times = TimesTold()
        section: Section | None = None
        whole = document_period(document)
        written, of_text = written_on(document)
        spoken = first = Spoken.of_title(document)
        for sentence in document.sentences:
            if sentence.section != section:
                times, section, spoken = TimesTold(), sentence.section, first
            times.see(sentence.plain)
            if sentence.kind == "heading":
                headings[sentence.section.title] = sentence.passage
            if sentence.kind == "cell":
                claims, told = self._cell(document, sentence, year, told if _goes_on(document, cell, sentence) else None)
                cell = sentence
                yield from claims
            if not isinstance(document.document.blocks[sentence.block], Paragraph):
                continue
            label = _LABEL.match(sentence.plain) is not None
            near = last is not None and sentence.block == block + 1 and sentence.section == last.section
            if sentence.block != block and not (near and ((labelled and label) or sentence.plain.startswith(("其中", "此外")))):
                told_by_title = heading_period(sentence.section)
                context, before, last = Context.dated(told_by_title), (), None
                if told_by_title is None and whole is not None:
                    context.when.period, before = whole[0], (whole[1],)
            if last is not None and not context.who.about and (_REFERS.search(sentence.plain) or FIRMS_MEASURE.match(sentence.plain)):
                self.reader.scan(last.plain, _with_things_made(document, last, ()), context, dates=FIRMS_MEASURE.match(sentence.plain) is not None)
                context.who.firm = self._firm(document, last)
                before = (last.passage,)
            before = (*before, *firm_meant(document, sentence, context, spoken), *firm_of_title(document, sentence, context, first, spoken, last))
            spoken = spoken.behind(document, sentence)
            context.joined = last is not None and last.plain.endswith(("；", ";"))
            context.apart = last is not None and not _CONTINUES.match(sentence.plain) and not last.plain.endswith(("；", ";"))
            if last is not None and context.who.field is None and refers(sentence.plain):
                context.who.field = self._field(document, last)
            context.when.anchor, context.when.elsewhere = written if times.years <= of_text else "", times.told
            block, labelled = sentence.block, label
            claims, context = self._sentence(document, sentence, year, context, before, headings, last)
            context.when.period = context.when.period or _of_whole(whole, sentence, claims)
            before = (*before[-2:], sentence.passage) if claims or context.when.period or context.who.about else ()
            last = sentence
            times.note(sentence.plain, sentence.passage)
            yield from claims

    def _cell(
        self, document: Annotated, sentence: Sentence, year: str, period: Period | None = None
    ) -> tuple[list[ObservationClaim], Period | None]:
        """Observations of running text in a table's cell: of what the row is about, in the place and at the date that the row gives.

        ``period`` is what the sentence before in the cell told; with the observations comes that which this one leaves.
        """
        context = Context()
        row = subject_of_row(document, sentence)
        if row is not None:
            holders = context.who.place if document.names.ontology.is_a(row.kind, "Place") else context.who.about
            holders.append(Item(ORG, row.text, 0, 0, row.mention))
        told = head_date(document, sentence)
        if told is None:
            context.when.period = period
        else:
            written = "".join(part.lstrip("0") + unit for part, unit in zip(told[0].value.split("-"), "年月日", strict=False))
            context.when.period = next((found.period for found in find_periods(written)), None)
        claims, context = self._sentence(document, sentence, year, context, sentence.context, {})
        left = context.when.period if claims else None
        if sentence.subject and not document.names.ontology.is_a(document.names[sentence.subject].cls, "Place"):
            named = (claim.about and document.names[claim.about].cls != "Technology" for claim in claims)
            return [claim if known else replace(claim, about=sentence.subject) for claim, known in zip(claims, named, strict=True)], left
        kept = [claim for claim in claims if claim.about or claim.place]
        for claim in claims:
            if claim not in kept:
                document.problem("figure-unread", why.ROW_WITHOUT_OWNER(claim.quantity_text), sentence.passage)
        return kept, left

    def _sentence(
        self, document: Annotated, sentence: Sentence, year: str, context: Context, before: tuple[Passage, ...],
        headings: Mapping[str, Passage], last: Sentence | None = None,
    ) -> tuple[list[ObservationClaim], Context]:
        """Observations of one sentence and the context that they leave."""
        plain = sentence.plain
        if not (quantities(plain) or scores(plain) or _RANKED.search(plain)):
            if not plain.endswith(("；", ";")) and issues_results(plain) is None:
                return [], Context.dated(opening_period(plain, context) or heading_period(sentence.section))
            self.reader.scan(plain, sentence.mentions, context)
            return [], context
        names = document.names
        inherited = (context.when.period, (*context.who.about, *context.who.firm), tuple(context.who.place), context.what.level)
        trials = trials_meant(document, sentence)
        before = (*before, *(m.shown for m in trials if m.shown is not None and m.shown not in before))
        opened, mentions = context.copy(), _with_things_made(document, sentence, trials)
        reading = self.reader.read(plain, mentions, context, year, lambda words: known_indicator(names, words))
        for owner, told in self._owners(document, sentence, last) if any(reason.why in why.OWNER_OPEN for _, reason in reading.unread) else ():
            again = opened.copy()
            again.who.about, again.who.weak = [owner], False
            other = self.reader.read(plain, mentions, again, year, lambda words: known_indicator(names, words))
            if len(other.figures) > len(reading.figures):
                reading, context, before = other, again, (*before, *told)
                inherited = (context.when.period, (owner,), inherited[2], inherited[3])
                break
        for item, reason in reading.unread:
            document.problem("figure-unread", why.FIGURE(item.text, reason), sentence.passage)
        claims = []
        figures = [
            figure for read in reading.figures
            if (figure := self._of_whom(document, sentence, read)) is not None and not self._says_nothing(document, sentence, figure)
        ]  # fmt: skip
        _foreseen_shares(sentence, figures)
        figures = _of_whole_trade(document, sentence, context, figures)
        reading.figures[:] = figures
        for figure in figures:
            meant = figure.about is not None and any(entity(figure.about) == m.mention.entity for m in trials)
            shown = tuple(passage for period, passage in context.when.shown if period == figure.period and passage not in before)
            claims.append(self._claim(document, sentence, figure, (*(before if meant or self._relies(figure, inherited) else ()), *shown), headings))
        self._mention(document, sentence, reading, claims)
        foreseen = _FORESEEN.search(plain) and figures and figures[-1].modality is Modality.PREDICTED
        if foreseen and figures[-1].period == context.when.period and not plain.endswith(("；", ";")):
            context.when.period = None  # what is foreseen for a year does not date what the next sentence tells
        return claims, context

    def _firm(self, document: Annotated, sentence: Sentence) -> list[Item]:
        """The one body that a sentence names; none where it names several."""
        firms = {m.entity: m for m in sentence.mentions if document.names.ontology.is_a(m.cls, "Organization")}
        return [Item(ORG, firm.surface, 0, 0, firm) for firm in firms.values()] if len(firms) == 1 else []

    def _field(self, document: Annotated, sentence: Sentence) -> Item | None:
        """The one concept that a sentence names; none where it names several."""
        concepts = {m.entity: m for m in sentence.mentions if m.cls in {"Technology", "Scenario"}}
        return next((Item(SUBJECT, m.surface, 0, 0, m) for m in concepts.values()), None) if len(concepts) == 1 else None

    def _owners(self, document: Annotated, sentence: Sentence, last: Sentence | None) -> Iterator[tuple[Item, tuple[Passage, ...]]]:
        """Whose a figure may be that its sentence does not tell: what the sentence before is about, else the one firm or product of the heading."""
        named = [m for m in sentence.mentions if document.names.ontology.is_a(m.cls, "Policy")]
        if named:  # 《X目录》2021年发布，涵盖…: of the document itself
            if len(named) == 1:
                yield Item(TITLE, named[0].surface, named[0].start, named[0].end, named[0]), ()
            return
        if last is not None and _FIRM_AGAIN.match(sentence.plain):
            for firm in self._firm(document, last):
                yield firm, (last.passage,)
        if last is not None:
            told = Context()
            self.reader.scan(last.plain, _with_things_made(document, last, ()), told, dates=False)
            if len(told.who.about) == 1 and is_made(told.who.about[0]):
                yield told.who.about[0], (last.passage,)
        for title in reversed(sentence.section.titles):
            mapped = MappedText.identity(title)
            found = {m.entity: m for m in document.linker.inner(mapped, 0, len(title)) if document.names.ontology.is_a(m.cls, "Organization")}
            if len(found) == 1:
                mention = next(iter(found.values()))
                yield Item(ORG, mention.surface, 0, 0, mention), ()
            if found:
                return
        titled = Spoken.of_title(document)
        if titled.firm is not None and not self._firm(document, sentence) and not _ITS.search(sentence.plain):
            yield titled.firm, titled.shown

    def _of_whom(self, document: Annotated, sentence: Sentence, figure: Figure) -> Figure | None:
        """A figure, in the words of the bodies that the clause describes (甲、乙等头部机构); None where these are anybody (相关平台), or it is of a mere clause.

        That is told as a problem.
        """
        holder = figure.about.mention if figure.about is not None else None
        opener = next((m for m in sentence.mentions if m.start == 0 and document.names.ontology.is_a(m.cls, "Organization")), None)
        other = sentence.kind != "cell" and holder is not None and holder.cls == "Product"
        if other and opener is not None and holder is not None and holder.surface not in sentence.plain and holder.entity not in {m.entity for m in sentence.mentions}:
            # X打造客服系统，时长缩短…: not of the product that the sentence before was about
            document.problem("figure-unread", why.OTHER_SPEAKS(figure.item.text, opener.surface, holder.surface), sentence.passage)
            return None
        before = sentence.plain[: figure.item.start]
        clause, part = _CLAUSE_END.split(before)[-1], _PART_END.split(before)[-1]
        if holder is not None and document.names.ontology.is_a(holder.cls, "Organization"):
            thing = _THAT_THING.search(part) if holder.surface not in sentence.plain else None
            if thing is None:
                return figure
            document.problem("figure-unread", why.OWNER_DANGLES(figure.item.text, thing[0]), sentence.passage)
            return None  # 甲公司为乙银行建设系统。该系统支持Q: the system's, which has no name
        if (refused := _unnamed_owner(figure, clause, part)) is not None:
            document.problem("figure-unread", refused, sentence.passage)
            return None
        found = _bodies_described(figure, clause, part)
        if found is None or (found[1] in figure.name and not (figure.name.startswith(found[0]) and _DOES.search(figure.name))):
            return figure
        if (told := of_described(figure, sentence, found.string, found)) is not None:
            return told
        document.problem("figure-unread", why.OWNER_NAMELESS(figure.item.text, found[0]), sentence.passage)
        return None

    def _says_nothing(self, document: Annotated, sentence: Sentence, figure: Figure) -> bool:
        """Is it the size of a market or trade that neither sentence nor headings name? It is told as a problem."""
        name = figure.base or figure.name
        if figure.about is not None or not _OF_SOME_MARKET.fullmatch(name) or topic(document, sentence.section.titles)[0]:
            return False
        document.problem("figure-unread", why.FIGURE(figure.item.text, why.WHOSE(name)), sentence.passage)
        return True

    def _relies(self, figure: Figure, inherited: tuple[object, tuple[Item, ...], tuple[Item, ...], str]) -> bool:
        """Does a figure stand on the sentence before?"""
        period, abouts, places, level = inherited
        return (
            (figure.period is not None and figure.period == period)
            or (figure.about is not None and figure.about in abouts)
            or (figure.place is not None and figure.place in places)
            or bool(level and level in figure.name)
        )

    def _claim(self, document: Annotated, sentence: Sentence, figure: Figure, context: tuple[Passage, ...], headings: Mapping[str, Passage]) -> ObservationClaim:
        names = document.names
        if figure.place is not None and _OF_PLACES.search(figure.name) and _CLAUSE_END.search(sentence.plain, figure.place.end, figure.item.start):
            figure = replace(figure, place=None)  # 在甲市开展，扩大到乙、丙等6个城市: none of the cities counted
        told_by: list[str] = []
        if figure.period is not None and figure.period == heading_period(sentence.section):
            told_by.append(sentence.section.title)
        about = entity(figure.about) if figure.about is not None else ""
        if about:
            names.meet(about)
        open_name = figure.base or figure.name
        if not about and figure.place is None and (firm := reporter(document, sentence.section.titles)):
            about = firm
            names.meet(about)
        if not about and (len(open_name) <= OPEN_NAME or open_name[0].isdigit()) and needs_topic(open_name):
            about, heading = topic(document, sentence.section.titles)
            if about:
                names.meet(about)
                told_by.append(heading)
        segment = figure.about is not None and is_concept(figure.about) and figure.name in OF_SEGMENT
        if segment and (firm := reporter(document, sentence.section.titles)):
            assert figure.about is not None
            figure = replace(figure, name=f"{figure.about.text.removesuffix('业务')}业务{figure.name}", base="")
            about = firm  # 个人金融业务收入Q, in a bank's report: the bank's
            names.meet(about)
        ahead = sentence.plain[: figure.item.start]
        if _BARE_PLACES.fullmatch(figure.name) and "试点" in ahead and _SPREADS.search(_CLAUSE_END.split(ahead)[-1]):
            figure = replace(figure, name=f"试点{figure.name}")
        name, heading = share_of_heading(figure.name, sentence.section.titles)
        told_by.append(heading)
        context += tuple(headings[title] for title in told_by if title in headings)
        if figure.kind == GROWTH and figure.period is None:
            clause = _PART_END.split(sentence.plain[: figure.item.start])[-1]
            name = "".join(_SPAN.findall(clause)[-1:]) + name  # 近五年: a growth without its span says little
        base = ""
        if figure.base and figure.base != figure.name:
            whole = indicator_entity(names, figure.base, why.INDICATOR_WHOLE())
            base = whole.id
            if name.startswith(figure.base) and not known_indicator(names, name):
                name = whole.zh + name[len(figure.base) :]  # 融资额同比增长率, 投融资金额同比增长率: growth of one measure
        indicator = indicator_entity(names, name, why.INDICATOR_BESIDE(), figure.name)
        found = figure.measure
        normalized, normalized_unit = in_base_units(figure.name, found.normalized, found.normalized_unit)
        return ObservationClaim(
            indicator=indicator.id,
            unit=found.unit,
            quantity_text=self._words(document, sentence, figure.item),
            evidence=evidence(sentence.passage, self.name, f"{figure.kind}-in-sentence", "0.9" if figure.kind != "rank" else "0.85", context),
            value=found.value,
            low=found.low,
            high=found.high,
            bound=figure.bound,
            normalized_value=normalized,
            normalized_unit=normalized_unit,
            period=figure.period,
            about=about,
            place=_place(names, figure.place),
            growth_of=base if figure.kind == GROWTH else "",
            share_of=base if figure.kind == SHARE else "",
            modality=figure.modality,
        )

    def _words(self, document: Annotated, sentence: Sentence, item: Item) -> str:
        """The figure as the source writes it; as read where a page break or note lies inside."""
        source = document.document.quote(sentence.text.span(item.start, item.end))
        return source if len(source) <= len(item.text) + 6 and "\n" not in source else item.text

    def _mention(self, document: Annotated, sentence: Sentence, reading: Reading, claims: list[ObservationClaim]) -> None:
        """Record that a sentence speaks of the indicators of its figures."""
        found = tuple(
            Mention(f.item.start, f.item.end, f.item.text, claim.indicator, "Indicator", sentence.text.span(f.item.start, f.item.end), "indicator")
            for f, claim in zip(reading.figures, claims, strict=True)
        )
        document.mention(sentence.passage, found)
