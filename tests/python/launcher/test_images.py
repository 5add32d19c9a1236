"""./kerp images and ./kerp test --containers, as far as they need neither an engine nor a registry."""

import json
import os
import re
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from launcher.conftest import Run

NOT_YET = "sha256:" + 64 * "0"
BASES = ("aspnet", "python-build", "python", "postgres")
LOCKED = {"tax-scraper", "insurance-edi"}


@pytest.fixture(scope="module")
def images(root: Path) -> dict[str, dict[str, Any]]:
    listed = json.loads((root / "deploy/images.json").read_text())["images"]
    assert len({image["name"] for image in listed}) == len(listed)
    return {image["name"]: image for image in listed}


def kerp(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(root / "kerp"), *arguments], text=True, capture_output=True, check=False, env={**os.environ, **environment})


def test_every_image_has_a_tag_that_does_not_move_by_name_and_a_digest(images: dict[str, dict[str, Any]]) -> None:
    for image in images.values():
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", image["digest"]), image
        assert image["tag"] not in ("", "latest"), image
        assert image["use"] in ("own", "server", "base"), image
        assert (image["source"] is None) == (image["use"] == "own"), image


def test_what_is_not_released_has_no_digest_and_what_others_made_is_not_given_twice(images: dict[str, dict[str, Any]]) -> None:
    assert {image["digest"] for image in images.values() if image["use"] == "own"} == {NOT_YET}
    known = [image["digest"] for image in images.values() if image["digest"] != NOT_YET]
    assert len(set(known)) == len(known)


@pytest.mark.parametrize("name", BASES)
def test_a_base_is_named_by_its_digest(root: Path, script: Run, images: dict[str, dict[str, Any]], name: str) -> None:
    image = images[name]

    asked = script("images.py", root / "deploy/images.json", name)

    assert asked.stdout.strip() == f"{image['source']}:{image['tag']}@{image['digest']}"


@pytest.mark.parametrize(("name", "reason"), [("kerp-api", "no digest of 'kerp-api' yet"), ("fly", "has no 'fly'")])
def test_what_cannot_be_a_base_is_refused(root: Path, script: Run, name: str, reason: str) -> None:
    asked = script("images.py", root / "deploy/images.json", name)

    assert (asked.returncode, asked.stdout) == (1, "")
    assert reason in asked.stderr


def test_the_apphost_runs_the_servers_that_are_listed(root: Path, images: dict[str, dict[str, Any]]) -> None:
    constants = "".join((root / file).read_text() for file in (
        "KErp.AppHost/ServerImages.cs", "deploy/KErp.Hosting/Nats/NatsContainerImageTags.cs"))

    assert dict(re.findall(r'const string (PostgresTag|RedisTag|Tag) = "([^"]+)"', constants)) == {
        "PostgresTag": images["postgres"]["tag"], "RedisTag": images["redis"]["tag"], "Tag": images["nats"]["tag"]}


@pytest.mark.parametrize("service", LOCKED)
def test_the_lock_has_what_the_service_requires_with_one_hash_each(root: Path, service: str) -> None:
    folder = root / "services" / service
    required = re.findall(r"^([a-z-]+)[<>=]", (folder / "requirements.txt").read_text(), re.MULTILINE)
    lock = (folder / "requirements.lock").read_text()

    locked = re.findall(r"^([a-z-]+)==[0-9.]+ \\\n    --hash=sha256:[0-9a-f]{64}$", lock, re.MULTILINE)

    assert required
    assert set(required) <= set(locked)
    assert len(set(locked)) == len(locked) == lock.count("==") == lock.count("--hash=")


def test_without_an_engine_nothing_is_built(root: Path) -> None:
    done = kerp(root, "images", "--engine", "no-such-engine")

    assert (done.returncode, done.stdout) == (1, "")
    assert "'no-such-engine' is not installed" in done.stderr


def test_without_podman_the_lane_says_so_and_ends(root: Path, tmp_path: Path) -> None:
    """Everything else is there: programs of the right names, which are only looked for."""
    for line in (root / "deploy/scripts/local/prerequisites.tsv").read_text().splitlines():
        if line.startswith("program\t") and (name := line.split("\t")[1]) != "podman":
            (tmp_path / name).touch(stat.S_IRWXU)

    done = kerp(root, "test", "--containers", "--no-install", KERP_PROGRAM_PATH=str(tmp_path))

    assert done.returncode == 1
    if os.geteuid() == 0:
        assert done.stdout.splitlines()[1:] == ["  podman               builds and runs images (package podman)"]
        assert "sudo apt-get install --yes podman\n" in done.stderr
    else:
        assert "run it as root" in done.stderr
