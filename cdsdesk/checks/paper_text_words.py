"""Words that were written twice: "của của", "triển khai triển khai"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.syllables import is_syllable
from cdsdesk.vietnamese.word_pairs import DOUBLED, PAIRS

_TWICE = re.compile(
    r"(?<![\w/@.-])(?P<word>[^\W\d_]{1,12}(?: [^\W\d_]{1,12})?) (?P<again>(?i:(?P=word)))(?![\w@]|[-/]\w)"
)
_BEFORE = re.compile(r"([^\W\d_]+) $")
_AFTER = re.compile(r" ([^\W\d_]+)")
_WINDOW = 16
# Words of one syllable that may follow a word that ends alike: "thí điểm điểm du lịch".
_NOUNS = (
    "điểm bộ sở đơn vốn mã tin bài trang cấp tuyến hộ khu phiếu người dân lớp đội tổ ban phòng huyện xã tỉnh đường cổng"
    " mạng việc án lý học thi phí giá thuế nghề vụ công thu chi máy thẻ nhà đài sổ bản mẫu tiền quỹ ngành luật"
)
_ALONE = frozenset(_NOUNS.split())
_NAMED = re.compile(
    r"điểm (?:hỗ trợ|truy cập|cung cấp|giao dịch|tiếp nhận|phục vụ|trường|cầu|bán)|bộ (?:tiêu chí|chỉ số|máy|dữ liệu)"
    r"|tổ (?:công nghệ|dân phố|giúp việc|công tác)|tin (?:nhắn|bài)|trang (?:thông tin|web)|mã (?:số|định danh)",
    re.IGNORECASE,
)
# "chuyển đổi số số 12/KH-UBND" and "một số số liệu" are right, "Kế hoạch số số 12" is not.
_NUMBER = "số"
_NUMBERED = re.compile(
    r"(?:hoạch|quyết|nghị|định|thị|văn|tư|báo|cáo|trình|luận|dẫn) số số$|(?:^|[.,;:(]) ?số số$", re.IGNORECASE
)


@paper_rule("text.word-twice", Severity.WARNING, "Từ viết lặp hai lần liền nhau")
def word_twice(paper: Paper) -> Iterator[Issue]:
    """What is doubled on purpose, and the end of a word with the same beginning of the next, are right."""
    for written in written_texts(paper):
        for found in _TWICE.finditer(written.text):
            if _is_meant(written.text, found) or _over_pages(written.raw, found):
                continue
            message = f"Lặp từ: “{found[0]}”"
            if _may_be_apart(written.text, found):
                yield written.issue(f"{message} (cần xem lại)", found[0], expected=found["word"], doubtful=True)
            else:
                yield written.issue_unless_cut(message, found[0], expected=found["word"])


def _is_meant(text: str, found: re.Match[str]) -> bool:
    word, again = found["word"], found["again"]
    if " " in word:
        # A place may be said twice: the ward and the street of one name.
        return again != again.lower()
    if word == _NUMBER:
        return not _NUMBERED.search(text, max(0, found.start() - _WINDOW), found.end())
    if _neighbours(text, found)[0] in PAIRS and _NAMED.match(text, found.start("again")):
        return True
    if word.lower() in DOUBLED or not is_syllable(word) or (len(word) == 1 and word.isupper()):
        return True
    if word != again:
        # "Thực thực hiện" at the beginning of a sentence; "trụ sở Sở Nội vụ" within one.
        return word[0].islower() or again != word.lower() or _joins(text, found)
    return (word[0].isupper() and not word.isupper()) or _joins(text, found)


def _over_pages(raw: str, found: re.Match[str]) -> bool:
    """Whether a page ends between the two: whoever took a table over from pages repeats a word there."""
    return "\f" in raw and any(
        first.rstrip().endswith(found["word"]) and second.lstrip().startswith(found["again"])
        for first, second in pairwise(raw.split("\f"))
    )


def _may_be_apart(text: str, found: re.Match[str]) -> bool:
    """Whether one of two syllables belongs to a word beside them, and the other may be a word of its own."""
    left, right = _neighbours(text, found)
    return right in PAIRS or (left in PAIRS and found["again"].lower() in _ALONE)


def _joins(text: str, found: re.Match[str]) -> bool:
    """Whether one word ends and the next begins with the same syllable: "hệ thống thống kê"."""
    left, right = _neighbours(text, found)
    return left in PAIRS and right in PAIRS


def _neighbours(text: str, found: re.Match[str]) -> tuple[str, str]:
    """Return the first syllable with the one before it, and the second with the one behind it."""
    before = _BEFORE.search(text[max(0, found.start() - _WINDOW) : found.start()])
    after = _AFTER.match(text, found.end())
    word = found["word"].lower()
    return f"{before[1].lower()} {word}" if before else "", f"{word} {after[1].lower()}" if after else ""
