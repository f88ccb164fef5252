"""What the signatures of a PDF prove, in words and as a document; never more than was checked."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from cdsdesk.readers.signatures import (
    Clock,
    Covers,
    FoundSignature,
    Integrity,
    Later,
    SignedPdf,
    Trust,
    Validity,
    moment,
)
from cdsdesk.vietnamese.dates import format_date, format_moment, make_date

# A stamp of digits may stand a little apart from the rest, so blanks are taken between them.
_NUMBER = re.compile(r"\bSố\s*:?\s*(?P<number>\d[\d ]{0,8}[a-zA-Z]?)\s*/\s*\S")
_DATE = re.compile(r"\bngày\s*(\d ?\d?)\s*tháng\s*(\d ?\d?)\s*năm\s*(\d ?\d ?\d ?\d)(?!\d)")
_NO_REVOCATION = "chưa kiểm tra thu hồi"
_REACHING = {
    Later.NONE: "nguyên vẹn; từ đó nội dung không đổi",
    Later.SIGNATURES: "nguyên vẹn; từ đó tệp chỉ thêm chữ ký hoặc điền ô biểu mẫu",
    Later.OTHER: "phần đã ký nguyên vẹn, nhưng sau khi ký tệp bị thêm, sửa nội dung khác",
    Later.UNKNOWN: "phần đã ký nguyên vẹn; không xác định được tệp thêm gì sau khi ký",
}
_BROKEN = {
    Integrity.CHANGED: "nội dung đã ký bị thay đổi sau khi ký",
    Integrity.WEAK: "ký bằng thuật toán băm đã lỗi thời nên không kết luận được",
    Integrity.DAMAGED: "chữ ký hỏng, không kiểm tra được",
}
_VALIDITY = {
    Validity.WITHIN: "còn hạn lúc ký",
    Validity.NOT_YET: "chưa có hiệu lực lúc ký",
    Validity.EXPIRED: "đã hết hạn lúc ký",
    Validity.UNKNOWN: "không rõ còn hạn lúc ký hay không",
}
_TRUST = {
    Trust.NOT_CHECKED: "chưa kiểm tra nơi cấp",
    Trust.TO_ROOT: "dẫn tới chứng thư gốc đã chọn",
    Trust.NOT_TO_ROOT: "không dẫn tới chứng thư gốc đã chọn",
}
_CLOCK = {Clock.CLAIMED: "theo máy của người ký", Clock.STAMPED: "theo dấu thời gian, chưa kiểm tra nơi cấp"}
_SINCE = {
    Later.NONE: "chưa thêm gì",
    Later.SIGNATURES: "từ đó chỉ thêm chữ ký hoặc điền ô biểu mẫu",
    Later.OTHER: "nhưng ngoài chữ ký còn thêm, sửa nội dung (có thể là số, ngày do văn thư đóng): hãy xem lại tệp",
    Later.UNKNOWN: "nhưng không xác định được có thêm gì ngoài chữ ký: hãy xem lại tệp",
}


@dataclass(frozen=True)
class NumberAndDate:
    """Number and date of issue as they stand at the head of a document; "" and None for what could not be read."""

    number: str
    date: date | None


def number_and_date(lines: Sequence[str]) -> NumberAndDate:
    """Read number and date from the lines of a first page (ô 3 and 4 of Decree 30/2020/NĐ-CP)."""
    number = next((found["number"] for line in lines if (found := _NUMBER.search(line))), "")
    day = next((found for line in lines if (found := _DATE.search(line))), None)
    return NumberAndDate(
        number.replace(" ", "").lstrip("0"),
        make_date(*(int(part.replace(" ", "")) for part in reversed(day.groups()))) if day is not None else None,
    )


def is_sound(one: FoundSignature) -> bool:
    """Whether the signed bytes are intact, reach over the file as it stood, and only signatures came afterwards."""
    reaches = one.covers is not Covers.PART and one.later in (Later.NONE, Later.SIGNATURES)
    return one.integrity is Integrity.INTACT and reaches


def needs_a_look(found: SignedPdf) -> bool:
    """Whether a person has to look: nobody signed, a signature went, or one is not sound in bytes, time or root."""
    doubtful = [
        one
        for one in found.signatures
        if not is_sound(one) or one.validity is not Validity.WITHIN or one.trust is Trust.NOT_TO_ROOT
    ]
    return not found.is_signed or found.removed > 0 or bool(doubtful)


def integrity_words(one: FoundSignature) -> str:
    """Return what became of the signed bytes."""
    if one.integrity is not Integrity.INTACT:
        return _BROKEN[one.integrity]
    if one.covers is Covers.PART:
        return "chữ ký không gồm hết tệp lúc ký nên không kết luận được"
    return "nguyên vẹn, gồm toàn bộ tệp" if one.covers is Covers.WHOLE_FILE else _REACHING[one.later]


def signature_lines(one: FoundSignature) -> tuple[str, ...]:
    """Return one signature in four lines: who, when, the bytes, the certificate."""
    who = ", ".join(part for part in (one.signer or "không rõ người ký", one.organisation) if part)
    what = "Dấu thời gian của tệp" if one.of_time else f"Ký bởi: {who}"
    first = f"{what} (ô {one.field})" if one.field else what
    when = "Giờ ký: không ghi"
    if one.signed_at:
        when = f"Giờ ký: {format_moment(one.signed_at)} ({_CLOCK[one.clock]})"
    bytes_line = f"Nội dung: {integrity_words(one)}; {_NO_REVOCATION}"
    if not one.issuer:
        return first, when, bytes_line
    begin, end = (_day(text) for text in (one.valid_from, one.valid_to))
    certificate = (
        f"Chứng thư: do {one.issuer} cấp, {_VALIDITY[one.validity]} (từ {begin} đến {end}), {_TRUST[one.trust]}"
    )
    return first, when, bytes_line, certificate


def _day(iso: str) -> str:
    at = moment(iso)
    return format_date(at.astimezone().date()) if at is not None else "?"


def export_words(found: SignedPdf, *, known: bool) -> str:
    """Return how a file stands to the PDF that was exported; ``known`` says that it begins with its very bytes."""
    if not known:
        return "Tệp không bắt đầu bằng bản PDF xuất gần nhất của báo cáo nào trong hồ sơ này."
    if len(found.beginnings) <= 1:
        return "Tệp là đúng bản PDF đã xuất, chưa ký."
    return f"Tệp bắt đầu bằng đúng bản PDF đã xuất, {_SINCE[found.since_first]}."


def signed_lines(found: SignedPdf) -> tuple[str, ...]:
    """Return everything about a file's signatures, line by line."""
    lines: list[str] = [] if found.signatures else ["Tệp chưa có chữ ký số nào."]
    for number, one in enumerate(found.signatures, 1):
        first, *rest = signature_lines(one)
        lines += [f"{number}. {first}", *(f"   {line}" for line in rest)]
    if found.removed:
        lines.append(f"Tệp còn dấu vết của {found.removed} chữ ký đã bị gỡ bỏ: hãy xin lại tệp gốc.")
    if found.signatures and found.empty_fields:
        lines.append(f"Ô ký còn trống: {', '.join(found.empty_fields)}.")
    return tuple(lines)


def signatures_json(found: SignedPdf) -> list[dict[str, Any]]:
    """Return the signatures as they are kept and printed; what is not known stays out."""
    told = [asdict(one) | {"sound": is_sound(one)} for one in found.signatures]
    return [{key: value for key, value in one.items() if value not in ("", None)} for one in told]
