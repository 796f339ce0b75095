"""What tells a result from all others and survives moved lines and other words (docs/method.md 10.1)."""

from __future__ import annotations

import hashlib


def fingerprint(*parts: str) -> str:
    """Sixteen hexadecimal digits of what a result is about."""
    return hashlib.sha256("|".join(parts).encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
