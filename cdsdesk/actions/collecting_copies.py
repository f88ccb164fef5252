"""Forms that were copied into another workbook: whose they are, and which records their rows are about."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from cdsdesk.actions.collecting import asked, make_form, period_of
from cdsdesk.document.collecting_form import TITLE_COLUMN, CopiedRow, FormAnswer, ReturnedForm
from cdsdesk.errors import UsageError
from cdsdesk.model.periods import period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_line, fold


def known_again(snapshot: Snapshot, form: ReturnedForm, today: date) -> ReturnedForm:
    """Return a form with what its copied rows answer, found by what they are about; any other one as it is.

    What stood in it when it was made is not known, so that each value of ours is asked about. Raises UsageError for
    a form of another office or period.
    """
    if not form.copied:
        return form
    period = period_of(snapshot)
    if fold(form.office) != fold(snapshot.unit().name):
        raise UsageError("Phiếu này do đơn vị khác lập", form.source, "hãy gửi lại cho đơn vị đã lập phiếu")
    if not fold(form.title).endswith(fold(period_words(period.code))):
        raise UsageError(
            f"Phiếu này không thuộc {period_words(period.code)}",
            form.source,
            "hãy chuyển sang kỳ ghi trong phiếu ở phía trên rồi nhận lại",
        )
    uids = _uids(snapshot, form.recipient, today)
    rows: dict[tuple[str, str], list[CopiedRow]] = defaultdict(list)
    for row in form.copied:
        rows[row.type, row.title].append(row)
    answers, lost = [], []
    for key, found in rows.items():
        known = uids.get(key, [])
        if len(known) != len(found):
            lost.append(key[1])
            continue
        for row, uid in zip(found, known, strict=True):
            cells = row.cells.items()
            answers += [FormAnswer(row.sheet, row.place, row.type, uid, name, "", text) for name, text in cells]
    return replace(
        form,
        office_uid=snapshot.office,
        period=period.code,
        made_on=today if form.made_on == date.min else form.made_on,
        answers=tuple(answers),
        lost=tuple(lost),
        copied=(),
    )


def _uids(snapshot: Snapshot, recipient: str, today: date) -> dict[tuple[str, str], list[str]]:
    """Return what a form for this unit would ask now: uids by type and words, in order."""
    one = next((each for each in asked(snapshot) if fold(each.name) == fold(recipient)), None)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sheet in make_form(snapshot, one, today).sheets if one is not None else ():
        for row in sheet.rows:
            found[row.type, clean_line(row.cells[TITLE_COLUMN - 1])].append(row.uid)
    return found
