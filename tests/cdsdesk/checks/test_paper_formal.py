from pathlib import Path
from typing import Any

import pytest

from cdsdesk.checks import paper_blanks as blanks
from cdsdesk.checks import paper_formal as rules
from cdsdesk.checks import paper_signature as signing
from cdsdesk.checks import paper_title as titles
from cdsdesk.checks.paper import Origin, Paper, PaperBlock
from cdsdesk.checks.paper_of_file import paper_of_book
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.readers.text_lines import read_lines
from tests.support.papers import annex, heading, item, paper, table, text

ALL = (
    rules.symbol_kind,
    rules.symbol_issuer,
    rules.issuer_body,
    rules.recipient_twice,
    rules.recipient_addressee,
    rules.filing,
    rules.end_mark,
    titles.title_kind,
    titles.title_period,
    signing.signature,
    signing.signatory,
    blanks.placeholder,
)
CLOSED = "Trên đây là Báo cáo tình hình chuyển đổi số quý I năm 2026 của UBND phường Bình An./."


def found(one: Paper, *chosen: PaperRule) -> list[Finding]:
    return [finding for rule in chosen or ALL for finding in rule(one)]


def told(one: Paper, *chosen: PaperRule) -> list[tuple[str, str]]:
    return [(finding.rule, finding.found) for finding in found(one, *chosen)]


def report(*body: PaperBlock, origin: Origin = Origin.OWN, closed: str = CLOSED, **formal: Any) -> Paper:
    return paper([*body, text(closed)], origin=origin, **formal)


def test_a_right_report_is_silent() -> None:
    body = (
        text("Thực hiện Công văn số 15/SKHCN-CĐS ngày 05/3/2026, UBND phường Bình An báo cáo như sau:"),
        heading("I.", "KẾT QUẢ"),
        item("-", "Rà soát máy chủ, đường truyền, máy quét... tại bộ phận một cửa."),
    )
    for origin in Origin:
        assert told(report(*body, origin=origin)) == []
        assert told(report(*body, origin=origin, number="", date=None, date_written="ngày tháng năm 2026")) == []


@pytest.mark.parametrize(
    ("kind", "symbol", "is_wrong"),
    [
        ("BÁO CÁO", "KH-UBND", True),
        ("KẾ HOẠCH", "BC-UBND", True),
        ("KẾ HOẠCH", "KH-UBND", False),
        ("TỜ TRÌNH", "TTr-UBND", False),
        ("BÁO CÁO", "", False),
        ("", "UBND-VHXH", False),
    ],
)
def test_symbol_against_kind(kind: str, symbol: str, is_wrong: bool) -> None:
    expected = [("formal.symbol-kind", symbol)] if is_wrong else []
    assert told(paper(kind=kind, symbol=symbol), rules.symbol_kind) == expected


@pytest.mark.parametrize(
    ("issuer", "symbol", "is_wrong"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN", "BC-UBND", False),
        ("UBND PHƯỜNG BÌNH AN", "BC-UBND", False),
        ("UỶ BAN NHÂN DÂN", "BC-UBND", False),
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "BC-BCĐCĐS", False),
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "BC-BCDCDS", False),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "BC-VHXH", False),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN", False),
        ("ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN", "BC-HĐND", True),
        ("ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN", "BC-BCĐCĐS", True),
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "BC-UBND", True),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "BC-UBND", True),
        ("ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN", "BC-VHXH", True),
    ],
)
def test_symbol_against_issuer(issuer: str, symbol: str, is_wrong: bool) -> None:
    expected = [("formal.symbol-issuer", symbol)] if is_wrong else []
    assert told(paper(issuer=issuer, symbol=symbol), rules.symbol_issuer) == expected


def test_the_closing_sentence_names_another_body() -> None:
    other = CLOSED.replace("Bình An", "Bình Minh")
    assert told(report(closed=other)) == [("formal.issuer-body", "phường Bình Minh")]
    assert told(report(closed=CLOSED.replace("UBND phường Bình An", "Ủy ban nhân dân phường"))) == []


@pytest.mark.parametrize(
    ("title", "is_wrong"),
    [
        ("Tình hình chuyển đổi số phường Bình Minh quý I năm 2026", True),
        ("Tình hình chuyển đổi số phường Bình An quý I năm 2026", False),
        ("Tình hình chuyển đổi số trên địa bàn phường trong quý I năm 2026", False),
        ("Kết quả phối hợp giữa phường Bình An và phường Bình Minh", False),
        ("Thực hiện Kế hoạch của xã Bình Minh", False),
    ],
)
def test_the_title_names_another_place(title: str, is_wrong: bool) -> None:
    expected = [("formal.issuer-body", "phường Bình Minh")] if is_wrong else []
    assert told(paper(title=title), rules.issuer_body) == expected


@pytest.mark.parametrize(
    ("recipients", "number"),
    [
        (("Như trên", "UBND các phường", "UBND các phường;", "Lưu: VT"), "UBND các phường"),
        (("Như trên", "Sở Nội vụ (b/c)", "Sở Nội vụ", "Lưu: VT"), "Sở Nội vụ"),
        (("Như trên", "TT. HĐND phường", "TT HĐND phường", "Lưu: VT"), "TT HĐND phường"),
    ],
)
def test_a_recipient_twice(recipients: tuple[str, ...], number: str) -> None:
    assert told(report(recipients=recipients)) == [("formal.recipient-twice", number)]


@pytest.mark.parametrize(
    ("formal", "rule"),
    [
        ({"recipients": ("Như trên", "Sở Khoa học và Công nghệ", "Lưu: VT")}, "formal.recipient-addressee"),
        ({"addressees": ()}, "formal.recipient-addressee"),
        ({"recipients": ("Các phòng", "Lưu: VT")}, "formal.recipient-addressee"),
        ({"recipients": ("Như trên", "Các phòng")}, "formal.filing"),
        ({"recipients": ("Như trên", "Lưu: BCĐ CĐS")}, "formal.filing"),
        ({"recipients": ("Như trên", "Lưu: VP BCĐ")}, "formal.filing"),
    ],
)
def test_recipients_that_want_a_look(formal: dict[str, Any], rule: str) -> None:
    [finding] = found(report(**formal))
    assert (finding.rule, finding.severity) == (rule, Severity.NOTE)


@pytest.mark.parametrize(
    "formal",
    [
        {"addressees": (), "recipients": ("UBND tỉnh (b/c)", "Lưu: VT, VHXH")},
        {"addressees": (), "recipients": ()},
        {"recipients": ("Như trên;", "UBND các xã, phường (VBĐT);", "Lưu: VT, VH.TT.")},
        {"recipients": ("Như Kính gửi", "Lưu VT, VP")},
    ],
)
def test_recipients_that_are_right(formal: dict[str, Any]) -> None:
    assert told(report(**formal)) == []


@pytest.mark.parametrize(
    "formal",
    [
        {"signature": ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Phạm Quốc Việt"), "issuer": ""},
        {"signature": ("PHÓ BÍ THƯ", "Phạm Quốc Việt"), "issuer": "ĐẢNG ỦY XÃ HÒA TRÍ", "symbol": "", "title": ""},
        {"signature": ("PHÓ BÍ THƯ", "Phạm Quốc Việt"), "issuer": ""},
    ],
)
def test_a_paper_of_the_party_has_a_form_of_its_own(formal: dict[str, Any]) -> None:
    last = text("Đảng ủy xã báo cáo Ban Thường vụ Tỉnh ủy.")
    recipients = ("Tỉnh ủy (b/c),", "Các chi bộ trực thuộc,", "Lưu Văn phòng Đảng ủy.")
    assert told(paper([last], addressees=(), recipients=recipients, signatory="Phạm Quốc Việt", **formal)) == []


def test_the_end_mark() -> None:
    [finding] = found(report(closed="Trên đây là Báo cáo của UBND phường Bình An."))
    assert (finding.rule, finding.severity, finding.expected) == ("formal.end-mark", Severity.NOTE, "./.")
    read = paper([text("Hết./."), text("Nơi nhận:"), item("-", "Như trên;")], origin=Origin.FILE)
    assert found(read, rules.end_mark) == []
    ends_with_a_table = paper([table(("TT", "Số"), [["1", "5"]])])
    assert found(ends_with_a_table) == []


def test_the_closing_sentence_names_another_kind() -> None:
    one = report(closed=CLOSED.replace("Báo cáo", "Kế hoạch"))
    assert told(one) == [("formal.title-kind", "Kế hoạch")]
    assert told(report(closed="Trên đây là kết quả thực hiện của UBND phường./.")) == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Trên đây là Báo cáo tình hình chuyển đổi số quý II năm 2026./.", "quý II năm 2026"),
        ("Trên đây là Báo cáo chuyển đổi số quý I năm 2025./.", "quý I năm 2025"),
        ("Trên đây là Báo cáo chuyển đổi số 9 tháng đầu năm 2026./.", "9 tháng đầu năm 2026"),
    ],
)
def test_another_period_in_the_closing_sentence(sentence: str, number: str) -> None:
    assert told(report(closed=sentence)) == [("formal.title-period", number)]


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("UBND phường báo cáo tình hình quý IV năm 2025 như sau:", True),
        ("Thực hiện Công văn về việc báo cáo quý I năm 2026, UBND phường báo cáo như sau:", False),
        ("Tiếp theo Báo cáo số 12/BC-UBND quý IV năm 2025, UBND phường báo cáo như sau:", False),
        ("Tiếp theo kết quả quý IV năm 2025, UBND phường báo cáo kết quả quý I năm 2026 như sau:", False),
        ("So với quý IV năm 2025, số hồ sơ tăng 5%.", False),
        ("UBND phường báo cáo kết quả thực hiện kế hoạch năm 2026 như sau:", False),
    ],
)
def test_another_period_in_the_first_sentence(sentence: str, is_wrong: bool) -> None:
    assert bool(told(report(text(sentence)))) is is_wrong


COMMITTEE = "ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN"
STEERING = "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"
OFFICE = "PHÒNG VĂN HÓA - XÃ HỘI"


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        (COMMITTEE, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (COMMITTEE, ("TM. UBND PHƯỜNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COMMITTEE, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COMMITTEE, ("CHỦ TỊCH",)),
        (COMMITTEE, ("Q. CHỦ TỊCH",)),
        (COMMITTEE, ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI")),
        (COMMITTEE, ("TL. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        (COMMITTEE, ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (STEERING, ("KT. TRƯỞNG BAN", "ỦY VIÊN THƯỜNG TRỰC", "TRƯỞNG PHÒNG VH-TT")),
        (STEERING, ("TL. TRƯỞNG BAN CHỈ ĐẠO", "THƯ KÝ", "GIÁM ĐỐC SỞ")),
        (STEERING, ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "CHỦ TỊCH UBND PHƯỜNG")),
        (OFFICE, ("TRƯỞNG PHÒNG",)),
        (OFFICE, ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (COMMITTEE, ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COMMITTEE, ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",)),
    ],
)
def test_signatures_that_are_right(issuer: str, lines: tuple[str, ...]) -> None:
    signed = (*lines, "Nguyễn Văn An")
    assert found(paper(issuer=issuer, signature=signed), signing.signature, signing.signatory) == []


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        (COMMITTEE, ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")),
        (COMMITTEE, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH")),
        (COMMITTEE, ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")),
        (COMMITTEE, ("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COMMITTEE, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (OFFICE, ("TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        (COMMITTEE, ("TRƯỞNG PHÒNG",)),
        (COMMITTEE, ("GIÁM ĐỐC",)),
        (OFFICE, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (OFFICE, ("TM. PHÒNG VĂN HÓA - XÃ HỘI", "TRƯỞNG PHÒNG")),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ("TRƯỞNG PHÒNG",)),
    ],
)
def test_signatures_that_are_wrong(issuer: str, lines: tuple[str, ...]) -> None:
    signed = (*lines, "Nguyễn Văn An")
    assert [one.rule for one in found(paper(issuer=issuer, signature=signed), signing.signature)] == [
        "formal.signature"
    ]


def test_a_body_is_written_out_above_the_position() -> None:
    short = paper(issuer=COMMITTEE, signature=("TM. UBND PHƯỜNG", "CHỦ TỊCH", "Nguyễn Văn An"))
    (finding,) = found(short, signing.signature_short)
    assert (finding.severity, finding.expected) == (Severity.NOTE, "TM. ỦY BAN NHÂN DÂN PHƯỜNG")
    for lines in (
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
    ):
        assert not found(paper(issuer=COMMITTEE, signature=(*lines, "Nguyễn Văn An")), signing.signature_short)


def test_who_signed_is_missing_or_titled() -> None:
    unnamed: dict[str, Any] = {"signature": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "signatory": ""}
    assert found(report(**unnamed)) == []
    assert [one.severity for one in found(report(origin=Origin.FILE, **unnamed))] == [Severity.NOTE]
    joined = {**unnamed, "recipients": ("Như trên", "Các đơn vị; Nguyễn Văn An", "Lưu: VT")}
    assert found(report(**joined), signing.signatory) == []
    titled: dict[str, Any] = {"signature": ("CHỦ TỊCH", "TS. Nguyễn Văn An"), "signatory": "TS. Nguyễn Văn An"}
    [finding] = found(report(**titled))
    assert finding.expected == "Nguyễn Văn An"
    assert found(paper(signature=(), signatory="", origin=Origin.FILE), signing.signatory) == []


@pytest.mark.parametrize(
    "words",
    [
        "Đã cấp …… chữ ký số cho công chức.",
        "Đã tổ chức … lớp tập huấn.",
        "Đã tổ chức .... lớp tập huấn.",
        "Đã tổ chức ___ lớp tập huấn.",
        "Có xx hồ sơ trực tuyến.",
        "Có [số liệu] hồ sơ trực tuyến.",
        "Đạt … % kế hoạch.",
        "Còn chậm tiến độ (ghi rõ lý do).",
        "Còn chậm tiến độ [nêu cụ thể].",
        "Còn chậm tiến độ (………).",
        "Kế hoạch số …/KH-UBND về chuyển đổi số.",
        "Ban hành ngày … tháng … năm 2026.",
        "Kế hoạch số …/KH-UBND ngày … tháng … năm 2026 về chuyển đổi số.",
        "Ban hành ngày .../.../2026.",
        "Đơn vị: {ten_don_vi}.",
        "TODO: bổ sung số liệu.",
        "Hoàn thành trong tháng … năm 2026.",
    ],
)
def test_blanks_are_found(words: str) -> None:
    assert [one.rule for one in found(report(text(words)))] == ["formal.placeholder"]
    in_a_table = paper([table(("TT", "Kết quả"), [["1", words]])])
    assert [one.rule for one in found(in_a_table, blanks.placeholder)] == ["formal.placeholder"]


@pytest.mark.parametrize(
    "words",
    [
        "Máy tính, máy in, máy quét... phục vụ công việc.",
        "Kỹ năng sử dụng phần mềm mô phỏng, thí nghiệm ảo...; kỹ năng dạy học.",
        "Cơ sở dữ liệu dân cư, đất đai (doanh nghiệp, bảo hiểm…).",
        "Các thiết bị … và hệ thống camera.",
        "Máy tính, máy in, … của các đơn vị.",
        "Nghị quyết Đại hội lần thứ XX, khóa XXX.",
        "Địa chỉ <https://example.vn/chuyen-doi-so>.",
        "Kết quả (ngày 20/3/2026), (đơn vị chủ trì: Công an).",
        "Theo quy định: “… cơ quan nhà nước […] thực hiện”.",
        "Đạt 75,5% (6/8 tổ)./.",
        "__________",
        "I. Kết quả thực hiện ................ 3",
    ],
)
def test_what_only_looks_like_a_blank(words: str) -> None:
    assert found(report(text(words)), blanks.placeholder) == []


def test_forms_to_be_filled_in_may_have_blanks() -> None:
    blocks: list[PaperBlock] = [text("Họ và tên: ………………"), table(("TT", "Kết quả"), [["1", "Đạt … %"]])]
    for title, count in (("MẪU BÁO CÁO", 0), ("TỔNG HỢP CỦA CÁC ĐƠN VỊ", 2)):
        one = paper([text("Có Phụ lục kèm theo./.")], [annex("Phụ lục", title, blocks=blocks)])
        assert len(found(one, blanks.placeholder)) == count


def test_the_letterhead_may_be_blank() -> None:
    one = report(number="", date=None, date_written="ngày … tháng … năm 2026")
    assert found(one) == []
    assert told(report(title="Tình hình chuyển đổi số quý … năm 2026"), blanks.placeholder) != []
    assert told(report(title="Tình hình tháng … năm 2026"), blanks.placeholder) != []


def test_an_issuer_that_was_hardly_read_right_is_doubtful() -> None:
    signs: dict[str, Any] = {"symbol": "BC-VHXH", "signature": ("TRƯỞNG PHÒNG", "Nguyễn Văn An")}
    read = found(report(origin=Origin.FILE, **signs), rules.symbol_issuer, signing.signature)
    assert [one.severity for one in read] == [Severity.NOTE, Severity.NOTE]
    own = found(report(**signs), rules.symbol_issuer, signing.signature)
    assert [one.severity for one in own] == [Severity.WARNING, Severity.WARNING]


def test_recipients_below_the_name_are_read_as_recipients(tmp_path: Path) -> None:
    lines = ("BÁO CÁO", "Tình hình chuyển đổi số", CLOSED, "CHỦ TỊCH", "Nguyễn Văn An", "Nơi nhận:")
    path = tmp_path / "bao-cao.txt"
    path.write_text("\n\n".join([*lines, "- Các phòng;\n- Các phòng;\n- Lưu: VT."]), "utf-8")
    read = paper_of_book(read_lines(path), path.name)
    assert read.formal.recipients == ("Các phòng", "Các phòng", "Lưu: VT")
    assert [one.rule for one in found(read)] == ["formal.recipient-twice"]


def test_who_issues_a_decision_is_not_taken_for_who_signs_it(tmp_path: Path) -> None:
    head = ("TỈNH KHÁNH HÒA ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP", "Số: 45/QĐ-UBND", "QUYẾT ĐỊNH", "Về việc lập Ban Chỉ đạo")
    body = ("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP", "Theo đề nghị của Trưởng phòng.", "Điều 1. Lập Ban Chỉ đạo./.")
    path = tmp_path / "quyet-dinh.txt"
    path.write_text("\n\n".join([*head, *body, "Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH", "Trần Văn Bình"]), "utf-8")
    read = paper_of_book(read_lines(path), path.name)
    assert read.formal.signature == ("CHỦ TỊCH", "Trần Văn Bình")
    assert (read.formal.parent, read.formal.issuer) == ("TỈNH KHÁNH HÒA", "ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP")
    assert found(read) == []
