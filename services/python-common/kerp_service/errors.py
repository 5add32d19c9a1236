"""How a domain error becomes a gRPC status. Each service has one table; what is not in it is a bug."""

from collections.abc import Mapping

import grpc

ErrorTable = Mapping[type[Exception], grpc.StatusCode]


def detail_of(error: Exception) -> str:
    """What the caller is told: ``detail`` of an error whose words may name somebody, and whose text is for the log."""
    return str(getattr(error, "detail", error))


def status_of(error: Exception, table: ErrorTable) -> grpc.StatusCode | None:
    """By the nearest class of the error's ancestry."""
    for kind in type(error).__mro__:
        if kind in table:
            return table[kind]
    return None
