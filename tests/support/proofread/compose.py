"""A world as a report in the manner of some office: its own headings, order, numbering, tables and phrases."""

import datetime
from random import Random

from cdsdesk.facts.worded_numbers import in_words
from tests.support.proofread.manner import Manner, grouped, manner, plain
from tests.support.proofread.tables import aims_table, growth_table, money_table, team_table, work_table
from tests.support.proofread.words import DIFFICULTIES, FAMILY, GIVEN, MIDDLE, NEXT, TRAPS
from tests.support.proofread.world import DONE, STATES, Aim, Paper, World, share
from tests.support.proofread.written import Appendix, Grid, Letter, Line, Part

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def letter(found: World, rng: Random) -> Letter:
    """Compose the report of an office."""
    return _Writer(found, manner(rng), rng).letter()


class _Writer:
    """Puts one report together; the sections are drawn, their numbers follow."""

    def __init__(self, found: World, ways: Manner, rng: Random) -> None:
        self.world, self.ways, self.rng = found, ways, rng
        self.body: list[Part] = []
        self.apart: list[tuple[str, list[Part]]] = []
        self.top, self.below, self.tables = 0, 0, 0

    def letter(self) -> Letter:
        """Write all sections and the formal parts around them."""
        world, rng = self.world, self.rng
        self._opening()
        self._head("TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN", "KẾT QUẢ CHỈ ĐẠO, ĐIỀU HÀNH VÀ THỰC HIỆN")
        parts = [self._papers, self._results, self._teams]
        rng.shuffle(parts)
        rest = [self._aims, self._works, self._money, self._growth]
        rng.shuffle(rest)
        for part in (*parts, *rest):
            part()
        self._head("KHÓ KHĂN, VƯỚNG MẮC", "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN")
        self._items(rng.sample(DIFFICULTIES, 3), "difficulty")
        self._head("PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", "NHIỆM VỤ TRỌNG TÂM TRONG THỜI GIAN TỚI")
        self._items(rng.sample(NEXT, 4), "next")
        subject = rng.choice(("Tình hình chuyển đổi số {}", "Kết quả thực hiện chuyển đổi số {}")).format(
            world.time.words
        )
        close = f"Trên đây là Báo cáo {subject[0].lower()}{subject[1:]} của {world.office.name}."
        self.body.append(Line(close, "closing"))
        number = str(rng.randint(5, 400)).zfill(2)
        symbol = f"BC-{world.office.symbol}"
        addressed = [world.office.above] if rng.random() < 0.6 else []
        return Letter(
            world.office.parent,
            world.office.issuer,
            number,
            symbol,
            world.office.place,
            world.time.issued,
            "BÁO CÁO",
            subject,
            addressed,
            self.body,
            self._appendices(number, symbol),
            list(world.office.signature),
            f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}",
            self._recipients(addressed),
        )

    def _recipients(self, addressed: list[str]) -> list[str]:
        office = self.world.office
        first = "Như trên" if addressed else f"{office.above} (b/c)"
        return [first, "Các cơ quan, đơn vị liên quan", f"Lưu: VT, {office.desk}"]

    def _appendices(self, number: str, symbol: str) -> list[Appendix]:
        world, made = self.world, []
        for at, (title, parts) in enumerate(self.apart):
            issued = f"{number}/{symbol} ngày {self.ways.day(world.time.issued)}"
            reference = f"(Kèm theo Báo cáo số {issued} của {world.office.name})"
            made.append(Appendix(self._label(at), title, reference, parts))
        return made

    def _label(self, at: int) -> str:
        if self.ways.label == "roman":
            return f"Phụ lục {_ROMAN[at]}"
        return f"Phụ lục {at + 1:02d}" if self.ways.label == "padded" else f"Phụ lục {at + 1}"

    def _head(self, *titles: str) -> None:
        """Open a section of the outermost level."""
        title = self.rng.choice(titles)
        self.top, self.below = self.top + 1, 0
        if self.ways.headings == "parts":
            self.body.append(Line(title, "heading", "heading", f"{chr(64 + self.top)}.", 1))
        elif self.ways.headings == "roman":
            self.body.append(Line(title, "heading", "heading", f"{_ROMAN[self.top - 1]}.", 1))
        else:
            self.body.append(Line(title.capitalize(), "heading", "heading", f"{self.top}.", 1))

    def _sub(self, *titles: str) -> None:
        """Open a section of the next level."""
        title = self.rng.choice(titles)
        self.below += 1
        mark = {"parts": f"{_ROMAN[self.below - 1]}.", "roman": f"{self.below}.", "plain": f"{self.top}.{self.below}."}
        self.body.append(Line(title, "subheading", "heading", mark[self.ways.headings], 2))

    def _say(self, text: str, role: str, **said: str) -> None:
        self.body.append(Line(text, role, said=said))

    def _item(self, text: str, role: str, *, inner: bool = False, **said: str) -> None:
        self.body.append(Line(text, role, "item", self.ways.bullets[inner], 0, said))

    def _items(self, texts: list[str], role: str) -> None:
        for text in texts:
            self._item(text, role)

    def _table(self, title: str, grid: Grid, told: str, after: Line | None = None) -> None:
        """Put a table here or into an annex that the text names."""
        if self.ways.apart:
            self._say(f"{told} (chi tiết tại {self._label(len(self.apart))} kèm theo).", "mention")
            self.apart.append((title, [grid, *([after] if after else [])]))
        else:
            self._say(f"{told} như sau:", "announce")
            if self.ways.captions:
                self.tables += 1
                self._say(f"Bảng {self.tables}. {title.capitalize()}", "caption", number=str(self.tables))
            self.body.append(grid)
            self.body.extend([after] if after else [])

    def _opening(self) -> None:
        world, rng, ways = self.world, self.rng, self.ways
        day = world.time.first + datetime.timedelta(20)
        symbol = "UBND-KGVX" if "UBND" in world.office.above else "SKHCN-CĐS"
        asked = f"Công văn số {rng.randint(100, 999)}/{symbol} ngày {ways.day(day)} của {world.office.above}"
        older = Paper("Nghị quyết", world.plan.number, "NQ-HĐND", datetime.date(world.time.year - 1, 12, 8), "")
        self._say(
            f"Thực hiện {asked} về việc báo cáo tình hình chuyển đổi số {world.time.words}, "
            f"{world.office.name} báo cáo kết quả thực hiện như sau:",
            "opening",
            asked=asked,
        )
        if rng.random() < 0.5:
            # The same number as the plan's, of another body and year: right although it looks like a slip.
            self._say(
                f"Căn cứ {ways.cite(older)} của HĐND {world.office.here} về nhiệm vụ năm {world.time.year}, "
                f"kế hoạch giai đoạn 2021 - 2025, định hướng đến năm 2030 được rà soát, điều chỉnh.",
                "trap",
            )

    def _papers(self) -> None:
        """List the documents, with their number or without."""
        self._sub("Công tác chỉ đạo, điều hành", "Ban hành văn bản chỉ đạo", "Xây dựng thể chế, văn bản")
        world, rng = self.world, self.rng
        count = len(world.papers)
        shown = f"{count:02d}"
        if rng.random() < 0.5:
            kinds = [paper.kind.lower() for paper in world.papers]
            split = ", ".join(f"{kinds.count(kind):02d} {kind}" for kind in dict.fromkeys(kinds))
            first = f"{kinds.count(kinds[0]):02d} {kinds[0]}"
            text = f"{world.office.name} đã ban hành {shown} văn bản, gồm {split}; cụ thể:"
            self._say(text, "papers-by-kind", count=f"{shown} văn bản", part=first)
        else:
            self._say(f"{world.office.name} đã ban hành {shown} văn bản:", "papers-count", count=f"{shown} văn bản")
        for at, paper in enumerate(world.papers, 1):
            about = rng.choice(("về", "về việc")) if paper.kind != "Công văn" else "về việc"
            end = "." if at == count else ";"
            said = {
                "cited": self.ways.cite(paper),
                "number": f"{paper.number:02d}/{paper.symbol}",
                "day": self.ways.day(paper.day),
                "kind": paper.kind,
                "iso": paper.day.isoformat(),
            }
            self._item(f"{self.ways.cite(paper)} {about} {paper.subject}{end}", "paper", inner=True, **said)

    def _results(self) -> None:
        self._sub("Kết quả thực hiện các nội dung", "Phát triển chính quyền số, kinh tế số, xã hội số")
        world, rng, ways = self.world, self.rng, self.ways
        aim = world.aims[0]
        rises = {"Vượt": "vượt chỉ tiêu", "Đạt": "đạt chỉ tiêu", "Chưa đạt": "chưa đạt chỉ tiêu"}
        words, percent = ways.share(aim.part, aim.whole, aim.noun)
        self._item(
            f"{aim.name}: {words} (chỉ tiêu được giao là {aim.target}%), {rises[aim.verdict]}.",
            "share",
            percent=percent,
            fraction=f"{grouped(aim.part)}/{grouped(aim.whole)}",
            verdict=rises[aim.verdict],
            target=f"{aim.target}%",
        )
        self._window()
        a, b, c, d, *_ = world.counts
        self._item(
            f"Đã cấp {grouped(a + b)} tài khoản thư công vụ (trong đó {grouped(a)} tài khoản cơ quan và {grouped(b)} "
            f"tài khoản cá nhân), phục vụ gửi nhận văn bản điện tử 24/7.",
            "breakdown",
            total=grouped(a + b),
            part=grouped(a),
        )
        whole = d + c
        self._item(
            f"Đã có {ways.share(c, whole, 'hộ kinh doanh')[0]} sử dụng hóa đơn điện tử khởi tạo từ máy tính tiền; "
            f"các hộ còn lại đang được hướng dẫn.",
            "shops",
            percent=ways.share(c, whole, "hộ kinh doanh")[1],
            fraction=f"{c}/{whole}",
            whole=str(whole),
        )
        if rng.random() < 0.6:
            told = c * 2 // 3
            self._item(
                f"Riêng việc ký hợp đồng thanh toán điện tử: đã có {told}/{whole} hộ kinh doanh ký với ngân hàng.",
                "shops-again",
                fraction=f"{told}/{whole}",
            )
        self._right()
        self._list()

    def _right(self) -> None:
        """Tell of what is right although it looks wrong, and of what is counted by itself."""
        world, rng, ways = self.world, self.rng, self.ways
        a, b, _, _, e, *_ = world.counts
        for text in rng.sample(TRAPS, rng.randint(3, 5)):
            self._item(text.format(year=world.time.year, last=world.time.year - 1), "trap")
        self._item(
            f"Tổ chức {e % 7 + 2:02d} lớp tập huấn kỹ năng số cho {grouped(e * 3)} lượt người, "
            f"mỗi buổi khoảng 90 phút; tăng 120% so với năm {world.time.year - 1}.",
            "training",
            count=f"{grouped(e * 3)} lượt người",
        )
        self._item(
            f"Trang thông tin điện tử đã đăng {grouped(a + 40)} tin, bài tại chuyên mục {ways.quotes[0]}Chuyển đổi số "
            f"(phiên bản 2.0){ways.quotes[1]}; hưởng ứng đợt cao điểm dịp 02/9 và Ngày Chuyển đổi số quốc gia 10/10.",
            "quoted",
        )
        self._sums(a, e)
        if rng.random() < 0.7:
            self._item(
                f"Công nghệ thông tin (CNTT) được ứng dụng tại {b} cơ quan, đơn vị; hạ tầng CNTT được nâng cấp.",
                "short",
            )

    def _sums(self, many: int, few: int) -> None:
        """Tell of numbers that a percentage or a remainder comes from."""
        before, spent, invited = 400 + 4 * (many % 200), 30 + 3 * (few % 20), 20 + few % 30
        self._item(
            f"Chuyển trả kết quả qua bưu chính {grouped(before * 5 // 4)} lượt, tăng 25% so với cùng kỳ năm "
            f"{self.world.time.year - 1} ({grouped(before)} lượt).",
            "growth",
        )
        self._item(
            f"Đã chi cho tuyên truyền {spent} triệu đồng trên tổng số {spent * 4 // 3} triệu đồng, đạt "
            f"{plain(share(spent, spent * 4 // 3))}.",
            "spent",
            percent=plain(share(spent, spent * 4 // 3)),
        )
        self._item(f"Hội nghị tổng kết có {invited - 3}/{invited} đại biểu (vắng 03 đồng chí có lý do).", "absent")

    def _window(self) -> None:
        """Tell of the window with its parts, which sum up."""
        world, ways = self.world, self.ways
        first, last = ways.day(world.time.first), ways.day(world.time.last)
        total = sum(world.files)
        names = [area for area, _, _ in world.teams]
        parts = ", ".join(f"{name} {grouped(part)} hồ sơ" for name, part in zip(names, world.files, strict=False))
        self._item(
            f"Từ ngày {first} đến ngày {last}, đã tiếp nhận {grouped(total)} hồ sơ trực tuyến, gồm: {parts}.",
            "window",
            first=first,
            last=last,
            total=f"{grouped(total)} hồ sơ",
            part=f"{grouped(world.files[0])} hồ sơ",
        )

    def _list(self) -> None:
        areas = [area for area, _, _ in self.world.teams]
        shown = f"{len(areas):02d}"
        where = "thôn" if areas[0].startswith("Thôn") else "xã, phường"
        names = ", ".join(area.removeprefix("Thôn ") for area in areas)
        self._item(
            f"Triển khai mô hình thí điểm tại {shown} {where}, gồm: {names}.",
            "list",
            count=f"{shown} {where}",
            last=areas[-1],
        )

    def _teams(self) -> None:
        """Tell of the teams and give them in a table with its sums."""
        self._sub("Tổ công nghệ số cộng đồng", "Nhân lực số và Tổ công nghệ số cộng đồng")
        teams, people = (sum(row[at] for row in self.world.teams) for at in (1, 2))
        self._item(
            f"Đến nay trên địa bàn đã thành lập {teams} Tổ công nghệ số cộng đồng với {grouped(people)} thành viên.",
            "teams",
            teams=f"{teams} Tổ",
            people=f"{grouped(people)} thành viên",
        )
        self._item(
            f"Các Tổ công nghệ số cộng đồng ({teams}/{teams} tổ, đạt tỷ lệ 100%) đều có nhóm Zalo để trao đổi.",
            "all-teams",
            fraction=f"{teams}/{teams}",
        )
        helpers, women = people % 40 + 8, people % 7 + 1
        percent = plain(share(women, helpers))
        self._item(
            f"Tổ giúp việc có {helpers:02d} cán bộ, công chức (trong đó {women:02d} nữ, chiếm {percent}).",
            "women",
            women=f"{women:02d} nữ",
            helpers=str(helpers),
        )
        self._table("TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", team_table(self.world, self.rng), "Số lượng Tổ công nghệ số cộng đồng")

    def _aims(self) -> None:
        self._sub("Tình hình thực hiện các chỉ tiêu", "Đánh giá mức độ hoàn thành chỉ tiêu")
        verdicts = [aim.verdict for aim in self.world.aims]
        shown = ", ".join(f"{verdicts.count(word)} chỉ tiêu {word.lower()}" for word in dict.fromkeys(verdicts))
        self._say(
            f"Trong {len(verdicts)} chỉ tiêu của kế hoạch có {shown}.", "aims-count", count=f"{len(verdicts)} chỉ tiêu"
        )
        grid = aims_table(self.world, self.rng, lambda aim: self._result(aim))
        self._table("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", grid, "Kết quả từng chỉ tiêu")

    def _result(self, aim: Aim) -> str:
        return plain(aim.share)

    def _works(self) -> None:
        """Sum the tasks up by state, with their numbers in the annex where there is one."""
        self._sub("Tiến độ thực hiện các nhiệm vụ", "Tình hình thực hiện nhiệm vụ theo kế hoạch")
        world, ways = self.world, self.ways
        cited = f"Kế hoạch số {world.plan.number:02d}/{world.plan.symbol} ngày {ways.day(world.plan.day)}"
        self._say(f"Đánh giá việc thực hiện {cited}:", "plan", plan=cited)
        done = [work for work in world.works if work.state in DONE]
        words, percent = ways.share(len(done), len(world.works), "nhiệm vụ")
        self._say(f"Đến nay đã hoàn thành {words}.", "done-share", percent=percent)
        total = len(world.works)
        self._say(f"Tổng số nhiệm vụ: {total}, trong đó:", "works-total", total=f"nhiệm vụ: {total}", count=str(total))
        label = self._label(len(self.apart))
        for state in STATES:
            codes = [work.code for work in world.works if work.state == state]
            where = f" ({label}: {', '.join(codes)})" if codes and ways.apart else ""
            said = {"count": f"nhiệm vụ {state.lower()}: {len(codes)}", "number": str(len(codes)), "state": state}
            said |= {"codes": ", ".join(codes)}
            self._item(f"Số nhiệm vụ {state.lower()}: {len(codes)}{where}.", "works-state", inner=True, **said)
        grid = work_table(world, self.rng, ways.cite)
        self._table("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", grid, "Tình hình cụ thể từng nhiệm vụ")

    def _money(self) -> None:
        self._sub("Kinh phí thực hiện", "Tình hình bố trí kinh phí")
        need, granted = (sum(row[at] for row in self.world.money) for at in (1, 2))
        self._say(
            f"Tổng nhu cầu kinh phí là {grouped(need)} triệu đồng; đã được bố trí {grouped(granted)} triệu đồng, "
            f"còn thiếu {grouped(need - granted)} triệu đồng.",
            "money",
            need=f"{grouped(need)} triệu đồng",
            lacking=f"{grouped(need - granted)} triệu đồng",
        )
        if need % 20:
            words = f"{in_words(granted * 10**6)} đồng"
            words = words[:1].upper() + words[1:]
            self._say(
                f"Số tiền đã bố trí: {grouped(granted * 10**6)} đồng (bằng chữ: {words}).",
                "money-in-words",
                words=words,
                granted=str(granted),
            )
        self._table("TỔNG HỢP KINH PHÍ", money_table(self.world, self.rng), "Kinh phí từng nội dung")

    def _growth(self) -> None:
        if self.world.time.last.month < 9 or self.rng.random() < 0.4:
            return
        self._sub("Số liệu lũy kế", "Một số số liệu lũy kế từ đầu năm")
        self._table("SỐ LIỆU LŨY KẾ", growth_table(self.world, self.rng), "Số liệu lũy kế theo quý")
