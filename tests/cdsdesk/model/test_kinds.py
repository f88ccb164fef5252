"""What an officer types into a field, and what is shown there again."""

import unicodedata
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.errors import RecordError
from cdsdesk.model.fields import specs
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.kinds import (
    Choice,
    Data,
    Date,
    Integer,
    Kind,
    LongText,
    Money,
    Number,
    Phone,
    Ref,
    Text,
    TextMap,
    Texts,
    Year,
    YesNo,
)
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.tasks import STATE_WORDS, State
from cdsdesk.model.teams import Member
from tests.support.random_records import values

ALL_KINDS = list({repr(field.kind): field.kind for record in RECORD_TYPES for field in specs(record).values()}.values())
STATES = Choice(enum=State, words=STATE_WORDS)


@given(data=st.data())
def test_what_is_shown_reads_back(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(ALL_KINDS))
    value = data.draw(values(kind))
    assert kind.parse(kind.show(value)) == value


@given(data=st.data())
def test_json_reads_back(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(ALL_KINDS))
    value = data.draw(values(kind))
    assert kind.from_json(kind.to_json(value)) == value
    assert kind.from_json(None) == kind.empty


@given(data=st.data(), typed=st.text(max_size=20))
def test_typing_anything_gives_a_clean_value_or_is_refused(data: st.DataObject, typed: str) -> None:
    kind = data.draw(st.sampled_from(ALL_KINDS))
    value = kind.empty
    with suppress(RecordError):
        value = kind.parse(typed)
    assert kind.from_json(kind.to_json(value)) == value


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Text(), "  UBND  phường\nVạn Thạnh ", "UBND phường Vạn Thạnh"),
        (LongText(), " a \r\nb ", "a\nb"),
        (Integer(), "1.234", 1234),
        (Integer(), "1.000", 1000),
        (Integer(), "12 345", 12345),
        (Integer(), " ", None),
        (Year(), "2022", 2022),
        (Money(), "20.481,6 triệu đồng", 20_481_600_000),
        (Money(), "14.755", 14755),
        (Money(), "5 894", 5894),
        (Money(), "-", None),
        (Number(), "77,85%", Decimal("77.85")),
        (Number(), "77,85", Decimal("77.85")),
        (Number(), "14,755", Decimal("14.755")),
        (Number(), "5 894", Decimal(5894)),
        (Number(), "1.234.567", Decimal(1234567)),
        (Number(), "", None),
        (Date(), "05/02/2026", date(2026, 2, 5)),
        (Date(), "ngày 30 tháng 6 năm 2022", date(2022, 6, 30)),
        (YesNo(), "X", True),
        (YesNo(), "Không", False),
        (YesNo(empty=None), "", None),
        (STATES, "Hoàn thành, đúng hạn.", State.DONE_ON_TIME),
        (STATES, "done_late", State.DONE_LATE),
        (STATES, "hoan thanh, tre han", State.DONE_LATE),
        (STATES, "", None),
        (Texts(), "Công an phường; Đoàn Thanh niên;", ("Công an phường", "Đoàn Thanh niên")),
        (Texts(), "a\nb", ("a", "b")),
        (Texts(), '["a; b", "c"]', ("a; b", "c")),
        (Texts(), "[dự kiến] Phòng VHXH", ("[dự kiến] Phòng VHXH",)),
        (TextMap(), "2022: Chuẩn bị; thực hiện; 2023: Vận hành", {"2022": "Chuẩn bị; thực hiện", "2023": "Vận hành"}),
        (TextMap(), '{"2022": "a"}', {"2022": "a"}),
        (Ref(), " 5f ", "5f"),
        (Data(), '{"a": [1, "b"]}', {"a": [1, "b"]}),
    ],
)
def test_typed_values(kind: Kind, typed: str, value: Any) -> None:
    assert kind.parse(typed) == value


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (Number(), "14.755", "14755 hay 14,755"),
        (Number(), "1,000", "1 hay 1000"),
        (Number(), "nhiều", "Không hiểu số này"),
        (Number(), "a%", "77,85%"),
        (Integer(), "1,5", "số nguyên"),
        (Integer(), "-1", "từ 0"),
        (Year(), "1800", "1945"),
        (Money(), "nhiều", "số đồng nguyên"),
        (Money(), "0,5", "một đồng"),
        (Money(), "9" * 19, "lớn quá mức"),
        (Date(), "31/02/2022", "05/02/2026"),
        (YesNo(), "có lẽ", "“có” hoặc “không”"),
        (STATES, "Sắp xong", "Hoàn thành, đúng hạn, Hoàn thành, trễ hạn"),
        (Texts(), '["a"', "JSON"),
        (TextMap(), "không có tên", "tên: nội dung"),
        (Data(), "{", "JSON"),
        (Kind(), "x", "gõ tay"),
    ],
)
def test_what_cannot_be_read_says_what_is_expected(kind: Kind, typed: str, told: str) -> None:
    with pytest.raises(RecordError) as refused:
        kind.parse(typed)
    assert told in refused.value.sentence()


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Text(), 5),
        (Integer(), "5"),
        (Integer(), True),
        (Integer(), 1.5),
        (Money(), 10.0),
        (Money(), 10**19),
        (Number(), 1.5),
        (Number(), "NaN"),
        (Number(), "1E999999"),
        (Number(), "abc"),
        (Number(), False),
        (Date(), "30/6/2022"),
        (YesNo(), 1),
        (STATES, "xong"),
        (STATES, 3),
        (Texts(), "a; b"),
        (Texts(), [1]),
        (TextMap(), ["a"]),
        (TextMap(), {"a": 1}),
    ],
)
def test_json_of_another_form_is_refused(kind: Kind, raw: Any) -> None:
    with pytest.raises(RecordError):
        kind.from_json(raw)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Integer(), 1234567, "1.234.567"),
        (Year(), 2022, "2022"),
        (Money(), 20_481_600_000, "20.481.600.000"),
        (Number(), Decimal("77.85"), "77,85"),
        (Number(), Decimal(2277), "2277"),
        (Number(), Decimal(1234567), "1.234.567"),
        (Date(), date(2022, 6, 30), "30/6/2022"),
        (YesNo(), True, "có"),
        (YesNo(empty=None), False, "không"),
        (STATES, State.ON_TRACK, "Đang thực hiện theo tiến độ"),
        (Texts(), ("Công an phường", "Đoàn Thanh niên"), "Công an phường; Đoàn Thanh niên"),
        (Texts(), ("a; b",), '["a; b"]'),
        (TextMap(), {"2022": "Chuẩn bị"}, "2022: Chuẩn bị"),
        (Data(), {"b": 1, "a": "đ"}, '{"a": "đ", "b": 1}'),
        (Text(), "", ""),
        (Date(), None, ""),
    ],
)
def test_shown_values(kind: Kind, value: Any, shown: str) -> None:
    assert kind.show(value) == shown


def test_texts_are_nfc_at_the_door() -> None:
    whole = "Thực hiện"
    apart = unicodedata.normalize("NFD", whole)
    assert apart != whole
    assert Text().from_json(apart) == LongText().parse(apart) == whole
    assert Texts().from_json([apart]) == (whole,)
    assert TextMap().from_json({apart: apart}) == {whole: whole}
    assert Data().from_json({apart: [apart, {"a": apart}]}) == {whole: [whole, {"a": whole}]}


def test_a_share_is_a_number_of_a_measurement() -> None:
    assert specs(Measurement)["value"].kind.to_json(Decimal("62.60")) == "62.60"


@pytest.mark.parametrize(
    ("written", "kept", "shown"),
    [
        ("+84 905.123.456", "0905123456", "0905 123 456"),
        ("905123456", "0905123456", "0905 123 456"),
        ("0258 3821 234", "02583821234", "0258 3821 234"),
        ("0905 123 456 hoặc  máy lẻ 12", "0905 123 456 hoặc máy lẻ 12", "0905 123 456 hoặc máy lẻ 12"),
        ("", "", ""),
    ],
)
def test_a_telephone_number_is_kept_as_digits_and_shown_in_groups(written: str, kept: str, shown: str) -> None:
    phone = specs(Member)["phone"].kind
    assert isinstance(phone, Phone)
    assert phone.parse(written) == phone.from_json(written) == kept
    assert phone.show(kept) == shown
    assert phone.parse(shown) == kept


def test_the_mask_of_a_number_is_refused_where_it_is_typed_and_kept_where_it_is_stored() -> None:
    phone = specs(Member)["phone"].kind
    with pytest.raises(RecordError, match="số đang che"):
        phone.parse("•••• ••• 456")
    assert phone.from_json("•••• ••• 456") == "•••• ••• 456"
