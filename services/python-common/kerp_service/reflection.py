"""Server reflection, v1 and v1alpha: what lets grpcurl call a service without its proto files."""

from collections.abc import AsyncIterator, Callable, Iterable
from types import ModuleType
from typing import Any

import grpc
from google.protobuf import descriptor_pool
from google.protobuf.descriptor import FileDescriptor

from kerp_protos._generated.grpc.reflection.v1 import reflection_pb2 as v1_pb2
from kerp_protos._generated.grpc.reflection.v1 import reflection_pb2_grpc as v1_grpc
from kerp_protos._generated.grpc.reflection.v1alpha import reflection_pb2 as v1alpha_pb2
from kerp_protos._generated.grpc.reflection.v1alpha import reflection_pb2_grpc as v1alpha_grpc


class ReflectionService:
    """Serves both versions: their messages differ in the package only, so ``messages`` is the one difference."""

    def __init__(self, messages: ModuleType, services: Iterable[str]) -> None:
        self._messages = messages
        self._services = sorted(services)
        self._pool = descriptor_pool.Default()

    async def ServerReflectionInfo(
        self, requests: AsyncIterator[Any], context: "grpc.aio.ServicerContext"
    ) -> AsyncIterator[Any]:
        async for request in requests:
            response = self._messages.ServerReflectionResponse(valid_host=request.host, original_request=request)
            try:
                self._answer(request, response)
            except KeyError:
                response.error_response.error_code = grpc.StatusCode.NOT_FOUND.value[0]
                response.error_response.error_message = "not found"
            yield response

    def _answer(self, request: Any, response: Any) -> None:
        asked = request.WhichOneof("message_request")
        pool = self._pool
        if asked == "list_services":
            response.list_services_response.service.extend(
                self._messages.ServiceResponse(name=name) for name in self._services)
        elif asked == "file_by_filename":
            _write(pool.FindFileByName(request.file_by_filename), response)
        elif asked == "file_containing_symbol":
            _write(pool.FindFileContainingSymbol(request.file_containing_symbol), response)
        elif asked == "file_containing_extension":
            wanted = request.file_containing_extension
            message = pool.FindMessageTypeByName(wanted.containing_type)
            _write(pool.FindExtensionByNumber(message, wanted.extension_number).file, response)
        elif asked == "all_extension_numbers_of_type":
            message = pool.FindMessageTypeByName(request.all_extension_numbers_of_type)
            answer = response.all_extension_numbers_response
            answer.base_type_name = message.full_name
            answer.extension_number.extend(sorted(found.number for found in pool.FindAllExtensions(message)))
        else:
            response.error_response.error_code = grpc.StatusCode.INVALID_ARGUMENT.value[0]
            response.error_response.error_message = "message_request is not set"


def _write(file: FileDescriptor, response: Any) -> None:
    """The file and all it imports, each once."""
    seen: dict[str, bytes] = {}

    def visit(current: FileDescriptor) -> None:
        if current.name not in seen:
            seen[current.name] = current.serialized_pb
            for dependency in current.dependencies:
                visit(dependency)

    visit(file)
    response.file_descriptor_response.file_descriptor_proto.extend(seen.values())


def register(server: grpc.aio.Server, services: Iterable[str]) -> None:
    names = list(services)
    versions: list[tuple[ModuleType, Callable[..., None]]] = [
        (v1_pb2, v1_grpc.add_ServerReflectionServicer_to_server),
        (v1alpha_pb2, v1alpha_grpc.add_ServerReflectionServicer_to_server),
    ]
    for messages, add in versions:
        add(ReflectionService(messages, names), server)
