"""What people ask and the base cannot answer: gathered, shown to moderators, and told when it can.

askers        people by a keyed hash, so that nobody is recognised
gathering     answers that were none become questions in the store
standing      the queue as it stands in the store, whoever changed it
letters       what is written to those who wait, and to the moderators' chat
settling      what is answered after a change of the facts leaves the queue, and those who wait are told
housekeeping  what is old goes; moderators hear of what many ask
questions     Questions: all that conversations need of these
at_work       the questions of a running service, with what looks after them
"""
