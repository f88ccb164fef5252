from cdsdesk.checks.paper_text_ways import tone_place, two_spellings, without_zero
from tests.support.papers import paper, text

RIGHT = [f"Công văn ngày 0{day}/3/2026." for day in range(1, 7)]


def spelt(*words):
    return [finding.found for finding in two_spellings(paper(map(text, words)))]


def days(*words):
    return [finding.found for finding in without_zero(paper(map(text, words)))]


def test_one_word_or_name_in_two_ways():
    assert spelt("Tỷ lệ đạt 5%", "tỷ lệ đúng hạn", "đạt tỉ lệ 30%") == ["tỉ lệ"]
    assert spelt("cài đặt VNeID", "ứng dụng VNeID", "tài khoản VneID") == ["VneID"]
    assert spelt("mở tài khoản VneID") == ["VneID"]
    assert spelt("cổng OneDrive", "kho OneDrive", "kho OnEDrive") == ["OnEDrive"]


def test_one_way_throughout_stays_silent():
    assert spelt("tỷ lệ", "Tỷ lệ", "kĩ năng", "VNeID, OneDrive, https://VneID.vn, VNEID") == []
    assert spelt("tỷ lệ", "tỉ lệ") == []


def test_a_day_without_its_zero():
    assert days(*RIGHT, "ngày 9/8/2026") == ["9/8/2026"]
    assert days(*RIGHT, "ngày 23/2/2026") == ["23/2/2026"]


def test_days_that_are_all_written_one_way():
    assert days(*RIGHT, "ngày 15/3/2026, 30/11/2026, 23/02/2026, 10/10") == []
    assert days("ngày 9/8/2026", "ngày 5/3/2026", "ngày 07/4/2026") == []


def tones(*words):
    return [(finding.found, finding.expected) for finding in tone_place(paper(map(text, words)))]


def test_a_tone_in_two_places_is_told_once():
    assert tones("văn hóa", "văn hóa", "văn hoá") == [("hoá", "hóa")]
    assert len(tones("Khánh Hòa, văn hóa, ủy ban", "Khánh Hoà, văn hoá, uỷ ban")) == 1


def test_tones_in_one_place_stay_silent():
    assert tones("Khánh Hòa, văn hóa", "thủy sản, quý, hoa, quy định, khỏe, hoàn toàn, HÒA") == []
    assert tones("quỹ, quy, quý, quỵ; họa, hoạt") == []
