"""The number and symbol of a document: its spelling, how both are joined and split (NĐ 30/2020, Phụ lục I, II.3)."""

import re

from cdsdesk.vietnamese.text import clean_line

CAPITAL = "[A-ZĐƠƯÂÊÔĂ]"
_ABBREVIATION = rf"{CAPITAL}\w*(?:[.&]{CAPITAL}\w*)*"
# A symbol may be cut by the end of a line ("3060/KH- UBND"): a space on one side of the hyphen, then capitals.
SYMBOL = rf"{_ABBREVIATION}(?:[-–]\w+(?:[.&]{CAPITAL}\w*)*|(?:[-–]\s|\s[-–]){CAPITAL}{{2}}\w*)*(?:/{CAPITAL}{{2}}\w*)?"

# The kinds of NĐ 30/2020 Điều 7, of legal documents and of the Party that are cited by number; longer names first.
TYPES = (
    "Nghị quyết liên tịch",
    "Thông tư liên tịch",
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Thông báo",
    "Thông cáo",
    "Thông tri",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Kết luận",
    "Phương án",
    "Đề án",
    "Dự án",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Hợp đồng",
    "Công điện",
    "Công văn",
    "Giấy mời",
    "Giấy ủy quyền",
    "Giấy uỷ quyền",
    "Phiếu chuyển",
    "Pháp lệnh",
    "Bộ luật",
    "Luật",
)
_NAMED_LAW = r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+[^\W\d][^\d;.,()\n]{1,80}?"
_TYPE = "|".join(name.replace(" ", r"\s+") for name in TYPES)
_GAP = r"\s{0,40}"
_BLANK = r"[\s._…]{0,40}"
# Groups: law or type before it, so (announced), serial or blank, year, symbol or party.
NUMBER = re.compile(
    rf"(?:(?<!\w)(?i:(?P<law>{_NAMED_LAW})\s(?=số\s)|(?P<type>{_TYPE}|văn\s+bản)(?:\s+hành\s+động)?){_GAP})?"
    rf"(?P<so>(?<!\w)[Ss]ố(?!\w){_GAP}:?{_GAP})?"
    rf"(?:(?<![\w/.,-])(?P<serial>[0-9]{{1,6}}[a-zA-Z]?)|(?P<blank>{_BLANK}))"
    rf"(?:\s?/\s?(?:(?P<year>[0-9]{{4}})\s?/\s?)?(?P<symbol>{SYMBOL})"
    rf"|\s?[-–]\s?(?P<party>{CAPITAL}\w{{0,5}}\s?/\s?{SYMBOL}))"
)
_FULL_DATE = r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
DATE = re.compile(
    rf"{_GAP},?{_GAP}(?:ký\s+|ban\s+hành\s+)?(?i:ngày){_GAP}(?:(?P<numeric>{_FULL_DATE})"
    r"|(?P<words>[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4})"
    r"|[\s._…0-9]{0,20}tháng[\s._…0-9]{0,20}năm[\s._…]{0,20}(?:[0-9]{4}|(?<=[._…]))"
    r"|[\s._…0-9]{0,12}/[\s._…0-9]{0,12}(?:/\s?[0-9]{4})?(?<=[0-9]))"
    rf"|{_GAP}\({_GAP}(?P<bracket>{_FULL_DATE}){_GAP}\)"
)

_SYMBOL_ALONE = re.compile(rf"(?:[0-9]{{4}}/)?{SYMBOL}")
_PARTY_SYMBOL = re.compile(rf"{CAPITAL}\w{{0,5}}/(?!UBND|HĐND|CP(?!\w)|TTg).+")


def document_number(number: str, symbol: str) -> str:
    """Return number and symbol as printed: "4458/KH-UBND", "87/2020/NĐ-CP", of the Party "07-NQ/TU"."""
    if not symbol or (not number and not is_symbol(symbol)):
        return number or symbol
    return number + ("-" if _PARTY_SYMBOL.fullmatch(symbol) else "/") + symbol


def is_symbol(text: str) -> bool:
    """Whether a text is a symbol as such: "KH-UBND", "2020/NĐ-CP"."""
    return _SYMBOL_ALONE.fullmatch(text) is not None


def number_parts(match: re.Match[str]) -> tuple[str, str]:
    """Return number and symbol of a match of ``NUMBER``; the number is "" where it was left blank."""
    symbol = re.sub(r"\s", "", match["party"] or match["symbol"]).replace("–", "-")
    if match["year"]:
        symbol = f"{match['year']}/{symbol}"
    return match["serial"] or "", symbol


def split_document_number(text: str) -> tuple[str, str]:
    """Split a number as written alone ("Số: 4458/KH-UBND") into number and symbol.

    A number without symbol, or a text that is neither, comes back whole as number or as symbol.
    """
    line = clean_line(text).rstrip(" .,;")
    found = NUMBER.match(line)
    if found:
        dated = DATE.match(line, found.end())
        if _AFTER_NUMBER.fullmatch(line, dated.end() if dated else found.end()):
            return number_parts(found)
    alone = _SERIAL_ALONE.fullmatch(line)
    return (alone[1], "") if alone else ("", line)


_AFTER_NUMBER = re.compile(r"(?:\W*\bcủa\b.*)?")
_SERIAL_ALONE = re.compile(r"(?:[Ss]ố\s?:?\s?)?([0-9]{1,6}[a-zA-Z]?)")
