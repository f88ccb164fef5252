"""Random Vietnamese as offices write it: titles of work, results, agencies, names; the same seed says the same."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Talk:
    """Says random things; no title is said twice."""

    rng: Random
    said: set[str] = field(default_factory=set)

    def pick(self, words: list[str]) -> str:
        return self.rng.choice(words)

    def title(self, *, long: bool = False) -> str:
        """Return a title of work that was not said before."""
        while True:
            text = f"{self.pick(WORDS['verbs'])} {self.pick(WORDS['objects'])} {self.pick(WORDS['where'])}"
            if long:
                text += f", kết hợp {self.pick(WORDS['verbs']).lower()} {self.pick(WORDS['objects'])}"
            if text not in self.said:
                self.said.add(text)
                return text

    def thing(self) -> str:
        return self.pick(WORDS["objects"])

    def heading(self) -> str:
        """Return the title of a section: no verb of a task, never said before."""
        while True:
            text = f"Nhóm nhiệm vụ về {self.pick(WORDS['objects'])}"
            if text not in self.said:
                self.said.add(text)
                return text

    def agency(self) -> str:
        return self.pick(WORDS["agencies"])

    def agencies(self, most: int = 3) -> list[str]:
        return self.rng.sample(WORDS["agencies"], self.rng.randint(1, most))

    def document(self) -> str:
        kind, symbol = self.rng.choice(
            (("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Báo cáo", "BC"), ("Tờ trình", "TTr"))
        )
        return f"{kind} số {self.rng.randint(10, 9999)}/{symbol}-UBND ngày {self.day()}"

    def day(self) -> str:
        return f"{self.rng.randint(1, 28):02d}/{self.rng.randint(1, 12):02d}/2024"

    def result(self) -> str:
        numbers = {"n": self.rng.randint(2, 90), "m": self.rng.randint(91, 900), "p": self.rng.randint(20, 99)}
        text = self.pick(WORDS["done"]).format(doc=self.document(), thing=self.thing(), day=self.day(), **numbers)
        if self.rng.random() < 0.2:
            text += f".\n- {self.pick(WORDS['verbs'])} {self.thing()};\n- {self.pick(WORDS['verbs'])} {self.thing()}."
        return text

    def content(self) -> str:
        """Return what a task holds: one sentence or a few lines with dashes."""
        if self.rng.random() < 0.7:
            return f"{self.pick(WORDS['verbs'])} {self.thing()} {self.pick(WORDS['where'])}, bảo đảm {self.thing()}"
        return "\n".join(f"- {self.pick(WORDS['verbs'])} {self.thing()}." for _ in range(self.rng.randint(2, 3)))

    def person(self) -> str:
        while True:
            name = f"{self.pick(WORDS['family'])} {self.pick(WORDS['middle'])} {self.pick(WORDS['given'])}"
            if name not in self.said:
                self.said.add(name)
                return name

    def phone(self) -> str:
        return f"09{self.rng.randint(0, 99999999):08d}"

    def hamlet(self, number: int) -> str:
        """Return the name of the hamlet of a running number."""
        name = WORDS["hamlets"][number % len(WORDS["hamlets"])]
        return (
            f"Thôn {name}"
            if number < len(WORDS["hamlets"])
            else f"Tổ dân phố {number - len(WORDS['hamlets']) + 1} {name}"
        )

    def place(self) -> str:
        return self.pick(WORDS["places"])
