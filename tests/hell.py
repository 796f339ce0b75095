"""Names from hell: texts that are legal in a journey file and break whoever prints them without care.

``NAMES`` is the table, ``journey_text`` a valid journey full of one of them, ``journey_of_all`` a valid journey with
one touchpoint for each.
"""

from __future__ import annotations

import json
import re

NAMES: dict[str, str] = {
    "rich markup": "[bold]not bold[/bold]",
    "rich closing tag": "[/x] closes nothing",
    "rich link": "[link=https://example.org]here[/link]",
    "rich emoji code": ":smile: and :warning:",
    "html tag": "<script>alert(1)</script>",
    "html attribute": "\" onmouseover='alert(1)' x=\"",
    "html entity": "&lt;b&gt; &amp; &#x41;",
    "html comment": "--> <!-- ]]>",
    "svg text": "</text></svg><foreignObject>",
    "table pipe": "one | two || three",
    "markdown": "# *no* _heading_ [a](b) ![c](d) ~~e~~",
    "markdown fence": "``` fence ```",
    "backticks": "`id` and `` two ``",
    "mention": "@octocat and @org/team",
    "reference": "#12 GH-7 gh-8 owner/repo#2 owner/repo@a5c3785 !3",
    "commit": "a5c3785ed8d6a35868bc169f07e40e889087fd2e",
    "bare address": "https://example.org/a?b=c www.example.org ftp://example.org",
    "mail address": "mailto:ada@example.org ada@example.org",
    "percent escape": "100%0Aline %0D %25",
    "percent format": "%s %d %(name)s {0} {name!r} {}",
    "workflow command": "::error::nobody",
    "workflow command with a place": "::error file=a.py,line=1::nobody",
    "older workflow command": "a ##[error]nobody",
    "workflow command in a later line": "a\n::error::nobody",
    "workflow command behind a long word": "x" * 78 + "::error::" + "y" * 78,
    "formula": '=HYPERLINK("https://example.org","click")',
    "formula behind a space": " =1+1",
    "formula behind a no-break space": "\u00a0=1+1",
    "formula in full width": "＝1+1",
    "formula with at": "@SUM(A1:A9)",
    "formula with plus": "+1+1",
    "formula with minus": "-1-1",
    "comma and semicolon": "a,b;c\td",
    "template": "{{ name }} {% if x %} ${HOME} $(id) `id`",
    "document marker": "---",
    "document end": "...",
    "yaml colon": "a: b",
    "yaml comment": "a # b",
    "yaml brackets": "[a, {b: c}",
    "yaml anchor": "&a *b !c",
    "yaml merge": "<<",
    "yaml bool": "no",
    "yaml null": "~",
    "yaml number": "0401234567",
    "double quotes": 'He said "no" and "" again',
    "single quotes": "it's 'fine' ''",
    "backslashes": "C:\\new\\table \\u0041 \\",
    "leading and trailing spaces": "  padded  ",
    "tabs inside": "a\tb",
    "line breaks inside": "first\nsecond\r\nthird",
    "no-break space": "a\u00a0b\u202fc",
    "odd line breaks": "a\u0085b\u2028c\u2029d",
    "escape sequence": "\x1b[31mred\x1b[0m \x1b]8;;https://example.org\x07link\x1b]8;;\x07",
    "escape sequence of one character": "\x9b31mred\x9b0m",
    "bell, backspace, delete": "a\x07b\x08c\x7fd",
    "null character": "a\x00b",
    "right-to-left override": "abc\u202egnp.exe\u202c",
    "isolates": "\u2066left\u2069 \u2067right\u2069",
    "right-to-left": "שלום, عالم",
    "zero-width joiner": "👩\u200d💻 and a\u200bb\u200cc",
    "byte order mark inside": "a\ufeffb",
    "soft hyphen": "cus\u00adto\u00admer",
    "emoji": "😀 🇩🇪 👍🏽",
    "wide characters": "顧客がログインできない",
    "full width": "Ｌｏｇｉｎ　ｐａｇｅ",
    "combining marks": "e\u0301 n\u0303 Z\u0351\u036b\u0343a\u0300\u0316l\u034e",
    "casefolding": "STRASSE Straße İstanbul ſ ﬁ Ǆ",
    "mathematical": "𝕒𝕓𝕔 ½ ² Ⅳ",
    "private use": "\ue000\U0010fffd",
    "only symbols": "?!…",
    "only an emoji": "🤷",
    "path": "../../etc/passwd",
    "very long": "long " * 2000,
    "one very long word": "x" * 10_000,
}

_NOT_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """The text as a YAML double-quoted scalar: JSON's, with what only YAML forbids escaped too."""
    return _NOT_RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def journey_text(name: str) -> str:
    """A valid journey with the name in every field that takes free text; it has a breakdown, a contact and a goal."""
    word = quoted(name)
    key = word if len(name) < 100 else "book"  # YAML's keys end at 1,024 characters
    return f"""\
cxmap: 1
id: hell
title: {word}
persona: {{name: {word}, needs: [{word}]}}
goal: {word}
owner: {word}
metrics: [{word}]
sources: {{{key}: {word}}}
retro: {{invite: [{word}]}}
actions: [{{fixes: find, what: {word}, owner: {word}, by: {word}}}]
retired: [{{id: gone, why: {word}}}]
volume: {{count: 1000, per: month}}
touchpoints:
  - id: find
    name: {word}
    team: {word}
    supported_by: [{word}]
    channel: web
    friction: 4
    outcome: failed
    duration: 5m
    asks: [{word}]
    fallback: {word}
    doing: {word}
    thinking: {word}
    feeling: {word}
    designed: {{reason: {word}, protects: both, clarity: {word}, ease: {word}, reviewed: {word}}}
    evidence: [{{covers: [friction], from: data, ref: {key}, date: {word}, note: {word}}}]
  - id: ask
    name: {word}
    team: [{word}, care]
    channel: phone
    friction: 3
    asks: [{word}]
    context: lost
    caused_by: [find]
  - id: read
    name: {word}
    control: external
    watched_by: {word}
    channel: {word}
    friction: 2
  - {{id: done, name: {word}, team: web, channel: app, friction: 1, outcome: done}}
"""


def journey_of_all() -> str:
    """A valid journey with one touchpoint for each name; ids are made from the names."""
    steps = "".join(
        f"  - {{name: {quoted(name)}, team: {quoted(name)}, channel: web, friction: {1 + i % 5}}}\n"
        for i, name in enumerate(NAMES.values())
    )
    return f"cxmap: 1\nid: hell\ntitle: Names from hell\ntouchpoints:\n{steps}"
