"""A Mermaid journey as a draft: scores, actors, titles, and what Mermaid takes otherwise than its author meant."""

from __future__ import annotations

import pytest

from tests.convert.drafts import journey, read, refused, said, steps, values


def diagram(*lines: str) -> str:
    """A diagram of these lines, which begin on line 2."""
    return "\n".join(("journey", *(f"  {line}" for line in lines))) + "\n"


def warnings(*lines: str) -> list[tuple[int, str, str]]:
    """What is said aloud of a diagram of these lines."""
    notes = journey(diagram(*lines), "x.mmd").notes
    return [(note.line, note.text, note.hint) for note in notes if note.level == "warning"]


def test_a_score_is_turned_round_and_its_line_is_the_evidence() -> None:
    text = diagram("title Claim", "section Report it", "Call the hotline: 1: Customer, Agent")
    assert values(text, "docs/claim.mmd") == {
        "cxmap": 1,
        "id": "id",
        "title": "Claim",
        "sources": {"import": "docs/claim.mmd"},
        "stages": [{"id": "report-it", "name": "Report it"}],
        "touchpoints": [
            {
                "id": "call-the-hotline",
                "name": "Call the hotline",
                "stage": "report-it",
                "channel": "unknown",
                "friction": 5,
                "evidence": [
                    {
                        "covers": ["friction"],
                        "from": "estimate",
                        "ref": "import",
                        "note": "line 4: score 1 of 5 (Mermaid)",
                    }
                ],
                "x-actors": ["Customer", "Agent"],
            }
        ],
    }


@pytest.mark.parametrize(
    ("score", "friction"), [("5", 1), ("1", 5), ("4.0", 2), ("0x4", 2), ("+3", 3), ("3.5", 3), ("3.6", 2), ("1.4", 5)]
)
def test_every_number_of_javascript_from_1_to_5_is_a_score(score: str, friction: int) -> None:
    assert steps(diagram(f"A: {score}: Me"), "x.mmd")[0]["friction"] == friction


def test_a_decimal_is_rounded_half_up_and_the_evidence_keeps_it() -> None:
    (step,) = steps(diagram("A: 3.5: Me"), "x.mmd")
    assert step["evidence"][0]["note"] == "line 2: score 3.5 of 5 (Mermaid), friction 2.5"
    assert said(diagram("A: 3.5: Me"), "x.mmd") == [("rounded", 2), ("title-guessed", 1)]
    assert steps(diagram("A: 3.5: Me"), "x.mmd", basis="measured")[0]["friction"] == 2.5


@pytest.mark.parametrize("score", ["0", "6", "7", "-1", "Infinity", "NaN", "good", "3,5", "٣", ""])
def test_what_is_no_score_from_1_to_5_is_unknown_and_said(score: str) -> None:
    (step,) = steps(diagram(f"A: {score}: Me"), "x.mmd")
    assert (step["friction"], "evidence" in step) == ("unknown", False)
    assert len(warnings(f"A: {score}: Me")) == 1
    assert ("no-score", 2) in said(diagram(f"A: {score}: Me"), "x.mmd")


def test_one_actor_is_the_persona_and_several_are_kept_at_each_task() -> None:
    alone = values(diagram("A: 3: Me", "B: 3: Me,", "C: 3"), "x.mmd")
    assert alone["persona"] == {"name": "Me"}
    assert not any("x-actors" in step for step in alone["touchpoints"])
    several = values(diagram("A: 3: Me, You", "B: 3: , Me", "C: 3"), "x.mmd")
    assert "persona" not in several
    assert [step.get("x-actors") for step in several["touchpoints"]] == [["Me", "You"], ["Me"], None]


def test_actors_are_teams_if_the_person_says_so_or_neither() -> None:
    text = diagram("A: 3: Web", "B: 3: Web, Care", "C: 3")
    teams = values(text, "x.mmd", actors="team")
    assert [step.get("team") for step in teams["touchpoints"]] == ["Web", ["Web", "Care"], None]
    assert not any("x-actors" in step for step in teams["touchpoints"])
    neither = values(diagram("A: 3: Me"), "x.mmd", actors="neither")
    assert ("persona" in neither, neither["touchpoints"][0]["x-actors"]) == (False, ["Me"])


@pytest.mark.parametrize(
    ("lines", "wishes", "title"),
    [
        (["title One", "A: 3", "title Two"], {"title": "Asked"}, "Two"),
        (["A: 3"], {"title": "Asked"}, "Asked"),
        (["A: 3"], {}, "my map"),
        (["title A<br/>b  #35;1", "A: 3"], {}, "A b #1"),
    ],
)
def test_the_title_is_the_last_one_else_what_was_asked_for_else_the_name_of_the_file(
    lines: list[str], wishes: dict[str, str], title: str
) -> None:
    assert journey(diagram(*lines), "docs/my map.mmd", **wishes).title == title


def test_the_front_matter_has_a_title_too() -> None:
    assert journey("---\ntitle: From the front\n---\n" + diagram("A: 3"), "x.mmd").title == "From the front"


def test_stages_come_once_in_the_order_of_their_first_task() -> None:
    found = values(
        diagram("a: 3", "section B", "b: 3", "section !!!", "c: 3", "section B", "d: 3", "section  ", "e: 3"), "x.mmd"
    )
    assert found["stages"] == [{"id": "b", "name": "B"}, {"id": "stage-1", "name": "!!!"}]
    assert [step.get("stage") for step in found["touchpoints"]] == [None, "b", "stage-1", "b", None]
    assert ("section-again", 7) in said(
        diagram("a: 3", "section B", "b: 3", "section C", "c: 3", "section B", "d: 3"), "x.mmd"
    )


def test_texts_for_screen_readers_are_kept() -> None:
    found = values(diagram("accTitle: Short", "accDescr {", " Long", " er }", "A: 3"), "x.mmd")
    assert (found["x-acc-title"], found["x-acc-descr"]) == ("Short", "Long er")


def test_the_comments_that_we_write_ourselves_are_read() -> None:
    text = diagram("%% cxmap basis: measured", "title T", "%% cxmap friction: unknown", "A: 3: Web", "B: 3.25: Web")
    found = values(text, "x.mmd")
    assert found["basis"] == "measured"
    assert [step["friction"] for step in found["touchpoints"]] == ["unknown", 2.75]
    assert said(text, "x.mmd") == []


@pytest.mark.parametrize(
    ("line", "text", "hint"),
    [
        (
            "Arrive at 10:30: 3: Me",
            'the name seems to hold a colon: "Arrive at 10:30: 3: Me"',
            "write `Arrive at 10#58;30: 3: Me`",
        ),
        (
            "Title search: 4: Me",
            'this line became the title: "Title search: 4: Me"',
            "write `#84;itle search: 4: Me`",
        ),
        ("title: My map", 'Mermaid takes this for a task named "title": "title: My map"', "write `title My map`"),
        ("%off: 4: Me", 'this line is a comment to Mermaid: "%off: 4: Me"', "write `#37;` for the `%`"),
        ("# Do: 3: Me", 'this line is a comment to Mermaid: "# Do: 3: Me"', "write `#35;` for the `#`"),
        ("A: 1: Me %% note", 'a comment needs its own line: "A: 1: Me %% note"', ""),
        (
            "Do: 3: Agent #7, Me",
            'the rest after `#` is not shown: "#7, Me"; it is kept in `x-rest`',
            "write `#35;` for a `#`",
        ),
        ("title Case #42", 'the rest after `#` is not shown: "#42"; it is kept in `x-rest`', "write `#35;` for a `#`"),
        (
            "Do: 3: Me: extra",
            'Mermaid drops what stands behind the actors: "Do: 3: Me: extra"; it is kept in `x-rest`',
            "",
        ),
        ("Do it -> 3: Me", 'the score is no number: "Do it -> 3: Me"', "did you mean `Do it: 3: Me`?"),
        ("Do it: 2, Me", 'the score is no number: "Do it: 2, Me"', "did you mean `Do it: 2: Me`?"),
        ("Do: : Me", 'no score: "Do: : Me"', ""),
        ("Do: ", 'no score: "Do:"', ""),
        ("Do: 7: Me", 'the score 7 is outside 1 to 5: "Do: 7: Me"', ""),
        ("Do: -1", 'the score -1 is outside 1 to 5: "Do: -1"', ""),
        ("Do: Infinity", 'the score Infinity is outside 1 to 5: "Do: Infinity"', ""),
    ],
)
def test_what_mermaid_misreads_in_silence_is_said_with_what_to_write(line: str, text: str, hint: str) -> None:
    assert warnings(line, "Last: 3") == [(2, text, hint)]


def test_a_title_alone_on_its_line_takes_the_next_one() -> None:
    assert warnings("title", "A: 3", "B: 3") == [(2, 'line 3 became the title: "A: 3"', "write `title My map`")]


def test_actors_that_differ_only_in_case_are_two() -> None:
    assert warnings("A: 3: Me", "B: 3: me") == [(1, 'the actors "Me" and "me" differ only in case', "")]


@pytest.mark.parametrize(
    "line", ["title Plan", "A: 3: Me", "%% Do: 3: Me", "# note", "section A", "A #35;1: 3: Me#44; B"]
)
def test_an_ordinary_line_is_not_remarked_upon(line: str) -> None:
    assert warnings(line, "Last: 3: Me") == []


def test_what_mermaid_drops_is_kept() -> None:
    found = values(diagram("title Case #42", "Do: 3: Me: a: b #c"), "x.mmd")
    assert (found["x-rest"], found["touchpoints"][0]["x-rest"]) == ("#42", "a: b; #c")


@pytest.mark.parametrize(
    ("lines", "where", "message"),
    [
        (["A: 3", "Do it"], "3:3", '"Do it" has no score'),
        (["A; b: 3"], "2:4", "Mermaid's reading ends at the semicolon"),
        (["A &amp; b: 3"], "2:9", "Mermaid's reading ends at the semicolon"),
        (["A: 3; B"], "2:7", "Mermaid's reading ends at the semicolon"),
        (["%% one", "%% two", "Do:", "A: 3"], "4:3", 'nothing stands behind the colon of "Do"'),
        (["section A: b", "A: 3"], "2:12", 'Mermaid takes a colon in the section "A" for a score'),
        (["Section off the road: 4: Me"], "2:23", 'Mermaid takes a colon in the section "off the road" for a score'),
        (["Journey planning: 4: Me"], "2:3", "Mermaid takes the word `journey` at the start of a line for its own"),
        (["Case #42: 3: Me"], "2:3", 'Mermaid reads "Case" up to the `#` only, where no score stands'),
        (["accTitle For readers", "A: 3"], "2:3", "`accTitle` needs a colon behind it"),
        (["A: 3", "accDescr { one", "B: 3"], "3:3", "`accDescr {` is never closed"),
        ([": 3: Me"], "2:3", "a name has to stand before the colon"),
    ],
)
def test_what_mermaid_refuses_is_one_error_with_its_place_in_the_file(
    lines: list[str], where: str, message: str
) -> None:
    front = "---\ntitle: T\n---\n%%{init: {'theme': 'dark'}}%%\n"
    assert refused(diagram(*lines), "x.mmd") == [(f"x.mmd:{where}", message)]
    line, column = where.split(":")
    assert refused(front + diagram(*lines), "x.mmd") == [(f"x.mmd:{int(line) + 4}:{column}", message)]


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("Journey\n A: 3", "1:1", "Mermaid reads `journey` in lower case only, and this says `Journey`"),
        ("JOURNEY\n A: 3", "1:1", "Mermaid reads `journey` in lower case only, and this says `JOURNEY`"),
        ("---\ntitle: T\njourney\n A: 3", "1:1", "the front matter that begins here is not closed"),
        ("journey\n title T\n", "1", "the diagram has no task"),
        ("flowchart TD\n A-->B", "1:1", "there is no journey in it: it begins with `flowchart`"),
        ("", "1:1", "there is no journey in it: it is empty"),
    ],
)
def test_what_is_no_journey_at_all_is_refused(text: str, where: str, message: str) -> None:
    assert refused(text, "x.mmd") == [(f"x.mmd:{where}", message)]


def test_a_front_matter_with_a_key_twice_is_refused_where_it_stands() -> None:
    (where, message), *more = refused("---\ntitle: A\ntitle: B\n---\njourney\n A: 3", "x.mmd")
    assert (where, more) == ("x.mmd:3:1", [])
    assert message.startswith("the front matter is no YAML that Mermaid reads: ")


def test_every_refusal_says_what_to_do() -> None:
    for text in ("journey\n Do it", "journey\n A; b: 3", "Journey", "---\ntitle: T\njourney", "journey", ""):
        assert all(error.hint for error in read(text, "x.mmd").refused)


def test_a_diagram_that_mermaid_does_not_draw_is_read_and_that_is_said() -> None:
    text = diagram(*(f"{'long ' * 100}{i}: 3: Me" for i in range(120)))
    assert (len(steps(text, "x.mmd")), said(text, "x.mmd")[0]) == (120, ("too-long", 1))


def test_names_are_in_one_line_and_one_of_no_letters_has_an_id() -> None:
    found = steps(diagram("A<br>b  c: 3", "?!: 3", "?!: 3"), "x.mmd")
    assert [(step["id"], step["name"]) for step in found] == [
        ("a-b-c", "A b c"),
        ("touchpoint", "?!"),
        ("touchpoint-2", "?!"),
    ]
