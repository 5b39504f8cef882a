"""Work shared among processes: the same results, in their order, errors as they are."""

from __future__ import annotations

import os
import time

import pytest

from kg import parallel
from kg.parallel import meanwhile, share


@pytest.fixture(params=[1, 2, 3])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    number: int = request.param
    if number > parallel.processes() == 1:
        pytest.skip("this system does not copy a running process cheaply")
    monkeypatch.setattr(parallel, "processes", lambda: number)
    return number


def test_results_stand_in_the_order_of_the_items(processes: int) -> None:
    seen: list[int] = []

    def square(item: int) -> int:
        seen.append(item)
        return item * item

    items = [3, 1, 4, 1, 5, 9, 2, 6]
    assert share(square, items, lambda item: item) == [item * item for item in items]
    if processes == 1:
        assert seen == items
    assert share(square, [], lambda item: item) == []


def test_every_process_works(processes: int) -> None:
    def who(_: int) -> int:
        time.sleep(0.05)  # long enough that one process cannot have taken all before the others have begun
        return os.getpid()

    found = share(who, range(12), lambda _: 1)
    assert len(set(found)) == processes
    assert os.getpid() in found


def test_errors_are_raised_as_they_are(processes: int) -> None:
    def fail(item: int) -> int:
        if item == 2:
            raise ValueError("no square of 2")
        return item

    with pytest.raises(ValueError, match="no square of 2"):
        share(fail, [1, 2, 3], lambda item: item)


def test_beside_a_block(processes: int) -> None:
    with meanwhile(lambda a, b: a + b, 1, 2) as result:
        assert result() == 3
