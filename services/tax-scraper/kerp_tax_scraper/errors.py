"""What can go wrong, the gRPC status of each, and K-ERP's own codes for what a provider refuses."""

import grpc

from kerp_service.errors import ErrorTable

NOT_A_MEMBER = "not_a_member"
CERTIFICATE_MISSING = "certificate_missing"
CERTIFICATE_EXPIRED = "certificate_expired"
POINTS_EXHAUSTED = "points_exhausted"
MGT_KEY_CONFLICT = "mgt_key_conflict"
MGT_KEY_NOT_ISSUED = "mgt_key_not_issued"
ALREADY_TRANSMITTED = "already_transmitted"
DOCUMENT_ABSENT = "document_absent"
NOT_IN_RESULT = "not_in_result"

# What to do about each: the provider's own words for it are of no use to an accountant.
MESSAGES = {
    NOT_A_MEMBER: "전자세금계산서 서비스의 회원이 아닙니다. 먼저 회원으로 가입해 주십시오.",
    CERTIFICATE_MISSING: "등록된 공동인증서가 없습니다. 공동인증서를 등록한 뒤 다시 시도해 주십시오.",
    CERTIFICATE_EXPIRED: "공동인증서가 만료되었습니다. 갱신한 인증서를 등록한 뒤 다시 시도해 주십시오.",
    POINTS_EXHAUSTED: "포인트가 부족합니다. 포인트를 충전한 뒤 다시 시도해 주십시오.",
    MGT_KEY_CONFLICT: "문서번호가 금액이 다른 세금계산서에 이미 사용되었습니다.",
    MGT_KEY_NOT_ISSUED: "문서번호가 이미 사용되었으나 발행된 상태가 아닙니다.",
    ALREADY_TRANSMITTED: "국세청 전송이 시작되어 취소할 수 없습니다. 수정세금계산서를 발행해 주십시오.",
    DOCUMENT_ABSENT: "해당 문서번호의 세금계산서가 없습니다.",
    NOT_IN_RESULT: "대량발행 결과에 이 문서번호가 없습니다. 개별 발행으로 다시 시도해 주십시오.",
}


class InvalidRequest(Exception):
    """The request itself is wrong. ``field`` is the path in the contract; the value is never quoted."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field = field


class DocumentNotFound(Exception):
    """The provider knows nothing under the key or id."""


class ProviderUnavailable(Exception):
    """Transient: the provider could not be reached or gave no usable answer. What it did is unknown."""


class ProviderTimeout(ProviderUnavailable):
    """No answer in the time there was."""


class ProviderRefused(Exception):
    """The provider understood and said no.

    ``code`` is one of K-ERP's own above, or the provider's number. The text is for the log and has the code only:
    the provider's words may quote what is in the document.
    """

    def __init__(self, code: str, message: str = "", *, key_in_use: bool = False) -> None:
        super().__init__(f"the provider refused with code {code}")
        self.code = code
        self.message = MESSAGES.get(code, message)
        self.key_in_use = key_in_use

    @property
    def detail(self) -> str:
        return f"{self.code}: {self.message}"


ERRORS: ErrorTable = {
    InvalidRequest: grpc.StatusCode.INVALID_ARGUMENT,
    DocumentNotFound: grpc.StatusCode.NOT_FOUND,
    ProviderUnavailable: grpc.StatusCode.UNAVAILABLE,
    ProviderTimeout: grpc.StatusCode.DEADLINE_EXCEEDED,
    # Where the answer has no place for a refusal.
    ProviderRefused: grpc.StatusCode.FAILED_PRECONDITION,
}
