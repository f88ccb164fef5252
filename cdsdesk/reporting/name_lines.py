"""Names and titles over several lines: as few as they need, no word torn apart, about as long as each other."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from cdsdesk.vietnamese.text import fold

_WORDS = """
an ninh, an toàn, ban chỉ, ban hành, biên phòng, báo cáo, bình dân, bưu điện, bảo hiểm, bảo vệ, bộ phận, chi cục,
chuyên môn, chuyên viên, chuyển đổi, chính phủ, chính quyền, chính sách, chỉ huy, chỉ tiêu, chỉ đạo, chủ tịch, cán bộ,
công an, công chức, công dân, công nghệ, công thương, công tác, công đoàn, cơ quan, cơ sở, cộng đồng, danh mục,
doanh nghiệp, du lịch, dân số, dân tộc, dịch vụ, dữ liệu, dự án, giao thông, giám sát, giám đốc, giáo dục, hành chính,
hạ tầng, học vụ, hội nghị, hội đồng, hợp tác, khoa học, khu vực, kinh phí, kinh tế, kiểm tra, kế hoạch, kế toán,
kết luận, kết quả, lao động, liên quan, lãnh đạo, môi trường, mật mã, mặt trận, nghị quyết, ngoại vụ, ngân hàng,
ngân sách, nhiệm vụ, nhà nước, nhân dân, nhân lực, nông dân, nông nghiệp, nông thôn, năng lực, nội dung, nội vụ,
phong trào, phát triển, phân công, phó chủ, phó giám, phó trưởng, phương hướng, phương tiện, phối hợp, phụ nữ,
phục vụ, quy hoạch, quy định, quyết định, quyền hạn, quân sự, quản lý, quản trị, quốc gia, quốc phòng, sáng tạo,
sắp xếp, số liệu, sức khỏe, thanh niên, thanh tra, theo dõi, thi hành, thành phố, thành viên, thông báo, thông tin,
thường trực, thường xuyên, thể dục, thể thao, thị trấn, thị xã, thủ trưởng, thủ tục, thực hiện, tiến độ, triển khai,
trung tâm, trung ương, truyền thanh, truyền thông, trí tuệ, trưởng ban, trưởng phòng, trực tuyến, tài chính, tài liệu,
tài nguyên, tình hình, tôn giáo, tư pháp, tập huấn, tỉnh ủy, tổ chức, tổ dân, tổng hợp, viên chức, viễn thông,
văn bản, văn hóa, văn phòng, vấn đề, xây dựng, xã hội, xử lý, y tế, điện tử, đoàn thể, đào tạo, đô thị, đơn vị,
đại học, đảng ủy, đất đai, đầu tư, đặc khu, đề xuất, đề án, đổi mới, đổi số, ủy ban, ủy viên
"""
_PAIRS = frozenset(fold(pair) for pair in _WORDS.replace("\n", " ").split(","))
_BEFORE_A_NUMBER = frozenset(map(fold, ("năm", "quý", "tháng", "ngày", "số", "kỳ", "mục")))
_BEFORE_A_NAME = frozenset(map(fold, ("tỉnh", "phường", "huyện", "quận", "xã")))
_JOINING = frozenset(map(fold, ("và", "của", "về", "tại", "các")))
_TORN, _AWKWARD, _OPEN = 4, 3, 1

Way = tuple[int, float, tuple[str, ...]]
"""Lines with what they tear apart and the width of the longest."""


def broken_name(
    text: str, width_of: Callable[[str], float], line_width: Callable[[str], float], limit: float
) -> tuple[str, ...]:
    """Return the lines of a name; none when it is broken as other texts are, for its own line breaks or a long word."""
    words = text.split()
    if "\n" in text or not words or max(map(width_of, words)) > limit:
        return ()
    return name_lines(words, line_width, limit)


def name_lines(words: Sequence[str], width_of: Callable[[str], float], limit: float) -> tuple[str, ...]:
    """Set words, none wider than ``limit``, into as few lines as they need, or into one more that tears no word apart.

    Of the ways to do so the one that tears the least, then the one whose longest line is shortest.
    """
    ways: list[dict[int, Way]] = [{} for _ in words] + [{0: (0, 0.0, ())}]
    for at in range(len(words) - 1, -1, -1):
        for end in range(at + 1, len(words) + 1):
            line = " ".join(words[at:end])
            width = width_of(line)
            if width > limit and end > at + 1:
                break
            torn = _tears(words, end) if end < len(words) else 0
            for count, way in ways[end].items():
                made = torn + way[0], max(width, way[1]), (line, *way[2])
                ways[at][count + 1] = min(made, ways[at].get(count + 1, made))
    fewest = min(ways[0])
    few, more = ways[0][fewest], ways[0].get(fewest + 1)
    return more[2] if more is not None and more[0] + _TORN <= few[0] else few[2]


def _tears(words: Sequence[str], at: int) -> int:
    """Return how badly a line ends before the word at ``at``."""
    before, after = words[at - 1], words[at]
    if _is_pair(before, after):
        return _TORN
    if not after[:1].isalnum() and after[:1] not in '“"(':
        return _AWKWARD
    if _is_key(before, _BEFORE_A_NUMBER) and _is_number(after):
        return _AWKWARD
    if before.isdecimal() and _is_key(after, _BEFORE_A_NUMBER):
        return _OPEN
    if at > 1 and _is_key(words[at - 2], _BEFORE_A_NAME) and not _is_pair(words[at - 2], before):
        return _OPEN
    return _OPEN if before == "-" or _is_key(before, _JOINING) else 0


def _is_key(word: str, keys: frozenset[str]) -> bool:
    return fold(word) in keys


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word.strip(",;.") in ("I", "II", "III", "IV")


@lru_cache(maxsize=4096)
def _is_pair(before: str, after: str) -> bool:
    return fold(f"{before} {after}".strip(",;.-")) in _PAIRS and before[-1:].isalnum()
