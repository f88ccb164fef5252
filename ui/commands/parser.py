"""The command line: one parser with a sub-parser a command, Vietnamese throughout."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import NoReturn

from cdsdesk.errors import UsageError
from ui.commands.output import Output

Handler = Callable[[argparse.Namespace, Output], int]
_MESSAGES = (
    (re.compile(r"the following arguments are required: (.+)"), "Thiếu {0}"),
    (re.compile(r"one of the arguments (.+) is required"), "Thiếu một trong {0}"),
    (re.compile(r"unrecognized arguments: (.+)"), "Không hiểu {0}"),
    (
        re.compile(r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)"),
        "{0} không nhận “{1}”, chỉ nhận {2}",
    ),
    (re.compile(r"argument (.+?): expected (?:one|at least one) argument"), "Thiếu giá trị sau {0}"),
    (re.compile(r"argument (.+?): invalid \w+ value: '?(.*?)'?$"), "{0} không nhận “{1}”"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), "{0} không dùng cùng {1}"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), "{0} có thể là {1}"),
)


class VietnameseHelp(argparse.HelpFormatter):
    """Help whose usage line is Vietnamese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Say "Cách dùng" instead of "usage"."""
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")


class CommandParser(argparse.ArgumentParser):
    """A parser that refuses wrong usage with a UsageError in Vietnamese instead of leaving the program."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, formatter_class=VietnameseHelp, add_help=False, allow_abbrev=False
        )
        self.inputs = self.add_argument_group("Tham số")
        self.options = self.add_argument_group("Tuỳ chọn")
        self.options.add_argument("-h", "--help", action="help", help="in trợ giúp này")

    def error(self, message: str) -> NoReturn:
        """Refuse wrong usage."""
        for pattern, words in _MESSAGES:
            found = pattern.search(message)
            if found:
                told = words.format(*(group.replace("'", "") for group in found.groups()))
                raise UsageError(told, "", f"xem “{self.prog} --help”")
        raise UsageError("Lệnh viết chưa đúng", "", f"xem “{self.prog} --help”")


class Commands:
    """Where each command family puts its commands."""

    def __init__(self, parser: CommandParser) -> None:
        self._sub = parser.add_subparsers(
            prog=parser.prog,
            dest="command",
            metavar="LỆNH",
            title="Các lệnh",
            parser_class=CommandParser,
            required=True,
        )

    def add(self, name: str, words: str, handler: Handler) -> CommandParser:
        """Add a command with its one line of help."""
        made = self._sub.add_parser(name, help=words, description=words)
        made.set_defaults(handler=handler)
        made.options.add_argument("--json", action="store_true", help="in một tài liệu JSON")
        return made
