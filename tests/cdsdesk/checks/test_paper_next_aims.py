from cdsdesk.checks.paper import Origin, Paper, PaperBlock
from cdsdesk.checks.paper_next_aims import aim_below_reached, unmet_dropped
from cdsdesk.model.findings import Severity
from tests.support.papers import heading, item, paper, table

HEADER = ("Chỉ tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá")
FILES = "Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng"
CONTENT = "Tỷ lệ người dân hài lòng về giải quyết thủ tục hành chính"
ROWS = [(f"{FILES}: - Tại phường - Tại thôn", "74% 52%", "99% 98%", "Vượt Vượt"), (CONTENT, "80%", "77%", "Chưa đạt")]
OTHERS = ["100% cán bộ được tập huấn.", "80% trường học dùng học bạ số.", "60% hộ kinh doanh nhận tiền qua mã."]


def plan(*aims: str, title: str = "MỤC TIÊU") -> Paper:
    body: list[PaperBlock] = [
        heading("I.", "TÌNH HÌNH THỰC HIỆN MỤC TIÊU NĂM 2026"),
        table(HEADER, ROWS),
        heading("II.", title),
        heading("1.", "Chính quyền số", 2),
        *(item("-", words) for words in (*OTHERS, *aims)),
    ]
    return paper(body, origin=Origin.FILE, kind="KẾ HOẠCH", title="Chuyển đổi số năm 2027")


KEPT = f"{CONTENT} đạt 85%."


def test_an_aim_below_what_was_reached() -> None:
    (finding,) = aim_below_reached(plan(f"{FILES} tại phường đạt 95%, tại thôn đạt 85%."))
    assert (finding.severity, finding.found) == (Severity.NOTE, "95%")


def test_aims_that_go_on_or_stand_elsewhere() -> None:
    assert not list(aim_below_reached(plan(f"{FILES} tại phường đạt 98%.")))
    assert not list(aim_below_reached(plan(f"{FILES}. Phấn đấu 50% hộ dân có tài khoản.")))
    assert not list(aim_below_reached(plan(f"{FILES} đạt 95%.", title="KẾT QUẢ THỰC HIỆN")))


def test_an_unmet_aim_is_carried_on() -> None:
    (finding,) = unmet_dropped(plan())
    assert (finding.severity, finding.found) == (Severity.NOTE, CONTENT)
    assert not list(unmet_dropped(plan(KEPT)))
    assert not list(unmet_dropped(plan(title="NHIỆM VỤ, GIẢI PHÁP")))
