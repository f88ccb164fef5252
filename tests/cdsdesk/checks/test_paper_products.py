from cdsdesk.checks.paper_products import product
from cdsdesk.model.findings import Severity
from tests.support.papers import paper, table

HEADER = ("STT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền", "Ghi chú")


def test_a_sum_that_is_not_count_times_price() -> None:
    rows = [
        ("I", "Hạ tầng", "", "", "700", ""),
        ("1", "Mua máy tính", "10", "25", "250", ""),
        ("2", "Mạng nội bộ", "1", "350", "350", ""),
        ("3", "Lớp tập huấn", "2", "150", "350", ""),
    ]
    (finding,) = product(paper([table(HEADER, rows)]))
    assert (finding.severity, finding.found, finding.expected) == (Severity.WARNING, "350", "300")
    assert "“Lớp tập huấn”" in finding.message


def test_prices_in_another_unit_than_sums() -> None:
    rows = [("1", "Máy", "10", "25.000", "250"), ("2", "Mạng", "1", "350.000", "350"), ("3", "Bàn", "2", "1.500", "3")]
    assert not list(product(paper([table(HEADER[:5], rows)])))


def test_a_table_that_multiplies_by_more_than_it_shows() -> None:
    rows = [("1", "Lớp", "2", "100", "600"), ("2", "Buổi", "3", "50", "300"), ("3", "Máy", "1", "70", "70")]
    assert not list(product(paper([table(HEADER[:5], rows)])))
    assert not list(product(paper([table(("STT", "Nội dung", "Số lượng", "Kinh phí"), [("1", "Lớp", "2", "600")])])))
