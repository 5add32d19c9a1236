"""gRPC server metrics under the names that every gRPC language uses."""

from collections.abc import Iterable

import grpc
from google.protobuf.descriptor import ServiceDescriptor
from prometheus_client import CollectorRegistry, Counter, Histogram

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_IRREGULAR = {grpc.StatusCode.OK: "OK", grpc.StatusCode.CANCELLED: "Canceled"}


class GrpcMetrics:
    def __init__(self, registry: CollectorRegistry, services: Iterable[ServiceDescriptor]) -> None:
        self._handled = Counter(
            "grpc_server_handled", "Calls finished, by method and status.",
            ["grpc_service", "grpc_method", "grpc_code"], registry=registry)
        self._seconds = Histogram(
            "grpc_server_handling_seconds", "Time a call took.",
            ["grpc_service", "grpc_method"], buckets=_BUCKETS, registry=registry)
        self._touch(services)

    def finished(self, service: str, method: str, code: grpc.StatusCode, seconds: float) -> None:
        self._handled.labels(service, method, code_name(code)).inc()
        self._seconds.labels(service, method).observe(seconds)

    def _touch(self, services: Iterable[ServiceDescriptor]) -> None:
        # A series that first appears with its first error has no rate: Prometheus needs the 0 before it.
        for service in services:
            for method in service.methods:
                self._seconds.labels(service.full_name, method.name)
                for code in grpc.StatusCode:
                    self._handled.labels(service.full_name, method.name, code_name(code))


def code_name(code: grpc.StatusCode) -> str:
    """``OK``, ``InvalidArgument``, ``Canceled``: the spelling of gRPC's Go code, which published rules expect."""
    return _IRREGULAR.get(code) or str(code.name).title().replace("_", "")
