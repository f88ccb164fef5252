"""The end of the main text: recipients on the left, signature on the right with its free box (ô 7 to 9b)."""

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import Recipients, Signature
from cdsdesk.document.formal_words import RECIPIENTS_LABEL
from cdsdesk.reporting.letterhead import recipient_lines
from cdsdesk.reporting.render_pdf.fields import add_signature_fields
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE, Place, Setter
from cdsdesk.reporting.render_pdf.pages import Box
from cdsdesk.reporting.render_pdf.stack import Stack, draw_stack, even_stack, height, stack
from cdsdesk.reporting.styles import MM, Profile


def ending_boxes(
    recipients: Recipients,
    signature: Signature,
    profile: Profile,
    setter: Setter,
    width: float,
    limit: float,
    *,
    fields: bool = False,
) -> list[Box]:
    """Return the signature beside the recipients as one unbreakable box not higher than ``limit`` points.

    Recipients that find no room in it follow as single lines. ``fields`` puts those for signatures into the free box.
    """
    rules, sizes = profile.signature, profile.sizes
    label_face = setter.face(sizes.recipients_label, bold=True, italic=True)
    list_face = setter.face(sizes.recipients)
    label = stack(setter, [(RECIPIENTS_LABEL, label_face)], rules.recipients_mm * MM)
    items = stack(setter, [(text, list_face) for text in recipient_lines(recipients)], rules.recipients_mm * MM)
    # The first lines of both sides share a baseline though their sizes differ.
    drop = ASCENT * (sizes.authority - sizes.recipients_label)
    leading = list_face.size * SINGLE
    fitting = max(int((limit - drop - height(label)) // leading), 0)
    beside, after = items[:fitting], items[fitting:]
    signing = _signature_box(signature, profile, setter, fields)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        draw_stack(canvas, [*label, *beside], x, top - drop, width, Place.LEFT)
        signing.draw(canvas, x + width - rules.column_mm * MM, top)

    whole = Box(max(signing.height, drop + height([*label, *beside])), draw, before=rules.before_pt)
    return [whole, *(_line_box([item], width) for item in after)]


def _signature_box(signature: Signature, profile: Profile, setter: Setter, fields: bool) -> Box:
    """Return authority and position, the free box, the position below it and the name."""
    column = profile.signature.column_mm * MM
    free = profile.signature.box_height_mm * MM
    bold = setter.face(profile.sizes.authority, bold=True)
    name = setter.face(profile.sizes.name, bold=True)
    upper = even_stack(setter, [(text.upper(), bold) for text in signature.lines], column)
    lower = even_stack(setter, [(text.upper(), bold) for text in signature.position_below], column)
    lower += stack(setter, [(signature.name, name)], column)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        end = draw_stack(canvas, upper, x, top, column)
        if fields:
            add_signature_fields(canvas, x + column / 2, end, profile)
        draw_stack(canvas, lower, x, end - free, column)

    return Box(height(upper) + free + height(lower), draw)


def _line_box(lines: Stack, width: float) -> Box:
    def draw(canvas: Canvas, x: float, top: float) -> None:
        draw_stack(canvas, lines, x, top, width, Place.LEFT)

    return Box(height(lines), draw)
