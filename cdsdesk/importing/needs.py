"""What must be said of a table before its rows can go in."""

from dataclasses import dataclass

from cdsdesk.errors import UsageError
from cdsdesk.importing.synonyms import TITLE_FIELD
from cdsdesk.importing.table_read import TableRead

PERIOD, PLAN, TITLE = "period", "plan", "title"


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
