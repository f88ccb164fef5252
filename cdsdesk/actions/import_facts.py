"""What is said of a table at a glance: where it stands, what it holds, the remarks that say the most first."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice

from cdsdesk.actions.import_words import kind_doubt, row_words
from cdsdesk.importing.column_signs import signs_of
from cdsdesk.importing.plan import TablePlan
from cdsdesk.importing.table_read import TableRead

_MOST = 6
_LIKE = {"body": "cơ quan", "deadline": "thời hạn", "date": "ngày"}
_SHARE, _LEAST, _LOOKED_AT = 0.6, 2, 200


def facts_of(plan: TablePlan, places: tuple[int, int], settled: Collection[int] = ()) -> Iterator[str]:
    """Yield the remarks on a table between two rows of its sheet, alike ones together.

    ``settled`` are the columns (from 0) of which a person said what they hold.
    """
    table = plan.table
    yield f"Tìm thấy bảng ở dòng {table.header_rows[0] or places[0]}–{places[1]}"
    own = sum(section.row > 0 for section in table.sections)
    yield f"{len(table.rows)} {row_words(table.kind)}{f', {own} mục' if own else ''}"
    if not table.meaning.is_sure:
        yield kind_doubt(table.kind, table.meaning.kinds)
    loose = {column: like for column, like in _loose(table) if column not in settled}
    if loose:
        names = ", ".join(f"“{table.headers[column] or column + 1}”" for column in loose)
        yield f"Cột {names} có vẻ ghi {', '.join(dict.fromkeys(loose.values()))}: hãy chọn ô cho cột"
    said = tuple(f"Cột “{table.headers[column] or column + 1}” không có ô riêng" for column in loose)
    told = Counter(repair.message for repair in sorted(table.repairs, key=lambda repair: not repair.is_loss))
    left = [(message, times) for message, times in told.items() if not said or not message.startswith(said)]
    for message, times in left[:_MOST]:
        yield f"{message}{f' ({times} lần)' if times > 1 else ''}"
    if len(left) > _MOST:
        yield f"và {len(left) - _MOST} lưu ý khác"


def _loose(table: TableRead) -> Iterator[tuple[int, str]]:
    """Yield the columns without a field whose cells are plainly agencies or days, with what they are like."""
    for column, path in enumerate(table.meaning.fields):
        if path is not None or column in table.meaning.lost:
            continue
        filled = (cell for row in table.rows if (cell := row.cells[column]))
        cells = list(islice(filled, _LOOKED_AT))
        signs = signs_of(cells) if len(cells) >= _LEAST else {}
        like = next((words for sign, words in _LIKE.items() if signs.get(sign, 0) >= _SHARE), "")
        if like:
            yield column, like
