"""A record is called in a message as people know it."""

import pytest

from cdsdesk.model.calling import field_label, listed_as, named, shown
from cdsdesk.model.documents import Citation, Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.office import Period, Setting
from cdsdesk.model.reports import SameAs
from cdsdesk.model.tasks import PlanItem, Progress, Section, Task

PLAN = Document(uid="plan", type="Kế hoạch", number="145", symbol="KH-UBND", subject="Chuyển đổi số")
PARTY = Document(uid="party", type="Nghị quyết", number="07", symbol="NQ/TU")
TASK = Task(uid="task", title="Xây dựng  kho dữ liệu")
INDICATOR = Indicator(uid="ind", plan="plan", code="7", name="Tỷ lệ hồ sơ trực tuyến")
THERE: dict[str, Record] = {record.uid: record for record in (PLAN, PARTY, TASK, INDICATOR)}
ROW = Progress(uid="row", unit="o", task="task", period="2026-Q1", result="Đã ban hành")

CALLED: list[tuple[Record, str]] = [
    (PLAN, "Kế hoạch 145/KH-UBND"),
    (PARTY, "Nghị quyết 07-NQ/TU"),
    (Document(uid="d", subject="Về việc rà soát"), "Văn bản “Về việc rà soát”"),
    (TASK, "Nhiệm vụ “Xây dựng kho dữ liệu”"),
    (PlanItem(uid="i", plan="plan", task="task", code="2.1"), "Mục 2.1 của Kế hoạch 145/KH-UBND"),
    (PlanItem(uid="i", plan="plan", task="task"), "Mục “Xây dựng kho dữ liệu” của Kế hoạch 145/KH-UBND"),
    (Section(uid="s", plan="plan", number="II", title="Hạ tầng"), "Mục II “Hạ tầng” của Kế hoạch 145/KH-UBND"),
    (ROW, "Kết quả thực hiện quý I năm 2026 của Nhiệm vụ “Xây dựng kho dữ liệu”"),
    (Target(uid="t", indicator="ind", year=2026), "Mục tiêu năm 2026 của Chỉ tiêu 7 “Tỷ lệ hồ sơ trực tuyến”"),
    (
        Citation(uid="c", record="row", as_written="145/KH-UBND"),
        "Viện dẫn “145/KH-UBND” trong Kết quả thực hiện quý I năm 2026 của Nhiệm vụ “Xây dựng kho dữ liệu”",
    ),
    (SameAs(uid="j", old="x", kept="task"), "Cùng một bản ghi với Nhiệm vụ “Xây dựng kho dữ liệu”"),
    (Setting(uid="k", unit="o", key="tien-to"), "Thiết lập “tien-to”"),
    (Period(uid="p", unit="o", code="2026-M03"), "Kỳ báo cáo tháng 3 năm 2026"),
    (Progress(uid="n", unit="o", task="gone", period="kỳ lạ"), "Kết quả thực hiện kỳ lạ"),
    (Task(uid="0190-empty"), "Nhiệm vụ"),
]


def look_up(uid: str) -> Record | None:
    return ({**THERE, "row": ROW}).get(uid)


@pytest.mark.parametrize(("record", "words"), CALLED)
def test_a_record_is_called_as_people_know_it(record: Record, words: str) -> None:
    assert named(record, look_up) == words


def test_a_list_of_one_type_names_what_tells_its_records_apart() -> None:
    assert listed_as(TASK, look_up) == "Xây dựng kho dữ liệu"
    target = Target(uid="t", indicator="ind", year=2026)
    assert listed_as(target, look_up) == "Mục tiêu năm 2026 của Chỉ tiêu 7 “Tỷ lệ hồ sơ trực tuyến”"


def test_records_that_belong_to_each_other_in_a_ring_are_called_all_the_same() -> None:
    first, second = Citation(uid="a", record="b"), Citation(uid="b", record="a")
    assert named(first, {"a": first, "b": second}.get) == "Viện dẫn trong Viện dẫn trong Viện dẫn"


def test_values_are_shown_in_words() -> None:
    assert shown(Progress, "task", "task", look_up) == "Xây dựng kho dữ liệu"
    assert shown(PlanItem, "plan", "plan", look_up) == "Kế hoạch 145/KH-UBND"
    assert shown(Progress, "task", "gone", look_up) == "bản ghi không còn nữa"
    assert shown(Progress, "task", "", look_up) == ""
    assert shown(Progress, "period", "2026-H1", look_up) == "6 tháng đầu năm 2026"
    assert shown(Progress, "milestones_done", {"task": "2026-01-02"}, look_up) == "Xây dựng kho dữ liệu: 2026-01-02"
    assert (shown(Task, "position", 0, look_up), shown(Task, "deadline_to", None, look_up)) == ("0", "")
    assert (field_label(Task, "position"), field_label(Task, "title")) == ("Thứ tự", "Nội dung, nhiệm vụ")
