"""What can go wrong, and the gRPC status of each."""

import grpc

from kerp_service.errors import ErrorTable


class InvalidRequest(Exception):
    """The request itself is wrong. ``field`` is the path in the contract; the value is never quoted."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field = field


class DocumentNotFound(Exception):
    """The provider knows no document under the key."""


class ProviderUnavailable(Exception):
    """Transient: the provider could not be reached or gave no usable answer. What it did is unknown."""


class ProviderTimeout(ProviderUnavailable):
    """No answer in the time there was."""


class ProviderRefused(Exception):
    """The provider understood and said no."""

    def __init__(self, code: str, message: str, *, key_in_use: bool = False) -> None:
        super().__init__(f"the provider refused with code {code}")
        self.code = code
        self.message = message
        self.key_in_use = key_in_use


ERRORS: ErrorTable = {
    InvalidRequest: grpc.StatusCode.INVALID_ARGUMENT,
    DocumentNotFound: grpc.StatusCode.NOT_FOUND,
    ProviderUnavailable: grpc.StatusCode.UNAVAILABLE,
    ProviderTimeout: grpc.StatusCode.DEADLINE_EXCEEDED,
    # At a look-up; a refusal of an issue is an answer (Refusal) and never gets here.
    ProviderRefused: grpc.StatusCode.FAILED_PRECONDITION,
}
