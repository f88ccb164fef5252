"""Annexes against the text that they belong to: named and absent, never named, numbered wrongly, of another period."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise

from cdsdesk.checks.annex_mentions import AnnexMention, annex_key, annex_mentions, names_the_annex
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Origin, Paper, PaperAnnex, Passage
from cdsdesk.checks.period_claims import Claimed, periods_in
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.citations import find_citations
from cdsdesk.model.findings import Severity

_YEAR = 12
_BEHIND = re.compile(r"\s*[(,]\s*(?:tại\s+)?(?:mục\s[^()]{1,20}\s)?")


@paper_rule("annexes.absent", Severity.WARNING, "Văn bản nhắc đến phụ lục mà không có phụ lục đó")
def absent(paper: Paper) -> Iterator[Issue]:
    """An annex that the text sends its reader to must be there; of a file it may be a file of its own."""
    keys = {annex_key(annex.label) for annex in paper.annexes}
    told: set[str] = set()
    for passage, mention in _mentions(paper):
        if mention.of_another or (keys == {""} and len(paper.annexes) == 1):
            continue
        missing = [key for key in mention.keys if key not in keys and key not in told]
        if missing or (not mention.keys and not paper.annexes and "" not in told):
            told.update(missing or [""])
            yield _absent(paper, passage, mention)


def _absent(paper: Paper, passage: Passage, mention: AnnexMention) -> Issue:
    words = passage.text[mention.start : mention.end]
    unnumbered = len(paper.annexes) > 1 and any(not annex_key(annex.label) for annex in paper.annexes)
    elsewhere = paper.origin is Origin.FILE and (not paper.annexes or unnumbered)
    doubtful = elsewhere or _follows_citation(passage.text, mention)
    has = ", ".join(annex.label for annex in paper.annexes)
    there = f"văn bản chỉ có {has}" if has else "văn bản không có phụ lục nào"
    unsure = " (cần xem lại, có thể là phụ lục ở tệp riêng hoặc của văn bản khác)" if doubtful else ""
    return Issue(
        f"Văn bản nhắc đến “{words}” nhưng {there}{unsure}",
        found=words,
        facts=(has,),
        place=replace(passage.place, quote=words),
        doubtful=doubtful,
    )


def _follows_citation(text: str, mention: AnnexMention) -> bool:
    """Whether a mention stands in brackets behind another document: "Kế hoạch số 53/KH-UBND (Phụ lục V)"."""
    ends = [cited.end for cited in find_citations(text[: mention.start])]
    return bool(ends) and _BEHIND.fullmatch(text, ends[-1], mention.start) is not None


@paper_rule("annexes.unmentioned", Severity.NOTE, "Phụ lục không được nhắc đến trong văn bản")
def unmentioned(paper: Paper) -> Iterator[Issue]:
    """The text must point to every annex (NĐ 30/2020, Phụ lục I, III.1)."""
    mentions = chain((mention for _, mention in _mentions(paper)), _in_tables(paper))
    named = {key for mention in mentions if not mention.of_another for key in mention.keys or ("*",)}
    if len(paper.annexes) == 1 and any(names_the_annex(passage.text, paper.formal) for passage in paper.passages):
        named.add("")
    for annex in paper.annexes:
        if not named & {"*", annex_key(annex.label)}:
            yield Issue(
                f"Văn bản không nhắc đến {annex.label}" + (f" {quoted(annex.title)}" if annex.title else ""),
                found=annex.label,
                place=replace(annex.place, quote=annex.label),
            )


@paper_rule("annexes.numbering", Severity.WARNING, "Phụ lục đánh số trùng, thiếu hoặc không theo thứ tự")
def numbering(paper: Paper) -> Iterator[Issue]:
    """Annexes are numbered through from I (NĐ 30/2020, Phụ lục I, III.1)."""
    numbered = [(int(key), annex) for annex in paper.annexes if (key := annex_key(annex.label)).isdecimal()]
    seen: dict[int, PaperAnnex] = {}
    for number, annex in numbered:
        if number in seen:
            yield _number_issue(annex, f"Có hai {annex.label}: {quoted(seen[number].title)} và {quoted(annex.title)}")
        seen.setdefault(number, annex)
    missing = [one for one in range(1, max(seen, default=0)) if one not in seen]
    twice = len(numbered) != len(seen)
    if missing and not twice:
        after = next(annex for number, annex in numbered if number > missing[0])
        words = ", ".join(map(str, missing))
        yield _number_issue(after, f"Các phụ lục thiếu số {words}: có {after.label} mà không có phụ lục trước nó")
    for (before, first), (number, annex) in pairwise(numbered):
        if number < before and not twice:
            yield _number_issue(annex, f"{annex.label} đứng sau {first.label}")


def _number_issue(annex: PaperAnnex, message: str) -> Issue:
    return Issue(message, found=annex.label, facts=(annex.title,), place=replace(annex.place, quote=annex.label))


@paper_rule("annexes.period", Severity.WARNING, "Kỳ số liệu ở tên phụ lục khác kỳ của văn bản")
def period(paper: Paper) -> Iterator[Issue]:
    """An annex carried over from the last report often keeps its period in the title."""
    claimed = list(periods_in(paper.formal.title))
    if not claimed:
        return
    for annex in paper.annexes:
        for own in periods_in(annex.title):
            told = _period_issue(paper, annex, own, claimed)
            if told is not None:
                yield told
                break


def _period_issue(paper: Paper, annex: PaperAnnex, own: Claimed, claimed: list[Claimed]) -> Issue | None:
    """Return what is wrong with a period; a year named where the text points to the annex is meant."""
    if any(own.last == other.last or (own.first <= other.first and other.last <= own.last) for other in claimed):
        return None
    if any(own.words.lower() in passage.text.lower() for passage, _ in _mentions_of(paper, annex)):
        return None
    alike = [other for other in claimed if other.months == own.months and own.months < _YEAR]
    other = (alike or claimed)[0]
    unsure = "" if alike else " (cần xem lại)"
    return Issue(
        f"{annex.label} ghi “{own.words}” trong khi {_kind(paper)} là của {other.words}{unsure}",
        found=own.words,
        expected=other.words,
        facts=(annex.title,),
        place=replace(annex.place, quote=annex.title),
        doubtful=not alike,
    )


def _kind(paper: Paper) -> str:
    return paper.formal.kind.lower() or "văn bản"


def _mentions_of(paper: Paper, annex: PaperAnnex) -> Iterator[tuple[Passage, AnnexMention]]:
    key = annex_key(annex.label)
    return ((passage, mention) for passage, mention in _mentions(paper) if not mention.keys or key in mention.keys)


def _mentions(paper: Paper) -> Iterator[tuple[Passage, AnnexMention]]:
    """Yield the mentions in running text."""
    for passage in paper.passages:
        yield from ((passage, mention) for mention in annex_mentions(passage.text, paper.formal))


def _in_tables(paper: Paper) -> Iterator[AnnexMention]:
    for table in paper.tables:
        for row in table.rows:
            for cell in row.cells:
                if "lục" in cell.text.lower():
                    yield from annex_mentions(cell.text, paper.formal)
