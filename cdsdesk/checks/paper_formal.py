"""The formal parts among each other: symbol, kind, issuer, addressees, recipients and the end of the text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cdsdesk.checks.body_names import level_of, named_places, spelled_out, symbol_disagrees
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Origin, Paper, Passage, PassageKind
from cdsdesk.checks.paper_signature import has_head_of
from cdsdesk.checks.party_papers import is_of_party
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.document.closing import END_MARK
from cdsdesk.model.findings import Place, Severity
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import fold

_STOPS = " ;.,"
_REMARK = re.compile(r"\s*\([^()]*\)")
_AS_ABOVE = re.compile(r"như\s+(?:trên|kính gửi)|nơi nhận trên", re.IGNORECASE)
_FILED = re.compile(r"lưu(?!\w)", re.IGNORECASE)
_OFFICE = re.compile(r"(?<!\w)(?:VT|Văn thư)(?!\w)", re.IGNORECASE)
_UNSURE = " (cần xem lại, có thể do cách đọc tệp)"
_HEAD = "Phần thể thức"
_ENDING = 20


@paper_rule("formal.symbol-kind", Severity.WARNING, "Ký hiệu văn bản không đúng với tên loại")
def symbol_kind(paper: Paper) -> Iterator[Issue]:
    """The symbol begins with the abbreviation of the kind (NĐ 30/2020, Phụ lục III, I)."""
    formal = paper.formal
    told = type_of_symbol(formal.symbol) if formal.symbol else ""
    if formal.kind and told and fold(told) != fold(formal.kind):
        yield Issue(
            f"Ký hiệu {formal.symbol} là của {told.lower()}, trong khi tên loại là {formal.kind}",
            found=formal.symbol,
            facts=(formal.kind,),
            place=_place(formal.symbol),
        )


@paper_rule("formal.symbol-issuer", Severity.WARNING, "Ký hiệu văn bản không đúng với cơ quan ban hành")
def symbol_issuer(paper: Paper) -> Iterator[Issue]:
    """The symbol names the body that issues the document (NĐ 30/2020, Phụ lục I, II.3)."""
    formal = paper.formal
    if symbol_disagrees(formal):
        doubtful = paper.origin is Origin.FILE and not has_head_of(paper)
        yield Issue(
            f"Ký hiệu {formal.symbol} không đúng với cơ quan ban hành {formal.issuer}{_UNSURE if doubtful else ''}",
            found=formal.symbol,
            facts=(formal.issuer,),
            place=_place(formal.symbol),
            doubtful=doubtful,
        )


@paper_rule("formal.issuer-body", Severity.WARNING, "Tên văn bản hoặc câu kết luận nêu địa bàn khác cơ quan ban hành")
def issuer_body(paper: Paper) -> Iterator[Issue]:
    """A report made from that of a neighbour keeps the neighbour's name where it speaks of itself."""
    level, name = level_of(paper.formal.issuer)
    if not name:
        return
    lines = [(passage.text, passage.place) for passage in closing_passages(paper)]
    for text, place in ((paper.formal.title, Place(_HEAD, quote=paper.formal.title)), *lines):
        places = list(named_places(text))
        if any(_is_same(name, other) for _, other, _ in places):
            continue
        for other_level, other, words in places:
            if other_level == level and not _is_same(name, other):
                yield Issue(
                    f"Văn bản của {paper.formal.issuer} nhưng ghi {words}",
                    found=words,
                    expected=paper.formal.issuer,
                    place=replace(place, quote=words),
                )


def _is_same(name: str, other: str) -> bool:
    return name.startswith(other) or other.startswith(name)


def closing_passages(paper: Paper) -> Iterator[Passage]:
    """Yield the sentences in which a document speaks of itself: "Trên đây là Báo cáo …"."""
    for block in paper.body:
        if isinstance(block, Passage) and fold(block.text).startswith(fold("trên đây là")):
            yield block


@paper_rule("formal.recipient-twice", Severity.WARNING, "Một nơi nhận ghi hai lần")
def recipient_twice(paper: Paper) -> Iterator[Issue]:
    """Remarks in brackets and stops make no other recipient."""
    seen: dict[str, str] = {}
    for line in paper.formal.recipients:
        key = _recipient(line)
        if key and key in seen:
            yield Issue(
                f"Nơi nhận ghi hai lần: “{line.strip(_STOPS)}”", found=line.strip(_STOPS), place=_recipients(line)
            )
        seen.setdefault(key, line)


@paper_rule("formal.recipient-addressee", Severity.NOTE, "Nơi nhận lặp lại hoặc thiếu nơi đã kính gửi")
def recipient_addressee(paper: Paper) -> Iterator[Issue]:
    """Those addressed stand in the list as "Như trên" (NĐ 30/2020, Phụ lục I, II.9)."""
    formal = paper.formal
    as_above = next((line for line in formal.recipients if _AS_ABOVE.search(line)), "")
    addressed = {_recipient(name): name for name in formal.addressees}
    again = [line for line in formal.recipients if _recipient(line) in addressed]
    if as_above:
        for line in again:
            words = line.strip(_STOPS)
            yield Issue(f"Đã có “Như trên”, không cần ghi lại “{words}”", found=words, place=_recipients(line))
    if as_above and not formal.addressees:
        unsure = _UNSURE if paper.origin is Origin.FILE else ""
        yield Issue(
            f"Nơi nhận ghi “Như trên” nhưng văn bản không có phần Kính gửi{unsure}",
            found=as_above.strip(_STOPS),
            place=_recipients(as_above),
        )
    if formal.addressees and formal.recipients and not as_above and not again:
        yield Issue(
            "Văn bản có phần Kính gửi nhưng nơi nhận không có “Như trên”",
            expected="Như trên",
            place=_recipients(formal.recipients[0]),
        )


@paper_rule("formal.filing", Severity.NOTE, "Nơi nhận thiếu dòng Lưu: VT")
def filing(paper: Paper) -> Iterator[Issue]:
    """The last line of the list is "Lưu: VT, …" (NĐ 30/2020, Phụ lục I, II.9)."""
    recipients = paper.formal.recipients
    if not recipients or is_of_party(paper.formal):
        return
    filed = next((line for line in recipients if _FILED.match(line.strip())), None)
    if filed is None:
        yield Issue("Nơi nhận không có dòng “Lưu: VT, …”", expected="Lưu: VT", place=_recipients(recipients[-1]))
    elif not _OFFICE.search(filed):
        words = filed.strip(_STOPS)
        yield Issue(f"Dòng “{words}” không ghi lưu văn thư (VT)", found=words, expected="VT", place=_recipients(filed))


@paper_rule("formal.end-mark", Severity.NOTE, "Nội dung văn bản không kết thúc bằng “./.”")
def end_mark(paper: Paper) -> Iterator[Issue]:
    """Every template of NĐ 30/2020, Phụ lục III ends its text so."""
    if not paper.body or not isinstance(paper.body[-1], Passage) or is_of_party(paper.formal):
        return
    last = paper.body[-1]
    if last.kind not in (PassageKind.TEXT, PassageKind.ITEM) or last.text.rstrip().endswith(END_MARK):
        return
    if paper.origin is Origin.FILE and (not paper.formal.signature or _ends_before(paper)):
        return
    yield Issue(
        f"Nội dung không kết thúc bằng dấu “{END_MARK}”: {quoted(last.text[-40:])}", expected=END_MARK, place=last.place
    )


def _ends_before(paper: Paper) -> bool:
    """Whether the text ended a few lines above: those below are the ending, which was read as text."""
    last = [block for block in paper.body[-_ENDING:] if isinstance(block, Passage)]
    return any(block.text.rstrip().endswith(END_MARK) for block in last)


def _recipient(line: str) -> str:
    return fold(spelled_out(_REMARK.sub("", line).strip(_STOPS)))


def _recipients(line: str) -> Place:
    return Place("Nơi nhận", quote=line)


def _place(quote: str) -> Place:
    return Place(_HEAD, quote=quote)
