"""A province with two districts of two communes each, every one with a data file of its own and figures of its own."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from cdsdesk.model.activities import Activity, ActivityKind
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.tasks import AmountKind, Funding, PlanItem, Progress, State, Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.model.understanding import understood
from db.store import Store

PERIOD = "2026"
PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE, place="Khánh Hòa")
DISTRICTS = tuple(
    Unit(uid=f"huyen{at}", name=f"UBND huyện {name}", level=Level.DISTRICT, parent="tinh", place=name, position=at)
    for at, name in enumerate(("Vạn Ninh", "Diên Khánh"))
)
COMMUNES = tuple(
    Unit(uid=f"xa{at}", name=f"UBND xã {name}", level=Level.COMMUNE, parent=f"huyen{at // 2}", place=name, position=at)
    for at, name in enumerate(("Đại Lãnh", "Vạn Thọ", "Suối Hiệp", "Bình Lộc"))
)
PLAN = Document(
    uid="kh", type="Kế hoạch", number="145", symbol="KH-UBND", date=date(2026, 1, 15), issuer=PROVINCE.name,
    subject="chuyển đổi số năm 2026", assigns_work=True,
)  # fmt: skip
_TITLES = ("Ban hành kế hoạch chuyển đổi số", "Số hóa kết quả giải quyết thủ tục hành chính", "Kiện toàn tổ công nghệ")
_STATES = (State.DONE_ON_TIME, State.DONE_LATE, State.IN_PROGRESS_LATE, State.ON_TRACK)


def plan_of_the_province() -> list[Record]:
    """Return the plan, three tasks and two indicators that all offices share."""
    made: list[Record] = [PLAN]
    for at, title in enumerate(_TITLES, 1):
        task = Task(uid=f"nv{at}", title=title, lead=("UBND các xã",), deadline_text="Năm 2026", position=at)
        made.append(understood(task, {"deadline_text"}))
        made.append(PlanItem(uid=f"muc{at}", plan="kh", annex="I", task=f"nv{at}", code=f"1.{at}", position=at))
    share = Indicator(uid="ct1", plan="kh", code="1", name="Tỷ lệ hồ sơ trực tuyến", unit_text="%", position=1)
    count = Indicator(
        uid="ct2", plan="kh", code="2", name="Số lượt tập huấn", measure=Measure.COUNT, unit_text="lượt", position=2
    )
    targets = (
        understood(Target(uid="mt1", indicator="ct1", year=2026, text="≥ 60%"), {"text"}),
        understood(Target(uid="mt2", indicator="ct2", year=2026, text="≥ 10 lượt"), {"text"}),
    )
    return [*made, share, count, *targets]


class Figures:
    """What one office has to tell, drawn once from its uid."""

    def __init__(self, unit: Unit) -> None:
        dice = Random(unit.uid)
        self.unit = unit
        self.states = [dice.choice(_STATES) for _ in _TITLES]
        self.below = dice.randint(100, 999)
        self.above = dice.randint(1, self.below)
        self.count, self.members = dice.randint(1, 40), dice.randint(1, 5)
        self.attendees, self.money = dice.randint(10, 90), dice.randint(1, 999) * 1_000_000

    def records(self) -> list[Record]:
        """Return the records of the office."""
        own = self.unit.uid
        made: list[Record] = [
            Progress(
                uid=f"{own}-kq{at}", unit=own, task=f"nv{at}", period=PERIOD, result="Đã triển khai", status_written=one
            )
            for at, one in enumerate(self.states, 1)
        ]
        parts = Decimal(self.above), Decimal(self.below)
        made += [
            Measurement(
                uid=f"{own}-do1", unit=own, indicator="ct1", period=PERIOD, numerator=parts[0], denominator=parts[1]
            ),
            Measurement(uid=f"{own}-do2", unit=own, indicator="ct2", period=PERIOD, value=Decimal(self.count)),
            Team(uid=f"{own}-to", unit=own, hamlet="Thôn 1", name="Tổ công nghệ số thôn 1"),
            Activity(
                uid=f"{own}-hd", unit=own, kind=ActivityKind.TRAINING, date=date(2026, 5, 6), title="Tập huấn",
                attendees=self.attendees,
            ),
            Funding(
                uid=f"{own}-tien", unit=own, task="nv1", year=2026, amount_kind=AmountKind.DISBURSED, amount=self.money
            ),
        ]  # fmt: skip
        made += [
            Member(uid=f"{own}-tv{at}", unit=own, team=f"{own}-to", name=f"Nguyễn Văn {at}")
            for at in range(self.members)
        ]
        return made


def make_file(folder: Path, unit: Unit, *below: Unit, told: bool = True) -> Path:
    """Make the data file of an office that knows the one above and those directly below it."""
    path = folder / f"{unit.uid}.cds"
    upper = [one for one in (PROVINCE, *DISTRICTS) if one.uid == unit.parent]
    upper = [Unit(uid=one.uid, name=one.name, level=one.level) for one in upper]
    own = Figures(unit).records() if told else []
    Store.create_from(path, [unit, *upper, *below, *plan_of_the_province(), *own], unit.uid).close()
    return path
