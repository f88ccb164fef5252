"""What stands above a table: number of the annex, title, unit of money, plan and period."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cdsdesk.document.sources import is_result_line
from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.importing.period_headings import ends_month, first_months
from cdsdesk.vietnamese.numbers import MoneyUnit, read_money_unit
from cdsdesk.vietnamese.text import clean_line, raw_key, search_key

_ANNEX = re.compile(
    r"^\s*(?:phụ\s+lục|phụ\s+biểu)\s*(?:số\s*)?((?:[IVXLC]+|\d{1,3}|[A-ZĐ])(?:\.(?:[IVXLC]+|\d{1,3}))*(?!\w))?", re.I
)
_UNIT_LINE = re.compile(r"^\s*\(?\s*(?:đvt|đơn\s+vị(?:\s+tính)?)\s*[:.]", re.IGNORECASE)
_ATTACHED = re.compile(r"^\s*\(?\s*(?:(?:ban\s+hành\s+)?kèm\s+theo|đính\s+kèm)", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"^\s*số\s*:", re.IGNORECASE)
_PERIOD_LINE = re.compile(r"^\s*kỳ\s+số\s+liệu\s*:", re.IGNORECASE)
_PLACE_DATE = re.compile(r".{2,40},\s*ngay\b.{0,12}\bthang\b.{0,8}\bnam\b.{0,8}")
_LETTERHEAD = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc",
    "dang cong san viet nam",
    "ubnd",
    "uy ban nhan dan",
    "hoi dong nhan dan",
    "ban chi dao chuyen doi so",
)
_PLACE = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|phường|xã(?! hội)|thị trấn|đặc khu)(?: (?!thông minh)[^\W\d_]+){1,4}"
    r"|(?:quận|phường) \d+"
)
_PLAN_TYPES = frozenset(
    {"Kế hoạch", "Quyết định", "Chương trình", "Nghị quyết", "Chỉ thị", "Công văn", "Thông báo", ""}
)
_YEARS = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)")
_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\s*(?:/|,?\s*năm\s*)\s*((?:19|20)\d\d)", re.IGNORECASE)
_MONTHS = re.compile(r"(\d{1,2})\s+tháng(?:\s+(đầu|cuối)(?:\s+năm)?)?(?:\s*,?\s*năm)?\s+((?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s*(?:/|,?\s*năm\s*)\s*((?:19|20)\d\d)", re.IGNORECASE)
_UP_TO = re.compile(
    r"\bđến\s+(?:hết\s+|cuối\s+)?(?:(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*|tháng\s+)(\d{1,2})\s*"
    r"(?:[/.-]|,?\s*năm)\s*(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LATER_START = re.compile(
    r"\btừ\s+(?:(?:ngày\s+)?(?!0?1[/.-]0?1\b|15[/.-]12\b)\d{1,2}[/.-]|tháng\s+(?!0?1\b)\d)", re.IGNORECASE
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_LONGEST_REMARK = 400
_SUBJECT = re.compile(r"^\s*,?\s*(?:về\s+(?:việc\s+)?)?(.*?)\s*(?:như\s+sau)?\s*[:.)]*\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Title:
    """The lines above a table as understood; ``plan`` is the document that the table's work comes from."""

    annex: str = ""
    text: str = ""
    unit: MoneyUnit | None = None
    plan: CitationFound | None = None
    plan_subject: str = ""
    plan_year: int | None = None
    period: str | None = None
    years: tuple[int, ...] = ()
    """Years that the title tells, citations set aside, in order."""

    @property
    def key(self) -> str:
        """Return the name under which a plan keeps this title: "Phụ lục II"."""
        return f"Phụ lục {self.annex}".strip()


def read_title(lines: Iterable[str]) -> Title:
    """Read the lines above a table, from the top."""
    annex, unit, told = "", None, ""
    title: list[str] = []
    attached: list[str] = []
    for line in _bracketed(clean_line(each) for each in lines):
        found = _ANNEX.match(line)
        if found is not None:
            annex = found[1] or ""
            line = line[found.end() :].lstrip(" .:-–")
        if not line or _is_letterhead(line) or is_result_line(line) or (not title and _is_place(line)):
            continue
        if is_unit_line(line):
            unit = read_money_unit(line) or unit
        elif _PERIOD_LINE.match(line):
            told = line
        elif _ATTACHED.match(line):
            attached.append(line)
        else:
            title.append(line)
            unit = unit or _unit_in(line)
    text = " ".join(title)
    plan, where = _plan(text, " ".join(attached))
    period = period_in(told) or period_in(text)
    return Title(
        annex,
        text,
        unit,
        plan,
        _subject(where, plan),
        _plan_year(plan),
        period,
        _years_told(text, period),
    )


def is_unit_line(text: str) -> bool:
    """Say whether a line tells the unit of the money below it: "Đơn vị tính: triệu đồng"."""
    return _UNIT_LINE.match(text) is not None


def _bracketed(lines: Iterable[str]) -> Iterator[str]:
    """Join the lines of a remark in brackets: "(Kèm theo Kế hoạch số …" and the line that ends it."""
    open_line = ""
    for line in lines:
        joined = f"{open_line} {line}".strip()
        if joined.startswith("(") and joined.count("(") > joined.count(")") and len(joined) < _LONGEST_REMARK:
            open_line = joined
        else:
            open_line = ""
            yield joined
    if open_line:
        yield open_line


def period_in(text: str) -> str | None:
    """Return the code of the one period that a title names, citations set aside; None when it names none or several."""
    text = _SPAN.sub(" ", _without_citations(text))
    text, up_to = _up_to(text)
    codes = {f"{found[2]}-Q{_ROMAN.get(found[1].upper(), found[1])}" for found in _QUARTER.finditer(text)}
    codes |= {_months_code(found) for found in _MONTHS.finditer(text)}
    codes |= {f"{found[2]}-M{int(found[1]):02d}" for found in _MONTH.finditer(text)}
    if not codes:
        codes = set(_YEARS.findall(text))
    if up_to is not None and codes <= {up_to[:4]}:
        return up_to
    return codes.pop() if len(codes) == 1 else None


def _up_to(text: str) -> tuple[str, str | None]:
    """Return a title without the day or month up to which it tells, and the months from January that end there.

    The months are None where nothing, or no end of one, is told; so they are for what begins later in the year.
    """
    found = _UP_TO.search(text)
    if found is None or _LATER_START.search(text):
        return text, None
    is_end = ends_month(int(found[1])) if found[1] else True
    month = int(found[2])
    code = f"{found[3]}-{first_months(month) or ''}".rstrip("-") if is_end and 1 <= month <= 12 else None
    return _UP_TO.sub(" ", text), code


def _without_citations(text: str) -> str:
    for citation in reversed(find_citations(text)):
        text = text[: citation.start] + " … " + text[citation.end :]
    return text


def _years_told(text: str, period: str | None) -> tuple[int, ...]:
    years = {int(year) for year in _YEARS.findall(_without_citations(text))}
    return tuple(sorted(years | ({int(period[:4])} if period else set())))


def _months_code(found: re.Match[str]) -> str:
    count, side, year = int(found[1]), found[2], found[3]
    if count == 6:
        return f"{year}-H{2 if side and side.lower() == 'cuối' else 1}"
    return year if count == 12 else f"{year}-Q1" if count == 3 else f"{year}-{count}M"


def _unit_in(line: str) -> MoneyUnit | None:
    """Return a unit that stands in brackets at the end of a title; money told inside a title is none."""
    found = re.search(r"\(([^)]*)\)\s*$", line)
    return read_money_unit(found[1]) if found else None


def _is_letterhead(line: str) -> bool:
    key = search_key(line)
    if _OWN_NUMBER.match(line) or _PLACE_DATE.fullmatch(key):
        return True
    return (line == line.upper() and any(key.startswith(words) for words in _LETTERHEAD)) or key == _LETTERHEAD[1]


def _is_place(line: str) -> bool:
    """Say whether a line is the place in whose name a body above it writes: "TỈNH KHÁNH HÒA" below its committee."""
    return line == line.upper() and _PLACE.fullmatch(line.lower()) is not None


def _plan(title: str, attached: str) -> tuple[CitationFound | None, str]:
    """Return the plan a table belongs to: cited in its title, else the document it is attached to."""
    for text in (title, attached):
        for citation in find_citations(text):
            if citation.type in _PLAN_TYPES:
                return _with_issuer(citation, text), text
    return None, ""


def _with_issuer(citation: CitationFound, text: str) -> CitationFound:
    """Give a citation the body whose initials its symbol carries, when the title names that body with its place."""
    body = citation.symbol.rpartition("-")[2].replace("Đ", "D").upper()
    if len(body) < 3 or body == "UBND":
        return citation
    words = text[citation.end :].split()
    for first in range(len(words) - len(body) + 1):
        initials = (
            "".join(word[0] for word in words[first : first + len(body)]).replace("Đ", "D").replace("đ", "d").upper()
        )
        if initials == body and words[first][0].isupper():
            return replace(citation, issuer=_with_place(words, first, first + len(body)))
    return citation


def _with_place(words: list[str], first: int, end: int) -> str:
    """Return a body's name with the place behind it: "… tỉnh Khánh Hòa"."""
    if end < len(words) and search_key(words[end]) in {"tinh", "thanh", "huyen", "quan", "phuong", "xa", "thi", "dac"}:
        end += 1
        while end < len(words) and (words[end][0].isupper() or search_key(words[end]) in {"pho", "xa", "khu"}):
            end += 1
    return " ".join(words[first:end]).rstrip(",.;:)")


def _subject(text: str, plan: CitationFound | None) -> str:
    found = _SUBJECT.match(text[plan.end :]) if plan is not None else None
    subject = found[1] if found else ""
    if plan is not None and plan.issuer and subject.startswith(f"của {plan.issuer}"):
        subject = subject[len(plan.issuer) + 4 :].strip().removeprefix("về việc ").removeprefix("về ")
    return subject[:1].upper() + subject[1:] if len(subject) > 3 and not subject.startswith("(") else ""


def _plan_year(plan: CitationFound | None) -> int | None:
    if plan is None:
        return None
    if plan.date is not None:
        return plan.date.year
    years = _YEARS.findall(plan.as_written) or re.findall(r"/\s*((?:19|20)\d\d)", plan.as_written)
    return int(years[-1]) if years else None


def without_period(text: str) -> str:
    """Return a title without the months and quarters that it names."""
    for form in (_QUARTER, _MONTHS, _MONTH):
        text = form.sub(" ", text)
    return text


def same_annex(first: str, second: str) -> bool:
    """Say whether two annex numbers are one, written with spaces or not."""
    return raw_key(first) == raw_key(second)
