"""A Bot API double that speaks real HTTP: what Telegram would answer to a bot, and a way to be the people in its chats.

double      BotApi: the whole, in a test's own event loop; `python -m tests.botapi` runs it as a process
chats       chats, people and messages; what people do (write, edit, tap) becomes updates
queue       updates waiting for getUpdates, with Telegram's offsets
methods     what each method does
table       the methods' parameters and their types, strictly (table.yaml)
markup      HTML entities, parsed as Telegram does
faults      429, 500, resets and hangs by plan
server      HTTP in and out
"""

from tests.botapi.double import BotApi, Sent
from tests.botapi.faults import Fault

__all__ = ["BotApi", "Fault", "Sent"]
