"""Colours can be read, the style sheet is whole, icons are drawn, light and dark follow the system."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from cdsdesk.paths import resource
from ui.theme.colours import DARK, LEAST_CONTRAST, LIGHT, Colours, contrast
from ui.theme.icons import NEUTRAL, SIZES, icon, picture
from ui.theme.theme import style_sheet, theme
from ui.widgets.label import Label, tip

SCHEMES = {"light": LIGHT, "dark": DARK}


def pairs(scheme: Colours) -> dict[str, tuple[str, str]]:
    """Return every ink on every ground that it stands on."""
    grounds = {name: getattr(scheme, name) for name in ("ground", "card", "head", "section", "field", "hover")}
    found = {f"ink on {name}": (scheme.ink, ground) for name, ground in grounds.items()}
    found |= {f"muted on {name}": (scheme.muted, grounds[name]) for name in ("ground", "card", "section", "field")}
    found |= {
        "accent on card": (scheme.accent, scheme.card),
        "accent on its soft ground": (scheme.accent, scheme.accent_soft),
        "ink on selected cells": (scheme.ink, scheme.accent_soft),
        "words of the main button": (scheme.on_button, scheme.button),
        "words of the main button under the mouse": (scheme.on_button, scheme.button_hover),
        "the report's page": (scheme.paper_ink, scheme.paper),
    }
    found |= {f"{tone.value} pill": (pair.ink, pair.soft) for tone, pair in scheme.tones.items()}
    return found | {f"{tone.value} on card": (pair.ink, scheme.card) for tone, pair in scheme.tones.items()}


@pytest.mark.parametrize("name", SCHEMES)
def test_every_ink_can_be_read_on_its_ground(name: str) -> None:
    weak = {words: round(contrast(*pair), 2) for words, pair in pairs(SCHEMES[name]).items()}
    assert {words: ratio for words, ratio in weak.items() if ratio < LEAST_CONTRAST} == {}


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", SCHEMES)
def test_the_style_sheet_leaves_no_name_unfilled(name: str) -> None:
    filled = style_sheet(SCHEMES[name])
    assert not re.search(r"@[a-z]", filled)
    for path in re.findall(r'url\("([^"]+)"\)', filled):
        assert resource(f"icons/{path.rsplit('/', 1)[-1]}").is_file()


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_one_of_the_family(qapp: QApplication, path: object) -> None:
    drawing = path.read_text("utf-8")  # type: ignore[attr-defined]
    assert 'viewBox="0 0 16 16"' in drawing
    assert f'stroke="{NEUTRAL}"' in drawing
    assert "fill=" not in drawing.replace('fill="none"', "")
    name = path.stem  # type: ignore[attr-defined]
    assert [picture(name, "#b42318", size).width() for size in SIZES] == list(SIZES)
    assert not icon(name).isNull()


def test_icons_take_the_colour_that_is_asked_for(qapp: QApplication) -> None:
    image = picture("plus", "#b42318", 32)
    assert image.pixelColor(16, 16).name() == "#b42318"


def test_no_icon_lies_unused() -> None:
    source = "".join(path.read_text("utf-8") for path in resource("..").resolve().glob("ui/**/*.py"))
    source += resource("style/window.qss").read_text("utf-8")
    unused = [
        path.stem for path in resource("icons").glob("*.svg") if not re.search(rf"[\"':]{path.stem}[\"')]", source)
    ]
    assert unused == []


def test_another_scheme_reaches_every_button(look: None) -> None:
    told = []
    theme().changed.connect(lambda: told.append(True))
    theme().put_on(DARK)
    assert theme().colours is DARK
    theme().follow()
    assert theme().colours is LIGHT
    assert told == [True, True]


def test_a_label_shows_markup_as_letters(look: None) -> None:
    label = Label("<b>đậm</b><img src='file:///x.png'>")
    assert label.textFormat().name == "PlainText"
    assert label.text() == "<b>đậm</b><img src='file:///x.png'>"
    label.deleteLater()


def test_a_tool_tip_shows_markup_as_letters() -> None:
    assert tip("a < b & <img src='x'>") == "<p style='white-space: pre-wrap'>a &lt; b &amp; &lt;img src='x'&gt;</p>"
    assert tip("") == ""
