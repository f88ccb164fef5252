"""One quantity told twice: sums of money in a sentence, counts and wholes of one thing, the text against its table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cdsdesk.checks.column_groups import needs_and_grants, parts_of_heading
from cdsdesk.checks.money_words import money_words
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperTable, Passage, PassageKind
from cdsdesk.checks.paper_lines import Line, lines, passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import Figures
from cdsdesk.facts.found import FractionFound, MoneyFound, NumberFound, PercentFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import fold, search_key

_ROLES = (
    ("need", re.compile(r"nhu cầu", re.I)),
    ("lack", re.compile(r"còn thiếu|bổ sung", re.I)),
    ("grant", re.compile(r"(?:đã|được) (?:được )?(?:bố trí|cấp|giao|phân bổ)", re.I)),
)
_ROLE_WORDS = {"need": "nhu cầu", "grant": "đã cấp", "lack": "còn thiếu"}
# Things of which an area has one number; flows such as hồ sơ have another for every service.
_STOCK = frozenset(
    {
        *("xã, phường", "phường, xã", "xã phường", "xã, phường, thị trấn", "thôn, tổ dân phố", "thôn, tổ"),
        *("tổ dân phố", "thôn", "khu phố", "trường học", "hộ kinh doanh", "hộ gia đình", "doanh nghiệp"),
        *("hợp tác xã", "trạm y tế", "chợ", "cơ quan, đơn vị", "tổ công nghệ số cộng đồng", "thủ tục hành chính"),
    }
)
_NARROWED = re.compile(
    r"\)?,? (?:có|của|tại|thuộc|ở|cấp|đủ|chưa|còn|đã|được|trực|hạng|loại|công lập|tư thục|mới|thí điểm|trọng điểm"
    r"|\((?!đạt|chiếm|[0-9])|[A-ZĐ])(?!\w)|\)? \((?!đạt|chiếm|tỷ lệ|tỉ lệ|[0-9])"
)
_SET_UP = re.compile(
    r"(?:thành lập|hiện có|tổng số|trên địa bàn có|toàn (?:xã|phường|thành phố|huyện|tỉnh) có) $", re.I
)
_NEW = re.compile(r"(?<!\w)(?:mới|thêm|bổ sung|trong (?:kỳ|quý|tháng)|trong đó|còn lại|so với|năm trước)(?!\w)", re.I)
_THEN = re.compile(r"so với|cùng kỳ|năm trước|kỳ trước", re.I)
_COMMON = re.compile(r"(?:danh|sach|muc|tinh|hinh|ket|qua|tong|hop|so|lieu|cac|theo|nam|thuc|hien|ve|va|cua|tai)")
_WINDOW, _NEAR, _TOPIC, _LONG, _TELLING = 60, 25, 3, 12, 10


@paper_rule("numbers.difference", Severity.WARNING, "Nhu cầu trừ đã cấp trong câu không bằng phần còn thiếu")
def difference(paper: Paper) -> Iterator[Issue]:
    """Told of sentences that name each of the three amounts once."""
    for line in passage_lines(paper):
        told = _amounts(line)
        if len(told) == len(_ROLES) and told["need"].dong - told["grant"].dong != told["lack"].dong:
            right = told["need"].dong - told["grant"].dong
            words = money_words(right, told["lack"].unit)
            yield Issue(
                f"{told['need'].as_written} trừ {told['grant'].as_written} được {words}, "
                f"câu ghi {told['lack'].as_written}",
                expected=words,
                found=told["lack"].as_written,
                place=line.at(told["lack"].start, told["lack"].end),
                doubtful=_may_be_less(line, told["lack"], right),
            )


def _may_be_less(line: Line, lack: MoneyFound, right: int) -> bool:
    """Whether less than what lacks is asked for, which may be on purpose."""
    return lack.dong < right and "bổ sung" in line.text[max(0, lack.start - _WINDOW) : lack.start]


def _amounts(line: Line) -> dict[str, MoneyFound]:
    """Return the amounts of need, grant and what lacks of a passage; nothing where one is told twice."""
    found: dict[str, MoneyFound] = {}
    before = 0
    if "đồng" not in line.text:
        return found
    for fact in line.facts:
        if not isinstance(fact, MoneyFound):
            continue
        words = line.text[max(before, fact.start - _WINDOW) : fact.start]
        before = fact.end
        roles = [(match.end(), name) for name, pattern in _ROLES for match in pattern.finditer(words)]
        if roles:
            role = max(roles)[1]
            if role in found:
                return {}
            found[role] = fact
    return found


@dataclass(frozen=True, slots=True)
class _Whole:
    """How many there are of a thing, as one passage tells."""

    noun: str
    value: Decimal
    written: str
    line: Line
    start: int
    end: int


@paper_rule("numbers.denominators", Severity.WARNING, "Tổng số của một đối tượng nêu khác nhau trong văn bản")
def denominators(paper: Paper) -> Iterator[Issue]:
    """Of what an area has one number of, two shares have one whole; always doubtful, for the scope may differ."""
    first: dict[str, _Whole] = {}
    for whole in _wholes(paper):
        other = first.setdefault(whole.noun, whole)
        if other.value != whole.value:
            yield Issue(
                f"Tổng số {whole.noun} nêu là {format_number(whole.value)} ở đây, {format_number(other.value)} "
                f"ở chỗ khác ({quoted(other.written)}); chưa chắc là cùng phạm vi",
                expected=format_number(other.value),
                found=format_number(whole.value),
                facts=(whole.noun,),
                place=whole.line.at(whole.start, whole.end),
                doubtful=True,
            )


def _wholes(paper: Paper) -> Iterator[_Whole]:
    for line in passage_lines(paper):
        for fact in line.facts:
            if isinstance(fact, FractionFound):
                noun = _noun_of(line.text, fact)
                after = line.text.lower().find(noun, fact.end) + len(noun) if noun == fact.noun else fact.end
                beside = line.text[max(0, fact.start - _NEAR) : after + _NEAR]
                if noun in _STOCK and not _NARROWED.match(line.text, after) and not _THEN.search(beside):
                    yield _Whole(noun, fact.denominator, fact.as_written, line, fact.start, fact.end)
            elif isinstance(fact, NumberFound) and fact.noun in _STOCK and _SET_UP.search(line.text[: fact.start]):
                after = line.text.lower().find(fact.noun, fact.end) + len(fact.noun)
                clause = line.text[max(0, fact.start - _WINDOW) : after + _WINDOW]
                if not _NARROWED.match(line.text, after) and not _NEW.search(clause):
                    yield _Whole(fact.noun, fact.value, fact.as_written, line, fact.start, fact.end)


def _noun_of(text: str, fact: FractionFound) -> str:
    """Return what a share is of: "các Tổ công nghệ số cộng đồng (12/12 tổ" names it in full before the bracket."""
    before = text[: fact.start].lower()
    if before.endswith("("):
        for noun in _STOCK:
            if before.rstrip(" (").endswith(noun) and (not fact.noun or noun.startswith(fact.noun)):
                return noun
    return fact.noun


@paper_rule("numbers.text-against-table", Severity.WARNING, "Số trong lời văn khác dòng tổng của bảng")
def text_against_table(paper: Paper) -> Iterator[Issue]:
    """Only a sentence one of whose other numbers is that of the table's total surely speaks of the same."""
    for topic, table in _tables_with_topics(paper):
        figures = Figures(table)
        totals = [
            row for row in sorted(figures.totals) if any(figures.value(row, at) is not None for at in figures.amounts)
        ]
        if not totals:
            continue
        row = totals[0] if totals[0] == 0 else totals[-1]
        yield from _money_told(paper, figures, row)
        for line in passage_lines(paper):
            named = bool(topic) and topic in search_key(line.text)
            yield from _counts_told(line, figures, row, least=0 if named else _TELLING)


def _tables_with_topics(paper: Paper) -> Iterator[tuple[str, PaperTable]]:
    """Yield the tables with what they are about: their annex's title or the heading above, without common words."""
    above = ""
    for block in paper.body:
        if isinstance(block, PaperTable):
            yield _topic(above), block
        elif isinstance(block, Passage) and block.kind is PassageKind.HEADING:
            above = block.text
    for annex in paper.annexes:
        for block in annex.blocks:
            if isinstance(block, PaperTable):
                yield _topic(annex.title), block


def _topic(title: str) -> str:
    """Return the words that a title ends with, "" when too few of them say anything."""
    words = search_key(title).split()
    while words and _COMMON.fullmatch(words[0]):
        words.pop(0)
    return " ".join(words) if len(words) > _TOPIC else ""


def _counts_told(line: Line, figures: Figures, row: int, least: int) -> Iterator[Issue]:
    """Hold the counts of a sentence against a total; one of at least some size must agree."""
    numbers = [fact for fact in line.facts if isinstance(fact, NumberFound) and fact.noun]
    told: list[tuple[NumberFound, int]] = []
    for column in figures.amounts:
        noun = _counted(figures.table.header[column])
        same = [fact for fact in numbers if noun and _names(noun, search_key(fact.noun))]
        if len(same) == 1 and figures.value(row, column) is not None:
            told.append((same[0], column))
    if len({fact.start for fact, _ in told}) != len(told):
        return
    right = [fact for fact, column in told if fact.value == figures.value(row, column)]
    for fact, column in told if any(fact.value >= least for fact in right) else ():
        if fact not in right:
            yield _differs(line, fact.start, fact.end, figures, row, column)


def _counted(heading: str) -> str:
    """Return what a column counts: "to" of "Số tổ", "thanh vien" of "Số thành viên / Tổng số"."""
    for part in reversed(parts_of_heading(heading)):
        noun = re.sub(r"^(?:tong )?(?:so luong|so) ?", "", part)
        if noun and noun not in ("tong so", "tong", "cong") and not re.match(r"(?:nu|nam|trong do)\b", noun):
            return noun if part != noun else ""
    return ""


def _names(column: str, noun: str) -> bool:
    return column == noun or noun.startswith(f"{column} ")


def _differs(line: Line, start: int, end: int, figures: Figures, row: int, column: int) -> Issue:
    text = figures.text(row, column)
    heading = quoted(figures.table.header[column].replace(" / ", ", "))
    return Issue(
        f"Lời văn ghi {quoted(line.text[start:end])}, dòng tổng của bảng ghi {text} ở cột {heading}",
        expected=text,
        found=line.text[start:end],
        facts=(figures.table.header[column],),
        place=line.at(start, end),
    )


def _money_told(paper: Paper, figures: Figures, row: int) -> Iterator[Issue]:
    """Hold need, grant and what lacks in a sentence against the total of the table that has these columns."""
    for columns in needs_and_grants(figures):
        factors = [unit.factor if (unit := figures.unit(column)) is not None else 0 for column in columns]
        totals = [figures.value(row, column) for column in columns]
        if not all(factors) or any(total is None for total in totals):
            continue
        for line in passage_lines(paper):
            told = _amounts(line)
            named = [told.get(role) for role in ("need", "grant", "lack")]
            yield from _against(line, figures, row, list(zip(columns, named, factors, strict=True)))


def _against(
    line: Line, figures: Figures, row: int, told: Sequence[tuple[int, MoneyFound | None, int]]
) -> Iterator[Issue]:
    known = [(column, fact, factor) for column, fact, factor in told if fact is not None]
    wrong = [
        (column, fact)
        for column, fact, factor in known
        if (figures.value(row, column) or Decimal(0)) * factor != fact.value
    ]
    if len(wrong) < len(known):
        for column, fact in wrong:
            yield _differs(line, fact.start, fact.end, figures, row, column)


@paper_rule("numbers.two-values", Severity.WARNING, "Một tỷ lệ nêu hai giá trị khác nhau trong văn bản")
def two_values(paper: Paper) -> Iterator[Issue]:
    """Two percentages of which nearly the same long clause is said; always doubtful, for years may lie between."""
    told: list[tuple[PercentFound, frozenset[str], Line]] = []
    for line in lines(paper):
        if "%" not in line.text:
            continue
        for fact in line.facts:
            words = frozenset(_said_of(line.text, fact.end)) if isinstance(fact, PercentFound) else frozenset()
            if not isinstance(fact, PercentFound) or len(words) < _LONG:
                continue
            other = next((one for one in told if one[0].value != fact.value and _alike(one[1], words)), None)
            if other is not None:
                yield Issue(
                    f"Ghi {fact.as_written} ở đây, {other[0].as_written} ở chỗ khác cho gần như cùng một nội dung; "
                    "chưa chắc là cùng phạm vi",
                    expected=other[0].as_written,
                    found=fact.as_written,
                    facts=(quoted(other[2].text),),
                    place=line.at(fact.start, fact.end),
                    doubtful=True,
                )
            told.append((fact, words, line))


def _said_of(text: str, place: int) -> list[str]:
    """Return the words of a clause behind a place, folded."""
    return fold(re.split(r"[;.:(0-9]", text[place:], maxsplit=1)[0]).split()


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) * 5 >= len(one | other) * 4
