"""Refusals as answers."""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import MESSAGES, ProviderRefused


def refusal(code: str, more: str = "") -> pb.Refusal:
    """One of K-ERP's own codes, in its own words."""
    return pb.Refusal(code=code, message=f"{MESSAGES[code]} {more}".rstrip())


def refusal_of(error: ProviderRefused) -> pb.Refusal:
    return pb.Refusal(code=error.code, message=error.message)
