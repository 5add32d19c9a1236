import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.settings import SettingsError
from kerp_tax_scraper.providers import ChosenSettings
from support.harness import LOCAL
from support.popbill import environment


def problems(values: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        ChosenSettings.load(values)
    return caught.value.problems


def test_every_missing_name_is_listed_together() -> None:
    assert problems({}) == [
        f"{name} is missing" for name in (
            "GRPC_PORT", "MANAGEMENT_PORT", "POPBILL_LINK_ID", "POPBILL_API_KEY", "POPBILL_AUTH_URL",
            "POPBILL_API_URL")]


def test_wrong_values_are_listed_with_the_missing_and_never_quoted() -> None:
    found = problems({
        "GRPC_PORT": "70000", "POPBILL_LINK_ID": "X", "POPBILL_API_KEY": "not base64!", "POPBILL_AUTH_URL": "ftp://x",
        "POPBILL_SERVICE_ID": "PROD", "POPBILL_TIMEOUT_SECONDS": "0", "POPBILL_DUPLICATE_KEY_CODES": "-1,x",
        "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc", "OTEL_EXPORTER_OTLP_HEADERS": "nonsense", "DRAIN_GRACE_SECONDS": "nan"})

    assert [problem.split()[0] for problem in found] == [
        "GRPC_PORT", "MANAGEMENT_PORT", "DRAIN_GRACE_SECONDS", "OTEL_EXPORTER_OTLP_PROTOCOL",
        "OTEL_EXPORTER_OTLP_HEADERS", "POPBILL_API_KEY", "POPBILL_SERVICE_ID", "POPBILL_AUTH_URL", "POPBILL_API_URL",
        "POPBILL_TIMEOUT_SECONDS", "POPBILL_DUPLICATE_KEY_CODES"]
    assert "not base64!" not in " ".join(found)


def test_codes_and_numbers_of_popbill_are_checked() -> None:
    assert problems({**LOCAL, **environment(
        "http://popbill.example", POPBILL_PARTNER_NUMBER="123-45-67891", POPBILL_NOT_A_MEMBER_CODES="x",
        POPBILL_REQUESTED_STATES="2**")}) == [
            "POPBILL_PARTNER_NUMBER is not a business number of 10 digits",
            "POPBILL_NOT_A_MEMBER_CODES is not a whole number", "POPBILL_REQUESTED_STATES is not a whole number"]


def test_a_provider_that_is_not_registered_is_named_as_the_problem() -> None:
    assert problems({**LOCAL, **environment("http://popbill.example"), "TAX_PROVIDER": "barobill"}) == [
        "TAX_PROVIDER is not one of popbill"]


def test_production_is_spoken_to_over_https_only() -> None:
    values = {**LOCAL, **environment("http://popbill.example", POPBILL_SERVICE_ID="POPBILL")}

    assert problems(values) == [
        "POPBILL_AUTH_URL must be https when POPBILL_SERVICE_ID is POPBILL",
        "POPBILL_API_URL must be https when POPBILL_SERVICE_ID is POPBILL"]


def test_the_defaults() -> None:
    settings = ChosenSettings.load({**LOCAL, **environment("http://popbill.example/")})

    assert settings.timeout_seconds == 5
    assert settings.duplicate_key_codes == {-12001012}
    assert settings.api_url == "http://popbill.example"
    assert settings.otlp_endpoint is None
    assert (settings.nts_api_url, settings.nts_api_key) == ("https://api.odcloud.kr", "")
    assert settings.states().state(210, "") == pb.DOCUMENT_STATE_REQUESTED
    assert environment("")["POPBILL_API_KEY"] not in repr(settings)
    assert "0123456789abcdef" not in repr(settings)
