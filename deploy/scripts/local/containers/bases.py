"""The base images and the servers' images, and the registry that has them: a base is named by digest, and only a registry gives one."""

from __future__ import annotations

import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checks import until
from podman import podman, run

HERE = Path(__file__).parent
ASPNET = ("ENV ASPNETCORE_HTTP_PORTS=8080", "ENV DOTNET_RUNNING_IN_CONTAINER=true", "ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true", "USER 1654")
# Name to the changes that give the image what the real one of this name declares.
IMAGES = {
    "aspnet": ASPNET,
    "python": ("ENTRYPOINT [\"/usr/bin/python3\"]", "USER 65532"),
    "python-build": ("CMD [\"python3\"]",),
    "postgres": ("ENTRYPOINT [\"/usr/local/bin/postgres.sh\"]", "CMD [\"postgres\"]", "VOLUME /var/lib/postgresql/data"),
    "redis": ("CMD [\"redis-server\"]", "VOLUME /data", "WORKDIR /data"),
    "nats": ("ENTRYPOINT [\"/usr/sbin/nats-server\"]",),
}
PATH = "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@contextmanager
def registry(lane: Path) -> Iterator[str]:
    address = f"localhost:{_free_port()}"
    settings = lane / "registry.yml"
    settings.write_text(
        f"version: 0.1\nlog:\n  level: error\n  accesslog:\n    disabled: true\n"
        f"storage:\n  filesystem:\n    rootdirectory: {lane / 'registry'}\nhttp:\n  addr: {address}\n")
    with (lane / "registries.conf").open("a") as trusted:
        trusted.write(f'[[registry]]\nlocation = "{address}"\ninsecure = true\n')
    with (lane / "registry.log").open("w") as log:
        process = subprocess.Popen(["docker-registry", "serve", str(settings)], stdout=log, stderr=log)
    try:
        until(lambda: urllib.request.urlopen(f"http://{address}/v2/", timeout=2).close(), 20)  # noqa: S310
        yield address
    finally:
        process.terminate()
        process.wait(20)


def publish(lane: Path, address: str) -> dict[str, str]:
    """Name to reference by digest, of all."""
    return {name: _publish(lane, address, name, changes) for name, changes in IMAGES.items()}


def _publish(lane: Path, address: str, name: str, changes: tuple[str, ...]) -> str:
    run(str(HERE / "rootfs.sh"), "unpack", str(lane), name)
    root = lane / name
    for script in (HERE / "servers").glob(f"{name}.sh"):
        (root / "usr/local/bin").mkdir(parents=True, exist_ok=True)
        run("install", "-m", "755", str(script), str(root / "usr/local/bin"))
    archive, tag, digest = lane / f"{name}.tar", f"{address}/{name}:lane", lane / f"{name}.digest"
    run("tar", "-C", str(root), "-cf", str(archive), ".")
    podman("import", *(f"--change={change}" for change in (PATH, *changes)), str(archive), tag)
    podman("push", "--quiet", f"--digestfile={digest}", tag)
    run("rm", "-rf", str(root), str(archive))
    reference = f"{address}/{name}@{digest.read_text().strip()}"
    podman("pull", "--quiet", reference)
    return reference


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
