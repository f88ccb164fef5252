"""An annex of N rows x 9 columns through our grid, as a ratio to reportlab's LongTable of Paragraphs in the same run.

Usage: annex_pdf.py [rows] [rounds]. Each case runs in a fresh process, taking turns; the ratio is taken round by
round and its median counts. Goal: 1,000 rows at most 0.20, 10,000 rows at most 0.10, always
below 100 MiB; exit 1 when it is missed.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PHRASES = (
    "nhiệm vụ chuyển đổi số",
    "xã phường đặc khu",
    "ủy ban nhân dân",
    "hướng dẫn tổ công nghệ số cộng đồng",
    "kế hoạch quyết định",
    "văn bản báo cáo tiến độ",
    "hoàn thành chậm đúng hạn",
    "đơn vị chủ trì phối hợp",
    "cơ sở dữ liệu",
    "dịch vụ công trực tuyến",
    "hồ sơ thủ tục hành chính",
    "chữ ký số định danh điện tử",
    "người dân doanh nghiệp",
    "hạ tầng mạng lưới băng rộng",
    "thôn bản khu phố",
    "đào tạo tập huấn kỹ năng",
    "thanh toán không dùng tiền mặt",
    "an toàn thông tin",
)
HEAD = (
    "STT",
    "Nội dung nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Người phụ trách",
    "Thời hạn",
    "Trạng thái",
    "Tiến độ",
    "Ghi chú",
)
WIDTHS = (11, 70, 32, 32, 26, 24, 22, 16, 24)
GOAL, GOAL_LONG, GOAL_MIB = 0.20, 0.10, 100
STATES = ("Hoàn thành", "Đang thực hiện", "Chậm tiến độ", "Chưa thực hiện", "Tạm dừng")


def phrase(dice: random.Random, low: int, high: int) -> str:
    wanted = dice.randint(low, high)
    text = ""
    while len(text) < wanted:
        text += f"{dice.choice(PHRASES)} "
    return text[:high].strip().capitalize()


def annex_rows(count: int) -> list[tuple[str, ...]]:
    dice = random.Random(11)
    return [
        (
            str(at + 1),
            phrase(dice, 60, 200),
            phrase(dice, 20, 60),
            phrase(dice, 20, 60),
            phrase(dice, 10, 25),
            f"{dice.randint(1, 28):02d}/{dice.randint(1, 12):02d}/2026",
            dice.choice(STATES),
            f"{dice.randint(0, 100)}%",
            phrase(dice, 20, 90),
        )
        for at in range(count)
    ]


def ours(rows: list[tuple[str, ...]]) -> bytes:
    from cdsdesk.document.blocks import (
        Annex,
        Cell,
        Column,
        DataRow,
        HeaderCell,
        IssuedDocument,
        Letterhead,
        Meta,
        Recipients,
        Reference,
        Signature,
        Table,
        Title,
    )
    from cdsdesk.reporting.fonts import find_fonts
    from cdsdesk.reporting.render_pdf.document import render_pdf
    from cdsdesk.reporting.styles import load_profile

    table = Table(
        tuple(Column(str(at), width) for at, width in enumerate(WIDTHS)),
        (tuple(HeaderCell(text) for text in HEAD),),
        tuple(DataRow(tuple(Cell(text) for text in row)) for row in rows),
    )
    document = IssuedDocument(
        Letterhead((), ("UBND phường",), "BC-UBND", "Nha Trang", 2026),
        Title("BÁO CÁO", ("Đo thời gian",)),
        (),
        Recipients(("Lưu: VT",)),
        Signature(("Chủ tịch",), "Họ và tên"),
        Meta("Đo thời gian", "UBND phường"),
        annexes=(Annex("", "Đo thời gian", Reference("Báo cáo", "BC-UBND", "UBND phường", 2026), (table,)),),
    )
    return render_pdf(document, load_profile(), find_fonts())


def long_table(rows: list[tuple[str, ...]]) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

    from cdsdesk.reporting.fonts import find_fonts
    from cdsdesk.reporting.styles import MM

    fonts = find_fonts()
    cell = ParagraphStyle("cell", fontName=fonts.regular.fontName, fontSize=11, leading=12.64)
    head = ParagraphStyle("head", fontName=fonts.bold.fontName, fontSize=11, leading=12.64, alignment=1)
    style = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONTNAME", (0, 0), (-1, -1), fonts.regular.fontName),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
    )
    cells = [[Paragraph(text, head) for text in HEAD]]
    cells += [[Paragraph(escape(text), cell) for text in row] for row in rows]
    table = LongTable(cells, colWidths=[width * MM for width in WIDTHS], repeatRows=1, style=style)
    out = BytesIO()
    margin = 20 * MM
    SimpleDocTemplate(
        out, pagesize=landscape(A4), leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin
    ).build([table])
    return out.getvalue()


CASES = {"LongTable + Paragraph": long_table, "cdsdesk": ours}


def run_case(name: str, count: int) -> None:
    rows = annex_rows(count)
    start = time.perf_counter()
    data = CASES[name](rows)
    seconds = time.perf_counter() - start
    mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "kB": len(data) // 1000, "MiB": round(mebibytes)}))


def measure(count: int, rounds: int) -> tuple[float, float]:
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in CASES}
    for _ in range(rounds):
        for name in CASES:
            command = [sys.executable, __file__, "case", name, str(count)]
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            seen[name].append(json.loads(answer.stdout))
    reference = seen["LongTable + Paragraph"]
    print(f"{count} rows x 9 columns, {rounds} rounds")
    for name, runs in seen.items():
        ratio = statistics.median(run["seconds"] / base["seconds"] for run, base in zip(runs, reference, strict=True))
        seconds = statistics.median(run["seconds"] for run in runs)
        print(f"{name:24} {seconds:8.3f} s  ratio {ratio:5.3f}  {runs[-1]['kB']:6} kB  {runs[-1]['MiB']:4} MiB")
    return ratio, max(run["MiB"] for run in seen["cdsdesk"])


if __name__ == "__main__":
    if sys.argv[1:2] == ["case"]:
        run_case(sys.argv[2], int(sys.argv[3]))
    else:
        count = int(sys.argv[1]) if sys.argv[1:] else 1000
        goal = GOAL_LONG if count >= 10_000 else GOAL
        ratio, mebibytes = measure(count, int(sys.argv[2]) if sys.argv[2:] else 5)
        print(f"ratio {ratio:.3f}, goal {goal}; {mebibytes:.0f} MiB, goal {GOAL_MIB}")
        sys.exit(ratio > goal or mebibytes >= GOAL_MIB)
