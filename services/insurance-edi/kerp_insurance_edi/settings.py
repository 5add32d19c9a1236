"""The environment of insurance-edi: what every service reads."""

from dataclasses import dataclass

from kerp_service.settings import ServiceSettings


@dataclass(frozen=True)
class InsuranceEdiSettings(ServiceSettings):
    pass
