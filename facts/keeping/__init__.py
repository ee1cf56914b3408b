"""A large base, kept on disk with its index between starts, so that neither is in memory and neither is made twice.

Beside each fact its statement is kept as it was read, so that no check has to read it. What is kept is never changed.
It is made anew, without a word, where the fact files, the words of the language or the way of keeping changed, and
where any of it is damaged; where the folder cannot be written to it is made in memory, without what was read.

The files, each importing only those above it:

    records       facts in a database, read one by one
    stamps        what a base was made from, and whether it is whole
    kept_base     records and index together, as a base
    places        the folders that they are in, and whose each is
    opening       opening what is kept, or making it
    kept_store    the same for what a store holds, with what was changed since
"""
