"""What a row of headings means: what its table holds and the field of each column, by the words and the cells below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cdsdesk.importing.bare_periods import bare_periods
from cdsdesk.importing.column_signs import Shares, signs_of
from cdsdesk.importing.field_signs import content_worth, never_names, told_by_content
from cdsdesk.importing.fraction_headings import fraction_columns, second_shares
from cdsdesk.importing.funding_natures import NatureTold, natures_told
from cdsdesk.importing.heading_fields import ANYWHERE, FIGURES, WORK_KINDS, field_candidates, fraction_candidates
from cdsdesk.importing.heading_words import EXACT, START, fit, heading_key, heading_years, keys_of, spelled
from cdsdesk.importing.synonyms import COLUMNS, OMITTED, TITLE_FIELD
from cdsdesk.importing.tick_headings import ticked
from cdsdesk.vietnamese.numbers import MoneyUnit, read_money_unit

_MOST_MARKS = 0.6
_MOST_BODIES = 0.6
_FEWEST_FIGURES = 0.5
_DONE = "thuc hien"
_SAMPLE = 16
_MOST_WORDS = 12
_SURE, _UNSURE, _NEAR = 70, 50, 20
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "systems": (("name",), ("level", "state", "operator", "due_text")),
    "teams": (("hamlet", "name"), ("decision", "founded", "leader", "has_group_chat")),
    "members": (("name",), ("role", "phone", "team", "organisation", "hamlet", "job_title")),
    "activities": (("title",), ("date",), ("place", "attendees", "kind", "hours")),
    "units": (("name",),),
    "compliance": (("unit",), ("reported",)),
}
"""Of each group one field at least must be there."""
_BY_WORDS: Mapping[str, tuple[str, ...]] = {
    "systems": ("he thong", "phan mem", "httt", "nen tang", "cap do", "system", "ung dung"),
    "teams": ("to cong nghe", "cnscd", "cns", "thanh lap", "to truong", "ten to", "team"),
    "activities": (
        "to chuc",
        "tham du",
        "tap huan",
        "hoat dong",
        "dia diem",
        "so nguoi",
        "so luot",
        "hoi nghi",
        "activity",
    ),
}
"""Words of which one must stand in the headings, else the cells must speak for the kind."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kind of a table and, for each column, its field path or None; ``units`` are money units of the headings."""

    kind: str
    fields: tuple[str | None, ...]
    units: Mapping[int, MoneyUnit]
    years: tuple[int, ...]
    """Years that headings name without being years of single columns."""
    certainty: int = 100
    """How sure the kind is, 0 to 100; below 70 a person should be asked."""
    kinds: tuple[str, ...] = ()
    """Other kinds that the table may be, the likeliest first."""
    others: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Other fields that a column may be about as well as its own, by column."""
    lost: Mapping[int, int] = field(default_factory=dict)
    """Columns whose field a person gave to another column, with that column."""
    pairs: tuple[tuple[int, int], ...] = ()
    """Columns of counts with those of shares beside them, of which each row has its figure in one."""

    @property
    def is_sure(self) -> bool:
        """Say whether nobody need be asked what the table holds."""
        return self.certainty >= _SURE

    @property
    def ordinal(self) -> int | None:
        """Return the column of running numbers, or None."""
        return self.column("order") if "order" in self.fields else self.column("code")

    @property
    def title(self) -> int | None:
        """Return the column that names what a row is about, else the one that stands for it, or None."""
        places = (TITLE_FIELD[self.kind], *_INSTEAD.get(self.kind, ()))
        return next((place for name in places if (place := self.column(name)) is not None), None)

    def column(self, field: str) -> int | None:
        """Return the column of a field, or None."""
        return self.fields.index(field) if field in self.fields else None

    def years_of(self, *names: str) -> frozenset[int]:
        """Return the years of the columns of some fields: 2022 for ``targets.2022`` when asked for "targets"."""
        parts = [path.split(".") for path in self.fields if path]
        return frozenset(int(part[1]) for part in parts if part[0] in names and part[1:] and part[1].isdigit())


_INSTEAD: Mapping[str, tuple[str, ...]] = {"documents": ("number",), "teams": ("hamlet", "leader")}


def is_heading(text: str) -> bool:
    """Say whether a text may stand at the head of the first column of a known table."""
    if not text or text[-1].isdigit() or text[0].isdigit():
        return False
    key = heading_key(text)
    if _is_known(key):
        return True
    # every row of a sheet comes by here: beginnings are looked up, not tried one by one
    words = key.split()
    begins = (" ".join(words[:count]) for count in range(1, min(len(words), _MOST_WORDS)))
    return any(len(begin) > 5 and begin in _FIRST for begin in begins)


def names_a_column(header: str) -> bool:
    """Say whether one of the lines of a heading is, word for word, what offices write over a column."""
    return any(_is_known(heading_key(part)) for part in header.split(" › "))


def _is_known(key: str) -> bool:
    return key in _FIRST or spelled(key) in _FIRST


def meaning_of(headers: Sequence[str], kind: str = "auto", sample: Sequence[Sequence[str]] = ()) -> Meaning | None:
    """Return the meaning of a header row; None when it has no title column or fewer than two known ones.

    ``sample`` are rows below it: with them, columns are told by their cells where words fit several fields.
    """
    shares = [
        signs_of(row[column] if column < len(row) else "" for row in sample[:_SAMPLE]) for column in range(len(headers))
    ]
    kinds = [kind] if kind in COLUMNS else list(COLUMNS)
    read = [found for each in kinds if (found := _read_as(each, headers, shares, told=each == kind)) is not None]
    if not read:
        return None
    best = max(read, key=lambda each: each[0])
    if kind in COLUMNS:
        return best[1]
    rivals = sorted((each for each in read if each is not best), key=lambda each: -each[0])
    weighed = _weighed(best, rivals)
    return weighed if _speaks(weighed, headers, shares) else replace(weighed, certainty=min(weighed.certainty, _UNSURE))


def no_meaning(headers: Sequence[str], kind: str = "auto") -> Meaning:
    """Return the meaning of headings of which none is understood: a table whose columns a person must name."""
    units = {column: unit for column, header in enumerate(headers) if (unit := read_money_unit(header))}
    return Meaning(kind if kind in COLUMNS else "tasks", (None,) * len(headers), units, (), certainty=0)


def _weighed(best: tuple[int, Meaning], rivals: Sequence[tuple[int, Meaning]]) -> Meaning:
    """Return the best meaning with how far it stands before the others, and which of them are near."""
    total, meaning = best
    known = sum(path is not None for path in meaning.fields)
    lead = total - rivals[0][0] if rivals else EXACT
    certainty = min(100, 45 + 2 * lead, total // max(known, 1) + 20)
    near = tuple(other.kind for points, other in rivals if points >= total - 2 * EXACT)
    return replace(meaning, certainty=max(certainty, 0), kinds=near)


def _speaks(meaning: Meaning, headers: Sequence[str], shares: Sequence[Shares]) -> bool:
    """Say whether anything but words that stand over every sort of table tells the kind."""
    title = TITLE_FIELD[meaning.kind]
    for column, path in enumerate(meaning.fields):
        if path is None or path in ("code", "order", "note"):
            continue
        if heading_key(headers[column]) not in ANYWHERE or content_worth(meaning.kind, path, title, shares[column]) > 0:
            return True
    return False


def _read_as(kind: str, headers: Sequence[str], shares: Sequence[Shares], *, told: bool) -> tuple[int, Meaning] | None:
    choices = sorted(_choices(kind, headers, shares))
    fields: dict[int, str] = {}
    taken: set[str] = set()
    total = 0
    for score, column, path in choices:
        if column not in fields and path not in taken:
            fields[column] = path
            taken.add(path)
            total -= score
    total += _give_title(TITLE_FIELD[kind], choices, fields, taken)
    if not _is_table(kind, fields, headers, shares, told=told):
        return None
    if kind == "members" and not told and _lists_bodies(fields, headers, shares):
        return None
    units = {column: unit for column, header in enumerate(headers) if (unit := read_money_unit(header))}
    years = {
        year
        for column, header in enumerate(headers)
        for year in heading_years(header)
        if not any(part.isdigit() for part in fields.get(column, "").split("."))
    }
    paths = tuple(fields.get(column) for column in range(len(headers)))
    return total, Meaning(kind, paths, units, tuple(sorted(years)), others=_others(choices, fields, taken))


def _give_title(title: str, choices: Sequence[tuple[int, int, str]], fields: dict[int, str], taken: set[str]) -> int:
    """Give the column of names to the field that a table cannot do without, if something else took it.

    Return the points that this costs, below zero.
    """
    found = next(((score, column) for score, column, path in choices if path == title), None)
    if title in taken or found is None:
        return 0
    score, column = found
    lost = next(points for points, place, path in choices if place == column and path == fields.get(column))
    taken.discard(fields[column])
    taken.add(title)
    fields[column] = title
    return lost - score


def _choices(kind: str, headers: Sequence[str], shares: Sequence[Shares]) -> Iterator[tuple[int, int, str]]:
    """Yield (points below zero, column, path) of every field that a column may be."""
    fractions = fraction_columns(headers) if kind == "indicators" else {}
    second = second_shares(headers) if kind == "indicators" else ()
    bare = bare_periods(headers) if kind == "indicators" else {}
    ticks = ticked(kind, headers, shares)
    natures = natures_told(headers) if kind in WORK_KINDS else {}
    for column, header in enumerate(headers):
        if column in ticks:
            if path := ticks[column]:
                yield -EXACT, column, path
            continue
        found = _of_nature(kind, natures[column], column) if column in natures else []
        found = found or (field_candidates(kind, header, column) if header else [])
        found += fraction_candidates(fractions[column], header) if column in fractions else []
        found += [(bare[column], EXACT)] if column in bare else []
        if column in second:
            found = [(path, score) for path, score in found if path.split(".")[0] not in FIGURES]
        for path, score in found:
            if path == TITLE_FIELD[kind] and score < EXACT - 1 and never_names(kind, shares[column]):
                continue
            if path == "result" and kind in WORK_KINDS and _tells_who(header, shares[column]):
                continue
            worth = score + content_worth(kind, path, TITLE_FIELD[kind], shares[column])
            if worth > 0:
                yield -worth, column, path
        for path, score in told_by_content(kind, shares[column], headed=bool(header)):
            yield -score, column, f"{path}.{column}" if path == OMITTED else path


def _of_nature(kind: str, told: NatureTold, column: int) -> list[tuple[str, int]]:
    """Return the amounts that a heading may stand for which tells their nature."""
    found = field_candidates(kind, told.header, column)
    return [(f"{path}.{told.nature.value}", score) for path, score in found if path.startswith("funding.")]


def _tells_who(header: str, shares: Shares) -> bool:
    """Say whether below "Thực hiện", which may head what was done as well, agencies stand that carry it out."""
    return spelled(heading_key(header)) == _DONE and shares.get("body", 0.0) >= _MOST_BODIES


def _others(
    choices: Sequence[tuple[int, int, str]], fields: Mapping[int, str], taken: set[str]
) -> Mapping[int, tuple[str, ...]]:
    points = {column: -score for score, column, path in choices if fields.get(column) == path}
    found: dict[int, list[str]] = {}
    for score, column, path in choices:
        if path not in taken and -score >= points.get(column, 0) - _NEAR and path not in found.get(column, ()):
            found.setdefault(column, []).append(path)
    return {column: tuple(paths) for column, paths in found.items()}


def _is_table(
    kind: str, fields: Mapping[int, str], headers: Sequence[str], shares: Sequence[Shares], *, told: bool
) -> bool:
    found = {path.partition(".")[0] for path in fields.values()}
    if sum(bool(headers[column]) for column in fields) < 2:
        return False
    if kind == "documents":
        return bool(found & {"subject", "number"}) and len(found & {"subject", "number", "symbol", "date"}) >= 2
    if kind in _NEEDED:
        groups = _NEEDED[kind][: 1 if told else None]
        return all(found & set(group) for group in groups) and (told or _is_own_list(kind, fields, headers, shares))
    if TITLE_FIELD[kind] not in found:
        return False
    if kind == "indicators":
        return bool(found & set(FIGURES)) and (told or not _counts_no_work(fields, headers, shares))
    return len(found - {OMITTED}) >= 2


def _counts_no_work(fields: Mapping[int, str], headers: Sequence[str], shares: Sequence[Shares]) -> bool:
    """Say whether a table names pieces of work and tells of none by a figure, so that it holds no indicators."""
    name = next(column for column, path in fields.items() if path == TITLE_FIELD["indicators"])
    filled = [shares[c] for c, path in fields.items() if path.split(".")[0] in FIGURES and shares[c]]
    if not filled or any(each.get("figure", 0.0) >= _FEWEST_FIGURES for each in filled):
        return False
    key = heading_key(headers[name])
    best = {kind: fit(key, keys_of(COLUMNS[kind][TITLE_FIELD[kind]])) for kind in ("indicators", *WORK_KINDS)}
    return max(best[kind] for kind in WORK_KINDS) > best["indicators"]


def _is_own_list(kind: str, fields: Mapping[int, str], headers: Sequence[str], shares: Sequence[Shares]) -> bool:
    """Say whether a table that could be anything with a name in it is surely a list of this kind."""
    filled = [column for column, header in enumerate(headers) if header]
    known = [column for column in filled if column in fields]
    if len(known) * 2 < len(filled):
        return False
    if kind == "compliance":
        marked = [shares[column] for column, path in fields.items() if path.startswith("reported.")]
        speaking = [max(each.get("mark", 0.0), each.get("date", 0.0)) for each in marked if each]
        return len(marked) >= 2 and sum(speaking) >= _MOST_MARKS * len(speaking)
    if kind == "units":
        return _is_unit_list(fields, shares)
    words = f" {' '.join(heading_key(header) for header in headers)} "
    told = kind not in _BY_WORDS or any(f" {word} " in words for word in _BY_WORDS[kind])
    title = next((column for column, path in fields.items() if path == TITLE_FIELD[kind]), None)
    speaks = title is not None and content_worth(kind, TITLE_FIELD[kind], TITLE_FIELD[kind], shares[title]) > START // 5
    return told or speaks


def _lists_bodies(fields: Mapping[int, str], headers: Sequence[str], shares: Sequence[Shares]) -> bool:
    """Say whether names of bodies come first and the people, of no known heading, are only whom to ask there."""
    places = {path: column for column, path in fields.items()}
    body, person = places.get("organisation"), places["name"]
    if body is None or body > person or heading_key(headers[body]) not in keys_of(COLUMNS["units"]["name"]):
        return False
    named = any(path == "name" for path, _ in field_candidates("members", headers[person], person))
    return not named and max(shares[body].get("body", 0.0), shares[body].get("hamlet", 0.0)) >= _MOST_BODIES


def _is_unit_list(fields: Mapping[int, str], shares: Sequence[Shares]) -> bool:
    """Say whether a list of names is one of units: it tells level, code or body above, or its names are of bodies."""
    names = set(fields.values())
    title = next(column for column, path in fields.items() if path == "name")
    told = shares[title]
    speaks = told.get("body", 0.0) + told.get("hamlet", 0.0) >= 0.6 if told else None
    if speaks is None:
        return bool(names & {"level", "parent", "code"})
    return speaks


_FIRST = frozenset().union(*(keys_of(words) for kind in COLUMNS.values() for words in kind.values()))
