"""One row of a table of a known kind → claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.dates import date_literal
from kg.extract.government import issuing_bodies
from kg.extract.modality import modality
from kg.extract.policies import PolicyExtractor, draft_role, regulated, title_claims
from kg.extract.relations.kinds import ancestors
from kg.extract.tables.cells import (
    concept_mentions,
    entity_cell,
    item_entities,
    listed_names,
    named_in_cell,
    quoted_names,
)
from kg.extract.tables.columns import unit_in
from kg.extract.tables.issuers import issuers_by_name
from kg.extract.tables.spec import Column, Fact, TableKind
from kg.extract.title_issuers import number_of_bodies
from kg.lexicon.discovery import Discovery
from kg.lexicon.linking import TITLE
from kg.lexicon.titles import bare_title, status_of, title_class
from kg.model.document import Row, Table
from kg.model.entity import FIELD_CLASSES, Entity, Mention
from kg.model.reason import Reason
from kg.model.span import MappedText
from kg.model.statement import Claim, ConceptRef, Evidence, Literal, Modality, Passage, Qualifier, Value
from kg.text.expressions import later
from kg.text.money import parse_money

YUAN = "CNY"
MIN_TITLE, MAX_TITLE = 6, 60
_NO_TITLE = later(r"[《》“”。，；：？！]|(?:发布|印发|出台|公布|颁布|制定|提出|明确)了?(?!.*的通知$)")
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "无", "暂无"})
"""What a cell says that holds nothing."""


_DOCUMENTS_OF = re.compile(
    r"(?:领域|方面|业务|行业)?(?:的)?(?:相关|有关|主要|重点|重要|最新|监管)*(?:政策|法规|法律|法案|标准|规范|文件)(?:法规|文件|规范|标准|及|与|和|、|相关)*$"
)
"""The words of a caption that announce documents, behind their field."""
_THINGS = frozenset({"Product", "Initiative", "Scenario"})
_OF_THESE = re.compile(r"(?:技术)?(?:产品|平台|系统|应用(?![中于的])|工具)")
_IS_A_THING = later(r"(?:模型|平台|系统|数字人|数字员工|智能体|机器人|联盟链|数据库)$")
"""How technologies end that products are themselves, not only built on."""
_LISTED = re.compile(r"(?:的|建设|发布|推出|上线|研发|主要|代表)*(?:一览表?|清单|列表|名单|情况|汇总|概览|梳理|盘点|对比|统计)?(?=[（(]|$)")
_OF_THIS_FIELD = re.compile(r"(?:类|服务|领域|业务)?(?:的)?(?:主要|代表性|典型)?(?:产品|平台|系统|工具|App|APP|品牌|解决方案)(?!数量|规模|占比|用户|交易)|(?=[（(]|$)")
_GOES_ON = re.compile(r"(?!等|和|与|及|人民政府|政府)[\u4e00-\u9fff]")
_BY_MEANS_OF = later(
    r"(?:运用|利用|应用|借助|依托|通过|使用|引入)[^。；，]{2,30}?(?P<aim>(?:优化|提升|改进|改善|改造|赋能|助力|增强|提高|辅助|服务于?)[^。；，]*)"
)
"""What a document would have bettered by a means that it names: the means is its field, not the aim."""
_JOINS = frozenset({"与", "和", "及", "、", "以及"})
_OF_DRAFTS = frozenset({"issuedBy", "issuedOn", "governs"})
_ONE_OF = frozenset({"offers", "enables", "hasSubsidiary", "usesTechnology", "servesScenario", "partnersWith", "investsIn", "acquires", "leads"})
"""What two lists of one row leave open: which of the one with which of the other."""
_ROUND = re.compile(r"(?:Pre-?)?[A-H]\d?\+{0,2}轮?|(?:天使|种子|战略|IPO前|IPO|首轮|战略投资|战略融资)轮?", re.IGNORECASE)


@dataclass(slots=True)
class RowReading:
    """What the cells of one row hold, by role: entity ids, literals; ``claims`` that cells yielded by themselves."""

    values: dict[str, list[Value]] = field(default_factory=dict)
    dates: dict[str, Literal] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    issued: set[str] = field(default_factory=set)
    joint: tuple[Qualifier, ...] = ()
    told: dict[str, tuple[Qualifier, ...]] = field(default_factory=dict)
    roles: dict[str, tuple[Qualifier, ...]] = field(default_factory=dict)


_LEADS = re.compile(r"(?:[表图]\s*[\d一二三四五六七八九十.\-—–]*[：:.、]?\s*)?(?:首批|部分|(?:19|20)\d{2}年(?:度)?)?")
_TRIALS = re.compile(r"试点|监管沙[盒箱]|监管工具|创新应用")


class _Cell(NamedTuple):
    """A cell of a row: its column and that column's title, its words, the row's passage, the table's place in the document."""

    column: Column
    text: MappedText
    passage: Passage
    block: int
    title: str

    @property
    def role(self) -> str:
        return self.column.role

    @property
    def cls(self) -> str:
        return self.column.cls

    @property
    def beginning(self) -> str:
        """The first of its words, to be told where it is not understood."""
        return self.text.text[:40]


class RowReader:
    """Reads the rows of one table under one kind."""

    def __init__(
        self, document: Annotated, table: Table, kind: TableKind, roles: dict[str, int], policies: PolicyExtractor, discovery: Discovery | None
    ) -> None:
        self.document = document
        self.discovery = discovery
        self.subject: Entity | None = None
        """What the figures of the row read last are about."""
        self.table = table
        self.kind = kind
        self.roles = roles
        self.policies = policies
        self.caption_concepts = self._caption_concepts()

    def _caption_concepts(self) -> list[Mention]:
        for text in (self.table.caption, MappedText.identity(self.table.section.title)):
            if text is not None and text.text:
                found = [m for m in self.document.linker.link(text) if m.cls in {"Technology", "Scenario"}]
                if found:
                    return found
        return []

    def _fields_of_caption(self) -> list[Value]:
        """The fields whose documents the caption announces (A与B相关政策); a table with a column of fields tells them there."""
        caption = self.table.caption
        documents = _DOCUMENTS_OF.search(caption.text) if caption is not None else None
        if caption is None or documents is None:
            return []
        text = caption.text
        fields: list[Value] = []
        edge = documents.start()
        for mention in reversed([m for m in self.document.linker.link(caption) if m.cls in FIELD_CLASSES and m.end <= edge]):
            if mention.end != edge and text[mention.end : edge] not in _JOINS:
                break
            fields.append(mention.entity)
            edge = mention.start
        return fields[::-1]

    def read(self, row: Row, template: Evidence, block: int) -> Iterator[Claim]:
        """Claims of one row; ``template`` holds its passage and context."""
        reading, passage = RowReading(), template.passage
        self.template, self.subject = template, None
        for column in self.kind.columns:
            index = self.roles.get(column.role)
            if index is not None and index < len(row.cells) and row.cells[index].text.text.strip() not in _NOTHING:
                self._cell(column, row.cells[index].text, passage, block, reading)
        told = [values[0] for role in self.kind.figures if len(values := reading.values.get(role, [])) == 1]
        self.subject = self.document.names[told[0]] if told and isinstance(told[0], str) else None
        yield from reading.claims
        proof = Evidence(
            passage=passage, extractor=self.template.extractor, pattern=self.kind.name,
            confidence=self.template.confidence, context=self.template.context,
        )
        for fact in self.kind.facts:
            yield from self._fact(fact, reading, proof)
        yield from self._kinds(reading, proof)

    def _kinds(self, reading: RowReading, proof: Evidence) -> Iterator[Claim]:
        """What a document of the row governs is a kind of the row's field, where the taxonomy agrees (信贷: 《网络小额贷款…办法》)."""
        fields = {value for value in reading.values.get("field", ()) if isinstance(value, str)}
        told = sorted({claim.object for claim in reading.claims if claim.predicate == "governs" and isinstance(claim.object, str)})
        for concept in told:
            for field_of_row in sorted(fields & ancestors(self.document, concept)):
                told_by = replace(proof, pattern="kind-in-row")
                yield Claim(subject=concept, predicate="broader", object=field_of_row, evidence=told_by)

    def _cell(self, column: Column, text: MappedText, passage: Passage, block: int, reading: RowReading) -> None:
        """Add to ``reading`` what a cell holds, read as its column says."""
        reading.values.setdefault(column.role, [])
        WAYS[column.read](self, _Cell(column, text, passage, block, self.table.column_title(self.roles[column.role])), reading)

    def _not_understood(self, cell: _Cell, reason: Reason) -> None:
        self.document.problem("cell-not-understood", reason, cell.passage)

    def _reason(self, cell: _Cell) -> Reason:
        """Why a name that only the cell tells is of its column's class."""
        return why.COLUMN_OF_KIND(cell.title, self.kind.name)

    def _entity(self, cell: _Cell, reading: RowReading) -> None:
        entity = entity_cell(self.document, cell.text, cell.cls, cell.passage, self._reason(cell))
        if entity is not None:
            reading.values[cell.role].append(entity.id)
        else:
            self._not_understood(cell, why.NO_NAME(self.document.names.ontology.said(cell.cls), cell.role, cell.beginning, cell.title))

    def _entities(self, cell: _Cell, reading: RowReading) -> None:
        minted = cell.cls in {"Scenario", "Technology"}
        found = item_entities(self.document, cell.text, cell.cls, cell.passage, self._reason(cell), mint=minted)
        reading.values[cell.role] += [entity.id for entity in found]
        if cell.cls == "PublicBody":
            reading.values[cell.role][:] = list(self._issuers(cell.text, cell.passage))
            reading.joint = number_of_bodies(cell.text.text[max(cell.text.text.rfind("等"), 0) :])

    def _date(self, cell: _Cell, reading: RowReading) -> None:
        literal = date_literal(cell.text.text)
        if literal is not None:
            reading.values[cell.role].append(literal)
            reading.dates[cell.role] = literal
        else:
            self._not_understood(cell, why.NO_DATE(cell.role, cell.beginning, cell.title))

    def _amount(self, cell: _Cell, reading: RowReading) -> None:
        money = self._money(cell)
        if money is not None:
            reading.told[cell.role] = (("amount", Literal(f"{money[0]:f}", "decimal")), ("currency", Literal(money[1], "string")))

    def _yuan(self, cell: _Cell, reading: RowReading) -> None:
        amount = self._money(cell)
        if amount is None:
            self._not_understood(cell, why.NO_AMOUNT(cell.role, cell.beginning, cell.title))
        elif amount[1] != YUAN:
            self._not_understood(cell, why.FOREIGN_AMOUNT(amount[1], cell.role, cell.beginning, cell.title))
        else:
            reading.values[cell.role].append(Literal(format(amount[0].normalize(), "f"), "decimal"))

    def _technologies(self, cell: _Cell, reading: RowReading) -> None:
        reading.values[cell.role] += [m.entity for m in concept_mentions(self.document, cell.text, cell.passage) if m.cls == "Technology"]

    def _names(self, cell: _Cell, reading: RowReading) -> None:
        found = listed_names(self.document, cell.text, cell.cls, cell.passage, self._reason(cell), self.discovery)
        reading.values[cell.role] += [entity.id for entity in found]

    def _quoted(self, cell: _Cell, reading: RowReading) -> None:
        reading.values[cell.role] += [entity.id for entity in quoted_names(self.document, cell.text, cell.cls, cell.passage, self._reason(cell))]

    def _text(self, cell: _Cell, reading: RowReading) -> None:
        """Nothing: running text is read by its sentences."""

    def _round(self, cell: _Cell, reading: RowReading) -> None:
        """The round of financing, which is told of the investment."""
        if (named := _ROUND.fullmatch(cell.text.text.strip())) is not None:
            reading.told[cell.role] = (("round", Literal(named[0], "string")),)

    def _concepts(self, cell: _Cell, reading: RowReading) -> None:
        """What a document governs, as a cell tells it."""
        words = cell.text.text
        if modality(words) is not Modality.ASSERTED or "未提及" in words:
            return
        aims = [match.span("aim") for match in _BY_MEANS_OF.finditer(words)]
        found = [m for m in concept_mentions(self.document, cell.text, cell.passage) if not any(start <= m.start < end for start, end in aims)]
        reading.values[cell.role] += [field for m in found for field in regulated(self.document, m.entity)]

    @staticmethod
    def _money(cell: _Cell) -> tuple[Decimal, str] | None:
        """The amount of a cell and its currency, which the column's title may tell."""
        return parse_money(cell.text.text) or parse_money(cell.text.text.strip() + unit_in(cell.title))

    def _serial(self, cell: _Cell, reading: RowReading) -> None:
        """A year under a caption that names a yearly document: that year's document."""
        assert self.kind.caption is not None
        caption = self.table.caption.text if self.table.caption else ""
        found = self.kind.caption.search(caption + self.table.section.title)
        literal = date_literal(cell.text.text)
        if found is None or literal is None:
            return
        name = f"{literal.value[:4]}年{found['serial']}"
        entity = self.document.names.find(name) or self.document.names.mint(name, cell.cls, why.YEARLY_IN_CAPTION())
        named_in_cell(self.document, cell.text, entity, cell.passage)
        reading.values[cell.role] = [entity.id]
        reading.dates[cell.role] = literal

    def _issuers(self, text: MappedText, passage: Passage) -> Iterator[str]:
        found = self.document.linker.link(text, whole_cell=True)
        self.document.mention(passage, found)
        own = dict(issuers_by_name(self.document, text, found, passage))
        for mention in found:
            part = mention.cls == "Place" and _GOES_ON.match(text.text, mention.end)  # 某省某厅: not the province itself
            if not part and not any(start <= mention.start and mention.end <= end for start, end in own):
                yield from issuing_bodies(self.document, mention, passage)
        yield from own.values()

    def _titles(self, cell: _Cell, reading: RowReading) -> None:
        """Policies that a cell names; what its own sentences say of them (an issuer of their own) comes first."""
        document, text, passage = self.document, cell.text, cell.passage
        mentions = document.linker.link(text)
        document.mention(passage, mentions)
        sentence = Sentence(text, passage, mentions, self.table.section, cell.block, "cell")
        date = next((reading.dates[c.role] for c in self.kind.columns if c.read == "date" and c.role in reading.dates), None)
        if date is None:
            date = self._date_elsewhere(passage)
        own = [c for c in self.policies.sentence(document, sentence, issued=date) if c.predicate in {"issuedBy", "published"}]
        reading.claims += [self._with_context(claim) for claim in own]
        reading.issued = {claim.subject for claim in own}
        found: list[Value] = []
        titled = {m.entity for m in mentions if m.how == "title"}  # JR/T 0071-2020《…》: the title tells the field, and not the number
        for mention in mentions:
            if not document.names.ontology.is_a(mention.cls, "Policy") or mention.entity in found:
                continue
            if mention.how not in {"title", "introduced"} or (mention.how == "introduced" and mention.entity in titled):
                continue
            found.append(mention.entity)
            draft = reading.roles[mention.entity] = draft_role(document, mention)
            reading.claims += [
                self._with_context(c)
                for c in title_claims(document, sentence, mention.start, mention.end, mention.entity, date, self.template.extractor, self.template, draft)
            ]
            status = status_of(mention.surface)
            if status is not None:
                proof = Evidence(passage=passage, extractor=self.template.extractor, pattern="title-status", confidence=self.template.confidence, context=())
                reading.claims.append(Claim(subject=mention.entity, predicate="policyStatus", object=ConceptRef(status), evidence=proof))
        if not found and (bare := self._bare_title(text, passage)) is not None:
            found.append(bare.id)
        if not found and TITLE.search(text.text):
            document.problem("unlinked", why.CELL_TITLE_WITHOUT_KIND(), passage)
        reading.values[cell.role] += found

    def _bare_title(self, text: MappedText, passage: Passage) -> Entity | None:
        """The document that a cell names without 《》, where its last word tells the kind of document."""
        words = text.text.strip()
        named = title_class(words) if MIN_TITLE <= len(words) <= MAX_TITLE and not _NO_TITLE.search(words) else None
        if named is None or named[0] == "Report":
            return None
        label = bare_title(words)
        entity = self.document.names.find(label, ["Policy"]) or self.document.names.mint(label, named[0], why.CELL_OF_TITLES(named[1]))
        return named_in_cell(self.document, text, entity, passage)

    def _date_elsewhere(self, passage: Passage) -> Literal | None:
        """The row's date when its column stands behind the titles' column."""
        for column in self.kind.columns:
            index = self.roles.get(column.role)
            if column.read == "date" and index is not None:
                for row in self.table.rows:
                    if row.span == passage.span and index < len(row.cells):
                        return date_literal(row.cells[index].text.text)
        return None

    def _with_context(self, claim: Claim) -> Claim:
        old = claim.evidence
        proof = Evidence(passage=old.passage, extractor=self.template.extractor, pattern=old.pattern, confidence=old.confidence, context=self.template.context)
        return Claim(subject=claim.subject, predicate=claim.predicate, object=claim.object, evidence=proof, modality=claim.modality, qualifiers=claim.qualifiers)

    def _end(self, end: str, reading: RowReading) -> Sequence[Value]:
        """The values of one end of a fact: a role, or a concept of the caption or a column's title."""
        source, _, rest = end.partition(" ")
        if source == "title-of":
            title = MappedText.identity(self.table.column_title(self.roles[rest]).rpartition("/")[2])
            return [m.entity for m in self.document.linker.link(title, whole_cell=True) if m.cls == "Technology"]
        if source == "field-of":
            return [] if "field" in self.roles else self._fields_of_caption()
        if source == "technology-in" and self.table.caption is not None:  # the caption's own words, not those of the section
            named = [m for m in self.document.linker.link(self.table.caption) if m.cls == "Technology"]
            words = self.table.caption.text
            alone = [m for m in named[-1:] if not words[: m.start].endswith(tuple(_JOINS))]  # A与B产品: which is which is not told
            return [m.entity for m in alone if _OF_THESE.match(words, m.end) or (_IS_A_THING.search(m.surface) and _LISTED.match(words, m.end))]
        if source == "scenario-in" and self.table.caption is not None:
            fields = [m for m in self.document.linker.link(self.table.caption) if m.cls == "Scenario"]
            return [m.entity for m in fields[-1:] if _OF_THIS_FIELD.match(self.table.caption.text, m.end)]
        if source == "place-of":
            return [] if "place" in self.roles or self.table.caption is None else self._place_of_trials(self.table.caption)
        if source == "thing-of" and self.table.caption is not None:
            things = [m.entity for m in self.document.linker.link(self.table.caption) if m.cls in _THINGS]
            names = self.document.names
            plain = names.find(names[things[0]].zh.removesuffix("试点"), weak=True) if things else None  # what is tried out, not its trial
            return [names.meet(plain.id).id] if plain is not None and plain.cls == "Product" else things[:1]
        wanted = {"technology-of": {"Technology"}, "scenario-of": {"Scenario"}, "concept-of": {"Technology", "Scenario"}}.get(source)
        if wanted is not None and rest == "caption":
            return [m.entity for m in self.caption_concepts if m.cls in wanted][:1]
        return reading.values.get(end, [])

    def _place_of_trials(self, caption: MappedText) -> list[Value]:
        """The one place with which a caption about trials begins (北京|金融科技创新监管工具…)."""
        found = [m for m in self.document.linker.link(caption) if self.document.names.ontology.is_a(m.cls, "Place")]
        leads = len(found) == 1 and _LEADS.fullmatch(caption.text[: found[0].start]) and _TRIALS.search(caption.text, found[0].end)
        return [self.document.names.meet(found[0].entity).id] if leads else []

    def _fact(self, fact: Fact, reading: RowReading, proof: Evidence) -> Iterator[Claim]:
        qualifiers: list[Qualifier] = []
        for name, role in fact.qualifiers:
            literal = reading.dates.get(role)
            if literal is not None:
                qualifiers.append((name, literal))
            elif role in reading.told:
                qualifiers += reading.told[role]
            elif name == "technology":
                qualifiers += [(name, value) for value in self._end(role, reading) if isinstance(value, str)]
        subjects, objects = self._end(fact.subject, reading), self._end(fact.object, reading)
        if fact.predicate in _ONE_OF and len(subjects) > 1 and len(objects) > 1:
            return
        for subject in subjects:
            if not isinstance(subject, str):
                continue
            if fact.predicate == "issuedBy" and subject in reading.issued:
                continue
            for value in objects:
                if value == subject:
                    continue
                told = [*qualifiers, *(reading.roles.get(subject, ()) if fact.predicate in _OF_DRAFTS else ())]
                told += reading.joint if fact.predicate == "issuedBy" else ()
                yield Claim(subject=subject, predicate=fact.predicate, object=value, evidence=proof, qualifiers=tuple(told))


WAYS: Mapping[str, Callable[[RowReader, _Cell, RowReading], None]] = {
    "entity": RowReader._entity, "entities": RowReader._entities, "names": RowReader._names, "quoted": RowReader._quoted, "titles": RowReader._titles,
    "technologies": RowReader._technologies, "concepts": RowReader._concepts, "date": RowReader._date, "amount": RowReader._amount,
    "money": RowReader._yuan, "round": RowReader._round, "serial": RowReader._serial, "text": RowReader._text,
}  # fmt: skip
"""How the cells of a column are read, by what ``tables.yaml`` calls it."""
