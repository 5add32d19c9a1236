"""gRPC over TLS: who gets in, what a rotated certificate does, and that nothing is served in the open by accident."""

import asyncio
import contextlib
import shutil
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import grpc
import pytest

from kerp_insurance_edi.server import DEFINITION
from kerp_insurance_edi.settings import InsuranceEdiSettings
from kerp_protos._generated.grpc.health.v1 import health_pb2, health_pb2_grpc
from kerp_service.app import Application, StartError
from kerp_service.settings import SettingsError
from support.certificates import Certificate, Issuer
from support.fixtures import Log
from support.harness import LOCAL, failure
from support.process import local, started

SERVING = health_pb2.HealthCheckResponse.SERVING


@pytest.fixture
def issuer(tmp_path: Path) -> Issuer:
    return Issuer.make(tmp_path, "issuer")


@pytest.fixture
def served(tmp_path: Path, issuer: Issuer) -> Certificate:
    return issuer.issue("served", "localhost")


def environment(served: Certificate, **more: str) -> dict[str, str]:
    return {**LOCAL, "ALLOW_PLAINTEXT": "false", "GRPC_TLS_CERT_FILE": str(served.cert_file),
            "GRPC_TLS_KEY_FILE": str(served.key_file), **more}


@contextlib.asynccontextmanager
async def serving(served: Certificate, **more: str) -> AsyncIterator[Application]:
    settings = InsuranceEdiSettings.load(environment(served, **more))
    async with Application.start(DEFINITION, settings) as app:
        yield app


def trusting(app: Application, issuer: Issuer, shown: Certificate | None = None, name: str = "localhost"):
    credentials = grpc.ssl_channel_credentials(issuer.cert, *((shown.key, shown.cert) if shown else ()))
    return grpc.aio.secure_channel(
        f"127.0.0.1:{app.grpc_port}", credentials, options=[("grpc.ssl_target_name_override", name)])


def check(channel: grpc.aio.Channel):
    return health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=5)


async def refused(channel: grpc.aio.Channel) -> None:
    async with channel:
        assert (await failure(check(channel))).code() is grpc.StatusCode.UNAVAILABLE


async def answered(channel: grpc.aio.Channel) -> None:
    async with channel:
        assert (await check(channel)).status == SERVING


async def presented(app: Application) -> bytes:
    """The certificate that a new connection is shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(["h2"])
    _, writer = await asyncio.open_connection("127.0.0.1", app.grpc_port, ssl=context)
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    return shown


async def test_a_client_that_trusts_the_issuer_is_answered(issuer: Issuer, served: Certificate) -> None:
    async with serving(served) as app:
        await answered(trusting(app, issuer))


async def test_others_are_refused(tmp_path: Path, issuer: Issuer, served: Certificate) -> None:
    async with serving(served) as app:
        await refused(trusting(app, Issuer.make(tmp_path, "stranger")))
        await refused(trusting(app, issuer, name="elsewhere"))
        await refused(grpc.aio.insecure_channel(f"127.0.0.1:{app.grpc_port}"))


async def test_mutual_tls_refuses_a_client_without_a_certificate_of_the_issuer(
    tmp_path: Path, issuer: Issuer, served: Certificate
) -> None:
    stranger = Issuer.make(tmp_path, "stranger").issue("foreign", "worker")
    async with serving(served, GRPC_TLS_CLIENT_CA_FILE=str(issuer.cert_file)) as app:
        await refused(trusting(app, issuer))
        await refused(trusting(app, issuer, shown=stranger))
        await answered(trusting(app, issuer, shown=issuer.issue("worker", "worker")))


async def test_a_rotated_certificate_is_taken_without_a_restart(issuer: Issuer, served: Certificate, log: Log) -> None:
    renewed = issuer.issue("renewed", "localhost")
    async with serving(served) as app, trusting(app, issuer) as before:
        assert (await check(before)).status == SERVING
        assert await presented(app) == ssl.PEM_cert_to_DER_cert(served.cert.decode())

        # Half of a rotation: the last pair still holds.
        shutil.copy(renewed.key_file, served.key_file)
        assert await presented(app) == ssl.PEM_cert_to_DER_cert(served.cert.decode())
        await answered(trusting(app, issuer))
        shutil.copy(renewed.cert_file, served.cert_file)

        assert await presented(app) == ssl.PEM_cert_to_DER_cert(renewed.cert.decode())
        await answered(trusting(app, issuer))
        assert (await check(before)).status == SERVING  # open connections stay

    assert log.lines("cannot read the rotated certificate")
    assert len(log.lines("took the rotated certificate")) == 1


async def test_a_key_of_another_certificate_is_a_clear_error(tmp_path: Path, issuer: Issuer, served: Certificate) -> None:
    other = issuer.issue("other", "localhost")
    with pytest.raises(StartError, match="cannot serve TLS with"):
        async with serving(served, GRPC_TLS_KEY_FILE=str(other.key_file)):
            pass


@pytest.mark.parametrize(("values", "problem"), [
    ({"ALLOW_PLAINTEXT": "false"}, "GRPC_TLS_CERT_FILE is missing; only ALLOW_PLAINTEXT=true serves without TLS"),
    ({"ALLOW_PLAINTEXT": ""}, "GRPC_TLS_CERT_FILE is missing; only ALLOW_PLAINTEXT=true serves without TLS"),
    ({"ALLOW_PLAINTEXT": "1"}, "ALLOW_PLAINTEXT is not true or false"),
    ({"GRPC_TLS_CERT_FILE": __file__}, "GRPC_TLS_CERT_FILE and GRPC_TLS_KEY_FILE must be set together"),
    ({"GRPC_TLS_KEY_FILE": __file__}, "GRPC_TLS_CERT_FILE and GRPC_TLS_KEY_FILE must be set together"),
    ({"GRPC_TLS_CLIENT_CA_FILE": __file__}, "GRPC_TLS_CLIENT_CA_FILE needs GRPC_TLS_CERT_FILE"),
    ({"GRPC_TLS_CERT_FILE": "/nowhere.crt"}, "GRPC_TLS_CERT_FILE is not a file that can be read"),
])
def test_wrong_settings_are_named(values: dict[str, str], problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        InsuranceEdiSettings.load({**LOCAL, **values})

    assert caught.value.problems == [problem]


async def test_a_process_does_not_start_in_the_open_unless_told_to() -> None:
    async with started("insurance-edi", "kerp_insurance_edi", local(ALLOW_PLAINTEXT="")) as service:
        code = await service.end()

    assert code == 78
    assert [line["problem"] for line in service.lines] == [
        "GRPC_TLS_CERT_FILE is missing; only ALLOW_PLAINTEXT=true serves without TLS"]
