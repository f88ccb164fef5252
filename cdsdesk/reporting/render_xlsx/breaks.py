"""Where a sheet must break by hand so that no section heading is printed alone at the foot of a page."""

from collections.abc import Collection, Sequence

# LibreOffice prints some long sheets at 98 % though their width fits, and up to 2,6 % more rows go on a page then.
_SHRUNK = (1.0, 0.99, 0.98, 0.974)


def breaks_before(
    heights: Sequence[float], sections: Collection[int], header: tuple[int, int] | None, room: float
) -> tuple[int, ...]:
    """Return the rows, from 1, before which a page must end; ``heights`` and ``room`` of a page are in points.

    ``sections`` are the rows of headings, ``header`` is the first and last of the rows that every later page repeats.
    """
    first, last = header or (0, 0)
    repeated = sum(heights[first - 1 : last]) if header else 0.0
    found = []
    used = [0.0] * len(_SHRUNK)
    start = group = 1
    for row, height in enumerate(heights, 1):
        if row in sections:
            group = group if row - 1 in sections else row
        full = [taken + height > room / scale for taken, scale in zip(used, _SHRUNK, strict=True)]
        if any(full) and row - 1 in sections and group > max(start, last + 1):
            found.append(group)
            used = [repeated + sum(heights[group - 1 : row])] * len(_SHRUNK)
            start = group
            continue
        if all(full):
            start = row
        used = [
            (repeated if row > last else 0.0) + height if ends else taken + height
            for taken, ends in zip(used, full, strict=True)
        ]
    return tuple(found)
