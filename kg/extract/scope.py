"""How a stretch of a sentence is stated: which of the markers around it govern it.

A marker governs its own clause from where it stands, and the clauses coordinated with that one; a condition, advice or a verb
of saying governs the rest of the sentence up to the next full stop or semicolon. 已 takes a plan or forecast back.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Set
from functools import lru_cache
from typing import NamedTuple

from kg.extract.modality import (
    ADVICE,
    CONDITION,
    COUNTED,
    DONE,
    FAILED,
    JUDGED,
    NEGATED,
    OWN_VIEW,
    PLANNED,
    PREDICTED,
    QUESTION,
    SAID,
    TRIED,
    URGED,
    VIEW,
    negated,
)
from kg.lexicon.matcher import Gates
from kg.model.statement import Modality
from kg.text.needs import needed_words

NAME, DOCUMENT, DATE, MEANT = "○", "《", "◇", "△"
"""Characters that stand for names, for documents, for dates and for left-out subjects in the words that are judged."""

_STOP = re.compile(r"[。；;！？!?]")
_COMMA = re.compile(r"[，,：:]")
_TO_STOP, _TO_COMMA = (re.compile(rf".*{sign.pattern}", re.DOTALL) for sign in (_STOP, _COMMA))
"""A stretch up to its last stop, or comma."""
_TURN = re.compile(r"[，,；;。]?(?:但|却|不过|然而|后(?:来|因)?|随后|最终|最后|其后|次年|目前|现|终|不久|因|由于|△)")
_FELL_SHORT = re.compile(
    r"(?:试用|试运行|试行|试点|试验|测试|内测|验证|上线)[^，。；]{0,12}(?:未能?|没有|没能|不)(?:达到?|通过|满足)[^，。；]{0,10}(?:标准|要求|预期|门槛|指标|条件|验收|评审|目标)"
    r"|(?:未能?|没有|没能|不)(?:达到?|通过|满足)(?:上线|投产|准入|验收|推广)[^，。；]{0,6}(?:标准|要求|门槛|指标|条件|评审|测试)?"
)
"""A trial that did not meet its bar."""
_FAILS_AT_ONCE = re.compile(rf"(?!、)(?:的)?[^，。；、{NAME}{DOCUMENT}]{{0,8}}?(?<!不)(?<!未)(?<!避免)(?<!防止)(?:{FAILED.pattern})(?!、|机制|风险|率)")
_BROKEN_OFF = re.compile(rf"(?<!不)(?<!未)(?:终止|取消|停止|中止|放弃|叫停|撤回)(?:了)?[^，。；{NAME}]{{0,4}}{NAME}[^，。；{NAME}]{{0,6}}$")
_NAMES_SOMEBODY = re.compile(rf"[{NAME}{DOCUMENT}]")
_IF_LATER = re.compile(rf"，{MEANT}?(?:如果|除非|前提是|只要|若)")
_NOT_DONE = re.compile(r"(?:的)?(?:计划|方案|申请|提案)?(?:并未|尚未|未能|未获|被否|遭拒)")
_PROPOSED = re.compile(r"的?[^，。；]{0,6}(?:议案|提案|预案|构想|设想)")
"""Behind words that are only put forward (关于设立甲|的议案)."""
_AIMS = re.compile(rf"{NAME}提出要(?!求|点|素|推动|推进|促进|鼓励|引导|支持|督促|指导)")
"""What somebody says that he is to do: the verb right behind the name."""
_UNDER_WAY = re.compile(r"目前|正在|近日|截至|现(?:已|有)")
_DEMANDS = r"(?:提出|要求|规定|明确|指出|强调|鼓励|支持|引导|规范|部署|倡导|推动|指导|督促|禁止|允许|应当?|须)"
_PRESCRIBED = re.compile(rf"{DOCUMENT}[^。；]{{0,40}}?{_DEMANDS}(?:[，：]|[^，：。；]{{0,24}}$)|第[一二三四五六七八九十百\d]+条[^。；]{{0,6}}(?:规定|要求|明确)")
_DECREED = re.compile(rf"{DOCUMENT}[^。；]{{0,30}}?(?:提出|要求|规定|明确|指出|强调|鼓励)")
_BIDDEN = re.compile(rf"(?:要求|督促|责令|鼓励|呼吁|敦促|号召|倡导)[^，。；{NAME}]{{0,8}}$")
_BIDS_OTHERS = re.compile(
    r"(?:要求|督促|责令|鼓励|呼吁|敦促|号召|倡导|引导)(?:各|其|全体|有条件的|符合条件的|更多|相关)*"
    r"(?:会员|成员|机构|企业|单位|商户|客户|用户|券商|险企)"
)
"""Words by which somebody has others do what he does not do himself (鼓励会员单位设立…)."""
_ALLOWED = re.compile(r"(?:同意|批准|核准|获准|(?<![易难待未可])获批)[^，。；、的○]{0,6}$")
_ACTED = frozenset({"enables", "broader"})
"""Predicates whose facts are about concepts, not about what an actor does."""
_OWN_WORDS = frozenset({"defines", "published", "issuedBy", "governs", "renamedTo", "supervises"})
"""Predicates whose facts are what somebody says, writes or decrees: a verb of saying proves them, a demand is their act."""


class Stated(NamedTuple):
    """How a stretch is stated. ``view``: ``held`` as a view, ``said`` by somebody, or nothing; ``demanded`` by a document or authority.

    ``document``: a document stands among the words; ``decreed``: it is said to demand what follows, so that none of it is an act
    of the authority that issued it; ``judged``: the words are put as a judgement.
    """

    modality: Modality
    view: str = ""
    demanded: bool = False
    document: bool = False
    decreed: bool = False
    judged: bool = False

    def act_of_issuer(self, predicate: str) -> bool:
        """May a fact of this predicate be told of the authority whose document speaks?"""
        return not self.decreed or predicate in _OWN_WORDS or predicate in _ACTED

    def of(self, predicate: str) -> Modality | None:
        """Modality of a fact of this predicate; None where the words are a demand and no statement about anybody."""
        urged = self.modality is Modality.RECOMMENDED
        if predicate not in _OWN_WORDS and ((self.demanded and (predicate not in _ACTED or urged)) or (self.document and urged)):
            return None
        if self.modality is not Modality.ASSERTED or predicate in _OWN_WORDS:
            return self.modality
        if self.view == "held" or (self.view == "said" and (self.judged or predicate == "enables")):
            return Modality.ATTRIBUTED
        return Modality.ASSERTED


def stated(words: str, start: int, end: int) -> Stated | None:
    """How ``words[start:end]`` is stated; None for an open question.

    Names stand as ``NAME``, documents as ``DOCUMENT``, dates as ``DATE``, left-out subjects as ``MEANT``, so that no word of
    a name is a marker.
    """
    part = _behind_last(_TO_STOP, words, 0, start)
    document = DOCUMENT in words[part:end]
    held = _markers_in(words)
    if not held:
        return Stated(Modality.ASSERTED, document=document)
    stop = _STOP.search(words, end)
    clause = _behind_last(_TO_COMMA, words, part, start)
    ahead, own, behind = words[part:clause], words[clause:end], words[end : stop.start() if stop else len(words)]
    rest = _COMMA.split(behind, maxsplit=1)[0]
    if "question" in held and QUESTION.search(own) and not DONE.search(own):
        return None
    view = _view(words, part, start, held)
    prescribed = "demand" in held and _PRESCRIBED.search(words[part:start]) is not None
    demanded = prescribed or ("bid" in held and (_BIDDEN.search(words[clause:start]) or _BIDS_OTHERS.search(words, start, end)) is not None)
    decreed = document and "demand" in held and _DECREED.search(words[part:end]) is not None
    judged = view == "said" and bool(VIEW.search(own) or VIEW.search(rest))
    return Stated(_modality(ahead, own, behind, rest, words[clause:start], held), view, demanded, document, decreed, judged)


def _behind_last(up_to: re.Pattern[str], words: str, start: int, end: int) -> int:
    """Where the last such sign of a stretch ends; its start where it has none."""
    found = up_to.match(words, start, end)
    return start if found is None else found.end()


_GATES = Gates((name, (words,)) for name, words in {
    "question": needed_words(QUESTION.pattern), "demand": needed_words(_PRESCRIBED.pattern) | needed_words(_DECREED.pattern),
    "bid": needed_words(_BIDDEN.pattern), "held": needed_words(JUDGED.pattern), "said": needed_words(SAID.pattern),
    "failed": needed_words(FAILED.pattern) | needed_words(_FELL_SHORT.pattern), "condition": needed_words(CONDITION.pattern) | needed_words(_IF_LATER.pattern),
    "negated": needed_words(NEGATED.pattern) | needed_words(_NOT_DONE.pattern), "advice": needed_words(ADVICE.pattern) | needed_words(URGED.pattern),
    "planned": needed_words(PLANNED.pattern) | needed_words(_PROPOSED.pattern) | {"同意", "批准", "核准", "获准", "获批"}, "predicted": needed_words(PREDICTED.pattern),
}.items())  # fmt: skip


@lru_cache(maxsize=4)
def _markers_in(words: str) -> frozenset[str]:
    """The kinds of markers of which a sentence may hold one: most hold few. Remembered, as one sentence is asked about again and again."""
    return frozenset(_GATES.passing(words))


def _modality(ahead: str, own: str, behind: str, rest: str, before: str, held: Set[str]) -> Modality:
    if "failed" in held and _failed(ahead, own, behind):
        return Modality.FAILED
    if "condition" in held and (CONDITION.search(ahead + own) or ("了" not in own and _IF_LATER.search(behind))):
        return Modality.CONDITIONAL
    if "negated" in held and (negated(own) or _NOT_DONE.match(rest)):
        return Modality.NEGATED
    if "advice" in held and (ADVICE.search(own) or URGED.search(ahead)):
        return Modality.PLANNED if _own_aim(ahead, own[len(before) :]) else Modality.RECOMMENDED
    frame = _frame(ahead, own) if "planned" in held or "predicted" in held else ""
    if "planned" in held and (_governs(PLANNED, frame, own, rest) or _ALLOWED.search(before) or _PROPOSED.match(rest)):
        return Modality.PLANNED
    if "predicted" in held and _governs(PREDICTED, frame, own, rest):
        return Modality.PREDICTED
    return Modality.ASSERTED


def _own_aim(ahead: str, told: str) -> bool:
    """Does somebody say what he himself is to do (X行提出要建设平台)? What is told begins with his name, or with the sign for it left out."""
    if told.startswith(MEANT):
        return _AIMS.search(ahead) is not None and not ADVICE.search(told)
    found = _AIMS.match(told)
    return found is not None and not ADVICE.search(told, found.end()) and not URGED.search(ahead)


def _failed(ahead: str, own: str, behind: str) -> bool:
    """Was it tried or done, and came to nothing? The failing follows at once, or in a clause that turns and names nobody else."""
    if _FAILS_AT_ONCE.match(behind):
        return True
    if _BROKEN_OFF.search(own):
        return True
    for clause in _COMMA.split(behind)[1:4]:
        turned = _TURN.match(clause) is not None or TRIED.search(own) is not None or TRIED.search(ahead) is not None
        if _NAMES_SOMEBODY.search(clause):
            return False
        if _FELL_SHORT.search(clause):
            return True
        if turned and FAILED.search(clause) and not re.search(r"(?:未|没有|避免|防止)[^，]{0,4}(?:失败|终止|取消|停止)", clause):
            return True
    return False


def _frame(ahead: str, own: str) -> str:
    """The words ahead that reach into a clause: adverbial clauses that name nobody, and clauses of the same, left-out subject."""
    clauses = [part for part in _COMMA.split(ahead) if part]
    reach: list[str] = []
    follows = own.startswith(MEANT)
    for clause in reversed(clauses):
        named = _NAMES_SOMEBODY.search(clause) is not None
        if named and not follows:
            break
        if DONE.search(clause):
            break
        reach.insert(0, clause)
        if named and not clause.startswith(MEANT):
            break
    return "，".join(reach)


def _governs(marker: re.Pattern[str], frame: str, own: str, rest: str) -> bool:
    """Does the last marker of the words govern them, with no 已 behind it?"""
    inside = list(marker.finditer(own))
    if inside:
        later = own[inside[-1].end() :] + (rest if not re.match(r"的?[^，]{0,6}(?:计划|规划|试点|基础)", rest) else "")
        return not DONE.search(later)
    return bool(marker.search(frame)) and not DONE.search(own) and not _UNDER_WAY.search(own)


def _view(words: str, part: int, start: int, held: Set[str]) -> str:
    """Whose words it is: ``held`` behind a verb of opinion, ``said`` behind one of saying, else nothing."""
    lead = words[part:start]
    for kind, verbs in (("held", JUDGED), ("said", SAID)):
        for found in verbs.finditer(lead) if kind in held else ():
            who = lead[: found.start()]
            if not OWN_VIEW.search(who) and not COUNTED.search(who) and DOCUMENT not in who and who.strip("，"):
                return kind
    return ""


def spoken(text: str, kinds: dict[int, str], documents: Container[str], meant: Iterable[int]) -> str:
    """The words of typed text for :func:`stated`; ``kinds`` gives the kind of token at a place, ``documents`` the kinds of documents."""
    out = list(text)
    for i in meant:
        out[i] = MEANT
    for i, kind in kinds.items():
        out[i] = DOCUMENT if kind in documents else DATE if kind == "Date" else NAME
    return "".join(out)
