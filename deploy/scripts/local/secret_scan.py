"""Looks for secrets in tracked files. A maintained scanner is preferable where one can be had from apt; none can."""

from __future__ import annotations

import hashlib
import math
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ALLOWED = Path("deploy/scripts/local/allowed-secrets.tsv")

# A value of this many characters with less entropy a character is words, not random.
SHORTEST_RANDOM = 16
LEAST_ENTROPY = 3.3

# The last group of each is the secret.
RULES = {
    "private-key": re.compile(r"(-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----)"),
    "aws-key": re.compile(r"\b((?:AKIA|ASIA)[0-9A-Z]{16})\b"),
    "platform-token": re.compile(r"\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,}|xox[abprs]-[\w-]{20,}|glpat-[\w-]{20,}|npm_[A-Za-z0-9]{36})\b"),
    "jwt": re.compile(r"\b(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,})"),
    "password-in-url": re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'<>{}$]*:([^\s/@\"'<>{}$]{3,})@"),
    "connection-string": re.compile(r"\b(?i:password|pwd)=([^;\s\"'<>{}$]{3,});"),
    "random-value": re.compile(
        r"(?i:password|passwd|secret|token|api_?key|access_?key|signing_?key|encryption_?key)\w*\\?[\"']?\s*(?::|=|=>)\s*[\"']?"
        r"([A-Za-z0-9+/_=-]{%d,})" % SHORTEST_RANDOM),
}


@dataclass(frozen=True)
class Finding:
    file: str
    line: int
    rule: str
    secret: str

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.secret.encode()).hexdigest()[:12]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.file, self.rule, self.fingerprint

    @property
    def any_key(self) -> tuple[str, str, str]:
        """As the list names every finding of a rule in a file whose business they are."""
        return self.file, self.rule, "*"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule} '{self.secret[:4]}...' ({self.fingerprint})"


def findings(file: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), start=1):
        for rule, pattern in RULES.items():
            for match in pattern.finditer(line):
                if rule != "random-value" or is_random(match[1]):
                    yield Finding(file, number, rule, match[1])


def is_random(value: str) -> bool:
    """Letters and digits in no pattern; names of things in code have no digits among their letters."""
    if not (re.search(r"[0-9]", value) and re.search(r"[A-Za-z]", value)):
        return False
    counts = Counter(value)
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values()) >= LEAST_ENTROPY


def tracked(root: Path) -> list[str]:
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def scan(root: Path, files: list[str]) -> list[Finding]:
    found: list[Finding] = []
    for file in files:
        path = root / file
        # A file that was deleted and not yet committed, or a link out of the repository.
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            found += findings(file, content.decode("utf-8", errors="replace"))
    return found


def allowed(root: Path) -> set[tuple[str, str, str]]:
    entries = set()
    for number, line in enumerate((root / ALLOWED).read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4 or not all(field.strip() for field in fields):
            raise ValueError(f"{ALLOWED}:{number}: file, rule, fingerprint and reason are needed, with tabs between them")
        entries.add((fields[0], fields[1], fields[2]))
    return entries


def main(root: Path, only: list[str]) -> int:
    known = allowed(root)
    found = scan(root, only or tracked(root))
    new = [finding for finding in found if not known & {finding.key, finding.any_key}]
    for finding in new:
        print(finding)
    if new:
        print(f"{len(new)} found. Take a real one out and change it where it is used; what is meant to be there goes into {ALLOWED}.")
        return 1
    stale = [] if only else sorted(known - {key for finding in found for key in (finding.key, finding.any_key)})
    for entry in stale:
        print(f"{ALLOWED}: '{' '.join(entry)}' is not there any more; take the line out.")
    if stale:
        return 1
    print("No secrets.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
