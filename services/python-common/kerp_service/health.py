"""grpc.health.v1: what the probes and the clients' balancers ask.

https://github.com/grpc/grpc/blob/master/doc/health-checking.md
"""

import asyncio
from collections.abc import AsyncIterator, Iterable

import grpc

from kerp_protos._generated.grpc.health.v1 import health_pb2, health_pb2_grpc

Status = health_pb2.HealthCheckResponse.ServingStatus


class HealthService(health_pb2_grpc.HealthServicer):
    """One status for the process, reported under "" and under each service's name."""

    def __init__(self, services: Iterable[str]) -> None:
        self._names = frozenset(services) | {""}
        self._status: Status = health_pb2.HealthCheckResponse.NOT_SERVING
        self._started = False
        self._closed = False
        self._changed = asyncio.Event()

    @property
    def serving(self) -> bool:
        return bool(self._status == health_pb2.HealthCheckResponse.SERVING)

    @property
    def started(self) -> bool:
        """Has been serving, whatever it is now."""
        return self._started

    def set(self, status: Status) -> None:
        self._status = status
        self._started = self._started or self.serving
        self._wake()

    def close(self) -> None:
        """Ends every Watch, which would otherwise hold the drain for all of its grace."""
        self._closed = True
        self._wake()

    async def Check(
        self, request: health_pb2.HealthCheckRequest, context: "grpc.aio.ServicerContext"
    ) -> health_pb2.HealthCheckResponse:
        if request.service not in self._names:
            await context.abort(grpc.StatusCode.NOT_FOUND, "unknown service")
        return health_pb2.HealthCheckResponse(status=self._status)

    async def Watch(
        self, request: health_pb2.HealthCheckRequest, context: "grpc.aio.ServicerContext"
    ) -> AsyncIterator[health_pb2.HealthCheckResponse]:
        sent: Status | None = None
        while True:
            changed = self._changed
            status = self._status_for(request.service)
            if status != sent:
                sent = status
                yield health_pb2.HealthCheckResponse(status=status)
                continue  # the status may have changed while the answer was written
            if self._closed:
                return
            await changed.wait()

    def _status_for(self, service: str) -> Status:
        # A watcher of an unknown name is told so and kept, as the protocol says; a Check is refused.
        return self._status if service in self._names else health_pb2.HealthCheckResponse.SERVICE_UNKNOWN

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
