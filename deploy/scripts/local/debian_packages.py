"""Which Debian package a Python distribution came with, and what that package needs."""

from __future__ import annotations

import functools
import re
import subprocess
from importlib import metadata

FOLDER = "/usr/lib/python3"


@functools.cache
def owners() -> dict[str, str]:
    """Debian package by the normalized name of the distribution it installed."""
    names = {str(getattr(found, "_path", "")): normalized(found.metadata["Name"]) for found in metadata.distributions()}
    folders = [folder for folder in names if folder.startswith(FOLDER)]
    if not folders:
        return {}
    # It answers what it knows and fails over the rest, such as what pip put there.
    lines = subprocess.run(["dpkg-query", "--search", *folders], capture_output=True, text=True, check=False).stdout.splitlines()
    found = (line.rpartition(": ") for line in lines)
    return {names[folder]: packages.split(",")[0].split(":")[0] for packages, _, folder in found if folder in names}


def with_version(package: str) -> str:
    return f"{package} {_facts()[package][0]}"


def needs(package: str) -> list[str]:
    """The distributions among its dependencies. Debian leaves them out of the metadata of some packages."""
    distributions = {owner: name for name, owner in owners().items()}
    wanted = re.split(r"[,|]", _facts()[package][1])
    names = (re.split(r"[ (:]", alternative.strip())[0] for alternative in wanted if alternative.strip())
    return sorted({distributions[name] for name in names if name in distributions})


def normalized(name: str) -> str:
    """PEP 503: the one spelling of a name."""
    return re.sub(r"[-_.]+", "-", name).lower()


@functools.cache
def _facts() -> dict[str, tuple[str, str]]:
    """Version and dependencies of every package that owns a distribution, asked for at once: each question is a process."""
    command = ["dpkg-query", "--show", "--showformat=${Package}\t${Version}\t${Depends}\n", *sorted(set(owners().values()))]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return {package: (version, depends) for package, version, depends in (line.split("\t") for line in lines)}
