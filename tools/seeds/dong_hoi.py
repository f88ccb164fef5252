"""The plan of Đồng Hới for 2023: entered as the city's office would have, made again, held against what it says."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cdsdesk.document.blocks import IssuedDocument, Table, TotalRow
from tools.seeds.compare import Compared, closing_lines, figures, line_with, paragraphs, table_cells, table_of
from tools.seeds.made import composed
from tools.seeds.office import Office
from tools.seeds.text import TextDocument, TextTable, between, recipients_of

LAST, PERIOD = "2022", "2023"
OFFICE, LAST_PLAN, PLAN = "UBND thành phố Đồng Hới", "145/KH-UBND", "KH-UBND"
_PART = re.compile(r"Phần [IVX]+$")
_UPPER = re.compile(r"[IVX]+\. (?P<title>[^a-zàáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩị]+)$")
_NUMBERED = re.compile(r"[0-9]{1,2}\. (?P<title>.{3,100}[^.;:,])$")
_LEVELS = ((_UPPER, 1), (_NUMBERED, 2))

SHARES = (
    ("DH1", "Tỷ lệ trường học có website đã tạo banner", "39", "39", "100%"),
    ("DH2", "Tỷ lệ trường học treo khẩu hiệu, băng rôn", "63", "63", "100%"),
    ("DH3", "Tỷ lệ xã, phường có Ban chỉ đạo chuyển đổi số", "15", "15", "100%"),
    ("DH4", "Tỷ lệ thôn, tổ dân phố có Tổ công nghệ số cộng đồng", "137", "137", "100%"),
    ("DH5", "Tỷ lệ hồ sơ phát sinh trực tuyến", "953", "3089", "30,85%"),
)
"""Shares that the text tells with their counts: code, name, numerator, denominator, share as printed."""

REASONS = {
    "Chỉ tiêu, dòng Tỷ lệ văn bản, hồ sơ": "một dòng hai cấp của văn bản là hai chỉ tiêu, mỗi cấp một dòng",
    "Phụ lục 01, đầu cột 5": "tên cột của mẫu chung; văn bản ghi “Nghìn đồng” mà số là đồng",
    "Phụ lục 01, đầu cột 8": "cột không có chữ nào thì không in",
    "Phụ lục 01, đầu cột 14": "nguồn không có số tiền nào thì không có cột",
    "đầu cột": "tên cột của mẫu chung",
    "Tỷ lệ DH5": "tỷ lệ in một số lẻ; văn bản in hai",
    "lời văn, đoạn 6": "văn bản đánh hai mục liền nhau cùng số “I”",
    "Phụ lục 02, dòng 3.1, cột 4": "văn bản thừa dấu chấm cuối ô",
}
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hoàng Ngọc Đan")


@dataclass
class TextSection:
    """A section of the plan: level 0 to 2, title, paragraphs; ``key`` names it in the outline."""

    key: str
    level: int
    title: str
    lines: list[str] = field(default_factory=list)


def sections(document: TextDocument) -> list[TextSection]:
    """Divide the plan into the sections that its headings make; a part's title stands on the line below it."""
    found: list[TextSection] = []
    part = False
    for text in document.paragraphs:
        if text.startswith("Nơi nhận"):
            break
        level, title = (0, text) if part else _heading(text)
        part = bool(_PART.match(text))
        if part:
            continue
        if title:
            found.append(TextSection(f"muc_{len(found)}", level, title))
        elif found:
            found[-1].lines.append(text)
    return found


def _heading(text: str) -> tuple[int, str]:
    for pattern, level in _LEVELS:
        hit = pattern.match(text)
        if hit:
            return level, hit["title"]
    return 0, ""


def outline(found: Sequence[TextSection]) -> str:
    """Return the outline of the plan: its sections with the office's own words, the table of results in the first."""
    closing = found[-1].lines[-1].removesuffix("./.")
    head = [
        'id = "ke-hoach-dong-hoi"',
        'version = "1"',
        'name = "Kế hoạch năm của thành phố"',
        'document = "ke-hoach"',
        'kind = "KẾ HOẠCH"',
        'symbol = "KH"',
        'subject = "Thực hiện chuyển đổi số {place} {period}"',
        f"closing = {json.dumps(closing, ensure_ascii=False)}",
    ]
    for section in found:
        parts = ["last.indicator_table"] if section is found[1] else ["own"] if section.lines else []
        title = json.dumps(section.title, ensure_ascii=False)
        parts_text = json.dumps(parts)
        head += ["", "[[section]]", f'key = "{section.key}"', f"level = {section.level}", f"title = {title}"]
        head += [f"parts = {parts_text}"]
    told = found[1].lines[0]
    return "\n".join([*head, "", "[sentences]", f"indicator_table = {json.dumps(told, ensure_ascii=False)}", ""])


def enter(office: Office, document: TextDocument) -> None:
    """Enter everything that the plan says."""
    office.run(
        "new",
        *("--office", OFFICE, "--level", "district", "--symbol", "UBND", "--place", "Đồng Hới"),
        *("--parent", "UBND tỉnh Quảng Bình", "--parent-level", "province"),
    )
    indicators, money, tasks = document.tables
    office.take("muc-tieu", indicators, "--period", LAST, "--kind", "indicators")
    _judged_anew(office)
    options = ("--period", LAST, "--plan", LAST_PLAN, "--plan-year", LAST, "--unit", "dong", "--kind", "projects")
    office.take("phu-luc-01", money, *options)
    office.take("phu-luc-02", tasks, "--period", PERIOD, "--kind", "tasks")
    _finished(office)
    _shares(office)
    issued = office.folder / "van-ban-dong-hoi.txt"
    issued.write_text("\n".join(_issued(document)), "utf-8")
    office.run("import", str(issued), "--kind", "documents", "--period", LAST)
    found = sections(document)
    office.outline("ke-hoach", outline(found))
    _words(office, found)
    _report(office, document)


def _judged_anew(office: Office) -> None:
    """Take the written words out, so that the program judges."""
    for one in office.found("measurement"):
        office.set("measurement", one["uid"], "evaluation_text=", "evaluation_written=")


def _finished(office: Office) -> None:
    """The plan does not carry over what was bought in 2022: it counts as done."""
    for one in office.found("task", plan=LAST_PLAN):
        office.add("progress", task=one["uid"], period=LAST, status_text="Hoàn thành, đúng hạn")


def _issued(document: TextDocument) -> list[str]:
    listed = between(
        document.paragraphs, "- UBND thành phố đã ban hành đầy đủ", "Ngoài ra UBND thành phố ban hành nhiều"
    )
    return [line for line in listed if line.startswith("+ ")]


def _shares(office: Office) -> None:
    plan = office.found("document", number="145")[0]["uid"]
    for code, name, part, whole, _ in SHARES:
        found = office.add("indicator", plan=plan, code=code, name=name, measure="ratio", unit_text="%")
        office.add("measurement", indicator=found, period=LAST, numerator=part, denominator=whole)


def _words(office: Office, found: Sequence[TextSection]) -> None:
    last = found[-1]
    for section in found:
        lines = section.lines[:-1] if section is last else section.lines
        if lines and section is not found[1]:
            office.add(
                "narrative", report_kind="ke-hoach", period=PERIOD, section_key=section.key, own_text="\n".join(lines)
            )


def _report(office: Office, document: TextDocument) -> None:
    signatory = office.add("signatory", lines=list(SIGNED[:2]), name=SIGNED[2])
    recipients = office.add("recipient_list", name="Kế hoạch", lines=recipients_of(document))
    last = office.found("document", number="145")[0]["uid"]
    annexes = [
        {"kind": "budget_by_source", "plan": last, "unit": "dong", "title": _title(document.tables[1])},
        {"kind": "assigned", "title": _title(document.tables[2])},
    ]
    office.add("report", kind="ke-hoach", period=PERIOD, signatory=signatory, recipients=recipients, annexes=annexes)


def _title(table: TextTable) -> str:
    return " ".join(line for line in table.titles[1:] if not line.startswith("("))


def compare(office: Office, document: TextDocument) -> list[Compared]:
    """Make the plan and hold it against the document."""
    made = composed(office.file, PERIOD, "ke-hoach")
    told = between(document.paragraphs, "KẾ HOẠCH", "Nơi nhận")
    return [
        *_tables(document, made),
        *figures(_derived(office, document)),
        *paragraphs("lời văn", told, made),
        *closing_lines(recipients_of(document), SIGNED, made),
    ]


def _tables(document: TextDocument, made: IssuedDocument) -> list[Compared]:
    indicators, money, tasks = document.tables
    inside = next(block for block in made.body if isinstance(block, Table))
    found = table_cells("Chỉ tiêu", _levels(indicators), inside, {at: at for at in range(4)}, indicators.header[0])
    for label, table in (("Phụ lục 01", money), ("Phụ lục 02", tasks)):
        annex = next((one for one in made.annexes if _like(one.title, label)), None)
        if annex is None:
            found.append(Compared(f"{label}", " ".join(table.titles), "(không có)"))
            continue
        found.append(Compared(f"{label}, tên", _title(table), annex.title))
        printed = table_of(annex)
        if table is money:
            found += _money(label, money, printed)
        else:
            found += table_cells(label, table.rows, printed, {at: at for at in range(5)}, table.header[0])
    return found


def _money(label: str, table: TextTable, printed: Table) -> list[Compared]:
    """Compare the table of money: rows by cell, the sums that it has in the rows of headings with ours below them."""
    headings = [row for row in table.rows if not row[2]]
    items = [row for row in table.rows if row[2]]
    ours = [row for row in printed.rows if not isinstance(row, TotalRow)]
    texts = [row for row in table.rows if row is not table.rows[-1]]
    places = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 6: 5}
    header = [text for row in table.header for text in row]
    found = table_cells(label, texts, replace(printed, rows=tuple(ours)), places, header)
    sums = [row for row in printed.rows if isinstance(row, TotalRow)]
    for theirs, row in zip(headings, sums, strict=True):
        for their_place, our_place in ((4, 4), (6, 5)):
            name = f"{label}, tổng {theirs[0]}, cột {their_place + 1}"
            found.append(Compared(name, theirs[their_place], row.cells[our_place].text))
    return [*found, Compared(f"{label}, số dự án", str(len(items)), str(len(ours) - len(headings) + 1))]


def _like(title: str, label: str) -> bool:
    return ("KINH PHÍ" in title.upper()) == (label == "Phụ lục 01")


def _levels(table: TextTable) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets with the two levels of a row apart, as the program keeps them."""
    rows: list[tuple[str, ...]] = []
    for cells in table.rows:
        name, *scopes = cells[0].split(" - Tại ")
        if not scopes:
            rows.append(cells)
        for at, scope in enumerate(scopes):
            rows.append((f"{name.rstrip(':')} tại {scope}", *(cell.split()[at] for cell in cells[1:])))
    return rows


def _derived(office: Office, document: TextDocument) -> list[tuple[str, str, str]]:
    """Return what the program works out in its report on 2022: shares, counts of documents, of targets, sums."""
    report = composed(office.file, LAST, "bao-cao")
    found = []
    for code, _, part, whole, share in SHARES:
        counts = f"({_grouped(part)}/{_grouped(whole)})"
        found.append(
            (f"Tỷ lệ {code} {counts}", share, _hit(line_with(report, counts), rf"([0-9,]+%) {re.escape(counts)}"))
        )
    told = line_with(report, "đã ban hành", "văn bản")
    listed = _issued(document)
    for kind in ("Kế hoạch", "Quyết định", "Công văn"):
        count = sum(line.startswith(f"+ {kind}") for line in listed)
        found.append((f"Số {kind}", f"{count:02d}", _hit(told, rf"([0-9]+) {kind.lower()}")))
    judged = line_with(report, "chỉ tiêu", "đã có kết quả")
    verdicts = Counter(word for cells in _levels(document.tables[0]) for word in cells[3:])
    for word, pattern in (("Vượt", "vượt"), ("Đạt", "(?<!chưa )đạt"), ("Chưa đạt", "chưa đạt")):
        found.append((f"Số chỉ tiêu {word}", f"{verdicts[word]:02d}", _hit(judged, rf"([0-9]+) chỉ tiêu {pattern}")))
    money = line_with(report, "Kinh phí thực hiện", "triệu đồng")
    total = int(document.tables[1].rows[-1][4].replace(".", "")) // 1_000_000
    found.append(("Tổng kinh phí năm 2022 (triệu đồng)", _grouped(str(total)), _hit(money, r"([0-9.]+) triệu đồng")))
    return found


def _grouped(number: str) -> str:
    return f"{int(number):,}".replace(",", ".")


def _hit(line: str, pattern: str) -> str:
    hit = re.search(pattern, line)
    return hit[1] if hit else line
