import pytest

from cdsdesk.checks.paper_articles import article_absent
from tests.support.papers import paper, text

ARTICLES = [
    text("Điều 1. Kiện toàn 03 Tổ công nghệ số cộng đồng."),
    text("Điều 2. Tổ công nghệ số cộng đồng họp định kỳ theo Điều 9 Quyết định số 12/QĐ-UBND."),
    text("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
]


def absent(words: str, recipients: tuple[str, ...] = ("Như Điều 3",)) -> list[str]:
    return [finding.found for finding in article_absent(paper([*ARTICLES, text(words)], recipients=recipients))]


@pytest.mark.parametrize(
    "words",
    ["Các cá nhân có tên tại Điều 6 chịu trách nhiệm thi hành.", "theo khoản 2 Điều 6 của Quyết định này;"],
)
def test_an_article_that_the_decision_does_not_have(words: str) -> None:
    assert absent(words) == ["Điều 6"]


@pytest.mark.parametrize(
    "words",
    [
        "Các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành.",
        "theo Điều 12 Nghị định số 09/2019/NĐ-CP;",
        "theo khoản 1, khoản 2 Điều 15 và Điều 20 Luật Tổ chức chính quyền địa phương;",
        "theo Điều 21 của Luật Ban hành văn bản;",
    ],
)
def test_articles_that_are_there_or_of_another_law(words: str) -> None:
    assert not absent(words)


def test_recipients_may_name_an_article_that_is_not_there() -> None:
    assert absent("Chánh Văn phòng thi hành.", ("Như Điều 4", "Lưu: VT")) == ["Điều 4"]


def test_a_report_has_no_articles() -> None:
    assert not list(article_absent(paper([text("Thực hiện Điều 6, phường báo cáo.")])))
