"""Every error that the fact base and the checker raise, drawn as a tree.

FactsError                 something a person can mend; its text is one line: what, where, what to do
├── InputError             a file, a line or a text that cannot be read as what it should be
│   └── BaseError          a fact file that breaks a rule of the format
├── SourceError            an article that cannot be read
└── StoreError             a database or a backup that cannot be used
    ├── UnusableError      the database itself, for a time perhaps: its line names it, and is for the operator
    ├── ConflictError      somebody else changed the fact in the meantime (in `store.revisions`)
    └── MissingError       there is no such fact or revision (in `store.revisions`)

Not finding a fact and abstaining are no errors: they are answers.
"""


class FactsError(Exception):
    """Something a person can mend; its text is one line that says what, where, and what to do."""


class InputError(FactsError):
    """A file, a line or a text cannot be read as what it should be."""


class BaseError(InputError):
    """A fact file breaks a rule of the format."""


class SourceError(FactsError):
    """An article cannot be read."""


class StoreError(FactsError):
    """A database or a backup cannot be used."""


class UnusableError(StoreError):
    """The database cannot be used now; the line says where it is, which is for the operator alone."""
