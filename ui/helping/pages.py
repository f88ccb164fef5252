"""The pages of the help: Markdown of ``resources/help`` with parts that are made from the program itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cdsdesk.paths import resource
from cdsdesk.vietnamese.finding import parts_of
from cdsdesk.vietnamese.text import search_key
from ui.helping.made import FIELDS, made_part

FIRST = "bat-dau"
# The anchors of what a form or a table shows and no record holds as it is: its entry is written on the page itself.
_OWN = "column"
_PART = re.compile(r"^\{\{([a-z-]+)((?: [a-z_]+)*)\}\}$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]]*\]\(([a-z0-9-]+\.png)\)$\n?", re.MULTILINE)
_MARK = re.compile(r"⟦([^⟧]*)⟧")
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page: the name of its file, what it is called, the heading above it, the place that it explains."""

    name: str
    title: str
    group: str
    place: str = ""


_START, _PLACES, _WAYS, _LOOK_UP = "Bắt đầu", "Các trang", "Cách làm", "Tra cứu"
PAGES = (
    Page(FIRST, "Bắt đầu", _START),
    Page("tong-quan", "Tổng quan", _PLACES, "overview"),
    Page("nhiem-vu", "Nhiệm vụ", _PLACES, "tasks"),
    Page("du-an", "Dự án", _PLACES, "projects"),
    Page("chi-tieu", "Chỉ tiêu", _PLACES, "indicators"),
    Page("van-ban", "Văn bản", _PLACES, "documents"),
    Page("to-cong-nghe-so", "Tổ công nghệ số", _PLACES, "teams"),
    Page("hoat-dong", "Hoạt động", _PLACES, "activities"),
    Page("he-thong-thong-tin", "Hệ thống thông tin", _PLACES, "systems"),
    Page("bao-cao", "Báo cáo kỳ", _PLACES, "report"),
    Page("doc-soat", "Đọc soát", _PLACES, "proofread"),
    Page("gui-di", "Gửi đi", _PLACES, "sending"),
    Page("tong-hop", "Tổng hợp", _PLACES, "consolidation"),
    Page("nhap-tu-tep", "Nhập từ tệp", _PLACES, "importing"),
    Page("don-vi-thiet-lap", "Đơn vị & thiết lập", _PLACES, "office"),
    Page("bang", "Bảng: dùng như Excel", _WAYS),
    Page("thu-so-lieu", "Thu số liệu từ các đơn vị", _WAYS),
    Page("trao-doi", "Trao đổi với máy khác", _WAYS),
    Page("goi-mau", "Gói mẫu cho cấp dưới", _WAYS),
    Page("ky-bao-cao", "Kỳ báo cáo", _WAYS),
    Page("hoan-tac", "Hoàn tác và lịch sử", _WAYS),
    Page("soat-loi", "Soát lỗi", _WAYS),
    Page("the-thuc", "Đo thể thức", _WAYS),
    Page("de-cuong", "Đề cương và lời văn tự sinh", _WAYS),
    Page("sao-luu", "Sao lưu và phục hồi", _WAYS),
    Page("in", "In", _WAYS),
    Page("phim-tat", "Phím tắt", _LOOK_UP),
    Page("cau-hoi", "Câu hỏi thường gặp", _LOOK_UP),
    Page("dong-lenh", "Dùng dòng lệnh", _LOOK_UP),
)
BY_NAME = {page.name: page for page in PAGES}
BY_PLACE = {page.place: page for page in PAGES if page.place}


@dataclass(frozen=True)
class Topic:
    """A place in the help that can be found and opened: a heading, a field, a rule; ``text`` is what stands there."""

    page: str
    anchor: str
    title: str
    text: str


@cache
def written(name: str) -> str:
    """Return a page as it is written, before its parts are made."""
    return resource(f"help/{name}.md").read_text("utf-8")


@cache
def markdown(name: str) -> str:
    """Return a page with its parts made; pictures that are not there are left out. "⟦a⟧" marks an anchor."""
    text = _PART.sub(lambda found: made_part(found[1], found[2].split()), written(name))
    text = _HEADING.sub(lambda found: f"{found[1]} ⟦{slug(found[2])}⟧{found[2]}", text)
    return _PICTURE.sub(lambda found: found[0] if picture(found[1]) else "", text)


def picture(name: str) -> str:
    """Return the path of a picture of the help; empty when there is none of this name."""
    path = resource("help/images") / name
    plain = re.fullmatch(r"[a-z0-9-]+\.png", name)
    return str(path) if plain and path.is_file() else ""


def slug(title: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"[^a-z0-9]+", "-", search_key(title)).strip("-")


@cache
def topics() -> tuple[Topic, ...]:
    """Return everything in the help that can be found."""
    return tuple(topic for page in PAGES for topic in _topics_of(page))


@cache
def _keyed_topics() -> tuple[tuple[str, Topic], ...]:
    """Return what is searched: a field that two pages explain is found on the first of them."""
    fields: dict[str, Topic] = {}
    for topic in topics():
        fields.setdefault(topic.anchor if "." in topic.anchor else f"{topic.page}#{topic.anchor}", topic)
    return tuple((search_key(f"{topic.title} {topic.text}"), topic) for topic in fields.values())


def topics_with(typed: str) -> Iterator[Topic]:
    """Yield what holds all typed words, in the order of the pages."""
    parts = parts_of(typed)
    return (topic for key, topic in _keyed_topics() if all(part in key for part in parts))


def _topics_of(page: Page) -> list[Topic]:
    found: list[Topic] = []
    pieces = _MARK.split(markdown(page.name))
    for anchor, text in zip(pieces[1::2], pieces[2::2], strict=True):
        title, _, rest = _bare(text).partition("\n")
        anchor_of = "" if not found else anchor
        name, _, more = title.partition(": ") if "." in anchor else (title, "", "")
        found.append(Topic(page.name, anchor_of, page.title if not found else name.strip(" ."), f"{more} {rest}"))
    return found


def _bare(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\\(.)|[*`#|]", lambda found: found[1] or "", text).strip().removesuffix("\n-")


@cache
def page_of_type(type_name: str) -> str:
    """Return the page that explains the fields of a record type; empty when none does."""
    for page in PAGES:
        for found in _PART.finditer(written(page.name)):
            if found[1] == FIELDS and type_name in found[2].split():
                return page.name
    return ""


def field_anchor(page: str, field: str, label: str = "", told: str = "") -> str:
    """Return the anchor of a field on a page; empty when it is not there.

    It is known by its name and by what it is called; of several the one is meant that says what is ``told`` of it.
    """
    # Columns that differ in a number alone ("past1", "past2") share an entry.
    names, title = {field, field.rstrip("0123456789")} - {""}, search_key(label)
    ranked: list[tuple[bool, bool, bool, str]] = []
    for topic in topics():
        kind, dot, name = topic.anchor.partition(".")
        named, called = name in names, bool(label) and search_key(topic.title) == title
        if topic.page == page and dot and (named or called):
            best = named and (called or kind == _OWN)
            ranked.append((bool(told) and told in topic.text, best, called, topic.anchor))
    return max(ranked, key=lambda one: one[:3], default=(False, False, False, ""))[3]
