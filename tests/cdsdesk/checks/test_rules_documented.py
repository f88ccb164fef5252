"""Every rule has its line in the docs, and a name of its own."""

import re

from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.checks.proof import ALL_PAPER_RULES
from tools.paper_rules_help import DOCS, documented


def test_every_rule_over_documents_stands_in_the_docs() -> None:
    text = DOCS.read_text("utf-8")
    assert documented(text) == text, "run python -m tools.paper_rules_help"
    assert {rule.id for rule in ALL_PAPER_RULES} <= set(re.findall(r"^\| `([a-z.-]+)` \|", text, re.MULTILINE))


def test_no_two_rules_have_one_name() -> None:
    names = [*(rule.id for rule in ALL_RULES), *(rule.id for rule in ALL_PAPER_RULES)]
    assert sorted(names) == sorted(set(names))
