"""How names are listed: A、B和C, with words before and behind a name, and unknown members between known ones."""

from __future__ import annotations

ELLIPSIS = "\uf8ff"
"""A place in typed text where the subject of earlier words is meant: 该行, 其, or nothing at all behind a comma."""

SEPARATOR = r"(?:[、/]|[和与及或](?:由?[其它](?:衍生|相关|配套)的)?|以及|并)"
_NOUN = "技术|算法|手段|工具|平台|系统|服务|业务|领域|场景|产品|环节|模式|应用|能力"
_SUFFIX = rf"(?:(?:{_NOUN})(?=[、/和与及等或]|以及))?"
_WORD = "用于在为将被由对的是不可能来以把从向中提实推开"


def list_expression(one: str, tokens: str, *, others: str = "", adjacent: bool = False) -> str:
    """A regular expression for one or several names. ``one`` matches a name's character, ``tokens`` are all typed characters.

    In an ``adjacent`` list nothing need stand between two (《A》《B》). A list of concepts (``others`` are the characters of all
    concepts) may hold members that are not known or of another kind, and words before a member (金融|数据治理).
    """
    if not others:
        words = rf"(?:{SEPARATOR}[^{tokens}{_WORD}，。；：、\n]{{2,6}}|{SEPARATOR}{{0,2}})" if adjacent else rf"{SEPARATOR}{{1,2}}"
        return rf"{one}{_SUFFIX}(?:{words}{one}{_SUFFIX})*"
    plain = rf"[^{tokens}{_WORD}，。；：、\n]"
    tail = rf"(?:{_SUFFIX}|{plain}{{1,5}}(?=、))"
    other = rf"(?:{plain}{{0,4}}[{others}]{plain}{{0,5}}|{plain}{{1,10}})"
    between = rf"(?:{other}、){{0,3}}{plain}{{0,4}}"
    lead = rf"(?:(?:[{others}]{tail}、){{1,3}})?"
    return rf"{lead}{one}+{tail}(?:{SEPARATOR}{{1,2}}{between}{one}+{tail})*(?:、{plain}{{1,10}}(?=等))?"
