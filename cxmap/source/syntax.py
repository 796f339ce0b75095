"""What a YAML syntax error means, and how to mend it."""

from __future__ import annotations

import yaml

from cxmap.findings import Problem, Span

_ADVICE = (
    ("mapping values are not allowed", 'put quotes around text that contains ": "'),
    ("cannot start any token", "indent with spaces, not tabs; quote text that starts with @, ` or %"),
    ("could not find expected ':'", "a key needs a colon and a space behind it; check the line above too"),
    ("did not find expected key", "line the keys of one item up, and check for an unclosed quote or bracket above"),
    ("did not find expected '-' indicator", "items of one list start in the same column"),
    ("did not find expected ',' or ']'", "close the bracket, or put a comma between the items"),
    ("did not find expected ',' or '}'", "close the brace, or put a comma between the entries"),
    ("unexpected end of stream", "close the quote that is open"),
    ("unknown escape character", "use single quotes, in which a backslash is only a backslash"),
    ("block sequence entries are not allowed", "start the list on a line of its own below its key"),
    ("undefined tag handle", "quote text that starts with an exclamation mark"),
)


def explain(text: str, error: yaml.YAMLError) -> Problem:
    """The problem behind libyaml's error, with what to do about it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    at = min(mark.index, len(text)) if mark else 0
    message = f"not YAML: {problem}" + (f" {context}" if context else "")
    advice = next((advice for words, advice in _ADVICE if words in problem), "")
    return Problem((), message, advice, rule="yaml-syntax", span=Span(at, min(at + 1, len(text))))
