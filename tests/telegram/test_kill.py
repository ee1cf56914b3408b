"""kill -9 while answering. The full measure is python -m tests.bench.kill (20 kills, 200 messages)."""

from pathlib import Path

from tests.botapi.double import TOKEN
from tests.telegram.killing import CLAIM, kill_again_and_again


async def test_kill_loses_nothing(tmp_path: Path) -> None:
    """Killed at three random moments: nothing lost, nothing twice but what was in flight, order kept, logs discreet."""
    outcome = await kill_again_and_again(tmp_path, messages=60, chats=6, kills=3, seed=11)
    assert outcome.kills == 3
    assert (outcome.lost, outcome.unexplained, outcome.disordered) == ([], [], []), str(outcome)
    assert "serving" in outcome.logs
    assert TOKEN.partition(":")[2] not in outcome.logs
    assert CLAIM not in outcome.logs
    assert "Traceback" not in outcome.logs
