"""Bodies that a sentence calls by their kind alone (该局, 同一部门), as the names that stand before them in the paragraph."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.typed import Token, TypedText

_ISSUES = "于|在|又|还|也|再|随后|继|正式|发布|印发|出台|公布|颁布|制定|下发|联合|会同|牵头"
_CALLED = re.compile(
    rf"(?:该|本)(?P<last>总局|局|委员会|委|协会|学会|会|部|署|行|所|院|厅|办)(?=令|公告|{_ISSUES})"
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
    return typed if not cuts else _replaced(document, typed, cuts)


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


def _replaced(document: Annotated, typed: TypedText, cuts: list[tuple[int, int, Token]]) -> TypedText:
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
