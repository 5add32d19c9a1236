"""No tracked file holds a secret, and one that did would be found. What is planted is put together here, to stay out of this file."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

JWT = ".".join(["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"])
RANDOM = "q7Zk2" + "Vx9RtL4mW8sYb3Nc6"

PLANTED = [
    ("private-key", "-----BEGIN " + "PRIVATE KEY-----"),
    ("private-key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
    ("aws-key", "aws = AKIA" + "IOSFODNN7EXAMPLE"),
    ("platform-token", "ghp_" + "a1B2" * 9),
    ("jwt", f"Authorization: Bearer {JWT}"),
    ("password-in-url", "postgres://kerp:" + "correct-horse@db/kerp"),
    ("connection-string", "Host=db;Pass" + "word=correct-horse;Database=kerp"),
    ("random-value", f'"jwtSecret": "{RANDOM}"'),
    ("random-value", f"POPBILL_API_KEY={RANDOM}"),
    ("random-value", f"  password: {RANDOM}"),
]

HARMLESS = [
    "postgres://{user}:{password}@{host}/kerp",
    "Password={password};",
    "public const string AppPassword = \"KERP_APP_PASSWORD\";",
    "builder.AddPassword(Parameters.PostgresPassword)",
    '"contentHash": "yolAXvmj+Cp9KYoVOJNWQV2HLlUFJZUrJ8KVKWbOCE0Lv6rXYtRWBQpu2wzqYBoCF"',
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    folder = tmp_path / "deploy/scripts/local"
    folder.mkdir(parents=True)
    (folder / "allowed-secrets.tsv").write_text("# file\trule\tfingerprint\treason\n")
    return tmp_path


def track(repository: Path, name: str, text: str) -> None:
    (repository / name).write_text(text)
    subprocess.run(["git", "-C", str(repository), "add", "--all"], check=True)


def allow(repository: Path, line: str) -> None:
    track(repository, "deploy/scripts/local/allowed-secrets.tsv", line + "\n")


def test_no_tracked_file_holds_a_secret(root: Path, script: Callable) -> None:
    started = time.monotonic()
    result = script("secret_scan.py", root)

    assert (result.returncode, result.stdout) == (0, "No secrets.\n")
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("rule", "text"), PLANTED)
def test_a_planted_secret_is_found_and_not_repeated(repository: Path, script: Callable, rule: str, text: str) -> None:
    track(repository, "settings.txt", f"# one\n{text}\n")

    result = script("secret_scan.py", repository)

    assert result.returncode == 1
    assert f"settings.txt:2: {rule} '" in result.stdout
    assert text not in result.stdout
    assert RANDOM not in result.stdout


@pytest.mark.parametrize("text", HARMLESS)
def test_names_places_and_hashes_are_not_secrets(repository: Path, script: Callable, text: str) -> None:
    track(repository, "settings.txt", text)

    assert script("secret_scan.py", repository).stdout == "No secrets.\n"


def test_what_is_not_tracked_is_not_looked_at(repository: Path, script: Callable) -> None:
    (repository / "local.txt").write_text(PLANTED[0][1])

    assert script("secret_scan.py", repository).returncode == 0


def test_an_allowed_one_passes_another_one_does_not_and_a_stale_line_is_told(repository: Path, script: Callable) -> None:
    text = f"POPBILL_API_KEY={RANDOM}\n"
    track(repository, "settings.txt", text)
    fingerprint = script("secret_scan.py", repository).stdout.partition("(")[2].partition(")")[0]
    allow(repository, f"settings.txt\trandom-value\t{fingerprint}\tmade up")

    assert script("secret_scan.py", repository).returncode == 0
    track(repository, "settings.txt", text + text.replace("q7Z", "q8Z"))
    assert script("secret_scan.py", repository).returncode == 1
    track(repository, "settings.txt", "nothing")
    stale = script("secret_scan.py", repository)
    assert stale.returncode == 1
    assert "is not there any more" in stale.stdout


def test_an_allowance_without_a_reason_is_refused(repository: Path, script: Callable) -> None:
    allow(repository, "settings.txt\tjwt\t*\t")

    result = script("secret_scan.py", repository)

    assert result.returncode != 0
    assert "allowed-secrets.tsv:1" in result.stderr
