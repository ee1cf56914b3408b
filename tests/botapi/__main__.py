"""The double as a process: python -m tests.botapi --port 8099 [--latency-seconds 0.05]. It prints its address."""

import argparse
import asyncio
import contextlib

from tests.botapi.double import BotApi
from tests.botapi.server import serving


async def serve(port: int, latency_seconds: float) -> None:
    """Serve until the process is ended."""
    async with serving(BotApi(latency_seconds=latency_seconds), port) as address:
        print(address, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency-seconds", type=float, default=0.0)
    arguments = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(arguments.port, arguments.latency_seconds))
