"""What every part of a document is made from, and how its sentences are filled."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cdsdesk.document.blocks import Ref, Reference, Run
from cdsdesk.model.blanks import FIGURES, blank_of
from cdsdesk.model.bodies import issuing_units
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.names import full_name, place_of, symbol_of
from cdsdesk.model.office import RecipientList, Unit
from cdsdesk.model.periods import Window, next_period, period_words, previous
from cdsdesk.model.reports import REPORT_KIND_WORDS, Report, ReportKind, listed_days
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.reporting.annexes import AnnexPlan, ItemPlace
from cdsdesk.reporting.figures import figure
from cdsdesk.reporting.issued import issued_between
from cdsdesk.reporting.outline import Outline
from cdsdesk.reporting.phrases import Hole, Words, fill, parse, read_loosely
from cdsdesk.reporting.sending import USUAL, Sending
from cdsdesk.reporting.sentences import SENTENCES
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date


@dataclass(frozen=True)
class Context:
    """A snapshot of a period with the report's own choices; ``places`` says where tasks stand in the annexes.

    ``last`` is the snapshot of the period before, when the document tells of it;
    ``sending`` is what is told for this one alone. ``dated`` is False where nobody knows yet on which day the document
    tells of a period that may still run.
    """

    snapshot: Snapshot
    report: Report
    outline: Outline
    annexes: tuple[AnnexPlan, ...]
    places: Mapping[str, tuple[ItemPlace, ...]]
    last: Snapshot | None = None
    sending: Sending = USUAL
    dated: bool = True

    @property
    def period(self) -> Window:
        """The period that is reported on."""
        if self.snapshot.period is None:
            raise ValueError("a report needs a snapshot of a period")
        return self.snapshot.period

    @property
    def lower(self) -> Consolidation | None:
        """What the offices below told of the period."""
        return self.snapshot.lower

    @property
    def unit(self) -> Unit:
        """The body that issues the report: the office, else the one that the report names (a former unit's year)."""
        named = issuing_units(self.snapshot, self.report)
        return named[0] if named else self.snapshot.unit()

    @property
    def office(self) -> str:
        """Its full name in sentences."""
        return full_name(self.unit)

    @property
    def subject(self) -> str:
        """The title of the report (trích yếu)."""
        return self.report.title or self.fill(self.outline.subject)

    @property
    def symbol(self) -> str:
        """The symbol behind the number: "BC-UBND"; of a letter "UBND-VHXH" (Decree 30/2020, Phụ lục I, II.3)."""
        own = symbol_of(self.unit)
        parts = (self.outline.symbol, own) if self.outline.symbol else (own, _drafting(self))
        return "-".join(part for part in parts if part)

    @property
    def reference(self) -> Reference:
        """What stands below the title of an annex."""
        report, year = self.report, self.period.data_to.year
        kind = REPORT_KIND_WORDS[report.kind]
        return Reference(kind, self.symbol, self.office, year, report.number, report.date)

    @property
    def before(self) -> "Context":
        """The context over the period before, of which the parts "last.…" tell; its tasks stand in no annex.

        A plan is often made before that period closes: it is judged on the day of the plan then.
        """
        earlier, day = (self.last or self.snapshot).patched({}, lower=None), self.report.date
        if earlier.period is not None and day is not None and day < earlier.period.as_of:
            earlier = earlier.patched({}, period=replace(earlier.period, as_of=day))
        return replace(self, snapshot=earlier, last=None, places={}, dated=day is not None)

    def has(self, part: str) -> bool:
        """Whether the document has a part anywhere."""
        return self.outline.has(part, self.period.kind)

    def deadline_of(self, task: Task) -> str:
        """Return a deadline as it is printed: in a plan none that is over before its period begins."""
        past = task.deadline_to is not None and task.deadline_to < self.period.calendar_from
        return "" if past and self.report.kind is ReportKind.KE_HOACH else task.deadline_text

    def fill(self, template: str) -> str:
        """Put period, office, subject and figures into a title of the outline."""
        return "".join(run.text for run in self.words(template))

    def words(self, template: str) -> Words:
        """Put period, office, subject and figures into a text of the outline."""
        return fill(parse(template), lambda hole: self._value(hole, {}))

    def say(self, key: str, **values: Words | Run) -> Words:
        """Return a sentence that the outline has under ``key``, filled with these values."""
        return fill(parse(self.outline.sentences[key]), lambda hole: self._value(hole, values, SENTENCES[key]))

    def own(self, text: str, source: Ref) -> Words:
        """Return a line that the office wrote, with its blanks filled; an unknown one stands as it was written."""

        def value(hole: Hole) -> Words:
            known = blank_of(hole.name, frozenset())
            found = self._known(*known) if known else None
            return found or (Run(f"{{{hole.name}}}", refs=(source,)),)

        pieces = read_loosely(text)
        filled = fill(pieces, value)
        return tuple(run if run.refs else Run(run.text, refs=(source,)) for run in filled)

    def _value(self, hole: Hole, values: Mapping[str, Words | Run], allowed: frozenset[str] = frozenset()) -> Words:
        known = blank_of(hole.name, allowed)
        if known is None:
            return ()
        name, code = known
        if name in allowed:
            found = values.get(name, ())
            return (found,) if isinstance(found, Run) else found
        return self._known(name, code)

    def _known(self, name: str, code: str) -> Words:
        if name in FIGURES:
            return figure(self.snapshot, name, code)
        return (_GENERAL[name](self),)


def _drafting(context: Context) -> str:
    """Return the unit that drafts a letter, as the last recipient names it: "Lưu: VT, VHXH (05)"; none is guessed."""
    found = recipient_list(context)
    kept = next((line for line in reversed(found.lines) if line.startswith("Lưu")), "") if found else ""
    _, _, drafting = kept.partition(",")
    return re.split(r"[,;(]", drafting)[0].strip(" .")


def _told_of_period(words: str, context: Context) -> Run:
    return Run(words, refs=(ref(context.report, "period"),))


def _subject(context: Context) -> Run:
    title = context.report.title or context.fill(context.outline.subject)
    return Run(f"{title[:1].lower()}{title[1:]}", refs=(ref(context.report, "title"),))


def _addressees(context: Context) -> Run:
    found = addressed(context)
    return Run(", ".join(found) if found else "", refs=(ref(context.report, "recipients"),))


def addressed(context: Context) -> tuple[str, ...]:
    """Return whom the report is addressed to: those told for this one, the chosen list's, else the office above."""
    found = recipient_list(context)
    if context.sending.to:
        return context.sending.to
    if found is not None:
        return found.addressed
    above = context.snapshot.find(Unit, context.unit.parent)
    return (above.name,) if above is not None else ()


def recipient_list(context: Context) -> RecipientList | None:
    """Return the list of recipients that the report names, else the first of the issuing body."""
    chosen = context.snapshot.find(RecipientList, context.report.recipients)
    return chosen or next(iter(context.snapshot.where(RecipientList, "unit", context.unit.uid)), None)


def documents_until(context: Context) -> Run:
    """Return up to which day documents are told: none after the closing day but that of the last one listed.

    The list goes on to the end of the calendar period, of which the last days are still to come when data close.
    """
    report, closed = context.report, min(context.period.as_of, context.period.calendar_to)
    listed = issued_between(context.snapshot, *listed_days(context.period, report))
    own = (ref(report, "documents_to"),)
    if report.documents_to is None and listed and (last := listed[-1][1]).date is not None and last.date > closed:
        return Run(format_date(last.date), refs=(*own, ref(last, "date")))
    return Run(format_date(report.documents_to or closed), refs=own)


def _day(field: str, day: Callable[[Context], date]) -> Callable[[Context], Run]:
    return lambda context: Run(format_date(day(context)), refs=(ref(context.report, field),))


def _period(code: Callable[[str], str], *, upper: bool = False) -> Callable[[Context], Run]:
    def made(context: Context) -> Run:
        words = period_words(code(context.period.code))
        return _told_of_period(words.upper() if upper else words, context)

    return made


_GENERAL: Mapping[str, Callable[[Context], Run]] = {
    "period": _period(str),
    "PERIOD": _period(str, upper=True),
    "next": _period(next_period),
    "NEXT": _period(next_period, upper=True),
    "last": _period(previous),
    "LAST": _period(previous, upper=True),
    "year": lambda context: _told_of_period(str(context.period.year), context),
    "office": lambda context: Run(context.office, refs=(ref(context.unit, "name"),)),
    "place": lambda context: Run(place_of(context.unit), refs=(ref(context.unit, "name"),)),
    "subject": _subject,
    "addressees": _addressees,
    "from": _day("period", lambda context: context.period.data_from),
    "to": _day("period", lambda context: context.period.data_to),
    "as_of": _day("period", lambda context: context.period.as_of),
    "documents_from": _day("documents_from", lambda context: listed_days(context.period, context.report)[0]),
    "documents_to": documents_until,
}
