"""Families of classes: each class in one, colours that stand out."""

from __future__ import annotations

import pytest

from kg.view.palette import FAMILIES, family_of


def test_every_class_has_one_family() -> None:
    named = [cls for family in FAMILIES for cls in family.classes]
    assert len(named) == len(set(named))
    assert family_of("StateOwnedBank").key == "bank"
    assert family_of("NoSuchClass").key == "other"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.key)
def test_colours_stand_out_from_white(family) -> None:  # type: ignore[no-untyped-def]
    channels = [int(family.colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 3
