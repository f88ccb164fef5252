"""Writes the list of the rules over documents for the help and for docs/proofreading.md.

The window shows the list without loading the rules. ``python -m tools.paper_rules_help`` after a rule came, went or was
named otherwise.
"""

import json
import re
from pathlib import Path

from cdsdesk.checks.proof import ALL_PAPER_RULES
from cdsdesk.files import put_file
from cdsdesk.paths import resource

LIST = "help/soat-van-ban.toml"
DOCS = Path(__file__).resolve().parent.parent / "docs" / "proofreading.md"
_HEAD = "# Made by tools/paper_rules_help.py from the rules over documents: weight and what each looks for."
_TABLE = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->\n", re.DOTALL)


def listed() -> str:
    """Return the list as the help reads it."""
    lines = [
        f"{json.dumps(rule.id)} = {json.dumps([rule.severity.value, rule.title], ensure_ascii=False)}"
        for rule in ALL_PAPER_RULES
    ]
    return "\n".join([_HEAD, *lines, ""])


def documented(text: str) -> str:
    """Return the page of the docs with its table of rules as they are now."""
    rows = [f"| `{rule.id}` | {rule.severity.value} | {rule.title} |" for rule in ALL_PAPER_RULES]
    table = "\n".join(
        ["<!-- rules -->", "| rule | weight | looks for |", "|---|---|---|", *rows, "<!-- /rules -->", ""]
    )
    return _TABLE.sub(lambda _found: table, text)


if __name__ == "__main__":
    put_file(resource(LIST), listed().encode("utf-8"))
    put_file(DOCS, documented(DOCS.read_text("utf-8")).encode("utf-8"))
