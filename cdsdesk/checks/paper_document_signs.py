"""What a single citation tells of itself: its kind against its symbol, a number left blank, a day that cannot be."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from cdsdesk.checks.cited_documents import Cited, cited_documents
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_dates import period_of
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.citations import find_citations
from cdsdesk.model.bodies import name_key
from cdsdesk.model.findings import Place, Severity
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import fold

_LETTER = "Công văn"
_COMMITTEES = ("UBND", "HĐND", "UBMTTQ")
# Kinds that are cited by the number of the decision that issued them, or whose symbols are many.
_OWN_WAYS = frozenset(
    fold(kind)
    for kind in (
        *("", "Văn bản", "Đề án", "Dự án", "Quy chế", "Quy định", "Phương án", "Chương trình", "Hợp đồng", "Kết luận"),
        *("Luật", "Bộ luật", "Pháp lệnh", "Biên bản", "Thông tư liên tịch", "Nghị quyết liên tịch", "Hướng dẫn"),
    )
)
_JOINED = re.compile(
    r"(?:QĐ|KH|BC|TTr|TB|CTr|NQ|CT|GM)(?:UBND|HĐND|TTg|CP|BCĐ\w*|S[A-ZĐ]{2,}|B[A-ZĐ]{2,}|VP\w*|P?VH\w*)"
)
_BODIES = {
    "TTg": tuple(map(name_key, ("Thủ tướng",))),
    "CP": tuple(map(name_key, ("Chính phủ",))),
    "HĐND": tuple(map(name_key, ("HĐND", "Hội đồng nhân dân", "Thường trực HĐND", "Chủ tịch HĐND"))),
    "UBND": tuple(map(name_key, ("UBND", "Ủy ban nhân dân", "Chủ tịch UBND", "Văn phòng", "Chủ tịch Ủy ban"))),
}
_MOST = 3
_SOME = 5
_YEAR_IN_NUMBER = re.compile(r"/(?:19|20)[0-9]{2}/")


def _symbol_parts(symbol: str) -> list[str]:
    return symbol.split("/")[-1].split("-")


@paper_rule("documents.symbol-type", Severity.WARNING, "Ký hiệu không khớp loại văn bản")
def symbol_against_type(paper: Paper) -> Iterator[Issue]:
    """The symbol begins with the short name of the kind, that of a letter with the body (NĐ 30/2020, Phụ lục III)."""
    for one in cited_documents(paper):
        meant = type_of_symbol(one.symbol)
        if _JOINED.fullmatch(one.symbol) or not meant or fold(one.kind) in _OWN_WAYS or fold(meant) == fold(one.kind):
            continue
        if meant == _LETTER and _symbol_parts(one.symbol)[0] not in _COMMITTEES:
            continue
        yield Issue(
            f"{one.words}: ký hiệu {one.symbol} là của {meant.lower()}, không phải {one.kind.lower()}",
            expected=meant,
            found=one.kind,
            facts=(one.symbol,),
            place=one.place,
        )


@paper_rule("documents.symbol-spelling", Severity.WARNING, "Ký hiệu văn bản viết liền, thiếu gạch nối")
def joined_symbol(paper: Paper) -> Iterator[Issue]:
    """Kind and body are joined by a hyphen (NĐ 30/2020, Phụ lục I, II.3)."""
    for one in cited_documents(paper):
        if _JOINED.fullmatch(one.symbol):
            yield Issue(
                f"Ký hiệu {one.symbol} thiếu gạch nối giữa loại văn bản và cơ quan ban hành",
                found=one.symbol,
                place=one.place,
            )


@paper_rule("documents.symbol-letters", Severity.NOTE, "Một chữ tắt trong ký hiệu viết bằng D và bằng Đ")
def symbol_letters(paper: Paper) -> Iterator[Issue]:
    """Told once for each abbreviation, at its rarer form; two bodies may each have their way."""
    forms: dict[str, dict[str, list[tuple[str, Place]]]] = defaultdict(lambda: defaultdict(list))
    told = [(one.symbol, one.words, one.place) for one in cited_documents(paper)]
    for annex in paper.annexes:
        told += [(one.symbol, one.as_written, annex.place) for one in find_citations(annex.title)]
    for symbol, words, place in told:
        for part in re.findall(r"[A-ZĐ]{4,}", symbol):
            forms[part.replace("Đ", "D")][part].append((words, place))
    for ways in forms.values():
        if len(ways) > 1:
            rare, usual = sorted(ways, key=lambda part: (len(ways[part]), part))[:: len(ways) - 1]
            words, place = ways[rare][0]
            yield Issue(
                f"{words} có “{rare}”, ký hiệu khác có “{usual}” (cần xem lại)",
                expected=usual,
                found=rare,
                place=place,
                doubtful=True,
            )


@paper_rule("documents.symbol-issuer", Severity.WARNING, "Ký hiệu không khớp cơ quan ban hành")
def symbol_against_issuer(paper: Paper) -> Iterator[Issue]:
    """Only bodies whose part of a symbol is the same everywhere are looked at."""
    for one in cited_documents(paper):
        body = _body(one.symbol)
        if not one.issuer or body not in _BODIES or name_key(one.issuer).startswith(_BODIES[body]):
            continue
        yield Issue(
            f"{one.words} ghi của {one.issuer} nhưng ký hiệu là của {body}",
            found=one.issuer,
            facts=(one.symbol,),
            place=one.place,
        )


def _body(symbol: str) -> str:
    parts = _symbol_parts(symbol)
    return parts[0] if parts[0] in _COMMITTEES else parts[1] if len(parts) == 2 else ""


@paper_rule("documents.incomplete", Severity.WARNING, "Văn bản được nêu còn để trống số hoặc thiếu ngày")
def incomplete(paper: Paper) -> Iterator[Issue]:
    """A blank number was forgotten; a day is missed only where the other documents of the list have theirs."""
    lists: dict[int, list[Cited]] = defaultdict(list)
    for one in cited_documents(paper):
        if not one.number:
            yield Issue(f"{one.kind or 'Văn bản'} có ký hiệu {one.symbol} còn để trống số", place=one.place)
        elif one.list:
            lists[one.list].append(one)
    for entries in lists.values():
        undated = [one for one in entries if one.day is None and not one.day_apart]
        if len(undated) * _MOST <= len(entries):
            for one in undated:
                yield Issue(f"{one.words} không ghi ngày, các văn bản khác trong danh sách đều ghi", place=one.place)


@paper_rule("documents.undated", Severity.NOTE, "Văn bản được dẫn không ghi ngày ở chỗ nào")
def undated(paper: Paper) -> Iterator[Issue]:
    """A citation gives the day at its first place (NĐ 30/2020, Phụ lục I, II.6); told where the others have theirs."""
    cited = [one for one in cited_documents(paper) if one.number and not _YEAR_IN_NUMBER.search(one.written)]
    dated = {one.key for one in cited if one.day is not None}
    first: dict[tuple[str, str], Cited] = {}
    for one in cited:
        if one.key not in dated and not one.list and not one.day_apart:
            first.setdefault(one.key, one)
    if len(dated) >= _SOME and len(first) * _MOST <= len(dated):
        for one in first.values():
            yield Issue(f"{one.words} không ghi ngày ở chỗ nào trong văn bản này", found=one.words, place=one.place)


@paper_rule("documents.after-report", Severity.WARNING, "Văn bản có ngày sau ngày của văn bản này")
def after_report(paper: Paper) -> Iterator[Issue]:
    """What is cited has been issued."""
    own = paper.formal.date
    for one in cited_documents(paper) if own is not None else ():
        if own is not None and one.day is not None and one.day > own:
            yield Issue(
                f"{one.words} có ngày sau ngày của văn bản này ({format_date(own)})",
                found=format_date(one.day),
                facts=(str(own),),
                place=one.place,
            )


@paper_rule("documents.outside-period", Severity.WARNING, "Danh sách có văn bản ban hành ngoài kỳ báo cáo")
def outside_period(paper: Paper) -> Iterator[Issue]:
    """Told of single documents before the year of the report, in a list whose others all lie in it."""
    period = period_of(paper)
    if period is None:
        return
    first = date(period.last.year - 1, 12, 15)
    lists: dict[int, list[Cited]] = defaultdict(list)
    for one in cited_documents(paper):
        if one.list and one.day is not None:
            lists[one.list].append(one)
    for entries in lists.values():
        early = [one for one in entries if one.day is not None and one.day < first]
        if len(early) * _MOST <= len(entries):
            for one in early:
                yield Issue(
                    f"{one.words} ban hành trước kỳ báo cáo ({period.words}), các văn bản khác của danh sách thì không",
                    found=format_date(one.day) if one.day else "",
                    place=one.place,
                )
