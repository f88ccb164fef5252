"""Items that are stored under a plan and annex and that a file does not list any more."""

from collections.abc import Callable

from cdsdesk.actions.import_file import told_lines
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
CITED = ["Nhiệm vụ năm 2026 tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
TOP = [CITED, ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì"]]


def task(code: str, title: str) -> list[str]:
    return [code, title, "Văn phòng"]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def gone(plan: ImportPlan) -> list[list[str]]:
    return [[each.code for each in table.gone] for table in plan.tables]


FOUR = [task("1", "Số hóa hồ sơ"), task("2", "Tập huấn"), task("3", "Truyền thông"), task("4", "Đô thị thông minh")]


def test_an_item_that_a_question_is_about_is_not_gone(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([*TOP, *FOUR]), empty))
    plan = planned(book([*TOP, FOUR[0], task("3", "Tập huấn"), FOUR[3]]), data)
    assert [row.action for row in plan.tables[0].rows] == ["same", "ask", "same"]
    assert gone(plan) == [[]]


def test_what_only_an_open_question_may_mean_is_perhaps_gone(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([*TOP, *FOUR]), empty))
    plan = planned(book([*TOP, FOUR[0], task("3", "Tập huấn"), FOUR[3]]), data)
    assert [each.title for each in plan.tables[0].perhaps_gone] == ["Truyền thông"]
    assert [each["title"] for each in plan.to_json()["tables"][0]["perhaps_gone"]] == ["Truyền thông"]
    assert list(told_lines(plan))[-2:] == [
        "  1 mục đã có nay có thể không còn trong tệp này, tùy câu trả lời của các dòng cần hỏi (không xoá):",
        "    3 Truyền thông",
    ]
    told = ImportOptions(answers={("Trang 1", 4): plan.tables[0].rows[1].candidates[0]})
    rows = book([*TOP, FOUR[0], task("3", "Tập huấn"), FOUR[3]])
    answered = plan_import(read_tables(rows, told), data, told, data.office)
    assert (gone(answered), answered.tables[0].perhaps_gone) == ([["3"]], ())


def test_every_candidate_of_a_question_is_in_the_file(book: Make, empty: Snapshot) -> None:
    twice = [task("1", "Số hóa hồ sơ"), task("2", "Tập huấn"), task("3", "Tập huấn"), task("4", "Truyền thông")]
    data = after(planned(book([*TOP, *twice]), empty))
    plan = planned(book([*TOP, twice[0], task("9", "Tập huấn")]), data)
    assert [row.action for row in plan.tables[0].rows] == ["same", "ask"]
    assert gone(plan) == [["4"]]


def test_an_item_that_another_table_of_the_file_lists_is_not_gone(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([*TOP, *FOUR]), empty))
    assert gone(planned(book([*TOP, *FOUR[:2]], [*TOP, FOUR[2]]), data)) == [["4"], []]


def test_what_is_gone_is_told_by_code_and_title(book: Make, empty: Snapshot) -> None:
    many = [task(str(number), f"Việc {chr(64 + number) * 6}") for number in range(1, 15)]
    data = after(planned(book([*TOP, *many]), empty))
    lines = list(told_lines(planned(book([*TOP, *many[:12]]), data)))
    assert lines[-3:] == [
        "  2 mục đã có không còn trong tệp này (không xoá):",
        "    13 Việc MMMMMM",
        "    14 Việc NNNNNN",
    ]
    lines = list(told_lines(planned(book([*TOP, many[0]]), data)))
    assert lines[-1] == "    … và 3 mục nữa"
    assert lines[-2] == "    11 Việc KKKKKK"


def test_an_item_without_code_is_told_by_its_title(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([*TOP, ["", "Tập huấn", "Văn phòng"], FOUR[0]]), empty))
    lines = list(told_lines(planned(book([*TOP, FOUR[0]]), data)))
    assert lines[-1] == "    Tập huấn"
