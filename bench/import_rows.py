"""Reading, previewing and storing N rows x 12 columns, as a ratio to openpyxl reading the same file.

Usage: import_rows.py [rows] [rounds]. Each case runs in a fresh process, taking turns; the ratio is taken round by
round and its median counts. "stored" is the step made of a preview and written into a new data file, "revised" the
same for a file that holds these rows already and gets another note in each. The search index follows when the program
is idle, and what that takes is told beside them. Goals for 10,000 rows: read 0.08, preview
(read, map, plan) 0.15, stored 0.25, and 300 MB at most in either process. Exit 1 when a goal is missed.
"Stored" is what is waited for after the button: the step is made ready by the worker while the preview is looked at,
and what that takes is told beside it too. The command line, where nobody looks, takes both one after the other.
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from db.store import Store

HEAD = (
    *("STT", "Nội dung, nhiệm vụ", "Mục tiêu, nội dung", "Sản phẩm", "Đơn vị chủ trì", "Cơ quan phối hợp"),
    *("Thời gian thực hiện", "Tiến độ (%)", "Tổng mức đầu tư", "Đánh giá tiến độ", "Kết quả thực hiện", "Ghi chú"),
)
PHRASES = (
    *("nhiệm vụ chuyển đổi số", "xã phường đặc khu", "ủy ban nhân dân", "hướng dẫn tổ công nghệ số cộng đồng"),
    *("kế hoạch quyết định", "văn bản báo cáo tiến độ", "đơn vị chủ trì phối hợp", "cơ sở dữ liệu dùng chung"),
    *("dịch vụ công trực tuyến", "hồ sơ thủ tục hành chính", "chữ ký số định danh điện tử", "người dân doanh nghiệp"),
    *("hạ tầng mạng lưới băng rộng", "thôn bản khu phố", "đào tạo tập huấn kỹ năng", "an toàn thông tin mạng"),
)
STATES = (
    *("Hoàn thành, đúng hạn", "Hoàn thành, trễ hạn", "Đang thực hiện theo tiến độ", "Đang thực hiện, trễ hạn"),
    "Chưa thực hiện, trễ hạn",
)
GOALS = {"read": 0.08, "preview": 0.15, "stored": 0.25, "revised": 0.25}
MOST_MB = 300
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TIMES = ("seconds", "before", "later")
CASES = ("openpyxl", "read", "preview", "stored", "revised")


def phrase(dice: random.Random, low: int, high: int) -> str:
    wanted, text = dice.randint(low, high), ""
    while len(text) < wanted:
        text += f" {dice.choice(PHRASES)}"
    return text.strip().capitalize()[:high].rstrip()


def make_workbook(path: Path, count: int, note: str = "") -> None:
    """Write the rows as office programs do, with shared strings; openpyxl itself would write inline ones."""
    from openpyxl import Workbook

    Workbook().save(path)
    shared: dict[str, int] = {}
    lines = "".join(sheet_row(number, cells, shared) for number, cells in enumerate(sheet_rows(count, note), 1))
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    parts = {
        "xl/worksheets/sheet1.xml": f"<worksheet {SPACE}><sheetData>{lines}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst {SPACE} count="{len(shared)}" uniqueCount="{len(shared)}">{strings}</sst>',
    }
    with zipfile.ZipFile(path) as plain:
        rest = {name: plain.read(name) for name in plain.namelist() if name not in parts}
    for name, end, link in (
        (
            "[Content_Types].xml",
            b"</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}+xml"/>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="s1" Type="{OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml"/>',
        ),
    ):
        rest[name] = rest[name].replace(end, link.encode() + end)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in (rest | parts).items():
            book.writestr(name, data)


def sheet_row(number: int, cells: list[str | float], shared: dict[str, int]) -> str:
    out = []
    for column, cell in enumerate(cells):
        place = f"{chr(65 + column)}{number}"
        if isinstance(cell, str):
            out.append(f'<c r="{place}" t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>')
        else:
            out.append(f'<c r="{place}"><v>{cell}</v></c>')
    return f'<row r="{number}">{"".join(out)}</row>'


def sheet_rows(count: int, note: str) -> Iterator[list[str | float]]:
    dice = random.Random(7)
    yield ["Phụ lục I"]
    yield ["Tình hình thực hiện nhiệm vụ tại Kế hoạch số 145/KH-UBND ngày 15/4/2022 của UBND tỉnh năm 2022"]
    yield ["ĐVT: Triệu đồng"]
    yield list(HEAD)
    for row in range(count):
        month, year = dice.randint(1, 12), dice.randint(2022, 2025)
        yield (
            [
                f"{row // 100 + 1}.{row % 100 + 1}",
                phrase(dice, 60, 200),
                phrase(dice, 20, 80),
                phrase(dice, 20, 120),
                phrase(dice, 20, 60),
                phrase(dice, 20, 60),
                f"Tháng {month}/{year}",
                dice.randint(0, 100),
                round(dice.random() * 1000, 1),
                dice.choice(STATES),
                phrase(dice, 20, 160),
                note + phrase(dice, 20, 100),
            ]
        )


def one_case(case: str, path: Path) -> dict[str, float]:
    """Return seconds and the greatest memory, in MB, of this process and of its reading child."""
    if case == "openpyxl":
        start = time.perf_counter()
        from openpyxl import load_workbook

        rows = [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]
        assert len(rows) > 4
        return told(time.perf_counter() - start)
    from cdsdesk.actions.importing import preview, read_file, write
    from cdsdesk.importing.options import ImportOptions
    from cdsdesk.model.office import Level, Unit
    from cdsdesk.progress import NoProgress
    from cdsdesk.readers.reader import DocumentReader
    from db.store import Store

    with tempfile.TemporaryDirectory() as folder, DocumentReader() as reader:
        os.environ["CDSDESK_HOME"] = str(Path(folder, "home"))
        office = Unit(uid="office", name="UBND phường Bắc Nha Trang", level=Level.COMMUNE)
        with Store.create(Path(folder, "a.cds"), office, who="bench") as store:
            reader.start()
            time.sleep(0.5)  # the program keeps its reading child warm
            if case == "revised":
                store.apply(write(preview(read_file(path, reader=reader), ImportOptions(), store.snapshot(), "office")))
                settle(store)
            snapshot = store.snapshot()
            source = path.with_name("revised.xlsx") if case == "revised" else path
            start = time.perf_counter()
            if case == "read":
                reader.read(source, NoProgress())
            else:
                shown = preview(read_file(source, reader=reader), ImportOptions(), snapshot, "office")
                counts = shown.tables[0].counts
                assert counts["read"] == counts["update" if case == "revised" else "insert"], counts
            looked_at = time.perf_counter()
            if case in ("stored", "revised"):
                step = store.make_ready(write(shown))
                start = time.perf_counter()
                assert store.apply(step).records >= counts["read"]
            written = time.perf_counter()
            settle(store)
            indexed = time.perf_counter()
            reader.close()
            return told(written - start, start - looked_at, indexed - written)


def settle(store: "Store") -> None:
    while store.settle():
        pass


def told(seconds: float, before: float = 0.0, later: float = 0.0) -> dict[str, float]:
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"seconds": seconds, "before": before, "later": later, "MB": own, "MB of the child": child}


def main() -> int:
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(one_case(sys.argv[2], Path(sys.argv[3]))))
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    found: dict[str, list[dict[str, float]]] = {case: [] for case in CASES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.xlsx"
        make_workbook(path, count)
        make_workbook(path.with_name("revised.xlsx"), count, "Đã rà soát; ")
        for _ in range(rounds):
            for case in CASES:
                found[case].append(run(case, path))
    missed = sum([missed_by(case, found) for case in CASES])
    return 1 if missed and count >= 10_000 else 0


def missed_by(case: str, found: dict[str, list[dict[str, float]]]) -> bool:
    """Print what was found of a case; return whether a goal was missed."""
    times = list(zip(found[case], found["openpyxl"], strict=True))
    ratio, before, later = (statistics.median(one[name] / whole["seconds"] for one, whole in times) for name in _TIMES)
    own, child = (max(one[name] for one in found[case]) for name in ("MB", "MB of the child"))
    goal = GOALS.get(case)
    missed = goal is not None and (ratio > goal or max(own, child) > MOST_MB)
    verdict = "" if goal is None else f" (mục tiêu {goal}) {'CHƯA đạt' if missed else 'đạt'}"
    rest = f"; chuẩn bị lúc đang xem: {before:.3f}, chỉ mục tìm kiếm lúc rảnh: {later:.3f}"
    rest = rest if case in ("stored", "revised") else ""
    print(f"{case:10} {ratio:.3f}  {own:4.0f} MB  {child:4.0f} MB ở tiến trình đọc{verdict}{rest}")
    return missed


def run(case: str, path: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "one", case, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    raise SystemExit(main())
