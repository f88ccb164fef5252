from decimal import Decimal

from cdsdesk.importing.levels import split_levels
from cdsdesk.importing.matching import Item, Match, Matcher
from cdsdesk.importing.money_cells import read_money_cell
from cdsdesk.vietnamese.numbers import MoneyUnit

A = Item("a", "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "1.1")
B = Item("b", "Tập huấn kỹ năng số cho công chức cấp xã năm 2026", "1.2")


def matcher(*rows: tuple[str, str], items: tuple[Item, ...] = (A, B)) -> Matcher:
    return Matcher(items, rows)


def test_same_title_and_code_whatever_the_tone_style() -> None:
    title = "Số hoá hồ sơ, kết quả giải quyết thủ tục hành chính"
    assert matcher((title, "1.1")).match(title, "1.1", 5) == Match("a")


def test_the_same_title_under_a_free_code_moves() -> None:
    assert matcher((A.title, "3.4")).match(A.title, "3.4", 5) == Match("a")


def test_the_same_title_under_the_code_of_a_third_is_asked() -> None:
    match = matcher((A.title, "1.2")).match(A.title, "1.2", 5)
    assert match.uid is None
    assert "chuyển từ STT 1.1 sang 1.2" in match.question


def test_two_items_that_changed_places_keep_their_titles_apart() -> None:
    rows = ((A.title, "1.2"), (B.title, "1.1"))
    assert all(matcher(*rows).match(*row, 5).question for row in rows)


def test_the_same_code_with_a_close_title() -> None:
    close = B.title.replace("năm 2026", "năm 2027")
    assert matcher((close, "1.2")).match(close, "1.2", 5) == Match("b")
    assert matcher(("Việc khác hẳn", "1.2")).match("Việc khác hẳn", "1.2", 5) == Match(None)


def test_the_same_code_with_the_beginning_of_a_title_is_asked() -> None:
    cut = "Tập huấn kỹ năng số cho"
    match = matcher((cut, "1.2")).match(cut, "1.2", 5)
    assert (match.uid, match.candidates) == (None, ("b",))
    assert match.question == "Cùng STT 1.2, tên trùng phần đầu hoặc cùng số văn bản: có phải là một mục?"
    longer = f"{A.title} còn hiệu lực trên địa bàn phường"
    assert matcher((longer, "1.1")).match(longer, "1.1", 5).candidates == ("a",)
    assert matcher((cut, "1.9")).match(cut, "1.9", 5) == Match(None)
    assert matcher((cut, "1.2"), (B.title, "1.2")).match(cut, "1.2", 5) == Match(None)
    assert matcher(("Số hóa", "1.1")).match("Số hóa", "1.1", 5) == Match(None)


def test_the_same_code_with_the_same_document_is_asked() -> None:
    item = Item("d", "Quyết định số 439/QĐ-UBND ngày 11/02/2022 của UBND tỉnh về danh mục dữ liệu", "1.3")
    same, other = "Quyết định 439/QĐ-UBND của tỉnh: danh mục", "Quyết định số 440/QĐ-UBND ngày 11/02/2022 của UBND"
    assert matcher((same, "1.3"), items=(item,)).match(same, "1.3", 5).candidates == ("d",)
    assert matcher((other, "1.3"), items=(item,)).match(other, "1.3", 5) == Match(None)


def test_a_new_row_never_takes_an_item_that_another_row_is() -> None:
    rows = ((A.title, "1.1"), (A.title, "1.9"))
    both = matcher(*rows)
    assert both.match(*rows[0], 5) == Match("a")
    assert both.match(*rows[1], 6) == Match(None)


def test_two_candidates_are_asked() -> None:
    twice = (A, Item("c", A.title, "2.1"))
    assert matcher((A.title, "9"), items=twice).match(A.title, "9", 5).question == "Có nhiều mục cùng tên"


def test_the_same_row_twice_in_the_file_is_asked() -> None:
    rows = (("Việc mới", "5"), ("Việc mới", "5"))
    new = matcher(*rows)
    assert new.match("Việc mới", "5", 7) == Match(None)
    assert new.match("VIỆC MỚI", "5", 9).question == "Trùng tên và STT với dòng 7"


def test_two_levels_in_one_row_with_line_breaks_or_without() -> None:
    name = "Tỷ lệ hồ sơ xử lý trên môi trường mạng:\n- Tại thành phố\n- Tại cấp xã"
    head, levels = split_levels(name, {2: "74%\n52%", 3: "Vượt\nChưa đạt", 4: ""})
    assert head == "Tỷ lệ hồ sơ xử lý trên môi trường mạng"
    assert [(level.scope, level.cells) for level in levels] == [
        ("Tại thành phố", {2: "74%", 3: "Vượt"}),
        ("Tại cấp xã", {2: "52%", 3: "Chưa đạt"}),
    ]
    assert split_levels(name.replace("\n", " "), {2: "74% 52%", 3: "Vượt Chưa đạt"}) == (head, levels)


def test_a_name_with_dashes_is_one_indicator_when_the_values_do_not_divide() -> None:
    for name, cell in (("Kinh tế - xã hội - quốc phòng", "80%"), ("Tỷ lệ báo cáo", "80%"), ("A: - một - hai", "1 2 3")):
        assert split_levels(name, {1: cell}) == (name, ())


def test_money_by_the_unit_of_its_table() -> None:
    cell = read_money_cell("5 894", None, MoneyUnit.TRIEU)
    assert (cell.amount, cell.text, cell.unit_text, cell.problem) == (5_894_000_000, "5 894", "Triệu đồng", "")
    none = read_money_cell("5 894", None, None)
    assert (none.amount, none.unit_text, none.problem) == (None, "", "Số tiền “5 894” chưa có đơn vị tính")


def test_a_number_cell_is_never_read_in_two_ways() -> None:
    assert read_money_cell("14,755", Decimal("14.755"), MoneyUnit.TRIEU).amount == 14_755_000
    assert read_money_cell("0,0000001", Decimal("0.0000001"), MoneyUnit.TRIEU).problem.endswith("nhỏ hơn một đồng")


def test_a_dash_with_a_footnote_is_kept_and_is_no_problem() -> None:
    line = "⁽¹⁾ Kinh phí được xác định khi đề án được duyệt."
    cell = read_money_cell("(-) ⁽¹⁾", None, MoneyUnit.TRIEU, (line,))
    assert (cell.amount, cell.text, cell.footnote, cell.problem) == (None, "(-) ⁽¹⁾", line, "")


def test_an_amount_too_large_for_its_unit_is_told() -> None:
    assert "lớn khác thường" in read_money_cell("24.431.000.000", None, MoneyUnit.NGHIN).problem
