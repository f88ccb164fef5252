from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.errors import InputError
from cdsdesk.readers import wire
from cdsdesk.readers.raw import Form, RawBook, RawSheet
from cdsdesk.readers.wire import pack_book, pack_error, unpack

PLACES = st.tuples(st.integers(0, 90), st.integers(0, 30))
VALUES = st.one_of(
    st.text(st.characters(exclude_characters="\x7f", exclude_categories=["Cs"]), max_size=5),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(
    rows=ROWS,
    places=st.frozensets(PLACES, max_size=6),
    decimals=st.dictionaries(PLACES, st.integers(1, 9), max_size=6),
    fonts=st.dictionaries(PLACES, st.sampled_from([".VnTime", "VNI-Times"]), max_size=6),
    numbers=st.frozensets(st.integers(0, 99), max_size=6),
    form=st.sampled_from(Form),
)
def test_a_book_comes_out_as_it_went_in(
    rows: list[list[object]],
    places: frozenset[tuple[int, int]],
    decimals: dict[tuple[int, int], int],
    fonts: dict[tuple[int, int], str],
    numbers: frozenset[int],
    form: Form,
) -> None:
    sheet = RawSheet(
        name="Trang “1”",
        visible=False,
        origin=(3, 2),
        rows=rows,  # type: ignore[arg-type]
        merges=((3, 2, 4, 5),),
        percent=places,
        decimals=decimals,
        errors=("C7",),
        unsaved=("D8", "AA9"),
        bold=places,
        fonts=fonts,
        hidden_rows=numbers,
        hidden_columns=numbers,
        seams=numbers,
    )
    assert unpack(pack_book(RawBook((sheet, sheet), form))) == RawBook((sheet, sheet), form)


def test_what_no_line_can_hold_becomes_text(tmp_path: object) -> None:
    rows = [[float("inf"), float("nan"), "a\x7fb", "\ud800", timedelta(hours=30), date(2022, 4, 15)]]
    sheet = unpack(pack_book(RawBook((RawSheet("x", True, (0, 0), rows),)))).sheets[0]  # type: ignore[arg-type]
    assert sheet.rows == [["inf", "nan", "ab", "?", "1 day, 6:00:00", date(2022, 4, 15)]]


def test_a_line_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    book = RawBook((RawSheet("x", True, (0, 0), [["một dòng dài"]]),))
    monkeypatch.setattr(wire, "LINE_BYTES", 50)
    with pytest.raises(OverflowError):
        pack_book(book)


def test_a_refusal_is_raised_again() -> None:
    with pytest.raises(InputError, match=r"Tệp rỗng \(a.xlsx\): hãy xin lại tệp gốc\."):
        unpack(pack_error(InputError("Tệp rỗng", "a.xlsx", "hãy xin lại tệp gốc")))
