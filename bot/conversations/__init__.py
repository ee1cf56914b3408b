"""Conversations: what moderators do step by step, one file each. Words and taps in, replies out; nothing of Telegram.

conversation  Conversation: what all have; Desk: where somebody works
merging       two facts that say the same: which one stays
answering     /queue: what people asked and could not be answered
hearing       one step of somebody's dialogue, from the store and back
parts         the parts of a fact that is being written
writing       writing a fact, new or changed, with a preview; adding and editing begin it
"""

from bot.conversations.answering import QUEUEING
from bot.conversations.hearing import Hearing
from bot.conversations.merging import MERGING
from bot.conversations.writing import FactWriting

WRITING = FactWriting()
HEARING = Hearing((MERGING, QUEUEING, WRITING))
