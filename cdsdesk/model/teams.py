"""Community digital technology teams and their members; what must not be kept has no field here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cdsdesk.model.fields import Record, own_unit, spec
from cdsdesk.model.kinds import Agency, Choice, Date, Phone, Ref, Text, Year, YesNo
from cdsdesk.model.office import LEVEL_WORDS, Level


class MemberRole(StrEnum):
    """Role in a team."""

    LEADER = "leader"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


class Sex(StrEnum):
    """Sex, for counting women."""

    FEMALE = "female"
    MALE = "male"


ROLE_WORDS = {
    MemberRole.LEADER: "Tổ trưởng",
    MemberRole.DEPUTY: "Tổ phó",
    MemberRole.SECRETARY: "Thư ký",
    MemberRole.MEMBER: "Thành viên",
}
SEX_WORDS = {Sex.FEMALE: "Nữ", Sex.MALE: "Nam"}


@dataclass(frozen=True, kw_only=True)
class Team(Record):
    """A community digital technology team of a hamlet or of the commune."""

    TYPE: ClassVar[str] = "team"
    PLURAL: ClassVar[str] = "teams"
    LABEL: ClassVar[str] = "Tổ công nghệ số"

    unit: str = own_unit()
    hamlet: str = spec(Text(), "Thôn, tổ dân phố", "Thôn, tổ dân phố mà tổ phụ trách; mỗi nơi một tổ", "Tổ dân phố 5")
    level: Level | None = spec(
        Choice(enum=Level, words=LEVEL_WORDS), "Cấp", "Tổ của thôn, tổ dân phố hay tổ của cấp xã"
    )
    name: str = spec(
        Text(), "Tên tổ", "Tên riêng của tổ, nếu khác tên thôn, tổ dân phố", "Tổ công nghệ số cộng đồng tổ dân phố 5"
    )
    decision: str = spec(
        Text(), "Quyết định thành lập", "Số, ký hiệu, ngày của quyết định thành lập", "27/QĐ-UBND ngày 12/8/2025"
    )
    founded: date | None = spec(
        Date(), "Ngày thành lập", "Ngày tổ bắt đầu hoạt động; kỳ trước ngày này không đếm tổ", "12/8/2025"
    )
    dissolved: date | None = spec(
        Date(), "Ngày giải thể", "Ngày tổ thôi hoạt động; đừng xoá tổ, các kỳ trước vẫn đếm đúng", "30/6/2026"
    )
    has_group_chat: bool | None = spec(
        YesNo(empty=None), "Có nhóm Zalo", "Tổ có nhóm Zalo để liên lạc với dân hay chưa"
    )


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """A member of a team; never identity card, ethnicity, religion or party (rules profile, personal data)."""

    TYPE: ClassVar[str] = "member"
    PLURAL: ClassVar[str] = "members"
    LABEL: ClassVar[str] = "Thành viên tổ"

    unit: str = own_unit()
    team: str = spec(Ref(types=("team",)), "Tổ")
    name: str = spec(Text(), "Họ và tên", "Họ, chữ đệm và tên đầy đủ, có dấu", "Nguyễn Thị An")
    sex: Sex | None = spec(Choice(enum=Sex, words=SEX_WORDS), "Giới tính", "Dùng để đếm số thành viên nữ")
    birth_year: int | None = spec(Year(low=1900, high=2100), "Năm sinh", "Chỉ ghi năm, không ghi ngày sinh", "1988")
    role: MemberRole = spec(
        Choice(empty=MemberRole.MEMBER, enum=MemberRole, words=ROLE_WORDS),
        "Vai trò",
        "Tổ trưởng, tổ phó, thư ký hay thành viên; mỗi tổ cần một tổ trưởng",
    )
    organisation: str = spec(
        Agency(), "Thành phần", "Người này là cán bộ của nơi nào, thuộc đoàn thể nào", "Đoàn Thanh niên"
    )
    job_title: str = spec(Text(), "Chức vụ", "Chức vụ ở nơi công tác, không phải vai trò trong tổ", "Bí thư chi bộ")
    phone: str = spec(Phone(), "Số điện thoại", "Số để liên lạc; được che cho đến khi bấm Hiện", "0905 123 456")
    email: str = spec(Text(), "Thư điện tử", "Hộp thư để gửi tài liệu tập huấn", "nguyen.an@mau.gov.vn")
    consent_on: date | None = spec(
        Date(), "Ngày đồng ý", "Ngày người này đồng ý cho lưu thông tin cá nhân", "12/8/2025"
    )
    joined: date | None = spec(Date(), "Tham gia từ", "Ngày vào tổ; bỏ trống là đã ở tổ từ đầu", "01/9/2025")
    left: date | None = spec(
        Date(), "Thôi tham gia từ", "Ngày thôi tham gia; đừng xoá, các kỳ trước vẫn đếm đúng người", "31/3/2026"
    )
    withheld: bool = spec(YesNo(), "Đã lược thông tin cá nhân", "Gói gửi đi đã bỏ thông tin cá nhân của người này")
