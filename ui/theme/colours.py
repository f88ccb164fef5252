"""The colours of the window, light and dark; every pair of ink and ground has a contrast of at least 4.5 to 1."""

from enum import StrEnum
from typing import NamedTuple

LEAST_CONTRAST = 4.5


class Tone(StrEnum):
    """What a coloured mark says; it never says it by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    BLUE = "blue"
    ORANGE = "orange"
    RED = "red"
    GREY = "grey"


class Pair(NamedTuple):
    """An ink, the soft ground it stands on, and the strong colour of bars."""

    ink: str
    soft: str
    bar: str


class Colours(NamedTuple):
    """One scheme: inks, grounds, lines and tones as "#rrggbb"."""

    dark: bool
    ink: str
    muted: str
    line: str
    ground: str
    card: str
    head: str
    section: str
    field: str
    hover: str
    track: str
    accent: str
    accent_soft: str
    button: str
    button_hover: str
    on_button: str
    paper: str
    paper_ink: str
    desk: str
    tones: dict[Tone, Pair]

    def names(self) -> dict[str, str]:
        """Return every colour under the name that the style sheet uses for it."""
        named = {key: value for key, value in self._asdict().items() if isinstance(value, str)}
        for tone, pair in self.tones.items():
            named |= {f"{tone.value}_ink": pair.ink, f"{tone.value}_soft": pair.soft, f"{tone.value}_bar": pair.bar}
        return named


LIGHT = Colours(
    dark=False,
    ink="#1c2733",
    muted="#5b6b7b",
    line="#dde3ea",
    ground="#f6f8fa",
    card="#ffffff",
    head="#eef1f6",
    section="#f8fafc",
    field="#ffffff",
    hover="#eff3f8",
    track="#ecf0f4",
    accent="#0f5fa8",
    accent_soft="#e4effa",
    button="#0f5fa8",
    button_hover="#0c4f8d",
    on_button="#ffffff",
    paper="#ffffff",
    paper_ink="#111111",
    desk="#8794a3",
    tones={
        Tone.GREEN: Pair("#1a7246", "#e1f3e8", "#1e7f4f"),
        Tone.AMBER: Pair("#8a5a10", "#fbefd9", "#b9791c"),
        Tone.BLUE: Pair("#0f5fa8", "#e4effa", "#0f5fa8"),
        Tone.ORANGE: Pair("#a8480b", "#fdebdf", "#c2571c"),
        Tone.RED: Pair("#b42318", "#fde6e3", "#b42318"),
        Tone.GREY: Pair("#556473", "#edf1f5", "#8492a1"),
    },
)

DARK = Colours(
    dark=True,
    ink="#e6ebf0",
    muted="#a3b1bf",
    line="#323d49",
    ground="#141a20",
    card="#1c242c",
    head="#242e38",
    section="#20292f",
    field="#182027",
    hover="#26313c",
    track="#2b3641",
    accent="#79b8f3",
    accent_soft="#1d3a56",
    button="#1f6fb9",
    button_hover="#1a64a8",
    on_button="#ffffff",
    paper="#fbfbf9",
    paper_ink="#111111",
    desk="#0e1318",
    tones={
        Tone.GREEN: Pair("#7fd6a4", "#1b3a2a", "#3aa36d"),
        Tone.AMBER: Pair("#e8bd6f", "#3f311a", "#c4892f"),
        Tone.BLUE: Pair("#8cc3f7", "#1d3a56", "#4a97dd"),
        Tone.ORANGE: Pair("#f2a87c", "#452a1a", "#d9733a"),
        Tone.RED: Pair("#f59a92", "#482320", "#dd5a4f"),
        Tone.GREY: Pair("#b3bfcb", "#2d3843", "#7b8997"),
    },
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, by relative luminance."""
    light, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
