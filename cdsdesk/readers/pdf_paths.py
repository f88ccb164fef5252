"""The straight lines on a page of a PDF, also those drawn as thin filled boxes, and whether it shows pictures."""

import ctypes
import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

MOST_OBJECTS = 200_000
_THIN = 3.0
_DEEPEST = 6
_PATH, _IMAGE, _FORM = 2, 3, 5
_LINE_TO = 0

Point: TypeAlias = tuple[float, float]
Stretch: TypeAlias = tuple[Point, Point]


class TooManyError(ValueError):
    """A page has more drawings than anybody reads."""


class Matrix(NamedTuple):
    """How what is drawn inside something is placed outside."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> Point:
        """Return where a point is placed."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def of(self, inner: "Matrix") -> "Matrix":
        """Return the matrix that does the inner one first, then this."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        return Matrix(a, b, c, d, *self.at(inner.e, inner.f))


class Paths:
    """Goes through the drawings of a page, also those inside others.

    ``thickness`` is that of the line yielded last, in points as it is written.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._seen = 0
        self.pictures = 0
        self.thickness = 0.0

    def of_page(self, page: Any) -> Iterator[Stretch]:
        """Yield the ends of each straight line along the page. Raises TooManyError."""
        count = self._raw.FPDFPage_CountObjects(page)
        yield from self._of(count, lambda place: self._raw.FPDFPage_GetObject(page, place), Matrix(), 1)

    def _of(self, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> Iterator[Stretch]:
        self._seen += count
        if self._seen > MOST_OBJECTS:
            raise TooManyError
        for place in range(count):
            drawing = get(place)
            kind = self._raw.FPDFPageObj_GetType(drawing)
            if kind == _PATH:
                yield from self._path(drawing, outer.of(self._matrix(drawing)))
            elif kind == _IMAGE:
                self.pictures += 1
            elif kind == _FORM and depth < _DEEPEST:
                yield from self._form(drawing, outer.of(self._matrix(drawing)), depth)

    def _form(self, form: Any, outer: Matrix, depth: int) -> Iterator[Stretch]:
        count = self._raw.FPDFFormObj_CountObjects(form)
        return self._of(max(count, 0), lambda place: self._raw.FPDFFormObj_GetObject(form, place), outer, depth + 1)

    def _matrix(self, drawing: Any) -> Matrix:
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(drawing, found):
            return Matrix()
        return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)

    def _path(self, path: Any, outer: Matrix) -> Iterator[Stretch]:
        fill, stroke = ctypes.c_int(), self._raw.FPDF_BOOL()
        if not self._raw.FPDFPath_GetDrawMode(path, fill, stroke):
            return
        width = ctypes.c_float()
        self._raw.FPDFPageObj_GetStrokeWidth(path, width)
        for points in self._pieces(path, outer):
            if stroke.value:
                self.thickness = width.value * math.hypot(outer.a, outer.b)
                yield from pairwise(points)
            elif fill.value:
                for line, self.thickness in _thin_box(points):
                    yield line

    def _pieces(self, path: Any, outer: Matrix) -> Iterator[list[Point]]:
        """Yield the corners of each piece of a path; a curve breaks it."""
        points: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        count = self._raw.FPDFPath_CountSegments(path)
        self._seen += max(count, 0)
        if self._seen > MOST_OBJECTS:
            raise TooManyError
        for place in range(count):
            segment = self._raw.FPDFPath_GetPathSegment(path, place)
            self._raw.FPDFPathSegment_GetPoint(segment, x, y)
            kind = self._raw.FPDFPathSegment_GetType(segment)
            if kind != _LINE_TO:
                yield points
                points = []
            points.append(outer.at(x.value, y.value))
            if self._raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        yield points


def _thin_box(points: list[Point]) -> Iterator[tuple[Stretch, float]]:
    """Yield the line that a filled box of little breadth stands for, and that breadth."""
    if len(points) < 4:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    if min(right - left, high - low) > _THIN:
        return
    x, y = (left + right) / 2, (low + high) / 2
    line = ((left, y), (right, y)) if right - left > high - low else ((x, low), (x, high))
    yield line, min(right - left, high - low)
