"""The head of the first page: letterhead, title and addressees (ô 1 to 5a and 9a), and the heading of an annex."""

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import Addressees, Annex, Letterhead, Title
from cdsdesk.document.formal_words import ADDRESSEES_LABEL, MOTTO, NATION
from cdsdesk.reporting.letterhead import addressee_lines, date_line, number_line, reference_line
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE, Place, Setter
from cdsdesk.reporting.render_pdf.pages import Box
from cdsdesk.reporting.render_pdf.stack import Stack, centred_rule, draw_stack, even_stack, height, longest, stack
from cdsdesk.reporting.styles import MM, Profile

_SMALLEST_DATE = 13.0
_APART = 4 * MM


def letterhead_box(letterhead: Letterhead, profile: Profile, setter: Setter, width: float) -> Box:
    """Return ô 1 to 4 over ``width`` points: bodies and number on the left, nation and date on the right."""
    rules = profile.letterhead
    right = rules.nation_column_mm * MM
    left = min(rules.body_column_mm * MM, width - right)
    names = _names_box(letterhead, profile, setter, left, right)
    number_face = setter.face(profile.sizes.number)
    number: Stack = [
        (line, number_face)
        for line in setter.set_pieces(number_line(letterhead, rules.number_blank_mm), number_face, left)
    ]
    about = even_stack(setter, [(letterhead.about, setter.face(profile.sizes.about))], left) if letterhead.about else []
    room = width - longest(number) - _APART
    date = _date_stack(letterhead, profile, setter, right, room)
    date_face = date[0][1]
    # A name of a place that is too long for its column reaches out of it to the left; the number makes room.
    column = max(right, longest(date))
    beside = left if column == right else width - column - _APART
    ascent = ASCENT * max(number_face.size, date_face.size)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        names.draw(canvas, x, top)
        # Number and date stand on one baseline though their sizes differ.
        baseline = top - names.height - ascent
        end = draw_stack(canvas, number, x, baseline + ASCENT * number_face.size, beside)
        draw_stack(canvas, about, x, end - rules.about_gap_pt, beside)
        draw_stack(canvas, date, x + width - column, baseline + ASCENT * date_face.size, column)

    # Below "V/v …" a letter goes on with "Kính gửi" at the distance of a title.
    left_height = height(number) + (rules.about_gap_pt + height(about) + profile.heading.before_pt if about else 0.0)
    return Box(names.height + max(left_height, height(date)), draw)


def _names_box(letterhead: Letterhead, profile: Profile, setter: Setter, left: float, right: float) -> Box:
    """Return ô 1 and 2 in columns of ``left`` and ``right`` points, each with the rule below it."""
    rules, sizes = profile.letterhead, profile.sizes
    regular, bold = setter.face(sizes.body_name), setter.face(sizes.body_name, bold=True)
    parents = even_stack(setter, [(text.upper(), regular) for text in letterhead.parent_lines], left)
    bodies = even_stack(setter, [(text.upper(), bold) for text in letterhead.body_lines], left)
    nation = stack(setter, [(NATION, setter.face(sizes.nation, bold=True))], right)
    motto = stack(setter, [(MOTTO, setter.face(sizes.motto, bold=True))], right)
    sides = (
        ([*parents, *bodies], 0.0, left, longest(bodies) * rules.body_rule_share),
        ([*nation, *motto], left, right, longest(motto) * rules.motto_rule_share),
    )

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for lines, start, column, rule in sides:
            end = draw_stack(canvas, lines, x + start, top, column)
            centred_rule(canvas, x + start + column / 2, end - rules.rule_gap_pt, rule, rules.rule_stroke_pt)

    tallest = max(height(lines) for lines, _, _, _ in sides)
    return Box(tallest + rules.rule_gap_pt + rules.number_gap_pt, draw)


def title_box(title: Title, profile: Profile, setter: Setter, width: float) -> Box:
    """Return ô 5a: kind, subject and the rule below the subject."""
    rules = profile.heading
    kind, subject = setter.face(profile.sizes.title, bold=True), setter.face(profile.sizes.subject, bold=True)
    lines = stack(setter, [(title.kind.upper(), kind)], width)
    subjects = even_stack(setter, [(text, subject) for text in title.subject_lines], width)
    total = height([*lines, *subjects]) + rules.rule_gap_pt + rules.after_pt

    def draw(canvas: Canvas, x: float, top: float) -> None:
        end = draw_stack(canvas, [*lines, *subjects], x, top, width)
        length = longest(subjects) * rules.rule_share
        centred_rule(canvas, x + width / 2, end - rules.rule_gap_pt, length, profile.letterhead.rule_stroke_pt)

    return Box(total, draw, before=rules.before_pt)


def addressees_box(addressees: Addressees, profile: Profile, setter: Setter, width: float) -> Box:
    """Return ô 9a: one name behind "Kính gửi:", or several below with their dashes under the colon."""
    face = setter.face(profile.sizes.text)
    lines = addressee_lines(addressees)
    spacing = profile.text.line_spacing
    leading = face.size * SINGLE * spacing
    if len(lines) == 1:
        return _centred_box(stack(setter, [(f"{ADDRESSEES_LABEL} {lines[0]}", face)], width), profile, width)
    colon = face.wrapper.width(ADDRESSEES_LABEL.removesuffix(":"))
    dash = face.wrapper.width("- ")
    widest = max(face.wrapper.width(line) for line in lines)
    room = min(width * 0.7, widest)
    start = max((width - colon - room) / 2, 0.0)
    label = stack(setter, [(ADDRESSEES_LABEL, face)], width)
    items = [stack(setter, [(line.removeprefix("- "), face)], room - dash) for line in lines]
    count = 1 + sum(len(item) for item in items)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        top = draw_stack(canvas, label, x + start, top, width, Place.LEFT, spacing)
        for item in items:
            canvas.setFont(face.font_name, face.size)
            canvas.drawString(x + start + colon, top - ASCENT * face.size, "- ")
            top = draw_stack(canvas, item, x + start + colon + dash, top, room, Place.LEFT, spacing)

    return Box(count * leading + profile.text.addressees_gap_pt, draw)


def _centred_box(lines: Stack, profile: Profile, width: float) -> Box:
    spacing = profile.text.line_spacing

    def draw(canvas: Canvas, x: float, top: float) -> None:
        draw_stack(canvas, lines, x, top, width, Place.CENTER, spacing)

    return Box(height(lines) * spacing + profile.text.addressees_gap_pt, draw)


def annex_heading_box(annex: Annex, profile: Profile, setter: Setter, width: float) -> Box:
    """Return the three heading lines of an annex and the short line below them."""
    rules, sizes = profile.annex, profile.sizes
    reference_face = setter.face(sizes.annex_reference, italic=True)
    pieces = reference_line(annex.reference, rules.number_blank_mm, rules.date_blank_mm)
    lines = stack(setter, [(annex.label, setter.face(sizes.annex_label, bold=True))], width)
    lines += even_stack(setter, [(annex.title.upper(), setter.face(sizes.annex_title, bold=True))], width)
    lines += [(line, reference_face) for line in setter.set_pieces(pieces, reference_face, width)]
    total = height(lines) + rules.rule_gap_pt + rules.after_pt

    def draw(canvas: Canvas, x: float, top: float) -> None:
        end = draw_stack(canvas, lines, x, top, width)
        stroke = profile.letterhead.rule_stroke_pt
        centred_rule(canvas, x + width / 2, end - rules.rule_gap_pt, rules.rule_mm * MM, stroke)

    return Box(total, draw, keep=True)


def _date_stack(letterhead: Letterhead, profile: Profile, setter: Setter, width: float, room: float) -> Stack:
    """Set ô 4; a long place name takes the smaller legal size before it leaves its column for the free ``room``."""
    pieces = date_line(letterhead, profile.letterhead.date_blank_mm)
    face = setter.face(profile.sizes.place_date, italic=True)
    lines = setter.set_pieces(pieces, face, width)
    if len(lines) > 1:
        face = setter.face(_SMALLEST_DATE, italic=True)
        lines = setter.set_pieces(pieces, face, width)
    if len(lines) > 1:
        lines = setter.set_pieces(pieces, face, max(width, room))
    return [(line, face) for line in lines]
