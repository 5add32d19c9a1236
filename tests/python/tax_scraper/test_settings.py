import pytest

from kerp_service.settings import SettingsError
from kerp_tax_scraper.settings import TaxScraperSettings
from support.harness import LOCAL
from support.popbill import environment


def problems(values: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        TaxScraperSettings.load(values)
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


def test_production_is_spoken_to_over_https_only() -> None:
    values = {**LOCAL, **environment("http://popbill.example", POPBILL_SERVICE_ID="POPBILL")}

    assert problems(values) == [
        "POPBILL_AUTH_URL must be https when POPBILL_SERVICE_ID is POPBILL",
        "POPBILL_API_URL must be https when POPBILL_SERVICE_ID is POPBILL"]


def test_the_defaults() -> None:
    settings = TaxScraperSettings.load({**LOCAL, **environment("http://popbill.example/")})

    assert settings.timeout_seconds == 5
    assert settings.duplicate_key_codes == {-12001012}
    assert settings.api_url == "http://popbill.example"
    assert settings.otlp_endpoint is None
    assert environment("")["POPBILL_API_KEY"] not in repr(settings)
    assert "0123456789abcdef" not in repr(settings)
