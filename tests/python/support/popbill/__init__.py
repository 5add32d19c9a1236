"""Popbill, Linkhub and 국세청 as they are on the wire, with the signature checked, and able to fail.

Written from the protocol's description and not from the client: the signature is computed here once more.
"""

from support.popbill.linkhub import LINK_ID, SECRET, SERVICE_ID
from support.popbill.office import NTS_KEY
from support.popbill.server import Popbill, environment, full_environment, popbill_server
from support.popbill.wire import FALSE_SUCCESS

__all__ = [
    "FALSE_SUCCESS", "LINK_ID", "NTS_KEY", "SECRET", "SERVICE_ID", "Popbill", "environment", "full_environment",
    "popbill_server"]
