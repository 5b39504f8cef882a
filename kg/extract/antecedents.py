"""Bodies that a sentence calls by their kind alone (该局, 同一部门), as the names that stand before them in the paragraph."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from kg.extract.annotate import Annotated, Sentence
from kg.extract.typed import Token, TypedText
from kg.lexicon.titles import names_kind_only
from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.statement import Passage
from kg.text.clauses import clause_start

_ISSUES = "于|在|又|还|也|再|随后|继|正式|发布|印发|出台|公布|颁布|制定|下发|联合|会同|牵头"
_CALLED = re.compile(
    rf"(?:该|本)(?P<last>联盟|中心|交易所|总局|局|委员会|委|协会|学会|会|部|署|行|所|院|厅|办)(?=令|公告|{_ISSUES})"
    rf"|(?:同一|该|上述|前述)(?:监管)?(?:部门|机构|当局)(?={_ISSUES})"
)
"""A body called by what its name ends with, or by no more than that it is one, in front of what it issues."""


def named_before(document: Annotated, sentence: Sentence, typed: TypedText) -> TypedText:
    """Typed text in which such a word is the token of the last public body before it whose name ends so."""
    if "该" not in typed.text and "同一" not in typed.text and "述" not in typed.text:
        return typed
    cuts = []
    for match in _CALLED.finditer(typed.text):
        found = _last_body(document, sentence, typed.offsets[match.start()], match["last"] or "")
        if found is not None:
            cuts.append((match.start(), match.end(), found))
    return typed if not cuts else replaced(document, typed, cuts)


def subject_of_row(document: Annotated, sentence: Sentence, classes: Collection[str] = ()) -> Token | None:
    """What a table's row is about, which the words of its cells leave out: its token, at no place of them. None where it is of none of ``classes``, if there are some."""
    entity = document.names[sentence.subject] if sentence.subject else None
    if entity is None or (classes and not any(document.names.ontology.is_a(entity.cls, cls) for cls in classes)):
        return None
    return Token.of(Mention(0, 0, entity.zh, entity.id, entity.cls, sentence.passage.span, "lexicon"))


@cache
def _left_out(date: str) -> re.Pattern[str]:
    """Where a clause begins with the issue of something by somebody whom it does not name; ``date`` is the sign of a date in typed text."""
    how = "(?:并|还|也|又|同时|此外|随后|先后|陆续|相继|分别|率先|研究|持续|正式|组织|积极)"
    return re.compile(rf"(?:(?<=^)|(?<=[，。；：])){how}{{0,3}}(?:[于在]?{re.escape(date)}{how}{{0,2}})?(?=制定|制订|出台|印发|发布|编制|公布|颁布)")


MAX_BEFORE_TITLE = 16
"""So many characters may stand between the beginning of such a clause and the title (制定并实施了新一轮《…》)."""
_ACTS = re.compile(r"(?!的|与|和|、|及|等|集团的)")
_AT_HEAD = re.compile(r"(?:[^，。；：]{0,10}，)?(?:其中|例如|如|比如|同时|此外|另外|近年来|目前)?，?")
"""What may stand in front of the body with which a sentence begins."""


def issuer_left_out(document: Annotated, sentence: Sentence, typed: TypedText) -> TypedText:
    """Typed text with a body in front of each clause that tells what it issued and leaves it out.

    It is the body that the table's row is about, or the one with which the sentence begins, where it names no other.
    """
    begins = [found.end() for found in _left_out(document.alphabet.char("Date")).finditer(typed.text) if _document_at(document, typed, found.end())]
    body = _only_body(document, sentence) if begins else None
    if body is None:
        return typed
    return replaced(document, typed, [(start, start, body) for start in begins if typed.offsets[start] >= body.end])


def _document_at(document: Annotated, typed: TypedText, place: int) -> bool:
    """Is a document's title the first name behind a place, a few words behind it in the same clause?"""
    for i in range(place, min(place + MAX_BEFORE_TITLE, len(typed.text))):
        if i in typed.at:
            return typed.at[i].kind in document.alphabet.documents
        if typed.text[i] in "，。；：":
            return False
    return False


def _only_body(document: Annotated, sentence: Sentence) -> Token | None:
    """The only body that can be meant: the subject of the row, or the one that the sentence is about."""
    if sentence.kind == "cell":
        return subject_of_row(document, sentence, ("Organization", "Place"))
    bodies = [m for m in sentence.mentions if document.names.ontology.is_a(m.cls, "Organization")]
    first = bodies[0] if len({m.entity for m in bodies}) == 1 else None
    if first is None or not _AT_HEAD.fullmatch(sentence.plain, 0, first.start) or not _ACTS.match(sentence.plain, first.end):
        return None
    return Token.of(first)


_PLACE_CALLED = re.compile(r"该(?P<last>市|省|区|县|州|自治区)(?![场域别间分级]|政府)")
"""A place called by its kind, behind its name in the same sentence."""


def place_before(document: Annotated, sentence: Sentence, typed: TypedText) -> TypedText:
    """Typed text in which 该市 and the like are the token of the last place named before them in the sentence.

    The words of a row about a place begin with it, if they do not name it themselves.
    """
    cuts = _place_of_row(document, sentence, typed)
    for match in _PLACE_CALLED.finditer(typed.text) if "该" in typed.text else ():
        before = [m for m in sentence.mentions if m.cls == "Place" and m.end <= typed.offsets[match.start()]]
        if before:
            cuts.append((match.start(), match.end(), Token.of(before[-1])))
    return typed if not cuts else replaced(document, typed, cuts)


def _place_of_row(document: Annotated, sentence: Sentence, typed: TypedText) -> list[tuple[int, int, Token]]:
    """The place that a row is about, in front of the words of its cell."""
    place = subject_of_row(document, sentence, ("Place",)) if sentence.kind == "cell" else None
    if place is None or not typed.text or (0 in typed.at and typed.at[0].kind == "Place"):
        return []
    return [(0, 0, place)]


_IN_BRACKETS = re.compile(r"(?:[（(][^（）()]*[）)])+$")
FAR_BACK = 8
"""So many sentences back in its section may the document be named."""


def document_before(document: Annotated, sentence: Sentence, typed: TypedText) -> TypedText:
    """Typed text in which 《意见》 and the like are the token of the last document of the sort named before them in the section."""
    if "《" not in sentence.plain:
        return typed
    text, at = typed.text, dict(typed.at)
    for i, token in typed.at.items():
        if token.kind == "Title" and names_kind_only(token.text) and (named := _last_document(document, sentence, token)) is not None:
            text = text[:i] + document.alphabet.char(named.kind) + text[i + 1 :]
            at[i] = named
    return typed if text == typed.text else typed._replace(text=text, at=at)


def _last_document(document: Annotated, sentence: Sentence, title: Token) -> Token | None:
    """The document whose full title ends as a short one does, of those of the nearest sentence before it that names any; None where several are."""
    place = document.sentences.index(sentence)
    for other in reversed(document.sentences[max(0, place - FAR_BACK) : place + 1]):
        if other.section != sentence.section:
            return None
        found = {m.entity: m for m in other.mentions if (other is not sentence or m.end <= title.start) and _ends_so(document, m, title.text)}
        if found:
            shown = None if other is sentence else other.passage
            mention = next(iter(found.values()))._replace(start=title.start, end=title.end)
            return Token.of(mention)._replace(shown=shown) if len(found) == 1 else None
    return None


def _ends_so(document: Annotated, mention: Mention, title: str) -> bool:
    full = document.alphabet.ontology.is_a(mention.cls, "Policy") and _IN_BRACKETS.sub("", document.names[mention.entity].zh)
    return bool(full) and str(full).endswith(title)


_TRIAL = re.compile(
    r"(?:(?<=[，。；：])|(?<=^)|(?<=参与)|(?<=参加)|(?<=加入)|(?<=纳入)|(?<=入选)|(?P<begun>(?<=开展)|(?<=启动)|(?<=推进)))试点"
    r"(?=[，。；]|$|由|已(?!经?有)|共|累计|于|自(?!行|主)|首批|覆盖|正式|(?:运营)?(?:机构|银行|单位)(?:包括|有))"
)
"""试点 alone, as the subject of a clause or as what somebody takes part in or begins: the trial that the paragraph is about."""
_TRIED_OUT = re.compile(r"试点$|监管工具$|监管沙[盒箱]$|沙[盒箱](?:试点|测试|计划)?$")
MAX_BACK = 3
"""So many sentences back may the trial be named."""


class Meant(NamedTuple):
    """Words of a sentence that stand for a trial named before: where, its mention, and the passage that names it if another does."""

    start: int
    end: int
    mention: Mention
    shown: Passage | None

    @property
    def here(self) -> Mention:
        """The mention as if it stood in these words."""
        return self.mention._replace(start=self.start, end=self.end)


def trials_meant(document: Annotated, sentence: Sentence) -> list[Meant]:
    """Where a sentence says no more than 试点, and which trial it means: the last one named before in the paragraph, else that of the heading."""
    if "试点" not in sentence.plain or sentence.kind in {"heading", "cell"}:
        return []
    found = []
    for match in _TRIAL.finditer(sentence.plain):
        clause = clause_start(sentence.plain, match.start(), "，。；：")
        inside = any(m.start < match.end() and match.start() < m.end for m in sentence.mentions)
        of_a_field = match["begun"] is not None and any(clause <= m.start < match.start() and m.cls in _TRIED for m in sentence.mentions)
        meant = None if inside or of_a_field else _trial_before(document, sentence, match.start())
        if meant is not None:
            found.append(Meant(match.start(), match.end(), *meant))
    return found


def trial_before(document: Annotated, sentence: Sentence, typed: TypedText) -> TypedText:
    """Typed text in which 试点 alone is the token of the trial that it means."""
    meant = trials_meant(document, sentence) if "试点" in typed.text else []
    if not meant:
        return typed
    place = {offset: i for i, offset in enumerate(typed.offsets)}
    known = [each for each in meant if each.start in place and typed.text.startswith("试点", place[each.start])]
    cuts = [(place[m.start], place[m.start] + 2, Token.of(m.mention)._replace(shown=m.shown)) for m in known]
    return replaced(document, typed, cuts) if cuts else typed


def _trial_before(document: Annotated, sentence: Sentence, place: int) -> tuple[Mention, Passage | None] | None:
    """The one trial named last before a place, and where, if not in the sentence; None where several are."""
    before = document.block_before(sentence)
    heading = next((other for other in document.sentences if other.kind == "heading" and other.section == sentence.section), None)
    for other in (sentence, *reversed(before[-MAX_BACK:]), *(() if heading is None else (heading,))):
        trials = {m.entity: m for m in other.mentions if m.cls == "Initiative" and (other is not sentence or m.end <= place) and _is_trial(document, m)}
        if trials:
            shown = None if other is sentence else other.passage
            return (next(iter(trials.values())), shown) if len(trials) == 1 else None
    return None


def _is_trial(document: Annotated, mention: Mention) -> bool:
    return _TRIED_OUT.search(mention.surface) is not None or _TRIED_OUT.search(document.names[mention.entity].zh) is not None


_TRIED = frozenset({*FIELD_CLASSES, "Product"})
"""Kinds of names of what may be tried out by itself (在智能客服领域开展试点)."""


def _last_body(document: Annotated, sentence: Sentence, place: int, ending: str) -> Token | None:
    ontology = document.names.ontology
    for other in (sentence, *reversed(document.block_before(sentence))):
        for mention in reversed(other.mentions):
            if other is sentence and mention.end > place:
                continue
            body = ontology.is_a(mention.cls, "Organization") if ending else ontology.is_a(mention.cls, "PublicBody")
            if body and (mention.surface.endswith(ending) or document.names[mention.entity].zh.endswith(ending)):
                shown = None if other is sentence else other.passage
                return Token.of(mention)._replace(shown=shown)
    return None


def replaced(document: Annotated, typed: TypedText, cuts: list[tuple[int, int, Token]]) -> TypedText:
    """The typed text in which a token stands for each stretch (from, to behind it), in the order in which they stand."""
    out: list[str] = []
    offsets: list[int] = []
    at: dict[int, Token] = {}
    position = 0
    for start, end, token in (*cuts, (len(typed.text), len(typed.text), None)):
        for place in range(position, start):
            if place in typed.at:
                at[len(out)] = typed.at[place]
            out.append(typed.text[place])
            offsets.append(typed.offsets[place])
        if token is not None:
            at[len(out)] = token
            out.append(document.alphabet.char(token.kind))
            offsets.append(typed.offsets[start])
        position = end
    return TypedText("".join(out), offsets, at)
