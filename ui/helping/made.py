"""The parts of the help that are made from the program, so that they never say another thing than it does."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence

from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.document.layout_rules import load_profile
from cdsdesk.model.fields import FieldSpec, Record, specs
from cdsdesk.model.findings import SEVERITY_WORDS, Severity
from cdsdesk.model.indicators import EVALUATION_WORDS
from cdsdesk.model.kinds import Choice, Data, Date, Integer, Kind, Money, Number, Ref, TextMap, Texts, Year, YesNo
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.tasks import STATE_WORDS
from cdsdesk.paths import resource
from cdsdesk.ruler.measure import RULES as LAYOUT_RULES
from cdsdesk.ruler.rule import Standard, shown_number
from ui.actions import ACTIONS
from ui.places.names import PLACES
from ui.tables.table_menu import entries

FIELDS = "fields"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_NOT_TYPED = (Ref, Data)
_ROWS = "dòng"


def made_part(name: str, words: Sequence[str]) -> str:
    """Return the Markdown of a part by the name under which pages ask for it."""
    return _PARTS[name](words)


def plain(text: str) -> str:
    """Return a text that Markdown shows letter by letter."""
    return _SPECIAL.sub(r"\\\1", text)


def has_entry(spec: FieldSpec) -> bool:
    """Whether a field has an entry of its own: what is chosen or made elsewhere has none, nor has what all share."""
    return not isinstance(spec.kind, _NOT_TYPED) and spec.name != "extras"


def _fields(types: Sequence[str]) -> str:
    """List the fields of record types, under the name of each type where there are several."""
    lists = []
    for name in types:
        kind = BY_TYPE[name]
        lines = [_field(kind, spec) for spec in specs(kind).values() if has_entry(spec)]
        lists.append("\n".join([f"**{kind.LABEL}**\n", *lines] if len(types) > 1 else lines))
    return "\n\n".join(lists)


def _field(kind: type[Record], spec: FieldSpec) -> str:
    told = [_sentence(spec.help), _sentence(_typed(spec.kind))]
    if spec.example:
        told.append(f"Ví dụ: *{plain(spec.example)}*.")
    rest = " ".join(part for part in told if part)
    mark = f"⟦{kind.TYPE}.{spec.name}⟧"
    return f"- {mark}**{plain(spec.label)}**: {rest}" if rest else f"- {mark}**{plain(spec.label)}**"


def _sentence(text: str) -> str:
    return plain(text if text.endswith((".", "…")) else f"{text}.") if text else ""


def _typed(kind: Kind) -> str:
    """Say how a kind of field is typed."""
    match kind:
        case Choice():
            return "Một trong: " + " · ".join(kind.words.get(code, code.value) for code in kind.enum)
        case YesNo():
            return "Có hoặc không"
        case Date():
            return "Ngày, gõ như 05/02/2026 hoặc 5/2"
        case Money():
            return "Số đồng, hoặc kèm đơn vị như 20,5 triệu đồng"
        case Year():
            return "Năm, bốn chữ số"
        case Integer():
            return "Số nguyên"
        case Number():
            return "Số, dấu phẩy thập phân như 77,85"
        case Texts():
            return "Nhiều mục thì ngăn bằng dấu chấm phẩy"
        case TextMap():
            return "Nhiều mục, mỗi mục viết “tên: nội dung”"
        case _:
            return ""


def _keys(_words: Sequence[str]) -> str:
    return _table([(one.keys, one.text.rstrip("…"), one.help) for one in ACTIONS], "Phím", "Việc", "Ghi chú")


def _place_keys(_words: Sequence[str]) -> str:
    return _table([(place.keys, place.title) for place in PLACES], "Phím", "Trang")


def _table_keys(_words: Sequence[str]) -> str:
    return _table([(entry.keys, entry.word) for group in entries(_ROWS) for entry in group], "Phím", "Việc")


def _table(rows: Iterable[Sequence[str]], *heads: str) -> str:
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for keys, *rest in rows:
        lines.append(f"| {f'`{keys}`' if keys else ''} | {' | '.join(plain(text) for text in rest)} |")
    return "\n".join(lines)


def _rules(_words: Sequence[str]) -> str:
    advice = tomllib.loads(resource("help/cach-sua.toml").read_text("utf-8"))
    lines = []
    for severity, word in SEVERITY_WORDS.items():
        lines.append(f"### {word[:1].upper()}{word[1:]}\n")
        lines += [
            f"- ⟦{rule.id}⟧**{plain(rule.title)}**: {plain(advice[rule.id])}\n  `{rule.id}`"
            for rule in ALL_RULES
            if rule.severity is severity
        ]
        lines.append("")
    return "\n".join(lines)


def _paper_rules(_words: Sequence[str]) -> str:
    """List the rules over documents by family, from a list beside the help: the rules themselves load too long."""
    families = tomllib.loads(resource("help/cach-sua-van-ban.toml").read_text("utf-8"))
    rules = tomllib.loads(resource("help/soat-van-ban.toml").read_text("utf-8"))
    lines = []
    for family, told in families.items():
        lines += [f"### {plain(told['title'])}\n", plain(told["advice"]), ""]
        for name, (severity, title) in rules.items():
            if name.partition(".")[0] == family:
                weight = SEVERITY_WORDS[Severity(severity)].lower()
                lines.append(f"- ⟦{name}⟧**{plain(title)}**: {weight}\n  `{name}`")
        lines.append("")
    return "\n".join(lines)


def _layout_rules(_words: Sequence[str]) -> str:
    """List what is measured of a PDF, with the range of the decree and the value of our own print."""
    own = Standard(load_profile(), exact=True)
    lines = []
    for rule in LAYOUT_RULES:
        legal = own.profile.legal.get(rule.key) if not rule.ours else None
        unit = f" {rule.unit}" if rule.unit else ""
        told = [rule.article]
        if legal:
            told.append(f"cho phép {' đến '.join(dict.fromkeys(shown_number(end) for end in legal))}{unit}")
        if rule.key:
            told.append(f"mẫu của phần mềm {shown_number(own.value(rule.key))}{unit}")
        lines.append(f"- **{plain(rule.title)}**: {plain('; '.join(told))}")
    return "\n".join(lines)


def _words_of(words: Iterable[str]) -> str:
    return "\n".join(f"- {plain(word)}" for word in words)


_PARTS: dict[str, Callable[[Sequence[str]], str]] = {
    "layout-rules": _layout_rules,
    FIELDS: _fields,
    "keys": _keys,
    "place-keys": _place_keys,
    "table-keys": _table_keys,
    "paper-rules": _paper_rules,
    "rules": _rules,
    "states": lambda _words: _words_of(STATE_WORDS.values()),
    "evaluations": lambda _words: _words_of(EVALUATION_WORDS.values()),
}
