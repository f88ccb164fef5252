"""A small office made record by record: one plan with two sections, six tasks, some results of 2022."""

from datetime import date

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.tasks import PlanItem, Progress, Section, State, Task
from cdsdesk.model.understanding import understood

OFFICE = Unit(uid="office", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="above", place="Vạn Thạnh")
ABOVE = Unit(uid="above", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
PLAN = Document(
    uid="plan",
    type="Kế hoạch",
    number="3536",
    symbol="KH-UBND",
    date=date(2022, 5, 25),
    issuer="UBND thành phố",
    subject="chuyển đổi số năm 2022",
    assigns_work=True,
)
OTHER_PLAN = Document(
    uid="other-plan",
    type="Kế hoạch",
    number="5312",
    symbol="KH-BCĐCĐS",
    date=date(2022, 6, 13),
    issuer="Ban Chỉ đạo",
    subject="nhiệm vụ năm 2022",
    assigns_work=True,
)
SECTIONS = (
    Section(uid="s2", plan="plan", number="2", title="Tham mưu ban hành các văn bản chỉ đạo", position=1),
    Section(uid="s6", plan="plan", number="6", title="Tổ chức triển khai các nhiệm vụ trọng tâm", position=2),
)
PERIOD = "2022"
_TASKS = (
    ("t21", "2.1", "s2", "Quyết định ban hành Kiến trúc chính quyền điện tử", "Tháng 5/2022"),
    ("t22", "2.2", "s2", "Kế hoạch thực hiện Quyết định 146/QĐ-TTg", "Tháng 5/2022"),
    ("t210", "2.10", "s2", "Kế hoạch triển khai Tổ công nghệ số cộng đồng", "Năm 2022"),
    ("t61", "6.1", "s6", "Đề án thí điểm mô hình đô thị thông minh", "Tháng 7/2022"),
    ("t62", "6.2", "s6", "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin", "Từ tháng 5/2022"),
    ("t63", "6.3", "s6", "Số hóa dữ liệu hoạt động của các cơ quan", "Thường xuyên"),
)
_TOLD = (
    ("t21", "Công văn số 1727/VHTT ngày 23/9/2022", State.DONE_LATE, date(2022, 9, 23)),
    ("t22", "Kế hoạch số 4458/KH-UBND ngày 30/5/2022", State.DONE_ON_TIME, date(2022, 5, 30)),
    ("t61", "Đã trình phê duyệt ngày 30/11/2022", State.ON_TRACK, None),
    ("t62", "Đã đấu thầu qua mạng", State.ON_TRACK, None),
)


def small_records() -> list[Record]:
    """Return everything but the office itself."""
    records: list[Record] = [ABOVE, PLAN, OTHER_PLAN, *SECTIONS]
    for place, (uid, code, section, title, deadline) in enumerate(_TASKS, start=1):
        task = Task(uid=uid, title=title, lead=("Phòng Văn hóa - Xã hội",), deadline_text=deadline, position=place)
        records.append(understood(task, {"deadline_text"}))
        records.append(PlanItem(uid=f"i-{uid}", plan="plan", task=uid, section=section, code=code, position=place))
    for uid, result, state, done in _TOLD:
        told = Progress(
            uid=f"p-{uid}",
            unit="office",
            task=uid,
            period=PERIOD,
            result=result,
            status_written=state,
            completed_on=done,
        )
        records.append(understood(told, {"status_written"}))
    records.append(PlanItem(uid="i-other", plan="other-plan", task="t63", position=1))
    return records
