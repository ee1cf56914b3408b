"""The service as a process of its own, for tests that kill it and measurements: python -m tests.telegram.bot_process.

Settings come from the environment, as always. `--small` answers from the tests' small checker, which starts at once.
"""

import sys

from bot import service
from tests.telegram.small_checker import SmallChecker

if __name__ == "__main__":
    sys.exit(service.run(checker=SmallChecker() if "--small" in sys.argv else None))
