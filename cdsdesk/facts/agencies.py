"""Bodies as they are named in running text: "UBND phường Tân Lập", "Sở Khoa học và Công nghệ"."""

import re
from collections.abc import Iterator

from cdsdesk.facts.found import AgencyFound

_FIELDS = (
    "Thông tin và Truyền thông|Khoa học và Công nghệ|Nội vụ|Tài chính(?: ?[-–] ?Kế hoạch)?|Tư pháp|Y tế|Công Thương"
    "|Giáo dục (?:và|-|–) Đào tạo|Văn hóa, Thể thao và Du lịch|Văn hóa, Thể thao và Truyền thông|Văn hóa và Thể thao"
    "|Văn hóa (?:và|-|–) Thông tin(?: và Thể thao)?|Văn hóa (?:và|-|–) Xã hội|Văn hoá (?:và|-|–) Thông tin"
    "|Văn hoá (?:và|-|–) Xã hội|Kế hoạch và Đầu tư|Xây dựng|Giao thông vận tải|Tài nguyên và Môi trường"
    "|Nông nghiệp và (?:Môi trường|Phát triển nông thôn)|Lao động ?[-–] ?Thương binh và Xã hội|Dân tộc và Tôn giáo"
    "|Ngoại giao|Quốc phòng|Công an|Công thương|Du lịch|Quản lý đô thị|Kinh tế(?:, Hạ tầng và Đô thị)?|Thanh tra"
    "|Phục vụ hành chính công|Hành chính công|TT&TT|TTTT|KH&CN|KHCN|GD&ĐT|GDĐT|VH-XH|VHXH|VHTT|VH&TT"
    "|TC-KH|TCKH|TNMT|LĐTBXH"
)
_CAPITAL = "[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]"
_NAME = rf"{_CAPITAL}[^\W\d_]{{0,9}}(?: {_CAPITAL}[^\W\d_]{{0,9}}){{0,3}}"
_LEVEL = (
    rf"(?: (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)(?: {_NAME}| [0-9]{{1,2}}(?![\w.,/]))?"
    r"| (?:cấp (?:tỉnh|huyện|xã)|các xã, phường|các phường, xã))?"
)
_COMMITTEE = r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)"
_PLAIN = (
    "Thủ tướng Chính phủ|Văn phòng Chính phủ|Chính phủ|Quốc hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Đảng ủy"
    "|Đảng uỷ|Ủy ban Mặt trận Tổ quốc Việt Nam|Ban Chỉ đạo(?: [Cc]huyển đổi số)?|Công an|Bưu điện|Chi cục Thuế"
)
_AGENCY = re.compile(
    rf"(?<![\w/.–-])(?:(?:Bộ|Sở|Phòng|Ban|Ngành|Trung tâm|Cục|Chi cục) (?:{_FIELDS})(?!\w){_LEVEL}"
    rf"|Văn phòng {_COMMITTEE}(?:(?: và | ?- ?){_COMMITTEE})?{_LEVEL}"
    rf"|{_COMMITTEE}{_LEVEL}|(?:{_PLAIN})(?!\w){_LEVEL})"
)


def find_agencies(text: str) -> Iterator[AgencyFound]:
    """Yield the bodies that a text names, in order; common words for many ("các cơ quan, đơn vị") are none."""
    for found in _AGENCY.finditer(text):
        yield AgencyFound(found.start(), found.end(), found[0], " ".join(found[0].split()))
