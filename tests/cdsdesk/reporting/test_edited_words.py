from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.blocks import Block, Heading, ListItem, Paragraph, Ref, Run, plain
from cdsdesk.model.reports import Narrative
from cdsdesk.reporting.edited_words import edited_blocks, is_editable, sources_of, text_of

TEAMS = Run("06", refs=(Ref("team", "t1"), Ref("team", "t2")))
PEOPLE = Run("31 thành viên", refs=(Ref("member", "m1"),))
BLOCKS: tuple[Block, ...] = (
    Heading(3, "a) Kinh tế số", "k"),
    Paragraph((Run("Có "), TEAMS, Run(" tổ với "), PEOPLE, Run("."))),
    ListItem((Run("Thêm "), PEOPLE, Run(";")), "+"),
)
GENERATED = "a) Kinh tế số\nCó 06 tổ với 31 thành viên.\n+ Thêm 31 thành viên;"


def edited(own: str) -> tuple[Block, ...]:
    made = Narrative(uid="n", generated_text=GENERATED, generated_refs=sources_of(BLOCKS), own_text=own, edited=True)
    return edited_blocks(made, lambda text, source: (Run(text, refs=(source,)),))


def runs(own: str) -> list[tuple[str, str]]:
    found = [run for block in edited(own) if isinstance(block, Paragraph | ListItem) for run in block.runs]
    return [(run.text, run.refs[0].uid) for run in found]


def test_blocks_are_edited_as_lines() -> None:
    assert text_of(BLOCKS) == GENERATED
    assert is_editable(BLOCKS)


def test_untouched_words_keep_form_and_records() -> None:
    made = edited(GENERATED)
    assert [type(block) for block in made] == [Heading, Paragraph, ListItem]
    assert runs(GENERATED)[:5] == [
        ("Có ", "n"),
        ("06", "t1"),
        (" tổ với ", "n"),
        ("31 thành viên", "m1"),
        (".", "n"),
    ]


def test_words_that_were_moved_about_keep_what_stayed() -> None:
    assert ("06", "t1") in runs("a) Kinh tế số\nHiện toàn phường có 06 tổ.\n+ Thêm 31 thành viên;")
    assert ("31 thành viên", "m1") in runs("Lời mở đầu mới.\nCó 06 tổ với 31 thành viên.")


def test_a_changed_number_stands_for_the_officer() -> None:
    assert ("07", "t1") not in runs(GENERATED.replace("06", "07"))
    assert any("07" in text and uid == "n" for text, uid in runs(GENERATED.replace("06", "07")))


@given(st.lists(st.sampled_from([*GENERATED.split("\n"), "Dòng mới 99", "", "- ", "b) Mục", "+ x;"]), max_size=6))
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_is_printed(lines: list[str]) -> None:
    made = edited("\n".join(lines))
    printed = [block.text if isinstance(block, Heading) else plain(block.runs) for block in made]  # type: ignore[union-attr]
    bare = [line.strip().removeprefix("+").removeprefix("-").strip() or line.strip() for line in lines]
    assert printed == [line for line in bare if line]


@given(st.text(alphabet="06 tổ31\n+-a)", max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_source_for_every_letter(own: str) -> None:
    for block in edited(own):
        if isinstance(block, Paragraph | ListItem):
            assert all(run.refs for run in block.runs)
