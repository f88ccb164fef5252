"""What is told of the period of results where the headings of their columns leave it open or differ from the title."""

from collections.abc import Iterator

from cdsdesk.importing.period_headings import is_undated
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.result_periods import RESULTS
from cdsdesk.importing.table_read import TableRead
from cdsdesk.model.periods import known_window, period_words

_OF_PERIOD = ("evaluation_text", "numerator", "denominator")


def notes_on_periods(table: TableRead, period: str, *, is_told: bool) -> Iterator[Repair]:
    """Yield what a person should know of the period of the results; nothing where a person ``is_told`` it."""
    if is_told or not period:
        return
    row, words = table.header_rows[:1], period_words(period)
    above = table.title.period
    of_work = next((at for name in RESULTS if (at := table.meaning.column(name)) is not None), None)
    if above is not None and known_window(above) != known_window(period) and of_work is not None:
        heading = table.headers[of_work]
        yield Repair(row, f"Số liệu thuộc kỳ {words} theo tiêu đề cột “{heading}”, không phải {period_words(above)}")
    if len(period) == 4 and of_work is not None and is_undated(table.headers[of_work]):
        message = f"Cột “{table.headers[of_work]}” không nói rõ đến khi nào: ghi vào kỳ {words}"
        yield Repair(row, message, is_loss=table.kind == "indicators")
    if table.kind == "indicators":
        yield from _notes_on_open_columns(table, period)


def _notes_on_open_columns(table: TableRead, period: str) -> Iterator[Repair]:
    """Yield a note on evaluations, which are of the period of the table, when no result is of it."""
    told = {path for path in table.meaning.fields if path and path.startswith("measurements.")}
    if not told or table.meaning.column("result") is not None or f"measurements.{period}" in told:
        return
    for name in _OF_PERIOD:
        column = table.meaning.column(name)
        if column is not None and any(row.cells[column] for row in table.rows):
            message = f"Cột “{table.headers[column]}” không nói của kỳ nào: ghi vào kỳ {period_words(period)}"
            yield Repair(table.header_rows[:1], message, is_loss=True)
