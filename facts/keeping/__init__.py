"""A large base, kept on disk with its index between starts, so that neither is in memory and neither is made twice.

What is kept is only ever read. It is made anew, without a word, where the fact files, the words of the language or the
way of keeping changed, and where any of it is damaged; where the folder cannot be written to it is made in memory.

The files, each importing only those above it:

    records       facts in a database, read one by one
    stamps        what a base was made from, and whether it is whole
    kept_base     records and index together, as a base
    opening       opening what is kept, or making it
"""
