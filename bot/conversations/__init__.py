"""Conversations: what moderators do step by step, one file each. Words and taps in, replies out; nothing of Telegram.

conversation  Conversation: what all have; Desk: where somebody works
merging       two facts that say the same: which one stays
answering     /queue: what people asked and could not be answered
hearing       one step of somebody's dialogue, from the store and back
"""

from bot.conversations.answering import QUEUEING
from bot.conversations.hearing import Hearing
from bot.conversations.merging import MERGING

HEARING = Hearing((MERGING, QUEUEING))
