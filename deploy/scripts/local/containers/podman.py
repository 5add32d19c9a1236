"""Podman, as this lane uses it: a storage, a network and a registry of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

# What the published manifests give to every container of ours.
_SECURITY_CONTEXT = ("--user=1000:1000", "--read-only", "--read-only-tmpfs=false", "--cap-drop=ALL", "--security-opt=no-new-privileges")


def confined(*writable: str) -> list[str]:
    """The security context, and an empty folder at each of these paths, as an emptyDir is."""
    return [*_SECURITY_CONTEXT, *(f"--tmpfs={path}" for path in writable)]


def run(*command: str, stdin: str | None = None, seconds: float = 600) -> str:
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=seconds, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:4])} ...: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
    return done.stdout


def podman(*arguments: str, seconds: float = 600) -> str:
    return run("podman", *arguments, seconds=seconds).strip()


def start(
    name: str, image: str, environment: Mapping[str, str], ports: Sequence[int] = (), options: Sequence[str] = (), command: Sequence[str] = (),
) -> None:
    podman(
        "run", "--detach", f"--name={name}", "--network=kerp", *options, *_environment(environment),
        *(f"--publish=127.0.0.1::{port}" for port in ports), image, *command)


def once(image: str, environment: Mapping[str, str], *command: str, options: Sequence[str]) -> str:
    """Runs to its end; what it printed."""
    entrypoint = [f"--entrypoint={command[0]}"] if command else []
    return podman("run", "--rm", "--network=kerp", *options, *_environment(environment), *entrypoint, image, *command[1:])


def published(name: str, port: int) -> int:
    """The port of this machine that leads to the container's."""
    return int(podman("port", name, str(port)).rpartition(":")[2])


def inspect(name: str) -> dict[str, Any]:
    return dict(json.loads(podman("container", "inspect", name))[0])


def image_config(image: str) -> dict[str, Any]:
    return dict(json.loads(podman("image", "inspect", image))[0]["Config"])


def logs(name: str) -> str:
    done = subprocess.run(["podman", "logs", "--tail=20", name], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _environment(values: Mapping[str, str]) -> list[str]:
    return [f"--env={name}={value}" for name, value in values.items()]
