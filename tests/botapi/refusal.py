"""Refusal: an error as Telegram answers it."""


class Refusal(Exception):
    """The call is refused with this code and description."""

    def __init__(self, code: int, description: str, **parameters: float | None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = {name: value for name, value in parameters.items() if value is not None}

    def to_dict(self) -> dict[str, object]:
        """The body of the response."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:  # retry_after, migrate_to_chat_id
            body["parameters"] = self.parameters
        return body


def bad_request(what: str) -> Refusal:
    """400, as nearly all refusals of wrong parameters are."""
    return Refusal(400, f"Bad Request: {what}")
