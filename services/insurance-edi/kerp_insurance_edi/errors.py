"""What can go wrong, and the gRPC status of each."""

from collections.abc import Iterable

import grpc

from kerp_service.errors import ErrorTable


class UnknownYear(Exception):
    """The data has no such year. The latest known one is never given instead: its rates would be wrong."""

    def __init__(self, year: int, known: Iterable[int]) -> None:
        years = ", ".join(str(each) for each in sorted(known))
        super().__init__(f"no contribution rates for {year}; known years: {years}")


ERRORS: ErrorTable = {UnknownYear: grpc.StatusCode.NOT_FOUND}
