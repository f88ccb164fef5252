"""The words that the reports of many offices are put together from; none of them is a real report's."""

PROVINCES = ("Bình Sơn", "Hải Ninh", "Phú Lộc", "An Giang", "Đồng Xuân", "Lâm Hà", "Quảng Thịnh", "Nam Sơn")
PLACES = ("Vạn Thạnh", "Hòa Bình", "Tân Phú", "Ninh Đa", "Diên An", "Cam Thịnh", "Suối Dầu", "Vĩnh Lương", "Phước Hải")
HAMLETS = (
    "Thôn Đông",
    "Thôn Tây",
    "Thôn Trung",
    "Thôn Hạ",
    "Thôn Thượng",
    "Thôn Phú An",
    "Thôn Xuân Mỹ",
    "Thôn Hải Triều",
)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Huỳnh")
MIDDLE = ("Văn", "Thị", "Minh", "Quốc", "Thanh", "Hữu", "Ngọc", "Đức")
GIVEN = ("An", "Bình", "Cường", "Dung", "Hạnh", "Khánh", "Linh", "Phúc", "Quân", "Thảo", "Tuấn", "Yến")

LEADS = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND",
    "Công an",
    "Trung tâm Phục vụ hành chính công",
    "Đoàn Thanh niên",
)
SUBJECTS = (
    "chuyển đổi số năm {year}",
    "triển khai Tổ công nghệ số cộng đồng",
    "ứng phó sự cố, bảo đảm an toàn thông tin mạng năm {year}",
    "tuyên truyền về chuyển đổi số trên địa bàn",
    "tập huấn kỹ năng số cho cán bộ, công chức",
    "rà soát nhu cầu kinh phí giai đoạn 2021 - 2025",
    "thúc đẩy thanh toán không dùng tiền mặt tại các chợ",
    "triển khai số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
    "hưởng ứng Ngày Chuyển đổi số quốc gia 10/10",
    "thực hiện Đề án “Xây dựng mô hình đô thị thông minh (giai đoạn 1)”",
    "nâng cao chất lượng dịch vụ công trực tuyến",
    "chuyển đổi các đài truyền thanh ứng dụng công nghệ thông tin - viễn thông",
    "phân công thành viên Tổ giúp việc",
    "kiểm tra việc sử dụng chữ ký số",
    "bảo đảm đường truyền phục vụ kỷ niệm Quốc khánh 02/9",
)
TASKS = (
    "Ban hành kế hoạch bảo đảm an toàn thông tin mạng",
    "Kiện toàn Ban Chỉ đạo chuyển đổi số",
    "Thành lập Tổ công nghệ số cộng đồng tại các thôn",
    "Tổ chức tập huấn kỹ năng số cho cán bộ, công chức",
    "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
    "Xây dựng chuyên trang chuyển đổi số",
    "Trang bị chữ ký số cho lãnh đạo các đơn vị",
    "Lắp đặt điểm truy cập mạng không dây công cộng",
    "Triển khai phòng họp không giấy tờ",
    "Nâng cấp hệ thống hội nghị truyền hình trực tuyến",
    "Tuyên truyền hưởng ứng Ngày Chuyển đổi số quốc gia",
    "Triển khai thanh toán không dùng tiền mặt tại các chợ",
    "Xây dựng cơ sở dữ liệu hộ kinh doanh",
    "Rà soát, đánh giá cấp độ an toàn hệ thống thông tin",
    "Cập nhật dữ liệu hộ tịch điện tử",
    "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin",
    "Xây dựng bản đồ số các điểm du lịch",
    "Triển khai học bạ số tại các trường học",
)
SECTIONS = (
    "Xây dựng, ban hành văn bản",
    "Phát triển hạ tầng số, nền tảng số",
    "Nâng cao nhận thức, kỹ năng số",
    "Phát triển chính quyền số",
)
INDICATORS = (
    ("Tỷ lệ lượt giao dịch được đánh giá hài lòng", "lượt"),
    ("Tỷ lệ văn bản điện tử được ký số", "văn bản"),
    ("Tỷ lệ hộ gia đình có đường truyền Internet băng rộng", "hộ"),
    ("Tỷ lệ người dân trưởng thành có tài khoản định danh điện tử", "người"),
    ("Tỷ lệ trường học thanh toán học phí không dùng tiền mặt", "trường"),
    ("Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng", "hồ sơ công việc"),
    ("Tỷ lệ cán bộ, công chức được tập huấn kỹ năng số", "người"),
    ("Tỷ lệ cơ sở y tế sử dụng bệnh án điện tử", "cơ sở"),
)
PROJECTS = (
    "Nâng cấp hệ thống máy chủ",
    "Trang bị máy quét cho Bộ phận Một cửa",
    "Tổ công nghệ số cộng đồng",
    "Đài truyền thanh thông minh",
    "Phòng họp không giấy tờ",
    "Tập huấn kỹ năng số",
    "Thuê đường truyền số liệu chuyên dùng",
    "Cổng thông tin điện tử",
)
DIFFICULTIES = (
    "Nhân lực phụ trách công nghệ thông tin còn thiếu, phải kiêm nhiệm nhiều việc.",
    "Một bộ phận người dân, nhất là người cao tuổi, chưa quen sử dụng dịch vụ công trực tuyến.",
    "Kinh phí đầu tư hạ tầng còn hạn chế; một số thiết bị đã xuống cấp (máy tính, máy quét).",
    "Việc kết nối, chia sẻ dữ liệu giữa các hệ thống có lúc chưa thông suốt, còn phải nhập lại số liệu.",
    "Nhận thức của một số cơ quan, đơn vị về chuyển đổi số chưa đầy đủ, kết quả còn phụ thuộc vào bộ phận chuyên môn.",
)
NEXT = (
    "Tiếp tục triển khai các nhiệm vụ còn lại của kế hoạch, bảo đảm đúng tiến độ.",
    "Đẩy mạnh tuyên truyền để người người, nhà nhà cùng tham gia chuyển đổi số.",
    "Nâng cao tỷ lệ hồ sơ trực tuyến, từng bước thay đổi dần dần thói quen nộp hồ sơ giấy.",
    "Bố trí kinh phí cho các nhiệm vụ quan trọng; ưu tiên số hóa hồ sơ, thiết bị đầu cuối.",
    "Phối hợp với doanh nghiệp viễn thông phủ sóng các khu vực còn lõm sóng, vùng sâu, vùng xa.",
    "Theo dõi, đôn đốc việc thực hiện; kịp thời báo cáo khó khăn, vướng mắc.",
)
