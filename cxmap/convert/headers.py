"""The head of a column → its role, without what people put around the word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from cxmap.convert.cells import line, plain
from cxmap.convert.header_words import ROLE_OF_WORD, Role

_REMARK = re.compile(r"[(（\[{][^()（）\[\]{}]*[)）\]}]|\s[-–—]+\s.*$|[:：].*$")
_AND = re.compile(r"\s*[/&+,;、和与及]\s*|\s(?:and|or|y|und|oder|et|ou|e|och|og|en)\s")
_WHOSE = re.compile(
    r"^(?:(?:the|our|their|customer'?s?|user'?s?|client'?s?|key|main|primary|current|typical|internal|guest|patient"
    r"|visitor|student|buyer|shopper|consumer|example|possible|top|process) |用户|客户|主要|关键)"
)
_LONGEST = 80
"""Characters; a longer text is no header."""


@lru_cache(maxsize=4096)
def key(header: str) -> str:
    """A header in the form in which headers are compared: no marks, case, signs at its ends, or remarks."""
    bare = line(plain(header)).casefold()
    bare = _REMARK.sub(" ", bare) if not bare.startswith(("(", "[")) else bare
    bare = re.sub(r"[-_\s]+", " ", bare)
    return _trimmed(bare) or ("#" if "#" in bare else "")


def role(header: str, chosen: Mapping[str, Role] | None = None) -> Role | None:
    """What a column holds; ``chosen`` is what the person says, by header in lower case."""
    if not header or len(header) > _LONGEST:
        return None
    if chosen:
        said = chosen.get(line(plain(header)).casefold()) or chosen.get(key(header))
        if said:
            return said
    return _known(key(header))


@lru_cache(maxsize=4096)
def _known(bare: str) -> Role | None:
    if found := _word(bare):
        return found
    parts = [part for part in _AND.split(bare) if part and part.strip()]
    return next((found for part in parts if (found := _word(part.strip()))), None) if len(parts) > 1 else None


def _word(word: str) -> Role | None:
    for form in _forms(word):
        if form in ROLE_OF_WORD:
            return ROLE_OF_WORD[form]
    shorter = _WHOSE.sub("", word, count=1)
    return _word(shorter) if shorter and shorter != word else None


def _forms(word: str) -> list[str]:
    """The word, and what it is the plural of, or the score for."""
    forms = [word]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("s"):
        forms.append(word[:-1])
    forms += [form.removesuffix(" score") for form in forms if form.endswith(" score")]
    forms += [form.removesuffix(" level") for form in forms if form.endswith(" level")]
    return forms


def _trimmed(text: str) -> str:
    """Without emoji and other signs at its ends."""
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start])[0] not in "LN":
        start += 1
    while end > start and unicodedata.category(text[end - 1])[0] not in "LNM":
        end -= 1
    return text[start:end]
