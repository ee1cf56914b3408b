"""Messages a second: the service beside a bare echo bot, against the same double with a delay on each call.

Each bot and each double is a process of its own. The messages wait when the bot starts to fetch; the time runs from the
first answer to the last, so that starting up does not count.

    python -m tests.bench.throughput [--messages 400] [--echo-messages 60] [--chats 100] [--small]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from typing import Any

from tests.botapi.double import TOKEN

CLAIM = "the NCA is hiring {number} officers"
SAME = "the NCA is hiring 1,000 officers"


def order(address: str, action: str, **arguments: Any) -> Any:
    """Tell the double to do something."""
    request = urllib.request.Request(
        f"{address}/control/{action}", json.dumps(arguments).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=90) as response:
        return json.load(response)


def measure(command: list[str], messages: int, chats: int, latency_seconds: float, claim: str = CLAIM) -> float:
    """Messages a second that the bot of this command answers."""
    double = subprocess.Popen(
        [sys.executable, "-m", "tests.botapi", "--latency-seconds", str(latency_seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert double.stdout is not None
    address = double.stdout.readline().strip()
    for number in range(messages):
        order(address, "write", chat_id=1 + number % chats, text=claim.format(number=1000 + number))
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "FIGURECHECK_TELEGRAM_TOKEN": TOKEN,
            "FIGURECHECK_TELEGRAM_API_URL": address,
            "FIGURECHECK_DATABASE_URL": f"sqlite:///{folder}/figurecheck.db",
            "FIGURECHECK_LOG_LEVEL": "warning",
        }
        bot = subprocess.Popen([sys.executable, *command], env={**os.environ, **settings})
        try:
            assert bot.poll() is None
            order(address, "wait", sent=messages, seconds=60)
            sent_at: list[float] = [sent["sent_at"] for sent in order(address, "sent")]
        finally:
            bot.terminate()
            bot.wait(20)
            double.terminate()
            double.wait(20)
    return (messages - 1) / (max(sent_at) - min(sent_at))


def main() -> None:
    """Measure both, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--echo-messages", type=int, default=60)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--latency-seconds", type=float, default=0.05)
    parser.add_argument("--small", action="store_true", help="answer from the tests' small checker")
    arguments = parser.parse_args()
    command = ["-m", "tests.telegram.bot_process", *(["--small"] if arguments.small else [])]
    echo = measure(["-m", "tests.bench.echo"], arguments.echo_messages, arguments.chats, arguments.latency_seconds)
    ours = measure(command, arguments.messages, arguments.chats, arguments.latency_seconds)
    same = measure(command, arguments.messages, arguments.chats, arguments.latency_seconds, SAME)
    print(f"echo bot, one by one   {echo:7.1f} messages a second ({arguments.echo_messages} messages)")
    print(f"figurecheck            {ours:7.1f} messages a second ({arguments.messages} messages, each another claim)")
    print(f"times as many          {ours / echo:7.1f}")
    print(
        f"figurecheck            {same:7.1f} messages a second ({arguments.messages} messages, one claim going around)"
    )
    print(f"times as many          {same / echo:7.1f}")


if __name__ == "__main__":
    main()
