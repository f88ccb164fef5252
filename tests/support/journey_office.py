"""The office that the journeys begin with: ten tasks of a plan, a set of twenty indicators, flaws to mend."""

from datetime import date
from decimal import Decimal
from typing import Any

from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.tasks import PlanItem, Progress, Section, State, Task
from cdsdesk.model.understanding import understood
from tests.support.small_office import ABOVE, OFFICE, PERIOD, PLAN

TODAY = date(2022, 12, 14)
SET = Document(
    uid="set",
    type="Kế hoạch",
    number="145",
    symbol="KH-UBND",
    date=date(2022, 1, 15),
    issuer="UBND tỉnh Khánh Hòa",
    subject="chỉ tiêu chuyển đổi số năm 2022",
)
_TASKS = (
    ("Quyết định ban hành quy chế hoạt động của Ban Chỉ đạo", "Tháng 5/2022"),
    ("Kế hoạch triển khai Tổ công nghệ số cộng đồng", "Tháng 6/2022"),
    ("Tập huấn kỹ năng số cho cán bộ, công chức", "Quý III/2022"),
    ("Đề án thí điểm mô hình đô thị thông minh", "Tháng 7/2022"),
    ("Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin", "Từ tháng 5/2022"),
    ("Số hóa dữ liệu hoạt động của các cơ quan", "Thường xuyên"),
    ("Nâng cấp mạng nội bộ của trụ sở", "Tháng 10/2022"),
    ("Tuyên truyền dịch vụ công trực tuyến", "Thường xuyên"),
    ("Lắp đặt điểm phát sóng không dây công cộng", "Năm 2023"),
    ("Bố trí nhân lực phụ trách chuyển đổi số", "Năm 2022"),
)
INDICATORS = tuple(f"c{number}" for number in range(1, 21))
WRONG_TASK, WRONG_INDICATOR = "t3", "c20"


def tasks() -> list[Record]:
    """Return the plan and its ten tasks, of which nothing is told yet."""
    made: list[Record] = [PLAN, Section(uid="s1", plan="plan", number="1", title="Nhiệm vụ trọng tâm", position=1)]
    for place, (title, deadline) in enumerate(_TASKS, start=1):
        lead = ("Phòng Văn hóa - Xã hội",)
        task = Task(uid=f"t{place}", title=title, lead=lead, deadline_text=deadline, position=place)
        made.append(understood(task, {"deadline_text"}))
        made.append(
            PlanItem(uid=f"i{place}", plan="plan", task=task.uid, section="s1", code=f"1.{place}", position=place)
        )
    return made


def indicators() -> list[Record]:
    """Return a set of twenty indicators with what is aimed at; the last two are told."""
    made: list[Record] = [SET]
    for place, uid in enumerate(INDICATORS, start=1):
        made.append(
            Indicator(
                uid=uid,
                plan="set",
                code=str(place),
                name=_name(place),
                unit_text="%",
                measure=Measure.RATIO,
                position=place,
            )
        )
        aim = Target(uid=f"aim-{uid}", indicator=uid, year=2022, document="set", text="80%")
        made.append(understood(aim, {"text"}))
    return [*made, _told("c19", text="30%"), _told("c20", text="28%")]


def _name(place: int) -> str:
    return f"Tỷ lệ hồ sơ của lĩnh vực {place} được xử lý trên môi trường mạng"


def _told(indicator: str, **fields: Any) -> Measurement:
    made = Measurement(uid=f"m-{indicator}", unit="office", indicator=indicator, period=PERIOD, **fields)
    return understood(made, {"text"}) if made.text else made


def records() -> list[Record]:
    """Return everything but the office itself."""
    return [ABOVE, *tasks(), *indicators()]


def flawed_records() -> list[Record]:
    """Return the same with three flaws: a state against the dates, a slip of the key, a number with two days."""
    slip = _told("c20", numerator=Decimal(128), denominator=Decimal(100))
    told = Progress(
        uid="told",
        unit="office",
        task=WRONG_TASK,
        period=PERIOD,
        result="Đã tập huấn cho 42 cán bộ, công chức",
        status_written=State.DONE_ON_TIME,
        completed_on=date(2022, 11, 20),
    )
    return [*(slip if one.uid == slip.uid else one for one in records()), told, *_register()]


def _register() -> list[Record]:
    made: list[Record] = []
    for uid, day in (("d1", date(2022, 3, 1)), ("d2", date(2022, 9, 5))):
        notice = Document(
            uid=uid,
            type="Thông báo",
            number="40",
            symbol="TB-UBND",
            date=day,
            issuer=OFFICE.name,
            subject="lịch trực",
        )
        made += [notice, DocumentEntry(uid=f"e-{uid}", unit="office", document=uid, direction=Direction.ISSUED)]
    return made
