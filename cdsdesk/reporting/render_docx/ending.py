"""The end of the main text: recipients on the left, signature on the right with its free box (ô 7 to 9b)."""

from dataclasses import replace

from cdsdesk.document.blocks import Recipients, Signature
from cdsdesk.reporting.letterhead import RECIPIENTS_LABEL, recipient_lines
from cdsdesk.reporting.passages import Names
from cdsdesk.reporting.render_docx.measure import Measure
from cdsdesk.reporting.render_docx.plain_table import plain_table
from cdsdesk.reporting.render_docx.xml import Para, Writer, name_run, text_run
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE
from cdsdesk.reporting.styles import MM, Profile


class Ending:
    """Makes recipients and signature, together ``width`` points wide, in a row that is never cut."""

    def __init__(self, profile: Profile, measure: Measure, names: Names, writer: Writer, width: float) -> None:
        self._profile = profile
        self._measure = measure
        self._names = names
        self._writer = writer
        self._width = width

    def xml(self, recipients: Recipients, signature: Signature, limit: float) -> str:
        """Return both sides; recipients below ``limit`` points follow as lines of their own."""
        rules, sizes = self._profile.signature, self._profile.sizes
        right = rules.column_mm * MM
        left = self._width - right
        signing = self._signature(signature)
        lines = self._recipients(recipients, left)
        drop = ASCENT * (sizes.authority - sizes.recipients_label)
        label = replace(
            self._line("NoiNhanTieuDe", "recipients label", RECIPIENTS_LABEL), before=rules.before_pt + drop
        )
        room = limit - drop - sizes.recipients_label * SINGLE
        beside, after = self._fitting(lines, room)
        cells = [[self._writer.write(para) for para in cell] for cell in ([label, *beside], signing)]
        return plain_table((left, right), [cells]) + "".join(map(self._writer.write, after))

    def _recipients(self, recipients: Recipients, column: float) -> list[tuple[Para, int]]:
        """Return the lines of ô 9b, each with how many lines of print it takes."""
        room = min(self._profile.signature.recipients_mm * MM, column)
        face = self._measure.face(self._profile.sizes.recipients)
        return [
            (
                Para("NoiNhan", text_run(text), right=column - room, name=self._names.formal("recipient")),
                len(face.lines(text, room)),
            )
            for text in recipient_lines(recipients)
        ]

    def _fitting(self, lines: list[tuple[Para, int]], room: float) -> tuple[list[Para], list[Para]]:
        leading = self._profile.sizes.recipients * SINGLE
        beside, used = 0, 0.0
        for _, count in lines:
            used += count * leading
            if used > room:
                break
            beside += 1
        paras = [para for para, _ in lines]
        return paras[:beside], paras[beside:]

    def _signature(self, signature: Signature) -> list[Para]:
        """Return authority and position, the free box, the position below it and the name."""
        rules = self._profile.signature
        column, face = rules.column_mm * MM, self._measure.face(self._profile.sizes.authority, bold=True)

        def broken(what: str, texts: tuple[str, ...]) -> list[Para]:
            lines = (self._measure.name(text.upper(), face, column) for text in texts)
            return [Para("QuyenHan", name_run(line), name=self._names.formal(what)) for line in lines]

        upper, lower = broken("authority", signature.lines), broken("position", signature.position_below)
        free = Para("QuyenHan", exactly=rules.box_height_mm * MM)
        whole = [*upper, free, *lower, self._line("HoTen", "name", signature.name)]
        return [replace(whole[0], before=rules.before_pt), *whole[1:]]

    def _line(self, style: str, what: str, text: str) -> Para:
        return Para(style, text_run(text), name=self._names.formal(what))
