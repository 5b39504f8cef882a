"""What a document starts by its own title: 《关于开展X试点工作的通知》 is its issuer's start of X试点."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.extract.base import evidence
from kg.extract.relations.dated import dates_of
from kg.extract.relations.piloted import things_piloted
from kg.model.entity import Mention
from kg.model.span import MappedText, Span
from kg.model.statement import Claim, Modality, ObservationClaim

_STARTS = re.compile(
    r"关于(?:组织|深入|继续|联合)?(?:开展|启动|推进|做好|扩大)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,24}?(?:试点|专项行动|专项整治|示范工程|提升工程))"
    r"(?:示范)?(?:申报|工作|建设|有关事项|相关工作|有关工作)*的(?:通知|公告|意见|指导意见|函)"
)
_PLANS = re.compile(
    r"(?:^|[》《])(?:全面|深入|深化|加快|持续|统筹)?(?:推进|开展|实施|建设)?(?P<name>[\u4e00-\u9fff]{2,8}?[省市区县州][\u4e00-\u9fffA-Za-z0-9]{2,20}?试点)(?:工作|建设)?(?:总体|实施|工作)?方案"
)
"""The plan for a trial in a place, which is called by it (《推进某市数据资产试点工作方案》)."""
_NO_NAME = re.compile(r"第[一二三四五六七八九十]批|\d{4}年度?|有关|相关|部分|新一轮|等")
CONFIDENCE = "0.85"


def with_trials(document: Annotated, claims: Iterable[Claim | ObservationClaim]) -> Iterator[Claim | ObservationClaim]:
    """The claims, and behind each that tells who issued a document that its issuer leads what the title starts."""
    for claim in claims:
        yield claim
        if isinstance(claim, Claim) and claim.predicate == "issuedBy" and claim.modality is Modality.ASSERTED:
            yield from _trial(document, claim)


def _trial(document: Annotated, claim: Claim) -> Iterator[Claim]:
    names, passage = document.names, claim.evidence.passage
    title = names[claim.subject].zh
    found = _STARTS.search(title) or _PLANS.search(title)
    if found is None or _NO_NAME.search(found["name"]) or found["name"] not in passage.quote:
        return
    entity = names.find(found["name"], ["Initiative"]) or names.mint(found["name"], "Initiative", why.STARTED_BY_TITLE())
    names.meet(entity.id)
    start = passage.quote.index(found["name"])
    end = start + len(found["name"])
    span = Span(passage.span.start + start, passage.span.start + end)
    document.mention(passage, (Mention(start, end, found["name"], entity.id, entity.cls, span, "part of a name"),))
    old = claim.evidence
    proof = evidence(passage, old.extractor, "title-starts", CONFIDENCE, old.context)
    yield Claim(subject=str(claim.object), predicate="leads", object=entity.id, evidence=proof, qualifiers=dates_of(claim.qualifiers))
    for part in things_piloted(document, found["name"]):
        yield Claim(subject=entity.id, predicate="pilots", object=names.meet(part.entity).id, evidence=proof)
    place = next((m for m in document.linker.inner(MappedText.identity(found["name"]), 0, len(found["name"])) if m.cls == "Place" and m.start == 0), None)
    if place is not None:
        names.meet(place.entity)
        span = Span(passage.span.start + start, passage.span.start + start + place.end)
        document.mention(passage, (Mention(start, start + place.end, place.surface, place.entity, "Place", span, "part of a name"),))
        yield Claim(subject=entity.id, predicate="pilotedIn", object=place.entity, evidence=proof)  # the date is that of the document
