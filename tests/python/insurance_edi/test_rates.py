"""Contribution rates over the wire, and the checks of their data."""

import json
from pathlib import Path
from typing import Any

import grpc
import pytest

from kerp_insurance_edi.rates import RatesError, RateTable
from kerp_insurance_edi.server import RATES_FILE
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2 as pb
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2_grpc as rpc
from support.harness import Running, failure

PENSION, HEALTH = pb.INSURANCE_NATIONAL_PENSION, pb.INSURANCE_HEALTH
CARE, UNEMPLOYMENT = pb.INSURANCE_LONG_TERM_CARE, pb.INSURANCE_UNEMPLOYMENT

EXPECTED = {
    2025: [
        (PENSION, 45_000, 45_000, "2025-01-01", "2025-06-30", 390_000, 6_170_000),
        (PENSION, 45_000, 45_000, "2025-07-01", "2025-12-31", 400_000, 6_370_000),
        (HEALTH, 35_450, 35_450, "2025-01-01", "2025-12-31", 0, 0),
        (CARE, 64_750, 64_750, "2025-01-01", "2025-12-31", 0, 0),
        (UNEMPLOYMENT, 9_000, 9_000, "2025-01-01", "2025-12-31", 0, 0),
    ],
    2026: [
        (PENSION, 47_500, 47_500, "2026-01-01", "2026-06-30", 400_000, 6_370_000),
        (PENSION, 47_500, 47_500, "2026-07-01", "2026-12-31", 410_000, 6_590_000),
        (HEALTH, 35_950, 35_950, "2026-01-01", "2026-12-31", 0, 0),
        (CARE, 65_700, 65_700, "2026-01-01", "2026-12-31", 0, 0),
        (UNEMPLOYMENT, 9_000, 9_000, "2026-01-01", "2026-12-31", 0, 0),
    ],
}


@pytest.mark.parametrize("year", EXPECTED)
async def test_the_rates_of_a_known_year(running: Running, year: int) -> None:
    answer = await rpc.InsuranceEdiStub(running.channel).GetContributionRates(
        pb.GetContributionRatesRequest(year=year))

    assert answer.year == year
    assert EXPECTED[year] == [
        (rate.insurance, rate.employee_ppm, rate.employer_ppm, rate.effective_from, rate.effective_to,
         rate.base_floor, rate.base_ceiling) for rate in answer.rates]
    assert all("법" in rate.source for rate in answer.rates)


@pytest.mark.parametrize("year", [2024, 2027, 0, -1])
async def test_an_unknown_year_is_not_found(running: Running, year: int) -> None:
    error = await failure(rpc.InsuranceEdiStub(running.channel).GetContributionRates(
        pb.GetContributionRatesRequest(year=year)))

    assert error.code() is grpc.StatusCode.NOT_FOUND
    assert error.details() == f"no contribution rates for {year}; known years: 2025, 2026"


def _floor10(won: int) -> int:
    return won // 10 * 10


@pytest.mark.parametrize(("pay", "shares"), [
    (3_000_000, (142_500, 107_850, 14_170, 27_000)),
    (7_000_000, (313_020, 251_650, 33_060, 63_000)),
    (2_156_880, (102_410, 77_530, 10_180, 19_410)),
])
def test_the_data_gives_the_published_employee_shares(pay: int, shares: tuple[int, ...]) -> None:
    """The worked examples of the second half of 2026; long-term care from the employee's own half."""
    rows = {rate.insurance: rate for rate in RateTable.load(RATES_FILE).of_year(2026)}  # the later pension row wins
    pension, health, care = rows["national_pension"], rows["health"], rows["long_term_care"]
    base = min(max(pay // 1000 * 1000, pension.base_floor), pension.base_ceiling)
    own_health = _floor10(pay * health.employee_ppm // 1_000_000)

    assert shares == (
        _floor10(base * pension.employee_ppm // 1_000_000),
        own_health,
        _floor10(own_health * (care.employee_ppm + care.employer_ppm) // 1_000_000),
        _floor10(pay * rows["unemployment"].employee_ppm // 1_000_000),
    )


DAMAGE: dict[str, tuple[int, dict[str, Any] | None, str]] = {
    "gap": (2, {"effective_to": "2026-05-31"}, "national_pension has no rate from 2026-06-01 to 2026-06-30"),
    "gap at the end": (5, {"effective_to": "2026-11-30"}, "health has no rate from 2026-12-01 to 2026-12-31"),
    "gap at the start": (5, {"effective_from": "2026-01-02"}, "health has no rate from 2026-01-01 to 2026-01-01"),
    "missing row": (9, None, "unemployment has no rate from 2026-01-01 to 2026-12-31"),
    "overlap": (3, {"effective_from": "2026-06-30"}, "national_pension row from 2026-06-30 overlaps"),
    "a fraction": (4, {"employee_ppm": 35450.5}, "rates[4] (health from 2025-01-01): employee_ppm must be a whole"),
    "a truth": (4, {"employee_ppm": True}, "rates[4] (health from 2025-01-01): employee_ppm must be a whole"),
    "an unknown insurance": (6, {"insurance": "care"}, "rates[6] (care from 2025-01-01): insurance must be one of"),
    "a wrong date": (6, {"effective_from": "2025-02-30"}, "rates[6]: day is out of range"),
    "no source": (8, {"source": ""}, "rates[8] (unemployment from 2025-01-01): source is empty"),
    "too much": (8, {"employer_ppm": 1_000_000}, "rates[8] (unemployment from 2025-01-01): employee_ppm + employer"),
    "backwards": (0, {"effective_to": "2024-01-01"}, "rates[0] (national_pension from 2025-01-01): effective_to is"),
    "bounds": (0, {"base_ceiling": 1}, "rates[0] (national_pension from 2025-01-01): base_ceiling is below"),
}


@pytest.mark.parametrize(("row", "change", "message"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damaged_data_names_the_row(tmp_path: Path, row: int, change: dict[str, Any] | None, message: str) -> None:
    content = json.loads(RATES_FILE.read_text("utf-8"))
    if change is None:
        del content["rates"][row]
    else:
        content["rates"][row].update(change)
    damaged = tmp_path / "rates.json"
    damaged.write_text(json.dumps(content), "utf-8")

    with pytest.raises(RatesError) as caught:
        RateTable.load(damaged)

    assert message in str(caught.value)
    assert str(caught.value).startswith("rates.json")


@pytest.mark.parametrize("content", [None, "", "{}", "[]"])
def test_a_file_that_is_none_is_an_error(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "rates.json"
    if content is not None:
        path.write_text(content)

    with pytest.raises(RatesError, match="not a readable rate file"):
        RateTable.load(path)
