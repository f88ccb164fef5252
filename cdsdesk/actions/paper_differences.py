"""The PDF of a package held against its data: the report is composed anew from the records and compared in words.

Only what the PDF says in the words of the program is compared: a sentence or a row that is printed otherwise tells
nothing of figures. So what is told as different is different, and ``compared`` says how much was looked at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cdsdesk.actions.figure_differences import differences
from cdsdesk.document.blocks import DataRow, IssuedDocument, ListItem, Paragraph, Table, plain
from cdsdesk.errors import CdsError, InputError
from cdsdesk.exchange.adding_up import Sums
from cdsdesk.exchange.dump import load
from cdsdesk.exchange.package import Package
from cdsdesk.exchange.passed_on import BELOW, PassedOn, passed_on
from cdsdesk.exchange.summary import PART, summary
from cdsdesk.files import put_file
from cdsdesk.model.consolidation import Consolidation, Office
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import EVALUATION_WORDS
from cdsdesk.model.office import Unit
from cdsdesk.model.received import RECEIVED
from cdsdesk.model.reports import Report, ReportKind
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import STATE_WORDS
from cdsdesk.progress import Progress
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.reader import DocumentReader
from cdsdesk.reporting.compose import compose
from cdsdesk.vietnamese.text import clean_line

PAPER = "Đối chiếu PDF"
_ALIKE, _NOT_READ = "PDF khớp số liệu", "Chưa đối chiếu được PDF"
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_LEAST_LETTERS = 12
_JUDGEMENTS = frozenset({*STATE_WORDS.values(), *EVALUATION_WORDS.values()})
_SHOWN = 3


@dataclass(frozen=True)
class PaperCompared:
    """How many places of a PDF were compared with the data, and those that differ: as printed, as the data give it.

    ``figures`` counts by kind what the figures to be added up tell otherwise than the records; ``trouble`` says why
    nothing could be compared.
    """

    compared: int = 0
    different: tuple[tuple[str, str], ...] = ()
    figures: Mapping[str, int] | None = None
    trouble: str = ""

    @property
    def is_alike(self) -> bool:
        """Whether nothing differs in what could be compared."""
        return not self.different and not self.figures

    def words(self) -> str:
        """Return one sentence for the officer who receives the package."""
        if self.trouble:
            return f"{_NOT_READ}: {self.trouble}."
        told = []
        if self.different:
            some = "; ".join(f"PDF ghi “{printed}”, số liệu là “{data}”" for printed, data in self.different[:_SHOWN])
            more = f" và {len(self.different) - _SHOWN} chỗ khác" if len(self.different) > _SHOWN else ""
            told.append(f"PDF khác số liệu ở {len(self.different)} chỗ: {some}{more}")
        if self.figures:
            counts = ", ".join(f"{count} {what}" for what, count in self.figures.items())
            told.append(f"phần số liệu tổng hợp khác bản ghi: {counts}")
        whole = "; ".join(told) if told else f"{_ALIKE} ở {self.compared} chỗ đã đối chiếu"
        return f"{whole[:1].upper()}{whole[1:]}."


def tells_otherwise(sent: Submission) -> bool:
    """Whether the PDF of a package that was received tells other figures than its data."""
    words = sent.extras.get(PAPER, "")
    return bool(words) and not words.startswith((_ALIKE, _NOT_READ))


def paper_of(package: Package) -> bytes | None:
    """Return the PDF of a report package, the signed one first; None where it holds none."""
    names = {mark.role: name for name, mark in sorted(package.manifest.parts.items())}
    found = names.get("signed") or names.get("report")
    return package.parts[found] if found is not None else None


def compare_paper(package: Package, reader: DocumentReader, progress: Progress) -> PaperCompared | None:
    """Compare the PDF of a package with its data; None where it holds no PDF. Raises Cancelled."""
    data = paper_of(package)
    if data is None:
        return None
    try:
        snapshot, report = _recomposed(package)
        told = differences(_plain(summary(snapshot)), _plain(_told(package)))
        document = compose(snapshot, report)
        with TemporaryDirectory() as folder:
            path = Path(folder, "bao-cao.pdf")
            put_file(path, data)
            book = reader.read_text(path, progress)
    except CdsError as error:
        return PaperCompared(trouble=error.sentence().removesuffix("."))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        # The records are a stranger's: whatever is odd in them must not keep other packages from coming in.
        return PaperCompared(trouble="dữ liệu trong gói không lập lại được báo cáo")
    lines, rows = _lines(book), _rows(book)
    if not lines and not rows:
        return PaperCompared(trouble="PDF không có chữ, có thể là bản quét")
    same, different = _compared(document, "\n".join(lines), rows)
    return PaperCompared(same + len(different), tuple(different), told)


def _told(package: Package) -> Mapping[str, Any]:
    found = Package(package.manifest, {"data.json": package.parts[PART]}, b"").json()
    if not isinstance(found, dict):
        raise InputError("Phần số liệu của gói không đọc được", PART, "hãy xin nơi gửi lập lại gói")
    return found


def _plain(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return figures without what an office passes on: that is no record of its own."""
    return {key: value for key, value in figures.items() if key != BELOW}


def _recomposed(package: Package) -> tuple[Snapshot, Report]:
    """Return the snapshot and report of the sender as its records give them, with what it passes on."""
    office, records = load(package.json())
    told = tuple(passed_on(_told(package), office))
    sent = [Submission(uid=f"below {one.office.uid}", unit=one.office.uid, purpose=RECEIVED) for one in told]
    code = package.manifest.period
    everything: dict[str, Record] = {record.uid: record for record in records}
    everything |= {one.uid: Submission(**(vars(one) | {"period": code})) for one in sent}
    snapshot = select(Snapshot(office, everything), code, changed=None)
    if told:
        snapshot = snapshot.patched({}, lower=_lower(told, code))
    kind = ReportKind(package.manifest.kind or ReportKind.BAO_CAO.value)
    made = [row for row in snapshot.where(Report, "unit", office) if row.kind is kind and row.period == code]
    return snapshot, made[-1] if made else Report(unit=office, kind=kind, period=code)


def _lower(told: Sequence[PassedOn], code: str) -> Consolidation:
    sums, offices = Sums(), []
    for one in told:
        unit, above = Unit(uid=one.office.uid, name=one.office.name), one.above[1:]
        sent = Submission(uid=f"below {unit.uid}", unit=unit.uid, period=code) if one.figures is not None else None
        offices.append(Office(unit, sent, on_time=one.on_time, above=above))
        if one.figures is not None:
            sums.add(unit.uid, one.figures, above)
    return sums.consolidation(code, tuple(offices))


def _compared(
    document: IssuedDocument, text: str, rows: Mapping[tuple[str, str], Sequence[Sequence[str]]]
) -> tuple[int, list[tuple[str, str]]]:
    """Return how many places are alike, and those that differ."""
    same, different = 0, []
    for is_same, printed, data in (*_in_sentences(document, text), *_in_rows(document, rows)):
        same += is_same
        if not is_same:
            different.append((printed, data))
    return same, different


def _in_sentences(document: IssuedDocument, text: str) -> Iterator[tuple[bool, str, str]]:
    """Yield the sentences with figures that the PDF has too, with the same figures or others."""
    ours: dict[str, list[str]] = defaultdict(list)
    for block in document.body:
        if isinstance(block, Paragraph | ListItem):
            line = clean_line(plain(block.runs)).rstrip(" .;:/")
            if _NUMBER.search(line) and sum(map(str.isalpha, line)) >= _LEAST_LETTERS:
                ours[_NUMBER.sub("#", line)].append(line)
    for form, lines in ours.items():
        pattern = _NUMBER.pattern.join(map(re.escape, form.split("#")))
        found = Counter(match.group() for match in re.finditer(pattern, text))
        wanted = Counter(lines)
        yield from ((True, line, line) for line in (wanted & found).elements())
        yield from (
            (False, *pair) for pair in zip((found - wanted).elements(), (wanted - found).elements(), strict=False)
        )


def _in_rows(
    document: IssuedDocument, rows: Mapping[tuple[str, str], Sequence[Sequence[str]]]
) -> Iterator[tuple[bool, str, str]]:
    """Yield the cells of annexes that the PDF has too: figures, states and evaluations, the same or others."""
    for annex in document.annexes:
        for row in (row for block in annex.blocks if isinstance(block, Table) for row in block.rows):
            cells = [clean_line(cell.text) for cell in row.cells] if isinstance(row, DataRow) else []
            found = rows.get((cells[0], cells[1]), ()) if len(cells) > 1 else ()
            if len(found) != 1 or len(found[0]) != len(cells):
                continue
            for theirs, ours in zip(found[0][2:], cells[2:], strict=True):
                judged = {theirs, ours} <= _JUDGEMENTS
                figures = bool(_NUMBER.search(ours)) and _NUMBER.sub("#", theirs) == _NUMBER.sub("#", ours)
                if judged or figures:
                    yield theirs == ours, f"{cells[0]} {cells[1]}: {theirs}".strip(), ours


def _lines(book: RawBook) -> list[str]:
    rows = (tuple(filter(None, map(_text, row))) for sheet in book.sheets for row in sheet.rows)
    return [clean_line(" ".join(row)) for row in rows if row]


def _rows(book: RawBook) -> Mapping[tuple[str, str], list[list[str]]]:
    """Return the rows of tables by their first two cells."""
    found: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for sheet in book.sheets:
        for row in sheet.rows:
            cells = [clean_line(_text(value)) for value in row]
            if len(cells) > 2 and cells[1]:
                found[cells[0], cells[1]].append(cells)
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
