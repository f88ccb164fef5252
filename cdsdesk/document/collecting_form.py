"""A form in which one unit, school, police post or hamlet tells its results: what it shows and what is to be filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FORM_SHEET = "_cdsdesk_phieu"
FORM_MARK = ("cdsdesk", "phieu-2")
CELLS_HEADER = ("sheet", "row", "column", "type", "uid", "field", "title", "given")
TITLE_COLUMN = 2
"""The column, from 1, in which every row says what it is about; rows are known again by it."""

TITLE_HEADINGS = {"task": "Nhiệm vụ", "indicator": "Chỉ tiêu"}
FIELD_HEADINGS = {
    "task": {"result": "Kết quả thực hiện kỳ này", "status_written": "Đánh giá tiến độ", "note": "Ghi chú"},
    "indicator": {"numerator": "Tử số", "denominator": "Mẫu số", "text": "Kết quả", "note": "Ghi chú"},
}
"""The headings of what rows are about and of the cells to fill, by record type; a copied form is known by them."""
PLACES_LINE = re.compile(r"Nơi điền: (?P<recipient>.+)\. Nơi nhận: (?P<office>.+)\.")


def places_line(recipient: str, office: str) -> str:
    """Return the line that says who fills a form and who gets it back."""
    return f"Nơi điền: {recipient}. Nơi nhận: {office}."


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form; ``field`` is empty for one that is only shown, ``choices`` are the words to choose from."""

    heading: str
    width: float
    field: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormRow:
    """One task or indicator; ``cells`` by column, ``closed`` the fields that it does not have."""

    type: str
    uid: str
    cells: tuple[str, ...]
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of a form."""

    name: str
    title: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class CollectingForm:
    """A whole form: who is asked, by which office (name and uid), for which period, made when."""

    recipient: str
    office: str
    office_uid: str
    period: str
    period_words: str
    made_on: date
    sheets: tuple[FormSheet, ...]


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One filled cell: the field of a record's result, what stood there when the form was made, what stands now."""

    sheet: str
    place: str
    type: str
    uid: str
    field: str
    given: str
    text: str


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """A row of a form that was copied into another workbook: what it is about, its filled cells by field."""

    sheet: str
    place: str
    type: str
    title: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that came back; ``asked`` counts its cells to fill, ``answers`` are those that say something new.

    ``lost`` are the rows that stand nowhere in it any more, or twice: nothing of them is taken. ``emptied`` are the
    cells of which only what stood there was taken away. Of a form that was copied into another workbook ``office_uid``
    and ``period`` are empty: ``office`` is the name of the office, ``title`` ends with the words of the period, and
    ``copied`` are its rows.
    """

    source: str
    recipient: str
    office_uid: str
    period: str
    made_on: date
    asked: int
    answers: tuple[FormAnswer, ...]
    lost: tuple[str, ...] = ()
    emptied: tuple[FormAnswer, ...] = ()
    office: str = ""
    title: str = ""
    copied: tuple[CopiedRow, ...] = ()
