"""The PDF of a package against its data: alike as it was packed, told where another PDF stands beside the figures."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.actions.edit import set_field
from cdsdesk.actions.packing import PackRequest, make_package
from cdsdesk.actions.paper_differences import PAPER, PaperCompared, compare_paper
from cdsdesk.actions.receiving import Arrived, ReceiveRequest, Verdict, receive
from cdsdesk.exchange.package import DATA, Package, Part, pack, read_package
from cdsdesk.exchange.summary import PART
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import Progress
from cdsdesk.progress import Cancelled, NoProgress
from cdsdesk.readers.reader import DocumentReader
from db.store import Store
from tests.support.chain_offices import COMMUNES, DISTRICTS, PERIOD, make_file

COMMUNE, DISTRICT = COMMUNES[0], DISTRICTS[0]


def packed(folder: Path, name: str, edit: Callable[[Store], None] = lambda _store: None) -> Package:
    """Pack the commune's period after an edit."""
    folder.joinpath(name).mkdir()
    path = make_file(folder / name, COMMUNE)
    with Store.open(path, write=True) as store:
        edit(store)
        make_package(store, PackRequest(PERIOD, folder / f"{name}.cdsz"))
    return read_package(folder / f"{name}.cdsz")


def blank_pdf() -> bytes:
    made = BytesIO()
    canvas = Canvas(made)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def other(kind: type[Record], field: str, value: str) -> Callable[[Store], None]:
    def edit(store: Store) -> None:
        first = store.snapshot(PERIOD).all(kind)[0]
        store.apply(set_field(store.snapshot(), first, field, value))

    return edit


def with_parts(package: Package, folder: Path, **parts: bytes) -> Path:
    """Write a package with other bytes for some roles, sound in itself."""
    roles = {mark.role: name for name, mark in package.manifest.parts.items()}
    made = [
        Part(name, mark.role, parts.get(mark.role, package.parts[name]))
        for name, mark in package.manifest.parts.items()
    ]
    assert set(parts) <= set(roles)
    path = folder / "sua.cdsz"
    path.write_bytes(pack(replace(package.manifest, parts={}), tuple(made)))
    return path


def part(package: Package, role: str) -> bytes:
    return next(package.parts[name] for name, mark in package.manifest.parts.items() if mark.role == role)


def compared(package: Package) -> PaperCompared:
    with DocumentReader() as reader:
        found = compare_paper(package, reader, NoProgress())
    assert found is not None
    return found


def test_what_was_packed_is_alike(tmp_path: Path) -> None:
    found = compared(packed(tmp_path, "a"))
    assert (found.different, found.figures, found.trouble) == ((), {}, "")
    assert found.compared >= 12
    assert found.words().startswith("PDF khớp số liệu ở ")


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        (Measurement, "numerator", "99", "(99/"),
        (Progress, "status_written", "Chưa thực hiện, trễ hạn", "Chưa thực hiện, trễ hạn"),
    ],
)
def test_a_pdf_of_other_figures_is_told(tmp_path: Path, kind: type[Record], field: str, value: str, words: str) -> None:
    mine, theirs = packed(tmp_path, "a"), packed(tmp_path, "b", other(kind, field, value))
    found = compared(read_package(with_parts(mine, tmp_path, report=part(theirs, "report"))))
    assert found.different
    assert any(words in printed for printed, _ in found.different), found.different
    assert not any(words in data for _, data in found.different)
    assert found.figures == {}
    assert "PDF khác số liệu ở" in found.words()


def test_figures_that_are_not_those_of_the_records_are_told(tmp_path: Path) -> None:
    mine = packed(tmp_path, "a")
    told = json.loads(mine.parts[PART])
    told["indicators"][0]["numerator"] = "1000000"
    found = compared(read_package(with_parts(mine, tmp_path, summary=json.dumps(told).encode())))
    assert found.figures == {"chỉ tiêu": 1}
    assert not found.is_alike


def test_a_pdf_without_letters_or_another_one_is_no_difference(tmp_path: Path) -> None:
    mine = packed(tmp_path, "a")
    scanned = compared(read_package(with_parts(mine, tmp_path, report=blank_pdf())))
    assert scanned.trouble
    assert scanned.is_alike
    broken = compared(read_package(with_parts(mine, tmp_path, report=b"%PDF-1.7 no more")))
    assert broken.trouble


def test_records_that_make_no_report_are_said_and_nothing_more(tmp_path: Path) -> None:
    mine = packed(tmp_path, "a")
    odd = json.loads(mine.parts[DATA]) | {"later": []}
    assert compared(read_package(with_parts(mine, tmp_path, data=json.dumps(odd).encode()))).trouble


def taken(folder: Path, *paths: Path) -> tuple[tuple[Arrived, ...], tuple[Submission, ...]]:
    above = make_file(folder, DISTRICT, *COMMUNES[:2], told=False)
    with Store.open(above, write=True) as store:
        return receive(store, ReceiveRequest(paths)), store.snapshot().all(Submission)


def test_receiving_flags_it_and_keeps_it_with_the_package(tmp_path: Path) -> None:
    mine, theirs = packed(tmp_path, "a"), packed(tmp_path, "b", other(Measurement, "numerator", "99"))
    path = with_parts(mine, tmp_path, report=part(theirs, "report"))
    (one,), (kept,) = taken(tmp_path, path)
    assert (one.verdict, one.differs) == (Verdict.NEW, True)
    assert "PDF khác số liệu" in one.words
    assert kept.extras[PAPER] == one.words


def test_a_package_that_is_alike_comes_in_without_a_word(tmp_path: Path) -> None:
    packed(tmp_path, "a")
    (one,), (kept,) = taken(tmp_path, tmp_path / "a.cdsz")
    assert (one.words, one.differs) == ("", False)
    assert str(kept.extras[PAPER]).startswith("PDF khớp")


def test_what_a_district_passes_on_is_no_difference(tmp_path: Path) -> None:
    packed(tmp_path, "a")
    file = make_file(tmp_path, DISTRICT, *COMMUNES[:2])
    with Store.open(file, write=True) as store:
        receive(store, ReceiveRequest([tmp_path / "a.cdsz"]))
        make_package(store, PackRequest(PERIOD, tmp_path / "huyen.cdsz"))
    found = compared(read_package(tmp_path / "huyen.cdsz"))
    assert (found.different, found.figures, found.trouble) == ((), {}, "")
    assert found.compared > 20


def test_stopping_while_a_pdf_is_read_keeps_nothing(tmp_path: Path) -> None:
    class Stopping:
        def report(self, done: int, total: int, text: str = "") -> None:
            if text.startswith("Đang đọc"):
                raise Cancelled

    packed(tmp_path, "a")
    above = make_file(tmp_path, DISTRICT, *COMMUNES[:2], told=False)
    with Store.open(above, write=True) as store:
        with pytest.raises(Cancelled):
            receive(store, ReceiveRequest([tmp_path / "a.cdsz"]), Stopping())
        assert store.packages.known() == frozenset()
        assert store.snapshot().all(Submission) == ()
