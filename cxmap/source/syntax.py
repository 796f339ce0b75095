"""What a YAML syntax error means, and how to mend it."""

from __future__ import annotations

import yaml

from cxmap.findings import Problem, Span

_QUOTE_COLON = 'put quotes around text that contains ": "'
_SINGLE_QUOTES = "use single quotes, in which a backslash is only a backslash"
_LINE_UP = "line the keys of one item up, and check for an unclosed quote or bracket above"
_NO_DIRECTIVES = "delete the lines that start with %: a journey needs none"
_NO_TAG = "quote text that starts with an exclamation mark"
_ADVICE = (
    ("directive", _NO_DIRECTIVES),
    ("incompatible YAML document", _NO_DIRECTIVES),
    ("duplicate tag handle", _NO_DIRECTIVES),
    ("mapping values are not allowed", _QUOTE_COLON),
    ("unexpected ':'", _QUOTE_COLON),
    ("cannot start any token", "indent with spaces, not tabs; quote text that starts with @, ` or %"),
    ("tab character", "indent with spaces, not tabs"),
    ("could not find expected ':'", "a key needs a colon and a space behind it; check the line above too"),
    ("expected '-' indicator", "items of one list start in the same column"),
    ("expected key", _LINE_UP),
    ("expected <block end>", _LINE_UP),
    ("expected ',' or ']'", "close the bracket, or put a comma between the items"),
    ("expected ',' or '}'", "close the brace, or put a comma between the entries"),
    ("unexpected end of stream", "close the quote that is open"),
    ("unexpected document", "close the quote that is open, or indent the dashes or dots inside of it"),
    ("unknown escape character", _SINGLE_QUOTES),
    ("URI", _NO_TAG),
    ("hexdecimal", _SINGLE_QUOTES),  # spelled like that in libyaml
    ("hexadecimal", _SINGLE_QUOTES),
    ("Unicode character escape", _SINGLE_QUOTES),
    ("sequence entries are not allowed", "start the list on a line of its own below its key"),
    ("mapping keys are not allowed", "put quotes around text that starts with a question mark"),
    ("scanning a block scalar", "end the line behind | or >, and indent the text below it with spaces"),
    ("scanning an anchor", "put quotes around text that starts with &"),
    ("scanning an alias", "put quotes around text that starts with *"),
    ("undefined tag handle", _NO_TAG),
    ("a tag", _NO_TAG),
    ("<document start>", "the text above is complete: check for a quote or bracket that is closed too early"),
    ("node content", "write a value here, and close every bracket; put quotes around text that starts with one"),
)
_LOOK_AROUND = "check quotes, brackets and indentation here and in the line above"
"""What to do about an error that a later YAML reader has and this table has not."""


def gave_up_at(error: yaml.YAMLError) -> int | None:
    """Where libyaml, from 0.2.6 on, met too many brackets while it looked ahead; None if that is not the error."""
    mark = getattr(error, "problem_mark", None)
    return mark.index if mark and "maximum nesting depth" in getattr(error, "problem", "") else None


def explain(text: str, error: yaml.YAMLError) -> Problem:
    """The problem behind libyaml's error, with what to do about it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    at = min(mark.index, len(text)) if mark else 0
    message = f"not YAML: {problem}" + (f" {context}" if context else "")
    advice = next((advice for words, advice in _ADVICE if words in message), _LOOK_AROUND)
    return Problem((), message, advice, rule="yaml-syntax", span=Span(at, min(at + 1, len(text))))
