"""What is wrong with a suppression that silences nothing, and how to take it out of the file."""

from __future__ import annotations

import re
from bisect import bisect_left

from cxmap.findings import Edit, Fix, Problem, Span
from cxmap.journey.ids import nearest
from cxmap.rules import rule_named, rules
from cxmap.source.comments import Directive
from cxmap.source.document import Document

_KNOWN = ("ignore", "ignore-file", "accept")
_RULE = "unused-suppression"


def unused(document: Document, comment: Directive, at: Span, name: str) -> Problem:
    """A name in a suppression that silenced nothing."""
    rule = rule_named(name)
    if rule and not rule.suppressible:
        message = f"{name} can never be silenced: such a file is no journey"
        return _problem(message, "mend the file, or leave it out", at, name, _cut(document, comment, at))
    if rule:
        message = f"nothing is silenced by ignoring {name} here"
        return _problem(message, "delete it", at, name, _cut(document, comment, at))
    guess = nearest(name, [word for each_rule in rules() for word in (each_rule.name, each_rule.code)])
    edit = Edit("cut", (), guess or "", span=at)
    return _problem(
        f"there is no rule {name!r} to silence",
        f"did you mean {guess!r}?" if guess else "`cxmap rules` lists them",
        at,
        name,
        Fix(f"write {guess}", (edit,)) if guess else None,  # its reason may be right and the name a slip
    )


def misuse(comment: Directive) -> Problem | None:
    """What is wrong with a comment that was meant to silence something and names nothing; None if all is well."""
    if comment.verb not in _KNOWN:
        guess = nearest(comment.verb, _KNOWN) if comment.verb else None
        meant = guess or (_KNOWN[0] if comment.names else None)
        if not meant:
            return None  # a remark, or `cxmap: 1` commented out
        message = f"`cxmap: {comment.verb}` means nothing to this program, so nothing is silenced"
        return _problem(message, f"did you mean `cxmap: {meant}[…]`?", comment.span, comment.verb)
    if comment.names or comment.verb == "accept":
        return None
    message = "this suppression names no rule, so nothing is silenced"
    return _problem(message, f"write `# cxmap: {comment.verb}[rule] reason`", comment.span, comment.verb)


def _problem(message: str, help: str, span: Span, about: str, fix: Fix | None = None) -> Problem:
    return Problem((), message, help, rule=_RULE, span=span, about=about, fix=fix)


def _cut(document: Document, comment: Directive, at: Span) -> Fix:
    """Take one name out; with the last name goes the comment, and its line if nothing else is on it."""
    names = comment.names
    if len(names) > 1:
        i = bisect_left(names, at, key=lambda named: named[1])
        span = Span(at.start, names[1][1].start) if i == 0 else Span(names[i - 1][1].end, at.end)
    else:
        span = _whole(document, comment)
    return Fix("delete it", (Edit("cut", (), span=span),))


def _whole(document: Document, comment: Directive) -> Span:
    text = document.text
    start, end = comment.span
    line_start = start - document.position(start).column + 1
    begin = max(line_start, text.rfind("#", line_start, start))  # a line may have thousands of comments
    before = text[begin:start]
    alone = not before.strip(" \t") and text[end : end + 1] in ("", "\r", "\n")
    if alone:
        line_end = re.compile(r"\r\n|\r|\n|\Z").match(text, end)
        return Span(line_start, line_end.end() if line_end else end)
    if text[end : end + 1] == "#":
        return comment.span  # another comment of ours follows, and needs the space before it
    return Span(begin + len(before.rstrip(" \t")), end)
