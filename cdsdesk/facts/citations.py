"""Citations of documents in running text: "Kế hoạch số 4458/KH-UBND ngày 30/6/2022 của UBND thành phố"."""

import re
from dataclasses import dataclass
from datetime import date

from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.document_numbers import CAPITAL, DATE, NUMBER, TYPES, number_parts
from cdsdesk.vietnamese.text import clean_line


@dataclass(frozen=True)
class CitationFound:
    """A citation at ``start`` to ``end`` of a text; number, date, type and issuer are empty where not written.

    The number is the serial number alone, the symbol all that follows it: "87" and "2020/NĐ-CP", "07" and "NQ/TU".
    """

    start: int
    end: int
    as_written: str
    type: str
    number: str
    symbol: str
    date: date | None
    issuer: str


_PROJECTS = ("Đề án", "Dự án")
_TYPE_NAMES = {name.lower(): name for name in TYPES}
_STOPS = (
    "về|v/v|phê duyệt|ban hành|quy định|triển khai|thực hiện|thành lập|hướng dẫn|thông qua|giao|sửa đổi|bãi bỏ|công bố"
    "|kiện toàn|tổ chức|hỗ trợ|quán triệt|đẩy mạnh|tăng cường|yêu cầu|đề nghị|nhằm|để|trên|tại|đã|có|trong|cho|với|gửi"
    r"|thẩm định|kèm|đính kèm|tiếp tục|ngày|năm|số(?=\s*[0-9:])|theo|là|được|do|phát động|truyền thông"
    "|tuyên truyền|phối hợp|góp ý|cụ thể|bổ sung|điều chỉnh|công nhận|phân công|quyết định|báo cáo|đăng ký"
    "|chỉ đạo|và các|của"
)
_GAP = r"\s{0,40}"
_TYPE = "|".join(name.replace(" ", r"\s+") for name in TYPES)
_ISSUER = re.compile(
    rf"{_GAP},?\s{{1,40}}của\s{{1,40}}(?P<issuer>{CAPITAL}[^,;:.()“”\"\n\t]{{1,120}}?)"
    rf"(?=\s*(?:[,;:.()“”\"\n\t]|$)|\s+(?:{_STOPS})(?!\w)|\s+và\s+(?i:{_TYPE})(?!\w)|\s+(?i:{_TYPE})\s+(?:số\s+)?[0-9]|\s[-–]\s)"
)


def find_citations(text: str) -> tuple[CitationFound, ...]:
    """Find the citations in cleaned text, in order; a number left blank ("số     /KH-UBND") is found as ""."""
    found: list[CitationFound] = []
    place = 0 if "/" in text else len(text)  # every number has a stroke, and to look for one costs nothing
    while match := NUMBER.search(text, place):
        citation = _citation(text, match)
        if citation is not None:
            found.append(citation)
        place = citation.end if citation else match.end()
    return tuple(found)


def _citation(text: str, match: re.Match[str]) -> CitationFound | None:
    kind = "Luật" if match["law"] else _TYPE_NAMES.get(clean_line(match["type"] or "").lower(), "")
    if match["law"]:
        kind = next(name for name in reversed(TYPES) if clean_line(match["law"]).lower().startswith(name.lower()))
    if not _is_number(match, kind):
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip(" \t\n._…"))
    end, written, issuer = _rest(text, match.end())
    number, symbol = number_parts(match)
    return CitationFound(start, end, text[start:end], kind, number, symbol, written, issuer)


def _is_number(match: re.Match[str], kind: str) -> bool:
    """Tell a document's number from a fraction, a share of units or the short name of a project ("Đề án 06/CP")."""
    announced = bool(match["so"]) or bool(match["type"] or match["law"])
    if match["serial"] is None:
        return announced and bool(match["party"] or "-" in match["symbol"])
    if match["party"] or match["year"] or "-" in match["symbol"]:
        return True
    return announced and kind not in _PROJECTS


def _rest(text: str, place: int) -> tuple[int, date | None, str]:
    """Return where the citation ends, its date and its issuer, in either order: "ngày … của …", "của … ngày …"."""
    dated = DATE.match(text, place)
    issued = _ISSUER.match(text, dated.end() if dated else place)
    if dated is None and issued is not None:
        dated = DATE.match(text, issued.end())
    issuer = clean_line(issued["issuer"]).rstrip(" -–") if issued else ""
    if dated is None:
        return place, None, issuer
    written = dated["numeric"] or dated["words"] or dated["bracket"]
    return dated.end(), read_date(written) if written else None, issuer
