"""Plain text that was a table: columns set with spaces, or each cell on a line of its own."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from cdsdesk.vietnamese.text import clean_line

_GAP = re.compile(r" {2,}")
_FEWEST_LINES = 3
_MOSTLY = 0.9
_HEADING = re.compile(r"(?:stt|tt|số tt|số thứ tự|no\.?)", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?")
_SECTION = re.compile(r"(?:[IVXLC]{1,6}|[A-HK])[.)]?")
_SECTION_TITLE = re.compile(r"(?:[IVXLC]{1,6}|[A-HK])[.)]\s+\S")
_LONGEST_MARK = 30
_MOST_COLUMNS = 30
_STEADY = 0.5
_MOST_FIRSTS = 20
_TALLEST_HEAD = 3
_SECTION_LINES = 2
# Cells at the end of a row that a row without them leaves no line for; headings are short.
_MOST_MISSING, _LONGEST_HEADING = 3, 40


def spaced_rows(lines: Sequence[str]) -> list[list[str]] | None:
    """Return the cells of lines whose columns are set with spaces, None when they are not."""
    lines = [unicodedata.normalize("NFC", line.rstrip()) for line in lines]
    several = [line for line in lines if _GAP.search(line.strip())]
    if len(several) < _FEWEST_LINES or len(several) < _MOSTLY * sum(map(bool, lines)):
        return None
    borders = _borders(several)
    if not borders:
        return None
    edges = [0, *borders, max(map(len, lines))]
    return [[line[left:right].strip() for left, right in pairwise(edges)] for line in lines if line]


def _borders(lines: Sequence[str]) -> list[int]:
    """Return where columns begin: behind two or more places that are empty in nearly all lines."""
    wide = max(map(len, lines))
    empty = [sum(place >= len(line) or line[place] == " " for line in lines) for place in range(wide)]
    found, since = [], None
    for place, count in enumerate(empty):
        if count >= _MOSTLY * len(lines):
            since = place if since is None else since
        else:
            if since is not None and since > 0 and place - since >= 2:
                found.append(place)
            since = None
    return found


def listed_rows(lines: Sequence[str]) -> list[list[str]] | None:
    """Return the rows of a table whose cells stand each on a line, None when no numbers count its rows.

    Empty lines only part the cells, unless the rows come out as wide and as evenly with each an empty cell.
    """
    stripped = [line.strip() for line in lines]
    filled = [line for line in stripped if line]
    starts, starts_of_filled = _starts(stripped), _starts(filled)
    even, even_of_filled = _steadiness(starts), _steadiness(starts_of_filled)
    # only the last row, which no other one follows, may have empty cells that no step from row to row tells of
    is_as_wide = even > 0 and even == even_of_filled and _step(starts)[0] == _step(starts_of_filled)[0]
    if even > even_of_filled or is_as_wide:
        return _rows(stripped, starts)
    return _rows(filled, starts_of_filled)


def _rows(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]] | None:
    if len(starts) < 2:
        return None
    wide, times = _step(starts)
    head = next((place for place in range(starts[0]) if _HEADING.fullmatch(_seen(lines[place]))), None)
    told = head is not None and wide <= starts[0] - head <= _TALLEST_HEAD * wide
    if not 1 < wide <= _MOST_COLUMNS or _steadiness(starts) < _STEADY or not (told or times > 1):
        return None
    top = head if head is not None and told else starts[0]
    found = [[line] for line in lines[:top] if line]
    if top < starts[0]:
        wide += _more_headings(lines[top + wide : starts[0]])
        found += [list(lines[top : top + wide]), *_between(lines[top + wide : starts[0]], wide)]
    for at, after in pairwise([*starts, len(lines)]):
        row = _whole(lines[at:after], wide)
        found += [row[:wide], *_between(row[wide:], wide)]
    return found


def _more_headings(below: Sequence[str]) -> int:
    """Return how many of the lines between a heading as long as a row and the first row belong to the heading too.

    Rows whose last cells are empty have no lines for them. A section, numbers of columns and a title are no heading.
    """
    if not 0 < len(below) <= _MOST_MISSING or _ends_section_head(below):
        return 0
    plain = all(0 < len(line) <= _LONGEST_HEADING and not line.isupper() and not _parts(line) for line in below)
    return len(below) if plain else 0


def _whole(row: Sequence[str], wide: int) -> list[str]:
    """Return a row whose cells of several lines are put together, if it comes out even by that.

    The next line of a cell goes on with a small letter; a cell of its own does not begin so.
    """
    joined: list[str] = []
    for line in row:
        if joined and line[:1].islower():
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined if len(row) > wide == len(joined) else list(row)


def _step(starts: Sequence[int]) -> tuple[int, int]:
    """Return how many lines a row usually has, and how many rows have them or the few of a section besides."""
    steps = [after - at for at, after in pairwise(starts)]
    wide = max(sorted(set(steps)), key=steps.count)
    return wide, sum(wide <= step <= wide + _SECTION_LINES for step in steps)


def _steadiness(starts: Sequence[int]) -> float:
    """Return the share of rows that come out evenly; those with exactly as many lines count a little more."""
    if len(starts) < 2:
        return 0.0
    wide, times = _step(starts)
    exact = sum(after - at == wide for at, after in pairwise(starts))
    return (times + exact / len(starts)) / len(starts)


def _starts(lines: Sequence[str]) -> list[int]:
    """Return the lines of numbers that count rows most evenly: 1, 2, 3, or 1.1, 1.2, 2.1."""
    firsts = [place for place, line in enumerate(lines) if _parts(line)[-1:] == (1,)]
    chains = [_chain(lines, first) for first in firsts[:_MOST_FIRSTS]]
    return max(chains, key=lambda chain: _step(chain)[1] if len(chain) > 1 else 0, default=[])


def _chain(lines: Sequence[str], first: int) -> list[int]:
    found, wanted = [first], _next(_parts(lines[first]))
    for place in range(first + 2, len(lines)):
        parts = _parts(lines[place])
        begins_anew = parts == _parts(lines[first]) and _ends_section_head(lines[max(place - 2, 0) : place])
        if parts in wanted or begins_anew:
            found.append(place)
            wanted = _next(parts)
    return found


def _ends_section_head(lines: Sequence[str]) -> bool:
    """Say whether the last lines head a section: a Roman number or letter and its title, on one line or on two."""
    above = _seen(lines[-2]) if len(lines) > 1 else ""
    return _SECTION_TITLE.match(lines[-1]) is not None or _SECTION.fullmatch(above) is not None


def _seen(line: str) -> str:
    """Return a short line without characters that nobody sees; a long one is neither a number nor a heading."""
    return line if line.isascii() or len(line) > _LONGEST_MARK else clean_line(line)


def _parts(line: str) -> tuple[int, ...]:
    number = _NUMBER.fullmatch(_seen(line))
    return tuple(map(int, number[1].split("."))) if number else ()


def _next(parts: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return the numbers that may follow: the next one, the first below it, the next ones above."""
    found = {(*parts, 1)}
    for length in range(1, len(parts) + 1):
        above = (*parts[: length - 1], parts[length - 1] + 1)
        found |= {above, (*above, 1)}
    return found


def _between(lines: Sequence[str], wide: int) -> list[list[str]]:
    """Return what stands between rows: a section with its number or letter before it, a head again, single lines."""
    rest = [line for line in lines if line]
    if len(rest) == wide and _HEADING.fullmatch(_seen(rest[0])):
        return [rest]
    if len(rest) == 2 and _SECTION.fullmatch(_seen(rest[0])):
        return [rest]
    return [[line] for line in rest]
