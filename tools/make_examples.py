"""Makes docs/examples: the sample office's documents as PDF, and a picture of the pages of each.

``python -m tools.make_examples [FOLDER]``; the same data and fonts give the same files.
"""

import argparse
import io
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from cdsdesk.actions.demo import NOW, PLAN_2026, THEN, fill, sample_office
from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.files import put_file
from cdsdesk.model.reports import ReportKind
from db.store import Store

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
_WHO = "Số liệu mẫu"
_DOTS_PER_INCH, _ACROSS, _MOST, _GAP = 48, 4, 8, 8
_FINER = 3  # letters drawn small stand unevenly, drawn large and made small they do not
_GREYS = 16
_DOCUMENTS = (
    ("bao-cao-thang-9-2026", ReportRequest("2026-M09", plan=PLAN_2026, who=_WHO)),
    ("bao-cao-quy-3-2026", ReportRequest("2026-Q3", plan=PLAN_2026, who=_WHO)),
    ("bao-cao-9-thang-2026", ReportRequest(NOW, plan=PLAN_2026, who=_WHO)),
    ("bao-cao-nam-2022", ReportRequest(THEN, plan="3536/KH-UBND", who=_WHO)),
    ("ke-hoach-nam-2027", ReportRequest("2027", ReportKind.KE_HOACH, who=_WHO)),
    ("cong-van-9-thang-2026", ReportRequest(NOW, ReportKind.CONG_VAN, who=_WHO)),
)


def documents(folder: Path) -> list[Path]:
    """Write the documents of the sample office as PDF, numbers and dates blank; the letter last, for it lists files."""
    office, beside = sample_office()
    made = []
    with closing(Store.create(folder / "mau.cds", office, beside)) as store:
        fill(store, lambda _: None)
        for name, request in _DOCUMENTS:
            path = folder / f"{name}.pdf"
            export(store, ReportRequest(**vars(request) | {"pdf": path}))
            made.append(path)
    return made


def sheet(data: bytes) -> bytes:
    """Return one PNG with the first pages of a PDF side by side."""
    pages = _pages(data)
    rows = [pages[at : at + _ACROSS] for at in range(0, len(pages), _ACROSS)]
    width = max(sum(page.width + _GAP for page in row) for row in rows) + _GAP
    height = sum(max(page.height for page in row) + _GAP for row in rows) + _GAP
    whole = Image.new("L", (width, height), 200)
    top = _GAP
    for row in rows:
        left = _GAP
        for page in row:
            whole.paste(page, (left, top))
            left += page.width + _GAP
        top += max(page.height for page in row) + _GAP
    out = io.BytesIO()
    whole.quantize(_GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _pages(data: bytes) -> Sequence[Image.Image]:
    with closing(pypdfium2.PdfDocument(data)) as document:
        count = min(len(document), _MOST)
        scale = _FINER * _DOTS_PER_INCH / 72
        return [document[at].render(scale=scale, grayscale=True).to_pil().reduce(_FINER) for at in range(count)]


def main() -> None:
    """Write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=EXAMPLES)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for path in documents(Path(temporary)):
            data = path.read_bytes()
            put_file(folder / path.name, data)
            put_file(folder / f"{path.stem}.png", sheet(data))
            print(path.name)


if __name__ == "__main__":
    main()
