"""The kind of a document told by its symbol (NĐ 30/2020, Phụ lục III)."""

_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "PC": "Phiếu chuyển",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}


def type_of_symbol(symbol: str) -> str:
    """Return the kind that a symbol begins with, "Công văn" for a body's symbol ("UBND-VHTT"), "" when unknown."""
    first = symbol.split("/")[-1] if symbol[:4].isdigit() else symbol
    head = first.replace("/", "-").split("-")[0]
    if head in _TYPES:
        return _TYPES[head]
    return "Công văn" if len(head) >= 3 and head.isupper() else ""
