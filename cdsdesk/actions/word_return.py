"""A report that comes back edited from Word: what reads otherwise, and taking it over one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cdsdesk.actions.edit import Edit, change, existing
from cdsdesk.actions.own_edits import changes_of, may_change
from cdsdesk.actions.own_office_edits import OwnEdit
from cdsdesk.actions.passages import edit_passage
from cdsdesk.actions.passages import passages as generated_passages
from cdsdesk.actions.report import ReportRequest, report_of
from cdsdesk.actions.report_snapshot import report_snapshot
from cdsdesk.document.closing import END_MARK
from cdsdesk.document.sources import text_mark
from cdsdesk.errors import ConflictError, InputError, RecordError
from cdsdesk.importing.own_workbook import OwnCell
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.identity import new_uid
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import previous
from cdsdesk.model.ports import Store
from cdsdesk.model.report_parts import OWN, is_passage
from cdsdesk.model.reports import REPORT_KIND_WORDS, Narrative, Report, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Section
from cdsdesk.progress import Progress
from cdsdesk.readers.reader import read_word_passages
from cdsdesk.readers.word_passages import WordPassages, WordSource
from cdsdesk.reporting.compose import compose, context_of
from cdsdesk.reporting.passages import MAIN_TEXT, OWN_WORDS, Names, Passage, PassageKind, passages
from cdsdesk.reporting.returned_word import Comparison, Difference, How, compare
from cdsdesk.reporting.section_passages import SectionPassage
from cdsdesk.reporting.sections_own import narrative_of
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_line

_SUBJECT = "subject"
_ABOUT = "V/v "
_MOST_LINES = 4
_IN_PROGRAM = "hãy sửa trong chương trình nếu đồng ý"


@dataclass(frozen=True)
class ReturnedReport:
    """A file that was compared with the report as it would be written now.

    ``last`` is the year before a plan, ``lower`` what the offices below told.
    """

    report: Report
    ours: tuple[Passage, ...]
    comparison: Comparison
    last: Snapshot | None = None
    lower: Consolidation | None = None


def read_returned(path: Path, progress: Progress) -> WordPassages:
    """Read a Word file that came back. Raises InputError, Cancelled."""
    return read_word_passages(path, progress)


def kind_of_returned(returned: WordPassages) -> ReportKind:
    """Return which kind of document a file is: a report when it does not tell, a letter when its title has no kind."""
    if returned.source is None:
        return ReportKind.BAO_CAO
    known = {words.upper(): kind for kind, words in REPORT_KIND_WORDS.items()}
    return known.get(returned.source.kind.upper(), ReportKind.CONG_VAN)


def looks_back_on(returned: WordPassages, snapshot: Snapshot) -> str:
    """Return the code of the period that a file looks back on, as a plan does; "" for other kinds."""
    if kind_of_returned(returned) is not ReportKind.KE_HOACH or snapshot.period is None:
        return ""
    return previous(snapshot.period.code)


def compare_returned(store: Store, period: str, returned: WordPassages) -> ReturnedReport:
    """Compare a file with the report of a period as it would be written now.

    Raises InputError for a file of another office or period.
    """
    snapshot = report_snapshot(store, period, kind_of_returned(returned))
    before = looks_back_on(returned, snapshot)
    return compared(snapshot, returned, store.snapshot(before) if before else None)


def compared(snapshot: Snapshot, returned: WordPassages, last: Snapshot | None = None) -> ReturnedReport:
    """Compare a file with the report that ``snapshot`` gives; ``last`` is the year before a plan. Raises InputError."""
    code = snapshot.period.code if snapshot.period else ""
    report = report_of(snapshot, ReportRequest(code, kind_of_returned(returned)))
    document = compose(snapshot, report, last=last)
    source = returned.source
    if source is not None and source.office != document.meta.office:
        raise InputError("Tệp là báo cáo của đơn vị khác", _whose(snapshot, source, returned), "hãy chọn đúng tệp")
    if source is not None and source.period != document.meta.period:
        raise InputError("Tệp là báo cáo của kỳ khác", source.period, "hãy chọn đúng kỳ")
    ours = passages(document)
    return ReturnedReport(report, ours, compare(ours, returned), last, snapshot.lower)


def _whose(snapshot: Snapshot, source: WordSource, returned: WordPassages) -> str:
    """Return the office that a file is of by the name that is known of it, else as its letterhead prints it."""
    known = snapshot.find(Unit, source.office)
    names = Names()
    names.part(MAIN_TEXT)
    letterhead = {names.formal("body") for _ in range(_MOST_LINES)}
    printed = " ".join(one.text for one in returned.pieces if letterhead.intersection(one.names))
    return known.name if known is not None and known.name else clean_line(printed)


def take_over(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference, who: str = "") -> ChangeSet:
    """Return what writing a difference as the file has it changes.

    Raises RecordError, with what to do instead, for what no field of a record holds.
    """
    snapshot = snapshot.patched({}, lower=shown.lower)
    if wanted.kind is PassageKind.CELL and wanted.how is How.CHANGED:
        made = _cell(snapshot, shown, wanted)
    elif wanted.kind in (PassageKind.OWN, PassageKind.GENERATED):
        made = _words(snapshot, shown, wanted)
    elif wanted.kind is PassageKind.HEADING and wanted.how is How.CHANGED:
        made = _heading(snapshot, shown, wanted)
    elif wanted.how is How.CHANGED and wanted.passage is not None and wanted.passage.section == _SUBJECT:
        made = _subject(snapshot, shown, wanted)
    else:
        raise _no_home(wanted)
    label = f"Lấy từ Word: {shortened(wanted.theirs or f'bỏ {wanted.ours}')}"
    return replace(made, label=label, who=who, folding="")


_REASONS: Mapping[PassageKind, str] = {
    PassageKind.FORMAL: "Phần thể thức này lấy từ Đơn vị & thiết lập, không lấy từ Word được",
    PassageKind.HEADING: "Tiêu đề này lấy từ đề cương, không lấy từ Word được",
    PassageKind.GENERATED: "Câu này lấy từ đề cương hoặc bảng số liệu, không lấy từ Word được",
    PassageKind.CELL: "Dòng này không thêm, bớt từ Word được",
    PassageKind.OWN: "Mục này không có lời văn riêng của đơn vị",
}


def why_not(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference) -> str:
    """Return why a difference cannot be taken over, "" when it can."""
    try:
        take_over(snapshot, shown, wanted)
    except (RecordError, ConflictError) as refused:
        return refused.sentence()
    return ""


def _cell(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference) -> ChangeSet:
    passage = wanted.passage
    if passage is None or len(passage.refs) != 1 or not may_change(passage.refs[0].type, passage.refs[0].field):
        raise RecordError("Ô này tính từ số liệu khác", shortened(wanted.ours), _IN_PROGRAM)
    ref = passage.refs[0]
    held = OwnCell(ref.type, ref.uid, ref.field, text_mark(passage.text))
    line = passage.unit_line.casefold()
    unit = next((one for one in MoneyUnit if line.endswith(f": {one.label.casefold()}")), None)
    return changes_of(snapshot, OwnEdit(passage.row, held, wanted.theirs, shown.report.period, unit))


def _words(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference) -> ChangeSet:
    """Put the words where ours stand: into the office's own ones, else into the passage that the data give."""
    known = wanted.passage or wanted.behind
    if known is None:
        raise _no_home(wanted)
    narrative = _narrative(snapshot, known)
    if narrative is not None and not is_passage(narrative.section_key):
        return _own_words(snapshot, narrative, _line_of(shown.ours, known), wanted)
    found = _generated_line(snapshot, shown, known)
    if found is not None:
        passage, at = found
        lines = _lines(passage.printed)
        _put(lines, at, wanted)
        return edit_passage(snapshot, shown.report, passage, "\n".join(lines))
    if wanted.how is not How.ADDED:
        raise _no_home(wanted)
    return _own_words(snapshot, _unwritten(snapshot, shown, wanted), None, wanted)


def _own_words(snapshot: Snapshot, narrative: Narrative, at: int | None, wanted: Difference) -> ChangeSet:
    lines = _lines(narrative.own_text)
    _put(lines, len(lines) - 1 if at is None else at, wanted)
    draft = Draft(snapshot.records)
    draft.put(replace(narrative, own_text="\n".join(lines), edited=True))
    return ChangeSet("", draft.changes())


def _put(lines: list[str], at: int, wanted: Difference) -> None:
    """Put the words of the file in place of a line, or behind it when they were added."""
    text = wanted.theirs
    if wanted.ours.endswith(END_MARK):
        text = text.removesuffix(END_MARK)
    start = at + 1 if wanted.how is How.ADDED else at
    words = clean_line(text)
    lines[start : at + 1] = [words] if words else []


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _narrative(snapshot: Snapshot, known: Passage) -> Narrative | None:
    """Return the words of the office that a passage is of."""
    uid = _own_ref(known)
    return snapshot.find(Narrative, uid) if uid else None


def _own_ref(known: Passage) -> str:
    return next((ref.uid for ref in known.refs if (ref.type, ref.field) == OWN_WORDS), "")


def _line_of(ours: tuple[Passage, ...], known: Passage) -> int:
    """Return which line of the office's words a passage is."""
    own = _own_ref(known)
    return [one.name for one in ours if _own_ref(one) == own].index(known.name)


def _generated_line(snapshot: Snapshot, shown: ReturnedReport, known: Passage) -> tuple[SectionPassage, int] | None:
    """Return the generated passage that a paragraph is of, and which of its lines; by its words, in their order."""
    mark = text_mark(known.text)
    same = [one.name for one in shown.ours if one.column is None and text_mark(one.text) == mark]
    found = [
        (passage, at)
        for passage in generated_passages(snapshot, shown.report, shown.last)
        for at, line in enumerate(_lines(passage.printed))
        if text_mark(line) == mark
    ]
    place = same.index(known.name) if known.name in same else len(found)
    return found[place] if place < len(found) else None


def _unwritten(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference) -> Narrative:
    """Return the words of the section that an added passage stands in, still unwritten ones too."""
    context = context_of(snapshot, shown.report, shown.last)
    key = wanted.behind.section if wanted.behind is not None else ""
    section = next((one for one in context.outline.sections if one.key == key), None)
    if section is None or OWN not in section.parts:
        raise _no_home(wanted)
    report = shown.report
    blank = Narrative(
        uid=new_uid(), unit=snapshot.office, report_kind=report.kind, period=report.period, section_key=section.key
    )
    return narrative_of(context, section.key) or blank


def _no_home(wanted: Difference) -> RecordError:
    return RecordError(_REASONS[wanted.kind], shortened(wanted.theirs or wanted.ours), _IN_PROGRAM)


def _heading(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference) -> ChangeSet:
    """Change the title of a section row, whose number stays, or a small heading among generated words."""
    refs = wanted.passage.refs if wanted.passage is not None else ()
    if not refs:
        return _words(snapshot, shown, wanted)
    if len(refs) != 1 or refs[0].type != Section.TYPE:
        raise _no_home(wanted)
    section = existing(snapshot, Section.TYPE, refs[0].uid)
    assert isinstance(section, Section)
    number = wanted.ours.removesuffix(section.title)
    if not wanted.theirs.startswith(number.strip()):
        raise RecordError("Số thứ tự của mục đã sửa", shortened(wanted.theirs), _IN_PROGRAM)
    title = clean_line(wanted.theirs[len(number.strip()) :])
    return change(snapshot, Section.TYPE, section.uid, Edit({"title": title}))


def _subject(snapshot: Snapshot, shown: ReturnedReport, wanted: Difference) -> ChangeSet:
    title = clean_line(wanted.theirs)
    if wanted.ours.startswith(_ABOUT):
        title = title.removeprefix(_ABOUT)
        title = title[:1].upper() + title[1:]
    draft = Draft(snapshot.records)
    draft.put(replace(shown.report, title=title))
    return ChangeSet("", draft.changes())
