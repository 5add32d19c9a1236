"""What a token request is signed with, and how.

    StringToSign = "POST\\n" + base64(sha256(body)) + "\\n" + x-lh-date + "\\n2.0\\n/{ServiceID}/Token"
    Signature    = base64(HMAC-SHA256(SecretKey, StringToSign))
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field

VERSION = "2.0"


@dataclass(frozen=True)
class Credentials:
    auth_url: str
    service_id: str
    link_id: str
    secret_key: bytes = field(repr=False)

    @property
    def service_url(self) -> str:
        return f"{self.auth_url}/{self.service_id}"


def token_body(business_number: str, scope: str) -> bytes:
    return json.dumps({"access_id": business_number, "scope": ["member", scope]}).encode()


def signature(credentials: Credentials, body: bytes, date: str) -> str:
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    target = "\n".join(["POST", digest, date, VERSION, f"/{credentials.service_id}/Token"])
    return base64.b64encode(hmac.digest(credentials.secret_key, target.encode(), "sha256")).decode()
