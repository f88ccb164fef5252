"""What a person says of an import changes only what was said."""

from cdsdesk.actions import import_saying as saying
from cdsdesk.importing.options import ImportOptions, TableSaid
from cdsdesk.vietnamese.numbers import MoneyUnit

FIRST, SECOND = ("Phụ lục I", 1), ("Phụ lục I", 2)


def test_what_is_said_of_one_table_leaves_the_other_alone() -> None:
    said = saying.say_period(saying.say_kind(ImportOptions(), FIRST, "projects"), FIRST, "2022-H1")
    said = saying.say_unit(said, SECOND, MoneyUnit.TRIEU)
    assert said.tables == {
        FIRST: TableSaid(kind="projects", period="2022-H1"),
        SECOND: TableSaid(unit=MoneyUnit.TRIEU),
    }
    assert said.of_table(*FIRST).unit is None


def test_another_kind_forgets_the_fields_of_its_columns_only() -> None:
    said = saying.say_field(saying.say_field(ImportOptions(), FIRST, 3, "note"), SECOND, 1, "lead")
    assert saying.say_kind(said, FIRST, "documents").fields == {(*SECOND, 1): "lead"}
    assert saying.say_header(said, FIRST, 4, 5).fields == {(*SECOND, 1): "lead"}
    assert saying.say_header(said, FIRST, 4, 5).headers == {FIRST: (4, 5)}


def test_what_is_taken_back_was_never_said() -> None:
    said = saying.say_cell(ImportOptions(), "Phụ lục I", 8, 3, "Tháng 5/2022")
    assert saying.anything_said(said)
    assert not saying.anything_said(saying.unsay_cell(said, "Phụ lục I", 8, 3))
    left = saying.say_left_out(ImportOptions(), SECOND, leave=True)
    assert saying.left_out(left) == (SECOND,)
    assert not saying.anything_said(saying.say_left_out(left, SECOND, leave=False))
    planned = saying.say_plan(ImportOptions(), FIRST, "145/KH-UBND")
    assert saying.of_table(planned, FIRST).plan == "145/KH-UBND"
    assert saying.of_table(planned, SECOND) == TableSaid()
    assert not saying.anything_said(saying.say_plan(planned, FIRST, ""))
    assert saying.say_hidden(saying.say_hidden(planned, wanted=True), wanted=False) == planned
