"""The title against what the text says of itself: another period, another kind of document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cdsdesk.checks.paper import Paper, Passage, PassageKind
from cdsdesk.checks.paper_formal import closing_passages
from cdsdesk.checks.period_claims import Claimed, periods_in
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.document_numbers import TYPES
from cdsdesk.vietnamese.text import fold

_TYPE = "|".join(name.replace(" ", r"\s+") for name in TYPES)
_CLOSING = re.compile(rf"Trên đây là\s+(?:toàn bộ\s+|nội dung\s+)?(?P<kind>{_TYPE})(?!\w)", re.IGNORECASE)
_OPENING = re.compile(r"(?<!\w)báo cáo(?!\w|\s+số)", re.IGNORECASE)
_READ_ON = re.compile(r"như sau|:\s*$")
_FIRST_TEXTS = 3
_YEAR = 12


@paper_rule("formal.title-kind", Severity.WARNING, "Câu kết luận nêu loại văn bản khác với tên loại")
def title_kind(paper: Paper) -> Iterator[Issue]:
    """A document made from another kind keeps the other's closing sentence."""
    kind = paper.formal.kind
    for passage in closing_passages(paper):
        found = _CLOSING.match(passage.text)
        if found and kind and fold(found["kind"]) != fold(kind):
            yield Issue(
                f"Câu kết luận ghi “{found[0]}” trong khi tên loại văn bản là {kind}",
                found=found["kind"],
                expected=kind,
                place=replace(passage.place, quote=found[0]),
            )


@paper_rule("formal.title-period", Severity.WARNING, "Lời văn nêu kỳ báo cáo khác với tên văn bản")
def title_period(paper: Paper) -> Iterator[Issue]:
    """A report made from the last one often keeps its period in the first or the closing sentence."""
    titled = list(periods_in(paper.formal.title))
    if not titled:
        return
    for passage, start in _of_itself(paper):
        claimed = list(periods_in(passage.text[start:]))
        if any(own.last == other.last for own in claimed for other in titled):
            continue
        closing = _CLOSING.match(passage.text) is not None
        told = next(((own, other) for own in claimed for other in titled if _rival(own, other, closing=closing)), None)
        if told is not None:
            own, other = told
            yield Issue(
                f"Lời văn ghi “{own.words}” trong khi tên văn bản ghi “{other.words}”",
                found=own.words,
                expected=other.words,
                facts=(paper.formal.title,),
                place=replace(passage.place, quote=own.words),
            )


def _rival(own: Claimed, other: Claimed, *, closing: bool) -> bool:
    """Whether a period stands for that of the title: one as long, in the closing sentence any part of a year."""
    return own.months == other.months or (closing and max(own.months, other.months) < _YEAR)


def _of_itself(paper: Paper) -> Iterator[tuple[Passage, int]]:
    """Yield the sentences in which a document tells what it reports, and where in them it begins to."""
    texts = (one for one in paper.body if isinstance(one, Passage) and one.kind is PassageKind.TEXT)
    for passage in islice(texts, _FIRST_TEXTS):
        spoken = _OPENING.search(passage.text)
        if spoken and _READ_ON.search(passage.text):
            yield passage, spoken.end()
    for passage in closing_passages(paper):
        found = _CLOSING.match(passage.text)
        if found:
            yield passage, found.end()
