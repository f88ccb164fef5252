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
# Right although each looks like a slip to somebody who counts, pairs or compares without reading.
TRAPS = (
    "Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2018 và Chỉ thị số 14/CT-TTg ngày 07/6/2019 của Thủ tướng Chính phủ.",
    "Quán triệt Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị; Nghị quyết số 52-NQ/TW được gửi đến chi bộ.",
    "Thực hiện Thông tư số 01/2022/TT-BTP ngày 04/01/2022 của Bộ Tư pháp hướng dẫn Nghị định số 87/2020/NĐ-CP.",
    "Từ ngày 09/9/{last} đến ngày 15/10/{last}, 100% học viên (148/148) đã hoàn thành khóa học trực tuyến.",
    "Phát trên loa truyền thanh trung bình 1 tuần/02 lượt, mỗi lượt khoảng 30 phút; cao điểm 3 - 4 lượt/tuần.",
    "Năm {last} tỷ lệ hài lòng đạt 75%, năm {year} đạt 82,5%, tăng 7,5 điểm phần trăm.",
    "Kết quả tự đánh giá đạt 991/1050 điểm, xếp loại Tốt, đứng thứ 2/8 đơn vị.",
    "Số thu phí, lệ phí không dùng tiền mặt là 3.643.729.939 đồng (khoảng 3,6 tỷ đồng), tăng 1,5 lần so với cùng kỳ.",
    "Nội dung tập trung gồm: a) hạ tầng số; b) dữ liệu số; c) nhân lực số (kể cả cán bộ không chuyên trách).",
    "Duy trì mô hình “Ngày thứ Sáu không viết”, “3 không” (không hẹn, không chờ, không giấy tờ)…",
    "Chuẩn bị chuyển tiếp từ giai đoạn 2021 - 2025 sang giai đoạn 2026 - 2030, tầm nhìn đến năm 2045.",
    "Hội thi thu hút 250 lượt người tham gia, đạt 125% kế hoạch.",
    "Trực đường dây nóng từ 7 giờ 30 đến 17 giờ 00 các ngày trong tuần, kể cả dịp lễ 30/4, 01/5 và 02/9.",
    "Lãnh đạo luôn luôn quan tâm, theo dõi; cán bộ từng bước, dần dần làm quen với môi trường số.",
    "Tiếp nhận qua Tổng đài 1022 và địa chỉ https://mau.example.gov.vn/phan-anh; đã trả lời hầu hết phản ánh.",
    "Trang bị 01 máy chủ, 02 máy quét, 12 máy tính bảng; 5 chợ có mạng wifi miễn phí, trong đó 2 chợ hạng 1.",
    "Áp dụng điểm a khoản 2 Điều 5 và khoản 3 Điều 12 của Quy chế; mẫu số 02, mẫu số 03 kèm theo Quy chế.",
    "Hệ thống đã số hóa hơn 22.000 trang hồ sơ (máy quét văn bản, phần mềm nhận dạng...).",
    "Trong 272 người dự có 123 nữ (45,2%); độ tuổi từ 18 đến 60 tuổi.",
    "Tổ chức 02 đợt: đợt 1 (tháng 3), đợt 2 (tháng 5); mỗi đợt 03 ngày, đợt 2 có thêm 01 ngày thực hành.",
    "Mức chi không quá 500.000 đồng/người/ngày; kinh phí bình quân 2,5 triệu đồng/lớp.",
    "Phần mềm phiên bản 4.0.2 thay cho phiên bản 3.9; tốc độ đường truyền 100 Mb/s, dự phòng 50 Mb/s.",
)
