"""Who published a report that is only cited: 国际清算银行2020年10月调研报告, 《某某股份有限公司2023年度报告》, 某某银行2023年半年报, 某公司财富报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.extract.dates import date_literal
from kg.lexicon import reasons as naming
from kg.model.entity import Mention
from kg.model.span import Span
from kg.model.statement import Claim, Qualifier

_BODY_AND_DATE = re.compile(r"(?P<body>[A-Za-z\u4e00-\u9fff]{2,20}?)(?P<date>(?:19|20)\d{2}年(?:\d{1,2}月)?)(?:发布的)?[\u4e00-\u9fff]{0,4}报告$")
_OF_COMPANY = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团)?\s*(?:(?:19|20)\d{2}年?)?(?:年度报告|半年度报告|年报|半年报|中期报告|社会责任报告|可持续发展报告|环境、社会)"
)
_SPOKEN_OF = re.compile(
    r"(?P<title>(?!年度|最新|相关|调研|研究|调查|数据|[^，。；]{0,5}(?:发布|公布|推出|出具|提交|[的在向对给为]))[\u4e00-\u9fff]{2,6}(?<!研究)(?<!调查)(?<!调研)(?<!年度)(?<!最新)(?<!相关)(?:报告|白皮书|蓝皮书))"
    r"(?:中)?(?:的)?(?:数据)?(?:[，,](?=(?:19|20)\d\d)|披露|显示|指出|表明|预测|统计)"
)
"""Behind a body: a report of its own that is taken as a source (某公司|财富报告|数据，2023年…)."""


_YEARLY = re.compile(
    r"(?:(?:日前|近日|今日|昨日|晚间?|正式|对外|最新|率先|此前|于?(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?)*(?:发布|披露|公布|公告)(?:了|的)?)?(?:其|最新)?的?"
    r"(?P<year>20\d\d)年?(?:(?P<half>(?:半年度?|中期|上半年)(?:财务|业绩|经营)?(?:报告|财报|业绩公告|报)|中报)"
    r"|(?:年度?)?(?:财务|业绩|经营)?(?:年报|财报)|年?度(?:财务|业绩|经营)?报告|年年度报告)(?!告|期|(?:尚|还|仍|并)?未|即将|将)"
)
"""What a firm's yearly or half-yearly report is called right behind the firm, with or without its being issued."""


def spoken_of(document: Annotated, sentence: Sentence, extractor: str) -> Iterator[Claim]:
    """Claims that bodies published what a sentence without title marks takes from their reports, and firms the yearly reports that it tells of."""
    if "报" not in sentence.plain and "皮书" not in sentence.plain:
        return
    if "20" in sentence.plain:
        yield from _yearly_report(document, sentence, extractor)
    for body in sentence.mentions:
        found = _SPOKEN_OF.match(sentence.plain, body.end)
        if found is None or not document.names.ontology.is_a(body.cls, "Organization"):
            continue
        owner = document.names[body.entity]
        report = document.names.mint(f"{owner.zh}{found['title']}", "Report", naming.CITED(), [f"{body.surface}{found['title']}"])
        whole = Span(body.span.start, sentence.text.ends[found.end("title") - 1])
        document.names.meet(report.id)
        document.mention(sentence.passage, (Mention(body.start, found.end("title"), f"{body.surface}{found['title']}", report.id, "Report", whole, "title"),))
        yield Claim(subject=body.entity, predicate="published", object=report.id, evidence=evidence(sentence.passage, extractor, "report-spoken-of", "0.82"))


def _yearly_report(document: Annotated, sentence: Sentence, extractor: str) -> Iterator[Claim]:
    """甲银行发布2031年年报, 甲银行2031年半年报披露: that the firm published it; a report without title marks is no mention of its own."""
    names = document.names
    for mention in sentence.mentions:
        told = _YEARLY.match(sentence.plain, mention.end) if names.ontology.is_a(mention.cls, "Organization") else None
        if told is None:
            continue
        name = f"{names[mention.entity].zh}{told['year']}年{'半年度' if told['half'] else '年度'}报告"
        report = names.find(name, ["Report"]) or names.mint(name, "Report", why.YEARLY_REPORT(), [name.replace("年度报告", "年报")])
        names.meet(report.id)
        yield Claim(subject=mention.entity, predicate="published", object=report.id, evidence=evidence(sentence.passage, extractor, "yearly-report", "0.9"))


def told_by_title(document: Annotated, sentence: Sentence, mention: Mention, extractor: str) -> Iterator[Claim]:
    """The publisher that a report's name begins with: a body and a date, or a company and its yearly report."""
    yield from _named_by_body(document, sentence, mention, extractor)
    yield from _of_company(document, sentence, mention, extractor)


def _named_by_body(document: Annotated, sentence: Sentence, mention: Mention, extractor: str) -> Iterator[Claim]:
    found = _BODY_AND_DATE.match(mention.surface)
    body = document.names.find(found["body"], ["Organization"]) if found else None
    if found is None or body is None:
        return
    document.names.meet(body.id)
    date = date_literal(found["date"])
    qualifiers: tuple[Qualifier, ...] = (("date", date),) if date is not None else ()
    proof = evidence(sentence.passage, extractor, "report-of-body", "0.9")
    yield Claim(subject=body.id, predicate="published", object=mention.entity, evidence=proof, qualifiers=qualifiers)


def _of_company(document: Annotated, sentence: Sentence, mention: Mention, extractor: str) -> Iterator[Claim]:
    title = mention.surface.strip("《》")
    for inner in document.linker.inner(sentence.text, mention.start, mention.end)[:1]:
        owner = title.startswith(inner.surface) and document.names.ontology.is_a(inner.cls, "Organization")
        if owner and _OF_COMPANY.match(title[len(inner.surface) :]):
            document.names.meet(inner.entity)
            document.mention(sentence.passage, (inner,))
            proof = evidence(sentence.passage, extractor, "report-of-company", "0.93")
            yield Claim(subject=inner.entity, predicate="published", object=mention.entity, evidence=proof)
