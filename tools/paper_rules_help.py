"""Writes the list of the rules over documents that the help shows, so that the window need not load the rules for it.

``python -m tools.paper_rules_help`` after a rule came, went or was named otherwise.
"""

import json

from cdsdesk.checks.proof import ALL_PAPER_RULES
from cdsdesk.files import put_file
from cdsdesk.paths import resource

LIST = "help/soat-van-ban.toml"
_HEAD = "# Made by tools/paper_rules_help.py from the rules over documents: weight and what each looks for."


def listed() -> str:
    """Return the list as it is to be written."""
    lines = [
        f"{json.dumps(rule.id)} = {json.dumps([rule.severity.value, rule.title], ensure_ascii=False)}"
        for rule in ALL_PAPER_RULES
    ]
    return "\n".join([_HEAD, *lines, ""])


if __name__ == "__main__":
    put_file(resource(LIST), listed().encode("utf-8"))
