"""Places of many nodes: each connected part laid out by itself, the parts packed, the largest first; the same input, the same places.

Springs pull along links and every node pushes every other away, a hub harder than the rest (ForceAtlas2: Jacomy, Venturini, Heymann and
Bastian 2014, https://doi.org/10.1371/journal.pone.0098679). The pushing is computed on a grid by fast Fourier transform, as in
particle-mesh methods (Hockney and Eastwood 1988), so that it costs about the same for 20,000 nodes as for 2,000. The start is classical
scaling of the distances to a few far-apart nodes (Brandes and Pich 2007, https://doi.org/10.1007/978-3-540-70904-6_6).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.fft import irfft2, rfft2
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEED = 20240601
_PIVOTS = 12
_DIRECT = 120
"""Up to so many nodes every pair is computed; above, the grid is quicker."""
_GAP = 40.0
_SPACE = 3.5
"""Area of a part, in areas of its discs."""
_EVEN = 0.75
"""How far the distances from the centre are evened out, from 0 (not) to 1 (as many nodes in every ring of the same area)."""
_ASPECT = 1.5
"""Width of a screen, in heights: of the whole, and of a part of many nodes."""
_MANY = 40


@dataclass(frozen=True, slots=True)
class _Mesh:
    """A square grid over the nodes: the four cells about each node, and how much of it lies in each."""

    cell: float
    weights: tuple[tuple[Floats, Ints], ...]


def places(radius: Floats, source: Ints, target: Ints) -> Floats:
    """Coordinates, in the unit of ``radius`` (n values, room included), as an array of n × 2; no two discs overlap but in rare crowds.

    ``source`` and ``target`` are the ends of the links by number; loops are ignored.
    """
    number = len(radius)
    apart = source != target
    source, target = source[apart], target[apart]
    found = np.zeros((number, 2))
    graph = coo_array((np.ones(len(source)), (source, target)), shape=(number, number))
    count, part_of = connected_components(graph, directed=False)
    sizes = np.bincount(part_of, minlength=count)
    order = np.lexsort((np.arange(count), -sizes))
    boxes = []
    ends = part_of[source] if len(source) else np.zeros(0, dtype=np.int64)
    for part in order:
        members = np.flatnonzero(part_of == part) if sizes[part] > 1 else None
        if members is None:
            boxes.append((np.flatnonzero(part_of == part), np.zeros((1, 2))))
            continue
        local = np.full(number, -1, dtype=np.int64)
        local[members] = np.arange(len(members))
        chosen = ends == part
        boxes.append((members, _part(radius[members], local[source[chosen]], local[target[chosen]])))
    _pack(found, boxes, radius)
    return found


def _part(radius: Floats, source: Ints, target: Ints) -> Floats:
    """A connected part, its nodes apart, about the origin."""
    number = len(radius)
    if number == 2:
        return np.array([[-radius[0] - 12.0, 0.0], [radius[1] + 12.0, 0.0]])
    spread = _forces(_start(number, source, target), source, target, rounds=_rounds(number))
    area = float((np.pi * radius**2).sum()) * _SPACE
    return _push_apart(_wide(_evened(spread)) * np.sqrt(area / np.pi), radius)


def _wide(at: Floats) -> Floats:
    """A large part turned so that it is longest from left to right, and drawn out to the shape of a screen; its area stays."""
    if len(at) < _MANY:
        return at
    centred = at - at.mean(axis=0)
    axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1]
    axes = axes * np.sign(axes[np.argmax(np.abs(axes), axis=0), np.arange(2)])
    turned = centred @ axes
    across, down = turned.std(axis=0) + 1e-9
    drawn: Floats = turned * np.array([1.0, -1.0]) * np.sqrt([_ASPECT * down / across, across / down / _ASPECT])
    return drawn


def _evened(at: Floats) -> Floats:
    """About the centre, within a circle of radius 1: crowded middles opened and far outliers drawn in, every direction kept."""
    at = at - np.median(at, axis=0)
    far = np.hypot(at[:, 0], at[:, 1])
    even = np.sqrt((np.argsort(np.argsort(far, kind="stable"), kind="stable") + 0.5) / len(at))
    wanted = (1 - _EVEN) * far / (float(far.max()) or 1.0) + _EVEN * even
    opened: Floats = at / (far + 1e-9)[:, None] * wanted[:, None]
    return opened


def _rounds(number: int) -> int:
    """Small parts settle at once; of large ones the shape is told after few rounds, and more would cost seconds."""
    return 40 if number <= 40 else 150 if number <= 5000 else 60


def _start(number: int, source: Ints, target: Ints) -> Floats:
    """Two main axes of the squared distances to nodes that are far from each other, the first of them the best connected one."""
    near = coo_array((np.ones(len(source)), (source, target)), shape=(number, number)).tocsr()
    near = near + near.T
    pivot = int(np.argmax(np.diff(near.indptr)))
    rows: list[Floats] = []
    nearest = np.full(number, np.inf)
    for _ in range(min(_PIVOTS, number)):
        rows.append(dijkstra(near, indices=pivot, unweighted=True))
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(np.argmax(nearest))
    squared = np.array(rows).T ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    axes = np.linalg.eigh(centred.T @ centred)[1][:, -2:]
    axes = axes * np.sign(axes[np.argmax(np.abs(axes), axis=0), np.arange(axes.shape[1])])
    start: Floats = centred @ axes
    start = start / (np.abs(start).max(axis=0) + 1e-9)
    shaken: Floats = (start + np.random.default_rng(SEED).normal(0.0, 0.02, start.shape)) * np.sqrt(number)
    return shaken


def _forces(at: Floats, source: Ints, target: Ints, rounds: int) -> Floats:
    """Move the nodes for a number of rounds, by steps that grow shorter."""
    number = len(at)
    degree = np.bincount(source, minlength=number) + np.bincount(target, minlength=number)
    mass = 1.0 + np.sqrt(degree)
    grid = 128 if number > 400 else 64
    for turn in range(rounds):
        size = float(np.ptp(at, axis=0).max()) + 1e-9
        force = _repulsion(at, mass, grid) * mass[:, None]
        pull = at[target] - at[source]
        for axis in (0, 1):
            force[:, axis] += np.bincount(source, pull[:, axis], number) - np.bincount(target, pull[:, axis], number)
        from_centre = at - at.mean(axis=0)
        force -= 0.025 * np.sqrt(number) * mass[:, None] * from_centre / (np.abs(from_centre).max() + 1e-9)
        length = np.hypot(force[:, 0], force[:, 1]) + 1e-9
        longest = size * 0.02 * (1.0 - turn / rounds) ** 1.5
        at = at + force / length[:, None] * np.minimum(length / (mass + 0.5 * degree), longest)[:, None]
    return at


def _mesh(at: Floats, grid: int) -> _Mesh:
    low = at.min(axis=0)
    cell = (float(np.ptp(at, axis=0).max()) * 1.0001 + 1e-9) / (grid - 1)
    place = (at - low) / cell
    corner = np.minimum(place.astype(np.int64), grid - 2)
    part = place - corner
    weights = []
    for right in (0, 1):
        for below in (0, 1):
            share = (part[:, 0] if right else 1 - part[:, 0]) * (part[:, 1] if below else 1 - part[:, 1])
            weights.append((share, (corner[:, 0] + right) * grid + corner[:, 1] + below))
    return _Mesh(cell, tuple(weights))


def _repulsion(at: Floats, mass: Floats, grid: int) -> Floats:
    """What pushes each node of mass 1: the sum over all others of mass × direction ÷ distance."""
    if len(at) <= _DIRECT:
        away = at[:, None, :] - at[None, :, :]
        pushed: Floats = (mass[None, :, None] * away / ((away**2).sum(axis=2) + 0.01)[:, :, None]).sum(axis=1)
        return pushed
    mesh = _mesh(at, grid)
    density = np.zeros(grid * grid)
    for share, where in mesh.weights:
        density += np.bincount(where, share * mass, grid * grid)
    spectrum = rfft2(density.reshape(grid, grid), (2 * grid, 2 * grid))
    force = np.zeros((len(at), 2))
    for axis, kernel in enumerate(_kernels(grid)):
        field = irfft2(spectrum * kernel, (2 * grid, 2 * grid))[:grid, :grid].ravel() / mesh.cell
        force[:, axis] = sum(share * field[where] for share, where in mesh.weights)
    return force


@cache
def _kernels(grid: int) -> tuple[npt.NDArray[np.complex128], npt.NDArray[np.complex128]]:
    """Spectra of direction ÷ distance in both axes, on a grid with cells of side 1; the field of other cells is that over their side."""
    step = np.fft.fftfreq(2 * grid) * 2 * grid
    across, down = step[:, None], step[None, :]
    squared = across**2 + down**2 + 0.5
    return rfft2(across / squared), rfft2(down / squared)


def _push_apart(at: Floats, radius: Floats) -> Floats:
    """Move discs that overlap away from each other."""
    at = at.copy()
    for _ in range(40 if len(at) <= 5000 else 12):
        pairs = cKDTree(at).query_pairs(2 * float(radius.max()), output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        one, other = pairs[:, 0], pairs[:, 1]
        apart = at[other] - at[one]
        distance = np.hypot(apart[:, 0], apart[:, 1]) + 1e-9
        over = radius[one] + radius[other] - distance
        hit = over > 1e-6
        if not hit.any():
            break
        one, other = one[hit], other[hit]
        move = apart[hit] / distance[hit, None] * (0.5 * over[hit])[:, None]
        for axis in (0, 1):
            at[:, axis] += np.bincount(other, move[:, axis], len(at)) - np.bincount(one, move[:, axis], len(at))
    return at


def _pack(found: Floats, boxes: list[tuple[Ints, Floats]], radius: Floats) -> None:
    """Put the parts side by side in rows, about as wide as a screen is for the area of all."""
    extents = []
    for members, at in boxes:
        low, high = (at - radius[members, None]).min(axis=0), (at + radius[members, None]).max(axis=0)
        extents.append((low, high - low))
    area = sum((size[0] + _GAP) * (size[1] + _GAP) for _, size in extents)
    width = max(max((size[0] for _, size in extents), default=0.0), float(np.sqrt(area * _ASPECT)))
    x = y = tallest = 0.0
    for (members, at), (low, size) in zip(boxes, extents, strict=True):
        if x and x + size[0] > width:
            x, y, tallest = 0.0, y + tallest + _GAP, 0.0
        found[members] = at - low + np.array([x, y])
        x, tallest = x + float(size[0]) + _GAP, max(tallest, float(size[1]))
