"""docs/layout-checks.md tells every rule of the ruler with its values, and none that is not there."""

import re
from pathlib import Path

from cdsdesk.document.layout_rules import load_profile
from cdsdesk.ruler.measure import RULES
from cdsdesk.ruler.rule import Standard

PAPER = Path(__file__).parents[3] / "docs" / "layout-checks.md"
ROW = re.compile(r"^\| `([a-z_.]+)` \| (.+?) \| (.+?) \| (.*?) \| (.*?) \| (.*?) \|$", re.MULTILINE)


def test_every_rule_stands_in_the_table_in_order() -> None:
    rows = ROW.findall(PAPER.read_text("utf-8"))
    assert [row[0] for row in rows] == [rule.id for rule in RULES]
    assert [row[1] for row in rows] == [(rule.measure.__doc__ or "").strip().splitlines()[0] for rule in RULES]


def test_the_table_has_the_values_of_the_profile() -> None:
    large, small = (Standard(load_profile(preset), exact=True) for preset in ("L", "S"))
    told = {row[0]: row for row in ROW.findall(PAPER.read_text("utf-8"))}
    for rule in RULES:
        _, _, _, allowed, own, unit = told[rule.id]
        legal = large.profile.legal.get(rule.key) if not rule.ours else None
        ends = [float(end) for end in re.findall(r"[\d.]+", allowed)]
        assert ends == (sorted(set(legal)) if legal else []), rule.id
        values = [float(value) for value in re.findall(r"[\d.]+", own)]
        wanted = list(dict.fromkeys([large.value(rule.key), small.value(rule.key)])) if rule.key else []
        assert values == wanted, rule.id
        assert unit == rule.unit
