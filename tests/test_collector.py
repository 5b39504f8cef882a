"""The search for cycles is off in the block, and as it was before afterwards."""

from __future__ import annotations

import gc

import pytest

from kg.collector import no_cycle_search


@pytest.mark.parametrize("was_on", [True, False])
def test_off_in_the_block_alone(was_on: bool) -> None:
    try:
        if not was_on:
            gc.disable()
        with no_cycle_search():
            assert not gc.isenabled()
        assert gc.isenabled() == was_on
    finally:
        gc.enable()


@pytest.mark.parametrize("to_the_end", [True, False])
def test_what_was_made_is_searched_afterwards_unless_the_process_ends(to_the_end: bool) -> None:
    gc.unfreeze()
    try:
        with no_cycle_search(to_the_end=to_the_end):
            made = [[number] for number in range(100)]
        assert len(made) == 100
        assert (gc.get_freeze_count() >= 100) == to_the_end
    finally:
        gc.unfreeze()
