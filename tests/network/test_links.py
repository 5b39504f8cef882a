"""Links as arrays, matrix and pairs."""

from __future__ import annotations

import numpy as np
import pytest

from kg.network.links import Links

ROWS = [(0, 1, 2.0), (1, 0, 1.0), (0, 1, 0.5), (2, 2, 4.0), (2, 1, 1.0)]


def test_a_directed_matrix_sums_parallel_links() -> None:
    links = Links.of(4, ROWS, directed=True)
    assert links.matrix.toarray().tolist() == [[0, 2.5, 0, 0], [1, 0, 0, 0], [0, 1, 4, 0], [0, 0, 0, 0]]
    assert links.simple.toarray().max() == 1
    assert links.matrix.data.max() == 4  # the simple one is a copy


def test_an_undirected_matrix_is_symmetric_and_a_loop_counts_once() -> None:
    matrix = Links.of(4, ROWS, directed=False).matrix.toarray()
    assert (matrix == matrix.T).all()
    assert (matrix[0, 1], matrix[2, 2]) == (3.5, 4.0)


def test_pairs_have_neither_parallels_nor_loops() -> None:
    def rows(links: Links) -> list[tuple[float, ...]]:
        return [tuple(float(part) for part in row) for row in zip(*links.pairs, strict=True)]

    assert rows(Links.of(4, ROWS, directed=True)) == [(0, 1, 2.5), (1, 0, 1.0), (2, 1, 1.0)]
    assert rows(Links.of(4, ROWS, directed=False)) == [(0, 1, 3.5), (1, 2, 1.0)]
    assert rows(Links.of(0, [], directed=True)) == []


def test_reversed_and_undirected() -> None:
    links = Links.of(4, ROWS, directed=True)
    assert (links.reversed.matrix.toarray() == links.matrix.toarray().T).all()
    assert (links.undirected.matrix.toarray() == Links.of(4, ROWS, directed=False).matrix.toarray()).all()
    plain = links.undirected
    assert plain.undirected is plain
    assert plain.reversed is plain


def test_numbers_of_nodes_may_be_short() -> None:
    source, target = np.array([0, 50000], dtype=np.int32), np.array([50000, 1], dtype=np.int32)
    links = Links(50001, source, target, np.ones(2), directed=False)  # type: ignore[arg-type]
    assert links.matrix.indices.dtype == np.int32
    assert [part.tolist() for part in links.pairs[:2]] == [[0, 1], [50000, 50000]]


@pytest.mark.parametrize(("row", "said"), [((0, 4, 1.0), "outside"), ((-1, 0, 1.0), "outside"), ((0, 1, 0.0), "above 0"), ((0, 1, -1.0), "above 0")])
def test_what_is_no_link(row: tuple[int, int, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Links.of(4, [row], directed=True)
