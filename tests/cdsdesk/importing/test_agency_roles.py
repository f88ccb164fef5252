"""Cells that tell who leads and who works along."""

import pytest

from cdsdesk.importing.agencies import agencies
from cdsdesk.importing.agency_roles import agencies_by_role


@pytest.mark.parametrize(
    ("text", "lead", "along"),
    [
        ("Sở TTTT chủ trì; VNPT phối hợp", ["Sở TTTT"], ["VNPT"]),
        ("Chủ trì: VP; Phối hợp: các đơn vị", ["VP"], ["các đơn vị"]),
        (
            "- Chủ trì: Sở Nội vụ\n- Phối hợp: Sở Tài chính, Công an tỉnh",
            ["Sở Nội vụ"],
            ["Sở Tài chính", "Công an tỉnh"],
        ),
        ("Cơ quan chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Tài chính", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế", ["Sở Nội vụ"], ["Sở Tài chính", "Sở Y tế"]),
        ("Sở Nội vụ chủ trì phối hợp với các sở, ban, ngành", ["Sở Nội vụ"], ["các sở, ban, ngành"]),
        ("Sở Nội vụ phối hợp với Sở Tài chính", ["Sở Nội vụ"], ["Sở Tài chính"]),
        ("Sở Nội vụ (chủ trì), Sở Tài chính, Công an tỉnh", ["Sở Nội vụ"], ["Sở Tài chính", "Công an tỉnh"]),
        (
            "Sở Nội vụ, Sở Y tế chủ trì; Sở Tài chính, Công an tỉnh phối hợp",
            ["Sở Nội vụ", "Sở Y tế"],
            ["Sở Tài chính", "Công an tỉnh"],
        ),
        ("Sở Nội vụ; Công an tỉnh (phối hợp)", ["Sở Nội vụ"], ["Công an tỉnh"]),
        (
            "Công an phường (đơn vị chủ trì)\nĐoàn Thanh niên (phối hợp thực hiện)",
            ["Công an phường"],
            ["Đoàn Thanh niên"],
        ),
        ("CHỦ TRÌ: VP", ["VP"], []),
        ("Phối hợp với Sở Tài chính", [], ["Sở Tài chính"]),
    ],
)
def test_who_leads_and_who_works_along_in_one_cell(text: str, lead: list[str], along: list[str]) -> None:
    assert agencies_by_role(text) == (tuple(lead), tuple(along))


@pytest.mark.parametrize("text", ["Sở Nội vụ; Sở Tài chính", "", "các phòng, ban, đơn vị", "Văn phòng HĐND và UBND"])
def test_a_cell_without_these_words_names_only_those_who_lead(text: str) -> None:
    assert agencies_by_role(text) == (agencies(text), ())
