"""Makes the views of sentences, and keeps from one to the next whom the words are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.anaphora import Anaphora, Told
from kg.extract.relations.ellipsis import Before, Ellipsis, Walk, announces_trouble, told_by_field
from kg.extract.relations.expressions import BY_BODIES, MAKES, Expressions
from kg.extract.relations.glosses import without_glosses
from kg.extract.relations.subjects import SubjectReader
from kg.extract.relations.view import Anaphor, Subject, Subjects, View
from kg.extract.typed import Alphabet, Token, TypedText
from kg.model.statement import Passage

_MAKES_ANOTHER = re.compile("推出|打造|发布|研发|开发|自研|构建|建设|搭建|成立|设立")
"""Behind what was made: another thing is made, of which the words behind that are told."""


_EXAMPLE = re.compile(r"(?:例如|比如|譬如|如)，?")
"""How a sentence begins that gives an example of what was said before it."""


class Viewer:
    """Makes views, sentence by sentence of a block, and keeps the subject from one to the next."""

    def __init__(self, alphabet: Alphabet, verbs: Sequence[str]) -> None:
        expressions = Expressions(alphabet, verbs)
        self._reader = SubjectReader(alphabet, expressions)
        self._anaphora = Anaphora(alphabet, expressions, self._reader)
        self._ellipsis = Ellipsis(alphabet, expressions, self._reader)
        self._kept: Subjects = ()
        """What the sentence before was about."""
        self._past: Subjects = ()
        """The bodies that the block before was about."""
        self._body: Subjects = ()
        """The body that was named last, which 该行 means."""
        self._announced: Subjects = ()
        """Whom the items of a list are about that was announced (甲银行采取以下措施：)."""
        self._speaker: Subjects = ()
        self._open = self._case = self._item = self._made_before = self._example = False

    def start_document(self, speaker: Subjects = ()) -> None:
        """Begin a document; ``speaker`` is whose own report it is, meant where a block begins with what was done and not by whom."""
        self._speaker = speaker
        self.start_block()

    def start_block(self, subjects: Subjects = (), *, item: bool = False, body: Subjects = ()) -> None:
        """Forget the last block; ``subjects`` are what a heading says that the new one is about, ``body`` whom 公司 and 该行 mean in it.

        An ``item`` of a list goes on about whom the words before the list named.
        """
        if not item:
            self._announced = ()
        self._item = item and bool(self._announced) and not subjects
        self._past = () if subjects else self._reader.bodies(self._kept)
        self._kept = subjects or self._announced
        self._body = self._reader.bodies(self._kept) or body or self._speaker
        self._made_before = self._example = False
        self._open = self._case = bool(subjects)

    def view(self, typed: TypedText, passage: Passage, topics: Subjects = ()) -> View:
        """The view of the next sentence of the block; ``topics`` are those that the headings over it name."""
        view = View(*without_glosses(typed), {}, topics)
        before = self._before(view.text)
        pronouns = self._anaphora.find(view, Told(before.subjects, self._body, self._made_before))
        walk = self._ellipsis.walk(view, pronouns, before)
        anaphors = {**self._of_case(view, before.subjects), **walk.ellipses, **pronouns}
        self._keep(view.text, walk, passage)
        return view.with_ellipses(anaphors)

    def _before(self, text: str) -> Before:
        """What the words before leave to a sentence."""
        kept, still_open = self._kept, self._open
        if self._example and told_by_field(text):  # 例如，甲投入Q。寿险方面，…: no more of the example
            return Before((), still_open, self._item)
        if (kept or self._past) and told_by_field(text):  # it is told of the body, not of what it made in the field before
            kept = self._reader.bodies(kept) or kept or self._past
        if self._speaker and not kept and self._ellipsis.own_doing(text):
            kept, still_open = self._speaker, True
        return Before(kept, still_open, self._item)

    def _of_case(self, view: View, kept: Subjects) -> dict[int, Anaphor]:
        """The company that the heading of a case names, where its text begins with the product (甲银行案例 / |甲智上线…)."""
        begins = self._case and 0 in view.at and view.at[0].kind == "Product"
        return {0: Anaphor(0, kept)} if begins else {}

    def _keep(self, text: str, walk: Walk, passage: Passage) -> None:
        """Remember for the next sentence what this one is about."""
        acting = walk.acting and "某" not in text
        self._kept = tuple(s._replace(passage=s.passage or passage) for s in walk.first) if acting else ()
        self._body = self._reader.bodies(self._kept) or self._body
        stripped = text.rstrip()
        self._open = stripped.endswith(("；", ";"))
        self._made_before = MAKES.search(text) is not None
        if stripped.endswith("："):
            self._announced = () if announces_trouble(stripped) else self._kept
        self._past, self._item, self._case = (), False, False
        self._example = _EXAMPLE.match(text) is not None

    def speaks_of(self, view: View, owner: str, place: int, product: Token) -> View:
        """The view where, behind a place, words that leave out the owner of a product are first about the product; so is the next sentence."""

        def about(subjects: Subjects) -> Subjects:
            known = [token.mention.entity for subject in subjects for token in subject.tokens if token.mention is not None]
            named = product.mention.entity if product.mention is not None else ""
            return (Subject((product,), subjects[0].passage), *subjects) if owner in known and named and named not in known else subjects

        self._kept = about(self._kept)
        return view._replace(meant={start: about(subjects) if _tells_of(view.text, place, start) else subjects for start, subjects in view.meant.items()})


def _tells_of(text: str, made: int, place: int) -> bool:
    """Can words without a subject be about what was made before them: is nothing else made in between, are they not what only bodies do?"""
    return place >= made and not _MAKES_ANOTHER.search(text, made, place) and not BY_BODIES.match(text, place + 1)
