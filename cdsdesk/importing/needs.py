"""What must be said of a table before its rows can go in."""

from dataclasses import dataclass

from cdsdesk.errors import UsageError
from cdsdesk.importing.synonyms import TITLE_FIELD
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.wording import shortened

PERIOD, PLAN, TITLE = "period", "plan", "title"
_NAME = 60


@dataclass(frozen=True, slots=True)
class Need:
    """A question about a whole table: ``what`` is PERIOD, PLAN, TITLE or "", ``candidates`` are uids to choose from."""

    what: str
    message: str
    candidates: tuple[str, ...] = ()


class MissingError(UsageError):
    """Something that only a person can say of a table; a window asks for it, a command is refused."""

    def __init__(self, need: Need, where: str = "", next_step: str = "") -> None:
        self.need = need
        super().__init__(need.message, where, next_step)


def unknown_period(table: TableRead, column: int) -> MissingError:
    """Return the refusal of a table whose figures, as those of a column, are of no known period."""
    name = f" “{shortened(table.title.text, _NAME)}”," if table.title.text else ""
    header = table.headers[column]
    need = Need(PERIOD, f"Chưa biết số liệu của bảng{name} cột “{shortened(header, _NAME) or column + 1}” thuộc kỳ nào")
    return MissingError(need, table.sheet, "hãy cho biết bằng --period, như --period 2026")


def require_title(table: TableRead) -> None:
    """Refuse a table of which no column is known to hold what its rows are called. Raises MissingError."""
    title = TITLE_FIELD[table.kind]
    if table.meaning.title is not None:
        return
    raise MissingError(
        Need(TITLE, "Chưa biết cột nào của bảng là cột tên, nội dung"),
        table.sheet,
        f"hãy cho biết bằng --column, như --column “{table.sheet}:{table.number}:2={title}”",
    )
