"""A template package beside what there is: its records as rows to look at, as those of a template in Excel are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cdsdesk.actions.import_outlines import outline_notes
from cdsdesk.actions.import_profile import profile_notes
from cdsdesk.exchange.template_package import TemplatePackage
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.options import SKIP, ImportOptions
from cdsdesk.importing.pipeline import left_out
from cdsdesk.importing.plan import Gone, ImportPlan, TablePlan
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.row_plan import Problem, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.titles import Title
from cdsdesk.importing.work import Work
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.identity import indicator_title
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.kinds import Ref
from cdsdesk.model.names import document_number
from cdsdesk.model.office import Unit, UnitAlias, UnitSuccession
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, PlanItem, Section, Task
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import fold

_SHARED = (Unit, UnitAlias, UnitSuccession, Document, Section, Task, PlanItem, Milestone, Indicator, Target)


@dataclass(frozen=True)
class _Shape:
    """How the records of a kind are shown: name of the sheet, field paths and headings of its columns."""

    kind: str
    sheet: str
    of: type[Record]
    fields: tuple[str, ...]
    headings: tuple[str, ...]


_SHAPES = (
    _Shape("units", "Đơn vị", Unit, ("name", "code"), ("Tên đơn vị", "Mã định danh")),
    _Shape(
        "documents", "Văn bản", Document, ("number", "date", "issuer", "subject"),
        ("Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"),
    ),
    _Shape(
        "tasks", "Nhiệm vụ, dự án", Task, ("code", "title", "lead", "coordinators", "deadline_text"),
        ("STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"),
    ),
    _Shape(
        "indicators", "Chỉ tiêu", Indicator, ("code", "name", "unit_text", "targets"),
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu"),
    ),
)  # fmt: skip


def package_book(package: TemplatePackage) -> RawBook:
    """Return the records of a package as sheets, a heading and a row for each main record."""
    belonging = _belonging(package.records)
    sheets = []
    for shape in _SHAPES:
        rows: list[list[RawValue]] = [list(_cells(main, belonging)) for main in _main(package.records, shape)]
        if rows:
            sheets.append(RawSheet(shape.sheet, True, (0, 0), [list(shape.headings), *rows]))
    return RawBook(tuple(sheets))


def package_plan(
    package: TemplatePackage, options: ImportOptions, snapshot: Snapshot, office: str, source: str
) -> ImportPlan:
    """Hold the records of a package against what is stored; its definitions go before, results are never touched.

    A unit that we know by another uid is ours; a plan that we know by another uid is a question, with all of its rows.
    """
    work = Work(snapshot, office)
    ours = _our_units(package.records, snapshot)
    records = tuple(_mapped(record, ours) for record in package.records if record.uid not in ours)
    planner = _Planner(records, options, work)
    notes = (*_left_out(package.records), *outline_notes(package, snapshot), *profile_notes(package, snapshot))
    tables: list[TablePlan] = []
    for shape in _SHAPES:
        places = enumerate(_main(package.records, shape), 2)
        rows = tuple(planner.row(number, shape, main) for number, main in places if main.uid not in ours)
        if rows:
            table = _table(shape, rows, () if tables else notes)
            tables.append(TablePlan(table, "", "", rows, (), tuple(dict.fromkeys(planner.gone(shape)))))
    return ImportPlan(source, tuple(tables), work)


def _table(shape: _Shape, rows: Sequence[RowPlan], notes: tuple[Repair, ...]) -> TableRead:
    meaning = Meaning(shape.kind, shape.fields, {}, ())
    read = tuple(row.row for row in rows)
    return TableRead(shape.sheet, 1, meaning, shape.headings, (1, 1), Title(), read, (), (), notes)


def _main(records: Iterable[Record], shape: _Shape) -> list[Record]:
    return sorted((each for each in records if isinstance(each, shape.of)), key=lambda one: (one.position, one.uid))


def _belonging(records: Iterable[Record]) -> Mapping[str, Sequence[Record]]:
    """Return by uid the records that belong to a main one."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        match record:
            case PlanItem(task=uid) | Milestone(task=uid) | Target(indicator=uid) | Section(plan=uid):
                found[uid].append(record)
            case UnitAlias(target=uid) | UnitSuccession(old=uid):
                found[uid].append(record)
    return found


def _cells(record: Record, belonging: Mapping[str, Sequence[Record]]) -> tuple[str, ...]:
    others = belonging.get(record.uid, ())
    match record:
        case Task():
            code = next((each.code for each in others if isinstance(each, PlanItem) and each.code), "")
            return (code, record.title, "; ".join(record.lead), "; ".join(record.coordinators), record.deadline_text)
        case Indicator():
            targets = sorted((each for each in others if isinstance(each, Target)), key=lambda each: each.year or 0)
            aims = "; ".join(f"{each.year}: {each.text}" for each in targets)
            return record.code, indicator_title(record), record.unit_text, aims
        case Document():
            day = format_date(record.date) if record.date else ""
            return document_number(record), day, record.issuer, record.subject
        case Unit():
            return record.name, record.identifier_code
    return ()


class _Planner:
    """Holds the records of a package against what is stored, main record by main record."""

    def __init__(self, records: Sequence[Record], options: ImportOptions, work: Work) -> None:
        self._options, self._work = options, work
        self._known = {record.uid for record in records}
        self._plans = [record for record in records if isinstance(record, Document)]
        self._belonging = _belonging(records)
        self._now = {record.uid: record for record in records}
        self._twins = {plan.uid: twin for plan in self._plans for twin in _twins(plan, work)}

    def row(self, number: int, shape: _Shape, main: Record) -> RowPlan:
        """Say what to do with a main record and what belongs to it."""
        records = [self._now[main.uid], *self._belonging.get(main.uid, ())]
        cells = _cells(records[0], self._belonging)
        code = cells[0] if shape.fields[0] == "code" else ""
        plan = RowPlan(RowRead((number,), code, cells), "same")
        if self._options.answers.get((shape.sheet, number)) == SKIP:
            return replace(plan, action="refuse", problems=[left_out()], decided=True)
        twin = next((self._twins[uid] for uid in (main.uid, *_plans_of(records)) if uid in self._twins), None)
        if twin is not None:
            words = f"Đã có {document_number(twin)} trong hồ sơ nhưng không do gói này lập; hãy nhập bằng tệp mẫu"
            return replace(plan, action="ask", problems=[Problem("", words)])
        for record in records:
            old = self._work.snapshot.get(record.uid)
            if (new := _laid_over(old, record)) != old:
                plan.records.append(new)
        if plan.records:
            plan.action = "update" if self._work.snapshot.get(main.uid) is not None else "insert"
        return plan

    def gone(self, shape: _Shape) -> Iterator[Gone]:
        """Yield what is stored under the plans of the package and that it does not list any more."""
        for plan in self._plans:
            for item in self._work.snapshot.where(PlanItem, "plan", plan.uid) if shape.of is Task else ():
                task = self._work.find(Task, item.task)
                if task is not None and task.uid not in self._known and item.code:
                    yield Gone(task.uid, item.code, task.title)
            for each in self._work.snapshot.where(Indicator, "plan", plan.uid) if shape.of is Indicator else ():
                if each.uid not in self._known:
                    yield Gone(each.uid, each.code, indicator_title(each))


def _plans_of(records: Sequence[Record]) -> Iterator[str]:
    yield from (record.plan for record in records if isinstance(record, PlanItem | Indicator))


def _laid_over(old: Record | None, new: Record) -> Record:
    """Return our record with what the package tells of it; what it leaves empty stays."""
    if old is None or type(old) is not type(new):
        return new
    told = {
        name: getattr(new, name)
        for name, spec in specs(type(new)).items()
        if name != "extras" and getattr(new, name) != spec.kind.empty
    }
    return replace(old, position=new.position or old.position, extras={**old.extras, **new.extras}, **told)


def _our_units(records: Iterable[Record], snapshot: Snapshot) -> Mapping[str, str]:
    """Return by the package's uid ours of units of the same name and level, and our own office."""
    known = {(fold(unit.name), unit.level): unit.uid for unit in snapshot.all(Unit)}
    found = {}
    for record in records:
        if isinstance(record, Unit):
            ours = known.get((fold(record.name), record.level), "")
            if record.uid == snapshot.office or (ours and ours != record.uid):
                found[record.uid] = ours or record.uid
    return found


def _mapped(record: Record, ours: Mapping[str, str]) -> Record:
    changed = {
        name: ours[value]
        for name, spec in specs(type(record)).items()
        if isinstance(spec.kind, Ref) and (value := getattr(record, name)) in ours
    }
    return replace(record, **changed) if changed else record  # type: ignore[arg-type]


def _twins(document: Document, work: Work) -> Iterator[Document]:
    """Yield the document of ours with the number of one in the package that we do not know by its uid."""
    if work.snapshot.get(document.uid) is None and document.number:
        found = work.documents(document.number, document.symbol)
        yield from [each for each in found if each.date in (None, document.date) or document.date is None][:1]


def _left_out(records: Iterable[Record]) -> Iterator[Repair]:
    """Yield a note on records that a template does not bring: what an office told, its settings and memory."""
    counts = Counter(record.LABEL for record in records if not isinstance(record, _SHARED))
    yield from (Repair((), f"{count} {label.lower()} của nơi gửi, không nhập") for label, count in counts.items())
