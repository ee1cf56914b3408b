"""kill -9 at random moments: the real service as a process, killed while it answers and started again.

The moments are drawn from a seed: after how many answers of a round, and how long after that.
"""

import asyncio
import contextlib
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.botapi import BotApi
from tests.botapi.server import serving

CLAIM = "the NCA is hiring 1,000 officers"
_LATENCY_SECONDS = 0.02
_STILL_ARRIVING_SECONDS = 0.1
_JUST_ANSWERED_SECONDS = 0.05  # the response was on its way to the bot, or being read there


@dataclass
class Outcome:
    """What came of a run."""

    messages: int
    kills: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)  # answered more than once
    unexplained: list[str] = field(default_factory=list)  # of those: not in flight at any kill
    response_ages: list[float] = field(
        default_factory=list
    )  # of those: seconds since the response, where there was one
    disordered: list[int] = field(default_factory=list)  # chats whose answers came out of order
    logs: str = ""

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.messages} messages: {len(self.lost)} lost, {len(self.disordered)} chats out of "
            f"order, {len(self.doubled)} answered twice ({len(self.unexplained)} not in flight at a kill, "
            f"{len(self.response_ages)} answered at most {max(self.response_ages, default=0) * 1000:.0f} ms before it)"
        )


class Killing:
    """One run against one double."""

    def __init__(self, api: BotApi, address: str, folder: Path, seed: int) -> None:
        self._api = api
        self._random = random.Random(seed)
        self._log = folder / "log"
        self._environment = {
            **os.environ,
            "FIGURECHECK_TELEGRAM_TOKEN": api.token,
            "FIGURECHECK_TELEGRAM_API_URL": address,
            "FIGURECHECK_DATABASE_URL": f"sqlite:///{folder}/figurecheck.db",
            "FIGURECHECK_LOG_LEVEL": "debug",
        }
        self._kills: list[float] = []  # when
        self._in_flight: dict[str, float] = {}  # claim -> seconds since the response, negative where there was none
        self._written: list[tuple[int, str]] = []

    async def run(self, messages: int, chats: int, kills: int) -> Outcome:
        """Write the messages in as many rounds as there are kills, with a kill in each, then let the bot finish."""
        killed = 0
        for place in range(kills):
            begin, end = (messages * place // kills, messages * (place + 1) // kills)
            killed += await self._kill_during(range(begin, end), chats)
        bot = await self._start()
        await self._api.wait_until(lambda: self._api.is_confirmed(messages), 30)
        bot.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(bot.wait(), 10) == 0
        return self._sum_up(messages, killed)

    async def _kill_during(self, numbers: range, chats: int) -> int:
        bot = await self._start()
        for number in numbers:
            text = f"{CLAIM} #{number}"
            chat_id = 1 + self._random.randrange(chats)
            self._api.write(chat_id, text)
            self._written.append((chat_id, text))
        enough = len(self._api.sent) + self._random.randrange(len(numbers))
        with contextlib.suppress(AssertionError):
            await self._api.wait_until(lambda: len(self._api.sent) >= enough, 20)
        await asyncio.sleep(self._random.uniform(0, 2 * _LATENCY_SECONDS))  # the moment is random: this is no waiting
        bot.kill()
        at = time.monotonic()
        self._kills.append(at)
        for call in self._api.under_way:
            self._in_flight[read_claim(str(call.get("text", "")))] = -1.0
        for sent in self._api.sent:
            if at - sent.sent_at < _JUST_ANSWERED_SECONDS:
                self._in_flight.setdefault(read_claim(sent.text), at - sent.sent_at)
        await bot.wait()
        return 1

    async def _start(self) -> asyncio.subprocess.Process:
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.telegram.bot_process", "--small", stderr=log, env=self._environment
            )

    def _was_on_its_way(self, sent_at: float) -> bool:
        """Whether the double took a call up only after a kill: the bot had sent it, and it lay in the socket."""
        return any(kill <= sent_at <= kill + _STILL_ARRIVING_SECONDS for kill in self._kills)

    def _sum_up(self, messages: int, kills: int) -> Outcome:
        answered = [(sent.chat_id, read_claim(sent.text)) for sent in self._api.sent]
        times = Counter(answered)
        outcome = Outcome(messages, kills, logs=self._log.read_text())
        outcome.lost = [text for chat_id, text in self._written if (chat_id, text) not in times]
        outcome.doubled = [text for (_, text), count in times.items() if count > 1]
        late = {read_claim(sent.text) for sent in self._api.sent if self._was_on_its_way(sent.sent_at)}
        outcome.unexplained = [text for text in outcome.doubled if text not in self._in_flight and text not in late]
        outcome.response_ages = [age for text in outcome.doubled if (age := self._in_flight.get(text, -1.0)) >= 0]
        for chat in {chat_id for chat_id, _ in self._written}:
            first = list(dict.fromkeys(text for chat_id, text in answered if chat_id == chat))
            if first != [text for chat_id, text in self._written if chat_id == chat]:
                outcome.disordered.append(chat)
        return outcome


def read_claim(answer: str) -> str:
    """The claim that an answer repeats."""
    return answer.partition("“")[2].partition("”")[0]


async def kill_again_and_again(folder: Path, *, messages: int, chats: int, kills: int, seed: int) -> Outcome:
    """A whole run, with a double of its own."""
    api = BotApi(latency_seconds=_LATENCY_SECONDS)
    async with serving(api) as address:
        return await Killing(api, address, folder, seed).run(messages, chats, kills)
