"""What a row of headings means: tasks, projects, indicators or documents, and the field of each column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from cdsdesk.importing.synonyms import AMOUNT_KINDS, COLUMNS, SOURCES, TITLE_FIELD
from cdsdesk.vietnamese.numbers import MoneyUnit, read_money_unit
from cdsdesk.vietnamese.text import search_key

_YEAR = re.compile(r"(?<!\d)(?:nam )?((?:19|20)\d\d)(?!\d)")
_REMARK = re.compile(r"\([^)]*\)")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_EXACT, _START, _CLOSE, _INSIDE = 100, 80, 70, 60
_CLOSE_RATIO = 90
_OTHER_TITLE = 10
_DONE_WORDS = ("da dat", "thuc hien", "ket qua", "dat duoc")
_WORK_KINDS = ("tasks", "projects")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kind of a table and, for each column, its field path or None; ``units`` are money units of the headings."""

    kind: str
    fields: tuple[str | None, ...]
    units: Mapping[int, MoneyUnit]
    years: tuple[int, ...]
    """Years that headings name without being years of single columns."""

    def column(self, field: str) -> int | None:
        """Return the column of a field, or None."""
        return self.fields.index(field) if field in self.fields else None

    def years_of(self, *names: str) -> frozenset[int]:
        """Return the years of the columns of some fields: 2022 for ``targets.2022`` when asked for "targets"."""
        parts = [path.split(".") for path in self.fields if path]
        return frozenset(int(part[1]) for part in parts if part[0] in names and part[1:] and part[1].isdigit())


def heading_key(text: str) -> str:
    """Return what is compared of a heading: accent-free words without remarks in brackets and without years."""
    return _NO_WORD.sub(" ", _YEAR.sub(" ", _REMARK.sub(" ", search_key(text)))).strip()


def heading_years(text: str) -> tuple[int, ...]:
    """Return the years that a heading names, in order."""
    return tuple(int(year) for year in _YEAR.findall(search_key(text)))


def is_heading(text: str) -> bool:
    """Say whether a text may stand at the head of the first column of a known table."""
    if text[-1].isdigit() or text[0].isdigit():
        return False
    key = heading_key(text)
    return key in _first_headings() or any(key.startswith(f"{word} ") for word in _first_headings() if len(word) > 5)


def meaning_of(headers: Sequence[str], kind: str = "auto") -> Meaning | None:
    """Return the meaning of a header row; None when it has no title column or fewer than two known ones."""
    kinds = [kind] if kind in COLUMNS else list(COLUMNS)
    read = [_read_as(each, headers) for each in kinds]
    best = max((found for found in read if found is not None), key=lambda found: found[0], default=None)
    return best[1] if best else None


def no_meaning(headers: Sequence[str], kind: str = "auto") -> Meaning:
    """Return the meaning of headings of which none is understood: a table whose columns a person must name."""
    units = {column: unit for column, header in enumerate(headers) if (unit := read_money_unit(header))}
    return Meaning(kind if kind in COLUMNS else "tasks", (None,) * len(headers), units, ())


def _read_as(kind: str, headers: Sequence[str]) -> tuple[int, Meaning] | None:
    choices: list[tuple[int, int, str]] = []
    for column, header in enumerate(headers):
        if header:
            choices.extend((-score, column, path) for path, score in _candidates(kind, header))
    fields: dict[int, str] = {}
    total = 0
    for score, column, path in sorted(choices):
        if column not in fields and path not in fields.values():
            fields[column] = path
            total -= score
    if not _is_table(kind, set(fields.values())):
        return None
    units = {column: unit for column, header in enumerate(headers) if (unit := read_money_unit(header))}
    years = {
        year
        for column, header in enumerate(headers)
        for year in heading_years(header)
        if not any(part.isdigit() for part in fields.get(column, "").split("."))
    }
    paths = tuple(fields.get(column) for column in range(len(headers)))
    return total, Meaning(kind, paths, units, tuple(sorted(years)))


def _is_table(kind: str, found: set[str]) -> bool:
    if kind == "documents":
        return bool(found & {"subject", "number"}) and len(found & {"subject", "number", "symbol", "date"}) >= 2
    if TITLE_FIELD[kind] not in found:
        return False
    if kind == "indicators":
        return any(path.split(".")[0] in {"targets", "measurements", "result"} for path in found)
    return len(found) >= 2


def _candidates(kind: str, header: str) -> list[tuple[str, int]]:
    """Return the field paths that a heading may stand for, with how well its words fit."""
    parts = header.split(" › ")
    key, years = heading_key(header.replace(" › ", " ")), heading_years(header)
    found = []
    for field, keys in _keys(kind).items():
        best = max(_fit(key, keys), _fit(heading_key(parts[0]), keys) - 1 if len(parts) > 1 else 0)
        if best:
            found.append((_with_year(kind, field, years, header), best))
    if kind in _WORK_KINDS:
        other = _keys("projects" if kind == "tasks" else "tasks")["title"]
        found.extend([("title", best - _OTHER_TITLE)] if (best := _fit(key, other)) else [])
        found.extend(_money(parts, years))
    elif kind == "indicators" and years and not heading_key(parts[-1]).removeprefix("den").strip():
        found.append((_bare_year(parts, years[-1]), _EXACT))
    return found


def _with_year(kind: str, field: str, years: tuple[int, ...], header: str) -> str:
    if kind == "indicators" and field in {"targets", "measurements", "result"} and years:
        done = field != "targets" or _is_done(header)
        return f"{'measurements' if done else 'targets'}.{years[-1]}"
    return field


def _bare_year(parts: Sequence[str], year: int) -> str:
    return f"{'measurements' if _is_done(' '.join(parts)) else 'targets'}.{year}"


def _is_done(header: str) -> bool:
    key = search_key(header)
    return any(word in key for word in _DONE_WORDS)


def _money(parts: Sequence[str], years: tuple[int, ...]) -> list[tuple[str, int]]:
    """Return ``funding.YEAR.SOURCE.KIND`` for a heading of money: the kind in any part, the source in the last."""
    keys = [heading_key(part) for part in parts]
    kinds = [(max(_fit(key, words) for key in keys), kind) for kind, words in _word_keys("amounts").items()]
    fit, kind = max(kinds, key=lambda pair: pair[0])
    bare_year = bool(years) and len(parts) == 1 and not keys[0]
    if bare_year:
        fit, kind = _INSIDE, "planned"
    if not fit:
        return []
    source = "all"
    if len(parts) > 1 or any(_fit(keys[-1], words) == _EXACT for words in _word_keys("sources").values()):
        source_fit, found = max(
            ((_fit(keys[-1], words), name) for name, words in _word_keys("sources").items()), key=lambda pair: pair[0]
        )
        source = found if source_fit else "all" if years and not keys[-1] else "unknown"
    year = str(years[-1]) if years else "any"
    return [(f"funding.{year}.{source}.{kind}", fit)]


def _fit(key: str, words: frozenset[str]) -> int:
    """Return how well a heading's key fits a field's words: the same, begins with, all but a slip, holds."""
    if not key:
        return 0
    if key in words:
        return _EXACT
    starts = [len(word) for word in words if len(word) > 4 and key.startswith(f"{word} ")]
    if starts:
        return _START + min(max(starts), 19)
    if len(key) > 6 and any(fuzz.ratio(key, word) >= _CLOSE_RATIO for word in words):
        return _CLOSE
    inside = any(len(word) > 6 and f" {word} " in f" {key} " for word in words)
    return _INSIDE if inside else 0


@cache
def _keys(kind: str) -> Mapping[str, frozenset[str]]:
    return {field: _as_keys(words) for field, words in COLUMNS[kind].items()}


@cache
def _word_keys(which: str) -> Mapping[str, frozenset[str]]:
    return {name: _as_keys(words) for name, words in (AMOUNT_KINDS if which == "amounts" else SOURCES).items()}


@cache
def _first_headings() -> frozenset[str]:
    return frozenset().union(*(words for kind in COLUMNS for words in _keys(kind).values()))


def _as_keys(words: str) -> frozenset[str]:
    return frozenset(heading_key(word) for word in words.split(" | "))
