"""Writing the words of a report: which section's are open, what is typed and not written, passages kept or renewed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cdsdesk.actions.edit import set_own_words
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.report_parts import is_passage
from cdsdesk.model.reports import Narrative, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.outline import OutlineSection
from cdsdesk.reporting.section_passages import PassageState
from ui import later
from ui.desk import Desk
from ui.places.report_words import CompareDialog, WordsCard, offers, passage_of

if TYPE_CHECKING:
    from cdsdesk.reporting.section_passages import SectionPassage


class ReportWriting(QObject):
    """Leads the card under the page for one ``kind`` of document, beside the ``preview`` that was made last.

    ``closed`` tells that the card was put away, ``settled`` that a passage was kept or renewed.
    """

    closed = Signal()
    settled = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kind = ReportKind.BAO_CAO
        self.preview: later.Preview | None = None
        self.card = card = WordsCard(lambda: self.dirty)
        self.words = card.words
        self._shown_words = self._shown_key = ""
        self._shown_kind = self.kind
        card.chosen.connect(self.show)
        card.closed.connect(self.close)
        card.compare_link.clicked.connect(lambda _checked=False: self.compare())
        card.keep_link.clicked.connect(lambda _checked=False: self.settle(later.keep_passage))
        card.renew_link.clicked.connect(lambda _checked=False: self.settle(later.renew_passage))
        self.words.left.connect(self.commit)
        self.words.given_up.connect(self._give_up)

    def turn_to(self, kind: ReportKind) -> None:
        """Write for another kind of document from now on; what was typed is written."""
        self._shown_key, self.preview, self.kind = "", None, kind
        self.card.hide()

    def open(self, key: str) -> None:
        """Open the words of a section or passage; those that the office writes take the cursor."""
        first = next((one.key for one in self._passages() if one.section == key), "")
        wanted = key if self.card.has(key) else first
        if not wanted or not self.commit():
            return
        self.card.show()
        self.card.choose(wanted)
        self.show()
        if not is_passage(wanted) or wanted == key:
            self.words.setFocus()

    def close(self) -> None:
        """Put the card away once its words are written."""
        if self.commit():
            self.card.hide()
            self.closed.emit()

    def _passages(self) -> "tuple[SectionPassage, ...]":
        return self.preview.passages if self.preview is not None else ()

    def offer(self, sections: Sequence[OutlineSection]) -> None:
        """Offer the sections of the outline and the passages that were generated."""
        self.card.offer(offers(sections, self._passages()))

    def _narrative(self, key: str) -> Narrative | None:
        snapshot = self.desk.snapshot()
        for one in snapshot.where(Narrative, "section_key", key):
            mine = one.period == self.desk.period.code and one.unit == snapshot.office
            if mine and one.report_kind is self.kind:
                return one
        return None

    def _written(self, key: str) -> str:
        narrative, passage = self._narrative(key), passage_of(self.preview, key)
        if passage is not None and (narrative is None or not narrative.edited):
            return passage.generated
        return narrative.own_text if narrative is not None else ""

    @property
    def dirty(self) -> bool:
        """Whether words stand in the box that are not written."""
        return bool(self._shown_key) and (bool(self.words.composed) or self.words.text() != self._shown_words)

    def show(self) -> None:
        """Show the words of the section that is chosen; what is typed and not written stays."""
        key = self.card.key()
        if self._shown_key != key and not self.commit():
            self.card.choose(self._shown_key)
            return
        written = self._written(key)
        if self._shown_key != key or not self.dirty:
            self.words.show_text(written)
        self._shown_key, self._shown_words, self._shown_kind = key, written, self.kind
        passage = passage_of(self.preview, key)
        self.card.show_state(passage.state if passage is not None else PassageState.FRESH if is_passage(key) else None)

    def _give_up(self) -> None:
        if self.dirty:
            self.words.show_text(self._written(self.card.key()))
        else:
            self.close()

    def commit(self) -> bool:
        """Write the words in the box; False when they could not be."""
        if not self.dirty:
            return True
        self.words.finish()
        text = self.words.text()
        self._shown_words = text
        if self._write(self._shown_key, text):
            return True
        self._shown_words = self._written(self._shown_key)
        return False

    def _write(self, key: str, text: str) -> bool:
        code, kind, shown, snapshot = self.desk.period.code, self._shown_kind, self.preview, self.desk.snapshot()
        passage = passage_of(shown, key)
        if shown is not None and passage is not None:
            return self.desk.edit(lambda _all, who: later.edit_passage(snapshot, shown, passage, text, who))
        return self.desk.edit(lambda everything, who: set_own_words(everything, code, key, text, who, kind))

    def settle(self, how: "Callable[[Snapshot, later.Preview, SectionPassage, str], ChangeSet]") -> None:
        """Keep the edited words beside the data of now, or print the generated ones again."""
        shown, passage = self.preview, passage_of(self.preview, self.card.key())
        if shown is not None and passage is not None and self.commit():
            snapshot = self.desk.snapshot()
            self.desk.edit(lambda _all, who: how(snapshot, shown, passage, who))
            self.settled.emit()

    def compare(self) -> None:
        """Show what was generated beside what the office made of it."""
        passage = passage_of(self.preview, self.card.key())
        if passage is not None and self.commit():
            own = self._written(passage.key)
            CompareDialog(passage.name, later.compared(passage.generated, own), self.card).open()

    def shown_record(self) -> str:
        """Return the uid of the words that are open; empty for none."""
        narrative = self._narrative(self.card.key()) if not self.card.isHidden() else None
        return narrative.uid if narrative is not None else ""

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return office, section and words of what is typed and not written."""
        return [(self.desk.everything().office, self._shown_key, self.words.whole_text())] if self.dirty else []

    def put_draft(self, field: str, text: str) -> bool:
        """Put words that were in progress back into their section; False when there is none."""
        if not self.card.has(field):
            return False
        self.card.show()
        self.card.choose(field)
        self.show()
        self.words.show_text(text)
        return True
