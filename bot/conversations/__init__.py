"""Conversations: what moderators do step by step, one file each. Words and taps in, replies out; nothing of Telegram.

conversation  Conversation: what all have; Desk: where somebody works
announcing    how many answers a change corrects, said behind it
merging       two facts that say the same: which one stays
parts         the parts of a fact that is being written
written       how far somebody is with it
settling      the next thing to ask for, or the preview
writing       writing a fact: what is said and tapped, the saving, whose change counts
adding        how a new one is begun
editing       how one that is there is opened
answering     /queue: what people asked and could not be answered
listening     who is in the middle of a dialogue
hearing       one step of somebody's dialogue, from the store and back
sheets        the drafts of an article as they lie before a moderator
drafting      each of them accepted, changed or dropped
"""

from bot.conversations.answering import QUEUEING
from bot.conversations.drafting import DRAFTING
from bot.conversations.hearing import Hearing
from bot.conversations.merging import MERGING
from bot.conversations.writing import WRITING

HEARING = Hearing((MERGING, QUEUEING, WRITING, DRAFTING))
