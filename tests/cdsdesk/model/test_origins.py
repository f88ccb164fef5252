import pytest

from cdsdesk.model.indicators import Origin
from cdsdesk.model.origins import origin_of


@pytest.mark.parametrize(
    ("issuer", "origin"),
    [
        ("UBND phường Mẫu", Origin.OWN),
        ("ubnd phường mẫu", Origin.OWN),
        ("UBND tỉnh Khánh Hòa", Origin.PROVINCE),
        ("Sở Khoa học và Công nghệ", Origin.PROVINCE),
        ("", Origin.PROVINCE),
        ("Thủ tướng Chính phủ", Origin.NATIONAL),
        ("Bộ Khoa học và Công nghệ", Origin.NATIONAL),
    ],
)
def test_who_sets_the_targets_follows_from_the_issuer_of_the_plan(issuer: str, origin: Origin) -> None:
    assert origin_of(issuer, "UBND phường Mẫu") is origin
