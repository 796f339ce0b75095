from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.findings import KeyPath
from cxmap.source.comments import directives, target
from cxmap.source.reader import read_text


def told(text: str) -> list[tuple[str, list[str], str, bool]]:
    """Verb, names, reason and whether it has its line for itself, of each comment that speaks to us."""
    return [
        (directive.verb, [name for name, _ in directive.names], directive.reason, directive.own_line)
        for directive in directives(text)
    ]


def aim(text: str) -> KeyPath | None:
    """What the only comment stands before."""
    (directive,) = directives(text)
    return target(read_text(text), directive)


def test_a_comment_has_names_and_a_reason() -> None:
    assert told("a: 1  # cxmap: ignore[no-goal, CX401] the survey is still running\n") == [
        ("ignore", ["no-goal", "CX401"], "the survey is still running", False)
    ]


@pytest.mark.parametrize("dash", ["-", "–", "—", ":"])
def test_a_dash_before_the_reason_is_no_part_of_it(dash: str) -> None:
    assert told(f"# cxmap: ignore[CX401] {dash} because\na: 1\n") == [("ignore", ["CX401"], "because", True)]


def test_spaces_are_free_and_commas_may_be_too_many() -> None:
    assert told("a: 1 #  cxmap:  ignore [ CX401 ,, CX204, ]\n") == [("ignore", ["CX401", "CX204"], "", False)]


def test_two_in_one_comment_are_two() -> None:
    text = "a: 1  # cxmap: ignore[a] one # cxmap: accept[b] two\n"
    assert told(text) == [("ignore", ["a"], "one", False), ("accept", ["b"], "two", False)]


def test_the_second_one_of_a_line_of_comments_stands_on_its_own_line_too() -> None:
    assert told("# note # cxmap: ignore[a]\na: 1\n") == [("ignore", ["a"], "", True)]


@pytest.mark.parametrize(
    "text",
    [
        'a: "b # cxmap: ignore[x]"\n',
        "a: 'b # cxmap: ignore[x]'\n",
        "a: http://url#cxmap: ignore[x]\n".replace(": ignore", ":ignore"),
        "a: |\n  text\n  # cxmap: ignore[x]\n  text\n",
        "a: >\n  # cxmap: ignore[x]\n",
        'a: "first\n\n  # cxmap: ignore[x]\n  last"\n',
        '"# cxmap: ignore[x]": 1\n',
        "a: [\"# cxmap: ignore[x]\", '# cxmap: ignore[y]']\n",
    ],
    ids=["double quotes", "single quotes", "url", "literal", "folded", "quoted over lines", "key", "list"],
)
def test_what_stands_in_a_scalar_is_no_comment(text: str) -> None:
    assert directives(text) == ()


@pytest.mark.parametrize("style", ["|", ">", "|-", ">+", "|2"])
def test_the_header_of_a_block_and_the_line_behind_it_may_have_comments(style: str) -> None:
    text = f"a: {style}  # cxmap: ignore[x]\n  text\n# cxmap: ignore[y]\nb: 1\n"
    assert [names for _, names, _, _ in told(text)] == [["x"], ["y"]]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_are_no_part_of_a_comment(line_end: str) -> None:
    text = line_end.join(["a: 1  # cxmap: ignore[x] why", "  # cxmap: ignore[y]", "b: 1", ""])
    assert told(text) == [("ignore", ["x"], "why", False), ("ignore", ["y"], "", True)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "  ", "# note ", "#  ", "- 1 ", "- '# cxmap: ignore[x]' ", "- [1, 2] "]),
            st.lists(st.sampled_from(["# cxmap: ignore[x]", "# cxmap: accept[y] why", "# cxmap: 1"]), max_size=3),
            st.sampled_from(["\n", "\r\n", "\r"]),
        ),
        max_size=6,
    )
)
def test_each_comment_of_a_line_ends_where_the_next_begins(lines: list[tuple[str, list[str], str]]) -> None:
    text = "".join(before + " ".join(comments) + line_end for before, comments, line_end in lines)
    assert [(text[slice(*directive.span)].rstrip(" "), directive.own_line) for directive in directives(text)] == [
        (comment, not before.startswith("-")) for before, comments, _ in lines for comment in comments
    ]


def test_a_text_that_is_not_yaml_says_nothing() -> None:
    assert directives("a: [1  # cxmap: ignore[x]\n") == ()


@pytest.mark.parametrize("text", ["# cxmap: 1\na: 1\n", "# see cxmap: ignore[x]\na: 1\n", "a: 1#cxmap: b\n"])
def test_other_comments_have_no_names(text: str) -> None:
    assert not [names for _, names, _, _ in told(text) if names]


JOURNEY = """\
{0}title: x
touchpoints:
  {1}- id: a
    {2}name: b
    {3}evidence:
      {4}- from: data
  {5}- id: c
  {6}
"""


@pytest.mark.parametrize(
    ("place", "path"),
    list(
        enumerate(
            [
                ("title",),
                ("touchpoints", 0),
                ("touchpoints", 0, "name"),
                ("touchpoints", 0, "evidence"),
                ("touchpoints", 0, "evidence", 0),
                ("touchpoints", 1),
                None,
            ]
        )
    ),
)
def test_a_line_of_its_own_is_about_the_item_below(place: int, path: KeyPath | None) -> None:
    comment = "# cxmap: ignore[x]"
    slots = [f"{comment}\n{' ' * indent}" if i == place else "" for i, indent in enumerate((0, 2, 4, 4, 6, 2, 2))]
    assert aim(JOURNEY.format(*slots)) == path


def test_the_indentation_of_the_comment_says_nothing() -> None:
    assert aim("a:\n  - b: 1\n      # cxmap: ignore[x]\n  - b: 2\n") == ("a", 1)


def test_an_alias_and_a_merge_are_items_where_they_stand() -> None:
    text = "base: &b {k: 1}\nlist:\n  # cxmap: ignore[x]\n  - *b\n  - <<: *b\n    m: 1\n"
    assert aim(text) == ("list", 0)
    assert aim(text.replace("  # cxmap: ignore[x]\n  - *b\n", "  - *b\n  # cxmap: ignore[x]\n")) == ("list", 1)
