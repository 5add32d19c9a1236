"""What every subject of Popbill's has at hand."""

from dataclasses import dataclass

from kerp_tax_scraper.popbill.codes import States
from kerp_tax_scraper.popbill.session import Sessions


@dataclass(frozen=True)
class Room:
    sessions: Sessions
    states: States
    # The business in whose name, and on whose points, others are looked up; empty when there is none.
    partner_number: str
    bulk_timeout_seconds: float
