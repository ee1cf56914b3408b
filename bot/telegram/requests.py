"""HTTP to the Bot API, spread over several connection pools.

httpx walks over all connections of its pool for each request: at 64 requests at once it took 9.8 ms of work for each,
at 8 pools of 8 requests 1.0 ms (2 cores, local server), which is what limits how many messages a second are answered.
"""

import asyncio
import json
from functools import cache
from ssl import SSLContext
from typing import Any

import httpx
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

POOLS = 16
_POOL_CONNECTIONS = 32  # 512 in all: each chat that waits for a response holds one
_CONNECT_SECONDS = 10.0
_POOL_SECONDS = 60.0


@cache
def _certificates() -> SSLContext:
    """Read once for all pools of a process: it takes 20 ms."""
    return httpx.create_ssl_context()


class SpreadRequest(BaseRequest):
    """A request for python-telegram-bot that gives each call to the pool with the fewest under way."""

    def __init__(self, response_seconds: float, pools: int = POOLS) -> None:
        self._requests = [
            HTTPXRequest(
                connection_pool_size=_POOL_CONNECTIONS,
                connect_timeout=_CONNECT_SECONDS,
                read_timeout=response_seconds,
                write_timeout=_CONNECT_SECONDS,
                pool_timeout=_POOL_SECONDS,
                httpx_kwargs={"verify": _certificates()},
            )
            for _ in range(pools)
        ]
        self._under_way = [0] * pools

    @property
    def read_timeout(self) -> float | None:
        """Seconds that a response may take."""
        return self._requests[0].read_timeout

    async def initialize(self) -> None:
        """Open the pools."""
        await asyncio.gather(*(request.initialize() for request in self._requests))

    async def shutdown(self) -> None:
        """Close the pools."""
        await asyncio.gather(*(request.shutdown() for request in self._requests))

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of a response. The library's own would log a payload that is none, whole."""
        try:
            parsed = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call, as BaseRequest has it."""
        pool = min(range(len(self._requests)), key=self._under_way.__getitem__)
        self._under_way[pool] += 1
        try:
            return await self._requests[pool].do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
            )
        finally:
            self._under_way[pool] -= 1
