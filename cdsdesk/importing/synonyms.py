"""What offices write over their columns, field by field; ``heading_key`` compares them, blind to accents and years."""

from collections.abc import Mapping

from cdsdesk.importing.synonyms_office import NOTE, OFFICE_COLUMNS, OFFICE_TITLES, ORDINAL, Fields

_LEAD = (
    "Đơn vị chủ trì | Cơ quan chủ trì | Cơ quan, đơn vị chủ trì | Chủ trì | Đơn vị thực hiện | Cơ quan thực "
    "hiện | Chủ đầu tư | Đơn vị đầu mối | Cơ quan đầu mối | Đơn vị phụ trách | Đơn vị chủ trì thực hiện | Cơ "
    "quan chủ trì thực hiện | Đơn vị chịu trách nhiệm | Cơ quan chịu trách nhiệm | Đơn vị tham mưu | Cơ quan "
    "tham mưu | Đơn vị chủ trì tham mưu | Phòng, ban chủ trì | ĐV CT | CQ CT | Người phụ trách | Người chủ trì | "
    "Owner | Lead | Lead unit | Lead agency | Responsible"
)

_WORK: Fields = {
    "code": f"{ORDINAL} | Mã | Mã số | Mã nhiệm vụ | Mã dự án | Số mục | Mục | Code",
    "content": (
        "Nội dung, quy mô, chỉ tiêu | Nội dung, quy mô | Mục tiêu, nội dung | Mục tiêu nội dung | Mục tiêu | Nội "
        "dung thực hiện | Nội dung chi tiết | Nội dung cụ thể | Quy mô | Quy mô đầu tư | Mô tả | Mục tiêu, quy mô "
        "| Nội dung chủ yếu | Yêu cầu | Chỉ tiêu | Sản phẩm | Sản phẩm dự kiến | Kết quả, sản phẩm | Sản phẩm đầu ra | "
        "Kết quả đầu ra | Đầu ra | Sản phẩm, kết quả | Sản phẩm, kết quả đầu ra | Sản phẩm hoàn thành | Description"
    ),
    "planned_content": (
        "Dự kiến nội dung thực hiện | Nội dung dự kiến | Nội dung dự kiến thực hiện | Dự kiến nội dung | Dự kiến "
        "thực hiện | Kế hoạch thực hiện | Dự kiến nội dung thực hiện trong"
    ),
    "lead": f"{_LEAD} | Đơn vị | Cơ quan | Cơ quan, đơn vị | Phòng, ban | Bộ phận",
    "coordinators": (
        "Cơ quan phối hợp | Đơn vị phối hợp | Cơ quan, đơn vị phối hợp | Phối hợp | Đơn vị phối hợp thực hiện | "
        "Cơ quan phối hợp thực hiện | Các đơn vị phối hợp | ĐV PH | Coordination | Coordinators | Support"
    ),
    "deadline_from": (
        "Bắt đầu | Thời gian bắt đầu | Ngày bắt đầu | Thời điểm bắt đầu | Thời gian thực hiện bắt đầu | Tháng bắt đầu "
        "| Từ ngày | Từ tháng | Thời gian từ | Thời gian từ ngày | Thời gian từ tháng | Start | Start date"
    ),
    "deadline_text": (
        "Thời gian thực hiện | Thời gian triển khai | Thời hạn | Thời hạn hoàn thành | Thời hạn thực hiện | Thời "
        "gian hoàn thành | Hạn hoàn thành | Thời gian | Hạn thực hiện | Thời gian trình | Lộ trình thực hiện | Lộ "
        "trình | Thời gian ban hành | Thời gian thực hiện, hoàn thành | Ngày hoàn thành theo kế hoạch | Deadline | "
        "Due | Due date | Hạn xử lý | Hạn | Mốc thời gian | Hạn chót | Kết thúc | Thời gian kết thúc | Ngày kết thúc | "
        "Thời gian thực hiện kết thúc | Đến ngày | Đến tháng | Thời gian đến | Thời gian đến ngày | Thời gian đến "
        "tháng | Hoàn thành trước ngày | Hoàn thành trước | Phải hoàn thành trước | Hoàn thành trong | Hạn cuối | Thời "
        "hạn cuối"
    ),
    "result": (
        "Kết quả thực hiện | Tiến độ thực hiện | Tình hình thực hiện | Tình hình triển khai | Kết quả | Tiến độ "
        "hiện nay | Kết quả đạt được | Kết quả triển khai | Tiến độ triển khai | Kết quả triển khai thực hiện | "
        "Tình hình triển khai thực hiện | Kết quả, tiến độ thực hiện | Tình hình, kết quả thực hiện | Tiến độ | "
        "Thực hiện | Đã thực hiện | Result | Results | Progress"
    ),
    "status_text": (
        "Đánh giá tiến độ thực hiện | Đánh giá tiến độ | Đánh giá | Đánh giá tiến độ thực hiện kế hoạch | Trạng "
        "thái | Tình trạng | Mức độ hoàn thành | Đánh giá kết quả | Đánh giá kết quả thực hiện | Đánh giá mức độ "
        "hoàn thành | Status"
    ),
    "note": NOTE,
}

COLUMNS: Mapping[str, Fields] = {
    "tasks": {
        "title": (
            "Nội dung, nhiệm vụ | Nội dung/nhiệm vụ | Nhiệm vụ | Tên nhiệm vụ | Nội dung nhiệm vụ | Nội dung công "
            "việc | Nhiệm vụ, dự án | Nhiệm vụ/dự án | Công việc | Nội dung | Nhiệm vụ, giải pháp | Nhiệm vụ cụ "
            "thể | Nhiệm vụ trọng tâm | Nhiệm vụ được giao | Nội dung triển khai | Tên công việc | Nhóm nhiệm vụ, "
            "giải pháp | Đầu việc | Task | Tasks | Tên"
        ),
        **_WORK,
    },
    "projects": {
        "title": (
            "Tên dự án | Tên dự án/nhiệm vụ | Tên dự án, nhiệm vụ | Tên dự án, hoạt động | Dự án | Dự án, nhiệm "
            "vụ | Dự án/nhiệm vụ | Danh mục dự án | Danh mục dự án, nhiệm vụ | Tên dự án, hạng mục | Hạng mục | "
            "Tên hoạt động | Tên đề án, dự án | Danh mục | Tên đề án | Đề án, dự án | Project | Project name"
        ),
        **_WORK,
    },
    "indicators": {
        "name": (
            "Chỉ tiêu | Tên chỉ tiêu | Mục tiêu | Chỉ tiêu, mục tiêu | Mục tiêu, chỉ tiêu | Nội dung chỉ tiêu | "
            "Các chỉ tiêu | Tên chỉ số | Chỉ số | Chỉ tiêu/mục tiêu | Tên mục tiêu | Các chỉ tiêu chủ yếu | Chỉ "
            "tiêu chủ yếu | Nội dung | Tên chỉ tiêu, chỉ số | Nội dung chỉ số | KPI | Indicator | Indicators"
        ),
        "code": f"{_WORK['code']} | Mã chỉ tiêu | Ký hiệu",
        "pillar": "Lĩnh vực | Trụ cột | Nhóm chỉ tiêu | Nhóm",
        "targets": (
            "Mục tiêu đề ra | Chỉ tiêu giao | Chỉ tiêu đề ra | Chỉ tiêu được giao | Chỉ tiêu kế hoạch | Kế hoạch "
            "| Kế hoạch giao | Mục tiêu | Chỉ tiêu | Mục tiêu đến | Chỉ tiêu đến | Chỉ tiêu phấn đấu | Mục tiêu "
            "kế hoạch | Phấn đấu | Phấn đấu đến | Kế hoạch đến | Target | Targets | Plan"
        ),
        "measurements": (
            "Đã đạt | Thực hiện | Ước thực hiện | Kết quả thực hiện | Kết quả đạt | Đạt | Actual | Hiện trạng | Lũy kế "
            "| Lũy kế thực hiện | Thực hiện lũy kế | Ước | Ước cả năm | Ước thực hiện cả năm | Ước đạt | Ước kết quả"
        ),
        "result": (
            "Kết quả | Kết quả thực hiện | Kết quả đạt được | Thực hiện | Số liệu thực hiện | Giá trị đạt được | "
            "Đạt được | Kết quả đạt | Hiện trạng | Thực tế | Actual | Result"
        ),
        "numerator": "Tử số | Số đã thực hiện | Số lượng đạt | Số đạt | Numerator | Số đã đạt | Số lượng đã thực hiện",
        "denominator": "Mẫu số | Tổng số | Số phải thực hiện | Denominator | Tổng số phải thực hiện",
        "unit_text": "Đơn vị tính | ĐVT | Đơn vị | Đơn vị đo | Đv tính | Unit",
        "evaluation_text": (
            "Đánh giá | Đánh giá kết quả | Mức độ đạt | Đánh giá kết quả thực hiện | Đánh giá mức độ đạt"
        ),
        "lead": (
            f"{_LEAD} | Đơn vị theo dõi | Cơ quan theo dõi | Đơn vị theo dõi, đánh giá | Đơn vị báo cáo | Cơ quan báo "
            "cáo | Đơn vị cung cấp | Đơn vị cung cấp số liệu | Cơ quan cung cấp số liệu"
        ),
        "note": _WORK["note"],
    },
    "documents": {
        "code": ORDINAL,
        "type": "Loại văn bản | Loại | Tên loại | Hình thức văn bản | Tên loại văn bản | Thể loại",
        "number": (
            "Số, ký hiệu | Số ký hiệu | Số/Ký hiệu | Số ký hiệu văn bản | Số, ký hiệu văn bản | Số hiệu | Số văn "
            "bản | Số hiệu văn bản | Số | Số, ký hiệu, ngày tháng năm văn bản | Số và ký hiệu | Số, ký hiệu, ngày "
            "ban hành | Số, ngày văn bản | Số KH | Document no"
        ),
        "symbol": "Ký hiệu | Ký hiệu văn bản",
        "date": (
            "Ngày ban hành | Ngày, tháng, năm | Ngày tháng | Ngày văn bản | Ngày tháng năm | Ngày | Ngày tháng ban "
            "hành | Ngày, tháng, năm văn bản | Thời gian ban hành | Ngày, tháng, năm ban hành | Ngày ký | Thời "
            "gian | Date"
        ),
        "registered_on": (
            "Ngày đến | Ngày nhận | Ngày vào sổ | Ngày nhận văn bản | Ngày văn bản đến | Ngày tiếp nhận | Ngày đăng ký"
        ),
        "issuer": (
            "Cơ quan ban hành | Đơn vị ban hành | Nơi ban hành | Cơ quan, đơn vị ban hành | Tác giả | Nơi gửi | Issuer"
        ),
        "subject": (
            "Trích yếu | Trích yếu nội dung | Trích yếu nội dung văn bản | Nội dung trích yếu | Tên văn bản | Nội "
            "dung | Nội dung văn bản | Tên loại và trích yếu nội dung | Trích yếu văn bản | Về việc | Subject | "
            "Tên loại, trích yếu nội dung văn bản | Tên"
        ),
        "note": _WORK["note"],
    },
    **OFFICE_COLUMNS,
}

TITLE_FIELD: Fields = {
    "tasks": "title",
    "projects": "title",
    "indicators": "name",
    "documents": "subject",
    **OFFICE_TITLES,
}
OMITTED = "omitted"
"""Field of columns that must not be kept: identity cards, ethnicity, religion, party (``omitted.COLUMN``)."""
