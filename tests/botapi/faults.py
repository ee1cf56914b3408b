"""Faults by plan: what goes wrong with which call, how often."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal["refuse", "reset_before", "reset_after", "hang"]


@dataclass
class Fault:
    """One thing that goes wrong with a method, perhaps in one chat or with one text, `count` times after `skip` calls.

    "refuse" answers with `code` (429 with `retry_after`), "reset_before" breaks the connection with no effect,
    "reset_after" once the call has had its effect, "hang" never answers.
    """

    kind: Kind
    method: str = "sendMessage"
    chat_id: int | None = None
    contains: str | None = None
    count: int = 1
    skip: int = 0
    code: int = 500
    description: str = "Internal Server Error"
    retry_after: float | None = None  # Telegram gives whole seconds
    migrate_to_chat_id: int | None = None
    hits: int = field(default=0, compare=False)

    def fits(self, method: str, parameters: dict[str, Any]) -> bool:
        """Whether this call is one that can go wrong."""
        return (
            method.lower() == self.method.lower()
            and (self.chat_id is None or str(parameters.get("chat_id")) == str(self.chat_id))
            and (self.contains is None or self.contains in str(parameters.get("text", "")))
        )

    def to_dict(self) -> dict[str, Any]:
        """For a plan given over HTTP."""
        return asdict(self)


class FaultPlan:
    """The faults that are planned; each is used up by the calls that it spoils."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Plan a fault."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Forget all plans."""
        self._faults.clear()

    def take(self, method: str, parameters: dict[str, Any]) -> Fault | None:
        """The fault of this call, if it has one."""
        for fault in self._faults:
            if not fault.fits(method, parameters) or fault.hits >= fault.count:
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.hits += 1
            return fault
        return None
