"""Virtual environments of the benchmark's own, kept in the user's cache: cxmap from a wheel, and the peers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
_SOURCES = ("pyproject.toml", "README.md", "LICENSE")


class CannotInstall(Exception):
    """Something could not be installed; the text says what."""


def cache() -> Path:
    """Where the environments are kept."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "cxmap-benchmarks" / f"python-{sys.version_info.major}.{sys.version_info.minor}"


def with_cxmap(folder: Path) -> Path:
    """An environment with this checkout as users get it: a wheel, its files compiled. Returns its ``bin``."""
    bin_ = _environment(folder)
    with TemporaryDirectory(prefix="cxmap-wheel-") as name:
        checkout = Path(name) / "checkout"
        checkout.mkdir()
        for source in _SOURCES:
            if (ROOT / source).exists():
                shutil.copy(ROOT / source, checkout)
        shutil.copytree(ROOT / "cxmap", checkout / "cxmap", ignore=shutil.ignore_patterns("__pycache__"))
        _pip(bin_, "wheel", "--no-deps", "--wheel-dir", name, str(checkout))
        wheel = next(Path(name).glob("cxmap-*.whl"))
        _pip(bin_, "install", str(wheel))
        _pip(bin_, "install", "--no-deps", "--force-reinstall", "--compile", str(wheel))
    return bin_


def with_packages(folder: Path, *packages: str) -> Path:
    """An environment with these packages; one that has them already is taken as it is. Returns its ``bin``."""
    done = folder / "installed.txt"
    wanted = "\n".join(packages)
    if done.exists() and done.read_text() == wanted:
        return folder / "bin"
    bin_ = _environment(folder)
    _pip(bin_, "install", *packages)
    done.write_text(wanted)
    return bin_


def versions(bin_: Path) -> dict[str, str]:
    """What is installed there, by name."""
    code = (
        "from importlib.metadata import distributions as all\n"
        "for one in all(): print(one.metadata['Name'], one.version)"
    )
    listed = subprocess.run([bin_ / "python", "-c", code], capture_output=True, text=True, check=True).stdout
    return {name: version for name, _, version in (line.partition(" ") for line in listed.splitlines())}


def _environment(folder: Path) -> Path:
    if not (folder / "bin" / "pip").exists():
        venv.EnvBuilder(with_pip=True, clear=True).create(folder)
    return folder / "bin"


def _pip(bin_: Path, *args: str) -> None:
    command = [str(bin_ / "python"), "-m", "pip", "--disable-pip-version-check", *args, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise CannotInstall(f"pip {args[0]} {args[-1]}: {done.stderr.strip()[-300:]}")
