"""PDFs that are off on purpose: what is changed in profile, faces, blocks or program, and which checks must see it."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.reporting import letterhead
from cdsdesk.reporting.fonts import FontSet, ReportFont, find_fonts
from cdsdesk.reporting.render_pdf import body, document, ending, front, lines, pages, stack, tables
from cdsdesk.reporting.styles import Profile, Sizes

Patch = tuple[Any, str, Any]


@dataclass(frozen=True)
class Shift:
    """One thing that is off; ``seen_by`` names the checks that must find it."""

    seen_by: tuple[str, ...]
    profile: Callable[[Profile], Profile] = lambda profile: profile
    fonts: Callable[[FontSet], FontSet] = lambda fonts: fonts
    blocks: Callable[[IssuedDocument], IssuedDocument] = lambda blocks: blocks
    patches: Callable[[], tuple[Patch, ...]] = tuple

    def render(self, blocks: IssuedDocument, profile: Profile) -> bytes:
        """Render ``blocks`` with the fault in place."""
        with ExitStack() as faults:
            for owner, name, value in self.patches():
                faults.enter_context(patch.object(owner, name, value))
            fonts = self.fonts(find_fonts())
            return document.render_pdf(self.blocks(blocks), self.profile(profile), fonts)


def changed(group: str, **by: float) -> Callable[[Profile], Profile]:
    """Return a change that adds to values of one group of the profile."""

    def change(profile: Profile) -> Profile:
        values = getattr(profile, group)
        moved = {name: getattr(values, name) + step for name, step in by.items()}
        return replace(profile, **{group: replace(values, **moved)})

    return change


def smaller(profile: Profile) -> Profile:
    """Every size one point down."""
    sizes = profile.sizes
    return replace(profile, sizes=Sizes(**{field.name: getattr(sizes, field.name) - 1 for field in fields(Sizes)}))


def swapped(fonts: FontSet) -> FontSet:
    """Bold for regular and the reverse."""
    return replace(fonts, regular=fonts.bold, bold=fonts.regular, italic=fonts.bold_italic, bold_italic=fonts.italic)


@cache
def other_face() -> ReportFont:
    """Return a face that is no Times; a name may be registered once."""
    face = ReportFont("other-face", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    pdfmetrics.registerFont(face)
    return face


def sans(_fonts: FontSet) -> FontSet:
    """Return that face for every style."""
    face = other_face()
    return FontSet("other", face, face, face, face)


def red() -> tuple[Patch, ...]:
    def mark(self: pages.Pages, paper: float) -> None:
        self.canvas.setFillColorRGB(1, 0, 0)

    return ((pages.Pages, "_mark_margin", mark),)


def one_page_on() -> tuple[Patch, ...]:
    original = pages.Pages._mark_margin

    def mark(self: pages.Pages, paper: float) -> None:
        self._number += 1
        original(self, paper)
        self._number -= 1

    return ((pages.Pages, "_mark_margin", mark),)


def ragged() -> tuple[Patch, ...]:
    original = lines._line
    return ((lines, "_line", lambda words, width, ends: original(words, width, True)),)


def old_letters() -> tuple[Patch, ...]:
    """The look-alike of ư that old programs leave."""
    original = lines._part
    return ((lines, "_part", lambda text, *face: original(text.replace("ư", "ð"), *face)),)


def header_once() -> tuple[Patch, ...]:
    def turn(self: tables.Grid, where: pages.Pages) -> None:
        self._close(where)
        where.new_page()
        self._start = self._run_top = where.y
        self._rules_at, self._runs = [], []

    return ((tables.Grid, "_turn", turn),)


def blank_reference() -> tuple[Patch, ...]:
    original = front.reference_line
    return ((front, "reference_line", lambda one, *room: original(replace(one, number="", date=None), *room)),)


def all_zeros(day: date) -> str:
    return f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"


def with_letterhead(**values: str) -> Callable[[IssuedDocument], IssuedDocument]:
    return lambda blocks: replace(blocks, letterhead=replace(blocks.letterhead, **values))


def plain_numbers(blocks: IssuedDocument) -> IssuedDocument:
    annexes = tuple(replace(annex, number=f"0{at}") for at, annex in enumerate(blocks.annexes, 1))
    return replace(blocks, annexes=annexes)


def backwards(blocks: IssuedDocument) -> IssuedDocument:
    return replace(blocks, annexes=tuple(reversed(blocks.annexes)))


SHIFTS: dict[str, Shift] = {
    "upper margin 1 mm larger": Shift(("top_margin", "nation_place"), changed("page", top_mm=1)),
    "lower margin 1 mm larger": Shift(("bottom_margin",), changed("page", bottom_mm=1)),
    "left margin 1 mm larger": Shift(("left_margin", "recipients_list"), changed("page", left_mm=1)),
    "right margin 1 mm larger": Shift(("right_margin",), changed("page", right_mm=1)),
    "paper 1 mm wider": Shift(("page_size",), changed("page", width_mm=1)),
    "landscape margin 1 mm larger": Shift(("annex_landscape",), changed("page", landscape_left_mm=1)),
    "page number 1 mm lower": Shift(("page_number_in_top_margin",), changed("page_number", baseline_mm=1)),
    "all sizes 1 pt smaller": Shift(
        (
            "annex_label", "annex_reference", "annex_title", "authority", "date_text", "heading_of_clause",
            "heading_of_part", "heading_of_point", "issuing_body", "motto_text", "nation_text", "number_text",
            "one_addressee", "page_number_size", "parent_body", "position_below", "recipients_label",
            "recipients_list", "signer_name", "table_size", "text_size", "title_kind", "title_subject",
        ),
        smaller,
    ),
    "columns of the letterhead 2 mm narrower": Shift(
        ("number_place", "date_place", "nation_place", "parent_body"),
        changed("letterhead", nation_column_mm=-2, body_column_mm=-2),
    ),
    "bold and regular swapped": Shift(
        (
            "annex_label", "annex_title", "authority", "date_text", "heading_of_clause", "heading_of_part",
            "heading_of_point", "issuing_body", "motto_text", "nation_text", "number_text", "one_addressee",
            "page_number_size", "parent_body", "position_below", "recipients_label", "recipients_list",
            "several_addressees", "signer_name", "text_upright", "title_kind", "title_subject",
        ),
        fonts=swapped,
    ),
    "no italics": Shift(
        ("annex_reference", "date_text", "recipients_label"),
        fonts=lambda fonts: replace(fonts, italic=fonts.regular, bold_italic=fonts.bold),
    ),
    "another face": Shift(("typeface",), fonts=sans),
    "red letters": Shift(("black_text",), patches=red),
    "letters of another code page": Shift(("unicode_text",), patches=old_letters),
    "numbers one page on": Shift(
        ("page_number_counts_from_one", "page_number_hidden_on_first_page", "annex_page_numbers"), patches=one_page_on
    ),
    "page number to the right of the middle": Shift(
        ("page_number_centred",), patches=lambda: ((Canvas, "drawCentredString", Canvas.drawString),)
    ),
    "rules of the head too long or short": Shift(
        ("motto_rule", "issuing_body_rule"),
        changed("letterhead", motto_rule_share=-0.03, body_rule_share=-0.08),
    ),
    "rule of the title too long": Shift(("title_rule",), changed("heading", rule_share=0.11)),
    "short line of an annex 1 mm longer": Shift(("annex_rule",), changed("annex", rule_mm=1)),
    "lines of the head further apart": Shift(
        ("motto_place", "issuing_body_place", "title_subject"), patches=lambda: ((stack, "SINGLE", 1.3),)
    ),
    "blanks of the head 4 mm narrower": Shift(
        ("number_blank", "date_blank"), changed("letterhead", number_blank_mm=-4, date_blank_mm=-4)
    ),
    "blanks of the annex 4 mm narrower": Shift(
        ("annex_reference_blank",), changed("annex", number_blank_mm=-4, date_blank_mm=-4)
    ),
    "spaces in the symbol": Shift(("number_pattern",), blocks=with_letterhead(symbol="BC - UBND")),
    "number without zero": Shift(
        ("number_leading_zero", "annex_reference_filled"),
        patches=lambda: ((letterhead, "_number", lambda number: number),),
    ),
    "zero before June": Shift(("date_zeros",), patches=lambda: ((letterhead, "format_date_long", all_zeros),)),
    "semicolon behind the place": Shift(("date_comma",), blocks=with_letterhead(place="Bắc Nha Trang;")),
    "annex left blank": Shift(("annex_reference_filled",), patches=blank_reference),
    "lists without stops": Shift(
        ("several_addressees", "recipients_list"),
        patches=lambda: ((letterhead, "_dashed", lambda names: tuple(f"- {name}" for name in names)),),
    ),
    "one name without stop": Shift(
        ("one_addressee",), patches=lambda: ((front, "addressee_lines", lambda one: one.names),)
    ),
    "text set ragged": Shift(("text_justified",), patches=ragged),
    "first line 1 mm further in": Shift(
        ("first_line", "heading_of_clause"), changed("text", first_line_mm=1)
    ),
    "gap of paragraphs 1 pt smaller": Shift(("paragraph_gap",), changed("text", paragraph_gap_pt=-1)),
    "line spacing wider": Shift(("line_spacing",), changed("text", line_spacing=0.05)),
    "points in bold": Shift(("heading_of_point",), patches=lambda: ((body, "_PLAIN_LEVEL", 4),)),
    "no end mark": Shift(
        ("end_mark", "annex_end_mark"), patches=lambda: ((document, "with_end_mark", lambda blocks: blocks),)
    ),
    "signature 1 mm to the right": Shift(("authority_place",), changed("signature", column_mm=-2)),
    "free box 1 mm lower": Shift(("free_box",), changed("signature", box_height_mm=-1)),
    "recipients not level": Shift(("recipients_level",), patches=lambda: ((ending, "ASCENT", 0.0),)),
    "signature not tied": Shift(("signature_with_text",), patches=lambda: ((document, "_tied", list),)),
    "annexes in plain figures": Shift(("annex_numbers",), blocks=plain_numbers),
    "annexes backwards": Shift(("order_of_parts",), blocks=backwards),
    "header once only": Shift(("table_header_repeated",), patches=header_once),
}  # fmt: skip
