"""Tables of which only the title is left: their rows stand in running text, as conversion cut them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Caption, Document, Heading, Paragraph

_TITLE = re.compile(r"(?:图)?表\s*\d+(?:[-–.]\d+)?(?=\D|20\d\d)")
_TITLE_ALONE = re.compile(_TITLE.pattern + r"(?!(?:所示|列出|给出|显示|中|为|是))[^。，；：！？]{2,40}")
"""The title of a table as a line of its own; a sentence about the table ends otherwise (表2列出了…。)."""

Title = Caption | Heading | Paragraph


def lost_tables(document: Document) -> Iterator[Title]:
    """The titles of tables that stand where no table does; that of a table which was read is part of it."""
    return (block for block in document.blocks if isinstance(block, Title) and _is_title(block))


def _is_title(block: Title) -> bool:
    text = block.text.text
    return "表" in text[:2] and (_TITLE.match(text) if isinstance(block, Caption) else _TITLE_ALONE.fullmatch(text)) is not None
