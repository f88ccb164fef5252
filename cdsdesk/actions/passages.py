"""Editing the generated words of a report: kept with what they were edited from, compared, renewed."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.reading import open_report
from cdsdesk.model.received import has_received
from cdsdesk.model.report_parts import UNIT_PARTS, is_passage, passage_part
from cdsdesk.model.reports import Narrative, Report, is_final
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.compose import context_of
from cdsdesk.reporting.section_passages import PassageState, SectionPassage, section_passages
from cdsdesk.vietnamese.text import clean_text

_WORD = re.compile(r"\s+|[^\s]+")
_MOST_WORDS = 5_000


class Kind(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Stretch:
    """Some words of a comparison."""

    kind: Kind
    text: str


def passages(snapshot: Snapshot, report: Report, last: Snapshot | None = None) -> tuple[SectionPassage, ...]:
    """Return the generated passages of a report with what the office made of them. Raises OutlineError."""
    return section_passages(context_of(snapshot, report, last))


def edit_passage(snapshot: Snapshot, report: Report, passage: SectionPassage, text: str, who: str = "") -> ChangeSet:
    """Put the office's words in place of generated ones; the generated words themselves take the edit back.

    Edited again, a passage that is out of date stays so until it is kept or renewed. Raises RecordError for a report
    that never changes again.
    """
    _require_open(report)
    own = clean_text(text).strip()
    if own == passage.generated:
        return renew(snapshot, report, passage, who)
    draft = Draft(snapshot.records)
    draft.put(replace(passage.narrative or _baseline(snapshot, report, passage), own_text=own, edited=True))
    folding = f"{passage.key}/own_text"
    return ChangeSet(f"Sửa lời văn “{passage.name}”", draft.changes(), who, folding=folding)


def keep(snapshot: Snapshot, report: Report, passage: SectionPassage, who: str = "") -> ChangeSet:
    """Say that the office's words are right beside the data of now; they are out of date again when these change."""
    _require_open(report)
    draft = Draft(snapshot.records)
    if passage.narrative is not None:
        now = _baseline(snapshot, report, passage)
        draft.put(
            replace(
                passage.narrative,
                generated_text=now.generated_text,
                generated_refs=now.generated_refs,
                stale=False,
            )
        )
    return ChangeSet(f"Giữ lời văn đã sửa “{passage.name}”", draft.changes(), who)


def renew(snapshot: Snapshot, report: Report, passage: SectionPassage, who: str = "") -> ChangeSet:
    """Print a passage as generated again."""
    _require_open(report)
    draft = Draft(snapshot.records)
    if passage.narrative is not None:
        draft.remove(passage.narrative.uid)
    return ChangeSet(f"Lấy lại lời văn tự sinh “{passage.name}”", draft.changes(), who)


def compared(before: str, after: str) -> tuple[Stretch, ...]:
    """Return what two texts share and what differs, word by word; very long ones line by line."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Stretch] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(Kind.SAME, "".join(old[i1:i2])))
            continue
        if i1 < i2:
            found.append(Stretch(Kind.GONE, "".join(old[i1:i2])))
        if j1 < j2:
            found.append(Stretch(Kind.NEW, "".join(new[j1:j2])))
    return tuple(found)


def with_stale_marks(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot in which edited words tell whether their data changed since, for the check to see."""
    edited = [row for row in snapshot.where(Narrative, "unit", snapshot.office) if is_passage(row.section_key)]
    if not edited or snapshot.period is None:
        return snapshot
    kinds = {row.report_kind for row in edited}
    # What the offices below told is not at hand everywhere; without it nothing can be said of the words about them.
    unknown = UNIT_PARTS if snapshot.lower is None and has_received(snapshot) else ()
    marked: dict[str, Narrative] = {}
    for kind in kinds:
        made = Report(uid="", unit=snapshot.office, kind=kind, period=snapshot.period.code)
        report = open_report(snapshot, kind) or made
        for passage in passages(snapshot, report):
            if passage.narrative is not None and passage_part(passage.key) not in unknown:
                stale = passage.state is PassageState.STALE
                marked[passage.narrative.uid] = replace(passage.narrative, stale=stale)
    return snapshot.patched(marked)


def _baseline(snapshot: Snapshot, report: Report, passage: SectionPassage) -> Narrative:
    return Narrative(
        uid=new_uid(),
        unit=snapshot.office,
        report_kind=report.kind,
        period=report.period,
        section_key=passage.key,
        generated_text=passage.generated,
        generated_refs=list(passage.sources),
    )


def _require_open(report: Report) -> None:
    if is_final(report):
        raise RecordError("Báo cáo đã ký hoặc đã gửi nên lời văn không đổi nữa", "", "hãy lập báo cáo thay thế")
