"""What a number counts: the nouns of reports, and where a noun that is not known ends."""

import re

_WORKS = (
    "nhiệm vụ|chỉ tiêu|mục tiêu|chỉ số|tiêu chí|dự án|đề án|chương trình|kế hoạch|hoạt động|nội dung|giải pháp"
    "|sáng kiến|mô hình|hạng mục|công trình|gói thầu|đợt|cuộc|chuyên đề|khâu|bước"
)
_PAPERS = (
    "văn bản|quyết định|nghị quyết|chỉ thị|công văn|tờ trình|báo cáo|thông báo|giấy mời|biên bản|hướng dẫn|nghị định"
    "|thông tư|kết luận|quy chế|quy trình|hồ sơ|thủ tục hành chính|thủ tục|tthc|giấy phép|giấy chứng nhận|giấy tờ"
    "|phụ lục|biểu mẫu|phiếu|đơn thư|đơn|tài liệu|ấn phẩm|tờ rơi|tin, bài|tin bài|tin|bài viết|bài|phóng sự|chuyên mục"
    "|chuyên trang|trang|số liệu|kết quả|bản đồ|bản sao|bản|quyển|cuốn|sản phẩm"
)
_BODIES = (
    "cơ quan, đơn vị, địa phương|cơ quan, đơn vị|cơ quan chuyên môn|cơ quan|đơn vị sự nghiệp|đơn vị|địa phương"
    "|sở, ban, ngành|sở, ngành|phòng, ban|phòng ban|ban, ngành|xã, phường, thị trấn|xã, phường|xã phường"
    "|phường, xã|huyện, thị xã, thành phố|quận, huyện|thôn, tổ dân phố|thôn, tổ|tổ dân phố|khu dân cư|khu phố"
    "|phường|thị trấn|thị xã|xã|huyện|quận|tỉnh, thành phố|tỉnh, thành|tỉnh|thành phố|thôn|ấp|buôn"
    "|tổ công nghệ số cộng đồng"
    "|tổ công tác|tổ|đội|nhóm|hợp tác xã|doanh nghiệp|công ty|cơ sở|chi nhánh|trung tâm|trạm y tế|trạm|bệnh viện"
    "|trường học|trường mầm non|trường|lớp|chợ|điểm|hộ gia đình|hộ kinh doanh|hộ dân|hộ|câu lạc bộ|chi bộ|tổ chức"
)
_PEOPLE = (
    "cán bộ, công chức, viên chức|cán bộ, công chức|cán bộ|công chức|viên chức|cbccvc|cbcc|giáo viên|học sinh|học viên"
    "|sinh viên|đại biểu|thành viên|đồng chí|đ/c|lãnh đạo|hội viên|đoàn viên|người dân|người lao động|người|công dân"
    "|nhân khẩu|lượt người|lượt truy cập|lượt|trẻ em|khách hàng|tiểu thương|tuổi"
)
_THINGS = (
    "tài khoản|chứng thư số|chữ ký số|máy vi tính|máy tính|máy|camera|thiết bị|hệ thống|phần mềm|ứng dụng|nền tảng"
    "|cơ sở dữ liệu|csdl|dịch vụ công trực tuyến|dịch vụ công|dịch vụ|dvctt|dữ liệu|giao dịch|hóa đơn|hoá đơn"
    "|trường hợp|vụ việc|vụ|sự cố|phản ánh, kiến nghị|phản ánh|kiến nghị|ý kiến|câu hỏi|cuộc họp|hội nghị|hội thảo"
    "|lớp tập huấn|khóa|khoá|buổi|phiên|băng rôn|pano|khẩu hiệu|bảng led|bảng|loa|cụm loa|lĩnh vực|cấp|mức|loại|vị trí"
    "|tuyến|địa điểm|gian hàng|mã qr|thuê bao|thẻ|lần|danh hiệu|bằng khen|giấy khen"
)
_MEASURES = "km2|km|m2|m|ha|kg|tấn|gb|tb|mb|giờ|phút|giây|ngày|tuần|tháng|quý|năm"
MEASURES = frozenset(_MEASURES.split("|")) | {"điểm", "lần"}
"""What is measured and not only counted, so that a comma before it is a decimal comma."""

DAYS = frozenset({"giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm", "tuổi", "lần", "cấp"})
"""What no list is announced of."""

_ALL = sorted("|".join((_WORKS, _PAPERS, _BODIES, _PEOPLE, _THINGS, _MEASURES)).split("|"), key=len, reverse=True)
_KNOWN = re.compile(rf" ?(?:(?:loại|chiếc|bộ|cái) )?({'|'.join(map(re.escape, _ALL))})(?!\w)", re.IGNORECASE)
_WORD = re.compile(r" ?([^\W\d_]+)")
_FUNCTION_WORDS = (
    "đã đang sẽ được bị có là đạt và hoặc với của cho trên dưới tại trong ngoài từ đến tới theo về do vì nên thì mà khi"
    " để bằng qua so gồm như còn chưa không hết trở tăng giảm chiếm hoàn thực tiếp triển sau trước vào bao tương ứng"
    " cụ thể nhằm cùng vượt này đó kia nay ở nữa ra lên xuống các những mỗi"
)
_NO_NOUN = frozenset(_FUNCTION_WORDS.split())
_LONGEST_UNKNOWN = 3
_PLACES = re.compile(r" ?(?:phường|xã|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|thôn|ấp|buôn) [A-ZĐÀ-Ỹ]", re.IGNORECASE)


def known_noun(text: str, place: int) -> str:
    """Return the noun of reports that stands at a place, in lower case, else ""."""
    found = _KNOWN.match(text, place)
    return found[1].lower() if found else ""


def noun(text: str, place: int) -> str:
    """Return what is counted by the number that ends at a place, at most three words where it is not a known noun."""
    known = known_noun(text, place)
    if known:
        return known
    words: list[str] = []
    while len(words) < _LONGEST_UNKNOWN and (found := _WORD.match(text, place)):
        name = found[1][0].isupper() and (bool(words) or not found[1].isupper())
        if name or found[1].lower() in _NO_NOUN:
            break
        words.append(found[1].lower())
        place = found.end()
    return " ".join(words)


def names_place(text: str, place: int) -> bool:
    """Whether what stands at a place is the name of a ward, commune or province: "phường Tân Lập"."""
    found = _PLACES.match(text, place)
    return found is not None and text[found.end() - 1].isupper()
