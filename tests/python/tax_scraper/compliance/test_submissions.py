"""What any TaxInvoiceProvider must do with submissions of many invoices."""

import asyncio

import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderRefused
from kerp_tax_scraper.submitting import submit_once
from support.invoices import business_number, issue_request
from support.worlds import World


def soon() -> Deadline:
    return Deadline(20)


@pytest.fixture
def seller() -> str:
    return business_number()


async def test_a_submission_issues_each_invoice_once(world: World, seller: str) -> None:
    request = submission(seller, "S-1", "A", "B", "C")

    first = await submit_once(world.provider, request, soon())
    result = await finished(world, request)
    again = await submit_once(world.provider, request, soon())

    assert first.WhichOneof("outcome") == "in_progress"
    assert [item.mgt_key for item in result.items] == ["A", "B", "C"]
    assert len({item.issued.nts_confirm_number for item in result.items} - {""}) == 3
    assert again.result == result
    assert [await world.issued(seller, key) for key in ("A", "B", "C")] == [1, 1, 1]


async def test_an_item_that_is_refused_does_not_stop_the_others(world: World, seller: str) -> None:
    await world.provider.issue(issue_request("B", seller=seller).invoice, True, soon())

    result = await finished(world, submission(seller, "S-1", "A", "B"))

    assert [item.WhichOneof("outcome") for item in result.items] == ["issued", "refusal"]
    assert await world.issued(seller, "B") == 1


async def test_a_submission_whose_answer_is_lost_is_taken_over(world: World, seller: str) -> None:
    request = submission(seller, "S-1", "A", "B")
    await world.lose_answer("submit")

    answer = await submit_once(world.provider, request, soon())
    result = await finished(world, request)

    assert answer.WhichOneof("outcome") in ("in_progress", "result")
    assert all(item.issued.nts_confirm_number for item in result.items)
    assert [await world.issued(seller, key) for key in ("A", "B")] == [1, 1]


async def test_another_submission_of_the_same_id_is_refused_by_the_provider(world: World, seller: str) -> None:
    await finished(world, submission(seller, "S-1", "A"))

    with pytest.raises(ProviderRefused):
        await world.provider.submit("S-1", [issue_request("B", seller=seller).invoice], True, soon())

    assert await world.issued(seller, "B") == 0


def submission(seller: str, submit_id: str, *keys: str) -> pb.SubmitTaxInvoicesRequest:
    return pb.SubmitTaxInvoicesRequest(
        submit_id=submit_id, force_issue=True, invoices=[issue_request(key, seller=seller).invoice for key in keys])


async def finished(world: World, request: pb.SubmitTaxInvoicesRequest) -> pb.SubmissionResult:
    async with asyncio.timeout(20):
        while True:
            answer = await submit_once(world.provider, request, soon())
            if answer.WhichOneof("outcome") != "in_progress":
                assert answer.WhichOneof("outcome") == "result", answer
                return answer.result
            await asyncio.sleep(0.05)  # a provider tells nobody that it is done: it has to be asked
