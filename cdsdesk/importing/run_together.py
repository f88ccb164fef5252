"""Headings that hold several known headings: columns that stood too close in a PDF to be told apart."""

from collections.abc import Collection, Iterator

from cdsdesk.importing.heading_words import heading_key, keys_of
from cdsdesk.importing.needs import MissingError, Need
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.importing.table_read import TableRead

_FEWEST_WORDS = 2
_FEWEST_CAPITALS = 3
_MARKS = frozenset(",;/&-–—+›()\n")
RUN_TOGETHER = "columns"


def require_parted(table: TableRead, said: Collection[int]) -> None:
    """Refuse a table of which one column holds what belongs to several, unless a person said what it is (``said``).

    Raises MissingError.
    """
    for column, header in enumerate(table.headers):
        names = headings_in(table.kind, header) if column not in said else ()
        if names:
            told = ", ".join(f"“{name}”" for name in names)
            raise MissingError(
                Need(
                    RUN_TOGETHER,
                    f"Cột {column + 1} của bảng có {len(names)} tiêu đề dính liền ({told}), các ô cũng vậy",
                ),
                table.sheet,
                "hãy nhập từ tệp Excel, Word gốc hay bản PDF có kẻ ô; nếu đúng là một cột, hãy chọn nghĩa của cột",
            )


def headings_in(kind: str, header: str) -> tuple[str, ...]:
    """Return the headings of different fields that follow each other in one without any mark; empty for one heading."""
    if _MARKS & set(header) or _field(kind, header):
        return ()
    words = header.split()
    found = next(_parts(kind, words), ())
    fields = {_field(kind, part) for part in found}
    fewest = _FEWEST_CAPITALS if header == header.upper() else _FEWEST_WORDS
    return found if len(found) >= fewest and len(fields) == len(found) else ()


def _parts(kind: str, words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ways to take words as headings one behind the other, each with a capital, longer ones first."""
    if not words:
        yield ()
    for end in range(len(words), _FEWEST_WORDS - 1, -1):
        first = " ".join(words[:end])
        if first[0].isupper() and _field(kind, first):
            yield from ((first, *rest) for rest in _parts(kind, words[end:]))


def _field(kind: str, header: str) -> str:
    """Return the field of which a text is a heading word for word, "" of none."""
    key = heading_key(header)
    return next((name for name, words in COLUMNS[kind].items() if key in keys_of(words)), "")
