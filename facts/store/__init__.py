"""Store: where moderators keep the facts. Nothing is ever overwritten: what a fact was, who changed it and why, stays.

The files, each importing only those above it:

    edits         Edit: what somebody wants to change
    revisions     Revision, Signature: what was changed, by whom, when, why
    people        who may change the facts
    dialogues     where moderators stand in what they do step by step
    letters       messages that wait to be sent
    questions     what people asked and the base could not answer
    notices       who wants to be told when it can
    answers       which messages told which facts
    articles      the texts that facts were drafted from
    chats         which group became which supergroup
    protocol      FactStore: what every store can do
    foreseeing    what an edit would change
    changing      what a change comes to, and what none may do to the base
    memory        a store in memory, which forgets
    proposals     edits that wait for moderators' approval
    records       facts, edits and signatures as JSON
    tables        the tables, and the columns of our own kinds
    engines       an address -> a database engine, as each database wants it
    migrating     the database's tables brought up to this version's
    sql_letters   letters, in SQLite or PostgreSQL
    sql_answers   answers that were given, there
    sql           the store of facts, there
    sql_people    who may change them, there
    sql_dialogues dialogues, there
    sql_proposals proposals, there
    sql_questions what people asked, there
    sql_notices   who wants to be told, there
    sql_articles  those texts, there
    sql_chats     which group became which supergroup, there
    stores        Stores: all of these together
    rows          what a table can hold, looked at before it is put there
    backups       all of it in one file, and back
"""

from facts.store.protocol import FactStore
from facts.store.revisions import Deed, Imported, Kept, Revision, Signature

__all__ = ["Deed", "FactStore", "Imported", "Kept", "Revision", "Signature"]
