"""The report of Nha Trang on 2022: entered as the city's office would have, made again, held against what it says."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cdsdesk.document.blocks import IssuedDocument
from tools.seeds.compare import Compared, closing_lines, figures, line_with, paragraphs, table_cells, table_of
from tools.seeds.made import composed
from tools.seeds.office import Office
from tools.seeds.text import TextDocument, between, recipients_of

PERIOD, UPPER, OWN = "2022", "5312/KH-BCĐCDS", "3536/KH-UBND"
COUNTED = ("2.8", "5.1", "6.1", "6.2")
"""Items of the province's plan that the city's own summary counts too (its item references tell)."""

BODY = "Ban Chỉ đạo chuyển đổi số thành phố Nha Trang"
OUTLINE = """id = "bao-cao-nha-trang"
version = "1"
name = "Báo cáo năm của Ban Chỉ đạo chuyển đổi số thành phố"
document = "bao-cao"
kind = "BÁO CÁO"
symbol = "BC"
subject = "Tình hình chuyển đổi số thành phố {period}"
closing = ""

[[section]]
key = "tinh_hinh"
level = 1
title = "TÌNH HÌNH TRIỂN KHAI CHUYỂN ĐỔI SỐ VÀ KẾT QUẢ"

[[section]]
key = "chi_dao"
level = 2
title = "Công tác chỉ đạo, xây dựng chương trình, kế hoạch triển khai"
parts = ["documents"]

[[section]]
key = "ket_qua"
level = 2
title = "Kết quả triển khai thực hiện"
parts = ["own", "progress"]

[[section]]
key = "kho_khan"
level = 1
title = "KHÓ KHĂN, VƯỚNG MẮC"
parts = ["own"]

[[section]]
key = "phuong_huong"
level = 1
title = "PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG {NEXT}"
parts = ["own"]

[sentences]
documents = "UBND thành phố đã ban hành các văn bản:"
"""
SHARES = (
    ("NT1", "Tỷ lệ trường học lắp đặt, sử dụng các phương thức thanh toán không dùng tiền mặt", "67", "107", "62,6%"),
    ("NT2", "Tỷ lệ cơ sở y tế lắp đặt, sử dụng các phương thức thanh toán không dùng tiền mặt", "35", "35", "100%"),
)
"""Shares that the text tells with their counts: code, name, numerator, denominator, as printed."""

REASONS = {
    "Phụ lục I, đầu cột": "tên cột của mẫu chung, cơ quan đổi được",
    "Phụ lục II, đầu cột": "tên cột của mẫu chung, cơ quan đổi được; văn bản còn sai chính tả “phê duyet”, “đề ương”",
    "dòng 4.2, cột 7": "văn bản thừa dấu chấm cuối ô",
    "lời văn, đoạn 73": "kế hoạch được gọi đủ ngày và trích yếu",
    "lời văn, đoạn 33": "nối trích yếu bằng “về việc” khi văn bản viết hoa giữa câu",
    "lời văn, đoạn 36": "nối trích yếu bằng “về việc” khi văn bản viết hoa giữa câu",
}
SIGNED = ("KT. TRƯỞNG BAN", "ỦY VIÊN THƯỜNG TRỰC", "TRƯỞNG PHÒNG VH-TT", "Cao Đình Trung")


def enter(office: Office, document: TextDocument) -> None:
    """Enter everything that the report says."""
    office.run(
        "new",
        *("--office", "UBND thành phố Nha Trang", "--level", "district", "--symbol", "UBND", "--place", "Nha Trang"),
        *("--parent", "UBND tỉnh Khánh Hòa", "--parent-level", "province"),
    )
    upper, projects = document.tables
    office.take("phu-luc-1", upper, "--period", PERIOD)
    options = ("--period", PERIOD, "--plan", OWN, "--plan-year", PERIOD, "--unit", "trieu")
    office.take("phu-luc-2", projects, *options)
    own = office.found("document", number="3536")[0]["uid"]
    for code in COUNTED:
        task = office.found("task", plan=UPPER, code=code)[0]["uid"]
        office.set("task", task, f"plan+={own}")
    issued = office.folder / "van-ban-nha-trang.txt"
    issued.write_text("\n".join(_issued(document)), "utf-8")
    office.run("import", str(issued), "--kind", "documents", "--period", PERIOD)
    _shares(office, own)
    _words(office, document)
    _report(office, document, own)
    office.outline("bao-cao", OUTLINE)


def _shares(office: Office, plan: str) -> None:
    for code, name, part, whole, _ in SHARES:
        found = office.add("indicator", plan=plan, code=code, name=name, measure="ratio", unit_text="%")
        office.add("measurement", indicator=found, period=PERIOD, numerator=part, denominator=whole)


def _issued(document: TextDocument) -> list[str]:
    return between(document.paragraphs, "UBND thành phố đã ban hành", "2. Kết quả")


def _words(office: Office, document: TextDocument) -> None:
    """The office's own words; the two shares are told by blanks, so that the program works them out."""
    results = between(document.paragraphs, "2. Kết quả triển khai", "- Đánh giá tiến độ triển khai")
    text = "\n".join(line.replace("- + ", "+ ") for line in results)
    for code, _, part, whole, share in SHARES:
        text = text.replace(f"{share} ({part}/{whole})", f"{{chỉ tiêu {code}}}")
    hard = between(document.paragraphs, "II. KHÓ KHĂN", "III. PHƯƠNG HƯỚNG")
    coming = between(document.paragraphs, "III. PHƯƠNG HƯỚNG", "Nơi nhận")
    for key, words in (("ket_qua", text), ("kho_khan", "\n".join(hard)), ("phuong_huong", "\n".join(coming))):
        told = words.removesuffix("./.").replace("- + ", "+ ")
        office.add("narrative", report_kind="bao-cao", period=PERIOD, section_key=key, own_text=told)


def _report(office: Office, document: TextDocument, plan: str) -> None:
    upper = office.found("document", number="5312")[0]["uid"]
    signatory = office.add(
        "signatory",
        lines=list(SIGNED[:2]),
        position_below=[SIGNED[2]],
        name=SIGNED[3],
    )
    recipients = office.add("recipient_list", name="Báo cáo", lines=recipients_of(document))
    city = office.found("unit", name="UBND thành phố Nha Trang")[0]["uid"]
    office.add("unit", name=BODY, level="other", parent=city, symbol="BCĐCĐS", place="Nha Trang")
    annexes = [
        {"kind": "tasks", "plan": upper, "title": _UPPER_TITLE},
        {"kind": "projects", "plan": plan, "title": _OWN_TITLE},
    ]
    office.add(
        "report",
        kind="bao-cao",
        period=PERIOD,
        issuing_body=BODY,
        signatory=signatory,
        recipients=recipients,
        summary_plan=plan,
        annexes=annexes,
    )


_UPPER_TITLE = (
    "Tình hình thực hiện các nhiệm vụ tại Kế hoạch số 5312/KH-BCĐCDS ngày 13/6/2022 về hoạt động của Ban Chỉ đạo "
    "chuyển đổi số tỉnh Khánh Hòa trên địa bàn thành phố Nha Trang"
)
_OWN_TITLE = "Tình hình thực hiện các dự án/nhiệm vụ chuyển đổi số thành phố năm 2022"


def compare(office: Office, document: TextDocument) -> list[Compared]:
    """Make the report and hold it against the document."""
    made = composed(office.file, PERIOD, "bao-cao")
    return [
        *_annexes(document, made),
        *figures(_derived(document, made, office.file)),
        *paragraphs("lời văn", _told(document), made),
        *closing_lines(recipients_of(document), SIGNED, made),
    ]


def _annexes(document: TextDocument, made: IssuedDocument) -> list[Compared]:
    found = []
    for at, (label, table) in enumerate(zip(("Phụ lục I", "Phụ lục II"), document.tables, strict=True)):
        annex = made.annexes[at]
        found.append(Compared(f"{label}, số", label, annex.label))
        found.append(Compared(f"{label}, tên", " ".join(table.titles[1:]).upper(), annex.title.upper()))
        places = {place: place for place in range(len(table.header[0]))}
        found += table_cells(label, table.rows, table_of(annex), places, table.header[0])
    return found


def _told(document: TextDocument) -> list[str]:
    """Return the paragraphs of the report from its title to the signature, pages joined."""
    return [line for line in between(document.paragraphs, "BÁO CÁO", "Nơi nhận") if line]


def _derived(document: TextDocument, made: IssuedDocument, file: Path) -> list[tuple[str, str, str]]:
    """Return the figures that the program works out: the summary of the plan, shares, counts by type."""
    whole = "\n".join(document.paragraphs)
    found = [("Tổng số nhiệm vụ", *_pair(whole, made, r"Tổng số nhiệm vụ: ([0-9]+)"))]
    for state in ("đã hoàn thành, đúng hạn", "đã hoàn thành, trễ hạn", "đang tiếp tục thực hiện theo tiến độ"):
        found += _state(whole, made, state)
    for state in ("đang thực hiện, trễ hạn", "chưa thực hiện, trễ hạn"):
        found += _state(whole, made, state)
    for code, _, part, whole_count, share in SHARES:
        counts = f"({part}/{whole_count})"
        found.append((f"Tỷ lệ {code} {counts}", f"{share} {counts}", _before(line_with(made, counts), counts)))
    plain = composed(file, PERIOD, "bao-cao", own_outline=False)
    return [*found, *_by_type(_issued(document), plain)]


def _state(whole: str, made: IssuedDocument, state: str) -> list[tuple[str, str, str]]:
    pattern = rf"Tổng số nhiệm vụ {state}: ([0-9]+)"
    places = rf"Tổng số nhiệm vụ {state}: [0-9]+ \(([^)]*)\)"
    found = [(f"Số nhiệm vụ {state}", *_pair(whole, made, pattern))]
    if re.search(places, whole):
        found.append((f"Dẫn chiếu {state}", *_pair(whole, made, places)))
    return found


def _pair(whole: str, made: IssuedDocument, pattern: str) -> tuple[str, str]:
    ours = next((hit[1] for line in _lines(made) if (hit := re.search(pattern, line))), "")
    theirs = re.search(pattern, whole)
    return theirs[1] if theirs else "", ours


def _lines(made: IssuedDocument) -> Sequence[str]:
    return [line for line in (line_with(made, words) for words in _STARTS) if line]


_STARTS = (
    "Tổng số nhiệm vụ:",
    "nhiệm vụ đã hoàn thành, đúng hạn",
    "nhiệm vụ đã hoàn thành, trễ hạn",
    "đang tiếp tục thực hiện theo tiến độ",
    "nhiệm vụ đang thực hiện, trễ hạn",
    "nhiệm vụ chưa thực hiện, trễ hạn",
)


def _before(line: str, counts: str) -> str:
    """Return the share in front of its counts in a line."""
    hit = re.search(rf"[0-9,]+% {re.escape(counts)}", line)
    return hit[0] if hit else line


def _by_type(issued: Sequence[str], plain: IssuedDocument) -> list[tuple[str, str, str]]:
    """The report counts nothing itself: its list is counted here, the sentence of the program's own outline there."""
    kinds = Counter(next(kind for kind in _KINDS if kind in line[:16]) for line in issued)
    told = line_with(plain, "đã ban hành", "văn bản")
    found = [("Số văn bản", f"{len(issued):02d} văn bản", _count(told, "văn bản"))]
    return [
        *found,
        *((f"Số {kind}", f"{n:02d} {kind.lower()}", _count(told, kind.lower())) for kind, n in kinds.items()),
    ]


_KINDS = ("Quyết định", "Công văn", "Kế hoạch", "Tờ trình")


def _count(line: str, kind: str) -> str:
    hit = re.search(rf"[0-9]+ {kind}", line)
    return hit[0] if hit else ""
