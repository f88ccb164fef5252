"""Every kind of annex: its columns as its layout says, its rows, its sums; persons only when they are asked for."""

from decimal import Decimal

import pytest

from cdsdesk.document.blocks import Annex, DataRow, SectionRow, Table, TotalRow
from cdsdesk.errors import InputError
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import AmountKind, Funding
from cdsdesk.model.validity import problems
from cdsdesk.paths import resource
from cdsdesk.reporting.annex_layouts import header_rows, layout, read_layout
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.grid import header_places
from tests.support.every_annex import KINDS, PHONE, every_record, every_store, report_with
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD


def annexes(*kinds: str, **more: str) -> tuple[Annex, ...]:
    snapshot = every_store(*kinds, **more).snapshot(PERIOD)
    return compose(snapshot, snapshot.all(Report)[0]).annexes


def table_of(kind: str, **more: str) -> Table:
    (annex,) = annexes(kind, **more)
    (table,) = annex.blocks
    assert isinstance(table, Table)
    return table


def lines(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows if isinstance(row, DataRow | TotalRow)]


def test_every_kind_has_rows_and_cells_for_its_columns() -> None:
    made = annexes()
    assert [annex.number for annex in made][:4] == ["I", "II", "III", "IV"]
    assert len(made) == len(KINDS)
    for annex in made:
        (table,) = annex.blocks
        assert isinstance(table, Table)
        assert any(isinstance(row, DataRow) for row in table.rows)
        assert all(len(row.cells) == len(table.columns) for row in table.rows if not isinstance(row, SectionRow))
        covered = {
            (place.row + down, place.column + right)
            for place in header_places(table)
            for down in range(place.rowspan)
            for right in range(place.colspan)
        }
        assert covered == {(row, at) for row in range(len(table.header)) for at in range(len(table.columns))}


def test_each_row_begins_with_the_record_that_it_is_of() -> None:
    for annex in annexes():
        (table,) = annex.blocks
        assert isinstance(table, Table)
        first = [row.cells[0].refs[0].uid for row in table.rows if isinstance(row, DataRow)]
        assert len(set(first)) == len(first)


def test_tasks_have_7_columns_and_projects_9() -> None:
    assert len(table_of("tasks").columns) == 7
    assert len(table_of("projects").columns) == 9


def test_a_budget_sums_its_sections_and_all() -> None:
    rows = [row for row in table_of("budget").rows if isinstance(row, TotalRow)]
    assert [row.cells[1].text for row in rows] == ["Cộng mục 2", "Cộng mục 6", "Tổng cộng"]
    assert [row.cells[4].value for row in rows] == [1000, Decimal("1255.5"), Decimal("2255.5")]
    assert [row.over for row in rows] == [(0, 1), (1, 3), (0, 3)]
    assert rows[-1].cells[7].text == "20%"


def test_marks_of_footnotes_stand_behind_amounts_and_do_not_stop_the_sum() -> None:
    note = "(*) Nguồn xã hội hóa"
    more = (
        Funding(uid="x1", unit="office", task="t63", year=2022, amount_kind=AmountKind.PLANNED, amount_text="(-)"),
        Funding(
            uid="x2",
            unit="office",
            task="t22",
            year=2022,
            amount_kind=AmountKind.PLANNED,
            amount=2_500_000,
            footnote=note,
        ),
    )
    snapshot = MemoryStore(OFFICE, [*every_record(), *more, report_with("budget")]).snapshot(PERIOD)
    (annex,) = compose(snapshot, snapshot.all(Report)[0]).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    cells = {row.cells[0].text: row.cells[4] for row in table.rows if not isinstance(row, SectionRow)}
    assert (cells["2.2"].text, cells["2.2"].value, cells["2.2"].number_format) == (
        "2,5 (*)",
        Decimal("2.5"),
        '#,##0.0" (*)"',
    )
    assert cells["6.3"].text == "(-)"
    assert lines(table)[-1][4] == "2.258"
    assert table.footnotes == (note,)


def test_a_budget_may_be_in_dong() -> None:
    table = table_of("budget_by_source", unit="dong")
    assert table.unit_line == "ĐVT: Đồng"
    assert lines(table)[-1][4:] == ["2.255.500.000", "1.200.000.000", "700.000.000", "355.500.000"]


def test_sources_stand_below_a_merged_heading() -> None:
    table = table_of("budget_by_source")
    assert table.header[0][-1].colspan == 4
    assert [cell.text for cell in table.header[1]] == [
        "Tổng số",
        "Ngân sách Trung ương",
        "Ngân sách tỉnh",
        "Ngân sách địa phương",
    ]


def test_years_stand_side_by_side() -> None:
    table = table_of("indicator_years")
    assert [cell.text for cell in table.header[0]][3:] == ["Năm 2020", "Năm 2021", "Năm 2022"]
    assert lines(table)[1][3:] == ["21 xã", "20 xã", "Chưa đạt", "21 xã", "21 xã", "Đạt", "21 xã", "22 xã", "Vượt"]


def test_status_tells_days_late_and_stands_upright() -> None:
    (annex,) = annexes("status")
    assert not annex.landscape
    assert lines(table_of("status"))[0][-2:] == ["Hoàn thành, trễ hạn", "115"]


def test_reports_that_were_due_are_a_matrix() -> None:
    table = table_of("compliance")
    assert [cell.text for cell in table.header[1]] == ["Tháng 1", "Tháng 2", "Tháng 3"]
    assert lines(table)[1] == ["2", "UBND phường Vạn Thạnh", "x", "-", "x", "2", "3", "66,7%"]


def test_persons_are_told_only_when_asked() -> None:
    assert "Lê Văn 1" not in str(table_of("teams"))
    assert PHONE not in str(table_of("teams"))
    named = str(table_of("teams", ask="names"))
    assert "Lê Văn 1" in named
    assert PHONE not in named
    assert PHONE in str(table_of("teams", ask="names, phones"))


def test_each_layout_can_be_read() -> None:
    names = [path.stem for path in resource("annexes").glob("*.toml")]
    assert set(KINDS) <= set(names)
    assert all(layout(name).columns for name in names)


def test_headings_of_different_depth_are_merged() -> None:
    rows = header_rows([("A",), ("B", "C", "D"), ("B", "C", "E"), ("B", "F")])
    assert [[(one.text, one.colspan, one.rowspan) for one in row] for row in rows] == [
        [("A", 1, 3), ("B", 3, 1)],
        [("C", 2, 1), ("F", 1, 2)],
        [("D", 1, 1), ("E", 1, 1)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "rows = 'work'",
        "rows = 'none'\n[[column]]\nkey = 'code'\nheading = ['A']\nwidth = 1",
        "[[column]]\nkey = 'title'\nheading = ['A']\nwidth = 1",
        "[[column]]\nkey = 'code'\nheading = ['A']\nwidth = 0",
        "[[column]]\nkey = 'code'\nheading = ['A', 'B', 'C', 'D', 'E']\nwidth = 1",
        "[[column]]\nkey = 'code'\nheading = ['A']\nwidth = 1\ncolour = 'red'",
        "[[column]]\nkey = 'code'\nheading = ['A']\nwidth = 1\nshare_of = ['x', 'y']",
        "column = 5",
        "[[column",
    ],
)
def test_a_layout_with_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_layout("thử", text)


def test_what_a_report_lists_is_checked() -> None:
    snapshot = every_store().snapshot()
    assert not problems(report_with(*KINDS, unit="dong", ask="names"), snapshot)
    assert problems(report_with("budget", unit="cent"), snapshot)
    assert problems(report_with("teams", ask="cards"), snapshot)
    assert problems(report_with("recipes"), snapshot)
