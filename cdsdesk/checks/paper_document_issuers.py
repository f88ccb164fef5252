"""Who issued a document, told in two ways; and what was issued on a day without a number."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from cdsdesk.checks.cited_documents import Cited, cited_documents
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.text import search_key

_BODY = re.compile(
    r"(?P<head>chu tich )?(?:ubnd|uy ban nhan dan) "
    r"(?P<level>tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b"
)
_TYPES = "nghị quyết|quyết định|kế hoạch|công văn|chỉ thị|tờ trình|thông báo|báo cáo"
_ISSUED = re.compile(
    r"(?:^|(?<=[.;:*+-] ))ngày [0-9]{1,2}/[0-9]{1,2}/[0-9]{4},? [^.;,0-9]{2,60}? (?:đã )?"
    rf"(?P<what>ban hành (?:{_TYPES}))"
    r"(?!\w)(?! [^.;,]{0,40}(?:số|[0-9]))",
    re.IGNORECASE,
)


@paper_rule("documents.two-issuers", Severity.NOTE, "Một văn bản ghi hai cơ quan, người ban hành khác nhau")
def two_issuers(paper: Paper) -> Iterator[Issue]:
    """A committee and its chairman, or committees of two levels; told once for a document."""
    groups: dict[tuple[str, str, object], list[Cited]] = defaultdict(list)
    for one in cited_documents(paper):
        if one.number and one.issuer and one.day is not None:
            groups[*one.key, one.day].append(one)
    for first, *others in groups.values():
        other = next((one for one in others if _differ(first.issuer, one.issuer)), None)
        if other is not None:
            yield Issue(
                f"{other.words} ghi của {other.issuer}, chỗ khác ghi của {first.issuer} (cần xem lại)",
                expected=first.issuer,
                found=other.issuer,
                place=other.place,
                doubtful=True,
            )


def _differ(one: str, other: str) -> bool:
    found = [_BODY.match(search_key(name)) for name in (one, other)]
    first, second = found
    return first is not None and second is not None and first.groups() != second.groups()


@paper_rule("documents.unnumbered", Severity.NOTE, "Văn bản nêu ngày ban hành nhưng không nêu số")
def unnumbered(paper: Paper) -> Iterator[Issue]:
    """Told of a sentence that begins with the day of issue; plans that are only spoken of need no number."""
    for line in lines(paper):
        for found in _ISSUED.finditer(line.text) if "/" in line.text else ():
            yield Issue(
                f"“{found[0]}” không nêu số văn bản",
                found=found["what"],
                place=replace(line.place, quote=found[0]),
            )
