"""The head of the first page: letterhead, title and addressees (ô 1 to 5a and 9a), and the heading of an annex."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from cdsdesk.document.blocks import Addressees, Annex, Letterhead, Title
from cdsdesk.reporting.letterhead import (
    ADDRESSEES_LABEL,
    MOTTO,
    NATION,
    Blank,
    Piece,
    addressee_lines,
    date_line,
    number_line,
    reference_line,
    spaces,
)
from cdsdesk.reporting.passages import Names
from cdsdesk.reporting.render_docx.measure import Measure
from cdsdesk.reporting.render_docx.plain_table import plain_table
from cdsdesk.reporting.render_docx.xml import Para, Writer, name_run, text_run
from cdsdesk.reporting.render_pdf.lines import ASCENT
from cdsdesk.reporting.styles import MM, Profile

_SMALLEST_DATE = 13.0
_WIDEST_ADDRESSEES = 0.7


class Front:
    """Makes the formal parts above the text, ``width`` points wide."""

    def __init__(self, profile: Profile, measure: Measure, names: Names, writer: Writer, width: float) -> None:
        self._profile = profile
        self._measure = measure
        self._names = names
        self._writer = writer
        self._width = width

    def letterhead(self, letterhead: Letterhead) -> str:
        """Return ô 1 to 4 as a table of two columns: bodies and number on the left, nation and date on the right."""
        rules = self._profile.letterhead
        right = rules.nation_column_mm * MM
        left = min(rules.body_column_mm * MM, self._width - right)
        names = self._bodies(letterhead, left), self._nation(right)
        number, date = self._number(letterhead, left), self._date(letterhead, right)
        rows = [[[*map(self._writer.write, cell)] for cell in row] for row in (names, (number, date))]
        return plain_table((self._width - right, right), rows)

    def _bodies(self, letterhead: Letterhead, width: float) -> list[Para]:
        rules = self._profile.letterhead
        size, name = self._profile.sizes.body_name, self._measure.name
        regular, face = self._measure.face(size), self._measure.face(size, bold=True)
        parents = [name(line.upper(), regular, width) for line in letterhead.parent_lines]
        bodies = tuple(name(line.upper(), face, width) for line in letterhead.body_lines)
        rule = self._measure.longest(tuple(chain(*bodies)), face, width) * rules.body_rule_share
        lines = [self._formal("CoQuanChuQuan", "parent", line) for line in parents]
        lines += [self._formal("CoQuanBanHanh", "body", line) for line in bodies]
        return [*lines, self._rule(rule, width, rules.rule_gap_pt, rules.number_gap_pt)]

    def _nation(self, width: float) -> list[Para]:
        rules = self._profile.letterhead
        face = self._measure.face(self._profile.sizes.motto, bold=True)
        rule = self._measure.longest((MOTTO,), face, width) * rules.motto_rule_share
        lines = [self._formal("QuocHieu", "nation", NATION), self._formal("TieuNgu", "motto", MOTTO)]
        return [*lines, self._rule(rule, width, rules.rule_gap_pt, rules.number_gap_pt)]

    def _number(self, letterhead: Letterhead, width: float) -> list[Para]:
        """Return ô 3, of a letter also 5b, ``width`` points wide.

        The number stands on one baseline with the date, though sizes differ.
        """
        sizes = self._profile.sizes
        space = self._measure.face(sizes.number).width(" ")
        inner = _with_blanks(number_line(letterhead, self._profile.letterhead.number_blank_mm), space)
        lower = max(ASCENT * (sizes.place_date - sizes.number), 0.0)
        number = Para("SoKyHieu", inner, before=lower, name=self._names.formal("number"))
        if not letterhead.about:
            return [number]
        gap = self._profile.letterhead.about_gap_pt
        about = self._measure.name(letterhead.about, self._measure.face(sizes.about), width)
        return [number, replace(self._formal("TrichYeuCongVan", "subject", about), before=gap)]

    def _date(self, letterhead: Letterhead, width: float) -> list[Para]:
        """Return ô 4; a long place name takes the smaller legal size before it wraps."""
        pieces = date_line(letterhead, self._profile.letterhead.date_blank_mm)
        size = self._profile.sizes.place_date
        face = self._measure.face(size, italic=True)
        fits = sum(_piece_width(piece, face.width(" "), face.line_width) for piece in pieces) <= width
        inner = _with_blanks(pieces, face.width(" "), 0.0 if fits else _SMALLEST_DATE)
        return [Para("DiaDanhNgay", inner, name=self._names.formal("date"))]

    def title(self, title: Title) -> list[Para]:
        """Return ô 5a: kind, subject and the rule below the subject; a letter has none."""
        if not title.kind:
            return []
        rules = self._profile.heading
        face = self._measure.face(self._profile.sizes.subject, bold=True)
        subjects = tuple(self._measure.name(line, face, self._width) for line in title.subject_lines)
        rule = self._measure.longest(tuple(chain(*subjects)), face, self._width) * rules.rule_share
        kind = Para("TenLoai", text_run(title.kind.upper()), before=rules.before_pt, name=self._names.formal("kind"))
        lines = [self._formal("TrichYeu", "subject", line) for line in subjects]
        return [kind, *lines, self._rule(rule, self._width, rules.rule_gap_pt, rules.after_pt)]

    def addressees(self, addressees: Addressees, letter: bool) -> list[Para]:
        """Return ô 9a; in a ``letter`` it stands at the distance of a title below the letterhead."""
        lines = self._addressees(addressees)
        return [replace(lines[0], before=self._profile.heading.before_pt), *lines[1:]] if letter else lines

    def _addressees(self, addressees: Addressees) -> list[Para]:
        """Return one name behind "Kính gửi:", or several below with their dashes under the colon."""
        face = self._measure.face(self._profile.sizes.text)
        lines = addressee_lines(addressees)
        gap = self._profile.text.addressees_gap_pt
        if len(lines) == 1:
            words = f"{ADDRESSEES_LABEL} {lines[0]}"
            room = max((self._width - face.line_width(words)) / 2, 0.0)
            return [self._formal("KinhGui", "addressee", words, left=room, after=gap)]
        colon, dash = face.width(ADDRESSEES_LABEL.removesuffix(":")), face.width("- ")
        room = min(self._width * _WIDEST_ADDRESSEES, max(map(face.line_width, lines)))
        start = max((self._width - colon - room) / 2, 0.0)
        right = max(self._width - start - colon - room, 0.0)
        label = self._formal("KinhGui", "addressees label", ADDRESSEES_LABEL, left=start)
        items = [
            self._formal("KinhGui", "addressee", line, left=start + colon + dash, hanging=dash, right=right)
            for line in lines
        ]
        return [label, *items[:-1], replace(items[-1], after=gap)]

    def annex(self, annex: Annex) -> list[Para]:
        """Return the three heading lines of an annex and the short line below them."""
        rules, sizes = self._profile.annex, self._profile.sizes
        space = self._measure.face(sizes.annex_reference, italic=True).width(" ")
        pieces = reference_line(annex.reference, rules.number_blank_mm, rules.date_blank_mm)
        title = self._measure.name(annex.title.upper(), self._measure.face(sizes.annex_title, bold=True), self._width)
        rule = self._rule(rules.rule_mm * MM, self._width, rules.rule_gap_pt, rules.after_pt)
        return [
            self._formal("PhuLuc", "annex label", annex.label),
            self._formal("TenPhuLuc", "annex title", title),
            Para("KemTheo", _with_blanks(pieces, space), name=self._names.formal("annex reference")),
            rule,
        ]

    def _formal(
        self,
        style: str,
        what: str,
        text: str | tuple[str, ...],
        left: float | None = None,
        right: float | None = None,
        hanging: float | None = None,
        after: float | None = None,
    ) -> Para:
        name = self._names.formal(what)
        inner = name_run((text,) if isinstance(text, str) else text)
        return Para(style, inner, left=left, right=right, hanging=hanging, after=after, name=name)

    def _rule(self, length: float, width: float, gap: float, after: float) -> Para:
        """Return a drawn line of ``length`` points in the middle of ``width``, ``gap`` below what stands above it."""
        aside = max((width - length) / 2, 0.0)
        stroke = self._profile.letterhead.rule_stroke_pt
        return Para("NetKe", after=after, exactly=gap, left=aside, right=aside, border=stroke, keep_next=True)


def _with_blanks(pieces: tuple[Piece, ...], space: float, size: float = 0.0) -> str:
    """Return a formal line as runs; a blank is a run of spaces."""
    runs = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Blank):
            runs.append(f'<w:r><w:t xml:space="preserve"> {spaces(piece, space)} </w:t></w:r>')
        else:
            before = " " if at and isinstance(pieces[at - 1], str) else ""
            runs.append(text_run(before + piece, size=size))
    return "".join(runs)


def _piece_width(piece: Piece, space: float, width_of: Callable[[str], float]) -> float:
    return width_of(piece) if isinstance(piece, str) else space * (len(spaces(piece, space)) + 2)
