"""An office with a little of everything, so that each kind of annex has rows, and a report that lists them all."""

from datetime import date
from decimal import Decimal

from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Comparator, Indicator, Measure, Measurement, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.systems import ComplianceEntry, InfoSystem, LevelState, SystemState
from cdsdesk.model.tasks import AmountKind, Funding, Source
from cdsdesk.model.teams import Member, MemberRole, Sex, Team
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD, small_records

KINDS = (
    "tasks",
    "projects",
    "budget",
    "budget_by_source",
    "assigned",
    "status",
    "indicators",
    "indicator_years",
    "documents",
    "systems",
    "compliance",
    "teams",
)
PHONE = "0905123456"
_MILLION = 1_000_000


def _money() -> list[Record]:
    told = (
        ("t21", Source.PROVINCE, AmountKind.PLANNED, 700),
        ("t21", Source.LOCAL, AmountKind.PLANNED, 300),
        ("t21", Source.ALL, AmountKind.DISBURSED, 450),
        ("t61", Source.CENTRAL, AmountKind.PLANNED, 1200),
        ("t61", Source.ALL, AmountKind.GRANTED, 800),
        ("t62", Source.LOCAL, AmountKind.PLANNED, 55),
    )
    return [
        Funding(
            uid=f"f{at}",
            unit="office",
            task=task,
            year=2022,
            source=source,
            amount_kind=kind,
            amount=amount * _MILLION + (at == 5) * 500_000,
        )
        for at, (task, source, kind, amount) in enumerate(told)
    ]


def _indicators() -> list[Record]:
    rows: list[Record] = []
    for at, name in enumerate(("Tỷ lệ hồ sơ trực tuyến", "Số xã có Tổ công nghệ số"), 1):
        share = at == 1
        measure = Measure.RATIO if share else Measure.COUNT
        rows.append(Indicator(uid=f"n{at}", code=f"{at}", name=name, measure=measure, unit_text="%" if share else "xã"))
        for year in (2020, 2021, 2022):
            told = {"numerator": Decimal(60 + year - 2020), "denominator": Decimal(107)} if share else {}
            value = None if share else Decimal(20 + year - 2020)
            aim = Decimal(50 if share else 21)
            rows.append(
                Target(uid=f"g{at}-{year}", indicator=f"n{at}", year=year, comparator=Comparator.AT_LEAST, value=aim)
            )
            rows.append(
                Measurement(
                    uid=f"m{at}-{year}", unit="office", indicator=f"n{at}", period=str(year), value=value, **told
                )
            )
    return rows


def _kept() -> list[Record]:
    """Return documents, systems, what was reported, teams with members."""
    rows: list[Record] = []
    for at in (1, 2):
        rows += [
            Document(
                uid=f"d{at}",
                type="Quyết định",
                number=f"{at}7",
                symbol="QĐ-UBND",
                date=date(2022, 3, at + 3),
                issuer="UBND phường",
                subject=f"=SUM(A{at}) về thành lập Tổ {at}",
            ),
            DocumentEntry(uid=f"e{at}", unit="office", document=f"d{at}", position=at),
            InfoSystem(
                uid=f"s-{at}",
                unit="office",
                name=f"Hệ thống thông tin {at}",
                operator="Văn phòng",
                level=at,
                due_text="30/6/2022",
                due=date(2022, 6, 30),
            ),
            SystemState(uid=f"st{at}", unit="office", system=f"s-{at}", period=PERIOD, state=LevelState.SUBMITTED),
            Team(uid=f"tm{at}", unit="office", hamlet=f"Tổ dân phố {at}", name=f"Tổ {at}", has_group_chat=at == 1),
            Member(
                uid=f"mb{at}", unit="office", team=f"tm{at}", name=f"Lê Văn {at}", role=MemberRole.LEADER, phone=PHONE
            ),
            Member(uid=f"mc{at}", unit="office", team=f"tm{at}", name=f"Trần Thị {at}", sex=Sex.FEMALE),
        ]
        for month, done in (("01", True), ("02", at == 1), ("03", True)):
            rows.append(
                ComplianceEntry(
                    uid=f"c{at}{month}", unit="office", period=f"2022-M{month}", topic=f"Báo cáo {at}", reported=done
                )
            )
    rows.append(Unit(uid="h1", name="Tổ dân phố 1", level=Level.HAMLET, parent="office"))
    return rows


def every_record() -> list[Record]:
    """Return all records but the office itself and its report."""
    return [*small_records(), *_money(), *_indicators(), *_kept()]


def report_with(*kinds: str, **more: str) -> Report:
    """Return the year's report with annexes of some kinds; ``more`` are further choices of each."""
    plan = {"tasks": {"plan": "plan"}, "projects": {"plan": "plan"}}
    annexes = tuple({"kind": kind, **plan.get(kind, {}), **more} for kind in kinds)
    return Report(uid="report", unit="office", period=PERIOD, annexes=annexes)


def every_store(*kinds: str, **more: str) -> MemoryStore:
    """Return a store whose report lists annexes of these kinds, else of all."""
    return MemoryStore(OFFICE, [*every_record(), report_with(*(kinds or KINDS), **more)])
