"""What any TaxInvoiceProvider must know of members and businesses, and collect from 홈택스."""

import asyncio
from datetime import date, timedelta

import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.onboarding import account_of, join_once
from kerp_tax_scraper.provider import Period
from support.invoices import business_number
from support.worlds import World

CONFIRM_NUMBER = "20261103" + "41000064" + "0000xyZ1"


def soon() -> Deadline:
    return Deadline(20)


async def test_what_a_member_lacks_and_has(world: World) -> None:
    member = business_number()
    await world.account(member, member=True, certificate=False, points=500)
    before = await account_of(world.provider, member, soon())
    await world.account(member, member=True, certificate=True, points=500)
    after = await account_of(world.provider, member, soon())

    assert (before.member, before.certificate_registered, before.certificate_expires_on) == (True, False, "")
    assert (after.member, after.certificate_registered, after.points) == (True, True, 500)
    assert date.fromisoformat(after.certificate_expires_on) > date(2026, 11, 1)
    assert after.points_per_invoice > 0


@pytest.mark.parametrize("lost", [False, True], ids=["answered", "answer lost"])
async def test_a_business_joins_once(world: World, lost: bool) -> None:
    number = business_number()
    await world.account(number, member=False, certificate=False, points=0)
    if lost:
        await world.lose_answer("join")

    before = await account_of(world.provider, number, soon())
    answers = [await join_once(world.provider, joining(number), soon()) for _ in range(2)]

    assert before == pb.Account()
    assert [answer.WhichOneof("outcome") for answer in answers] == ["done", "done"]
    assert await world.provider.is_member(number, soon())


async def test_the_certificate_has_an_address_to_register_it(world: World) -> None:
    number = business_number()
    await world.account(number, member=True, certificate=False, points=0)

    url = await world.provider.certificate_url(number, soon())

    assert url.startswith(("http://", "https://"))


async def test_the_state_of_businesses(world: World) -> None:
    active, suspended, closed = (business_number() for _ in range(3))
    await world.registration(suspended, "suspended")
    await world.registration(closed, "closed", "2026-03-31")

    found = await world.provider.check_businesses([active, suspended, closed], soon())

    assert [found[number].state for number in (active, suspended, closed)] == [
        pb.BUSINESS_STATE_ACTIVE, pb.BUSINESS_STATE_SUSPENDED, pb.BUSINESS_STATE_CLOSED]
    assert [found[number].closed_on for number in (active, suspended, closed)] == ["", "", "2026-03-31"]


async def test_purchases_are_collected(world: World) -> None:
    member, seller = business_number(), business_number()
    today = date.today()
    await world.at_home_tax(member, {
        "ntsconfirmNum": CONFIRM_NUMBER, "writeDate": f"{today:%Y%m%d}", "issueDate": f"{today:%Y%m%d}",
        "sendDate": f"{today:%Y%m%d}", "taxType": "과세", "purposeType": "영수", "supplyCostTotal": "-1000",
        "taxTotal": "-100", "totalAmount": "-1100", "remark1": "반품", "modifyYN": True,
        "orgNTSConfirmNum": CONFIRM_NUMBER[:-1] + "0", "itemName": "품목", "invoicerCorpNum": seller,
        "invoicerCorpName": "공급자", "invoiceeCorpNum": member, "invoiceeCorpName": "공급받는자"})

    job_id = await world.provider.start_collection(
        member, pb.SIDE_BUYER, Period(today - timedelta(days=30), today + timedelta(days=1)), soon())
    done = await collected(world, member, job_id)
    page = await world.provider.list_collected(member, job_id, 1, soon())

    assert (done.state, done.count, page.page_count) == (pb.Collection.STATE_DONE, 1, 1)
    (found,) = page.invoices
    assert (found.nts_confirm_number, found.send_date) == (CONFIRM_NUMBER, today.isoformat())
    assert (found.tax_type, found.purpose) == (pb.TAX_TYPE_TAXABLE, pb.PURPOSE_RECEIPT)
    assert (found.supply_amount, found.tax_amount, found.total_amount) == (-1000, -100, -1100)
    assert (found.seller.business_number, found.buyer.business_number) == (seller, member)
    assert (found.original_confirm_number, found.remark, found.item) == (CONFIRM_NUMBER[:-1] + "0", "반품", "품목")


async def test_a_job_that_is_not_there_is_none(world: World) -> None:
    assert await world.provider.collection(business_number(), "000000000000099999", soon()) is None


def joining(number: str) -> pb.JoinProviderRequest:
    return pb.JoinProviderRequest(
        company=pb.Party(business_number=number, name="새 회사", representative="김대표", address="서울",
                         business_type="제조", business_class="전자부품"),
        user_id="newcompany", password="pass-word-1", contact_name="박담당", contact_email="p@example.com",
        contact_phone="02-0000-0000")


async def collected(world: World, member: str, job_id: str) -> pb.Collection:
    async with asyncio.timeout(20):
        while True:
            found = await world.provider.collection(member, job_id, soon())
            assert found is not None
            if found.state != pb.Collection.STATE_RUNNING:
                return found
            await asyncio.sleep(0.05)  # as with a submission: it has to be asked
