"""What offices write over their columns, field by field; ``heading_key`` compares them, blind to accents and years."""

from collections.abc import Mapping

Fields = Mapping[str, str]
"""Field → its headings, divided by " | "."""

_WORK: Fields = {
    "code": "STT | TT | Số TT | Số thứ tự | Thứ tự | Mã | Mã số | Mã nhiệm vụ | Mã dự án | Số mục | Mục",
    "content": (
        "Nội dung, quy mô, chỉ tiêu | Nội dung, quy mô | Mục tiêu, nội dung | Mục tiêu nội dung | Mục tiêu | Nội "
        "dung thực hiện | Nội dung chi tiết | Nội dung cụ thể | Quy mô | Quy mô đầu tư | Mô tả | Mục tiêu, quy mô "
        "| Nội dung chủ yếu | Yêu cầu | Chỉ tiêu"
    ),
    "planned_content": (
        "Dự kiến nội dung thực hiện | Nội dung dự kiến | Nội dung dự kiến thực hiện | Dự kiến nội dung | Dự kiến "
        "thực hiện | Kế hoạch thực hiện | Dự kiến nội dung thực hiện trong"
    ),
    "lead": (
        "Đơn vị chủ trì | Cơ quan chủ trì | Cơ quan, đơn vị chủ trì | Chủ trì | Đơn vị thực hiện | Cơ quan thực "
        "hiện | Chủ đầu tư | Đơn vị đầu mối | Cơ quan đầu mối | Đơn vị phụ trách | Đơn vị chủ trì thực hiện | Cơ "
        "quan chủ trì thực hiện | Đơn vị chịu trách nhiệm | Cơ quan chịu trách nhiệm | Đơn vị tham mưu | Cơ quan "
        "tham mưu | Đơn vị chủ trì tham mưu | Phòng, ban chủ trì"
    ),
    "coordinators": (
        "Cơ quan phối hợp | Đơn vị phối hợp | Cơ quan, đơn vị phối hợp | Phối hợp | Đơn vị phối hợp thực hiện | "
        "Cơ quan phối hợp thực hiện | Các đơn vị phối hợp"
    ),
    "deadline_text": (
        "Thời gian thực hiện | Thời gian triển khai | Thời hạn | Thời hạn hoàn thành | Thời hạn thực hiện | Thời "
        "gian hoàn thành | Hạn hoàn thành | Thời gian | Hạn thực hiện | Thời gian trình | Lộ trình thực hiện | Lộ "
        "trình | Thời gian ban hành | Thời gian thực hiện, hoàn thành | Ngày hoàn thành theo kế hoạch"
    ),
    "result": (
        "Kết quả thực hiện | Tiến độ thực hiện | Tình hình thực hiện | Tình hình triển khai | Kết quả | Tiến độ "
        "hiện nay | Kết quả đạt được | Kết quả triển khai | Tiến độ triển khai | Kết quả triển khai thực hiện | "
        "Tình hình triển khai thực hiện | Kết quả, tiến độ thực hiện | Tình hình, kết quả thực hiện | Tiến độ"
    ),
    "status_text": (
        "Đánh giá tiến độ thực hiện | Đánh giá tiến độ | Đánh giá | Đánh giá tiến độ thực hiện kế hoạch | Trạng "
        "thái | Tình trạng | Mức độ hoàn thành | Đánh giá kết quả | Đánh giá kết quả thực hiện | Đánh giá mức độ "
        "hoàn thành"
    ),
    "note": "Ghi chú | Ghi chú khác",
}

COLUMNS: Mapping[str, Fields] = {
    "tasks": {
        "title": (
            "Nội dung, nhiệm vụ | Nội dung/nhiệm vụ | Nhiệm vụ | Tên nhiệm vụ | Nội dung nhiệm vụ | Nội dung công "
            "việc | Nhiệm vụ, dự án | Nhiệm vụ/dự án | Công việc | Nội dung | Nhiệm vụ, giải pháp | Nhiệm vụ cụ "
            "thể | Nhiệm vụ trọng tâm | Nhiệm vụ được giao | Nội dung triển khai | Tên công việc | Nhóm nhiệm vụ, "
            "giải pháp"
        ),
        **_WORK,
    },
    "projects": {
        "title": (
            "Tên dự án | Tên dự án/nhiệm vụ | Tên dự án, nhiệm vụ | Tên dự án, hoạt động | Dự án | Dự án, nhiệm "
            "vụ | Dự án/nhiệm vụ | Danh mục dự án | Danh mục dự án, nhiệm vụ | Tên dự án, hạng mục | Hạng mục | "
            "Tên hoạt động | Tên đề án, dự án | Danh mục"
        ),
        **_WORK,
    },
    "indicators": {
        "name": (
            "Chỉ tiêu | Tên chỉ tiêu | Mục tiêu | Chỉ tiêu, mục tiêu | Mục tiêu, chỉ tiêu | Nội dung chỉ tiêu | "
            "Các chỉ tiêu | Tên chỉ số | Chỉ số | Chỉ tiêu/mục tiêu | Tên mục tiêu | Các chỉ tiêu chủ yếu | Chỉ "
            "tiêu chủ yếu"
        ),
        "code": (
            "STT | TT | Số TT | Số thứ tự | Thứ tự | Mã | Mã số | Mã nhiệm vụ | Mã dự án | Số mục | Mục | Mã chỉ "
            "tiêu | Ký hiệu"
        ),
        "pillar": "Lĩnh vực | Trụ cột | Nhóm chỉ tiêu | Nhóm",
        "targets": (
            "Mục tiêu đề ra | Chỉ tiêu giao | Chỉ tiêu đề ra | Chỉ tiêu được giao | Chỉ tiêu kế hoạch | Kế hoạch "
            "| Kế hoạch giao | Mục tiêu | Chỉ tiêu | Mục tiêu đến | Chỉ tiêu đến | Chỉ tiêu phấn đấu | Mục tiêu "
            "kế hoạch"
        ),
        "measurements": "Đã đạt | Thực hiện | Ước thực hiện | Kết quả thực hiện",
        "result": (
            "Kết quả | Kết quả thực hiện | Kết quả đạt được | Thực hiện | Số liệu thực hiện | Giá trị đạt được | "
            "Đạt được"
        ),
        "numerator": "Tử số | Số đã thực hiện | Số lượng đạt | Số đạt",
        "denominator": "Mẫu số | Tổng số | Số phải thực hiện",
        "unit_text": "Đơn vị tính | ĐVT | Đơn vị",
        "evaluation_text": (
            "Đánh giá | Đánh giá kết quả | Mức độ đạt | Đánh giá kết quả thực hiện | Đánh giá mức độ đạt"
        ),
        "lead": _WORK["lead"],
        "note": _WORK["note"],
    },
    "documents": {
        "code": "STT | TT | Số TT | Số thứ tự | Thứ tự",
        "type": "Loại văn bản | Loại | Tên loại | Hình thức văn bản | Tên loại văn bản | Thể loại",
        "number": (
            "Số, ký hiệu | Số ký hiệu | Số/Ký hiệu | Số ký hiệu văn bản | Số, ký hiệu văn bản | Số hiệu | Số văn "
            "bản | Số hiệu văn bản | Số | Số, ký hiệu, ngày tháng năm văn bản | Số và ký hiệu"
        ),
        "symbol": "Ký hiệu | Ký hiệu văn bản",
        "date": (
            "Ngày ban hành | Ngày, tháng, năm | Ngày tháng | Ngày văn bản | Ngày tháng năm | Ngày | Ngày tháng "
            "ban hành | Ngày, tháng, năm văn bản | Thời gian ban hành | Ngày, tháng, năm ban hành | Ngày ký"
        ),
        "issuer": "Cơ quan ban hành | Đơn vị ban hành | Nơi ban hành | Cơ quan, đơn vị ban hành | Tác giả | Nơi gửi",
        "subject": (
            "Trích yếu | Trích yếu nội dung | Trích yếu nội dung văn bản | Nội dung trích yếu | Tên văn bản | Nội "
            "dung | Nội dung văn bản | Tên loại và trích yếu nội dung | Trích yếu văn bản | Về việc"
        ),
        "note": _WORK["note"],
    },
}

TITLE_FIELD: Fields = {"tasks": "title", "projects": "title", "indicators": "name", "documents": "subject"}


AMOUNT_KINDS: Fields = {
    "total": "Tổng mức đầu tư | Tổng mức | Tổng dự toán | Tổng mức đầu tư dự kiến | Dự kiến tổng mức đầu tư",
    "requested": "Nhu cầu kinh phí | Nhu cầu vốn | Kinh phí đề nghị | Kinh phí đề xuất | Nhu cầu",
    "granted": "Kinh phí đã cấp | Kinh phí được cấp | Kinh phí đã bố trí | Vốn đã bố trí | Đã cấp | Kinh phí giao",
    "supplement": "Xem xét cấp bổ sung | Kinh phí bổ sung | Đề nghị bổ sung | Kinh phí đề nghị bổ sung",
    "disbursed": "Giải ngân | Đã giải ngân | Kinh phí đã giải ngân | Lũy kế giải ngân | Kinh phí đã thực hiện",
    "planned": (
        "Kinh phí | Tổng kinh phí | Kinh phí thực hiện | Kinh phí dự kiến | Dự kiến kinh phí | Dự toán | Dự toán "
        "kinh phí | Kế hoạch vốn | Vốn | Kinh phí thực hiện trong | Kinh phí (dự kiến) | Nguồn vốn | Nguồn kinh "
        "phí"
    ),
}

SOURCES: Fields = {
    "all": "Tổng số | Tổng cộng | Tổng | Tổng kinh phí | Cộng",
    "central": "Ngân sách Trung ương | NS Trung ương | NSTW | Vốn Trung ương | Trung ương",
    "province": "Ngân sách tỉnh | NS tỉnh | Vốn tỉnh | Ngân sách cấp tỉnh",
    "local": (
        "Ngân sách địa phương | NS địa phương | NSĐP | Ngân sách thành phố | Ngân sách huyện | Ngân sách xã | "
        "Ngân sách phường | Vốn địa phương | Địa phương | Ngân sách cấp xã | Ngân sách cấp huyện"
    ),
    "other": "Nguồn khác | Vốn khác | Khác | Xã hội hóa | Nguồn xã hội hóa | Nguồn hợp pháp khác",
}
