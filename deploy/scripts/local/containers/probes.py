"""The probes of the published manifests, asked from outside as the kubelet does."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import grpc

from checks import expect

SERVING = b"\x08\x01"  # HealthCheckResponse { status: SERVING }


def health(port: int) -> None:
    for probe in ("startup", "ready", "live"):
        http(f"http://127.0.0.1:{port}/health/{probe}")


def http(url: str, contains: str = "") -> None:
    with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - http://127.0.0.1
        body = response.read().decode()
    expect(response.status == 200, f"{url}: {response.status}")
    expect(contains in body, f"{url} does not contain {contains}")


def grpc_serving(port: int) -> None:
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        answer = channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=5)
    expect(answer == SERVING, f"health of port {port}: {answer!r}")


def send(url: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
    """JSON there and back; without a body it is a GET."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})})  # noqa: S310 - http://127.0.0.1
    try:
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            return json.loads(response.read())
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{url}: {error.code} {error.read().decode()[:1000]}") from error
