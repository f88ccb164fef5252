"""The rules profile: values with source and date, inside what the decree allows."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from cdsdesk.document import layout_rules
from cdsdesk.document.layout_rules import load_profile, presets
from cdsdesk.errors import InputError
from cdsdesk.paths import resource

PROFILE = resource("rules/nd30-2020.toml")


def test_l_is_the_default() -> None:
    profile = load_profile()
    assert (profile.preset, profile.id, profile.effective_from) == ("L", "nd30-2020", date(2020, 3, 5))
    assert profile.sizes.text == 14.0


def test_s_is_one_point_smaller_where_the_decree_allows() -> None:
    small = load_profile("S").sizes
    assert (small.nation, small.motto, small.number, small.text, small.annex_label) == (12, 13, 13, 13, 14)


def test_the_profile_tells_what_the_decree_allows() -> None:
    legal = load_profile("S").legal
    assert legal["page.left_mm"] == (30.0, 35.0)
    assert legal["sizes.nation"] == (12.0, 13.0)
    assert presets() == ("L", "S")


def test_every_group_names_source_and_date() -> None:
    data = tomllib.loads(PROFILE.read_text(encoding="utf-8"))
    presets = data.pop("sizes")
    data.pop("profile")
    for name, group in {**data, "sizes": presets["legal"]}.items():
        assert group["source"], name
        assert group["effective_from"] == date(2020, 3, 5), name


@pytest.mark.parametrize(
    ("good", "bad", "named"),
    [
        ("top_mm = 20.0", "top_mm = 19.0", "page.top_mm"),
        ("body_rule_share = 0.4", "body_rule_share = 0.6", "letterhead.body_rule_share"),
        ("paragraph_gap_pt = 6.0", "paragraph_gap_pt = 5.0", "text.paragraph_gap_pt"),
        ("recipients = 11.0", "recipients = 12.0", "sizes.L.recipients"),
        ("box_height_mm = 30.0", "box_height_mm = 20.0", "signature.box_height_mm"),
    ],
)
def test_a_value_outside_the_law_is_refused(
    good: str, bad: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PROFILE.read_text(encoding="utf-8")
    assert good in text
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text(text.replace(good, bad, 1), encoding="utf-8")
    monkeypatch.setattr(layout_rules, "resource", lambda name: tmp_path / name)
    with pytest.raises(InputError, match=named):
        load_profile("L", "own")
