"""The layout values of Decree 30/2020/NĐ-CP, read from a rules profile and checked against its legal ranges."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from cdsdesk.errors import InputError
from cdsdesk.paths import resource

MM = 72 / 25.4
_Group = TypeVar("_Group")


@dataclass(frozen=True, slots=True)
class PageRules:
    """Paper and margins in millimetres; the landscape ones are read with the page turned."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    landscape_top_mm: float
    landscape_bottom_mm: float
    landscape_left_mm: float
    landscape_right_mm: float


@dataclass(frozen=True, slots=True)
class PageNumberRules:
    """Page number: distance of its baseline from the upper edge."""

    baseline_mm: float


@dataclass(frozen=True, slots=True)
class LetterheadRules:
    """Ô 1 to 4: columns, rules as shares of the text above them, blanks for the clerk's stamp."""

    body_column_mm: float
    nation_column_mm: float
    motto_rule_share: float
    body_rule_share: float
    rule_stroke_pt: float
    rule_gap_pt: float
    number_gap_pt: float
    about_gap_pt: float
    number_blank_mm: float
    date_blank_mm: float


@dataclass(frozen=True, slots=True)
class TitleRules:
    """Ô 5a: the rule below the subject as a share of its last line, gaps around the whole."""

    rule_share: float
    rule_gap_pt: float
    before_pt: float
    after_pt: float


@dataclass(frozen=True, slots=True)
class TextRules:
    """Ô 6: first line, gap between paragraphs, line spacing as a multiple of single."""

    first_line_mm: float
    paragraph_gap_pt: float
    line_spacing: float
    addressees_gap_pt: float


@dataclass(frozen=True, slots=True)
class SignatureRules:
    """Ô 7 to 9b: column of the signature, free box between position and name, column of the recipients."""

    before_pt: float
    column_mm: float
    box_width_mm: float
    box_height_mm: float
    recipients_mm: float


@dataclass(frozen=True, slots=True)
class AnnexRules:
    """The heading of an annex: short line, gaps, blanks of the reference line."""

    rule_mm: float
    rule_gap_pt: float
    after_pt: float
    number_blank_mm: float
    date_blank_mm: float


@dataclass(frozen=True, slots=True)
class TableRules:
    """Grids: strokes, padding, and from which share of the page on a row may be cut."""

    stroke_pt: float
    padding_x_pt: float
    padding_y_pt: float
    line_spacing: float
    before_pt: float
    note_gap_pt: float
    tall_row_share: float


@dataclass(frozen=True, slots=True)
class DraftRules:
    """The mark of a draft in the top margin."""

    words: str
    size: float
    baseline_mm: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points of one preset."""

    nation: float
    motto: float
    body_name: float
    number: float
    place_date: float
    title: float
    subject: float
    about: float
    text: float
    authority: float
    name: float
    recipients_label: float
    recipients: float
    annex_label: float
    annex_title: float
    annex_reference: float
    page_number: float
    table: float


@dataclass(frozen=True, slots=True)
class Profile:
    """All layout values of one preset of one rules profile.

    ``legal`` holds the ranges that the decree allows, by group and name ("page.top_mm", "sizes.nation").
    """

    id: str
    title: str
    effective_from: datetime.date
    preset: str
    page: PageRules
    page_number: PageNumberRules
    letterhead: LetterheadRules
    heading: TitleRules
    text: TextRules
    signature: SignatureRules
    annex: AnnexRules
    table: TableRules
    draft: DraftRules
    sizes: Sizes
    legal: Mapping[str, tuple[float, float]]


def load_profile(preset: str = "", name: str = "nd30-2020") -> Profile:
    """Read rules profile ``name`` with ``preset`` ("L", "S" or "" for its default).

    Raises InputError when a value lies outside the range that the decree allows.
    """
    data = tomllib.loads(resource(f"rules/{name}.toml").read_text(encoding="utf-8"))
    head = data["profile"]
    chosen = preset or head["default_preset"]
    sizes = data["sizes"][chosen]
    _require_legal(f"sizes.{chosen}", sizes, data["sizes"]["legal"])
    for group, values in data.items():
        _require_legal(group, values, values.get("legal", {}))
    return Profile(
        id=head["id"],
        title=head["title"],
        effective_from=head["effective_from"],
        preset=chosen,
        page=_group(PageRules, data["page"]),
        page_number=_group(PageNumberRules, data["page_number"]),
        letterhead=_group(LetterheadRules, data["letterhead"]),
        heading=_group(TitleRules, data["title"]),
        text=_group(TextRules, data["text"]),
        signature=_group(SignatureRules, data["signature"]),
        annex=_group(AnnexRules, data["annex"]),
        table=_group(TableRules, data["table"]),
        draft=_group(DraftRules, data["draft"]),
        sizes=_group(Sizes, sizes),
        legal={
            f"{group}.{key}": (limits[0], limits[1])
            for group, values in data.items()
            for key, limits in values.get("legal", {}).items()
            if isinstance(limits, list)
        },
    )


def presets(name: str = "nd30-2020") -> tuple[str, ...]:
    """Return the names of the presets of a rules profile, the default one first."""
    data = tomllib.loads(resource(f"rules/{name}.toml").read_text(encoding="utf-8"))
    default = data["profile"]["default_preset"]
    return (default, *(key for key in data["sizes"] if key not in ("legal", default)))


def _group(kind: type[_Group], values: dict[str, Any]) -> _Group:
    return kind(**{field.name: values[field.name] for field in fields(kind)})  # type: ignore[arg-type]


def _require_legal(group: str, values: dict[str, Any], legal: dict[str, Any]) -> None:
    for name, limits in legal.items():
        value = values.get(name)
        if isinstance(value, int | float) and not limits[0] <= value <= limits[1]:
            raise InputError(
                f"Giá trị trình bày {group}.{name} = {value} nằm ngoài khoảng {limits[0]} - {limits[1]} cho phép",
                next_step="hãy sửa lại tệp quy tắc trình bày",
            )
