"""What the sections of a report may be made of, by the names that outlines use; a passage is one part of a section."""

OWN, TEXT = "own", "text"
PART_WORDS = {
    OWN: "Lời văn của đơn vị",
    TEXT: "Lời văn có sẵn trong đề cương",
    "documents": "Văn bản đã ban hành",
    "activities": "Tập huấn, tuyên truyền, họp",
    "teams": "Tổ công nghệ số cộng đồng",
    "services": "Dịch vụ công trực tuyến",
    "indicators": "Kết quả các chỉ tiêu",
    "evaluations": "Số chỉ tiêu vượt, đạt, chưa đạt",
    "missed": "Chỉ tiêu chưa đạt",
    "progress": "Tiến độ theo kế hoạch",
    "late": "Nhiệm vụ trễ hạn",
    "budget": "Kinh phí",
    "next_steps": "Việc tiếp tục thực hiện",
    "indicator_table": "Bảng mục tiêu, kết quả, đánh giá",
    "basis": "Căn cứ lập kế hoạch",
    "aims": "Mục tiêu cụ thể trong năm",
    "tasks": "Nhiệm vụ trong năm",
    "leads": "Phân công chủ trì",
    "units": "Các đơn vị cấp dưới, xếp hạng",
    "unit_states": "Trạng thái nhiệm vụ của các đơn vị",
    "unit_indicators": "Chỉ tiêu tổng hợp từ các đơn vị",
    "unit_counts": "Số liệu khác của các đơn vị",
    "package": "Tài liệu, số liệu gửi kèm",
}
"""What may fill a section, with its name for officers; "last.…" tells the same of the period before."""
LAST = "last."
UNIT_PARTS = ("units", "unit_states", "unit_indicators", "unit_counts")
"""Those that tell of the offices below."""

_BETWEEN = "/"


def passage_key(section: str, part: str) -> str:
    """Return the key under which an office's words for one part of a section are kept."""
    return f"{section}{_BETWEEN}{part}"


def is_passage(key: str) -> bool:
    """Whether words are kept for a generated part, not for a section of the office's own."""
    return _BETWEEN in key


def passage_part(key: str) -> str:
    """Return which part of its section a passage is."""
    return key.rpartition(_BETWEEN)[2]


def passage_words(key: str) -> str:
    """Return what a passage is called: "Kết quả các chỉ tiêu"."""
    part = passage_part(key)
    return PART_WORDS.get(part.removeprefix(LAST), part)
