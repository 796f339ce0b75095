"""A file with a few things wrong: in its bytes, in its lines, or in the values that it holds."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from tests.fuzz.material import ODD, alike, places, vocabulary, words

_BYTES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\n",
    b"'",
    b'"',
    b"&a",
    b"*a",
    b"!!x ",
    b"[",
    b"{",
)
_TOKENS = (
    "- ",
    ": ",
    "? ",
    "| ",
    "---\n",
    "%YAML 1.1\n",
    "<<: *a",
    "# cxmap: ignore[",
    "]",
    "# cxmap: accept[x] y\n",
    "::",
)


def mutated(data: bytes, ending: str, other: bytes, random: Random) -> bytes:
    """The same file, spoilt one to three times; ``other`` is a file to take parts from."""
    ways: list[Callable[[bytes, bytes, Random], bytes]] = [_bytes, _lines]
    if ending in ("yaml", "json", "toml"):
        ways = [_values] * 8 + ways
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        data = random.choice(ways)(data, other, random)[:90_000]
    return data


def _bytes(data: bytes, other: bytes, random: Random) -> bytes:
    at, until = sorted(random.randint(0, len(data)) for _ in range(2))
    near = min(until, at + random.randint(0, 12))
    some = other[random.randint(0, len(other)) :][: random.randint(0, 200)]
    put = random.choice([b"", random.choice(_BYTES), random.choice(_TOKENS).encode(), random.randbytes(3), some])
    if random.random() < 0.1:
        put *= random.choice([2, 100, 5000])
    return data[:at] + put + data[random.choice([at, near, near, until]) :]


def _lines(data: bytes, _: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b"\n"]
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            lines[at], lines[to] = lines[to], lines[at]
        case 1:
            lines[at] = b" " * random.randint(0, 3) + lines[at]
        case 2:
            lines[at] = lines[at].lstrip(b" ")
        case 3:
            lines.insert(to, lines[at] * random.choice([1, 2, 300]))
        case 4:
            del lines[min(at, to) : max(at, to)]
        case 5:
            lines[at] = lines[at].rstrip(b"\n") + random.choice(words())[:500].encode("utf-8", "replace") + b"\n"
    return b"".join(lines)


def _values(data: bytes, _other: bytes, random: Random) -> bytes:
    """Another value somewhere in it, written in another way; the bytes where it holds no values any more."""
    try:
        root = tomllib.loads(data.decode()) if b"[lint]" in data else yaml.safe_load(data)
    except (ValueError, yaml.YAMLError, RecursionError):
        return data
    found = list(places(root))
    for _ in range(random.randint(1, 3) if found else 0):
        _spoil(*random.choice(found), random)
    try:
        return _written(root, random, is_toml=b"[lint]" in data, is_json=data[:1] == b"{")
    except (ValueError, yaml.YAMLError, RecursionError):
        return data


def _spoil(parent: Any, key: Any, random: Random) -> None:
    if key not in (range(len(parent)) if isinstance(parent, list) else parent):
        return  # it went with an earlier one
    (_change if random.random() < 0.7 else _wreck)(parent, key, random)


def _change(parent: Any, key: Any, random: Random) -> None:
    """What a person might have written instead: a journey mostly stays one."""
    if isinstance(parent, list):
        to = random.randrange(len(parent))
        parent[key], parent[to] = parent[to], parent[key]
        other = random.choice(parent)
        if isinstance(parent[key], dict) and isinstance(other, dict) and other:
            field = random.choice(list(other))
            parent[key][field] = random.choice(alike().get(field) or [other[field]])
    elif key in ("id", "cxmap") and random.random() < 0.9:
        return  # else there is hardly a journey left
    elif random.random() < 0.15:
        del parent[key]
    else:
        parent[key] = random.choice(alike().get(key) or [random.choice(words())])


def _wreck(parent: Any, key: Any, random: Random) -> None:
    """What nobody would write."""
    keys, known = vocabulary()
    new: Any = random.choice([random.choice(ODD), random.choice(known), random.choice(words())])
    match random.randrange(7):
        case 0:
            del parent[key]
        case 1 if isinstance(parent, dict):
            parent[random.choice([*keys, *words()])] = parent.pop(key)
        case 2 if isinstance(parent, dict):
            parent[random.choice(keys)] = new
        case 3 if isinstance(parent, list):
            parent += [parent[key]] * random.choice([1, 1, 50])
        case 4:
            parent[key] = [parent[key]]
        case 5:
            parent[key] = {random.choice(keys): parent[key]}
        case _:
            parent[key] = new


def _written(root: Any, random: Random, *, is_toml: bool, is_json: bool) -> bytes:
    if is_toml:
        return "".join(f"{json.dumps(str(key))} = {_toml(value)}\n" for key, value in root.items()).encode()
    if is_json or random.random() < 0.3:
        return json.dumps(root, default=str).encode()
    flow = random.choice([None, True, False])
    text: str = yaml.safe_dump(root, default_flow_style=flow, sort_keys=False, allow_unicode=True)
    return text.encode("utf-8", "replace")


def _toml(value: Any) -> str:
    """A value as TOML, all tables on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(key))} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return "''" if value is None else str(value) if isinstance(value, float) else json.dumps(value, default=str)
