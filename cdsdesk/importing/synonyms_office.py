"""Headings of lists that an office keeps of itself: systems, teams and members, activities, units, who reported."""

from collections.abc import Mapping

Fields = Mapping[str, str]
"""Field → its headings, divided by " | "."""

ORDINAL = "STT | TT | Số TT | Số thứ tự | Thứ tự | No | Nr"
NOTE = "Ghi chú | Ghi chú khác | Note | Notes | Remark | Remarks | Chú thích | Ý kiến khác"

_SYSTEMS: Fields = {
    "code": ORDINAL,
    "name": (
        "Tên hệ thống thông tin | Hệ thống thông tin | Tên hệ thống | Hệ thống | Tên HTTT | Tên phần mềm | Phần mềm | "
        "Tên phần mềm, hệ thống | Tên hệ thống, phần mềm | Hệ thống, phần mềm | Nền tảng | Tên nền tảng | Tên ứng dụng "
        "| Tên nền tảng, hệ thống | Tên cơ sở dữ liệu | System | "
        "System name | Information system | Tên"
    ),
    "operator": (
        "Đơn vị vận hành | Đơn vị vận hành hệ thống | Đơn vị vận hành HTTT | Chủ quản hệ thống | Chủ quản hệ thống "
        "thông tin | Chủ quản | Đơn vị chủ quản | Cơ quan chủ quản | Đơn vị quản lý | Đơn vị quản lý, vận hành | Cơ "
        "quan vận hành | Đơn vị sử dụng | Đơn vị phụ trách | Operator | Đơn vị | Cơ quan, đơn vị"
    ),
    "level": (
        "Cấp độ | Cấp độ an toàn | Cấp độ an toàn thông tin | Cấp độ ATTT | Cấp độ đề xuất | Cấp độ được phê duyệt | "
        "Cấp độ an toàn HTTT | Cấp độ HTTT | Cấp độ bảo đảm ATTT | Cấp độ phê duyệt | CĐ đề xuất | CĐ ATTT | "
        "Security level | Level"
    ),
    "due_text": (
        "Thời hạn phê duyệt | Hạn phê duyệt | Thời hạn phê duyệt cấp độ | Thời hạn hoàn thành | Thời gian phê duyệt | "
        "Hạn hoàn thành | Thời hạn | Thời gian hoàn thành | Hạn hoàn thành hồ sơ | Thời hạn trình | Hạn trình | Thời "
        "gian dự kiến phê duyệt | Dự kiến hoàn thành | Hoàn thành trước ngày | Hoàn thành trước | Hạn cuối | "
        "Deadline | Due date"
    ),
    "state": (
        "Tình trạng | Trạng thái | Tình trạng hồ sơ | Tình trạng hồ sơ cấp độ | Tình hình phê duyệt | Tình trạng phê "
        "duyệt | Hồ sơ cấp độ | Hồ sơ đề xuất cấp độ | Tình trạng phê duyệt cấp độ | Kết quả phê duyệt | Tiến độ | Kết "
        "quả | Tình trạng phê duyệt HSĐXCĐ | Status"
    ),
    "document": (
        "Văn bản phê duyệt | Quyết định phê duyệt | Số quyết định | Số quyết định phê duyệt | QĐ phê duyệt | Số QĐ phê "
        "duyệt | Văn bản phê duyệt cấp độ | Quyết định phê duyệt cấp độ"
    ),
    "note": NOTE,
}

_ROLE = (
    "Vai trò | Nhiệm vụ trong tổ | Chức danh trong tổ | Chức vụ trong tổ | Vị trí trong tổ | Chức danh | Chức vụ | Role"
)
_PHONE = (
    "Số điện thoại | Điện thoại | SĐT | Số ĐT | ĐT | Điện thoại liên hệ | Số điện thoại liên hệ | Điện thoại di động | "
    "Số điện thoại di động | ĐTDĐ | Di động | Liên hệ | Số liên hệ | Phone | Phone number | Tel | Mobile | Zalo | SĐT "
    "Zalo | Số Zalo"
)
_HAMLET = (
    "Thôn, tổ dân phố | Thôn/tổ dân phố | Tổ dân phố | Thôn | Khu phố | TDP | Thôn, TDP | Ấp | Khóm | Thôn, buôn | "
    "Bản | Thôn, xóm | Thôn, bản | Địa bàn | Địa bàn phụ trách | Khu dân cư | Thôn, khu phố | Tên thôn, tổ dân phố "
    "| Tên thôn | Tên tổ dân phố | Hamlet"
)

_TEAMS: Fields = {
    "code": ORDINAL,
    "hamlet": f"{_HAMLET} | Khu vực | Khu vực phụ trách | Phạm vi phụ trách",
    "name": (
        "Tên tổ | Tên tổ công nghệ số cộng đồng | Tổ công nghệ số cộng đồng | Tổ công nghệ số | Tên tổ công nghệ số | "
        "Tổ CNSCĐ | Tên tổ CNSCĐ | Tổ CNS | Team | Team name | Tên"
    ),
    "decision": (
        "Quyết định thành lập | Số quyết định | Số quyết định thành lập | QĐ thành lập | Số QĐ | Quyết định | Văn bản "
        "thành lập | Số QĐ thành lập | Quyết định kiện toàn | Số, ngày quyết định thành lập | Decision"
    ),
    "founded": "Ngày thành lập | Thời gian thành lập | Ngày quyết định | Ngày ban hành | Ngày kiện toàn | Founded",
    "has_group_chat": "Nhóm Zalo | Có nhóm Zalo | Nhóm Zalo cộng đồng | Lập nhóm Zalo",
    "leader": "Tổ trưởng | Họ tên tổ trưởng | Họ và tên tổ trưởng | Tên tổ trưởng | Leader",
    "deputy": "Tổ phó | Họ tên tổ phó | Họ và tên tổ phó | Tên tổ phó",
    "phone": f"{_PHONE} | SĐT tổ trưởng | Số điện thoại tổ trưởng | Điện thoại tổ trưởng",
    "note": NOTE,
}

_MEMBERS: Fields = {
    "code": ORDINAL,
    "name": (
        "Họ và tên | Họ tên | Họ, tên | Họ tên thành viên | Họ và tên thành viên | Tên thành viên | Thành viên | Họ và "
        "tên cán bộ | Full name | Name | Tên"
    ),
    "role": _ROLE,
    "team": "Tổ công nghệ số cộng đồng | Tổ công nghệ số | Tổ CNSCĐ | Tên tổ | Thuộc tổ | Tổ | Team",
    "hamlet": _HAMLET,
    "organisation": (
        "Thành phần | Cơ quan, đơn vị | Đơn vị công tác | Nơi công tác | Cơ quan công tác | Đơn vị | Cơ quan | Tổ chức "
        "| Đoàn thể | Tổ chức, đoàn thể | Organisation | Organization | Cơ quan, đơn vị công tác"
    ),
    "job_title": (
        "Chức vụ | Chức vụ, đơn vị công tác | Chức vụ công tác | Nghề nghiệp | Chức vụ hiện tại | Position | Title"
    ),
    "phone": _PHONE,
    "email": "Email | E-mail | Thư điện tử | Địa chỉ email | Hộp thư | Hộp thư điện tử | Địa chỉ thư điện tử",
    "sex": "Giới tính | Giới | Nam/Nữ | Phái | Sex | Gender",
    "birth_year": "Năm sinh | Ngày sinh | Ngày, tháng, năm sinh | Ngày tháng năm sinh | Sinh năm | NS | Birth year",
    "joined": "Ngày tham gia | Tham gia từ | Thời gian tham gia",
    "note": NOTE,
    "omitted": (
        "Số CCCD | CCCD | CMND | Số CMND | CMND/CCCD | CCCD/CMND | Số định danh | Số định danh cá nhân | Căn cước "
        "| Số căn cước | Số căn cước công dân | Số thẻ căn cước | Dân tộc | Tôn giáo | Đảng viên | Là đảng viên | "
        "Ngày vào Đảng | Hộ chiếu | Số hộ chiếu"
    ),
}

_ACTIVITIES: Fields = {
    "code": ORDINAL,
    "kind": "Loại hoạt động | Hình thức | Loại hình | Loại | Hình thức hoạt động | Loại hình hoạt động | Kind | Type",
    "date": (
        "Ngày tổ chức | Thời gian tổ chức | Ngày | Thời gian | Ngày thực hiện | Ngày, tháng | Ngày tháng | Thời "
        "gian, ngày tổ chức | Ngày diễn ra | Thời gian diễn ra | Thời điểm | Date"
    ),
    "title": (
        "Tên hoạt động | Hoạt động | Nội dung hoạt động | Tên lớp | Tên lớp tập huấn | Lớp tập huấn | Nội dung tập "
        "huấn | Nội dung tuyên truyền | Nội dung cuộc họp | Tên hội nghị | Hội nghị, tập huấn | Chuyên đề | Nội "
        "dung | Tên chương trình | Chủ đề | Tên khóa tập huấn | Khóa tập huấn | Nội dung, hoạt động | Activity | "
        "Event | Tên"
    ),
    "place": "Địa điểm | Nơi tổ chức | Địa điểm tổ chức | Nơi diễn ra | Place | Location | Venue",
    "attendees": (
        "Số người tham dự | Số người dự | Số lượng tham dự | Số lượng người tham dự | Số lượt người | Số lượt tham "
        "dự | Số học viên | Số lượng học viên | Số người tham gia | Số lượng người tham gia | Thành phần tham dự, "
        "số lượng | Số đại biểu | Số lượng | Số người | Số lượt | Attendees | Participants"
    ),
    "hours": "Số giờ | Thời lượng | Số tiết | Hours",
    "documents": "Văn bản liên quan | Kế hoạch, văn bản | Văn bản | Số văn bản | Văn bản triển khai",
    "note": NOTE,
}

_UNITS: Fields = {
    "order": ORDINAL,
    "name": (
        "Tên đơn vị | Đơn vị | Đơn vị hành chính | Tên đơn vị hành chính | Xã, phường | Phường, xã | Xã, phường, "
        "thị trấn | Xã, phường, đặc khu | Tên xã, phường | Tên phường, xã | Tên xã | Tên phường | Tên cơ quan | Cơ "
        "quan, đơn vị | Tên cơ quan, đơn vị | Cơ quan | Tên ĐVHC | ĐVHC cấp xã | Đơn vị hành chính cấp xã | Danh "
        f"sách đơn vị | Unit | Unit name | Tên | {_HAMLET}"
    ),
    "level": "Cấp | Cấp hành chính | Cấp đơn vị | Loại đơn vị | Loại hình | Loại | Loại đơn vị hành chính | Level",
    "parent": (
        "Đơn vị cấp trên | Cơ quan cấp trên | Trực thuộc | Thuộc | Đơn vị chủ quản | Cơ quan chủ quản | Quận, "
        "huyện | Quận/huyện | Huyện | Huyện, thị xã, thành phố | Tỉnh, thành phố | Tỉnh | Tỉnh/thành phố | Thuộc "
        "đơn vị | Parent"
    ),
    "code": (
        "Mã đơn vị | Mã định danh | Mã định danh điện tử | Mã | Mã số | Mã ĐVHC | Mã đơn vị hành chính | Mã cơ "
        "quan | Mã định danh cơ quan | Mã xã | Mã định danh đơn vị | Code"
    ),
    "short_name": "Tên viết tắt | Tên ngắn | Tên gọi tắt | Viết tắt",
    "note": NOTE,
}

_COMPLIANCE: Fields = {
    "code": ORDINAL,
    "unit": (
        "Đơn vị | Tên đơn vị | Cơ quan, đơn vị | Đơn vị báo cáo | Xã, phường | Phường, xã | Cơ quan | Tên cơ quan, "
        "đơn vị | Đơn vị gửi | Tên cơ quan | Đơn vị thực hiện báo cáo | Tên xã, phường | Xã, phường, đặc khu | "
        f"Unit | {_HAMLET}"
    ),
    "section": "Nội dung báo cáo | Loại báo cáo | Tên báo cáo | Báo cáo | Nội dung | Chế độ báo cáo | Lĩnh vực | Topic",
    "note": NOTE,
}

OFFICE_COLUMNS: Mapping[str, Fields] = {
    "systems": _SYSTEMS,
    "teams": _TEAMS,
    "members": _MEMBERS,
    "activities": _ACTIVITIES,
    "units": _UNITS,
    "compliance": _COMPLIANCE,
}

OFFICE_TITLES: Fields = {
    "systems": "name",
    "teams": "name",
    "members": "name",
    "activities": "title",
    "units": "name",
    "compliance": "unit",
}
