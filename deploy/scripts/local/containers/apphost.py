"""The AppHost in container mode: PostgreSQL, Redis and NATS as podman's containers, and an invoice through the whole platform."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import probes
from checks import Checks, expect, until
from podman import podman

SERVERS = ("postgres", "redis", "nats")
START_SECONDS = 240


def verify(checks: Checks, repository: Path, lane: Path, references: dict[str, str]) -> None:
    _name_as_published(repository, references)
    with _running(repository, lane) as run_file:
        report: dict[str, Any] = {}
        with checks.check("the AppHost brings up the whole platform with its servers in podman's containers"):
            until(lambda: report.update(json.loads(run_file.read_text())), START_SECONDS)
            containers = podman("ps", "--format={{.Image}}").splitlines()
            used = {image.rpartition("/")[2].partition(":")[0] for image in containers}
            expect(used == set(SERVERS), f"containers: {containers}")
        if report:
            with checks.check("an invoice posted there is issued by way of every service"):
                _issue_an_invoice(report["api"], repository / "docs/examples")
    with checks.check("the AppHost ends and leaves no container behind"):
        # Its orchestrator removes them a moment after it is gone itself.
        until(lambda: expect(podman("ps", "--all", "--quiet") == "", podman("ps", "--all")), 60)


def _name_as_published(repository: Path, references: dict[str, str]) -> None:
    """The AppHost asks for the images of deploy/images.json; here those names are the lane's own."""
    images = {image["name"]: image for image in json.loads((repository / "deploy/images.json").read_text())["images"]}
    for name in SERVERS:
        podman("tag", references[name], f"{images[name]['source']}:{images[name]['tag']}")


@contextmanager
def _running(repository: Path, lane: Path) -> Iterator[Path]:
    run_file = lane / "run.json"
    # HOME: generated passwords are user secrets, and those of this machine's user are not the lane's to change.
    environment = {
        **os.environ, "HOME": str(lane / "home"), "DOTNET_ENVIRONMENT": "Development", "ASPNETCORE_ENVIRONMENT": "Development",
        "ASPIRE_CONTAINER_RUNTIME": "podman", "KErp__Engine": "container", "KErp__RunFile": str(run_file), "KErp__DataDirectory": str(lane / "data")}
    program = repository / "KErp.AppHost/bin/Debug/net10.0/KErp.AppHost.dll"
    log = lane / "apphost.log"
    with log.open("w") as output:
        process = subprocess.Popen(["dotnet", str(program)], env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    try:
        yield run_file
    finally:
        if process.poll() is not None:
            print(f"The AppHost ended early:\n{log.read_text()[-3000:]}", flush=True)
        process.send_signal(signal.SIGTERM)
        process.wait(90)


def _issue_an_invoice(api: str, examples: Path) -> None:
    def example(name: str) -> Any:
        return json.loads((examples / name).read_text())

    token = probes.send(f"{api}/api/v1/auth/sign-up", example("sign-up.json"))["accessToken"]
    session = {"Authorization": f"Bearer {token}"}
    probes.send(f"{api}/api/v1/invoices", example("invoice.json"), {**session, "Idempotency-Key": str(uuid.uuid4())})

    def issued() -> None:
        invoice = probes.send(f"{api}/api/v1/invoices?limit=1", headers=session)["items"][0]
        expect(invoice["status"] in ("issued", "transmitted"), f"the invoice is {invoice['status']}")

    until(issued, 60)
