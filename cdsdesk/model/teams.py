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
    hamlet: str = spec(Text(), "Thôn, tổ dân phố", "", "Tổ dân phố 5")
    level: Level | None = spec(Choice(enum=Level, words=LEVEL_WORDS), "Cấp")
    name: str = spec(Text(), "Tên tổ")
    decision: str = spec(Text(), "Quyết định thành lập", "", "27/QĐ-UBND ngày 12/8/2025")
    founded: date | None = spec(Date(), "Ngày thành lập")
    dissolved: date | None = spec(Date(), "Ngày giải thể")
    has_group_chat: bool | None = spec(YesNo(empty=None), "Có nhóm Zalo")


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """A member of a team; never identity card, ethnicity, religion or party (rules profile, personal data)."""

    TYPE: ClassVar[str] = "member"
    PLURAL: ClassVar[str] = "members"
    LABEL: ClassVar[str] = "Thành viên tổ"

    unit: str = own_unit()
    team: str = spec(Ref(types=("team",)), "Tổ")
    name: str = spec(Text(), "Họ và tên")
    sex: Sex | None = spec(Choice(enum=Sex, words=SEX_WORDS), "Giới tính")
    birth_year: int | None = spec(Year(low=1900, high=2100), "Năm sinh", "Chỉ ghi năm")
    role: MemberRole = spec(Choice(empty=MemberRole.MEMBER, enum=MemberRole, words=ROLE_WORDS), "Vai trò")
    organisation: str = spec(Agency(), "Thành phần", "", "Đoàn Thanh niên")
    job_title: str = spec(Text(), "Chức vụ")
    phone: str = spec(Phone(), "Số điện thoại", "Chỉ hiện khi được hỏi")
    email: str = spec(Text(), "Thư điện tử")
    consent_on: date | None = spec(Date(), "Ngày đồng ý", "Đồng ý cho lưu thông tin cá nhân")
    joined: date | None = spec(Date(), "Tham gia từ")
    left: date | None = spec(Date(), "Thôi tham gia từ")
    withheld: bool = spec(YesNo(), "Đã lược thông tin cá nhân", "Gói gửi đi không kèm dữ liệu cá nhân")
